//! What came of a case beside what was to come of it.

use super::run::Run;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

impl Run {
    pub(crate) fn fail(&mut self, text: impl AsRef<str>) {
        self.failures.push(format!("{}: {}", self.id, text.as_ref()));
    }

    pub(crate) fn check(&mut self, holds: bool, fault: &str) {
        if !holds {
            self.fail(fault);
        }
    }

    pub(crate) fn same(&mut self, place: &str, expected: &Value, got: &Value) {
        if !equal(expected, got) {
            self.fail(format!("{place}\n  expected {}\n  got      {}", plain(expected), plain(got)));
        }
    }

    /// A list of views, whole and in order; of each the parts that are named.
    pub(crate) fn parts(&mut self, place: &str, expected: &Value, got: &Value) {
        let (expected, got) = (expected.as_array().unwrap(), got.as_array().unwrap());
        self.check(expected.len() == got.len(), &format!("{place}: expected {} lines, got {got:?}", expected.len()));
        for (number, (expected, got)) in (1..).zip(expected.iter().zip(got)) {
            self.part(&format!("{place} {number}"), expected, got);
        }
    }

    /// The parts of a view that are named.
    pub(crate) fn part(&mut self, place: &str, expected: &Value, got: &Value) {
        for (key, value) in expected.as_object().unwrap() {
            match got.get(key) {
                Some(got) => self.same(&format!("{place}: {key}"), value, got),
                None => self.fail(format!("{place}: a view has no `{key}`")),
            }
        }
    }
}

pub(crate) fn parse<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_value(json.clone()).unwrap_or_else(|fault| panic!("{json}: {fault}"))
}

pub(crate) fn to_json(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// What an engine answers is as expected; `*` is any text.
pub(crate) fn equal(expected: &Value, got: &Value) -> bool {
    let (expected, got) = (plain(expected), plain(got));
    match (&expected, &got) {
        (Value::String(any), Value::String(_)) if any == "*" => true,
        (Value::Array(expected), Value::Array(got)) => {
            expected.len() == got.len() && expected.iter().zip(got).all(|(expected, got)| equal(expected, got))
        }
        (Value::Object(expected), Value::Object(got)) => {
            expected.len() == got.len()
                && expected.iter().all(|(key, value)| got.get(key).is_some_and(|got| equal(value, got)))
        }
        _ => expected == got,
    }
}

/// Without nulls, and with whole numbers as such: an absent field and null are the same, and so are 1 and 1.0.
pub(crate) fn plain(json: &Value) -> Value {
    match json {
        Value::Object(map) => {
            map.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.clone(), plain(value))).collect()
        }
        Value::Array(list) => list.iter().map(plain).collect(),
        Value::Number(number) => match number.as_f64() {
            #[expect(clippy::cast_possible_truncation, reason = "whole numbers of the cases are below 2⁵³")]
            Some(float) if number.is_f64() && float.fract() == 0.0 => json!(float as i64),
            _ => json.clone(),
        },
        _ => json.clone(),
    }
}
