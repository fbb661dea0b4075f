//! The stage model as an object.

use crate::shared::Shared;
use leadwerk::Error;
use leadwerk::crossing::python::{ToPython, object, take};
use leadwerk::pipeline::{self as core, Deal, EffortRule, ForecastRule, History, HistoryData, freeze};
use leadwerk::policy::ModelRule;
use leadwerk::units::{Currency, Estimate, SegmentId, Timestamp};
use pyo3::prelude::*;

type Given<'a, 'py> = &'a Bound<'py, PyAny>;
type Answer<'py> = PyResult<Bound<'py, PyAny>>;

/// With which probability leads are won, learned from a history: what stages usually win, what each deal's chance is,
/// what the open deals bring by a date.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct StageModel {
    shared: Shared<core::StageModel>,
}

#[pymethods]
impl StageModel {
    /// Estimates from what the history knows, as of a time that is not before anything it knows of.
    #[new]
    fn new(py: Python<'_>, history: Given<'_, '_>, rule: Given<'_, '_>, at: Given<'_, '_>) -> PyResult<Self> {
        let (history, rule): (HistoryData, ModelRule) = (take("history", history)?, take("rule", rule)?);
        let at: Timestamp = take("at", at)?;
        let model = py.detach(|| core::StageModel::fit(&History::from_data(history)?, rule, at))?;
        Ok(Self { shared: Shared::new(model) })
    }

    /// With which probability each deal is won in the end: the estimate alone, which is quick.
    fn won<'py>(&self, py: Python<'py>, deals: Given<'_, 'py>) -> Answer<'py> {
        let deals: Vec<Deal> = take("deals", deals)?;
        let won = |model: &mut core::StageModel| -> Result<Vec<Estimate>, Error> {
            deals.iter().map(|deal| Estimate::new(model.won(deal)?)).collect()
        };
        self.shared.long(py, won)??.to_python(py)
    }

    /// With which probability each deal is won in the end, how sure that is, and what its stage usually wins.
    fn chances<'py>(&self, py: Python<'py>, deals: Given<'_, 'py>) -> Answer<'py> {
        let deals: Vec<Deal> = take("deals", deals)?;
        self.shared.long(py, |model| model.chances(&deals))??.to_python(py)
    }

    /// What stages usually win, of a segment or of all leads, with the figure by counting beside it.
    #[pyo3(signature = (segment=None))]
    fn table<'py>(&self, py: Python<'py>, segment: Option<Given<'_, 'py>>) -> Answer<'py> {
        let segment: Option<SegmentId> = segment.map(|segment| take("segment", segment)).transpose()?;
        object(py, self.shared.long(py, |model| model.table(segment.as_ref()))??)
    }

    /// What open deals are worth: all, and by stage, member, channel and segment.
    fn weighted<'py>(&self, py: Python<'py>, deals: Given<'_, 'py>, currency: Given<'_, 'py>) -> Answer<'py> {
        let (deals, currency): (Vec<Deal>, Currency) = (take("deals", deals)?, take("currency", currency)?);
        object(py, self.shared.long(py, |model| model.weighted(&deals, currency))??)
    }

    /// What each deal is expected to bring for the effort that it still takes, the least first.
    fn worth<'py>(&self, py: Python<'py>, deals: Given<'_, 'py>, rule: Given<'_, 'py>) -> Answer<'py> {
        let (deals, rule): (Vec<Deal>, EffortRule) = (take("deals", deals)?, take("rule", rule)?);
        self.shared.long(py, |model| model.worth(&deals, &rule))??.to_python(py)
    }

    /// Revenue from open deals up to a date, as a distribution.
    fn forecast<'py>(&self, py: Python<'py>, deals: Given<'_, 'py>, rule: Given<'_, 'py>) -> Answer<'py> {
        let (deals, rule): (Vec<Deal>, ForecastRule) = (take("deals", deals)?, take("rule", rule)?);
        object(py, self.shared.long(py, |model| model.forecast(&deals, &rule))??)
    }

    /// What the model says of deals, to be kept and scored when they have ended.
    fn freeze<'py>(&self, py: Python<'py>, deals: Given<'_, 'py>) -> Answer<'py> {
        let deals: Vec<Deal> = take("deals", deals)?;
        self.shared.long(py, |model| freeze(model, &deals))??.to_python(py)
    }
}
