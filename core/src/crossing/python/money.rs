//! Amounts as Python's own `Decimal`.

use super::{Misfit, take};
use crate::units::{Currency, Money};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt};

/// An amount in major units, from a `Decimal` or an int: exactly, or not at all.
///
/// # Errors
/// `UNREADABLE` for anything else, above all a float; those of [`Money::parse`].
pub fn read(amount: &Bound<'_, PyAny>, currency: &Bound<'_, PyAny>) -> PyResult<Money> {
    let py = amount.py();
    let currency: Currency = take("currency", currency)?;
    let whole = amount.cast::<PyInt>().is_ok() && amount.cast::<PyBool>().is_err();
    let decimal = py.import(intern!(py, "decimal"))?.getattr(intern!(py, "Decimal"))?;
    if !whole && !amount.is_instance(&decimal)? {
        let misfit = Misfit::instead(amount.as_borrowed(), "a Decimal or an int, which are exact");
        return Err(misfit.inside("amount").raise("argument"));
    }
    let decimal = decimal.call1((amount,))?;
    // An amount has at most 16 digits; a larger one is not written out: it might have a million.
    let short = decimal.call_method0(intern!(py, "adjusted"))?.extract::<i64>()?.abs() < 100;
    let text = decimal.call_method1(intern!(py, "__format__"), (if short { "f" } else { "" },))?;
    Ok(Money::parse(&text.extract::<String>()?, currency)?)
}

/// The amount in major units.
///
/// # Errors
/// None in practice.
pub fn amount<'py>(money: &Money, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    let text = money.to_string();
    let digits = text.split(' ').next().unwrap_or_default();
    py.import(intern!(py, "decimal"))?.call_method1(intern!(py, "Decimal"), (digits,))
}
