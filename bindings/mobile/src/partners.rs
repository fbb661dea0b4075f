//! From the log to the figures of partners.

use crate::{Refusal, Shared};
use leadwerk_core::engine::{self, Record};
use leadwerk_core::partner::{PointsEntry, ResponseRow, WorkedLead};
use leadwerk_core::policy::ProgrammeRule;
use leadwerk_core::units::Count;

/// Folds the records of a log into what members made of the leads that they accepted, how soon they called, and what they
/// earned.
#[derive(uniffi::Object)]
pub struct PartnerFold(Shared<engine::PartnerFold>);

#[uniffi::export]
#[expect(clippy::new_without_default, reason = "other languages know no `Default`")]
impl PartnerFold {
    /// Nothing folded yet.
    #[uniffi::constructor]
    pub fn new() -> Self {
        Self(Shared::new(engine::PartnerFold::default()))
    }

    /// Folds the next records.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| {
            fold.fold_all(records);
            Ok(())
        })
    }

    /// The leads that members accepted so far, by lead.
    pub fn worked(&self) -> Result<Vec<WorkedLead>, Refusal> {
        self.0.with(|fold| Ok(fold.worked()))
    }

    /// How many accepted leads had no probability at the hand-over: they are not among those worked.
    pub fn unrated(&self) -> Result<Count, Refusal> {
        self.0.with(|fold| Ok(fold.unrated()))
    }

    /// How soon customers were called so far, by lead: a row for each that a member accepted.
    pub fn responses(&self) -> Result<Vec<ResponseRow>, Refusal> {
        self.0.with(|fold| Ok(fold.responses()))
    }

    /// What members earned so far, in the order in which they did; and what was taken back from it after a breach.
    pub fn points(&self, rule: &ProgrammeRule) -> Result<Vec<PointsEntry>, Refusal> {
        self.0.with(|fold| fold.points(rule))
    }
}
