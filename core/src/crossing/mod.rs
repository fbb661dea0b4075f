//! How errors and whole numbers cross a border; the generated code of `#[crosses]` comes here.

#[cfg(feature = "python")]
pub mod python;
#[cfg(feature = "shapes")]
pub mod shape;

#[cfg(any(feature = "node", feature = "mobile"))]
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

/// What mobile apps catch: one case for each category.
#[cfg(feature = "mobile")]
#[derive(Debug, uniffi::Error)]
pub enum Refusal {
    /// The tenant's rules are faulty.
    Policy {
        /// The stable code.
        code: String,
        /// What is wrong and what to do.
        detail: String,
    },
    /// A value is malformed or out of range.
    Input {
        /// The stable code.
        code: String,
        /// What is wrong and what to do.
        detail: String,
    },
    /// The lead's state does not allow it.
    Transition {
        /// The stable code.
        code: String,
        /// What is wrong and what to do.
        detail: String,
    },
    /// The actor may not ask for it, or does not see it.
    Permission {
        /// The stable code.
        code: String,
        /// What is wrong and what to do.
        detail: String,
    },
    /// Nobody, or not this one, can take the lead.
    Distribution {
        /// The stable code.
        code: String,
        /// What is wrong and what to do.
        detail: String,
    },
    /// A log, a snapshot or a history is not what it should be.
    Data {
        /// The stable code.
        code: String,
        /// What is wrong and what to do.
        detail: String,
    },
}

#[cfg(feature = "mobile")]
impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        use crate::units::Category;
        let (code, detail) = (error.code().to_owned(), error.to_string());
        match error.category() {
            Category::Policy => Self::Policy { code, detail },
            Category::Input => Self::Input { code, detail },
            Category::Transition => Self::Transition { code, detail },
            Category::Permission => Self::Permission { code, detail },
            Category::Distribution => Self::Distribution { code, detail },
            Category::Data => Self::Data { code, detail },
        }
    }
}

#[cfg(feature = "mobile")]
impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (Self::Policy { code, detail }
        | Self::Input { code, detail }
        | Self::Transition { code, detail }
        | Self::Permission { code, detail }
        | Self::Distribution { code, detail }
        | Self::Data { code, detail }) = self;
        write!(formatter, "{code}: {detail}")
    }
}

#[cfg(feature = "mobile")]
impl std::error::Error for Refusal {}

/// A value that an app gave and a newtype refused. uniffi hands it to the app as a `Refusal` if the called function returns one.
#[cfg(feature = "mobile")]
pub(crate) fn mobile_error(error: Error) -> uniffi::deps::anyhow::Error {
    uniffi::deps::anyhow::Error::new(Refusal::from(error))
}
