//! `leadwerk.Error`, with a class below it for each category.

use super::{PACKAGE, ToPython};
use crate::units::{Category, Error, FieldValue, Language};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyType};

/// The classes: the one above, and those of the categories in their order.
struct Classes {
    above: Py<PyType>,
    categories: Vec<Py<PyType>>,
}

static CLASSES: PyOnceLock<Classes> = PyOnceLock::new();

const DOCS: &str = "Why something was refused. Nothing has changed where one of these is raised, save by `catch_up` and
`catch_up_lines`: what comes before the record at fault is folded.

There is a class for each category: `Error.Input`, `Error.Transition` and so on. The text is the code and the English
sentence.";

/// The class `Error`.
///
/// # Errors
/// None in practice.
pub fn error_class(py: Python<'_>) -> PyResult<Bound<'_, PyType>> {
    Ok(classes(py)?.above.bind(py).clone())
}

fn classes(py: Python<'_>) -> PyResult<&'static Classes> {
    CLASSES.get_or_try_init(py, || {
        let above = class(py, &py.get_type::<PyException>(), "Error", DOCS, Category::Input)?;
        let mut categories = Vec::new();
        for (category, docs) in Category::ALL.iter().zip(super::names::docs::<Category>()) {
            let name = super::names::pascal(category.name());
            let below = class(py, &above, &format!("Error.{name}"), docs, *category)?;
            above.setattr(name, &below)?;
            categories.push(below.unbind());
        }
        Ok(Classes { above: above.unbind(), categories })
    })
}

fn class<'py>(
    py: Python<'py>,
    base: &Bound<'py, PyType>,
    path: &str,
    docs: &str,
    category: Category,
) -> PyResult<Bound<'py, PyType>> {
    let space = PyDict::new(py);
    space.set_item("__module__", PACKAGE)?;
    space.set_item("__qualname__", path)?;
    space.set_item("__doc__", docs)?;
    // What an error has that was not raised by us: nobody should stumble over a missing attribute.
    space.set_item("code", "")?;
    space.set_item("german", "")?;
    space.set_item("category", category.to_python(py)?)?;
    space.set_item("fields", PyDict::new(py))?;
    let name = path.rsplit('.').next().unwrap_or(path);
    Ok(py.get_type::<PyType>().call1((name, (base,), space))?.cast_into()?)
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        Python::attach(|py| raised(py, &error).unwrap_or_else(|instead| instead))
    }
}

fn raised(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    let classes = classes(py)?;
    let place = Category::ALL.iter().position(|category| *category == error.category());
    let class = place.and_then(|place| classes.categories.get(place)).unwrap_or(&classes.above);
    let raised = class.bind(py).call1((format!("{}: {error}", error.code()),))?;
    raised.setattr("code", error.code())?;
    raised.setattr("german", error.sentence(Language::German))?;
    raised.setattr("fields", fields(py, error)?)?;
    Ok(PyErr::from_value(raised))
}

fn fields<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyDict>> {
    let fields = PyDict::new(py);
    for (name, value) in error.fields() {
        match value {
            FieldValue::Text(text) => fields.set_item(name, text)?,
            FieldValue::Number(number) => fields.set_item(name, number)?,
            FieldValue::List(texts) => fields.set_item(name, PyList::new(py, texts)?)?,
        }
    }
    Ok(fields)
}
