//! Amounts as Python's own `Decimal`, and what Python expects of a number.

use super::{Method, Misfit, ToPython as _, argument, borrowed, take};
use crate::units::{Currency, Error, Money};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};

/// Gives the class what money alone can do.
///
/// # Errors
/// None in practice.
pub fn attach(class: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = class.py();
    class.setattr("of", wrap_pyfunction!(of, py)?)?;
    let property = py.import(intern!(py, "builtins"))?.getattr("property")?;
    class.setattr("amount", property.call1((wrap_pyfunction!(amount, py)?,))?)?;
    class.setattr("__str__", Method::from(wrap_pyfunction!(shown, py)?))?;
    class.setattr("__format__", Method::from(wrap_pyfunction!(formatted, py)?))?;
    class.setattr("__add__", Method::from(wrap_pyfunction!(sum, py)?))?;
    class.setattr("__sub__", Method::from(wrap_pyfunction!(difference, py)?))
}

/// An amount in major units, such as `Decimal("12.50")`: exactly, or not at all. A float is never exact, so it is refused.
#[pyfunction]
fn of<'py>(amount: &Bound<'py, PyAny>, currency: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = amount.py();
    let currency: Currency = take("currency", currency)?;
    let wanted = "a Decimal or an int, which are exact";
    let odd = |misfit: Misfit| misfit.inside("amount").raise("argument");
    // An object may say to be of a class that it is not of.
    let raised = |raised| odd(Misfit::raised_by(amount.as_borrowed(), raised, wanted));
    let whole = amount.cast::<PyInt>().is_ok() && amount.cast::<PyBool>().is_err();
    let decimal = py.import(intern!(py, "decimal"))?.getattr(intern!(py, "Decimal"))?;
    if !whole && !amount.is_instance(&decimal).map_err(raised)? {
        return Err(odd(Misfit::instead(amount.as_borrowed(), wanted)));
    }
    let decimal = decimal.call1((amount,)).map_err(raised)?;
    // An amount has at most 16 digits; a larger one is not written out: it might have a million.
    let short = decimal.call_method0(intern!(py, "adjusted"))?.extract::<i64>()?.abs() < 100;
    let text = decimal.call_method1(intern!(py, "__format__"), (if short { "f" } else { "" },))?.extract::<String>()?;
    Money::parse(without_zeros(&text, currency), currency)?.to_python(py)
}

/// The digits without zeros beyond those of the currency. A `Decimal` keeps those of a product, and unlike in a text
/// nobody can take its point for a thousands' one.
fn without_zeros(text: &str, currency: Currency) -> &str {
    let Some(point) = text.find('.') else { return text };
    let least = if currency.digits() == 0 { point } else { point + 1 + currency.digits() as usize };
    let needed = text.trim_end_matches('0').trim_end_matches('.').len();
    text.get(..needed.max(least)).unwrap_or(text)
}

/// The amount in major units, exactly.
#[pyfunction]
fn amount<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let text = argument::<Money>("self", object)?.to_string();
    let digits = text.split(' ').next().unwrap_or_default();
    object.py().import(intern!(object.py(), "decimal"))?.call_method1(intern!(object.py(), "Decimal"), (digits,))
}

/// The amount and its currency, as people read them.
#[pyfunction]
#[pyo3(name = "__str__", text_signature = "(self, /)")]
fn shown(object: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(argument::<Money>("self", object)?.to_string())
}

/// The same text, formatted as a text is.
#[pyfunction]
#[pyo3(name = "__format__", text_signature = "(self, format_spec, /)")]
fn formatted<'py>(object: &Bound<'py, PyAny>, format_spec: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let text = PyString::new(object.py(), &shown(object)?);
    text.call_method1(intern!(object.py(), "__format__"), (format_spec,))
}

/// The sum of two amounts of one currency.
#[pyfunction]
#[pyo3(name = "__add__", text_signature = "(self, other, /)")]
fn sum<'py>(object: &Bound<'py, PyAny>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    with_another(object, other, Money::plus)
}

/// The difference of two amounts of one currency.
#[pyfunction]
#[pyo3(name = "__sub__", text_signature = "(self, other, /)")]
fn difference<'py>(object: &Bound<'py, PyAny>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    with_another(object, other, Money::minus)
}

fn with_another<'py>(
    object: &Bound<'py, PyAny>,
    other: &Bound<'py, PyAny>,
    work: fn(Money, Money) -> Result<Money, Error>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = object.py();
    let money = argument::<Money>("self", object)?;
    // What is no money may know itself what the two come to; if not, Python says so.
    let Ok(other) = borrowed::<Money>(other.as_borrowed()) else { return Ok(py.NotImplemented().into_bound(py)) };
    work(*money, *other)?.to_python(py)
}
