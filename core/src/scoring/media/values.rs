//! What a win of each medium is worth: lognormal values, whose means are drawn towards a common one.

use super::table::Group;
use crate::numerics::lot::Lot;

/// What is assumed of the spread of logarithms of order values, and how many values that word is worth.
const ASSUMED_VARIANCE: f64 = 0.64;
const ASSUMED_WORTH: f64 = 4.0;

/// No business is more uneven: the mean is seven times the median.
const MOST_VARIANCE: f64 = 4.0;

/// How far the means of media may lie apart, in logarithms, all alike at first.
const SPREADS: [f64; 8] = [0.0, 0.1, 0.2, 0.3, 0.45, 0.65, 0.9, 1.3];

/// What was seen of the values of a medium.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// How many values are known, and the sum of their logarithms.
    valued: f64,
    logs: f64,
    /// How many are known by their sum alone, and the logarithm of their mean.
    plain: f64,
    plain_log: f64,
}

impl Seen {
    fn of(group: &Group) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "an estimate from sums")]
        let [valued, logs, plain, revenue] =
            [group.valued as f64, group.logs as f64 / 1e3, group.plain_wins as f64, group.plain_revenue as f64];
        let plain_log = if plain > 0.0 { (revenue / plain).ln() } else { 0.0 };
        Self { valued, logs, plain, plain_log }
    }

    /// How many values, and the mean of their logarithms if they vary by so much: a lognormal mean lies half the
    /// variance above.
    fn at(self, variance: f64) -> Option<(f64, f64)> {
        let count = self.valued + self.plain;
        (count > 0.0).then(|| (count, (self.logs + self.plain * (self.plain_log - variance / 2.0)) / count))
    }
}

/// What is known of the values of wins.
#[derive(Clone, Debug)]
pub(super) struct Values {
    seen: Vec<Seen>,
    /// Of the values within media: the degrees of freedom and the sum of squares, with what is assumed.
    freedom: f64,
    squares: f64,
    /// The logarithm of what is assumed as long as nothing is seen.
    assumed: Option<f64>,
}

impl Values {
    /// Nothing where no value was seen, and none is assumed.
    pub(super) fn new<'a>(groups: impl Iterator<Item = &'a Group> + Clone, assumed: Option<f64>) -> Option<Self> {
        let (mut freedom, mut squares) = (ASSUMED_WORTH, ASSUMED_WORTH * ASSUMED_VARIANCE);
        for group in groups.clone().filter(|group| group.valued > 1) {
            let valued = i128::from(group.valued);
            // Whole numbers up to here, so nothing is lost where the values lie close together.
            let scaled = (valued * group.squares - group.logs * group.logs).max(0);
            #[expect(clippy::cast_precision_loss, reason = "an estimate from sums")]
            let (scaled, valued) = (scaled as f64, group.valued as f64);
            freedom += valued - 1.0;
            squares += scaled / valued / 1e6;
        }
        let seen: Vec<Seen> = groups.map(Seen::of).collect();
        let any = seen.iter().any(|seen| seen.at(0.0).is_some());
        let assumed = assumed.filter(|&value| value > 0.0).map(f64::ln);
        (any || assumed.is_some()).then_some(Self { seen, freedom, squares, assumed: assumed.filter(|_| !any) })
    }

    /// The mean value of a win of each medium, in minor units, as it may be (Gelman et al., Bayesian Data Analysis,
    /// section 5.4, with the variance drawn first).
    pub(super) fn draw(&self, lot: &mut Lot) -> Vec<f64> {
        let variance = (self.squares / (2.0 * lot.gamma(self.freedom / 2.0)).max(1e-9)).min(MOST_VARIANCE);
        let seen: Vec<_> = self.seen.iter().map(|seen| seen.at(variance)).collect();
        let assumed = self.assumed.map(|log| (1.0, log - variance / 2.0));
        let known: Vec<(f64, f64)> = seen.iter().copied().flatten().chain(assumed).collect();
        let mean = |spread: f64| {
            let weights = known.iter().map(|(count, log)| (1.0 / (variance / count + spread * spread), log));
            let (sum, weight) =
                weights.fold((0.0, 0.0), |(sum, all), (weight, log)| (sum + weight * log, all + weight));
            (sum / weight, 1.0 / weight)
        };
        let likely = SPREADS.map(|spread| {
            let (mean, error) = mean(spread);
            known.iter().fold(error.ln() / 2.0, |sum, (count, log)| {
                let lies = variance / count + spread * spread;
                sum - lies.ln() / 2.0 - (log - mean).powi(2) / (2.0 * lies)
            })
        });
        let spread = pick(likely, lot.uniform());
        let (centre, error) = mean(spread);
        let common = centre + error.sqrt() * lot.normal();
        let own = seen.iter().map(|seen| {
            let (count, log) = seen.unwrap_or((0.0, common));
            // Without spread, all are the common one; without values, too, but for the spread.
            let (pull, own) = (1.0 / (spread * spread).max(1e-12), count / variance);
            let mean = (pull * common + own * log) / (pull + own);
            let log = mean + lot.normal() / (pull + own).sqrt();
            (log + variance / 2.0).clamp(-700.0, 700.0).exp()
        });
        own.collect()
    }
}

/// The spread at this place, each as wide as it is likely.
fn pick(likely: [f64; 8], place: f64) -> f64 {
    let most = likely.iter().copied().fold(f64::MIN, f64::max);
    let weights = likely.map(|log| (log - most).exp());
    let mut left = place * weights.iter().sum::<f64>();
    for (spread, weight) in SPREADS.iter().zip(weights) {
        if left < weight {
            return *spread;
        }
        left -= weight;
    }
    0.0
}
