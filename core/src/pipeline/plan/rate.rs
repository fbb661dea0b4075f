//! A rate that is not known exactly: its first three moments about zero.

use crate::numerics::beta::Beta;

/// The mean of a rate, of its square and of its cube.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rate([f64; 3]);

impl Rate {
    /// A beta variable: E pᵏ⁺¹ = E pᵏ · (a + k) / (a + b + k).
    pub(super) fn of(beta: Beta) -> Self {
        let worth = beta.wins + beta.losses;
        let step = |k: f64| (beta.wins + k) / (worth + k);
        Self([step(0.0), step(0.0) * step(1.0), step(0.0) * step(1.0) * step(2.0)])
    }

    /// A rate that is known.
    pub(super) fn sure(rate: f64) -> Self {
        Self([rate, rate * rate, rate.powi(3)])
    }

    /// A positive factor of mean 1 and this variance, by the lognormal distribution.
    pub(super) fn factor(variance: f64) -> Self {
        Self([1.0, 1.0 + variance, (1.0 + variance).powi(3)])
    }

    /// The product of two independent ones.
    pub(super) fn times(self, other: Self) -> Self {
        let [a, b, c] = self.0;
        let [x, y, z] = other.0;
        Self([a * x, b * y, c * z])
    }

    pub(super) const fn mean(self) -> f64 {
        self.0[0]
    }

    /// The mean of its square.
    pub(super) const fn square(self) -> f64 {
        self.0[1]
    }

    pub(super) fn variance(self) -> f64 {
        (self.0[1] - self.0[0] * self.0[0]).max(0.0)
    }

    /// The third moment about the mean.
    pub(super) fn third(self) -> f64 {
        let [a, b, c] = self.0;
        c - 3.0 * a * b + 2.0 * a.powi(3)
    }

    /// How its deviation and that of its square go together: E p³ − E p · E p².
    pub(super) fn with_square(self) -> f64 {
        self.0[2] - self.0[0] * self.0[1]
    }

    /// The mean of its cube.
    pub(super) const fn cube(self) -> f64 {
        self.0[2]
    }

    /// The variance in units of the squared mean.
    pub(super) fn relative(self) -> f64 {
        self.variance() / (self.0[0] * self.0[0])
    }
}
