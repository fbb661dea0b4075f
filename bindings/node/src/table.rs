//! The table of functions, and what the generator of the JavaScript half reads of it.

use crate::functions::functions as declared;
use crate::heap::Held;
use crate::slot::Slot;
use leadwerk::Error;
use leadwerk::crossing::shape::{Shape, reachable};
use leadwerk::crossing::wire::{Reader, Wire as _};
use napi_derive::napi;
use serde::Serialize;
use serde_json::json;
use std::sync::LazyLock;

/// Takes its arguments from the reader, does its work on the object, writes its answer or gives a new object.
pub(crate) type Run = fn(&mut Held, &mut Reader<'_>, &mut Vec<u8>) -> Result<Held, Error>;

/// What is declared of a function.
#[derive(Serialize)]
pub(crate) struct Function {
    /// `new`, `fixed` (on the class, or on a type), `method`, or `hidden`, which is not declared.
    pub(crate) way: &'static str,
    /// The class or type it belongs to.
    pub(crate) owner: &'static str,
    pub(crate) name: &'static str,
    #[cfg(feature = "declarations")]
    pub(crate) docs: &'static str,
    pub(crate) arguments: Vec<(&'static str, Slot)>,
    pub(crate) answer: Slot,
}

/// Lists classes and functions: from one line each comes what is called and what is declared.
///
/// An argument is read before the object is touched; the name in brackets is the object of a method.
macro_rules! functions {
    (
        classes { $($(#[doc = $class_docs:literal])* $class:ident;)* }
        $($(#[doc = $docs:literal])* $way:ident $owner:ident.$name:ident $([$this:ident])? (
            $($argument:ident: $kind:ty),*
        ) -> $answer:ty { $body:expr })*
    ) => {
        /// The functions, by their place.
        pub(crate) const FUNCTIONS: &[Run] = &[$(|object, input, out| {
            // Not every function has an object or arguments.
            let _ = (&object, &input);
            $(let $argument = <$kind as Taken>::take(input)?;)*
            $(let $this = of::<$owner>(object)?;)?
            let answer: $answer = $body;
            Ok(answer.give(out))
        }),*];

        /// The classes, with their doc comments.
        #[cfg(feature = "declarations")]
        pub(crate) fn classes() -> Vec<(&'static str, &'static str)> {
            vec![$((stringify!($class), concat!($($class_docs, "\n"),*))),*]
        }

        /// What is declared of the functions.
        pub(crate) fn functions() -> Vec<Function> {
            vec![$(Function {
                way: stringify!($way),
                owner: stringify!($owner),
                name: stringify!($name),
                #[cfg(feature = "declarations")]
                docs: concat!($($docs, "\n"),*),
                arguments: vec![$((stringify!($argument), <$kind as Taken>::slot())),*],
                answer: <$answer as Given>::slot(),
            }),*]
        }
    };
}
pub(crate) use functions;

/// All types that the functions lead to, by name.
static SHAPES: LazyLock<Vec<&'static Shape>> = LazyLock::new(|| {
    let slots =
        declared().into_iter().flat_map(|one| one.arguments.into_iter().map(|(_, slot)| slot).chain([one.answer]));
    reachable(slots.filter_map(|slot| if let Slot::Value(kind) = slot { Some(kind) } else { None }))
});

/// Behind the functions of the table come two for each type, by its place: from JSON, and to JSON.
pub(crate) fn run_json(place: usize, input: &mut Reader<'_>, out: &mut Vec<u8>) -> Result<Held, Error> {
    let json = SHAPES.get(place / 2).and_then(|shape| shape.json.as_ref());
    let json = json.ok_or_else(|| Error::InternalFault { fault: "there is no such function".into() })?;
    match place % 2 {
        0 => json.reading.read(input.text()?, out)?,
        _ => json.write(input)?.put(out),
    }
    Ok(None)
}

/// What can be called, with which types: as JSON, for the other half to say what is wrong with a value.
#[napi]
pub fn describe() -> String {
    json!({ "functions": declared(), "shapes": *SHAPES }).to_string()
}

/// What else there is, and what can go wrong: as JSON, for the generator of the other half.
#[cfg(feature = "declarations")]
#[napi]
pub fn declare() -> String {
    json!({ "classes": crate::functions::classes(), "errors": Error::TABLE }).to_string()
}
