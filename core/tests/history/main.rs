//! Histories of other systems: a real one, an invented one, and cases by hand.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests read reference data and fail by panicking, also in the helpers that they share"
)]

mod bank;
mod cases;
mod deals;
mod ends;
mod properties;
#[path = "../../examples/demo/history.rs"]
mod reader;
#[path = "../common/shared.rs"]
mod shared;
mod shop;
