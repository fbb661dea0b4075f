//! The ledger as one way of giving leads away among others, without an engine around it.

use super::rule::{Give, Lot};
use crate::distribution::ledger::{Entry, Ledger};
use crate::distribution::pick::Weighing;
use crate::distribution::weigh::{Party, Scales};
use crate::policy::{Entitlement, Guard};
use crate::units::keyed::Draws;
use crate::units::{Minor, Probability, Seed};

/// The deficit ledger over a fixed set of members.
#[derive(Clone, Debug)]
pub(crate) struct LedgerRule {
    ledger: Ledger,
    /// For each member its channel and its weight in thousandths.
    seats: Vec<(u32, u64)>,
    guard: Guard,
    entitlement: Entitlement,
    value_weight: Probability,
    value_cap: u32,
    draws: Draws,
}

impl LedgerRule {
    pub(crate) fn new(seats: Vec<(u32, u64)>, rules: &crate::policy::DistributionRule) -> Self {
        Self {
            ledger: Ledger::default(),
            seats,
            guard: rules.bound,
            entitlement: rules.entitlement,
            value_weight: rules.value_weight,
            value_cap: rules.value_cap.get(),
            draws: Draws::new(Seed::get(rules.seed)),
        }
    }

    fn players(&self, eligible: &[u32]) -> Vec<Party> {
        let player = |number: u32, able: bool| {
            let &(channel, weight) = self.seats.get(number as usize)?;
            Some(Party::new(number, channel, weight, able))
        };
        match self.entitlement {
            Entitlement::Opportunity => eligible.iter().filter_map(|&number| player(number, true)).collect(),
            Entitlement::Outcome => {
                let able = |number: u32| eligible.binary_search(&number).is_ok();
                (0..).take(self.seats.len()).filter_map(|number| player(number, able(number))).collect()
            }
        }
    }
}

impl Give for LedgerRule {
    fn reweigh(&mut self, member: u32, weight: u32) {
        if let Some((_, own)) = self.seats.get_mut(member as usize) {
            *own = u64::from(weight);
        }
    }

    fn give(&mut self, lot: &Lot<'_>) -> u32 {
        let expected = Minor::new(lot.worth).unwrap_or(Minor::ZERO);
        let expected = self.ledger.expected.cap(expected, self.value_cap);
        self.ledger.expected.add(expected);
        let worth = self.ledger.expected.units(expected);
        let scales = Scales { guard: self.guard, value_weight: self.value_weight, worth, channels: false };
        let players = self.players(lot.eligible);
        let weighing =
            Weighing { ledger: &self.ledger, scales, temperature: lot.temperature, channel_weight: &|_| None };
        let draw = |what: &str, number: u32| self.draws.bits(what, (lot.number << 32) | u64::from(number));
        let picked = weighing.pick(players, |number| draw("channel", number), |number| draw("member", number));
        let Some((pick, winner)) = picked.and_then(|pick| pick.winner().map(|winner| (pick, winner))) else {
            // A lot has somebody who can take it.
            return lot.eligible.first().copied().unwrap_or(0);
        };
        let channel = self.seats.get(winner as usize).map_or(0, |(channel, _)| *channel);
        self.ledger.book(&Entry {
            year: 0,
            departures: 0,
            counted: (expected, None),
            member: winner,
            channel,
            temperature: lot.temperature,
            worth,
            expected,
            credits: Some(Box::new(pick.credits())),
        });
        winner
    }
}
