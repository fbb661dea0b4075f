//! What happens in every case that there is: what the page tells of events is held against it.

use crate::house;
use crate::life::{self, Life};
use crate::page::{cells, command, patient, policy_with, with};
use leadwerk::engine::{Engine, Request};
use leadwerk::lead::{Actor, Command, CommandKind, Event, LeadView};
use leadwerk::policy::Policy;
use serde_json::{Value, json};

/// What happened in a log: each event, with the lead before and after, if it is about one.
pub(crate) struct Happened {
    pub(crate) command: CommandKind,
    pub(crate) event: Event,
    pub(crate) before: Option<LeadView>,
    pub(crate) after: Option<LeadView>,
}

/// Leads that go out, or wait, by themselves: after any command, and told under `assign` alone.
fn follows(event: &Event) -> bool {
    matches!(
        event,
        Event::Distributed { .. } | Event::OwedClamped { .. } | Event::Offered { .. } | Event::Waiting { .. }
    )
}

/// All that happens in the cases of `conformance/`, and from every cell of table (a).
pub(crate) fn everything_that_happens() -> Vec<Happened> {
    let mut all = Vec::new();
    for (kind, with_, phase, _) in cells() {
        let patch = with(patient(), &policy_with(&with_));
        let life = phase.map_or_else(|| Life::new(&patch), |phase| Life::at(phase, &patch));
        let request = json!({ "at": life.now + 1_000, "actor": { "type": "system" }, "command": command(kind, &with_, life.now) });
        look_on(&mut life.engine.clone(), life::policy(&patch), &request, &mut all);
    }
    let manifest = house::read_json("conformance/manifest.json");
    for file in manifest["files"].as_object().unwrap().keys() {
        let cases = house::read_json(&format!("conformance/cases/{file}"));
        for case in cases.as_array().unwrap().iter().filter(|case| case.get("steps").is_some()) {
            let policy = house::policy(case["policy"].as_str().unwrap(), &case["patch"]);
            let policy = Policy::from_json(&policy).unwrap();
            let mut engine = Engine::new(policy.clone()).unwrap();
            let steps = case["steps"].as_array().unwrap();
            for step in steps.iter().filter(|step| step.get("command").is_some()) {
                let request = json!({ "at": step["at"], "actor": step["actor"], "command": step["command"] });
                look_on(&mut engine, policy.clone(), &request, &mut all);
            }
        }
    }
    assert!(all.len() > 1_000, "{}", all.len());
    all
}

/// Executes a request event by event.
fn look_on(engine: &mut Engine, policy: Policy, request: &Value, all: &mut Vec<Happened>) {
    let request: Request = serde_json::from_value(request.clone()).unwrap();
    let Ok(receipt) = engine.decide(&request) else { return };
    let system = Actor::System {};
    let mut overdue = overdue(engine, &request).into_iter();
    for record in &receipt.records {
        let view = |engine: &Engine| record.event.lead().and_then(|lead| engine.lead(&system, lead).ok());
        let before = view(engine);
        engine.apply(std::slice::from_ref(record)).unwrap();
        let after = view(engine);
        let event = record.event.clone();
        let command = match overdue.next() {
            Some(first) => {
                assert_eq!(event, first, "what is overdue comes first");
                CommandKind::Tick
            }
            None if follows(&event) && request.command.kind() != CommandKind::AssignAll => CommandKind::Assign,
            None => request.command.kind(),
        };
        all.push(Happened { command, event, before, after });
    }
    assert_eq!(overdue.next(), None, "{request:?}: something overdue is missing");
    // So that what is due is found from any state that was put together from parts.
    *engine = Engine::restore(policy, &engine.snapshot()).unwrap();
}

/// What a tick at the time of a command would bring for the command's lead; that comes before the command's own events.
fn overdue(engine: &Engine, request: &Request) -> Vec<Event> {
    let Some(lead) = request.command.lead() else { return Vec::new() };
    let tick = Request { at: request.at, actor: Actor::System {}, command: Command::Tick {} };
    let events = engine.decide(&tick).unwrap().records.into_iter().map(|record| record.event);
    events.filter(|event| event.lead() == Some(lead) && !follows(event)).collect()
}
