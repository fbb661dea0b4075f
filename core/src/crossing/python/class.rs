//! Classes, made of shapes.

use super::misfit::wanted;
use super::value::{Held, Value};
use super::{Crossing, Given, Misfit, PACKAGE};
use crate::crossing::shape::{Field, Form, Kind, Shape};
use crate::units::{Error, Text};
use pyo3::exceptions::PyAttributeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

/// What makes the class of a type.
pub type MakeClass = for<'py> fn(Python<'py>) -> PyResult<Bound<'py, PyAny>>;

/// What makes a value of one of its forms.
type MakeValue = fn(usize, &mut Given<'_, '_>) -> Result<Box<dyn Held>, Misfit>;

/// Where the classes of a type are kept.
pub struct Class {
    made: PyOnceLock<Made>,
}

/// The class of a type, and those of its forms: of a record, the same again.
pub(super) struct Made {
    above: Py<PyType>,
    pub(super) forms: Vec<Py<PyType>>,
}

impl Class {
    /// Nothing made yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { made: PyOnceLock::new() }
    }
}

impl Default for Class {
    fn default() -> Self {
        Self::new()
    }
}

/// The class of a record or a tagged enum.
pub fn class_of<T: Crossing>(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    Ok(made::<T>(py)?.above.bind(py).clone().into_any())
}

pub(super) fn made<T: Crossing>(py: Python<'_>) -> PyResult<&'static Made> {
    T::class().made.get_or_try_init(py, || make::<T>(py))
}

fn make<T: Crossing>(py: Python<'_>) -> PyResult<Made> {
    let Kind::Named(shape) = T::kind() else { return no_such_part(0) };
    let root = py.get_type::<Value>();
    match shape.form {
        Form::Record(fields) => {
            let class = Blueprint::of::<T>(shape, Some((0, shape.name, fields)), shape.docs).build(py, &root)?;
            Ok(Made { above: class.clone().unbind(), forms: vec![class.unbind()] })
        }
        Form::Tagged(variants) => {
            let above = Blueprint::of::<T>(shape, None, shape.docs).build(py, &root)?;
            let mut forms = Vec::new();
            for (place, variant) in variants.iter().enumerate() {
                let form = Some((place, variant.name, variant.fields));
                let class = Blueprint::of::<T>(shape, form, variant.docs).build(py, &above)?;
                above.setattr(variant.name, &class)?;
                forms.push(class.unbind());
            }
            Ok(Made { above: above.unbind(), forms })
        }
        Form::Plain(_) | Form::Names(_) => no_such_part(0),
    }
}

/// The class `Value`, above all others.
///
/// # Errors
/// None in practice.
pub fn value_class(py: Python<'_>) -> PyResult<Bound<'_, PyType>> {
    let class = py.get_type::<Value>();
    class.setattr(intern!(py, "__signature__"), Signature {})?;
    Ok(class)
}

/// `#[crosses]` numbers parts and forms itself, so this cannot come.
pub fn no_such_part<T>(place: usize) -> PyResult<T> {
    Err(Error::InternalFault { fault: Text::from(format!("a value has no part {place}")) }.into())
}

/// What Rust's comments say, to readers of Python: without links, and without examples in Rust.
fn spoken(docs: &str) -> String {
    let words = docs.split("\n# Example").next().unwrap_or_default().trim_end();
    words.replace("[`", "`").replace("`]", "`").replace("::", ".")
}

/// What a class is made of.
struct Blueprint {
    name: &'static str,
    path: String,
    docs: &'static str,
    fields: &'static [Field],
    form: Option<usize>,
    make: MakeValue,
    read: fn(&str) -> Result<Box<dyn Held>, Error>,
    home: &'static Class,
}

impl Blueprint {
    fn of<T: Crossing>(
        shape: &'static Shape,
        form: Option<(usize, &'static str, &'static [Field])>,
        docs: &'static str,
    ) -> Self {
        let (name, fields) = form.map_or((shape.name, [].as_slice()), |(_, name, fields)| (name, fields));
        Self {
            name,
            path: if name == shape.name { name.to_owned() } else { format!("{}.{name}", shape.name) },
            docs,
            fields,
            form: form.map(|(place, ..)| place),
            make: |form, given| T::make(form, given).map(|value| Box::new(value) as Box<dyn Held>),
            read: |text| T::read(text).map(|value| Box::new(value) as Box<dyn Held>),
            home: T::class(),
        }
    }

    fn build<'py>(self, py: Python<'py>, base: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyType>> {
        let space = PyDict::new(py);
        space.set_item(intern!(py, "__module__"), PACKAGE)?;
        space.set_item(intern!(py, "__qualname__"), &self.path)?;
        space.set_item(intern!(py, "__doc__"), spoken(self.docs))?;
        // No `__dict__`: what is frozen takes nothing that was not there from the start.
        space.set_item(intern!(py, "__slots__"), PyTuple::empty(py))?;
        if let Some(form) = self.form {
            let names = self.fields.iter().map(|field| field.name);
            space.set_item(intern!(py, "__match_args__"), PyTuple::new(py, names.collect::<Vec<_>>())?)?;
            for (place, field) in self.fields.iter().enumerate() {
                space.set_item(field.name, Attribute { home: self.home, form, place, field })?;
            }
        }
        let (name, maker) = (self.name, Maker::new(py, self));
        space.set_item(intern!(py, "_maker"), maker)?;
        Ok(py.get_type::<PyType>().call1((name, (base,), space))?.cast_into()?)
    }
}

/// What a class keeps to make its values.
#[pyclass(frozen, module = "leadwerk")]
pub(super) struct Maker {
    pub(super) path: String,
    names: Vec<&'static str>,
    keys: Vec<Py<PyString>>,
    kinds: Vec<fn() -> Kind>,
    /// So many fields cannot be left out.
    required: usize,
    form: Option<usize>,
    make: MakeValue,
    pub(super) read: fn(&str) -> Result<Box<dyn Held>, Error>,
}

impl Maker {
    fn new(py: Python<'_>, blueprint: Blueprint) -> Self {
        let kinds: Vec<_> = blueprint.fields.iter().map(|field| field.kind).collect();
        Self {
            path: blueprint.path,
            names: blueprint.fields.iter().map(|field| field.name).collect(),
            keys: blueprint.fields.iter().map(|field| PyString::intern(py, field.name).unbind()).collect(),
            required: kinds.iter().rposition(|kind| !matches!(kind(), Kind::Optional(_))).map_or(0, |last| last + 1),
            kinds,
            form: blueprint.form,
            make: blueprint.make,
            read: blueprint.read,
        }
    }

    /// The maker of a class: its own, or that of a class above it.
    pub(super) fn find<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, Self>> {
        let none = |_| {
            let fault = "`Value` itself holds nothing; use a class below it".into();
            PyErr::from(Error::Unreadable { what: "value".into(), fault })
        };
        Ok(class.getattr(intern!(class.py(), "_maker")).map_err(none)?.cast_into()?)
    }

    pub(super) fn make(
        &self,
        ordered: &Bound<'_, PyTuple>,
        named: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Box<dyn Held>> {
        let mut given = Given::new(self, ordered, named);
        // A class without a form has a number that no form has.
        let made = (self.make)(self.form.unwrap_or(usize::MAX), &mut given);
        // What is missing may be what was misspelt, so that is told first.
        let finished = if made.is_err() { given.check_names() } else { given.finish() };
        finished.and(made).map_err(|misfit| misfit.raise(&self.path))
    }

    pub(super) fn names(&self) -> &[&'static str] {
        &self.names
    }

    pub(super) fn name(&self, place: usize) -> &'static str {
        self.names.get(place).copied().unwrap_or_default()
    }

    pub(super) fn key(&self, place: usize) -> Option<&Py<PyString>> {
        self.keys.get(place)
    }

    pub(super) const fn required(&self) -> usize {
        self.required
    }
}

// The parameters of a constructor, for `help` and editors; `inspect` is a large module and may not be needed at all.
#[pyclass(frozen, module = "leadwerk")]
struct Signature {}

#[pymethods]
impl Signature {
    fn __get__<'py>(&self, object: &Bound<'py, PyAny>, class: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyAny>> {
        let _ = object;
        let py = class.py();
        let maker = Maker::find(class).ok().filter(|maker| maker.get().form.is_some());
        let Some(maker) = maker else { return Err(PyAttributeError::new_err("nothing is made by this class")) };
        let inspect = py.import("inspect")?;
        let parameter = inspect.getattr("Parameter")?;
        let mut parameters = Vec::new();
        for (place, (name, kind)) in maker.get().names.iter().zip(&maker.get().kinds).enumerate() {
            let options = PyDict::new(py);
            options.set_item("annotation", wanted(&kind()))?;
            if place >= maker.get().required {
                options.set_item("default", py.None())?;
            }
            let by_place_or_name = parameter.getattr("POSITIONAL_OR_KEYWORD")?;
            parameters.push(parameter.call((*name, by_place_or_name), Some(&options))?);
        }
        inspect.getattr("Signature")?.call1((parameters,))
    }
}

// A field of a class. No doc comment: `help` would show it in the place of the field's own.
#[pyclass(frozen, module = "leadwerk")]
pub(super) struct Attribute {
    home: &'static Class,
    form: usize,
    place: usize,
    field: &'static Field,
}

#[pymethods]
impl Attribute {
    fn __get__<'py>(
        slf: &Bound<'py, Self>,
        object: &Bound<'py, PyAny>,
        class: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let _ = class;
        let this = slf.get();
        match object.cast::<Value>() {
            Ok(value) if value.get().is(this.home, this.form) => value.get().part(this.place, slf.py()),
            _ if object.is_none() => Ok(slf.clone().into_any()),
            _ => Err(PyAttributeError::new_err(format!("`{}` is a field of another class", this.field.name))),
        }
    }

    fn __set__(&self, object: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let _ = (object, value);
        Err(PyAttributeError::new_err(format!("`{}` cannot be set; make another with `replace`", self.field.name)))
    }

    fn __delete__(&self, object: &Bound<'_, PyAny>) -> PyResult<()> {
        self.__set__(object, object)
    }

    #[getter]
    fn __doc__(&self) -> String {
        spoken(self.field.docs)
    }

    #[getter]
    fn __name__(&self) -> &'static str {
        self.field.name
    }
}
