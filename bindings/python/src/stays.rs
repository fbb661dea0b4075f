//! From the log to stays, ends and the practitioners' table.

use crate::objects::NOTHING;
use crate::shared::Shared;
use leadwerk::crossing::python::{ToPython, object, take};
use leadwerk::engine::{self, Record, SegmentBy};
use leadwerk::pipeline::HistoryRule;
use leadwerk::units::StageId;
use pyo3::prelude::*;

/// Folds the records of a log into stays at stages and ends of leads, for the tables of what is learned from them.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct StayFold {
    shared: Shared<engine::StayFold>,
}

#[pymethods]
impl StayFold {
    /// Nothing folded yet.
    #[new]
    fn new() -> Self {
        Self { shared: Shared::new(engine::StayFold::default()) }
    }

    /// A fold whose leads belong to segments by these, the coarsest first: by medium and channel, a lead is in
    /// `trade_fair/direct`, a part of `trade_fair`.
    #[staticmethod]
    fn by(by: &Bound<'_, PyAny>) -> PyResult<Self> {
        let by: Vec<SegmentBy> = take("by", by)?;
        Ok(Self { shared: Shared::new(engine::StayFold::by(by)) })
    }

    /// The deals that are open, by lead.
    fn deals<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.shared.long(py, |fold| fold.deals())?.to_python(py)
    }

    /// Folds the next records.
    fn fold(&self, py: Python<'_>, records: &Bound<'_, PyAny>) -> PyResult<()> {
        let records: Vec<Record> = take("records", records)?;
        self.shared.long(py, |fold| records.iter().for_each(|record| fold.fold(record)))
    }

    /// All stays so far, those that last included.
    fn stays<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.shared.long(py, |fold| fold.stays().collect::<Vec<_>>())?.to_python(py)
    }

    /// All ends so far, of leads that never came to a stage too.
    fn ends<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.shared.long(py, |fold| fold.ends().collect::<Vec<_>>())?.to_python(py)
    }

    /// What became of the leads at these stages, by plain counting.
    fn table<'py>(&self, py: Python<'py>, stages: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let stages: Vec<StageId> = take("stages", stages)?;
        object(py, self.shared.long(py, |fold| fold.table(&stages))??)
    }
}

objects! {
    /// Folds the records of a log into a history for the stage model, a stay at a time, and into the deals that are open.
    HistoryFold(engine::HistoryFold) {
        /// Nothing folded yet, by this rule; leads belong to segments as of `StayFold.by`.
        new(rule: HistoryRule, by: Vec<SegmentBy>) => engine::HistoryFold::new(rule, by);
        /// Folds the next records. A stay that ends at a stage which the rule does not list is refused and left out.
        fold[fold](records: Vec<Record>) => fold.fold_all(&records).map(|()| NOTHING);
        /// The history so far, with the stays that last.
        history[fold]() => Ok(fold.history()?.data());
        /// The deals that are open, by lead.
        deals[fold]() => Ok(fold.deals());
    }
}
