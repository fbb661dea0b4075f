//! Every form of `#[crosses]`, with no language on.

use crate::units::Error;
use leadwerk_macros::crosses;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A name of a lead.
#[crosses(plain = String)]
#[derive(Eq, Hash, PartialOrd, Ord)]
pub struct LeadId(String);

impl TryFrom<String> for LeadId {
    type Error = Error;

    fn try_from(plain: String) -> Result<Self, Error> {
        if plain.is_empty() { Err(Error::Idle) } else { Ok(Self(plain)) }
    }
}

impl From<LeadId> for String {
    fn from(id: LeadId) -> Self {
        id.0
    }
}

macro_rules! number {
    ($name:ident, $plain:ty) => {
        /// A number that is not negative.
        #[crosses(plain = $plain)]
        #[derive(Copy)]
        pub struct $name($plain);

        impl TryFrom<$plain> for $name {
            type Error = Error;

            fn try_from(plain: $plain) -> Result<Self, Error> {
                if plain > <$plain>::default() { Ok(Self(plain)) } else { Err(Error::Idle) }
            }
        }

        impl From<$name> for $plain {
            fn from(number: $name) -> Self {
                number.0
            }
        }
    };
}

number!(Minor, i64);
number!(Count, u32);
number!(Share, f64);

/// How warm a lead is.
#[crosses]
#[derive(Default)]
pub enum Temperature {
    /// Not at all.
    #[default]
    Cold,
    /// Very.
    RedHot,
}

/// An amount.
#[crosses]
#[derive(Eq)]
pub struct Money {
    /// Minor units.
    pub minor: i64,
    /// Where it is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What is asked.
#[crosses(kinds)]
pub enum Command {
    /// A lead comes in.
    CaptureLead {
        /// Its name.
        lead: LeadId,
        /// Its worth.
        value: Option<Money>,
        /// How warm.
        temperature: Temperature,
    },
    /// All that are lost.
    Archive {},
}

/// One after the other.
#[crosses]
pub struct Batch {
    /// What is asked.
    pub commands: Vec<Command>,
    /// How sure.
    pub share: Option<Share>,
}

fn there_and_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T, written: &str) {
    assert_eq!(serde_json::to_string(value).ok().as_deref(), Some(written));
    assert_eq!(serde_json::from_str::<T>(written).ok().as_ref(), Some(value));
}

fn refused<T: DeserializeOwned>(written: &str) {
    assert!(serde_json::from_str::<T>(written).is_err(), "{written}");
}

#[test]
fn newtypes_are_their_plain_value_and_are_checked() {
    there_and_back(&LeadId("L1".into()), "\"L1\"");
    there_and_back(&Minor(5), "5");
    there_and_back(&Count(5), "5");
    there_and_back(&Share(0.5), "0.5");
    refused::<LeadId>("\"\"");
    refused::<Minor>("-1");
    refused::<Count>("0");
    refused::<Share>("-0.5");
}

#[test]
fn records_keep_their_own_attributes_and_refuse_unknown_fields() {
    there_and_back(&Money { minor: 5, note: None }, "{\"minor\":5}");
    there_and_back(&Money { minor: 5, note: Some("x".into()) }, "{\"minor\":5,\"note\":\"x\"}");
    refused::<Money>("{\"minor\":5,\"more\":1}");
    refused::<Money>("{}");
}

#[test]
fn what_has_data_reads_and_writes_itself() {
    let money = Money { minor: 5, note: None };
    assert_eq!(money.to_json().as_deref(), Ok("{\"minor\":5}"));
    assert_eq!(Money::from_json("{\"minor\":5}"), Ok(money));
    assert_eq!(Command::from_json("{\"type\":\"archive\"}"), Ok(Command::Archive {}));
    let told = |fault: Error| fault.to_string();
    assert!(Batch::from_json("5").map_err(told).is_err_and(|fault| fault.starts_with("no batch is named `5`")));
}

#[test]
fn plain_enums_go_by_name() {
    assert_eq!(Temperature::ALL, [Temperature::Cold, Temperature::RedHot]);
    assert_eq!(Temperature::RedHot.name(), "red_hot");
    assert_eq!(format!("{:>8}|", Temperature::RedHot), " red_hot|");
    assert_eq!("red_hot".parse(), Ok(Temperature::RedHot));
    there_and_back(&Temperature::RedHot, "\"red_hot\"");
    for temperature in Temperature::ALL {
        there_and_back(temperature, &format!("\"{temperature}\""));
    }
    assert!(Temperature::Cold < Temperature::RedHot);
    assert_eq!(Temperature::default(), Temperature::Cold);
}

#[test]
fn an_unknown_name_is_told_with_the_known_ones() {
    let error = "hot".parse::<Temperature>().err();
    assert_eq!(
        error,
        Some(Error::UnknownName {
            what: "Temperature".into(),
            name: "hot".into(),
            allowed: ["cold", "red_hot"].into_iter().collect()
        })
    );
}

#[test]
fn tagged_enums_carry_their_name_in_type() {
    let capture = Command::CaptureLead { lead: LeadId("L1".into()), value: None, temperature: Temperature::Cold };
    there_and_back(&capture, "{\"type\":\"capture_lead\",\"lead\":\"L1\",\"value\":null,\"temperature\":\"cold\"}");
    there_and_back(&Command::Archive {}, "{\"type\":\"archive\"}");
    there_and_back(
        &Batch { commands: vec![Command::Archive {}], share: None },
        "{\"commands\":[{\"type\":\"archive\"}],\"share\":null}",
    );
    refused::<Command>("{\"type\":\"archive\",\"lead\":\"L1\"}");
    refused::<Command>("{\"type\":\"capture_lead\",\"lead\":\"\",\"value\":null,\"temperature\":\"cold\"}");
    refused::<Command>("{\"type\":\"Archive\"}");
}

#[test]
fn kinds_name_the_variants() {
    assert_eq!(Command::Archive {}.kind(), CommandKind::Archive);
    assert_eq!(CommandKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>(), ["capture_lead", "archive"]);
}
