//! How large a simulated year is.

use crate::units::{Currency, Error, Timestamp};
use leadwerk_macros::crosses;

/// The plan of a simulated year.
#[crosses]
#[derive(Eq)]
pub struct YearPlan {
    /// Equal seeds give equal years, on every machine; another seed gives another year of the same company.
    pub seed: i64,
    /// How many leads come in, deal registrations included. Customers who come back later open further ones.
    pub leads: i64,
    /// When the year begins; it lasts 365 days.
    pub start: Timestamp,
    /// The currency of all order values.
    pub currency: Currency,
}

impl YearPlan {
    /// The most leads that a year may have.
    pub const MOST_LEADS: i64 = 1_000_000;

    /// 3,600 leads in the year 2026, as a company in Germany counts it.
    ///
    /// # Errors
    /// None in practice: its figures are constants.
    pub fn standard() -> Result<Self, Error> {
        let start = Timestamp::parse("2026-01-01T00:00:00+01:00")?;
        Ok(Self { seed: 1, leads: 3_600, start, currency: Currency::new("EUR")? })
    }

    /// Whether the year can be lived.
    ///
    /// # Errors
    /// `LEADS_OUT_OF_RANGE` unless there are 1 to 1,000,000 leads; `TIMESTAMP_OUT_OF_RANGE` when the year is one of
    /// the last of the calendar.
    pub fn check(&self) -> Result<(), Error> {
        if !(1..=Self::MOST_LEADS).contains(&self.leads) {
            return Err(Error::LeadsOutOfRange { given: self.leads, most: Self::MOST_LEADS });
        }
        const FOUR_YEARS: i64 = 4 * 366 * 86_400_000;
        self.start.plus(FOUR_YEARS)?;
        Ok(())
    }

    /// How many leads come in, as the world counts them.
    pub(super) fn count(&self) -> u32 {
        // INVARIANT (plan): checked when the year is made.
        u32::try_from(self.leads).unwrap_or(1)
    }
}
