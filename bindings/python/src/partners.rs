//! From the log to the figures of partners.

use crate::objects::NOTHING;
use leadwerk::engine::{self, Record};
use leadwerk::policy::ProgrammeRule;
use pyo3::prelude::*;

objects! {
    /// Folds the records of a log into what members made of the leads that they accepted, how soon they called, and what
    /// they earned.
    PartnerFold(engine::PartnerFold) {
        /// Nothing folded yet.
        new() => Ok::<_, leadwerk::Error>(engine::PartnerFold::default());
        /// Folds the next records.
        fold[fold](records: Vec<Record>) => { fold.fold_all(&records); Ok(NOTHING) };
        /// The leads that members accepted so far, by lead.
        worked[fold]() => Ok(fold.worked());
        /// How many accepted leads had no probability at the hand-over: they are not among those worked.
        unrated[fold]() => Ok(fold.unrated());
        /// How soon customers were called so far, by lead: a row for each that a member accepted.
        responses[fold]() => Ok(fold.responses());
        /// What members earned so far, in the order in which they did; and what was taken back from it after a breach.
        points[fold](rule: ProgrammeRule) => fold.points(&rule);
    }
}
