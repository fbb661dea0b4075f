//! Any rows as another system's history, and any text as the mapping.
#![cfg_attr(fuzzing, no_main)]

use leadwerk::engine::import::{HistoryRow, Mapping, import};
use leadwerk::engine::{Engine, Origin};
use leadwerk_fuzz::{ask_everything, at, copy};
use std::sync::LazyLock;

static MAPPING: LazyLock<Mapping> =
    LazyLock::new(|| Mapping::from_toml(include_str!("../src/mapping.toml")).expect("no faults"));

/// Its engine; checked and made ready once.
static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(MAPPING.policy().expect("no faults")).expect("no faults"));

leadwerk_fuzz::target!("history", |data| {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let (first, rest) = text.split_once("\n---\n").unwrap_or(("", text));
    let own = if first.is_empty() { None } else { Mapping::from_toml(first).ok() };
    if let Some(mapping) = &own {
        assert_eq!(&Mapping::from_toml(&mapping.to_toml().expect("TOML")).expect("its own TOML"), mapping);
        if let Ok(policy) = mapping.policy() {
            assert_eq!(policy.faults(), []);
        }
    }
    let rows: Vec<_> = rest.lines().zip(1..).map(|(line, number)| row(line, number)).collect();
    match own {
        None => check_import(&ENGINE, &MAPPING, rows),
        Some(mapping) => {
            if let Ok(engine) = mapping.policy().and_then(Engine::new) {
                check_import(&engine, &mapping, rows);
            }
        }
    }
});

/// Fields between tabs; what is missing is not there.
fn row(line: &str, number: i64) -> HistoryRow {
    let mut fields = line.split('\t').map(str::to_owned);
    let mut field = || fields.next();
    HistoryRow {
        line: number,
        lead: field().unwrap_or_default(),
        time: field().unwrap_or_default(),
        what: field().unwrap_or_default(),
        step: field(),
        who: field(),
        value: field(),
        order: field().and_then(|order| order.parse().ok()),
    }
}

fn check_import(empty: &Engine, mapping: &Mapping, mut rows: Vec<HistoryRow>) {
    // The host's now: the year 2100.
    let until = at(4_102_444_800_000);
    let mut engine = empty.clone();
    let mut log = Vec::new();
    let Ok(report) = import(&mut engine, mapping, rows.clone(), until, |record| log.push(record.clone())) else {
        return;
    };
    assert_eq!(report.rows, rows.len() as i64);
    assert_eq!(report.used + report.listed.len() as i64, report.rows, "a row is used or listed");
    assert_eq!(report.records, log.len() as i64);
    assert_eq!(report.listed_by_code.iter().map(|it| it.count).sum::<i64>(), report.listed.len() as i64);
    assert!(log.iter().all(|record| record.origin == Origin::Imported));

    assert!(engine.last() <= Some(until), "nothing is later than now");

    let mut replayed = empty.clone();
    replayed.apply(&log).expect("its own log");
    assert_eq!(replayed.fingerprint(), engine.fingerprint(), "a replay is the engine");
    rows.reverse();
    let mut backwards = empty.clone();
    let again = import(&mut backwards, mapping, rows.clone(), until, |_| {}).expect("the same rows");
    assert_eq!(
        (again, backwards.fingerprint()),
        (report, engine.fingerprint()),
        "the order of the rows does not matter"
    );

    copy(&engine);
    let end = engine.last().unwrap_or(at(0));
    ask_everything(&engine, end);
    let receipt = engine.tick(end).expect("a tick");
    assert!(receipt.records.is_empty(), "an imported record brings no due times");
    // Once more into the same engine: what is there already is listed.
    import(&mut engine, mapping, rows, until, |_| {}).expect("the same rows");
}
