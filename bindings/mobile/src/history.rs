//! Stays and ends from the log, and the table of them.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::engine::{self as core, Record};
use leadwerk_core::pipeline::{End, StageTable, Stay};
use leadwerk_core::units::StageId;

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
