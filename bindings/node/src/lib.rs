//! The native half of the npm package: bytes in, bytes out.
//!
//! JavaScript makes objects far faster than Node-API has them made, so values cross as the bytes of
//! [`leadwerk::crossing::wire`], and the package's other half, generated from [`describe`], turns them into objects.
//! [`functions`] lists what can be called, once; [`heap`] keeps the engines; this file is the border itself.

mod functions;
mod heap;
mod slot;
mod table;

use functions::FUNCTIONS;
use heap::{Heap, Object};
use leadwerk::Error;
use leadwerk::crossing::wire::{Reader, Wire as _, put_length, put_text};
use leadwerk::units::{FieldValue, Language};
use napi::bindgen_prelude::BufferSlice;
use napi_derive::napi;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What this thread has: Node gives each worker a thread of its own, so nothing here is shared.
#[derive(Default)]
struct Desk {
    heap: Heap,
    /// The last answer.
    out: Vec<u8>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// The first byte of an answer.
const DONE: u8 = 0;
const REFUSED: u8 = 1;

/// Calls a function by its place in the table, with the bytes from `start` to `end` as its arguments, and writes the
/// answer from `start` on. Gives the length of the answer; where it does not fit, nothing is written: see [`fetch`].
#[napi(strict)]
pub fn call(function: u32, object: u32, mut memory: BufferSlice<'_>, start: u32, end: u32) -> u32 {
    DESK.with_borrow_mut(|desk| {
        desk.out.clear();
        desk.out.push(DONE);
        let input = memory.get(start as usize..end as usize).unwrap_or_default();
        if let Err(error) = run(desk, function, object, input) {
            refuse(&error, &mut desk.out);
        }
        hand_over(&mut desk.out, &mut memory, start)
    })
}

/// Writes the last answer again, into a larger memory.
#[napi(strict)]
pub fn fetch(mut memory: BufferSlice<'_>, start: u32) -> u32 {
    DESK.with_borrow_mut(|desk| hand_over(&mut desk.out, &mut memory, start))
}

/// Lets go of an object that JavaScript has forgotten.
#[napi(strict)]
pub fn release(object: u32) {
    DESK.with_borrow_mut(|desk| desk.heap.release(object));
}

/// The version of this half, which must be that of the other.
#[napi]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// What can be called, with which types, and what can go wrong: as JSON, for the generator of the other half.
#[napi]
pub fn describe() -> String {
    table::describe()
}

/// Runs a function on its object. A panic is an error like any other, but what it happened to is gone: nobody can tell
/// in which state it was left.
fn run(desk: &mut Desk, function: u32, object: u32, input: &[u8]) -> Result<(), Error> {
    let mut held = desk.heap.take(object);
    let mut input = Reader::new(input);
    let out = &mut desk.out;
    let ran = catch_unwind(AssertUnwindSafe(|| match FUNCTIONS.get(function as usize) {
        Some(function) => (function.run)(&mut held, &mut input, out),
        None => table::run_json(function as usize - FUNCTIONS.len(), &mut input, out).map(|()| Object::Nothing),
    }));
    match ran {
        Ok(answer) => {
            desk.heap.put_back(object, held);
            match answer? {
                Object::Nothing => {}
                made => f64::from(desk.heap.add(made)).put(&mut desk.out),
            }
            Ok(())
        }
        Err(panic) => {
            desk.heap.put_back(object, Object::Broken);
            let text = panic.downcast_ref::<&str>().map(ToString::to_string);
            let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
            Err(Error::InternalFault { fault: text.unwrap_or_default().into() })
        }
    }
}

/// Writes an error in place of an answer.
fn refuse(error: &Error, out: &mut Vec<u8>) {
    out.clear();
    out.push(REFUSED);
    put_text(error.code(), out);
    put_text(error.category().name(), out);
    put_text(&error.sentence(Language::English), out);
    put_text(&error.sentence(Language::German), out);
    let fields = error.fields();
    put_length(fields.len(), out);
    for (name, value) in &fields {
        put_text(name, out);
        match value {
            FieldValue::Text(text) => {
                out.push(0);
                put_text(text, out);
            }
            FieldValue::Number(number) => {
                out.push(1);
                number.put(out);
            }
            FieldValue::List(texts) => {
                out.push(2);
                texts.put(out);
            }
        }
    }
}

/// Copies the answer where JavaScript reads it.
fn hand_over(out: &mut Vec<u8>, memory: &mut [u8], start: u32) -> u32 {
    let length = out.len();
    if let Some(place) = memory.get_mut(start as usize..).and_then(|memory| memory.get_mut(..length)) {
        place.copy_from_slice(out);
        // A single large answer is no reason to keep its memory.
        if out.capacity() > LARGE {
            *out = Vec::new();
        }
    }
    u32::try_from(length).unwrap_or(u32::MAX)
}

const LARGE: usize = 1 << 20;
