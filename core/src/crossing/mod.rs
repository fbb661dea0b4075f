//! How values and errors cross a border; the generated code of `#[crosses]` comes here.

#[cfg(any(feature = "mobile", feature = "node"))]
mod json;
#[cfg(feature = "mobile")]
mod mobile;
#[cfg(feature = "python")]
pub mod python;
#[cfg(feature = "shapes")]
pub mod shape;
#[cfg(feature = "node")]
pub mod wire;
#[cfg(feature = "node")]
pub mod words;

#[cfg(any(feature = "mobile", feature = "node"))]
pub use json::Reading;
#[cfg(feature = "mobile")]
pub use mobile::Refusal;
#[cfg(feature = "mobile")]
pub(crate) use mobile::{JSON, Json, mobile_error, read_form, write_form};

/// Runs something of the core for another language: a panic becomes an error, so that the process lives on.
///
/// Whatever it was working on must not be used again: nobody can tell in which state it was left.
///
/// # Errors
/// `INTERNAL_FAULT`.
#[cfg(any(feature = "mobile", feature = "node", feature = "python"))]
pub fn caught<T>(run: impl FnOnce() -> T) -> Result<T, crate::Error> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).map_err(fault_of)
}

/// What a panic says. Once and not in each of the hundreds of functions that a border has.
#[cfg(any(feature = "mobile", feature = "node", feature = "python"))]
#[cold]
#[inline(never)]
fn fault_of(panic: Box<dyn std::any::Any + Send>) -> crate::Error {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    crate::Error::InternalFault { fault: text.into() }
}
