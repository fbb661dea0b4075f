//! Tiers of the programme: who might go up or down.

use super::alarm::AlarmLevel;
use super::score::WinScore;
use super::work::days;
use crate::policy::{ProgrammeRule, TierRule};
use crate::units::{Decimal, Error, Money, Probability, TierId, Timestamp, Words};
use leadwerk_macros::crosses;

/// What a tier is proposed by.
#[crosses]
pub struct TierCase {
    /// The tier the member is at.
    pub tier: TierId,
    /// Since when.
    pub since: Timestamp,
    /// Its score, as [`super::PartnerRow`] has it.
    pub score: Option<WinScore>,
    /// How many wins were expected of it.
    pub expected: Decimal,
    /// Its turnover of a year; nothing where nobody knows it.
    pub turnover: Option<Money>,
    /// Its alarm.
    pub alarm: AlarmLevel,
}

/// What is proposed.
#[crosses]
pub enum TierStep {
    /// It stays where it is.
    Stay,
    /// One tier up.
    Promote,
    /// One tier down.
    Demote,
    /// A person is to look at it first: nothing is proposed while the alarm is red.
    Review,
}

/// Why.
#[crosses]
pub enum TierReason {
    /// The alarm is red.
    RedAlarm,
    /// The alarm is amber: no promotion.
    AmberAlarm,
    /// It has not been at its tier for long enough.
    TooSoon,
    /// Too few wins were expected of it to have a score.
    TooLittle,
    /// Its score is surely above the limit of the next tier.
    ScoreAbove,
    /// Its score is not surely above it.
    ScoreNotAbove,
    /// Its score is surely below the limit of its own tier.
    ScoreBelow,
    /// Its turnover reaches the next tier.
    TurnoverReached,
    /// It does not.
    TurnoverNotReached,
    /// Its turnover is below the limit of its own tier.
    TurnoverBelow,
    /// There is no higher tier.
    Highest,
}

/// A proposal: at most one tier up or down, with its reasons. A person decides.
///
/// Limits down lie below limits up, each must be met surely, and a tier lasts its least time: so a member on the edge does
/// not go to and fro.
#[crosses]
#[derive(Eq)]
pub struct TierProposal {
    /// What is proposed.
    pub step: TierStep,
    /// The tier it would be at then.
    pub tier: TierId,
    /// What people call this tier.
    pub name: String,
    /// How likely its score is above the limit of the next tier; nothing without a score or a limit.
    pub above: Option<Probability>,
    /// How likely it is below the limit of its own.
    pub below: Option<Probability>,
    /// Why.
    pub reasons: Vec<TierReason>,
}

impl TierProposal {
    /// What the figures of a member propose at a time.
    ///
    /// # Errors
    /// `POLICY_FAULTY` for a rule with faults; `UNKNOWN_NAME` for a tier that is not in it; `AMOUNT_NEGATIVE`,
    /// `CURRENCY_MISMATCH` for the turnover.
    pub fn of(figures: &TierCase, rule: &ProgrammeRule, now: Timestamp) -> Result<Self, Error> {
        let case = figures;
        rule.check()?;
        let Some((place, here)) = rule.tier(&case.tier) else {
            let allowed: Words = rule.tiers.iter().map(|tier| &tier.id).collect();
            return Err(Error::UnknownName { what: "tier".into(), name: (&case.tier).into(), allowed });
        };
        let enough = case.expected >= rule.least_expected;
        let score = case.score.filter(|_| enough);
        let (own, next) = (Some(here).filter(|_| place > 0), rule.tiers.get(place + 1));
        let above = next.and_then(|tier| tier.promote_score).zip(score).map(|(limit, score)| score.above(limit));
        let below = own.and_then(|tier| tier.demote_score).zip(score).map(|(limit, score)| score.below(limit));
        let (above, below) = (above.transpose()?, below.transpose()?);
        let say = |step, tier: &TierRule, reasons| {
            let (tier, name) = (tier.id.clone(), tier.name.clone());
            Self { step, tier, name, above, below, reasons }
        };
        if case.alarm == AlarmLevel::Red {
            return Ok(say(TierStep::Review, here, vec![TierReason::RedAlarm]));
        }
        if days(case.since, now) < f64::from(rule.dwell_days.get()) {
            return Ok(say(TierStep::Stay, here, vec![TierReason::TooSoon]));
        }
        let down = own.map_or_else(|| Ok(Vec::new()), |tier| falls(tier, case, below, rule))?;
        if let Some(lower) = place.checked_sub(1).and_then(|lower| rule.tiers.get(lower)).filter(|_| !down.is_empty()) {
            return Ok(say(TierStep::Demote, lower, down));
        }
        let Some(next) = next else { return Ok(say(TierStep::Stay, here, vec![TierReason::Highest])) };
        let (reached, missing) = rises(next, case, above, rule)?;
        if missing.is_empty() {
            return Ok(say(TierStep::Promote, next, reached));
        }
        Ok(say(TierStep::Stay, here, missing))
    }
}

/// Why it falls below its own tier.
fn falls(
    tier: &TierRule,
    case: &TierCase,
    below: Option<Probability>,
    rule: &ProgrammeRule,
) -> Result<Vec<TierReason>, Error> {
    let mut reasons = Vec::new();
    if below.is_some_and(|below| below >= rule.demote_sure) {
        reasons.push(TierReason::ScoreBelow);
    }
    if reaches(case, tier.demote_turnover)? == Some(false) {
        reasons.push(TierReason::TurnoverBelow);
    }
    Ok(reasons)
}

/// What speaks for the next tier, and what is missing.
fn rises(
    tier: &TierRule,
    case: &TierCase,
    above: Option<Probability>,
    rule: &ProgrammeRule,
) -> Result<(Vec<TierReason>, Vec<TierReason>), Error> {
    let (mut reached, mut missing) = (Vec::new(), Vec::new());
    if case.alarm == AlarmLevel::Amber {
        missing.push(TierReason::AmberAlarm);
    }
    if tier.promote_score.is_some() {
        match above {
            None => missing.push(TierReason::TooLittle),
            Some(above) if above >= rule.promote_sure => reached.push(TierReason::ScoreAbove),
            Some(_) => missing.push(TierReason::ScoreNotAbove),
        }
    }
    if tier.promote_turnover.is_some() {
        match reaches(case, tier.promote_turnover)? {
            Some(true) => reached.push(TierReason::TurnoverReached),
            Some(false) | None => missing.push(TierReason::TurnoverNotReached),
        }
    }
    Ok((reached, missing))
}

/// Whether the turnover reaches a limit; nothing without either.
fn reaches(case: &TierCase, limit: Option<Money>) -> Result<Option<bool>, Error> {
    let Some((turnover, limit)) = case.turnover.zip(limit) else { return Ok(None) };
    turnover.worth_in(limit.currency)?;
    Ok(Some(turnover.minor >= limit.minor))
}
