//! Forecasts from given chances, the funnel plan, and how long leads take.

use leadwerk_core::pipeline::{
    End, Forecast, ForecastOptions, FunnelOptions, FunnelPlan, FunnelStep, Incidence, IncidenceAt, Odds, OrderValues,
    RestrictedMean, SalesUnit, Spell, SpellColumns, Stay,
};
use leadwerk_core::units::{Estimate, Language, StageId, Timestamp};

functions! {
    /// Revenue up to a date from deals whose chances are given.
    forecast_of(deals: Vec<Odds>, options: ForecastOptions) -> Forecast { Forecast::of(&deals, &options) }
    /// What the forecast says, for people.
    forecast_sentences(forecast: Forecast, language: Language) -> Vec<String> { Ok(forecast.sentences(language)) }
    /// How many leads a target takes, whether the planned ones reach it, and what limits.
    funnel_plan_of(steps: Vec<FunnelStep>, values: OrderValues, units: Vec<SalesUnit>, options: FunnelOptions) -> FunnelPlan {
        FunnelPlan::of(&steps, &values, &units, &options)
    }
    /// What the plan says, for people.
    funnel_plan_sentences(funnel_plan: FunnelPlan, language: Language) -> Vec<String> {
        Ok(funnel_plan.sentences(language))
    }
    /// How long leads stay at a stage, and how they leave it, as far as it is known until a time.
    spell_at_stage(stage: StageId, stays: Vec<Stay>, until: Timestamp) -> Vec<Spell> {
        Spell::at_stage(&stage, &stays, until)
    }
    /// How long leads take from their first stage to their end, as far as it is known until a time.
    spell_to_end(stays: Vec<Stay>, ends: Vec<End>, until: Timestamp) -> Vec<Spell> {
        Spell::to_end(&stays, &ends, until)
    }
    /// How likely each end has come by each age, with standard errors.
    incidence_of(spells: Vec<Spell>) -> Incidence { Incidence::of(&spells) }
    /// The curves at one age.
    incidence_at(incidence: Incidence, time: Estimate) -> IncidenceAt { Ok(incidence.at(time)) }
    /// The mean time in each state up to an age.
    restricted_mean_of(spells: Vec<Spell>, until: Estimate) -> RestrictedMean { RestrictedMean::of(&spells, until) }
    /// How likely each end has come by each age, from columns.
    spell_columns_incidence(spell_columns: SpellColumns) -> Incidence { spell_columns.incidence() }
    /// The mean time in each state up to an age, from columns.
    spell_columns_restricted_mean(spell_columns: SpellColumns, until: Estimate) -> RestrictedMean {
        spell_columns.restricted_mean(until)
    }
}
