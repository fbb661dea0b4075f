//! Probabilities and the logarithms of their odds.

/// The probability of these odds, given as a logarithm.
pub(crate) fn chance(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The logarithm of a probability's odds; what is nearly certain is taken as a billionth of a thousandth away from it.
pub(crate) fn log_odds(chance: f64) -> f64 {
    let chance = chance.clamp(1e-12, 1.0 - 1e-12);
    (chance / (1.0 - chance)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        assert_eq!((chance(0.0), log_odds(0.5)), (0.5, 0.0));
        assert!((chance(4.0_f64.ln()) - 0.8).abs() < 1e-12 && (log_odds(0.2) + 4.0_f64.ln()).abs() < 1e-12);
        assert_eq!((chance(f64::INFINITY), chance(f64::NEG_INFINITY)), (1.0, 0.0));
        assert!(log_odds(0.0).is_finite() && log_odds(1.0).is_finite());
    }
}
