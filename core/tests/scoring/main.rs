//! How good the scores are: on a real data set, and where the truth is known.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "tests read reference data and fail by panicking, also in the helpers that they share; figures are worth printing"
)]

mod bank;
mod bant;
#[path = "../common/bank.rs"]
mod calls;
mod figures;
#[path = "../common/shared.rs"]
mod shared;
