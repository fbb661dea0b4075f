//! A small shop's history, for cases by hand.

use leadwerk::engine::import::{HistoryRow, ImportReport, Mapping, import};
use leadwerk::engine::{Engine, Origin, Record};
use leadwerk::lead::{Actor, LeadView};
use leadwerk::units::{LeadId, Timestamp};
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub(crate) const SHOP: &str = r#"
    currency = "EUR"
    medium = "fax"
    default_member = "desk"
    automatic = ["robot"]
    columns = { lead = "case", time = "when", what = "activity", step = "step" }
    stages = [
        { id = "asked", name = "Asked" },
        { id = "offered", name = "Offer sent" },
        { id = "agreed", name = "Agreed by word" },
        { id = "ordered", name = "Order" },
    ]
    activities = [
        { name = "Ask", meaning = { type = "stage", stage = "asked" } },
        { name = "Offer", meaning = { type = "stage", stage = "offered" } },
        { name = "Agree", meaning = { type = "stage", stage = "agreed" } },
        { name = "Order", meaning = { type = "won" } },
        { name = "Leave", meaning = { type = "lost", reason = "gone" } },
        { name = "Refuse", meaning = { type = "rejected", reason = "no_credit" } },
        { name = "Forget", meaning = { type = "expired" } },
        { name = "Call", step = "done", meaning = { type = "contact" } },
        { name = "Call", meaning = { type = "note" } },
        { name = "Größe geändert", meaning = { type = "note" } },
        { name = "Backup", meaning = { type = "passed", why = "nobody did anything" } },
    ]
"#;

/// The host's now.
pub(crate) fn now() -> Timestamp {
    Timestamp::parse("2030-01-01T00:00:00Z").unwrap()
}

/// Read once: there are thousands of shops in the properties.
static EMPTY: LazyLock<Shop> = LazyLock::new(|| Shop::with(SHOP));

/// An engine with a history in it.
#[derive(Clone)]
pub(crate) struct Shop {
    pub(crate) mapping: Mapping,
    empty: Engine,
    pub(crate) engine: Engine,
    pub(crate) log: Vec<Record>,
}

impl Shop {
    pub(crate) fn new() -> Self {
        EMPTY.clone()
    }

    pub(crate) fn with(mapping: &str) -> Self {
        let mapping = Mapping::from_toml(mapping).unwrap();
        let engine = Engine::new(mapping.policy().unwrap()).unwrap();
        Self { mapping, empty: engine.clone(), engine, log: Vec::new() }
    }

    /// Imports, and checks what must hold for every import.
    pub(crate) fn import(&mut self, rows: impl IntoIterator<Item = HistoryRow>) -> ImportReport {
        let before = self.log.len();
        let each = |record: &Record| self.log.push(record.clone());
        let report = import(&mut self.engine, &self.mapping, rows, now(), each).unwrap();
        assert_eq!(report.rows, report.used + report.listed.len() as i64);
        assert_eq!(report.listed_by_code.iter().map(|line| line.count).sum::<i64>(), report.listed.len() as i64);
        assert_eq!(report.records, (self.log.len() - before) as i64);
        assert!(self.log.iter().all(|record| record.origin == Origin::Imported));
        assert!(report.listed.is_sorted_by_key(|row| row.line) && report.in_part.is_sorted_by_key(|row| row.line));
        let listed: BTreeSet<_> = report.listed.iter().map(|row| row.line).collect();
        assert!(report.in_part.iter().all(|row| !listed.contains(&row.line)), "used and listed");
        let mut replayed = self.empty.clone();
        replayed.apply(&self.log).unwrap();
        assert_eq!(replayed.fingerprint(), self.engine.fingerprint());
        report
    }

    pub(crate) fn lead(&self, id: &str) -> LeadView {
        self.engine.lead(&Actor::System {}, &LeadId::new(id).unwrap()).unwrap()
    }

    /// The kinds of all events so far.
    pub(crate) fn events(&self) -> Vec<&'static str> {
        self.log.iter().map(|record| record.event.kind().name()).collect()
    }
}

/// A row `lead time what`, such as `L1 2026-05-04T10:00Z Ask`.
pub(crate) fn row(line: i64, text: &str) -> HistoryRow {
    let mut words = text.splitn(3, ' ').map(str::to_owned);
    let mut next = || words.next().unwrap();
    HistoryRow { line, lead: next(), time: next(), what: next(), ..HistoryRow::default() }
}

/// Rows, one from each line of a text.
pub(crate) fn rows(text: &str) -> Vec<HistoryRow> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    (2..).zip(lines).map(|(line, text)| row(line, text)).collect()
}

/// Line and code of what is listed.
pub(crate) fn codes(listed: &[leadwerk::engine::import::ListedRow]) -> Vec<(i64, &str)> {
    listed.iter().map(|row| (row.line, row.error_code.as_str())).collect()
}

/// What our rules would have refused.
pub(crate) fn refusals(report: &ImportReport) -> Vec<(&str, i64)> {
    report.refusals.iter().map(|line| (line.error_code.as_str(), line.count)).collect()
}
