//! What happened to leads, in order of time, as far as reports count it.

use crate::engine::Record;
use crate::lead::Event;
use crate::units::{CampaignId, ChannelId, LeadId, MediumId, MemberId, Money, ReasonId, Timestamp};
use std::collections::BTreeMap;

/// A step in a lead's life that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Captured,
    Qualified,
    Rejected,
    Accepted,
    Contacted,
    Demoted,
    Won,
    Lost,
    Expired,
}

/// Something that happened to a lead.
#[derive(Clone, Debug)]
pub(super) struct Happened {
    pub(super) at: Timestamp,
    pub(super) step: Step,
    /// The place of the lead.
    lead: u32,
    /// Who had it then.
    pub(super) member: Option<MemberId>,
    /// The channel that this one was of then.
    pub(super) channel: Option<ChannelId>,
    /// What a won lead was worth.
    pub(super) value: Option<Money>,
    /// Why it was lost or rejected.
    pub(super) reason: Option<ReasonId>,
}

/// What does not change in a lead, and what is not to be counted twice.
#[derive(Clone, Debug)]
struct Known {
    medium: MediumId,
    campaign: Option<CampaignId>,
    member: Option<MemberId>,
    value: Option<Money>,
    qualified: bool,
    contacted: bool,
}

/// All that happened so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Happenings {
    places: BTreeMap<LeadId, u32>,
    leads: Vec<Known>,
    /// In the order of the log, which is that of time.
    all: Vec<Happened>,
    channels: BTreeMap<MemberId, ChannelId>,
    /// When a person last confirmed a member.
    pub(super) confirmed: BTreeMap<MemberId, Timestamp>,
}

impl Happenings {
    pub(super) fn fold(&mut self, record: &Record) {
        if let Event::MemberJoined { member, profile } = &record.event {
            self.channels.insert(member.clone(), profile.channel.clone());
        }
        if let Event::MemberConfirmed { member, .. } = &record.event {
            self.confirmed.insert(member.clone(), record.at);
        }
        let Some(id) = record.event.lead() else { return };
        self.begin(id, &record.event);
        let Some(&place) = self.places.get(id) else { return };
        let Some(lead) = usize::try_from(place).ok().and_then(|place| self.leads.get_mut(place)) else { return };
        let had = lead.member.clone();
        let steps = lead.fold(&record.event);
        let reason = match &record.event {
            Event::Lost { reason, .. } | Event::Rejected { reason, .. } | Event::Demoted { reason, .. } => Some(reason),
            _ => None,
        };
        for step in steps.into_iter().flatten() {
            let value = lead.value.filter(|_| step == Step::Won);
            // Nobody has a lead yet when it becomes ready.
            let has = lead.member.as_ref().filter(|_| step != Step::Qualified);
            let member = has.or(had.as_ref()).cloned();
            let channel = member.as_ref().and_then(|member| self.channels.get(member)).cloned();
            let reason = reason.cloned();
            self.all.push(Happened { at: record.at, step, lead: place, member, channel, value, reason });
        }
    }

    fn begin(&mut self, id: &LeadId, event: &Event) {
        let (medium, campaign, member, value) = match event {
            Event::Captured { medium, campaign, value, .. } => (medium, campaign.clone(), None, *value),
            Event::DealRegistered { medium, member, value, .. } => (medium, None, Some(member.clone()), *value),
            _ => return,
        };
        // INVARIANT (places): a log of four billion leads does not fit into memory.
        let place = u32::try_from(self.leads.len()).unwrap_or(u32::MAX);
        self.places.insert(id.clone(), place);
        let (qualified, contacted) = (false, false);
        self.leads.push(Known { medium: medium.clone(), campaign, member, value, qualified, contacted });
    }

    /// What happened from an instant on and before another.
    pub(super) fn between(&self, from: Timestamp, until: Timestamp) -> &[Happened] {
        let [begin, end] = [from, until].map(|at| self.all.partition_point(|happened| happened.at < at));
        self.all.get(begin..end).unwrap_or_default()
    }

    pub(super) fn medium(&self, happened: &Happened) -> Option<&MediumId> {
        self.known(happened).map(|lead| &lead.medium)
    }

    pub(super) fn campaign(&self, happened: &Happened) -> Option<&CampaignId> {
        self.known(happened).and_then(|lead| lead.campaign.as_ref())
    }

    fn known(&self, happened: &Happened) -> Option<&Known> {
        usize::try_from(happened.lead).ok().and_then(|place| self.leads.get(place))
    }
}

impl Known {
    /// What is counted of an event; a lead can become ready and be accepted in one.
    fn fold(&mut self, event: &Event) -> [Option<Step>; 2] {
        match event {
            Event::Captured { .. } => [Some(Step::Captured), None],
            // A partner's own deal comes in qualified, accepted and spoken with.
            Event::DealRegistered { .. } => {
                (self.qualified, self.contacted) = (true, true);
                [Some(Step::Captured), None]
            }
            Event::Readied { .. } | Event::Offered { .. } => [self.qualify(), None],
            Event::Accepted { member, .. } => {
                (self.member, self.contacted) = (Some(member.clone()), false);
                [self.qualify(), Some(Step::Accepted)]
            }
            Event::Contacted { .. } if self.member.is_some() && !self.contacted => {
                self.contacted = true;
                [Some(Step::Contacted), None]
            }
            Event::ValueSet { value, .. } | Event::Revalued { value, .. } => {
                self.value = Some(*value);
                [None, None]
            }
            Event::TakenBack { .. } | Event::Declined { .. } | Event::Lapsed { .. } => {
                self.member = None;
                [None, None]
            }
            Event::Demoted { .. } => {
                self.member = None;
                [Some(Step::Demoted), None]
            }
            Event::Won { value, .. } => {
                self.value = value.or(self.value);
                [Some(Step::Won), None]
            }
            Event::Lost { .. } => [Some(Step::Lost), None],
            Event::Expired { .. } => [Some(Step::Expired), None],
            Event::Rejected { .. } => [Some(Step::Rejected), None],
            _ => [None, None],
        }
    }

    fn qualify(&mut self) -> Option<Step> {
        (!core::mem::replace(&mut self.qualified, true)).then_some(Step::Qualified)
    }
}
