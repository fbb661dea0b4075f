//! What a million leads take.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::heap::{counted, forget, heap};
use crate::measure::{Spread, once};
use crate::replay::log;
use crate::world::{Until, policy};
use leadwerk::engine::Engine;
use leadwerk::lead::Phase;

const BENCH: &str = "memory";

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let leads = size.pick(1_000_000, 100);
    forget();
    // Nothing is counted but what the engine does with the records; the log is not kept.
    let mut engine = counted(|| Engine::new(policy()).expect("a policy without faults"));
    log(leads, Until::Anyday, |part| counted(|| engine.catch_up(part).expect("a valid log")));
    let heap = heap();
    let all = leads as f64;
    let sharing = |phases: &[Phase]| phases.iter().map(|phase| engine.count(*phase)).sum::<u64>() as f64 / all;

    let (writing, snapshot) = once(|| engine.snapshot());
    let (printing, fingerprint) = once(|| engine.fingerprint());
    let (reading, restored) = once(|| Engine::restore(policy(), &snapshot).expect("a snapshot"));
    assert_eq!(restored.fingerprint(), fingerprint, "a snapshot gives the same state");
    let figure = |what: String, unit, value| Figure::new(BENCH, what, unit, Spread::one(value));
    let goal = if size == Size::Full { 500e6 } else { 5e6 };
    vec![
        figure(format!("{leads} leads without the log"), Unit::Bytes, heap.bytes).goal(goal),
        figure("most while they came in".to_owned(), Unit::Bytes, heap.peak).goal(goal),
        figure("one lead".to_owned(), Unit::Bytes, heap.bytes / all),
        figure("blocks of one lead".to_owned(), Unit::Count, heap.blocks / all),
        figure("share offered or open".to_owned(), Unit::Count, sharing(&[Phase::Offered, Phase::Open])),
        figure("share ended".to_owned(), Unit::Count, 1.0 - sharing(Phase::LIVING)),
        figure("snapshot".to_owned(), Unit::Bytes, snapshot.len() as f64),
        figure("to write the snapshot".to_owned(), Unit::Nanoseconds, writing),
        figure("to restore it".to_owned(), Unit::Nanoseconds, reading),
        figure("fingerprint".to_owned(), Unit::Nanoseconds, printing),
    ]
}
