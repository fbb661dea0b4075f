//! The engine as a host uses it: two processes on one log, snapshots, a new policy, questions.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{at, lead_id, manager};
use leadwerk::engine::{Adopted, Engine, Record, Request, SNAPSHOT_VERSION, Sequence};
use leadwerk::lead::{Actor, Command, DeadlineKind, Event, Phase};
use leadwerk::policy::{ConsentNeed, Policy, Span, Temperature};
use leadwerk::units::{Currency, MediumId, MemberId, Note, ReasonId, StageId};
use leadwerk::{Error, units::Count};

const HOUR: i64 = 3_600_000;
/// Monday, 2026-05-04, 08:00 in Berlin.
const MONDAY: i64 = 1_777_874_400_000;

fn policy() -> Policy {
    let mut policy = Policy::standard(Currency::new("EUR").unwrap());
    policy.consent.needed = ConsentNeed::Unneeded;
    policy
}

fn engine() -> Engine {
    let mut engine = Engine::new(policy()).unwrap();
    engine.retain_log(true);
    engine
}

fn ask(engine: &mut Engine, time: i64, actor: Actor, command: Command) -> Result<Vec<Event>, Error> {
    let receipt = engine.execute(&Request { at: at(time), actor, command })?;
    Ok(receipt.events().cloned().collect())
}

fn capture(number: usize) -> Command {
    Command::Capture {
        lead: lead_id(number),
        medium: MediumId::new("event").unwrap(),
        campaign: None,
        account: None,
        predecessor: None,
        proof: None,
        value: None,
    }
}

fn member(name: &str) -> MemberId {
    MemberId::new(name).unwrap()
}

fn assign(number: usize, to: &str) -> Command {
    Command::Assign { lead: lead_id(number), member: Some(member(to)), reason: Some(Note::new("her region").unwrap()) }
}

/// Captures a lead and hands it to a member, who accepts.
fn open(engine: &mut Engine, time: i64, number: usize, to: &str, temperature: Temperature) {
    let lead = lead_id(number);
    let rate = Command::Rate {
        lead: lead.clone(),
        temperature: Some(temperature),
        probability: None,
        buyer: None,
        model: None,
    };
    for command in [capture(number), rate, assign(number, to), Command::Accept { lead }] {
        ask(engine, time, manager(), command).unwrap();
    }
}

#[test]
fn two_processes_decide_at_once_and_one_of_them_decides_again() {
    let mut first = engine();
    open(&mut first, MONDAY, 1, "Anna", Temperature::Warm);
    let mut second = Engine::replay(policy(), first.log()).unwrap();

    let lose = |reason: &str| Request {
        at: at(MONDAY + HOUR),
        actor: Actor::Member { member: member("Anna") },
        command: Command::Lose { lead: lead_id(1), reason: ReasonId::new(reason).unwrap(), note: None, resume: None },
    };
    let reason = policy().reasons.lost[0].id.to_string();
    let one = first.decide(&lose(&reason)).unwrap();
    let other = second.decide(&lose(&reason)).unwrap();
    assert_eq!(one.after, other.after);
    first.apply(&one.records).unwrap();
    second.apply(&one.records).unwrap();

    // The other's records would take numbers that are taken.
    let refusal = second.apply(&other.records).unwrap_err();
    assert_eq!(refusal, Error::SequenceTaken { last: 6, given: 6 });
    assert_eq!(second.decide(&lose(&reason)).unwrap_err().code(), "LEAD_ENDED");
    assert_eq!(first.fingerprint(), second.fingerprint());
}

#[test]
fn a_lead_at_a_stage_that_the_rules_do_not_know_goes_nowhere() {
    let mut source = engine();
    open(&mut source, MONDAY, 1, "Anna", Temperature::Warm);
    let mut other = policy();
    let first = core::mem::replace(&mut other.pipeline.stages[0].id, StageId::new("begin").unwrap());
    let last = other.pipeline.stages.last().unwrap().id.clone();
    let mut engine = Engine::replay(other, source.log()).unwrap();
    let lead = || lead_id(1);
    for command in [
        Command::Advance { lead: lead(), stage: last },
        Command::Regress { lead: lead(), stage: StageId::new("begin").unwrap(), note: None },
        Command::Win { lead: lead(), value: None, note: None },
    ] {
        let refused = ask(&mut engine, MONDAY, Actor::Member { member: member("Anna") }, command).unwrap_err();
        assert!(matches!(&refused, Error::UnknownStage { stage, .. } if *stage == first), "{refused}");
    }
}

#[test]
fn a_tail_may_overlap_but_not_leave_a_gap() {
    let mut source = engine();
    open(&mut source, MONDAY, 1, "Anna", Temperature::Warm);
    let log = source.log();
    let mut replica = Engine::replay(policy(), &log[..2]).unwrap();
    let gap = replica.catch_up(&log[3..]).unwrap_err();
    assert_eq!(gap, Error::SequenceGap { last: 2, expected: 3, given: 4 });
    replica.catch_up(log).unwrap();
    replica.catch_up(log).unwrap();
    assert_eq!(replica.fingerprint(), source.fingerprint());
    assert_eq!(replica.sequence(), Sequence::new(5).unwrap());
}

#[test]
fn who_follows_a_log_stands_at_its_last_good_record() {
    let mut source = engine();
    open(&mut source, MONDAY, 1, "Anna", Temperature::Warm);
    let mut tail = source.log().to_vec();
    tail[3].event = Event::Expired { lead: lead_id(9) };
    let mut replica = Engine::new(policy()).unwrap();
    replica.retain_log(true);
    let fault = Error::RecordImpossible { sequence: 4, fault: "the lead is unknown".into() };
    assert_eq!(replica.catch_up(&tail), Err(fault));
    assert_eq!(replica.log(), &source.log()[..3]);
    replica.catch_up(source.log()).unwrap();
    assert_eq!(replica.fingerprint(), source.fingerprint());
}

#[test]
fn a_request_before_the_last_record_is_refused() {
    let mut engine = engine();
    ask(&mut engine, MONDAY, manager(), capture(1)).unwrap();
    let refusal = ask(&mut engine, MONDAY - 1, manager(), capture(2)).unwrap_err();
    assert_eq!(refusal, Error::TimeReversed { last: at(MONDAY), given: at(MONDAY - 1) });
    // At the same instant is fine, as often as you like.
    for number in 2..50 {
        ask(&mut engine, MONDAY, manager(), capture(number)).unwrap();
    }
    assert_eq!(engine.leads(), 49);
    assert_eq!(engine.last(), Some(at(MONDAY)));
}

#[test]
fn a_damaged_snapshot_is_refused_by_name_wherever_the_damage_is() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Hot);
    let good = engine.snapshot();
    assert_eq!(Engine::restore(policy(), &good).unwrap().fingerprint(), engine.fingerprint());
    for place in 0..good.len() {
        let mut bad = good.clone();
        bad[place] ^= 0x10;
        let code = Engine::restore(policy(), &bad).unwrap_err().code();
        assert!(matches!(code, "SNAPSHOT_CORRUPTED" | "SNAPSHOT_TOO_NEW"), "{place}: {code}");
        let cut = Engine::restore(policy(), &good[..place]).unwrap_err().code();
        assert_eq!(cut, "SNAPSHOT_CORRUPTED", "cut at {place}");
    }
    let newer = [b"leadwerk".as_slice(), &[u8::try_from(2 * (SNAPSHOT_VERSION + 1)).unwrap()], &good[9..]].concat();
    let refusal = Engine::restore(policy(), &newer).unwrap_err();
    assert_eq!(refusal, Error::SnapshotTooNew { given: SNAPSHOT_VERSION + 1, known: SNAPSHOT_VERSION });
}

#[test]
fn a_newer_record_is_refused_as_newer_even_where_its_event_is_unknown() {
    let line =
        r#"{"sequence":1,"at":0,"actor":{"type":"system"},"version":7,"origin":"live","event":{"type":"teleported"}}"#;
    assert_eq!(Record::from_json(line).unwrap_err(), Error::RecordTooNew { given: 7, known: 1 });
    let line = line.replace("\"version\":7", "\"version\":1");
    let refusal = Record::from_json(&line).unwrap_err();
    assert_eq!(refusal.code(), "UNREADABLE");
    assert!(refusal.to_string().contains("teleported"), "{refusal}");
}

#[test]
fn a_new_policy_is_on_record_and_must_keep_the_stages_in_use() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Warm);
    let mut stricter = policy();
    stricter.version = "2".into();
    stricter.pipeline.stages.remove(0);
    let before = engine.fingerprint();
    let refusal = engine.adopt(at(MONDAY), &manager(), stricter.clone()).unwrap_err();
    assert_eq!(refusal, Error::StageInUse { stage: StageId::new("F").unwrap(), leads: 1 });
    assert_eq!(engine.fingerprint(), before);
    let refusal = engine.adopt(at(MONDAY), &Actor::Member { member: member("Anna") }, policy()).unwrap_err();
    assert_eq!(refusal.code(), "NOT_ALLOWED");
    assert_eq!(engine.adopt(at(MONDAY - 1), &manager(), policy()).unwrap_err().code(), "TIME_REVERSED");

    // A lead that has ended keeps its stage, and needs it no more.
    let reason = policy().reasons.lost[0].id.clone();
    let lose = Command::Lose { lead: lead_id(1), reason, note: None, resume: None };
    ask(&mut engine, MONDAY, manager(), lose).unwrap();
    let receipt = engine.adopt(at(MONDAY), &manager(), stricter.clone()).unwrap();
    let fingerprint = engine.rules().fingerprint();
    assert_eq!(receipt.records[0].event, Event::PolicyAdopted { version: "2".into(), fingerprint });
    assert_eq!(Engine::replay(stricter, engine.log()).unwrap().fingerprint(), engine.fingerprint());
}

#[test]
fn an_engine_with_other_rules_than_the_log_decides_nothing() {
    let mut first = engine();
    open(&mut first, MONDAY, 1, "Anna", Temperature::Warm);
    let mut second = Engine::replay(policy(), first.log()).unwrap();
    let mut new = policy();
    new.version = "2".into();
    // As a host with a database does it: decide, append, apply, use.
    let receipt = first.decide_adoption(at(MONDAY), &manager(), &new).unwrap();
    first.apply(&receipt.records).unwrap();
    assert_eq!(ask(&mut first, MONDAY, manager(), capture(2)).unwrap_err().code(), "POLICY_OUTDATED");
    first.use_policy(new.clone()).unwrap();
    ask(&mut first, MONDAY, manager(), capture(2)).unwrap();

    second.catch_up(first.log()).unwrap();
    assert_eq!(second.fingerprint(), first.fingerprint());
    let adopted = Adopted { version: "2".into(), fingerprint: first.rules().fingerprint() };
    assert_eq!(second.adopted(), Some(adopted));
    assert_eq!(ask(&mut second, MONDAY, manager(), capture(3)).unwrap_err().code(), "POLICY_OUTDATED");
    assert_eq!(second.use_policy(policy()).unwrap_err().code(), "POLICY_OUTDATED");
    assert_eq!(second.rules().policy().version, policy().version);
    second.use_policy(new).unwrap();
    ask(&mut second, MONDAY, manager(), capture(3)).unwrap();
}

#[test]
fn what_time_did_is_the_systems_doing() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Hot);
    let late = Request {
        at: at(MONDAY + 30 * HOUR),
        actor: Actor::Member { member: member("Anna") },
        command: Command::RecordContact { lead: lead_id(1), note: None },
    };
    let receipt = engine.execute(&late).unwrap();
    let who: Vec<_> = receipt.records.iter().map(|record| (record.event.kind().name(), record.actor.clone())).collect();
    assert_eq!(who, [("deadline_missed", Actor::System {}), ("contacted", late.actor)]);
}

#[test]
fn a_refused_tick_leaves_the_next_one_as_quick_as_before() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Hot);
    let due = |engine: &Engine| engine.due(&manager(), at(MONDAY + 24 * HOUR)).unwrap();
    let before = (due(&engine), format!("{engine:?}"));
    let far = 253_402_207_200_000;
    let contact = Actor::Contact { lead: lead_id(1) };
    assert_eq!(ask(&mut engine, far, contact, Command::Tick {}).unwrap_err().code(), "NOT_ALLOWED");
    // Not only the fingerprint: the index of due times too is as it was.
    assert_eq!((due(&engine), format!("{engine:?}")), before);
}

#[test]
fn what_is_erased_is_in_no_answer_any_more() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Warm);
    let note = Note::new("Zungenbrecher").unwrap();
    ask(&mut engine, MONDAY, manager(), Command::AddNote { lead: lead_id(1), note }).unwrap();
    ask(&mut engine, MONDAY, manager(), Command::Erase { lead: lead_id(1) }).unwrap();
    let told = format!("{:?} {engine:?}", engine.history(&manager(), &lead_id(1)).unwrap());
    assert!(!told.contains("Zungenbrecher"));
    assert_eq!(Engine::replay(policy(), engine.log()).unwrap().fingerprint(), engine.fingerprint());
}

#[test]
fn a_contact_reads_of_its_consent_and_not_what_we_think() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Hot);
    let note = Note::new("overpays").unwrap();
    ask(&mut engine, MONDAY, manager(), Command::AddNote { lead: lead_id(1), note }).unwrap();
    let contact = Actor::Contact { lead: lead_id(1) };
    let view = engine.lead(&contact, &lead_id(1)).unwrap();
    assert!(view.notes.is_empty() && view.temperature.is_none() && view.plan.is_empty());
    let history = engine.history(&contact, &lead_id(1)).unwrap();
    assert_eq!(history.iter().map(|record| record.event.kind().name()).collect::<Vec<_>>(), ["captured"]);
}

#[test]
fn folding_does_not_ask_the_policy() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Hot);
    ask(&mut engine, MONDAY + 100 * HOUR, Actor::System {}, Command::Tick {}).unwrap();
    let mut other = policy();
    other.handover.warn_before_expiry = Span::parse("1 day").unwrap();
    other.handover.expires_after = Span::parse("2 days").unwrap();
    other.pipeline.stages.remove(0);
    assert_eq!(Engine::replay(other, engine.log()).unwrap().fingerprint(), engine.fingerprint());
}

#[test]
fn a_member_sees_its_own_leads_alone() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Warm);
    open(&mut engine, MONDAY, 2, "Bert", Temperature::Hot);
    let anna = Actor::Member { member: member("Anna") };
    assert!(engine.lead(&anna, &lead_id(1)).is_ok());
    // Another's lead and none at all answer alike, in every question and command.
    for id in [lead_id(2), lead_id(3)] {
        let none = Error::LeadNotFound { lead: id.clone() };
        assert_eq!(engine.lead(&anna, &id).unwrap_err(), none);
        assert_eq!(engine.history(&anna, &id).unwrap_err(), none);
        assert_eq!(ask(&mut engine, MONDAY, anna.clone(), Command::Accept { lead: id }).unwrap_err(), none);
    }
    assert_eq!(engine.queue(&anna, &member("Bert")).unwrap_err().code(), "NOT_YOURSELF");
    let until = at(MONDAY + 1_000 * HOUR);
    assert!(engine.due(&anna, until).unwrap().iter().all(|line| line.lead == lead_id(1)));
    assert!(engine.due(&manager(), until).unwrap().iter().any(|line| line.lead == lead_id(2)));
    let contact = Actor::Contact { lead: lead_id(2) };
    assert!(engine.lead(&contact, &lead_id(2)).is_ok());
    assert_eq!(engine.lead(&contact, &lead_id(1)).unwrap_err().code(), "LEAD_NOT_FOUND");
}

#[test]
fn a_member_does_not_see_to_whom_else_its_lead_was_offered() {
    let mut engine = engine();
    let rate = Command::Rate {
        lead: lead_id(1),
        temperature: Some(Temperature::Warm),
        probability: None,
        buyer: None,
        model: None,
    };
    let reason = policy().reasons.decline[0].id.clone();
    let decline = Command::Decline { lead: lead_id(1), reason, note: None };
    for command in [capture(1), rate, assign(1, "Bert"), decline, assign(1, "Anna")] {
        ask(&mut engine, MONDAY, manager(), command).unwrap();
    }
    let seen = |actor: &Actor| -> Vec<_> {
        engine.history(actor, &lead_id(1)).unwrap().iter().map(|record| record.event.kind().name()).collect()
    };
    assert_eq!(seen(&manager()), ["captured", "rated", "readied", "offered", "declined", "offered"]);
    let anna = Actor::Member { member: member("Anna") };
    assert_eq!(seen(&anna), ["captured", "rated", "readied", "offered"]);
    assert_eq!(engine.lead(&manager(), &lead_id(1)).unwrap().excluded, [member("Bert")]);
    assert!(engine.lead(&anna, &lead_id(1)).unwrap().excluded.is_empty());
    let bert = Actor::Member { member: member("Bert") };
    assert_eq!(engine.lead(&bert, &lead_id(1)).unwrap_err().code(), "LEAD_NOT_FOUND");
}

#[test]
fn a_queue_has_the_hot_leads_first_then_the_oldest() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Warm);
    open(&mut engine, MONDAY + 1, 2, "Anna", Temperature::Hot);
    open(&mut engine, MONDAY + 2, 3, "Anna", Temperature::Warm);
    let queue = engine.queue(&manager(), &member("Anna")).unwrap();
    assert_eq!(queue.iter().map(|line| line.lead.clone()).collect::<Vec<_>>(), [lead_id(2), lead_id(1), lead_id(3)]);
    // Four working hours from Monday 08:00.
    let next = queue[0].next.unwrap();
    assert_eq!((next.deadline, next.at), (DeadlineKind::FirstContact, at(MONDAY + 1 + 4 * HOUR)));
}

#[test]
fn without_a_log_there_is_no_history() {
    let mut engine = Engine::new(policy()).unwrap();
    ask(&mut engine, MONDAY, manager(), capture(1)).unwrap();
    assert_eq!(engine.history(&manager(), &lead_id(1)).unwrap_err(), Error::LogNotRetained {});
    assert!(engine.log().is_empty());
}

#[test]
fn a_late_tick_is_as_good_as_one_in_time_for_what_it_ends() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Warm);
    // Half a year later nobody has ticked; the lead has expired all the same.
    let late = MONDAY + 200 * 24 * HOUR;
    let advance = Command::AddNote { lead: lead_id(1), note: Note::new("still there?").unwrap() };
    assert_eq!(ask(&mut engine, late, manager(), advance).unwrap_err().code(), "LEAD_EXPIRED");
    assert_eq!(engine.count(Phase::Open), 1);
    let events = engine.tick(at(late)).unwrap();
    assert!(events.events().any(|event| *event == Event::Expired { lead: lead_id(1) }));
    assert!(engine.tick(at(late)).unwrap().records.is_empty());
    assert_eq!(engine.count(Phase::Expired), 1);
}

#[test]
fn a_record_that_cannot_have_happened_is_refused() {
    let mut engine = engine();
    open(&mut engine, MONDAY, 1, "Anna", Temperature::Warm);
    let mut record = engine.log()[0].clone();
    for (event, fault) in [
        (record.event.clone(), "the lead exists already"),
        (Event::Expired { lead: lead_id(9) }, "the lead is unknown"),
        (Event::QualifyingStarted { lead: lead_id(1) }, "the lead is not in the phase for it"),
        (Event::ResumeDue { lead: lead_id(1) }, "the lead has not ended"),
    ] {
        record.sequence = engine.sequence().next().unwrap();
        record.event = event;
        let before = engine.fingerprint();
        let refusal = engine.apply(std::slice::from_ref(&record)).unwrap_err();
        assert_eq!(refusal, Error::RecordImpossible { sequence: 6, fault: fault.into() });
        assert_eq!(engine.fingerprint(), before);
    }
    record.version = Count::new(0);
    assert_eq!(engine.apply(&[record]).unwrap_err().code(), "UNREADABLE");
}
