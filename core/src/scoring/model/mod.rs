//! How good a lead is, in points: what experts gave, and what outcomes taught.
//!
//! `belief` learns the effects, `calibration` mends what is said, `score` explains one lead, `columns` scores many, `table`
//! is the scorecard to look at, `data` keeps a model.

mod belief;
mod calibration;
mod columns;
mod data;
mod score;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use calibration::{CalibrationKnot, ScoreCalibration};
pub use columns::{AnswerColumn, ScoredColumns};
pub use data::ScoreModelData;
pub use score::{Score, ScoredAnswer};
pub use table::{ScoreTable, ScoreTableRow};

use super::answers::{EndedLead, LeadAnswers};
use super::card::{Card, POINTS};
use super::history::{PERIOD, ScoreHistory, period};
use crate::numerics::beta::normal_quantile;
use crate::policy::{Policy, QualificationRule, ScoringRule};
use crate::units::{Currency, Error, ModelId, Timestamp};
use belief::{Belief, Seen, column, dot};
use std::collections::BTreeMap;

/// How good a lead is: points for its answers, and with which probability it is won.
///
/// logit p = base + scale · (experts' points) + what each answer turned out to add or take. Before there are outcomes that
/// is the experts' scorecard itself; the outcomes take over as they come, each answer's own effect drawn to none, so that
/// rare answers do not swing. What is said is then calibrated by what would have been said of each lead without its own
/// outcome.
///
/// Sources: Laplace's approximation and its online form (Spiegelhalter and Lauritzen, 1990; MacKay, 1992), Platt (1999).
///
/// # Example
/// ```
/// use leadwerk::policy::{FactValue, Policy};
/// use leadwerk::scoring::{Answer, EndedLead, LeadAnswers, ScoreHistory, ScoreModel};
/// use leadwerk::units::{Currency, ModelId, QuestionId, Timestamp};
///
/// let policy = Policy::standard(Currency::new("EUR")?);
/// let day = |day: i64| Timestamp::new(day * 86_400_000);
/// let authority = |value| -> Result<Vec<Answer>, leadwerk::Error> {
///     Ok(vec![Answer { question: QuestionId::new("authority")?, value: FactValue::Flag { value } }])
/// };
/// let lead = |value| -> Result<LeadAnswers, leadwerk::Error> {
///     Ok(LeadAnswers { answers: authority(value)?, at: day(100)?, value: None, before: None })
/// };
/// let mut history = ScoreHistory::new(policy.scoring.clone().expect("the standard policy has one"))?;
/// for number in 0..200 {
///     // Who may decide buys in half of the cases, who may not never.
///     let (decides, won) = (number % 2 == 0, number % 4 == 0);
///     history.add(&EndedLead { answers: authority(decides)?, at: day(0)?, ended: day(number % 90)?, won })?;
/// }
/// let experts = ScoreModel::experts(&policy, ModelId::new("day-0")?)?;
/// let model = ScoreModel::fit(&policy, ModelId::new("2026-05")?, &history, day(100)?)?;
/// let (before, after) = (experts.score(&lead(false)?)?, model.score(&lead(false)?)?);
/// assert!(f64::from(after.probability) < f64::from(before.probability));
/// assert!((f64::from(model.score(&lead(true)?)?.probability) - 0.5).abs() < 0.1);
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ScoreModel {
    version: ModelId,
    rule: ScoringRule,
    cuts: QualificationRule,
    currency: Currency,
    card: Card,
    belief: Belief,
    calibration: ScoreCalibration,
    /// How many outcomes it has learned from.
    outcomes: u64,
    /// How many standard deviations an interval of the asked certainty reaches to each side.
    reach: f64,
}

impl ScoreModel {
    /// What experts say, before there are outcomes: the scorecard of the policy.
    ///
    /// # Errors
    /// `POLICY_FAULTY`; `QUESTIONS_MISSING` where the policy has no scorecard.
    pub fn experts(policy: &Policy, version: ModelId) -> Result<Self, Error> {
        policy.refuse_faults()?;
        let rule = policy.scoring.clone().ok_or(Error::QuestionsMissing {})?;
        Self::of(rule, policy.qualification.clone(), policy.currency, version)
    }

    fn of(rule: ScoringRule, cuts: QualificationRule, currency: Currency, version: ModelId) -> Result<Self, Error> {
        rule.check()?;
        let card = Card::new(&rule);
        let belief = Belief::experts(&rule, &card);
        let reach = normal_quantile(f64::midpoint(1.0, rule.learning.interval.into()));
        Ok(Self {
            version,
            rule,
            cuts,
            currency,
            card,
            belief,
            calibration: ScoreCalibration::default(),
            outcomes: 0,
            reach,
        })
    }

    /// Learns from all outcomes of a history, as of a time.
    ///
    /// # Errors
    /// `POLICY_FAULTY`; `HISTORIES_DIFFER` when it asked other questions than the policy; `CURRENCY_MISMATCH` when its amounts
    /// are in another currency than the policy's; `HISTORY_AHEAD` when it knows of a later period than that of the time.
    pub fn fit(policy: &Policy, version: ModelId, history: &ScoreHistory, at: Timestamp) -> Result<Self, Error> {
        let mut model = Self::experts(policy, version)?;
        if !model.card.asks_as(history.card()) {
            return Err(Error::HistoriesDiffer { what: "questions".into() });
        }
        history.speaks_of(Some(policy.currency))?;
        let today = period(at);
        if let Some(latest) = history.rows().map(|(_, period, _)| period).max().filter(|latest| *latest > today) {
            let latest = Timestamp::new(i64::from(latest).saturating_mul(PERIOD))?;
            return Err(Error::HistoryAhead { latest, given: at });
        }
        let mut rows: BTreeMap<&[u16], Seen> = BTreeMap::new();
        for (row, of, outcomes) in history.rows() {
            let weight = model.weight(today.saturating_sub(of));
            let seen = rows.entry(row).or_insert_with(|| Seen::none(column(&model.card, row)));
            let (won, lost) = (f64::from(outcomes.won), f64::from(outcomes.lost));
            seen.won += weight * won;
            seen.lost += weight * lost;
            seen.squares.0 += weight * weight * won;
            seen.squares.1 += weight * weight * lost;
        }
        let seen: Vec<Seen> = rows.into_values().collect();
        model.belief = Belief::fit(&model.belief, &model.rule, &seen);
        model.calibration = ScoreCalibration::of(&model.belief, &seen);
        model.outcomes = history.ended();
        Ok(model)
    }

    /// How much an outcome counts that is so many periods old.
    fn weight(&self, periods: i32) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a month in milliseconds")]
        let days = f64::from(periods) * PERIOD as f64 / 86_400_000.0;
        self.rule.learning.half_life_days.map_or(1.0, |half| (-days / half.get()).exp2())
    }

    /// Learns from one outcome more, at once. The calibration stays as it was; give what it learns a version of its own.
    ///
    /// # Errors
    /// `UNKNOWN_QUESTION`, `DUPLICATE_ANSWER`, `WRONG_ANSWER_KIND`; `CURRENCY_MISMATCH` for an amount in another currency
    /// than the policy's; then nothing is learned.
    pub fn learn(&mut self, lead: &EndedLead) -> Result<(), Error> {
        let row = self.card.row(&lead.answers, lead.at, &mut Some(self.currency))?;
        self.belief.learn(&self.rule, &column(&self.card, &row), lead.won);
        self.outcomes = self.outcomes.saturating_add(1);
        Ok(())
    }

    /// Its version: what a rating names.
    pub fn version(&self) -> &ModelId {
        &self.version
    }

    /// The questions that are asked, and what experts give.
    pub fn rule(&self) -> &ScoringRule {
        &self.rule
    }

    /// How many outcomes it has learned from.
    pub fn outcomes(&self) -> u64 {
        self.outcomes
    }

    /// How what is said is mended.
    pub fn calibration(&self) -> &ScoreCalibration {
        &self.calibration
    }

    /// How good a lead is, and why.
    ///
    /// # Errors
    /// `UNKNOWN_QUESTION`, `DUPLICATE_ANSWER`, `WRONG_ANSWER_KIND`; `CURRENCY_MISMATCH` for an amount in another currency
    /// than the policy's; that and `AMOUNT_NEGATIVE` for a value that the cuts cannot judge.
    pub fn score(&self, lead: &LeadAnswers) -> Result<Score, Error> {
        let row = self.card.row(&lead.answers, lead.at, &mut Some(self.currency))?;
        self.explain(&row, lead.value, lead.before)
    }

    /// The same of many leads.
    ///
    /// # Errors
    /// As of [`ScoreModel::score`], by the first that is wrong.
    pub fn scores(&self, leads: &[LeadAnswers]) -> Result<Vec<Score>, Error> {
        leads.iter().map(|lead| self.score(lead)).collect()
    }

    /// What is said of these answers: the logarithm of the odds, and how far it may be off with the asked certainty.
    fn said(&self, row: &[u16]) -> (f64, f64) {
        let column = column(&self.card, row);
        let odds = self.calibration.odds(dot(&column, &self.belief.mean));
        let spread = self.belief.spread.form(&column).max(0.0).sqrt() * self.calibration.scale.get();
        (odds, self.reach * spread)
    }

    /// What an answer adds, in points: what experts give, and what that turned out to be.
    fn points(&self, asked: &super::card::Asked, place: u16) -> (f64, f64) {
        let expert = asked.expert(place);
        let effect = self.belief.scale() * expert + self.belief.answer(asked.offset + usize::from(place));
        (expert * POINTS, self.calibration.scale.get() * effect * POINTS)
    }

    /// What every lead begins with, in points.
    fn base(&self) -> f64 {
        self.calibration.odds(self.belief.base()) * POINTS
    }
}
