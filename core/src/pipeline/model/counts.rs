//! Weighted counts at one time: what a fit begins with.

use super::super::history::{DAY, History, PeriodSums};
use super::tally::Tally;
use crate::policy::ModelRule;
use crate::units::{SegmentId, Timestamp};
use std::collections::BTreeMap;

/// The ways to leave a stage: to a later one, to an earlier one, by failing.
pub(super) const KINDS: usize = 3;
pub(super) const FORWARD: usize = 0;
pub(super) const BACK: usize = 1;
pub(super) const FAILED: usize = 2;

/// Exits by kind, and the days that were spent, of one stage at one age.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cell {
    pub(super) exits: [f64; KINDS],
    pub(super) days: f64,
}

/// All cells of a segment: for each stage its ages, and where its leads went.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counts {
    /// By stage, then by age.
    pub(super) cells: Vec<Vec<Cell>>,
    /// By stage, then by the stage moved to, the last being won.
    pub(super) moved: Vec<Vec<f64>>,
}

/// A segment: what was counted in it alone, and with all parts of it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) segment: Option<SegmentId>,
    /// The place of the segment that it is a part of; the whole is part of nothing.
    pub(super) parent: Option<usize>,
    pub(super) own: Counts,
    pub(super) total: Counts,
    /// What was counted in it alone, without weights.
    pub(super) tally: Tally,
}

impl Counts {
    pub(super) fn new(stages: usize, ages: usize) -> Self {
        Self { cells: vec![vec![Cell::default(); ages]; stages], moved: vec![vec![0.0; stages + 1]; stages] }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (cell, more) in self.cells.iter_mut().flatten().zip(other.cells.iter().flatten()) {
            cell.days += more.days;
            cell.exits.iter_mut().zip(more.exits).for_each(|(exits, more)| *exits += more);
        }
        for (moved, more) in self.moved.iter_mut().flatten().zip(other.moved.iter().flatten()) {
            *moved += more;
        }
    }

    /// Adds the stays of one period, weighted.
    fn add_period(&mut self, stage: usize, sums: &PeriodSums, widths: &[f64], weight: f64) {
        let Some(cells) = self.cells.get_mut(stage) else { return };
        // From the oldest age to the youngest: whoever ended later was here for the whole of the age.
        let mut later = 0.0;
        for ((cell, age), width) in cells.iter_mut().zip(&sums.ages).zip(widths).rev() {
            let counts = [age.forward, age.back, age.failed].map(number);
            cell.exits.iter_mut().zip(counts).for_each(|(exits, count)| *exits += weight * count);
            // A wide number is slow to convert, and hardly ever needed.
            #[expect(clippy::cast_precision_loss, reason = "an estimate's input")]
            let beyond = u64::try_from(age.beyond).map_or(age.beyond as f64, |beyond| beyond as f64) / DAY;
            cell.days += weight * (later * width + beyond);
            later += counts.iter().sum::<f64>() + number(age.unknown);
        }
        let moved = self.moved.get_mut(stage).into_iter().flatten();
        moved.zip(&sums.moved).for_each(|(moved, &count)| *moved += weight * number(count));
    }

    /// Adds a stay that was seen up to an age, and how it ended then, if it did.
    fn add_stay(&mut self, stage: usize, age: f64, failed: bool, edges: &[f64], weight: f64) {
        let Some(cells) = self.cells.get_mut(stage) else { return };
        let ends = edges.iter().skip(1).copied().chain([f64::INFINITY]);
        for ((cell, &begins), ends) in
            cells.iter_mut().zip(edges).zip(ends).take_while(|((_, begins), _)| **begins <= age)
        {
            cell.days += weight * (age.min(ends) - begins);
            if failed
                && age < ends
                && let Some(exits) = cell.exits.get_mut(FAILED)
            {
                *exits += weight;
            }
        }
    }
}

/// The segments of a history as they count at a time, the whole first and every part behind what it is a part of.
pub(super) fn nodes(history: &History, rule: &ModelRule, at: Timestamp, edges: &[f64]) -> Vec<Node> {
    let (stages, ages) = (history.rule().stages.len() - 1, edges.len());
    let new = || (Counts::new(stages, ages), Tally::new(stages));
    let mut places = BTreeMap::from([(None, new())]);
    let here = history.period(at);
    let weight = |period: i32| {
        let days = f64::from(here.saturating_sub(period).max(0)) * f64::from(history.rule().period_days.get());
        rule.half_life_days.map_or(1.0, |half| (-days / half.get()).exp2())
    };
    let widths = edges.windows(2).map(|pair| pair.iter().rev().copied().reduce(|to, from| to - from).unwrap_or(0.0));
    let widths: Vec<f64> = widths.chain([0.0]).collect();
    for (segment, sums) in history.sums() {
        let (counts, tally) = places.entry(segment.clone()).or_insert_with(new);
        for (stage, (&period, sums)) in
            sums.iter().enumerate().flat_map(|(stage, all)| all.iter().map(move |of| (stage, of)))
        {
            counts.add_period(stage, sums, &widths, weight(period));
            tally.add_period(stage, sums);
        }
    }
    for (lasting, count) in history.lasting_stays() {
        let (counts, tally) = places.entry(lasting.segment.clone()).or_insert_with(new);
        let (age, presumed) = (days_between(lasting.entered, at), rule.presumed_lost_days.map(|days| days.get()));
        let failed = presumed.is_some_and(|presumed| age >= presumed);
        let seen = presumed.map_or(age, |presumed| age.min(presumed));
        counts.add_stay(lasting.stage, seen, failed, edges, weight(history.period(lasting.entered)) * number(count));
        tally.add_lasting(lasting.stage, count, failed);
    }
    for ancestor in places.keys().flatten().flat_map(ancestors).collect::<Vec<_>>() {
        places.entry(Some(ancestor)).or_insert_with(new);
    }
    let keys: Vec<_> = places.keys().cloned().collect();
    let place = |segment: &Option<SegmentId>| keys.binary_search(segment).ok();
    let parent = |segment: &SegmentId| place(&ancestors(segment).next());
    let parents: Vec<_> = keys.iter().map(|segment| segment.as_ref().and_then(parent)).collect();
    let nodes = places.into_iter().zip(parents);
    let mut nodes: Vec<Node> = nodes
        .map(|((segment, (own, tally)), parent)| Node { segment, parent, total: own.clone(), own, tally })
        .collect();
    sum_up(&mut nodes);
    nodes
}

/// Adds the parts to what they are parts of; these come before their parts.
pub(super) fn sum_up(nodes: &mut [Node]) {
    nodes.iter_mut().for_each(|node| node.total.clone_from(&node.own));
    for place in (0..nodes.len()).rev() {
        let Some((parent, total)) = nodes.get(place).and_then(|node| Some((node.parent?, node.total.clone()))) else {
            continue;
        };
        if let Some(parent) = nodes.get_mut(parent) {
            parent.total.add(&total);
        }
    }
}

/// The segments that a segment is a part of, the nearest first.
pub(super) fn ancestors(segment: &SegmentId) -> impl Iterator<Item = SegmentId> {
    let name = segment.as_str();
    name.rmatch_indices('/').filter_map(move |(end, _)| SegmentId::new(name.get(..end)?).ok())
}

/// The days from one instant to another.
pub(super) fn days_between(from: Timestamp, to: Timestamp) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
    let milliseconds = to.since(from) as f64;
    milliseconds / DAY
}

/// One of a few; nothing outside.
pub(super) fn part(of: &[f64], place: usize) -> f64 {
    of.get(place).copied().unwrap_or(0.0)
}

#[expect(clippy::cast_precision_loss, reason = "an estimate's input; below 2⁵³ it is exact")]
fn number(count: u64) -> f64 {
    count as f64
}
