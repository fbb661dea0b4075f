//! What an argument or an answer can be.

use crate::heap::Held;
use leadwerk::Error;
use leadwerk::crossing::shape::{Crosses, Kind};
use leadwerk::crossing::wire::{Reader, Wire, put_length};
use serde::Serialize;

/// An argument or an answer, for the generator.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Slot {
    /// A value of a crossing type.
    Value(Kind),
    /// A `Uint8Array`.
    Bytes,
    /// Nothing at all.
    Nothing,
    /// A new object of the class that the function belongs to.
    New,
}

/// A type that is an argument.
pub(crate) trait Taken: Sized {
    fn slot() -> Slot;
    fn take(input: &mut Reader<'_>) -> Result<Self, Error>;
}

/// A type that is an answer.
pub(crate) trait Given {
    fn slot() -> Slot;
    /// Writes it, or gives the object that JavaScript will hold.
    fn give(self, out: &mut Vec<u8>) -> Held;
}

impl<T: Crosses + Wire> Taken for T {
    fn slot() -> Slot {
        Slot::Value(T::kind())
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Error> {
        Ok(<T as Wire>::take(input)?)
    }
}

impl<T: Crosses + Wire> Given for T {
    fn slot() -> Slot {
        Slot::Value(T::kind())
    }

    fn give(self, out: &mut Vec<u8>) -> Held {
        self.put(out);
        None
    }
}

/// Bytes, of a snapshot.
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl Taken for Bytes {
    fn slot() -> Slot {
        Slot::Bytes
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Error> {
        let length = input.length()?;
        Ok(Self(input.bytes(length)?.to_vec()))
    }
}

impl Given for Bytes {
    fn slot() -> Slot {
        Slot::Bytes
    }

    fn give(self, out: &mut Vec<u8>) -> Held {
        put_length(self.0.len(), out);
        out.extend_from_slice(&self.0);
        None
    }
}

/// No answer.
pub(crate) struct Nothing;

impl Given for Nothing {
    fn slot() -> Slot {
        Slot::Nothing
    }

    fn give(self, _: &mut Vec<u8>) -> Held {
        None
    }
}

/// A new object, for JavaScript to hold.
pub(crate) struct New<T>(pub(crate) T);

impl<T: 'static> Given for New<T> {
    fn slot() -> Slot {
        Slot::New
    }

    fn give(self, _: &mut Vec<u8>) -> Held {
        Some(Box::new(self.0))
    }
}
