//! Ratios of gamma functions.

use core::f64::consts::PI;

/// From here on Stirling's series is right to ten digits with the terms below.
const LARGE: f64 = 10.0;

/// The logarithm of Γ(from + by) / Γ(from), for `from` above 0 and `by` not below: what a likelihood of counts with a
/// gamma or beta prior is made of. Both are raised to where Stirling's series holds, which takes a few products and two
/// logarithms each; the function of a library is several times slower, since it must hold everywhere.
pub(crate) fn ln_rising(from: f64, by: f64) -> f64 {
    ln_gamma(from + by) - ln_gamma(from)
}

/// The logarithm of Γ(x), x above 0: Γ(x + n) = x (x + 1) … (x + n − 1) Γ(x), and Stirling's series (Abramowitz and Stegun
/// 6.1.15, 6.1.40).
fn ln_gamma(mut x: f64) -> f64 {
    let mut product = 1.0;
    while x < LARGE {
        product *= x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let series = (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1_260.0 - square / 1_680.0))) / x;
    (x - 0.5) * x.ln() - x + 0.5 * (2.0 * PI).ln() + series - product.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_function_of_a_library() {
        for from in [1e-6, 0.01, 0.3, 1.0, 2.5, 9.99, 10.0, 250.0, 1e6] {
            for by in [0.0, 0.004, 0.5, 1.0, 3.0, 17.25, 1e4] {
                let library = statrs::function::gamma::ln_gamma;
                let (ours, theirs) = (ln_rising(from, by), library(from + by) - library(from));
                // Theirs is a difference of two large numbers.
                let tolerance = 1e-10 * library(from + by).abs().max(1.0);
                assert!((ours - theirs).abs() <= tolerance, "{from} {by}: {ours} {theirs}");
            }
        }
    }
}
