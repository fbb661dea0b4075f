//! Instants.

use super::biased::Biased;
use super::canonical::{Canonical, Corrupt, Sink, Source};
use super::{Error, Text};
use leadwerk_macros::crosses;

/// An instant: milliseconds since 1970-01-01T00:00Z, negative before.
///
/// From the year −9999 to 9999, as far as calendars reach.
#[crosses(plain = i64, python = crate::crossing::python::time)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(Biased);

impl Timestamp {
    /// The first instant.
    pub const MIN: Self = Self(Biased::new(-377_705_023_201_000));
    /// The last instant.
    pub const MAX: Self = Self(Biased::new(253_402_207_200_000));

    /// From milliseconds since 1970 in UTC.
    ///
    /// # Errors
    /// `TIMESTAMP_OUT_OF_RANGE` outside the years −9999 to 9999.
    pub const fn new(milliseconds: i64) -> Result<Self, Error> {
        if milliseconds < Self::MIN.milliseconds() || milliseconds > Self::MAX.milliseconds() {
            return Err(Error::TimestampOutOfRange { value: milliseconds });
        }
        Ok(Self(Biased::new(milliseconds)))
    }

    /// From ISO 8601 with an offset, such as `2011-10-01T00:38:44.546+02:00`; finer than milliseconds is cut off.
    ///
    /// # Errors
    /// `INVALID_TIME` when it is no such text or has no offset: a time without one is no instant.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::units::Timestamp;
    /// assert_eq!(Timestamp::parse("1970-01-01T02:00:00.001+02:00")?.milliseconds(), 1);
    /// assert_eq!(Timestamp::parse("1970-01-01T02:00:00").unwrap_err().code(), "INVALID_TIME");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let instant: jiff::Timestamp = text.parse().map_err(|_| Error::InvalidTime { value: Text::from(text) })?;
        // Cutting towards the past on both sides of 1970.
        let milliseconds = instant.as_nanosecond().div_euclid(1_000_000);
        Self::new(i64::try_from(milliseconds).unwrap_or(i64::MAX))
    }

    /// Milliseconds since 1970 in UTC.
    pub const fn milliseconds(self) -> i64 {
        self.0.get()
    }

    /// This instant and some milliseconds more.
    ///
    /// # Errors
    /// `TIMESTAMP_OUT_OF_RANGE`.
    pub fn plus(self, milliseconds: i64) -> Result<Self, Error> {
        Self::new(self.milliseconds().saturating_add(milliseconds))
    }

    /// Milliseconds from `earlier` to this instant.
    pub const fn since(self, earlier: Self) -> i64 {
        // INVARIANT (timestamp): both are far inside i64, so the difference is too.
        self.milliseconds() - earlier.milliseconds()
    }
}

impl Canonical for Timestamp {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.milliseconds().put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Self::new(i64::take(source)?).map_err(|_| Corrupt::new("instant"))
    }
}

impl TryFrom<i64> for Timestamp {
    type Error = Error;

    fn try_from(milliseconds: i64) -> Result<Self, Error> {
        Self::new(milliseconds)
    }
}

impl From<Timestamp> for i64 {
    fn from(instant: Timestamp) -> Self {
        instant.milliseconds()
    }
}

impl core::fmt::Display for Timestamp {
    /// ISO 8601 in UTC.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match jiff::Timestamp::from_millisecond(self.milliseconds()) {
            Ok(instant) => instant.fmt(f),
            Err(_) => write!(f, "{} ms", self.milliseconds()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_is_that_of_the_calendar() {
        assert!(jiff::Timestamp::from_millisecond(Timestamp::MAX.milliseconds()).is_ok());
        assert!(jiff::Timestamp::from_millisecond(Timestamp::MIN.milliseconds()).is_ok());
        assert!(jiff::Timestamp::from_millisecond(Timestamp::MAX.milliseconds() + 1_000).is_err());
        assert!(jiff::Timestamp::from_millisecond(Timestamp::MIN.milliseconds() - 1).is_err());
        assert_eq!(Timestamp::new(i64::MIN).unwrap_err().code(), "TIMESTAMP_OUT_OF_RANGE");
        assert_eq!(Timestamp::MAX.plus(1).unwrap_err().code(), "TIMESTAMP_OUT_OF_RANGE");
    }

    #[test]
    fn times_before_1970_keep_their_sign() {
        let before = Timestamp::parse("1969-12-31T23:59:59.9995Z").unwrap();
        assert_eq!(before.milliseconds(), -1);
        assert_eq!(Timestamp::new(-1).unwrap().to_string(), "1969-12-31T23:59:59.999Z");
    }
}
