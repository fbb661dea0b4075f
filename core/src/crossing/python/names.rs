//! Enums without data: an `enum.Enum` whose values are the names, as they are written everywhere.

use super::{Misfit, PACKAGE};
use crate::crossing::shape::{Crosses, Form, Kind, Shape};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

/// Where an enum's class is kept.
pub struct Names {
    made: PyOnceLock<Made>,
}

struct Made {
    class: Py<PyAny>,
    members: Vec<Py<PyAny>>,
}

impl Names {
    /// Nothing made yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { made: PyOnceLock::new() }
    }
}

impl Default for Names {
    fn default() -> Self {
        Self::new()
    }
}

/// An enum without data. Written by `#[crosses]`.
pub trait Named: Crosses + Copy + PartialEq + 'static {
    /// Every value, in order.
    const ALL: &'static [Self];

    /// Where its class is kept.
    fn class() -> &'static Names;
}

/// The class of an enum.
pub fn enum_of<T: Named>(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    Ok(made::<T>(py)?.class.bind(py).clone())
}

/// The member that stands for a value.
pub fn member<T: Named>(py: Python<'_>, value: T) -> PyResult<Bound<'_, PyAny>> {
    let place = T::ALL.iter().position(|known| *known == value);
    let members = &made::<T>(py)?.members;
    place
        .and_then(|place| members.get(place))
        .map_or_else(|| super::class::no_such_part(0), |one| Ok(one.bind(py).clone()))
}

/// The value that a member stands for.
pub fn member_of<T: Named>(object: Borrowed<'_, '_, PyAny>) -> Result<T, Misfit> {
    let members = &made::<T>(object.py()).map_err(Misfit::Raised)?.members;
    let place = members.iter().position(|member| object.is(member));
    place.and_then(|place| T::ALL.get(place)).copied().ok_or_else(|| Misfit::no::<T>(object))
}

fn made<T: Named>(py: Python<'_>) -> PyResult<&'static Made> {
    T::class().made.get_or_try_init(py, || make(py, shape::<T>()))
}

fn make(py: Python<'_>, shape: Option<&'static Shape>) -> PyResult<Made> {
    let Some(Shape { name, docs, form: Form::Names(names), .. }) = shape else {
        return super::class::no_such_part(0);
    };
    let above = py.import(intern!(py, "enum"))?.getattr("Enum")?;
    let written: Vec<_> = names.iter().map(|each| (constant(each.name), each.name)).collect();
    let options = PyDict::new(py);
    options.set_item("module", PACKAGE)?;
    let class = above.call((*name, written), Some(&options))?;
    class.setattr("__doc__", *docs)?;
    // `Phase.OPEN`, as it is written in a program, and not `<Phase.OPEN: 'open'>`.
    class.setattr("__repr__", above.getattr("__str__")?)?;
    let mut members = Vec::new();
    for each in *names {
        let member = class.getattr(constant(each.name))?;
        member.setattr("__doc__", each.docs)?;
        members.push(member.unbind());
    }
    Ok(Made { class: class.unbind(), members })
}

fn shape<T: Crosses>() -> Option<&'static Shape> {
    if let Kind::Named(shape) = T::kind() { Some(shape) } else { None }
}

/// What is said of each value of an enum, in order.
pub(super) fn docs<T: Crosses>() -> impl Iterator<Item = &'static str> {
    let names = match shape::<T>().map(|shape| &shape.form) {
        Some(Form::Names(names)) => *names,
        _ => &[],
    };
    names.iter().map(|name| name.docs)
}

/// `red_hot` as `RED_HOT`, which is how Python writes the members of an enum.
pub(super) fn constant(name: &str) -> String {
    name.to_uppercase()
}

/// `red_hot` as `RedHot`. `#[crosses]` sees to it that the way back is unique.
pub(super) fn pascal(name: &str) -> String {
    let words = name.split('_');
    words
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
        })
        .collect()
}
