//! What came of an import.

use crate::units::{Error, Language, Order as _};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// What came of an import. Every row is either used or listed: `rows` is `used` and the length of `listed`.
#[crosses]
#[derive(Eq)]
pub struct ImportReport {
    /// How many rows there were.
    pub rows: i64,
    /// How many of them are in the log now.
    pub used: i64,
    /// How many leads these are about.
    pub cases: i64,
    /// How many records came of them.
    pub records: i64,
    /// The rows that are not used, by line.
    pub listed: Vec<ListedRow>,
    /// Of these, how many have which code.
    pub listed_by_code: Vec<CodeCount>,
    /// Rows that are used without a part of them, such as an unreadable value, by line; a row may stand here twice.
    pub in_part: Vec<ListedRow>,
    /// How many records our rules would have refused, by the code of the refusal.
    pub refusals: Vec<CodeCount>,
}

/// A row, and why it is not used, or not as a whole.
#[crosses]
#[derive(Eq)]
pub struct ListedRow {
    /// Its line in the foreign file.
    pub line: i64,
    /// The stable code, such as `UNKNOWN_ACTIVITY`.
    pub error_code: String,
    /// The reason, in the language that the mapping asks for.
    pub reason: String,
}

/// How often a code came up.
#[crosses]
#[derive(Eq)]
pub struct CodeCount {
    /// The code.
    pub error_code: String,
    /// How often.
    pub count: i64,
}

/// Counts and lists while rows pass by.
pub(super) struct Tally {
    language: Language,
    rows: i64,
    records: i64,
    cases: i64,
    listed: Vec<ListedRow>,
    listed_by_code: BTreeMap<&'static str, i64>,
    in_part: Vec<ListedRow>,
    refusals: BTreeMap<&'static str, i64>,
}

impl Tally {
    pub(super) fn new(language: Option<Language>) -> Self {
        Self {
            language: language.unwrap_or(Language::English),
            rows: 0,
            records: 0,
            cases: 0,
            listed: Vec::new(),
            listed_by_code: BTreeMap::new(),
            in_part: Vec::new(),
            refusals: BTreeMap::new(),
        }
    }

    pub(super) fn row(&mut self) {
        self.rows += 1;
    }

    pub(super) fn record(&mut self) {
        self.records += 1;
    }

    pub(super) fn case(&mut self) {
        self.cases += 1;
    }

    /// A row that is not used.
    pub(super) fn list(&mut self, line: i64, reason: &Error) {
        *self.listed_by_code.entry(reason.code()).or_default() += 1;
        self.listed.push(self.line(line, reason));
    }

    /// A row that is used without a part of it.
    pub(super) fn in_part(&mut self, line: i64, reason: &Error) {
        self.in_part.push(self.line(line, reason));
    }

    /// A record that our rules would have refused.
    pub(super) fn refusal(&mut self, refusal: &Error) {
        *self.refusals.entry(refusal.code()).or_default() += 1;
    }

    fn line(&self, line: i64, reason: &Error) -> ListedRow {
        ListedRow { line, error_code: reason.code().to_owned(), reason: reason.sentence(self.language) }
    }

    pub(super) fn report(mut self) -> ImportReport {
        self.listed.order_by(by_line);
        self.in_part.order_by(by_line);
        ImportReport {
            rows: self.rows,
            used: self.rows - i64::try_from(self.listed.len()).unwrap_or(i64::MAX),
            cases: self.cases,
            records: self.records,
            listed: self.listed,
            listed_by_code: counts(self.listed_by_code),
            in_part: self.in_part,
            refusals: counts(self.refusals),
        }
    }
}

/// The whole order, so that the report does not depend on the order of the rows.
fn by_line(one: &ListedRow, other: &ListedRow) -> core::cmp::Ordering {
    (one.line, &one.error_code, &one.reason).cmp(&(other.line, &other.error_code, &other.reason))
}

fn counts(counts: BTreeMap<&'static str, i64>) -> Vec<CodeCount> {
    counts.into_iter().map(|(code, count)| CodeCount { error_code: code.to_owned(), count }).collect()
}
