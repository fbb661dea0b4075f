//! Time passes over a million open leads.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once, rounds};
use crate::world::{instant, lead, policy};
use leadwerk::engine::{Engine, Origin, RECORD_VERSION, Record, Sequence};
use leadwerk::lead::{Actor, Event};
use leadwerk::policy::Calendar;
use leadwerk::units::{MediumId, MemberId, StageId, Timestamp};

const BENCH: &str = "tick";
const HOUR: i64 = 3_600_000;
const MINUTE: i64 = 60_000;

/// Monday, 2026-01-05, 10:00 in Berlin.
const NOW: i64 = 1_767_603_600_000;

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let leads = u32::try_from(size.pick(1_000_000, 1_000)).expect("fewer leads");
    let times = size.pick(5, 1);
    let usual = world(leads, usual);
    let crowded = world(leads, crowded);
    let mut figures = vec![
        idle("nothing due, due times as usual", &usual, times).goal(1e3),
        idle("nothing due, all of them due at the end of this hour", &crowded, times).goal(1e3),
        figure("asking what is due, nothing is", asking(&usual, times)),
    ];
    // Every 17:00 a good part of a hundred thousand are due at once.
    let (took, due) = due(&usual, 7 * HOUR);
    figures.push(figure(format!("one of {due} that are due at the same instant"), Spread::one(took)));
    let (took, due) = self::due(&usual, 20 * MINUTE);
    figures.push(figure(format!("one of {due} that are due within twenty minutes"), Spread::one(took)));
    figures
}

fn figure(what: impl Into<String>, spread: Spread) -> Figure {
    Figure::new(BENCH, what, Unit::Nanoseconds, spread)
}

/// Due times: one in ten today at the close, the others at the closes of the next weeks and at any time.
fn usual(number: u32, calendar: &Calendar) -> Timestamp {
    let span = |text: &str| leadwerk::policy::Span::parse(text).expect("a span");
    let after = |text: &str| calendar.after(instant(NOW), span(text)).expect("an instant");
    match number % 10 {
        0 => instant(NOW + 7 * HOUR),
        1..=5 => after(&format!("{} working days", 1 + number / 10 % 20)),
        _ => instant(NOW + MINUTE + i64::from(number) * 997 % (28 * 24 * HOUR)),
    }
}

/// Due times: all in this hour, and none before its last minute.
fn crowded(number: u32, _: &Calendar) -> Timestamp {
    instant(NOW + HOUR - MINUTE + i64::from(number % 60_000))
}

/// So many leads, all of them open, each to be contacted in time.
fn world(leads: u32, due: impl Fn(u32, &Calendar) -> Timestamp) -> Engine {
    let mut engine = Engine::new(policy()).expect("a policy without faults");
    let calendar = engine.rules().calendar().clone();
    let (member, stage) = (MemberId::new("member").expect("an id"), StageId::new("F").expect("an id"));
    let medium = MediumId::new("website").expect("an id");
    for number in 0..leads {
        let contact_by = Some(due(number, &calendar));
        let captured = Event::Captured {
            lead: lead(number),
            medium: medium.clone(),
            campaign: None,
            account: None,
            predecessor: None,
            proof: None,
            value: None,
        };
        let accepted = Event::Accepted {
            lead: lead(number),
            member: member.clone(),
            stage: stage.clone(),
            contact_by,
            stay_until: None,
        };
        let events = [captured, accepted].into_iter().zip(2 * i64::from(number) + 1..);
        let records: Vec<_> = events.map(|(event, sequence)| record(event, sequence)).collect();
        engine.apply(&records).expect("a valid log");
    }
    engine
}

fn record(event: Event, sequence: i64) -> Record {
    Record {
        sequence: Sequence::new(sequence).expect("a place"),
        at: instant(NOW),
        actor: Actor::System {},
        version: RECORD_VERSION,
        origin: Origin::Live,
        event,
    }
}

/// Ticks a thousand times within a minute, with nothing due.
fn idle(what: &str, engine: &Engine, times: usize) -> Figure {
    let mut engine = engine.clone();
    let mut at = NOW;
    let spread = rounds(times, 1_000, || {
        let ticks = 0..1_000_i64;
        let (took, _) = once(|| {
            ticks.for_each(|tick| {
                let receipt = engine.tick(instant(at + tick)).expect("a tick");
                assert!(receipt.records.is_empty(), "nothing is due");
            });
        });
        at += 1_000;
        took
    });
    figure(what, spread)
}

/// The question that a dashboard asks, without a tick.
fn asking(engine: &Engine, times: usize) -> Spread {
    rounds(times, 1_000, || {
        once(|| {
            (0..1_000_i64).for_each(|tick| {
                let due = engine.due(&Actor::System {}, instant(NOW + tick)).expect("an answer");
                assert!(due.is_empty(), "nothing is due");
            });
        })
        .0
    })
}

/// Nanoseconds for each of what is due after a time, and how many that are.
fn due(engine: &Engine, later: i64) -> (f64, usize) {
    let mut engine = engine.clone();
    // What was due before is done, so that the last tick finds what is due at its own time alone.
    let before = if later % HOUR == 0 { later - 1 } else { later - 20 * MINUTE };
    engine.tick(instant(NOW + before)).expect("a tick");
    let (took, receipt) = once(|| engine.tick(instant(NOW + later)).expect("a tick"));
    (took / receipt.records.len().max(1) as f64, receipt.records.len())
}
