//! Texts, numbers, flags, and what is made of others.

use super::{FromPython, Misfit, ToPython};
use crate::crossing::shape::Crosses;
use pyo3::IntoPyObjectExt as _;
use pyo3::exceptions::{PyMemoryError, PyOverflowError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyIterator, PyList, PyString, PyTuple};

macro_rules! goes_as_it_is {
    ($($plain:ty),*) => {$(
        impl ToPython for $plain {
            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.into_bound_py_any(py)
            }
        }
    )*};
}
goes_as_it_is!(String, i64, u32, f64, bool);

impl FromPython for String {
    fn from_python(object: Borrowed<'_, '_, PyAny>) -> Result<Self, Misfit> {
        let text = object.cast::<PyString>().map_err(|_| Misfit::no::<Self>(object))?;
        match text.to_cow() {
            Ok(text) => Ok(text.into_owned()),
            Err(_) => {
                Err(Misfit::here("a text with half of a character (a lone surrogate); decode it properly".into()))
            }
        }
    }
}

impl FromPython for bool {
    fn from_python(object: Borrowed<'_, '_, PyAny>) -> Result<Self, Misfit> {
        object.cast::<PyBool>().map(|flag| flag.is_true()).map_err(|_| Misfit::no::<Self>(object))
    }
}

macro_rules! comes_as_whole_number {
    ($($whole:ty),*) => {$(
        impl FromPython for $whole {
            fn from_python(object: Borrowed<'_, '_, PyAny>) -> Result<Self, Misfit> {
                // A flag is an int to Python, but nobody means 1 by True.
                if object.cast::<PyBool>().is_ok() {
                    return Err(Misfit::no::<Self>(object));
                }
                object.extract().map_err(|raised: PyErr| {
                    if raised.is_instance_of::<PyOverflowError>(object.py()) {
                        return Misfit::here(format!("out of range; give {} to {}", <$whole>::MIN, <$whole>::MAX));
                    }
                    Misfit::raised::<Self>(object, raised)
                })
            }
        }
    )*};
}
comes_as_whole_number!(i64, u32);

impl FromPython for f64 {
    fn from_python(object: Borrowed<'_, '_, PyAny>) -> Result<Self, Misfit> {
        if object.cast::<PyBool>().is_ok() {
            return Err(Misfit::no::<Self>(object));
        }
        object.extract().map_err(|raised| Misfit::raised::<Self>(object, raised))
    }
}

impl<T: ToPython> ToPython for Option<T> {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |value| value.to_python(py))
    }
}

impl<T: FromPython> FromPython for Option<T> {
    fn from_python(object: Borrowed<'_, '_, PyAny>) -> Result<Self, Misfit> {
        if object.is_none() { Ok(None) } else { T::from_python(object).map(Some) }
    }
}

impl<T: ToPython> ToPython for Vec<T> {
    /// A tuple: what is frozen has no lists that could be changed to no effect.
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = self.iter().map(|item| item.to_python(py)).collect::<PyResult<Vec<_>>>()?;
        Ok(PyTuple::new(py, items)?.into_any())
    }
}

/// Bytes that are an argument of a function.
///
/// # Errors
/// `UNREADABLE`, with what is there instead.
pub fn bytes<'a>(name: &str, object: &'a Bound<'_, PyAny>) -> PyResult<&'a [u8]> {
    let bytes = object.cast::<PyBytes>().map(|bytes| bytes.as_bytes());
    bytes.map_err(|_| Misfit::instead(object.as_borrowed(), "bytes").inside(name).raise("argument"))
}

/// Whatever can be walked through, save texts, bytes and dicts, whose parts nobody means.
///
/// # Errors
/// What is there instead.
fn items<'py, T: Crosses>(object: Borrowed<'_, 'py, PyAny>) -> Result<Bound<'py, PyIterator>, Misfit> {
    let odd = object.cast::<PyString>().is_ok()
        || object.cast::<PyBytes>().is_ok()
        || object.cast::<PyByteArray>().is_ok()
        || object.cast::<PyDict>().is_ok();
    if odd {
        return Err(Misfit::no::<Vec<T>>(object));
    }
    object.try_iter().map_err(|raised| Misfit::raised::<Vec<T>>(object, raised))
}

/// What comes of each of many, one after the other.
///
/// What never ends is ended by an interrupt, or by the memory; neither may take the process with it.
///
/// # Errors
/// What does not fit, and what an iterator of the caller's raises.
pub(super) fn each<'py, T: Crosses, R>(
    objects: Borrowed<'_, 'py, PyAny>,
    mut take: impl FnMut(Bound<'py, PyAny>) -> Result<R, Misfit>,
) -> Result<Vec<R>, Misfit> {
    let py = objects.py();
    let mut taken = Vec::new();
    let full = |_| Misfit::Raised(PyMemoryError::new_err("there is no room for so many"));
    taken.try_reserve_exact(objects.cast::<PyList>().map_or(0, |list| list.len())).map_err(full)?;
    for object in items::<T>(objects)? {
        let object = object.map_err(Misfit::Raised)?;
        let place = taken.len();
        if place % 1_024 == 1_023 {
            py.check_signals().map_err(Misfit::Raised)?;
        }
        taken.try_reserve(1).map_err(full)?;
        taken.push(take(object).map_err(|misfit| misfit.inside(&format!("[{place}]")))?);
    }
    Ok(taken)
}

impl<T: FromPython + Crosses> FromPython for Vec<T> {
    fn from_python(object: Borrowed<'_, '_, PyAny>) -> Result<Self, Misfit> {
        each::<T, _>(object, |item| T::from_python(item.as_borrowed()))
    }
}
