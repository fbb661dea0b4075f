//! How values go to Python and come from it.
//!
//! There is one native class, [`Value`], which holds any value of the core. Every class that Python sees (`Money`,
//! `Command.Win`) is an ordinary Python class below it, made from the type's shape when it is first needed. So all
//! classes behave alike, and none is written by hand.
//!
//! | to | see |
//! |---|---|
//! | know what every class can do | `value` |
//! | know how a class comes about | `class` |
//! | know how one is made of arguments | `given` |
//! | know what is raised | `error` |

mod class;
mod error;
mod given;
mod method;
mod misfit;
pub mod money;
mod names;
mod plain;
pub mod time;
mod value;

pub use class::{Class, MakeClass, value_class};
pub use error::error_class;
pub use given::Given;
pub use method::Method;
pub use misfit::Misfit;
pub use names::{Named, Names};
pub use plain::bytes;
pub use value::{Kept, argument, borrowed, object};

use super::shape::Crosses;
use crate::units::Error;
use pyo3::prelude::*;
use serde::Serialize;

/// The name of the package, in which all classes say to be.
const PACKAGE: &str = "leadwerk";

/// What can go to Python.
pub trait ToPython {
    /// The value there.
    ///
    /// # Errors
    /// An error of ours where Python has no such value, such as a time before the year 1.
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

/// What can come from Python.
pub trait FromPython: Sized {
    /// The value here, checked.
    ///
    /// # Errors
    /// Says what does not fit, and where.
    fn from_python(object: Borrowed<'_, '_, PyAny>) -> Result<Self, Misfit>;
}

/// A record or a tagged enum: what the classes need to know of it. Written by `#[crosses]`.
///
/// A form is one way to be made: a record has one, a tagged enum one for each variant. A part is the value of a field.
pub trait Crossing: Crosses + ToPython + Clone + PartialEq + Serialize + Send + Sync + 'static {
    /// Where its classes are kept.
    fn class() -> &'static Class;

    /// Makes one of what was given.
    ///
    /// # Errors
    /// Says what does not fit.
    fn make(form: usize, given: &mut Given<'_, '_>) -> Result<Self, Misfit>;

    /// Which form it has.
    fn form(&self) -> usize;

    /// One of its parts.
    ///
    /// # Errors
    /// As [`ToPython::to_python`].
    fn part<'py>(&self, place: usize, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;

    /// Reads it from JSON.
    ///
    /// # Errors
    /// `UNREADABLE`, and what the type itself refuses.
    fn read(text: &str) -> Result<Self, Error>;

    /// Writes it as JSON.
    ///
    /// # Errors
    /// None in practice.
    fn write(&self) -> Result<String, Error>;
}

/// An argument of a function.
///
/// # Errors
/// `UNREADABLE`, with what is there instead; what the type itself refuses.
pub fn take<T: FromPython>(name: &str, object: &Bound<'_, PyAny>) -> PyResult<T> {
    T::from_python(object.as_borrowed()).map_err(|misfit| misfit.inside(name).raise("argument"))
}

/// What the code written by `#[crosses]` uses.
#[doc(hidden)]
pub mod generated {
    pub use super::class::{Class, class_of, no_such_part};
    pub use super::given::Given;
    pub use super::names::{Named, Names, enum_of, member, member_of};
    pub use super::value::{borrowed, object};
    pub use super::{Crossing, FromPython, Misfit, ToPython};
    pub use pyo3::{Borrowed, Bound, PyAny, PyResult, Python};
}
