//! Any history forecast as it would have been then.

use super::super::deal::Deal;
use super::super::history::{History, HistoryRule};
use super::super::method::{Method, StagePercentage, fitted};
use super::super::stay::{End, Exit, Outcome, Stay};
use super::{Calibration, Scored};
use crate::policy::ModelRule;
use crate::units::{Error, LeadId, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// What is tried in a backtest.
#[crosses]
pub struct BacktestRule {
    /// By which rule stays are summed up.
    pub history: HistoryRule,
    /// By which rule chances are estimated.
    pub model: ModelRule,
    /// When forecasts are made, each from what was known then.
    pub times: Vec<Timestamp>,
    /// What is compared.
    pub methods: Vec<Method>,
    /// The percentages of [`Method::FixedPercentages`].
    #[serde(default)]
    pub fixed: Vec<StagePercentage>,
}

/// How good each method would have been.
#[crosses]
pub struct Backtest {
    /// One for each method, in their order.
    pub methods: Vec<MethodScore>,
}

/// How good a method would have been.
#[crosses]
pub struct MethodScore {
    /// The method.
    pub method: Method,
    /// How good it was.
    pub calibration: Calibration,
}

impl Backtest {
    /// Forecasts the deals that were open at each time from what was known then, and scores that by what came.
    ///
    /// A lead's outcome is the first end after the time of the forecast: an end that is given, or a stay that ends with
    /// one. Going back to marketing counts as not won, as in [`History`]; being taken back decides nothing.
    ///
    /// # Errors
    /// As of [`History::of`] and [`crate::pipeline::StageModel::fit`].
    pub fn of(rule: &BacktestRule, stays: &[Stay], ends: &[End]) -> Result<Self, Error> {
        let normal = History::new(rule.history.clone())?;
        let stays =
            stays.iter().filter_map(|stay| normal.rule().normal(stay).transpose()).collect::<Result<Vec<_>, _>>()?;
        let outcomes = outcomes(&stays, ends);
        let mut scored: Vec<Vec<Scored>> = vec![Vec::new(); rule.methods.len()];
        for &at in &rule.times {
            let known: Vec<Stay> = stays.iter().filter_map(|stay| stay.known_at(at)).collect();
            let history = History::of(rule.history.clone(), known.iter().cloned())?;
            let deals: Vec<Deal> = known.iter().filter(|stay| stay.left.is_none()).map(deal).collect();
            for (method, scored) in rule.methods.iter().zip(&mut scored) {
                let model = fitted(*method, &history, &known, &rule.model, &rule.fixed, at)?;
                for deal in &deals {
                    let ends = outcomes.get(&deal.lead).into_iter().flatten();
                    let won = ends.copied().find(|(end, _)| *end > at).map(|(_, won)| won);
                    scored.push(Scored { at, forecast: model.won(deal)?, won });
                }
            }
        }
        let scores = rule.methods.iter().zip(scored);
        let methods = scores.map(|(&method, scored)| MethodScore { method, calibration: Calibration::scored(scored) });
        Ok(Self { methods: methods.collect() })
    }
}

/// When each lead ended, and whether it was won, in the order of time.
fn outcomes<'a>(stays: &'a [Stay], ends: &'a [End]) -> BTreeMap<&'a LeadId, Vec<(Timestamp, bool)>> {
    let mut outcomes: BTreeMap<&LeadId, Vec<(Timestamp, bool)>> = BTreeMap::new();
    for stay in stays {
        if let (Some(left), Some(won)) = (stay.left, stay.how.and_then(Exit::won)) {
            outcomes.entry(&stay.lead).or_default().push((left, won));
        }
    }
    for end in ends {
        outcomes.entry(&end.lead).or_default().push((end.at, end.how == Outcome::Won));
    }
    outcomes.values_mut().for_each(|ends| ends.sort_unstable());
    outcomes
}

fn deal(stay: &Stay) -> Deal {
    let Stay { lead, stage, entered, segment, .. } = stay.clone();
    Deal { lead, stage, entered, value: None, segment, member: None, channel: None }
}
