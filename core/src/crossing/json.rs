//! From JSON to the bytes of a border. What is the same for all types stands here once: closures of each type that hold it
//! would be a tenth of a library.

use crate::units::Error;
use crate::units::document::Document;
use crate::units::reading::{Fault, Item};

/// How a type's JSON is read, and its value written as bytes.
#[derive(Debug)]
pub enum Reading {
    /// As its form says.
    Form {
        /// What people call the type.
        what: &'static str,
        /// From a place in a document to bytes.
        read: fn(Item<'_>, &mut Vec<u8>) -> Result<(), Fault>,
    },
    /// By its own function.
    Own {
        /// From a text to bytes.
        read: fn(&str, &mut Vec<u8>) -> Result<(), Error>,
    },
}

impl Reading {
    /// Reads JSON and writes the value behind what is there.
    ///
    /// # Errors
    /// `UNREADABLE`; others where a type brings its own JSON.
    pub fn read(&self, text: &str, out: &mut Vec<u8>) -> Result<(), Error> {
        match self {
            Self::Form { what, read } => Document::json(what, 1, text)?.read_by(|item| read(item, out)),
            Self::Own { read } => read(text, out),
        }
    }
}
