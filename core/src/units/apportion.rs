//! Whole numbers in proportion: so many seats, or leads, by so many votes, or weights.

use super::{Count, Error, Order as _};
use core::cmp::{Ordering, Reverse};
use leadwerk_macros::crosses;

/// How a whole number is apportioned.
#[crosses]
pub enum Apportionment {
    /// Sainte-Laguë: divisors 1, 3, 5, …; favours neither the large nor the small.
    Webster,
    /// The largest remainders. One seat more may cost somebody a seat (the Alabama paradox).
    Hamilton,
    /// Divisors 1, 2, 3, …; favours the large.
    Dhondt,
    /// Divisors 0, 1, 2, …; favours the small, and everybody with votes has a seat before anybody has two.
    Adams,
    /// Divisors √(k(k+1)); everybody with votes has a seat before anybody has two.
    HuntingtonHill,
}

/// Whole seats that were apportioned.
#[crosses]
#[derive(Eq)]
pub struct Seats {
    /// As many as there were votes, in their order.
    pub seats: Vec<Count>,
}

/// Apportions whole seats by votes: as many results as votes, in their order, with the sum of `seats`.
///
/// All is reckoned in whole numbers, so it is the same everywhere. Who has no vote has no seat. Of equals, the earlier in
/// the list goes first; where there are fewer seats than a method gives to everybody, the more votes go first.
///
/// # Errors
/// `VOTES_MISSING` when there are seats and nobody has a vote.
///
/// # Example
/// ```
/// use leadwerk::distribution::{Apportionment, apportion};
/// use leadwerk::units::Count;
///
/// let votes = [13, 6, 4].map(Count::new);
/// assert_eq!(apportion(Count::new(4), &votes, Apportionment::Webster)?.seats, [2, 1, 1].map(Count::new));
/// assert_eq!(apportion(Count::new(4), &votes, Apportionment::Dhondt)?.seats, [3, 1, 0].map(Count::new));
/// assert_eq!(apportion(Count::new(1), &[], Apportionment::Adams).unwrap_err().code(), "VOTES_MISSING");
/// # Ok::<(), leadwerk::Error>(())
/// ```
pub fn apportion(seats: Count, votes: &[Count], method: Apportionment) -> Result<Seats, Error> {
    let votes: Vec<u64> = votes.iter().map(|votes| u64::from(votes.get())).collect();
    let seats = u64::from(seats.get());
    let total: u128 = votes.iter().copied().map(u128::from).sum();
    if total == 0 && seats > 0 {
        return Err(Error::VotesMissing { seats: seats.cast_signed() });
    }
    let shares = votes.iter().map(|&votes| (u128::from(votes) * u128::from(seats)).checked_div(total).unwrap_or(0));
    // Never more than the seats, so it fits.
    let floors: Vec<u64> = shares.map(|share| u64::try_from(share).unwrap_or(0)).collect();
    let apportioned = match method {
        Apportionment::Hamilton => by_remainder(seats, &votes, total, floors),
        _ => by_divisor(seats, &votes, method, floors),
    };
    let seats = apportioned.into_iter().map(Count::saturating);
    Ok(Seats { seats: seats.collect() })
}

fn by_remainder(seats: u64, votes: &[u64], total: u128, mut held: Vec<u64>) -> Vec<u64> {
    let left = seats - held.iter().sum::<u64>();
    let remainder = |&votes: &u64| (u128::from(votes) * u128::from(seats)).checked_rem(total).unwrap_or(0);
    let mut order: Vec<_> = votes.iter().map(remainder).zip(0_usize..).collect();
    order.order_by_key(|&(remainder, place)| (Reverse(remainder), place));
    // There are fewer seats left than there are remainders.
    for (_, place) in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        if let Some(held) = held.get_mut(place) {
            *held += 1;
        }
    }
    held
}

/// The claim to one more seat: votes over the divisor of that seat. The greater goes first.
struct Claim {
    /// Before all others: the divisor is 0.
    at_once: bool,
    votes: u128,
    divisor: u128,
    place: usize,
}

impl Claim {
    /// The claim of whoever holds so many seats already.
    fn new(method: Apportionment, votes: u64, held: u64, place: usize) -> Self {
        let (wide, held) = (u128::from(votes), u128::from(held));
        let (votes, divisor) = match method {
            Apportionment::Webster => (wide, 2 * held + 1),
            Apportionment::Adams => (wide, held),
            // The square of both sides: 64 bits by 64 bits.
            Apportionment::HuntingtonHill => (wide * wide, held * (held + 1)),
            Apportionment::Dhondt | Apportionment::Hamilton => (wide, held + 1),
        };
        Self { at_once: divisor == 0, votes, divisor: divisor.max(1), place }
    }

    /// Whether it goes first. No two claims of different members are equal, so the seats follow from the votes alone.
    fn order(&self, other: &Self) -> Ordering {
        let share = (self.votes * other.divisor).cmp(&(other.votes * self.divisor));
        self.at_once.cmp(&other.at_once).then(share).then(other.place.cmp(&self.place))
    }
}

/// The seats go to the greatest claims. Begins near the end, at the rounded shares, so that a million seats are as quick
/// as ten: then seats are added, taken away and at last exchanged until no claim to another seat is before one that has
/// been granted. As claims have one order, that is the same as to grant one seat after the other.
fn by_divisor(seats: u64, votes: &[u64], method: Apportionment, mut held: Vec<u64>) -> Vec<u64> {
    let mut sum: u64 = held.iter().sum();
    loop {
        let places =
            || votes.iter().copied().zip(held.iter().copied()).zip(0_usize..).filter(|((votes, _), _)| *votes > 0);
        let next = places().map(|((votes, held), place)| Claim::new(method, votes, held, place)).max_by(Claim::order);
        let has_any = places().filter(|((_, held), _)| *held > 0);
        let last =
            has_any.map(|((votes, held), place)| Claim::new(method, votes, held - 1, place)).min_by(Claim::order);
        let (Some(next), more) = (next, sum < seats) else { return held };
        let exchange = last.filter(|last| next.order(last) == Ordering::Greater && next.place != last.place);
        if more {
            sum += step(&mut held, next.place, u64::checked_add);
        } else if let Some(last) = exchange {
            step(&mut held, next.place, u64::checked_add);
            step(&mut held, last.place, u64::checked_sub);
        } else {
            return held;
        }
    }
}

fn step(held: &mut [u64], place: usize, by: fn(u64, u64) -> Option<u64>) -> u64 {
    if let Some(held) = held.get_mut(place) {
        *held = by(*held, 1).unwrap_or(*held);
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seats(seats: u32, votes: &[u32], method: Apportionment) -> Vec<u32> {
        let votes: Vec<_> = votes.iter().copied().map(Count::new).collect();
        apportion(Count::new(seats), &votes, method).unwrap().seats.into_iter().map(Count::get).collect()
    }

    /// The tables of `oracles.json`, which two public libraries and a check by hand agree on.
    #[test]
    fn published_tables() {
        use Apportionment::{Adams, Dhondt, Hamilton, HuntingtonHill, Webster};
        let votes = [27_744, 25_178, 19_951, 14_610, 9_225, 3_292];
        assert_eq!(seats(36, &votes, Hamilton), [10, 9, 7, 5, 4, 1]);
        assert_eq!(seats(36, &votes, Webster), [10, 9, 8, 5, 3, 1]);
        assert_eq!(seats(36, &votes, Dhondt), [11, 9, 7, 5, 3, 1]);
        assert_eq!(seats(36, &votes, Adams), [10, 9, 7, 5, 3, 2]);
        assert_eq!(seats(36, &votes, HuntingtonHill), [10, 9, 7, 6, 3, 1]);
        let alabama = [21_878, 9_713, 4_167, 3_252, 1_065];
        assert_eq!(seats(43, &alabama, Hamilton), [24, 10, 4, 4, 1]);
        assert_eq!(seats(43, &alabama, Webster), [24, 10, 4, 4, 1]);
        assert_eq!(seats(44, &alabama, Hamilton), [24, 11, 5, 3, 1]);
    }

    #[test]
    fn the_ends_of_the_scale() {
        for &method in Apportionment::ALL {
            assert_eq!(seats(0, &[0, 3], method), [0, 0]);
            assert_eq!(seats(0, &[], method), [0_u32; 0]);
            assert_eq!(seats(7, &[0, 3, 0], method), [0, 7, 0]);
            assert_eq!(seats(5, &[1, 1, 1], method), [2, 2, 1], "{method}: the earlier of equals");
            assert_eq!(seats(u32::MAX, &[u32::MAX; 2], method), [1 << 31, (1 << 31) - 1]);
            for nobody in [&[][..], &[Count::new(0)]] {
                assert_eq!(apportion(Count::new(1), nobody, method).unwrap_err().code(), "VOTES_MISSING");
            }
        }
        // Fewer seats than everybody would have at once: more votes go first.
        assert_eq!(seats(2, &[1, 9, 5], Apportionment::Adams), [0, 1, 1]);
        assert_eq!(seats(2, &[1, 9, 5], Apportionment::HuntingtonHill), [0, 1, 1]);
    }

    /// One seat after the other, by the definition, in fractions.
    fn one_by_one(seats: u32, votes: &[u32], method: Apportionment) -> Vec<u32> {
        let mut held = vec![0_u32; votes.len()];
        for _ in 0..seats {
            let claim = |place: usize| {
                let (v, k) = (f64::from(votes[place]), f64::from(held[place]));
                match method {
                    Apportionment::Webster => v / (k + 0.5),
                    Apportionment::Adams if k == 0.0 => 1e6 + v,
                    Apportionment::Adams => v / k,
                    Apportionment::HuntingtonHill if k == 0.0 => 1e6 + v,
                    Apportionment::HuntingtonHill => v / (k * (k + 1.0)).sqrt(),
                    _ => v / (k + 1.0),
                }
            };
            let with_votes = (0..votes.len()).filter(|&place| votes[place] > 0);
            // Small votes: claims differ by far more than this, or not at all.
            let best = with_votes.fold(None, |best: Option<usize>, place| match best {
                Some(best) if claim(place) <= claim(best) * (1.0 + 1e-12) => Some(best),
                _ => Some(place),
            });
            held[best.unwrap()] += 1;
        }
        held
    }

    proptest! {
        #[test]
        fn as_one_seat_after_the_other(total in 0..60_u32, votes in prop::collection::vec(0..50_u32, 1..7)) {
            prop_assume!(votes.iter().any(|&votes| votes > 0));
            for &method in Apportionment::ALL.iter().filter(|&&method| method != Apportionment::Hamilton) {
                prop_assert_eq!(seats(total, &votes, method), one_by_one(total, &votes, method), "{}", method);
            }
        }

        #[test]
        fn every_seat_is_given(total in any::<u32>(), votes in prop::collection::vec(any::<u32>(), 1..40)) {
            prop_assume!(votes.iter().any(|&votes| votes > 0));
            for &method in Apportionment::ALL {
                let given = seats(total, &votes, method);
                prop_assert_eq!(given.iter().map(|&seats| u64::from(seats)).sum::<u64>(), u64::from(total));
                prop_assert!(given.iter().zip(&votes).all(|(&seats, &votes)| votes > 0 || seats == 0));
            }
        }

        #[test]
        fn hamilton_stays_within_one_of_the_share(total in 0..10_000_u32, votes in prop::collection::vec(1..1_000_u32, 1..9)) {
            let sum: u32 = votes.iter().sum();
            for (seats, votes) in seats(total, &votes, Apportionment::Hamilton).into_iter().zip(votes) {
                let share = f64::from(total) * f64::from(votes) / f64::from(sum);
                prop_assert!((f64::from(seats) - share).abs() < 1.0);
            }
        }
    }
}
