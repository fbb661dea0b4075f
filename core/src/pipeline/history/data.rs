//! A history as data: to keep it, to send it, to add it to another one elsewhere.

use super::sums::{AgeSums, PeriodSums, StageSums};
use super::{History, HistoryRule, Lasting};
use crate::pipeline::stay::Stay;
use crate::units::{Error, LARGEST, LeadId, SegmentId, StageId, Text, Timestamp};
use leadwerk_macros::crosses;

/// A history as data.
#[crosses]
pub struct HistoryData {
    /// The rule it is kept by.
    pub rule: HistoryRule,
    /// The sums, by segment, stage and period.
    pub sums: Vec<StaySums>,
    /// The stays that last.
    pub lasting: Vec<LastingStay>,
    /// The last instant that anything is known of.
    pub latest: Option<Timestamp>,
}

/// The sums of the stays at a stage that began in one period. Each list has as many figures as the rule has ages, but
/// `moved`, which has as many as there are stages.
#[crosses]
#[derive(Eq)]
pub struct StaySums {
    /// The segment.
    pub segment: Option<SegmentId>,
    /// The stage.
    pub stage: StageId,
    /// The period: so many times `period_days` since 1970.
    pub period: i64,
    /// Stays that ended at each age by a move to a later stage.
    pub forward: Vec<i64>,
    /// By a move to an earlier one.
    pub back: Vec<i64>,
    /// By a failure.
    pub failed: Vec<i64>,
    /// In a way that tells nothing.
    pub unknown: Vec<i64>,
    /// How long all these stays lasted beyond the beginning of the age: whole days.
    pub beyond_days: Vec<i64>,
    /// And the milliseconds that are left.
    pub beyond_milliseconds: Vec<i64>,
    /// How many moved to each stage.
    pub moved: Vec<i64>,
}

/// A stay that lasts.
#[crosses]
#[derive(Eq)]
pub struct LastingStay {
    /// The lead.
    pub lead: LeadId,
    /// The stage.
    pub stage: StageId,
    /// When it came.
    pub entered: Timestamp,
    /// The segment.
    pub segment: Option<SegmentId>,
    /// How often it was given.
    pub count: i64,
}

impl HistoryData {
    /// The history of these stays, as data.
    ///
    /// # Errors
    /// As of [`History::of`].
    pub fn of(rule: HistoryRule, stays: Vec<Stay>) -> Result<Self, Error> {
        Ok(History::of(rule, stays)?.data())
    }

    /// Both histories in one: what one pass over the stays of both gives.
    ///
    /// # Errors
    /// As of [`History::from_data`] and [`History::merge`].
    pub fn merge(self, other: Self) -> Result<Self, Error> {
        let mut history = History::from_data(self)?;
        history.merge(&History::from_data(other)?)?;
        Ok(history.data())
    }
}

const DAY: u128 = 86_400_000;

impl History {
    /// The history as data.
    pub fn data(&self) -> HistoryData {
        let stages = &self.rule.stages;
        let named = self
            .sums
            .iter()
            .flat_map(|(segment, sums)| sums.iter().zip(stages).map(move |(s, stage)| (segment, stage, s)));
        let sums = named.flat_map(|(segment, stage, sums)| {
            sums.iter().map(|(&period, sums)| StaySums::of(segment.clone(), stage.clone(), period, sums))
        });
        let lasting = self.lasting.iter().filter_map(|(lasting, &count)| {
            let Lasting { lead, entered, stage, segment } = lasting.clone();
            let stage = stages.get(stage)?.clone();
            Some(LastingStay { lead, stage, entered, segment, count: count.cast_signed() })
        });
        HistoryData { rule: self.rule.clone(), sums: sums.collect(), lasting: lasting.collect(), latest: self.latest }
    }

    /// The history from data.
    ///
    /// # Errors
    /// As of [`History::new`]; `UNKNOWN_STAGE`; `UNREADABLE` when the figures are negative or not as many as they should
    /// be.
    pub fn from_data(data: HistoryData) -> Result<Self, Error> {
        let mut history = Self::new(data.rule)?;
        for row in &data.sums {
            let stage = history.rule.place(&row.stage)?;
            let (ages, stages) = (history.ages.len(), history.rule.stages.len());
            let length = i64::from(history.rule.period_days.get()) * 86_400_000;
            let begins = row.period.checked_mul(length).and_then(|at| Timestamp::new(at).ok());
            let begins = begins.ok_or_else(|| unreadable(row, "period"))?;
            history.latest = history.latest.max(Some(begins));
            let period = i32::try_from(row.period).map_err(|_| unreadable(row, "period"))?;
            let sums = row.sums(ages, stages)?;
            let places = history.sums.entry(row.segment.clone()).or_insert_with(|| vec![StageSums::new(); stages - 1]);
            let place = places.get_mut(stage).ok_or_else(|| unreadable(row, "stage"))?;
            place.entry(period).or_insert_with(|| PeriodSums::new(ages, stages)).merge(&sums);
        }
        for row in data.lasting {
            let stage = history.rule.place(&row.stage)?;
            let count = figure(row.count).filter(|count| *count > 0);
            let count = count.ok_or_else(|| fault("`lasting.count` is no count; give 1 to 9007199254740991"))?;
            history.latest = history.latest.max(Some(row.entered));
            if stage < history.rule.stages.len() - 1 {
                let lasting = Lasting { lead: row.lead, entered: row.entered, stage, segment: row.segment };
                let sum = history.lasting.entry(lasting).or_default();
                *sum = sum.saturating_add(count);
            }
        }
        history.latest = history.latest.max(data.latest);
        Ok(history)
    }
}

impl StaySums {
    fn of(segment: Option<SegmentId>, stage: StageId, period: i32, sums: &PeriodSums) -> Self {
        let held = |count: u64| i64::try_from(count).unwrap_or(LARGEST).min(LARGEST);
        let list = |figure: fn(&AgeSums) -> u64| sums.ages.iter().map(|age| held(figure(age))).collect();
        let beyond = |part: fn(u128) -> u128| {
            sums.ages.iter().map(|age| i64::try_from(part(age.beyond)).unwrap_or(LARGEST).min(LARGEST)).collect()
        };
        Self {
            segment,
            stage,
            period: period.into(),
            forward: list(|age| age.forward),
            back: list(|age| age.back),
            failed: list(|age| age.failed),
            unknown: list(|age| age.unknown),
            beyond_days: beyond(|beyond| beyond / DAY),
            beyond_milliseconds: beyond(|beyond| beyond % DAY),
            moved: sums.moved.iter().map(|&moved| held(moved)).collect(),
        }
    }

    fn sums(&self, ages: usize, stages: usize) -> Result<PeriodSums, Error> {
        let list = |name: &str, figures: &[i64], length: usize| -> Result<Vec<u64>, Error> {
            let whole: Vec<u64> = figures.iter().filter_map(|&given| figure(given)).collect();
            if whole.len() == length && figures.len() == length { Ok(whole) } else { Err(unreadable(self, name)) }
        };
        let (forward, back) = (list("forward", &self.forward, ages)?, list("back", &self.back, ages)?);
        let (failed, unknown) = (list("failed", &self.failed, ages)?, list("unknown", &self.unknown, ages)?);
        let days = list("beyond_days", &self.beyond_days, ages)?;
        let rest = list("beyond_milliseconds", &self.beyond_milliseconds, ages)?;
        let ends = forward.into_iter().zip(back).zip(failed.into_iter().zip(unknown));
        let ages = ends.zip(days.into_iter().zip(rest)).map(|(((forward, back), (failed, unknown)), (days, rest))| {
            AgeSums { forward, back, failed, unknown, beyond: u128::from(days) * DAY + u128::from(rest) }
        });
        Ok(PeriodSums { ages: ages.collect(), moved: list("moved", &self.moved, stages)? })
    }
}

/// A count that every language holds.
fn figure(given: i64) -> Option<u64> {
    u64::try_from(given).ok().filter(|_| given <= LARGEST)
}

fn unreadable(row: &StaySums, name: &str) -> Error {
    fault(&format!(
        "`sums.{name}` of stage `{}` is not as the rule says; give whole numbers from 0, one for each",
        row.stage
    ))
}

fn fault(fault: &str) -> Error {
    Error::Unreadable { what: "history".into(), fault: Text::from(fault) }
}
