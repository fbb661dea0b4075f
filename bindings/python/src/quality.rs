//! Checks of contact data, duplicates, and how well data are kept.

use crate::shared::Shared;
use leadwerk::crossing::python::{ToPython, object, take};
use leadwerk::engine::{self, Record};
use leadwerk::policy::{DuplicateRule, QualityRule};
use leadwerk::quality::{self as core, ContactData, DuplicateKeys, PostcodeRow};
use leadwerk::units::{Count, FactId, LeadId, Timestamp};
use pyo3::prelude::*;

type Given<'a, 'py> = &'a Bound<'py, PyAny>;
type Answer<'py> = PyResult<Bound<'py, PyAny>>;

/// Checks contact data by a rule. It keeps nothing of what it looks at.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct ContactCheck {
    shared: Shared<core::ContactCheck>,
}

#[pymethods]
impl ContactCheck {
    /// Checks by this rule, with the postcodes of these rows, and these domains to throw away beside those of the rule.
    #[new]
    fn new(py: Python<'_>, rule: Given<'_, '_>, postcodes: Given<'_, '_>, disposable: Given<'_, '_>) -> PyResult<Self> {
        let rule: QualityRule = take("rule", rule)?;
        let (postcodes, disposable): (Vec<PostcodeRow>, Vec<String>) =
            (take("postcodes", postcodes)?, take("disposable", disposable)?);
        let check = py.detach(|| core::ContactCheck::new(rule, &postcodes, &disposable))?;
        Ok(Self { shared: Shared::new(check) })
    }

    /// What there is to find in the data of a contact.
    fn check<'py>(&self, py: Python<'py>, contact: Given<'_, 'py>) -> Answer<'py> {
        let contact: ContactData = take("contact", contact)?;
        object(py, self.shared.short(py, |check| check.check(&contact))?)
    }

    /// What there is to find in the data of many contacts, in their order.
    fn check_all<'py>(&self, py: Python<'py>, contacts: Given<'_, 'py>) -> Answer<'py> {
        let contacts: Vec<ContactData> = take("contacts", contacts)?;
        self.shared.long(py, |check| check.check_all(&contacts))?.to_python(py)
    }
}

/// Finds leads that may be one and the same. Of their keys it keeps nothing but hashes under the host's salt.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct DuplicateIndex {
    shared: Shared<core::DuplicateIndex>,
}

#[pymethods]
impl DuplicateIndex {
    /// An empty index by this rule. The salt is a secret of yours: at least 16 signs, best drawn at random.
    #[new]
    fn new(rule: Given<'_, '_>, salt: Given<'_, '_>) -> PyResult<Self> {
        let (rule, salt): (DuplicateRule, String) = (take("rule", rule)?, take("salt", salt)?);
        Ok(Self { shared: Shared::new(core::DuplicateIndex::new(rule, &salt)?) })
    }

    /// Adds leads, all of them or none; one that is there already gets these keys instead.
    fn add(&self, py: Python<'_>, leads: Given<'_, '_>) -> PyResult<()> {
        let leads: Vec<DuplicateKeys> = take("leads", leads)?;
        Ok(self.shared.long(py, |index| index.add_all(&leads))??)
    }

    /// Removes a lead; whether it was there.
    fn remove(&self, py: Python<'_>, lead: Given<'_, '_>) -> PyResult<bool> {
        let lead: LeadId = take("lead", lead)?;
        self.shared.short(py, |index| index.remove(&lead))
    }

    /// How many leads it knows.
    fn leads(&self, py: Python<'_>) -> PyResult<usize> {
        self.shared.short(py, |index| index.len())
    }

    /// For each of these leads those that may be the same, the likeliest first. They need not be in the index.
    fn candidates<'py>(&self, py: Python<'py>, leads: Given<'_, 'py>) -> Answer<'py> {
        let leads: Vec<DuplicateKeys> = take("leads", leads)?;
        self.shared.long(py, |index| index.candidates_all(&leads))??.to_python(py)
    }
}

/// Folds the records of a log into rows of how well data are kept. Each lead is looked at as it stood so many days after it
/// came.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct MaintenanceFold {
    shared: Shared<engine::MaintenanceFold>,
}

#[pymethods]
impl MaintenanceFold {
    /// Nothing folded yet. These facts are wanted of each lead, so many days after it came: 1 to 3,660.
    #[new]
    fn new(wanted: Given<'_, '_>, within_days: Given<'_, '_>) -> PyResult<Self> {
        let (wanted, days): (Vec<FactId>, Count) = (take("wanted", wanted)?, take("within_days", within_days)?);
        Ok(Self { shared: Shared::new(engine::MaintenanceFold::new(wanted, days)?) })
    }

    /// Folds the next records.
    fn fold(&self, py: Python<'_>, records: Given<'_, '_>) -> PyResult<()> {
        let records: Vec<Record> = take("records", records)?;
        self.shared.long(py, |fold| records.iter().for_each(|record| fold.fold(record)))
    }

    /// The rows of all leads that have had their time by then, by lead.
    fn rows<'py>(&self, py: Python<'py>, until: Given<'_, 'py>) -> Answer<'py> {
        let until: Timestamp = take("until", until)?;
        self.shared.long(py, |fold| fold.rows(until))?.to_python(py)
    }
}
