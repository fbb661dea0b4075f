//! Years of leads, and who receives them.

use super::chance::Chance;
use crate::Size;
use leadwerk::distribution::{Arrival, Receiver, Stream};
use leadwerk::policy::Temperature;
use leadwerk::units::{ChannelId, Count, LeadId, MemberId, Money, Timestamp, Weight};

/// 2026-01-01T00:00Z.
const START: i64 = 1_767_225_600_000;
const YEAR: f64 = 365.0 * 86_400_000.0;

/// A kind of year.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    members: usize,
    leads: usize,
    pub(crate) seeds: usize,
    /// Every tenth lead is hot, instead of one of ten.
    periodic: bool,
    /// The probability that a member may have a lead.
    mask: f64,
    /// Members weigh different, come and go.
    changing: bool,
    /// The most open leads, and how busy all members are on average.
    capacity: Option<(u32, f64)>,
    /// Whether everybody may have every lead.
    pub(crate) open_to_all: bool,
    /// Odoo's quota is a thirtieth of it: enough for all leads, with a half to spare.
    pub(crate) monthly_maximum: u32,
}

const FULL: Scenario = Scenario {
    name: "full_10",
    about: "10 members, 10,000 leads, all open to all",
    members: 10,
    leads: 10_000,
    seeds: 20,
    periodic: false,
    mask: 1.0,
    changing: false,
    capacity: None,
    open_to_all: true,
    monthly_maximum: 120,
};

/// As in the design's tables.
pub(crate) const SCENARIOS: [Scenario; 6] = [
    FULL,
    Scenario {
        name: "full_100",
        about: "100 members, 100,000 leads, all open to all",
        members: 100,
        leads: 100_000,
        seeds: 6,
        ..FULL
    },
    Scenario { name: "periodic_10", about: "10 members, 10,000 leads, every tenth is hot", periodic: true, ..FULL },
    Scenario {
        name: "masks_100",
        about: "100 members, 100,000 leads, each open to 35 % of them",
        members: 100,
        leads: 100_000,
        seeds: 6,
        mask: 0.35,
        open_to_all: false,
        ..FULL
    },
    Scenario {
        name: "changing_10",
        about: "10 members with weights from 0.5 to 2, of whom two join and one leaves; each lead open to 35 % of them",
        mask: 0.35,
        changing: true,
        open_to_all: false,
        ..FULL
    },
    Scenario {
        name: "capacity_10",
        about: "10 members with at most 8 open leads, busy to 85 %",
        capacity: Some((8, 0.85)),
        open_to_all: false,
        ..FULL
    },
];

impl Scenario {
    /// The leads of one year.
    pub(crate) fn stream(&self, seed: u64, size: Size) -> Stream {
        let leads = size.pick(self.leads, self.members * 20);
        let mut chance = Chance::new(self.name, seed);
        let members: Vec<_> = (0..self.members).map(|place| id(MemberId::new(format!("m{place:02}")))).collect();
        let receivers = members.iter().enumerate().map(|(place, member)| self.receiver(place, member)).collect();
        let gap = YEAR / leads as f64;
        let mut at = 0.0;
        let arrivals = (0..leads).map(|number| {
            // By chance where it matters who is busy, else one after the other.
            at += if self.capacity.is_some() { chance.exponential(gap) } else { gap };
            let temperature = self.temperature(number, &mut chance);
            Arrival {
                lead: id(LeadId::new(format!("L{number}"))),
                at: id(Timestamp::new(START + at as i64)),
                temperature,
                probability: None,
                value: Some(value(temperature, &mut chance)),
                busy_for: self.capacity.map(|(limit, load)| {
                    let open = f64::from(limit) * self.members as f64 * load;
                    Count::new((chance.exponential(open * gap) / 60_000.0).round() as u32)
                }),
                eligible: self.eligible(&members, number as f64 / leads as f64, &mut chance),
                given_to: None,
            }
        });
        Stream { arrivals: arrivals.collect(), receivers, changes: vec![] }
    }

    fn receiver(&self, place: usize, member: &MemberId) -> Receiver {
        let weights = [1_000, 500, 1_000, 2_000, 1_000, 1_500, 1_000, 500, 1_000, 1_000];
        let weight = if self.changing { weights.get(place).copied().unwrap_or(1_000) } else { 1_000 };
        Receiver {
            member: member.clone(),
            channel: id(ChannelId::new("direct")),
            weight: id(Weight::new(weight)),
            limit: self.capacity.map(|(limit, _)| Count::new(limit)),
        }
    }

    fn temperature(&self, number: usize, chance: &mut Chance) -> Temperature {
        let hot = if self.periodic { number.is_multiple_of(10) } else { chance.happens(0.1) };
        match hot {
            true => Temperature::Hot,
            false if chance.happens(1.0 / 3.0) => Temperature::Warm,
            false => Temperature::Cold,
        }
    }

    /// Who may have a lead at a moment of the year, 0 at its beginning and 1 at its end; at least one.
    fn eligible(&self, members: &[MemberId], moment: f64, chance: &mut Chance) -> Vec<MemberId> {
        if self.open_to_all || self.capacity.is_some() {
            return Vec::new();
        }
        let here = |place: usize| match place {
            _ if !self.changing => true,
            7 => moment >= 1.0 / 3.0,
            8 => moment >= 0.5,
            9 => moment < 2.0 / 3.0,
            _ => true,
        };
        loop {
            let may = members.iter().enumerate().filter(|(place, _)| here(*place) && chance.happens(self.mask));
            let may: Vec<_> = may.map(|(_, member)| member.clone()).collect();
            if !may.is_empty() {
                return may;
            }
        }
    }
}

/// Lognormal around 1,000 euro, twice as much for a warm and four times as much for a hot lead.
fn value(temperature: Temperature, chance: &mut Chance) -> Money {
    let times = match temperature {
        Temperature::Cold => 1.0,
        Temperature::Warm => 2.0,
        Temperature::Hot => 4.0,
    };
    id(Money::new((100_000.0 * times * (1.5 * chance.normal()).exp()) as i64, "EUR"))
}

fn id<T>(made: Result<T, leadwerk::Error>) -> T {
    made.expect("a value that is allowed")
}
