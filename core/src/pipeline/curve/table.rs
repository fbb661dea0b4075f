//! How many are under observation, and how many end, at each time at which somebody ends.

use super::spell::{Columns, Row};
use crate::units::Error;

/// Rows that nothing tells apart: they are at risk at the same steps and end alike.
///
/// There may be as many as rows, so the fields are narrow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Group {
    entry: u32,
    exit: u32,
    cause: u32,
    count: u32,
}

impl Group {
    /// At risk from this step on: so many steps were over when they came.
    pub(super) const fn entry(&self) -> usize {
        self.entry as usize
    }

    /// So many steps were over when they were gone, their own among them.
    pub(super) const fn exit(&self) -> usize {
        self.exit as usize
    }

    /// 0 for still waiting; otherwise they ended at the step before `exit`.
    pub(super) const fn cause(&self) -> usize {
        self.cause as usize
    }

    /// How many they are.
    pub(super) fn count(&self) -> f64 {
        f64::from(self.count)
    }
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
        let (entries, unobserved_at) = entries(&rows, &times);
        let mut groups: Vec<Group> = Vec::with_capacity(rows.len());
        let mut exit = 0_u32;
        for (place, row) in rows.iter().enumerate() {
            let left = f64::from_bits(row.left);
            while times.get(exit as usize).is_some_and(|&time| time <= left) {
                exit += 1;
            }
            let entry = entries.get(place).copied().unwrap_or(0);
            if entry >= exit {
                continue;
            }
            add(&mut arrivals, entry);
            add(&mut departures, exit);
            match groups.last_mut() {
                Some(last) if (last.entry, last.exit, last.cause) == (entry, exit, row.cause) => last.count += 1,
                _ => groups.push(Group { entry, exit, cause: row.cause, count: 1 }),
            }
        }
        let here = arrivals.iter().zip(&departures).scan(0_u32, |here, (arrived, departed)| {
            *here = (*here + arrived).saturating_sub(*departed);
            Some(*here)
        });
        let at_risk = here.take(times.len()).collect();
        let observed_until = rows.last().map_or(0.0, |row| f64::from_bits(row.left));
        let count = rows.len();
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

fn add(counts: &mut [u32], place: u32) {
    if let Some(count) = counts.get_mut(place as usize) {
        *count += 1;
    }
}

/// How many steps were over when each row came, or nothing if all came at the beginning; and from when on nobody was seen,
/// if others came later.
///
/// Who comes at a step is not at risk at it; who was seen from the beginning is at risk at age 0.
fn entries(rows: &[Row], times: &[f64]) -> (Vec<u32>, Option<f64>) {
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let late = rows.iter().enumerate().filter(|(_, row)| row.entered > 0);
    let mut late: Vec<(u64, u32)> = late.map(|(number, row)| (row.entered, place(number))).collect();
    if late.is_empty() {
        return (Vec::new(), None);
    }
    late.sort_unstable();
    let (mut entries, mut over, mut gap) = (vec![0; rows.len()], 0_u32, None);
    // Until when those who came so far were seen; ages are in the order of their bits.
    let mut until = rows.iter().filter(|row| row.entered == 0).map(|row| row.left).max().unwrap_or(0);
    for (entered, number) in late {
        let number = number as usize;
        while times.get(over as usize).is_some_and(|&time| time <= f64::from_bits(entered)) {
            over += 1;
        }
        if let (Some(entry), Some(row)) = (entries.get_mut(number), rows.get(number)) {
            *entry = over;
            gap = gap.or((entered > until).then_some(f64::from_bits(until)));
            until = until.max(row.left);
        }
    }
    (entries, gap)
}
