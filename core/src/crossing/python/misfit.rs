//! What does not fit, and where.

use crate::crossing::shape::{Crosses, Form, Kind};
use crate::units::{Error, Text};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};

/// Why a Python object is not what it should be.
#[derive(Debug)]
pub enum Misfit {
    /// It is something else.
    Unfit {
        /// Where, such as `command.value` or `records[3]`; empty for the object itself.
        place: String,
        /// What is there, and what to give.
        fault: String,
    },
    /// It is refused.
    Refused(Error),
    /// Code of the object's own failed for reasons of its own, such as an interrupt.
    Raised(PyErr),
}

impl Misfit {
    /// It is no `T`.
    pub(super) fn no<T: Crosses>(object: Borrowed<'_, '_, PyAny>) -> Self {
        Self::instead(object, &wanted(&T::kind()))
    }

    /// It is not what is wanted.
    pub(super) fn instead(object: Borrowed<'_, '_, PyAny>, wanted: &str) -> Self {
        Self::here(format!("{}; give {wanted}", described(object)))
    }

    /// A fault of the object itself.
    pub(super) fn here(fault: String) -> Self {
        Self::Unfit { place: String::new(), fault }
    }

    /// What was raised while an object was read: a fault of the object, unless it is an interrupt or the like.
    pub(super) fn raised<T: Crosses>(object: Borrowed<'_, '_, PyAny>, raised: PyErr) -> Self {
        Self::raised_by(object, raised, &wanted(&T::kind()))
    }

    /// The same, where no type says what is wanted.
    pub(super) fn raised_by(object: Borrowed<'_, '_, PyAny>, raised: PyErr, wanted: &str) -> Self {
        if raised.is_instance_of::<PyException>(object.py()) {
            Self::instead(object, wanted)
        } else {
            Self::Raised(raised)
        }
    }

    /// The same, inside of a larger thing.
    #[must_use]
    pub fn inside(self, outer: &str) -> Self {
        match self {
            Self::Unfit { place, fault } if place.is_empty() || place.starts_with('[') => {
                Self::Unfit { place: format!("{outer}{place}"), fault }
            }
            Self::Unfit { place, fault } => Self::Unfit { place: format!("{outer}.{place}"), fault },
            other => other,
        }
    }

    /// What Python raises; `what` is what was being made.
    #[must_use]
    pub fn raise(self, what: &str) -> PyErr {
        let (place, fault) = match self {
            Self::Refused(error) => return error.into(),
            Self::Raised(raised) => return raised,
            Self::Unfit { place, fault } => (place, fault),
        };
        let fault = if place.is_empty() { fault } else { format!("`{place}` is {fault}") };
        Error::Unreadable { what: what.into(), fault: Text::from(fault) }.into()
    }
}

/// What is there, in short. Asks nothing of the object: its own code may do anything.
fn described(object: Borrowed<'_, '_, PyAny>) -> String {
    if object.is_none() {
        return "`None`".into();
    }
    if let Ok(flag) = object.cast::<PyBool>() {
        return if flag.is_true() { "`True`".into() } else { "`False`".into() };
    }
    if object.cast_exact::<PyInt>().is_ok() {
        return object
            .extract::<i64>()
            .map_or_else(|_| "a number beyond 64 bits".into(), |number| format!("`{number}`"));
    }
    if let Ok(number) = object.cast_exact::<PyFloat>() {
        return format!("`{:?}`", number.value());
    }
    if let Ok(text) = object.cast_exact::<PyString>() {
        let short: String = text.to_string_lossy().chars().take(40).collect();
        return format!("the text `{short}`");
    }
    let name = object.get_type().qualname().map_or_else(|_| "object".into(), |name| name.to_string());
    format!("of type `{name}`")
}

/// What a value of this kind is called.
pub(super) fn wanted(kind: &Kind) -> String {
    match kind {
        Kind::Text => "a text".into(),
        Kind::Whole => "a whole number".into(),
        Kind::Real => "a number".into(),
        Kind::Flag => "True or False".into(),
        Kind::Named(shape) => match shape.form {
            Form::Plain(plain) => wanted(&plain()),
            Form::Names(names) => {
                let first = names.first().map(|first| super::names::constant(first.name)).unwrap_or_default();
                format!("a {0}, such as `{0}.{first}`", shape.name)
            }
            Form::Record(_) | Form::Tagged(_) => format!("a {}", shape.name),
        },
        Kind::Optional(inner) => format!("{} or None", wanted(inner)),
        Kind::List(inner) => format!("a list, each of it {}", wanted(inner)),
    }
}
