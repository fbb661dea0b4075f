//! The native half of the Kotlin and Swift packages: one function for each function of the core.
//!
//! A function that an app gives something returns a `Result` with a [`Refusal`], even where the core's cannot fail:
//! what the app gives is checked on its way in, and only so does a value that is refused come back as a refusal.
//!
//! Whatever stands before another argument is taken as [`given::Given`], unless it cannot be refused; in `functions!` all is.
//!
//! A function named `policy_from_toml` becomes `Policy.fromToml` in Kotlin, and one named `policy_check` becomes a
//! method of `Policy`.

/// Functions that belong to no object: each takes its arguments, any of which may be refused, and answers.
macro_rules! functions {
    ($($(#[$docs:meta])* $name:ident($($given:ident: $kind:ty),*) -> $answer:ty { $body:expr })*) => {$(
        $(#[$docs])*
        #[uniffi::export]
        pub fn $name($($given: $crate::given::Given<$kind>),*) -> Result<$answer, $crate::Refusal> {
            $(let $given = $given.checked()?;)*
            $crate::attempt(|| $body)
        }
    )*};
}

pub mod engine;
pub mod fairness;
pub mod forecast;
pub mod given;
pub mod history;
pub mod mapping;
pub mod media;
pub mod model;
pub mod partner;
pub mod partners;
pub mod policy;
pub mod quality;
pub mod reports;
pub mod scores;
pub mod values;
pub mod year;

// uniffi's code looks for it here; as both crates have one name for uniffi, they share one.
pub use leadwerk_core::UniFfiTag;

use leadwerk_core::crossing::{Refusal, caught};
use leadwerk_core::units::Error;
use std::sync::Mutex;

/// Does something of the core. A panic would be a bug of ours; it comes as a refusal like any other.
fn attempt<R>(work: impl FnOnce() -> Result<R, Error>) -> Result<R, Refusal> {
    Ok(caught(work)??)
}

/// What an object holds. Threads take turns. After a panic it is not used again: it may be half done.
struct Shared<T>(Mutex<T>);

impl<T> Shared<T> {
    const fn new(value: T) -> Self {
        Self(Mutex::new(value))
    }

    fn with<R>(&self, work: impl FnOnce(&mut T) -> Result<R, Error>) -> Result<R, Refusal> {
        // The lock is taken inside, so that a panic leaves it poisoned.
        attempt(|| work(&mut *self.0.lock().map_err(|_| broken_off())?))
    }
}

#[cold]
#[inline(never)]
fn broken_off() -> Error {
    Error::InternalFault { fault: "what was asked was broken off half-way".into() }
}
