//! All members side by side.

use super::alarm::{Alarm, Downturn, Evidence, stands_out};
use super::delay::DelayLaw;
use super::expected::{Expecting, WinTally};
use super::score::{Network, WinLimits, WinScore, tails};
use super::work::{WorkedLead, accepted};
use crate::policy::ProgrammeRule;
use crate::units::{Decimal, Error, Estimate, MemberId, Order as _, Probability, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// How well each member works its leads, beside what was to be expected of just these leads.
///
/// Members stand in the order of their names: below a few dozen wins a league table is mostly chance.
///
/// # Example
/// ```
/// use leadwerk::partner::{AlarmLevel, DelayLaw, Fate, PartnerTable, WorkedLead};
/// use leadwerk::policy::ProgrammeRule;
/// use leadwerk::units::{Estimate, LeadId, MemberId, Probability, Timestamp};
///
/// // Forty leads that every fifth is won of, and none was.
/// let lead = |number: i64| -> Result<WorkedLead, leadwerk::Error> {
///     let (lead, member) = (LeadId::new(format!("L{number}"))?, MemberId::new("north")?);
///     let (at, fate) = (Timestamp::new(number)?, Fate::Lost { at: Timestamp::new(number + 1)? });
///     Ok(WorkedLead { lead, member, medium: None, at, probability: Probability::new(200_000)?, value: None, fate })
/// };
/// let leads = (0..40).map(lead).collect::<Result<Vec<_>, _>>()?;
/// let rule = ProgrammeRule::standard()?;
/// let table = PartnerTable::of(&leads, &DelayLaw::immediate(), &rule, Timestamp::new(100)?)?;
/// let north = &table.members[0];
/// assert_eq!((north.tally.expected.to_string(), north.tally.won.get()), ("8".to_owned(), 0));
/// assert_eq!(north.alarm.level, AlarmLevel::Red);
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
pub struct PartnerTable {
    /// The members, by name.
    pub members: Vec<PartnerRow>,
    /// All of them together.
    pub network: WinTally,
    /// Actual wins of 100 expected ones in the whole network: the centre of the limits. Far from 100, the probabilities
    /// are off for everybody: see [`WorkedLead::recalibrated`].
    pub centre: Estimate,
    /// How many expected wins the network's word is worth in each score: from 3 to 20, the fewer the more members differ.
    pub prior: Estimate,
    /// By how much members differ beyond chance: the variance of their rates, the network's rate being 1.
    pub spread: Estimate,
    /// The limits at numbers of expected wins from 1 up to beyond the largest: the funnel for a plot.
    pub limits: Vec<WinLimits>,
}

/// One member.
#[crosses]
pub struct PartnerRow {
    /// Who.
    pub member: MemberId,
    /// Expected and actual wins.
    pub tally: WinTally,
    /// Actual wins of 100 expected ones, as they are; nothing below the expected wins of the rule.
    pub ratio: Option<Estimate>,
    /// The score; nothing below the expected wins of the rule.
    pub score: Option<WinScore>,
    /// The score by value: drawn to 100 as if by the usual value; nothing below the expected wins, or without values. A
    /// single large order decides it, so it has no interval.
    pub value_score: Option<Estimate>,
    /// How likely so few wins come, were each lead won with its own probability.
    pub as_few: Probability,
    /// How likely so many do.
    pub as_many: Probability,
    /// Where the ratio lies by chance; nothing below the expected wins of the rule.
    pub limits: Option<WinLimits>,
    /// The evidence that it wins less than expected.
    pub alarm: Alarm,
    /// Whether it wins less lately.
    pub downturn: Downturn,
    /// The evidence that it wins more, now: the same with θ = 1.5, 2, 3.
    pub premium: Estimate,
    /// The highest of that ever.
    pub premium_highest: Estimate,
}

impl PartnerTable {
    /// What was known of all members at a time. The order of the leads makes no difference.
    ///
    /// # Errors
    /// As of [`WinTally::of`]; `POLICY_FAULTY` for a rule with faults.
    pub fn of(leads: &[WorkedLead], delay: &DelayLaw, rule: &ProgrammeRule, until: Timestamp) -> Result<Self, Error> {
        rule.check()?;
        let expecting = Expecting::of(delay, until)?;
        let mut members: BTreeMap<&MemberId, Vec<&WorkedLead>> = BTreeMap::new();
        for lead in accepted(leads, until)? {
            members.entry(&lead.member).or_default().push(lead);
        }
        let mut tallies = Vec::with_capacity(members.len());
        for leads in members.values_mut() {
            leads.order_by(|a, b| (a.at, &a.lead).cmp(&(b.at, &b.lead)));
            tallies.push(WinTally::over(leads, &expecting)?);
        }
        let figures: Vec<_> = tallies.iter().map(WinTally::figures).collect();
        let network = Network::of(&figures);
        let all = tallies
            .iter()
            .skip(1)
            .try_fold(tallies.first().copied(), |sum, tally| sum.map(|sum| sum.merge(tally)).transpose())?;
        let all = all.map_or_else(|| WinTally::over(&[], &expecting), Ok)?;
        let with = Judging { rule, expecting: &expecting, network: &network, usual_value: usual_value(&all) };
        let rows = members.iter().zip(&tallies).map(|((member, leads), tally)| with.row(member, leads, tally));
        let most = figures.iter().fold(1.0_f64, |most, figure| most.max(figure.1));
        Ok(Self {
            members: rows.collect::<Result<_, _>>()?,
            network: all,
            centre: Estimate::of(100.0 * network.ratio),
            prior: Estimate::of(network.prior),
            spread: Estimate::of(network.spread),
            limits: funnel(most, &network)?,
        })
    }

    /// The members whose evidence of winning less than expected stands out at a review, the clearest first: of those it
    /// names, on average at most this share are as good as expected, however many members there are. At fixed dates, and by
    /// the evidence of that date.
    pub fn review(&self, share: Probability) -> Vec<MemberId> {
        let evidence: Vec<_> = self.members.iter().map(|row| row.alarm.evidence).collect();
        let found = stands_out(&evidence, share).into_iter();
        found.filter_map(|place| self.members.get(place)).map(|row| row.member.clone()).collect()
    }
}

/// What one expected win is worth in the network, in minor units.
fn usual_value(all: &WinTally) -> Option<f64> {
    let (due, expected) = (all.value_expected?, f64::from(all.expected));
    let value = due.worth_in(due.currency).ok()? / expected;
    (value.is_finite() && value > 0.0).then_some(value)
}

/// Limits at 24 numbers of expected wins, evenly by their roots.
fn funnel(most: f64, network: &Network) -> Result<Vec<WinLimits>, Error> {
    let root = (1.1 * most).sqrt();
    let at = |step: u32| {
        let place = 1.0 + (root - 1.0) * f64::from(step) / 23.0;
        #[expect(clippy::cast_possible_truncation, reason = "expected wins are far below 10¹²")]
        let thousandths = (place * place * 1e3).round() as i64;
        Ok(WinLimits::of(Decimal::from_millionths(1_000 * thousandths)?, network))
    };
    (0..24).map(at).collect()
}

/// By what a member is judged.
struct Judging<'a> {
    rule: &'a ProgrammeRule,
    expecting: &'a Expecting,
    network: &'a Network,
    usual_value: Option<f64>,
}

impl Judging<'_> {
    fn row(&self, member: &MemberId, leads: &[&WorkedLead], tally: &WinTally) -> Result<PartnerRow, Error> {
        let enough = tally.expected >= self.rule.least_expected && tally.expected > Decimal::ZERO;
        let (won, expected) = tally.figures();
        let score = |()| WinScore::of(tally, Estimate::of(self.network.prior), self.rule.interval);
        let chances: Vec<_> = leads.iter().map(|lead| self.expecting.chance(lead)).collect();
        let (as_few, as_many) = tails(&chances, tally.won.get());
        let evidence = Evidence::of(leads, self.expecting, [self.rule.amber.get(), self.rule.red.get()]);
        Ok(PartnerRow {
            member: member.clone(),
            tally: *tally,
            ratio: enough.then(|| Estimate::of(100.0 * won / expected)),
            score: enough.then_some(()).map(score).transpose()?,
            value_score: if enough { self.value_score(tally) } else { None },
            as_few: Probability::try_from(as_few)?,
            as_many: Probability::try_from(as_many)?,
            limits: enough.then(|| WinLimits::of(tally.expected, self.network)),
            alarm: evidence.alarm,
            downturn: evidence.downturn,
            premium: evidence.premium,
            premium_highest: evidence.premium_highest,
        })
    }

    fn value_score(&self, tally: &WinTally) -> Option<Estimate> {
        let prior = self.network.prior * self.usual_value?;
        let (won, due) = (tally.value_won?, tally.value_expected?);
        let (won, due) = (won.worth_in(won.currency).ok()?, due.worth_in(due.currency).ok()?);
        Some(Estimate::of(100.0 * (prior + won) / (prior + due)))
    }
}
