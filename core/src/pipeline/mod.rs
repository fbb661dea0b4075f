//! What becomes of opportunities, stage by stage.
//!
//! | to | use |
//! |---|---|
//! | have stays and ends from a log | [`crate::engine::StayFold`] |
//! | have them from elsewhere | [`Stay`], [`End`] |
//! | keep what is learned from stays | [`History`] |
//! | see what share of a stage is won | [`StageTable`] |
//! | know what the open deals bring, as a distribution | [`Forecast`] |
//! | know how many leads a target takes, and whether the planned ones reach it | [`FunnelPlan`] |
//! | see how long it takes to one end or another | [`Spell`], [`Incidence`], [`RestrictedMean`] |
//! | know with which probability a lead at a stage is won | [`StageModel`] |
//! | see what was forecast and what came | [`Calibration`], [`Backtest`] |

mod calibration;
mod curve;
mod deal;
mod history;
mod method;
mod model;
mod place;
mod plan;
mod revenue;
mod stay;
mod table;
mod weighted;
mod zombie;

pub use calibration::{
    Backtest, BacktestRule, Calibration, ForecastTime, FrozenForecast, MethodScore, ReliabilityGroup, freeze,
};
pub use curve::{
    CauseAt, CauseCurve, CauseMean, Columns, Curve, Incidence, IncidenceAt, Reckoned, RestrictedMean, Spell,
    SpellColumns,
};
pub use deal::Deal;
pub use history::{CleanUp, History, HistoryData, HistoryRule, LastingStay, RenamedStage, StaySums};
pub use method::{Method, OdooCount, OdooField, OdooLead, OdooModel, OdooValue, StagePercentage};
pub use model::{
    Arrivals, Basis, ChanceNote, ChanceTable, DealChance, ForecastRule, NoteKind, StageChance, StageModel,
};
pub use plan::{
    ExistingPipeline, FunnelOptions, FunnelPlan, FunnelStep, OrderValues, PlanVerdict, SalesUnit, StepNeed,
    StepOutlook, UnitPlan,
};
pub use revenue::{DealShare, Forecast, ForecastOptions, Inflow, Odds, Quantiles, Scenario, Scenarios};
pub use stay::{End, Exit, Outcome, Stay, StayBook};
pub use table::{StageRow, StageTable};
pub use weighted::{WeightedPipeline, WeightedRow};
pub use zombie::{DealWorth, EffortRule, StageEffort};
