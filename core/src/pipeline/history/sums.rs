//! The sums of stays at one stage, by age and period. They are whole numbers, so any order and any split gives the same.

use super::super::stay::Exit;
use std::collections::BTreeMap;

/// How a stay ended, as far as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// To a later stage; the place of it, the last being won.
    Forward(usize),
    /// To an earlier stage.
    Back(usize),
    /// The lead failed, or went back to marketing.
    Failed,
    /// It was watched until then, and nobody knows what would have become of it here.
    Unknown,
}

impl Ending {
    /// What an exit from a stage counts as; `to` is the place it moved to, where somebody said.
    pub(super) fn of(how: Exit, from: usize, to: Option<usize>, won: usize) -> Self {
        let target = match how {
            Exit::Won => Some(won),
            Exit::Advanced => Some(to.unwrap_or(from + 1)),
            Exit::Regressed => to.or(from.checked_sub(1)),
            Exit::Lost | Exit::Expired | Exit::Rejected | Exit::Demoted => return Self::Failed,
            Exit::TakenBack => None,
        };
        // Where it went is what counts, not what it was called. Two stages that have become one are no move at all.
        match target {
            Some(target) if target > from => Self::Forward(target.min(won)),
            Some(target) if target < from => Self::Back(target),
            _ => Self::Unknown,
        }
    }
}

/// What happened at one age of one stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AgeSums {
    /// Stays that ended here by a move to a later stage.
    pub(crate) forward: u64,
    /// By a move to an earlier one.
    pub(crate) back: u64,
    /// By a failure.
    pub(crate) failed: u64,
    /// In a way that tells nothing.
    pub(crate) unknown: u64,
    /// How long all these stays lasted beyond the beginning of this age, in milliseconds.
    pub(crate) beyond: u128,
}

/// The stays at one stage that began in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PeriodSums {
    /// By the age at which they ended.
    pub(crate) ages: Vec<AgeSums>,
    /// How many moved to each stage, the last being won.
    pub(crate) moved: Vec<u64>,
}

/// The stays at one stage, by the period in which they began.
pub(crate) type StageSums = BTreeMap<i32, PeriodSums>;

impl PeriodSums {
    /// No stay yet, for so many ages and so many stages.
    pub(super) fn new(ages: usize, stages: usize) -> Self {
        Self { ages: vec![AgeSums::default(); ages], moved: vec![0; stages] }
    }

    /// One stay more: it ended at this age, so long after the age's beginning.
    pub(super) fn add(&mut self, age: usize, beyond: u64, ending: Ending) {
        let Some(sums) = self.ages.get_mut(age) else { return };
        sums.beyond += u128::from(beyond);
        match ending {
            Ending::Forward(_) => sums.forward += 1,
            Ending::Back(_) => sums.back += 1,
            Ending::Failed => sums.failed += 1,
            Ending::Unknown => sums.unknown += 1,
        }
        if let Ending::Forward(to) | Ending::Back(to) = ending
            && let Some(moved) = self.moved.get_mut(to)
        {
            *moved += 1;
        }
    }

    /// All of another. What is beyond all counts stays at the largest there is.
    pub(super) fn merge(&mut self, other: &Self) {
        let add = |sum: &mut u64, more: u64| *sum = sum.saturating_add(more);
        for (sums, more) in self.ages.iter_mut().zip(&other.ages) {
            add(&mut sums.forward, more.forward);
            add(&mut sums.back, more.back);
            add(&mut sums.failed, more.failed);
            add(&mut sums.unknown, more.unknown);
            sums.beyond = sums.beyond.saturating_add(more.beyond);
        }
        self.moved.iter_mut().zip(&other.moved).for_each(|(moved, more)| add(moved, *more));
    }
}
