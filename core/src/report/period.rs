//! From when until when a report tells.

use crate::policy::{Calendar, Day};
use crate::units::{Error, Text, Timestamp};
use jiff::{Span, ToSpan as _, civil::Date};
use leadwerk_macros::crosses;

/// The days that a report tells of, by the tenant's clock; the first and the last belong to it.
#[crosses]
#[derive(Copy, Eq)]
pub struct Period {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// Until when all that happened is known: who asks says what time it is. Without it that is the end of the log, which may
    /// be long ago where little happens. A report has it only of a period that was not over by then, and tells until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Timestamp>,
}

/// A usual length of a period.
#[crosses]
pub enum PeriodKind {
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months, the first of them January, April, July or October.
    Quarter,
    /// A year of the calendar.
    Year,
}

impl Period {
    /// From one day to another, as far as the log tells of it.
    pub const fn new(first: Day, last: Day) -> Self {
        Self { first, last, known: None }
    }

    /// The week, month, quarter or year in which an instant lies, as it is known at that instant.
    pub(super) fn around(at: Timestamp, kind: PeriodKind, calendar: &Calendar) -> Result<Self, Error> {
        let day = calendar.day_of(at)?.date();
        let known = Some(at);
        let month = match kind {
            PeriodKind::Week => {
                let first = later(day, (-i64::from(day.weekday().to_monday_zero_offset())).days())?;
                return Ok(Self { first: first.into(), last: later(first, 6.days())?.into(), known });
            }
            PeriodKind::Month => day.month(),
            PeriodKind::Quarter => (day.month() - 1) / 3 * 3 + 1,
            PeriodKind::Year => 1,
        };
        let months = match kind {
            PeriodKind::Year => 12,
            PeriodKind::Quarter => 3,
            PeriodKind::Week | PeriodKind::Month => 1,
        };
        let first = jiff::civil::date(day.year(), month, 1);
        Ok(Self { first: first.into(), last: later(first, months.months())?.yesterday().unwrap_or(day).into(), known })
    }

    /// The last one that is over at an instant.
    pub(super) fn before(at: Timestamp, kind: PeriodKind, calendar: &Calendar) -> Result<Self, Error> {
        Self::around(at, kind, calendar)?.back(1)
    }

    /// What can be told of it: `known` is there only where it is not over, as of the end of the log or of what was asked,
    /// whichever is later. An empty log says nothing of the time.
    ///
    /// # Errors
    /// As of [`Period::instants`].
    pub(super) fn told(self, log: Option<Timestamp>, calendar: &Calendar) -> Result<Self, Error> {
        let known = self.known.max(log);
        let (_, end) = Self { known: None, ..self }.instants(calendar)?;
        Ok(Self { known: known.filter(|&known| known.plus(1).is_ok_and(|after| after < end)), ..self })
    }

    /// The period of the same kind that lies so many before this one: whole months before whole months, as many days
    /// before any others.
    pub(super) fn back(self, number: i64) -> Result<Self, Error> {
        let (first, last) = (self.first.date(), self.last.date());
        let after = later(last, 1.day())?;
        if first.day() == 1 && after.day() == 1 {
            let months = i64::from(after.year() - first.year()) * 12 + i64::from(after.month() - first.month());
            let back = |day| later(day, (-months * number).months());
            return Ok(Self {
                first: back(first)?.into(),
                last: later(back(after)?, (-1).days())?.into(),
                known: self.known,
            });
        }
        let back = |day| later(day, (-self.days() * number).days()).map(Day::from);
        Ok(Self { first: back(first)?, last: back(last)?, known: self.known })
    }

    /// How many days it has.
    pub(super) fn days(self) -> i64 {
        self.last.days() - self.first.days() + 1
    }

    /// How many of its days lie in a span of days as well.
    pub(super) fn common(self, first: Day, last: Day) -> i64 {
        (self.last.days().min(last.days()) - self.first.days().max(first.days()) + 1).max(0)
    }

    /// From its first instant on, to the first after it, or after what is known of it.
    ///
    /// # Errors
    /// `PERIOD_REVERSED`, `TIMESTAMP_OUT_OF_RANGE`.
    pub(super) fn instants(self, calendar: &Calendar) -> Result<(Timestamp, Timestamp), Error> {
        if self.last < self.first {
            let [first, last] = [self.first, self.last].map(|day| Text::from(day.to_string()));
            return Err(Error::PeriodReversed { first, last });
        }
        let (from, end) = (calendar.begins(self.first)?, calendar.begins(later(self.last.date(), 1.day())?.into())?);
        let known = self.known.and_then(|known| known.plus(1).ok());
        Ok((from, known.map_or(end, |known| known.max(from).min(end))))
    }
}

fn later(day: Date, span: Span) -> Result<Date, Error> {
    day.checked_add(span).map_err(|_| Error::InvalidDate { value: Text::from(day.to_string()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;
    use crate::units::Currency;

    fn calendar() -> Calendar {
        crate::policy::Rules::new(Policy::standard(Currency::new("EUR").unwrap())).unwrap().calendar().clone()
    }

    fn said(period: Period) -> String {
        format!("{} {}", period.first, period.last)
    }

    #[test]
    fn the_usual_lengths() {
        // Half past midnight in Berlin, still Sunday in UTC.
        let at = Timestamp::parse("2026-03-29T22:30:00Z").unwrap();
        let around = |kind| Period::around(at, kind, &calendar()).unwrap();
        assert_eq!(said(around(PeriodKind::Week)), "2026-03-30 2026-04-05");
        assert_eq!(said(around(PeriodKind::Month)), "2026-03-01 2026-03-31");
        assert_eq!(said(around(PeriodKind::Quarter)), "2026-01-01 2026-03-31");
        assert_eq!(said(around(PeriodKind::Year)), "2026-01-01 2026-12-31");
        assert_eq!(said(around(PeriodKind::Week).back(1).unwrap()), "2026-03-23 2026-03-29");
        assert_eq!(said(around(PeriodKind::Month).back(1).unwrap()), "2026-02-01 2026-02-28");
        assert_eq!(said(around(PeriodKind::Quarter).back(2).unwrap()), "2025-07-01 2025-09-30");
        assert_eq!(said(around(PeriodKind::Year).back(1).unwrap()), "2025-01-01 2025-12-31");
    }

    #[test]
    fn a_week_with_a_clock_change_has_an_hour_less() {
        let at = Timestamp::parse("2026-03-25T12:00:00Z").unwrap();
        let week = Period { known: None, ..Period::around(at, PeriodKind::Week, &calendar()).unwrap() };
        let (from, until) = week.instants(&calendar()).unwrap();
        assert_eq!(until.since(from), 7 * 86_400_000 - 3_600_000);
        assert_eq!(week.days(), 7);
    }

    #[test]
    fn what_is_not_over_is_told_until_what_is_known() {
        fn at(text: &str) -> Timestamp {
            Timestamp::parse(text).unwrap()
        }
        let calendar = calendar();
        let sunday = at("2026-05-10T23:59:59.998+02:00");
        let told = |period: Period, log: &str| period.told(Some(at(log)), &calendar).unwrap().known;
        let week = Period::around(sunday, PeriodKind::Week, &calendar).unwrap();
        assert_eq!(told(week, "2026-05-06T09:00:00+02:00"), Some(sunday));
        // Its last millisecond is known, or what comes after it.
        assert_eq!(told(week, "2026-05-10T23:59:59.999+02:00"), None);
        let monday = at("2026-05-11T00:00:00+02:00");
        let last = Period::before(monday, PeriodKind::Week, &calendar).unwrap();
        assert_eq!((said(last), told(last, "2026-05-06T09:00:00+02:00")), (said(week), None));
        let silent = Period { known: None, ..week };
        assert_eq!(told(silent, "2026-05-06T09:00:00+02:00"), Some(at("2026-05-06T09:00:00+02:00")));
        assert_eq!(silent.told(None, &calendar).unwrap().known, None);
        let until = |known| Period { known: Some(at(known)), ..week }.instants(&calendar).unwrap().1;
        assert_eq!(until("2026-05-06T09:00:00+02:00"), at("2026-05-06T09:00:00.001+02:00"));
        assert_eq!(until("2026-01-06T09:00:00+02:00"), at("2026-05-04T00:00:00+02:00"));
    }

    #[test]
    fn days_in_common() {
        let day = |text| Day::parse(text).unwrap();
        let period = Period::new(day("2026-05-04"), day("2026-05-10"));
        assert_eq!(period.common(day("2026-05-01"), day("2026-05-05")), 2);
        assert_eq!(period.common(day("2026-05-11"), day("2026-05-20")), 0);
        assert_eq!(period.common(day("2026-01-01"), day("2026-12-31")), 7);
    }
}
