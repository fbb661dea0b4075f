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

    /// The mean.
    pub(crate) fn mean(self) -> f64 {
        self.wins / (self.wins + self.losses)
    }

    /// The variance.
    pub(crate) fn variance(self) -> f64 {
        let worth = self.wins + self.losses;
        self.wins * self.losses / (worth * worth * (worth + 1.0))
    }

    /// The probability that it is below this share: the regularised incomplete beta function.
    pub(crate) fn below(self, share: f64) -> f64 {
        Distribution::new(self.wins, self.losses).map_or(0.0, |distribution| distribution.cdf(share))
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

/// The probability of a standard normal variable to be below this value.
pub(crate) fn normal_below(value: f64) -> f64 {
    0.5 * statrs::function::erf::erfc(-value / core::f64::consts::SQRT_2)
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
    fn quantiles_and_moments() {
        let beta = Beta { wins: 3.0, losses: 7.0 };
        assert!((beta.mean() - 0.3).abs() < 1e-12 && (beta.variance() - 0.021 / 1.1).abs() < 1e-12);
        // Beta(1, 1) is even, Beta(2, 1) has the distribution function x².
        let even = Beta { wins: 1.0, losses: 1.0 };
        assert!((even.quantile(0.1) - 0.1).abs() < 1e-12 && (even.quantile(0.9) - 0.9).abs() < 1e-12);
        assert!((Beta { wins: 2.0, losses: 1.0 }.quantile(0.25) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn quantiles_of_the_normal_distribution() {
        for (probability, wanted) in [(0.5, 0.0), (0.8, 0.841_621_233_572_914_3), (0.025, -1.959_963_984_540_054)] {
            assert!((normal_quantile(probability) - wanted).abs() < 1e-9, "{probability}");
        }
    }
}
