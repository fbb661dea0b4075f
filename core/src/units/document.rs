//! A text that values are read from, with the place of whatever is wrong.

use super::reading::{Fault, Item, Read, Tree, Value, grow};
use super::{Error, Text};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A JSON or TOML text that is well formed; what it says is not yet known.
pub(crate) struct Document<'a> {
    /// What it should be, for the errors.
    what: &'a str,
    text: &'a str,
    /// The number of its first line, if it is a part of a longer text.
    line: usize,
    tree: Tree<'a>,
    /// Where each node begins, if that cannot be found again as in JSON.
    places: Vec<usize>,
}

impl<'a> Document<'a> {
    /// A JSON text.
    ///
    /// # Errors
    /// `UNREADABLE` with line and column when it is none.
    pub(crate) fn json(what: &'a str, line: usize, text: &'a str) -> Result<Self, Error> {
        // About as many as a record of ours has; a long text may be anything.
        let mut tree = Tree::with_capacity((text.len() / 8 + 1).min(1_024));
        let mut source = serde_json::Deserializer::from_str(text);
        match grow(&mut source, &mut tree).and_then(|()| source.end()) {
            Ok(()) => Ok(Self { what, text, line, tree, places: Vec::new() }),
            Err(fault) => Err(broken_json(what, line, &fault)),
        }
    }

    /// A TOML text.
    ///
    /// # Errors
    /// `UNREADABLE` with line and column when it is none.
    pub(crate) fn toml(what: &'a str, text: &'a str) -> Result<Self, Error> {
        let mut document = Self { what, text, line: 1, tree: Tree::with_capacity(0), places: Vec::new() };
        match DeTable::parse(text) {
            Ok(table) => {
                let place = table.span().start;
                document.toml_table(place, table.into_inner());
                Ok(document)
            }
            Err(fault) => Err(document.unreadable(fault.span().map_or(0, |span| span.start), fault.message())),
        }
    }

    /// Reads the whole.
    ///
    /// # Errors
    /// `UNREADABLE` with line and column.
    pub(crate) fn read<T: Read>(&self) -> Result<T, Error> {
        self.read_by(T::read)
    }

    /// Reads something of it.
    ///
    /// # Errors
    /// `UNREADABLE` with line and column.
    pub(crate) fn read_by<T>(&self, read: impl FnOnce(Item<'_>) -> Result<T, Fault>) -> Result<T, Error> {
        read(self.tree.root()).map_err(|fault| self.faulty(&fault))
    }

    /// The same as TOML.
    ///
    /// # Errors
    /// `UNREADABLE` where TOML has no such value.
    pub(crate) fn to_toml(&self) -> Result<String, Error> {
        let other =
            |fault: toml::ser::Error| Error::Unreadable { what: self.what.into(), fault: fault.to_string().into() };
        toml::to_string(&self.tree.root()).map_err(other)
    }

    #[cold]
    fn faulty(&self, fault: &Fault) -> Error {
        let number = fault.number(&self.tree);
        let place = self.places.get(number).copied().unwrap_or_else(|| json_place(self.text, number));
        self.unreadable(place, &fault.text)
    }

    /// The place first, because an error shows no more than the beginning of a long text.
    #[cold]
    fn unreadable(&self, place: usize, fault: &str) -> Error {
        let before = self.text.get(..place).unwrap_or_default();
        let line = before.matches('\n').count() + self.line;
        let column = before.chars().rev().take_while(|&letter| letter != '\n').count() + 1;
        let fault = Text::from(format!("line {line}, column {column}: {fault}"));
        Error::Unreadable { what: self.what.into(), fault }
    }

    fn push(&mut self, place: usize, value: Value<'a>) -> usize {
        self.places.push(place);
        self.tree.push(value)
    }

    fn toml_table(&mut self, place: usize, table: DeTable<'a>) {
        let record = self.push(place, Value::Record);
        for (key, value) in table {
            self.push(key.span().start, Value::Text(key.into_inner()));
            self.toml_value(value);
        }
        self.tree.close(record);
    }

    fn toml_value(&mut self, value: Spanned<DeValue<'a>>) {
        let place = value.span().start;
        let value = match value.into_inner() {
            DeValue::Table(table) => return self.toml_table(place, table),
            DeValue::Array(items) => {
                let list = self.push(place, Value::List);
                items.into_iter().for_each(|item| self.toml_value(item));
                return self.tree.close(list);
            }
            DeValue::String(text) => Value::Text(text),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Integer(number) => {
                let whole = i64::from_str_radix(number.as_str(), number.radix());
                whole.map_or_else(|_| toml_number(number.as_str()), Value::Whole)
            }
            DeValue::Float(number) => toml_number(number.as_str()),
            DeValue::Datetime(_) => Value::Date,
        };
        self.push(place, value);
    }
}

/// A number beyond what a double holds is told as what it was written as.
fn toml_number<'a>(text: &str) -> Value<'a> {
    text.parse().map_or_else(|_| Value::Text(Cow::Owned(text.to_owned())), Value::Number)
}

#[cold]
fn broken_json(what: &str, line: usize, fault: &serde_json::Error) -> Error {
    let text = fault.to_string();
    let place = format!(" at line {} column {}", fault.line(), fault.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    let line = line + fault.line().saturating_sub(1);
    let fault = Text::from(format!("line {line}, column {}: {text}", fault.column()));
    Error::Unreadable { what: what.into(), fault }
}

/// Where in a well-formed JSON text the node of this number begins: each text, number, word and opening bracket is one.
fn json_place(text: &str, number: usize) -> usize {
    let mut bytes = (0..).zip(text.bytes()).peekable();
    let mut left = number;
    while let Some((place, byte)) = bytes.next() {
        if byte.is_ascii_whitespace() || matches!(byte, b',' | b':' | b'}' | b']') {
            continue;
        }
        if left == 0 {
            return place;
        }
        left -= 1;
        match byte {
            b'{' | b'[' => {}
            b'"' => {
                while let Some((_, byte)) = bytes.next()
                    && byte != b'"'
                {
                    if byte == b'\\' {
                        bytes.next();
                    }
                }
            }
            _ => while bytes.next_if(|(_, byte)| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).is_some() {},
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value as Json, json};

    fn any_json() -> impl Strategy<Value = Json> {
        let text = "[a\"\\\\\u{7}ü{}\\[\\],: ]{0,4}";
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::from),
            any::<i64>().prop_map(Json::from),
            (-1e300..1e300).prop_map(Json::from),
            text.prop_map(Json::from),
        ];
        leaf.prop_recursive(4, 40, 5, move |inside| {
            let pairs = prop::collection::vec((text, inside.clone()), 0..5);
            let objects = pairs.prop_map(|pairs| Json::Object(pairs.into_iter().collect()));
            prop_oneof![prop::collection::vec(inside, 0..5).prop_map(Json::from), objects]
        })
    }

    /// What the nodes are, in order, as JSON would tell it.
    fn nodes(value: &Json, all: &mut Vec<Json>) {
        all.push(value.clone());
        match value {
            Json::Array(items) => items.iter().for_each(|item| nodes(item, all)),
            Json::Object(pairs) => pairs.iter().for_each(|(key, value)| {
                all.push(key.as_str().into());
                nodes(value, all);
            }),
            _ => {}
        }
    }

    proptest! {
        /// At the place of a node stands that node: read from there on, the text gives it again.
        #[test]
        fn each_node_is_found_again(value in any_json(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            let document = Document::json("text", 1, &text).unwrap();
            let mut expected = Vec::new();
            nodes(&value, &mut expected);
            prop_assert_eq!(document.tree.len(), expected.len(), "{}", text);
            for (number, expected) in expected.iter().enumerate() {
                let rest = text.get(json_place(&text, number)..).unwrap_or_default();
                let found = serde_json::Deserializer::from_str(rest).into_iter::<Json>().next().and_then(Result::ok);
                prop_assert_eq!(found.as_ref(), Some(expected), "{} in {}", number, text);
            }
        }
    }

    #[test]
    fn toml_has_the_same_nodes_as_json() {
        let text = "a = [1, 0xff, -2.5, true, 'x']\nb.c = { d = 1_000 }\n[[e]]\nf = 'g'\n[[e]]\n";
        let toml = Document::toml("text", text).unwrap();
        let json = json!({"a": [1, 255, -2.5, true, "x"], "b": {"c": {"d": 1000}}, "e": [{"f": "g"}, {}]}).to_string();
        let json = Document::json("text", 1, &json).unwrap();
        assert_eq!(format!("{:?}", toml.tree), format!("{:?}", json.tree));
        let refused = |text: &str| Document::toml("text", text).and_then(|text| text.read::<Vec<i64>>()).unwrap_err();
        assert!(refused("\n x = 1").to_string().contains("line 1, column 1: expected a list, found an object"));
        assert!(refused("\n x = [,").to_string().contains("line 2, column 7: "));
    }
}
