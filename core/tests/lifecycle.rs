//! Holds the tables of `docs/lifecycle.md` against the engine, in both directions.

#![expect(clippy::disallowed_methods, reason = "the tables and the logs are files")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod house;
#[path = "house/life.rs"]
mod life;

use leadwerk::engine::{Engine, Request};
use leadwerk::lead::{Actor, Command, CommandKind, DeadlineKind, Event, EventKind, LeadView, Owner, Phase, phases};
use leadwerk::policy::{ConsentStep, Policy, Right};
use leadwerk::units::{FieldValue, Timestamp};
use life::{DAY, Life};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The policy of the tables (a) and (c): nothing is due for a long time, two deferrals lose.
fn patient() -> Value {
    json!({
        "consent": { "confirm_within": "300 days" },
        "handover": {
            "hot_within": "300 days", "accept_within": "300 days", "contact_hot_within": "300 days",
            "expires_after": "400 days", "warn_before_expiry": "1 day"
        },
        "pipeline": { "stages": [
            { "id": "one", "name": "First", "longest_stay": "300 days" },
            { "id": "two", "name": "Second", "longest_stay": "300 days" },
            { "id": "three", "name": "Third" },
            { "id": "order", "name": "Order" }
        ] },
        "deferral": { "longest": "300 days", "steps": [{ "at": 3, "action": { "type": "refuse" } }] }
    })
}

/// A patch on a patch.
fn with(mut patch: Value, more: &Value) -> Value {
    for (room, rules) in more.as_object().unwrap() {
        match (&mut patch[room], rules) {
            (Value::Object(old), Value::Object(new)) => old.extend(new.clone()),
            (old, new) => *old = new.clone(),
        }
    }
    patch
}

// ---- the tables ----

/// The tables of the page: for each the names of its columns, and its rows.
fn tables() -> Vec<(Vec<String>, Vec<Vec<String>>)> {
    let page = house::read("docs/lifecycle.md");
    let mut tables = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        let cells = || -> Vec<String> {
            let cells = line.trim_matches('|').split('|');
            cells.map(|cell| cell.trim().replace('`', "")).collect()
        };
        match (line.starts_with('|'), inside) {
            (true, false) => tables.push((cells(), Vec::new())),
            (true, true) if !line.starts_with("|-") => {
                let row = cells();
                let (head, rows) = tables.last_mut().unwrap();
                assert_eq!(row.len(), head.len(), "{line}");
                rows.push(row);
            }
            _ => {}
        }
        inside = line.starts_with('|');
    }
    assert_eq!(tables.len(), 5, "the page has five tables");
    tables
}

fn parse<T: std::str::FromStr<Err = leadwerk::Error>>(name: &str) -> T {
    name.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn set(cell: &str) -> BTreeSet<&str> {
    cell.split(", ").filter(|name| !name.is_empty()).collect()
}

/// The cells of table (a): command, what it is with, the phase (nothing: no lead), what is there.
fn cells() -> Vec<(CommandKind, String, Option<Phase>, String)> {
    let (head, rows) = tables().swap_remove(0);
    assert_eq!(head[..3], ["command", "with", "no lead"]);
    let columns: Vec<Phase> = head[3..].iter().map(|name| parse(name)).collect();
    assert_eq!(columns, Phase::ALL, "every phase has a column");
    let mut cells = Vec::new();
    for row in rows {
        let command = parse(&row[0]);
        let columns = std::iter::once(None).chain(columns.iter().copied().map(Some));
        for (phase, cell) in columns.zip(&row[2..]) {
            cells.push((command, row[1].clone(), phase, cell.clone()));
        }
    }
    let commands: BTreeSet<_> = cells.iter().map(|cell| cell.0).collect();
    assert!(commands.iter().eq(CommandKind::ALL), "every command has a row");
    cells
}

/// A well-formed command of a kind.
fn command(kind: CommandKind, with: &str, now: i64) -> Value {
    use CommandKind as Is;
    let flag = json!({ "type": "flag", "value": true });
    let team = json!({ "type": "team", "person": "P7" });
    let more = match kind {
        Is::Capture => json!({ "medium": "web" }),
        Is::RegisterDeal => json!({ "member": "M1", "account": "A1", "medium": "partner" }),
        Is::GiveConsent | Is::ConfirmConsent => json!({ "proof": "p" }),
        Is::RecordFact => json!({ "fact": "need", "value": flag }),
        Is::RetractFact | Is::VerifyFact => json!({ "fact": "need" }),
        Is::RecordFinding => json!({ "rule": "r" }),
        Is::Rate => json!({ "temperature": if with == "too cold" { "cold" } else { "warm" } }),
        Is::Assign if with == "by hand" || with.is_empty() => json!({ "member": "M1", "reason": "r" }),
        Is::Decline => json!({ "reason": "no_time" }),
        Is::TakeBack => json!({ "reason": "absent" }),
        Is::Advance => json!({ "stage": "three" }),
        Is::Regress => json!({ "stage": "one" }),
        Is::SetValue => json!({ "value": { "minor": 5, "currency": "EUR" } }),
        Is::Plan | Is::Unplan => json!({ "entry": team }),
        Is::Defer => json!({ "until": now + 5 * DAY }),
        Is::Demote => json!({ "reason": "too_early" }),
        Is::Lose => json!({ "reason": "price" }),
        Is::Reject => json!({ "reason": "bad_data" }),
        Is::AddNote => json!({ "note": "n" }),
        Is::RequestConsent | Is::WithdrawConsent | Is::Qualify | Is::Accept | Is::RecordContact | Is::Win => json!({}),
        Is::Erase | Is::Assign => json!({}),
        Is::AssignAll => return json!({ "type": "assign_all", "leads": ["L1"] }),
        Is::Revalue => json!({ "value": { "minor": 7, "currency": "EUR" } }),
        Is::Tick => return json!({ "type": "tick" }),
        _ => return staff(kind, now),
    };
    let mut command = json!({ "type": kind.name(), "lead": "L1" });
    command.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    command
}

/// A well-formed command about the roster or its year. M1 is there, M2 is absent and suspended.
fn staff(kind: CommandKind, now: i64) -> Value {
    use CommandKind as Is;
    let more = match kind {
        Is::Join => json!({ "profile": { "channel": "direct", "weight": 1, "coverage": life::covers_all() } }),
        Is::ReportAbsence => json!({ "absence": { "since": now, "until": now + 5 * DAY } }),
        Is::SetWeight => json!({ "weight": 2 }),
        Is::SetLimit => json!({ "limit": 3 }),
        Is::SetCoverage => json!({ "coverage": life::covers_all() }),
        Is::SignAgreement => json!({ "agreement": { "signed": now } }),
        Is::Suspend => json!({ "reason": "r" }),
        Is::BeginYear => return json!({ "type": kind.name(), "owed": "carry" }),
        _ => json!({}),
    };
    let member = match kind {
        Is::Join => "M3",
        Is::ReportReturn | Is::Reinstate => "M2",
        _ => "M1",
    };
    let mut command = json!({ "type": kind.name(), "member": member });
    command.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    command
}

/// Whether a command is about the roster, or its year, and no lead.
fn is_staff(kind: CommandKind) -> bool {
    let command = command(kind, "", 0);
    command.get("lead").is_none() && (command.get("member").is_some() || command.get("owed").is_some())
}

/// The rules by which members can join; without them nobody does.
fn distribution(filters: &Value) -> Value {
    json!({
        "automatic": "off", "entitlement": "opportunity", "bound": "standard", "value_weight": 0.05, "value_cap": 100,
        "most_owed": 1000, "seed": 1, "assumed": { "cold": 0.1, "warm": 0.3, "hot": 0.6 },
        "channels": [{ "id": "direct", "agreement_needed": false }], "filters": filters, "take_back_reason": "absent"
    })
}

/// What the column *with* changes in the policy.
fn policy_with(with: &str) -> Value {
    match with {
        "" | "warm enough" | "too cold" | "nothing due" | "by hand" => json!({}),
        "members" => json!({ "distribution": distribution(&json!([])) }),
        // Nobody has the skill, and every lead needs it.
        "members, none able" => json!({ "distribution": distribution(&json!([
            { "id": "s", "name": "none has it", "needs": { "type": "skill", "skill": "s", "needed_for": [] } }
        ])) }),
        "policy: reject" => json!({ "consent": { "withdrawal": "reject" } }),
        "policy: block" => json!({ "consent": { "withdrawal": "block" } }),
        "policy: lose" => {
            json!({ "deferral": { "steps": [{ "at": 2, "action": { "type": "lose", "reason": "price" } }] } })
        }
        "policy: remind" => json!({ "handover": { "missed_contact": "remind" } }),
        "too little is left" => json!({ "consent": { "needed": "given" } }),
        "enough is left" => json!({ "consent": { "needed": "unneeded" } }),
        "policy: take_back" => json!({ "handover": { "missed_contact": "take_back" } }),
        other => panic!("`{other}` is not known"),
    }
}

// ---- (a) what may be asked when ----

#[test]
fn each_command_in_each_phase() {
    let mut failures = Vec::new();
    for (kind, with_, phase, cell) in cells() {
        let patch = with(patient(), &policy_with(&with_));
        let mut life = match phase {
            Some(phase) => Life::at(phase, &patch),
            None => Life::new(&patch),
        };
        let (before, records) = (life.engine.fingerprint(), life.engine.sequence());
        let asked = command(kind, &with_, life.now);
        let got = match life.ask(&asked) {
            Ok(_) if life.engine.leads() == 0 => "no lead".to_owned(),
            Ok(_) => life.view().phase.name().to_owned(),
            Err(refusal) => {
                assert_eq!((life.engine.fingerprint(), life.engine.sequence()), (before, records), "{asked}");
                refusal.code().to_owned()
            }
        };
        if got != cell {
            failures.push(format!("{asked} {with_} while {phase:?}: the table says {cell}, the engine {got}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_list_of_phases_says_the_same() {
    let new = [CommandKind::Capture, CommandKind::RegisterDeal, CommandKind::Tick];
    for (kind, _, phase, cell) in cells() {
        let Some(phase) = phase else { continue };
        // Refused for another reason, it is possible in this phase.
        let possible = !["WRONG_PHASE", "LEAD_ENDED"].contains(&cell.as_str());
        if new.contains(&kind) || is_staff(kind) {
            assert!(phases(kind).is_empty(), "{kind} is not about an existing lead");
        } else {
            assert_eq!(phases(kind).contains(&phase), possible, "{kind} while {phase}");
        }
    }
}

// ---- (b) what time does ----

#[test]
fn each_due_time_in_each_phase() {
    let (head, rows) = tables().swap_remove(3);
    assert_eq!(head, ["due time", "with", "phase", "events", "phase after"]);
    let mut failures = Vec::new();
    let mut seen = BTreeSet::new();
    for row in rows {
        let (kind, phase): (DeadlineKind, Phase) = (parse(&row[0]), parse(&row[2]));
        seen.insert(kind);
        let mut life = due_in(kind, phase, &row[1]);
        // Only the warning comes before what is looked at.
        while life.view().due[0].deadline != kind {
            assert_eq!(life.view().due[0].deadline, DeadlineKind::ExpiryWarning, "{row:?}");
            tick(&mut life);
        }
        assert_eq!(life.view().phase, phase, "{row:?}");
        let due = life.view().due[0].at;
        let early = life.engine.tick(due.plus(-1).unwrap()).unwrap();
        assert!(early.records.is_empty(), "{row:?}: a millisecond early");
        let events = tick(&mut life);
        let got = (events.join(", "), life.view().phase.name());
        if got != (row[3].clone(), row[4].as_str()) {
            failures.push(format!("{row:?}: {got:?}"));
        }
        assert!(tick_at(&mut life, due).is_empty(), "{row:?}: it comes once");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(seen.iter().eq(DeadlineKind::ALL), "every due time has a row");
}

#[test]
fn each_move_of_time_refuses() {
    let (head, rows) = tables().swap_remove(1);
    assert_eq!(head, ["overdue", "refused with"]);
    let told: BTreeMap<DeadlineKind, String> =
        rows.into_iter().map(|row| (parse(row[0].split([' ', ',']).next().unwrap()), row[1].clone())).collect();
    let note = json!({ "type": "add_note", "lead": "L1", "note": "n" });
    let mut refused = BTreeMap::new();
    for row in tables().swap_remove(3).1 {
        let (kind, phase, after): (DeadlineKind, Phase, Phase) = (parse(&row[0]), parse(&row[2]), parse(&row[4]));
        let life = due_in(kind, phase, &row[1]);
        let due = life.view().due.iter().find(|due| due.deadline == kind).unwrap().at.milliseconds();
        // A command that is possible in the phase, at the very millisecond.
        let ask = |command: &Value| {
            let mut late = life.clone();
            late.now = due - 1_000;
            let answer = late.ask(command);
            (answer, late.view().phase)
        };
        let asked = match phase {
            Phase::Offered => json!({ "type": "reject", "lead": "L1", "reason": "bad_data" }),
            Phase::Lost => json!({ "type": "withdraw_consent", "lead": "L1" }),
            _ => note.clone(),
        };
        match ask(&asked).0 {
            Err(refusal) => {
                assert_ne!(phase, after, "{row:?}: {refusal}");
                assert_eq!(told.get(&kind).map(String::as_str), Some(refusal.code()), "{row:?}");
                refused.insert(kind, refusal.code().to_owned());
            }
            Ok(receipt) => {
                assert_eq!(phase, after, "{row:?}");
                let events: Vec<_> = receipt.events().map(|event| event.kind().name()).collect();
                assert!(events.join(", ").contains(&row[3]) && events.len() > 1, "{row:?}: {events:?}");
            }
        }
        // Who may always go is asked for where time has left the lead.
        for gone in ["withdraw_consent", "erase"] {
            let (answer, left) = ask(&json!({ "type": gone, "lead": "L1" }));
            let events: Vec<_> = answer.unwrap().events().map(|event| event.kind().name().to_owned()).collect();
            assert!(events.join(", ").contains(&row[3]), "{row:?}: {gone} gives {events:?}");
            assert_eq!(left, if after.is_end() { after } else { Phase::Rejected }, "{row:?}: {gone}");
        }
    }
    assert_eq!(told, refused);
}

/// A lead in a phase, for which a due time of a kind comes first, or right after the warning.
fn due_in(kind: DeadlineKind, phase: Phase, with_: &str) -> Life {
    let soon = match kind {
        DeadlineKind::ConfirmConsent => json!({ "consent": { "confirm_within": "1 day" } }),
        DeadlineKind::HandOver => json!({ "handover": { "hot_within": "1 day" } }),
        DeadlineKind::Accept => json!({ "handover": { "accept_within": "1 day" } }),
        DeadlineKind::FirstContact => json!({ "handover": { "contact_hot_within": "1 day" } }),
        DeadlineKind::Stay => json!({ "pipeline": { "stages": [
            { "id": "one", "name": "First" }, { "id": "two", "name": "Second", "longest_stay": "1 day" },
            { "id": "three", "name": "Third" }, { "id": "order", "name": "Order" }
        ] } }),
        DeadlineKind::ExpiryWarning | DeadlineKind::Expiry => {
            json!({ "handover": { "expires_after": "48 hours", "warn_before_expiry": "24 hours" } })
        }
        DeadlineKind::WakeUp | DeadlineKind::Milestone | DeadlineKind::Resume => json!({}),
    };
    let patch = with(with(patient(), &soon), &policy_with(with_));
    let expiry = matches!(kind, DeadlineKind::ExpiryWarning | DeadlineKind::Expiry);
    let accept = json!({ "type": "accept", "lead": "L1" });
    let decline = json!({ "type": "decline", "lead": "L1", "reason": "no_time" });
    let cold = json!({ "type": "rate", "lead": "L1", "temperature": "cold" });
    let plan = |life: &Life| {
        let due = life.now + DAY;
        json!({ "type": "plan", "lead": "L1", "entry": { "type": "milestone", "milestone": "m", "due": due, "done": false } })
    };
    match (kind, phase) {
        // An expiry goes along with a lead that comes back from a member.
        (_, Phase::Qualifying) if expiry => Life::offered(&patch).go(&[decline, cold]),
        (_, Phase::Ready) if expiry => Life::offered(&patch).go(&[decline]),
        (DeadlineKind::FirstContact, _) => Life::offered(&patch).go(&[accept]),
        (_, Phase::Open) if expiry => Life::offered(&patch).go(&[accept]),
        (DeadlineKind::Milestone, _) => {
            let life = Life::open(&patch);
            let plan = plan(&life);
            life.go(&[plan])
        }
        _ => Life::at(phase, &patch),
    }
}

fn tick(life: &mut Life) -> Vec<String> {
    let due = life.view().due[0].at;
    tick_at(life, due)
}

fn tick_at(life: &mut Life, at: Timestamp) -> Vec<String> {
    let receipt = life.engine.tick(at).unwrap();
    receipt.events().map(|event| event.kind().name().to_owned()).collect()
}

/// What happened in a log: each event, with the lead before and after, if it is about one.
struct Happened {
    command: CommandKind,
    event: Event,
    before: Option<LeadView>,
    after: Option<LeadView>,
}

/// Leads that go out, or wait, by themselves: after any command, and told under `assign` alone.
fn follows(event: &Event) -> bool {
    matches!(
        event,
        Event::Distributed { .. } | Event::OwedClamped { .. } | Event::Offered { .. } | Event::Waiting { .. }
    )
}

/// All that happens in the cases of `conformance/`, and from every cell of table (a).
fn everything_that_happens() -> Vec<Happened> {
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

#[test]
fn each_due_time_is_set_and_ended_as_told() {
    let (head, rows) = tables().swap_remove(2);
    assert_eq!(head, ["due time", "set or moved by", "void after"]);
    let kinds: Vec<DeadlineKind> = rows.iter().map(|row| parse(&row[0])).collect();
    assert_eq!(kinds, DeadlineKind::ALL);
    let (mut setting, mut ending) = (BTreeMap::new(), BTreeMap::new());
    let everything = everything_that_happens();
    for happened in &everything {
        let Some(view) = &happened.after else { continue };
        for &kind in DeadlineKind::ALL {
            let due = |view: &LeadView| view.due.iter().find(|due| due.deadline == kind).map(|due| due.at);
            let (before, after) = (happened.before.as_ref().and_then(due), due(view));
            let name = happened.event.kind().name();
            if after.is_some() && after != before {
                setting.entry(kind).or_insert_with(BTreeSet::new).insert(name);
            } else if before.is_some()
                && after.is_none()
                && (!view.phase.is_end() || name == "resume_due" || name == "erased")
            {
                ending.entry(kind).or_insert_with(BTreeSet::new).insert(name);
            }
            if view.phase.is_end() && kind != DeadlineKind::Resume {
                assert_eq!(after, None, "{kind} after an end");
            }
        }
    }
    for (row, kind) in rows.iter().zip(&kinds) {
        let sets = setting.remove(kind).unwrap_or_default();
        // What sets a due time anew may also set none: a stage without a longest stay, a lead that is no longer hot.
        let ends: BTreeSet<_> = ending.remove(kind).unwrap_or_default().difference(&sets).copied().collect();
        assert_eq!((set(&row[1]), set(&row[2])), (sets, ends), "{kind}");
    }
}

#[test]
fn no_due_time_is_in_another_phase() {
    let rows = tables().swap_remove(3).1;
    let told: BTreeSet<(DeadlineKind, Phase)> = rows.iter().map(|row| (parse(&row[0]), parse(&row[2]))).collect();
    let seen: BTreeSet<_> = everything_that_happens()
        .iter()
        .filter_map(|happened| happened.after.as_ref())
        .flat_map(|view| view.due.iter().map(|due| (due.deadline, view.phase)))
        .collect();
    assert_eq!(told, seen);
}

// ---- (c) what it takes ----

struct Need {
    kind: CommandKind,
    owner: Option<Owner>,
    right: Right,
    consent: Option<ConsentStep>,
    events: String,
}

fn needs() -> Vec<Need> {
    let (head, rows) = tables().swap_remove(4);
    assert_eq!(head, ["command", "lead is with", "right", "consent to", "events"]);
    let needs = rows.into_iter().map(|row| Need {
        kind: parse(&row[0]),
        owner: (!row[1].is_empty()).then(|| parse(&row[1])),
        right: parse(&row[2]),
        consent: (!row[3].is_empty()).then(|| parse(&row[3])),
        events: row[4].clone(),
    });
    needs.collect()
}

impl Need {
    /// The rules under which the command is possible: some need members.
    fn rules(&self) -> Value {
        let members = matches!(self.kind, CommandKind::AssignAll | CommandKind::Revalue) || is_staff(self.kind);
        with(patient(), &policy_with(if members { "members" } else { "" }))
    }

    /// The lives to which this row applies; a command that is about no lead has one without any.
    fn lives(&self, patch: &Value) -> Vec<Life> {
        if matches!(self.kind, CommandKind::Capture | CommandKind::RegisterDeal) || is_staff(self.kind) {
            return vec![Life::new(patch)];
        }
        let any = self.kind == CommandKind::Tick;
        let possible = Phase::ALL.iter().filter(|phase| any || phases(self.kind).contains(phase));
        let applies = possible.filter(|phase| self.owner.is_none_or(|owner| owner == phase.owner()));
        let lives: Vec<_> = applies.map(|&phase| Life::at(phase, patch)).collect();
        assert!(!lives.is_empty(), "{}: the row is for no phase", self.kind);
        lives
    }
}

#[test]
fn each_command_takes_its_right_alone() {
    for need in needs() {
        let names = |wanted: &dyn Fn(Right) -> bool| -> Vec<_> {
            Right::ALL.iter().filter(|right| wanted(**right)).map(|right| right.name()).collect()
        };
        let rules = need.rules();
        for life in need.lives(&rules) {
            let asked = command(need.kind, "", life.now);
            let only = json!({ "grants": [{ "role": "system", "rights": names(&|right| right == need.right) }] });
            let answer = life.under(&with(rules.clone(), &only)).ask(&asked);
            assert!(answer.is_ok(), "{asked} with the right {}: {answer:?}", need.right);
            let rest = json!({ "grants": [{ "role": "system", "rights": names(&|right| right != need.right) }] });
            let refusal = life.under(&with(rules.clone(), &rest)).ask(&asked).unwrap_err();
            assert_eq!(refusal.code(), "NOT_ALLOWED", "{asked} without the right {}", need.right);
        }
    }
}

#[test]
fn each_command_needs_consent_for_its_step_alone() {
    let asks = |rules: &Value, steps: &dyn Fn(ConsentStep) -> bool| {
        let steps: Vec<_> = ConsentStep::ALL.iter().filter(|step| steps(**step)).map(|step| step.name()).collect();
        with(rules.clone(), &json!({ "consent": { "needed": "given", "steps": steps } }))
    };
    for need in needs() {
        let rules = need.rules();
        for life in need.lives(&rules) {
            let asked = command(need.kind, "", life.now);
            let answer = life.under(&asks(&rules, &|step| Some(step) != need.consent)).ask(&asked);
            assert!(answer.is_ok(), "{asked} where consent is needed for other steps: {answer:?}");
            if let Some(step) = need.consent {
                let refusal = life.under(&asks(&rules, &|asked| asked == step)).ask(&asked).unwrap_err();
                assert_eq!(refusal.code(), "CONSENT_MISSING", "{asked}");
                assert!(refusal.fields().contains(&("step", FieldValue::Text(step.name().to_owned()))), "{asked}");
            }
        }
    }
}

#[test]
fn each_command_and_owner_has_one_row() {
    let needs = needs();
    for &kind in CommandKind::ALL {
        for owner in [Owner::Marketing, Owner::Member] {
            if phases(kind).iter().any(|phase| phase.owner() == owner) || phases(kind).is_empty() {
                let rows = needs.iter().filter(|need| need.kind == kind && need.owner.is_none_or(|own| own == owner));
                assert_eq!(rows.count(), 1, "{kind} {owner}");
            }
        }
    }
}

#[test]
fn each_command_gives_its_events_alone() {
    let mut seen = BTreeMap::new();
    for happened in everything_that_happens() {
        let names = seen.entry(happened.command).or_insert_with(BTreeSet::new);
        names.insert(happened.event.kind().name());
    }
    let needs = needs();
    for need in &needs {
        // A row for one owner of two tells what can come of the command in either case.
        assert_eq!(set(&need.events), seen.get(&need.kind).cloned().unwrap_or_default(), "{}", need.kind);
    }
    let told: BTreeSet<_> = needs.iter().flat_map(|need| set(&need.events)).chain(["policy_adopted"]).collect();
    assert_eq!(told, EventKind::ALL.iter().map(|kind| kind.name()).collect());
}

// ---- the diagram ----

#[test]
fn the_diagram_shows_each_way_and_no_other() {
    let page = house::read("docs/lifecycle.md");
    let diagram = page.split("```").find(|part| part.starts_with("mermaid")).unwrap();
    let mut drawn = BTreeSet::new();
    for line in diagram.lines().filter(|line| line.contains("-->")) {
        let (way, labels) = line.split_once(':').unwrap_or((line, ""));
        let (source, target) = way.split_once("-->").unwrap();
        for label in set(labels.trim()) {
            drawn.insert((source.trim().to_owned(), target.trim().to_owned(), label.to_owned()));
        }
    }
    let is_phase = |cell: &str| Phase::ALL.iter().any(|phase| phase.name() == cell);
    let asked = cells().into_iter().filter(|(.., cell)| is_phase(cell)).map(|(kind, _, phase, cell)| {
        let source = phase.map_or("[*]", |phase| phase.name());
        (source.to_owned(), cell, kind.name().to_owned())
    });
    let rows = tables().swap_remove(3).1;
    let time = rows.into_iter().map(|row| (row[2].clone(), row[4].clone(), "time".to_owned()));
    let told: BTreeSet<_> = asked.chain(time).filter(|(source, target, _)| source != target).collect();
    assert_eq!(drawn, told);
}
