//! How long winning takes.

use super::work::{Fate, WorkedLead, accepted, days};
use crate::pipeline::{Incidence, Spell};
use crate::units::{CauseId, Count, Error, Estimate, Probability, Text, Timestamp};
use leadwerk_macros::crosses;

/// The longest time that winning may take: ten years.
const LONGEST: u32 = 3_660;

/// Nothing is taken for more certain than this: a single lead must not decide about a member.
const SUREST: f64 = 0.99;

/// How long winning takes: of the leads that are won, the share that is won by each age.
///
/// Between two ages the share grows evenly; what stands at age 0 is won at once, with the acceptance. The last age is the
/// horizon, its share 1: from then on nothing more is expected of a lead.
///
/// Learn it from an earlier time than the one that is judged: what members are judged by must not hang on how they work
/// now.
///
/// # Example
/// ```
/// use leadwerk::partner::DelayLaw;
/// use leadwerk::units::{Count, Estimate};
///
/// let law = DelayLaw::uniform(Count::new(90))?;
/// assert_eq!(law.share(Estimate::new(30.0)?)?.to_string(), "33.3333 %");
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
#[derive(Eq)]
pub struct DelayLaw {
    /// Ages in days since the acceptance, from 0 on, rising; the last is the horizon.
    pub days: Vec<Count>,
    /// The share won by then, never falling, at last 1.
    pub shares: Vec<Probability>,
}

impl DelayLaw {
    /// Winning is as likely on each day up to the horizon: from 1 day to 3,660.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`.
    pub fn uniform(horizon_days: Count) -> Result<Self, Error> {
        within(horizon_days)?;
        Ok(Self { days: vec![Count::new(0), horizon_days], shares: vec![Probability::ZERO, Probability::ONE] })
    }

    /// Winning takes no time: for leads that are all decided, and of which no times are known. They are judged in the order
    /// of acceptance. Leave open leads out: of them as much would be expected as of the others.
    pub fn immediate() -> Self {
        Self { days: vec![Count::new(0)], shares: vec![Probability::ONE] }
    }

    /// What was seen until a time: the cumulative incidence of winning (Aalen and Johansen, 1978), with open and recalled
    /// leads as censored and lost ones as ended in another way, by whole days, as a share of what it comes to at the horizon.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` where no lead was won within the horizon, or it is not from 1 to 3,660 days; `SPELL_REVERSED`,
    /// `DUPLICATE_DEAL`.
    pub fn of(leads: &[WorkedLead], horizon_days: Count, until: Timestamp) -> Result<Self, Error> {
        within(horizon_days)?;
        let (won, lost) = (CauseId::new("won")?, CauseId::new("lost")?);
        let spell = |lead: &WorkedLead| {
            let fate = lead.fate.as_of(until);
            let cause = match fate {
                Fate::Won { .. } => Some(won.clone()),
                Fate::Lost { .. } => Some(lost.clone()),
                Fate::Open {} | Fate::Recalled { .. } => None,
            };
            let left = Estimate::of(days(lead.at, fate.ended().unwrap_or(until)));
            Spell { entered: Estimate::ZERO, left, cause }
        };
        let spells: Vec<_> = accepted(leads, until)?.into_iter().map(spell).collect();
        let curve = if spells.is_empty() { None } else { Some(Incidence::of(&spells)?) };
        let by = |day: u32| {
            let at = curve.as_ref()?.at(Estimate::of(day.into()));
            at.causes.iter().find(|cause| cause.cause == won).map(|cause| cause.incidence.value.get())
        };
        let all = by(horizon_days.get()).unwrap_or(0.0);
        if all <= 0.0 {
            let text = |number: usize| Text::from(number.to_string());
            let (value, least, most) = (text(0), text(1), text(leads.len().max(1)));
            return Err(Error::FigureOutOfRange { what: "leads won within the horizon".into(), value, least, most });
        }
        let share = |day| Probability::try_from((by(day).unwrap_or(0.0) / all).clamp(0.0, 1.0));
        let shares = (0..=horizon_days.get()).map(share).collect::<Result<Vec<_>, _>>()?;
        Ok(Self::bent(&shares))
    }

    /// A share for each day, without the days between two others of the same share.
    fn bent(shares: &[Probability]) -> Self {
        let same = |one: Option<&Probability>, other: &Probability| one == Some(other);
        let (mut days, mut kept) = (Vec::new(), Vec::new());
        for ((place, day), share) in
            shares.iter().enumerate().zip(0..).map(|((place, share), day)| ((place, day), share))
        {
            let before = place.checked_sub(1).and_then(|place| shares.get(place));
            let flat = same(before, share) && same(shares.get(place + 1), share);
            if !flat {
                days.push(Count::new(day));
                kept.push(*share);
            }
        }
        Self { days, shares: kept }
    }

    /// The share won by an age in days.
    ///
    /// # Errors
    /// As of [`DelayLaw::check`]; `AGE_NEGATIVE`.
    pub fn share(&self, age: Estimate) -> Result<Probability, Error> {
        if age.get() < 0.0 {
            return Err(Error::AgeNegative { what: "age".into(), value: Text::from(age.to_string()) });
        }
        Probability::try_from(self.law()?.share(age.get()))
    }

    /// Whether it can be.
    ///
    /// # Errors
    /// `COLUMNS_UNEQUAL`, `AGES_UNORDERED`; `FIGURE_OUT_OF_RANGE` where a share falls, the last is not 1, or the horizon is
    /// beyond 3,660 days.
    pub fn check(&self) -> Result<(), Error> {
        let length = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let (expected, given) = (length(self.days.len()), length(self.shares.len()));
        if expected != given {
            return Err(Error::ColumnsUnequal { column: "shares".into(), expected, given });
        }
        let rise = self.days.iter().zip(self.days.iter().skip(1)).all(|(day, next)| day < next);
        if !rise || self.days.first() != Some(&Count::new(0)) {
            let ages: Vec<_> = self.days.iter().map(ToString::to_string).collect();
            return Err(Error::AgesUnordered { ages: ages.join(", ").into() });
        }
        let mut before = 0.0;
        for &share in &self.shares {
            Estimate::of(share.into()).within("shares", before, 1.0)?;
            before = share.into();
        }
        Estimate::of(before).within("the last of shares", 1.0, 1.0)?;
        let horizon = self.days.last().map_or(0, |day| day.get());
        Estimate::of(horizon.into()).within("days", 0.0, LONGEST.into())
    }

    /// Checked, and ready to reckon with.
    pub(super) fn law(&self) -> Result<Law, Error> {
        self.check()?;
        let knots = self.days.iter().zip(&self.shares).map(|(day, &share)| (f64::from(day.get()), share.into()));
        let knots: Vec<(f64, f64)> = knots.collect();
        Ok(Law { first: knots.first().map_or(0.0, |knot| knot.1), knots })
    }
}

fn within(horizon_days: Count) -> Result<(), Error> {
    Estimate::of(horizon_days.get().into()).within("horizon_days", 1.0, LONGEST.into())
}

/// A checked law.
pub(super) struct Law {
    /// Ages and shares.
    knots: Vec<(f64, f64)>,
    /// The share won at once.
    first: f64,
}

impl Law {
    /// The last age of which anything is expected.
    pub(super) fn horizon(&self) -> f64 {
        self.knots.last().map_or(0.0, |knot| knot.0)
    }

    /// The share won by an age.
    pub(super) fn share(&self, age: f64) -> f64 {
        let after = self.knots.partition_point(|knot| knot.0 <= age);
        let Some(&(begin, low)) = after.checked_sub(1).and_then(|place| self.knots.get(place)) else { return 0.0 };
        match self.knots.get(after) {
            Some(&(end, high)) => low + (high - low) * (age - begin) / (end - begin),
            None => 1.0,
        }
    }

    /// How likely a lead is won by an age.
    pub(super) fn chance(&self, probability: Probability, age: f64) -> f64 {
        sure(probability) * self.share(age)
    }

    /// How many wins were to be expected of a lead that could be won up to an age, in millionths: what makes actual less
    /// expected wins a fair game at any time. Where winning takes time, that is the cumulative hazard −ln(1 − p G); what is
    /// won at once with a probability counts that probability.
    pub(super) fn expected(&self, probability: Probability, age: f64) -> i64 {
        let p = sure(probability);
        let at_once = p * self.first;
        let hazard = at_once + (-at_once).ln_1p() - (-p * self.share(age)).ln_1p();
        #[expect(clippy::cast_possible_truncation, reason = "at most 4.7 million")]
        let millionths = (hazard * 1e6).round() as i64;
        millionths
    }
}

/// As a plain number, and never for certain.
pub(super) fn sure(probability: Probability) -> f64 {
    f64::from(probability).min(SUREST)
}
