//! Leads that are one and the same.

mod index;
mod keys;
mod phonetic;
#[cfg(test)]
mod tests;

pub use index::{DuplicateCandidate, DuplicateIndex, DuplicateReason, DuplicateVerdict};
pub use keys::{DuplicateKey, DuplicateKeys};
