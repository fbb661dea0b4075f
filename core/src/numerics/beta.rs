//! Shares: what is known of a probability after some trials.

use statrs::distribution::{Beta as Distribution, ContinuousCDF};
use statrs::function::erf::erfc_inv;

/// A beta distribution: what is known of a probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Beta {
    /// One more than the wins that it is worth, by an even prior.
    pub(crate) wins: f64,
    /// The same of what did not succeed.
    pub(crate) losses: f64,
}

impl Beta {
    /// After so many wins of so many trials, by Jeffreys' prior: half a win and half a loss.
    pub(crate) fn jeffreys(wins: f64, trials: f64) -> Self {
        Self { wins: wins + 0.5, losses: (trials - wins).max(0.0) + 0.5 }
    }

    /// The one with this mean and this variance. Where no beta distribution spreads so widely, the widest that is worth
    /// something; where there is no spread, a very narrow one.
    pub(crate) fn of_moments(mean: f64, variance: f64) -> Self {
        let mean = mean.clamp(1e-9, 1.0 - 1e-9);
        let worth = (mean * (1.0 - mean) / variance.max(1e-15) - 1.0).max(1e-3);
        Self { wins: mean * worth, losses: (1.0 - mean) * worth }
    }

    /// The mean.
    pub(crate) fn mean(self) -> f64 {
        self.wins / (self.wins + self.losses)
    }

    /// The variance.
    pub(crate) fn variance(self) -> f64 {
        let worth = self.wins + self.losses;
        self.wins * self.losses / (worth * worth * (worth + 1.0))
    }

    /// What it stays below with this probability, by bisection: always right to the last digits, where Newton's steps
    /// may leave the interval.
    pub(crate) fn quantile(self, probability: f64) -> f64 {
        let Ok(distribution) = Distribution::new(self.wins, self.losses) else { return self.mean() };
        let (mut low, mut high) = (0.0, 1.0);
        // A double between 0 and 1 is found after so many halvings, the tiniest aside.
        for _ in 0..64 {
            let middle = f64::midpoint(low, high);
            if distribution.cdf(middle) < probability { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }

    /// The interval that holds it with this probability, as likely to be missed below as above.
    pub(crate) fn interval(self, probability: f64) -> (f64, f64) {
        let tail = (1.0 - probability) / 2.0;
        (self.quantile(tail), self.quantile(1.0 - tail))
    }
}

/// What a standard normal variable stays below with this probability.
pub(crate) fn normal_quantile(probability: f64) -> f64 {
    -core::f64::consts::SQRT_2 * erfc_inv(2.0 * probability)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `scipy.stats.beta`, in the published table of reference figures.
    #[test]
    fn published_intervals() {
        let (low, high) = Beta::jeffreys(7.0, 20.0).interval(0.95);
        assert!((low - 0.172_276).abs() < 5e-7 && (high - 0.567_766).abs() < 5e-7, "{low} {high}");
        let (_, high) = Beta::jeffreys(0.0, 10.0).interval(0.95);
        assert!((high - 0.217_196).abs() < 5e-7, "{high}");
    }

    #[test]
    fn moments_come_back() {
        let beta = Beta::of_moments(0.3, 0.01);
        assert!((beta.mean() - 0.3).abs() < 1e-12 && (beta.variance() - 0.01).abs() < 1e-12);
        let (low, high) = Beta::of_moments(0.3, 0.0).interval(0.9);
        assert!(high - low < 1e-6 && low < 0.3 && high > 0.3);
        let widest = Beta::of_moments(0.5, 9.0);
        assert!(widest.quantile(0.1) < 1e-9 && widest.quantile(0.9) > 1.0 - 1e-9);
    }

    #[test]
    fn quantiles_of_the_normal_distribution() {
        for (probability, wanted) in [(0.5, 0.0), (0.8, 0.841_621_233_572_914_3), (0.025, -1.959_963_984_540_054)] {
            assert!((normal_quantile(probability) - wanted).abs() < 1e-9, "{probability}");
        }
    }
}
