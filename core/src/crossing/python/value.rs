//! The one native class, which holds any value of the core.

use super::class::{Class, Made, Maker, made};
use super::{Crossing, Misfit};
use crate::units::{Error, Text};
use core::any::Any;
use core::marker::PhantomData;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

/// What a [`Value`] holds.
pub(super) trait Held: Any + Send + Sync {
    fn home(&self) -> &'static Class;
    fn made(&self, py: Python<'_>) -> PyResult<&'static Made>;
    fn form(&self) -> usize;
    fn part<'py>(&self, place: usize, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
    fn equals(&self, other: &dyn Any) -> bool;
    fn write(&self) -> Result<String, Error>;
}

impl<T: Crossing> Held for T {
    fn home(&self) -> &'static Class {
        T::class()
    }

    fn made(&self, py: Python<'_>) -> PyResult<&'static Made> {
        made::<T>(py)
    }

    fn form(&self) -> usize {
        Crossing::form(self)
    }

    fn part<'py>(&self, place: usize, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Crossing::part(self, place, py)
    }

    fn equals(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>() == Some(self)
    }

    fn write(&self) -> Result<String, Error> {
        Crossing::write(self)
    }
}

/// Anything that is made of fields: it never changes, is compared by its fields, and can be written as JSON.
#[pyclass(frozen, subclass, module = "leadwerk")]
pub struct Value {
    held: Box<dyn Held>,
}

impl core::fmt::Debug for Value {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("Value")
    }
}

impl Value {
    /// Whether it is of this class and form.
    pub(super) fn is(&self, home: &'static Class, form: usize) -> bool {
        core::ptr::eq(self.held.home(), home) && self.held.form() == form
    }

    pub(super) fn part<'py>(&self, place: usize, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.held.part(place, py)
    }

    fn any(&self) -> &dyn Any {
        &*self.held
    }
}

/// A value of the core as an object of its class.
pub fn object<T: Crossing>(py: Python<'_>, value: T) -> PyResult<Bound<'_, PyAny>> {
    let form = Crossing::form(&value);
    match made::<T>(py)?.forms.get(form) {
        Some(class) => with_class(class.bind(py), Box::new(value)),
        None => super::class::no_such_part(form),
    }
}

/// An object of a class below `Value`.
fn with_class<'py>(class: &Bound<'py, PyType>, held: Box<dyn Held>) -> PyResult<Bound<'py, PyAny>> {
    let value = PyClassInitializer::from(Value { held });
    // SAFETY: every class of ours was made below `Value`, and adds nothing to what an object of it holds. This is what
    // pyo3 itself writes for `#[new]`; it offers no other way to make an object of a class that is only known now.
    unsafe {
        let made = pyo3::impl_::pymethods::tp_new_impl::<_, Value>(class.py(), value, class.as_type_ptr())?;
        Bound::from_owned_ptr_or_err(class.py(), made)
    }
}

/// The value of the core that an object holds.
///
/// # Errors
/// Says what is there instead.
pub fn borrowed<'a, T: Crossing>(object: Borrowed<'a, '_, PyAny>) -> Result<&'a T, Misfit> {
    let held = object.cast::<Value>().ok().and_then(|value| value.get().any().downcast_ref());
    held.ok_or_else(|| Misfit::no::<T>(object))
}

/// The same, for an argument of a function.
///
/// # Errors
/// `UNREADABLE`, with what is there instead.
pub fn argument<'a, T: Crossing>(name: &str, object: &'a Bound<'_, PyAny>) -> PyResult<&'a T> {
    borrowed(object.as_borrowed()).map_err(|misfit| misfit.inside(name).raise("argument"))
}

/// Objects that keep values of one type, for a function that only looks at them.
pub struct Kept<'py, T> {
    objects: Vec<Bound<'py, Value>>,
    held: PhantomData<T>,
}

impl<'py, T: Crossing> Kept<'py, T> {
    /// Takes an argument of a function.
    ///
    /// # Errors
    /// `UNREADABLE`, with what is there instead; what an iterator of the caller's raises.
    pub fn argument(name: &str, objects: &Bound<'py, PyAny>) -> PyResult<Self> {
        // Each is looked at before the next is asked for: what never ends is refused by its first that does not fit.
        let kept = super::plain::each::<T, _>(objects.as_borrowed(), |object| {
            let value =
                object.cast_into::<Value>().map_err(|fault| Misfit::no::<T>(fault.into_inner().as_borrowed()))?;
            if value.get().any().is::<T>() { Ok(value) } else { Err(Misfit::no::<T>(value.as_any().as_borrowed())) }
        });
        let objects = kept.map_err(|misfit| misfit.inside(name).raise("argument"))?;
        Ok(Self { objects, held: PhantomData })
    }

    /// The values: all of them, since nothing else was taken.
    pub fn values(&self) -> Vec<&T> {
        self.objects.iter().filter_map(|value| value.get().any().downcast_ref()).collect()
    }
}

#[pymethods]
impl Value {
    #[new]
    #[classmethod]
    #[pyo3(signature = (*ordered, **named))]
    fn new(
        class: &Bound<'_, PyType>,
        ordered: &Bound<'_, PyTuple>,
        named: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        Ok(Self { held: Maker::find(class)?.get().make(ordered, named)? })
    }

    /// Reads one from JSON, in the wire format.
    #[classmethod]
    fn from_json<'py>(class: &Bound<'py, PyType>, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let maker = Maker::find(class)?;
        let text = super::take::<String>("text", text)?;
        let held = (maker.get().read)(&text)?;
        let form = held.form();
        let Some(own) = held.made(class.py())?.forms.get(form) else { return super::class::no_such_part(form) };
        let own = own.bind(class.py());
        if class.is_subclass(own)? {
            return with_class(class, held);
        }
        if own.is_subclass(class)? {
            return with_class(own, held);
        }
        let fault = format!("it is a `{}`; read it by that class, or by the one above both", own.qualname()?);
        Err(Error::Unreadable { what: maker.get().path.as_str().into(), fault: Text::from(fault) }.into())
    }

    /// The value as JSON, in the wire format: equal values are equal texts.
    fn to_json(&self) -> PyResult<String> {
        Ok(self.held.write()?)
    }

    /// Reads one from what `json.loads` gives.
    #[classmethod]
    fn from_dict<'py>(class: &Bound<'py, PyType>, data: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = class.py();
        let what = Maker::find(class)?.get().path.clone();
        let text = py.import(intern!(py, "json"))?.call_method1(intern!(py, "dumps"), (data,)).map_err(|raised| {
            if !raised.is_instance_of::<pyo3::exceptions::PyException>(py) {
                return raised;
            }
            let fault = Text::from(format!(
                "no JSON can be made of it ({}); give dicts, lists, texts and numbers",
                raised.value(py)
            ));
            Error::Unreadable { what: what.as_str().into(), fault }.into()
        })?;
        Self::from_json(class, &text)
    }

    /// The value as dicts, lists, texts and numbers: what `json.loads` would give.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import(intern!(py, "json"))?.call_method1(intern!(py, "loads"), (self.to_json()?,))
    }

    /// Another one, with some fields changed.
    #[pyo3(signature = (**changes))]
    fn replace<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        let class = slf.get_type();
        let named = PyDict::new(slf.py());
        if let Some(changes) = changes {
            named.update(changes.as_mapping())?;
        }
        for (place, name) in Maker::find(&class)?.get().names().iter().enumerate() {
            // A time that Python cannot show can still be changed.
            if !named.contains(name)? {
                named.set_item(name, slf.get().part(place, slf.py())?)?;
            }
        }
        class.call((), Some(&named))
    }

    /// For `copy.replace`.
    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        Self::replace(slf, changes)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let maker = Maker::find(&slf.get_type())?;
        let mut parts = Vec::new();
        for (place, name) in maker.get().names().iter().enumerate() {
            let part = slf.get().part(place, slf.py()).and_then(|part| Ok(part.repr()?.to_string()));
            // A part that Python cannot show should not hide the others.
            parts.push(format!("{name}={}", part.as_deref().unwrap_or("...")));
        }
        Ok(format!("{}({})", maker.get().path, parts.join(", ")))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(other.py().NotImplemented()) };
        Ok(self.held.equals(other.get().any()).into_pyobject(other.py())?.to_owned().into_any().unbind())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        // Equal values are equal texts.
        self.to_json()?.into_pyobject(py)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        match Self::parts(slf) {
            Ok(parts) => Ok((slf.get_type().into_any(), parts)),
            // A time that Python cannot show. JSON is not for all: it judges a draft of a policy.
            Err(_) => {
                let text = PyTuple::new(slf.py(), [slf.get().to_json()?])?;
                Ok((slf.get_type().getattr(intern!(slf.py(), "from_json"))?, text))
            }
        }
    }
}

impl Value {
    /// Its parts, in the order of the fields.
    fn parts<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let maker = Maker::find(&slf.get_type())?;
        let places = 0..maker.get().names().len();
        let parts = places.map(|place| slf.get().part(place, slf.py())).collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(slf.py(), parts)
    }
}
