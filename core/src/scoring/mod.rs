//! Which lead is good: questions and points, what is learned from those that ended, media and campaigns.
//!
//! | to | use |
//! |---|---|
//! | score a lead, and say why | [`ScoreModel::score`], [`Score::sentences`] |
//! | score many | [`ScoreModel::score_columns`] |
//! | have both from the log | [`crate::engine::Engine::answers`], [`crate::engine::ScoreFold`] |
//! | learn from what was won | [`ScoreHistory`], [`ScoreModel::fit`], [`ScoreModel::learn`] |
//! | look at the scorecard | [`ScoreModel::table`] |
//! | see that a model no longer holds | [`Drift`] |
//! | compare media and campaigns | [`MediaReturns`], [`MediaRanking`], [`MediaMix`] |
//! | know who rates well | [`RaterTable`] |

mod answers;
mod card;
mod drift;
mod history;
mod media;
mod model;
mod raters;

pub use answers::{Answer, EndedLead, LeadAnswers, Level};
pub use drift::{Drift, DriftOutcome, DriftPeriod, DriftRule};
pub use history::{ScoreHistory, ScoreHistoryData, ScoreRow};
pub use media::{
    Judgements, MediaBy, MediaMix, MediaRanking, MediaReturns, MediumCost, MediumLead, MediumMix, MediumReturn,
    MediumRow, RankedMedium, UnrankedMedium, ValueSums, WhyUnranked,
};
pub use model::{
    AnswerColumn, CalibrationKnot, Score, ScoreCalibration, ScoreModel, ScoreModelData, ScoreTable, ScoreTableRow,
    ScoredAnswer, ScoredColumns,
};
pub use raters::{RaterGroup, RaterOptions, RaterRow, RaterScore, RaterTable, RaterVerdict, Rating};
