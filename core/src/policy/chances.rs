//! By which rule chances to win are estimated, as data.

use crate::units::{Count, Error, Estimate, Probability, Seed, StageId};
use leadwerk_macros::crosses;

/// By which rule chances are estimated from a history.
#[crosses]
pub struct ModelRule {
    /// After how many days what was seen counts half; nothing to forget nothing.
    #[serde(default)]
    pub half_life_days: Option<Estimate>,
    /// After how many days at one stage a lead that nobody closed is taken for lost; nothing to wait for ever.
    #[serde(default)]
    pub presumed_lost_days: Option<Estimate>,
    /// How many exits the coarser estimate is worth where a finer one is drawn towards it: 0.1 to 1,000. Without
    /// it, each age of each stage is drawn to the product of both as if by 2, and segments to what they are a part of by
    /// what their data choose among 1, 2, 5, 10, 20 and 50.
    #[serde(default)]
    pub shrinkage: Option<Estimate>,
    /// What experts expect of the stages, before there are data: of none, or of each but the last once, and never less than
    /// of the stage before.
    #[serde(default)]
    pub experts: Vec<ExpertStage>,
    /// How many leads at each stage the experts' word is worth: 0 to 10,000.
    pub experts_worth: Estimate,
    /// How often the estimate is drawn anew to see how sure it is: 10 to 1,000.
    pub draws: Count,
    /// What these draws begin with.
    pub seed: Seed,
    /// The probability with which an interval holds what it is about.
    pub interval: Probability,
}

/// What experts expect of a stage.
#[crosses]
pub struct ExpertStage {
    /// The stage.
    pub stage: StageId,
    /// With which probability a lead at this stage is won in the end.
    pub won: Probability,
    /// How many days a lead stays at it.
    pub days: Estimate,
}

impl ModelRule {
    /// The usual rule: nothing is forgotten and nothing presumed, nobody's word is needed, 200 draws,
    /// intervals of 80 %.
    pub fn standard() -> Self {
        Self {
            half_life_days: None,
            presumed_lost_days: None,
            shrinkage: None,
            experts: Vec::new(),
            experts_worth: Estimate::of(10.0),
            draws: Count::new(200),
            seed: Seed::ZERO,
            interval: Probability::share(4, 5).unwrap_or(Probability::ONE),
        }
    }

    /// Whether it can be kept for these stages.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`, `UNKNOWN_STAGE`, `EXPERTS_INCOMPLETE`.
    pub(crate) fn check(&self, stages: &[StageId]) -> Result<(), Error> {
        let given = |what: &str, value: Option<Estimate>, least, most| {
            value.map_or(Ok(()), |value| value.within(what, least, most))
        };
        given("half_life_days", self.half_life_days, 0.01, 1e6)?;
        given("presumed_lost_days", self.presumed_lost_days, 0.01, 1e6)?;
        given("shrinkage", self.shrinkage, 0.1, 1_000.0)?;
        self.experts_worth.within("experts_worth", 0.0, 10_000.0)?;
        Estimate::of(self.draws.get().into()).within("draws", 10.0, 1_000.0)?;
        Estimate::of(self.interval.into()).within("interval", 0.01, 0.999)?;
        self.experts.iter().try_for_each(|expert| expert.days.within("experts.days", 0.001, 1e5))?;
        let worked = stages.split_last().map_or(&[][..], |(_, worked)| worked);
        let stranger = self.experts.iter().find(|expert| !worked.contains(&expert.stage));
        if let Some(stranger) = stranger {
            return Err(Error::UnknownStage { stage: stranger.stage.clone(), allowed: worked.iter().collect() });
        }
        let said = worked.iter().filter_map(|stage| self.experts.iter().find(|expert| expert.stage == *stage));
        let rise: Vec<Probability> = said.map(|expert| expert.won).collect();
        let whole = self.experts.is_empty() || (rise.len() == worked.len() && self.experts.len() == worked.len());
        if !whole || !rise.is_sorted() {
            return Err(Error::ExpertsIncomplete { stages: worked.iter().collect() });
        }
        Ok(())
    }
}
