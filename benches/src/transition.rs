//! One request after the other: decided, logged, applied.

use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once, rounds};
use crate::world::{Until, World, policy};
use crate::{Size, peer};
use leadwerk::engine::{Engine, Receipt, Record, Request};
use leadwerk::lead::{Actor, Command, Event};
use leadwerk::units::Error;
use std::collections::BTreeMap;
use std::time::Instant;

const BENCH: &str = "transition";

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let (near, far) = (size.pick(1_000, 20), size.pick(20_000, 30));
    let mut figures = world(near, size.pick(41, 1), Some(2e6));
    // What the processor keeps at hand is the other half of the time, so the same once more with much that is far away.
    figures.extend(world(far, size.pick(7, 1), None));
    figures.extend(by_kind(near, size.pick(21, 1)));
    figures.extend([
        sized::<Request>("Request"),
        sized::<Record>("Record"),
        sized::<Event>("Event"),
        sized::<Command>("Command"),
        sized::<Actor>("Actor"),
        sized::<Error>("Error"),
    ]);
    figures
}

/// The requests, and how many of them are no ticks: the time of ticks is shared by the others.
fn requests(leads: usize) -> (Vec<Request>, usize) {
    let requests: Vec<_> = World::new(leads, Until::TheEnd).collect();
    let count = requests.iter().filter(|request| !matches!(request.command, Command::Tick {})).count();
    (requests, count)
}

fn world(leads: usize, times: usize, goal: Option<f64>) -> Vec<Figure> {
    let (requests, count) = requests(leads);
    let receipts = receipts(&requests);
    let whole = rounds(times, count, || {
        let mut engine = engine(true);
        once(|| requests.iter().for_each(|request| drop(execute(&mut engine, request)))).0
    });
    let hosted = rounds(times, count, || {
        let mut engine = engine(false);
        let mut log = Vec::new();
        once(|| requests.iter().for_each(|request| log.extend(by_the_host(&mut engine, request)))).0
    });
    let deciding = rounds(times, count, || deciding(&requests, &receipts));
    let applying = rounds(times, count, || {
        let mut engine = engine(false);
        once(|| receipts.iter().for_each(|receipt| engine.apply(&receipt.records).expect("a valid log"))).0
    });
    let plain = rounds(times, count, || {
        let mut plain = peer::Plain::default();
        once(|| {
            for request in &requests {
                plain.step(&request.command).expect("a valid request");
            }
        })
        .0
    });
    let rate = |what: &str, spread| Figure::rate(BENCH, format!("{leads} leads, {what}"), spread);
    let executed = rate("decided, logged, applied: `execute`", whole);
    vec![
        match goal {
            Some(goal) => executed.goal(goal),
            None => executed,
        },
        rate("`decide`, to the host's list, `apply`", hosted),
        rate("`decide` alone", deciding),
        rate("`apply` alone", applying),
        rate("peer: match by hand, without log, gates, due times, consent, rights, queues", plain),
        Figure::new(
            BENCH,
            format!("{leads} leads, our time as the peer's"),
            Unit::Times,
            Spread::one(whole.middle / plain.middle),
        ),
    ]
}

fn engine(retain: bool) -> Engine {
    let mut engine = Engine::new(policy()).expect("a policy without faults");
    engine.retain_log(retain);
    engine
}

fn execute(engine: &mut Engine, request: &Request) -> Receipt {
    engine.execute(request).expect("a valid request")
}

/// As a host does it that keeps the log in its own transaction.
fn by_the_host(engine: &mut Engine, request: &Request) -> Vec<Record> {
    let receipt = engine.decide(request).expect("a valid request");
    engine.apply(&receipt.records).expect("a valid log");
    receipt.records
}

fn receipts(requests: &[Request]) -> Vec<Receipt> {
    let mut engine = engine(false);
    requests.iter().map(|request| execute(&mut engine, request)).collect()
}

/// Decides and applies in turns, and takes the time of the first alone.
///
/// The clock is read once for a batch of requests that are about different leads; nearly all neighbours are.
fn deciding(requests: &[Request], receipts: &[Receipt]) -> f64 {
    let mut engine = engine(false);
    let mut total = 0.0;
    for (requests, receipts) in requests.chunks(64).zip(receipts.chunks(64)) {
        // What is no longer or not yet possible is refused here, which is rare and also a decision.
        total += once(|| requests.iter().for_each(|request| drop(engine.decide(request)))).0;
        receipts.iter().for_each(|receipt| engine.apply(&receipt.records).expect("a valid log"));
    }
    total
}

/// The time for each kind of command: the middle of all, and a tenth from either end.
///
/// Here it is the wall clock, which is read much faster than the processor's time; the reading itself is taken off.
fn by_kind(leads: usize, times: usize) -> Vec<Figure> {
    let (requests, _) = requests(leads);
    let clock = tenths((0..10_000).map(|_| Instant::now().elapsed().as_nanos() as f64).collect()).middle;
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for _ in 0..times {
        let mut engine = engine(true);
        for request in &requests {
            let start = Instant::now();
            let receipt = execute(&mut engine, request);
            let took = start.elapsed().as_nanos() as f64 - clock;
            drop(receipt);
            kinds.entry(request.command.kind().name()).or_default().push(took);
        }
    }
    let figure =
        |(kind, values)| Figure::new(BENCH, format!("{leads} leads, one `{kind}`"), Unit::Nanoseconds, tenths(values));
    kinds.into_iter().map(figure).collect()
}

fn tenths(mut values: Vec<f64>) -> Spread {
    values.sort_by(f64::total_cmp);
    let tenth = values.len() / 10;
    Spread::of(values.split_off(tenth).into_iter().rev().skip(tenth).collect())
}

fn sized<T>(name: &str) -> Figure {
    Figure::new(BENCH, format!("size of `{name}`"), Unit::Bytes, Spread::one(size_of::<T>() as f64))
}
