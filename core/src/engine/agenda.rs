//! What is due when, for a million leads: a tick costs only what is due.
//!
//! Each lead stands here once, at a time not later than its first due time. When a due time moves later nothing is
//! done; the entry comes up early, is looked at and put where it belongs. So most transitions touch nothing here.

use crate::units::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

const HOUR: i64 = 3_600_000;
/// The lead stands nowhere.
const NOWHERE: i64 = i64::MAX;
/// The lead is overdue: it stands in that list.
const OVERDUE: i64 = i64::MIN;

/// An index of leads by due time. Derived from the leads: neither in a snapshot nor in a fingerprint.
#[derive(Clone, Debug)]
pub(super) struct Agenda {
    /// For each lead, by its place, the time at which it stands here.
    stands: Vec<i64>,
    /// Leads whose due time has passed, and some that were dealt with since.
    overdue: Vec<u32>,
    /// How many were dealt with since that list was last cleared of them.
    settled: usize,
    /// Leads up to the horizon, first one first.
    near: BTreeSet<(i64, u32)>,
    /// Leads beyond it, by the hour.
    far: BTreeMap<i64, Vec<u32>>,
    /// The last hour that is in `near`.
    horizon: i64,
}

impl Default for Agenda {
    fn default() -> Self {
        Self {
            stands: Vec::new(),
            overdue: Vec::new(),
            settled: 0,
            near: BTreeSet::new(),
            far: BTreeMap::new(),
            horizon: i64::MIN,
        }
    }
}

impl Agenda {
    /// Takes note of a lead's first due time, whenever it may have changed.
    pub(super) fn note(&mut self, place: u32, first: Option<Timestamp>) {
        let first = first.map_or(NOWHERE, Timestamp::milliseconds);
        let index = place as usize;
        if index >= self.stands.len() {
            self.stands.resize(index + 1, NOWHERE);
        }
        let Some(stands) = self.stands.get_mut(index) else { return };
        // An overdue lead that was dealt with leaves its list; any other is moved only to an earlier time.
        if first < *stands || *stands == OVERDUE {
            self.settled += usize::from(*stands == OVERDUE);
            *stands = first;
            self.put(place, first);
        }
    }

    fn put(&mut self, place: u32, due: i64) {
        let hour = due.div_euclid(HOUR);
        if due == NOWHERE {
        } else if hour <= self.horizon {
            self.near.insert((due, place));
        } else {
            self.far.entry(hour).or_default().push(place);
        }
    }

    /// Moves on to `now`; `first_of` tells a lead's true first due time.
    pub(super) fn advance(&mut self, now: Timestamp, first_of: impl Fn(u32) -> Option<Timestamp>) {
        let now = now.milliseconds();
        let hour = now.div_euclid(HOUR);
        if hour > self.horizon {
            self.horizon = hour;
            while let Some(entry) = self.far.first_entry().filter(|entry| *entry.key() <= hour) {
                let (key, places) = entry.remove_entry();
                for place in places {
                    match self.stands.get(place as usize) {
                        Some(&due) if due.div_euclid(HOUR) == key => {
                            self.near.insert((due, place));
                        }
                        _ => {}
                    }
                }
            }
        }
        while let Some(&(due, place)) = self.near.first().filter(|(due, _)| *due <= now) {
            self.near.pop_first();
            let Some(stands) = self.stands.get_mut(place as usize).filter(|stands| **stands == due) else { continue };
            let first = first_of(place).map_or(NOWHERE, Timestamp::milliseconds);
            if first <= now {
                *stands = OVERDUE;
                self.overdue.push(place);
            } else {
                *stands = first;
                self.put(place, first);
            }
        }
        // Only when half of it is settled: where nobody ticks, much stays overdue, and no step should look through it.
        if self.settled * 2 > self.overdue.len() {
            self.settled = 0;
            let stands = &self.stands;
            self.overdue.retain(|&place| stands.get(place as usize) == Some(&OVERDUE));
            self.overdue.sort_unstable();
            self.overdue.dedup();
        }
    }

    /// The leads whose first due time is not after `until`, as (due time, place), in that order.
    pub(super) fn due(&self, until: Timestamp, first_of: impl Fn(u32) -> Option<Timestamp>) -> Vec<(Timestamp, u32)> {
        let limit = until.milliseconds();
        let near = self.near.range(..=(limit, u32::MAX)).map(|(_, place)| *place);
        let far = self.far.range(..=limit.div_euclid(HOUR)).flat_map(|(_, places)| places.iter().copied());
        let candidates = self.overdue.iter().copied().chain(near).chain(far);
        let mut due: Vec<_> = candidates
            .filter_map(|place| first_of(place).filter(|first| *first <= until).map(|first| (first, place)))
            .collect();
        due.sort_unstable();
        due.dedup();
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(milliseconds: i64) -> Timestamp {
        Timestamp::new(milliseconds).unwrap()
    }

    proptest! {
        /// Against a plain list of due times, whatever is set, moved, removed and ticked in between.
        #[test]
        fn finds_exactly_what_is_due(
            steps in proptest::collection::vec((0..20_u32, proptest::option::of(-20_000_000..40_000_000_i64), 0..3_000_000_i64, any::<bool>()), 1..200)
        ) {
            let mut truth = [None; 20];
            let mut agenda = Agenda::default();
            let mut now = 0;
            for (place, due, step, tick) in steps {
                truth[place as usize] = due.map(at);
                agenda.note(place, due.map(at));
                now += step;
                if tick {
                    agenda.advance(at(now), |place| truth[place as usize]);
                }
                let mut expected: Vec<_> = truth.iter().zip(0..).filter_map(|(due, place)| Some(((*due)?, place))).collect();
                expected.retain(|(due, _)| *due <= at(now));
                expected.sort_unstable();
                prop_assert_eq!(agenda.due(at(now), |place| truth[place as usize]), expected);
            }
        }
    }
}
