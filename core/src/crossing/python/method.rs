//! Functions of objects, put into a class from outside.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCFunction;

/// A native function that is called with the object that it is taken from: native functions do not bind themselves.
#[pyclass(frozen, module = "leadwerk")]
pub struct Method {
    function: Py<PyAny>,
}

impl From<Bound<'_, PyCFunction>> for Method {
    fn from(function: Bound<'_, PyCFunction>) -> Self {
        Self { function: function.into_any().unbind() }
    }
}

#[pymethods]
impl Method {
    fn __get__<'py>(&self, object: &Bound<'py, PyAny>, class: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let _ = class;
        let py = object.py();
        if object.is_none() {
            return Ok(self.function.bind(py).clone());
        }
        py.import(intern!(py, "types"))?.getattr(intern!(py, "MethodType"))?.call1((&self.function, object))
    }
}
