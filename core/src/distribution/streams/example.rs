//! Small streams for tests.

use super::stream::{Arrival, Receiver, Stream};
use crate::policy::Temperature;
use crate::units::{ChannelId, Count, LeadId, MemberId, Money, Seed, Timestamp, Weight};

pub(super) fn member(name: &str) -> MemberId {
    MemberId::new(name).unwrap()
}

pub(super) fn seed(number: i64) -> Seed {
    Seed::new(number).unwrap()
}

pub(super) fn at(milliseconds: i64) -> Timestamp {
    Timestamp::new(milliseconds).unwrap()
}

/// Receivers a, b, c, … with these weights in thousandths.
pub(super) fn receivers(weights: &[u32]) -> Vec<Receiver> {
    let receiver = |(place, &weight): (usize, &u32)| Receiver {
        member: member(&name(place)),
        channel: ChannelId::new("direct").unwrap(),
        weight: Weight::new(weight).unwrap(),
        limit: None,
    };
    weights.iter().enumerate().map(receiver).collect()
}

fn name(place: usize) -> String {
    char::from(b'a' + u8::try_from(place).unwrap()).to_string()
}

/// The place of a, b, c, …
pub(super) fn place(member: &MemberId) -> usize {
    usize::from(member.as_str().as_bytes()[0] - b'a')
}

/// A warm lead that comes at this minute, is open to everybody and never leaves.
pub(super) fn arrival(minute: i64) -> Arrival {
    Arrival {
        lead: LeadId::new(format!("L{minute}")).unwrap(),
        at: at(minute * 60_000),
        temperature: Temperature::Warm,
        probability: None,
        value: None,
        busy_for: None,
        eligible: vec![],
        given_to: None,
    }
}

/// The same with an end, and open to some alone, each by a letter; none for everybody.
pub(super) fn busy(minute: i64, minutes: u32, eligible: &str) -> Arrival {
    let eligible = eligible.chars().map(|letter| member(&letter.to_string())).collect();
    Arrival { busy_for: Some(Count::new(minutes)), eligible, ..arrival(minute) }
}

pub(super) fn worth(euro: i64) -> Option<Money> {
    Some(Money::new(euro * 100, "EUR").unwrap())
}

/// As many leads, one each minute.
pub(super) fn minutes(weights: &[u32], leads: i64) -> Stream {
    Stream { receivers: receivers(weights), arrivals: (0..leads).map(arrival).collect(), changes: vec![] }
}
