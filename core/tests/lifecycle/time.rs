//! What time does to a lead in each phase.

use crate::happened::everything_that_happens;
use crate::life::{DAY, Life};
use crate::page::{parse, patient, policy_with, set, tables, with};
use leadwerk::lead::{DeadlineKind, LeadView, Phase};
use leadwerk::units::Timestamp;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

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

/// A lead in a phase, for which a due time of a kind comes first, or right after the warning.
fn due_in(kind: DeadlineKind, phase: Phase, with_: &str) -> Life {
    let soon = match kind {
        DeadlineKind::ConfirmConsent => json!({ "consent": { "confirm_within": "1 day" } }),
        DeadlineKind::ConfirmPurpose => json!({ "consent": {
            "confirm_within": "1 day", "purposes": [{ "id": "news", "name": "Newsletter", "needed": "confirmed" }]
        } }),
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
        (DeadlineKind::ConfirmPurpose, _) => {
            let first = json!({ "type": "confirm_consent", "lead": "L1", "proof": "mail-1" });
            Life::at(phase, &patch).go(&[first, json!({ "type": "request_consent", "lead": "L1", "purpose": "news" })])
        }
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
