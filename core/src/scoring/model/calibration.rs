//! Whether what is said comes true, and what is said instead where it does not.

use super::belief::{Belief, Seen, dot, loss};
use crate::numerics::isotonic::never_falling;
use crate::numerics::odds::{chance, log_odds};
use crate::units::Estimate;
use leadwerk_macros::crosses;

/// From so many outcomes on a free curve may be tried.
const MANY: f64 = 1_000.0;
/// How many parts the outcomes are tried in.
const FOLDS: usize = 5;

/// How a model's points become a probability.
#[crosses]
pub struct ScoreCalibration {
    /// What is added to the logarithm of the odds (Platt).
    pub shift: Estimate,
    /// What it is multiplied with before.
    pub scale: Estimate,
    /// A free curve that never falls, where that was better than a straight one; straight between its knots.
    pub knots: Vec<CalibrationKnot>,
}

/// A knot of a curve of calibration.
#[crosses]
#[derive(Copy)]
pub struct CalibrationKnot {
    /// The logarithm of the odds.
    pub odds: Estimate,
    /// The probability that is said there.
    pub won: Estimate,
}

/// What would have been said of a lead without its own outcome.
#[derive(Clone, Copy, Debug)]
struct Said {
    odds: f64,
    weight: f64,
    won: bool,
    /// In which part of the outcomes it is.
    fold: usize,
}

impl Default for ScoreCalibration {
    /// As it is said.
    fn default() -> Self {
        Self { shift: Estimate::ZERO, scale: Estimate::of(1.0), knots: Vec::new() }
    }
}

impl ScoreCalibration {
    /// Calibrates by what would have been said of each lead had its own outcome not been known: one of Newton's steps
    /// back (approximate leave-one-out; Rad and Maleki, 2020). Platt's straight line (1999), drawn to what was said; from a
    /// thousand outcomes on an isotonic curve (Zadrozny and Elkan, 2002), where that is better on parts it has not seen.
    pub(super) fn of(belief: &Belief, seen: &[Seen]) -> Self {
        let said = without_own(belief, seen);
        let straight = Self::straight(&said);
        let many = said.iter().map(|of| of.weight).sum::<f64>() >= MANY;
        if many && cross(&said, &straight, true) < cross(&said, &straight, false) {
            return Self { knots: knots(&said, &straight), ..straight };
        }
        straight
    }

    /// Newton's steps for a shift and a scale, each with a standard deviation of one half around none and 1.
    fn straight(said: &[Said]) -> Self {
        let (mut shift, mut scale) = (0.0, 1.0);
        for _ in 0..30 {
            let (mut a, mut b) = (-4.0 * shift, -4.0 * (scale - 1.0));
            let (mut aa, mut ab, mut bb) = (4.0, 0.0, 4.0);
            for of in said {
                let p = chance(shift + scale * of.odds);
                let (left, curve) = (of.weight * (f64::from(u8::from(of.won)) - p), of.weight * p * (1.0 - p));
                a += left;
                b += left * of.odds;
                aa += curve;
                ab += curve * of.odds;
                bb += curve * of.odds * of.odds;
            }
            let determinant = aa * bb - ab * ab;
            if determinant <= 0.0 {
                break;
            }
            let (step, turn) = ((bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant);
            shift += step.clamp(-1.0, 1.0);
            scale = (scale + turn.clamp(-0.5, 0.5)).max(0.05);
            if step.abs() + turn.abs() < 1e-12 {
                break;
            }
        }
        Self { shift: Estimate::of(shift), scale: Estimate::of(scale), knots: Vec::new() }
    }

    /// The logarithm of the odds after the straight line.
    pub(super) fn odds(&self, odds: f64) -> f64 {
        self.shift.get() + self.scale.get() * odds
    }

    /// The probability at such odds after the straight line.
    pub(super) fn chance(&self, odds: f64) -> f64 {
        let next = self.knots.partition_point(|knot| knot.odds.get() <= odds);
        let at = |place: Option<usize>| place.and_then(|place| self.knots.get(place));
        match (at(next.checked_sub(1)), at(Some(next))) {
            (Some(low), Some(high)) => {
                let part = (odds - low.odds.get()) / (high.odds.get() - low.odds.get());
                low.won.get() + part * (high.won.get() - low.won.get())
            }
            // Beyond the last knot nothing was seen: on from there as the straight line says.
            (Some(edge), None) | (None, Some(edge)) => chance(log_odds(edge.won.get()) + odds - edge.odds.get()),
            (None, None) => chance(odds),
        }
    }
}

/// Of each lead what would have been said without its outcome.
fn without_own(belief: &Belief, seen: &[Seen]) -> Vec<Said> {
    let mut said = Vec::with_capacity(seen.len());
    for (number, of) in seen.iter().enumerate() {
        let odds = dot(&of.column, &belief.mean);
        let p = chance(odds);
        let form = belief.spread.form(&of.column);
        // Rows are in the order of their answers: neighbours are alike, so the parts are, too.
        let fold = number % FOLDS;
        let outcomes = [(of.won, of.squares.0, true, 1.0 - p), (of.lost, of.squares.1, false, -p)];
        for (weight, squares, won, left) in outcomes {
            if weight > 0.0 {
                // A lead takes back what it gave: as much as it counts, which is less than one where it is half forgotten.
                let form = form * squares / weight;
                let rest = (1.0 - form * p * (1.0 - p)).max(0.05);
                said.push(Said { odds: odds - form * left / rest, weight, won, fold });
            }
        }
    }
    said
}

/// The loss on each part of a curve that the other parts gave, or of the straight line.
fn cross(said: &[Said], straight: &ScoreCalibration, free: bool) -> f64 {
    let part = |fold: usize| -> f64 {
        let others: Vec<Said> = said.iter().copied().filter(|of| of.fold != fold).collect();
        let line = ScoreCalibration::straight(&others);
        let curve = if free { ScoreCalibration { knots: knots(&others, straight), ..straight.clone() } } else { line };
        let own = said.iter().filter(|of| of.fold == fold);
        own.map(|of| {
            let p = curve.chance(curve.odds(of.odds)).clamp(1e-6, 1.0 - 1e-6);
            loss(log_odds(p), if of.won { of.weight } else { 0.0 }, if of.won { 0.0 } else { of.weight })
        })
        .sum()
    };
    (0..FOLDS).map(part).sum()
}

/// The isotonic curve over the straight odds: a knot in the middle of each run, by Jeffreys' prior inside 0 and 1.
fn knots(said: &[Said], straight: &ScoreCalibration) -> Vec<CalibrationKnot> {
    let mut points: Vec<(f64, f64, f64)> =
        said.iter().map(|of| (straight.odds(of.odds), f64::from(u8::from(of.won)), of.weight)).collect();
    // Of equal odds those that were won come first, so that they are pooled with the others.
    points.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let curve = never_falling(&points.iter().map(|&(_, won, weight)| (won, weight)).collect::<Vec<_>>());
    let mut runs: Vec<(f64, f64, f64)> = Vec::new();
    let (mut rest, mut curve) = (points.as_slice(), curve.as_slice());
    while let Some(first) = curve.first() {
        let length = curve.partition_point(|value| value <= first).max(1);
        let (run, later) = rest.split_at(length.min(rest.len()));
        let weight: f64 = run.iter().map(|(_, _, weight)| weight).sum();
        let odds = run.iter().map(|(odds, _, weight)| odds * weight).sum::<f64>() / weight;
        runs.push((odds, (first * weight + 0.5) / (weight + 1.0), weight));
        (rest, curve) = (later, curve.get(length..).unwrap_or_default());
    }
    // The prior may have put a short run above a long one behind it: they are pooled, by their weights.
    let pooled = never_falling(&runs.iter().map(|&(_, won, weight)| (won, weight)).collect::<Vec<_>>());
    let mut knots: Vec<CalibrationKnot> = Vec::new();
    for ((odds, _, _), won) in runs.into_iter().zip(pooled) {
        if knots.last().is_none_or(|knot| knot.odds.get() < odds) {
            knots.push(CalibrationKnot { odds: Estimate::of(odds), won: Estimate::of(won) });
        }
    }
    knots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(odds: f64, won: u32, lost: u32) -> [Said; 2] {
        [(won, true), (lost, false)].map(|(count, won)| Said { odds, weight: f64::from(count), won, fold: 0 })
    }

    /// A short run of losses before a long one is drawn up by the prior; the long one counts all the same.
    #[test]
    fn a_long_run_is_not_lost_behind_a_short_one() {
        let said = [said(-6.0, 0, 5), said(-5.0, 10, 490), said(-1.0, 50, 50)].concat();
        let said: Vec<Said> = said.into_iter().filter(|of| of.weight > 0.0).collect();
        let straight = ScoreCalibration::default();
        let curve = ScoreCalibration { knots: knots(&said, &straight), ..straight };
        assert!((curve.chance(-5.0) - 0.02).abs() < 0.005, "{:?}", curve.knots);
        assert!((curve.chance(-1.0) - 0.5).abs() < 0.01 && curve.chance(-3.0) > curve.chance(-4.0));
        // Beyond the knots it goes on as a straight line does.
        assert!(curve.chance(-9.0) < curve.chance(-6.0) && curve.chance(2.0) > curve.chance(-1.0));
    }
}
