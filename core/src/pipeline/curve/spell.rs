//! Who was under observation from when to when, and how it ended: as rows, and as columns.

use super::{Incidence, RestrictedMean};
use crate::pipeline::stay::{End, Stay};
use crate::pipeline::table::Word;
use crate::units::{CauseId, Count, Error, Estimate, LeadId, StageId, Text, Timestamp};
use leadwerk_macros::crosses;
use std::collections::{BTreeMap, BTreeSet};

/// One time of waiting under observation: of a lead at a stage, of an opportunity until its end, of a customer until the
/// first contact.
///
/// Ages are counted from the beginning of the waiting, all rows in one unit: days, months, whatever suits. Each row is
/// somebody of its own; whoever wants a curve for a group gives the rows of that group.
#[crosses]
pub struct Spell {
    /// The age at which it came under observation, 0 or more: 0 if it was seen from its beginning, more if others of the
    /// same kind may have ended unseen before (left truncation).
    pub entered: Estimate,
    /// The age at which it ended, or was last seen.
    pub left: Estimate,
    /// How it ended; nothing if it was still waiting when it was last seen (right censoring).
    pub cause: Option<CauseId>,
}

/// Milliseconds in a day.
const DAY: f64 = 86_400_000.0;

impl Spell {
    /// The stays at one stage, as they were known at a time: ages in days since the stage was entered, the exit as the
    /// cause, such as `advanced` or `lost`.
    ///
    /// Who has not left by then is still waiting; who comes later is left out.
    ///
    /// # Errors
    /// `STAY_REVERSED`, `STAY_UNCLEAR`.
    pub fn at_stage(stage: &StageId, stays: &[Stay], until: Timestamp) -> Result<Vec<Self>, Error> {
        let mut spells = Vec::new();
        for stay in stays.iter().filter(|stay| stay.stage == *stage) {
            stay.check()?;
            if stay.entered <= until {
                let end = stay.left.zip(stay.how).filter(|(left, _)| *left <= until);
                spells.push(Self::between(stay.entered, end.map(|(left, how)| (left, how.name())), until)?);
            }
        }
        Ok(spells)
    }

    /// The leads that came to a stage, as they were known at a time: ages in days since a lead's first stay began, the
    /// outcome as the cause, such as `won` or `expired`; one row for each lead, in the order of their ids.
    ///
    /// Which end counts is said at [`crate::pipeline::StageTable::new`]: the last word does, and an end that is a stay's
    /// exit already need not be among the ends. Whoever is not decided by then is still waiting; who comes later, or
    /// never stood at a stage, is left out.
    ///
    /// # Errors
    /// `STAY_REVERSED`, `STAY_UNCLEAR`.
    pub fn to_end(stays: &[Stay], ends: &[End], until: Timestamp) -> Result<Vec<Self>, Error> {
        let mut leads: BTreeMap<&LeadId, (Timestamp, Word)> = BTreeMap::new();
        for stay in stays {
            stay.check()?;
            if stay.entered <= until {
                let word = if stay.left.is_some_and(|left| left > until) { Word::Stands } else { Word::of(stay) };
                let (begun, last) = leads.entry(&stay.lead).or_insert((stay.entered, word));
                (*begun, *last) = (stay.entered.min(*begun), word.max(*last));
            }
        }
        for end in ends.iter().filter(|end| end.at <= until) {
            if let Some((_, last)) = leads.get_mut(&end.lead) {
                *last = Word::of_end(end).max(*last);
            }
        }
        let spell = |(begun, last): (Timestamp, Word)| {
            // An end before the first stay is none of that opportunity.
            let end = last.end().filter(|(at, _)| *at >= begun);
            Self::between(begun, end.map(|(at, how)| (at, how.name())), until)
        };
        leads.into_values().map(spell).collect()
    }

    fn between(begun: Timestamp, end: Option<(Timestamp, &str)>, until: Timestamp) -> Result<Self, Error> {
        let last = end.map_or(until, |(at, _)| at);
        #[expect(clippy::cast_precision_loss, reason = "the calendar's milliseconds are far below 2⁵³")]
        let days = (last.milliseconds() - begun.milliseconds()) as f64 / DAY;
        let cause = end.map(|(_, how)| CauseId::new(how)).transpose()?;
        Ok(Self { entered: Estimate::ZERO, left: Estimate::new(days)?, cause })
    }
}

/// Spells as columns, as they come from a data frame.
#[crosses]
pub struct SpellColumns {
    /// The ages at which they came under observation; empty if all were seen from their beginning.
    pub entered: Vec<Estimate>,
    /// The ages at which they ended, or were last seen.
    pub left: Vec<Estimate>,
    /// How they ended: 0 for still waiting, 1 for the first of `causes`, and so on.
    pub cause: Vec<Count>,
    /// The causes.
    pub causes: Vec<CauseId>,
}

impl SpellColumns {
    /// How long it takes to one end or another; see [`Incidence`].
    ///
    /// # Errors
    /// As of [`Incidence::of_columns`].
    pub fn incidence(&self) -> Result<Incidence, Error> {
        self.plainly(Incidence::of_columns)
    }

    /// The mean time in each state up to an age; see [`RestrictedMean`].
    ///
    /// # Errors
    /// As of [`RestrictedMean::of_columns`].
    pub fn restricted_mean(&self, until: Estimate) -> Result<RestrictedMean, Error> {
        self.plainly(|columns| RestrictedMean::of_columns(columns, until))
    }

    fn plainly<T>(&self, reckon: impl FnOnce(&Columns<'_>) -> T) -> T {
        let numbers = |column: &[Estimate]| -> Vec<f64> { column.iter().map(|number| number.get()).collect() };
        let (entered, left) = (numbers(&self.entered), numbers(&self.left));
        let cause: Vec<u32> = self.cause.iter().map(|cause| cause.get()).collect();
        reckon(&Columns { entered: &entered, left: &left, cause: &cause, causes: &self.causes })
    }
}

/// Spells as columns, for millions of rows.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// The ages at which they came under observation; empty if all were seen from their beginning.
    pub entered: &'a [f64],
    /// The ages at which they ended, or were last seen.
    pub left: &'a [f64],
    /// How they ended: 0 for still waiting, 1 for the first of `causes`, and so on.
    pub cause: &'a [u32],
    /// The causes.
    pub causes: &'a [CauseId],
}

/// One checked row; their order is that of time. Ages that are not negative are in the order of their bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// The bits of the age at which it ended.
    pub(super) left: u64,
    /// As in [`Columns::cause`].
    pub(super) cause: u32,
    /// The bits of the age at which it came.
    pub(super) entered: u64,
}

impl Columns<'_> {
    /// The rows that were under observation, in order, and how many were not: those of no length that begin after 0.
    pub(super) fn rows(&self) -> Result<(Vec<Row>, usize), Error> {
        let length = self.left.len();
        same_length("cause", length, self.cause.len())?;
        if !self.entered.is_empty() {
            same_length("entered", length, self.entered.len())?;
        }
        let mut rows = Vec::with_capacity(length);
        for (place, (&left, &cause)) in self.left.iter().zip(self.cause).enumerate() {
            let entered = self.entered.get(place).copied().unwrap_or(0.0);
            self.check(place, entered, left, cause)?;
            if left > entered || entered == 0.0 {
                // Zero has one sign.
                let [left, entered] = [left, entered].map(|age| (age + 0.0).to_bits());
                rows.push(Row { left, cause, entered });
            }
        }
        if rows.is_empty() {
            return Err(Error::SpellsMissing { given: number(length) });
        }
        let passed_over = length - rows.len();
        rows.sort_unstable();
        Ok((rows, passed_over))
    }

    fn check(&self, place: usize, entered: f64, left: f64, cause: u32) -> Result<(), Error> {
        // The usual, in one question; no number is never true.
        if entered >= 0.0 && left >= entered && left < f64::INFINITY && cause as usize <= self.causes.len() {
            return Ok(());
        }
        let row = number(place) + 1;
        for (name, age) in [("entered", entered), ("left", left)] {
            age_checked(Estimate::new(age)?, || format!("row {row}, {name}"))?;
        }
        if left < entered {
            let [entered, left] = [entered, left].map(|age| Text::from(age.to_string()));
            return Err(Error::SpellReversed { row, entered, left });
        }
        let allowed = self.causes.iter().collect();
        Err(Error::UnknownName { what: Text::from("cause"), name: Text::from(cause.to_string()), allowed })
    }
}

/// Refuses an age below 0.
pub(super) fn age_checked(age: Estimate, what: impl FnOnce() -> String) -> Result<f64, Error> {
    if age.get() < 0.0 {
        return Err(Error::AgeNegative { what: Text::from(what()), value: Text::from(age.to_string()) });
    }
    Ok(age.get())
}

fn same_length(column: &str, expected: usize, given: usize) -> Result<(), Error> {
    if expected == given {
        return Ok(());
    }
    Err(Error::ColumnsUnequal { column: Text::from(column), expected: number(expected), given: number(given) })
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Rows as columns of their own: the causes that occur, in the order of their names.
pub(super) struct Own {
    entered: Vec<f64>,
    left: Vec<f64>,
    cause: Vec<u32>,
    causes: Vec<CauseId>,
}

impl Own {
    pub(super) fn of(spells: &[Spell]) -> Self {
        let causes: BTreeSet<&CauseId> = spells.iter().filter_map(|spell| spell.cause.as_ref()).collect();
        let numbers: BTreeMap<&CauseId, u32> = causes.iter().copied().zip(1..).collect();
        let number = |spell: &Spell| spell.cause.as_ref().and_then(|cause| numbers.get(cause).copied()).unwrap_or(0);
        Self {
            entered: spells.iter().map(|spell| spell.entered.get()).collect(),
            left: spells.iter().map(|spell| spell.left.get()).collect(),
            cause: spells.iter().map(number).collect(),
            causes: causes.into_iter().cloned().collect(),
        }
    }

    pub(super) fn columns(&self) -> Columns<'_> {
        Columns { entered: &self.entered, left: &self.left, cause: &self.cause, causes: &self.causes }
    }
}
