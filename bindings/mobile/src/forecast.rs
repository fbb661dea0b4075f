//! Forecasts from given chances, the funnel plan, and how long leads take.

use crate::given::Given;
use crate::{Refusal, attempt};
use leadwerk_core::pipeline::{
    End, Forecast, ForecastOptions, FunnelOptions, FunnelPlan, FunnelStep, Incidence, IncidenceAt, Odds, OrderValues,
    RestrictedMean, SalesUnit, Spell, SpellColumns, Stay,
};
use leadwerk_core::units::{Estimate, Language, StageId, Timestamp};

/// Revenue up to a date from deals whose chances are given.
#[uniffi::export]
pub fn forecast_of(deals: Given<Vec<Odds>>, options: ForecastOptions) -> Result<Forecast, Refusal> {
    let deals = deals.checked()?;
    attempt(|| Forecast::of(&deals, &options))
}

/// What the forecast says, for people.
#[uniffi::export]
pub fn forecast_sentences(forecast: Given<Forecast>, language: Language) -> Result<Vec<String>, Refusal> {
    let forecast = forecast.checked()?;
    attempt(|| Ok(forecast.sentences(language)))
}

/// How many leads a target takes, whether the planned ones reach it, and what limits.
#[uniffi::export]
pub fn funnel_plan_of(
    steps: Given<Vec<FunnelStep>>,
    values: Given<OrderValues>,
    units: Given<Vec<SalesUnit>>,
    options: FunnelOptions,
) -> Result<FunnelPlan, Refusal> {
    let (steps, values, units) = (steps.checked()?, values.checked()?, units.checked()?);
    attempt(|| FunnelPlan::of(&steps, &values, &units, &options))
}

/// What the plan says, for people.
#[uniffi::export]
pub fn funnel_plan_sentences(funnel_plan: Given<FunnelPlan>, language: Language) -> Result<Vec<String>, Refusal> {
    let funnel_plan = funnel_plan.checked()?;
    attempt(|| Ok(funnel_plan.sentences(language)))
}

/// How long leads stay at a stage, and how they leave it, as far as it is known until a time.
#[uniffi::export]
pub fn spell_at_stage(stage: Given<StageId>, stays: Given<Vec<Stay>>, until: Timestamp) -> Result<Vec<Spell>, Refusal> {
    let (stage, stays) = (stage.checked()?, stays.checked()?);
    attempt(|| Spell::at_stage(&stage, &stays, until))
}

/// How long leads take from their first stage to their end, as far as it is known until a time.
#[uniffi::export]
pub fn spell_to_end(stays: Given<Vec<Stay>>, ends: Given<Vec<End>>, until: Timestamp) -> Result<Vec<Spell>, Refusal> {
    let (stays, ends) = (stays.checked()?, ends.checked()?);
    attempt(|| Spell::to_end(&stays, &ends, until))
}

/// How likely each end has come by each age, with standard errors.
#[uniffi::export]
pub fn incidence_of(spells: Vec<Spell>) -> Result<Incidence, Refusal> {
    attempt(|| Incidence::of(&spells))
}

/// The curves at one age.
#[uniffi::export]
pub fn incidence_at(incidence: Given<Incidence>, time: Estimate) -> Result<IncidenceAt, Refusal> {
    let incidence = incidence.checked()?;
    attempt(|| Ok(incidence.at(time)))
}

/// The mean time in each state up to an age.
#[uniffi::export]
pub fn restricted_mean_of(spells: Given<Vec<Spell>>, until: Estimate) -> Result<RestrictedMean, Refusal> {
    let spells = spells.checked()?;
    attempt(|| RestrictedMean::of(&spells, until))
}

/// How likely each end has come by each age, from columns.
#[uniffi::export]
pub fn spell_columns_incidence(spell_columns: SpellColumns) -> Result<Incidence, Refusal> {
    attempt(|| spell_columns.incidence())
}

/// The mean time in each state up to an age, from columns.
#[uniffi::export]
pub fn spell_columns_restricted_mean(
    spell_columns: Given<SpellColumns>,
    until: Estimate,
) -> Result<RestrictedMean, Refusal> {
    let spell_columns = spell_columns.checked()?;
    attempt(|| spell_columns.restricted_mean(until))
}
