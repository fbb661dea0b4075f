//! Seeded draws and waiting times, in whole numbers.

use crate::units::Seed;
use crate::units::keyed::Draws;

/// What one lead's fortune decides at one moment of its life.
///
/// A draw depends on the seed, the lead, the moment and what it is for: never on what happens to other leads.
#[derive(Clone, Copy)]
pub(super) struct Luck {
    draws: Draws,
    moment: u64,
}

/// A distribution by its deciles, from the smallest value to the largest; in between it is linear.
pub(super) type Deciles = [i64; 11];

impl Luck {
    /// The luck of a lead at a moment; `turn` 0 is what the lead is born with.
    pub(super) const fn new(seed: Seed, lead: u32, turn: u16) -> Self {
        Self { draws: Draws::new(seed.get()), moment: ((lead as u64) << 16) | turn as u64 }
    }

    /// A number below `bound`.
    pub(super) fn below(self, bound: u64, purpose: &str) -> u64 {
        self.draws.below(bound, purpose, self.moment)
    }

    /// Whether something happens that happens in so many of a thousand cases.
    pub(super) fn happens(self, permille: u64, purpose: &str) -> bool {
        self.below(1_000, purpose) < permille
    }

    /// One of some words, each as likely as the others.
    pub(super) fn pick(self, words: &[&'static str], purpose: &str) -> &'static str {
        let place = usize::try_from(self.below(words.len() as u64, purpose)).unwrap_or(0);
        words.get(place).copied().unwrap_or_default()
    }

    /// One of some things, by weight; the first where nothing has weight.
    pub(super) fn weighted<T: Copy>(self, things: impl Iterator<Item = (T, u64)> + Clone, purpose: &str) -> Option<T> {
        let total = things.clone().map(|(_, weight)| weight).sum();
        let mut left = self.below(total, purpose);
        for (thing, weight) in things.clone() {
            if left < weight {
                return Some(thing);
            }
            left -= weight;
        }
        things.map(|(thing, _)| thing).next()
    }

    /// A value of a distribution.
    pub(super) fn value(self, deciles: &Deciles, purpose: &str) -> i64 {
        let place = i64::try_from(self.below(10_000, purpose)).unwrap_or(0);
        let (decile, rest) = (usize::try_from(place / 1_000).unwrap_or(0), place % 1_000);
        let low = deciles.get(decile).copied().unwrap_or(0);
        let high = deciles.get(decile + 1).copied().unwrap_or(low);
        low + (high - low) * rest / 1_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed() -> Seed {
        Seed::new(7).unwrap()
    }

    #[test]
    fn values_follow_their_deciles() {
        let deciles: Deciles = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 1_000];
        let mut values: Vec<_> = (0..10_000).map(|lead| Luck::new(seed(), lead, 1).value(&deciles, "x")).collect();
        values.sort_unstable();
        for (place, wanted) in [(1_000, 10), (5_000, 50), (9_000, 90)] {
            assert!((values[place] - wanted).abs() <= 2, "{place}: {}", values[place]);
        }
        assert!((0..10).contains(&values[0]) && (900..1_000).contains(&values[9_999]));
    }

    #[test]
    fn weights_are_kept() {
        let things = [("a", 1), ("b", 0), ("c", 3)];
        let picked: Vec<_> =
            (0..4_000).filter_map(|lead| Luck::new(seed(), lead, 1).weighted(things.into_iter(), "x")).collect();
        let count = |wanted| picked.iter().filter(|&&thing| thing == wanted).count();
        assert_eq!(count("b"), 0);
        assert!((900..1_100).contains(&count("a")), "{}", count("a"));
        assert_eq!(Luck::new(seed(), 1, 1).weighted([("a", 0)].into_iter(), "x"), Some("a"));
    }
}
