//! Excerpts of what a user gave, for errors.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A text inside an error: what the user gave, cut to 500 characters, so that an error is never larger than its cause is useful.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(SmolStr);

impl Text {
    const LONGEST: usize = 500;

    /// The excerpt.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        if text.chars().nth(Self::LONGEST).is_none() {
            return Self(SmolStr::new(text));
        }
        Self(text.chars().take(Self::LONGEST).chain(['…']).collect())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl core::fmt::Display for Text {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}
