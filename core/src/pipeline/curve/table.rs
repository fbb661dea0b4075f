//! How many are under observation, and how many end, at each time at which somebody ends.

use super::spell::{Columns, Row};
use crate::units::Error;

/// Rows that nothing tells apart: they are at risk at the same steps and end alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Group {
    /// At risk from this step on: so many steps were over when they came.
    pub(super) entry: usize,
    /// So many steps were over when they were gone, their own among them.
    pub(super) exit: usize,
    /// 0 for still waiting; otherwise they ended at the step before `exit`.
    pub(super) cause: usize,
    /// How many they are.
    pub(super) count: f64,
}

/// What the curve is made of. A step is a time at which somebody ends.
pub(super) struct Table {
    /// The time of each step.
    pub(super) times: Vec<f64>,
    /// How many were under observation just before each step.
    pub(super) at_risk: Vec<u32>,
    /// For each cause, how many ended so at each step.
    pub(super) events: Vec<Vec<u32>>,
    /// How many came after so many steps: those that are at risk at a step at all.
    pub(super) arrivals: Vec<u32>,
    /// How many were gone after so many steps.
    pub(super) departures: Vec<u32>,
    /// All that were ever at risk, in the order in which they went.
    pub(super) groups: Vec<Group>,
    /// How many rows were under observation.
    pub(super) rows: usize,
    /// How many were not.
    pub(super) passed_over: usize,
    /// The last age that was seen.
    pub(super) observed_until: f64,
    /// From when on nobody was seen until others came.
    pub(super) unobserved_at: Option<f64>,
}

impl Table {
    /// Counts.
    pub(super) fn of(columns: &Columns<'_>) -> Result<Self, Error> {
        let (rows, passed_over) = columns.rows()?;
        let (times, events) = steps(&rows, columns.causes.len());
        let (mut arrivals, mut departures) = (vec![0_u32; times.len() + 1], vec![0_u32; times.len() + 1]);
        let mut groups: Vec<Group> = Vec::new();
        let mut exit = 0;
        for row in &rows {
            let left = f64::from_bits(row.left);
            while times.get(exit).is_some_and(|&time| time <= left) {
                exit += 1;
            }
            // Who comes at a step is not at risk at it; who was seen from the beginning is at risk at time 0.
            let entered = f64::from_bits(row.entered);
            let entry = if entered > 0.0 { times.partition_point(|&time| time <= entered) } else { 0 };
            if entry >= exit {
                continue;
            }
            add(&mut arrivals, entry);
            add(&mut departures, exit);
            let cause = row.cause as usize;
            match groups.last_mut() {
                Some(last) if (last.entry, last.exit, last.cause) == (entry, exit, cause) => last.count += 1.0,
                _ => groups.push(Group { entry, exit, cause, count: 1.0 }),
            }
        }
        let here = arrivals.iter().zip(&departures).scan(0_u32, |here, (arrived, departed)| {
            *here = (*here + arrived).saturating_sub(*departed);
            Some(*here)
        });
        let at_risk = here.take(times.len()).collect();
        let observed_until = rows.last().map_or(0.0, |row| f64::from_bits(row.left));
        let (count, unobserved_at) = (rows.len(), gap(&rows));
        Ok(Self {
            times,
            at_risk,
            events,
            arrivals,
            departures,
            groups,
            rows: count,
            passed_over,
            observed_until,
            unobserved_at,
        })
    }

    /// The steps: how many are at risk, how many end, and how many of each cause.
    pub(super) fn hazards(&self) -> impl Iterator<Item = Hazard<'_>> {
        self.at_risk.iter().enumerate().map(|(step, &at_risk)| Hazard {
            step,
            at_risk: f64::from(at_risk),
            ended: self.events.iter().filter_map(|events| events.get(step)).map(|&ended| f64::from(ended)).sum(),
            events: &self.events,
        })
    }
}

/// What happens at a step.
pub(super) struct Hazard<'a> {
    step: usize,
    /// How many are at risk.
    pub(super) at_risk: f64,
    /// How many of them end.
    pub(super) ended: f64,
    events: &'a [Vec<u32>],
}

impl Hazard<'_> {
    /// The share of those at risk that stays.
    pub(super) fn stays(&self) -> f64 {
        (self.at_risk - self.ended) / self.at_risk
    }

    /// The share of those at risk that ends in each way.
    pub(super) fn by_cause(&self) -> impl Iterator<Item = f64> {
        let ended = self.events.iter().map(|events| events.get(self.step).copied().unwrap_or(0));
        ended.map(|ended| f64::from(ended) / self.at_risk)
    }
}

/// The times at which somebody ends, and how many do, by cause.
fn steps(rows: &[Row], causes: usize) -> (Vec<f64>, Vec<Vec<u32>>) {
    let mut times = Vec::new();
    let mut events = vec![Vec::new(); causes];
    for row in rows.iter().filter(|row| row.cause > 0) {
        let time = f64::from_bits(row.left);
        if times.last() != Some(&time) {
            times.push(time);
            events.iter_mut().for_each(|events| events.push(0));
        }
        if let Some(count) = events.get_mut(row.cause as usize - 1).and_then(|events| events.last_mut()) {
            *count += 1;
        }
    }
    (times, events)
}

fn add(counts: &mut [u32], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

/// From when on nobody was under observation, if others came later.
fn gap(rows: &[Row]) -> Option<f64> {
    if rows.iter().all(|row| row.entered == 0) {
        return None;
    }
    let mut seen: Vec<(u64, u64)> = rows.iter().map(|row| (row.entered, row.left)).collect();
    seen.sort_unstable();
    let mut until = 0;
    for (entered, left) in seen {
        if entered > until {
            return Some(f64::from_bits(until));
        }
        until = until.max(left);
    }
    None
}
