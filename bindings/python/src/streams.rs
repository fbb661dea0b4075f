//! From the log to the stream of leads that were given out.

use crate::objects::NOTHING;
use leadwerk::engine::{self, Record};
use pyo3::prelude::*;

objects! {
    /// Folds the records of a log into the stream of leads that were given out, for the audit and for other rules.
    StreamFold(engine::StreamFold) {
        /// Nothing folded yet.
        new() => Ok::<_, leadwerk::Error>(engine::StreamFold::default());
        /// Folds the next records.
        fold[fold](records: Vec<Record>) => { records.iter().for_each(|record| fold.fold(record)); Ok(NOTHING) };
        /// The stream so far.
        stream[fold]() => Ok(fold.stream());
        /// The same as the rows of an audit.
        rows[fold]() => Ok(fold.rows());
    }
}
