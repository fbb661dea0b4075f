//! What an error is made of, beside its sentence.

use super::{
    AccountId, CampaignId, Error, FactId, LeadId, MediumId, MemberId, ModelId, PersonId, PurposeId, QuestionId,
    ReasonId, StageId, Text, Timestamp, Words,
};
use leadwerk_macros::crosses;
use serde::Serialize;

/// What kind of error it is; in Python a class of its own.
#[crosses]
pub enum Category {
    /// The tenant's rules are faulty.
    Policy,
    /// A value is malformed or out of range.
    Input,
    /// The lead's state does not allow it.
    Transition,
    /// The actor may not ask for it, or does not see it.
    Permission,
    /// Nobody, or not this one, can take the lead.
    Distribution,
    /// A log, a snapshot or a history is not what it should be.
    Data,
}

/// A language that sentences are written in.
#[crosses]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
}

/// The value of an error's field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A list of texts.
    List(Vec<String>),
}

/// A field of an error in the one form that all languages have without effort: texts.
#[crosses]
#[derive(Eq)]
pub struct ErrorField {
    /// Its name.
    pub name: String,
    /// Its value; a list has any number of them, anything else one.
    pub values: Vec<String>,
}

impl ErrorField {
    /// The fields of an error, in the order of its definition.
    pub fn of(error: &Error) -> Vec<Self> {
        let fields = error.fields().into_iter();
        fields.map(|(name, value)| Self { name: name.to_owned(), values: value.into_texts() }).collect()
    }
}

impl FieldValue {
    fn into_texts(self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![text],
            Self::Number(number) => vec![number.to_string()],
            Self::List(texts) => texts,
        }
    }
}

/// Turns a field of an error into a value that every language has.
pub trait ToField {
    /// The value.
    fn to_field(&self) -> FieldValue;
}

impl ToField for i64 {
    fn to_field(&self) -> FieldValue {
        FieldValue::Number(*self)
    }
}

impl ToField for Timestamp {
    fn to_field(&self) -> FieldValue {
        FieldValue::Number(self.milliseconds())
    }
}

impl ToField for Words {
    fn to_field(&self) -> FieldValue {
        let more = self.has_more().then(|| "…".to_owned());
        FieldValue::List(self.as_slice().iter().map(ToString::to_string).chain(more).collect())
    }
}

macro_rules! as_text {
    ($($kind:ty),*) => {$(
        impl ToField for $kind {
            fn to_field(&self) -> FieldValue {
                FieldValue::Text(self.to_string())
            }
        }
    )*};
}
as_text!(
    String, Text, LeadId, MemberId, PersonId, AccountId, StageId, MediumId, ModelId, PurposeId, QuestionId, CampaignId,
    ReasonId, FactId
);

/// One line of the list of all errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorInfo {
    /// The stable code.
    pub code: &'static str,
    /// Its category.
    pub category: Category,
    /// When it comes.
    pub doc: &'static str,
    /// The English sentence, with the fields in braces.
    pub en: &'static str,
    /// The German sentence, with the fields in braces.
    pub de: &'static str,
}
