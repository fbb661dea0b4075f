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
mod shop;

use std::path::PathBuf;

/// A file of the reference data beside the checkout; nothing where there are none.
fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(name);
    if path.is_file() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "../shared/{name} is absent, but CI must have it");
    eprintln!("skipped: ../shared is absent");
    None
}
