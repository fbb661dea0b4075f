//! The curve, and what somebody who has been waiting from the beginning makes of it.

use super::table::Table;

/// The curve as a state after each number of steps: place 0 is the beginning.
///
/// Besides the probabilities it holds the influence that one row more would have which waits from the beginning and has
/// not ended: on event-free it is `event_free · pull`, on a cause's incidence `cause_pull`. All other influences
/// follow from these by differences; see [`super::influence`].
pub(super) struct Course {
    /// The probability that nothing has happened yet: Kaplan and Meier (1958).
    pub(super) event_free: Vec<f64>,
    /// Greenwood's sum, Σ d / (n (n − d)); 0 when nobody is left.
    pub(super) pull: Vec<f64>,
    /// The same for each cause.
    pub(super) causes: Vec<CauseCourse>,
}

/// One cause's part of a curve.
pub(super) struct CauseCourse {
    /// The probability to have ended in this way: Aalen and Johansen (1978).
    pub(super) incidence: Vec<f64>,
    /// The influence of who still waits.
    pub(super) pull: Vec<f64>,
}

impl Course {
    /// Multiplies and adds up, step by step.
    pub(super) fn of(table: &Table) -> Self {
        let states = table.times.len() + 1;
        let start = |value| {
            let mut column = Vec::with_capacity(states);
            column.push(value);
            column
        };
        let new = || CauseCourse { incidence: start(0.0), pull: start(0.0) };
        let mut causes: Vec<CauseCourse> = table.events.iter().map(|_| new()).collect();
        let (mut event_free, mut pull) = (start(1.0), start(0.0));
        let (mut free, mut pulled) = (1.0, 0.0);
        for hazard in table.hazards() {
            for (cause, part) in causes.iter_mut().zip(hazard.by_cause()) {
                let ended = free * part;
                advance(&mut cause.incidence, ended);
                advance(&mut cause.pull, ended * (pulled - 1.0 / hazard.at_risk));
            }
            let left = hazard.at_risk - hazard.ended;
            free *= hazard.stays();
            // With nobody left the curve stands for good, and nobody who comes later can move it.
            pulled = if free > 0.0 { pulled + hazard.ended / (hazard.at_risk * left) } else { 0.0 };
            event_free.push(free);
            pull.push(pulled);
        }
        Self { event_free, pull, causes }
    }
}

fn advance(column: &mut Vec<f64>, by: f64) {
    column.push(column.last().copied().unwrap_or(0.0) + by);
}

/// A value of a column; nothing outside.
pub(super) fn value(column: &[f64], place: usize) -> f64 {
    column.get(place).copied().unwrap_or(0.0)
}
