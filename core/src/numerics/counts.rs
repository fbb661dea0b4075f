//! Counts: how many of several things happen.

use statrs::function::beta::beta_reg;
use statrs::function::gamma::gamma_ur;

/// What is less likely than this is taken for impossible on the way: all of it together is nothing.
const NEVER: f64 = 1e-40;

/// How likely exactly 0, 1, … up to `most` of independent things happen, each with its own probability (the Poisson
/// binomial distribution), by adding one after another. Only counts that may come are carried along: the work grows with the
/// standard deviation of the count, and not with the count.
pub(crate) fn poisson_binomial(chances: &[f64], most: usize) -> Vec<f64> {
    let most = most.min(chances.len());
    let mut counts = vec![0.0; most + 1];
    if let Some(none) = counts.first_mut() {
        *none = 1.0;
    }
    let (mut low, mut high) = (0, 0);
    for chance in chances {
        high = (high + 1).min(most);
        let mut fewer = 0.0;
        let likely = counts.get_mut(low..=high).unwrap_or_default();
        for count in likely.iter_mut() {
            let own = *count;
            *count = own * (1.0 - chance) + fewer * chance;
            fewer = own;
        }
        let never = |count: &&mut f64| **count < NEVER;
        let ends = likely.iter_mut().take_while(never).map(|count| *count = 0.0).count();
        low = (low + ends).min(high);
        if let Some(count) = counts.get_mut(high).filter(never) {
            *count = 0.0;
            high = high.saturating_sub(1).max(low);
        }
    }
    counts
}

/// Counts with this mean; rates differ by a gamma distribution with mean 1 and this variance. Poisson where it is 0,
/// negative binomial else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counts {
    /// The mean.
    pub(crate) mean: f64,
    /// The variance of the rates.
    pub(crate) spread: f64,
}

impl Counts {
    /// How likely there are no more than this.
    fn cdf(self, count: u64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
        let next = count as f64 + 1.0;
        if self.mean <= 0.0 {
            return 1.0;
        }
        if self.spread <= 1e-9 {
            return gamma_ur(next, self.mean);
        }
        let shape = 1.0 / self.spread;
        beta_reg(shape, next, shape / (shape + self.mean))
    }

    /// What the count stays below with this probability, with the steps between whole counts drawn out evenly
    /// (Spiegelhalter, Stat. Med. 24, 2005, appendix A.1.1), so that limits are a curve.
    pub(crate) fn quantile(self, probability: f64) -> f64 {
        let (mut low, mut high) = (0_u64, 1_u64);
        while self.cdf(high) < probability && high < 1 << 40 {
            (low, high) = (high, high * 2);
        }
        if self.cdf(0) >= probability {
            high = 0;
        }
        while low + 1 < high {
            let middle = u64::midpoint(low, high);
            if self.cdf(middle) < probability { low = middle } else { high = middle }
        }
        let (at, before) = (self.cdf(high), high.checked_sub(1).map_or(0.0, |count| self.cdf(count)));
        let beyond = if at > before { (at - probability) / (at - before) } else { 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
        let count = high as f64;
        (count - beyond).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `fast-poibin`, in the published table of reference figures; by hand: 0.9 · 0.8 · 0.8 = 0.576.
    #[test]
    fn published_poisson_binomial() {
        let counts = poisson_binomial(&[0.1, 0.2, 0.2], 9);
        for (count, wanted) in counts.iter().zip([0.576, 0.352, 0.068, 0.004]) {
            assert!((count - wanted).abs() < 1e-12, "{counts:?}");
        }
        assert_eq!(counts.len(), 4);
        // Cut off, the rest stays as it was.
        assert!((poisson_binomial(&[0.1, 0.2, 0.2], 1)[1] - 0.352).abs() < 1e-12);
    }

    /// With one probability for all it is binomial: here by its own recursion, from the most likely count on both ways.
    #[test]
    fn thousands_are_binomial() {
        for (number, chance) in [(3_000_usize, 0.2), (3_000, 0.97), (3_000, 0.001)] {
            let counts = poisson_binomial(&vec![chance; number], number);
            let mode = ((number + 1) as f64 * chance) as usize;
            let mut wanted = vec![0.0; number + 1];
            wanted[mode] = 1.0;
            let odds = chance / (1.0 - chance);
            for count in mode..number {
                wanted[count + 1] = wanted[count] * odds * (number - count) as f64 / (count + 1) as f64;
            }
            for count in (0..mode).rev() {
                wanted[count] = wanted[count + 1] / odds * (count + 1) as f64 / (number - count) as f64;
            }
            let sum: f64 = wanted.iter().sum();
            for (count, wanted) in counts.iter().zip(wanted.iter().map(|one| one / sum)) {
                assert!((count - wanted).abs() < 1e-12, "{number} {chance}: {count}, not {wanted}");
            }
            let few = poisson_binomial(&vec![chance; number], mode);
            assert_eq!(few, counts[..=mode]);
        }
    }

    #[test]
    fn limits_meet_the_distributions() {
        // Poisson with mean 1: P(0) = 1/e, so that probability is reached exactly at 0, and P(0 or 1) = 2/e at 1.
        let poisson = Counts { mean: 1.0, spread: 0.0 };
        let e = core::f64::consts::E;
        assert!(poisson.quantile(1.0 / e).abs() < 1e-9 && (poisson.quantile(2.0 / e) - 1.0).abs() < 1e-9);
        // With a spread of 1 it is geometric: P(0) = 1/2, P(0 or 1) = 3/4, and halfway between them 0.5.
        let geometric = Counts { mean: 1.0, spread: 1.0 };
        assert!((geometric.quantile(0.75) - 1.0).abs() < 1e-9 && (geometric.quantile(0.625) - 0.5).abs() < 1e-9);
        assert_eq!(Counts { mean: 0.0, spread: 0.0 }.quantile(0.999), 0.0);
        // Much that is expected: close to the normal distribution.
        let many = Counts { mean: 10_000.0, spread: 0.0 };
        assert!((many.quantile(0.975) - 10_196.0).abs() < 2.0, "{}", many.quantile(0.975));
    }
}
