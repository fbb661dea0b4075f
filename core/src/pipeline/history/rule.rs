//! By which rule stays are summed up.

use super::super::place::place;
use super::super::stay::{Exit, Stay};
use super::sums::Ending;
use crate::units::{Count, Error, Estimate, StageId, Text, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeSet;

/// A day in milliseconds.
pub(crate) const DAY: f64 = 86_400_000.0;

/// Where the ages at a stage begin that are told apart, in days; the last has no end.
const AGES: [f64; 14] = [0.0, 3.0, 7.0, 14.0, 21.0, 28.0, 42.0, 56.0, 77.0, 98.0, 126.0, 168.0, 224.0, 300.0];

/// By which rule stays are summed up. Histories can be merged if their rules are the same.
#[crosses]
pub struct HistoryRule {
    /// The stages in the order of the pipeline, 2 to 64; the last is entered by winning.
    pub stages: Vec<StageId>,
    /// Stages that were called otherwise once, or have become one: what was counted there counts at the new one.
    #[serde(default)]
    pub renamed: Vec<RenamedStage>,
    /// Where each age at a stage begins, in days: from 0 upwards, 1 to 64 of them; the last age has no end.
    pub ages: Vec<Estimate>,
    /// How many days of entries are summed together; forgetting goes by these periods. 1 to 3,650.
    pub period_days: Count,
    /// When somebody cleaned up: leads that ended then count as watched until then, and not as lost.
    #[serde(default)]
    pub clean_ups: Vec<CleanUp>,
}

/// A stage that was called otherwise once.
#[crosses]
#[derive(Eq)]
pub struct RenamedStage {
    /// As it was called.
    pub was: StageId,
    /// As it is called now; one of the stages.
    pub now: StageId,
}

/// A time in which dead leads were closed in bulk, so that their ends tell nothing of when they died.
#[crosses]
#[derive(Eq)]
pub struct CleanUp {
    /// When it began.
    pub begins: Timestamp,
    /// When it was over; that instant belongs to it.
    pub ends: Timestamp,
}

impl HistoryRule {
    /// The usual rule for these stages: 14 ages from 3 days to 300, periods of 30 days.
    pub fn standard(stages: Vec<StageId>) -> Self {
        let ages = AGES.map(Estimate::of).to_vec();
        Self { stages, renamed: Vec::new(), ages, period_days: Count::new(30), clean_ups: Vec::new() }
    }

    /// Whether it can be kept.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`, `DUPLICATE_STAGE`, `UNKNOWN_STAGE`, `CLEAN_UP_REVERSED`, `AGES_UNORDERED`.
    pub(super) fn check(&self) -> Result<(), Error> {
        let count = |length: usize| Estimate::of(Count::saturating(length).get().into());
        count(self.stages.len()).within("stages", 2.0, 64.0)?;
        count(self.ages.len()).within("ages", 1.0, 64.0)?;
        Estimate::of(self.period_days.get().into()).within("period_days", 1.0, 3_650.0)?;
        let named = self.stages.iter().chain(self.renamed.iter().map(|renamed| &renamed.was));
        let mut names = BTreeSet::new();
        if let Some(stage) = named.into_iter().find(|stage| !names.insert(*stage)) {
            return Err(Error::DuplicateStage { stage: stage.clone() });
        }
        self.renamed.iter().try_for_each(|renamed| place(&self.stages, &renamed.now).map(drop))?;
        if let Some(CleanUp { begins, ends }) = self.clean_ups.iter().find(|clean_up| clean_up.ends < clean_up.begins) {
            return Err(Error::CleanUpReversed { begins: *begins, ends: *ends });
        }
        let ages: Vec<f64> = self.ages.iter().map(|age| age.get()).collect();
        if ages.first() != Some(&0.0) || !ages.is_sorted_by(|a, b| a < b) {
            return Err(Error::AgesUnordered { ages: Text::from(format!("{ages:?}")) });
        }
        self.ages.iter().try_for_each(|age| age.within("ages", 0.0, 36_500.0))?;
        Ok(())
    }

    /// The place of a stage, by its name of today or of once.
    pub(crate) fn place(&self, stage: &StageId) -> Result<usize, Error> {
        let renamed = self.renamed.iter().find(|renamed| renamed.was == *stage);
        place(&self.stages, renamed.map_or(stage, |renamed| &renamed.now))
    }

    /// Where a stay was and where it led; nothing for a stay at the last stage.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`, `STAY_REVERSED`, `STAY_UNCLEAR`.
    pub(super) fn places(&self, stay: &Stay) -> Result<Option<(usize, Option<usize>)>, Error> {
        stay.check()?;
        let from = self.place(&stay.stage)?;
        let to = stay.to.as_ref().map(|to| self.place(to)).transpose()?;
        Ok((from + 1 < self.stages.len()).then_some((from, to)))
    }

    /// A stay as it counts: at a stage of today, and won if it moved to the last; nothing for a stay at the last.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`, `STAY_REVERSED`, `STAY_UNCLEAR`.
    pub(crate) fn normal(&self, stay: &Stay) -> Result<Option<Stay>, Error> {
        let won = self.stages.len() - 1;
        let Some((from, to)) = self.places(stay)? else { return Ok(None) };
        let ends_in_winning = stay.how.is_some_and(|how| Ending::of(how, from, to, won) == Ending::Forward(won));
        let how = if ends_in_winning { Some(Exit::Won) } else { stay.how };
        let name = |place: usize| self.stages.get(place).cloned();
        let (stage, to) = (name(from).unwrap_or_else(|| stay.stage.clone()), to.filter(|to| *to < won).and_then(name));
        Ok(Some(Stay { stage, how, to, ..stay.clone() }))
    }

    /// Whether somebody was cleaning up.
    pub(super) fn cleans_up(&self, at: Timestamp) -> bool {
        self.clean_ups.iter().any(|clean_up| clean_up.begins <= at && at <= clean_up.ends)
    }
}
