//! Excerpts of what a user gave and lists of what there is, for errors.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::sync::Arc;

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

/// A list inside an error: what is allowed, or what is missing. In a sentence each word stands in backticks.
///
/// It holds at most 100 words; whatever is beyond them is told by an `…`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words {
    words: Arc<[Text]>,
    more: bool,
}

impl Words {
    const MOST: usize = 100;

    /// The words that are kept, in order.
    pub fn as_slice(&self) -> &[Text] {
        &self.words
    }

    /// Whether there were more than are kept.
    pub const fn has_more(&self) -> bool {
        self.more
    }
}

impl<T: AsRef<str>> FromIterator<T> for Words {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        let mut words = words.into_iter();
        let kept = words.by_ref().take(Self::MOST).map(|word| Text::from(word.as_ref())).collect();
        Self { words: kept, more: words.next().is_some() }
    }
}

impl core::fmt::Display for Words {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.words.is_empty() {
            // The same in every language.
            return f.write_str("–");
        }
        for (place, word) in self.words.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}`{word}`")?;
        }
        if self.more { f.write_str(", …") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{FieldValue, ToField};

    #[test]
    fn each_word_stands_in_backticks() {
        let words: Words = ["budget >= 5", "Kunde Müller"].into_iter().collect();
        assert_eq!(words.to_string(), "`budget >= 5`, `Kunde Müller`");
        assert_eq!(words.to_field(), FieldValue::List(vec!["budget >= 5".into(), "Kunde Müller".into()]));
    }

    #[test]
    fn an_empty_list_is_a_dash_in_a_sentence() {
        assert_eq!(Words::default().to_string(), "–");
        assert_eq!(Words::default().to_field(), FieldValue::List(Vec::new()));
        assert_eq!(Words::default(), core::iter::empty::<&str>().collect());
    }

    #[test]
    fn a_list_ends_after_a_hundred_words() {
        let counted = |end: usize| (0..end).map(|number| number.to_string()).collect::<Words>();
        assert!(!counted(100).has_more());
        assert!(counted(100).to_string().ends_with(", `99`"));
        let long = counted(101);
        assert!(long.has_more());
        assert_eq!(long.as_slice(), counted(100).as_slice());
        assert!(long.to_string().ends_with(", `99`, …"));
        let FieldValue::List(field) = long.to_field() else { panic!("a list is no list") };
        assert_eq!((field.len(), field.last().map(String::as_str)), (101, Some("…")));
    }

    #[test]
    fn a_long_word_is_cut() {
        let words: Words = ["x".repeat(501)].into_iter().collect();
        assert_eq!(words.to_string(), format!("`{}…`", "x".repeat(500)));
    }
}
