//! What must hold whatever is asked: random requests, most of them plausible, some of them not.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod common;
mod play;

use common::{at, lead_id, manager};
use leadwerk::engine::{Engine, Record};
use leadwerk::lead::{Actor, CommandKind, DeadlineKind, Event, EventKind, Phase};
use leadwerk::policy::{ConsentNeed, MissedContact, Policy, PurposeRule, Withdrawal};
use leadwerk::units::{Count, Currency, LeadId, MemberId, MilestoneId, PurposeId, Timestamp};
use play::{Dice, Play};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The standard policy with fewer criteria, so that random facts open its gates now and then.
fn policy() -> Policy {
    let mut policy = Policy::standard(Currency::new("EUR").unwrap());
    for (stage, keep) in policy.pipeline.stages.iter_mut().zip([0, 1, 0, 0, 0, 0]) {
        stage.gate.truncate(keep);
    }
    policy.handover.missed_contact = MissedContact::TakeBack;
    policy.consent.needed = ConsentNeed::Given;
    policy.consent.purposes = ["call", "news"].map(purpose).to_vec();
    play::staff::distribute(&mut policy);
    policy
}

/// Nothing waits for it, so that leads go on without it.
fn purpose(id: &str) -> PurposeRule {
    let id = PurposeId::new(id).unwrap();
    PurposeRule { name: id.to_string(), id, needed: ConsentNeed::Confirmed, steps: Vec::new() }
}

/// Without members: a lead that waits goes out with a tick, so what the ledger gives hangs on ticks.
fn policy_of(takes_back: bool, blocks: bool) -> Policy {
    let mut policy = policy();
    policy.distribution = leadwerk::policy::DistributionRule::default();
    policy.handover.missed_contact = if takes_back { MissedContact::TakeBack } else { MissedContact::Remind };
    policy.consent.withdrawal = if blocks { Withdrawal::Block } else { Withdrawal::Reject };
    policy
}

/// Plays a sequence in an engine that is ticked when the sequence says so, and in one that is ticked at every due time
/// besides; what is not possible in both happens in neither. At the end all that is due comes in both.
fn seldom_and_often(draws: &[u64], policy: &Policy) -> (Play, Play) {
    let mut engine = Engine::new(policy.clone()).unwrap();
    engine.retain_log(true);
    let (mut seldom, mut often) = (Play::new(engine.clone()), Play::new(engine));
    for &draw in draws {
        let mut next = seldom.clone();
        let (request, answer) = next.step(&mut Dice::new(draw));
        tick_through(&mut often.engine, request.at);
        if answer.is_ok() && often.engine.decide(&request).is_ok() {
            often.engine.execute(&request).unwrap();
            seldom = next;
        } else {
            seldom.now = next.now;
        }
    }
    let end = at(seldom.now + 1_000 * 86_400_000);
    seldom.engine.tick(end).unwrap();
    // What the late tick has set is due later.
    tick_through(&mut seldom.engine, end);
    tick_through(&mut often.engine, end);
    (seldom, often)
}

fn tick_through(engine: &mut Engine, until: Timestamp) {
    while let Some(first) = engine.due(&Actor::System {}, until).unwrap().first() {
        let at = engine.last().map_or(first.at, |last| last.max(first.at));
        engine.tick(at).unwrap();
    }
}

/// What is on record as missed, save for what was to be handed over again because time gave it back.
fn missed(play: &Play) -> BTreeSet<(LeadId, DeadlineKind, Timestamp, Option<MilestoneId>)> {
    // Leads whose time to be handed over was set by time itself.
    let mut given_back = BTreeSet::new();
    let mut missed = BTreeSet::new();
    for record in play.engine.log() {
        match &record.event {
            Event::Lapsed { lead, .. } | Event::TakenBack { lead, reason: None, .. } => {
                given_back.insert(lead);
            }
            Event::Readied { lead, .. } | Event::Declined { lead, .. } | Event::TakenBack { lead, .. } => {
                given_back.remove(lead);
            }
            Event::DeadlineMissed { lead, deadline: DeadlineKind::HandOver, .. } if given_back.contains(lead) => {}
            Event::DeadlineMissed { lead, deadline, due, milestone } => {
                missed.insert((lead.clone(), *deadline, *due, milestone.clone()));
            }
            _ => {}
        }
    }
    missed
}

/// 200 sequences in each run, thousands with `cargo xtask test --long`.
fn cases() -> u32 {
    #[expect(clippy::disallowed_methods, reason = "a test may be told to take longer")]
    let long = std::env::var_os("LEADWERK_LONG").is_some();
    if long { 5_000 } else { 200 }
}

/// Plays a sequence and returns the engine, which retained its log.
fn play(draws: &[u64]) -> Play {
    let mut engine = Engine::new(policy()).unwrap();
    engine.retain_log(true);
    // Half of the plays are of busy members.
    let busy = draws.len().is_multiple_of(2);
    let mut play = if busy { Play::busy(engine) } else { Play::new(engine) };
    for &draw in draws {
        if busy && draw.is_multiple_of(4) {
            let _answers = play.feed(&mut Dice::new(draw));
        } else {
            let _either_answer = play.step(&mut Dice::new(draw));
        }
    }
    play
}

fn draws() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(any::<u64>(), 1..120)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// The log is all there is: its replay, through JSON, is the live engine.
    #[test]
    fn a_replay_is_the_live_engine(draws in draws()) {
        let engine = play(&draws).engine;
        let lines: Vec<_> = engine.log().iter().map(|record| record.to_json().unwrap()).collect();
        let read: Vec<_> = lines.iter().map(|line| Record::from_json(line).unwrap()).collect();
        prop_assert_eq!(&read, engine.log());
        prop_assert_eq!(Engine::replay(policy(), &read).unwrap().fingerprint(), engine.fingerprint());
    }

    /// A snapshot anywhere and the tail of the log behind it, even an overlapping one, are the live engine.
    #[test]
    fn a_snapshot_and_the_tail_are_the_live_engine(draws in draws(), cut in 0.0..=1.0_f64, overlap in 0..5_usize) {
        let engine = play(&draws).engine;
        let cut = (engine.log().len() as f64 * cut) as usize;
        let early = Engine::replay(policy(), &engine.log()[..cut]).unwrap();
        let mut late = Engine::restore(policy(), &early.snapshot()).unwrap();
        prop_assert_eq!(late.fingerprint(), early.fingerprint());
        late.catch_up(&engine.log()[cut.saturating_sub(overlap)..]).unwrap();
        prop_assert_eq!(late.fingerprint(), engine.fingerprint());
        prop_assert_eq!(late.snapshot(), engine.snapshot());
    }

    /// A refusal changes nothing, and what is decided and applied is what is executed.
    #[test]
    fn a_refusal_changes_nothing(draws in draws()) {
        let mut play = Play::new(Engine::new(policy()).unwrap());
        let mut twin = Engine::new(policy()).unwrap();
        for draw in draws {
            let before = play.engine.fingerprint();
            let (request, answer) = play.step(&mut Dice::new(draw));
            prop_assert_eq!(&twin.decide(&request), &answer);
            match answer {
                Ok(receipt) => twin.apply(&receipt.records).unwrap(),
                Err(refusal) => {
                    prop_assert_eq!(play.engine.fingerprint(), before, "{}", refusal);
                    prop_assert!(!refusal.code().is_empty());
                }
            }
            prop_assert_eq!(twin.fingerprint(), play.engine.fingerprint());
        }
    }

    /// However seldom somebody ticks: the same commands, all of them possible in both, and the same is on record as
    /// missed, and every lead ends where it does when ticked at every due time. Only the time to hand a lead over again
    /// counts from the record by which time gave it back, so what comes of that is left out.
    #[test]
    fn what_is_missed_does_not_hang_on_ticks(draws in draws(), takes_back: bool, blocks: bool) {
        let (seldom, often) = seldom_and_often(&draws, &policy_of(takes_back, blocks));
        prop_assert_eq!(missed(&seldom), missed(&often));
        for id in seldom.leads() {
            let stands = |play: &Play| {
                let view = play.engine.lead(&Actor::System {}, &id).unwrap();
                (view.phase, view.member, view.stage, view.consent, view.reason, view.value)
            };
            prop_assert_eq!(stands(&seldom), stands(&often), "{}", id);
        }
    }

    /// Nothing leaves an ended state, and what is living has an owner that fits.
    #[test]
    fn nothing_leaves_an_end(draws in draws()) {
        let mut play = Play::new(Engine::new(policy()).unwrap());
        let mut ended: std::collections::BTreeMap<_, Phase> = std::collections::BTreeMap::new();
        for draw in draws {
            let _either_answer = play.step(&mut Dice::new(draw));
            for id in play.leads() {
                let view = play.engine.lead(&Actor::System {}, &id).unwrap();
                if let Some(end) = ended.get(&id) {
                    prop_assert_eq!(view.phase, *end);
                }
                if view.phase.is_end() {
                    ended.insert(id, view.phase);
                    prop_assert!(view.due.iter().all(|due| due.deadline == leadwerk::lead::DeadlineKind::Resume));
                }
                prop_assert!(view.phase != Phase::Open || view.member.is_some() && view.stage.is_some());
            }
        }
    }

    /// Queues, due times and counts are what a look at every lead would give.
    #[test]
    fn indexes_agree_with_the_leads(draws in draws(), ahead in 0..40_i64) {
        let play = play(&draws);
        let engine = &play.engine;
        let views: Vec<_> = play.leads().map(|id| engine.lead(&Actor::System {}, &id).unwrap()).collect();
        for phase in Phase::ALL {
            let count = views.iter().filter(|view| view.phase == *phase).count();
            prop_assert_eq!(engine.count(*phase), count as u64);
        }
        for member in play::MEMBERS {
            let member = MemberId::new(member).unwrap();
            let mut queue: Vec<_> = engine.queue(&manager(), &member).unwrap().into_iter().map(|line| line.lead).collect();
            queue.sort();
            let has = |phase| matches!(phase, Phase::Offered | Phase::Open);
            let mut expected: Vec<_> = views
                .iter()
                .filter(|view| has(view.phase) && view.member.as_ref() == Some(&member))
                .map(|view| view.lead.clone())
                .collect();
            expected.sort();
            prop_assert_eq!(queue, expected);
        }
        let until = at(play.now + ahead * 86_400_000);
        let mut due: Vec<_> =
            engine.due(&Actor::System {}, until).unwrap().into_iter().map(|line| (line.at, line.lead, line.deadline)).collect();
        due.sort();
        let all = views.iter().flat_map(|view| view.due.iter().map(|due| (due.at, view.lead.clone(), due.deadline)));
        let mut expected: Vec<_> = all.filter(|(at, ..)| *at <= until).collect();
        expected.sort();
        prop_assert_eq!(due, expected);
    }

    /// A batch with one bad record changes nothing at all.
    #[test]
    fn a_batch_is_applied_whole_or_not(draws in draws(), cut in 0.0..1.0_f64, bad in 0.0..1.0_f64, kind in 0..5_u8) {
        let engine = play(&draws).engine;
        let log = engine.log();
        let cut = (log.len() as f64 * cut) as usize;
        let mut tail = log[cut..].to_vec();
        prop_assume!(!tail.is_empty());
        let bad = (tail.len() as f64 * bad) as usize;
        let record = &mut tail[bad];
        let expected = match kind {
            0 => { record.version = Count::new(99); "RECORD_TOO_NEW" }
            1 => { record.sequence = leadwerk::engine::Sequence::new(record.sequence.get() + 1).unwrap(); "SEQUENCE_GAP" }
            2 => { record.sequence = leadwerk::engine::Sequence::new(record.sequence.get() - 1).unwrap(); "SEQUENCE_TAKEN" }
            3 => { record.event = Event::WokeUp { lead: lead_id(999) }; "RECORD_IMPOSSIBLE" }
            _ => { record.at = at(-1); "TIME_REVERSED" }
        };
        let mut other = Engine::replay(policy(), &log[..cut]).unwrap();
        // With nothing before it, no time is too early.
        prop_assume!(!(kind == 4 && cut + bad == 0));
        let system = Actor::System {};
        let derived = |engine: &Engine| (engine.roster(&system), engine.ledger(&system), engine.waiting(&system));
        let (before, derived_before) = (other.snapshot(), derived(&other));
        let refusal = other.apply(&tail).unwrap_err();
        prop_assert_eq!(refusal.code(), expected);
        prop_assert_eq!(other.snapshot(), before);
        // How many leads each member has is in no snapshot.
        prop_assert_eq!(derived(&other), derived_before);
        other.apply(&log[cut..]).unwrap();
        prop_assert_eq!(other.fingerprint(), engine.fingerprint());
        prop_assert_eq!(derived(&other), derived(&engine));
        prop_assert_eq!(other.due(&Actor::System {}, at(play(&draws).now)), engine.due(&Actor::System {}, at(play(&draws).now)));
    }

    /// Where leads are erased, a log without what is personal folds to the same.
    #[test]
    fn a_redacted_log_folds_to_the_same(draws in draws()) {
        let mut play = play(&draws);
        for id in play.leads().collect::<Vec<_>>() {
            play.erase(&id);
        }
        let redacted: Vec<_> = play.engine.log().iter().map(|record| record.redacted().unwrap()).collect();
        let text: String = redacted.iter().map(|record| record.to_json().unwrap()).collect();
        prop_assert!(!text.contains(play::PERSONAL), "{}", text);
        prop_assert_eq!(Engine::replay(policy(), &redacted).unwrap().fingerprint(), play.engine.fingerprint());
    }
}

/// The property of the ticks is worth what is missed in it, and how often what is overdue comes with a command.
#[test]
fn the_play_is_late_often_enough() {
    let (mut kinds, mut late, mut gone) = (BTreeSet::new(), 0, 0);
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let draws: Vec<_> = (0..120).map(|_| dice.next()).collect();
        let (seldom, often) = seldom_and_often(&draws, &policy_of(seed % 2 == 0, seed % 4 < 2));
        let found = missed(&seldom);
        assert_eq!(found, missed(&often), "seed {seed}");
        kinds.extend(found.into_iter().map(|(_, kind, ..)| kind));
        let log = seldom.engine.log();
        for pair in
            log.windows(2).filter(|pair| pair[0].at == pair[1].at && pair[0].event.lead() == pair[1].event.lead())
        {
            let by_time = matches!(pair[0].event, Event::DeadlineMissed { .. });
            late += usize::from(by_time && !matches!(pair[1].event, Event::DeadlineMissed { .. }));
            let moved = matches!(
                pair[0].event,
                Event::Expired { .. } | Event::Lapsed { .. } | Event::TakenBack { reason: None, .. }
            );
            gone +=
                usize::from(moved && matches!(pair[1].event, Event::ConsentWithdrawn { .. } | Event::Erased { .. }));
        }
    }
    let all = [DeadlineKind::HandOver, DeadlineKind::FirstContact, DeadlineKind::Stay, DeadlineKind::Milestone];
    assert!(kinds.iter().eq(&all), "{kinds:?}");
    assert!(
        late > 100 && gone > 5,
        "{late} late commands, {gone} withdrawals or erasures of leads that time has moved"
    );
}

/// The properties above are worth what the play reaches: every command is carried out and every event comes.
#[test]
fn the_play_reaches_everything() {
    let mut events = std::collections::BTreeMap::new();
    let mut commands = std::collections::BTreeMap::new();
    for seed in 0..1_200 {
        let mut dice = Dice::new(seed);
        let mut play = Play::new(Engine::new(policy()).unwrap());
        for _ in 0..120 {
            let draw = dice.next();
            if let (request, Ok(receipt)) = play.step(&mut Dice::new(draw)) {
                *commands.entry(request.command.kind()).or_insert(0) += 1;
                for event in receipt.events() {
                    *events.entry(event.kind()).or_insert(0) += 1;
                }
            }
        }
    }
    let missing: Vec<_> = CommandKind::ALL.iter().filter(|kind| !commands.contains_key(kind)).collect();
    assert!(missing.is_empty(), "never carried out: {missing:?}");
    let missing: Vec<_> = EventKind::ALL.iter().filter(|kind| !events.contains_key(kind)).collect();
    // A policy is adopted by a call of its own.
    assert_eq!(missing, [&EventKind::PolicyAdopted], "events: {events:?}");
}
