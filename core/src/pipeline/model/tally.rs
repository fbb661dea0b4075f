//! What was counted of a segment, without weights: the practitioners' figures.

use super::super::history::{AgeSums, PeriodSums};

/// How many leads were won, failed at each stage, left each stage, and are open.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) won: u64,
    pub(super) failed: Vec<u64>,
    pub(super) left: Vec<u64>,
    pub(super) open: u64,
}

impl Tally {
    pub(super) fn new(stages: usize) -> Self {
        Self { won: 0, failed: vec![0; stages], left: vec![0; stages], open: 0 }
    }

    /// The stays of one period at a stage.
    pub(super) fn add_period(&mut self, stage: usize, sums: &PeriodSums) {
        let ways = |age: &AgeSums| all([age.failed, age.forward, age.back]);
        raise(&mut self.won, sums.moved.last().copied().unwrap_or(0));
        self.fail(stage, all(sums.ages.iter().map(|age| age.failed)), all(sums.ages.iter().map(ways)));
    }

    /// Leads that stand at a stage, or are presumed lost there.
    pub(super) fn add_lasting(&mut self, stage: usize, count: u64, presumed_lost: bool) {
        if presumed_lost {
            self.fail(stage, count, count);
        } else {
            raise(&mut self.open, count);
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        raise(&mut self.won, other.won);
        raise(&mut self.open, other.open);
        self.failed.iter_mut().zip(&other.failed).for_each(|(sum, more)| raise(sum, *more));
        self.left.iter_mut().zip(&other.left).for_each(|(sum, more)| raise(sum, *more));
    }

    fn fail(&mut self, stage: usize, failed: u64, left: u64) {
        self.failed.get_mut(stage).into_iter().for_each(|sum| raise(sum, failed));
        self.left.get_mut(stage).into_iter().for_each(|sum| raise(sum, left));
    }

    /// How many leads were won or failed.
    pub(super) fn ended(&self) -> u64 {
        self.ended_from(0)
    }

    /// Of those, how many came to a stage.
    pub(super) fn ended_from(&self, stage: usize) -> u64 {
        all(self.failed.iter().copied().skip(stage).chain([self.won]))
    }
}

fn raise(sum: &mut u64, more: u64) {
    *sum = sum.saturating_add(more);
}

/// The sum; what is beyond all counts stays at the largest there is.
fn all(counts: impl IntoIterator<Item = u64>) -> u64 {
    counts.into_iter().fold(0, u64::saturating_add)
}
