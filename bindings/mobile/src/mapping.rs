//! What the rows of a foreign history mean.

use crate::{Refusal, attempt};
use leadwerk_core::engine::import::Mapping;
use leadwerk_core::policy::{Fault, Policy};

/// Reads a mapping from TOML.
#[uniffi::export]
pub fn mapping_from_toml(text: &str) -> Result<Mapping, Refusal> {
    attempt(|| Mapping::from_toml(text))
}

/// The mapping as TOML.
#[uniffi::export]
pub fn mapping_to_toml(mapping: &Mapping) -> Result<String, Refusal> {
    attempt(|| mapping.to_toml())
}

/// A policy that fits the history: its stages, its reasons, its currency.
#[uniffi::export]
pub fn mapping_policy(mapping: &Mapping) -> Result<Policy, Refusal> {
    attempt(|| mapping.policy())
}

/// All that makes the mapping unusable, each with its path and what is allowed.
#[uniffi::export]
pub fn mapping_faults(mapping: &Mapping) -> Result<Vec<Fault>, Refusal> {
    attempt(|| Ok(mapping.faults()))
}
