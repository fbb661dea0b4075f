//! Stays and ends from the log.

use super::record::Record;
use crate::lead::Event;
use crate::pipeline::{End, Exit, StageTable, Stay, StayBook};
use crate::units::{Error, StageId};

/// Folds the records of a log into stays and ends, for the tables and estimators of [`crate::pipeline`].
#[derive(Clone, Debug, Default)]
pub struct StayFold {
    book: StayBook,
}

impl StayFold {
    /// Folds the next record.
    pub fn fold(&mut self, record: &Record) {
        let at = record.at;
        match &record.event {
            Event::Accepted { lead, stage, .. } => self.book.enter(lead, stage, at, Exit::TakenBack),
            Event::DealRegistered { lead, stage, .. } | Event::Advanced { lead, stage, .. } => {
                self.book.enter(lead, stage, at, Exit::Advanced);
            }
            Event::Regressed { lead, stage, .. } => self.book.enter(lead, stage, at, Exit::Regressed),
            Event::TakenBack { lead, .. } => self.book.leave(lead, at, Exit::TakenBack),
            Event::Demoted { lead, .. } => self.book.leave(lead, at, Exit::Demoted),
            Event::Won { lead, .. } => self.book.leave(lead, at, Exit::Won),
            Event::Lost { lead, .. } => self.book.leave(lead, at, Exit::Lost),
            Event::Expired { lead } => self.book.leave(lead, at, Exit::Expired),
            Event::Rejected { lead, .. } => self.book.leave(lead, at, Exit::Rejected),
            _ => {}
        }
    }

    /// What became of the leads at these stages, by plain counting; see [`StageTable`].
    ///
    /// # Errors
    /// `UNKNOWN_STAGE` when a stay is at a stage that is not among them.
    pub fn table(&self, stages: &[StageId]) -> Result<StageTable, Error> {
        StageTable::new(stages, self.stays(), self.ends())
    }

    /// All stays so far, those that last included.
    pub fn stays(&self) -> impl Iterator<Item = Stay> {
        self.book.stays()
    }

    /// All ends so far, of leads that never came to a stage too.
    pub fn ends(&self) -> impl Iterator<Item = End> {
        self.book.ends()
    }
}
