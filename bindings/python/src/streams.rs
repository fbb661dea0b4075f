//! From the log to the stream of leads that were given out.

use crate::shared::Shared;
use leadwerk::crossing::python::{ToPython, object, take};
use leadwerk::engine::{self, Record};
use pyo3::prelude::*;

/// Folds the records of a log into the stream of leads that were given out, for the audit and for other rules.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct StreamFold {
    shared: Shared<engine::StreamFold>,
}

#[pymethods]
impl StreamFold {
    /// Nothing folded yet.
    #[new]
    fn new() -> Self {
        Self { shared: Shared::new(engine::StreamFold::default()) }
    }

    /// Folds the next records.
    fn fold(&self, py: Python<'_>, records: &Bound<'_, PyAny>) -> PyResult<()> {
        let records: Vec<Record> = take("records", records)?;
        self.shared.long(py, |fold| records.iter().for_each(|record| fold.fold(record)))
    }

    /// The stream so far.
    fn stream<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object(py, self.shared.long(py, |fold| fold.stream())?)
    }

    /// The same as the rows of an audit.
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.shared.long(py, |fold| fold.rows())?.to_python(py)
    }
}
