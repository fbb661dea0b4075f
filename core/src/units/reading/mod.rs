//! Values from what somebody wrote: JSON, TOML, or whatever serde knows.
//!
//! First it becomes a [`Tree`], of which nobody knows yet what it is to be; then each type reads itself from its
//! [`Item`] of it. So a type has a single reader, which is the same machine code for every source, and a tagged enum
//! finds its `type` wherever it stands. (serde's derive makes a reader for each type *and* source, and holds what a
//! tagged enum is made of in between, which is one more source: a third of a packaged library was that.)
//!
//! `#[crosses]` writes [`Read`] for each type, and serde's `Deserialize` by way of it.

mod fields;
mod grow;
mod tree;
mod write;

pub use fields::{Fields, Form};
pub use grow::{from_serde, grow};
pub use tree::{Item, Tree, Value};

/// A type that can be read.
pub trait Read: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// What is wrong and where, when it is no such value.
    fn read(item: Item<'_>) -> Result<Self, Fault>;

    /// What it is where nothing is said of it, if that may be.
    fn absent() -> Option<Self> {
        None
    }
}

/// What is wrong, and where in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How many nodes there are from the one at fault to the end.
    left: usize,
    /// What is wrong.
    pub text: Box<str>,
}

impl Fault {
    /// The number of the node at fault, in the order in which they were written.
    pub fn number(&self, tree: &Tree<'_>) -> usize {
        tree.len().saturating_sub(self.left)
    }
}

impl Read for bool {
    fn read(item: Item<'_>) -> Result<Self, Fault> {
        match item.value() {
            Value::Flag(flag) => Ok(*flag),
            _ => Err(item.expected("`true` or `false`")),
        }
    }
}

impl Read for i64 {
    fn read(item: Item<'_>) -> Result<Self, Fault> {
        match item.value() {
            Value::Whole(number) => Ok(*number),
            _ => Err(item.expected("a whole number")),
        }
    }
}

impl Read for u32 {
    fn read(item: Item<'_>) -> Result<Self, Fault> {
        let number = i64::read(item)?;
        Self::try_from(number).map_err(|_| item.expected("a whole number from 0 to 4294967295"))
    }
}

impl Read for f64 {
    fn read(item: Item<'_>) -> Result<Self, Fault> {
        match item.value() {
            Value::Number(number) => Ok(*number),
            #[expect(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
            Value::Whole(number) => Ok(*number as Self),
            _ => Err(item.expected("a number")),
        }
    }
}

impl Read for String {
    fn read(item: Item<'_>) -> Result<Self, Fault> {
        item.text().map(Self::from)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(item: Item<'_>) -> Result<Self, Fault> {
        match item.value() {
            Value::Nothing => Ok(None),
            _ => T::read(item).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(item: Item<'_>) -> Result<Self, Fault> {
        // A loop, since this is there for each type: what `collect` makes of it is twice the code.
        let mut items = Self::new();
        for item in item.list()? {
            items.push(T::read(item)?);
        }
        Ok(items)
    }
}
