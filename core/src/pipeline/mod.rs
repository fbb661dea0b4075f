//! What becomes of opportunities, stage by stage.
//!
//! | to | use |
//! |---|---|
//! | have stays and ends from a log | [`crate::engine::StayFold`] |
//! | have them from elsewhere | [`Stay`], [`End`] |
//! | keep what is learned from stays | [`History`] |
//! | see what share of a stage is won | [`StageTable`] |

mod calibration;
mod deal;
mod history;
mod method;
mod model;
mod stay;
mod table;
mod weighted;
mod zombie;

pub use calibration::{
    Backtest, BacktestRule, Calibration, ForecastTime, FrozenForecast, MethodScore, ReliabilityGroup, freeze,
};
pub use deal::Deal;
pub use history::{CleanUp, History, HistoryData, HistoryRule, LastingStay, RenamedStage, StaySums};
pub use method::{Method, OdooField, OdooLead, OdooModel, StagePercentage};
pub use model::{Basis, ChanceNote, ChanceTable, DealChance, NoteKind, StageChance, StageModel};
pub use stay::{End, Exit, Outcome, Stay, StayBook};
pub use table::{StageRow, StageTable};
pub use weighted::{WeightedPipeline, WeightedRow};
pub use zombie::{DealWorth, EffortRule, StageEffort};
