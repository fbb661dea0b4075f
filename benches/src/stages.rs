//! What is learned from stages: a history summed up, and the model estimated from it.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{once, rounds};
use leadwerk::pipeline::{Exit, History, HistoryRule, StageModel, Stay};
use leadwerk::policy::ModelRule;
use leadwerk::units::{LeadId, SegmentId, StageId, Timestamp};

const BENCH: &str = "stages";
const DAY: i64 = 86_400_000;
/// Stays in turn, so that they are in no cache.
const DIFFERENT: usize = 200_000;

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let (stays, rule) = (stays(), HistoryRule::standard(stages()));
    let count = size.pick(2_000_000, 20_000);
    let times = size.pick(5, 1);
    let fold = || {
        once(|| {
            let mut history = History::new(rule.clone()).expect("a rule");
            stays.iter().cycle().take(count).for_each(|stay| history.add(stay).expect("a stay"));
            std::hint::black_box(history.ended())
        })
        .0
    };
    let folded = rounds(times, count, fold);
    let history = History::of(rule.clone(), stays.iter().cloned()).expect("a history");
    let at = history.latest().expect("stays");
    let fit =
        || once(|| std::hint::black_box(StageModel::fit(&history, ModelRule::standard(), at).expect("a model"))).0;
    let half = History::of(rule.clone(), stays.iter().step_by(2).cloned()).expect("a history");
    let merge = || {
        let mut merged = half.clone();
        once(|| merged.merge(&half).expect("one rule")).0
    };
    vec![
        // Ten million in two seconds.
        Figure::rate(BENCH, "stays summed up, 6 stages, 20 segments, 2 years", folded).goal(5e6),
        Figure::new(BENCH, "fit of 6 stages and 20 segments", Unit::Nanoseconds, rounds(times * 4, 1, fit)).goal(2e6),
        Figure::new(BENCH, "merge of two such histories", Unit::Nanoseconds, rounds(times * 4, 1, merge)),
    ]
}

fn stages() -> Vec<StageId> {
    ["F", "E", "D", "C", "B", "A0", "A"].map(|id| StageId::new(id).expect("an id")).to_vec()
}

/// Stays of all kinds, of which one in fifty lasts.
fn stays() -> Vec<Stay> {
    let (stages, mut dice) = (stages(), 7_u64);
    let mut next = |bound: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % bound
    };
    let stay = |number: usize| {
        let (place, segment) = (next(6) as usize, next(20));
        let entered = next(730) as i64 * DAY;
        let (how, to) = match next(10) {
            0..=4 => (Exit::Advanced, stages.get(place + 1)),
            5 if place > 0 => (Exit::Regressed, stages.get(place - 1)),
            _ => (Exit::Lost, None),
        };
        let lasts = number.is_multiple_of(50);
        let left = (!lasts).then(|| Timestamp::new(entered + next(120) as i64 * DAY).expect("a time"));
        Stay {
            lead: LeadId::new(format!("L{number}")).expect("an id"),
            stage: stages.get(place).expect("a stage").clone(),
            entered: Timestamp::new(entered).expect("a time"),
            left,
            how: (!lasts).then_some(how),
            to: to.filter(|_| !lasts).cloned(),
            segment: Some(SegmentId::new(format!("S{segment}")).expect("an id")),
        }
    };
    (0..DIFFERENT).map(stay).collect()
}
