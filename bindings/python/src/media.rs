//! From the log to what media bring and what people say of leads.

use crate::objects::NOTHING;
use crate::shared::Shared;
use leadwerk::crossing::python::{ToPython, take};
use leadwerk::engine::{self, Record};
use leadwerk::units::{Count, Currency, FactId, Timestamp};
use pyo3::prelude::*;

type Given<'a, 'py> = &'a Bound<'py, PyAny>;
type Answer<'py> = PyResult<Bound<'py, PyAny>>;

/// Folds the records of a log into leads and rows by medium, for the tables and the ranking of media.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct MediumFold {
    shared: Shared<engine::MediumFold>,
}

#[pymethods]
impl MediumFold {
    /// Nothing folded yet; the product of a lead is its answer to this fact, which is a choice.
    #[new]
    #[pyo3(signature = (product=None))]
    fn new(product: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let product: Option<FactId> = product.map(|product| take("product", product)).transpose()?;
        Ok(Self { shared: Shared::new(engine::MediumFold::by(product)) })
    }

    /// Folds the next records.
    fn fold(&self, py: Python<'_>, records: &Bound<'_, PyAny>) -> PyResult<()> {
        let records: Vec<Record> = take("records", records)?;
        self.shared.long(py, |fold| records.iter().for_each(|record| fold.fold(record)))
    }

    /// The leads so far; they name nobody.
    fn leads<'py>(&self, py: Python<'py>) -> Answer<'py> {
        self.shared.long(py, |fold| fold.leads())?.to_python(py)
    }

    /// Of them those that were decided on up to a time: so long ago that each has had its time since, or losses, which come
    /// sooner than wins, count too much.
    fn decided_until<'py>(&self, py: Python<'py>, until: Given<'_, 'py>) -> Answer<'py> {
        let until: Timestamp = take("until", until)?;
        self.shared.long(py, |fold| fold.decided_until(until))?.to_python(py)
    }

    /// The leads so far, counted by medium, campaign, product and period.
    fn rows<'py>(&self, py: Python<'py>, currency: Given<'_, 'py>, period_days: Given<'_, 'py>) -> Answer<'py> {
        let (currency, days): (Currency, Count) = (take("currency", currency)?, take("period_days", period_days)?);
        self.shared.long(py, |fold| fold.rows(currency, days))??.to_python(py)
    }
}

objects! {
    /// Folds the records of a log into what people said of leads, beside what was computed and what came of it.
    RatingFold(engine::RatingFold) {
        /// Nothing folded yet.
        new() => Ok::<_, leadwerk::Error>(engine::RatingFold::default());
        /// Folds the next records.
        fold[fold](records: Vec<Record>) => { records.iter().for_each(|record| fold.fold(record)); Ok(NOTHING) };
        /// The ratings so far, by lead and rater.
        ratings[fold]() => Ok(fold.ratings());
        /// Of them those of leads that were decided on up to a time: so long ago that each has had its time since, or losses,
        /// which come sooner than wins, count too much.
        decided_until[fold](until: Timestamp) => Ok(fold.decided_until(until));
    }
}
