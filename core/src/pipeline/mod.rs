//! What becomes of opportunities, stage by stage.
//!
//! | to | use |
//! |---|---|
//! | have stays and ends from a log | [`crate::engine::StayFold`] |
//! | have them from elsewhere | [`Stay`], [`End`] |
//! | see what share of a stage is won | [`StageTable`] |
//! | see how long it takes to one end or another | [`Spell`], [`Incidence`], [`RestrictedMean`] |

mod curve;
mod stay;
mod table;

pub use curve::{
    CauseAt, CauseCurve, CauseMean, Columns, Curve, Incidence, IncidenceAt, Reckoned, RestrictedMean, Spell,
};
pub use stay::{End, Exit, Outcome, Stay, StayBook};
pub use table::{StageRow, StageTable};
