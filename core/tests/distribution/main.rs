//! Who gets the lead: what must hold whatever is asked, and scenarios with figures that follow by hand.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../play/mod.rs"]
mod play;

mod batch;
mod books;
mod company;
mod edges;
mod going_out;
mod programme;
mod properties;
mod shares;
