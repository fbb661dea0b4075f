//! What becomes of opportunities, stage by stage.
//!
//! | to | use |
//! |---|---|
//! | have stays from a log | [`crate::engine::StayFold`] |
//! | have stays from elsewhere | [`Stay`] |
//! | see what share of a stage is won | [`StageTable`] |

mod stay;
mod table;

pub use stay::{Exit, Stay, StayBook};
pub use table::{StageRow, StageTable};
