//! What the crossing types look like, as data: their names, fields and, where declarations are written, doc comments.
//!
//! `#[crosses]` writes a [`Shape`] for each type. A binding starts from the types that its functions name and has
//! [`reachable`] find all others; so no binding lists a type, and none can forget one.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use std::collections::BTreeMap;

/// One crossing type.
#[derive(Debug)]
pub struct Shape {
    /// Its name.
    pub name: &'static str,
    /// Its doc comment.
    #[cfg(feature = "declarations")]
    pub docs: &'static str,
    /// Which of the four forms it has.
    pub form: Form,
    /// What makes its class in Python, if it has one there.
    #[cfg(feature = "python")]
    pub python: Option<super::python::MakeClass>,
    /// How its JSON is read and written, where it has data.
    #[cfg(feature = "node")]
    pub json: Option<super::wire::Json>,
}

/// The four forms of a crossing type.
#[derive(Debug)]
pub enum Form {
    /// A checked newtype, which crosses as its plain value.
    Plain(fn() -> Kind),
    /// An enum without data, which crosses by name.
    Names(&'static [Name]),
    /// A struct.
    Record(&'static [Field]),
    /// An enum with data, which crosses with its variant's tag in `type`.
    Tagged(&'static [Variant]),
}

/// A variant without data.
#[derive(Debug)]
pub struct Name {
    /// In snake case, as it is written.
    pub name: &'static str,
    /// Its doc comment.
    #[cfg(feature = "declarations")]
    pub docs: &'static str,
}

/// A variant with data.
#[derive(Debug)]
pub struct Variant {
    /// In pascal case, as a class is called.
    pub name: &'static str,
    /// In snake case, as it is written.
    pub tag: &'static str,
    /// Its doc comment.
    #[cfg(feature = "declarations")]
    pub docs: &'static str,
    /// Its data.
    pub fields: &'static [Field],
}

/// A field of a struct or of a variant.
#[derive(Debug)]
pub struct Field {
    /// In snake case.
    pub name: &'static str,
    /// Its doc comment.
    #[cfg(feature = "declarations")]
    pub docs: &'static str,
    /// What it holds.
    pub kind: fn() -> Kind,
}

/// What a field, an argument or an answer holds.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number between ±(2⁵³−1).
    Whole,
    /// A number.
    Real,
    /// True or false.
    Flag,
    /// A crossing type.
    Named(&'static Shape),
    /// Something, or nothing.
    Optional(Box<Self>),
    /// Any number of these, in order.
    List(Box<Self>),
}

/// A type that crosses.
pub trait Crosses {
    /// What it is.
    fn kind() -> Kind;
}

macro_rules! crosses_as {
    ($($plain:ty: $kind:ident),*) => {$(
        impl Crosses for $plain {
            fn kind() -> Kind {
                Kind::$kind
            }
        }
    )*};
}
crosses_as!(String: Text, i64: Whole, u32: Whole, f64: Real, bool: Flag);

impl<T: Crosses> Crosses for Option<T> {
    fn kind() -> Kind {
        Kind::Optional(Box::new(T::kind()))
    }
}

impl<T: Crosses> Crosses for Vec<T> {
    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }
}

impl Shape {
    /// What its fields hold, in order.
    fn parts(&self) -> Vec<Kind> {
        let fields: Vec<&Field> = match self.form {
            Form::Plain(_) | Form::Names(_) => Vec::new(),
            Form::Record(fields) => fields.iter().collect(),
            Form::Tagged(variants) => variants.iter().flat_map(|variant| variant.fields).collect(),
        };
        fields.into_iter().map(|field| (field.kind)()).collect()
    }
}

/// All types that these lead to, themselves included, by name.
pub fn reachable(roots: impl IntoIterator<Item = Kind>) -> Vec<&'static Shape> {
    let mut found = BTreeMap::new();
    let mut open: Vec<Kind> = roots.into_iter().collect();
    while let Some(kind) = open.pop() {
        match kind {
            Kind::Optional(inner) | Kind::List(inner) => open.push(*inner),
            Kind::Named(shape) if !found.contains_key(shape.name) => {
                found.insert(shape.name, shape);
                open.extend(shape.parts());
            }
            _ => {}
        }
    }
    found.into_values().collect()
}

/// These shapes as JSON.
///
/// # Errors
/// None in practice.
pub fn to_json(shapes: &[&Shape]) -> Result<String, crate::Error> {
    crate::units::json::write("shapes", &shapes)
}

// The written form, for programs that make declarations of it: every object says in one key what it is.

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text => "text".serialize(serializer),
            Self::Whole => "whole".serialize(serializer),
            Self::Real => "real".serialize(serializer),
            Self::Flag => "flag".serialize(serializer),
            Self::Named(shape) => serializer.collect_map([("named", shape.name)]),
            Self::Optional(inner) => serializer.collect_map([("optional", inner)]),
            Self::List(inner) => serializer.collect_map([("list", inner)]),
        }
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        #[cfg(feature = "declarations")]
        map.serialize_entry("docs", self.docs)?;
        match &self.form {
            Form::Plain(kind) => map.serialize_entry("plain", &kind())?,
            Form::Names(names) => map.serialize_entry("names", names)?,
            Form::Record(fields) => map.serialize_entry("record", fields)?,
            Form::Tagged(variants) => map.serialize_entry("tagged", variants)?,
        }
        map.end()
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        #[cfg(feature = "declarations")]
        map.serialize_entry("docs", self.docs)?;
        map.end()
    }
}

impl Serialize for Variant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("tag", self.tag)?;
        #[cfg(feature = "declarations")]
        map.serialize_entry("docs", self.docs)?;
        map.serialize_entry("fields", self.fields)?;
        map.end()
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        #[cfg(feature = "declarations")]
        map.serialize_entry("docs", self.docs)?;
        map.serialize_entry("kind", &(self.kind)())?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Receipt, Request};

    #[test]
    fn one_type_leads_to_all_that_it_holds_and_each_is_found_once() {
        let names = |kind| reachable([kind]).iter().map(|shape| shape.name).collect::<Vec<_>>();
        let request = names(Request::kind());
        assert!(
            ["Actor", "Command", "FactValue", "Money", "Minor", "Request", "Timestamp"]
                .iter()
                .all(|name| request.contains(name))
        );
        assert!(!request.contains(&"Event") && names(Option::<Vec<Receipt>>::kind()).contains(&"Event"));
        assert!(request.is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn what_is_written_tells_names_docs_and_kinds() {
        let shapes = reachable([crate::units::Money::kind()]);
        let written = serde_json::to_value(&shapes).unwrap();
        assert_eq!(written[0]["name"], "Currency");
        assert_eq!(written[0]["plain"], "text");
        assert_eq!(written[2]["record"][0]["name"], "minor");
        #[cfg(feature = "declarations")]
        assert_eq!(written[2]["record"][0]["docs"], "Minor units: cents for EUR.");
        assert_eq!(written[2]["record"][0]["kind"]["named"], "Minor");
    }
}
