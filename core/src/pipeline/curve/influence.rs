//! What each row makes of the curve: the infinitesimal jackknife.
//!
//! The influence of a row is the derivative of an estimate by the row's weight, at weight 1. The square root of the sum
//! of squared influences is the standard error (Jaeckel, 1972; as `survfit` of R's package `survival` has it).
//!
//! With n at risk, d of them ending and h = d / n, a step changes the influences V on event-free S and U on a cause's
//! incidence F (δ is 1 for a row that ends here, Y is 1 for one at risk) to
//!
//! ```text
//! U' = U + V h_c + S (δ_c − Y h_c) / n          V' = V (1 − h) − S (δ − Y h) / n
//! ```
//!
//! That is one linear map for all who are gone, so the sums of their squares and products go from step to step. Of those
//! at risk, who came when e steps were over has the influence of one from the beginning less what became of that one's
//! until then: V = S (A − p) and U = B − q − p F, with p = A_e and q = B_e − p F_e, so a few sums are enough again. Each
//! row is added once and taken away once: O(n + k) for n rows in order and k steps.

use super::course::{CauseCourse, Course, value};
use super::table::{Group, Hazard, Table};
use crate::numerics::total::Total;

/// The influence on event-free of a row that is gone, as a multiple of event-free; it stays the same from its exit on.
pub(super) fn on_event_free(table: &Table, course: &Course, group: &Group) -> f64 {
    let came = value(&course.pull, group.entry());
    if value(&course.event_free, group.exit()) <= 0.0 {
        return 0.0;
    }
    if group.cause() == 0 {
        return value(&course.pull, group.exit()) - came;
    }
    let step = group.exit() - 1;
    value(&course.pull, step) - came - 1.0 / at_risk(table, step)
}

/// The influence on a cause's incidence of a row at its exit.
pub(super) fn on_cause(table: &Table, course: &Course, number: usize, cause: &CauseCourse, group: &Group) -> f64 {
    let (entry, exit) = (group.entry(), group.exit());
    let since = |column: &[f64]| value(column, exit) - value(column, entry);
    let waiting = since(&cause.pull) - value(&course.pull, entry) * since(&cause.incidence);
    if group.cause() != number {
        return waiting;
    }
    let step = exit - 1;
    waiting + value(&course.event_free, step) / at_risk(table, step)
}

// INVARIANT (exit): a group is at risk at a step at least, so its exit is not 0 and there is somebody at risk before it.
fn at_risk(table: &Table, step: usize) -> f64 {
    table.at_risk.get(step).copied().map_or(1.0, f64::from)
}

/// Standard errors after each step.
pub(super) struct Errors {
    /// Of event-free.
    pub(super) event_free: Vec<f64>,
    /// Of each cause's incidence.
    pub(super) causes: Vec<Vec<f64>>,
}

impl Errors {
    /// Goes through the steps once.
    pub(super) fn of(table: &Table, course: &Course) -> Self {
        let steps = table.times.len();
        let mut event_free = Vec::with_capacity(steps);
        let mut causes: Vec<_> = course.causes.iter().map(|_| Vec::with_capacity(steps)).collect();
        let mut sums = Sums::of(course);
        let mut groups = table.groups.iter().peekable();
        for (step, hazard) in table.hazards().enumerate() {
            sums.arrive(course, step, count(&table.arrivals, step));
            sums.pass(&hazard);
            while let Some(group) = groups.next_if(|group| group.exit() == step + 1) {
                sums.leave(table, course, group);
            }
            let waiting = hazard.at_risk - count(&table.departures, step + 1);
            event_free.push(sums.on_event_free(course, step + 1, waiting).max(0.0).sqrt());
            for ((errors, own), cause) in causes.iter_mut().zip(&sums.causes).zip(&course.causes) {
                errors.push(sums.on_cause(own, cause, step + 1, waiting).max(0.0).sqrt());
            }
        }
        causes.iter_mut().for_each(|errors| clear(errors));
        Self { event_free, causes }
    }
}

/// Where all influences come to nothing, because all have ended, rounding leaves a trace of those before: what is below a
/// ten-millionth of the largest error so far is that, and nothing else.
fn clear(errors: &mut [f64]) {
    let mut largest = 0.0_f64;
    for error in errors {
        largest = largest.max(*error);
        if *error < 1e-7 * largest {
            *error = 0.0;
        }
    }
}

fn count(counts: &[u32], place: usize) -> f64 {
    counts.get(place).copied().map_or(0.0, f64::from)
}

/// Sums over all rows.
struct Sums {
    /// V² of those who are gone.
    gone: f64,
    /// p and p² of those at risk.
    waiting: [Total; 2],
    causes: Vec<CauseSums>,
}

/// Sums over all rows, for one cause.
#[derive(Clone, Copy, Default)]
struct CauseSums {
    /// U² of those who are gone.
    gone: f64,
    /// U V of those who are gone.
    shared: f64,
    /// q, q² and p q of those at risk.
    waiting: [Total; 3],
}

impl Sums {
    fn of(course: &Course) -> Self {
        Self { gone: 0.0, waiting: Default::default(), causes: vec![CauseSums::default(); course.causes.len()] }
    }

    /// Some come after so many steps.
    fn arrive(&mut self, course: &Course, entry: usize, count: f64) {
        // Who was there from the beginning adds nothing: p and q are 0.
        if entry == 0 || count == 0.0 {
            return;
        }
        let p = value(&course.pull, entry);
        add_all(&mut self.waiting, count, [p, p * p]);
        for (sums, cause) in self.causes.iter_mut().zip(&course.causes) {
            let q = value(&cause.pull, entry) - p * value(&cause.incidence, entry);
            add_all(&mut sums.waiting, count, [q, q * q, p * q]);
        }
    }

    /// A step changes what those who are gone make of the curve.
    fn pass(&mut self, hazard: &Hazard<'_>) {
        let stays = hazard.stays();
        for (sums, part) in self.causes.iter_mut().zip(hazard.by_cause()) {
            sums.gone += part * (2.0 * sums.shared + part * self.gone);
            sums.shared = (sums.shared + part * self.gone) * stays;
        }
        self.gone *= stays * stays;
    }

    /// Some go.
    fn leave(&mut self, table: &Table, course: &Course, group: &Group) {
        let free = on_event_free(table, course, group) * value(&course.event_free, group.exit());
        self.gone += group.count() * free * free;
        for (number, (sums, cause)) in (1..).zip(self.causes.iter_mut().zip(&course.causes)) {
            let ended = on_cause(table, course, number, cause, group);
            sums.gone += group.count() * ended * ended;
            sums.shared += group.count() * ended * free;
        }
        self.arrive(course, group.entry(), -group.count());
    }

    /// The squares of all influences on event-free after so many steps.
    fn on_event_free(&self, course: &Course, steps: usize, waiting: f64) -> f64 {
        let (free, pull) = (value(&course.event_free, steps), value(&course.pull, steps));
        let [p, pp] = self.waiting.map(Total::get);
        self.gone + free * free * (pull * (waiting * pull - 2.0 * p) + pp)
    }

    /// The squares of all influences on a cause's incidence after so many steps.
    fn on_cause(&self, sums: &CauseSums, cause: &CauseCourse, steps: usize, waiting: f64) -> f64 {
        let (ended, pull) = (value(&cause.incidence, steps), value(&cause.pull, steps));
        let ([p, pp], [q, qq, pq]) = (self.waiting.map(Total::get), sums.waiting.map(Total::get));
        sums.gone + pull * (waiting * pull - 2.0 * (q + ended * p)) + qq + ended * (2.0 * pq + ended * pp)
    }
}

fn add_all<const N: usize>(totals: &mut [Total; N], count: f64, values: [f64; N]) {
    totals.iter_mut().zip(values).for_each(|(total, value)| total.add(count, value));
}
