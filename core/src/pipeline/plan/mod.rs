//! How many leads a revenue target takes, and whether the planned ones reach it.
//!
//! `given` is what is asked, `reckon` answers, `words` says it to people; `reach` has the formulas, `rate` what is
//! known of a rate. `docs/pipeline/plan.md` explains them.

mod given;
mod rate;
mod reach;
mod reckon;
#[cfg(test)]
mod tests;
mod words;

pub use given::{ExistingPipeline, FunnelOptions, FunnelStep, OrderValues, SalesUnit};
pub use reckon::{FunnelPlan, PlanVerdict, StepNeed, StepOutlook, UnitPlan};
