//! What becomes of opportunities, stage by stage.
//!
//! | to | use |
//! |---|---|
//! | have stays and ends from a log | [`crate::engine::StayFold`] |
//! | have them from elsewhere | [`Stay`], [`End`] |
//! | keep what is learned from stays | [`History`] |
//! | see what share of a stage is won | [`StageTable`] |

mod history;
mod stay;
mod table;

pub use history::{CleanUp, History, HistoryData, HistoryRule, LastingStay, RenamedStage, StaySums};
pub use stay::{End, Exit, Outcome, Stay, StayBook};
pub use table::{StageRow, StageTable};
