//! A stream of leads and those who receive them, without an engine: what rules are tried on.

use super::rule::Rule;
use super::run::run;
use crate::policy::Temperature;
use crate::units::{
    ChannelId, Count, Currency, Error, LeadId, MemberId, Money, Order as _, Probability, Seed, Timestamp, Weight,
};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// One who receives leads.
#[crosses]
#[derive(Eq)]
pub struct Receiver {
    /// The member.
    pub member: MemberId,
    /// Its channel.
    pub channel: ChannelId,
    /// Its weight at first; with 0 it receives nothing.
    pub weight: Weight,
    /// The most open leads it has at a time; nothing for no limit.
    pub limit: Option<Count>,
}

/// One lead that is to be given away.
#[crosses]
#[derive(Eq)]
pub struct Arrival {
    /// The lead.
    pub lead: LeadId,
    /// When it comes.
    pub at: Timestamp,
    /// How likely it buys, in a word.
    pub temperature: Temperature,
    /// Who may receive it; empty for everybody.
    pub eligible: Vec<MemberId>,
    /// How likely it buys. Where it is not known, the value counts in full, and Odoo's rule takes the lead last.
    pub probability: Option<Probability>,
    /// What it would bring; nothing counts as 0.
    pub value: Option<Money>,
    /// How many minutes it is open; nothing when it never leaves its member, and does not count against its limit.
    pub busy_for: Option<Count>,
    /// Who did receive it, where that is known.
    pub given_to: Option<MemberId>,
}

/// From some time on a member has another weight.
#[crosses]
#[derive(Eq)]
pub struct WeightChange {
    /// The member.
    pub member: MemberId,
    /// From when on.
    pub at: Timestamp,
    /// The weight.
    pub weight: Weight,
}

/// Leads in the order in which they come, and those who receive them.
#[crosses]
#[derive(Eq)]
pub struct Stream {
    /// Those who receive; their order breaks ties.
    pub receivers: Vec<Receiver>,
    /// The leads, in the order of time.
    pub arrivals: Vec<Arrival>,
    /// What weights became, in any order; empty where they stay as they are.
    pub changes: Vec<WeightChange>,
}

/// One lead that was given away.
#[crosses]
#[derive(Eq)]
pub struct Assigned {
    /// The lead.
    pub lead: LeadId,
    /// Who received it.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
}

/// What became of a stream under a rule.
#[crosses]
#[derive(Eq)]
pub struct Handout {
    /// The leads that were given away, in the order in which they were.
    pub given: Vec<Assigned>,
    /// Those that nobody could ever have taken, in the order of time.
    pub unplaced: Vec<LeadId>,
}

/// Gives the leads of a stream away by a rule.
///
/// A member whose open leads have reached its limit is not eligible. A lead that nobody can take waits, and goes out as
/// soon as somebody is free, the oldest first; after the last arrival time goes on until nobody waits any more. What no
/// receiver can ever take is left over: all that may have it have no weight, a limit of 0, or a quota of 0.
///
/// # Errors
/// `RECEIVERS_MISSING`, `DUPLICATE_RECEIVER`; `UNKNOWN_RECEIVER` for somebody in `eligible` or `given_to`;
/// `ROWS_UNORDERED` where a lead comes before the one ahead of it; `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`;
/// `TIMESTAMP_OUT_OF_RANGE` when the last lead would wait until after the year 9999.
///
/// # Example
/// ```
/// use leadwerk::distribution::{Arrival, Receiver, Rule, Stream, give_away};
/// use leadwerk::policy::Temperature;
/// use leadwerk::units::{ChannelId, LeadId, MemberId, Seed, Timestamp, Weight};
///
/// let receiver = |member, thousandths| -> Result<Receiver, leadwerk::Error> {
///     let (member, channel) = (MemberId::new(member)?, ChannelId::new("direct")?);
///     Ok(Receiver { member, channel, weight: Weight::new(thousandths)?, limit: None })
/// };
/// let arrival = |number| -> Result<Arrival, leadwerk::Error> {
///     let (lead, at, temperature) = (LeadId::new(format!("L{number}"))?, Timestamp::new(number)?, Temperature::Warm);
///     let (eligible, given_to) = (vec![], None);
///     Ok(Arrival { lead, at, temperature, probability: None, value: None, busy_for: None, eligible, given_to })
/// };
/// let stream = Stream {
///     receivers: vec![receiver("a", 5_000)?, receiver("b", 1_000)?, receiver("c", 1_000)?],
///     arrivals: (0..7).map(arrival).collect::<Result<_, _>>()?,
///     changes: vec![],
/// };
/// let handout = give_away(&stream, &Rule::SmoothRoundRobin {}, Seed::new(1)?)?;
/// let members: String = handout.given.iter().map(|given| given.member.as_str()).collect();
/// assert_eq!(members, "aabacaa");
/// # Ok::<(), leadwerk::Error>(())
/// ```
pub fn give_away(stream: &Stream, rule: &Rule, seed: Seed) -> Result<Handout, Error> {
    let scene = Scene::new(stream)?;
    let mut told = Vec::new();
    let unplaced = run(&scene, rule, seed, |turn| told.push((turn.arrival, turn.member, turn.at)));
    let lead = |place: usize| stream.arrivals.get(place).map(|arrival| arrival.lead.clone());
    let member = |place: u32| stream.receivers.get(place as usize).map(|receiver| receiver.member.clone());
    let mut given = Vec::with_capacity(told.len());
    for (place, receiver, at) in told {
        if let (Some(lead), Some(member)) = (lead(place), member(receiver)) {
            given.push(Assigned { lead, member, at: Timestamp::new(at)? });
        }
    }
    Ok(Handout { given, unplaced: unplaced.into_iter().filter_map(lead).collect() })
}

/// A stream that was checked, with places instead of ids: a rule is tried on a hundred thousand leads at a time.
pub(super) struct Scene {
    /// In thousandths, at first.
    pub(super) weights: Vec<u32>,
    pub(super) changes: Changes,
    pub(super) limits: Vec<Option<u32>>,
    /// The number of each receiver's channel, in the order in which they first come.
    pub(super) channels: Vec<u32>,
    /// Who has weight at all, ascending.
    pub(super) everybody: Vec<u32>,
    pub(super) lots: Vec<Coming>,
    pub(super) currency: Option<Currency>,
}

/// An arrival, with places instead of ids.
pub(super) struct Coming {
    pub(super) at: i64,
    pub(super) temperature: Temperature,
    pub(super) probability: Probability,
    /// The expected value, in minor units; not negative.
    pub(super) worth: i64,
    /// The milliseconds that it is open.
    pub(super) busy_for: Option<i64>,
    /// Who may have it and has weight, ascending; nothing for everybody.
    eligible: Option<Box<[u32]>>,
    pub(super) given_to: Option<u32>,
}

impl Coming {
    /// Who may have it and has weight.
    pub(super) fn eligible<'a>(&'a self, scene: &'a Scene) -> &'a [u32] {
        self.eligible.as_deref().unwrap_or(&scene.everybody)
    }
}

impl Scene {
    pub(super) fn new(stream: &Stream) -> Result<Self, Error> {
        let places = Places::new(stream.receivers.iter().map(|receiver| &receiver.member))?;
        let mut numbers = BTreeMap::new();
        let mut channels = Vec::with_capacity(stream.receivers.len());
        for receiver in &stream.receivers {
            let next = numbers.len() as u32;
            channels.push(*numbers.entry(&receiver.channel).or_insert(next));
        }
        let weights: Vec<_> = stream.receivers.iter().map(|receiver| receiver.weight.thousandths()).collect();
        let changes = Changes::new(&stream.changes, &places)?;
        let limits = stream.receivers.iter().map(|receiver| receiver.limit.map(Count::get)).collect();
        let everybody = changes.ever_weighty(&weights);
        let mut scene = Self { weights, changes, limits, channels, everybody, lots: Vec::new(), currency: None };
        let mut order = Order::default();
        scene.lots.reserve(stream.arrivals.len());
        for arrival in &stream.arrivals {
            order.next(arrival.at)?;
            let coming = scene.coming(arrival, &places)?;
            scene.lots.push(coming);
        }
        Ok(scene)
    }

    fn coming(&mut self, arrival: &Arrival, places: &Places<'_>) -> Result<Coming, Error> {
        let value = arrival.value.map(|value| amount(value, &mut self.currency).map(|_| value)).transpose()?;
        let worth = match (value, arrival.probability) {
            (Some(value), Some(probability)) => value.weighted(probability).minor.get(),
            (Some(value), None) => value.minor.get(),
            (None, _) => 0,
        };
        Ok(Coming {
            at: arrival.at.milliseconds(),
            temperature: arrival.temperature,
            probability: arrival.probability.unwrap_or(Probability::ZERO),
            worth,
            busy_for: arrival.busy_for.map(|minutes| i64::from(minutes.get()) * 60_000),
            eligible: places.eligible(&arrival.eligible, &self.everybody)?,
            given_to: arrival.given_to.as_ref().map(|member| places.find(member)).transpose()?,
        })
    }
}

/// What weights become, in the order of time.
#[derive(Clone, Default)]
pub(super) struct Changes(Vec<(i64, u32, u32)>);

impl Changes {
    pub(super) fn new(changes: &[WeightChange], places: &Places<'_>) -> Result<Self, Error> {
        let place = |change: &WeightChange| {
            Ok((change.at.milliseconds(), places.find(&change.member)?, change.weight.thousandths()))
        };
        let mut all = changes.iter().map(place).collect::<Result<Vec<_>, Error>>()?;
        // Of two for one member at the same time the later in the list counts.
        all.order_by_key(|(at, ..)| *at);
        Ok(Self(all))
    }

    /// Those up to a time, from the first that was not told yet: each as the member's place and its weight.
    pub(super) fn until(&self, at: i64, told: &mut usize) -> impl Iterator<Item = (u32, u32)> {
        let first = *told;
        let due = self.0.iter().skip(first).take_while(|(change, ..)| *change <= at).count();
        *told += due;
        self.0.iter().skip(first).take(due).map(|(_, member, weight)| (*member, *weight))
    }

    /// The places of all that have weight at any time.
    pub(super) fn ever_weighty(&self, weights: &[u32]) -> Vec<u32> {
        let later = |place: u32| self.0.iter().any(|(_, member, weight)| *member == place && *weight > 0);
        (0..).zip(weights).filter(|(place, weight)| **weight > 0 || later(*place)).map(|(place, _)| place).collect()
    }
}

/// Checks an amount: not negative, and in one currency with those before it.
pub(super) fn amount(value: Money, currency: &mut Option<Currency>) -> Result<i64, Error> {
    let expected = *currency.get_or_insert(value.currency);
    if expected != value.currency {
        let (expected, given) = (expected.as_str().into(), value.currency.as_str().into());
        return Err(Error::CurrencyMismatch { expected, given });
    }
    match value.minor.get() {
        negative @ ..0 => Err(Error::AmountNegative { value: negative }),
        minor => Ok(minor),
    }
}

/// Sees that time does not run backwards.
#[derive(Default)]
pub(super) struct Order {
    rows: i64,
    last: Option<Timestamp>,
}

impl Order {
    pub(super) fn next(&mut self, given: Timestamp) -> Result<(), Error> {
        self.rows += 1;
        match self.last.replace(given) {
            Some(last) if given < last => Err(Error::RowsUnordered { row: self.rows, last, given }),
            _ => Ok(()),
        }
    }
}

/// Where each member stands among the receivers.
pub(super) struct Places<'a>(BTreeMap<&'a str, u32>);

impl<'a> Places<'a> {
    pub(super) fn new(members: impl Iterator<Item = &'a MemberId>) -> Result<Self, Error> {
        let mut places = BTreeMap::new();
        for (member, place) in members.zip(0..) {
            if places.insert(member.as_str(), place).is_some() {
                return Err(Error::DuplicateReceiver { member: member.clone() });
            }
        }
        if places.is_empty() { Err(Error::ReceiversMissing {}) } else { Ok(Self(places)) }
    }

    pub(super) fn find(&self, member: &MemberId) -> Result<u32, Error> {
        let unknown = || Error::UnknownReceiver { member: member.clone(), allowed: self.0.keys().collect() };
        self.0.get(member.as_str()).copied().ok_or_else(unknown)
    }

    /// The places of the eligible that ever have weight, ascending, each once; nothing for everybody.
    pub(super) fn eligible(&self, members: &[MemberId], weighty: &[u32]) -> Result<Option<Box<[u32]>>, Error> {
        if members.is_empty() {
            return Ok(None);
        }
        let mut places = members.iter().map(|member| self.find(member)).collect::<Result<Vec<_>, _>>()?;
        places.retain(|place| weighty.binary_search(place).is_ok());
        places.sort_unstable();
        places.dedup();
        Ok(Some(places.into_boxed_slice()))
    }
}

#[cfg(test)]
mod tests;
