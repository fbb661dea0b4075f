//! What becomes of opportunities, stage by stage.
//!
//! | to | use |
//! |---|---|
//! | have stays and ends from a log | [`crate::engine::StayFold`] |
//! | have them from elsewhere | [`Stay`], [`End`] |
//! | see what share of a stage is won | [`StageTable`] |
//! | know what the open deals bring, as a distribution | [`Forecast`] |
//! | know how many leads a target takes, and whether the planned ones reach it | [`FunnelPlan`] |

mod plan;
mod revenue;
mod stay;
mod table;

pub use plan::{
    ExistingPipeline, FunnelOptions, FunnelPlan, FunnelStep, OrderValues, PlanVerdict, SalesUnit, StepNeed,
    StepOutlook, UnitPlan,
};
pub use revenue::{DealShare, Forecast, ForecastOptions, Inflow, Odds, Quantiles, Scenario, Scenarios};
pub use stay::{End, Exit, Outcome, Stay, StayBook};
pub use table::{StageRow, StageTable};
