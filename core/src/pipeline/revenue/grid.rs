//! Sums of independent amounts on a grid of cells, one amount after the other.

use super::cells::Cells;
use super::outcomes::Outcomes;
use crate::units::Order as _;

/// The fewest cells over which an answer is spread, and the most.
const CELLS: (usize, usize) = (4_096, 65_536);
/// About so many steps, amounts times cells, buy more cells where amounts are few: two milliseconds.
const STEPS: usize = 4_000_000;
/// How many standard deviations the cells span in all: nine to each side.
const SPAN: f64 = 18.0;
/// So many amounts have at most 4,096 sums, which are listed one by one.
const LISTED: usize = 12;

/// An amount that comes with a probability: above nothing, and neither sure nor impossible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) value: f64,
    pub(super) probability: f64,
}

/// Amounts that will still appear: so many are expected, and each has one of these values, all equally likely.
///
/// Their number is a Poisson variable, so their sum is a compound Poisson variable.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Appearing<'a> {
    pub(super) expected: f64,
    pub(super) values: &'a [f64],
}

impl Appearing<'_> {
    /// The mean of a power of the values.
    fn moment(&self, power: i32) -> f64 {
        self.values.iter().map(|value| value.powi(power)).sum::<f64>() / (self.values.len().max(1) as f64)
    }

    /// Mean and variance of their sum.
    pub(super) fn moments(&self) -> (f64, f64) {
        (self.expected * self.moment(1), self.expected * self.moment(2))
    }
}

/// All outcomes of a sum of independent amounts, beside what is sure.
///
/// | case | how | exact |
/// |---|---|---|
/// | up to 12 amounts | all sums, one by one | yes |
/// | all values are whole multiples of a unit that is no smaller than a cell | a grid of that unit | yes |
/// | anything else | a grid; each value is shared between two cells so that its mean is kept | mean and variance are |
///
/// Sharing a value between two cells adds variance, for 10,000 amounts about 1 %. Both variances are known, so the axis
/// is drawn together about the mean until they agree.
pub(super) fn outcomes(sure: f64, mut amounts: Vec<Amount>, appearing: Option<&Appearing<'_>>) -> Outcomes {
    // Smallest first, while the sum is narrow; and the order of rows must not matter.
    amounts.order_by(|a, b| a.value.total_cmp(&b.value).then(a.probability.total_cmp(&b.probability)));
    let appearing = appearing.filter(|appearing| appearing.expected > 0.0 && appearing.moment(1) > 0.0);
    let (later_mean, later_variance) = appearing.map_or((0.0, 0.0), Appearing::moments);
    let mean = sure + amounts.iter().map(|amount| amount.value * amount.probability).sum::<f64>() + later_mean;
    let variance = amounts.iter().map(Amount::variance).sum::<f64>() + later_variance;
    if appearing.is_none() && amounts.len() <= LISTED {
        return Outcomes::listed(mean, list(sure, &amounts));
    }
    gridded(sure, &amounts, appearing, (mean, variance))
}

/// The same on the grid, however few there are.
pub(super) fn gridded(
    sure: f64,
    amounts: &[Amount],
    appearing: Option<&Appearing<'_>>,
    (mean, variance): (f64, f64),
) -> Outcomes {
    let (width, exact) = cell_width(amounts, appearing, variance);
    let mut cells = appearing.map_or_else(Cells::nothing, |appearing| Cells::appearing(appearing, width));
    for amount in amounts {
        cells.add(*amount, width);
    }
    let (first, masses) = cells.masses();
    let place = |number: usize| (first + number) as f64 * width;
    if exact {
        return Outcomes::listed(mean, masses.iter().zip(0..).map(|(m, n)| (sure + place(n), *m)).collect());
    }
    let total: f64 = masses.iter().sum();
    let moment = |power: i32, about: f64| {
        masses.iter().zip(0..).map(|(mass, number)| mass * (place(number) - about).powi(power)).sum::<f64>() / total
    };
    let centre = moment(1, 0.0);
    // A mass is spread evenly over its cell, which adds the last term.
    let stretch = (variance / (moment(2, centre) + width * width / 12.0)).sqrt();
    let points = masses.iter().zip(0..).map(|(mass, number)| (mean + (place(number) - centre) * stretch, *mass));
    Outcomes::spread(mean, points.collect(), width * stretch, sure)
}

impl Amount {
    pub(super) fn variance(&self) -> f64 {
        self.value * self.value * self.probability * (1.0 - self.probability)
    }
}

/// Every sum with its probability, in order; equal sums are one.
fn list(sure: f64, amounts: &[Amount]) -> Vec<(f64, f64)> {
    let mut sums = vec![(sure, 1.0)];
    for &Amount { value, probability } in amounts {
        let without = sums.iter().map(|&(sum, mass)| (sum, mass * (1.0 - probability)));
        let with = sums.iter().map(|&(sum, mass)| (sum + value, mass * probability));
        let mut all: Vec<_> = without.chain(with).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        sums = all;
    }
    sums
}

/// How wide a cell is, and whether all values are whole multiples of it.
///
/// Not the sum of all values but the standard deviation is divided: of 10,000 deals nearly all of the sum is out of
/// reach.
fn cell_width(amounts: &[Amount], appearing: Option<&Appearing<'_>>, variance: f64) -> (f64, bool) {
    let later = appearing.map_or(&[][..], |appearing| appearing.values);
    let values = || amounts.iter().map(|amount| amount.value).chain(later.iter().copied());
    let span = SPAN * variance.sqrt() + values().fold(0.0, f64::max);
    let span = if later.is_empty() { span.min(values().sum()) } else { span };
    let cells = (STEPS / (amounts.len() + 2 * later.len()).max(1)).clamp(CELLS.0, CELLS.1) as f64;
    match common_unit(values()) {
        Some(unit) if span / unit <= cells => (unit, true),
        _ => (span / cells, false),
    }
}

/// The largest number of which all are whole multiples, where all are whole numbers.
fn common_unit(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut unit = 0_u64;
    for value in values {
        if value.fract() != 0.0 || value > crate::units::LARGEST as f64 {
            return None;
        }
        let mut rest = value as u64;
        while rest != 0 {
            (unit, rest) = (rest, unit % rest);
        }
        if unit == 1 {
            break;
        }
    }
    (unit > 0).then_some(unit as f64)
}
