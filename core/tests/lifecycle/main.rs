//! Holds the tables of `docs/lifecycle.md` against the engine, in both directions.

#![expect(clippy::disallowed_methods, reason = "the tables and the logs are files")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

#[path = "../house/mod.rs"]
mod house;
#[path = "../house/life.rs"]
mod life;

mod asked;
mod happened;
mod page;
mod time;
