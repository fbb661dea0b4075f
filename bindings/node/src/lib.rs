//! The native half of the npm package: bytes in, bytes out.
//!
//! JavaScript makes objects far faster than Node-API has them made, so values cross as the bytes of
//! [`leadwerk::crossing::wire`], and the package's other half, generated from [`table::describe`], turns them into objects.
//! [`functions`] lists what can be called, once; [`heap`] says what is kept of them; [`border`] is where the memory is lent.

mod border;
mod functions;
mod heap;
mod slot;
pub mod table;

use functions::FUNCTIONS;
use heap::{Held, weight};
use leadwerk::Error;
use leadwerk::crossing::caught;
use leadwerk::crossing::wire::{Reader, Wire as _, put_error};
use leadwerk::crossing::words::Words;
use napi::bindgen_prelude::{Env, JsObjectValue as _, Object, Result};
use napi_derive::napi;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What this thread has: Node gives each worker a thread of its own, so nothing here is shared.
#[derive(Default)]
struct Desk {
    /// What JavaScript holds, by number; 0 is none. A number is not given anew: a call may have that of an object that
    /// was closed while its arguments were read.
    objects: BTreeMap<u32, Held>,
    last: u32,
    /// Ids that came in.
    words: Words,
    /// The last answer.
    out: Vec<u8>,
    /// How far from the stack's beginning a call has been with room left for its answer; the distance is measured from
    /// the end of the addresses.
    deepest: usize,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// In place of a function: the last answer.
const AGAIN: u32 = u32::MAX;

/// How much deeper than a call that had room others have it, too.
const STEP: usize = 1 << 14;

/// What JavaScript finds.
#[napi(module_exports)]
pub fn exports(mut exports: Object<'_>, env: Env) -> Result<()> {
    exports.set_named_property("call", env.create_function::<(), ()>("call", border::call)?)
}

/// Runs the function whose place, object and length of arguments stand in the memory from `start` on, followed by the
/// arguments. The length of the answer takes their place, and the answer follows; where it does not fit, it waits to be
/// asked for [`AGAIN`], with a larger memory. Where the length is 0, nothing is done yet; see [`deepen`]. Gives by how many
/// bytes the objects have grown.
fn serve(memory: &mut [u8], start: usize) -> i64 {
    DESK.with_borrow_mut(|desk| {
        let grown = match asked(memory.get(start..).unwrap_or_default()) {
            Asked::Again => 0,
            Asked::Nothing => desk.refuse(&by_hand()),
            Asked::Run { .. } if depth() > desk.deepest => {
                desk.out.clear();
                0
            }
            Asked::Run { function, object, input } => desk.run(function as usize, object, input),
        };
        hand_over(&mut desk.out, memory, start);
        grown
    })
}

fn by_hand() -> Error {
    let fault = "it is not to be made by hand; call the functions of the package";
    Error::Unreadable { what: "call".into(), fault: fault.into() }
}

/// What a call is about.
enum Asked<'a> {
    /// The last answer.
    Again,
    Run {
        function: u32,
        object: u32,
        input: &'a [u8],
    },
    /// Nothing that can be read: it was not our other half that called.
    Nothing,
}

fn asked(memory: &[u8]) -> Asked<'_> {
    let number = |place: usize| {
        let bytes = memory.get(place..)?.first_chunk()?;
        Some(u32::from_le_bytes(*bytes))
    };
    let run = || {
        let (function, object, length) = (number(0)?, number(4)?, number(8)?);
        Some(Asked::Run { function, object, input: memory.get(12..)?.get(..length as usize)? })
    };
    // Behind it stands nothing: what was there may be gone.
    if number(0) == Some(AGAIN) { Asked::Again } else { run().unwrap_or(Asked::Nothing) }
}

/// Says that the stack has room for the answer of a call from here: JavaScript looks where a call is deeper than all
/// before, since one must not run out of room when the work is done.
#[napi]
pub fn deepen() {
    DESK.with_borrow_mut(|desk| desk.deepest = depth() + STEP);
}

/// How deep in the stack this is.
fn depth() -> usize {
    let here = 0_u8;
    usize::MAX - (&raw const here).addr()
}

/// Lets go of an object that JavaScript has closed or forgotten.
///
/// # Errors
/// None, as long as there is an environment.
#[napi]
pub fn release(env: Env, object: u32) -> Result<()> {
    let released = DESK.with_borrow_mut(|desk| desk.objects.remove(&object).flatten());
    env.adjust_external_memory(-weight(&released)).map(drop)
}

/// The version of this half, which must be that of the other.
#[napi]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

impl Desk {
    /// Runs a function on its object, and writes whether it was refused, and its answer or its error. Gives by how many
    /// bytes the objects have grown.
    ///
    /// A panic is an error like any other, but what it happened to is gone: nobody can tell in which state it was left.
    fn run(&mut self, function: usize, number: u32, input: &[u8]) -> i64 {
        let mut none = None;
        let object = self.objects.get_mut(&number).unwrap_or(&mut none);
        let before = weight(object);
        self.out.clear();
        false.put(&mut self.out);
        let answer = caught(|| answer(object, function, Reader::new(input, &mut self.words), &mut self.out));
        if answer.is_err() {
            *object = None;
        }
        let grown = weight(object) - before;
        grown
            + match answer.flatten() {
                Ok(None) => 0,
                Ok(made) => self.keep(made),
                Err(error) => self.refuse(&error),
            }
    }

    /// Keeps a new object and answers with its number. Gives what it weighs.
    fn keep(&mut self, made: Held) -> i64 {
        let Some(number) = self.last.checked_add(1) else {
            return self.refuse(&Error::InternalFault { fault: "there are no more numbers for objects".into() });
        };
        let weight = weight(&made);
        self.last = number;
        self.objects.insert(number, made);
        f64::from(number).put(&mut self.out);
        weight
    }

    /// Answers with an error. Nothing has grown by that.
    fn refuse(&mut self, error: &Error) -> i64 {
        self.out.clear();
        true.put(&mut self.out);
        put_error(error, &mut self.out);
        0
    }
}

/// The answer of a function of the table, or of one that reads or writes the JSON of a type.
fn answer(
    held: &mut Held,
    function: usize,
    mut input: Reader<'_>,
    out: &mut Vec<u8>,
) -> core::result::Result<Held, Error> {
    match FUNCTIONS.get(function) {
        Some(run) => run(held, &mut input, out),
        None => table::run_json(function - FUNCTIONS.len(), &mut input, out),
    }
}

/// Copies the length of the answer and the answer to where JavaScript reads them, if there is room.
fn hand_over(out: &mut Vec<u8>, memory: &mut [u8], start: usize) {
    let Some((head, place)) = memory.get_mut(start..).and_then(<[u8]>::split_first_chunk_mut::<4>) else { return };
    *head = u32::try_from(out.len()).unwrap_or(u32::MAX).to_le_bytes();
    if let Some(place) = place.get_mut(..out.len()) {
        place.copy_from_slice(out);
        // A single large answer is no reason to keep its memory.
        if out.capacity() > 1 << 20 {
            *out = Vec::new();
        }
    }
}
