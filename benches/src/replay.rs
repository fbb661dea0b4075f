//! A log, folded in memory.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once, rounds};
use crate::world::{Until, World, policy};
use leadwerk::engine::{Engine, Record};

const BENCH: &str = "replay";

/// So many records are in memory at once; the log of a million leads would not fit.
const PART: usize = 100_000;

/// Hands out the log of a world, part by part.
pub(crate) fn log(leads: usize, until: Until, mut take: impl FnMut(&[Record])) -> Engine {
    let mut engine = Engine::new(policy()).expect("a policy without faults");
    let mut part = Vec::with_capacity(PART + 10_000);
    for request in World::new(leads, until) {
        part.extend(engine.execute(&request).expect("a valid request").records);
        if part.len() >= PART {
            take(&part);
            part.clear();
        }
    }
    take(&part);
    engine
}

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (leads, times) in [(size.pick(10_000, 10), 5), (size.pick(100_000, 20), 3)] {
        figures.extend(at_once(leads, size.pick(times, 1)));
    }
    figures.extend(in_parts(size.pick(1_000_000, 30)));
    figures
}

fn empty() -> Engine {
    Engine::new(policy()).expect("a policy without faults")
}

/// The whole log is in memory.
fn at_once(leads: usize, times: usize) -> [Figure; 2] {
    let mut records = Vec::new();
    let live = log(leads, Until::TheEnd, |part| records.extend_from_slice(part)).fingerprint();
    let spread = rounds(times, records.len(), || {
        let mut engine = empty();
        let (took, _) = once(|| engine.catch_up(&records).expect("a valid log"));
        assert_eq!(engine.fingerprint(), live, "a replay gives the same state");
        took
    });
    figures(leads, records.len(), spread)
}

/// The log is larger than the memory, so it comes in parts.
fn in_parts(leads: usize) -> [Figure; 2] {
    let (mut engine, mut took, mut records) = (empty(), 0.0, 0);
    let live = log(leads, Until::TheEnd, |part| {
        took += once(|| engine.catch_up(part).expect("a valid log")).0;
        records += part.len();
    });
    assert_eq!(engine.fingerprint(), live.fingerprint(), "a replay gives the same state");
    figures(leads, records, Spread::one(took / records as f64))
}

fn figures(leads: usize, records: usize, spread: Spread) -> [Figure; 2] {
    [
        Figure::rate(BENCH, format!("the log of {leads} leads"), spread).goal(5e6),
        Figure::new(BENCH, format!("records of {leads} leads"), Unit::Count, Spread::one(records as f64)),
    ]
}
