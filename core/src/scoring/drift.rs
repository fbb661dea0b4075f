//! Whether what is said still comes true.

use crate::numerics::odds::{chance, log_odds};
use crate::units::{Count, Error, Estimate, Language, Order as _, Probability, Timestamp, per_cent};
use leadwerk_macros::crosses;

/// Shifts of the odds that are bet on, as logarithms, and factors.
const SHIFTS: [f64; 6] = [-1.0, -0.5, -0.25, 0.25, 0.5, 1.0];
const FACTORS: [f64; 2] = [0.5, 2.0];
/// So many bets.
const BETS: usize = SHIFTS.len() + FACTORS.len();
/// The same as a number.
const KINDS: f64 = 8.0;

/// What was said of a lead, and what came.
#[crosses]
#[derive(Eq)]
pub struct DriftOutcome {
    /// When it was decided on.
    pub at: Timestamp,
    /// With which probability it was to be won, as said when it was decided on.
    pub said: Probability,
    /// Whether it was won.
    pub won: bool,
}

/// When an alarm is raised.
#[crosses]
#[derive(Copy)]
pub struct DriftRule {
    /// How often a model that is right raises an alarm at any time, at the most.
    pub false_alarms: Probability,
    /// How many days a period has: in each, bets begin anew, so that a late change is seen as well as an early one.
    pub period_days: Count,
}

/// Whether what a model says still comes true.
///
/// Bets against the model are kept: that the odds are a quarter, a half or a whole too high or too low (as logarithms), or
/// too bold or too timid by a factor of 2; all of them anew in each period. What they have won on average is evidence: while
/// the model is right it reaches 1/α with a probability of α at the most, however often one looks (Ville, 1939; e-processes:
/// Ramdas et al., 2023). So the alarm may be looked at as often as one likes, as long as the outcomes come in the order in
/// which the leads were decided on.
#[crosses]
pub struct Drift {
    /// How strong the evidence is now, as a natural logarithm; 0 is none.
    pub evidence: Estimate,
    /// From where on it is an alarm.
    pub alarm_from: Estimate,
    /// When it was one for the first time.
    pub alarm: Option<Timestamp>,
    /// The periods in which leads ended.
    pub periods: Vec<DriftPeriod>,
}

/// What was said and what came in one period.
#[crosses]
pub struct DriftPeriod {
    /// When it began.
    pub begins: Timestamp,
    /// How many leads ended.
    pub leads: Count,
    /// How many were to be won.
    pub said: Estimate,
    /// How many were.
    pub won: Count,
    /// How strong the evidence was at its end, as a natural logarithm.
    pub evidence: Estimate,
}

impl DriftRule {
    /// One false alarm in a hundred lives of a model, periods of 30 days.
    pub fn standard() -> Self {
        Self { false_alarms: Probability::share(1, 100).unwrap_or(Probability::ZERO), period_days: Count::new(30) }
    }
}

/// What all bets have won, as logarithms; those of one kind that began in different periods win alike, so they are one.
struct Bets {
    won: [f64; BETS],
    /// The part of all money that waits for later periods.
    waiting: f64,
    periods: f64,
}

impl Bets {
    const fn none() -> Self {
        Self { won: [f64::NEG_INFINITY; BETS], waiting: 1.0, periods: 0.0 }
    }

    /// A period begins: of the money that there was at the very first, the n-th has 1/(n(n+1)), in even parts.
    fn begin(&mut self) {
        self.periods += 1.0;
        let share = 1.0 / (self.periods * (self.periods + 1.0));
        self.waiting = 1.0 / (self.periods + 1.0);
        let each = (share / KINDS).ln();
        self.won.iter_mut().for_each(|won| *won = sum(*won, each));
    }

    fn win(&mut self, said: f64, came: bool) {
        self.won.iter_mut().zip(gains(said, came)).for_each(|(won, gain)| *won += gain);
    }

    /// The logarithm of all money.
    fn evidence(&self) -> f64 {
        self.won.iter().fold(self.waiting.ln(), |all, won| sum(all, *won))
    }
}

/// ln(eᵃ + eᵇ).
fn sum(a: f64, b: f64) -> f64 {
    let (most, least) = (a.max(b), a.min(b));
    if most == f64::NEG_INFINITY { most } else { most + (least - most).exp().ln_1p() }
}

impl Drift {
    /// Looks at outcomes in the order in which the leads were decided on.
    ///
    /// Give only leads that were decided on so long ago that each has had its time to end, and of those all: losses come
    /// sooner than wins, and in the order of their ends even a model that is right looks too bold at first.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` for a rule that cannot be kept.
    pub fn of(rule: &DriftRule, outcomes: &[DriftOutcome]) -> Result<Self, Error> {
        Estimate::of(rule.false_alarms.into()).within("false_alarms", 1e-6, 0.5)?;
        Estimate::of(rule.period_days.get().into()).within("period_days", 1.0, 3_650.0)?;
        let mut sorted: Vec<&DriftOutcome> = outcomes.iter().collect();
        sorted.order_by_key(|of| (of.at, of.said, of.won));
        let length = i64::from(rule.period_days.get()) * 86_400_000;
        let alarm_from = -f64::from(rule.false_alarms).ln();
        let (mut bets, mut alarm) = (Bets::none(), None);
        let mut periods: Vec<DriftPeriod> = Vec::new();
        // What comes at one instant is looked at as one: its rows have no order of their own.
        for instant in sorted.chunk_by(|a, b| a.at == b.at) {
            let Some(at) = instant.first().map(|of| of.at) else { continue };
            let begins = Timestamp::new(at.milliseconds().div_euclid(length) * length)?;
            if periods.last().is_none_or(|period| period.begins != begins) {
                bets.begin();
                let (said, evidence) = (Estimate::ZERO, Estimate::ZERO);
                periods.push(DriftPeriod { begins, leads: Count::new(0), said, won: Count::new(0), evidence });
            }
            let Some(period) = periods.last_mut() else { continue };
            for of in instant {
                bets.win(of.said.into(), of.won);
                period.leads = Count::saturating(period.leads.get().saturating_add(1));
                period.said = Estimate::of(period.said.get() + f64::from(of.said));
                period.won = Count::saturating(period.won.get().saturating_add(of.won.into()));
            }
            period.evidence = Estimate::of(bets.evidence());
            if bets.evidence() >= alarm_from {
                alarm = alarm.or(Some(at));
            }
        }
        let evidence = bets.evidence();
        Ok(Self { evidence: Estimate::of(evidence), alarm_from: Estimate::of(alarm_from), alarm, periods })
    }

    /// What it says, for people.
    pub fn sentence(&self, language: Language) -> String {
        let (said, won, leads) = self.periods.iter().fold((0.0, 0, 0_u32), |(said, won, leads), of| {
            (said + of.said.get(), won + of.won.get(), leads.saturating_add(of.leads.get()))
        });
        let share = |part: f64| {
            let share = if leads > 0 { (part / f64::from(leads)).clamp(0.0, 1.0) } else { 0.0 };
            Probability::try_from(share).map_or_else(|_| String::new(), |share| per_cent(share, language))
        };
        let (said, won) = (share(said), share(won.into()));
        match (language, self.alarm) {
            (Language::English, Some(at)) => {
                format!(
                    "What is said no longer comes true since {at}: said {said} of {leads} leads, won {won}; learn anew."
                )
            }
            (Language::English, None) => {
                format!("Nothing says that the model is wrong: said {said} of {leads} leads, won {won}.")
            }
            (Language::German, Some(at)) => {
                format!(
                    "Was gesagt wird, trifft seit {at} nicht mehr zu: gesagt {said} von {leads} Leads, gewonnen {won}; neu lernen."
                )
            }
            (Language::German, None) => {
                format!("Nichts spricht gegen das Modell: gesagt {said} von {leads} Leads, gewonnen {won}.")
            }
        }
    }
}

/// What each bet wins by an outcome, as a logarithm: how much more likely it made it than the model.
fn gains(said: f64, won: bool) -> [f64; BETS] {
    let said = said.clamp(1e-6, 1.0 - 1e-6);
    let odds = log_odds(said);
    let mut gains = [0.0; BETS];
    let others = SHIFTS.map(|shift| odds + shift).into_iter().chain(FACTORS.map(|factor| odds * factor));
    for (gain, other) in gains.iter_mut().zip(others) {
        let chance = chance(other);
        *gain = if won { (chance / said).ln() } else { ((1.0 - chance) / (1.0 - said)).ln() };
    }
    gains
}

#[cfg(test)]
mod tests;
