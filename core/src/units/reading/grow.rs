//! A tree from whatever serde knows.

use super::{Read, Tree, Value};
use core::fmt::{Formatter, Result as Written};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;

/// Reads a value by way of a tree: `Deserialize` for each type.
///
/// # Errors
/// Those of the source, and what the type says.
pub fn from_serde<'de, T: Read, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
    let mut tree = Tree::with_capacity(0);
    grow(source, &mut tree)?;
    T::read(tree.root()).map_err(|fault| D::Error::custom(fault.text))
}

/// Adds to a tree whatever comes.
///
/// # Errors
/// Those of the source.
pub fn grow<'de, D: Deserializer<'de>>(source: D, tree: &mut Tree<'de>) -> Result<(), D::Error> {
    Grow(tree).deserialize(source)
}

struct Grow<'g, 'de>(&'g mut Tree<'de>);

impl<'de> Grow<'_, 'de> {
    fn one<E>(self, value: Value<'de>) -> Result<(), E> {
        self.0.push(value);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Grow<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

/// A name of a field.
struct Key<'g, 'de>(Grow<'g, 'de>);

impl<'de> DeserializeSeed<'de> for Key<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_str(self.0)
    }
}

impl<'de> Visitor<'de> for Grow<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut Formatter<'_>) -> Written {
        formatter.write_str("a text, a number, `true` or `false`, nothing, a list or an object")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<(), E> {
        self.one(Value::Flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.one(Value::Whole(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        #[expect(clippy::cast_precision_loss, reason = "too large for any whole number of ours")]
        let beyond = Value::Number(number as f64);
        self.one(i64::try_from(number).map_or(beyond, Value::Whole))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.one(Value::Number(number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        self.one(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        self.one(Value::Text(Cow::Owned(text)))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.one(Value::Nothing)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.one(Value::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        self.deserialize(source)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        self.deserialize(source)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let list = self.0.push(Value::List);
        while items.next_element_seed(Grow(self.0))?.is_some() {}
        self.0.close(list);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<(), A::Error> {
        let record = self.0.push(Value::Record);
        while pairs.next_key_seed(Key(Grow(self.0)))?.is_some() {
            pairs.next_value_seed(Grow(self.0))?;
        }
        self.0.close(record);
        Ok(())
    }
}
