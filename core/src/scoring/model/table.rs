//! The scorecard to look at: what each answer gives, as whole points.

use super::ScoreModel;
use crate::scoring::answers::Level;
use crate::units::{Estimate, ModelId, QuestionId};
use leadwerk_macros::crosses;

/// What each answer gives, in whole points: 20 more double the odds of winning.
///
/// Whole points are what people can add up. With 20 points for a doubling, rounding moves each answer by at most half a
/// point, a factor of 1.017 in the odds.
#[crosses]
pub struct ScoreTable {
    /// The version of the model.
    pub model: ModelId,
    /// With how many points every lead begins.
    pub base: i64,
    /// The answers, by question in their order.
    pub rows: Vec<ScoreTableRow>,
}

/// What an answer gives.
#[crosses]
pub struct ScoreTableRow {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub answer: Level,
    /// Its points.
    pub points: i64,
    /// What experts gave for it.
    pub expert: Estimate,
    /// What outcomes added to that, or took from it.
    pub learned: Estimate,
}

impl ScoreModel {
    /// What each answer gives, as whole points.
    pub fn table(&self) -> ScoreTable {
        let rows = self.card.questions().iter().flat_map(|asked| {
            let places = (0_u16..).zip(&asked.levels);
            places.map(|(place, level)| {
                let (expert, points) = self.points(asked, place);
                ScoreTableRow {
                    question: asked.id.clone(),
                    answer: level.clone(),
                    points: whole(points),
                    expert: Estimate::of(expert),
                    learned: Estimate::of(points - expert),
                }
            })
        });
        ScoreTable { model: self.version.clone(), base: whole(self.base()), rows: rows.collect() }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points are far below 2⁵³")]
fn whole(points: f64) -> i64 {
    points.round() as i64
}
