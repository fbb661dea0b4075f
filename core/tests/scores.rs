//! From a log to answers and outcomes: each source, what comes too late, and what must not be told.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking, and so may its helpers")]

mod common;

use common::{at, lead_id, manager};
use leadwerk::engine::{Engine, Record, Request, ScoreFold};
use leadwerk::lead::{Actor, Command};
use leadwerk::policy::{AnswerSource, FactValue, Policy, ScoringRule};
use leadwerk::scoring::{DriftOutcome, EndedLead, ScoreHistory, ScoreModel};
use leadwerk::units::{Currency, LeadId};
use serde_json::{Value, json};

/// 2026-05-04, 11 o'clock in Berlin.
const START: i64 = 1_777_885_200_000;

/// A question of each source and each kind of answers.
fn rule() -> ScoringRule {
    let question =
        |id: &str, source: Value, answers: Value| json!({ "id": id, "name": id, "source": source, "answers": answers });
    let fact = |fact: &str| json!({ "type": "fact", "fact": fact });
    let choices = |names: &[&str]| {
        let choices: Vec<_> = names.iter().map(|name| json!({ "choice": name, "points": 5 })).collect();
        json!({ "type": "choice", "choices": choices })
    };
    let bands = json!({ "type": "number", "bands": [{ "begins": 0, "points": 0 }, { "begins": 5000, "points": 10 }] });
    let known = json!({ "type": "known", "points": 5 });
    let source = |name: &str| json!({ "type": name });
    let questions = [
        question("medium", source("medium"), choices(&["event"])),
        question("campaign", source("campaign"), choices(&["spring"])),
        question("buyer", source("buyer"), choices(&["early", "mid", "late"])),
        question("value", source("value"), bands),
        question("authority", fact("authority"), json!({ "type": "flag", "yes": 10, "no": 0 })),
        question("need", fact("need"), known),
        question("industry", fact("industry"), choices(&["food", "other"])),
    ];
    serde_json::from_value(json!({ "base": 0.2, "questions": questions })).unwrap()
}

fn policy() -> Policy {
    let mut policy = Policy::standard(Currency::new("EUR").unwrap());
    policy.scoring = Some(rule());
    policy
}

struct Log {
    engine: Engine,
    records: Vec<Record>,
    now: i64,
}

impl Log {
    fn new() -> Self {
        Self { engine: Engine::new(policy()).unwrap(), records: Vec::new(), now: START }
    }

    fn ask(&mut self, actor: Actor, command: Value) {
        self.now += 60_000;
        let command: Command = serde_json::from_value(command).unwrap();
        let receipt = self.engine.execute(&Request { at: at(self.now), actor, command }).unwrap();
        self.records.extend(receipt.records);
    }

    fn system(&mut self, command: Value) {
        self.ask(Actor::System {}, command);
    }

    fn marketing(&mut self, command: Value) {
        self.ask(Actor::Marketing { person: "Mia".try_into().unwrap() }, command);
    }

    fn member(&mut self, command: Value) {
        self.ask(Actor::Member { member: "M1".try_into().unwrap() }, command);
    }

    fn record(&mut self, fact: &str, value: Value) {
        self.system(json!({ "type": "record_fact", "lead": "L1", "fact": fact, "value": value }));
    }

    /// A lead of which everything is known that is asked.
    fn begin(&mut self) {
        let value = json!({ "minor": 100_000, "currency": "EUR" });
        self.system(
            json!({ "type": "capture", "lead": "L1", "medium": "event", "campaign": "autumn", "value": value }),
        );
        self.system(json!({ "type": "request_consent", "lead": "L1" }));
        self.system(json!({ "type": "confirm_consent", "lead": "L1", "proof": "mail" }));
        self.record("authority", json!({ "type": "flag", "value": false }));
        self.record("authority", json!({ "type": "flag", "value": true }));
        self.record("need", json!({ "type": "text", "value": "Frau Schmidt, Tel. 0151 234567" }));
        self.record("industry", json!({ "type": "text", "value": "Bäckerei Schmidt" }));
        self.marketing(json!({ "type": "rate", "lead": "L1", "probability": 0.4, "buyer": "late" }));
        // A rating that does not say where the buyer stands does not unsay it.
        self.marketing(json!({ "type": "rate", "lead": "L1", "probability": 0.3 }));
    }

    /// Hands the lead over, and gives back when that was.
    fn hand_over(&mut self) -> i64 {
        self.ask(manager(), json!({ "type": "assign", "lead": "L1", "member": "M1", "reason": "knows them" }));
        self.now
    }

    fn fold(&self) -> ScoreFold {
        let mut fold = ScoreFold::new(rule()).unwrap();
        fold.fold_all(&self.records);
        fold
    }

    fn ended(&self) -> Vec<EndedLead> {
        self.fold().ended()
    }
}

/// Answers as a person writes them.
fn told(answers: &[leadwerk::scoring::Answer]) -> Vec<(String, Value)> {
    let value = |value: &FactValue| serde_json::to_value(value).unwrap();
    answers.iter().map(|answer| (answer.question.to_string(), value(&answer.value))).collect()
}

fn begun() -> Vec<(String, Value)> {
    let answers = [
        ("medium", json!({ "type": "choice", "value": "event" })),
        ("campaign", json!({ "type": "choice", "value": "autumn" })),
        ("buyer", json!({ "type": "choice", "value": "late" })),
        ("value", json!({ "type": "money", "value": { "minor": 100_000, "currency": "EUR" } })),
        ("authority", json!({ "type": "flag", "value": true })),
        // Of a text nothing but that it is known, or that it is no listed choice.
        ("need", json!({ "type": "flag", "value": true })),
        ("industry", json!({ "type": "choice", "value": "other_" })),
    ];
    answers.map(|(question, value)| (question.to_owned(), value)).to_vec()
}

#[test]
fn every_source_answers_and_what_comes_after_the_hand_over_does_not_count() {
    let mut log = Log::new();
    log.begin();
    assert!(log.ended().is_empty());
    let handed_over = log.hand_over();
    log.member(json!({ "type": "accept", "lead": "L1" }));
    log.record("authority", json!({ "type": "flag", "value": false }));
    log.record("industry", json!({ "type": "text", "value": "food" }));
    log.system(json!({ "type": "retract_fact", "lead": "L1", "fact": "need" }));
    log.member(json!({ "type": "set_value", "lead": "L1", "value": { "minor": 900_000, "currency": "EUR" } }));
    // It went back and forth: what counts is what was known at first, and how it ended at last.
    log.member(json!({ "type": "demote", "lead": "L1", "reason": "not_qualified" }));
    log.marketing(json!({ "type": "rate", "lead": "L1", "probability": 0.3, "buyer": "early" }));
    log.hand_over();
    log.member(json!({ "type": "accept", "lead": "L1" }));
    log.member(json!({ "type": "lose", "lead": "L1", "reason": "price" }));
    let [lead] = &log.ended()[..] else { panic!() };
    assert_eq!(told(&lead.answers), begun());
    assert_eq!((lead.at, lead.ended, lead.won), (at(handed_over), at(log.now), false));
    ScoreHistory::of(rule(), &log.ended()).unwrap();
}

#[test]
fn a_lead_that_never_was_handed_over_is_known_at_its_end() {
    let mut log = Log::new();
    log.begin();
    log.record("industry", json!({ "type": "text", "value": "food" }));
    log.system(json!({ "type": "retract_fact", "lead": "L1", "fact": "need" }));
    log.marketing(json!({ "type": "reject", "lead": "L1", "reason": "not_a_customer" }));
    let [lead] = &log.ended()[..] else { panic!() };
    let mut answers = begun();
    answers.remove(5);
    answers[5].1 = json!({ "type": "choice", "value": "food" });
    assert_eq!(told(&lead.answers), answers);
    assert_eq!((lead.at, lead.ended, lead.won), (at(log.now), at(log.now), false));
}

#[test]
fn an_erased_lead_and_a_deal_of_a_partners_own_teach_nothing() {
    let mut log = Log::new();
    log.begin();
    log.hand_over();
    log.member(json!({ "type": "decline", "lead": "L1", "reason": "wrong_region" }));
    log.marketing(json!({ "type": "reject", "lead": "L1", "reason": "not_a_customer" }));
    log.system(json!({ "type": "capture", "lead": "L2", "medium": "website" }));
    log.marketing(json!({ "type": "reject", "lead": "L2", "reason": "not_a_customer" }));
    log.member(
        json!({ "type": "register_deal", "member": "M1", "lead": "L3", "account": "Muster AG", "medium": "partner" }),
    );
    log.member(json!({ "type": "lose", "lead": "L3", "reason": "price" }));
    assert_eq!(log.ended().len(), 2);
    // The first was decided on when it was handed over, the other at its end.
    let first = log.ended()[0].at;
    assert!(first < log.ended()[1].at);
    assert_eq!(log.fold().decided_until(first), log.ended()[..1]);
    log.system(json!({ "type": "capture", "lead": "L4", "medium": "website" }));
    log.marketing(json!({ "type": "reject", "lead": "L4", "reason": "duplicate", "duplicate_of": "L2" }));
    assert_eq!(log.ended().len(), 2, "a duplicate is no lead of its own");
    log.system(json!({ "type": "erase", "lead": "L1" }));
    let [lead] = &log.ended()[..] else { panic!() };
    assert_eq!(told(&lead.answers), [("medium".to_owned(), json!({ "type": "choice", "value": "website" }))]);
}

#[test]
fn an_imported_lead_is_handed_over_when_it_is_accepted() {
    let events = [
        json!({ "type": "captured", "lead": "L1", "medium": "event" }),
        json!({ "type": "accepted", "lead": "L1", "member": "M1", "stage": "F" }),
        json!({ "type": "value_set", "lead": "L1", "value": { "minor": 100_000, "currency": "EUR" } }),
        json!({ "type": "won", "lead": "L1", "stage": "A", "value": { "minor": 100_000, "currency": "EUR" } }),
    ];
    let mut fold = ScoreFold::new(rule()).unwrap();
    fold.fold_all(&imported(&events));
    let [lead] = &fold.ended()[..] else { panic!() };
    assert_eq!((lead.at, lead.ended, lead.won), (at(2_000), at(4_000), true));
    assert_eq!(told(&lead.answers), begun()[..1]);
}

/// Records as a history import writes them, a second apart.
fn imported(events: &[Value]) -> Vec<Record> {
    let record = |(sequence, event): (i64, &Value)| {
        let record = json!({
            "sequence": sequence, "at": sequence * 1_000, "actor": { "type": "system" }, "version": 1,
            "origin": "imported", "event": event
        });
        Record::from_json(&record.to_string()).unwrap()
    };
    (1..).zip(events).map(record).collect()
}

#[test]
fn what_a_model_said_is_told_in_the_order_in_which_leads_were_decided_on() {
    let rated = |lead: &str, said: f64, model: Option<&str>| json!({ "type": "rated", "lead": lead, "temperature": "warm", "probability": said, "model": model });
    let lead = |event: &str, lead: &str| match event {
        "captured" => json!({ "type": event, "lead": lead, "medium": "event" }),
        "accepted" => json!({ "type": event, "lead": lead, "member": "M1", "stage": "F" }),
        "won" => json!({ "type": event, "lead": lead, "stage": "A" }),
        _ => json!({ "type": event, "lead": lead, "reason": "price" }),
    };
    let events = [
        lead("captured", "L1"),
        lead("captured", "L2"),
        lead("captured", "L3"),
        lead("captured", "L4"),
        rated("L1", 0.7, Some("v1")),
        rated("L1", 0.4, Some("v1")),
        rated("L1", 0.9, None),
        rated("L2", 0.3, Some("v1")),
        rated("L3", 0.2, Some("v1")),
        rated("L3", 0.25, Some("v2")),
        rated("L4", 0.1, Some("v1")),
        lead("accepted", "L2"),
        lead("accepted", "L1"),
        lead("accepted", "L3"),
        // What is said once it is decided on was not known then.
        rated("L1", 0.8, Some("v1")),
        rated("L2", 0.8, Some("v2")),
        lead("lost", "L1"),
        lead("lost", "L3"),
        lead("won", "L2"),
        lead("rejected", "L4"),
    ];
    let mut fold = ScoreFold::new(rule()).unwrap();
    let told = |fold: &ScoreFold, model: &str, until: i64| {
        let outcomes = fold.outcomes(&model.try_into().unwrap(), at(until * 1_000));
        let told = |of: &DriftOutcome| (of.at.milliseconds() / 1_000, of.said.ppm(), of.won);
        outcomes.iter().map(told).collect::<Vec<_>>()
    };
    let records = imported(&events);
    fold.fold_all(&records[..18]);
    // A young log: the loss is known, the win is not.
    assert_eq!(told(&fold, "v1", 18), [(13, 400_000, false)]);
    fold.fold_all(&records[18..]);
    assert_eq!(told(&fold, "v1", 20), [(12, 300_000, true), (13, 400_000, false), (20, 100_000, false)]);
    assert_eq!(told(&fold, "v1", 12), [(12, 300_000, true)]);
    assert_eq!((told(&fold, "v2", 20), told(&fold, "v3", 20)), (vec![(14, 250_000, false)], vec![]));
}

#[test]
fn a_fact_of_another_kind_is_no_answer() {
    let mut log = Log::new();
    log.begin();
    log.hand_over();
    log.member(json!({ "type": "accept", "lead": "L1" }));
    log.member(json!({ "type": "lose", "lead": "L1", "reason": "price" }));
    let mut rule = rule();
    rule.questions.retain(|question| question.id.as_str() == "authority");
    rule.questions[0].source = AnswerSource::Fact { fact: "need".try_into().unwrap() };
    let mut fold = ScoreFold::new(rule).unwrap();
    fold.fold_all(&log.records);
    assert!(fold.ended()[0].answers.is_empty());
    assert_eq!(
        ScoreFold::new(ScoringRule { questions: Vec::new(), ..self::rule() }).unwrap_err().code(),
        "QUESTIONS_MISSING"
    );
}

#[test]
fn the_engine_answers_for_a_lead_as_it_is_now() {
    let mut log = Log::new();
    log.begin();
    let answers = |log: &Log| log.engine.answers(&lead_id(1), at(log.now)).unwrap();
    let first = answers(&log);
    assert_eq!((told(&first.answers), first.at), (begun(), at(log.now)));
    assert_eq!((first.value.unwrap().minor.get(), first.before.unwrap().name()), (100_000, "warm"));
    let model = ScoreModel::experts(log.engine.policy(), "day-0".try_into().unwrap()).unwrap();
    assert_eq!(model.score(&first).unwrap().answers.len(), 7);
    log.hand_over();
    log.member(json!({ "type": "accept", "lead": "L1" }));
    log.record("authority", json!({ "type": "flag", "value": false }));
    assert_eq!(told(&answers(&log).answers)[4].1, json!({ "type": "flag", "value": false }));
    log.system(json!({ "type": "erase", "lead": "L1" }));
    assert_eq!(answers(&log).answers.len(), 4);
    let stranger = log.engine.answers(&LeadId::new("L9").unwrap(), at(log.now)).unwrap_err();
    assert_eq!(stranger.code(), "LEAD_NOT_FOUND");
    let mut policy = policy();
    policy.scoring = None;
    let engine = Engine::replay(policy, &log.records).unwrap();
    assert_eq!(engine.answers(&lead_id(1), at(log.now)).unwrap_err().code(), "QUESTIONS_MISSING");
}
