//! One lead's score, explained.

use super::ScoreModel;
use crate::policy::Temperature;
use crate::scoring::answers::Level;
use crate::scoring::card::Asked;
use crate::units::{Error, Estimate, ModelId, Money, Probability, QuestionId};
use leadwerk_macros::crosses;

/// How good a lead is, and why. 20 points more double the odds of winning; where outcomes have shown that the odds do not rise
/// in a straight line, the probability follows them, and the total only says the order.
#[crosses]
pub struct Score {
    /// The version of the model.
    pub model: ModelId,
    /// With how many points every lead begins.
    pub base: Estimate,
    /// What each answer adds, in the order of the questions.
    pub answers: Vec<ScoredAnswer>,
    /// The base and all answers together.
    pub total: Estimate,
    /// With which probability it is won.
    pub probability: Probability,
    /// What the probability is at the least, with the certainty that the policy asks for, as far as the effects of the
    /// answers are concerned.
    pub low: Probability,
    /// What it is at the most.
    pub high: Probability,
    /// How warm that is.
    pub temperature: Temperature,
}

/// What an answer adds.
#[crosses]
pub struct ScoredAnswer {
    /// The question.
    pub question: QuestionId,
    /// The answer, as it counted.
    pub answer: Level,
    /// Its points: what experts gave and what was learned, together.
    pub points: Estimate,
    /// What experts gave.
    pub expert: Estimate,
    /// What outcomes added to that, or took from it.
    pub learned: Estimate,
}

impl ScoreModel {
    pub(super) fn explain(
        &self,
        row: &[u16],
        value: Option<Money>,
        before: Option<Temperature>,
    ) -> Result<Score, Error> {
        let base = self.base();
        let answer = |(asked, &place): (&Asked, &u16)| {
            let (expert, points) = self.points(asked, place);
            ScoredAnswer {
                question: asked.id.clone(),
                answer: asked.level(place),
                points: Estimate::of(points),
                expert: Estimate::of(expert),
                learned: Estimate::of(points - expert),
            }
        };
        let answers: Vec<ScoredAnswer> = self.card.questions().iter().zip(row).map(answer).collect();
        let total = answers.iter().fold(base, |total, answer| total + answer.points.get());
        let (odds, spread) = self.said(row);
        let at = |odds: f64| Probability::try_from(self.calibration.chance(odds).clamp(0.0, 1.0));
        let probability = at(odds)?;
        Ok(Score {
            model: self.version.clone(),
            base: Estimate::of(base),
            answers,
            total: Estimate::of(total),
            probability,
            low: at(odds - spread)?.min(probability),
            high: at(odds + spread)?.max(probability),
            temperature: self.cuts.temperature(probability, value, before)?,
        })
    }
}
