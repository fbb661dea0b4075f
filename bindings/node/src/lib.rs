//! The native half of the npm package: bytes in, bytes out.
//!
//! JavaScript makes objects far faster than Node-API has them made, so values cross as the bytes of
//! [`leadwerk::crossing::wire`], and the package's other half, generated from [`describe`], turns them into objects.
//! [`functions`] lists what can be called, once; [`heap`] keeps the engines; [`border`] is where the memory is lent.

mod border;
mod functions;
mod heap;
mod slot;
mod table;

use functions::FUNCTIONS;
use heap::{Heap, Held};
use leadwerk::Error;
use leadwerk::crossing::wire::{Reader, Wire as _, put_length, put_text};
use leadwerk::units::{FieldValue, Language};
use napi::bindgen_prelude::{Env, JsObjectValue as _, Object, Result};
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

/// What JavaScript finds.
#[napi(module_exports)]
pub fn exports(mut exports: Object<'_>, env: Env) -> Result<()> {
    exports.set_named_property("call", env.create_function::<(), ()>("call", border::call)?)?;
    exports.set_named_property("fetch", env.create_function::<(), ()>("fetch", border::fetch)?)
}

/// Runs the function whose place, object and length of arguments stand in the memory from `start` on, followed by the
/// arguments. The length of the answer takes their place, and the answer follows; where it does not fit, it waits.
fn serve(memory: &mut [u8], start: usize) {
    DESK.with_borrow_mut(|desk| {
        let asked = memory.get(start..).unwrap_or_default();
        if let Some((head, rest)) = asked.split_first_chunk::<12>() {
            let [function, object, length] = words(head);
            desk.run(function, object, rest.get(..length as usize).unwrap_or_default());
        }
        hand_over(&mut desk.out, memory, start);
    });
}

/// Writes the last answer again, into a larger memory.
fn serve_again(memory: &mut [u8], start: usize) {
    DESK.with_borrow_mut(|desk| hand_over(&mut desk.out, memory, start));
}

fn words(head: &[u8; 12]) -> [u32; 3] {
    let [a, b, c, d, e, f, g, h, i, j, k, l] = *head;
    [[a, b, c, d], [e, f, g, h], [i, j, k, l]].map(u32::from_le_bytes)
}

/// Lets go of an object that JavaScript has forgotten.
#[napi]
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

impl Desk {
    /// Runs a function on its object, and writes its answer or its error.
    ///
    /// A panic is an error like any other, but what it happened to is gone: nobody can tell in which state it was left.
    fn run(&mut self, function: u32, object: u32, input: &[u8]) {
        let mut held = self.heap.take(object);
        self.out.clear();
        self.out.push(DONE);
        let ran = catch_unwind(AssertUnwindSafe(|| answer(&mut held, function, input, &mut self.out)));
        let held = if ran.is_ok() { held } else { Held::Broken };
        self.heap.put_back(object, held);
        match ran {
            Ok(Held::Nothing) => {}
            Ok(made) => f64::from(self.heap.add(made)).put(&mut self.out),
            Err(panic) => {
                let text = panic.downcast_ref::<&str>().map(ToString::to_string);
                let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
                refuse(&Error::InternalFault { fault: text.into() }, &mut self.out);
            }
        }
    }
}

/// The answer of a function of the table, or of one that reads or writes the JSON of a type.
fn answer(held: &mut Held, function: u32, input: &[u8], out: &mut Vec<u8>) -> Held {
    let mut input = Reader::new(input);
    let answer = match FUNCTIONS.get(function as usize) {
        Some(function) => (function.run)(held, &mut input, out),
        None => table::run_json(function as usize - FUNCTIONS.len(), &mut input, out).map(|()| Held::Nothing),
    };
    answer.unwrap_or_else(|error| {
        refuse(&error, out);
        Held::Nothing
    })
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

/// Copies the length of the answer and the answer to where JavaScript reads them, if there is room.
fn hand_over(out: &mut Vec<u8>, memory: &mut [u8], start: usize) {
    let Some((head, place)) = memory.get_mut(start..).and_then(<[u8]>::split_first_chunk_mut::<4>) else { return };
    *head = u32::try_from(out.len()).unwrap_or(u32::MAX).to_le_bytes();
    if let Some(place) = place.get_mut(..out.len()) {
        place.copy_from_slice(out);
        // A single large answer is no reason to keep its memory.
        if out.capacity() > LARGE {
            *out = Vec::new();
        }
    }
}

const LARGE: usize = 1 << 20;
