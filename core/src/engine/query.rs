//! Questions to the engine, answered as the actor may see it.

use super::{Engine, Record};
use crate::lead::decide::{World, is_visible, sees_all};
use crate::lead::state::Lead;
use crate::lead::{Actor, DeadlineKind, Due, Event, LeadView, Phase, Related};
use crate::policy::Temperature;
use crate::units::{Error, LeadId, MemberId, StageId, Timestamp};
use leadwerk_macros::crosses;

/// A lead in a member's queue: what it works, since when, and what is next.
#[crosses]
#[derive(Eq)]
pub struct QueueLine {
    /// The lead.
    pub lead: LeadId,
    /// Offered or open.
    pub phase: Phase,
    /// The stage it stands at.
    pub stage: Option<StageId>,
    /// How likely it buys; hot ones go first.
    pub temperature: Option<Temperature>,
    /// Since when.
    pub since: Timestamp,
    /// What is due next.
    pub next: Option<Due>,
}

/// Something that is due.
#[crosses]
#[derive(Eq)]
pub struct DueLine {
    /// The lead.
    pub lead: LeadId,
    /// The member that has it.
    pub member: Option<MemberId>,
    /// What is due.
    pub deadline: DeadlineKind,
    /// When.
    pub at: Timestamp,
}

impl Engine {
    /// Everything that is known of a lead.
    ///
    /// # Errors
    /// `LEAD_NOT_FOUND` when it does not exist, or not for this actor.
    pub fn lead(&self, actor: &Actor, id: &LeadId) -> Result<LeadView, Error> {
        let lead = self.visible(actor, id)?;
        let predecessor = lead.predecessor.and_then(|place| self.store.at(place)).map(|lead| lead.id.clone());
        let duplicate_of = lead.details().and_then(|details| details.duplicate_of.as_deref().cloned());
        let related = Related {
            predecessor: predecessor.filter(|id| self.visible(actor, id).is_ok()),
            duplicate_of: duplicate_of.filter(|id| self.visible(actor, id).is_ok()),
        };
        LeadView::new(lead, related, actor, self.store.names(), &self.rules)
    }

    /// The leads that a member has, the hot ones first, then the oldest.
    ///
    /// # Errors
    /// `NOT_YOURSELF` when a member asks for another's queue, or a contact for any.
    pub fn queue(&self, actor: &Actor, member: &MemberId) -> Result<Vec<QueueLine>, Error> {
        let own = matches!(actor, Actor::Member { member: own } if own == member);
        if !own && !sees_all(actor) {
            return Err(Error::NotYourself { member: member.clone() });
        }
        let mut places = self.store.queue(member.as_str()).to_vec();
        places.sort_unstable();
        let leads = places.into_iter().filter_map(|place| self.store.at(place));
        let mut lines = leads.map(|lead| self.queue_line(lead)).collect::<Result<Vec<_>, _>>()?;
        lines.sort_by_key(|line| (core::cmp::Reverse(line.temperature), line.since));
        Ok(lines)
    }

    fn queue_line(&self, lead: &Lead) -> Result<QueueLine, Error> {
        let stage = lead.stage.map(|stage| StageId::new(self.store.names().text(stage))).transpose()?;
        Ok(QueueLine {
            lead: lead.id.clone(),
            phase: lead.phase,
            stage,
            temperature: lead.temperature,
            since: lead.since,
            next: lead.deadlines.earliest().map(|(at, deadline)| Due { deadline, at }),
        })
    }

    /// What is due by a time, earliest first; of the leads that this actor sees.
    ///
    /// # Errors
    /// None in practice.
    pub fn due(&self, actor: &Actor, until: Timestamp) -> Result<Vec<DueLine>, Error> {
        let mut lines = Vec::new();
        for (_, place) in self.store.agenda.due(until, |place| self.store.first_due(place)) {
            let Some(lead) = self.store.at(place).filter(|lead| is_visible(lead, actor, self.store.names())) else {
                continue;
            };
            let member = lead.member.filter(|_| !lead.phase.is_end());
            let member = member.map(|member| MemberId::new(self.store.names().text(member))).transpose()?;
            for (at, deadline) in lead.deadlines.in_order().take_while(|(at, _)| *at <= until) {
                lines.push(DueLine { lead: lead.id.clone(), member: member.clone(), deadline, at });
            }
        }
        lines.sort_by_key(|line| line.at);
        Ok(lines)
    }

    /// What happened to a lead since [`Engine::retain_log`] was switched on, oldest first.
    ///
    /// A member does not see to whom else it was offered; a contact sees what became of its consent, no more. Looks
    /// through the whole kept log; a host that asks often keeps an index of its own.
    ///
    /// # Errors
    /// `LEAD_NOT_FOUND`; `LOG_NOT_RETAINED` unless [`Engine::retain_log`] was switched on.
    pub fn history(&self, actor: &Actor, id: &LeadId) -> Result<Vec<Record>, Error> {
        self.visible(actor, id)?;
        let log = self.log.as_ref().ok_or(Error::LogNotRetained {})?;
        let own = log.iter().filter(|record| record.event.lead() == Some(id));
        Ok(own.filter(|record| may_see(actor, record)).map(|record| self.without_strangers(actor, record)).collect())
    }

    /// The record without the names of leads that do not exist for the actor.
    fn without_strangers(&self, actor: &Actor, record: &Record) -> Record {
        let mut record = record.clone();
        if let Event::Captured { predecessor: named, .. }
        | Event::DealRegistered { predecessor: named, .. }
        | Event::Rejected { duplicate_of: named, .. } = &mut record.event
        {
            named.take_if(|id| self.visible(actor, id).is_err());
        }
        record
    }

    /// How many leads are in a phase.
    pub fn count(&self, phase: Phase) -> u64 {
        self.store.count(phase)
    }

    /// How many leads there are.
    pub fn leads(&self) -> u64 {
        self.store.len() as u64
    }

    fn visible(&self, actor: &Actor, id: &LeadId) -> Result<&Lead, Error> {
        let lead = self.store.lead(id).filter(|lead| is_visible(lead, actor, self.store.names()));
        lead.ok_or_else(|| Error::LeadNotFound { lead: id.clone() })
    }
}

/// Whether a record about a visible lead is the actor's to see.
fn may_see(actor: &Actor, record: &Record) -> bool {
    match actor {
        Actor::System {} | Actor::Marketing { .. } | Actor::Manager { .. } => true,
        // The books are not a member's: they hold what others are owed.
        Actor::Member { .. }
            if matches!(
                record.event,
                Event::Distributed { .. } | Event::OwedClamped { .. } | Event::Waiting { .. } | Event::Revalued { .. }
            ) =>
        {
            false
        }
        Actor::Member { member } => concerns(record).is_none_or(|other| other == member),
        Actor::Contact { .. } => matches!(
            record.event,
            Event::Captured { .. }
                | Event::ConsentRequested { .. }
                | Event::ConsentGiven { .. }
                | Event::ConsentConfirmed { .. }
                | Event::ConsentLapsed { .. }
                | Event::ConsentWithdrawn { .. }
                | Event::Erased { .. }
        ),
    }
}

/// The member whose business a record is, if it is one's.
fn concerns(record: &Record) -> Option<&MemberId> {
    match (&record.event, &record.actor) {
        (
            Event::Offered { member, .. }
            | Event::Accepted { member, .. }
            | Event::Declined { member, .. }
            | Event::Lapsed { member, .. }
            | Event::TakenBack { member, .. }
            | Event::Demoted { member, .. }
            | Event::DealRegistered { member, .. },
            _,
        )
        | (_, Actor::Member { member }) => Some(member),
        _ => None,
    }
}
