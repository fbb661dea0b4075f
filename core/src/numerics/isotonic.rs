//! Isotonic regression: the nearest sequence that never falls.

/// A run of neighbours that share one value.
struct Pool {
    sum: f64,
    weight: f64,
    length: usize,
}

impl Pool {
    fn value(&self) -> f64 {
        self.sum / self.weight
    }
}

/// The sequence that never falls and has the least weighted squares from the given one: pools of adjacent violators
/// (Ayer et al., 1955), from left to right. Each `(value, weight)`; weights are above 0.
pub(crate) fn never_falling(values: &[(f64, f64)]) -> Vec<f64> {
    let mut pools: Vec<Pool> = Vec::with_capacity(values.len());
    for &(value, weight) in values {
        let weight = weight.max(f64::MIN_POSITIVE);
        let mut pool = Pool { sum: value * weight, weight, length: 1 };
        while let Some(before) = pools.pop_if(|before| before.value() > pool.value()) {
            pool = Pool {
                sum: before.sum + pool.sum,
                weight: before.weight + pool.weight,
                length: before.length + pool.length,
            };
        }
        pools.push(pool);
    }
    pools.iter().flat_map(|pool| core::iter::repeat_n(pool.value(), pool.length)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn violators_are_pooled_by_weight() {
        assert_eq!(never_falling(&[(1.0, 1.0), (3.0, 1.0), (2.0, 3.0), (4.0, 1.0)]), [1.0, 2.25, 2.25, 4.0]);
        assert_eq!(never_falling(&[(3.0, 1.0), (2.0, 1.0), (1.0, 1.0)]), [2.0; 3]);
        assert!(never_falling(&[]).is_empty());
    }

    proptest! {
        /// What characterises the solution: it never falls, each pool has its own mean, and no beginning of a pool is
        /// above the pool.
        #[test]
        fn the_least_squares(values in prop::collection::vec((0.0..1.0_f64, 0.1..5.0_f64), 1..20)) {
            let fitted = never_falling(&values);
            prop_assert!(fitted.is_sorted());
            let mut start = 0;
            while start < values.len() {
                let length = fitted[start..].iter().take_while(|&&value| value == fitted[start]).count();
                let mean = |part: &[(f64, f64)]| {
                    part.iter().map(|(v, w)| v * w).sum::<f64>() / part.iter().map(|(_, w)| w).sum::<f64>()
                };
                prop_assert!((mean(&values[start..start + length]) - fitted[start]).abs() < 1e-9);
                for part in 1..length {
                    prop_assert!(mean(&values[start..start + part]) >= fitted[start] - 1e-9);
                }
                start += length;
            }
        }
    }
}
