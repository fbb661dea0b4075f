//! Stays, ends and deals from the log, the table of them, and histories.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::engine::{self as core, Record, SegmentBy};
use leadwerk_core::pipeline::{Deal, End, HistoryData, HistoryRule, StageTable, Stay};
use leadwerk_core::units::{StageId, Timestamp};

/// Folds the records of a log into stays and ends.
#[derive(uniffi::Object)]
pub struct StayFold(Shared<core::StayFold>);

#[uniffi::export]
#[expect(clippy::new_without_default, reason = "other languages know no `Default`")]
impl StayFold {
    /// Nothing folded yet.
    #[uniffi::constructor]
    pub fn new() -> Self {
        Self(Shared::new(core::StayFold::default()))
    }

    /// A fold whose leads belong to segments by these, the coarsest first: by medium and channel, a lead is in
    /// `trade_fair/direct`, a part of `trade_fair`.
    #[uniffi::constructor]
    pub fn by(by: Vec<SegmentBy>) -> Self {
        Self(Shared::new(core::StayFold::by(by)))
    }

    /// The deals that are open, by lead.
    pub fn deals(&self) -> Result<Vec<Deal>, Refusal> {
        self.0.with(|fold| Ok(fold.deals()))
    }

    /// Folds the next records.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| {
            records.iter().for_each(|record| fold.fold(record));
            Ok(())
        })
    }

    /// All stays so far, those that last included.
    pub fn stays(&self) -> Result<Vec<Stay>, Refusal> {
        self.0.with(|fold| Ok(fold.stays().collect()))
    }

    /// All ends so far, of leads that never came to a stage too.
    pub fn ends(&self) -> Result<Vec<End>, Refusal> {
        self.0.with(|fold| Ok(fold.ends().collect()))
    }

    /// What became of the leads at these stages, by plain counting.
    pub fn table(&self, stages: &[StageId]) -> Result<StageTable, Refusal> {
        self.0.with(|fold| fold.table(stages))
    }
}

/// Counts what became of leads, from stays and ends that come from elsewhere.
#[uniffi::export]
pub fn stage_table_of(
    stages: Given<Vec<StageId>>,
    stays: Given<Vec<Stay>>,
    ends: Vec<End>,
) -> Result<StageTable, Refusal> {
    let (stages, stays) = (stages.checked()?, stays.checked()?);
    attempt(|| StageTable::new(&stages, stays, ends))
}

/// The stay as it was known at a time: it may have lasted still, or not have begun.
#[uniffi::export]
pub fn stay_known_at(stay: Given<Stay>, at: Timestamp) -> Result<Option<Stay>, Refusal> {
    let stay = stay.checked()?;
    attempt(|| Ok(stay.known_at(at)))
}

/// Folds the records of a log into a history for the stage model, a stay at a time, and into the deals that are open.
#[derive(uniffi::Object)]
pub struct HistoryFold(Shared<core::HistoryFold>);

#[uniffi::export]
impl HistoryFold {
    /// Nothing folded yet, by this rule; leads belong to segments as of `StayFold.by`.
    #[uniffi::constructor]
    pub fn new(rule: Given<HistoryRule>, by: Vec<SegmentBy>) -> Result<Self, Refusal> {
        let rule = rule.checked()?;
        Ok(Self(Shared::new(attempt(|| core::HistoryFold::new(rule, by))?)))
    }

    /// Folds the next records. A stay that ends at a stage which the rule does not list is refused and left out.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| fold.fold_all(records))
    }

    /// The history so far, with the stays that last.
    pub fn history(&self) -> Result<HistoryData, Refusal> {
        self.0.with(|fold| Ok(fold.history()?.data()))
    }

    /// The deals that are open, by lead.
    pub fn deals(&self) -> Result<Vec<Deal>, Refusal> {
        self.0.with(|fold| Ok(fold.deals()))
    }
}

/// The usual rule for these stages: 14 ages from 3 days to 300, periods of 30 days.
#[uniffi::export]
pub fn history_rule_standard(stages: Vec<StageId>) -> Result<HistoryRule, Refusal> {
    attempt(|| Ok(HistoryRule::standard(stages)))
}

/// The history of these stays.
#[uniffi::export]
pub fn history_data_of(rule: Given<HistoryRule>, stays: Vec<Stay>) -> Result<HistoryData, Refusal> {
    let rule = rule.checked()?;
    attempt(|| HistoryData::of(rule, stays))
}

/// Both histories in one: what one pass over the stays of both gives.
#[uniffi::export]
pub fn history_data_merge(history_data: Given<HistoryData>, other: HistoryData) -> Result<HistoryData, Refusal> {
    let history_data = history_data.checked()?;
    attempt(|| history_data.merge(other))
}
