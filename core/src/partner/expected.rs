//! Expected and actual wins.

use super::delay::{DelayLaw, Law};
use super::work::{DAY, Fate, WorkedLead, accepted, days};
use crate::units::{Count, Decimal, Error, Money, Timestamp};
use leadwerk_macros::crosses;

/// How many wins were expected by a time, and how many came: sums that are whole numbers of millionths, so that two of
/// them add up to exactly what one pass over all leads gives.
///
/// Expected is what was to be expected so far of each lead, with the probability of its hand-over: of an open one up to
/// its age, of a won one up to its win, of a recalled one up to then, and of a lost one on and on up to the horizon. So
/// neither quick nor slow losses help, and leads that lie about count.
///
/// # Example
/// ```
/// use leadwerk::partner::{DelayLaw, Fate, WinTally, WorkedLead};
/// use leadwerk::units::{Estimate, LeadId, MemberId, Probability, Timestamp};
///
/// let lead = |lead, fate| -> Result<WorkedLead, leadwerk::Error> {
///     let (lead, member, at) = (LeadId::new(lead)?, MemberId::new("north")?, Timestamp::new(0)?);
///     Ok(WorkedLead { lead, member, medium: None, at, probability: Probability::new(200_000)?, value: None, fate })
/// };
/// let leads = [lead("L1", Fate::Won { at: Timestamp::new(9)? })?, lead("L2", Fate::Open {})?];
/// let tally = WinTally::of(&leads, &DelayLaw::immediate(), Timestamp::new(10)?)?;
/// assert_eq!((tally.won.get(), tally.open.get(), tally.expected.to_string()), (1, 1, "0.4".to_owned()));
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
#[derive(Copy, Eq)]
pub struct WinTally {
    /// How many leads were accepted.
    pub leads: Count,
    /// Of these, how many are worked still.
    pub open: Count,
    /// How many were won.
    pub won: Count,
    /// How many were lost, expired or given back.
    pub lost: Count,
    /// How many were recalled.
    pub recalled: Count,
    /// How many wins were expected so far.
    pub expected: Decimal,
    /// The variance of the number of wins, were all as expected.
    pub variance: Decimal,
    /// What the won leads were worth at their hand-over; nothing where no lead has a value.
    pub value_won: Option<Money>,
    /// What was expected of all that have a value.
    pub value_expected: Option<Money>,
}

impl WinTally {
    /// Sums up what was known at a time.
    ///
    /// # Errors
    /// As of [`DelayLaw::check`]; `SPELL_REVERSED`, `DUPLICATE_DEAL`; `AMOUNT_NEGATIVE`, `CURRENCY_MISMATCH`,
    /// `AMOUNT_OUT_OF_RANGE`.
    pub fn of(leads: &[WorkedLead], delay: &DelayLaw, until: Timestamp) -> Result<Self, Error> {
        let expecting = Expecting::of(delay, until)?;
        Self::over(&accepted(leads, until)?, &expecting)
    }

    /// The same from leads that are checked.
    pub(super) fn over(leads: &[&WorkedLead], expecting: &Expecting) -> Result<Self, Error> {
        leads.iter().try_fold(Self::empty(), |sum, lead| sum.merge(&Self::one(lead, expecting)?))
    }

    const fn empty() -> Self {
        let (none, zero) = (Count::new(0), Decimal::ZERO);
        Self {
            leads: none,
            open: none,
            won: none,
            lost: none,
            recalled: none,
            expected: zero,
            variance: zero,
            value_won: None,
            value_expected: None,
        }
    }

    fn one(lead: &WorkedLead, expecting: &Expecting) -> Result<Self, Error> {
        let (one, mut sum) = (Count::new(1), Self { leads: Count::new(1), ..Self::empty() });
        let fate = lead.fate.as_of(expecting.until);
        match fate {
            Fate::Open {} => sum.open = one,
            Fate::Won { .. } => sum.won = one,
            Fate::Lost { .. } => sum.lost = one,
            Fate::Recalled { .. } => sum.recalled = one,
        }
        let (expected, chance) = (expecting.expected(lead, expecting.until), expecting.chance(lead));
        sum.expected = Decimal::from_millionths(expected)?;
        sum.variance = Decimal::from_millionths(millionths(chance * (1.0 - chance)))?;
        if let Some(value) = lead.value {
            let worth = value.worth_in(value.currency)?;
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "an estimate of money")]
            let due = (worth * expected as f64 / 1e6).round() as i64;
            let won = matches!(fate, Fate::Won { .. });
            sum.value_won = Some(if won { value } else { Money::zero(value.currency) });
            sum.value_expected = Some(Money::new(due, value.currency.as_str())?);
        }
        Ok(sum)
    }

    /// Both together: exactly what one pass over the leads of both gives.
    ///
    /// # Errors
    /// `CURRENCY_MISMATCH`, `AMOUNT_OUT_OF_RANGE`; `NUMBER_OUT_OF_RANGE` beyond all wins of the world.
    pub fn merge(&self, other: &Self) -> Result<Self, Error> {
        let count = |a: Count, b: Count| Count::saturating(u64::from(a.get()) + u64::from(b.get()));
        let number = |a: Decimal, b: Decimal| Decimal::from_millionths(a.millionths().saturating_add(b.millionths()));
        let money = |a: Option<Money>, b: Option<Money>| match (a, b) {
            (Some(a), Some(b)) => a.plus(b).map(Some),
            (one, other) => Ok(one.or(other)),
        };
        Ok(Self {
            leads: count(self.leads, other.leads),
            open: count(self.open, other.open),
            won: count(self.won, other.won),
            lost: count(self.lost, other.lost),
            recalled: count(self.recalled, other.recalled),
            expected: number(self.expected, other.expected)?,
            variance: number(self.variance, other.variance)?,
            value_won: money(self.value_won, other.value_won)?,
            value_expected: money(self.value_expected, other.value_expected)?,
        })
    }

    /// Actual and expected wins, for reckoning.
    pub(super) fn figures(&self) -> (f64, f64) {
        (self.won.get().into(), self.expected.into())
    }
}

/// By what is expected, and when.
pub(super) struct Expecting {
    law: Law,
    pub(super) until: Timestamp,
}

impl Expecting {
    pub(super) fn of(delay: &DelayLaw, until: Timestamp) -> Result<Self, Error> {
        Ok(Self { law: delay.law()?, until })
    }

    /// How many wins were expected of a lead by an instant up to `until`, in millionths.
    pub(super) fn expected(&self, lead: &WorkedLead, at: Timestamp) -> i64 {
        let age = days(lead.at, lead.at_risk_until(self.until).min(at));
        if age < 0.0 {
            return 0;
        }
        self.law.expected(lead.probability, age)
    }

    /// When a lead was won, as far as was known. Where winning takes no time, it was so with the acceptance, whatever its
    /// row says: else all would be expected before anything could come.
    pub(super) fn won_at(&self, lead: &WorkedLead) -> Option<Timestamp> {
        match lead.fate.as_of(self.until) {
            Fate::Won { at } => Some(if self.law.horizon() > 0.0 { at } else { lead.at }),
            _ => None,
        }
    }

    /// Whether nothing more is expected of a lead from an instant on.
    pub(super) fn is_over(&self, lead: &WorkedLead, at: Timestamp) -> bool {
        at >= lead.at_risk_until(self.until).min(self.horizon(lead))
    }

    /// From when on nothing more is expected of a lead.
    pub(super) fn horizon(&self, lead: &WorkedLead) -> Timestamp {
        #[expect(clippy::cast_possible_truncation, reason = "at most ten years")]
        let horizon = (self.law.horizon() * DAY) as i64;
        lead.at.plus(horizon).unwrap_or(Timestamp::MAX)
    }

    /// How likely a lead is won by `until`, were it as expected; whether it was makes no difference.
    pub(super) fn chance(&self, lead: &WorkedLead) -> f64 {
        let end = match lead.fate.as_of(self.until) {
            Fate::Recalled { at } => at,
            _ => self.until,
        };
        self.law.chance(lead.probability, days(lead.at, end))
    }
}

fn millionths(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 47 million")]
    let millionths = (number * 1e6).round() as i64;
    millionths
}
