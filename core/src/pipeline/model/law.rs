//! The law of a segment: how fast leads leave each stage at each age, and where to.

use super::counts::{BACK, FORWARD, KINDS, part};
use crate::numerics::linear::Matrix;

/// Exits per day of each kind, constant within an age.
pub(super) type Rates = [f64; KINDS];

/// How fast leads leave each stage at each age, and where to.
#[derive(Clone, Debug)]
pub(super) struct Law {
    /// By stage, then by age.
    pub(super) rates: Vec<Vec<Rates>>,
    /// Which part of those that move forward goes where: by stage, then by stage, the last being won.
    pub(super) forward: Vec<Vec<f64>>,
    /// The same of those that move back.
    pub(super) back: Vec<Vec<f64>>,
}

/// A law with what follows from it.
#[derive(Clone, Debug)]
pub(super) struct Chances {
    pub(super) law: Law,
    /// Where the ages begin, in days.
    edges: Vec<f64>,
    /// With which probability a lead is won that has just come to a stage; behind the stages stands 1, for won.
    pub(super) fresh: Vec<f64>,
    /// How many stays at each stage a lead has that has just come to one: (I − M)⁻¹, where M moves it between the stages.
    stays: Matrix,
}

impl Chances {
    pub(super) fn new(law: Law, edges: &[f64]) -> Self {
        let edges = edges.to_vec();
        let exits: Vec<Rates> = law.rates.iter().map(|rates| leave(rates, &edges, 0.0)).collect();
        let (fresh, stays) = absorbed(&law, &exits);
        Self { law, edges, fresh, stays }
    }

    /// With which probability a lead at this stage and of this age is won in the end.
    pub(super) fn won(&self, stage: usize, age: f64) -> f64 {
        let exits = self.law.rates.get(stage).map_or([0.0; KINDS], |rates| leave(rates, &self.edges, age));
        let onward = |parts: &[Vec<f64>]| parts.get(stage).map_or(0.0, |parts| dot(parts, &self.fresh));
        (part(&exits, FORWARD) * onward(&self.law.forward) + part(&exits, BACK) * onward(&self.law.back))
            .clamp(0.0, 1.0)
    }

    /// How many stays at each stage a lead at this one and of this age has before it when it leaves.
    pub(super) fn stays_to_come(&self, stage: usize, age: f64) -> Vec<f64> {
        let exits = self.law.rates.get(stage).map_or([0.0; KINDS], |rates| leave(rates, &self.edges, age));
        let mut stays = vec![0.0; self.law.rates.len()];
        for (parts, kind) in [(&self.law.forward, FORWARD), (&self.law.back, BACK)] {
            for (to, share) in parts.get(stage).into_iter().flatten().enumerate() {
                let moved = part(&exits, kind) * share;
                stays.iter_mut().enumerate().for_each(|(at, stays)| *stays += moved * self.stays.get(to, at));
            }
        }
        stays
    }

    /// With which probability a lead at this stage and of this age leaves it in each way within each of some steps.
    pub(super) fn steps(&self, stage: usize, age: f64, step: f64, count: usize) -> Vec<Rates> {
        let Some(rates) = self.law.rates.get(stage) else { return vec![[0.0; KINDS]; count] };
        let mut walk = Walk::new(rates, &self.edges, age);
        (0..count).map(|_| walk.leave_within(step)).collect()
    }
}

/// A lead that grows older at a stage.
struct Walk<'a> {
    rates: &'a [Rates],
    edges: &'a [f64],
    age: f64,
    place: usize,
    /// The probability that it is still there.
    here: f64,
}

impl<'a> Walk<'a> {
    fn new(rates: &'a [Rates], edges: &'a [f64], age: f64) -> Self {
        let place = edges.partition_point(|&begins| begins <= age).saturating_sub(1);
        Self { rates, edges, age: age.max(0.0), place, here: 1.0 }
    }

    /// The probabilities of leaving in each way within the next days.
    fn leave_within(&mut self, days: f64) -> Rates {
        let (mut left, mut exits) = (days, [0.0; KINDS]);
        while left > 0.0 && self.here > 0.0 {
            let end = self.edges.get(self.place + 1).copied().unwrap_or(f64::INFINITY);
            let passes = left.min(end - self.age);
            let rates = self.rates.get(self.place).copied().unwrap_or_default();
            let all: f64 = rates.iter().sum();
            if all > 0.0 {
                let gone = -(-all * passes).exp_m1() * self.here;
                exits.iter_mut().zip(rates).for_each(|(exit, rate)| *exit += gone * rate / all);
                self.here -= gone;
            } else if passes.is_infinite() {
                break;
            }
            left -= passes;
            self.age += passes;
            if self.age >= end {
                self.place += 1;
            }
        }
        exits
    }
}

/// The probabilities of leaving a stage in each way, from an age on.
fn leave(rates: &[Rates], edges: &[f64], age: f64) -> Rates {
    Walk::new(rates, edges, age).leave_within(f64::INFINITY)
}

/// With which probability a lead that has just come to each stage is won: v = (I − M)⁻¹ m, where M moves it between the
/// stages and m wins it; and the inverse, which counts the stays. Kemeny and Snell, Finite Markov Chains, 1960, 3.2, 3.5.
fn absorbed(law: &Law, exits: &[Rates]) -> (Vec<f64>, Matrix) {
    let stages = exits.len();
    let (mut rest, mut wins) = (Matrix::identity(stages), vec![0.0; stages]);
    for (stage, exits) in exits.iter().enumerate() {
        for (parts, kind) in [(&law.forward, FORWARD), (&law.back, BACK)] {
            for (to, share) in parts.get(stage).into_iter().flatten().enumerate() {
                let moved = part(exits, kind) * share;
                if to < stages {
                    rest.add(stage, to, -moved);
                } else if let Some(wins) = wins.get_mut(stage) {
                    *wins += moved;
                }
            }
        }
    }
    // Every stage loses some to failing, so the inverse exists; without it, nobody can be said to win.
    let stays = rest.inverse().unwrap_or_else(|| Matrix::zero(stages));
    let mut won = stays.times(&wins);
    won.iter_mut().for_each(|won| *won = won.clamp(0.0, 1.0));
    won.push(1.0);
    (won, stays)
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

impl Law {
    /// With these rates, and one stage at a time.
    #[cfg(test)]
    pub(super) fn of_rates(rates: Vec<Vec<Rates>>) -> Self {
        let stages = rates.len();
        let unit = |to: Option<usize>| (0..=stages).map(|place| f64::from(u8::from(Some(place) == to))).collect();
        let forward = (0..stages).map(|stage| unit(Some(stage + 1))).collect();
        let back = (0..stages).map(|stage: usize| unit(stage.checked_sub(1))).collect();
        Self { rates, forward, back }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two ages, two stages: by hand.
    #[test]
    fn two_stages_by_hand() {
        let law = Law::of_rates(vec![vec![[0.10, 0.0, 0.10], [0.0, 0.0, 0.05]], vec![[0.03, 0.01, 0.06]; 2]]);
        let chances = Chances::new(law, &[0.0, 10.0]);
        let stays = (-2.0_f64).exp();
        let (f, e) = ((1.0 - stays) / 2.0, 0.3);
        // v0 = f·v1 and v1 = 0.3 + 0.1·v0.
        let v1 = e / (1.0 - 0.1 * f);
        assert!((chances.fresh[0] - f * v1).abs() < 1e-12 && (chances.fresh[1] - v1).abs() < 1e-12);
        assert!((chances.won(0, 5.0) - (1.0 - (-1.0_f64).exp()) / 2.0 * v1).abs() < 1e-12);
        assert_eq!(chances.won(0, 10.0), 0.0);
        assert!((chances.won(1, 999.0) - v1).abs() < 1e-12);
    }

    #[test]
    fn steps_sum_up_to_all() {
        let law = Law::of_rates(vec![vec![[0.02, 0.0, 0.01], [0.01, 0.0, 0.03], [0.001, 0.0, 0.002]]]);
        let chances = Chances::new(law, &[0.0, 3.0, 30.0]);
        let steps = chances.steps(0, 1.0, 7.0, 2_000);
        let all: f64 = steps.iter().map(|exits| exits[FORWARD]).sum();
        assert!((all - chances.won(0, 1.0)).abs() < 1e-9);
        assert!(
            (steps[0][FORWARD] - {
                let (first, here) = (-(-0.06_f64).exp_m1(), (-0.06_f64).exp());
                first * 2.0 / 3.0 + here * -(-0.2_f64).exp_m1() / 4.0
            })
            .abs()
                < 1e-12
        );
    }
}
