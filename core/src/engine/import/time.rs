//! Times as other systems write them.

use crate::units::{Error, Text, Timestamp};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Reads an instant; a text without an offset is a local time of `zone`, and a date alone the start of that local day.
///
/// As in the calendar of a policy: a local time that the wall clock jumps over is as much later as the gap is long,
/// and one that it shows twice is the first.
pub(super) fn instant(text: &str, zone: Option<&TimeZone>) -> Result<Timestamp, Error> {
    let invalid = || Error::InvalidTime { value: Text::from(text) };
    if let Ok(instant) = Timestamp::parse(text) {
        return Ok(instant);
    }
    let local = local(text).ok_or_else(invalid)?;
    let zone = zone.ok_or_else(|| Error::ZoneMissing { value: Text::from(text) })?;
    let instant = zone.to_ambiguous_timestamp(local).compatible().map_err(|_| invalid())?;
    // Cutting towards the past on both sides of 1970, as `Timestamp::parse` does.
    let milliseconds = instant.as_nanosecond().div_euclid(1_000_000);
    Timestamp::new(i64::try_from(milliseconds).unwrap_or(i64::MAX))
}

/// A local date and time. jiff would overlook an offset or the name of a zone here, and the time would be another.
fn local(text: &str) -> Option<DateTime> {
    let says_more = |letter: char| !(letter.is_ascii_digit() || "-:., Tt".contains(letter));
    let offset = text.get(10..).is_some_and(|time| time.contains('-'));
    if offset || text.contains(says_more) { None } else { text.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin(text: &str) -> Result<String, &'static str> {
        let zone = jiff::tz::TimeZoneDatabase::bundled().get("Europe/Berlin").unwrap();
        instant(text, Some(&zone)).map(|instant| instant.to_string()).map_err(|error| error.code())
    }

    #[test]
    fn an_offset_goes_before_the_zone() {
        assert_eq!(berlin("2011-10-01T00:38:44.546+02:00").unwrap(), "2011-09-30T22:38:44.546Z");
        assert_eq!(berlin("2011-10-01 00:38:44Z").unwrap(), "2011-10-01T00:38:44Z");
        assert_eq!(berlin("2011-10-01 00:38:44-05").unwrap(), "2011-10-01T05:38:44Z");
    }

    #[test]
    fn local_times_and_dates() {
        // Berlin is one hour ahead of UTC in winter and two in summer.
        assert_eq!(berlin("2026-01-15 08:00").unwrap(), "2026-01-15T07:00:00Z");
        assert_eq!(berlin("2026-07-15T08:00:00.25").unwrap(), "2026-07-15T06:00:00.25Z");
        assert_eq!(berlin("2026-07-15").unwrap(), "2026-07-14T22:00:00Z");
        assert_eq!(berlin("1969-12-31T23:59:59.9999").unwrap(), "1969-12-31T22:59:59.999Z");
    }

    #[test]
    fn when_the_clocks_change() {
        // On 2026-03-29 the clock jumps from 02:00 to 03:00; on 2026-10-25 it shows 02:30 twice.
        assert_eq!(berlin("2026-03-29T02:30").unwrap(), "2026-03-29T01:30:00Z");
        assert_eq!(berlin("2026-10-25T02:30").unwrap(), "2026-10-25T00:30:00Z");
        assert_eq!(berlin("2026-10-25T03:00").unwrap(), "2026-10-25T02:00:00Z");
    }

    #[test]
    fn nothing_is_guessed() {
        let bad = [
            "",
            "soon",
            "2026-13-01",
            "2026-02-30",
            "01.02.2026",
            "02/01/2026",
            "2026-07-15T25:00",
            "1751234567",
            "2026-07-15T08:00[Asia/Tokyo]",
            "2026-07-15T08:00+99:00",
            "2026-07-15T08:00-99:00",
            " 2026-07-15",
        ];
        for text in bad {
            assert_eq!(berlin(text), Err("INVALID_TIME"), "{text:?}");
        }
        assert_eq!(instant("2026-07-15T08:00", None).unwrap_err().code(), "ZONE_MISSING");
        assert_eq!(instant("2026-07-15T08:00Z", None).unwrap().to_string(), "2026-07-15T08:00:00Z");
    }
}
