//! Runs a rule over a stream: who is full, what waits, and when it goes out.

use super::rule::{Give, Hall, Lot, Rule};
use super::stream::{Coming, Scene};
use crate::units::Seed;
use core::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// A lead is given away.
pub(super) struct Turn<'a> {
    /// The place of the arrival.
    pub(super) arrival: usize,
    /// The place of the member that receives it.
    pub(super) member: u32,
    /// When, in milliseconds.
    pub(super) at: i64,
    /// Who could have taken it at that time, whatever the rule thinks of them.
    pub(super) available: &'a [u32],
}

/// Runs a rule over a stream, tells of each lead that is given away, and returns the places of those that cannot be.
pub(super) fn run(scene: &Scene, rule: &Rule, seed: Seed, told: impl FnMut(&Turn<'_>)) -> Vec<usize> {
    let hall = Hall { weights: &scene.weights, channels: &scene.channels, seed };
    let mut desk = Desk {
        scene,
        rule: rule.begin(&hall),
        told,
        weights: scene.weights.clone(),
        changed: 0,
        open: vec![0; scene.weights.len()],
        limited: scene.limits.iter().any(Option::is_some)
            || scene.everybody.iter().any(|&member| scene.weights.get(member as usize) == Some(&0)),
        leaving: BinaryHeap::new(),
        waiting: VecDeque::new(),
        available: Vec::new(),
        takers: Vec::new(),
    };
    let mut unplaced = Vec::new();
    let coming = scene.lots.iter().zip(0_usize..).filter(|(lot, place)| {
        let ever = desk.ever(lot);
        if !ever {
            unplaced.push(*place);
        }
        ever
    });
    let coming: Vec<_> = coming.collect();
    match desk.rule.period() {
        None => desk.at_once(coming),
        Some(period) => desk.in_runs(coming, period),
    }
    // Nothing should wait for ever; what did so in spite of all is not lost.
    unplaced.extend(desk.waiting);
    unplaced.sort_unstable();
    unplaced
}

/// Where leads come in and go out.
struct Desk<'a, F> {
    scene: &'a Scene,
    rule: Box<dyn Give>,
    told: F,
    /// What everybody weighs now, and how many changes were told.
    weights: Vec<u32>,
    changed: usize,
    /// How many leads each member has that count against its limit.
    open: Vec<u32>,
    /// Whether anybody has a limit, or another weight than at first.
    limited: bool,
    /// When which member's lead leaves it.
    leaving: BinaryHeap<Reverse<(i64, u32)>>,
    /// The places of the arrivals that nobody could take yet.
    waiting: VecDeque<usize>,
    /// Who can take the lead at hand, and of these those whom the rule lets; kept for their memory.
    available: Vec<u32>,
    takers: Vec<u32>,
}

impl<F: FnMut(&Turn<'_>)> Desk<'_, F> {
    /// Whether anybody could ever take it.
    fn ever(&self, lot: &Coming) -> bool {
        let limit = |member: u32| self.scene.limits.get(member as usize).copied().flatten();
        lot.eligible(self.scene).iter().any(|&member| limit(member) != Some(0) && self.rule.ever(member))
    }

    fn weighs(&self, member: u32) -> bool {
        self.weights.get(member as usize).is_some_and(|&weight| weight > 0)
    }

    fn is_full(&self, member: u32) -> bool {
        let place = member as usize;
        let limit = self.scene.limits.get(place).copied().flatten();
        limit.is_some_and(|limit| self.open.get(place).is_none_or(|&open| open >= limit))
    }

    /// Gives each lead away as it comes, if anybody can take it.
    fn at_once(&mut self, coming: Vec<(&Coming, usize)>) {
        for (lot, place) in coming {
            self.pass(lot.at);
            if !self.give(lot, place, lot.at) {
                self.waiting.push_back(place);
            }
        }
        self.pass(i64::MAX);
    }

    /// Lets time pass: leads leave their members, and others go out to them.
    fn pass(&mut self, until: i64) {
        let mut freed = Vec::new();
        while let Some(&Reverse((at, _))) = self.leaving.peek()
            && at <= until
        {
            self.leave(at, &mut freed);
            self.hand_out(at, &mut freed);
        }
    }

    /// Lets go what leaves until a time, and says from whom.
    fn leave(&mut self, until: i64, freed: &mut Vec<u32>) {
        while let Some(&Reverse((at, member))) = self.leaving.peek()
            && at <= until
        {
            self.leaving.pop();
            if let Some(open) = self.open.get_mut(member as usize) {
                *open = open.saturating_sub(1);
            }
            self.rule.free(member);
            freed.push(member);
        }
    }

    /// Gives away what waits, the oldest first, to those who have just been freed: for nobody else has anything changed.
    fn hand_out(&mut self, at: i64, freed: &mut Vec<u32>) {
        let mut place = 0;
        freed.retain(|&member| !self.is_full(member));
        while let Some(&arrival) = self.waiting.get(place)
            && !freed.is_empty()
        {
            let Some(lot) = self.scene.lots.get(arrival) else { break };
            let eligible = lot.eligible(self.scene);
            let wanted = freed.iter().any(|member| eligible.binary_search(member).is_ok());
            if wanted && self.give(lot, arrival, at) {
                self.waiting.remove(place);
                freed.retain(|&member| !self.is_full(member));
            } else {
                place += 1;
            }
        }
        freed.clear();
    }

    /// Gives leads away in runs, the likeliest first.
    fn in_runs(&mut self, coming: Vec<(&Coming, usize)>, period: i64) {
        let boundary = |at: i64| at.saturating_add((-at).rem_euclid(period));
        let mut next: Option<i64> = None;
        for (lot, place) in coming {
            while let Some(at) = next
                && at < lot.at
            {
                next = self.run_and_plan(at, period);
            }
            self.waiting.push_back(place);
            let soonest = boundary(lot.at);
            next = Some(next.map_or(soonest, |next| next.min(soonest)));
        }
        while let Some(at) = next {
            next = self.run_and_plan(at, period);
        }
    }

    /// One run, and when the next is worth while: if nobody could take anything, not before somebody is free.
    fn run_and_plan(&mut self, at: i64, period: i64) -> Option<i64> {
        let given = self.run_at(at);
        let soonest = at.saturating_add(period);
        if self.waiting.is_empty() {
            return None;
        }
        if given > 0 {
            return Some(soonest);
        }
        let Reverse((free, _)) = self.leaving.peek()?;
        Some(free.saturating_add((-free).rem_euclid(period)).max(soonest))
    }

    /// One run; says how many leads it gave away.
    fn run_at(&mut self, at: i64) -> usize {
        let mut freed = Vec::new();
        self.leave(at, &mut freed);
        self.rule.run(at);
        let scene = self.scene;
        let probability = |arrival: usize| scene.lots.get(arrival).map(|lot| lot.probability);
        let mut waiting: Vec<usize> = core::mem::take(&mut self.waiting).into();
        let before = waiting.len();
        // What was left over stands in front and in order, so this is quick.
        waiting.sort_by_key(|&arrival| (Reverse(probability(arrival)), arrival));
        let mut waiting = waiting.into_iter();
        for arrival in waiting.by_ref() {
            let Some(lot) = scene.lots.get(arrival) else { continue };
            if !self.give(lot, arrival, at) {
                self.waiting.push_back(arrival);
                if !scene.everybody.iter().any(|&member| self.rule.takes(member)) {
                    break;
                }
            }
        }
        self.waiting.extend(waiting);
        before - self.waiting.len()
    }

    /// Gives a lead away, if anybody can take it now.
    fn give(&mut self, lot: &Coming, arrival: usize, at: i64) -> bool {
        for (member, weight) in self.scene.changes.until(at, &mut self.changed) {
            self.rule.reweigh(member, weight);
            if let Some(own) = self.weights.get_mut(member as usize) {
                *own = weight;
            }
            self.limited = true;
        }
        let (mut available, mut takers) = (core::mem::take(&mut self.available), core::mem::take(&mut self.takers));
        let member = self.pick(lot, arrival, at, &mut available, &mut takers);
        (self.available, self.takers) = (available, takers);
        let (Some(member), Some(busy_for)) = (member, lot.busy_for) else { return member.is_some() };
        if let Some(open) = self.open.get_mut(member as usize) {
            *open = open.saturating_add(1);
        }
        self.leaving.push(Reverse((at.saturating_add(busy_for), member)));
        true
    }

    fn pick(
        &mut self,
        lot: &Coming,
        arrival: usize,
        at: i64,
        available: &mut Vec<u32>,
        takers: &mut Vec<u32>,
    ) -> Option<u32> {
        let mut can = lot.eligible(self.scene);
        if self.limited {
            available.clear();
            available.extend(can.iter().filter(|&&member| !self.is_full(member) && self.weighs(member)));
            can = available;
        }
        let mut eligible = can;
        if self.rule.period().is_some() {
            takers.clear();
            takers.extend(can.iter().filter(|&&member| self.rule.takes(member)));
            eligible = takers;
        }
        if eligible.is_empty() {
            return None;
        }
        let Coming { temperature, probability, worth, .. } = *lot;
        let member = self.rule.give(&Lot { number: arrival as u64, at, temperature, probability, worth, eligible });
        (self.told)(&Turn { arrival, member, at, available: can });
        Some(member)
    }
}
