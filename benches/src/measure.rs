//! Taking times.

use rustix::time::{ClockId, clock_gettime};

/// The processor time that this thread has used, in nanoseconds.
pub(crate) fn now() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

/// Nanoseconds that `work` takes, and what it gives.
pub(crate) fn once<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = now();
    let given = work();
    (now() - start, given)
}

/// The smallest, the middle and the largest of some rounds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread {
    pub(crate) least: f64,
    pub(crate) middle: f64,
    pub(crate) most: f64,
}

impl Spread {
    /// Of at least one value; the middle one of an even number is the larger.
    pub(crate) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
        Self { least: at(0), middle: at(values.len() / 2), most: at(values.len().saturating_sub(1)) }
    }

    /// A value that was taken once.
    pub(crate) const fn one(value: f64) -> Self {
        Self { least: value, middle: value, most: value }
    }

    /// Each value turned into another.
    pub(crate) fn map(self, turn: impl Fn(f64) -> f64) -> Self {
        Self::of(vec![turn(self.least), turn(self.middle), turn(self.most)])
    }
}

/// Nanoseconds for each of `per` operations in `rounds` rounds, after one that does not count.
pub(crate) fn rounds(rounds: usize, per: usize, mut round: impl FnMut() -> f64) -> Spread {
    round();
    Spread::of((0..rounds).map(|_| round() / per as f64).collect())
}
