//! The rules that others use, as they use them: what ours is measured against.

use super::rule::{Give, Hall, Lot};
use crate::units::keyed::Draws;

/// The first of the eligible; a lot has at least one.
fn first(lot: &Lot<'_>) -> u32 {
    lot.eligible.first().copied().unwrap_or(0)
}

/// By lot, according to weight.
pub(crate) struct Random {
    draws: Draws,
    weights: Vec<u32>,
}

impl Random {
    pub(crate) fn new(hall: &Hall<'_>) -> Self {
        Self { draws: Draws::new(hall.seed.get()), weights: hall.weights.to_vec() }
    }

    fn weight(&self, member: u32) -> u64 {
        self.weights.get(member as usize).copied().map_or(0, u64::from)
    }
}

impl Give for Random {
    fn reweigh(&mut self, member: u32, weight: u32) {
        if let Some(own) = self.weights.get_mut(member as usize) {
            *own = weight;
        }
    }

    fn give(&mut self, lot: &Lot<'_>) -> u32 {
        let total = lot.eligible.iter().map(|&member| self.weight(member)).sum();
        let mut left = self.draws.below(total, "rule by lot", lot.number);
        for &member in lot.eligible {
            let weight = self.weight(member);
            if left < weight {
                return member;
            }
            left -= weight;
        }
        first(lot)
    }
}

/// In turn.
#[derive(Default)]
pub(crate) struct RoundRobin {
    next: u32,
}

impl Give for RoundRobin {
    fn give(&mut self, lot: &Lot<'_>) -> u32 {
        let place = lot.eligible.partition_point(|&member| member < self.next);
        let member = lot.eligible.get(place).copied().unwrap_or_else(|| first(lot));
        self.next = member + 1;
        member
    }
}

/// In turn, each temperature for itself.
#[derive(Default)]
pub(crate) struct StratifiedRoundRobin {
    turns: [RoundRobin; 3],
}

impl Give for StratifiedRoundRobin {
    fn give(&mut self, lot: &Lot<'_>) -> u32 {
        match self.turns.get_mut(lot.temperature as usize) {
            Some(turn) => turn.give(lot),
            None => first(lot),
        }
    }
}

/// nginx's smooth weighted round robin: everybody in play gains its weight, the richest is chosen and pays for all.
pub(crate) struct SmoothRoundRobin {
    weights: Vec<u32>,
    credits: Vec<i64>,
}

impl SmoothRoundRobin {
    pub(crate) fn new(weights: &[u32]) -> Self {
        Self { weights: weights.to_vec(), credits: vec![0; weights.len()] }
    }
}

impl Give for SmoothRoundRobin {
    fn reweigh(&mut self, member: u32, weight: u32) {
        if let Some(own) = self.weights.get_mut(member as usize) {
            *own = weight;
        }
    }

    fn give(&mut self, lot: &Lot<'_>) -> u32 {
        let (mut total, mut richest) = (0, None);
        for &member in lot.eligible {
            let weight = self.weights.get(member as usize).copied().map_or(0, i64::from);
            let Some(credit) = self.credits.get_mut(member as usize) else { continue };
            *credit = credit.saturating_add(weight);
            total += weight;
            // The first of equals, as nginx has it.
            if richest.is_none_or(|(_, most)| *credit > most) {
                richest = Some((member, *credit));
            }
        }
        let member = richest.map_or_else(|| first(lot), |(member, _)| member);
        if let Some(credit) = self.credits.get_mut(member as usize) {
            *credit = credit.saturating_sub(total);
        }
        member
    }
}

/// Whoever has the fewest open leads.
pub(crate) struct LeastBusy {
    open: Vec<u32>,
    waits: Waits,
}

impl LeastBusy {
    pub(crate) fn new(members: usize) -> Self {
        Self { open: vec![0; members], waits: Waits::new(members) }
    }
}

impl Give for LeastBusy {
    fn give(&mut self, lot: &Lot<'_>) -> u32 {
        let busy = |member: u32| self.open.get(member as usize).copied().unwrap_or(0);
        let least = lot.eligible.iter().copied().min_by_key(|&member| (busy(member), self.waits.since(member)));
        let member = least.unwrap_or_else(|| first(lot));
        if let Some(open) = self.open.get_mut(member as usize) {
            *open = open.saturating_add(1);
        }
        self.waits.received(member);
        member
    }

    fn free(&mut self, member: u32) {
        if let Some(open) = self.open.get_mut(member as usize) {
            *open = open.saturating_sub(1);
        }
    }
}

/// Whoever has received the least value for its weight.
pub(crate) struct LeastValue {
    weights: Vec<u32>,
    received: Vec<u128>,
    waits: Waits,
}

impl LeastValue {
    pub(crate) fn new(weights: &[u32]) -> Self {
        Self { weights: weights.to_vec(), received: vec![0; weights.len()], waits: Waits::new(weights.len()) }
    }

    /// What a member received, what it weighs, and how long it waits.
    fn standing(&self, member: u32) -> (u128, u128, u64) {
        let received = self.received.get(member as usize).copied().unwrap_or(0);
        let weight = self.weights.get(member as usize).copied().map_or(0, u128::from);
        (received, weight, self.waits.since(member))
    }
}

impl Give for LeastValue {
    fn reweigh(&mut self, member: u32, weight: u32) {
        if let Some(own) = self.weights.get_mut(member as usize) {
            *own = weight;
        }
    }

    fn give(&mut self, lot: &Lot<'_>) -> u32 {
        let least = lot.eligible.iter().copied().min_by(|&one, &other| {
            let ((one_has, one_weighs, one_waits), (other_has, other_weighs, other_waits)) =
                (self.standing(one), self.standing(other));
            // A value has 53 bits, a stream 32, a weight 20: crosswise products are far inside 128.
            (one_has * other_weighs).cmp(&(other_has * one_weighs)).then(one_waits.cmp(&other_waits))
        });
        let member = least.unwrap_or_else(|| first(lot));
        if let Some(received) = self.received.get_mut(member as usize) {
            *received += u128::from(lot.worth.unsigned_abs());
        }
        self.waits.received(member);
        member
    }
}

/// Since when each member has waited, in leads.
struct Waits {
    now: u64,
    since: Vec<u64>,
}

impl Waits {
    fn new(members: usize) -> Self {
        Self { now: 0, since: vec![0; members] }
    }

    /// The number of the last lead it received; 0 when it received none.
    fn since(&self, member: u32) -> u64 {
        self.since.get(member as usize).copied().unwrap_or(0)
    }

    fn received(&mut self, member: u32) {
        self.now += 1;
        if let Some(since) = self.since.get_mut(member as usize) {
            *since = self.now;
        }
    }
}

#[cfg(test)]
mod tests;
