//! Who is furthest behind its share: one step of the deficit ledger.
//!
//! With every lead each one in play is credited its share of it, and the one that receives it is debited the whole, so
//! that balances sum to 0. It goes to one of those that are furthest behind in number (the *guard*), and among these to
//! the one with the highest *pull*:
//!
//! ```text
//! pull = owed leads + owed leads of this temperature + γ · (v · owed value − v²/2) / (w / mean w)
//! ```
//!
//! which is the steepest descent of Σ (leads² + Σ temperatures² + γ value²), v being the lead's worth. What the guard
//! promises, and the proofs, are in `docs/fairness.md`.

use super::balance::Balance;
use crate::policy::{Guard, Temperature};
use crate::units::{Fixed, Probability};
use core::cmp::Ordering;
use leadwerk_macros::crosses;

/// The largest lag behind the furthest that may still receive: a hair less than 1 and 2 leads, so that two who are
/// apart by a whole lead, give or take the last bits, are told from each other.
const STRICT: Fixed = thousandths(999);
const STANDARD: Fixed = thousandths(1_999);
/// Between channels: their counts stay within 1.5 leads of their shares. With half a lead an adversary drives one of five
/// channels further (`bounds.rs` has the order); with a quarter none of up to six got beyond 1.33.
const CHANNELS: Fixed = thousandths(249);

/// Pulls that are closer than 2⁻²⁰ are a tie: what shares that do not divide leave over must not decide, or of equal ones
/// the first in the roster would always be the first.
const GRAIN: u32 = 20;

const fn thousandths(number: i64) -> Fixed {
    match Fixed::new((number << 40) / 1_000) {
        Some(fixed) => fixed,
        None => Fixed::ZERO,
    }
}

/// What is compared: everything to the last bit, so that every language comes to the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scales {
    pub(super) guard: Guard,
    /// γ: how much the value counts beside the number.
    pub(super) value_weight: Probability,
    /// The lead's expected value, in units of the mean.
    pub(super) worth: Fixed,
    /// Whether channels are compared, and not members.
    pub(super) channels: bool,
}

/// One that is in play.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Party {
    /// Its number in the roster.
    pub(super) number: u32,
    /// A member's channel, or a channel itself.
    pub(super) channel: u32,
    /// In thousandths; the weights of a channel's members together may be the channel's.
    pub(super) weight: u64,
    /// Whether it can take the lead. In outcome mode others are credited a share too.
    pub(super) able: bool,
    /// Its part of this lead.
    pub(super) share: Fixed,
    /// What it was owed before this lead.
    pub(super) owed: Owed,
}

impl Party {
    /// One that can take a lead, or is only credited a share; what share and what it is owed come later.
    pub(super) fn new(number: u32, channel: u32, weight: u64, able: bool) -> Self {
        Self { number, channel, weight, able, share: Fixed::ZERO, owed: Owed::default() }
    }
}

/// What somebody is owed, as far as it matters for one lead. Above 0 they are behind their share.
#[crosses]
#[derive(Copy, Default, Eq)]
pub struct Owed {
    /// Leads.
    pub leads: Fixed,
    /// Leads of this lead's temperature.
    pub temperature: Fixed,
    /// Expected value, in units of the mean expected value of a lead.
    pub value: Fixed,
}

impl Owed {
    pub(super) const fn new(balance: &Balance, temperature: Temperature) -> Self {
        Self { leads: balance.leads, temperature: balance.of(temperature), value: balance.value }
    }

    /// With a share of a lead and a part of its worth credited, and the whole debited from whoever received it.
    pub(super) fn after(&self, share: Fixed, part: Fixed, received: Option<Fixed>) -> Self {
        let one = received.map_or(Fixed::ZERO, |_| Fixed::ONE);
        Self {
            leads: self.leads.plus(share).minus(one),
            temperature: self.temperature.plus(share).minus(one),
            value: self.value.plus(part).minus(received.unwrap_or_default()),
        }
    }
}

/// The parts of a whole by shares that are 1 in all. What rounding down leaves over, less than a bit for each, goes to the
/// first ones, one bit each, so that the parts are the whole.
pub(super) fn parts(shares: impl Iterator<Item = Fixed> + Clone, whole: Fixed) -> impl Iterator<Item = Fixed> {
    let rounded_down = |shares| {
        let mut last = (Fixed::ZERO, Fixed::ZERO);
        Iterator::map(shares, move |share: Fixed| {
            // Most have the share of the one before.
            if share != last.0 {
                last = (share, share.times(whole));
            }
            last.1
        })
    };
    let mut rest = rounded_down(shares.clone()).fold(whole, Fixed::minus);
    rounded_down(shares).map(move |part| {
        // It is not negative, for rounding is down.
        if rest <= Fixed::ZERO {
            return part;
        }
        rest = rest.minus(Fixed::BIT);
        part.plus(Fixed::BIT)
    })
}

/// Sets the shares by weight: they sum to exactly 1.
///
/// What rounding down leaves over, less than 2⁻⁴⁰ for each, goes to the first ones, one bit each: after a billion leads
/// nobody is off by more than a thousandth of a lead. Where nobody has weight, all have the same: a person may give a
/// lead to one that the ledger would never choose.
pub(super) fn share_out(parties: &mut [Party]) {
    if parties.iter().all(|party| party.weight == 0) {
        parties.iter_mut().for_each(|party| party.weight = 1);
    }
    let whole: u64 = parties.iter().map(|party| party.weight).sum();
    let mut rest = Fixed::ONE.bits();
    let mut last = (0, 0);
    for party in &mut *parties {
        if party.weight != last.0 {
            let part = (u128::from(party.weight) << 40) / u128::from(whole.max(1));
            last = (party.weight, i64::try_from(part).unwrap_or(0));
        }
        party.share = Fixed::new(last.1).unwrap_or_default();
        rest -= last.1;
    }
    for party in parties.iter_mut().filter(|party| party.weight > 0) {
        if rest <= 0 {
            break;
        }
        party.share = party.share.plus(Fixed::BIT);
        rest -= 1;
    }
}

/// The place of the party that is furthest behind, of those that can take the lead; `draw` breaks ties.
pub(super) fn furthest(parties: &[Party], scales: Scales, draw: impl Fn(u32) -> u64) -> Option<usize> {
    if let [only] = parties {
        return only.able.then_some(0);
    }
    let limit = scales.limit(parties)?;
    let pull = Pull::new(parties, scales);
    let mut best: Option<Best> = None;
    let mut memory = (0, 0);
    for (place, party) in parties.iter().enumerate().filter(|(_, party)| party.able) {
        if scales.guarded(party) < limit {
            continue;
        }
        let own = (pull.of(party, &mut memory) + (1 << (GRAIN - 1))) >> GRAIN;
        let wins = best.as_mut().is_none_or(|best| match own.cmp(&best.pull) {
            Ordering::Equal => draw(party.number) > *best.drawn.get_or_insert_with(|| draw(best.number)),
            order => order == Ordering::Greater,
        });
        if wins {
            best = Some(Best { pull: own, place, number: party.number, drawn: None });
        }
    }
    best.map(|best| best.place)
}

/// The one that is furthest behind so far.
struct Best {
    pull: i128,
    place: usize,
    number: u32,
    /// What it has drawn, as soon as another is as far behind.
    drawn: Option<u64>,
}

impl Scales {
    /// The figure that the guard looks at, this lead's share included.
    fn guarded(&self, party: &Party) -> i64 {
        let owed = match self.guard {
            Guard::Stratified if !self.channels => party.owed.temperature,
            Guard::Stratified | Guard::Strict | Guard::Standard => party.owed.leads,
        };
        owed.bits() + party.share.bits()
    }

    /// How much of it one must have to receive the lead.
    fn limit(&self, parties: &[Party]) -> Option<i64> {
        let most = parties.iter().filter(|party| party.able).map(|party| self.guarded(party)).max()?;
        let slack = match self.guard {
            _ if self.channels => CHANNELS,
            Guard::Standard => STANDARD,
            Guard::Strict | Guard::Stratified => STRICT,
        };
        Some(most - slack.bits())
    }
}

/// The pull, in 2⁻⁴⁰.
struct Pull {
    scales: Scales,
    /// γ over the number of those that have a share.
    strength: u128,
}

impl Pull {
    fn new(parties: &[Party], scales: Scales) -> Self {
        let count = parties.iter().filter(|party| party.share > Fixed::ZERO).count().max(1) as u128;
        let gamma = (u128::from(scales.value_weight.ppm()) << 40) / 1_000_000;
        Self { scales, strength: (gamma << 40) / count }
    }

    fn of(&self, party: &Party, memory: &mut (i64, i64)) -> i128 {
        let worth = self.scales.worth;
        let share = party.share.bits();
        if memory.0 != share {
            // γ / (w / mean w), for a share is w / (number · mean w); most parties have the share of the one before.
            let strength = self.strength / u128::from(share.max(1).unsigned_abs());
            *memory = (share, i64::try_from(strength).unwrap_or(i64::MAX));
        }
        let behind = party.owed.value.plus(party.share.times(worth)).bits() - worth.bits() / 2;
        let value = (i128::from(worth.bits()) * i128::from(behind)) >> 40;
        let pull = (value.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) * i128::from(memory.1)) >> 40;
        i128::from(party.owed.leads.bits()) + i128::from(party.owed.temperature.bits()) + 2 * i128::from(share) + pull
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn party(number: u32, weight: u64) -> Party {
        Party::new(number, 0, weight, true)
    }

    proptest! {
        #[test]
        fn shares_sum_to_one_and_follow_the_weights(
            weights in proptest::collection::vec(0..=1_000_000_u64, 1..300).prop_filter("somebody", |all| all.iter().any(|&w| w > 0))
        ) {
            let mut parties: Vec<_> = (0..).zip(&weights).map(|(number, &weight)| party(number, weight)).collect();
            share_out(&mut parties);
            let whole: u64 = weights.iter().sum();
            prop_assert_eq!(parties.iter().map(|party| party.share.bits()).sum::<i64>(), Fixed::ONE.bits());
            for party in &parties {
                let exact = (i128::from(party.weight) << 40) / i128::from(whole);
                let off = i128::from(party.share.bits()) - exact;
                prop_assert!((0..=1).contains(&off), "{} off by {off}", party.weight);
                prop_assert!(party.weight > 0 || party.share == Fixed::ZERO);
            }
        }
    }

    #[test]
    fn a_tie_is_broken_by_the_draw_and_nothing_else() {
        let mut parties = [party(0, 1_000), party(1, 1_000), party(2, 1_000)];
        share_out(&mut parties);
        // The first has a bit more of a share that does not divide by three; equal it out.
        for party in &mut parties {
            party.share = Fixed::ZERO;
        }
        let scales = Scales {
            guard: Guard::Standard,
            value_weight: Probability::new(50_000).unwrap(),
            worth: Fixed::ONE,
            channels: false,
        };
        for lucky in 0..3 {
            let draw = |number| u64::from(number == lucky);
            assert_eq!(furthest(&parties, scales, draw), Some(lucky as usize));
            parties.reverse();
            assert_eq!(furthest(&parties, scales, draw), Some(2 - lucky as usize));
            parties.reverse();
        }
    }

    /// With the number alone, no guard that binds and ties to the first, it is nginx's smooth weighted round robin, whose
    /// published sequence for weights 5, 1, 1 this is.
    #[test]
    fn by_number_alone_it_is_smooth_weighted_round_robin() {
        let mut parties = [party(0, 5_000), party(1, 1_000), party(2, 1_000)];
        let scales =
            Scales { guard: Guard::Standard, value_weight: Probability::ZERO, worth: Fixed::ZERO, channels: false };
        let mut sequence = String::new();
        for _ in 0..14 {
            share_out(&mut parties);
            let chosen = furthest(&parties, scales, |number| u64::from(u32::MAX - number)).unwrap();
            sequence.push(['a', 'b', 'c'][chosen]);
            for (place, party) in parties.iter_mut().enumerate() {
                party.owed = party.owed.after(party.share, Fixed::ZERO, (place == chosen).then_some(Fixed::ZERO));
            }
        }
        assert_eq!(sequence, "aabacaaaabacaa");
    }

    #[test]
    fn none_that_can_take_it_is_none() {
        let mut parties = [party(0, 1_000)];
        parties[0].able = false;
        let scales =
            Scales { guard: Guard::Strict, value_weight: Probability::ZERO, worth: Fixed::ZERO, channels: false };
        assert_eq!(furthest(&parties, scales, |_| 0), None);
    }
}
