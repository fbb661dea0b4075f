//! What the log says of the distribution: who there is, what everybody is owed, and which leads wait.

use super::balance::Balance;
use super::choice::{ChannelStanding, Choice, Standing};
use super::eligibility::{Barred, Bars, Demand, Screen};
use super::ledger::{Credits, Entry, Ledger};
use super::pick::{Pick, Weighing};
use super::roster::{Loads, Member, Roster};
use super::roster_set::RosterSet;
use super::weigh::{Owed, Party, Scales, parts, share_out};
use crate::policy::{Entitlement, Policy, Temperature};
use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use crate::units::keyed::tie;
use crate::units::{ChannelId, Fixed, LeadId, MemberId, Minor, Money, Note, Probability, Timestamp};
use leadwerk_macros::Canonical;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a lead is reckoned with where nothing is known of any value: then only probabilities are compared.
const UNKNOWN_VALUE: i64 = 1_000_000;

/// Who there is, what everybody is owed, and which leads wait.
#[derive(Clone, Debug, Default)]
pub(crate) struct Distribution {
    /// Shared until it changes, which is rare: the whole is copied wherever something may have to be undone.
    pub(crate) roster: Arc<Roster>,
    pub(crate) ledger: Ledger,
    /// The leads that nobody could take, and what kept everybody from it.
    pub(crate) waiting: Arc<BTreeMap<LeadId, Waiting>>,
    /// Derived: how many undecided leads each member has that are not deals of its own.
    pub(crate) loads: Loads,
}

/// A lead that nobody could take.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) struct Waiting {
    pub(crate) since: Timestamp,
    pub(crate) barred: Vec<Barred>,
}

/// A lead that is to be given to somebody, now and by these rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Task<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) at: Timestamp,
    pub(crate) lead: &'a LeadId,
    pub(crate) temperature: Temperature,
    pub(crate) probability: Option<Probability>,
    pub(crate) value: Option<Money>,
    pub(crate) demand: &'a Demand<'a>,
}

/// Who gets a lead, by the ledger or by hand.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) choice: Choice,
    /// Who was in play.
    pub(crate) among: RosterSet,
}

/// What a lead is worth, and the mean it is measured by.
struct Price {
    probability: Probability,
    expected: Minor,
    mean: Minor,
    worth: Fixed,
}

/// Why an event cannot have happened.
type Fault = &'static str;

/// What an event says of a lead that was given out.
pub(crate) struct Booking<'a> {
    pub(crate) member: &'a MemberId,
    pub(crate) temperature: Temperature,
    pub(crate) value: Option<Minor>,
    pub(crate) expected: Minor,
    pub(crate) worth: Fixed,
    pub(crate) channels: Vec<(&'a ChannelId, Fixed)>,
    pub(crate) among: &'a RosterSet,
}

impl Distribution {
    /// Whoever is furthest behind; or, where nobody can take the lead, what keeps everybody from it.
    pub(crate) fn choose(&self, task: Task<'_>) -> Result<Given, Vec<Barred>> {
        let (players, barred) = self.look_round(task, None);
        let price = self.price(task);
        let seed = task.policy.distribution.seed.get();
        let draw = |party: &str| tie(seed, task.lead.as_str(), party);
        let channel = |number: u32| self.roster.channels().get(number as usize).map_or("", |id| id.as_str());
        let member = |number: u32| self.roster.get(number).map_or("", |member| member.id.as_str());
        let weights = |number| self.channel_weight(task.policy, number);
        let among = numbers(&players);
        let weighing = self.weighing(task, &price, &weights);
        match weighing.pick(players, |number| draw(channel(number)), |number| draw(member(number))) {
            Some(pick) => match self.receipt(task, &price, &pick, None, barred) {
                Some(choice) => Ok(Given { choice, among }),
                None => Err(Vec::new()),
            },
            None => Err(barred),
        }
    }

    /// This member, whoever is behind; nothing where it is not in the roster.
    pub(crate) fn give_by_hand(&self, task: Task<'_>, number: u32, reason: &Note) -> Option<Given> {
        let (players, barred) = self.look_round(task, Some(number));
        let price = self.price(task);
        let weights = |number| self.channel_weight(task.policy, number);
        let among = numbers(&players);
        let pick = self.weighing(task, &price, &weights).pick_by_hand(players, number)?;
        let choice = self.receipt(task, &price, &pick, Some(reason), barred)?;
        Some(Given { choice, among })
    }

    /// The weight that the policy gives a channel, in thousandths.
    fn channel_weight(&self, policy: &Policy, number: u32) -> Option<u64> {
        let id = self.roster.channels().get(number as usize)?;
        policy.distribution.channel(id)?.weight.map(|weight| u64::from(weight.thousandths()))
    }

    /// Who is in play, and who is not and why; whoever is chosen by hand can take it.
    fn look_round(&self, task: Task<'_>, chosen: Option<u32>) -> (Vec<Party>, Vec<Barred>) {
        let rules = &task.policy.distribution;
        let screen = Screen::new(self, rules, task.at);
        let outcome = rules.entitlement == Entitlement::Outcome;
        let mut bars = Bars::default();
        let mut players = Vec::with_capacity(self.roster.len());
        for (number, member) in self.roster.members().filter(|(_, member)| !member.gone) {
            let barrier = screen.barrier(number, member, task.demand).filter(|_| chosen != Some(number));
            if let Some(barrier) = barrier {
                bars.add(barrier, member);
            }
            if barrier.is_none() || outcome && screen.is_in(member) {
                players.push(Party::new(number, member.channel, thousandths(member), barrier.is_none()));
            }
        }
        (players, bars.finish())
    }

    fn weighing<'a>(
        &'a self,
        task: Task<'a>,
        price: &Price,
        channel_weight: &'a dyn Fn(u32) -> Option<u64>,
    ) -> Weighing<'a> {
        let rules = &task.policy.distribution;
        let scales =
            Scales { guard: rules.bound, value_weight: rules.value_weight, worth: price.worth, channels: false };
        Weighing { ledger: &self.ledger, scales, temperature: task.temperature, channel_weight }
    }

    /// What a lead is worth: its value, or else the mean value, times its probability; at most so many times the mean.
    fn price(&self, task: Task<'_>) -> Price {
        let (probability, expected) = self.expect(task.policy, task.temperature, task.probability, task.value);
        let mut mean = self.ledger.expected;
        mean.add(expected);
        Price { probability, expected, mean: mean.get().unwrap_or(Minor::ZERO), worth: mean.units(expected) }
    }

    /// What a lead that was given out is expected to bring with another value, and by how much more it counts: the
    /// difference in units of the mean as it is, so that more is never less because the mean has moved.
    pub(crate) fn appraise(
        &self,
        policy: &Policy,
        booked: &Entry,
        probability: Option<Probability>,
        value: Money,
    ) -> (Minor, Fixed) {
        let expected = self.expect(policy, booked.temperature, probability, Some(value)).1;
        let units = |expected| self.ledger.expected.units(expected);
        (expected, units(expected).minus(units(booked.expected)))
    }

    /// The probability that is reckoned with, and what a lead is expected to bring by it.
    fn expect(
        &self,
        policy: &Policy,
        temperature: Temperature,
        probability: Option<Probability>,
        value: Option<Money>,
    ) -> (Probability, Minor) {
        let rules = &policy.distribution;
        let probability = probability.unwrap_or_else(|| rules.assumed(temperature));
        let value = value.map(|value| value.minor).or_else(|| self.ledger.values.get());
        let value = value.map_or(UNKNOWN_VALUE, Minor::get);
        let expected = (i128::from(value) * i128::from(probability.ppm()) + 500_000) / 1_000_000;
        let expected = i64::try_from(expected).ok().and_then(|minor| Minor::new(minor).ok()).unwrap_or(Minor::ZERO);
        (probability, self.ledger.expected.cap(expected, rules.value_cap.get()))
    }

    fn receipt(
        &self,
        task: Task<'_>,
        price: &Price,
        pick: &Pick,
        by_hand: Option<&Note>,
        barred: Vec<Barred>,
    ) -> Option<Choice> {
        let rules = &task.policy.distribution;
        let money = |minor| Money { minor, currency: task.policy.currency };
        // As the books will have it.
        let worth = price.worth;
        let received = |place: usize, chosen: usize| (place == chosen).then_some(worth);
        // Made in one piece each: they are most of what a receipt costs.
        let mut channels = Vec::with_capacity(pick.channels.len());
        for (place, (party, part)) in with_parts(&pick.channels, worth).enumerate() {
            channels.push(ChannelStanding {
                channel: self.roster.channels().get(party.number as usize)?.clone(),
                share: party.share,
                able: party.able,
                before: party.owed,
                after: party.owed.after(party.share, part, received(place, pick.channel)),
            });
        }
        let mut members = Vec::with_capacity(pick.members.len());
        for (place, (party, part)) in with_parts(&pick.members, worth).enumerate() {
            let member = self.roster.get(party.number)?;
            members.push(Standing {
                member: member.id.clone(),
                weight: member.tier_weight(),
                share: party.share,
                able: party.able,
                before: party.owed,
                after: party.owed.after(party.share, part, received(place, pick.member)),
            });
        }
        let winner = self.roster.get(pick.winner()?)?;
        Some(Choice {
            lead: task.lead.clone(),
            member: winner.id.clone(),
            channel: self.roster.channels().get(winner.channel as usize)?.clone(),
            at: task.at,
            policy: task.policy.version.clone(),
            by_hand: by_hand.cloned(),
            temperature: task.temperature,
            probability: price.probability,
            expected: money(price.expected),
            mean: money(price.mean),
            worth: price.worth,
            bound: rules.bound,
            entitlement: rules.entitlement,
            value_weight: rules.value_weight,
            seed: rules.seed,
            channels,
            members,
            barred,
        })
    }

    /// Whether a booking is of members and channels that there are.
    pub(crate) fn knows(&self, entry: &Entry) -> bool {
        let (members, channels) = (self.roster.len(), self.roster.channels().len());
        let within = |shares: &[(u32, Fixed)], count: usize| {
            are_shares(shares) && shares.iter().all(|(number, _)| (*number as usize) < count)
        };
        let credits = entry.credits.as_deref();
        (entry.member as usize) < members
            && (entry.channel as usize) < channels
            && credits.is_none_or(|all| within(&all.members, members) && within(&all.channels, channels))
    }

    /// Books a lead that was given out.
    ///
    /// # Errors
    /// When it cannot have happened; nothing is booked then.
    pub(crate) fn book(&mut self, booking: &Booking<'_>) -> Result<Entry, Fault> {
        let (winner, member) = self.roster.find(booking.member.as_str()).ok_or("the member is not in the roster")?;
        let channel = member.channel;
        if booking.among.last().is_none_or(|last| last as usize >= self.roster.len()) {
            return Err("a member in play is not in the roster");
        }
        let (mut parties, mut plays) = (Vec::new(), false);
        for number in booking.among.numbers() {
            plays |= number == winner;
            let member = self.roster.get(number).ok_or("a member in play is not in the roster")?;
            if member.channel == channel {
                parties.push(Party::new(number, channel, thousandths(member), true));
            }
        }
        share_out(&mut parties);
        let mut channels = Vec::with_capacity(booking.channels.len());
        for (id, share) in &booking.channels {
            channels.push((self.roster.channel(id).ok_or("a channel in play has no member")?, *share));
        }
        if !channels.iter().any(|(number, _)| *number == channel) || !plays {
            return Err("the member that gets the lead is not in play");
        }
        if !are_shares(&channels) || booking.worth < Fixed::ZERO || booking.expected < Minor::ZERO {
            return Err("what is booked is not one lead");
        }
        let members: Vec<_> = parties.iter().map(|party| (party.number, party.share)).collect();
        if let Some(value) = booking.value {
            self.ledger.values.add(value);
        }
        self.ledger.expected.add(booking.expected);
        let entry = Entry {
            year: self.ledger.year,
            departures: self.ledger.departures,
            member: winner,
            channel,
            temperature: booking.temperature,
            worth: booking.worth,
            expected: booking.expected,
            counted: (booking.expected, booking.value),
            credits: Some(Box::new(Credits { channels, members })),
        };
        self.ledger.book(&entry);
        Ok(entry)
    }

    /// A lead that a member has is worth something else now; the difference is shared by weight.
    pub(crate) fn revalue(&mut self, entry: &mut Entry, by: Fixed, expected: Minor) {
        let members = self.shares_in(entry.channel, |_| true);
        let credits = Credits { channels: self.channel_shares(), members };
        let stayed = self.stayed(entry);
        self.ledger.revalue(entry, by, expected, &credits, &stayed);
    }

    /// A lead is declined and refunded: its booking is undone.
    pub(crate) fn refund(&mut self, entry: &Entry) {
        let stayed = self.stayed(entry);
        self.ledger.refund(entry, &stayed);
    }

    /// The shares of those who were there all the time since a lead was booked; nothing where nobody has left.
    fn stayed(&self, entry: &Entry) -> Vec<(u32, Fixed)> {
        if self.ledger.departures == entry.departures {
            return Vec::new();
        }
        self.shares_in(entry.channel, |number| !self.ledger.has_left_since(number, entry))
    }

    /// A member leaves; what it was owed, or owes, goes to those who stay in its channel.
    pub(crate) fn leave(&mut self, id: &MemberId) -> Result<(), Fault> {
        let (number, member) = self.roster.find(id.as_str()).ok_or("the member is not there")?;
        let shares = self.shares_in(member.channel, |other| other != number);
        Arc::make_mut(&mut self.roster).change(id)?.gone = true;
        self.ledger.leave(number, &shares);
        Ok(())
    }

    /// The shares of some members of a channel by weight.
    fn shares_in(&self, channel: u32, of: impl Fn(u32) -> bool) -> Vec<(u32, Fixed)> {
        let there = self.roster.members().filter(|(_, member)| !member.gone && member.channel == channel);
        let mut parties: Vec<_> = there
            .filter(|(number, _)| of(*number))
            .map(|(number, member)| Party::new(number, channel, thousandths(member), true))
            .collect();
        share_out(&mut parties);
        parties.iter().map(|party| (party.number, party.share)).collect()
    }

    /// The shares of the channels by the weights of their members.
    fn channel_shares(&self) -> Vec<(u32, Fixed)> {
        let weight = |channel: u32| -> u64 {
            let there = self.roster.members().filter(|(_, member)| !member.gone && member.channel == channel);
            there.map(|(_, member)| thousandths(member)).sum()
        };
        let mut parties: Vec<_> = (0..)
            .zip(self.roster.channels())
            .map(|(number, _)| Party::new(number, number, weight(number), true))
            .collect();
        share_out(&mut parties);
        parties.iter().map(|party| (party.number, party.share)).collect()
    }
}

/// Whether these are the parts of one lead, each party's once.
fn are_shares(shares: &[(u32, Fixed)]) -> bool {
    let mut seen = BTreeSet::new();
    let whole: i128 = shares.iter().map(|(_, share)| i128::from(share.bits())).sum();
    let each = shares.iter().all(|(number, share)| *share >= Fixed::ZERO && seen.insert(*number));
    each && whole == i128::from(Fixed::ONE.bits())
}

/// Parties, each with its part of a lead's worth.
fn with_parts(parties: &[Party], worth: Fixed) -> impl Iterator<Item = (&Party, Fixed)> {
    parties.iter().zip(parts(parties.iter().map(|party| party.share), worth))
}

fn numbers(players: &[Party]) -> RosterSet {
    RosterSet::new(players.iter().map(|player| player.number))
}

fn thousandths(member: &Member) -> u64 {
    u64::from(member.tier_weight().thousandths())
}

impl Given {
    /// Who is owed, or owes, more than the policy allows, as a member or a channel, and how much is too much.
    pub(crate) fn beyond(&self, most: u32) -> Vec<(Option<MemberId>, Option<ChannelId>, Owed)> {
        let most = Fixed::ratio(i64::from(most), 1).unwrap_or(Fixed::MOST);
        let least = Fixed::ZERO.minus(most);
        let too_much = |figure: Fixed| figure.minus(figure.clamp(least, most));
        let over = |after: &Owed| {
            let by = Owed {
                leads: too_much(after.leads),
                temperature: too_much(after.temperature),
                value: too_much(after.value),
            };
            (by != Owed::default()).then_some(by)
        };
        let mut beyond = Vec::new();
        for one in &self.choice.channels {
            beyond.extend(over(&one.after).map(|by| (None, Some(one.channel.clone()), by)));
        }
        for one in &self.choice.members {
            beyond.extend(over(&one.after).map(|by| (Some(one.member.clone()), None, by)));
        }
        beyond
    }
}

impl Balance {
    /// So much of one temperature, as a balance.
    pub(crate) fn one(temperature: Temperature, owed: Owed) -> Self {
        let mut balance = Self { leads: owed.leads, value: owed.value, ..Self::default() };
        *balance.of_mut(temperature) = owed.temperature;
        balance
    }
}

/// The derived loads are in neither.
impl Canonical for Distribution {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.roster.put(sink);
        self.ledger.put(sink);
        self.waiting.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let roster = Roster::take(source)?;
        let loads = Loads::new(roster.len());
        let (ledger, waiting) = (Ledger::take(source)?, BTreeMap::take(source)?);
        Ok(Self { roster: Arc::new(roster), ledger, waiting: Arc::new(waiting), loads })
    }
}
