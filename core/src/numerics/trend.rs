//! Whether shares rise or fall.

use statrs::function::erf::erfc;

/// A share at a time: so many of so many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShareAt {
    /// When, in any unit.
    pub(crate) at: f64,
    /// How many had it.
    pub(crate) with: f64,
    /// Of how many.
    pub(crate) of: f64,
}

/// What becomes of shares over time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Trend {
    /// By how much the share grows in one unit of time.
    pub(crate) slope: f64,
    /// The standard error of that.
    pub(crate) error: f64,
    /// The test's standard normal figure: below 0 it falls.
    pub(crate) z: f64,
}

/// The test for a linear trend in proportions of Cochran (1954) and Armitage (1955), as in A. Agresti, *Categorical Data
/// Analysis*, 5.3.5: with pooled share p and mean time w̄, weighted by numbers,
///
/// T = Σ(wᵢ − w̄)·xᵢ, S = Σnᵢ(wᵢ − w̄)², slope b = T/S, z = T / √(p(1−p)·S).
///
/// The slope's standard error takes each time's own share, drawn a little to the middle as Jeffreys' prior has it:
/// √(Σnᵢ(wᵢ − w̄)²·pᵢ(1−pᵢ)) / S. Nothing where all times are one, or all shares nothing or all.
pub(crate) fn trend(shares: &[ShareAt]) -> Option<Trend> {
    let sum = |part: &dyn Fn(&ShareAt) -> f64| shares.iter().map(part).sum::<f64>();
    let (of, with) = (sum(&|share| share.of), sum(&|share| share.with));
    let (mean, pooled) = (sum(&|share| share.of * share.at) / of, with / of);
    let spread = sum(&|share| share.of * (share.at - mean).powi(2));
    let variance = pooled * (1.0 - pooled) * spread;
    if variance.is_nan() || variance <= 0.0 {
        return None;
    }
    let together = sum(&|share| (share.at - mean) * share.with);
    let own = |share: &ShareAt| {
        let own = (share.with + 0.5) / (share.of + 1.0);
        share.of * (share.at - mean).powi(2) * own * (1.0 - own)
    };
    Some(Trend { slope: together / spread, error: sum(&own).sqrt() / spread, z: together / variance.sqrt() })
}

/// The probability of a standard normal figure below this one.
pub(crate) fn normal_below(z: f64) -> f64 {
    0.5 * erfc(-z * core::f64::consts::FRAC_1_SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(rows: &[(f64, f64)]) -> Vec<ShareAt> {
        let share = |(at, (with, of)): (u32, &(f64, f64))| ShareAt { at: at.into(), with: *with, of: *of };
        (1..).zip(rows).map(share).collect()
    }

    /// The example of R's `prop.trend.test`: smokers among patients of four hospitals; X-squared 8.2249, p-value 0.004132.
    #[test]
    fn a_published_test() {
        let trend = trend(&shares(&[(83.0, 86.0), (90.0, 93.0), (129.0, 136.0), (70.0, 82.0)])).unwrap();
        assert!((trend.z * trend.z - 8.2249).abs() < 5e-5, "{trend:?}");
        assert!(trend.z < 0.0 && (2.0 * normal_below(trend.z) - 0.004_132).abs() < 5e-7, "{trend:?}");
    }

    #[test]
    fn slopes_and_where_there_is_none() {
        // Shares of 0.8, 0.6 and 0.4 of as many each.
        let falling = trend(&shares(&[(8.0, 10.0), (6.0, 10.0), (4.0, 10.0)])).unwrap();
        assert!((falling.slope + 0.2).abs() < 1e-12);
        // T = −4, S = 20, p = 0.6: z = −4/√4.8.
        assert!((falling.z + 4.0 / 4.8_f64.sqrt()).abs() < 1e-12);
        // 8.5 of 11 and 4.5 of 11 at the ends, 10 · 1² each; the middle has no lever.
        let variance: f64 = 10.0 * (8.5 * 2.5 + 4.5 * 6.5) / 121.0;
        assert!((falling.error - variance.sqrt() / 20.0).abs() < 1e-12);
        for rows in
            [&[][..], &[(3.0, 5.0)], &[(0.0, 5.0), (0.0, 9.0)], &[(5.0, 5.0), (9.0, 9.0)], &[(0.0, 0.0), (3.0, 5.0)]]
        {
            assert_eq!(trend(&shares(rows)), None);
        }
    }

    #[test]
    fn the_normal_distribution() {
        for (z, wanted) in [(0.0, 0.5), (-1.959_963_984_540_054, 0.025), (1.644_853_626_951_472_2, 0.95)] {
            assert!((normal_below(z) - wanted).abs() < 1e-9, "{z}");
        }
    }

    /// Where nothing falls, the test says at 2.5 % that it does in about 2.5 % of 8,000 worlds of six times with 20 each; the
    /// standard error is 0.17 %.
    #[test]
    fn false_alarms_are_as_many_as_is_said() {
        let mut lot = crate::numerics::lot::Lot::new(7, 0);
        let mut world = || {
            let mut with = || f64::from((0..20).map(|_| u32::from(lot.uniform() < 0.7)).sum::<u32>());
            shares(&[(); 6].map(|()| (with(), 20.0)))
        };
        let rings = (0..8_000).filter(|_| trend(&world()).is_some_and(|trend| normal_below(trend.z) < 0.025)).count();
        assert!((160..=240).contains(&rings), "{rings}");
    }
}
