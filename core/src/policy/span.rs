//! Spans of time, times of day and dates, as a policy writes them.

use crate::units::{Error, Text};
use leadwerk_macros::crosses;

/// How a span is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanUnit {
    /// Elapsed time.
    Hours,
    /// Calendar days in the tenant's zone, to the same time of day.
    Days,
    /// Working time only.
    WorkingHours,
    /// To the close of the n-th working day after today.
    WorkingDays,
}

/// A span of time, written as `8 working hours`, `3 working days`, `24 hours` or `90 days`; at most 36,500 of each.
///
/// - `hours` pass by the clock, also at night;
/// - `days` are calendar days: the same time of day, so many days later;
/// - `working hours` pass only while the calendar is open;
/// - `working days` end at the close of the n-th working day after the day on which they begin.
#[crosses(plain = String)]
#[derive(Copy, Eq, Hash)]
pub struct Span((u32, SpanUnit));

impl Span {
    /// The most a span may count.
    pub const LONGEST: u32 = 36_500;

    /// Reads a span.
    ///
    /// # Errors
    /// `INVALID_SPAN` when it is not written as above, counts 0 or more than 36,500.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::policy::Span;
    /// assert_eq!(Span::parse("8 working hours")?.to_string(), "8 working hours");
    /// assert_eq!(Span::parse("soon").unwrap_err().code(), "INVALID_SPAN");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Error> {
        let invalid = || Error::InvalidSpan { value: Text::from(text) };
        let (count, unit) = text.trim().split_once(' ').ok_or_else(invalid)?;
        let count = whole(count).filter(|count| (1..=Self::LONGEST).contains(count)).ok_or_else(invalid)?;
        let unit = match unit.trim() {
            "hours" | "hour" => SpanUnit::Hours,
            "days" | "day" => SpanUnit::Days,
            "working hours" | "working hour" => SpanUnit::WorkingHours,
            "working days" | "working day" => SpanUnit::WorkingDays,
            _ => return Err(invalid()),
        };
        Ok(Self((count, unit)))
    }

    /// How many.
    pub const fn count(self) -> u32 {
        self.0.0
    }

    /// Of what.
    pub const fn unit(self) -> SpanUnit {
        self.0.1
    }
}

impl core::fmt::Display for Span {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let unit = match self.unit() {
            SpanUnit::Hours => "hour",
            SpanUnit::Days => "day",
            SpanUnit::WorkingHours => "working hour",
            SpanUnit::WorkingDays => "working day",
        };
        let plural = if self.count() == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count())
    }
}

/// Digits alone: `parse` would also take a sign.
fn whole(digits: &str) -> Option<u32> {
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// A time of day in whole minutes, from `00:00` to `24:00`.
#[crosses(plain = String)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Clock(u32);

impl Clock {
    /// Reads a time of day.
    ///
    /// # Errors
    /// `INVALID_CLOCK`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let read = |digits: &str| (digits.len() == 2).then(|| whole(digits)).flatten();
        text.split_once(':')
            .and_then(|(hours, minutes)| Some((read(hours)?, read(minutes)?)))
            .filter(|&(hours, minutes)| minutes < 60 && hours * 60 + minutes <= 24 * 60)
            .map(|(hours, minutes)| Self(hours * 60 + minutes))
            .ok_or_else(|| Error::InvalidClock { value: Text::from(text) })
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> u32 {
        self.0
    }
}

impl core::fmt::Display for Clock {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A calendar date, written as `2026-12-25`.
#[crosses(plain = String)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Day(jiff::civil::Date);

impl Day {
    /// Reads a date.
    ///
    /// # Errors
    /// `INVALID_DATE`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let invalid = || Error::InvalidDate { value: Text::from(text) };
        // Only the plain form: jiff would also take a date with a time behind it.
        if text.len() != 10 {
            return Err(invalid());
        }
        text.parse().map(Self).map_err(|_| invalid())
    }

    /// The date that is so many days after 1970-01-01.
    ///
    /// # Errors
    /// `INVALID_DATE` beyond the years −9999 to 9999.
    pub(crate) fn after_epoch(days: i64) -> Result<Self, Error> {
        let date = jiff::Span::new().try_days(days).and_then(|span| jiff::civil::date(1970, 1, 1).checked_add(span));
        date.map(Self).map_err(|_| Error::InvalidDate { value: Text::from(days.to_string()) })
    }

    /// The date as the calendar's arithmetic takes it.
    pub(crate) const fn date(self) -> jiff::civil::Date {
        self.0
    }

    /// Days since 1970-01-01.
    pub(crate) fn days(self) -> i64 {
        jiff::civil::date(1970, 1, 1).duration_until(self.0).as_hours() / 24
    }
}

impl From<jiff::civil::Date> for Day {
    fn from(date: jiff::civil::Date) -> Self {
        Self(date)
    }
}

impl core::fmt::Display for Day {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

/// The IANA name of a time zone, such as `Europe/Berlin`; the zone data are compiled in.
#[crosses(plain = String)]
#[derive(Eq, Hash)]
pub struct ZoneName(smol_str::SmolStr);

impl ZoneName {
    /// Finds a zone, in any letter case, and takes its name as IANA writes it.
    ///
    /// # Errors
    /// `UNKNOWN_TIME_ZONE`.
    pub fn new(name: &str) -> Result<Self, Error> {
        let unknown = || Error::UnknownTimeZone { value: Text::from(name) };
        let zone = jiff::tz::TimeZoneDatabase::bundled().get(name).map_err(|_| unknown())?;
        zone.iana_name().map(|name| Self(name.into())).ok_or_else(unknown)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The zone. A name that was checked is found again.
    pub(crate) fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZoneDatabase::bundled().get(&self.0).unwrap_or(jiff::tz::TimeZone::UTC)
    }
}

impl core::fmt::Display for ZoneName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! plain_text {
    ($($kind:ident $read:path),*) => {$(
        impl TryFrom<String> for $kind {
            type Error = Error;

            fn try_from(text: String) -> Result<Self, Error> {
                $read(&text)
            }
        }

        impl From<$kind> for String {
            fn from(value: $kind) -> Self {
                value.to_string()
            }
        }
    )*};
}
plain_text!(Span Span::parse, Clock Clock::parse, Day Day::parse, ZoneName ZoneName::new);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_as_they_are_written() {
        for text in ["1 hour", "24 hours", "90 days", "8 working hours", "3 working days", "36500 days"] {
            assert_eq!(Span::parse(text).unwrap().to_string(), text);
        }
        for bad in
            ["", "8", "hours", "0 days", "-1 days", "36501 days", "8 weeks", "1.5 hours", "8  ", "+8 days", "٣ days"]
        {
            assert_eq!(Span::parse(bad).unwrap_err().code(), "INVALID_SPAN", "{bad:?}");
        }
    }

    #[test]
    fn clocks_and_dates() {
        assert_eq!(Clock::parse("08:30").unwrap().minutes(), 510);
        assert_eq!(Clock::parse("24:00").unwrap().to_string(), "24:00");
        for bad in ["8:30", "24:01", "12:60", "+8:30", "08.30", ""] {
            assert_eq!(Clock::parse(bad).unwrap_err().code(), "INVALID_CLOCK", "{bad:?}");
        }
        assert_eq!(Day::parse("1970-01-02").unwrap().days(), 1);
        assert_eq!(Day::parse("1969-12-31").unwrap().days(), -1);
        for bad in ["2026-02-29", "26-01-01", "2026-01-01T00:00", "01.01.2026"] {
            assert_eq!(Day::parse(bad).unwrap_err().code(), "INVALID_DATE", "{bad:?}");
        }
    }

    #[test]
    fn zones_are_bundled() {
        assert_eq!(ZoneName::new("europe/berlin").unwrap().as_str(), "Europe/Berlin");
        assert_eq!(ZoneName::new("Europe/Bonn").unwrap_err().code(), "UNKNOWN_TIME_ZONE");
    }
}
