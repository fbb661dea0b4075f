//! The forecast: what is asked, and what is answered.

use super::dominant::dominant;
use super::grid::{Amount, Appearing, outcomes};
use super::outcomes::{Mixture, Outcomes};
use crate::units::{Count, Currency, Error, Estimate, LeadId, Minor, Money, Order as _, Probability, Text, Timestamp};
use leadwerk_macros::crosses;

/// An open deal: what it is worth, and how likely it is won by the end of the forecast.
#[crosses]
pub struct Odds {
    /// The lead.
    pub lead: LeadId,
    /// Its order value.
    pub value: Money,
    /// The probability that it is won in time, from 0 to 1: one figure, or one for each draw of what is not known of
    /// the stages. The n-th of every deal belongs to the same draw.
    pub won: Vec<Estimate>,
}

/// Deals that are not there yet and will be won by the end of the forecast.
#[crosses]
pub struct Inflow {
    /// How many are expected to be won, from 0 to 100,000; one figure, or one for each draw.
    pub expected: Vec<Estimate>,
    /// What such deals are worth: any of these values, equally likely.
    pub values: Vec<Money>,
}

/// What a forecast is about.
#[crosses]
pub struct ForecastOptions {
    /// What is known is known at this time.
    pub at: Timestamp,
    /// Revenue up to here.
    pub until: Timestamp,
    /// The currency of all amounts.
    pub currency: Currency,
    /// The revenue that one would like to have; nothing where nobody asks.
    pub target: Option<Money>,
    /// Deals that will still come; nothing where only the open ones count.
    pub inflow: Option<Inflow>,
}

/// What revenue stays below in 1, 5 and 9 of 10 cases.
#[crosses]
#[derive(Eq)]
pub struct Quantiles {
    /// In 1 of 10 cases it is this or less.
    pub p10: Money,
    /// In half of all cases.
    pub p50: Money,
    /// In 9 of 10 cases.
    pub p90: Money,
}

/// What happens when the dominant deal ends in one way.
#[crosses]
#[derive(Eq)]
pub struct Scenario {
    /// How likely that is.
    pub probability: Probability,
    /// Revenue in that case, on average.
    pub mean: Money,
    /// Revenue in that case.
    pub quantiles: Quantiles,
}

/// One deal makes up more than half of the pipeline: what happens with it and without it.
#[crosses]
#[derive(Eq)]
pub struct Scenarios {
    /// The deal.
    pub lead: LeadId,
    /// It is won.
    pub won: Scenario,
    /// It is not.
    pub not_won: Scenario,
}

/// What one deal contributes to the uncertainty.
#[crosses]
pub struct DealShare {
    /// The lead.
    pub lead: LeadId,
    /// Its order value.
    pub value: Money,
    /// The probability that it is won, over all draws.
    pub won: Estimate,
    /// Its share of the variance, from 0 to 1: V²p(1−p) over the whole.
    pub share: Estimate,
}

/// The revenue up to a date, as a distribution.
///
/// Each deal is won or not, independently of others where the probabilities are right: R = Σ V·B + what still comes in.
/// The distribution is reckoned, not drawn, on a grid of at least 4,096 cells. What is not known of the stages concerns
/// all deals at once; it comes in as draws, whose distributions are mixed. Quantiles are within 0.2 % of the weighted
/// pipeline, as long as no deal is worth more than ten times all of that.
///
/// Amounts are rounded to the minor unit.
///
/// # Example
/// ```
/// use leadwerk::pipeline::{Forecast, ForecastOptions, Odds};
/// use leadwerk::units::{Currency, Estimate, LeadId, Money, Timestamp};
///
/// let deal = |lead, euros: i64, won| -> Result<Odds, leadwerk::Error> {
///     Ok(Odds { lead: LeadId::new(lead)?, value: Money::new(euros * 100, "EUR")?, won: vec![Estimate::new(won)?] })
/// };
/// let deals = [deal("L1", 10_000, 0.1)?, deal("L2", 10_000, 0.2)?, deal("L3", 10_000, 0.2)?];
/// let (at, until) = (Timestamp::new(0)?, Timestamp::new(7_776_000_000)?);
/// let (currency, target) = (Currency::new("EUR")?, Some(Money::new(10_000_00, "EUR")?));
/// let forecast = Forecast::of(&deals, &ForecastOptions { at, until, currency, target, inflow: None })?;
/// assert_eq!(forecast.weighted, Money::new(5_000_00, "EUR")?);
/// assert_eq!(forecast.quantiles.map(|of| of.p90), Some(Money::new(10_000_00, "EUR")?));
/// // None of the three is won with a probability of 0.9 × 0.8 × 0.8.
/// assert_eq!(forecast.above_target.map(f64::from), Some(0.424));
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
pub struct Forecast {
    /// What is known is known at this time.
    pub at: Timestamp,
    /// Revenue up to here.
    pub until: Timestamp,
    /// How many deals with an order value were given.
    pub deals: Count,
    /// How many draws of what is not known were mixed; 1 where there was one probability for each deal.
    pub draws: Count,
    /// The sum of all order values of the deals.
    pub value: Money,
    /// The weighted pipeline: the sum of order value times probability.
    pub weighted: Money,
    /// The revenue that is expected: the weighted pipeline, and what still comes in.
    pub mean: Money,
    /// Its standard deviation, of which the shares below are shares, squared.
    pub deviation: Money,
    /// The quantiles; nothing where one deal dominates: then the scenarios say more.
    pub quantiles: Option<Quantiles>,
    /// With and without the deal that dominates; nothing where none does.
    ///
    /// A deal dominates that makes up more than half of the order values of all that can still be won, or more than
    /// half of their weighted sum. The first kind decides over the year if it comes, however unlikely; the second is
    /// what everybody counts on. Either way the distribution has two humps, and a quantile says which of them it falls
    /// into rather than what will be.
    pub scenarios: Option<Scenarios>,
    /// The target that was asked for.
    pub target: Option<Money>,
    /// The probability that revenue is at least the target.
    pub above_target: Option<Probability>,
    /// Where the uncertainty comes from, the largest share first.
    pub shares: Vec<DealShare>,
    /// The share of the variance that comes from what is not known of the stages: between the draws.
    pub parameter_share: Estimate,
    /// The share of the variance that comes from deals that will still come in, within each draw.
    pub inflow_share: Estimate,
}

/// The most new deals that are reckoned with.
const MOST_EXPECTED: f64 = 100_000.0;

/// A deal that was checked, with plain numbers.
pub(super) struct Deal<'a> {
    pub(super) odds: &'a Odds,
    pub(super) value: f64,
    /// Over all draws.
    pub(super) won: f64,
}

impl Deal<'_> {
    fn in_draw(&self, draw: usize) -> f64 {
        self.odds.won.get(draw).map_or(0.0, |won| won.get())
    }
}

/// All that was given, checked and in an order of its own, so that the order of rows does not matter.
pub(super) struct Book<'a> {
    pub(super) deals: Vec<Deal<'a>>,
    draws: usize,
    currency: Currency,
    /// The number of new deals in each draw, and what each is worth.
    expected: Vec<f64>,
    values: Vec<f64>,
}

impl Forecast {
    /// Reckons a forecast from the probabilities of open deals.
    ///
    /// Deals without value, and deals that are sure or out of reach, are welcome. The order of deals does not matter.
    ///
    /// # Errors
    /// `NOT_IN_FUTURE` when `until` is not after `at`; `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`; `AMOUNT_OUT_OF_RANGE`
    /// for a sum; `DUPLICATE_DEAL`; `FIGURE_OUT_OF_RANGE` for a probability or a number of new deals; `UNREADABLE`
    /// where deals do not have as many draws as others, or new deals have no values.
    pub fn of(deals: &[Odds], options: &ForecastOptions) -> Result<Self, Error> {
        if options.until <= options.at {
            return Err(Error::NotInFuture { given: options.until, now: options.at });
        }
        let book = Book::new(deals, options)?;
        let money = |value: f64| money(value, options.currency);
        let target = options.target.map(|target| target.worth_in(options.currency)).transpose()?;
        let dominant = dominant(&book);
        let rest: Vec<Outcomes> = (0..book.draws).map(|draw| book.outcomes(draw, dominant)).collect();
        let (whole, scenarios) = match dominant.and_then(|place| book.deals.get(place)) {
            None => (Mixture::new(rest.into_iter().map(|outcomes| (1.0, outcomes)).collect()), None),
            Some(deal) => {
                let with =
                    |(outcomes, draw): (&Outcomes, usize)| (deal.in_draw(draw), outcomes.clone().plus(deal.value));
                let with: Vec<_> = rest.iter().zip(0..).map(with).collect();
                let without = rest.into_iter().zip(0..).map(|(outcomes, draw)| (1.0 - deal.in_draw(draw), outcomes));
                let without: Vec<_> = without.collect();
                let whole = Mixture::new(with.iter().chain(&without).cloned().collect());
                let won = scenario(deal.won, &Mixture::new(with), options.currency)?;
                let not_won = scenario(1.0 - deal.won, &Mixture::new(without), options.currency)?;
                (whole, Some(Scenarios { lead: deal.odds.lead.clone(), won, not_won }))
            }
        };
        let variance = book.variance();
        let share = |part: f64| Estimate::of(if variance.total > 0.0 { part / variance.total } else { 0.0 });
        let shares = book.deals.iter().zip(&variance.deals).map(|(deal, part)| DealShare {
            lead: deal.odds.lead.clone(),
            value: deal.odds.value,
            won: Estimate::of(deal.won),
            share: share(*part),
        });
        let mut shares: Vec<_> = shares.collect();
        shares.order_by(|a, b| b.share.get().total_cmp(&a.share.get()).then_with(|| a.lead.cmp(&b.lead)));
        Ok(Self {
            at: options.at,
            until: options.until,
            deals: Count::saturating(deals.len()),
            draws: Count::saturating(book.draws),
            value: money(book.deals.iter().map(|deal| deal.value).sum())?,
            weighted: money(book.deals.iter().map(|deal| deal.value * deal.won).sum())?,
            mean: money(whole.mean())?,
            deviation: money(variance.total.sqrt())?,
            quantiles: match scenarios {
                None => Some(quantiles(&whole, options.currency)?),
                Some(_) => None,
            },
            scenarios,
            target: options.target,
            above_target: target.map(|target| Probability::try_from(whole.at_least(target))).transpose()?,
            shares,
            parameter_share: share(variance.parameters),
            inflow_share: share(variance.inflow),
        })
    }
}

/// The variance and its parts.
struct Variance {
    total: f64,
    /// Of each deal, over all draws.
    deals: Vec<f64>,
    inflow: f64,
    /// Between the draws.
    parameters: f64,
}

impl<'a> Book<'a> {
    fn new(deals: &'a [Odds], options: &'a ForecastOptions) -> Result<Self, Error> {
        let currency = options.currency;
        let inflow = options.inflow.as_ref();
        let first = deals.first().map(|deal| &deal.won).or(inflow.map(|inflow| &inflow.expected));
        let draws = first.map_or(1, Vec::len);
        let mut checked = Vec::with_capacity(deals.len());
        let mut total = 0_i128;
        for odds in deals {
            let value = odds.value.worth_in(currency)?;
            total += i128::from(odds.value.minor.get());
            let won = draws_of(&odds.won, draws, 1.0, || format!("won of {}", odds.lead))?;
            checked.push(Deal { odds, value, won: won.iter().sum::<f64>() / draws as f64 });
        }
        let total = i64::try_from(total).unwrap_or(i64::MAX);
        Minor::new(total)?;
        checked.order_by(|a, b| a.odds.lead.cmp(&b.odds.lead));
        let twice = checked.windows(2).find_map(|pair| match pair {
            [a, b] if a.odds.lead == b.odds.lead => Some(a.odds.lead.clone()),
            _ => None,
        });
        if let Some(lead) = twice {
            return Err(Error::DuplicateDeal { lead });
        }
        let mut book = Self { deals: checked, draws, currency, expected: Vec::new(), values: Vec::new() };
        if let Some(Inflow { expected, values }) = inflow {
            book.expected = draws_of(expected, draws, MOST_EXPECTED, || "expected".to_owned())?;
            book.values = values.iter().map(|value| value.worth_in(book.currency)).collect::<Result<_, _>>()?;
            book.values.sort_by(f64::total_cmp);
            if values.is_empty() && book.expected.iter().any(|expected| *expected > 0.0) {
                return Err(unreadable("`inflow.values` is empty; give the values of deals that were won"));
            }
        }
        Ok(book)
    }

    fn appearing(&self, draw: usize) -> Appearing<'_> {
        Appearing { expected: self.expected.get(draw).copied().unwrap_or(0.0), values: &self.values }
    }

    /// What is expected of new deals over all draws.
    pub(super) fn later(&self) -> f64 {
        (0..self.draws).map(|draw| self.appearing(draw).moments().0).sum::<f64>() / self.draws as f64
    }

    /// The distribution of one draw, without one of the deals.
    fn outcomes(&self, draw: usize, without: Option<usize>) -> Outcomes {
        let (mut sure, mut amounts) = (0.0, Vec::with_capacity(self.deals.len()));
        for (deal, place) in self.deals.iter().zip(0..) {
            let probability = deal.in_draw(draw);
            match probability {
                _ if Some(place) == without || probability <= 0.0 || deal.value <= 0.0 => {}
                _ if probability >= 1.0 => sure += deal.value,
                _ => amounts.push(Amount { value: deal.value, probability }),
            }
        }
        outcomes(sure, amounts, Some(&self.appearing(draw)))
    }

    fn variance(&self) -> Variance {
        let draws = self.draws as f64;
        let average = |of: &dyn Fn(usize) -> f64| (0..self.draws).map(of).sum::<f64>() / draws;
        let of_deal =
            |deal: &Deal<'_>| average(&|draw| Amount { value: deal.value, probability: deal.in_draw(draw) }.variance());
        let deals: Vec<f64> = self.deals.iter().map(of_deal).collect();
        let inflow = average(&|draw| self.appearing(draw).moments().1);
        let later = self.later();
        // From the deviations of each deal: the difference of two large means would lose digits.
        let offset = |draw: usize| {
            let deals: f64 = self.deals.iter().map(|deal| deal.value * (deal.in_draw(draw) - deal.won)).sum();
            deals + self.appearing(draw).moments().0 - later
        };
        let parameters = average(&|draw| offset(draw).powi(2));
        let total = deals.iter().sum::<f64>() + inflow + parameters;
        Variance { total, deals, inflow, parameters }
    }
}

/// The figures of all draws, each from nothing to `most`.
fn draws_of(given: &[Estimate], draws: usize, most: f64, what: impl Fn() -> String) -> Result<Vec<f64>, Error> {
    if given.is_empty() || given.len() != draws {
        let (what, given) = (what(), given.len());
        return Err(unreadable(&format!(
            "`{what}` has {given} draws, others {draws}; give each as many, at least one"
        )));
    }
    given.iter().try_for_each(|figure| figure.within(&what(), 0.0, most))?;
    Ok(given.iter().map(|figure| figure.get()).collect())
}

fn unreadable(fault: &str) -> Error {
    Error::Unreadable { what: "forecast".into(), fault: Text::from(fault) }
}

/// The nearest amount.
fn money(minor: f64, currency: Currency) -> Result<Money, Error> {
    Ok(Money { minor: Minor::new(minor.round() as i64)?, currency })
}

fn quantiles(mixture: &Mixture, currency: Currency) -> Result<Quantiles, Error> {
    let at = |probability| money(mixture.quantile(probability), currency);
    Ok(Quantiles { p10: at(0.1)?, p50: at(0.5)?, p90: at(0.9)? })
}

fn scenario(probability: f64, mixture: &Mixture, currency: Currency) -> Result<Scenario, Error> {
    let probability = Probability::try_from(probability.clamp(0.0, 1.0))?;
    Ok(Scenario { probability, mean: money(mixture.mean(), currency)?, quantiles: quantiles(mixture, currency)? })
}
