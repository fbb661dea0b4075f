//! What is counted while records pass by.

use leadwerk::engine::{Engine, Record, StayFold};
use leadwerk::lead::{Event, Phase};
use leadwerk::pipeline::StageTable;
use leadwerk::policy::EscalationAction;
use leadwerk::units::{LeadId, StageId, Timestamp};
use std::collections::BTreeMap;

/// The figures of a run.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) deferrals: u64,
    pub(crate) escalations: BTreeMap<&'static str, u64>,
    pub(crate) expiries: u64,
    pub(crate) refusals: BTreeMap<String, u64>,
    pub(crate) first_contact: FirstContact,
    stays: StayFold,
}

/// How soon members spoke with the customers of the leads that they accepted.
#[derive(Default)]
pub(crate) struct FirstContact {
    /// Accepted leads without a first contact so far: when they were accepted, and until when it was due.
    waiting: BTreeMap<LeadId, (Timestamp, Option<Timestamp>)>,
    /// Milliseconds from acceptance to first contact.
    waits: Vec<i64>,
    pub(crate) accepted: u64,
    pub(crate) in_time: u64,
    pub(crate) late: u64,
    /// Left the member without ever being touched.
    pub(crate) never: u64,
}

impl FirstContact {
    fn fold(&mut self, at: Timestamp, event: &Event) {
        match event {
            Event::Accepted { lead, contact_by, .. } => {
                self.accepted += 1;
                self.waiting.insert(lead.clone(), (at, *contact_by));
            }
            Event::Contacted { lead, .. } => {
                if let Some((accepted, due)) = self.waiting.remove(lead) {
                    self.waits.push(at.since(accepted));
                    if due.is_none_or(|due| at < due) { self.in_time += 1 } else { self.late += 1 }
                }
            }
            Event::TakenBack { lead, .. }
            | Event::Demoted { lead, .. }
            | Event::Won { lead, .. }
            | Event::Lost { lead, .. }
            | Event::Expired { lead }
            | Event::Rejected { lead, .. } => self.never += u64::from(self.waiting.remove(lead).is_some()),
            _ => {}
        }
    }

    /// Accepted and still untouched when the run ended.
    pub(crate) fn waiting(&self) -> u64 {
        self.waiting.len() as u64
    }

    /// Hours from acceptance to first contact which this share of the touched leads did not exceed.
    pub(crate) fn hours(&self, share: f64) -> Option<f64> {
        let mut waits = self.waits.clone();
        waits.sort_unstable();
        let last = waits.len().checked_sub(1)?;
        let wait = waits.get((last as f64 * share).round() as usize)?;
        Some(*wait as f64 / 3_600_000.0)
    }
}

impl Figures {
    pub(crate) fn fold(&mut self, record: &Record) {
        self.stays.fold(record);
        self.first_contact.fold(record.at, &record.event);
        match &record.event {
            Event::Deferred { .. } => self.deferrals += 1,
            Event::Expired { .. } => self.expiries += 1,
            Event::Escalated { action, .. } => *self.escalations.entry(name(action)).or_default() += 1,
            _ => {}
        }
    }

    pub(crate) fn refuse(&mut self, code: &str) {
        *self.refusals.entry(code.to_owned()).or_default() += 1;
    }

    pub(crate) fn stage_table(&self, engine: &Engine) -> Result<StageTable, leadwerk::Error> {
        let stages: Vec<StageId> = engine.rules().stages().iter().map(|stage| stage.id.clone()).collect();
        StageTable::new(&stages, self.stays.stays(), self.stays.ends())
    }
}

/// Leads by their end; whatever still lives is open.
pub(crate) fn end_states(engine: &Engine) -> Vec<(&'static str, u64)> {
    let ends = Phase::ALL.iter().filter(|phase| phase.is_end()).map(|phase| (phase.name(), engine.count(*phase)));
    let living = Phase::LIVING.iter().map(|phase| engine.count(*phase)).sum();
    ends.chain([("open", living)]).collect()
}

fn name(action: &EscalationAction) -> &'static str {
    match action {
        EscalationAction::Script { .. } => "script",
        EscalationAction::TellManager {} => "tell_manager",
        EscalationAction::Refuse {} => "refuse",
        EscalationAction::Lose { .. } => "lose",
    }
}
