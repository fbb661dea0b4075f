//! The table of functions, and what the generator of the JavaScript half reads of it.

use crate::functions::{CLASSES, FUNCTIONS};
use crate::heap::Held;
use crate::slot::Slot;
use leadwerk::Error;
use leadwerk::crossing::shape::{Shape, reachable};
use leadwerk::crossing::wire::{Reader, Wire as _};
use leadwerk::units::{Category, ErrorInfo};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// A class.
pub(crate) struct Class {
    pub(crate) name: &'static str,
    pub(crate) docs: &'static str,
}

/// A function.
pub(crate) struct Function {
    /// `new`, `fixed` (on the class, or on a type), `method`, or `hidden`, which is not declared.
    pub(crate) way: &'static str,
    /// The class or type it belongs to.
    pub(crate) owner: &'static str,
    pub(crate) name: &'static str,
    pub(crate) docs: &'static str,
    pub(crate) arguments: fn() -> Vec<(&'static str, Slot)>,
    pub(crate) answer: fn() -> Slot,
    pub(crate) run: fn(&mut Held, &mut Reader<'_>, &mut Vec<u8>) -> Result<Held, Error>,
}

/// Lists classes and functions: from one line each comes what is called and what is declared.
///
/// An argument is read before the object is touched; `this` is the object of a method.
macro_rules! functions {
    (
        classes { $($(#[doc = $class_docs:literal])* $class:ident;)* }
        $($(#[doc = $docs:literal])* $way:ident $owner:ident.$name:ident $([$this:ident])? (
            $($argument:ident: $kind:ty),*
        ) -> $answer:ty { $body:expr })*
    ) => {
        /// The classes.
        pub(crate) const CLASSES: &[Class] = &[$(Class {
            name: stringify!($class),
            docs: concat!($($class_docs, "\n"),*),
        }),*];

        /// The functions, by their place.
        pub(crate) const FUNCTIONS: &[Function] = &[$(Function {
            way: stringify!($way),
            owner: stringify!($owner),
            name: stringify!($name),
            docs: concat!($($docs, "\n"),*),
            arguments: || vec![$((stringify!($argument), <$kind as Taken>::slot())),*],
            answer: <$answer as Given>::slot,
            run: |object, input, out| {
                // Not every function has an object or arguments.
                let _ = (&object, &input);
                $(let $argument = <$kind as Taken>::take(input)?;)*
                $(let $this = <$owner as Holdable>::of(object)?;)?
                let answer: $answer = $body;
                Ok(answer.give(out))
            },
        }),*];
    };
}
pub(crate) use functions;

/// All types that the functions lead to, by name.
static SHAPES: LazyLock<Vec<&'static Shape>> = LazyLock::new(|| {
    let slots = FUNCTIONS
        .iter()
        .flat_map(|function| (function.arguments)().into_iter().map(|(_, slot)| slot).chain([(function.answer)()]));
    reachable(slots.filter_map(|slot| match slot {
        Slot::Value(kind) => Some(kind),
        _ => None,
    }))
});

/// Behind the functions of the table come two for each type, by its place: from JSON, and to JSON.
pub(crate) fn run_json(place: usize, input: &mut Reader<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
    let shape = SHAPES.get(place / 2);
    let json = shape.and_then(|shape| shape.json.as_ref());
    let json = json.ok_or_else(|| Error::InternalFault { fault: "there is no such function".into() })?;
    if place % 2 == 0 {
        return (json.read)(input.text()?, out);
    }
    (json.write)(input)?.put(out);
    Ok(())
}

/// Functions, types and errors as JSON.
pub(crate) fn describe() -> String {
    let function = |function: &Function| {
        let argument = |(name, slot)| json!({ "name": name, "slot": slot });
        json!({
            "way": function.way,
            "owner": function.owner,
            "name": function.name,
            "docs": docs(function.docs),
            "arguments": (function.arguments)().into_iter().map(argument).collect::<Vec<_>>(),
            "answer": (function.answer)(),
        })
    };
    let class = |class: &Class| json!({ "name": class.name, "docs": docs(class.docs) });
    let error = |error: &ErrorInfo| json!({ "code": error.code, "category": error.category, "docs": error.doc });
    let shapes: Vec<Value> = SHAPES.iter().map(|shape| json!(shape)).collect();
    let described = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "classes": CLASSES.iter().map(class).collect::<Vec<_>>(),
        "functions": FUNCTIONS.iter().map(function).collect::<Vec<_>>(),
        "shapes": shapes,
        "errors": Error::TABLE.iter().map(error).collect::<Vec<_>>(),
        "categories": Category::ALL,
    });
    described.to_string()
}

/// Without the blank that stands before each line of a doc comment.
fn docs(text: &str) -> String {
    let lines = text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}
