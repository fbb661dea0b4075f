//! Policies from text, and back.

use super::rules::Policy;
use crate::units::{Error, json, toml};

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
        let policy: Self = toml::read("policy", text)?;
        policy.refuse_faults()?;
        Ok(policy)
    }

    /// Reads a policy from JSON.
    ///
    /// # Errors
    /// As [`Policy::from_toml`].
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let policy = Self::draft(text)?;
        policy.refuse_faults()?;
        Ok(policy)
    }

    /// Reads a policy from JSON without judging it: a draft, whose [`Policy::faults`] are to be shown.
    ///
    /// # Errors
    /// `UNREADABLE` with line and column when it is no JSON, misses a rule or has one that does not exist.
    pub fn draft(text: &str) -> Result<Self, Error> {
        json::read("policy", text)
    }

    /// The policy as TOML.
    ///
    /// # Errors
    /// None in practice: every policy can be written.
    pub fn to_toml(&self) -> Result<String, Error> {
        toml::write("policy", self)
    }

    /// The policy as JSON, in the order of its definition, without blanks: equal policies are equal texts.
    ///
    /// # Errors
    /// None in practice: every policy can be written.
    pub fn to_json(&self) -> Result<String, Error> {
        json::write("policy", self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Currency;

    fn standard() -> Policy {
        Policy::standard(Currency::new("EUR").unwrap())
    }

    #[test]
    fn out_and_in_again() {
        let policy = standard();
        assert_eq!(Policy::from_toml(&policy.to_toml().unwrap()).unwrap(), policy);
        assert_eq!(Policy::from_json(&policy.to_json().unwrap()).unwrap(), policy);
        let written = Policy::from_toml(Policy::STANDARD).unwrap();
        assert_eq!(written.to_json().unwrap(), policy.to_json().unwrap());
    }

    #[test]
    fn by_way_of_json_the_same_toml_comes() {
        let mut policy = standard();
        policy.chances = Some(crate::policy::ModelRule::standard());
        policy.returns = crate::policy::MediaRule::standard().ok();
        policy.quality = Some(crate::policy::QualityRule::standard());
        policy.duplicates = Some(crate::policy::DuplicateRule::standard());
        policy.programme = crate::policy::ProgrammeRule::standard().ok();
        for (place, number) in [0.1 + 0.2, 1e21, -0.0, 1.0, 5e-324].into_iter().enumerate() {
            policy.programme.as_mut().unwrap().red = crate::units::Estimate::of(number);
            policy.version = format!("\"{place}\"\n'ü'\\");
            assert_eq!(policy.to_toml().unwrap(), ::toml::to_string(&policy).unwrap());
        }
    }

    /// A change of the standard policy's TOML makes it unreadable, with a fault that begins so.
    fn toml(before: &str, after: &str, fault: &str) {
        assert!(Policy::STANDARD.contains(before), "{before}");
        let refused = Policy::from_toml(&Policy::STANDARD.replacen(before, after, 1)).unwrap_err();
        let expected = format!("the policy could not be read: {fault}");
        assert_eq!((refused.code(), refused.to_string().starts_with(&expected)), ("UNREADABLE", true), "{refused}");
    }

    #[test]
    fn toml_faults_say_where() {
        toml(
            "missed_contact = \"remind\"",
            "missed_contact = \"shout\"",
            "line 44, column 18: unknown variant `shout`, expected `remind` or `take_back`",
        );
        toml("hot_from = 0.5", "hot_from = 1.5", "line 33, column 12: the probability `1.5` is not between 0 and 1");
        toml("ready_from = \"warm\"\n", "", "line 32, column 1: missing field `ready_from`");
        toml("08:00", "8:00", "line 11, column 31: `8:00` is no time of day");
        toml("Europe/Berlin", "Europe/Bonn", "line 9, column 13: the time zone `Europe/Bonn` is unknown");
        toml("media = [", "media = [,", "line 6, column 10: extra comma");
    }

    #[test]
    fn unknown_fields_are_refused_at_every_depth() {
        toml("currency", "colour = 1\ncurrency", "line 5, column 1: unknown field `colour`");
        toml("[handover]", "[handover]\ncolour = 1", "line 39, column 1: unknown field `colour`");
        toml("least = 1,", "least = 1, colour = 1,", "line 85, column 38: unknown field `colour`");
        toml("{ type = \"flag\" }", "{ type = \"flag\", colour = 1 }", "line 59, column 25: unknown field `colour`");
        toml(
            "{ type = \"contacted\" }",
            "{ type = \"contacted\", colour = 1 }",
            "line 135, column 31: unknown field `colour`",
        );
        toml(
            "{ type = \"refuse\" }",
            "{ type = \"refuse\", colour = 1 }",
            "line 267, column 29: unknown field `colour`",
        );
    }

    #[test]
    fn json_faults_say_where() {
        let json = standard().to_json().unwrap();
        let refused =
            |before: &str, after: &str| Policy::from_json(&json.replacen(before, after, 1)).unwrap_err().to_string();
        let shout = refused("\"remind\"", "\"shout\"");
        assert!(shout.starts_with("the policy could not be read: line 1, column "), "{shout}");
        assert!(shout.ends_with(": unknown variant `shout`, expected `remind` or `take_back`"), "{shout}");
        assert!(refused("\"hot_from\"", "\"colour\":1,\"hot_from\"").contains("unknown field `colour`"));
        assert!(Policy::from_json("").unwrap_err().to_string().contains("line 1, column 0: EOF"));
    }

    #[test]
    fn what_is_read_is_checked() {
        let text = Policy::STANDARD.replacen("hot_from = 0.5", "hot_from = 0.1", 1);
        let refused = Policy::from_toml(&text).unwrap_err();
        let expected =
            "the policy has 1 fault(s): qualification.hot_from: 10 % is not above warm_from, which is 20 %; raise it";
        assert_eq!(refused.to_string(), expected);
    }
}
