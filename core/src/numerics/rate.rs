//! Rates: what is known of how often something happens after it was counted.

use statrs::function::gamma::gamma_lr;

/// A gamma distribution: what is known of a rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rate {
    /// How often it happened.
    pub(crate) count: f64,
    /// In how much time, or of how much that was expected.
    pub(crate) exposure: f64,
}

impl Rate {
    /// The mean.
    pub(crate) fn mean(self) -> f64 {
        self.count / self.exposure
    }

    /// How likely it is below a value.
    pub(crate) fn below(self, value: f64) -> f64 {
        if self.count <= 0.0 || self.exposure <= 0.0 || value <= 0.0 {
            return f64::from(u8::from(value > 0.0));
        }
        gamma_lr(self.count, value * self.exposure)
    }

    /// What it stays below with this probability, by bisection; nothing where nothing was counted.
    pub(crate) fn quantile(self, probability: f64) -> f64 {
        if self.count <= 0.0 || self.exposure <= 0.0 {
            return 0.0;
        }
        let below = |value: f64| gamma_lr(self.count, value);
        let mut high = self.count.max(1.0);
        while below(high) < probability && high < 1e300 {
            high *= 2.0;
        }
        let mut low = 0.0;
        for _ in 0..100 {
            let middle = f64::midpoint(low, high);
            if below(middle) < probability { low = middle } else { high = middle }
        }
        f64::midpoint(low, high) / self.exposure
    }

    /// The interval that holds it with this probability, as likely to be missed below as above.
    pub(crate) fn interval(self, probability: f64) -> (f64, f64) {
        let tail = (1.0 - probability) / 2.0;
        (self.quantile(tail), self.quantile(1.0 - tail))
    }
}

/// The exact interval for the mean of a Poisson count (Garwood, 1936).
pub(crate) fn poisson_interval(count: f64, probability: f64) -> (f64, f64) {
    let tail = (1.0 - probability) / 2.0;
    let at = |count, probability| Rate { count, exposure: 1.0 }.quantile(probability);
    (at(count, tail), at(count + 1.0, 1.0 - tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of exact limits that is in every textbook, such as Breslow and Day (1987), table 2.10.
    #[test]
    fn exact_limits_of_poisson_counts() {
        for (count, low, high) in [(0.0, 0.0, 3.688_879), (1.0, 0.025_318, 5.571_643), (10.0, 4.795_389, 18.390_356)] {
            let (below, above) = poisson_interval(count, 0.95);
            assert!((below - low).abs() < 1e-6 && (above - high).abs() < 1e-6, "{count}: {below} {above}");
        }
    }

    #[test]
    fn a_shape_of_one_is_the_exponential_distribution() {
        let rate = Rate { count: 1.0, exposure: 2.0 };
        assert!(
            (rate.quantile(0.5) - core::f64::consts::LN_2 / 2.0).abs() < 1e-12 && (rate.mean() - 0.5).abs() < 1e-15
        );
        let large = Rate { count: 1e9, exposure: 1e9 };
        assert!((large.quantile(0.5) - 1.0).abs() < 1e-6);
    }
}
