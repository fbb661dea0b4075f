//! Local time, from a table: the zone's changes are looked up once, then it is arithmetic.
//!
//! All times are milliseconds: an instant since 1970 in UTC, a local time since 1970 by the wall clock.

use jiff::tz::TimeZone;

/// A day by the wall clock.
pub(super) const DAY: i64 = 86_400_000;

/// 2500-01-01 in UTC. From 2100 on, every zone follows one rule for all years …
const END: i64 = 16_725_225_600_000;
/// … and the calendar repeats after 400 years, which are whole weeks: so later times are looked up 400 years earlier.
const CYCLE: i64 = 146_097 * DAY;

/// About a hundred days: seldom is there more than one change in it.
const PAGE: i64 = 1 << 33;

/// The offsets of a zone, from the beginning to the end of time.
#[derive(Clone, Debug)]
pub(super) struct Zone {
    // INVARIANT (changes): ascending in `at` and in `local`, and never empty.
    changes: Vec<Change>,
    /// For each page from 1970 on, how many changes lie before its beginning by either clock.
    // INVARIANT (pages): the last page holds END, so whatever is looked up after 1970 has a page.
    pages: Vec<usize>,
}

/// A new offset.
#[derive(Clone, Copy, Debug)]
struct Change {
    /// The instant from which it holds.
    at: i64,
    /// The local time from which it is meant: the end of a gap, or of the first pass of a fold.
    local: i64,
    /// Local time is the instant and this.
    offset: i64,
}

/// A stretch of local time with one offset.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    offset: i64,
    /// The instant at which the next offset begins.
    ends: i64,
    /// The local time from which the next offset is meant.
    local_end: i64,
}

impl Zone {
    pub(super) fn new(zone: &TimeZone) -> Self {
        let first = milliseconds(zone.to_offset(jiff::Timestamp::MIN));
        let mut changes = vec![Change { at: i64::MIN, local: i64::MIN, offset: first }];
        let mut before = first;
        for change in zone.following(jiff::Timestamp::MIN) {
            let (at, offset) = (change.timestamp().as_millisecond(), milliseconds(change.offset()));
            if offset != before {
                changes.push(Change { at, local: at + before.max(offset), offset });
            }
            before = offset;
            // One change beyond the end, so that the last stretch knows where it ends.
            if at > END {
                break;
            }
        }
        let begins = (0..=END / PAGE).map(|page| page * PAGE);
        let pages = begins.map(|begin| changes.partition_point(|change| change.at.max(change.local) <= begin));
        Self { pages: pages.collect(), changes }
    }

    /// How many changes there were up to a time by one of the clocks. A page and a step or two is a good deal quicker
    /// than halving a thousand changes, and every due time is looked up twice.
    fn count(&self, time: i64, by: impl Fn(&Change) -> i64) -> usize {
        let page = usize::try_from(time.div_euclid(PAGE)).ok().and_then(|page| self.pages.get(page));
        let Some(&sure) = page else { return self.changes.partition_point(|change| by(change) <= time) };
        let open = self.changes.get(sure..).unwrap_or_default();
        sure + open.iter().take_while(|change| by(change) <= time).count()
    }

    /// What the wall clock is ahead of UTC at an instant.
    pub(super) fn offset(&self, instant: i64) -> i64 {
        self.stretch_at(instant).offset
    }

    /// The stretch that an instant belongs to.
    pub(super) fn stretch_at(&self, instant: i64) -> Stretch {
        self.stretch_by(instant, |change| change.at)
    }

    /// The stretch that a local time belongs to.
    pub(super) fn stretch(&self, local: i64) -> Stretch {
        self.stretch_by(local, |change| change.local)
    }

    fn stretch_by(&self, time: i64, clock: impl Fn(&Change) -> i64) -> Stretch {
        let cycles = cycles(time);
        let next = self.count(time - cycles, clock);
        let (ends, local_end) = match self.changes.get(next) {
            Some(change) => (change.at + cycles, change.local + cycles),
            None => (i64::MAX, i64::MAX),
        };
        Stretch { offset: self.before(next), ends, local_end }
    }

    fn before(&self, next: usize) -> i64 {
        self.changes.get(next.saturating_sub(1)).map_or(0, |change| change.offset)
    }

    /// The days that were left out as a whole, such as 2011-12-30 in Samoa; as days since 1970.
    pub(super) fn skipped_days(&self) -> Vec<i64> {
        let pairs = self.changes.iter().zip(self.changes.iter().skip(1));
        let gaps = pairs.map(|(before, after)| (after.at + before.offset, after.at + after.offset));
        gaps.flat_map(|(from, to)| (from + DAY - 1).div_euclid(DAY)..to.div_euclid(DAY)).collect()
    }
}

impl Stretch {
    /// What the wall clock shows at an instant of it.
    pub(super) const fn local(&self, instant: i64) -> i64 {
        instant + self.offset
    }

    /// Whether a later local time still belongs to it.
    pub(super) const fn holds(&self, local: i64) -> bool {
        local < self.local_end
    }

    /// The instant that a local time means: in a gap as much later as the gap is long, in a fold the first.
    pub(super) const fn instant(&self, local: i64) -> i64 {
        local - self.offset
    }

    /// The instant at which the wall clock first shows a local time, or jumps over it.
    pub(super) fn reached(&self, local: i64) -> i64 {
        self.instant(local).min(self.ends)
    }

    /// The day on which the next offset begins.
    pub(super) const fn last_day(&self) -> i64 {
        self.ends.saturating_add(self.offset).div_euclid(DAY)
    }
}

/// The whole cycles between a time and the years that are looked up.
const fn cycles(time: i64) -> i64 {
    if time < END { 0 } else { ((time - END) / CYCLE + 1) * CYCLE }
}

fn milliseconds(offset: jiff::tz::Offset) -> i64 {
    i64::from(offset.seconds()) * 1_000
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZoneDatabase;

    #[test]
    fn the_end_is_a_new_year() {
        assert_eq!(jiff::Timestamp::from_millisecond(END).unwrap().to_string(), "2500-01-01T00:00:00Z");
        assert_eq!(CYCLE % (7 * DAY), 0);
    }

    #[test]
    fn in_every_zone_the_changes_ascend_and_agree_with_jiff() {
        let database = TimeZoneDatabase::bundled();
        let mut zones = 0;
        for name in database.available() {
            let jiff = database.get(name.as_str()).unwrap();
            let zone = Zone::new(&jiff);
            for (before, after) in zone.changes.iter().zip(zone.changes.iter().skip(1)) {
                assert!(before.at < after.at && before.local < after.local, "{name}: {before:?} {after:?}");
                // The calendar relies on it.
                assert!(before.offset - after.offset <= DAY, "{name}: {before:?} {after:?}");
            }
            let expected = |instant| {
                let instant = jiff::Timestamp::from_millisecond(instant).unwrap();
                i64::from(jiff.to_offset(instant).seconds()) * 1_000
            };
            for change in zone.changes.iter().skip(1).step_by(7) {
                for instant in [change.at - 1, change.at, change.at + CYCLE, change.at + 7 * CYCLE - 1] {
                    if change.at > END - CYCLE || instant < END {
                        assert_eq!(zone.offset(instant), expected(instant), "{name} {instant}");
                    }
                }
            }
            zones += 1;
        }
        assert!(zones > 400, "{zones}");
    }

    #[test]
    fn whole_days_that_never_were() {
        let skipped = |name| Zone::new(&TimeZoneDatabase::bundled().get(name).unwrap()).skipped_days();
        let day = |text| crate::policy::Day::parse(text).unwrap().days();
        assert_eq!(skipped("Pacific/Apia"), [day("2011-12-30")]);
        assert_eq!(skipped("Pacific/Kwajalein"), [day("1993-08-21")]);
        assert!(skipped("Europe/Berlin").is_empty());
    }
}
