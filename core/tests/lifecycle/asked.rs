//! What may be asked of a lead in each phase, what it takes, and the diagram of all ways.

use crate::happened::everything_that_happens;
use crate::house;
use crate::life::Life;
use crate::page::{cells, command, is_staff, parse, patient, policy_with, set, tables, with};
use leadwerk::lead::{CommandKind, EventKind, Owner, Phase, phases};
use leadwerk::policy::{ConsentStep, Right};
use leadwerk::units::FieldValue;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

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
        let programme = matches!(self.kind, CommandKind::SetTier | CommandKind::Warn | CommandKind::Confirm);
        with(patient(), &policy_with(if programme { "programme" } else { ["", "members"][usize::from(members)] }))
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
