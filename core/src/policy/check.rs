//! What a policy allows although it makes no sense.

use super::rules::Policy;
use leadwerk_macros::crosses;

/// Something in a policy that is allowed and makes no sense.
#[crosses]
#[derive(Eq)]
pub struct Finding {
    /// Where: `pipeline.stages[2].gate[0]`.
    pub path: String,
    /// What makes no sense.
    pub finding: String,
    /// What to do.
    pub advice: String,
}

impl Policy {
    /// Rules that are allowed and make no sense. Look at [`Policy::faults`] first.
    pub fn check(&self) -> Vec<Finding> {
        Vec::new()
    }
}
