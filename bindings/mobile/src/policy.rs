//! Policies from text, and what is wrong with them.

use crate::{Refusal, attempt};
use leadwerk_core::policy::{Fault, Finding, Policy};
use leadwerk_core::units::Currency;

/// The rules that the practitioners' documents describe.
#[uniffi::export]
pub fn policy_standard(currency: Currency) -> Result<Policy, Refusal> {
    attempt(|| Ok(Policy::standard(currency)))
}

/// Reads a policy from TOML.
#[uniffi::export]
pub fn policy_from_toml(text: &str) -> Result<Policy, Refusal> {
    attempt(|| Policy::from_toml(text))
}

/// Reads a policy from JSON without judging it: a draft, whose `faults` are to be shown.
#[uniffi::export]
pub fn policy_draft(text: &str) -> Result<Policy, Refusal> {
    attempt(|| Policy::draft(text))
}

/// The policy as TOML.
#[uniffi::export]
pub fn policy_to_toml(policy: &Policy) -> Result<String, Refusal> {
    attempt(|| policy.to_toml())
}

/// All that makes the policy unusable, each with its path and what is allowed.
#[uniffi::export]
pub fn policy_faults(policy: &Policy) -> Result<Vec<Fault>, Refusal> {
    attempt(|| Ok(policy.faults()))
}

/// All that is allowed but makes no sense, each with its path.
#[uniffi::export]
pub fn policy_check(policy: &Policy) -> Result<Vec<Finding>, Refusal> {
    attempt(|| Ok(policy.check()))
}
