//! What holds after every step of any play.

use crate::play::staff::distribute;
use crate::play::{Dice, Play};
use leadwerk::distribution::Balance;
use leadwerk::engine::{Engine, Receipt, Request};
use leadwerk::lead::{Actor, Event, Phase};
use leadwerk::policy::{ConsentNeed, Entitlement, Guard, Policy};
use leadwerk::units::{Count, Currency, Fixed};
use proptest::prelude::*;
use std::collections::BTreeMap;

const SYSTEM: Actor = Actor::System {};

fn policy(guard: Guard, entitlement: Entitlement) -> Policy {
    let mut policy = Policy::standard(Currency::new("EUR").unwrap());
    policy.consent.needed = ConsentNeed::Unneeded;
    distribute(&mut policy);
    // Nothing is clamped, and queues are longer than in other plays, so that several can take most leads.
    let rules = &mut policy.distribution;
    rules.most_owed = Count::new(8_000);
    rules.channels.iter_mut().for_each(|channel| channel.limit = Some(Count::new(12)));
    (rules.bound, rules.entitlement) = (guard, entitlement);
    policy
}

fn figures(owed: Balance) -> [i64; 5] {
    [owed.leads, owed.cold, owed.warm, owed.hot, owed.value].map(Fixed::bits)
}

fn add(sum: &mut [i64; 5], owed: Balance) {
    sum.iter_mut().zip(figures(owed)).for_each(|(sum, figure)| *sum += figure);
}

/// What everybody is owed sums to nothing: within each channel, and over the channels.
fn sums_to_nothing(engine: &Engine) -> Result<(), TestCaseError> {
    let ledger = engine.ledger(&SYSTEM).unwrap();
    let mut channels = [0; 5];
    ledger.channels.iter().for_each(|account| add(&mut channels, account.owed));
    prop_assert_eq!(channels, [0; 5], "over the channels");
    let mut members = BTreeMap::new();
    for account in &ledger.members {
        add(members.entry(&account.channel).or_insert([0; 5]), account.owed);
        // Every lead is of one temperature; what a member that leaves was owed is shared out figure by figure, to the bit.
        let owed = account.owed;
        let parts = owed.cold.bits() + owed.warm.bits() + owed.hot.bits();
        prop_assert!((owed.leads.bits() - parts).abs() < 1_000, "{} by temperature", account.member);
    }
    for (channel, sum) in members {
        prop_assert_eq!(sum, [0; 5], "{}", channel);
    }
    Ok(())
}

/// A member's load is what a look at every lead gives.
fn loads_are_what_leads_say(play: &Play) -> Result<(), TestCaseError> {
    let views: Vec<_> = play.leads().map(|id| play.engine.lead(&SYSTEM, &id).unwrap()).collect();
    for member in play.engine.roster(&SYSTEM).unwrap() {
        let has = views.iter().filter(|view| {
            let with_it = view.member.as_ref() == Some(&member.member);
            with_it && matches!(view.phase, Phase::Offered | Phase::Open) && !view.registered
        });
        prop_assert_eq!(u64::from(member.undecided.get()), has.count() as u64, "{}", member.member);
    }
    Ok(())
}

/// A receipt decides again as it did, and says what the log says.
fn receipts_hold(receipt: &Receipt) -> Result<(), TestCaseError> {
    let booked: Vec<_> = receipt
        .events()
        .filter_map(|event| match event {
            Event::Distributed { lead, member, worth, .. } => Some((lead.clone(), member.clone(), *worth)),
            _ => None,
        })
        .collect();
    let given: Vec<_> =
        receipt.choices.iter().map(|choice| (choice.lead.clone(), choice.member.clone(), choice.worth)).collect();
    prop_assert_eq!(booked, given);
    for choice in &receipt.choices {
        prop_assert_eq!(&choice.replay().unwrap(), &choice.member);
        let one = |shares: i64| prop_assert_eq_bits(shares);
        one(choice.members.iter().map(|standing| standing.share.bits()).sum())?;
        one(choice.channels.iter().map(|standing| standing.share.bits()).sum())?;
        for standing in &choice.members {
            let received = if standing.member == choice.member { Fixed::ONE } else { Fixed::ZERO };
            prop_assert_eq!(standing.after.leads, standing.before.leads.plus(standing.share).minus(received));
            let barred = choice.barred.iter().any(|barred| barred.members.contains(&standing.member));
            prop_assert_eq!(standing.able, !barred, "{} is able or barred", standing.member);
        }
    }
    Ok(())
}

fn prop_assert_eq_bits(shares: i64) -> Result<(), TestCaseError> {
    prop_assert_eq!(shares, Fixed::ONE.bits(), "shares sum to exactly one");
    Ok(())
}

/// 150 plays in each run, thousands with `cargo xtask test --long`.
fn cases() -> u32 {
    #[expect(clippy::disallowed_methods, reason = "a test may be told to take longer")]
    let long = std::env::var_os("LEADWERK_LONG").is_some();
    if long { 5_000 } else { 150 }
}

/// Any step, or a new lead.
fn some_steps(play: &mut Play, draw: u64) -> Vec<(Request, Result<Receipt, leadwerk::Error>)> {
    let mut dice = Dice::new(draw);
    if dice.one_in(3) { play.feed(&mut dice) } else { vec![play.step(&mut dice)] }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn books_balance_after_every_step(
        draws in proptest::collection::vec(any::<u64>(), 1..150), guard in 0..3_usize, outcome: bool
    ) {
        let entitlement = if outcome { Entitlement::Outcome } else { Entitlement::Opportunity };
        let mut play = Play::busy(Engine::new(policy(Guard::ALL[guard], entitlement)).unwrap());
        for draw in draws {
            for (request, answer) in some_steps(&mut play, draw) {
                answer.map_or(Ok(()), |receipt| receipts_hold(&receipt))?;
                sums_to_nothing(&play.engine).map_err(|fault| TestCaseError::fail(format!("{request:?}: {fault}")))?;
                loads_are_what_leads_say(&play)?;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases() / 3, ..ProptestConfig::default() })]

    /// What is booked is nobody's secret: a log of busy members whose leads are erased folds to the same books.
    #[test]
    fn books_outlive_the_leads(draws in proptest::collection::vec(any::<u64>(), 1..100)) {
        let rules = policy(Guard::Standard, Entitlement::Opportunity);
        let mut engine = Engine::new(rules.clone()).unwrap();
        engine.retain_log(true);
        let mut play = Play::busy(engine);
        draws.into_iter().for_each(|draw| drop(some_steps(&mut play, draw)));
        for id in play.leads().collect::<Vec<_>>() {
            play.erase(&id);
        }
        let redacted: Vec<_> = play.engine.log().iter().map(|record| record.redacted().unwrap()).collect();
        let folded = Engine::replay(rules, &redacted).unwrap();
        prop_assert_eq!(folded.ledger(&SYSTEM).unwrap(), play.engine.ledger(&SYSTEM).unwrap());
        prop_assert_eq!(folded.fingerprint(), play.engine.fingerprint());
    }
}

/// The property is worth how many leads are given out in it, by whom, and how.
#[test]
fn the_play_gives_enough_leads_out() {
    let (mut given, mut by_hand, mut several, mut refunded) = (0, 0, 0, 0);
    for seed in 0..260 {
        let mut dice = Dice::new(seed);
        let mut play = Play::busy(Engine::new(policy(Guard::Standard, Entitlement::Opportunity)).unwrap());
        for _ in 0..120 {
            for receipt in some_steps(&mut play, dice.next()).into_iter().filter_map(|(_, answer)| answer.ok()) {
                given += receipt.choices.len();
                by_hand += receipt.choices.iter().filter(|choice| choice.by_hand.is_some()).count();
                several += receipt.choices.iter().filter(|choice| choice.members.len() > 1).count();
                let refund = |event: &&Event| matches!(event, Event::Declined { refunded: true, .. });
                refunded += receipt.events().filter(refund).count();
            }
        }
    }
    println!("{given} leads given out, {by_hand} of them by hand, {several} among several, {refunded} refunded");
    assert!(given > 1_000 && by_hand > 50 && several > 200 && refunded > 10);
}
