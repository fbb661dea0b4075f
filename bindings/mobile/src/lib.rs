//! The native half of the Kotlin and Swift packages.

uniffi::setup_scaffolding!();
