//! Who gets a lead: one decision of the ledger among more and more members.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once, rounds};
use crate::world::{instant, lead, policy};
use leadwerk::distribution::{Choice, Profile};
use leadwerk::engine::{Engine, Request};
use leadwerk::lead::{Actor, Command};
use leadwerk::policy::{Automatic, ChannelRule, Policy, Temperature};
use leadwerk::units::{ChannelId, Language, MediumId, MemberId, Money, ProofId, Weight};

const BENCH: &str = "decision";
/// Monday, 2026-01-05, 10:00 in Berlin.
const NOW: i64 = 1_767_603_600_000;

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let goals = [(10, 2e3), (100, 10e3), (2_000, 150e3)];
    goals.into_iter().flat_map(|(members, goal)| among(members, goal, size)).collect()
}

/// One decision with its receipt, and the same with the receipt in words.
fn among(members: u32, goal: f64, size: Size) -> [Figure; 2] {
    // Everybody has received about three leads before, so that balances are of all kinds.
    let ready = u32::try_from(size.pick(200, 5)).expect("a few");
    let engine = world(members, ready);
    let times = size.pick(9, 1);
    let requests: Vec<_> = (0..ready).map(|number| assign(3 * members + number)).collect();
    let each = |words: bool| {
        rounds(times, requests.len(), || {
            once(|| {
                for request in &requests {
                    let receipt = engine.decide(request).expect("a decision");
                    let choice = receipt.choices.first().expect("a receipt");
                    let text = if words { say(choice) } else { String::new() };
                    std::hint::black_box((choice, text));
                }
            })
            .0
        })
    };
    let figure = |what: String, spread: Spread| Figure::new(BENCH, what, Unit::Nanoseconds, spread);
    [
        figure(format!("among {members} members, with receipt"), each(false)).goal(goal),
        figure(format!("among {members} members, with receipt and why in words"), each(true)),
    ]
}

fn say(choice: &Choice) -> String {
    choice.why(Language::English).expect("a sentence")
}

fn world(members: u32, ready: u32) -> Engine {
    let channel = ChannelId::new("direct").expect("an id");
    let rule = ChannelRule { id: channel.clone(), weight: None, limit: None, agreement_needed: false };
    let mut policy: Policy = policy();
    policy.distribution.channels = vec![rule];
    policy.distribution.filters.clear();
    policy.distribution.automatic = Automatic::Off;
    let mut engine = Engine::new(policy).expect("a policy without faults");
    for number in 0..members {
        let profile =
            Profile { channel: channel.clone(), weight: Weight::ONE, limit: None, coverage: None, agreement: None };
        ask(&mut engine, Command::Join { member: MemberId::new(format!("member {number}")).expect("an id"), profile });
    }
    for number in 0..3 * members + ready {
        capture(&mut engine, number);
        if number < 3 * members {
            engine.execute(&assign(number)).expect("given");
        }
    }
    engine
}

fn capture(engine: &mut Engine, number: u32) {
    let proof = ProofId::new("form").expect("an id");
    let temperature =
        [Temperature::Cold, Temperature::Warm, Temperature::Cold, Temperature::Hot].get(number as usize % 4).copied();
    ask(
        engine,
        Command::Capture {
            lead: lead(number),
            medium: MediumId::new("website").expect("an id"),
            campaign: None,
            account: None,
            predecessor: None,
            proof: None,
            value: Money::new(i64::from(number) * 7_919 % 1_000_003, "EUR").ok(),
        },
    );
    ask(engine, Command::RequestConsent { lead: lead(number), purpose: None });
    ask(engine, Command::ConfirmConsent { lead: lead(number), proof, purpose: None });
    // Ready by a probability, cooled down by hand: a cold lead is given out too.
    ask(
        engine,
        Command::Rate {
            lead: lead(number),
            temperature: Some(Temperature::Warm),
            probability: None,
            buyer: None,
            model: None,
        },
    );
    if temperature == Some(Temperature::Hot) {
        ask(engine, Command::Rate { lead: lead(number), temperature, probability: None, buyer: None, model: None });
    }
}

fn assign(number: u32) -> Request {
    request(Command::Assign { lead: lead(number), member: None, reason: None })
}

fn request(command: Command) -> Request {
    Request { at: instant(NOW), actor: Actor::System {}, command }
}

fn ask(engine: &mut Engine, command: Command) {
    engine.execute(&request(command)).expect("allowed");
}
