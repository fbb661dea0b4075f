//! How errors cross to mobile apps.

use super::Reading;
use crate::units::reading::{Fault, Item, Read};
use crate::units::{Category, Error, ErrorField, Language, Text};

/// One case for each category, all with the same fields.
macro_rules! refusals {
    ($($(#[$says:meta])* $category:ident,)*) => {
        /// Why something was refused. One case for each category.
        ///
        /// Nothing has changed where one of these comes, save by `catch_up` and `catch_up_lines`: the records before
        /// the one at fault are folded.
        #[derive(Debug, uniffi::Error)]
        pub enum Refusal {
            $($(#[$says])* $category {
                /// The stable code, to be handled by programs.
                code: String,
                /// What is wrong and what to do, in English.
                detail: String,
                /// What is wrong and what to do, in German.
                german: String,
                /// What it is about.
                fields: Vec<ErrorField>,
            },)*
        }

        impl From<Error> for Refusal {
            fn from(error: Error) -> Self {
                let (code, fields) = (error.code().to_owned(), ErrorField::of(&error));
                let [detail, german] = [Language::English, Language::German].map(|language| error.sentence(language));
                match error.category() {
                    $(Category::$category => Self::$category { code, detail, german, fields },)*
                }
            }
        }

        impl std::fmt::Display for Refusal {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let ($(Self::$category { code, detail, .. })|*) = self;
                write!(formatter, "{detail} ({code})")
            }
        }

        #[uniffi::export]
        impl Refusal {
            /// Its category: the name of the case, as a value.
            pub fn category(&self) -> Category {
                match self {
                    $(Self::$category { .. } => Category::$category,)*
                }
            }
        }
    };
}

refusals! {
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

impl std::error::Error for Refusal {}

/// A value that an app gave and a newtype refused. uniffi hands it to the app as a `Refusal` if the called function
/// returns one.
pub(crate) fn mobile_error(error: Error) -> uniffi::deps::anyhow::Error {
    uniffi::deps::anyhow::Error::new(Refusal::from(error))
}

/// Refuses a text that is none: the packages call it, for such a text cannot even be sent across.
#[uniffi::export]
fn refuse_broken_text() -> Result<(), Refusal> {
    let fault = Text::from("it has half of a surrogate pair; cut texts between characters only");
    Err(Error::Unreadable { what: Text::from("text"), fault }.into())
}

/// The way of one type between JSON and the bytes in which uniffi sends it. What is the same for all types is not in here.
pub(crate) struct Json {
    /// The type's name.
    pub(crate) kind: &'static str,
    pub(crate) read: Reading,
    /// From the bytes to JSON.
    pub(crate) write: fn(&[u8], &mut Vec<u8>) -> Result<(), uniffi::deps::anyhow::Error>,
}

/// Every type with data; each enters itself.
#[linkme::distributed_slice]
pub(crate) static JSON: [Json];

pub(crate) fn read_form<T: Read + uniffi::Lower<crate::UniFfiTag>>(
    item: Item<'_>,
    bytes: &mut Vec<u8>,
) -> Result<(), Fault> {
    T::write(T::read(item)?, bytes);
    Ok(())
}

pub(crate) fn write_form<T: serde::Serialize + uniffi::Lift<crate::UniFfiTag>>(
    mut bytes: &[u8],
    out: &mut Vec<u8>,
) -> Result<(), uniffi::deps::anyhow::Error> {
    serde_json::to_writer(out, &T::try_read(&mut bytes)?)?;
    Ok(())
}

fn json_of(kind: &str) -> Result<&'static Json, Error> {
    let unknown = || Error::InternalFault { fault: Text::from(format!("`{kind}` has no JSON")) };
    JSON.iter().find(|json| json.kind == kind).ok_or_else(unknown)
}

/// From JSON to the bytes of a type; the packages call it, and make `fromJson` of it.
#[uniffi::export]
fn read_json(kind: String, text: String) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    json_of(&kind)?.read.read(&text, &mut bytes)?;
    Ok(bytes)
}

/// From the bytes of a type to JSON; the packages call it, and make `toJson` of it.
#[uniffi::export]
fn write_json(kind: String, bytes: Vec<u8>) -> Result<String, Refusal> {
    let other = |fault: &dyn std::fmt::Display| Error::InternalFault { fault: Text::from(fault.to_string()) };
    let mut out = Vec::new();
    (json_of(&kind)?.write)(&bytes, &mut out)
        .map_err(|fault| fault.downcast::<Refusal>().unwrap_or_else(|fault| other(&fault).into()))?;
    Ok(String::from_utf8(out).map_err(|fault| other(&fault))?)
}
