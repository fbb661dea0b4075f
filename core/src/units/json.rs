//! JSON in and out, with our errors.

use super::{Error, Text};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads a value from JSON; `what` names it in the error.
///
/// # Errors
/// `UNREADABLE` with line and column.
pub fn read<T: DeserializeOwned>(what: &str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|fault| unreadable(what, fault.line(), &fault))
}

/// Reads a value from a line of JSON; `line` is its number in the whole text.
///
/// # Errors
/// `UNREADABLE` with line and column.
pub(crate) fn read_line<T: DeserializeOwned>(what: &str, line: usize, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|fault| unreadable(what, line, &fault))
}

/// Writes a value as JSON, without blanks.
///
/// # Errors
/// `UNREADABLE`; none in practice, for every value of ours can be written.
pub fn write<T: Serialize>(what: &str, value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|fault| unreadable(what, fault.line(), &fault))
}

/// The place first, because an error shows no more than the beginning of a long text.
fn unreadable(what: &str, line: usize, fault: &serde_json::Error) -> Error {
    let text = fault.to_string();
    let place = format!(" at line {} column {}", fault.line(), fault.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    let fault = Text::from(format!("line {line}, column {}: {text}", fault.column()));
    Error::Unreadable { what: what.into(), fault }
}
