//! How values and errors cross a border; the generated code of `#[crosses]` comes here.

#[cfg(feature = "shapes")]
pub mod shape;
#[cfg(feature = "node")]
pub mod wire;

#[cfg(any(feature = "python", feature = "mobile"))]
use crate::units::Error;

/// A value that Python gave and a newtype refused.
#[cfg(feature = "python")]
pub(crate) fn python_error(error: Error) -> pyo3::PyErr {
    // Until the classes of leadwerk.Error are set up in the binding, a `ValueError` tells code and sentence.
    pyo3::exceptions::PyValueError::new_err((error.code(), error.to_string()))
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
