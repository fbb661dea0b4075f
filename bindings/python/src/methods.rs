//! What some values can do beside being values.

use leadwerk::crossing::python::{Misfit, ToPython, argument, object, take};
use leadwerk::engine::import::Mapping;
use leadwerk::engine::{Batch, Receipt, Record};
use leadwerk::pipeline::{End, StageTable, Stay};
use leadwerk::policy::Policy;
use leadwerk::simulation::YearPlan;
use leadwerk::units::{Currency, Money, StageId};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyCFunction, PyInt};

type Given<'a, 'py> = &'a Bound<'py, PyAny>;
type Answer<'py> = PyResult<Bound<'py, PyAny>>;

/// Puts each function where it belongs.
pub(crate) fn attach(module: &Bound<'_, PyModule>) -> PyResult<()> {
    macro_rules! attach {
        ($($class:literal.$name:literal = $how:ident $function:ident),* $(,)?) => {$(
            let function = wrap_pyfunction!($function, module)?;
            module.getattr($class)?.setattr($name, $how(function)?)?;
        )*};
    }
    attach! {
        "Policy"."standard" = plain policy_standard,
        "Policy"."from_toml" = plain policy_from_toml,
        "Policy"."draft" = plain policy_draft,
        "Policy"."to_toml" = bound policy_to_toml,
        "Policy"."faults" = bound policy_faults,
        "Policy"."check" = bound policy_check,
        "Mapping"."from_toml" = plain mapping_from_toml,
        "Mapping"."to_toml" = bound mapping_to_toml,
        "Mapping"."policy" = bound mapping_policy,
        "Money"."of" = plain money_of,
        "Money"."amount" = property money_amount,
        "Money"."__str__" = bound money_text,
        "Money"."__add__" = bound money_sum,
        "Money"."__sub__" = bound money_difference,
        "Record"."redacted" = bound record_redacted,
        "Receipt"."to_lines" = bound receipt_to_lines,
        "Batch"."to_lines" = bound batch_to_lines,
        "StageTable"."of" = plain stage_table_of,
        "YearPlan"."standard" = plain year_plan_standard,
    }
    Ok(())
}

/// A function of the class.
#[expect(clippy::unnecessary_wraps, reason = "alike for all ways to attach")]
fn plain(function: Bound<'_, PyCFunction>) -> Answer<'_> {
    Ok(function.into_any())
}

/// A function of each object: native functions do not bind themselves.
fn bound(function: Bound<'_, PyCFunction>) -> Answer<'_> {
    let py = function.py();
    Ok(Bound::new(py, Method { function: function.into_any().unbind() })?.into_any())
}

fn property(function: Bound<'_, PyCFunction>) -> Answer<'_> {
    function.py().import("builtins")?.getattr("property")?.call1((
        &function,
        None::<()>,
        None::<()>,
        function.getattr("__doc__")?,
    ))
}

/// A native function that is called with the object that it is taken from.
#[pyclass(frozen, module = "leadwerk")]
struct Method {
    function: Py<PyAny>,
}

#[pymethods]
impl Method {
    fn __get__<'py>(&self, object: Given<'_, 'py>, class: Given<'_, 'py>) -> Answer<'py> {
        let _ = class;
        let py = object.py();
        if object.is_none() {
            return Ok(self.function.bind(py).clone());
        }
        py.import(intern!(py, "types"))?.getattr(intern!(py, "MethodType"))?.call1((&self.function, object))
    }
}

/// The policy that a new tenant begins with, in this currency.
#[pyfunction(name = "standard")]
fn policy_standard<'py>(currency: Given<'_, 'py>) -> Answer<'py> {
    object(currency.py(), Policy::standard(take::<Currency>("currency", currency)?))
}

/// Reads a policy from TOML.
#[pyfunction(name = "from_toml")]
fn policy_from_toml<'py>(text: Given<'_, 'py>) -> Answer<'py> {
    object(text.py(), Policy::from_toml(&take::<String>("text", text)?)?)
}

/// Reads a policy from JSON without judging it: a draft, whose `faults` are to be shown.
#[pyfunction(name = "draft")]
fn policy_draft<'py>(text: Given<'_, 'py>) -> Answer<'py> {
    object(text.py(), Policy::draft(&take::<String>("text", text)?)?)
}

/// The policy as TOML.
#[pyfunction(name = "to_toml", text_signature = "(self, /)")]
fn policy_to_toml(slf: Given<'_, '_>) -> PyResult<String> {
    Ok(argument::<Policy>("policy", slf)?.to_toml()?)
}

/// Why these rules cannot stand; none where they can.
#[pyfunction(name = "faults", text_signature = "(self, /)")]
fn policy_faults<'py>(slf: Given<'_, 'py>) -> Answer<'py> {
    argument::<Policy>("policy", slf)?.faults().to_python(slf.py())
}

/// What can stand but makes no sense.
#[pyfunction(name = "check", text_signature = "(self, /)")]
fn policy_check<'py>(slf: Given<'_, 'py>) -> Answer<'py> {
    argument::<Policy>("policy", slf)?.check().to_python(slf.py())
}

/// Reads a mapping from TOML.
#[pyfunction(name = "from_toml")]
fn mapping_from_toml<'py>(text: Given<'_, 'py>) -> Answer<'py> {
    object(text.py(), Mapping::from_toml(&take::<String>("text", text)?)?)
}

/// The mapping as TOML.
#[pyfunction(name = "to_toml", text_signature = "(self, /)")]
fn mapping_to_toml(slf: Given<'_, '_>) -> PyResult<String> {
    Ok(argument::<Mapping>("mapping", slf)?.to_toml()?)
}

/// A policy that fits the mapping.
#[pyfunction(name = "policy", text_signature = "(self, /)")]
fn mapping_policy<'py>(slf: Given<'_, 'py>) -> Answer<'py> {
    object(slf.py(), argument::<Mapping>("mapping", slf)?.policy()?)
}

/// An amount in major units, such as `Decimal("12.50")`: exactly, or not at all. A float is never exact, so it is refused.
#[pyfunction(name = "of")]
fn money_of<'py>(amount: Given<'_, 'py>, currency: Given<'_, 'py>) -> Answer<'py> {
    let py = amount.py();
    let currency: Currency = take("currency", currency)?;
    let whole = amount.cast::<PyInt>().is_ok() && amount.cast::<PyBool>().is_err();
    let decimal = py.import(intern!(py, "decimal"))?.getattr(intern!(py, "Decimal"))?;
    if !whole && !amount.is_instance(&decimal)? {
        let fault = format!("of type `{}`; give a Decimal or an int, which are exact", amount.get_type().qualname()?);
        return Err(Misfit::Unfit { place: "amount".into(), fault }.raise("argument"));
    }
    let decimal = decimal.call1((amount,))?;
    // An amount has at most 16 digits; a larger one is not written out: it might have a million.
    let short = decimal.call_method0(intern!(py, "adjusted"))?.extract::<i64>()?.abs() < 100;
    let form = if short { "f" } else { "" };
    let text = decimal.call_method1(intern!(py, "__format__"), (form,))?.extract::<String>()?;
    object(py, Money::parse(&text, currency)?)
}

/// The amount in major units, exactly.
#[pyfunction(name = "amount", text_signature = "(self, /)")]
fn money_amount<'py>(slf: Given<'_, 'py>) -> Answer<'py> {
    let text = money_text(slf)?;
    let digits = text.split(' ').next().unwrap_or_default();
    slf.py().import(intern!(slf.py(), "decimal"))?.call_method1(intern!(slf.py(), "Decimal"), (digits,))
}

/// The amount and its currency, as people read them.
#[pyfunction(name = "__str__", text_signature = "(self, /)")]
fn money_text(slf: Given<'_, '_>) -> PyResult<String> {
    Ok(argument::<Money>("money", slf)?.to_string())
}

/// The sum of two amounts of one currency.
#[pyfunction(name = "__add__", text_signature = "(self, other, /)")]
fn money_sum<'py>(slf: Given<'_, 'py>, other: Given<'_, 'py>) -> Answer<'py> {
    object(slf.py(), argument::<Money>("money", slf)?.plus(*argument("other", other)?)?)
}

/// The difference of two amounts of one currency.
#[pyfunction(name = "__sub__", text_signature = "(self, other, /)")]
fn money_difference<'py>(slf: Given<'_, 'py>, other: Given<'_, 'py>) -> Answer<'py> {
    object(slf.py(), argument::<Money>("money", slf)?.minus(*argument("other", other)?)?)
}

/// The same record without what is personal.
#[pyfunction(name = "redacted", text_signature = "(self, /)")]
fn record_redacted<'py>(slf: Given<'_, 'py>) -> Answer<'py> {
    object(slf.py(), argument::<Record>("record", slf)?.redacted()?)
}

/// The records as JSON lines, ready to be appended to a log in a file.
#[pyfunction(name = "to_lines", text_signature = "(self, /)")]
fn receipt_to_lines(slf: Given<'_, '_>) -> PyResult<String> {
    Ok(argument::<Receipt>("receipt", slf)?.to_lines()?)
}

/// The records as JSON lines, ready to be appended to a log in a file.
#[pyfunction(name = "to_lines", text_signature = "(self, /)")]
fn batch_to_lines(slf: Given<'_, '_>) -> PyResult<String> {
    let batch = argument::<Batch>("batch", slf)?;
    Ok(slf.py().detach(|| batch.to_lines())?)
}

/// The table of these stays at these stages, and of these ends.
#[pyfunction(name = "of")]
fn stage_table_of<'py>(stages: Given<'_, 'py>, stays: Given<'_, 'py>, ends: Given<'_, 'py>) -> Answer<'py> {
    let (stages, stays) = (take::<Vec<StageId>>("stages", stages)?, take::<Vec<Stay>>("stays", stays)?);
    let (py, ends) = (ends.py(), take::<Vec<End>>("ends", ends)?);
    object(py, py.detach(|| StageTable::new(&stages, stays, ends))?)
}

/// 3,600 leads in the year 2026, as a company in Germany counts it.
#[pyfunction(name = "standard")]
fn year_plan_standard(py: Python<'_>) -> Answer<'_> {
    object(py, YearPlan::standard()?)
}
