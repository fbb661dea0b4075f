//! What a constructor was given.

use super::class::Maker;
use super::{FromPython, Misfit};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// The arguments of a constructor, taken one after the other in the order of the fields.
pub struct Given<'a, 'py> {
    maker: &'a Maker,
    ordered: &'a Bound<'py, PyTuple>,
    named: Option<&'a Bound<'py, PyDict>>,
    count: usize,
    place: usize,
    /// How many of the named ones were taken.
    used: usize,
}

impl<'a, 'py> Given<'a, 'py> {
    pub(super) fn new(
        maker: &'a Maker,
        ordered: &'a Bound<'py, PyTuple>,
        named: Option<&'a Bound<'py, PyDict>>,
    ) -> Self {
        Self { maker, ordered, named, count: ordered.len(), place: 0, used: 0 }
    }

    /// The value of the next field. One that may be left out is `None` then.
    ///
    /// # Errors
    /// Says what is missing or does not fit.
    pub fn take<T: FromPython>(&mut self) -> Result<T, Misfit> {
        let place = self.place;
        self.place += 1;
        if place < self.count {
            let object = self.ordered.get_borrowed_item(place).map_err(Misfit::Raised)?;
            return T::from_python(object).map_err(|misfit| misfit.inside(self.maker.name(place)));
        }
        let py = self.ordered.py();
        if let (Some(named), Some(key)) = (self.named, self.maker.key(place))
            && let Some(object) = named.get_item(key).map_err(Misfit::Raised)?
        {
            self.used += 1;
            return T::from_python(object.as_borrowed()).map_err(|misfit| misfit.inside(self.maker.name(place)));
        }
        if place < self.maker.required() {
            return Err(Misfit::here(format!("`{}` is missing; give it", self.maker.name(place))));
        }
        let none = py.None().into_bound(py);
        T::from_python(none.as_borrowed())
    }

    /// There must be nothing else.
    pub(super) fn finish(&self) -> Result<(), Misfit> {
        if self.count <= self.maker.names().len() && self.named.is_none_or(|named| named.len() == self.used) {
            return Ok(());
        }
        self.check_names()
    }

    /// There must be nothing that no field is called.
    pub(super) fn check_names(&self) -> Result<(), Misfit> {
        let fields = self.maker.names();
        if self.count > fields.len() {
            return Err(Misfit::here(format!("{} values for {} fields; leave the last out", self.count, fields.len())));
        }
        for key in self.named.iter().flat_map(|named| named.keys()) {
            let key = key.to_string();
            match fields.iter().position(|name| *name == key) {
                Some(place) if place < self.count => {
                    return Err(Misfit::here(format!("`{key}` is given twice; give it once")));
                }
                Some(_) => {}
                None => {
                    let known = fields.join("`, `");
                    return Err(Misfit::here(format!("there is no field `{key}`; allowed: `{known}`")));
                }
            }
        }
        Ok(())
    }

    /// A tagged enum is made by its variants alone.
    ///
    /// # Errors
    /// Always.
    pub fn no_such_form<T>(&self) -> Result<T, Misfit> {
        Err(Misfit::here("it is made by one of the classes in it, such as `Command.Win`".into()))
    }
}
