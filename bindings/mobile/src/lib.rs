//! The native half of the Kotlin and Swift packages: one function for each function of the core.
//!
//! A function that an app gives something returns a `Result` with a [`Refusal`], even where the core's cannot fail:
//! what the app gives is checked on its way in, and only so does a value that is refused come back as a refusal.
//!
//! A function named `policy_from_toml` becomes `Policy.fromToml` in Kotlin, and one named `policy_check` becomes a
//! method of `Policy`.

pub mod engine;
pub mod history;
pub mod mapping;
pub mod policy;
pub mod values;
pub mod year;

// uniffi's code looks for it here; as both crates have one name for uniffi, they share one.
pub use leadwerk_core::UniFfiTag;

use leadwerk_core::crossing::Refusal;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What an object holds. Threads take turns. A thread that panics reports that to its own caller; the others go on.
struct Shared<T>(Mutex<T>);

impl<T> Shared<T> {
    const fn new(value: T) -> Self {
        Self(Mutex::new(value))
    }

    fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
