//! Draws around an estimate.

use crate::numerics::odds::{chance, log_odds};

/// Draws of a probability, moved in their log-odds so that their mean is the estimate.
///
/// A draw of rates that are few counts each lets leads wait longer than the estimate does, and who waits longer wins less
/// often: uncorrected, the draws would lie below the estimate, by a twentieth with 300 leads.
pub(super) fn centred(estimate: f64, drawn: &mut [f64]) {
    if !(0.0 < estimate && estimate < 1.0) {
        drawn.fill(estimate);
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
    let count = drawn.len().max(1) as f64;
    drawn.iter_mut().for_each(|p| *p = log_odds(*p));
    let missing = |shift: f64| {
        let mean = drawn.iter().map(|odds| chance(odds + shift)).sum::<f64>() / count;
        log_odds(estimate) - log_odds(mean)
    };
    // The mean of probabilities moves less than their log-odds do, so these steps come nearer from one side; where draws
    // are far apart they are slow, and halving does it.
    let mut shift = 0.0;
    for _ in 0..6 {
        shift += missing(shift);
    }
    if missing(shift).abs() > 1e-9 {
        let (mut low, mut high) = (-60.0, 60.0);
        for _ in 0..60 {
            shift = f64::midpoint(low, high);
            if missing(shift) > 0.0 { low = shift } else { high = shift }
        }
    }
    drawn.iter_mut().for_each(|odds| *odds = chance(*odds + shift));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_the_estimate_and_the_order_stays() {
        let mut drawn = [0.1, 0.2, 0.25, 0.4];
        centred(0.3, &mut drawn);
        assert!((drawn.iter().sum::<f64>() / 4.0 - 0.3).abs() < 1e-6);
        assert!(drawn.is_sorted() && drawn[3] < 0.6, "{drawn:?}");
        for sure in [0.0, 1.0] {
            centred(sure, &mut drawn);
            assert_eq!(drawn, [sure; 4]);
        }
        centred(0.5, &mut []);
        // Draws of nothing and of certainty.
        let mut apart = [1e-9, 1e-9, 1.0 - 1e-9];
        centred(0.6, &mut apart);
        assert!((apart.iter().sum::<f64>() / 3.0 - 0.6).abs() < 1e-6, "{apart:?}");
    }
}
