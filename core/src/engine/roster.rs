//! Questions about the distribution: who there is, what everybody is owed, and which leads wait.

use super::Engine;
use crate::distribution::{Absence, Agreement, Balance, Barred, Coverage, MemberStanding, Received, Screen};
use crate::lead::Actor;
use crate::lead::decide::{World, sees_all};
use crate::policy::Temperature;
use crate::units::{ChannelId, Count, Error, LeadId, MemberId, Money, Order as _, TierId, Timestamp, Weight};
use core::cmp::Reverse;
use leadwerk_macros::crosses;

/// A member, as the roster knows it.
#[crosses]
#[derive(Eq)]
pub struct MemberView {
    /// The member.
    pub member: MemberId,
    /// Its number: its place in the order in which members joined, from 0.
    pub number: Count,
    /// Its channel.
    pub channel: ChannelId,
    /// How much of a full share was agreed with it; it gets that times the factor of its tier.
    pub weight: Weight,
    /// How many undecided leads it may have, by its tier, by itself or by its channel; nothing where there is no limit.
    pub limit: Option<Count>,
    /// How many it has, but for the deals that it registered.
    pub undecided: Count,
    /// What it covers.
    pub coverage: Coverage,
    /// Its data-protection agreement.
    pub agreement: Option<Agreement>,
    /// Its absences that are not long over.
    pub absences: Vec<Absence>,
    /// Whether it is suspended.
    pub suspended: bool,
    /// Whether it has left.
    pub gone: bool,
    /// Its tier in the partner programme.
    pub tier: Option<TierId>,
    /// Since when it has that tier.
    pub tier_since: Option<Timestamp>,
    /// Where it stands in the partner programme.
    pub standing: MemberStanding,
}

/// What everybody is owed, and has received since the year began.
#[crosses]
#[derive(Eq)]
pub struct LedgerView {
    /// The mean expected value of a lead: one unit of value in these balances; nothing before the first lead.
    pub mean: Option<Money>,
    /// The channels; nothing for a member.
    pub channels: Vec<ChannelAccount>,
    /// The members, in the order in which they joined.
    pub members: Vec<MemberAccount>,
}

/// The account of a channel.
#[crosses]
#[derive(Eq)]
pub struct ChannelAccount {
    /// The channel.
    pub channel: ChannelId,
    /// What it is owed.
    pub owed: Balance,
    /// What it has received.
    pub received: Received,
}

/// The account of a member.
#[crosses]
#[derive(Eq)]
pub struct MemberAccount {
    /// The member.
    pub member: MemberId,
    /// Its channel.
    pub channel: ChannelId,
    /// What it is owed.
    pub owed: Balance,
    /// What it has received.
    pub received: Received,
}

/// A lead that waits because nobody can take it.
#[crosses]
#[derive(Eq)]
pub struct WaitingLine {
    /// The lead.
    pub lead: LeadId,
    /// How warm it is.
    pub temperature: Option<Temperature>,
    /// Since when it waits.
    pub since: Timestamp,
    /// What kept everybody from it when it began to wait.
    pub barred: Vec<Barred>,
}

impl Engine {
    /// The members that ever joined, in that order. A member sees itself alone, a contact nobody.
    ///
    /// # Errors
    /// None in practice.
    pub fn roster(&self, actor: &Actor) -> Result<Vec<MemberView>, Error> {
        let distribution = &self.store.distribution;
        let screen = Screen::new(distribution, &self.rules.policy().distribution, self.store.last);
        let members = distribution.roster.members().filter(|(_, member)| may_see(actor, &member.id));
        let view = |(number, member): (u32, &crate::distribution::Member)| {
            Some(MemberView {
                member: member.id.clone(),
                number: Count::new(number),
                channel: distribution.roster.channels().get(member.channel as usize)?.clone(),
                weight: member.weight,
                limit: screen.limit(member).map(Count::new),
                undecided: Count::new(distribution.loads.get(number)),
                coverage: member.coverage.clone(),
                agreement: member.agreement,
                absences: member.absences.clone(),
                suspended: member.suspended,
                gone: member.gone,
                tier: member.tier.as_ref().map(|tier| tier.id.clone()),
                tier_since: member.tier.as_ref().map(|tier| tier.since),
                standing: member.standing,
            })
        };
        Ok(members.filter_map(view).collect())
    }

    /// What everybody is owed. A member sees its own account alone, a contact none.
    ///
    /// # Errors
    /// None in practice.
    pub fn ledger(&self, actor: &Actor) -> Result<LedgerView, Error> {
        let crate::distribution::Distribution { roster, ledger, .. } = &self.store.distribution;
        let currency = self.rules.policy().currency;
        let channels = (0..).zip(roster.channels()).filter(|_| sees_all(actor)).map(|(number, channel)| {
            let account = ledger.channel(number);
            ChannelAccount { channel: channel.clone(), owed: account.owed, received: account.received }
        });
        let members = roster.members().filter(|(_, member)| may_see(actor, &member.id));
        let members = members.filter_map(|(number, member)| {
            let account = ledger.member(number);
            Some(MemberAccount {
                member: member.id.clone(),
                channel: roster.channels().get(member.channel as usize)?.clone(),
                owed: account.owed,
                received: account.received,
            })
        });
        Ok(LedgerView {
            mean: ledger.expected.get().map(|minor| Money { minor, currency }),
            channels: channels.collect(),
            members: members.collect(),
        })
    }

    /// The leads that wait because nobody can take them, hot ones first, then the oldest. Members and contacts see none.
    ///
    /// # Errors
    /// None in practice.
    pub fn waiting(&self, actor: &Actor) -> Result<Vec<WaitingLine>, Error> {
        let waiting = self.store.distribution.waiting.iter().filter(|_| sees_all(actor));
        let mut lines: Vec<_> = waiting
            .map(|(lead, waiting)| WaitingLine {
                lead: lead.clone(),
                temperature: self.store.lead(lead).and_then(|lead| lead.temperature),
                since: waiting.since,
                barred: waiting.barred.clone(),
            })
            .collect();
        lines.order_by_key(|line| (Reverse(line.temperature), line.since));
        Ok(lines)
    }
}

fn may_see(actor: &Actor, member: &MemberId) -> bool {
    sees_all(actor) || matches!(actor, Actor::Member { member: own } if own == member)
}
