//! How soon customers are called, and who never is.

use super::work::days;
use crate::pipeline::{Incidence, Reckoned, RestrictedMean, Spell};
use crate::units::{CauseId, Count, Error, Estimate, LeadId, MediumId, MemberId, Probability, Text, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// A lead that waits for its first contact, or had it.
#[crosses]
#[derive(Eq)]
pub struct ResponseRow {
    /// The lead.
    pub lead: LeadId,
    /// The member that has it, or had it.
    pub member: MemberId,
    /// Where it came from.
    pub medium: Option<MediumId>,
    /// When the member accepted it.
    pub at: Timestamp,
    /// Until when the first contact was due.
    pub due: Option<Timestamp>,
    /// When it came.
    pub contacted: Option<Timestamp>,
    /// When the lead ended at this member.
    pub ended: Option<Timestamp>,
    /// Whether it ended for a reason that is not the member's doing, so that the contact might have come still. An
    /// uncontacted lead that was lost, expired, or was taken away for want of contact, is not excused: it is never called.
    pub excused: bool,
}

/// How soon customers are called: of all leads, by member, by medium.
#[crosses]
pub struct ResponseTimes {
    /// The time that `within` is about, in hours.
    pub within_hours: Count,
    /// The time up to which means are reckoned, in hours.
    pub limit_hours: Count,
    /// All leads.
    pub total: ResponseGroup,
    /// By member, in the order of names.
    pub members: Vec<ResponseGroup>,
    /// By medium; leads of which it is not known are in none.
    pub media: Vec<ResponseGroup>,
}

/// How soon customers of one group are called.
///
/// The curve behind `within`, `untouched` and `mean_hours` is that of Kaplan and Meier (1958): a lead that waits still
/// counts for as long as it has waited, and one that ended without a contact as one that is never called. Leaving both out,
/// as is usual, shows only the quick ones.
#[crosses]
pub struct ResponseGroup {
    /// Whose; empty for all leads.
    pub name: String,
    /// How many leads were accepted.
    pub leads: Count,
    /// How many were called.
    pub contacted: Count,
    /// How many wait still.
    pub waiting: Count,
    /// How many ended without ever being called: the black hole.
    pub never: Count,
    /// Called by the time they were due.
    pub in_time: Count,
    /// Called later, or not at all though it was due.
    pub late: Count,
    /// In time of those in time and late; nothing where none was due.
    pub share_in_time: Option<Probability>,
    /// Never called, of all leads; nothing without leads.
    pub share_never: Option<Probability>,
    /// How likely a customer is called within the given hours.
    pub within: Option<Reckoned>,
    /// How likely a customer has still not been called at the limit.
    pub untouched: Option<Reckoned>,
    /// How many hours a customer waits on average, up to the limit.
    pub mean_hours: Option<Reckoned>,
}

impl ResponseTimes {
    /// What was known at a time, from rows in any order. `within_hours` is usually 24; `limit_hours`, up to which means are
    /// reckoned, usually 168; each from 1 to 8,760, by the clock, not by working hours: whether a contact is in time
    /// goes by `due`, and that knows them.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`; `SPELL_REVERSED` where a lead is called or ends before it is accepted.
    pub fn of(rows: &[ResponseRow], within_hours: Count, limit_hours: Count, until: Timestamp) -> Result<Self, Error> {
        for (what, hours) in [("within_hours", within_hours), ("limit_hours", limit_hours)] {
            Estimate::of(hours.get().into()).within(what, 1.0, 8_760.0)?;
        }
        let mut seen = Vec::with_capacity(rows.len());
        for (row, number) in rows.iter().zip(1..) {
            row.check(number)?;
            if row.at <= until {
                seen.push(row);
            }
        }
        let asked = Asked { within_hours, limit_hours, until, contacted: CauseId::new("contacted")? };
        let members = grouped(&seen, |row| Some(row.member.as_str()));
        let media = grouped(&seen, |row| row.medium.as_ref().map(MediumId::as_str));
        let all = |groups: BTreeMap<&str, Vec<&ResponseRow>>| -> Result<Vec<_>, Error> {
            groups.into_iter().map(|(name, rows)| asked.group(name, &rows)).collect()
        };
        Ok(Self {
            within_hours,
            limit_hours,
            total: asked.group("", &seen)?,
            members: all(members)?,
            media: all(media)?,
        })
    }
}

fn grouped<'a>(
    rows: &[&'a ResponseRow],
    name: impl Fn(&'a ResponseRow) -> Option<&'a str>,
) -> BTreeMap<&'a str, Vec<&'a ResponseRow>> {
    let mut groups: BTreeMap<&str, Vec<&ResponseRow>> = BTreeMap::new();
    for row in rows {
        if let Some(name) = name(row) {
            groups.entry(name).or_default().push(row);
        }
    }
    groups
}

impl ResponseRow {
    fn check(&self, row: i64) -> Result<(), Error> {
        match [self.contacted, self.ended].into_iter().flatten().find(|&at| at < self.at) {
            Some(at) => {
                let [entered, left] = [self.at, at].map(|at| Text::from(at.to_string()));
                Err(Error::SpellReversed { row, entered, left })
            }
            None => Ok(()),
        }
    }

    /// The first contact, as far as it was known; one after the end is none of this member's.
    fn contact(&self, until: Timestamp) -> Option<Timestamp> {
        let last = self.end(until).unwrap_or(until);
        self.contacted.filter(|&at| at <= last)
    }

    fn end(&self, until: Timestamp) -> Option<Timestamp> {
        self.ended.filter(|&at| at <= until)
    }

    /// Whether the contact was in time; nothing while it may be still, and where nobody can say.
    fn in_time(&self, until: Timestamp) -> Option<bool> {
        let due = self.due?;
        if let Some(at) = self.contact(until) {
            // As the engine has it: what comes at the very millisecond comes too late.
            return Some(at < due);
        }
        match self.end(until) {
            Some(at) if self.excused && at < due => None,
            Some(_) => Some(false),
            None => (due <= until).then_some(false),
        }
    }
}

/// What is asked of each group.
struct Asked {
    within_hours: Count,
    limit_hours: Count,
    until: Timestamp,
    contacted: CauseId,
}

impl Asked {
    fn group(&self, name: &str, rows: &[&ResponseRow]) -> Result<ResponseGroup, Error> {
        let until = self.until;
        let count =
            |which: &dyn Fn(&ResponseRow) -> bool| Count::saturating(rows.iter().filter(|row| which(row)).count());
        let leads = Count::saturating(rows.len());
        let contacted = count(&|row| row.contact(until).is_some());
        let never = count(&|row| row.contact(until).is_none() && row.end(until).is_some() && !row.excused);
        let waiting = count(&|row| row.contact(until).is_none() && row.end(until).is_none());
        let (in_time, late) =
            (count(&|row| row.in_time(until) == Some(true)), count(&|row| row.in_time(until) == Some(false)));
        let share = |part: Count, of: u64| Probability::share(part.get().into(), of);
        let spells: Vec<_> = rows.iter().map(|row| self.spell(row)).collect();
        let (mut within, mut untouched, mut mean_hours) = (None, None, None);
        if !spells.is_empty() {
            let curve = Incidence::of(&spells)?;
            let hours = |hours: Count| Estimate::of(hours.get().into());
            let free = curve.at(hours(self.within_hours)).event_free;
            let called = Estimate::of(1.0 - free.value.get());
            within = Some(Reckoned { value: called, standard_error: free.standard_error });
            untouched = Some(curve.at(hours(self.limit_hours)).event_free);
            mean_hours = Some(RestrictedMean::of(&spells, hours(self.limit_hours))?.event_free);
        }
        Ok(ResponseGroup {
            name: name.to_owned(),
            leads,
            contacted,
            waiting,
            never,
            in_time,
            late,
            share_in_time: share(in_time, u64::from(in_time.get()) + u64::from(late.get())),
            share_never: share(never, leads.get().into()),
            within,
            untouched,
            mean_hours,
        })
    }

    /// The wait, in hours.
    fn spell(&self, row: &ResponseRow) -> Spell {
        let hours = |at| 24.0 * days(row.at, at);
        let contact = row.contact(self.until);
        let left = match (contact, row.end(self.until)) {
            (Some(at), _) => hours(at),
            (None, Some(at)) if row.excused => hours(at),
            // Never called: it waits beyond all that is asked for.
            (None, Some(_)) => f64::from(self.limit_hours.get().max(self.within_hours.get())),
            (None, None) => hours(self.until),
        };
        let cause = contact.map(|_| self.contacted.clone());
        Spell { entered: Estimate::ZERO, left: Estimate::of(left), cause }
    }
}
