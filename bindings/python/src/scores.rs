//! How good leads are.

use crate::objects::NOTHING;
use leadwerk::engine::{self, Record};
use leadwerk::policy::ScoringRule;
use leadwerk::scoring::{self as core, AnswerColumn, EndedLead, LeadAnswers, ScoreModelData};
use leadwerk::units::{ModelId, Timestamp};
use pyo3::prelude::*;

objects! {
    /// How good leads are, in points: what experts gave, and what outcomes taught.
    ScoreModel(core::ScoreModel) {
        /// The model that these data are.
        new(data: ScoreModelData) => core::ScoreModel::from_data(data);
        /// How good a lead is, and why.
        score[model](lead: LeadAnswers) => model.score(&lead);
        /// The same of many leads, in their order.
        scores[model](leads: Vec<LeadAnswers>) => model.scores(&leads);
        /// How good many leads are, from columns of answers; a question without a column has none.
        score_columns[model](columns: Vec<AnswerColumn>) => model.score_columns(&columns);
        /// Learns from one outcome more, at once. The calibration stays as it was; give what it learns a version of its own.
        learn[model](lead: EndedLead) => model.learn(&lead).map(|()| NOTHING);
        /// What each answer gives, as whole points.
        table[model]() => Ok(model.table());
        /// The model as data: to keep it, and to give it another version.
        data[model]() => Ok(model.data());
    }
    /// Folds the records of a log into leads that have ended, with what was known when they were handed over: to learn from.
    ScoreFold(engine::ScoreFold) {
        /// Nothing folded yet, for these questions.
        new(rule: ScoringRule) => engine::ScoreFold::new(rule);
        /// Folds the next records.
        fold[fold](records: Vec<Record>) => { fold.fold_all(&records); Ok(NOTHING) };
        /// The leads that have ended so far, by lead; they name nobody.
        ended[fold]() => Ok(fold.ended());
        /// Of them those that were decided on up to a time: so long ago that each has had its time since, or losses, which
        /// come sooner than wins, count too much.
        decided_until[fold](until: Timestamp) => Ok(fold.decided_until(until));
        /// What a version of a model said of them before they were decided on, and what came, in that order: for the alarm.
        outcomes[fold](model: ModelId, until: Timestamp) => Ok(fold.outcomes(&model, until));
    }
}
