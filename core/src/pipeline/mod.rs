//! What becomes of opportunities, stage by stage.
//!
//! | to | use |
//! |---|---|
//! | have stays and ends from a log | [`crate::engine::StayFold`] |
//! | have them from elsewhere | [`Stay`], [`End`] |
//! | see what share of a stage is won | [`StageTable`] |
//! | know what the open deals bring, as a distribution | [`Forecast`] |

mod revenue;
mod stay;
mod table;

pub use revenue::{DealShare, Forecast, ForecastOptions, Inflow, Odds, Quantiles, Scenario, Scenarios};
pub use stay::{End, Exit, Outcome, Stay, StayBook};
pub use table::{StageRow, StageTable};
