//! What the log says of a deal beside its stays: its value, who has it, and to which segment it belongs.

use crate::lead::Event;
use crate::policy::FactValue;
use crate::units::{CampaignId, ChannelId, FactId, LeadId, MediumId, MemberId, Money, SegmentId};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// What tells segments apart.
#[crosses]
#[derive(Eq)]
pub enum SegmentBy {
    /// The medium that the lead came from.
    Medium {},
    /// The campaign that brought it.
    Campaign {},
    /// The channel of the member that has it.
    Channel {},
    /// The member that has it.
    Member {},
    /// A recorded fact that is a choice or yes or no.
    Fact {
        /// Which.
        fact: FactId,
    },
}

/// What is known of a lead that may become a deal.
#[derive(Clone, Debug, Default)]
pub(super) struct DealFacts {
    medium: Option<MediumId>,
    campaign: Option<CampaignId>,
    pub(super) member: Option<MemberId>,
    pub(super) value: Option<Money>,
    facts: BTreeMap<FactId, String>,
}

/// What is known of all leads that have not ended.
#[derive(Clone, Debug, Default)]
pub(super) struct DealBook {
    /// What tells segments apart, the coarsest first.
    by: Vec<SegmentBy>,
    leads: BTreeMap<LeadId, DealFacts>,
    channels: BTreeMap<MemberId, ChannelId>,
}

impl DealBook {
    pub(super) fn new(by: Vec<SegmentBy>) -> Self {
        Self { by, ..Self::default() }
    }

    /// Hears of an event.
    pub(super) fn fold(&mut self, event: &Event) {
        match event {
            Event::Captured { lead, medium, campaign, value, .. } => {
                let (medium, campaign) = (Some(medium.clone()), campaign.clone());
                self.leads.insert(lead.clone(), DealFacts { medium, campaign, value: *value, ..DealFacts::default() });
            }
            Event::DealRegistered { lead, member, medium, value, .. } => {
                let (medium, member) = (Some(medium.clone()), Some(member.clone()));
                self.leads.insert(lead.clone(), DealFacts { medium, member, value: *value, ..DealFacts::default() });
            }
            Event::ValueSet { lead, value } => self.of(lead).value = Some(*value),
            Event::Accepted { lead, member, .. } => self.of(lead).member = Some(member.clone()),
            Event::TakenBack { lead, .. } | Event::Demoted { lead, .. } => self.of(lead).member = None,
            Event::FactRecorded { lead, fact, value } => self.record(lead, fact, value),
            Event::FactRetracted { lead, fact } => drop(self.of(lead).facts.remove(fact)),
            Event::MemberJoined { member, profile } => {
                drop(self.channels.insert(member.clone(), profile.channel.clone()))
            }
            Event::Won { lead, .. }
            | Event::Lost { lead, .. }
            | Event::Expired { lead }
            | Event::Rejected { lead, .. } => {
                self.leads.remove(lead);
            }
            _ => {}
        }
    }

    fn of(&mut self, lead: &LeadId) -> &mut DealFacts {
        self.leads.entry(lead.clone()).or_default()
    }

    /// Only facts that tell segments apart are kept.
    fn record(&mut self, lead: &LeadId, fact: &FactId, value: &FactValue) {
        let asked = self.by.iter().any(|by| matches!(by, SegmentBy::Fact { fact: asked } if asked == fact));
        let word = match value {
            FactValue::Choice { value } => value.as_str().to_owned(),
            FactValue::Flag { value } => if *value { "yes" } else { "no" }.to_owned(),
            FactValue::Number { .. } | FactValue::Money { .. } | FactValue::Date { .. } | FactValue::Text { .. } => {
                return;
            }
        };
        if asked {
            self.of(lead).facts.insert(fact.clone(), word);
        }
    }

    /// What is known of a lead.
    pub(super) fn get(&self, lead: &LeadId) -> Option<&DealFacts> {
        self.leads.get(lead)
    }

    /// The channel of a member.
    pub(super) fn channel(&self, member: &MemberId) -> Option<&ChannelId> {
        self.channels.get(member)
    }

    /// The segment of a lead: its parts with a slash between, as far as they are known and fit into an id.
    pub(super) fn segment(&self, lead: &LeadId) -> Option<SegmentId> {
        let known = self.leads.get(lead)?;
        let mut segment: Option<SegmentId> = None;
        for by in &self.by {
            let part = match by {
                SegmentBy::Medium {} => known.medium.as_ref().map(MediumId::as_str),
                SegmentBy::Campaign {} => known.campaign.as_ref().map(CampaignId::as_str),
                SegmentBy::Channel {} => known.member.as_ref().and_then(|id| self.channel(id)).map(ChannelId::as_str),
                SegmentBy::Member {} => known.member.as_ref().map(MemberId::as_str),
                SegmentBy::Fact { fact } => known.facts.get(fact).map(String::as_str),
            };
            let name = segment.iter().map(SegmentId::as_str).chain(part).collect::<Vec<_>>().join("/");
            match (part, SegmentId::new(name)) {
                (Some(_), Ok(finer)) => segment = Some(finer),
                _ => break,
            }
        }
        segment
    }
}
