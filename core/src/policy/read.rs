//! Policies from text, and back.

use super::rules::Policy;
use crate::units::{Error, Text};

impl Policy {
    /// Reads a policy from TOML.
    ///
    /// # Errors
    /// `UNREADABLE` with line and column when it is no TOML, misses a rule or has one that does not exist;
    /// `POLICY_FAULTY` with every fault when the rules cannot stand.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::policy::Policy;
    /// # use leadwerk::units::Currency;
    /// let policy = Policy::standard(Currency::new("EUR")?);
    /// assert_eq!(Policy::from_toml(&policy.to_toml()?)?, policy);
    /// assert_eq!(Policy::from_toml("version = 1").unwrap_err().code(), "UNREADABLE");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let policy: Self = toml::from_str(text).map_err(unreadable)?;
        policy.refuse_faults()?;
        Ok(policy)
    }

    /// Reads a policy from JSON.
    ///
    /// # Errors
    /// As [`Policy::from_toml`].
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let policy: Self = serde_json::from_str(text).map_err(unreadable)?;
        policy.refuse_faults()?;
        Ok(policy)
    }

    /// The policy as TOML.
    ///
    /// # Errors
    /// None in practice: every policy can be written.
    pub fn to_toml(&self) -> Result<String, Error> {
        toml::to_string(self).map_err(unreadable)
    }

    /// The policy as JSON, in the order of its definition, without blanks: equal policies are equal texts.
    ///
    /// # Errors
    /// None in practice: every policy can be written.
    pub fn to_json(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(unreadable)
    }
}

fn unreadable(fault: impl ToString) -> Error {
    Error::Unreadable { what: "policy".into(), fault: Text::from(fault.to_string()) }
}
