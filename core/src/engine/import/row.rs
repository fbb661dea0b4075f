//! Rows of a foreign history, and what can be read from them.

use super::mapping::{Activity, Mapping, Meaning};
use super::time::instant;
use crate::units::{Currency, Error, LeadId, MemberId, Money, Note, Timestamp, Words};
use jiff::tz::TimeZone;
use leadwerk_macros::crosses;
use std::collections::{BTreeMap, BTreeSet};

/// A row of a foreign history, with its texts as they stand there. An empty text is as good as none.
#[crosses]
#[derive(Default, Eq)]
pub struct HistoryRow {
    /// Its line in the file, by which it is listed.
    pub line: i64,
    /// Which lead it is about.
    pub lead: String,
    /// When: ISO 8601, with an offset or in the mapping's time zone; a date alone is the start of that day.
    pub time: String,
    /// What happened: the name of an activity.
    pub what: String,
    /// Which step of it, such as `START` or `COMPLETE`.
    pub step: Option<String>,
    /// Who did it.
    pub who: Option<String>,
    /// The order value in major units, such as `20000` or `1054.50`.
    pub value: Option<String>,
    /// Which comes first of rows of the same instant; rows without it come before those with it.
    pub order: Option<i64>,
}

/// A row that is understood.
pub(super) struct Row {
    pub(super) line: i64,
    pub(super) at: Timestamp,
    pub(super) order: Option<i64>,
    pub(super) lead: LeadId,
    pub(super) who: Option<MemberId>,
    pub(super) value: Option<Money>,
    /// Which of the mapping's activities it is.
    pub(super) activity: usize,
    /// What is wrong beside the point; the row is used without it.
    pub(super) faults: Vec<Error>,
}

/// A mapping, made ready to read rows by.
pub(super) struct Reader<'a> {
    activities: BTreeMap<(&'a str, Option<&'a str>), usize>,
    /// Each activity and its name as a note.
    meanings: Vec<(&'a Activity, Note)>,
    automatic: BTreeSet<&'a str>,
    zone: Option<TimeZone>,
    currency: Currency,
    /// The names of all activities, for a message.
    allowed: Words,
}

impl<'a> Reader<'a> {
    /// Makes a mapping without faults ready.
    pub(super) fn new(mapping: &'a Mapping) -> Self {
        let activities = mapping.activities.iter();
        let names: BTreeSet<_> = activities.clone().map(|activity| activity.name.as_str()).collect();
        Self {
            activities: activities.clone().map(|it| (it.name.as_str(), it.step.as_deref())).zip(0..).collect(),
            // INVARIANT (activities): every name is a valid note, or the mapping has a fault; so none is left out.
            meanings: activities.filter_map(|it| Some((it, Note::new(&it.name).ok()?))).collect(),
            automatic: mapping.automatic.iter().map(String::as_str).collect(),
            zone: mapping.time_zone.as_ref().map(|zone| zone.zone()),
            currency: mapping.currency,
            allowed: names.into_iter().collect(),
        }
    }

    /// What a row's activity means, and its name as a note.
    pub(super) fn meaning(&self, row: &Row) -> Option<(&'a Meaning, &Note)> {
        self.meanings.get(row.activity).map(|(activity, note)| (&activity.meaning, note))
    }

    /// Understands a row. A wrong value or user does not cost the row; it is kept as a fault.
    ///
    /// # Errors
    /// Why it cannot be used. `ACTIVITY_PASSED` comes first: nobody is to mend what is not wanted.
    pub(super) fn read(&self, row: &HistoryRow) -> Result<Row, Error> {
        let activity = self.activity(row)?;
        let lead = LeadId::new(&row.lead)?;
        let at = instant(&row.time, self.zone.as_ref())?;
        let who = given(&row.who).filter(|who| !self.automatic.contains(who)).map(MemberId::new);
        let value = given(&row.value).map(|value| self.value(value));
        let mut faults = Vec::new();
        let who = who.transpose().unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        let value = value.transpose().unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        Ok(Row { line: row.line, at, order: row.order, lead, who, value, activity, faults })
    }

    fn activity(&self, row: &HistoryRow) -> Result<usize, Error> {
        let what = row.what.as_str();
        let step = given(&row.step).and_then(|step| self.activities.get(&(what, Some(step))));
        let found = step.or_else(|| self.activities.get(&(what, None))).copied();
        let unknown = || {
            let name = given(&row.step).map_or_else(|| what.to_owned(), |step| format!("{what} {step}"));
            Error::UnknownActivity { activity: name.into(), allowed: self.allowed.clone() }
        };
        let found = found.ok_or_else(unknown)?;
        match self.meanings.get(found).map(|(activity, _)| &activity.meaning) {
            Some(Meaning::Passed { why }) => {
                Err(Error::ActivityPassed { activity: what.into(), why: why.as_str().into() })
            }
            _ => Ok(found),
        }
    }

    fn value(&self, text: &str) -> Result<Money, Error> {
        let value = Money::parse(text, self.currency)?;
        let minor = value.minor.get();
        if minor < 0 { Err(Error::AmountNegative { value: minor }) } else { Ok(value) }
    }
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.is_empty())
}
