//! JSON in and out, with our errors.

use super::document::Document;
use super::reading::Read;
use super::{Error, Text};
use serde::Serialize;

/// Reads a value from JSON; `what` names it in the error.
///
/// # Errors
/// `UNREADABLE` with line and column.
pub fn read<T: Read>(what: &str, text: &str) -> Result<T, Error> {
    Document::json(what, 1, text)?.read()
}

/// Writes a value as JSON, without blanks.
///
/// # Errors
/// `UNREADABLE`; none in practice, for every value of ours can be written.
pub fn write<T: Serialize>(what: &str, value: &T) -> Result<String, Error> {
    serde_json::to_string(value)
        .map_err(|fault| Error::Unreadable { what: what.into(), fault: Text::from(fault.to_string()) })
}
