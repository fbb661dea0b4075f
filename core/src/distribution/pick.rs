//! One decision of the ledger: first the channel, then the member.

use super::ledger::Ledger;
use super::weigh::{Party, Scales, furthest, share_out};
use crate::policy::Temperature;

/// What was weighed, and what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Pick {
    pub(super) channels: Vec<Party>,
    /// The place of the chosen channel among these.
    pub(super) channel: usize,
    /// The parties of that channel.
    pub(super) members: Vec<Party>,
    /// The place of the chosen member among these.
    pub(super) member: usize,
}

/// The moment of a decision.
#[derive(Clone, Copy)]
pub(crate) struct Weighing<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) scales: Scales,
    pub(super) temperature: Temperature,
    /// The members' weights make the channel's where the policy sets none; in thousandths.
    pub(super) channel_weight: &'a dyn Fn(u32) -> Option<u64>,
}

impl Weighing<'_> {
    /// Whoever of the members in play is furthest behind; nothing where nobody can take the lead.
    pub(crate) fn pick(
        &self,
        players: Vec<Party>,
        draw_channel: impl Fn(u32) -> u64,
        draw_member: impl Fn(u32) -> u64,
    ) -> Option<Pick> {
        let channels = self.channels(&players);
        let channel = furthest(&channels, Scales { channels: true, ..self.scales }, draw_channel)?;
        let members = self.members(players, channels.get(channel)?.number);
        let member = furthest(&members, self.scales, draw_member)?;
        Some(Pick { channels, channel, members, member })
    }

    /// This one of the members in play, whoever is behind.
    pub(crate) fn pick_by_hand(&self, players: Vec<Party>, number: u32) -> Option<Pick> {
        let chosen = players.iter().find(|player| player.number == number)?.channel;
        let channels = self.channels(&players);
        let channel = channels.iter().position(|party| party.number == chosen)?;
        let members = self.members(players, chosen);
        let member = members.iter().position(|party| party.number == number)?;
        Some(Pick { channels, channel, members, member })
    }

    fn channels(&self, players: &[Party]) -> Vec<Party> {
        let mut channels: Vec<Party> = Vec::new();
        for player in players {
            match channels.iter_mut().find(|party| party.number == player.channel) {
                Some(party) => {
                    party.weight += player.weight;
                    party.able |= player.able;
                }
                None => channels.push(Party {
                    owed: self.ledger.owed_to_channel(player.channel, self.temperature),
                    ..Party::new(player.channel, player.channel, player.weight, player.able)
                }),
            }
        }
        for party in &mut channels {
            party.weight = (self.channel_weight)(party.number).unwrap_or(party.weight);
        }
        // One order, whatever the order of the members.
        channels.sort_unstable_by_key(|party| party.number);
        share_out(&mut channels);
        channels
    }

    /// Those of one channel, with their shares and what they are owed. The list of all in play becomes theirs: with
    /// thousands of members, memory is most of what a decision takes.
    fn members(&self, players: Vec<Party>, channel: u32) -> Vec<Party> {
        let mut members = players;
        members.retain(|player| player.channel == channel);
        for member in &mut members {
            member.owed = self.ledger.owed_to_member(member.number, self.temperature);
        }
        share_out(&mut members);
        members
    }
}

impl Pick {
    /// The number of the chosen member.
    pub(crate) fn winner(&self) -> Option<u32> {
        self.members.get(self.member).map(|party| party.number)
    }

    /// Everybody's share of the lead.
    pub(crate) fn credits(&self) -> super::ledger::Credits {
        let shares = |parties: &[Party]| parties.iter().map(|party| (party.number, party.share)).collect();
        super::ledger::Credits { channels: shares(&self.channels), members: shares(&self.members) }
    }
}
