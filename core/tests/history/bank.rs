//! A real history: the loan applications of the BPI Challenge 2012, against published and independently counted figures.

use crate::properties::shuffle;
use crate::reader;
use crate::shared::shared;
use crate::shop::now;
use leadwerk::engine::import::{ImportReport, Mapping, import};
use leadwerk::engine::{Engine, Record, StayFold};
use leadwerk::lead::{Actor, Event, Phase};
use leadwerk::pipeline::StageTable;
use leadwerk::units::StageId;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const MAPPING: &str = include_str!("../../examples/demo/bpi2012.toml");

#[test]
fn the_mapping_knows_all_24_activities() {
    let mapping = Mapping::from_toml(MAPPING).unwrap();
    let mut names: Vec<_> = mapping.activities.iter().map(|activity| &activity.name).collect();
    names.dedup();
    assert_eq!(names.len(), 24);
    let stages: Vec<_> = mapping.stages.iter().map(|stage| stage.id.as_str()).collect();
    assert_eq!(stages, ["A_SUBMITTED", "A_PREACCEPTED", "A_ACCEPTED", "A_FINALIZED", "A_APPROVED"]);
    assert_eq!(mapping.policy().unwrap().faults(), []);
}

#[test]
fn the_bank_of_2012() {
    let (Some(file), Some(oracles)) = (shared("data/bpi2012/bpi2012_events.csv.gz"), shared("reference/oracles.json"))
    else {
        return;
    };
    let oracles: Value = serde_json::from_slice(&std::fs::read(oracles).unwrap()).unwrap();
    let expected = &oracles["bpi2012"];
    let mapping = Mapping::from_toml(MAPPING).unwrap();
    let mut rows = reader::read(file, &mapping).unwrap();

    let mut engine = Engine::new(mapping.policy().unwrap()).unwrap();
    let (mut log, mut stays) = (Vec::new(), StayFold::default());
    let report = import(&mut engine, &mapping, rows.iter().cloned(), now(), |record| {
        stays.fold(record);
        log.push(record.clone());
    })
    .unwrap();

    check_report(&report, expected);
    let count = |phase| Value::from(engine.count(phase));
    let ends = [Phase::Rejected, Phase::Lost, Phase::Won, Phase::Open].map(count);
    assert_eq!(ends, ["declined", "cancelled", "approved", "open"].map(|end| expected[end].clone()));
    check_table(&mapping, &stays, &expected["share_approved_once_reached"]);
    check_ends(&engine, &mapping, &stays, &log);

    let replayed = Engine::replay(mapping.policy().unwrap(), &log).unwrap();
    assert_eq!(replayed.fingerprint(), engine.fingerprint());
    shuffle(&mut rows, 2012);
    let mut shuffled = Engine::new(mapping.policy().unwrap()).unwrap();
    assert_eq!(import(&mut shuffled, &mapping, rows, now(), |_| {}).unwrap(), report);
    assert_eq!(shuffled.fingerprint(), engine.fingerprint());
}

/// Counted from the file by a Python script that knows nothing of leadwerk: 13,087 A_PARTLYSUBMITTED and 97,682 work
/// items scheduled or begun are passed over; 7,832 notes and 5,597 contacts come after the end of their application.
fn check_report(report: &ImportReport, expected: &Value) {
    assert_eq!(Value::from(report.rows), expected["events"]);
    assert_eq!(Value::from(report.cases), expected["cases"]);
    let listed: Vec<_> = report.listed_by_code.iter().map(|line| (line.error_code.as_str(), line.count)).collect();
    assert_eq!(listed, [("ACTIVITY_PASSED", 13_087 + 97_682)]);
    assert_eq!(report.used, report.rows - 110_769);
    // One record for each row, and one more for each application that comes in.
    assert_eq!(report.records, report.used + report.cases);
    assert_eq!(report.in_part, []);
    assert_eq!(crate::shop::refusals(report), [("LEAD_ENDED", 7_832 + 5_597)]);
}

fn check_table(mapping: &Mapping, stays: &StayFold, expected: &Value) {
    let table = stage_table(mapping, stays);
    let mut seen = 0;
    for row in &table.rows {
        let Some(oracle) = expected.get(row.stage.as_str()) else { continue };
        let share = f64::from(row.share_won.unwrap());
        let share = (share * 10_000.0).round() / 10_000.0;
        assert_eq!(Value::from(vec![Value::from(row.reached), Value::from(share)]), *oracle, "{}", row.stage);
        seen += 1;
    }
    assert_eq!(seen, 4);
}

/// The table says of the applications what they say themselves.
fn check_ends(engine: &Engine, mapping: &Mapping, stays: &StayFold, log: &[Record]) {
    let stood: BTreeSet<_> = log
        .iter()
        .filter_map(|record| match &record.event {
            Event::Accepted { lead, .. } | Event::Won { lead, .. } => Some(lead),
            _ => None,
        })
        .collect();
    let mut phases = BTreeMap::<Phase, i64>::new();
    for lead in stood {
        *phases.entry(engine.lead(&Actor::System {}, lead).unwrap().phase).or_default() += 1;
    }
    let ends = [Phase::Won, Phase::Lost, Phase::Expired, Phase::Rejected].map(|end| phases.remove(&end).unwrap_or(0));
    let row = stage_table(mapping, stays).rows.into_iter().next().unwrap();
    assert_eq!([row.won, row.lost, row.expired, row.rejected], ends);
    assert_eq!(row.undecided, phases.values().sum::<i64>());
}

fn stage_table(mapping: &Mapping, stays: &StayFold) -> StageTable {
    let stages: Vec<StageId> = mapping.stages.iter().map(|stage| stage.id.clone()).collect();
    StageTable::new(&stages, stays.stays(), stays.ends()).unwrap()
}
