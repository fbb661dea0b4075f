//! An open deal, as far as its chances go.

use crate::units::{ChannelId, LeadId, MemberId, Money, SegmentId, StageId, Timestamp};
use leadwerk_macros::crosses;

/// An open deal: a lead at a stage.
#[crosses]
#[derive(Eq)]
pub struct Deal {
    /// The lead.
    pub lead: LeadId,
    /// The stage it stands at.
    pub stage: StageId,
    /// When it came there.
    pub entered: Timestamp,
    /// The order value, where it is known.
    pub value: Option<Money>,
    /// The group of leads whose chances are learned together with its own.
    pub segment: Option<SegmentId>,
    /// The member that has it.
    pub member: Option<MemberId>,
    /// The channel of that member.
    pub channel: Option<ChannelId>,
}
