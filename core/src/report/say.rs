//! How figures, days and spans of time are said, in one language and by the tenant's clock.

use super::period::Period;
use crate::policy::{Calendar, Day};
use crate::units::{Count, Decimal, Language, Money, Probability, Timestamp, amount, decimal, grouped};

const MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
];
const DAYS: [[&str; 7]; 2] =
    [["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]];

/// Nothing to say: a figure that there is not.
pub(super) const NONE: &str = "–";

/// The language and the clock.
#[derive(Clone, Copy)]
pub(super) struct Say<'a> {
    pub(super) language: Language,
    pub(super) calendar: &'a Calendar,
}

impl Say<'_> {
    /// The one of two that is of this language.
    pub(super) fn pick<T>(self, english: T, german: T) -> T {
        match self.language {
            Language::English => english,
            Language::German => german,
        }
    }

    /// `4 May 2026`, `4. Mai 2026`.
    pub(super) fn day(self, day: Day) -> String {
        let date = day.date();
        format!("{} {}", self.day_and_month(day), date.year())
    }

    /// `4 Aug`, `4. Aug.`: months by their first three letters, but those of four letters are written out in German.
    pub(super) fn short_day(self, day: Day) -> String {
        let said = self.day_and_month(day);
        let month = said.find(' ').map_or(0, |blank| blank + 1);
        let short: String = said.chars().take(month + 3).collect();
        match (self.language, said.chars().count() - month) {
            (Language::English, _) => short,
            (Language::German, ..=4) => said,
            (Language::German, _) => short + ".",
        }
    }

    /// The day of an instant, as [`Say::short_day`].
    pub(super) fn date(self, at: Timestamp) -> String {
        self.calendar.day_of(at).map_or_else(|_| at.to_string(), |day| self.short_day(day))
    }

    fn day_and_month(self, day: Day) -> String {
        let date = day.date();
        let [english, german] =
            MONTHS.map(|names| names.get(usize::from(date.month().unsigned_abs()) - 1).copied().unwrap_or_default());
        self.pick(format!("{} {english}", date.day()), format!("{}. {german}", date.day()))
    }

    /// `4 May – 10 May 2026`; a year, a month or a day is said shorter. One that is not over says so, and until when it is told.
    pub(super) fn period(self, period: Period) -> String {
        let (first, last) = (period.first.date(), period.last.date());
        let days = if first == last {
            self.day(period.first)
        } else if first.year() == last.year() {
            format!("{} – {}", self.day_and_month(period.first), self.day(period.last))
        } else {
            format!("{} – {}", self.day(period.first), self.day(period.last))
        };
        let Some(known) = period.known else { return days };
        if self.is_ahead(period, known) {
            return days + self.pick(", not begun yet", ", noch nicht begonnen");
        }
        let known = self.time(known);
        self.pick(format!("{days}, not over yet; as of {known}"), format!("{days}, noch nicht zu Ende; Stand {known}"))
    }

    /// `until 10 May 2026`; one that is not over says so, and until when it is told.
    pub(super) fn until(self, period: Period) -> String {
        let day = self.day(period.last);
        let Some(known) = period.known else {
            return self.pick("until ", "bis ").to_owned() + &day;
        };
        if self.is_ahead(period, known) {
            return self.pick("not begun yet, until ", "noch nicht begonnen, bis ").to_owned() + &day;
        }
        let known = self.time(known);
        self.pick(
            format!("as of {known}; the period ends on {day} and is not over yet"),
            format!("Stand {known}; der Zeitraum endet am {day} und ist noch nicht zu Ende"),
        )
    }

    /// Whether a period begins only after what is known.
    pub(super) fn is_ahead(self, period: Period, known: Timestamp) -> bool {
        self.calendar.begins(period.first).is_ok_and(|begin| known < begin)
    }

    /// `Mon 4 May, 09:30`, `Mo 4. Mai, 09:30`.
    pub(super) fn time(self, at: Timestamp) -> String {
        let Ok(day) = self.calendar.day_of(at) else { return at.to_string() };
        let place = usize::from(day.date().weekday().to_monday_zero_offset().unsigned_abs());
        let [english, german] = DAYS.map(|names| names.get(place).copied().unwrap_or_default());
        let minutes = self.calendar.minutes_of(at);
        let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        format!("{} {}, {clock}", self.pick(english, german), self.short_day(day))
    }

    /// `2 hours`, `3 days`: how long it is from one instant to another, either way.
    pub(super) fn span(self, from: Timestamp, to: Timestamp) -> String {
        let minutes = to.since(from).unsigned_abs() / 60_000;
        match (minutes, minutes / 60, minutes / 1_440) {
            (minutes, 0, _) => self.counted(minutes, ["minute", "minutes"], ["Minute", "Minuten"]),
            (_, hours, days) if days < 2 => self.counted(hours, ["hour", "hours"], ["Stunde", "Stunden"]),
            (_, _, days) => self.counted(days, ["day", "days"], ["Tag", "Tagen"]),
        }
    }

    /// `1 lead`, `12 leads`.
    pub(super) fn counted(self, number: u64, english: [&str; 2], german: [&str; 2]) -> String {
        let [one, many] = self.pick(english, german);
        format!("{} {}", self.number(number), if number == 1 { one } else { many })
    }

    /// `1 lead`, `12 Leads`.
    pub(super) fn leads(self, number: Count) -> String {
        self.counted(number.get().into(), ["lead", "leads"], ["Lead", "Leads"])
    }

    /// `12,345`, `12.345`.
    pub(super) fn number(self, number: u64) -> String {
        grouped(number, self.language)
    }

    pub(super) fn count(self, number: Count) -> String {
        self.number(number.get().into())
    }

    /// `1.5`, `1,5`.
    pub(super) fn decimal(self, number: f64) -> String {
        decimal(number, self.language)
    }

    /// A number without decimals; points are told like this.
    pub(super) fn whole(self, number: Decimal) -> String {
        let rounded = (number.millionths() + number.millionths().signum() * 500_000) / 1_000_000;
        let sign = if rounded < 0 { "−" } else { "" };
        format!("{sign}{}", self.number(rounded.unsigned_abs()))
    }

    pub(super) fn amount(self, money: Money) -> String {
        amount(money, self.language)
    }

    /// A share in whole per cent.
    pub(super) fn share(self, share: f64) -> String {
        if share.is_finite() { format!("{:.0} %", share * 100.0) } else { NONE.to_owned() }
    }

    /// A share in whole per cent, where there is one.
    pub(super) fn maybe(self, share: Option<Probability>) -> String {
        share.map_or_else(|| NONE.to_owned(), |share| self.share(share.into()))
    }

    /// The share that a part is of a whole; nothing of nothing.
    pub(super) fn part(self, part: Count, whole: Count) -> String {
        let (part, whole) = (f64::from(part.get()), f64::from(whole.get()));
        if whole > 0.0 { self.share(part / whole) } else { NONE.to_owned() }
    }
}
