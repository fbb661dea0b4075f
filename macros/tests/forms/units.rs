//! As much of the core's `units` as generated code names.

use leadwerk_macros::{crosses, refusals};
use serde::Serialize;

/// A short text.
pub type Text = String;

/// A short list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(pub Vec<Text>);

impl<'a> FromIterator<&'a str> for Words {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        Self(words.into_iter().map(Text::from).collect())
    }
}

impl core::fmt::Display for Words {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// What kind of mistake an error is.
#[crosses]
pub enum Category {
    /// The policy forbids it.
    Policy,
    /// A value is wrong.
    Input,
    /// The lead is not in the right state.
    Transition,
}

/// A language of sentences.
#[crosses]
pub enum Language {
    /// For the world.
    English,
    /// For the team.
    German,
}

/// A row of the table of errors.
#[derive(Debug)]
pub struct ErrorInfo {
    /// Its code.
    pub code: &'static str,
    /// Its category.
    pub category: Category,
    /// What its author says.
    pub doc: &'static str,
    /// The English sentence.
    pub en: &'static str,
    /// The German sentence.
    pub de: &'static str,
}

/// A typed value in an error.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A list.
    List(Vec<String>),
}

/// What can stand in an error.
pub trait ToField {
    /// Its typed value.
    fn to_field(&self) -> FieldValue;
}

impl ToField for String {
    fn to_field(&self) -> FieldValue {
        FieldValue::Text(self.clone())
    }
}

impl ToField for Words {
    fn to_field(&self) -> FieldValue {
        FieldValue::List(self.0.clone())
    }
}

impl ToField for i64 {
    fn to_field(&self) -> FieldValue {
        FieldValue::Whole(*self)
    }
}

/// Everything that can be refused.
#[refusals]
pub enum Error {
    /// No such name.
    #[refusal(
        input,
        en = "no {what} is named `{name}`; use one of {allowed}",
        de = "kein {what} heißt `{name}`; möglich: {allowed}"
    )]
    UnknownName {
        /// The type.
        what: Text,
        /// The name given.
        name: Text,
        /// The names there are.
        allowed: Words,
    },
    /// The number is
    /// too large.
    #[refusal(policy, en = "`{number}` is above {{limit}}", de = "zu groß")]
    TooLarge {
        /// The number.
        number: i64,
        // In no sentence, and without a doc comment.
        limit: i64,
    },
    /// Nothing to do.
    #[refusal(transition, en = "nothing to do", de = "nichts zu tun")]
    Idle,
    /// Field names that generated code must not stumble over.
    #[refusal(input, en = "{formatter} {serializer}", de = "{language} {map}")]
    Awkward {
        /// As in `Display`.
        formatter: i64,
        /// As in serde.
        serializer: i64,
        /// As in `sentence`.
        language: i64,
        /// As in serde.
        map: i64,
    },
}

/// The byte form.
pub mod canonical {
    /// Takes bytes.
    pub trait Sink {
        /// The next bytes.
        fn bytes(&mut self, bytes: &[u8]);
    }

    impl Sink for Vec<u8> {
        fn bytes(&mut self, bytes: &[u8]) {
            self.extend_from_slice(bytes);
        }
    }

    /// Gives bytes.
    #[derive(Debug)]
    pub struct Source<'a>(pub &'a [u8]);

    /// The bytes are not of the type.
    #[derive(Debug, PartialEq)]
    pub struct Corrupt(pub &'static str);

    impl Corrupt {
        /// Bytes that are no `what`.
        #[must_use]
        pub const fn new(what: &'static str) -> Self {
            Self(what)
        }
    }

    /// Has a byte form.
    pub trait Canonical: Sized {
        /// Writes it.
        fn put<S: Sink + ?Sized>(&self, sink: &mut S);
        /// Reads it.
        ///
        /// # Errors
        /// When the bytes are not of the type.
        fn take(source: &mut Source<'_>) -> Result<Self, Corrupt>;
    }

    impl Canonical for u32 {
        fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
            sink.bytes(&self.to_le_bytes());
        }

        fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
            let (bytes, rest) = source.0.split_first_chunk().ok_or(Corrupt::new("u32"))?;
            source.0 = rest;
            Ok(Self::from_le_bytes(*bytes))
        }
    }
}

/// How types read themselves: the core's own.
#[path = "../../../core/src/units/reading/mod.rs"]
pub mod reading;

/// JSON in and out.
pub mod json {
    use super::Error;

    /// Reads a value; `what` names it in the error.
    pub fn read<T: super::reading::Read>(what: &str, text: &str) -> Result<T, Error> {
        super::reading::from_serde(&mut serde_json::Deserializer::from_str(text)).map_err(|_| fault(what, text))
    }

    /// Writes a value.
    pub fn write<T: serde::Serialize>(what: &str, value: &T) -> Result<String, Error> {
        serde_json::to_string(value).map_err(|_| fault(what, ""))
    }

    fn fault(what: &str, name: &str) -> Error {
        Error::UnknownName { what: what.into(), name: name.into(), allowed: [].into_iter().collect() }
    }
}
