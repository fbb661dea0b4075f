//! Whether so many leads reach a target: the first three moments of what they bring.

use super::rate::Rate;
use crate::numerics::beta::normal_quantile;
use statrs::function::erf::erfc;

/// What an order is worth: the mean of its value, of its square and of its cube.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Worth(pub(super) [f64; 3]);

/// All that the result depends on but the number of leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Funnel {
    /// The share of leads that is won, over all steps; with a factor for what is not known of the mean order value.
    pub(super) rate: Rate,
    pub(super) worth: Worth,
    /// The share of leads won at all that is won in time.
    pub(super) in_time: f64,
    /// The rate falls with this power of the number of leads over the usual one.
    pub(super) elasticity: f64,
    pub(super) usual: f64,
    /// What is expected of the existing pipeline, and its variance.
    pub(super) existing: (f64, f64),
    pub(super) target: f64,
}

/// The first moments of revenue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moments {
    pub(super) mean: f64,
    pub(super) variance: f64,
    /// The third moment about the mean.
    pub(super) third: f64,
}

/// The most leads that are tried.
const MOST: u32 = 10_000_000;

impl Funnel {
    /// The rate at this number of leads.
    fn rate(&self, leads: f64) -> Rate {
        let slack = if self.elasticity > 0.0 { (leads / self.usual).powf(-self.elasticity) } else { 1.0 };
        // Few leads are not won more often than always.
        self.rate.times(Rate::sure(self.in_time * slack.min(1.0 / self.rate.mean())))
    }

    /// What so many leads bring beside the existing pipeline.
    ///
    /// Given the rate p, each lead brings V with probability p, independently: mean, variance and third cumulant of one
    /// are p v₁, p v₂ − p² v₁² and p v₃ − 3 p² v₁ v₂ + 2 p³ v₁³. The rate is uncertain and common to all, so these are
    /// put together by the law of total cumulance.
    pub(super) fn moments(&self, leads: f64) -> Moments {
        if leads <= 0.0 {
            return Moments { mean: self.existing.0, variance: self.existing.1, third: 0.0 };
        }
        let rate = self.rate(leads);
        let Worth([v, square, cube]) = self.worth;
        let within = leads * (rate.mean() * square - rate.square() * v * v);
        let between = (leads * v).powi(2) * rate.variance();
        let skew = leads * (rate.mean() * cube - 3.0 * rate.square() * v * square + 2.0 * rate.cube() * v.powi(3));
        let both = leads * leads * v * (rate.variance() * square - rate.with_square() * v * v);
        Moments {
            mean: self.existing.0 + leads * rate.mean() * v,
            variance: self.existing.1 + within + between,
            third: skew + 3.0 * both + (leads * v).powi(3) * rate.third(),
        }
    }

    /// The probability that so many leads, and the existing pipeline, reach the target.
    pub(super) fn probability(&self, leads: f64) -> f64 {
        self.moments(leads).at_least(self.target)
    }

    /// The smallest number of leads that reaches the target with this probability; nothing where ten million do not.
    pub(super) fn leads(&self, probability: f64) -> Option<u32> {
        Self::first(|leads| self.probability(leads) >= probability)
    }

    /// The smallest number of leads by L p v − z √(L p (σ² + v² (1 − p)) + L² v² Var p) ≥ T, which takes the result for
    /// normal: the rule of thumb that [`Self::leads`] improves on.
    #[cfg(test)]
    pub(super) fn leads_as_if_normal(&self, probability: f64) -> Option<u32> {
        let z = normal_quantile(probability);
        Self::first(|leads| {
            let rate = self.rate(leads);
            let (p, Worth([v, square, _])) = (rate.mean(), self.worth);
            let within = leads * p * (square - v * v + v * v * (1.0 - p));
            let between = (leads * v).powi(2) * rate.variance();
            self.existing.0 + leads * p * v - z * (self.existing.1 + within + between).sqrt() >= self.target
        })
    }

    /// The first number of leads that is enough; nothing where ten million are not. The steps grow by a tenth, so that
    /// it is found too where still more would be worse again.
    pub(super) fn first(is_enough: impl Fn(f64) -> bool) -> Option<u32> {
        let is_enough = |leads: u32| is_enough(f64::from(leads));
        let (mut low, mut high) = (0, 0);
        while !is_enough(high) {
            low = high + 1;
            high = high + high / 10 + 1;
            if high > MOST {
                return None;
            }
        }
        while low < high {
            let middle = low.midpoint(high);
            if is_enough(middle) { high = middle } else { low = middle + 1 }
        }
        Some(high)
    }

    /// Whether what is not known of the rate alone forbids to promise anything with this probability, however many
    /// leads there are: v p ≤ z v sd(p).
    pub(super) fn is_too_thin(&self, probability: f64) -> bool {
        normal_quantile(probability) * self.rate.relative().sqrt() >= 1.0
    }
}

impl Moments {
    /// The probability of at least so much, by the lognormal distribution that is moved and, where need be, mirrored so
    /// that all three moments are met; without skew it is the normal one.
    ///
    /// Sums of order values have long upper tails: with 28 orders expected and a standard deviation as large as 1.3
    /// means, the normal distribution says 50 % where it is 45 %.
    pub(super) fn at_least(self, target: f64) -> f64 {
        let deviation = self.variance.sqrt();
        let off = target - self.mean;
        if deviation <= 0.0 || self.variance < f64::MIN_POSITIVE {
            return if off <= 0.0 { 1.0 } else { 0.0 };
        }
        let skew = self.third / (self.variance * deviation);
        if skew.abs() < 1e-3 {
            return normal_at_least(off / deviation);
        }
        let (size, sign) = (skew.abs(), skew.signum());
        // ω = exp s² solves (ω + 2) √(ω − 1) = skew.
        let root = (1.0 + size * size / 2.0 + size * (1.0 + size * size / 4.0).sqrt()).cbrt();
        let omega = root + 1.0 / root - 1.0;
        let (spread, mean) = (omega.ln(), deviation / (omega - 1.0).sqrt());
        // How far beyond the end where the distribution begins, or ends.
        let beyond = sign * off + mean;
        let above =
            if beyond <= 0.0 { 1.0 } else { normal_at_least(((beyond / mean).ln() + spread / 2.0) / spread.sqrt()) };
        if sign > 0.0 { above } else { 1.0 - above }
    }
}

fn normal_at_least(z: f64) -> f64 {
    erfc(z / core::f64::consts::SQRT_2) / 2.0
}
