//! TOML in and out, with our errors.

use super::document::Document;
use super::reading::Read;
use super::{Error, json};
use serde::Serialize;

/// Reads a value from TOML; `what` names it in the error.
///
/// # Errors
/// `UNREADABLE` with line and column.
pub(crate) fn read<T: Read>(what: &str, text: &str) -> Result<T, Error> {
    Document::toml(what, text)?.read()
}

/// Writes a value as TOML, by way of its JSON: so no type has a second writer.
///
/// # Errors
/// `UNREADABLE`; none in practice, for every policy and mapping can be written.
pub(crate) fn write<T: Serialize>(what: &str, value: &T) -> Result<String, Error> {
    Document::json(what, 1, &json::write(what, value)?)?.to_toml()
}
