//! The tables of the page, and the commands and rules that their cells mean.

use crate::house;
use crate::life::{self, DAY};
use leadwerk::lead::{CommandKind, Phase};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The policy of the tables (a) and (c): nothing is due for a long time, two deferrals lose.
pub(crate) fn patient() -> Value {
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
pub(crate) fn with(mut patch: Value, more: &Value) -> Value {
    for (room, rules) in more.as_object().unwrap() {
        match (&mut patch[room], rules) {
            (Value::Object(old), Value::Object(new)) => old.extend(new.clone()),
            (old, new) => *old = new.clone(),
        }
    }
    patch
}

/// The tables of the page: for each the names of its columns, and its rows.
pub(crate) fn tables() -> Vec<(Vec<String>, Vec<Vec<String>>)> {
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

pub(crate) fn parse<T: std::str::FromStr<Err = leadwerk::Error>>(name: &str) -> T {
    name.parse().unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn set(cell: &str) -> BTreeSet<&str> {
    cell.split(", ").filter(|name| !name.is_empty()).collect()
}

/// The cells of table (a): command, what it is with, the phase (nothing: no lead), what is there.
pub(crate) fn cells() -> Vec<(CommandKind, String, Option<Phase>, String)> {
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
pub(crate) fn command(kind: CommandKind, with: &str, now: i64) -> Value {
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
        Is::Judge => json!({ "quality": "poor", "note": "n" }),
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
        Is::SetTier => json!({ "tier": "premium" }),
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
pub(crate) fn is_staff(kind: CommandKind) -> bool {
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

/// A partner programme with two tiers.
fn programme() -> Value {
    json!({
        "points": { "per_win": 100, "half_life_days": 365, "process_share": 0.4 }, "least_points": 0,
        "probation": "90 days", "warning": "30 days", "amber": 20, "red": 100, "review_share": 0.05, "interval": 0.9,
        "least_expected": 3, "in_time": 0.9, "promote_sure": 0.9, "demote_sure": 0.8, "dwell_days": 91,
        "tiers": [
            { "id": "partner", "name": "Partner", "weight": 1 },
            { "id": "premium", "name": "Premium", "promote_score": 110, "demote_score": 100, "weight": 1.5, "queue": 4 }
        ]
    })
}

/// What the column *with* changes in the policy.
pub(crate) fn policy_with(with: &str) -> Value {
    match with {
        "" | "warm enough" | "too cold" | "nothing due" | "by hand" => json!({}),
        "members" => json!({ "distribution": distribution(&json!([])) }),
        "programme" => json!({ "distribution": distribution(&json!([])), "programme": programme() }),
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
