//! The native half of the Kotlin and Swift packages.

pub use leadwerk_core::UniFfiTag;
use leadwerk_core::crossing::Refusal;
use leadwerk_core::engine::{Receipt, Request};
use std::sync::Mutex;

/// The engine.
#[derive(uniffi::Object)]
pub struct Engine {
    inner: Mutex<leadwerk_core::engine::Engine>,
}

#[uniffi::export]
impl Engine {
    /// Executes.
    pub fn execute(&self, request: Request) -> Result<Receipt, Refusal> {
        let mut engine = self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(engine.execute(&request)?)
    }
}
