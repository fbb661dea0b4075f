//! What chance alone would give: every lead to one of its eligible members by lot, according to weight.

use super::{Book, Entry, Gap, RARE, Verdict, decimal};
use crate::distribution::streams::tally::{Measure, Tally};
use crate::units::keyed::Draws;
use crate::units::{Error, Probability, Seed};

/// So many lots are drawn side by side: what members are entitled to is reckoned once for all of them, and what they
/// received stays in the processor's cache.
const SIDE_BY_SIDE: u32 = 64;

/// The lots.
pub(super) struct Chance<'a> {
    book: &'a Book,
    draws: Draws,
    repetitions: u32,
}

impl<'a> Chance<'a> {
    pub(super) const fn new(book: &'a Book, seed: Seed, repetitions: u32) -> Self {
        Self { book, draws: Draws::new(seed.get()), repetitions }
    }

    /// The log's figures beside those of chance.
    pub(super) fn gaps(&self, log: &Tally) -> Result<Vec<Gap>, Error> {
        let mut figures: Vec<(Measure, i64, Vec<i64>)> = Vec::new();
        for &measure in Measure::ALL {
            if let Some(observed) = log.measure(0, measure) {
                figures.push((measure, observed, Vec::with_capacity(self.repetitions as usize)));
            }
        }
        let mut first = 0;
        while first < self.repetitions {
            let ways = SIDE_BY_SIDE.min(self.repetitions - first);
            let tally = self.draw(first, ways);
            for (measure, _, chance) in &mut figures {
                chance.extend((0..ways as usize).filter_map(|way| tally.measure(way, *measure)));
            }
            first += ways;
        }
        figures.into_iter().map(|(measure, observed, chance)| gap(measure, observed, chance)).collect()
    }

    /// Some repetitions side by side.
    fn draw(&self, first: u32, ways: u32) -> Tally {
        let mut tally = Tally::new(&self.book.weights, &self.book.changes, &self.book.channels, ways as usize);
        let mut winners = Vec::with_capacity(ways as usize);
        let mut sums = Vec::new();
        // Of whom the sums are: the same set mostly comes again.
        let mut summed: Option<&[u32]> = None;
        for (entry, number) in self.book.entries.iter().zip(0_u64..) {
            let eligible = self.book.eligible(entry);
            let changed = tally.pass(entry.at.milliseconds());
            if changed || summed.is_none_or(|last| !core::ptr::eq(last, eligible)) {
                summed = Some(eligible);
                sum(eligible, &tally, &mut sums);
            }
            winners.clear();
            winners.extend(
                (first..first + ways).map(|repetition| self.winner(entry, eligible, &sums, number, repetition)),
            );
            self.book.count(entry, &mut tally, &winners);
        }
        tally
    }

    /// Who wins a lead; where nobody could have had it, it stays where it was.
    fn winner(&self, entry: &Entry, eligible: &[u32], sums: &[u64], number: u64, repetition: u32) -> u32 {
        let Some(&total) = sums.last() else { return entry.member };
        // INVARIANT (repetitions): there are at most 10,000, and a list has fewer than 2⁴⁸ leads.
        let lot = self.draws.below(total, "audit by lot", number | u64::from(repetition) << 48);
        let place = sums.partition_point(|&sum| sum <= lot);
        eligible.get(place).copied().unwrap_or(entry.member)
    }
}

/// The sums of the weights, up to and with each.
fn sum(eligible: &[u32], tally: &Tally, sums: &mut Vec<u64>) {
    sums.clear();
    let mut sum = 0;
    for &member in eligible {
        sum += tally.weight(member);
        sums.push(sum);
    }
}

fn gap(measure: Measure, observed: i64, mut chance: Vec<i64>) -> Result<Gap, Error> {
    chance.sort_unstable();
    let least = chance.partition_point(|&figure| figure < observed);
    let at_least = chance.len() - least;
    let share = Probability::share(at_least as u64, chance.len() as u64).unwrap_or(Probability::ONE);
    // Where leads leave hardly a choice, chance gives the very same figure nearly always, and nobody is more even than that.
    let above = (chance.len() - chance.partition_point(|&figure| figure <= observed)) as u64;
    let hardly_above = above * 1_000_000 <= u64::from(RARE) * chance.len() as u64;
    let verdict = match share.ppm() {
        rare if rare <= RARE => Verdict::MoreUnevenThanChance,
        nearly_all if nearly_all >= 1_000_000 - RARE && !hardly_above => Verdict::Even,
        _ => Verdict::AsByChance,
    };
    // The smallest figure that so many of a hundred do not exceed.
    let percentile = |percent: usize| {
        let rank = (chance.len() * percent).div_ceil(100).saturating_sub(1);
        decimal(chance.get(rank).copied().unwrap_or(observed))
    };
    Ok(Gap {
        measure,
        observed: decimal(observed)?,
        chance_low: percentile(5)?,
        chance_middle: percentile(50)?,
        chance_high: percentile(95)?,
        at_least_as_uneven: share,
        verdict,
    })
}
