//! Reports of the simulated year: right, whole, and harmless.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests write pages to look at, and may fail by panicking"
)]

mod figures;
mod hostile;
mod pages;
mod year;
