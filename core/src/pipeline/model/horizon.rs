//! With which probability a lead is won by a date.

use super::counts::{BACK, FORWARD, part};
use super::law::{Chances, Rates, dot};

/// The step of the recursion in days, unless the time is short or very long.
const WEEK: f64 = 7.0;
/// The fewest and the most steps to a date.
const STEPS: core::ops::RangeInclusive<usize> = 26..=260;

/// What a law says of the time up to a date: step by step, with which probability a lead that comes to a stage is won by
/// then.
#[derive(Debug)]
pub(super) struct Horizon<'a> {
    chances: &'a Chances,
    step: f64,
    /// By stage: the chance to be won after moving forward out of it, in the middle of each step, the last step first.
    forward: Vec<Vec<f64>>,
    /// The same after moving back.
    back: Vec<Vec<f64>>,
    /// By stage: how many are won by the date of those that come to it, one each day from now on.
    coming: Vec<f64>,
}

impl<'a> Horizon<'a> {
    /// Up to so many days from now.
    ///
    /// Who leaves within a step is taken to leave in its middle, and what is left to it then is between what is left at
    /// both ends. With a week that is right within a per cent; a test compares it with lives
    /// drawn by the law.
    pub(super) fn new(chances: &'a Chances, days: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a small range")]
        let count = (days / WEEK).ceil().clamp(*STEPS.start() as f64, *STEPS.end() as f64) as usize;
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let step = days / count as f64;
        let stages = chances.law.rates.len();
        let exits: Vec<Vec<Rates>> = (0..stages).map(|stage| chances.steps(stage, 0.0, step, count)).collect();
        let mut horizon = Self {
            chances,
            step,
            forward: vec![Vec::new(); stages],
            back: vec![Vec::new(); stages],
            coming: vec![0.0; stages],
        };
        // For each number of steps left, the chance of a lead that comes now; behind the stages, won.
        let mut fresh = vec![0.0; stages];
        fresh.push(1.0);
        for _ in 0..count {
            let before = fresh.clone();
            // What happens in this very step depends on the chances that are being reckoned: forward moves go to stages
            // that are done already when going from the last to the first, and moves back need a second turn.
            for _ in 0..2 {
                for stage in (0..stages).rev() {
                    let now = horizon.middle(stage, &before, &fresh);
                    let won = horizon.sum(stage, &exits, now);
                    if let Some(fresh) = fresh.get_mut(stage) {
                        *fresh = won;
                    }
                }
            }
            let means = before.iter().zip(&fresh).map(|(before, after)| f64::midpoint(*before, *after));
            horizon.coming.iter_mut().zip(means).for_each(|(sum, mean)| *sum += mean * step);
            for stage in 0..stages {
                let (forward, back) = horizon.middle(stage, &before, &fresh);
                horizon.forward.get_mut(stage).into_iter().for_each(|list| list.push(forward));
                horizon.back.get_mut(stage).into_iter().for_each(|list| list.push(back));
            }
        }
        horizon
    }

    /// The chances after moving forward or back in the middle of a step, from those at both ends of it.
    fn middle(&self, stage: usize, before: &[f64], after: &[f64]) -> (f64, f64) {
        let mean = |parts: &[Vec<f64>]| {
            parts.get(stage).map_or(0.0, |parts| f64::midpoint(dot(parts, before), dot(parts, after)))
        };
        (mean(&self.chances.law.forward), mean(&self.chances.law.back))
    }

    /// The chance of a lead that comes to a stage now: leaving in the first step it has `now`, in later ones what was
    /// reckoned for as many steps less.
    fn sum(&self, stage: usize, exits: &[Vec<Rates>], now: (f64, f64)) -> f64 {
        let Some(exits) = exits.get(stage) else { return 0.0 };
        let first = exits.first().map_or(0.0, |exits| part(exits, FORWARD) * now.0 + part(exits, BACK) * now.1);
        first + self.later(stage, exits.get(1..).unwrap_or_default())
    }

    /// The sum over steps, with the last reckoned chance for the first of them.
    fn later(&self, stage: usize, exits: &[Rates]) -> f64 {
        let lists = (self.forward.get(stage), self.back.get(stage));
        let (Some(forward), Some(back)) = lists else { return 0.0 };
        let chances = forward.iter().rev().zip(back.iter().rev());
        exits.iter().zip(chances).map(|(e, (forward, back))| part(e, FORWARD) * forward + part(e, BACK) * back).sum()
    }

    /// How many are won by the date of those that come to a stage, one each day from now on.
    pub(super) fn wins_of_one_a_day(&self, stage: usize) -> f64 {
        self.coming.get(stage).copied().unwrap_or(0.0)
    }

    /// The chance of a lead of this age at a stage to be won by the date.
    pub(super) fn won(&self, stage: usize, age: f64) -> f64 {
        let count = self.forward.first().map_or(0, Vec::len);
        let exits = self.chances.steps(stage, age, self.step, count);
        self.later(stage, &exits).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::law::Law;
    use super::*;
    use crate::numerics::lot::Lot;

    const EDGES: [f64; 3] = [0.0, 10.0, 40.0];

    fn chances() -> Chances {
        let rates = vec![
            vec![[0.030, 0.000, 0.004], [0.050, 0.000, 0.010], [0.010, 0.000, 0.020]],
            vec![[0.020, 0.006, 0.010], [0.030, 0.004, 0.010], [0.010, 0.001, 0.020]],
            vec![[0.040, 0.004, 0.002], [0.020, 0.010, 0.010], [0.005, 0.002, 0.030]],
        ];
        Chances::new(Law::of_rates(rates), &EDGES)
    }

    /// Lives by the same law, told step by step.
    fn simulated(chances: &Chances, stage: usize, age: f64, days: f64, lives: usize) -> f64 {
        let (mut lot, mut wins) = (Lot::new(5, 0), 0_usize);
        for _ in 0..lives {
            let (mut stage, mut age, mut at) = (stage, age, 0.0);
            wins += loop {
                let place = EDGES.partition_point(|edge| *edge <= age) - 1;
                let end = EDGES.get(place + 1).copied().unwrap_or(f64::INFINITY);
                let rates = chances.law.rates[stage][place];
                let all: f64 = rates.iter().sum();
                let wait = -(1.0 - lot.uniform()).ln() / all;
                if age + wait >= end {
                    (at, age) = (at + end - age, end);
                } else {
                    let way = lot.uniform() * all;
                    (at, age) = (at + wait, 0.0);
                    if way < rates[0] {
                        stage += 1;
                    } else if way < rates[0] + rates[1] {
                        stage -= 1;
                    } else {
                        break 0;
                    }
                }
                if at > days {
                    break 0;
                }
                if stage == 3 {
                    break 1;
                }
            };
        }
        wins as f64 / lives as f64
    }

    #[test]
    fn as_lives_drawn_by_the_law() {
        let chances = chances();
        for (stage, age, days) in [(0, 0.0, 90.0), (0, 35.0, 200.0), (1, 5.0, 30.0), (2, 12.0, 60.0), (2, 100.0, 10.0)]
        {
            let reckoned = Horizon::new(&chances, days).won(stage, age);
            let drawn = simulated(&chances, stage, age, days, 60_000);
            // Four standard errors, and a tenth of a per cent for the steps.
            let error = 4.0 * (drawn * (1.0 - drawn) / 60_000.0).sqrt() + 0.001;
            assert!((reckoned - drawn).abs() < error, "{stage} {age} {days}: {reckoned} {drawn}");
        }
    }

    /// The sum over days of coming of the chance that is left then.
    #[test]
    fn those_that_come_have_the_time_that_is_left() {
        let (chances, days) = (chances(), 120_u32);
        let each = |day: u32| Horizon::new(&chances, f64::from(day) - 0.5).won(0, 0.0);
        let sum: f64 = (1..=days).map(each).sum();
        let reckoned = Horizon::new(&chances, days.into()).wins_of_one_a_day(0);
        assert!((reckoned / sum - 1.0).abs() < 0.005, "{reckoned} {sum}");
    }

    #[test]
    fn far_away_it_is_the_chance_to_win_at_all_and_today_it_is_none() {
        let chances = chances();
        for (stage, age) in [(0, 0.0), (1, 20.0), (2, 70.0)] {
            let (reckoned, at_all) = (Horizon::new(&chances, 4_000.0).won(stage, age), chances.won(stage, age));
            assert!((reckoned - at_all).abs() < 2e-3, "{stage}: {reckoned} {at_all}");
            assert_eq!(Horizon::new(&chances, 0.0).won(stage, age), 0.0);
        }
    }

    #[test]
    fn the_later_the_date_the_likelier() {
        let chances = chances();
        let by = |days| Horizon::new(&chances, days).won(0, 3.0);
        let chances: Vec<f64> = (1..40).map(|weeks| by(f64::from(weeks) * 7.0)).collect();
        assert!(chances.is_sorted(), "{chances:?}");
    }
}
