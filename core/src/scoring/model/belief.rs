//! What is believed of the effects of answers: a normal distribution, changed by outcomes.

use super::super::card::Card;
use crate::numerics::odds::{chance, log_odds};
use crate::numerics::spd::Symmetric;
use crate::policy::ScoringRule;

/// Newton's steps at most; a handful is enough, and each makes the loss smaller.
const STEPS: usize = 60;
/// The places of the base and of the scale of the experts' points; behind them stand the answers.
const BASE: usize = 0;
const SCALE: usize = 1;
const ANSWERS: usize = 2;

/// Leads with the same answers: how many were won and were not, weighted.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// Which effects act, and how strongly; places rise.
    pub(super) column: Vec<(usize, f64)>,
    pub(super) won: f64,
    pub(super) lost: f64,
    /// The sums of the squared weights of those that were won, and were not: as large as the sums where all count fully.
    pub(super) squares: (f64, f64),
}

impl Seen {
    /// None yet.
    pub(super) const fn none(column: Vec<(usize, f64)>) -> Self {
        Self { column, won: 0.0, lost: 0.0, squares: (0.0, 0.0) }
    }
}

/// What is believed of the base, the scale of the experts' points, and each answer, as logarithms of odds.
#[derive(Clone, Debug)]
pub(super) struct Belief {
    pub(super) mean: Vec<f64>,
    /// The covariances.
    pub(super) spread: Symmetric,
}

/// The effects that act on a lead with these answers.
pub(super) fn column(card: &Card, row: &[u16]) -> Vec<(usize, f64)> {
    let mut column = Vec::with_capacity(row.len() + ANSWERS);
    column.push((BASE, 1.0));
    column.push((SCALE, card.experts(row)));
    let answers = card.questions().iter().zip(row);
    column.extend(answers.map(|(asked, &place)| (ANSWERS + asked.offset + usize::from(place), 1.0)));
    column
}

impl Belief {
    /// What experts believe: their points hold as they are.
    pub(super) fn experts(rule: &ScoringRule, card: &Card) -> Self {
        let variances = variances(rule, card.width());
        let base = f64::from(rule.base);
        let mut mean = vec![log_odds(base), 1.0];
        mean.resize(variances.len(), 0.0);
        Self { mean, spread: Symmetric::diagonal(&variances) }
    }

    /// The effect of an answer.
    pub(super) fn answer(&self, place: usize) -> f64 {
        self.mean.get(ANSWERS + place).copied().unwrap_or(0.0)
    }

    /// The base.
    pub(super) fn base(&self) -> f64 {
        self.mean.get(BASE).copied().unwrap_or(0.0)
    }

    /// The scale of the experts' points.
    pub(super) fn scale(&self) -> f64 {
        self.mean.get(SCALE).copied().unwrap_or(1.0)
    }

    /// The most likely effects after these outcomes, and how sure they are (Laplace's approximation): Newton's steps on
    /// the penalised loss, each halved until it helps.
    pub(super) fn fit(prior: &Self, rule: &ScoringRule, seen: &[Seen]) -> Self {
        let weights: Vec<f64> = variances(rule, prior.mean.len() - ANSWERS).iter().map(|of| 1.0 / of).collect();
        let mut mean = prior.mean.clone();
        let mut loss = total_loss(&mean, prior, &weights, seen);
        let mut curvature = Symmetric::diagonal(&weights);
        for _ in 0..STEPS {
            let mut slope: Vec<f64> =
                mean.iter().zip(&prior.mean).zip(&weights).map(|((at, of), weight)| weight * (of - at)).collect();
            curvature = Symmetric::diagonal(&weights);
            for of in seen {
                let p = chance(dot(&of.column, &mean));
                let all = of.won + of.lost;
                curvature.add_outer(&of.column, all * p * (1.0 - p));
                let left = of.won - all * p;
                for (place, value) in &of.column {
                    slope.get_mut(*place).into_iter().for_each(|slope| *slope += left * value);
                }
            }
            let Some(step) = curvature.solve(&slope) else { break };
            let mut length = 1.0;
            let moved = loop {
                let tried: Vec<f64> = mean.iter().zip(&step).map(|(at, step)| at + length * step).collect();
                let new = total_loss(&tried, prior, &weights, seen);
                if new <= loss || length < 1e-6 {
                    let gain = loss - new;
                    (mean, loss) = (tried, new);
                    break gain;
                }
                length /= 2.0;
            };
            if moved < 1e-14 * loss.abs().max(1.0) {
                break;
            }
        }
        let spread = curvature.inverse().unwrap_or_else(|| prior.spread.clone());
        Self { mean, spread }
    }

    /// One outcome more: the most likely effects after it, and how sure they are then (Laplace's approximation, as of all
    /// outcomes at once). They move along one line, on which the step is found by halving.
    pub(super) fn learn(&mut self, rule: &ScoringRule, column: &[(usize, f64)], won: bool) {
        let keeps = rule.learning.keeps.get();
        if keeps < 1.0 {
            self.forget(rule, keeps);
        }
        let odds = dot(column, &self.mean);
        let reach = self.spread.times(column);
        let form: f64 = column.iter().map(|(place, value)| reach.get(*place).copied().unwrap_or(0.0) * value).sum();
        let came = f64::from(u8::from(won));
        // What is left of the surprise once the effects have moved is how far they move.
        let (mut low, mut high) = (came - 1.0, came);
        for _ in 0..60 {
            let step = f64::midpoint(low, high);
            if came - chance(odds + step * form) > step { low = step } else { high = step }
        }
        let step = f64::midpoint(low, high);
        let p = chance(odds + step * form);
        let weight = p * (1.0 - p);
        self.mean.iter_mut().zip(&reach).for_each(|(mean, reach)| *mean += step * reach);
        self.spread.add_dense(&reach, -weight / (1.0 + weight * form));
    }

    /// Makes what is believed less sure, towards what experts are: their part of what is known comes in as the rest goes
    /// (stabilised forgetting; Kulhavý and Zarrop, 1993), so that it is never less.
    fn forget(&mut self, rule: &ScoringRule, keeps: f64) {
        let experts = variances(rule, self.mean.len() - ANSWERS);
        let known = self.spread.inverse().and_then(|mut known| {
            known.rescale(&vec![keeps.sqrt(); experts.len()]);
            let more = experts.iter().enumerate().map(|(place, variance)| (place, (1.0 - keeps) / variance));
            more.for_each(|(place, more)| known.add_outer(&[(place, 1.0)], more));
            known.inverse()
        });
        if let Some(spread) = known {
            self.spread = spread;
        }
    }
}

/// How far each effect may be from what experts say.
fn variances(rule: &ScoringRule, answers: usize) -> Vec<f64> {
    let learning = &rule.learning;
    let square = |spread: crate::units::Estimate| spread.get() * spread.get();
    let mut all = vec![square(learning.base_spread), square(learning.scale_spread)];
    all.resize(ANSWERS + answers, square(learning.answer_spread));
    all
}

fn total_loss(mean: &[f64], prior: &Belief, weights: &[f64], seen: &[Seen]) -> f64 {
    let away = mean.iter().zip(&prior.mean).zip(weights);
    let penalty: f64 = away.map(|((at, of), weight)| weight * (at - of).powi(2)).sum::<f64>() / 2.0;
    penalty + seen.iter().map(|of| loss(dot(&of.column, mean), of.won, of.lost)).sum::<f64>()
}

/// Minus the logarithm of the probability of these outcomes.
pub(super) fn loss(odds: f64, won: f64, lost: f64) -> f64 {
    // ln(1 + e^x), without overflow on either side.
    let soft = |x: f64| x.max(0.0) + (-x.abs()).exp().ln_1p();
    let mut sum = 0.0;
    if won > 0.0 {
        sum += won * soft(-odds);
    }
    if lost > 0.0 {
        sum += lost * soft(odds);
    }
    sum
}

/// What the effects come to.
pub(super) fn dot(column: &[(usize, f64)], effects: &[f64]) -> f64 {
    column.iter().map(|(place, value)| effects.get(*place).copied().unwrap_or(0.0) * value).sum()
}
