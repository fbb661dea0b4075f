//! The engines and the like that JavaScript holds by a number.

use crate::functions::number;
use leadwerk::Error;
use leadwerk::engine::Engine;
use leadwerk::simulation::Year;
use std::any::Any;

/// What JavaScript holds; nothing where a fault of ours has left it half done.
pub(crate) type Held = Option<Box<dyn Any>>;

/// The object of a method.
///
/// # Errors
/// `INTERNAL_FAULT` when it is broken, or something else.
pub(crate) fn of<T: 'static>(held: &mut Held) -> Result<&mut T, Error> {
    let found = held.as_mut().and_then(|held| held.downcast_mut());
    found.ok_or_else(|| Error::InternalFault { fault: "an earlier one left this object unusable".into() })
}

/// Bytes that an object takes: an estimate, for Node to know when it is worth collecting what nobody holds.
pub(crate) fn weight(held: &Held) -> i64 {
    let Some(held) = held else { return 0 };
    let engine = held.downcast_ref::<Engine>().or_else(|| held.downcast_ref().map(Year::engine));
    50_000 + engine.map_or(0, |engine| 600 * number(engine.leads()) + 300 * number(engine.log().len() as u64))
}
