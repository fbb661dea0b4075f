//! What is known of the data of leads.

use crate::units::{Count, Error, Estimate, LeadId, MediumId, MemberId, Probability, Timestamp};
use leadwerk_macros::crosses;

/// How well the data of a lead were kept.
///
/// From a log, [`crate::engine::MaintenanceFold`] makes these rows. Whoever makes them looks at each lead after the same
/// time: a lead of yesterday is not kept worse because nobody has come to it yet.
#[crosses]
#[derive(Eq)]
pub struct MaintenanceRow {
    /// The lead.
    pub lead: LeadId,
    /// The member that has it, or had it last.
    pub member: Option<MemberId>,
    /// Where it came from.
    pub medium: Option<MediumId>,
    /// When it came.
    pub at: Timestamp,
    /// How many facts are wanted of it.
    pub wanted: Count,
    /// How many of these are recorded.
    pub recorded: Count,
    /// How many of these are verified.
    pub verified: Count,
    /// How many of these were verified later than they were recorded: somebody went back and asked.
    pub verified_later: Count,
}

impl MaintenanceRow {
    /// Refuses what cannot be.
    pub(super) fn check(&self) -> Result<(), Error> {
        let within = |what: &str, count: Count, most: Count| {
            Estimate::of(count.get().into()).within(&format!("{what} of {}", self.lead), 0.0, most.get().into())
        };
        within("recorded", self.recorded, self.wanted)?;
        within("verified", self.verified, self.recorded)?;
        within("verified_later", self.verified_later, self.verified)
    }
}

/// How rows are summed up.
#[crosses]
#[derive(Copy, Eq)]
pub struct MaintenanceRule {
    /// How many days a period has, from 1970 on: 1 to 3,660.
    pub period_days: Count,
    /// The probability with which an interval holds the share that it is about: 0.01 to 0.999.
    pub interval: Probability,
    /// How often, at most, the alarm is to ring at any time where nothing falls, if one looks at the end of each period:
    /// above 0 up to 0.5. It holds for the trends of all leads, and anew for those of all members together, and of all media.
    pub alarm: Probability,
}

impl MaintenanceRule {
    /// Periods of 30 days, intervals of 95 %, a false alarm in 20.
    pub fn standard() -> Self {
        let share = |part| Probability::share(part, 100).unwrap_or(Probability::ONE);
        Self { period_days: Count::new(30), interval: share(95), alarm: share(5) }
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        Estimate::of(self.period_days.get().into()).within("period_days", 1.0, 3_660.0)?;
        Estimate::of(self.interval.into()).within("interval", 0.01, 0.999)?;
        Estimate::of(self.alarm.into()).within("alarm", 1e-6, 0.5)
    }
}
