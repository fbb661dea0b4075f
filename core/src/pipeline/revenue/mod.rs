//! What the open deals bring, as a distribution.
//!
//! `forecast` asks, checks and answers; `grid` reckons the distribution of a sum of independent amounts, on `cells`;
//! `outcomes` is what came of it, and the mixture of several.

mod cells;
mod dominant;
mod forecast;
mod grid;
mod outcomes;
#[cfg(test)]
mod tests;
mod words;

pub use forecast::{DealShare, Forecast, ForecastOptions, Inflow, Odds, Quantiles, Scenario, Scenarios};
