//! Seeded draws from distributions.

use rand_distr::{Distribution as _, Gamma, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng as _, SeedableRng as _};

/// A stream of draws; the same seed and the same part give the same stream.
#[derive(Clone, Debug)]
pub(crate) struct Lot(Xoshiro256PlusPlus);

impl Lot {
    /// The stream of this seed for this part of a reckoning, such as the number of a repetition.
    pub(crate) fn new(seed: u64, part: u64) -> Self {
        // One multiplication by the golden ratio tells neighbouring parts apart; the generator spreads it further.
        Self(Xoshiro256PlusPlus::seed_from_u64(seed ^ part.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A gamma draw with this shape and a rate of 1; nothing where the shape is nothing.
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        Gamma::new(shape, 1.0).map_or(0.0, |gamma| gamma.sample(&mut self.0))
    }

    /// A number from 0 to 1, never 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
        let bits = (self.0.next_u64() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// A standard normal draw.
    pub(crate) fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// A beta draw; the mean where both are nothing.
    pub(crate) fn beta(&mut self, wins: f64, losses: f64) -> f64 {
        let (won, lost) = (self.gamma(wins), self.gamma(losses));
        if won + lost > 0.0 { won / (won + lost) } else { wins / (wins + losses).max(f64::MIN_POSITIVE) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let draws: Vec<f64> = (0..40_000).map(|_| draw()).collect();
        let mean = draws.iter().sum::<f64>() / 40_000.0;
        (mean, draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / 40_000.0)
    }

    #[test]
    fn draws_have_their_moments() {
        let mut lot = Lot::new(7, 0);
        for shape in [0.1, 1.0, 12.5] {
            let (mean, variance) = moments(|| lot.gamma(shape));
            assert!(
                (mean / shape - 1.0).abs() < 0.06 && (variance / shape - 1.0).abs() < 0.1,
                "{shape}: {mean} {variance}"
            );
        }
        let (mean, variance) = moments(|| lot.uniform());
        assert!((mean - 0.5).abs() < 0.01 && (variance * 12.0 - 1.0).abs() < 0.03);
        let (mean, variance) = moments(|| lot.normal());
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03);
        let (mean, variance) = moments(|| lot.beta(3.0, 7.0));
        assert!((mean - 0.3).abs() < 0.01 && (variance - 0.3 * 0.7 / 11.0).abs() < 0.001);
    }

    #[test]
    fn parts_are_streams_of_their_own() {
        let stream = |seed, part| -> Vec<u64> {
            let mut lot = Lot::new(seed, part);
            (0..4).map(|_| lot.uniform().to_bits()).collect()
        };
        assert_eq!(stream(1, 2), stream(1, 2));
        assert!(stream(1, 2) != stream(1, 3) && stream(1, 2) != stream(2, 2));
        assert_eq!(Lot::new(1, 1).gamma(0.0), 0.0);
    }
}
