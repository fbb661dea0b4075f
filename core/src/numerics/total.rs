//! Sums from which may be taken away again what was added.

/// A sum with twice the digits of a double, so that what is left when most was taken away is still right.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Total {
    high: f64,
    low: f64,
}

impl Total {
    /// Adds `count` times `value`, with all digits of the product.
    pub(crate) fn add(&mut self, count: f64, value: f64) {
        let product = count * value;
        let rest = count.mul_add(value, -product);
        // Knuth's sum of two: what rounding loses is known exactly.
        let sum = self.high + product;
        let part = sum - self.high;
        let lost = (self.high - (sum - part)) + (product - part);
        let low = self.low + lost + rest;
        self.high = sum + low;
        self.low = low - (self.high - sum);
    }

    /// The sum.
    pub(crate) const fn get(self) -> f64 {
        self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_away_leaves_the_rest() {
        let (mut total, tenth) = (Total::default(), 0.1);
        total.add(1.0, 1e-9);
        total.add(3e6, tenth);
        total.add(7e9, 1.0 / 3.0);
        for _ in 0..3_000 {
            total.add(-1e3, tenth);
        }
        total.add(-7e9, 1.0 / 3.0);
        assert!((total.get() - 1e-9).abs() < 1e-21, "{}", total.get());
    }
}
