//! A log, folded in memory.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once};
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
    let worlds = [(size.pick(10_000, 10), 5), (size.pick(100_000, 20), 3), (size.pick(1_000_000, 30), 1)];
    worlds.into_iter().flat_map(|(leads, times)| world(leads, size.pick(times, 1))).collect()
}

fn world(leads: usize, times: usize) -> [Figure; 2] {
    let mut records = 0;
    let mut rounds = Vec::new();
    for _ in 0..times {
        let mut engine = Engine::new(policy()).expect("a policy without faults");
        let mut total = 0.0;
        records = 0;
        let live = log(leads, Until::TheEnd, |part| {
            total += once(|| engine.catch_up(part).expect("a valid log")).0;
            records += part.len();
        });
        assert_eq!(engine.fingerprint(), live.fingerprint(), "a replay gives the same state");
        rounds.push(total / records as f64);
    }
    [
        Figure::rate(BENCH, format!("the log of {leads} leads"), Spread::of(rounds)).goal(5e6),
        Figure::new(BENCH, format!("records of {leads} leads"), Unit::Count, Spread::one(records as f64)),
    ]
}
