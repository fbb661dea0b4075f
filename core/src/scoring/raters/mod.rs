//! What people say of leads, beside what is computed: who rates well, and by how much.
//!
//! `rating` is what was said, `score` is one rater's figures, `table` puts all side by side, `words` says it to people.
//! `docs/scoring/raters.md` explains it.

mod rating;
mod score;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use rating::{RaterOptions, Rating};
pub use score::{RaterGroup, RaterScore};
pub use table::{RaterRow, RaterTable, RaterVerdict};
