//! The days of the simulated year and their working hours, by the policy's calendar.

use crate::policy::Policy;
use crate::units::{Error, Timestamp};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

const MINUTE: i64 = 60_000;

/// The days from the first on which anything happens, well beyond the year's end.
#[derive(Clone, Debug)]
pub(super) struct Almanac {
    days: Vec<Day>,
}

/// One day, in milliseconds since 1970.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    /// When it begins.
    pub(super) begins: i64,
    /// When work begins; on a day without work, the same as its end.
    pub(super) opens: i64,
    /// When work ends.
    pub(super) closes: i64,
    /// How much was worked on the days before.
    worked: i64,
    /// The month, from 1.
    pub(super) month: i8,
    /// The day of the week, Monday is 0.
    pub(super) weekday: u8,
}

impl Day {
    /// Whether anybody works.
    pub(super) const fn is_working(&self) -> bool {
        self.closes > self.opens
    }
}

impl Almanac {
    /// How many days the year has.
    pub(super) const YEAR: usize = 365;
    /// How many days are reckoned with: plans may reach beyond the year.
    const REACH: usize = 800;

    /// The days from `start` on; the first one begins at `start`, each other one at midnight.
    ///
    /// # Errors
    /// `TIMESTAMP_OUT_OF_RANGE` at the end of the calendar.
    pub(super) fn new(policy: &Policy, start: Timestamp) -> Result<Self, Error> {
        let beyond = |_: jiff::Error| Error::TimestampOutOfRange { value: start.milliseconds() };
        let zone = policy.calendar.time_zone.zone();
        let holidays: BTreeSet<i64> = policy.calendar.holidays.iter().map(|day| day.days()).collect();
        let instant = |local: jiff::civil::DateTime| -> Result<i64, Error> {
            Ok(local.to_zoned(zone.clone()).map_err(beyond)?.timestamp().as_millisecond())
        };
        let first = jiff::Timestamp::from_millisecond(start.milliseconds()).map_err(beyond)?.to_zoned(zone.clone());
        let mut today = first.date();
        let (mut days, mut worked) = (Vec::with_capacity(Self::REACH), 0);
        for _ in 0..Self::REACH {
            let begins = instant(today.to_datetime(jiff::civil::Time::midnight()))?;
            let free = holidays.contains(&since_1970(today));
            let hours = working_hours(policy, today).filter(|_| !free);
            let (opens, closes) = match hours {
                Some((opens, closes)) => (instant(opens)?, instant(closes)?),
                None => (begins, begins),
            };
            let (opens, closes) = (opens.max(start.milliseconds()), closes.max(start.milliseconds()));
            let weekday = today.weekday().to_monday_zero_offset().unsigned_abs();
            let begins = begins.max(start.milliseconds());
            days.push(Day { begins, opens, closes, worked, month: today.month(), weekday });
            worked += closes - opens;
            today = today.tomorrow().map_err(beyond)?;
        }
        Ok(Self { days })
    }

    /// A day by its number, from 0.
    pub(super) fn day(&self, number: usize) -> Option<&Day> {
        self.days.get(number)
    }

    /// The days of the year.
    pub(super) fn year(&self) -> impl Iterator<Item = &Day> {
        self.days.iter().take(Self::YEAR)
    }

    /// When the year is over.
    pub(super) fn end(&self) -> i64 {
        self.day(Self::YEAR).map_or(i64::MIN, |day| day.begins)
    }

    /// The day of an instant.
    pub(super) fn day_of(&self, at: i64) -> Option<&Day> {
        let after = self.days.partition_point(|day| day.begins <= at);
        self.days.get(after.saturating_sub(1))
    }

    /// When so many minutes have been worked from an instant on; never outside of working hours.
    pub(super) fn work(&self, at: i64, minutes: i64) -> i64 {
        let worked = self.day_of(at).map_or(0, |day| day.worked + at.clamp(day.opens, day.closes) - day.opens);
        let wanted = worked + minutes * MINUTE;
        // The first day at whose close more has been worked.
        let place = self.days.partition_point(|day| day.worked + day.closes - day.opens <= wanted);
        self.days.get(place).map_or(i64::MAX, |day| day.opens + wanted - day.worked)
    }
}

fn since_1970(day: Date) -> i64 {
    date(1970, 1, 1).duration_until(day).as_hours() / 24
}

/// The hours of a day of the week, from the first opening to the last close.
fn working_hours(policy: &Policy, day: Date) -> Option<(jiff::civil::DateTime, jiff::civil::DateTime)> {
    let weekday = day.weekday().to_monday_zero_offset().unsigned_abs();
    let hours = policy.calendar.hours.iter().filter(|hours| hours.day as u8 == weekday);
    let opens = hours.clone().map(|hours| hours.opens.minutes()).min()?;
    let closes = hours.map(|hours| hours.closes.minutes()).max()?;
    let time = |minutes: u32| {
        let hour = i8::try_from(minutes / 60).ok().filter(|hour| *hour < 24)?;
        Some(day.at(hour, i8::try_from(minutes % 60).ok()?, 0, 0))
    };
    Some((time(opens)?, time(closes)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Currency;

    fn at(text: &str) -> i64 {
        Timestamp::parse(text).unwrap().milliseconds()
    }

    #[test]
    fn work_is_done_in_working_hours() {
        let policy = Policy::standard(Currency::new("EUR").unwrap());
        let almanac = Almanac::new(&policy, Timestamp::parse("2026-01-01T00:00:00+01:00").unwrap()).unwrap();
        // New Year is a holiday; Friday the 2nd has nine hours; Monday the 5th is next.
        assert_eq!(almanac.work(at("2026-01-01T12:00:00+01:00"), 0), at("2026-01-02T08:00:00+01:00"));
        assert_eq!(almanac.work(at("2026-01-02T16:30:00+01:00"), 60), at("2026-01-05T08:30:00+01:00"));
        assert_eq!(almanac.work(at("2026-01-02T17:00:00+01:00"), 0), at("2026-01-05T08:00:00+01:00"));
        // Over the change of the clocks on 29 March.
        assert_eq!(almanac.work(at("2026-03-27T16:00:00+01:00"), 120), at("2026-03-30T09:00:00+02:00"));
        assert_eq!(almanac.end(), at("2027-01-01T00:00:00+01:00"));
    }
}
