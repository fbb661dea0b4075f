//! The receipt of a decision: who, why, who else and why not, and enough to make it again.

use super::eligibility::Barred;
use super::weigh::{Owed, Party, Scales, furthest};
use crate::policy::{Entitlement, Guard, Temperature};
use crate::units::keyed::tie;
use crate::units::{
    ChannelId, Error, Fixed, LeadId, MemberId, Money, Note, Probability, Seed, Text, Timestamp, Weight,
};
use leadwerk_macros::crosses;

/// The receipt of a decision who gets a lead.
///
/// It holds all that was weighed: [`Choice::replay`] decides again from it alone, and [`Choice::why`] and
/// [`Choice::why_not`] say it in a sentence.
#[crosses]
#[derive(Eq)]
pub struct Choice {
    /// The lead.
    pub lead: LeadId,
    /// Who gets it.
    pub member: MemberId,
    /// Its channel.
    pub channel: ChannelId,
    /// When this was decided.
    pub at: Timestamp,
    /// The version of the policy by which it was decided.
    pub policy: String,
    /// The reason, where a person chose the member.
    pub by_hand: Option<Note>,
    /// How warm the lead is.
    pub temperature: Temperature,
    /// The probability of winning it that was reckoned with.
    pub probability: Probability,
    /// What it is expected to bring: probability times value, at most so many times the mean as the policy allows.
    pub expected: Money,
    /// The mean of that over all leads that were given out; one unit of value in this receipt.
    pub mean: Money,
    /// `expected` in units of `mean`.
    pub worth: Fixed,
    /// How far a member may be ahead of others while it receives.
    pub bound: Guard,
    /// What the shares were reckoned on.
    pub entitlement: Entitlement,
    /// How much the value counts beside the number.
    pub value_weight: Probability,
    /// What broke ties.
    pub seed: Seed,
    /// The channels in play.
    pub channels: Vec<ChannelStanding>,
    /// The members of the chosen channel in play, in the order in which they joined.
    pub members: Vec<Standing>,
    /// Those that could not take it, and why.
    pub barred: Vec<Barred>,
}

/// How a channel stood.
#[crosses]
#[derive(Eq)]
pub struct ChannelStanding {
    /// The channel.
    pub channel: ChannelId,
    /// Its part of the lead; the parts of all channels are 1.
    pub share: Fixed,
    /// Whether one of its members could take the lead.
    pub able: bool,
    /// What it was owed before.
    pub before: Owed,
    /// What it is owed since.
    pub after: Owed,
}

/// How a member stood.
#[crosses]
#[derive(Eq)]
pub struct Standing {
    /// The member.
    pub member: MemberId,
    /// Its weight, times the factor of its tier.
    pub weight: Weight,
    /// Its part of the lead; the parts of all members of the channel are 1.
    pub share: Fixed,
    /// Whether it could take the lead. In outcome mode others are credited a share too.
    pub able: bool,
    /// What it was owed before.
    pub before: Owed,
    /// What it is owed since.
    pub after: Owed,
}

impl Choice {
    /// Decides again, from nothing but this receipt.
    ///
    /// # Errors
    /// `RECEIPT_FAULTY` when nobody in it could take the lead.
    pub fn replay(&self) -> Result<MemberId, Error> {
        if self.by_hand.is_some() {
            return Ok(self.member.clone());
        }
        let scales = Scales { guard: self.bound, value_weight: self.value_weight, worth: self.worth, channels: false };
        let faulty = |fault: &str| Error::ReceiptFaulty { lead: self.lead.clone(), fault: Text::from(fault) };
        let draw = |party: Option<&str>| tie(self.seed.get(), self.lead.as_str(), party.unwrap_or_default());
        let party =
            |number: u32, able: bool, share: Fixed, owed: Owed| Party { share, owed, ..Party::new(number, 0, 0, able) };
        let channels: Vec<_> = (0..)
            .zip(&self.channels)
            .map(|(number, standing)| party(number, standing.able, standing.share, standing.before))
            .collect();
        let name = |number: u32| self.channels.get(number as usize).map(|standing| standing.channel.as_str());
        let channel = furthest(&channels, Scales { channels: true, ..scales }, |number| draw(name(number)))
            .and_then(|place| self.channels.get(place))
            .ok_or_else(|| faulty("no channel in it could take the lead"))?;
        if channel.channel != self.channel {
            return Err(faulty("its channel is not the one that was furthest behind"));
        }
        let members: Vec<_> = (0..)
            .zip(&self.members)
            .map(|(number, standing)| party(number, standing.able, standing.share, standing.before))
            .collect();
        let name = |number: u32| self.members.get(number as usize).map(|standing| standing.member.as_str());
        furthest(&members, scales, |number| draw(name(number)))
            .and_then(|place| self.members.get(place))
            .map(|standing| standing.member.clone())
            .ok_or_else(|| faulty("no member in it could take the lead"))
    }

    /// How the member that got it stood.
    pub fn winner(&self) -> Option<&Standing> {
        self.members.iter().find(|standing| standing.member == self.member)
    }
}
