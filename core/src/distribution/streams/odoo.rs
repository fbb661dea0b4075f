//! Odoo's assignment rule, as its documentation and its source describe it.

use super::rule::{Give, Lot};
use crate::units::{Count, Order as _};
use std::collections::VecDeque;

const DAY: i64 = 86_400_000;

/// A day's quota for each member, and the row in which they stand.
pub(crate) struct Odoo {
    /// What each could be given in a day.
    daily: Vec<u64>,
    monthly_maximum: Count,
    /// What each takes in this run.
    quotas: Vec<u64>,
    /// When each was given what it has of the last 24 hours.
    recent: Vec<VecDeque<i64>>,
    /// Who takes more, the next first.
    row: VecDeque<u32>,
}

impl Odoo {
    pub(crate) fn new(weights: &[u32], monthly_maximum: Count) -> Self {
        let daily: Vec<_> = weights.iter().map(|&weight| daily(monthly_maximum, weight)).collect();
        let quotas = vec![0; weights.len()];
        Self { daily, monthly_maximum, quotas, recent: vec![VecDeque::new(); weights.len()], row: VecDeque::new() }
    }
}

/// A thirtieth of a member's monthly maximum, half rounded up.
fn daily(monthly_maximum: Count, weight: u32) -> u64 {
    let monthly = (u64::from(monthly_maximum.get()) * u64::from(weight) + 500) / 1_000;
    (monthly + 15) / 30
}

impl Give for Odoo {
    fn give(&mut self, lot: &Lot<'_>) -> u32 {
        let stands = self.row.iter().position(|member| lot.eligible.binary_search(member).is_ok());
        let Some(member) = stands.and_then(|place| self.row.remove(place)) else {
            // Nobody comes here who does not take.
            return lot.eligible.first().copied().unwrap_or(0);
        };
        if let Some(recent) = self.recent.get_mut(member as usize) {
            recent.push_back(lot.at);
        }
        if let Some(quota) = self.quotas.get_mut(member as usize) {
            *quota = quota.saturating_sub(1);
            if *quota > 0 {
                self.row.push_back(member);
            }
        }
        member
    }

    fn reweigh(&mut self, member: u32, weight: u32) {
        if let Some(own) = self.daily.get_mut(member as usize) {
            *own = daily(self.monthly_maximum, weight);
        }
    }

    fn period(&self) -> Option<i64> {
        Some(DAY)
    }

    fn run(&mut self, at: i64) {
        for ((quota, daily), recent) in self.quotas.iter_mut().zip(&self.daily).zip(&mut self.recent) {
            while recent.front().is_some_and(|&given| given <= at.saturating_sub(DAY)) {
                recent.pop_front();
            }
            *quota = daily.saturating_sub(recent.len() as u64);
        }
        let mut row: Vec<_> = (0_u32..).zip(&self.quotas).filter(|(_, quota)| **quota > 0).collect();
        // Stable: equal quotas keep the order of the receivers.
        row.order_by_key(|(_, quota)| core::cmp::Reverse(**quota));
        self.row = row.into_iter().map(|(member, _)| member).collect();
    }

    fn takes(&self, member: u32) -> bool {
        self.quotas.get(member as usize).is_some_and(|&quota| quota > 0)
    }

    fn ever(&self, member: u32) -> bool {
        self.daily.get(member as usize).is_some_and(|&daily| daily > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Temperature;
    use crate::units::Probability;

    fn lot(at: i64, eligible: &[u32]) -> Lot<'_> {
        Lot { number: 0, at, temperature: Temperature::Warm, probability: Probability::ZERO, worth: 0, eligible }
    }

    #[test]
    fn half_is_rounded_up() {
        let quota = |most, weight| daily(Count::new(most), weight);
        assert_eq!([0, 14, 15, 30, 44, 45, 75].map(|most| quota(most, 1_000)), [0, 0, 1, 1, 1, 2, 3]);
        // 45 for a full share is 23 for half of one, and a thirtieth of that is less than one and a half.
        assert_eq!((quota(45, 500), quota(30, 3_000), quota(u32::MAX, 1_000_000)), (1, 3, 143_165_576_500));
    }

    #[test]
    fn the_largest_quota_stands_first_and_goes_to_the_end() {
        // A day's quotas: 1, 3, 2. The row is b c a; b takes and goes behind a, and so on.
        let mut odoo = Odoo::new(&[1_000, 3_000, 2_000], Count::new(30));
        odoo.run(0);
        let everybody = [0, 1, 2];
        let taken: Vec<_> = (0..6).map(|_| odoo.give(&lot(0, &everybody))).collect();
        assert_eq!(taken, [1, 2, 0, 1, 2, 1]);
        assert!((0..3).all(|member| !odoo.takes(member)));
    }

    #[test]
    fn who_cannot_take_a_lead_keeps_its_place() {
        let mut odoo = Odoo::new(&[1_000, 1_000, 1_000], Count::new(60));
        odoo.run(0);
        assert_eq!(odoo.give(&lot(0, &[2])), 2);
        let taken: Vec<_> = (0..3).map(|_| odoo.give(&lot(0, &[0, 1, 2]))).collect();
        assert_eq!(taken, [0, 1, 2]);
    }

    #[test]
    fn the_last_24_hours_count_and_nothing_is_carried_over() {
        let mut odoo = Odoo::new(&[1_000], Count::new(60));
        odoo.run(0);
        odoo.give(&lot(0, &[0]));
        odoo.run(DAY - 1);
        assert_eq!(odoo.quotas, [1], "one of two was given within the last 24 hours");
        odoo.run(DAY);
        assert_eq!(odoo.quotas, [2], "24 hours ago is not within the last 24 hours");
        odoo.run(10 * DAY);
        assert_eq!(odoo.quotas, [2], "what was not used is lost");
    }
}
