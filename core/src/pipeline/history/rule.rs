//! By which rule stays are summed up.

use super::super::stay::{Exit, Stay};
use super::sums::Ending;
use crate::units::{Count, Error, Estimate, StageId, Text, Timestamp};
use leadwerk_macros::crosses;

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
    /// `SETTING_OUT_OF_RANGE`, `UNKNOWN_STAGE`.
    pub(super) fn check(&self) -> Result<(), Error> {
        let refuse = |setting: &str, value: String, allowed: &str| {
            Err(Error::SettingOutOfRange { setting: setting.into(), value: Text::from(value), allowed: allowed.into() })
        };
        let stages = self.stages.len();
        if !(2..=64).contains(&stages) {
            return refuse("stages", stages.to_string(), "2–64");
        }
        let twice =
            self.stages.iter().enumerate().find(|(place, stage)| self.stages.iter().take(*place).any(|s| s == *stage));
        if let Some((_, stage)) = twice {
            return refuse("stages", format!("2 × `{stage}`"), "1 ×");
        }
        if let Some(renamed) = self.renamed.iter().find(|renamed| !self.stages.contains(&renamed.now)) {
            return Err(Error::UnknownStage { stage: renamed.now.clone(), allowed: self.stages.iter().collect() });
        }
        let odd = self.renamed.iter().enumerate().find(|(place, renamed)| {
            self.stages.contains(&renamed.was) || self.renamed.iter().take(*place).any(|other| other.was == renamed.was)
        });
        if let Some((_, renamed)) = odd {
            return refuse("renamed.was", format!("`{}`", renamed.was), "1 ×, ∉ stages");
        }
        if let Some(clean_up) = self.clean_ups.iter().find(|clean_up| clean_up.ends < clean_up.begins) {
            return refuse("clean_ups.ends", clean_up.ends.milliseconds().to_string(), "≥ begins");
        }
        let ages: Vec<f64> = self.ages.iter().map(|age| age.get()).collect();
        let rises = ages.first() == Some(&0.0) && ages.is_sorted_by(|a, b| a < b) && ages.last() <= Some(&36_500.0);
        if !rises || ages.len() > 64 {
            return refuse("ages", format!("{ages:?}"), "0 < … < … ≤ 36500, 1–64");
        }
        if !(1..=3_650).contains(&self.period_days.get()) {
            return refuse("period_days", self.period_days.to_string(), "1–3650");
        }
        Ok(())
    }

    /// The place of a stage, by its name of today or of once.
    pub(crate) fn place(&self, stage: &StageId) -> Result<usize, Error> {
        let place = |stage: &StageId| self.stages.iter().position(|listed| listed == stage);
        let today =
            || self.renamed.iter().find(|renamed| renamed.was == *stage).and_then(|renamed| place(&renamed.now));
        let unknown = || Error::UnknownStage { stage: stage.clone(), allowed: self.stages.iter().collect() };
        place(stage).or_else(today).ok_or_else(unknown)
    }

    /// A stay as it counts: at a stage of today, and won if it moved to the last; nothing for a stay at the last.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`, `STAY_REVERSED`, `STAY_UNCLEAR`.
    pub(crate) fn normal(&self, stay: &Stay) -> Result<Option<Stay>, Error> {
        stay.check()?;
        let (from, won) = (self.place(&stay.stage)?, self.stages.len() - 1);
        let to = stay.to.as_ref().map(|to| self.place(to)).transpose()?;
        if from == won {
            return Ok(None);
        }
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
