//! The calendar against cases by hand, against jiff day by day, and against the wall clock minute by minute.

use super::*;
use crate::policy::{Clock, Day, ZoneName};
use jiff::tz::{AmbiguousOffset, TimeZone};
use proptest::prelude::*;

const ZONES: [&str; 9] = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "America/St_Johns",
    "America/Sao_Paulo",
    "UTC",
];

fn rule(zone: &str, hours: &[(Weekday, &str, &str)], holidays: &[&str]) -> CalendarRule {
    let hours = hours.iter().map(|&(day, opens, closes)| WorkingHours {
        day,
        opens: Clock::parse(opens).unwrap(),
        closes: Clock::parse(closes).unwrap(),
    });
    CalendarRule {
        time_zone: ZoneName::new(zone).unwrap(),
        hours: hours.collect(),
        holidays: holidays.iter().map(|day| Day::parse(day).unwrap()).collect(),
    }
}

fn office(zone: &str, holidays: &[&str]) -> CalendarRule {
    let week = Weekday::ALL.iter().take(5).map(|&day| (day, "09:00", "17:00"));
    rule(zone, &week.collect::<Vec<_>>(), holidays)
}

fn after(rule: &CalendarRule, start: &str, span: &str) -> String {
    let end = Calendar::new(rule).after(Timestamp::parse(start).unwrap(), Span::parse(span).unwrap()).unwrap();
    let instant = jiff::Timestamp::from_millisecond(end.milliseconds()).unwrap();
    instant.to_zoned(rule.time_zone.zone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

// ---- an obviously right reference: jiff, day by day ----

fn zoned(instant: i64, zone: &TimeZone) -> jiff::Zoned {
    jiff::Timestamp::from_millisecond(instant).unwrap().to_zoned(zone.clone())
}

/// When the clock first shows a time, or jumps over it.
fn reached(zone: &TimeZone, date: jiff::civil::Date, minutes: u32) -> i64 {
    let midnight = date.to_datetime(jiff::civil::Time::midnight());
    let local = midnight.checked_add(jiff::Span::new().minutes(i64::from(minutes))).unwrap();
    let ambiguous = zone.to_ambiguous_timestamp(local);
    let behind = ambiguous.compatible().unwrap();
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => {
            let jump = zone.preceding(behind.checked_add(jiff::SignedDuration::from_secs(1)).unwrap()).next();
            jump.unwrap().timestamp().as_millisecond()
        }
        _ => behind.as_millisecond(),
    }
}

fn works(rule: &CalendarRule, date: jiff::civil::Date) -> Vec<(u32, u32)> {
    let name = date.strftime("%A").to_string().to_lowercase();
    let exists = || reached(&rule.time_zone.zone(), date, 0) < reached(&rule.time_zone.zone(), date, 24 * 60);
    let holiday = || rule.holidays.iter().any(|day| day.to_string() == date.to_string());
    let hours = rule.hours.iter().filter(|hours| hours.day.name() == name && exists() && !holiday());
    let mut hours: Vec<_> = hours.map(|hours| (hours.opens.minutes(), hours.closes.minutes())).collect();
    hours.sort_unstable();
    hours
}

fn slowly(rule: &CalendarRule, start: i64, span: Span) -> i64 {
    let zone = rule.time_zone.zone();
    let from = zoned(start, &zone);
    let count = i64::from(span.count());
    let mut date = from.date();
    match span.unit() {
        SpanUnit::Hours => start + count * HOUR,
        SpanUnit::Days => from.checked_add(jiff::Span::new().days(count)).unwrap().timestamp().as_millisecond(),
        SpanUnit::WorkingHours => {
            let mut left = count * HOUR;
            loop {
                for (opens, closes) in works(rule, date) {
                    let opens = reached(&zone, date, opens).max(start);
                    let closes = reached(&zone, date, closes);
                    if closes - opens >= left {
                        return opens + left;
                    }
                    left -= (closes - opens).max(0);
                }
                date = date.tomorrow().unwrap();
            }
        }
        SpanUnit::WorkingDays => {
            let mut left = count;
            loop {
                date = date.tomorrow().unwrap();
                if let Some(&(_, closes)) = works(rule, date).last() {
                    left -= 1;
                    if left == 0 {
                        return reached(&zone, date, closes);
                    }
                }
            }
        }
    }
}

/// Counts the minutes whose wall clock lies within working hours, one after the other.
fn by_the_minute(rule: &CalendarRule, start: i64, minutes: i64) -> i64 {
    let zone = rule.time_zone.zone();
    let (mut instant, mut left) = (start, minutes);
    while left > 0 {
        let local = zoned(instant, &zone);
        let minute = u32::try_from(i32::from(local.hour()) * 60 + i32::from(local.minute())).unwrap();
        let open = works(rule, local.date()).iter().any(|&(opens, closes)| (opens..closes).contains(&minute));
        left -= i64::from(open);
        instant += MINUTE;
    }
    instant
}

fn any_rule() -> impl Strategy<Value = CalendarRule> {
    // Up to two windows a day, at any minutes; closed days are near the starts below, so that they matter.
    let day = proptest::collection::btree_set(0..=24 * 60_u32, 0..5);
    let week =
        proptest::collection::vec(day, 7).prop_filter("somebody works", |week| week.iter().any(|day| day.len() > 1));
    let holidays = proptest::collection::vec(
        (proptest::sample::select(vec![1945, 1969, 2011, 2026, 2026, 2027_i16]), 1..=365_i16),
        0..400,
    );
    (0..ZONES.len(), week, holidays).prop_map(|(zone, week, holidays)| {
        let clock = |minutes: u32| Clock::parse(&format!("{:02}:{:02}", minutes / 60, minutes % 60)).unwrap();
        let windows = |(day, minutes): (&Weekday, &std::collections::BTreeSet<u32>)| {
            let minutes: Vec<_> = minutes.iter().copied().collect();
            let hours = |pair: &[u32]| WorkingHours { day: *day, opens: clock(pair[0]), closes: clock(pair[1]) };
            minutes.chunks_exact(2).map(hours).collect::<Vec<_>>()
        };
        let date = |&(year, day): &(i16, i16)| {
            let date = jiff::civil::date(year, 1, 1).with().day_of_year(day).build().unwrap();
            Day::parse(&date.to_string()).unwrap()
        };
        CalendarRule {
            time_zone: ZoneName::new(ZONES[zone]).unwrap(),
            hours: Weekday::ALL.iter().zip(&week).flat_map(windows).collect(),
            holidays: holidays.iter().map(date).collect(),
        }
    })
}

/// Starts of all times, most of them near changes of the clock.
fn any_start() -> impl Strategy<Value = i64> {
    let moments = [
        "1945-04-02",
        "1969-12-31",
        "2011-12-29",
        "2026-03-28",
        "2026-10-25",
        "2026-03-08",
        "2026-11-01",
        "2026-04-05",
    ];
    let near = (proptest::sample::select(moments.to_vec()), -4 * DAY..4 * DAY)
        .prop_map(|(day, more)| Day::parse(day).unwrap().days() * DAY + more);
    prop_oneof![4 => near, 1 => -3_000_000_000_000..4_000_000_000_000_i64, 1 => 16_000_000_000_000..99_000_000_000_000_i64]
}

fn any_span() -> impl Strategy<Value = Span> {
    let unit = proptest::sample::select(vec!["hours", "days", "working hours", "working days"]);
    let count = prop_oneof![4 => 1..20_u32, 1 => 1..900_u32];
    (count, unit).prop_map(|(count, unit)| Span::parse(&format!("{count} {unit}")).unwrap())
}

proptest! {
    #[test]
    fn as_jiff_says_day_by_day(rule in any_rule(), start in any_start(), span in any_span()) {
        let end = Calendar::new(&rule).after(Timestamp::new(start).unwrap(), span).unwrap().milliseconds();
        prop_assert_eq!(end, slowly(&rule, start, span), "{} {:?} {}", zoned(start, &rule.time_zone.zone()), rule, span);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn as_the_clock_shows_minute_by_minute(zone in 0..ZONES.len(), start in any_start(), hours in 1..20_u32) {
        // The night shift holds the repeated hours as a whole, so that the clock's minutes are all there is to count.
        let hours_of = |day| [(day, "00:00", "04:30"), (day, "09:00", "12:15"), (day, "13:00", "17:00")];
        let week: Vec<_> = [Weekday::Sunday, Weekday::Thursday, Weekday::Friday].into_iter().flat_map(hours_of).collect();
        // Newfoundland turned its clocks at 00:01, inside the shift's first minutes.
        let zone = if ZONES[zone] == "America/St_Johns" || ZONES[zone] == "America/Sao_Paulo" { "UTC" } else { ZONES[zone] };
        let rule = rule(zone, &week, &["2026-03-29"]);
        let start = start.rem_euclid(1_900_000_000_000) / MINUTE * MINUTE;
        let span = Span::parse(&format!("{hours} working hours")).unwrap();
        let end = Calendar::new(&rule).after(Timestamp::new(start).unwrap(), span).unwrap().milliseconds();
        prop_assert_eq!(end, by_the_minute(&rule, start, i64::from(hours) * 60));
    }
}

#[test]
fn working_hours_by_hand() {
    let berlin = office("Europe/Berlin", &["2026-05-14"]);
    let cases = [
        ("2026-05-08T16:00:00+02:00", "2 working hours", "2026-05-11T10:00:00+02:00"),
        // To the very close, not to the next opening.
        ("2026-05-08T15:00:00+02:00", "2 working hours", "2026-05-08T17:00:00+02:00"),
        ("2026-05-08T17:00:00+02:00", "1 working hour", "2026-05-11T10:00:00+02:00"),
        ("2026-05-09T12:00:00+02:00", "8 working hours", "2026-05-11T17:00:00+02:00"),
        // Thursday the 14th is a holiday.
        ("2026-05-13T16:30:00+02:00", "1 working hour", "2026-05-15T09:30:00+02:00"),
        // Over the change to summer time on Sunday, 2026-03-29.
        ("2026-03-27T16:00:00+01:00", "2 working hours", "2026-03-30T10:00:00+02:00"),
    ];
    for (start, span, end) in cases {
        assert_eq!(after(&berlin, start, span), end, "{start} + {span}");
    }
}

#[test]
fn hours_days_and_working_days_by_hand() {
    let berlin = office("Europe/Berlin", &["2026-05-14"]);
    let cases = [
        ("2026-03-28T12:00:00+01:00", "24 hours", "2026-03-29T13:00:00+02:00"),
        ("2026-03-28T12:00:00+01:00", "1 day", "2026-03-29T12:00:00+02:00"),
        // 02:30 does not exist on the 29th of March, and twice on the 25th of October.
        ("2026-03-28T02:30:00+01:00", "1 day", "2026-03-29T03:30:00+02:00"),
        ("2026-10-24T02:30:00+02:00", "1 day", "2026-10-25T02:30:00+02:00"),
        ("2026-01-15T12:00:00+01:00", "90 days", "2026-04-15T12:00:00+02:00"),
        ("2026-05-12T10:00:00+02:00", "1 working day", "2026-05-13T17:00:00+02:00"),
        ("2026-05-12T03:00:00+02:00", "2 working days", "2026-05-15T17:00:00+02:00"),
        ("2026-05-16T10:00:00+02:00", "1 working day", "2026-05-18T17:00:00+02:00"),
        // From within the holiday.
        ("2026-05-14T10:00:00+02:00", "1 working day", "2026-05-15T17:00:00+02:00"),
    ];
    for (start, span, end) in cases {
        assert_eq!(after(&berlin, start, span), end, "{start} + {span}");
    }
    // The day that Samoa left out was a Friday.
    let apia = office("Pacific/Apia", &[]);
    assert_eq!(after(&apia, "2011-12-29T10:00:00-10:00", "1 working day"), "2012-01-02T17:00:00+14:00");
    assert_eq!(after(&apia, "2011-12-29T10:00:00-10:00", "1 day"), "2011-12-31T10:00:00+14:00");
    // In 1892 it had the 4th of July twice, 24 hours apart: no clock was ever put back by more.
    let [begin, end] = ["1892-07-04T11:26:56Z", "1892-07-05T11:26:56Z"].map(|text| Timestamp::parse(text).unwrap());
    let calendar = Calendar::new(&apia);
    assert_eq!(calendar.after(begin, Span::parse("1 day").unwrap()), Ok(end));
    // A second before, it was the end of the first of the two: a day on it is the end of the 5th.
    let [begin, end] = ["1892-07-04T11:26:55Z", "1892-07-06T11:26:55Z"].map(|text| Timestamp::parse(text).unwrap());
    assert_eq!(calendar.after(begin, Span::parse("1 day").unwrap()), Ok(end));
}

#[test]
fn a_night_shift_is_as_long_as_it_really_is() {
    let berlin = rule("Europe/Berlin", &[(Weekday::Sunday, "00:00", "06:00")], &[]);
    // Five hours on the day that loses one, so the sixth comes a week later; seven on the day that gains one.
    assert_eq!(after(&berlin, "2026-03-29T00:00:00+01:00", "6 working hours"), "2026-04-05T01:00:00+02:00");
    assert_eq!(after(&berlin, "2026-10-25T00:00:00+02:00", "7 working hours"), "2026-10-25T06:00:00+01:00");
    // A window that opens within the gap opens when the clock jumps over it.
    let early = rule("Europe/Berlin", &[(Weekday::Sunday, "02:30", "06:00")], &[]);
    assert_eq!(after(&early, "2026-03-29T00:00:00+01:00", "1 working hour"), "2026-03-29T04:00:00+02:00");
}

#[test]
fn the_longest_spans_and_the_end_of_time() {
    let once_a_week = rule("Europe/Berlin", &[(Weekday::Sunday, "02:00", "03:00")], &["2026-04-05"]);
    let start = Timestamp::parse("2026-03-01T00:00:00+01:00").unwrap();
    for span in ["36500 working days", "36500 working hours"] {
        let span = Span::parse(span).unwrap();
        let end = Calendar::new(&once_a_week).after(start, span).unwrap();
        assert_eq!(end.milliseconds(), slowly(&once_a_week, start.milliseconds(), span));
    }
    let nobody = rule("UTC", &[], &[]);
    for span in ["1 working day", "1 working hour"] {
        let refused = Calendar::new(&nobody).after(start, Span::parse(span).unwrap());
        assert_eq!(refused.unwrap_err().code(), "TIMESTAMP_OUT_OF_RANGE");
    }
    for span in ["1 hour", "1 day", "1 working day", "1 working hour"] {
        let span = Span::parse(span).unwrap();
        let calendar = Calendar::new(&office("Europe/Berlin", &[]));
        assert_eq!(calendar.after(Timestamp::MAX, span).unwrap_err().code(), "TIMESTAMP_OUT_OF_RANGE");
        assert!(calendar.after(Timestamp::MIN, span).is_ok());
    }
}
