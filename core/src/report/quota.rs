//! Target beside actual, and what is to be expected at the end.

use super::document::Document;
use super::happened::{Happened, Happenings, Step};
use super::period::Period;
use super::say::Say;
use super::tables::{Counting, quota_blocks};
use crate::numerics::beta::{Beta, normal_below, normal_quantile};
use crate::policy::{QuotaGoal, QuotaRule, QuotaUnit, Rules};
use crate::units::{Count, Error, Money, Probability};
use leadwerk_macros::crosses;

/// The probability with which the end lies in the range of a forecast.
const RANGE: f64 = 0.8;

/// How a quota stands at the end of a period, or now where the period is not over.
#[crosses]
#[derive(Eq)]
pub struct QuotaState {
    /// What is to be reached.
    pub quota: QuotaRule,
    /// What is reached by then, of what is asked for.
    pub reached: QuotaGoal,
    /// What would be reached if all working days brought the same.
    pub due: QuotaGoal,
    /// The share of its working days that is over; of today as much as the clock shows.
    pub elapsed: Probability,
    /// Whether its last day is over: days on which nobody works may still bring something after the last working day.
    pub over: bool,
    /// How it will end; nothing before a working day is over, or while only others are left, and for revenue nothing before the
    /// second win.
    pub forecast: Option<QuotaForecast>,
}

/// How a quota will end, if things go on as they did.
///
/// Counts are taken for independent of each other, at a rate that is known only from what came so far (Jeffreys' prior;
/// what is to come is negative binomial then); revenue for a normal sum of orders like those so far. Neither knows of
/// seasons, nor of the deals that are open: for these ask `StageModel.forecast`.
#[crosses]
#[derive(Copy, Eq)]
pub struct QuotaForecast {
    /// With a probability of 90 % it will be at least this.
    pub low: QuotaGoal,
    /// As likely more as less.
    pub middle: QuotaGoal,
    /// With a probability of 10 % it will be this or more.
    pub high: QuotaGoal,
    /// The probability that it is reached.
    pub attained: Probability,
}

/// Targets, what is reached of them, and how they will end.
#[crosses]
#[derive(Eq)]
pub struct QuotaReport {
    /// From when until when.
    pub period: Period,
    /// The quotas that have a day in the period, in the order of the policy.
    pub quotas: Vec<QuotaState>,
}

impl QuotaReport {
    pub(super) fn of(counting: Counting<'_>) -> Result<Self, Error> {
        Ok(Self { period: counting.period, quotas: counting.quotas(|_| true)? })
    }

    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let title = say.pick("Targets", "Ziele").to_owned();
        let mut page = Document::new(say.language, title, say.until(self.period));
        if self.quotas.is_empty() {
            page.text(
                say.pick("The rules name no target for this time.", "Für diese Zeit nennen die Regeln kein Ziel."),
            );
        }
        quota_blocks(&mut page, &self.quotas, say);
        page
    }
}

/// What counted for a quota so far.
#[derive(Default)]
struct Sums {
    wins: f64,
    minor: i64,
    squares: f64,
}

impl QuotaState {
    pub(super) fn of(quota: &QuotaRule, counting: Counting<'_>) -> Result<Self, Error> {
        let Counting { all, rules, period } = counting;
        let whole = Period::new(quota.first, quota.last);
        let over = Period { first: quota.first, last: quota.last.min(period.last), ..period };
        let counted = counting.happened(over)?.iter().filter(|happened| quota.counts(all, happened));
        let sums = counted.fold(Sums::default(), Sums::with);
        let (elapsed, share, a_day) = elapsed(rules, over, whole)?;
        #[expect(clippy::cast_precision_loss, reason = "amounts are below 2⁵³")]
        let target = quota.goal.amount() as f64;
        let reached = match quota.goal {
            QuotaGoal::Revenue { .. } => sums.minor,
            #[expect(clippy::cast_possible_truncation, reason = "a count")]
            _ => sums.wins as i64,
        };
        let ended = over.known.is_none_or(|known| rules.calendar().day_of(known).is_ok_and(|day| day > quota.last));
        let ended = ended && period.last >= quota.last;
        let told = a_day && (ended || elapsed < Probability::ONE);
        Ok(Self {
            quota: quota.clone(),
            over: ended,
            reached: quota.goal.with(reached)?,
            due: quota.goal.with(whole_number(target * share))?,
            elapsed,
            forecast: if told { sums.forecast(quota.goal, share)? } else { None },
        })
    }
}

impl Sums {
    fn with(self, happened: &Happened) -> Self {
        let minor = happened.value.map_or(0, |value| value.minor.get());
        #[expect(clippy::cast_precision_loss, reason = "amounts are below 2⁵³")]
        let value = minor as f64;
        Self {
            wins: self.wins + 1.0,
            minor: self.minor.saturating_add(minor),
            squares: value.mul_add(value, self.squares),
        }
    }

    fn forecast(&self, goal: QuotaGoal, elapsed: f64) -> Result<Option<QuotaForecast>, Error> {
        let tail = (1.0 - RANGE) / 2.0;
        #[expect(clippy::cast_precision_loss, reason = "amounts are below 2⁵³")]
        let (target, minor) = (goal.amount() as f64, self.minor as f64);
        let revenue = matches!(goal, QuotaGoal::Revenue { .. });
        if elapsed <= 0.0 || revenue && self.wins < 2.0 {
            return Ok(None);
        }
        let (reached, ahead) =
            if revenue { (minor, self.value_ahead(elapsed)) } else { (self.wins, Ahead::Leads(self.wins, elapsed)) };
        let at = |probability: f64| goal.with(whole_number(reached + ahead.quantile(probability)));
        let attained = if target <= reached { 1.0 } else { ahead.at_least(target - reached) };
        Ok(Some(QuotaForecast {
            low: at(tail)?,
            middle: at(0.5)?,
            high: at(1.0 - tail)?,
            attained: Probability::try_from(attained.clamp(0.0, 1.0))?,
        }))
    }

    /// The sum of the orders to come: as many as wins to come, each like those so far.
    fn value_ahead(&self, elapsed: f64) -> Ahead {
        #[expect(clippy::cast_precision_loss, reason = "amounts are below 2⁵³")]
        let mean = self.minor as f64 / self.wins;
        let spread = (self.squares / self.wins - mean * mean).max(0.0) * self.wins / (self.wins - 1.0);
        let rate = self.wins + 0.5;
        let (wins, variance) = (rate * (1.0 - elapsed) / elapsed, rate * (1.0 - elapsed) / (elapsed * elapsed));
        Ahead::Value { mean: wins * mean, deviation: (wins * spread + variance * mean * mean).sqrt() }
    }
}

/// What is still to come.
enum Ahead {
    /// Counts, after so many in this share of the time: negative binomial.
    Leads(f64, f64),
    /// A normal sum.
    Value { mean: f64, deviation: f64 },
}

impl Ahead {
    /// The probability of at least so much; it is more than nothing.
    fn at_least(&self, least: f64) -> f64 {
        match *self {
            Self::Leads(_, elapsed) if elapsed >= 1.0 => 0.0,
            // The sum of a negative binomial's first terms is an incomplete beta function.
            Self::Leads(counted, elapsed) => 1.0 - Beta { wins: counted + 0.5, losses: least.ceil() }.below(elapsed),
            Self::Value { deviation, .. } if deviation <= 0.0 => 0.0,
            Self::Value { mean, deviation } => 1.0 - normal_below((least - mean) / deviation),
        }
    }

    /// What it stays at or below with this probability.
    fn quantile(&self, probability: f64) -> f64 {
        match *self {
            Self::Leads(_, elapsed) if elapsed >= 1.0 => 0.0,
            Self::Leads(..) => {
                let (mut low, mut high) = (0.0, 1.0);
                while self.at_least(high + 1.0) > 1.0 - probability && high < 1e9 {
                    high *= 2.0;
                }
                // The least number of which more would come too rarely.
                while high - low >= 1.0 {
                    let middle = f64::floor(f64::midpoint(low, high));
                    if self.at_least(middle + 1.0) > 1.0 - probability { low = middle + 1.0 } else { high = middle }
                }
                low
            }
            Self::Value { mean, deviation } => deviation.mul_add(normal_quantile(probability), mean).max(0.0),
        }
    }
}

impl QuotaRule {
    /// Whether something that happened counts for it.
    fn counts(&self, all: &Happenings, happened: &Happened) -> bool {
        let step = match self.goal {
            QuotaGoal::Captured { .. } => Step::Captured,
            QuotaGoal::Qualified { .. } => Step::Qualified,
            QuotaGoal::Accepted { .. } => Step::Accepted,
            QuotaGoal::Won { .. } | QuotaGoal::Revenue { .. } => Step::Won,
        };
        happened.step == step
            && match &self.unit {
                QuotaUnit::All {} => true,
                QuotaUnit::Channel { channel } => happened.channel.as_ref() == Some(channel),
                QuotaUnit::Member { member } => happened.member.as_ref() == Some(member),
                QuotaUnit::Medium { medium } => all.medium(happened) == Some(medium),
                QuotaUnit::Campaign { campaign } => all.campaign(happened) == Some(campaign),
            }
    }
}

impl QuotaGoal {
    /// The same of another amount.
    fn with(self, amount: i64) -> Result<Self, Error> {
        let leads = Count::saturating(amount.max(0));
        Ok(match self {
            Self::Captured { .. } => Self::Captured { leads },
            Self::Qualified { .. } => Self::Qualified { leads },
            Self::Accepted { .. } => Self::Accepted { leads },
            Self::Won { .. } => Self::Won { leads },
            Self::Revenue { value } => Self::Revenue { value: Money::new(amount, value.currency.as_str())? },
        })
    }
}

/// The share of working days that is over; of all days where nobody works in the whole time. In millionths, and as it is;
/// and whether that is a day at least.
fn elapsed(rules: &Rules, over: Period, whole: Period) -> Result<(Probability, f64, bool), Error> {
    let (calendar, rule) = (rules.calendar(), &rules.policy().calendar);
    let days = |period: Period| period.first.days()..=period.last.days();
    let idle = !days(whole).any(|day| rule.works(day));
    let known = over
        .known
        .map(|known| Ok::<_, Error>((calendar.day_of(known)?.days(), calendar.minutes_of(known))))
        .transpose()?;
    // How many minutes of a day are over by what is known.
    let minutes = |day: i64| match known {
        _ if !idle && !rule.works(day) => 0,
        Some((today, _)) if day > today => 0,
        Some((today, minutes)) if day == today => u64::from(minutes),
        _ => 1_440,
    };
    let part: u64 = days(over).map(minutes).sum();
    let all = 1_440 * days(whole).filter(|&day| idle || rule.works(day)).count().max(1) as u64;
    #[expect(clippy::cast_precision_loss, reason = "minutes of a few years")]
    let share = part as f64 / all as f64;
    Ok((Probability::share(part, all).unwrap_or(Probability::ONE), share, part >= 1_440))
}

#[expect(clippy::cast_possible_truncation, reason = "a cast of a double saturates")]
fn whole_number(value: f64) -> i64 {
    (value.round() as i64).clamp(0, 9_007_199_254_740_991)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Day, Policy};
    use crate::units::{Currency, Timestamp};

    #[test]
    fn how_much_of_the_time_is_over() {
        let rules = Rules::new(Policy::standard(Currency::new("EUR").unwrap())).unwrap();
        let over = |first, last, known: Option<&str>| {
            let whole = Period::new(Day::parse(first).unwrap(), Day::parse(last).unwrap());
            let known = known.map(|known| Timestamp::parse(known).unwrap());
            let (share, _, a_day) = elapsed(&rules, Period { known, ..whole }, whole).unwrap();
            (share.ppm(), a_day)
        };
        // Monday to Friday, and a weekend, on which nobody works.
        assert_eq!(over("2026-05-04", "2026-05-08", Some("2026-05-04T12:00:00+02:00")), (100_000, false));
        assert_eq!(over("2026-05-04", "2026-05-08", Some("2026-05-05T00:00:00+02:00")), (200_000, true));
        assert_eq!(over("2026-05-04", "2026-05-10", Some("2026-05-09T12:00:00+02:00")), (1_000_000, true));
        assert_eq!(over("2026-05-09", "2026-05-10", Some("2026-05-10T06:00:00+02:00")), (625_000, true));
        assert_eq!(over("2026-05-04", "2026-05-08", None), (1_000_000, true));
    }

    /// The last working day is over on Friday, the target on Sunday: until then nothing is missed, and nothing forecast.
    #[test]
    fn a_weekend_is_left() {
        let mut policy = Policy::standard(Currency::new("EUR").unwrap());
        let (first, last) = (Day::parse("2026-05-04").unwrap(), Day::parse("2026-05-10").unwrap());
        policy.quotas = vec![QuotaRule {
            unit: QuotaUnit::All {},
            goal: QuotaGoal::Captured { leads: Count::new(8) },
            first,
            last,
        }];
        let (all, rules) = (Happenings::default(), Rules::new(policy).unwrap());
        let state = |period| {
            let counting = Counting { all: &all, rules: &rules, period };
            QuotaState::of(&rules.policy().quotas[0], counting).unwrap()
        };
        let at = |known| Period { known: Some(Timestamp::parse(known).unwrap()), ..Period::new(first, last) };
        let open = state(at("2026-05-09T12:00:00+02:00"));
        assert_eq!((open.over, open.elapsed, open.forecast), (false, Probability::ONE, None));
        assert!(state(at("2026-05-06T12:00:00+02:00")).forecast.is_some());
        assert!(!state(Period::new(first, Day::parse("2026-05-08").unwrap())).over);
        assert!(state(Period::new(first, last)).over && state(at("2026-05-11T00:00:00+02:00")).over);
    }

    /// Against sums of the negative binomial's terms, and against what a Poisson process of known rate would give.
    #[test]
    fn what_is_to_come() {
        let ahead = Ahead::Leads(7.0, 0.25);
        let (r, p): (f64, f64) = (7.5, 0.25);
        let mut term = p.powf(r);
        let mut below = 0.0;
        for k in 0_u32..60 {
            assert!((ahead.at_least(f64::from(k).max(1.0)) - (1.0 - below)).abs() < 1e-9 || k == 0, "{k}");
            below += term;
            term *= (r + f64::from(k)) / f64::from(k + 1) * (1.0 - p);
        }
        for probability in [0.1, 0.5, 0.9] {
            let quantile = ahead.quantile(probability);
            assert!(1.0 - ahead.at_least(quantile + 1.0) >= probability);
            assert!(quantile == 0.0 || 1.0 - ahead.at_least(quantile) < probability);
        }
        // After half the time of a large count nearly as much again is to come.
        assert!((Ahead::Leads(10_000.0, 0.5).quantile(0.5) - 10_000.0).abs() < 3.0);
        assert_eq!((Ahead::Leads(3.0, 1.0).quantile(0.9), Ahead::Leads(3.0, 1.0).at_least(1.0)), (0.0, 0.0));
    }
}
