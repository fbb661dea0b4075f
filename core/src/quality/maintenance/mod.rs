//! How well data are kept, by whom, and whether that falls.

mod given;
mod reckon;
#[cfg(test)]
mod tests;
mod words;

pub use given::{MaintenanceRow, MaintenanceRule};
pub use reckon::{FieldCounts, Maintenance, MaintenanceGroup, MaintenancePeriod, MaintenanceShare, MaintenanceTrend};
