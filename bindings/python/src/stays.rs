//! From the log to stays, ends and the practitioners' table.

use crate::shared::Shared;
use leadwerk::crossing::python::{ToPython, object, take};
use leadwerk::engine::{self, Record};
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
