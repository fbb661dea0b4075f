//! How well data are kept, from the log.

use super::record::Record;
use crate::lead::Event;
use crate::quality::MaintenanceRow;
use crate::units::{Count, Error, Estimate, FactId, LeadId, MediumId, MemberId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

const DAY: i64 = 86_400_000;

/// Folds the records of a log into rows of how well data are kept, for [`crate::quality::Maintenance`].
///
/// Each lead is looked at as it stood so many days after it came, so that old leads and new ones are told by one measure;
/// what happens to its data later is not counted, and one that has not had that time yet is no row. A lead that turned out
/// to be none is none here.
#[derive(Clone, Debug)]
pub struct MaintenanceFold {
    wanted: BTreeSet<FactId>,
    within: i64,
    leads: BTreeMap<LeadId, Kept>,
}

#[derive(Clone, Debug)]
struct Kept {
    came: Timestamp,
    medium: MediumId,
    member: Option<MemberId>,
    facts: BTreeMap<FactId, Fact>,
}

#[derive(Clone, Copy, Debug)]
struct Fact {
    recorded: Timestamp,
    verified: Option<Timestamp>,
}

impl MaintenanceFold {
    /// Nothing folded yet. These facts are wanted of each lead, so many days after it came: 1 to 3,660.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` for another number of days.
    pub fn new(wanted: Vec<FactId>, within_days: Count) -> Result<Self, Error> {
        Estimate::of(within_days.get().into()).within("within_days", 1.0, 3_660.0)?;
        let within = i64::from(within_days.get()) * DAY;
        Ok(Self { wanted: wanted.into_iter().collect(), within, leads: BTreeMap::new() })
    }

    /// Folds the next record.
    pub fn fold(&mut self, record: &Record) {
        let at = record.at;
        match &record.event {
            Event::Captured { lead, medium, .. } => self.begin(lead, medium, None, at),
            Event::DealRegistered { lead, medium, member, .. } => self.begin(lead, medium, Some(member), at),
            Event::Accepted { lead, member, .. } => self.keep(lead, at, |kept| kept.member = Some(member.clone())),
            Event::FactRecorded { lead, fact, .. } if self.wanted.contains(fact) => self.keep(lead, at, |kept| {
                // Recorded anew it is another value, which nobody has verified.
                kept.facts.insert(fact.clone(), Fact { recorded: at, verified: None });
            }),
            Event::FactRetracted { lead, fact } => self.keep(lead, at, |kept| {
                kept.facts.remove(fact);
            }),
            Event::FactVerified { lead, fact } => self.keep(lead, at, |kept| {
                if let Some(fact) = kept.facts.get_mut(fact) {
                    fact.verified = fact.verified.or(Some(at));
                }
            }),
            Event::Rejected { lead, .. } => drop(self.leads.remove(lead)),
            _ => {}
        }
    }

    /// Folds the next records, all of them.
    pub fn fold_all(&mut self, records: &[Record]) {
        records.iter().for_each(|record| self.fold(record));
    }

    /// The rows of all leads that have had their time by then, by lead.
    pub fn rows(&self, until: Timestamp) -> Vec<MaintenanceRow> {
        let ripe = self.leads.iter().filter(|(_, kept)| until.since(kept.came) >= self.within);
        ripe.map(|(lead, kept)| self.row(lead, kept)).collect()
    }

    fn row(&self, lead: &LeadId, kept: &Kept) -> MaintenanceRow {
        let verified = kept.facts.values().filter(|fact| fact.verified.is_some());
        let later = kept.facts.values().filter(|fact| fact.verified.is_some_and(|verified| verified > fact.recorded));
        MaintenanceRow {
            lead: lead.clone(),
            member: kept.member.clone(),
            medium: Some(kept.medium.clone()),
            at: kept.came,
            wanted: Count::saturating(self.wanted.len()),
            recorded: Count::saturating(kept.facts.len()),
            verified: Count::saturating(verified.count()),
            verified_later: Count::saturating(later.count()),
        }
    }

    fn begin(&mut self, lead: &LeadId, medium: &MediumId, member: Option<&MemberId>, came: Timestamp) {
        let kept = Kept { came, medium: medium.clone(), member: member.cloned(), facts: BTreeMap::new() };
        self.leads.insert(lead.clone(), kept);
    }

    /// What happens to a lead in its time.
    fn keep(&mut self, lead: &LeadId, at: Timestamp, change: impl FnOnce(&mut Kept)) {
        if let Some(kept) = self.leads.get_mut(lead).filter(|kept| at.since(kept.came) < self.within) {
            change(kept);
        }
    }
}
