//! The estimator: competing exits, by age at the stage, with few counts drawn towards coarser ones.

use super::counts::{BACK, Cell, Counts, FAILED, FORWARD, KINDS, Node, part};
use super::law::{Law, Rates};
use crate::numerics::gamma::ln_rising;
use crate::numerics::lot::Lot;
use crate::policy::ModelRule;
use crate::units::StageId;

/// How strongly the finer counts are drawn towards the coarser, in exits: what the data may choose from.
const STRENGTHS: [f64; 6] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0];
/// How strongly the whole is drawn towards the product of stage and age, in exits at each age of each stage. The product
/// is only nearly true: lead lives differ in shape from stage to stage, and the likelihood, which looks at one age at a
/// time, would trust it so far that the chances to win come out some per cent too low.
const WHOLE: f64 = 2.0;
/// How often the two factors of the coarse law are fitted in turn.
const SWEEPS: usize = 30;
/// What a stage that never saw an exit of a kind is assumed to have seen of it.
const UNSEEN: f64 = 0.25;
/// How many exits the age before is worth when the effect of an age is smoothed.
const SMOOTH: f64 = 1.0;
/// The rates of each kind where nothing at all is known: as many win as fail, within a month or so.
const UNKNOWN: Rates = [1.0 / 60.0, 1.0 / 600.0, 1.0 / 60.0];

/// Exits and days at a stage that experts stand for.
#[derive(Clone, Debug)]
pub(super) struct Expert {
    exits: Rates,
    days: f64,
}

/// The experts' word as counts. A stage that is won with p, before one that is won with q, moves forward with p/q.
pub(super) fn experts(rule: &ModelRule, stages: &[StageId]) -> Vec<Expert> {
    let said = |stage: &StageId| rule.experts.iter().find(|expert| expert.stage == *stage);
    let last = stages.len().saturating_sub(1);
    let worth = rule.experts_worth.get();
    let mut next = 1.0_f64;
    let mut counts: Vec<Expert> = stages
        .iter()
        .take(last)
        .rev()
        .map(|stage| {
            let Some(expert) = said(stage) else { return Expert { exits: [0.0; KINDS], days: 0.0 } };
            let won = f64::from(expert.won);
            let forward = if next > 0.0 { (won / next).min(1.0) } else { 0.0 };
            next = won;
            Expert { exits: [worth * forward, 0.0, worth * (1.0 - forward)], days: worth * expert.days.get() }
        })
        .collect();
    counts.reverse();
    counts
}

/// How strongly each level is drawn towards the coarser one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Strengths {
    /// The whole towards the product of stage and age.
    whole: f64,
    /// A segment towards what it is a part of.
    parts: f64,
}

/// The rule's own strengths; without them the whole is drawn by [`WHOLE`], and segments as strongly as makes their counts
/// most likely.
pub(super) fn strengths(nodes: &[Node], coarse: &Law, rule: &ModelRule) -> Strengths {
    if let Some(given) = rule.shrinkage {
        return Strengths { whole: given.get(), parts: given.get() };
    }
    let laws = laws(nodes, coarse, Strengths { whole: WHOLE, parts: 10.0 }, None);
    let parts = nodes.iter().filter_map(|node| Some((&node.total, laws.get(node.parent?)?)));
    let parts: Vec<_> = parts.collect();
    let parts = most_likely(|strength| parts.iter().map(|(counts, prior)| likelihood(counts, prior, strength)).sum());
    Strengths { whole: WHOLE, parts }
}

fn most_likely(likelihood: impl Fn(f64) -> f64) -> f64 {
    let tried = STRENGTHS.map(|strength| (strength, likelihood(strength)));
    tried.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(2.0, |(strength, _)| strength)
}

/// The logarithm of the probability of the counts, up to what does not depend on the strength: of each kind of exit a
/// gamma prior around the coarser law's rate, and Poisson counts.
fn likelihood(counts: &Counts, coarse: &Law, strength: f64) -> f64 {
    let mut sum = 0.0;
    for (cell, rates) in pairs(counts, coarse) {
        let all: f64 = rates.iter().sum();
        if all <= 0.0 || cell.days <= 0.0 {
            continue;
        }
        let rate = strength / all;
        // All kinds of exit share the days, so the shapes, which sum up to the strength, stand before one logarithm.
        let exits: f64 = cell.exits.iter().zip(rates).filter(|(_, prior)| **prior > 0.0).map(|(exits, _)| exits).sum();
        sum += strength * rate.ln() - (exits + strength) * (cell.days + rate).ln();
        let kinds = cell.exits.iter().zip(rates).filter(|(exits, prior)| **exits > 0.0 && **prior > 0.0);
        sum += kinds.map(|(&exits, prior)| ln_rising(rate * prior, exits)).sum::<f64>();
    }
    sum
}

fn pairs<'a>(counts: &'a Counts, law: &'a Law) -> impl Iterator<Item = (&'a Cell, &'a Rates)> {
    counts.cells.iter().flatten().zip(law.rates.iter().flatten())
}

/// The coarse law of the whole: the rate of each kind is a factor of the stage times a factor of the age, fitted in turn.
/// Few parameters, so that ages that few leads reached borrow from all stages.
pub(super) fn coarse(counts: &Counts, experts: &[Expert], ages: usize) -> Law {
    let stages = counts.cells.len();
    let mut rates = vec![vec![[0.0; KINDS]; ages]; stages];
    for (kind, unknown) in [FORWARD, BACK, FAILED].into_iter().zip(UNKNOWN) {
        let (stage_factors, age_factors) = factors(counts, experts, ages, kind, unknown);
        for (stage, (rates, stage_factor)) in rates.iter_mut().zip(&stage_factors).enumerate() {
            // Nobody moves back from the first stage.
            let possible = f64::from(u8::from(kind != BACK || stage > 0));
            for (rates, age_factor) in rates.iter_mut().zip(&age_factors) {
                if let Some(rate) = rates.get_mut(kind) {
                    *rate = possible * stage_factor * age_factor;
                }
            }
        }
    }
    let next = |to: Option<usize>| (0..=stages).map(|place| f64::from(u8::from(Some(place) == to))).collect();
    let forward = (0..stages).map(|stage| next(Some(stage + 1))).collect();
    let back = (0..stages).map(|stage| next(stage.checked_sub(1))).collect();
    Law { rates, forward, back }
}

/// The factors of stages and ages for one kind of exit. A stage that saw little is drawn a quarter of an exit's worth
/// towards all stages together.
fn factors(counts: &Counts, experts: &[Expert], ages: usize, kind: usize, unknown: f64) -> (Vec<f64>, Vec<f64>) {
    let said = |stage: usize| experts.get(stage).map_or((0.0, 0.0), |expert| (part(&expert.exits, kind), expert.days));
    let (mut stage_factors, mut age_factors) = (vec![unknown; counts.cells.len()], vec![1.0; ages]);
    for _ in 0..SWEEPS {
        let sums: Vec<(f64, f64)> = (counts.cells.iter().enumerate())
            .map(|(stage, cells)| {
                let days: f64 = cells.iter().zip(&age_factors).map(|(cell, factor)| cell.days * factor).sum();
                let (exits, more) = said(stage);
                (cells.iter().map(|cell| part(&cell.exits, kind)).sum::<f64>() + exits, days + more)
            })
            .collect();
        let (exits, days) = sums.iter().fold((0.0, 0.0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
        let together = (exits + UNSEEN) / (days + UNSEEN / unknown);
        stage_factors = sums.iter().map(|(exits, days)| (exits + UNSEEN) / (days + UNSEEN / together)).collect();
        let mut before = 1.0;
        for (age, factor) in age_factors.iter_mut().enumerate() {
            let cells = counts.cells.iter().filter_map(|cells| cells.get(age)).zip(&stage_factors);
            let (exits, expected) =
                cells.fold((0.0, 0.0), |sum, (cell, rate)| (sum.0 + part(&cell.exits, kind), sum.1 + cell.days * rate));
            before = (exits + SMOOTH * before) / (expected + SMOOTH);
            *factor = before;
        }
    }
    (stage_factors, age_factors)
}

/// Counts drawn towards a coarser law: as if it had seen `strength` exits at each age of each stage. With a lot it is a
/// draw of what the law might be: each count gives way to a gamma variable of its size.
fn shrunk(counts: &Counts, coarse: &Law, strength: f64, mut lot: Option<&mut Lot>) -> Law {
    let mut gamma = |shape: f64| lot.as_deref_mut().map_or(shape, |lot| lot.gamma(shape));
    let rates = counts.cells.iter().zip(&coarse.rates).map(|(cells, rates)| {
        let cells = cells.iter().zip(rates).map(|(cell, prior)| {
            let worth = strength / prior.iter().sum::<f64>();
            [FORWARD, BACK, FAILED].map(|kind| {
                let shape = part(&cell.exits, kind) + worth * part(prior, kind);
                if shape > 0.0 { gamma(shape) / (cell.days + worth) } else { 0.0 }
            })
        });
        cells.collect()
    });
    let rates = rates.collect();
    let mut shares = |parts: &[Vec<f64>], forward: bool| -> Vec<Vec<f64>> {
        let stages = parts.iter().zip(&counts.moved).enumerate();
        stages
            .map(|(stage, (prior, moved))| {
                let places = prior.iter().zip(moved).enumerate();
                let drawn: Vec<f64> = places
                    .map(|(to, (prior, moved))| {
                        let counts = if forward { to > stage } else { to < stage };
                        let shape = prior + if counts { *moved } else { 0.0 };
                        if shape > 0.0 { gamma(shape) } else { 0.0 }
                    })
                    .collect();
                let all: f64 = drawn.iter().sum();
                drawn.into_iter().map(|part| if all > 0.0 { part / all } else { 0.0 }).collect()
            })
            .collect()
    };
    let forward = shares(&coarse.forward, true);
    let back = shares(&coarse.back, false);
    Law { rates, forward, back }
}

/// What was counted might have been a little different: each count drawn from its own gamma distribution.
pub(super) fn redrawn(counts: &Counts, lot: &mut Lot) -> Counts {
    let mut drawn = counts.clone();
    for cell in drawn.cells.iter_mut().flatten() {
        cell.exits.iter_mut().filter(|exits| **exits > 0.0).for_each(|exits| *exits = lot.gamma(*exits));
    }
    drawn
}

/// The laws of all segments, each drawn towards the one it is a part of.
pub(super) fn laws(nodes: &[Node], coarse: &Law, strengths: Strengths, mut lot: Option<&mut Lot>) -> Vec<Law> {
    let mut laws: Vec<Law> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let prior = node.parent.and_then(|parent| laws.get(parent)).unwrap_or(coarse);
        let strength = if node.parent.is_some() { strengths.parts } else { strengths.whole };
        laws.push(shrunk(&node.total, prior, strength, lot.as_deref_mut()));
    }
    laws
}
