//! How good leads are.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::engine::{self, Record};
use leadwerk_core::policy::{Policy, QualificationRule, ScoringRule};
use leadwerk_core::scoring::{
    self as core, AnswerColumn, Drift, DriftOutcome, DriftRule, EndedLead, LeadAnswers, Score, ScoreHistoryData,
    ScoreModelData, ScoreTable, ScoredColumns,
};
use leadwerk_core::units::{Count, Language, ModelId, Probability, Timestamp};

/// How good leads are, in points: what experts gave, and what outcomes taught.
#[derive(uniffi::Object)]
pub struct ScoreModel(Shared<core::ScoreModel>);

#[uniffi::export]
impl ScoreModel {
    /// The model that these data are.
    #[uniffi::constructor]
    pub fn new(data: ScoreModelData) -> Result<Self, Refusal> {
        Ok(Self(Shared::new(attempt(|| core::ScoreModel::from_data(data))?)))
    }

    /// How good a lead is, and why.
    pub fn score(&self, lead: &LeadAnswers) -> Result<Score, Refusal> {
        self.0.with(|model| model.score(lead))
    }

    /// The same of many leads, in their order.
    pub fn scores(&self, leads: &[LeadAnswers]) -> Result<Vec<Score>, Refusal> {
        self.0.with(|model| model.scores(leads))
    }

    /// How good many leads are, from columns of answers; a question without a column has none.
    pub fn score_columns(&self, columns: &[AnswerColumn]) -> Result<ScoredColumns, Refusal> {
        self.0.with(|model| model.score_columns(columns))
    }

    /// Learns from one outcome more, at once. The calibration stays as it was; give what it learns a version of its own.
    pub fn learn(&self, lead: &EndedLead) -> Result<(), Refusal> {
        self.0.with(|model| model.learn(lead))
    }

    /// What each answer gives, as whole points.
    pub fn table(&self) -> Result<ScoreTable, Refusal> {
        self.0.with(|model| Ok(model.table()))
    }

    /// The model as data: to keep it, and to give it another version.
    pub fn data(&self) -> Result<ScoreModelData, Refusal> {
        self.0.with(|model| Ok(model.data()))
    }
}

/// Folds the records of a log into leads that have ended, with what was known when they were handed over: to learn from.
#[derive(uniffi::Object)]
pub struct ScoreFold(Shared<engine::ScoreFold>);

#[uniffi::export]
impl ScoreFold {
    /// Nothing folded yet, for these questions.
    #[uniffi::constructor]
    pub fn new(rule: ScoringRule) -> Result<Self, Refusal> {
        Ok(Self(Shared::new(attempt(|| engine::ScoreFold::new(rule))?)))
    }

    /// Folds the next records.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| {
            fold.fold_all(records);
            Ok(())
        })
    }

    /// The leads that have ended so far, by lead; they name nobody.
    pub fn ended(&self) -> Result<Vec<EndedLead>, Refusal> {
        self.0.with(|fold| Ok(fold.ended()))
    }

    /// Of them those that were decided on up to a time: so long ago that each has had its time since, or losses, which come
    /// sooner than wins, count too much.
    pub fn decided_until(&self, until: Timestamp) -> Result<Vec<EndedLead>, Refusal> {
        self.0.with(|fold| Ok(fold.decided_until(until)))
    }

    /// What a version of a model said of them before they were decided on, and what came, in that order: for the alarm.
    pub fn outcomes(&self, model: Given<ModelId>, until: Timestamp) -> Result<Vec<DriftOutcome>, Refusal> {
        let model = model.checked()?;
        self.0.with(|fold| Ok(fold.outcomes(&model, until)))
    }
}

functions! {
    /// The history of these leads, which have ended.
    score_history_data_of(rule: ScoringRule, leads: Vec<EndedLead>) -> ScoreHistoryData { ScoreHistoryData::of(rule, leads) }
    /// Both histories in one: what one pass over the leads of both gives.
    score_history_data_merge(score_history_data: ScoreHistoryData, other: ScoreHistoryData) -> ScoreHistoryData {
        score_history_data.merge(other)
    }
    /// What experts say, before there are outcomes: the scorecard of the policy.
    score_model_data_experts(policy: Policy, version: ModelId) -> ScoreModelData { ScoreModelData::experts(&policy, version) }
    /// Learns from all outcomes of a history, as of a time.
    score_model_data_fit(policy: Policy, version: ModelId, history: ScoreHistoryData, at: Timestamp) -> ScoreModelData {
        ScoreModelData::fit(&policy, version, history, at)
    }
    /// The score in sentences: what it comes to, and the answers that weigh most.
    score_sentences(score: Score, language: Language) -> Vec<String> { Ok(score.sentences(language)) }
    /// One false alarm in a hundred lives of a model, periods of 30 days.
    drift_rule_standard() -> DriftRule { Ok(DriftRule::standard()) }
    /// Whether what was said still comes true.
    drift_of(rule: DriftRule, outcomes: Vec<DriftOutcome>) -> Drift { Drift::of(&rule, &outcomes) }
    /// What it says, for people.
    drift_sentence(drift: Drift, language: Language) -> String { Ok(drift.sentence(language)) }
    /// Cuts that make so many of these leads hot, and so many more warm, as there is capacity for.
    qualification_rule_for_capacity(
        qualification_rule: QualificationRule, probabilities: Vec<Probability>, hot: Count, warm: Count
    ) -> QualificationRule { qualification_rule.for_capacity(&probabilities, hot, warm) }
}
