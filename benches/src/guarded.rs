//! One guarded transition, beside a state machine that a Rust user would pick (`statig`).
//!
//! A thousand open opportunities each go one stage forward, through a gate of two facts, and back again; every step is
//! decided, logged and applied. The benchmarks of the bindings do the same with their languages' peers.
//!
//! The peer checks the role, the member and the two facts, adds 30 days, and writes a record. It leaves out: finding the
//! lead by its id, checked ids and texts, the calendar and the time zone, what was overdue, expiry, consent, who may see
//! what, the index of due times, the queues, saying what is missing, a log that can be replayed, snapshots.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once};
use crate::world::policy;
use leadwerk::engine::{Engine, Request};
use leadwerk::lead::{Actor, Command};
use leadwerk::policy::{FactValue, Temperature};
use leadwerk::units::{FactId, LeadId, MediumId, MemberId, Note, PersonId, ProofId, StageId, Timestamp};
use statig::prelude::*;

const BENCH: &str = "guarded";

/// Monday, 2026-05-04, 09:00 in Berlin.
const START: i64 = 1_777_878_000_000;
const DAY: i64 = 86_400_000;

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let leads = size.pick(1_000, 20);
    let ours = Ours::new(leads);
    let mut spreads = [const { Vec::new() }; 3];
    // In turns, so that a slow moment of the machine meets all of them.
    for _ in 0..size.pick(41, 1) {
        let times = [ours.one_by_one(), ours.at_once(), Theirs::new(leads).forth_and_back(ours.requests.len())];
        for (spread, time) in spreads.iter_mut().zip(times) {
            spread.push(time / ours.requests.len() as f64);
        }
    }
    let [single, batch, peer] = spreads.map(Spread::of);
    vec![
        Figure::rate(BENCH, "`execute`", single),
        Figure::rate(BENCH, "`execute_all`, all in one call", batch),
        Figure::rate(BENCH, "peer `statig`, without what the source lists", peer),
        Figure::new(BENCH, "our time as the peer's", Unit::Times, Spread::one(single.middle / peer.middle)),
    ]
}

/// The engine, ready for the requests.
struct Ours {
    engine: Engine,
    requests: Vec<Request>,
}

impl Ours {
    fn new(leads: usize) -> Self {
        let mut engine = Engine::new(policy()).expect("a policy without faults");
        let ids: Vec<_> = (0..leads).map(|number| LeadId::new(format!("L{number}")).expect("an id")).collect();
        let mut at = START;
        for (actor, command) in ids.iter().flat_map(opening) {
            at += 1;
            engine.execute(&request(at, actor, command)).expect("a valid request");
        }
        let back_and_forth = (0..10).flat_map(|round| ids.iter().map(move |lead| (round % 2 == 0, lead.clone())));
        let steps = back_and_forth.map(|(forward, lead)| match forward {
            true => Command::Advance { lead, stage: stage("E") },
            false => Command::Regress { lead, stage: stage("F"), note: None },
        });
        let requests = (at + 1..).zip(steps).map(|(at, command)| request(at, anna(), command)).collect();
        Self { engine, requests }
    }

    fn one_by_one(&self) -> f64 {
        let mut engine = self.engine.clone();
        once(|| self.requests.iter().for_each(|request| drop(engine.execute(request).expect("a valid request")))).0
    }

    fn at_once(&self) -> f64 {
        let mut engine = self.engine.clone();
        let (time, batch) = once(|| engine.execute_all(&self.requests));
        assert!(batch.refused.is_empty() && batch.records.len() == self.requests.len());
        time
    }
}

/// What brings a lead to the first stage, ready for the second.
fn opening(lead: &LeadId) -> [(Actor, Command); 8] {
    let lead = || lead.clone();
    let mia = || Actor::Marketing { person: PersonId::new("Mia").expect("an id") };
    let contact = Actor::Contact { lead: lead() };
    let (proof, reason) = (ProofId::new("mail").expect("an id"), note("her region"));
    let value = FactValue::Text { value: note("saves a day a week") };
    let (medium, member) = (MediumId::new("trade_fair").expect("an id"), MemberId::new("Anna").expect("an id"));
    let (campaign, account, predecessor) = (None, None, None);
    [
        (mia(), Command::Capture { lead: lead(), medium, campaign, account, predecessor, proof: None, value: None }),
        (mia(), Command::RequestConsent { lead: lead(), purpose: None }),
        (contact, Command::ConfirmConsent { lead: lead(), proof, purpose: None }),
        (
            mia(),
            Command::Rate {
                lead: lead(),
                temperature: Some(Temperature::Warm),
                probability: None,
                buyer: None,
                model: None,
            },
        ),
        (mia(), Command::Assign { lead: lead(), member: Some(member), reason: Some(reason) }),
        (anna(), Command::Accept { lead: lead() }),
        (anna(), Command::RecordContact { lead: lead(), note: None }),
        (anna(), Command::RecordFact { lead: lead(), fact: FactId::new("benefit").expect("an id"), value }),
    ]
}

fn request(at: i64, actor: Actor, command: Command) -> Request {
    Request { at: Timestamp::new(at).expect("a time"), actor, command }
}

fn anna() -> Actor {
    Actor::Member { member: MemberId::new("Anna").expect("an id") }
}

fn note(text: &str) -> Note {
    Note::new(text).expect("a note")
}

fn stage(id: &str) -> StageId {
    StageId::new(id).expect("an id")
}

/// A lead as a state machine of `statig`.
struct Theirs {
    leads: Vec<statig::blocking::StateMachine<Opportunity>>,
}

/// What the peer knows of a lead beside its state.
struct Opportunity {
    id: String,
    member: String,
    contacted: bool,
    benefit: Option<String>,
    stay_until: i64,
}

/// What the peer is asked.
struct Ask<'a> {
    at: i64,
    role: &'a str,
    member: &'a str,
    stage: &'a str,
}

/// A line of the peer's log.
#[expect(dead_code, reason = "a log is written; nobody reads it here")]
struct Line {
    sequence: i64,
    at: i64,
    member: String,
    lead: String,
    stage: String,
    stay_until: i64,
}

#[state_machine(initial = "State::first()")]
impl Opportunity {
    #[state]
    fn first(&mut self, context: &mut Vec<Line>, event: &Ask<'_>) -> Outcome<State> {
        let gate = self.contacted && self.benefit.as_ref().is_some_and(|benefit| !benefit.is_empty());
        if event.stage != "E" || !gate || !self.may(event) {
            return Handled;
        }
        self.enter(context, event);
        Transition(State::second())
    }

    #[state]
    fn second(&mut self, context: &mut Vec<Line>, event: &Ask<'_>) -> Outcome<State> {
        if event.stage != "F" || !self.may(event) {
            return Handled;
        }
        self.enter(context, event);
        Transition(State::first())
    }
}

impl Opportunity {
    fn may(&self, ask: &Ask<'_>) -> bool {
        ask.role == "member" && ask.member == self.member
    }

    fn enter(&mut self, log: &mut Vec<Line>, ask: &Ask<'_>) {
        self.stay_until = ask.at + 30 * DAY;
        log.push(Line {
            sequence: log.len() as i64 + 1,
            at: ask.at,
            member: ask.member.to_owned(),
            lead: self.id.clone(),
            stage: ask.stage.to_owned(),
            stay_until: self.stay_until,
        });
    }
}

impl Theirs {
    fn new(leads: usize) -> Self {
        let lead = |number| Opportunity {
            id: format!("L{number}"),
            member: "Anna".to_owned(),
            contacted: true,
            benefit: Some("saves a day a week".to_owned()),
            stay_until: 0,
        };
        Self { leads: (0..leads).map(|number| lead(number).state_machine()).collect() }
    }

    fn forth_and_back(mut self, steps: usize) -> f64 {
        let mut log = Vec::new();
        let time = once(|| {
            let mut at = START;
            for round in 0..steps / self.leads.len() {
                for lead in &mut self.leads {
                    at += 1;
                    let stage = if round % 2 == 0 { "E" } else { "F" };
                    lead.handle_with_context(&Ask { at, role: "member", member: "Anna", stage }, &mut log);
                }
            }
        });
        assert_eq!(log.len(), steps, "the peer took every step");
        time.0
    }
}
