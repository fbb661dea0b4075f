//! A tree as whatever serde can write.

use super::{Item, Value};
use serde::ser::{Error, Serialize, Serializer};

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        let other = |fault: super::Fault| S::Error::custom(fault.text);
        match self.value() {
            Value::Nothing => target.serialize_none(),
            Value::Flag(flag) => target.serialize_bool(*flag),
            Value::Whole(number) => target.serialize_i64(*number),
            Value::Number(number) => target.serialize_f64(*number),
            Value::Date => Err(other(self.expected("a value"))),
            Value::Text(text) => target.serialize_str(text),
            Value::List => target.collect_seq(self.list().map_err(other)?),
            Value::Record => target.collect_map(self.pairs().map_err(other)?.map(|(name, _, value)| (name, value))),
        }
    }
}
