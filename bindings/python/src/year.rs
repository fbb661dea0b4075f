//! The simulated year.

use crate::shared::Shared;
use leadwerk::crossing::python::{ToPython, argument, object};
use leadwerk::simulation::{self, YearPlan};
use pyo3::prelude::*;

/// A simulated year of a company: an iterator of requests, in the order of time.
///
/// Whoever feeds them to an engine with the same policy gets the same answers; refusals too, for people err.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct Year {
    shared: Shared<simulation::Year>,
}

#[pymethods]
impl Year {
    /// The year before its first request.
    #[new]
    fn new(plan: &Bound<'_, PyAny>) -> PyResult<Self> {
        let plan = argument::<YearPlan>("plan", plan)?.clone();
        Ok(Self { shared: Shared::new(simulation::Year::new(plan)?) })
    }

    /// The plan by which the year is lived.
    fn plan<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object(py, self.shared.short(py, |year| year.plan().clone())?)
    }

    /// The policy under which the year is lived.
    fn policy<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object(py, self.shared.short(py, |year| year.policy().clone())?)
    }

    /// The fingerprint of the engine inside, as it is after every request that was handed out.
    fn fingerprint(&self, py: Python<'_>) -> PyResult<String> {
        self.shared.long(py, |year| year.engine().fingerprint())
    }

    const fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.shared.short(py, Iterator::next)?.map(|request| request.to_python(py)).transpose()
    }
}
