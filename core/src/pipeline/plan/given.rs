//! What a plan is made from.

use super::rate::Rate;
use super::reach::Worth;
use crate::numerics::beta::Beta;
use crate::pipeline::Forecast;
use crate::units::{Count, Currency, Error, Estimate, MemberId, Money, Probability, StageId, Weight};
use leadwerk_macros::crosses;

/// A step of the funnel, and how many passed it so far.
#[crosses]
#[derive(Eq)]
pub struct FunnelStep {
    /// The stage, or the step before the first one.
    pub stage: StageId,
    /// How many came to it, and are decided.
    pub entered: Count,
    /// How many of these went on; at the last step, how many ordered.
    pub passed: Count,
}

/// What an order is worth.
#[crosses]
pub enum OrderValues {
    /// The values of orders so far. Mean and spread are taken from them; and how little so many tell of the mean counts
    /// as uncertainty.
    Listed {
        /// At least one.
        values: Vec<Money>,
    },
    /// Mean and standard deviation, taken as known; the values are taken for lognormal.
    Known {
        /// The mean, above 0.
        mean: Money,
        /// The standard deviation.
        deviation: Money,
    },
}

/// Who is to work the leads: a member, or whatever else plans for itself.
#[crosses]
#[derive(Eq)]
pub struct SalesUnit {
    /// Names it.
    pub unit: MemberId,
    /// How many leads are planned for it.
    pub planned: Count,
    /// Its part of the leads that it takes, by this weight.
    pub weight: Weight,
    /// How many leads it can handle in the time left; nothing where that is no matter.
    pub capacity: Option<Count>,
}

/// The revenue that is expected without any new lead: the open deals, and in the middle of a year what is won already.
#[crosses]
#[derive(Copy, Eq)]
pub struct ExistingPipeline {
    /// What is expected of it.
    pub mean: Money,
    /// The standard deviation of that.
    pub deviation: Money,
}

impl From<&Forecast> for ExistingPipeline {
    fn from(forecast: &Forecast) -> Self {
        Self { mean: forecast.mean, deviation: forecast.deviation }
    }
}

/// What is wished, and under which conditions.
#[crosses]
pub struct FunnelOptions {
    /// The revenue that is to be reached.
    pub target: Money,
    /// The probability with which; 0.8 where nothing is given.
    pub wished: Option<Probability>,
    /// The probability that a lead which is won at all is won in the time left, above 0 up to 1; 1 where nothing is
    /// given.
    pub in_time: Option<Estimate>,
    /// How conversion falls as volume rises, from 0 to 1: with twice the usual number of leads, rates are 2^−ε times
    /// what they were. 0 where nothing is given.
    pub elasticity: Option<Estimate>,
    /// The number of leads at which the rates were observed; the planned leads where nothing is given.
    pub usual_leads: Option<Count>,
    /// What needs no new lead; nothing where there is none.
    pub existing: Option<ExistingPipeline>,
}

/// All options as plain numbers.
pub(super) struct Conditions {
    pub(super) currency: Currency,
    pub(super) target: f64,
    pub(super) wished: f64,
    pub(super) in_time: f64,
    pub(super) elasticity: f64,
    pub(super) existing: (f64, f64),
}

impl FunnelStep {
    /// What is known of its rate.
    pub(super) fn beta(&self) -> Result<Beta, Error> {
        let (entered, passed) = (f64::from(self.entered.get()), f64::from(self.passed.get()));
        Estimate::of(passed).within(&format!("passed of {}", self.stage), 0.0, entered)?;
        Ok(Beta::jeffreys(passed, entered))
    }

    pub(super) fn rate(&self) -> Result<Rate, Error> {
        self.beta().map(Rate::of)
    }
}

impl OrderValues {
    /// The moments of a value, and the relative variance of what is known of its mean.
    pub(super) fn worth(&self, currency: Currency) -> Result<(Worth, f64), Error> {
        match self {
            Self::Known { mean, deviation } => {
                let (mean, deviation) = (positive("mean", *mean, currency)?, deviation.worth_in(currency)?);
                let growth = 1.0 + (deviation / mean).powi(2);
                Ok((Worth([mean, mean * mean * growth, (mean * growth).powi(3)]), 0.0))
            }
            Self::Listed { values } => {
                let mut values = values.iter().map(|value| value.worth_in(currency)).collect::<Result<Vec<_>, _>>()?;
                values.sort_by(f64::total_cmp);
                let count = values.len() as f64;
                let moment = |power| values.iter().map(|value| value.powi(power)).sum::<f64>() / count.max(1.0);
                let mean = moment(1);
                if mean <= 0.0 {
                    let fault = "`values` has no value above 0; give what orders so far were worth";
                    return Err(Error::Unreadable { what: "plan".into(), fault: fault.into() });
                }
                // Of one value nothing is known of the spread: taken to be as large as the value itself.
                let off = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
                let variance = if values.len() > 1 { off / (count - 1.0) } else { mean * mean };
                let third = values.iter().map(|value| (value - mean).powi(3)).sum::<f64>() / count;
                let square = mean * mean + variance;
                let cube = mean.powi(3) + 3.0 * mean * variance + third;
                Ok((Worth([mean, square, cube]), variance / count / (mean * mean)))
            }
        }
    }
}

impl FunnelOptions {
    pub(super) fn conditions(&self) -> Result<Conditions, Error> {
        let currency = self.target.currency;
        let wished = self.wished.map_or(0.8, f64::from);
        Estimate::of(wished).within("wished", 0.01, 0.99)?;
        let in_time = self.in_time.map_or(1.0, Estimate::get);
        Estimate::of(in_time).within("in_time", 1e-6, 1.0)?;
        let elasticity = self.elasticity.map_or(0.0, Estimate::get);
        Estimate::of(elasticity).within("elasticity", 0.0, 1.0)?;
        let existing = match self.existing {
            Some(ExistingPipeline { mean, deviation }) => {
                (mean.worth_in(currency)?, deviation.worth_in(currency)?.powi(2))
            }
            None => (0.0, 0.0),
        };
        let target = positive("target", self.target, currency)?;
        Ok(Conditions { currency, target, wished, in_time, elasticity, existing })
    }
}

fn positive(what: &str, value: Money, currency: Currency) -> Result<f64, Error> {
    let minor = value.worth_in(currency)?;
    Estimate::of(minor).within(what, 1.0, crate::units::LARGEST as f64)?;
    Ok(minor)
}
