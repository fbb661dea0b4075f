//! What was forecast, and what came.

mod backtest;

pub use backtest::{Backtest, BacktestRule, MethodScore};

use super::deal::Deal;
use super::model::StageModel;
use super::stay::{End, Outcome};
use crate::numerics::beta::Beta;
use crate::units::{Count, Error, Estimate, LeadId, Order as _, Probability, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// So many groups the reliability table has, if there are enough deals.
const GROUPS: usize = 10;
/// The fewest deals of a group.
const LEAST: usize = 10;

/// A forecast as it was made: kept by the host, never changed, scored when the deal has ended.
#[crosses]
#[derive(Eq)]
pub struct FrozenForecast {
    /// The lead.
    pub lead: LeadId,
    /// When it was forecast.
    pub at: Timestamp,
    /// With which probability it was to be won.
    pub won: Probability,
}

/// How good forecasts were.
#[crosses]
pub struct Calibration {
    /// How many forecasts there are.
    pub forecasts: Count,
    /// Of how many the deal has ended; the others are not scored. While there are such, the quick ends are
    /// over-represented in every figure.
    pub decided: Count,
    /// The mean squared distance of forecast and outcome (Brier, 1950): 0 is perfect, 0.25 is one of two each time.
    pub brier: Option<Estimate>,
    /// The mean negative logarithm of the probability that the outcome had (Good, 1952), in nats. A forecast of nothing
    /// or certainty that fails counts as one of a millionth.
    pub log_loss: Option<Estimate>,
    /// The mean distance of forecast and outcome over the groups of the reliability table.
    pub calibration_error: Option<Estimate>,
    /// How many wins were forecast among the decided.
    pub forecast_wins: Estimate,
    /// How many were won.
    pub wins: Count,
    /// Forecast over actual; nothing where nothing was won.
    pub ratio: Option<Estimate>,
    /// The decided deals in groups of the same size, from the least likely to the likeliest.
    pub reliability: Vec<ReliabilityGroup>,
    /// The same for each time of forecast.
    pub times: Vec<ForecastTime>,
}

/// Deals with much the same forecast.
#[crosses]
pub struct ReliabilityGroup {
    /// How many.
    pub deals: Count,
    /// What was forecast for them, on average.
    pub forecast: Estimate,
    /// Which share was won.
    pub won: Estimate,
    /// What the share is hardly below, by Jeffreys' interval of 95 %.
    pub low: Estimate,
    /// What it is hardly above.
    pub high: Estimate,
}

/// The forecasts of one time.
#[crosses]
pub struct ForecastTime {
    /// When.
    pub at: Timestamp,
    /// How many.
    pub forecasts: Count,
    /// Of how many the deal has ended.
    pub decided: Count,
    /// How many wins were forecast among the decided.
    pub forecast_wins: Estimate,
    /// How many were won.
    pub wins: Count,
}

/// Freezes what a model says of deals, at the time as of which it was estimated.
///
/// # Errors
/// As of [`StageModel::won`].
pub fn freeze(model: &StageModel, deals: &[Deal]) -> Result<Vec<FrozenForecast>, Error> {
    let frozen = deals.iter().map(|deal| {
        let won = Probability::try_from(model.won(deal)?)?;
        Ok(FrozenForecast { lead: deal.lead.clone(), at: model.at(), won })
    });
    frozen.collect()
}

/// The forecast of one deal, and whether it was won.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scored {
    pub(crate) at: Timestamp,
    pub(crate) forecast: f64,
    /// Nothing while it is not decided.
    pub(crate) won: Option<bool>,
}

impl Calibration {
    /// Scores forecasts by the ends of their deals. Of several ends of a lead, the first after the forecast counts.
    ///
    /// Score all that was frozen, not only what has ended: among deals that ended, the quick ones are too many.
    ///
    /// # Errors
    /// None in practice.
    ///
    /// # Example
    /// ```
    /// use leadwerk::pipeline::{Calibration, End, FrozenForecast, Outcome};
    /// use leadwerk::units::{LeadId, Probability, Timestamp};
    ///
    /// let (at, later) = (Timestamp::new(0)?, Timestamp::new(5)?);
    /// let frozen = |lead, ppm| -> Result<_, leadwerk::Error> {
    ///     Ok(FrozenForecast { lead: LeadId::new(lead)?, at, won: Probability::new(ppm)? })
    /// };
    /// let end = |lead, how| -> Result<_, leadwerk::Error> { Ok(End { lead: LeadId::new(lead)?, at: later, how }) };
    /// let frozen = [frozen("L1", 800_000)?, frozen("L2", 300_000)?, frozen("L3", 500_000)?];
    /// let ends = [end("L1", Outcome::Won)?, end("L2", Outcome::Lost)?];
    /// let calibration = Calibration::of(&frozen, &ends);
    /// assert_eq!((calibration.forecasts.get(), calibration.decided.get()), (3, 2));
    /// assert!((calibration.brier.map_or(1.0, f64::from) - (0.04 + 0.09) / 2.0).abs() < 1e-12);
    /// assert!((calibration.ratio.map_or(0.0, f64::from) - 1.1).abs() < 1e-12);
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn of(forecasts: &[FrozenForecast], ends: &[End]) -> Self {
        let mut known: BTreeMap<&LeadId, Vec<(Timestamp, Outcome)>> = BTreeMap::new();
        ends.iter().for_each(|end| known.entry(&end.lead).or_default().push((end.at, end.how)));
        known.values_mut().for_each(|ends| ends.sort_unstable());
        let scored = forecasts.iter().map(|frozen| {
            let ends = known.get(&frozen.lead).into_iter().flatten();
            let end = ends.copied().find(|(at, _)| *at > frozen.at);
            Scored { at: frozen.at, forecast: frozen.won.into(), won: end.map(|(_, how)| how == Outcome::Won) }
        });
        Self::scored(scored.collect())
    }

    /// The figures, whatever the order of the forecasts.
    pub(crate) fn scored(mut scored: Vec<Scored>) -> Self {
        scored.order_by(|a, b| a.forecast.total_cmp(&b.forecast).then(a.won.cmp(&b.won)).then(a.at.cmp(&b.at)));
        let decided: Vec<(f64, bool)> = scored.iter().filter_map(|one| Some((one.forecast, one.won?))).collect();
        let wins = decided.iter().filter(|(_, won)| *won).count();
        let forecast_wins: f64 = decided.iter().map(|(forecast, _)| forecast).sum();
        let mean = |of: fn(f64, bool) -> f64| -> Option<Estimate> {
            let sum: f64 = decided.iter().map(|&(forecast, won)| of(forecast, won)).sum();
            (!decided.is_empty()).then(|| Estimate::of(sum / number(decided.len())))
        };
        let reliability = groups(&without_ties(&decided));
        let error =
            |group: &ReliabilityGroup| (group.forecast.get() - group.won.get()).abs() * f64::from(group.deals.get());
        let error: f64 = reliability.iter().map(error).sum();
        Self {
            forecasts: Count::saturating(scored.len()),
            decided: Count::saturating(decided.len()),
            brier: mean(|forecast, won| (forecast - outcome(won)).powi(2)),
            log_loss: mean(|forecast, won| -(if won { forecast } else { 1.0 - forecast }).max(1e-6).ln()),
            calibration_error: (!decided.is_empty()).then(|| Estimate::of(error / number(decided.len()))),
            forecast_wins: Estimate::of(forecast_wins),
            wins: Count::saturating(wins),
            ratio: (wins > 0).then(|| Estimate::of(forecast_wins / number(wins))),
            reliability,
            times: times(&scored),
        }
    }
}

/// Sorted forecasts with the share that was won of all that have the same forecast: no group may pick the winners of them.
fn without_ties(decided: &[(f64, bool)]) -> Vec<(f64, f64)> {
    let ties = decided.chunk_by(|a, b| a.0.to_bits() == b.0.to_bits());
    let even = |tie: &[(f64, bool)]| {
        let won = number(tie.iter().filter(|(_, won)| *won).count()) / number(tie.len());
        tie.iter().map(|(forecast, _)| (*forecast, won)).collect::<Vec<_>>()
    };
    ties.flat_map(even).collect()
}

/// Sorted forecasts in groups of the same size.
fn groups(decided: &[(f64, f64)]) -> Vec<ReliabilityGroup> {
    let many = (decided.len() / LEAST).clamp(1, GROUPS);
    let bounds: Vec<usize> = (0..=many).map(|group| group * decided.len() / many).collect();
    let parts = bounds.windows(2).filter_map(|pair| decided.get(*pair.first()?..*pair.last()?));
    let group = |part: &[(f64, f64)]| {
        let (deals, wins) = (number(part.len()), part.iter().map(|(_, won)| won).sum::<f64>());
        let (low, high) = Beta::jeffreys(wins, deals).interval(0.95);
        ReliabilityGroup {
            deals: Count::saturating(part.len()),
            forecast: Estimate::of(part.iter().map(|(forecast, _)| forecast).sum::<f64>() / deals),
            won: Estimate::of(wins / deals),
            low: Estimate::of(low),
            high: Estimate::of(high),
        }
    };
    parts.filter(|part| !part.is_empty()).map(group).collect()
}

fn times(scored: &[Scored]) -> Vec<ForecastTime> {
    let mut times: BTreeMap<Timestamp, Vec<&Scored>> = BTreeMap::new();
    scored.iter().for_each(|one| times.entry(one.at).or_default().push(one));
    let time = |(at, scored): (Timestamp, Vec<&Scored>)| {
        let decided = || scored.iter().filter(|one| one.won.is_some());
        ForecastTime {
            at,
            forecasts: Count::saturating(scored.len()),
            decided: Count::saturating(decided().count()),
            forecast_wins: Estimate::of(decided().map(|one| one.forecast).sum()),
            wins: Count::saturating(decided().filter(|one| one.won == Some(true)).count()),
        }
    };
    times.into_iter().map(time).collect()
}

fn outcome(won: bool) -> f64 {
    f64::from(u8::from(won))
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2⁵³")]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(forecast: f64, won: usize, of: usize) -> impl Iterator<Item = Scored> {
        let at = Timestamp::new(0).unwrap();
        (0..of).map(move |number| Scored { at, forecast, won: Some(number < won) })
    }

    /// A hundred forecasts of one half with fifty wins are perfect, whichever of them a group holds.
    #[test]
    fn equal_forecasts_are_not_sorted_by_outcome() {
        let calibration = Calibration::scored(scored(0.5, 50, 100).collect());
        assert_eq!(calibration.calibration_error, Some(Estimate::ZERO));
        assert!(
            calibration.reliability.len() == 10 && calibration.reliability.iter().all(|group| group.won.get() == 0.5)
        );
    }

    #[test]
    fn groups_have_one_size_and_the_error_is_their_mean_distance() {
        let calibration = Calibration::scored(scored(0.2, 5, 10).chain(scored(0.7, 8, 10)).collect());
        assert_eq!(calibration.reliability.iter().map(|group| group.deals.get()).collect::<Vec<_>>(), [10, 10]);
        assert!((calibration.calibration_error.unwrap().get() - 0.2).abs() < 1e-12);
        assert!((calibration.ratio.unwrap().get() - 9.0 / 13.0).abs() < 1e-12);
        let nothing = Calibration::scored(Vec::new());
        assert!(nothing.brier.is_none() && nothing.ratio.is_none() && nothing.reliability.is_empty());
    }
}
