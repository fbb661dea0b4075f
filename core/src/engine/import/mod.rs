//! Bring in the history of another system: the rows of its log, and a [`Mapping`] that says what they mean.
//!
//! | to | use |
//! |---|---|
//! | say what the rows mean | [`Mapping::from_toml`] |
//! | have an engine that fits | [`Mapping::policy`] |
//! | import | [`import`] |
//! | see what came of it | [`ImportReport`] |
//!
//! An imported fact becomes a record of [`Origin::Imported`](super::Origin::Imported). It is folded like our own and
//! replayed like our own; no gate is enforced, for the other system knew other rules. Where ours would have refused,
//! that is counted by code. An imported record brings no due times: a tick must not expire what others decided.
//!
//! Nothing is lost: a row is used, or listed with its line and the reason.

mod faults;
mod fold;
mod mapping;
mod report;
mod row;
mod time;

pub use mapping::{Activity, Columns, MappedStage, Mapping, Meaning};
pub use report::{CodeCount, ImportReport, ListedRow};
pub use row::HistoryRow;

use leadwerk_macros::crosses;

use super::{Engine, Record};
use crate::units::{Error, Timestamp};

/// What comes of an import in one piece.
#[crosses]
#[derive(Eq)]
pub struct Imported {
    /// What became of the rows.
    pub report: ImportReport,
    /// The records, to be appended to the log.
    pub records: Vec<Record>,
}

impl Engine {
    /// Folds another system's history into this engine, as [`import()`] does, and keeps all records that come of it.
    ///
    /// # Errors
    /// Those of [`import()`].
    pub fn import_history(
        &mut self,
        mapping: &Mapping,
        rows: impl IntoIterator<Item = HistoryRow>,
        until: Timestamp,
    ) -> Result<Imported, Error> {
        let mut records = Vec::new();
        let report = import(self, mapping, rows, until, |record| records.push(record.clone()))?;
        Ok(Imported { report, records })
    }
}

/// Folds another system's history into an engine, and calls `each` with every record that comes of it.
///
/// Rows may come in any order: they are sorted by instant, then by [`HistoryRow::order`], then by line. So the same
/// rows always give the same log. The log may end anywhere; what has no end stays open, and a later import goes on
/// where it stopped.
///
/// | a row of a lead that | gives |
/// |---|---|
/// | is new | `captured`, then what the row means |
/// | is not open, and means a stage | `accepted` at that stage, by who did it |
/// | is open, and means a later or an earlier stage | `advanced` or `regressed`, by the order of the engine's stages |
/// | stands at this very stage | nothing: it is listed, unless it brings a new value |
/// | has ended | `contacted` or `noted`; anything else is listed |
/// | comes before the end of the engine's log, or after `until` | nothing: it is listed |
///
/// `until` is now, by your clock: the log never goes back in time, so a single row with a year mistyped as 2099 would
/// keep out all that happens from today on.
///
/// A value that differs from the one known gives `value_set` before that. What is wrong beside the point, such as an
/// unreadable value, does not cost the row: it is used without, and [`ImportReport::in_part`] lists it.
///
/// # Errors
/// `MAPPING_FAULTY`; `CURRENCY_MISMATCH`, `UNKNOWN_STAGE` or `STAGE_IS_WON` when the mapping does not fit the engine's
/// rules. Nothing has changed then. A row is never an error; only a full log ends an import half-way, after 2⁵³ records
/// (`INVALID_SEQUENCE`) or four billion leads (`RECORD_IMPOSSIBLE`). `each` was told all that is in the log then.
///
/// # Example
/// ```
/// use leadwerk::engine::{Engine, import::{HistoryRow, Mapping, import}};
/// use leadwerk::lead::Phase;
/// use leadwerk::units::Timestamp;
///
/// let mapping = Mapping::from_toml(r#"
///     currency = "EUR"
///     medium = "website"
///     default_member = "desk"
///     columns = { lead = "case", time = "when", what = "activity" }
///     stages = [{ id = "offer", name = "Offer sent" }, { id = "order", name = "Order" }]
///     activities = [
///         { name = "Offer", meaning = { type = "stage", stage = "offer" } },
///         { name = "Signed", meaning = { type = "won" } },
///     ]
/// "#)?;
/// let row = |line, time: &str, what: &str| HistoryRow {
///     line,
///     lead: "L1".into(),
///     time: time.into(),
///     what: what.into(),
///     ..HistoryRow::default()
/// };
/// let rows = [
///     row(2, "2026-05-06T10:00:00+02:00", "Signed"),
///     row(3, "2026-05-04T09:30:00+02:00", "Offer"),
///     row(4, "2026-05-05T09:30:00+02:00", "Coffee"),
/// ];
/// let mut engine = Engine::new(mapping.policy()?)?;
/// let mut log = Vec::new();
/// let now = Timestamp::parse("2026-05-07T08:00:00Z")?;
/// let report = import(&mut engine, &mapping, rows, now, |record| log.push(record.clone()))?;
///
/// assert_eq!((report.rows, report.used, engine.count(Phase::Won)), (3, 2, 1));
/// assert_eq!((report.listed[0].line, report.listed[0].error_code.as_str()), (4, "UNKNOWN_ACTIVITY"));
/// assert_eq!(log.len(), 3); // captured, accepted, won
/// # Ok::<(), leadwerk::Error>(())
/// ```
pub fn import(
    engine: &mut Engine,
    mapping: &Mapping,
    rows: impl IntoIterator<Item = HistoryRow>,
    until: Timestamp,
    each: impl FnMut(&Record),
) -> Result<ImportReport, Error> {
    mapping.refuse_faults()?;
    mapping.must_fit(engine.rules())?;
    let reader = row::Reader::new(mapping);
    let mut tally = report::Tally::new(mapping.language);
    let mut known = Vec::new();
    for row in rows {
        tally.row();
        match reader.read(&row) {
            Ok(row) if row.at > until => tally.list(row.line, &Error::TimeInFuture { until, given: row.at }),
            Ok(row) => known.push(row),
            Err(reason) => tally.list(row.line, &reason),
        }
    }
    // Stable, so that rows which differ in nothing stay as they came.
    known.sort_by_key(|row| (row.at, row.order, row.line));
    fold::Import::new(engine, mapping, &reader, tally, each).run(known)
}
