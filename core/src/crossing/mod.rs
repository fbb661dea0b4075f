//! How values and errors cross a border; the generated code of `#[crosses]` comes here.

#[cfg(feature = "mobile")]
mod mobile;
#[cfg(feature = "python")]
pub mod python;
#[cfg(feature = "shapes")]
pub mod shape;
#[cfg(feature = "node")]
pub mod wire;

#[cfg(feature = "mobile")]
pub use mobile::Refusal;
#[cfg(feature = "mobile")]
pub(crate) use mobile::mobile_error;
