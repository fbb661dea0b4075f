//! What makes a policy invalid.

use super::rules::Policy;
use crate::units::Error;
use leadwerk_macros::crosses;

/// Something in a policy that cannot stand.
#[crosses]
#[derive(Eq)]
pub struct Fault {
    /// Where: `pipeline.stages[2].gate[0].fact`.
    pub path: String,
    /// What is wrong, and what is allowed.
    pub fault: String,
}

impl Policy {
    /// Everything that makes the policy invalid; empty when it may be used.
    pub fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }

    /// Refuses a policy with faults.
    pub(super) fn refuse_faults(&self) -> Result<(), Error> {
        let faults = self.faults();
        if faults.is_empty() {
            return Ok(());
        }
        let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
        let lines: Vec<_> = faults.into_iter().map(|Fault { path, fault }| format!("{path}: {fault}")).collect();
        Err(Error::PolicyFaulty { count, faults: lines.join("; ") })
    }
}
