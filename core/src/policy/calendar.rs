//! Deadlines: spans of time in the tenant's zone and working hours.

use super::rules::{CalendarRule, Weekday, WorkingHours};
use super::span::{Span, SpanUnit};
use super::zone::{DAY, Stretch, Zone};
use crate::units::{Error, Order as _, Timestamp};

const HOUR: i64 = 3_600_000;
const MINUTE: i64 = 60_000;
const WEEK: usize = 7;

/// When people work, made ready to reckon deadlines; see [`Span`] for how each kind of span is counted.
///
/// Working hours begin and end when the wall clock first shows their times, or jumps over them; so on a day of a
/// clock change a window may be longer or shorter than it is written, and counts as long as it really is. A working
/// day is one that has working hours, is no holiday, and exists: Samoa had no 30 December in 2011.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: Zone,
    // INVARIANT (week): Monday first; the windows of a day ascend and do not overlap, as long as the policy has no faults.
    week: [Vec<Window>; WEEK],
    /// For each day of the week, how many days ahead the working days of the seven days after it lie.
    ahead: [Vec<i64>; WEEK],
    /// Days since 1970 on which nobody works although the week says so; ascending.
    closed: Vec<i64>,
    /// What is worked in a week without holidays and clock changes.
    weekly: i64,
}

/// Working hours of a day, in milliseconds since its midnight.
#[derive(Clone, Copy, Debug)]
struct Window {
    opens: i64,
    closes: i64,
}

impl Calendar {
    /// Makes a calendar ready. The rule should have no faults; working hours that end before they begin are left out.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::policy::{Calendar, Policy, Span};
    /// # use leadwerk::units::{Currency, Timestamp};
    /// let calendar = Calendar::new(&Policy::standard(Currency::new("EUR")?).calendar);
    /// let friday = Timestamp::parse("2026-05-08T16:00:00+02:00")?;
    /// let monday = Timestamp::parse("2026-05-11T09:00:00+02:00")?;
    /// assert_eq!(calendar.after(friday, Span::parse("2 working hours")?)?, monday);
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn new(rule: &CalendarRule) -> Self {
        let zone = Zone::new(&rule.time_zone.zone());
        let mut week: [Vec<Window>; WEEK] = Default::default();
        for (day, windows) in Weekday::ALL.iter().zip(&mut week) {
            let hours = rule.hours.iter().filter(|hours| hours.day == *day && hours.opens < hours.closes);
            windows.extend(hours.map(Window::new));
            windows.order_by_key(|window| window.opens);
        }
        let works = |day| week.get(weekday(day)).is_some_and(|windows| !windows.is_empty());
        let mut closed: Vec<_> = rule.holidays.iter().map(|day| day.days()).chain(zone.skipped_days()).collect();
        closed.retain(|&day| works(day));
        closed.sort_unstable();
        closed.dedup();
        let mut ahead: [Vec<i64>; WEEK] = Default::default();
        for (monday_and, days) in (-3..).zip(&mut ahead) {
            days.extend((1..=7).filter(|days| works(monday_and + days)));
        }
        let weekly = week.iter().flatten().map(|window| window.closes - window.opens).sum();
        Self { zone, week, ahead, closed, weekly }
    }

    /// The instant a span after `start`. A start outside of working time counts from the next opening.
    ///
    /// # Errors
    /// `TIMESTAMP_OUT_OF_RANGE` when it lies beyond the year 9999, or never comes because nobody ever works.
    pub fn after(&self, start: Timestamp, span: Span) -> Result<Timestamp, Error> {
        let from = start.milliseconds();
        let count = i64::from(span.count());
        let end = match span.unit() {
            SpanUnit::Hours => Some(from + count * HOUR),
            SpanUnit::Days => {
                let here = self.zone.stretch_at(from);
                let local = here.local(from) + count * DAY;
                // Mostly the clock is not changed meanwhile. A day on, what comes twice at a change behind us has come
                // twice: no clock was ever put back by more than a day.
                let there = if here.holds(local) { here } else { self.zone.stretch(local) };
                Some(there.instant(local))
            }
            SpanUnit::WorkingHours => self.after_working(from, count * HOUR),
            SpanUnit::WorkingDays => self.close_after(from, count),
        };
        Timestamp::new(end.unwrap_or(i64::MAX))
    }

    /// The local date of an instant.
    ///
    /// # Errors
    /// `INVALID_DATE` at the very end of time, where a zone is ahead of it.
    pub fn day_of(&self, at: Timestamp) -> Result<super::span::Day, Error> {
        super::span::Day::after_epoch(self.day(at.milliseconds()))
    }

    /// The instant at which a local date begins, also where the clock jumps over its midnight.
    ///
    /// # Errors
    /// `TIMESTAMP_OUT_OF_RANGE`.
    pub fn begins(&self, day: super::span::Day) -> Result<Timestamp, Error> {
        let local = day.days() * DAY;
        Timestamp::new(self.zone.stretch(local).reached(local))
    }

    /// What the wall clock shows at an instant, in minutes since its midnight.
    pub(crate) fn minutes_of(&self, at: Timestamp) -> u32 {
        let local = at.milliseconds() + self.zone.offset(at.milliseconds());
        u32::try_from(local.rem_euclid(DAY) / MINUTE).unwrap_or(0)
    }

    /// The local day of an instant, as days since 1970.
    fn day(&self, instant: i64) -> i64 {
        (instant + self.zone.offset(instant)).div_euclid(DAY)
    }

    /// Walks from window to window; over whole weeks at once where nothing disturbs them.
    fn after_working(&self, from: i64, work: i64) -> Option<i64> {
        let mut left = work;
        let first = self.day(from);
        let mut day = first;
        let mut stretch = self.zone.stretch(day * DAY);
        let mut closed = self.closed.get(self.closed.partition_point(|&closed| closed < day)..)?.iter().peekable();
        while day * DAY <= Timestamp::MAX.milliseconds() + DAY && self.weekly > 0 {
            if closed.next_if_eq(&&day).is_none() {
                for window in self.week.get(weekday(day))? {
                    let opens = self.reach(&mut stretch, day * DAY + window.opens).max(from);
                    let worked = self.reach(&mut stretch, day * DAY + window.closes) - opens;
                    if worked >= left {
                        return Some(opens + left);
                    }
                    left -= worked.max(0);
                }
            }
            day += 1;
            // Two days on, the windows surely lie behind the start, even where the clock went back over midnight.
            if left > self.weekly && day > first + 1 {
                let disturbed = closed.peek().map_or(i64::MAX, |&&closed| closed).min(stretch.last_day());
                let weeks = ((left - 1) / self.weekly).min((disturbed - day).max(0) / 7);
                left -= weeks * self.weekly;
                day += weeks * 7;
            }
        }
        None
    }

    /// When the clock reaches a local time, which is never before the one asked for last.
    fn reach(&self, stretch: &mut Stretch, local: i64) -> i64 {
        if !stretch.holds(local) {
            *stretch = self.zone.stretch(local);
        }
        stretch.reached(local)
    }

    /// The close of the n-th working day after the day of `from`.
    fn close_after(&self, from: i64, count: i64) -> Option<i64> {
        let first = self.day(from);
        let ahead = self.ahead.get(weekday(first))?;
        let weekly = i64::try_from(ahead.len()).ok()?;
        let past = self.closed.partition_point(|&closed| closed <= first);
        // The n-th day by the week alone; then as many more as were closed on the way, until no more are met.
        let mut day = first;
        let mut met = 0;
        loop {
            let nth = count - 1 + i64::try_from(met).ok()?;
            let rest = usize::try_from(nth.checked_rem(weekly)?).ok()?;
            day = day.max(first + nth.checked_div(weekly)? * 7 + ahead.get(rest)?);
            let now_met = self.closed.partition_point(|&closed| closed <= day) - past;
            if now_met == met {
                break;
            }
            met = now_met;
        }
        let local = day * DAY + self.week.get(weekday(day))?.last()?.closes;
        Some(self.zone.stretch(local).reached(local))
    }
}

impl Window {
    fn new(hours: &WorkingHours) -> Self {
        let [opens, closes] = [hours.opens, hours.closes].map(|clock| i64::from(clock.minutes()) * MINUTE);
        Self { opens, closes }
    }
}

/// The day of the week, Monday first. 1970 began on a Thursday.
fn weekday(day: i64) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
