//! What a member was to do by a time and has not done yet.
//!
//! An engine says once that something was missed, and then waits for it no more. The member has it still to do.

use crate::engine::Record;
use crate::lead::{DeadlineKind, Due, Event, PlanEntry, PlanKey};
use crate::units::{LeadId, MilestoneId, Timestamp};
use std::collections::BTreeMap;

/// What was missed and is not done, by lead.
#[derive(Clone, Debug, Default)]
pub(super) struct Undone(BTreeMap<LeadId, Missed>);

#[derive(Clone, Debug, Default)]
struct Missed {
    /// Until when it is deferred, or was.
    deferred: Option<Timestamp>,
    due: BTreeMap<DeadlineKind, Timestamp>,
    /// There may be several.
    milestones: BTreeMap<MilestoneId, Timestamp>,
}

impl Undone {
    pub(super) fn fold(&mut self, record: &Record) {
        use DeadlineKind::{FirstContact, Stay, WakeUp};
        let Some(lead) = record.event.lead() else { return };
        match &record.event {
            Event::DeadlineMissed { deadline: deadline @ (FirstContact | Stay), due, .. } => {
                self.known(lead).due.insert(*deadline, *due);
            }
            Event::DeadlineMissed { milestone: Some(milestone), due, .. } => {
                self.known(lead).milestones.insert(milestone.clone(), *due);
            }
            // It is done, or due at another time, or given up.
            Event::Planned { entry: PlanEntry::Milestone { milestone, .. }, .. }
            | Event::Unplanned { entry: PlanKey::Milestone { milestone }, .. } => {
                if let Some(known) = self.0.get_mut(lead) {
                    known.milestones.remove(milestone);
                }
            }
            Event::Deferred { until, .. } => {
                let known = self.known(lead);
                known.deferred = Some(*until);
                known.due.remove(&WakeUp);
            }
            Event::WokeUp { .. } => {
                let known = self.known(lead);
                known.due.insert(WakeUp, known.deferred.unwrap_or(record.at));
            }
            Event::Contacted { .. } => self.done(lead, [FirstContact, WakeUp]),
            Event::Advanced { .. } | Event::Regressed { .. } => self.done(lead, [Stay, WakeUp]),
            // It ends, or somebody else has it.
            Event::Accepted { .. }
            | Event::TakenBack { .. }
            | Event::Demoted { .. }
            | Event::Won { .. }
            | Event::Lost { .. }
            | Event::Expired { .. }
            | Event::Rejected { .. } => drop(self.0.remove(lead)),
            _ => {}
        }
    }

    fn known(&mut self, lead: &LeadId) -> &mut Missed {
        self.0.entry(lead.clone()).or_default()
    }

    fn done(&mut self, lead: &LeadId, deadlines: [DeadlineKind; 2]) {
        if let Some(known) = self.0.get_mut(lead) {
            known.due.retain(|deadline, _| !deadlines.contains(deadline));
        }
    }

    /// Whether one of these was missed and is not done.
    pub(super) fn is_missed(&self, lead: &LeadId, kinds: &[DeadlineKind]) -> bool {
        self.0.get(lead).is_some_and(|missed| missed.all().any(|due| kinds.contains(&due.deadline)))
    }

    /// What of a lead has waited longest.
    pub(super) fn first(&self, lead: &LeadId) -> Option<Due> {
        self.0.get(lead)?.all().min_by_key(|due| (due.at, due.deadline))
    }
}

impl Missed {
    fn all(&self) -> impl Iterator<Item = Due> {
        let milestones = self.milestones.values().map(|&at| Due { deadline: DeadlineKind::Milestone, at });
        self.due.iter().map(|(&deadline, &at)| Due { deadline, at }).chain(milestones)
    }
}
