//! Reports of the simulated year: right, whole, and harmless.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, and so may its helpers"
)]

mod figures;
mod hostile;
mod pages;
mod year;
