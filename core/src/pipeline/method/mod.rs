//! Other ways to say with which probability a deal is won, to compare with: one interface for all.

mod counting;
mod odoo;

pub use odoo::{OdooCount, OdooField, OdooLead, OdooModel, OdooValue};

use super::deal::Deal;
use super::history::History;
use super::model::StageModel;
use super::place::unknown;
use super::stay::Stay;
use crate::policy::ModelRule;
use crate::units::{Error, Probability, StageId, Timestamp};
use counting::{Counted, Transitions};
use leadwerk_macros::crosses;

/// A way to say with which probability a deal is won.
#[crosses]
pub enum Method {
    /// Ours: [`StageModel`].
    StageModel,
    /// The practitioners' table: of the ended leads that came to a stage, the share that was won.
    CountAndInvert,
    /// A chain of transition counts: of the moves out of each stage, the shares. It does not see how long a lead waits.
    TransitionCounts,
    /// A fixed percentage for each stage, as somebody once wrote it down.
    FixedPercentages,
    /// Odoo's predictive lead scoring, from its description: naive Bayes over stage and segment.
    Odoo,
}

/// What somebody once wrote down for a stage.
#[crosses]
#[derive(Eq)]
pub struct StagePercentage {
    /// The stage.
    pub stage: StageId,
    /// With which probability a deal at it is won.
    pub won: Probability,
}

/// Whatever says with which probability a deal is won.
pub(crate) trait Forecaster {
    /// The probability.
    ///
    /// # Errors
    /// What keeps it from answering.
    fn won(&self, deal: &Deal) -> Result<f64, Error>;
}

impl Forecaster for StageModel {
    fn won(&self, deal: &Deal) -> Result<f64, Error> {
        Self::won(self, deal)
    }
}

/// Fixed percentages.
struct Fixed(Vec<StagePercentage>);

impl Forecaster for Fixed {
    fn won(&self, deal: &Deal) -> Result<f64, Error> {
        let row = self.0.iter().find(|row| row.stage == deal.stage);
        row.map(|row| row.won.into()).ok_or_else(|| unknown(self.0.iter().map(|row| &row.stage), &deal.stage))
    }
}

/// A method, fitted to what was known at a time.
pub(crate) fn fitted(
    method: Method,
    history: &History,
    known: &[Stay],
    rule: &ModelRule,
    fixed: &[StagePercentage],
    at: Timestamp,
) -> Result<Box<dyn Forecaster>, Error> {
    let stages = &history.rule().stages;
    Ok(match method {
        Method::StageModel => Box::new(StageModel::fit(history, rule.clone(), at)?),
        Method::CountAndInvert => Box::new(Counted::new(stages, known)),
        Method::TransitionCounts => Box::new(Transitions::new(stages, history)?),
        Method::FixedPercentages => Box::new(Fixed(fixed.to_vec())),
        Method::Odoo => Box::new(OdooModel::of(stages, &odoo::leads(stages, known))?),
    })
}
