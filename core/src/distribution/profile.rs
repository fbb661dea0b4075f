//! What is known of a member: what it may and can receive.

use crate::units::{ChannelId, ChoiceId, Count, Fixed, MediumId, SkillId, Timestamp, Weight};
use leadwerk_macros::{Canonical, crosses};

/// What a member brings when it joins.
#[crosses]
#[derive(Eq)]
pub struct Profile {
    /// Its channel, for as long as it stays.
    pub channel: ChannelId,
    /// How much of a full share it gets.
    pub weight: Weight,
    /// How many undecided leads it may have; without it, the limit of its channel.
    pub limit: Option<Count>,
    /// What it covers; nothing where nothing restricts it.
    pub coverage: Option<Coverage>,
    /// Its data-protection agreement.
    pub agreement: Option<Agreement>,
}

/// What a member covers. A list that is empty restricts nothing, save for skills: who lists none has none.
#[crosses]
#[derive(Default, Eq, Canonical)]
pub struct Coverage {
    /// The regions it works in.
    pub regions: Vec<ChoiceId>,
    /// The products it sells.
    pub products: Vec<ChoiceId>,
    /// The languages it speaks.
    pub languages: Vec<ChoiceId>,
    /// The media from which it takes leads.
    pub media: Vec<MediumId>,
    /// What it can do that others cannot.
    pub skills: Vec<SkillId>,
}

/// A data-protection agreement.
#[crosses]
#[derive(Copy, Eq, Canonical)]
pub struct Agreement {
    /// When it was signed.
    pub signed: Timestamp,
    /// When it ends; at that very millisecond it is over.
    pub until: Option<Timestamp>,
}

/// A time in which a member receives nothing, and is owed nothing for it.
#[crosses]
#[derive(Copy, Eq, Canonical)]
pub struct Absence {
    /// When it begins.
    pub since: Timestamp,
    /// When the member is back; nothing where nobody knows.
    pub until: Option<Timestamp>,
}

/// Where a member stands in the partner programme. Nothing changes it but a person's decision.
#[crosses]
#[derive(Copy, Eq, Canonical)]
pub enum MemberStanding {
    /// It is a full member.
    Full {},
    /// It is on probation.
    Probation {
        /// Until when a person is to decide.
        until: Timestamp,
    },
    /// It was warned.
    Warned {
        /// Until when it has time to come back; then a person decides.
        until: Timestamp,
    },
}

/// What becomes of what is owed when a year begins.
#[crosses]
pub enum YearEnd {
    /// It is forgotten: everybody begins level.
    Reset,
    /// It is carried over.
    Carry,
}

/// The part of a lead that a channel is credited.
#[crosses]
#[derive(Eq)]
pub struct ChannelShare {
    /// The channel.
    pub channel: ChannelId,
    /// Its part; the parts of all channels are 1.
    pub share: Fixed,
}

impl Agreement {
    /// Whether it holds at an instant.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.signed <= at && self.until.is_none_or(|until| at < until)
    }
}

impl Absence {
    /// Whether it covers an instant.
    pub fn covers(&self, at: Timestamp) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }
}
