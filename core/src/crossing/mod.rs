//! How errors and whole numbers cross a border; the generated code of `#[crosses]` comes here.

#[cfg(feature = "mobile")]
mod mobile;
#[cfg(feature = "python")]
pub mod python;
#[cfg(feature = "shapes")]
pub mod shape;

#[cfg(feature = "mobile")]
pub use mobile::Refusal;
#[cfg(feature = "mobile")]
pub(crate) use mobile::mobile_error;

#[cfg(feature = "node")]
use crate::units::Error;

/// A value that Node gave and a newtype refused: the code first, so that the package's entry can take it off again.
#[cfg(feature = "node")]
pub(crate) fn node_error(error: Error) -> napi::Error {
    napi::Error::new(napi::Status::InvalidArg, format!("{}: {error}", error.code()))
}

/// A JavaScript number as a whole one. Node itself would cut 12.5 to 12 and make NaN 0.
#[cfg(feature = "node")]
pub(crate) fn node_whole_number<T: TryFrom<i64>>(number: f64) -> napi::Result<T> {
    #[expect(clippy::cast_precision_loss, reason = "2⁵³−1 is a double exactly")]
    let largest = crate::units::LARGEST as f64;
    let whole = number.fract() == 0.0 && number.abs() <= largest;
    #[expect(clippy::cast_possible_truncation, reason = "whole and in range, as checked above")]
    let taken = whole.then_some(number as i64).and_then(|number| T::try_from(number).ok());
    taken.ok_or_else(|| {
        napi::Error::new(napi::Status::InvalidArg, format!("`{number}` is not a whole number in range; round it first"))
    })
}
