//! What is kept of many stays: whole numbers that can be added, whoever counted them and in whatever order.

mod data;
mod rule;
mod sums;
#[cfg(test)]
mod tests;

pub use data::{HistoryData, LastingStay, StaySums};
pub(crate) use rule::DAY;
pub use rule::{CleanUp, HistoryRule, RenamedStage};
pub(crate) use sums::{AgeSums, PeriodSums, StageSums};

use super::stay::Stay;
use crate::units::{Error, LeadId, SegmentId, Timestamp};
use std::collections::BTreeMap;
use sums::Ending;

/// What is kept of many stays: how they ended, at which age, in which stage, segment and period.
///
/// The sums are whole numbers. A stay more costs the same however many there are, any order of rows gives the same
/// history, and [`History::merge`] of two gives, to the bit, what one pass over all rows gives. A row that is given twice
/// counts twice. Stays that last are kept as they are; how old they are is asked when something is estimated.
///
/// A stay belongs to the period in which it began: then forgetting weighs what was seen of an age as it weighs those who
/// could have been seen at it, and favours neither the quick nor the slow.
///
/// # Example
/// ```
/// use leadwerk::pipeline::{Exit, History, HistoryRule, Stay};
/// use leadwerk::units::{LeadId, StageId, Timestamp};
///
/// let stages = ["offer", "talks", "order"].map(StageId::new).into_iter().collect::<Result<Vec<_>, _>>()?;
/// let mut history = History::new(HistoryRule::standard(stages))?;
/// history.add(&Stay {
///     lead: LeadId::new("L1")?,
///     stage: StageId::new("offer")?,
///     entered: Timestamp::parse("2026-03-02T09:00:00Z")?,
///     left: Some(Timestamp::parse("2026-03-20T16:00:00Z")?),
///     how: Some(Exit::Advanced),
///     to: Some(StageId::new("talks")?),
///     segment: None,
/// })?;
/// assert_eq!(history.ended(), 1);
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    rule: HistoryRule,
    /// The beginnings of the ages in milliseconds.
    ages: Vec<i64>,
    /// By segment, then by stage.
    sums: BTreeMap<Option<SegmentId>, Vec<StageSums>>,
    /// The stays that last, and how often each was given.
    lasting: BTreeMap<Lasting, u64>,
    /// The last instant that anything is known of.
    latest: Option<Timestamp>,
}

/// A stay that lasts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Lasting {
    pub(crate) lead: LeadId,
    pub(crate) entered: Timestamp,
    pub(crate) stage: usize,
    pub(crate) segment: Option<SegmentId>,
}

impl History {
    /// Nothing yet, by this rule.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`, `DUPLICATE_STAGE`, `CLEAN_UP_REVERSED`, `AGES_UNORDERED`; `UNKNOWN_STAGE` when a stage is renamed
    /// to one that is not listed.
    pub fn new(rule: HistoryRule) -> Result<Self, Error> {
        rule.check()?;
        #[expect(clippy::cast_possible_truncation, reason = "at most 36,500 days were checked")]
        let ages = rule.ages.iter().map(|age| (age.get() * DAY) as i64).collect();
        Ok(Self { rule, ages, sums: BTreeMap::new(), lasting: BTreeMap::new(), latest: None })
    }

    /// The history of these stays.
    ///
    /// # Errors
    /// As of [`History::new`] and [`History::add`].
    pub fn of(rule: HistoryRule, stays: impl IntoIterator<Item = Stay>) -> Result<Self, Error> {
        let mut history = Self::new(rule)?;
        stays.into_iter().try_for_each(|stay| history.add(&stay))?;
        Ok(history)
    }

    /// One stay more. A stay at the last stage tells nothing: who came there has won, and the stay before says so.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`, `STAY_REVERSED`, `STAY_UNCLEAR`; then nothing is added.
    pub fn add(&mut self, stay: &Stay) -> Result<(), Error> {
        let won = self.rule.stages.len() - 1;
        let Some((from, to)) = self.rule.places(stay)? else { return Ok(()) };
        self.latest = self.latest.max(Some(stay.left.unwrap_or(stay.entered)));
        let (Some(left), Some(how)) = (stay.left, stay.how) else {
            let (lead, segment) = (stay.lead.clone(), stay.segment.clone());
            *self.lasting.entry(Lasting { lead, entered: stay.entered, stage: from, segment }).or_default() += 1;
            return Ok(());
        };
        let ending = match Ending::of(how, from, to, won) {
            Ending::Failed if self.rule.cleans_up(left) => Ending::Unknown,
            ending => ending,
        };
        let lasted = left.since(stay.entered);
        let age = self.ages.partition_point(|&begins| begins <= lasted).saturating_sub(1);
        let beyond = (lasted - self.ages.get(age).copied().unwrap_or(0)).unsigned_abs();
        let (ages, stages, period) = (self.ages.len(), self.rule.stages.len(), self.period(stay.entered));
        let known = self.sums.get_mut(&stay.segment).and_then(|stages| stages.get_mut(from)?.get_mut(&period));
        if let Some(sums) = known {
            sums.add(age, beyond, ending);
            return Ok(());
        }
        let segment = self.sums.entry(stay.segment.clone()).or_insert_with(|| vec![StageSums::new(); won]);
        if let Some(sums) = segment.get_mut(from) {
            sums.entry(period).or_insert_with(|| PeriodSums::new(ages, stages)).add(age, beyond, ending);
        }
        Ok(())
    }

    /// All that another history holds, too.
    ///
    /// # Errors
    /// `HISTORIES_DIFFER` when it was kept by another rule; then nothing is added.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        let (ours, theirs) = (&self.rule, &other.rule);
        let differ = [
            ("stages", ours.stages != theirs.stages),
            ("renamed", ours.renamed != theirs.renamed),
            ("ages", ours.ages != theirs.ages),
            ("period_days", ours.period_days != theirs.period_days),
            ("clean_ups", ours.clean_ups != theirs.clean_ups),
        ];
        if let Some((what, _)) = differ.into_iter().find(|(_, differ)| *differ) {
            return Err(Error::HistoriesDiffer { what: what.into() });
        }
        for (segment, stages) in &other.sums {
            let (ages, width) = (self.ages.len(), self.rule.stages.len());
            let ours = self.sums.entry(segment.clone()).or_insert_with(|| vec![StageSums::new(); stages.len()]);
            for (ours, theirs) in ours.iter_mut().zip(stages) {
                for (&period, sums) in theirs {
                    ours.entry(period).or_insert_with(|| PeriodSums::new(ages, width)).merge(sums);
                }
            }
        }
        for (lasting, count) in &other.lasting {
            let sum = self.lasting.entry(lasting.clone()).or_default();
            *sum = sum.saturating_add(*count);
        }
        self.latest = self.latest.max(other.latest);
        Ok(())
    }

    /// The rule it is kept by.
    pub fn rule(&self) -> &HistoryRule {
        &self.rule
    }

    /// How many stays have ended.
    pub fn ended(&self) -> u64 {
        let ages = self.sums.values().flatten().flat_map(BTreeMap::values).flat_map(|period| &period.ages);
        let ended =
            |age: &AgeSums| [age.forward, age.back, age.failed, age.unknown].into_iter().fold(0, u64::saturating_add);
        ages.map(ended).fold(0, u64::saturating_add)
    }

    /// How many stays last.
    pub fn lasting(&self) -> u64 {
        self.lasting.values().copied().fold(0, u64::saturating_add)
    }

    /// The last instant that anything is known of.
    pub fn latest(&self) -> Option<Timestamp> {
        self.latest
    }

    /// The period in which an instant lies.
    pub(crate) fn period(&self, at: Timestamp) -> i32 {
        let length = i64::from(self.rule.period_days.get()) * 86_400_000;
        // Twenty thousand years have fewer days than this.
        i32::try_from(at.milliseconds().div_euclid(length)).unwrap_or(0)
    }

    /// The sums by segment and stage.
    pub(crate) fn sums(&self) -> &BTreeMap<Option<SegmentId>, Vec<StageSums>> {
        &self.sums
    }

    /// The stays that last, and how often each was given.
    pub(crate) fn lasting_stays(&self) -> impl Iterator<Item = (&Lasting, u64)> {
        self.lasting.iter().map(|(lasting, &count)| (lasting, count))
    }
}
