//! How large a simulated year is.

use crate::units::{Count, Currency, Error, Seed, Timestamp};
use leadwerk_macros::crosses;

/// The plan of a simulated year.
#[crosses]
#[derive(Eq)]
pub struct YearPlan {
    /// Equal seeds give equal years, on every machine; another seed gives another year of the same company.
    pub seed: Seed,
    /// How many leads come in, deal registrations included. Customers who come back later open further ones.
    pub leads: Count,
    /// When the year begins; it lasts 365 days.
    pub start: Timestamp,
    /// The currency of all order values.
    pub currency: Currency,
}

impl YearPlan {
    /// The most leads that a year may have.
    pub const MOST_LEADS: Count = Count::new(1_000_000);

    /// 3,600 leads in the year 2026, as a company in Germany counts it.
    ///
    /// # Errors
    /// None in practice: its figures are constants.
    pub fn standard() -> Result<Self, Error> {
        let start = Timestamp::parse("2026-01-01T00:00:00+01:00")?;
        Ok(Self { seed: Seed::new(1)?, leads: Count::new(3_600), start, currency: Currency::new("EUR")? })
    }

    /// Whether the year can be lived.
    ///
    /// # Errors
    /// `LEADS_OUT_OF_RANGE` unless there are 1 to 1,000,000 leads; `TIMESTAMP_OUT_OF_RANGE` when the year is one of
    /// the last of the calendar.
    pub fn check(&self) -> Result<(), Error> {
        if self.leads < Count::new(1) || self.leads > Self::MOST_LEADS {
            let [given, most] = [self.leads, Self::MOST_LEADS].map(|count| count.get().into());
            return Err(Error::LeadsOutOfRange { given, most });
        }
        const FOUR_YEARS: i64 = 4 * 366 * 86_400_000;
        self.start.plus(FOUR_YEARS)?;
        Ok(())
    }
}
