//! A model as data: to keep it, and to score elsewhere what it would score here.

use super::belief::Belief;
use super::{ScoreCalibration, ScoreModel};
use crate::numerics::spd::Symmetric;
use crate::policy::{Policy, QualificationRule, ScoringRule};
use crate::scoring::history::{ScoreHistory, ScoreHistoryData};
use crate::units::{Currency, Error, Estimate, LARGEST, ModelId, Text, Timestamp};
use leadwerk_macros::crosses;

/// A model as data.
#[crosses]
pub struct ScoreModelData {
    /// Its version.
    pub version: ModelId,
    /// The questions that are asked, and what experts give.
    pub rule: ScoringRule,
    /// From where on a lead is warm, and hot.
    pub cuts: QualificationRule,
    /// The currency of the policy, which all amounts among answers must be in.
    pub currency: Currency,
    /// The base, the scale of the experts' points, and the effect of each answer, as logarithms of odds.
    pub effects: Vec<Estimate>,
    /// Their covariances, row by row up to the diagonal.
    pub covariances: Vec<Estimate>,
    /// How what is said is mended.
    pub calibration: ScoreCalibration,
    /// How many outcomes it has learned from.
    pub outcomes: i64,
}

impl ScoreModelData {
    /// What experts say, as data; see [`ScoreModel::experts`].
    ///
    /// # Errors
    /// As of [`ScoreModel::experts`].
    pub fn experts(policy: &Policy, version: ModelId) -> Result<Self, Error> {
        Ok(ScoreModel::experts(policy, version)?.data())
    }

    /// What was learned from all outcomes of a history, as data; see [`ScoreModel::fit`].
    ///
    /// # Errors
    /// As of [`ScoreModel::fit`] and [`ScoreHistory::from_data`].
    pub fn fit(policy: &Policy, version: ModelId, history: ScoreHistoryData, at: Timestamp) -> Result<Self, Error> {
        Ok(ScoreModel::fit(policy, version, &ScoreHistory::from_data(history)?, at)?.data())
    }
}

impl ScoreModel {
    /// The model as data.
    pub fn data(&self) -> ScoreModelData {
        ScoreModelData {
            version: self.version.clone(),
            rule: self.rule.clone(),
            cuts: self.cuts.clone(),
            currency: self.currency,
            effects: self.belief.mean.iter().copied().map(Estimate::of).collect(),
            covariances: self.belief.spread.rows().iter().flatten().copied().map(Estimate::of).collect(),
            calibration: self.calibration.clone(),
            outcomes: i64::try_from(self.outcomes).unwrap_or(LARGEST).min(LARGEST),
        }
    }

    /// The model from data.
    ///
    /// # Errors
    /// As of [`ScoringRule`]'s checks; `UNREADABLE` when the figures are not as many as the questions have answers, the
    /// covariances are none, or the curve falls.
    pub fn from_data(data: ScoreModelData) -> Result<Self, Error> {
        let unreadable = |what: &str| Error::Unreadable {
            what: "score model".into(),
            fault: Text::from(format!("`{what}` does not fit the questions; give what `data` gave")),
        };
        if data.cuts.hot_from <= data.cuts.warm_from {
            return Err(unreadable("cuts"));
        }
        let mut model = Self::of(data.rule, data.cuts, data.currency, data.version)?;
        let mean: Vec<f64> = data.effects.iter().map(|effect| effect.get()).collect();
        if mean.len() != model.belief.mean.len() {
            return Err(unreadable("effects"));
        }
        let mut cells = data.covariances.iter().map(|cell| cell.get());
        let rows: Vec<Vec<f64>> = (1..=mean.len()).map(|length| cells.by_ref().take(length).collect()).collect();
        let spread = Symmetric::from_rows(rows).filter(|spread| cells.next().is_none() && spread.inverse().is_some());
        model.belief = Belief { mean, spread: spread.ok_or_else(|| unreadable("covariances"))? };
        let knots = &data.calibration.knots;
        let rises = knots.is_sorted_by(|a, b| a.odds < b.odds && a.won <= b.won)
            && knots.iter().all(|knot| (0.0..=1.0).contains(&knot.won.get()));
        if !rises || data.calibration.scale.get() <= 0.0 {
            return Err(unreadable("calibration"));
        }
        model.calibration = data.calibration;
        model.outcomes = u64::try_from(data.outcomes).map_err(|_| unreadable("outcomes"))?;
        Ok(model)
    }
}
