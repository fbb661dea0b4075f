//! Who wins far less than expected: evidence that may be looked at any day.

use super::expected::Expecting;
use super::work::WorkedLead;
use crate::units::{Error, Estimate, Order as _, Probability, Timestamp};
use core::num::NonZeroUsize;
use leadwerk_macros::crosses;

/// Which shares of the normal rate the evidence looks for.
const BURNT: [f64; 3] = [0.3, 0.5, 0.7];

/// And which multiples, for whoever wins more than expected.
const PREMIUM: [f64; 3] = [1.5, 2.0, 3.0];

/// Which share of the normal rate a downturn is looked for by.
const FALLEN: f64 = 0.5;

/// From which level on a downturn is told: by chance once in 560 expected wins.
const FALLEN_FAR: f64 = 4.5;

/// How loud an alarm is.
#[crosses]
pub enum AlarmLevel {
    /// Nothing speaks up.
    Quiet,
    /// Have an eye on it.
    Amber,
    /// A person is to look at it. Nothing follows by itself.
    Red,
}

/// The evidence that a member wins less than expected.
///
/// It is an e-process: the mean over θ of θ^won · exp((1 − θ) · expected), with θ = 0.3, 0.5, 0.7. Whoever wins at least
/// as often as expected, comes to 20 at any time ever with a probability of at most a twentieth, and to 100 with one of at
/// most a hundredth (Ville, 1939), however often one looks. Between wins it only grows, so the highest is found exactly.
#[crosses]
#[derive(Copy)]
pub struct Alarm {
    /// How loud it is, by the highest evidence ever.
    pub level: AlarmLevel,
    /// The evidence now; 1 is none. Reviews of many members go by this one.
    pub evidence: Estimate,
    /// The highest ever.
    pub highest: Estimate,
    /// When amber was reached.
    pub amber_since: Option<Timestamp>,
    /// When red was reached.
    pub red_since: Option<Timestamp>,
}

/// Whether a member lately wins less than expected, whatever it won before: good years wear an [`Alarm`]'s evidence down, and
/// who has them is seen late there.
///
/// It is a cumulative sum, adjusted by what was expected (Steiner et al., Biostatistics 1, 2000): each expected win raises the
/// level by ½, up to 4.5, and each win lowers it by ln 2, down to 0. At 4.5 it is told, until it is back at 0. Unlike an
/// alarm it has no promise for ever: whoever wins as often as expected comes there once in 560 expected wins on average, and
/// one that falls to 40 % of that after 18 (by simulation; more seldom by chance where leads are won on the spot).
#[crosses]
#[derive(Copy)]
pub struct Downturn {
    /// The level: 0 to 4.5.
    pub level: Estimate,
    /// Since when it is told; nothing if it is not, or the level has come back to 0 since.
    pub since: Option<Timestamp>,
}

impl Downturn {
    /// Nothing seen yet.
    pub(crate) const NONE: Self = Self { level: Estimate::ZERO, since: None };
}

impl Alarm {
    /// About how many wins must have been expected before a member that wins `rate` times as often as expected (above 0
    /// and below 1) is seen, at this probability of a false alarm (a millionth to a half): ln(1/α) / (1 − θ + θ ln θ). It
    /// is what the sharpest evidence for just this rate needs on average.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::partner::Alarm;
    /// # use leadwerk::units::{Estimate, Probability};
    /// let needed = Alarm::needed(Estimate::new(0.2)?, Probability::new(50_000)?)?;
    /// assert_eq!(format!("{:.1}", needed.get()), "6.3");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn needed(rate: Estimate, false_alarms: Probability) -> Result<Estimate, Error> {
        rate.within("rate", 0.001, 0.99)?;
        Estimate::of(false_alarms.into()).within("false_alarms", 1e-6, 0.5)?;
        let rate = rate.get();
        Ok(Estimate::of(-f64::from(false_alarms).ln() / (1.0 - rate + rate * rate.ln())))
    }
}

/// The logarithm of the mean over the rates of rate^won · exp((1 − rate) · expected).
fn evidence(rates: [f64; 3], won: f64, expected: f64) -> f64 {
    let logs = rates.map(|rate| won * rate.ln() + (1.0 - rate) * expected);
    let most = logs.into_iter().fold(f64::NEG_INFINITY, f64::max);
    most + (logs.into_iter().map(|log| (log - most).exp()).sum::<f64>() / 3.0).ln()
}

/// A number of evidence from its logarithm; the largest number there is where it goes beyond all.
fn plain(log: f64) -> Estimate {
    Estimate::of(log.exp())
}

/// What the course of a member's wins comes to.
pub(super) struct Evidence {
    /// That it wins less than expected.
    pub(super) alarm: Alarm,
    /// That it wins less lately.
    pub(super) downturn: Downturn,
    /// That it wins more, now.
    pub(super) premium: Estimate,
    /// The same, at its highest ever.
    pub(super) premium_highest: Estimate,
}

impl Evidence {
    /// Goes through the leads of one member in the order of time, up to `until`.
    pub(super) fn of(leads: &[&WorkedLead], expecting: &Expecting, [amber, red]: [f64; 2]) -> Self {
        let mut course = Course::new(leads, expecting);
        let mut wins: Vec<Timestamp> = leads.iter().filter_map(|lead| expecting.won_at(lead)).collect();
        wins.sort_unstable();
        let (mut won, mut highest, mut premium_highest) = (0.0, 0.0_f64, 0.0_f64);
        let mut fallen = Fallen::default();
        let mut since = [(amber.ln(), None), (red.ln(), None)];
        let moments = wins.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, same.len())));
        let now = (expecting.until, 0);
        for (at, more) in moments.map(|(at, more)| (at, Some(more))).chain([(now.0, None)]) {
            // Just before a win all is there but what came with that very instant; at the end all is.
            let before = course.expected(at, more.is_none());
            let log = evidence(BURNT, won, before);
            highest = highest.max(log);
            for (threshold, since) in &mut since {
                if since.is_none() && log >= *threshold {
                    *since = Some(course.first(at, |expected| evidence(BURNT, won, expected) >= *threshold));
                }
            }
            fallen.rise(at, before, &course);
            if let Some(more) = more {
                #[expect(clippy::cast_precision_loss, reason = "a number of wins")]
                let more = more as f64;
                won += more;
                let newest = course.newest(at);
                fallen.win(more, newest);
                premium_highest = premium_highest.max(evidence(PREMIUM, won, before + newest));
            }
            course.settle(at);
        }
        let expected = course.expected(expecting.until, true);
        let [(_, amber_since), (_, red_since)] = since;
        let level = match (amber_since, red_since) {
            (_, Some(_)) => AlarmLevel::Red,
            (Some(_), None) => AlarmLevel::Amber,
            (None, None) => AlarmLevel::Quiet,
        };
        let (evidence_now, premium) = (evidence(BURNT, won, expected), evidence(PREMIUM, won, expected));
        Self {
            alarm: Alarm { level, evidence: plain(evidence_now), highest: plain(highest), amber_since, red_since },
            downturn: Downturn { level: Estimate::of(fallen.height), since: fallen.since },
            premium: plain(premium),
            premium_highest: plain(premium_highest),
        }
    }
}

/// How far a member has fallen.
#[derive(Default)]
struct Fallen {
    height: f64,
    since: Option<Timestamp>,
    /// The wins expected when it was followed last.
    followed: f64,
}

impl Fallen {
    /// More was expected, and nothing won.
    fn rise(&mut self, at: Timestamp, expected: f64, course: &Course<'_>) {
        let risen = |expected: f64| self.height + (1.0 - FALLEN) * (expected - self.followed);
        let height = risen(expected);
        if self.since.is_none() && height >= FALLEN_FAR {
            self.since = Some(course.first(at, |expected| risen(expected) >= FALLEN_FAR));
        }
        (self.height, self.followed) = (height.min(FALLEN_FAR), expected);
    }

    /// Wins came, and with that very instant more was expected.
    fn win(&mut self, wins: f64, newest: f64) {
        self.height = f64::max(0.0, self.height + (1.0 - FALLEN) * newest + wins * FALLEN.ln());
        self.followed += newest;
        self.since = self.since.filter(|_| self.height > 0.0);
    }
}

/// How many wins were expected, from time to time.
struct Course<'a> {
    expecting: &'a Expecting,
    /// All leads, in the order of acceptance.
    leads: Vec<&'a WorkedLead>,
    /// How many of them have come.
    come: usize,
    /// Those that have come and of which more is expected still.
    active: Vec<&'a WorkedLead>,
    /// What was expected of the others that have come, in millionths.
    settled: i64,
    /// Up to where the course has been followed.
    reached: Option<Timestamp>,
}

impl<'a> Course<'a> {
    fn new(leads: &[&'a WorkedLead], expecting: &'a Expecting) -> Self {
        let mut leads = leads.to_vec();
        leads.order_by_key(|lead| lead.at);
        Self { expecting, leads, come: 0, active: Vec::new(), settled: 0, reached: None }
    }

    /// The wins expected by an instant, not before it was followed; leads that are accepted at that very instant count where
    /// they are to.
    fn expected(&self, at: Timestamp, with_newest: bool) -> f64 {
        let coming = self.coming(|lead| lead.at < at || with_newest && lead.at == at);
        wins(self.settled + self.of(&self.active, at) + self.of(coming, at))
    }

    /// The wins expected at once of the leads that are accepted at an instant.
    fn newest(&self, at: Timestamp) -> f64 {
        let (before, with) = (self.coming(|lead| lead.at < at).len(), self.coming(|lead| lead.at <= at));
        wins(self.of(with.get(before..).unwrap_or_default(), at))
    }

    /// Those that have not come yet as far as the course was followed, up to a moment.
    fn coming(&self, by: impl Fn(&WorkedLead) -> bool) -> &[&'a WorkedLead] {
        let coming = self.leads.get(self.come..).unwrap_or_default();
        coming.get(..coming.partition_point(|lead| by(lead))).unwrap_or_default()
    }

    fn of(&self, leads: &[&WorkedLead], at: Timestamp) -> i64 {
        leads.iter().map(|lead| self.expecting.expected(lead, at)).sum()
    }

    /// Takes for settled what will not change any more, and goes on from here.
    fn settle(&mut self, at: Timestamp) {
        let newest = self.coming(|lead| lead.at <= at).to_vec();
        self.come += newest.len();
        self.active.extend(newest);
        let (expecting, settled) = (self.expecting, &mut self.settled);
        self.active.retain(|lead| {
            let over = expecting.is_over(lead, at);
            if over {
                *settled += expecting.expected(lead, at);
            }
            !over
        });
        self.reached = Some(at);
    }

    /// The first instant, since the course was followed and up to `end`, at which the expected wins are enough: they only
    /// grow, so by halving.
    fn first(&self, end: Timestamp, enough: impl Fn(f64) -> bool) -> Timestamp {
        let begin = self.reached.or_else(|| self.leads.first().map(|lead| lead.at)).unwrap_or(end);
        let (mut low, mut high) = (begin, end);
        while high.since(low) > 1 {
            let Ok(middle) = low.plus(high.since(low) / 2) else { break };
            if enough(self.expected(middle, true)) { high = middle } else { low = middle }
        }
        if enough(self.expected(low, true)) { low } else { high }
    }
}

/// From millionths.
fn wins(millionths: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
    let expected = millionths as f64 / 1e6;
    expected
}

/// Which of many members' evidence stands out at a review, by the place in the list: the procedure of Benjamini and
/// Hochberg for e-values (Wang and Ramdas, 2022). Of those it names, on average at most this share are as good as
/// expected, whatever members have to do with each other.
///
/// It takes the evidence at the review, never the highest ever: that is no e-value, for its mean may be beyond 1.
pub(super) fn stands_out(evidence: &[Estimate], share: Probability) -> Vec<usize> {
    let mut places: Vec<usize> = (0..evidence.len()).collect();
    let at = |place: usize| evidence.get(place).map_or(0.0, |evidence| evidence.get());
    places.order_by(|&a, &b| at(b).total_cmp(&at(a)));
    let Some(members) = NonZeroUsize::new(evidence.len()) else { return Vec::new() };
    #[expect(clippy::cast_precision_loss, reason = "a number of members")]
    let enough = |rank: usize, place: usize| at(place) * rank as f64 * f64::from(share) >= members.get() as f64;
    let found = places.iter().zip(1..).filter(|&(&place, rank)| enough(rank, place)).map(|(_, rank)| rank).last();
    places.truncate(found.unwrap_or(0));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::lot::Lot;
    use crate::partner::DelayLaw;

    /// After how many expected wins a downturn is told, on average, of whoever wins so many times as often.
    fn told_after(rate: f64, runs: u32, lot: &mut Lot) -> f64 {
        let now = Timestamp::new(0).unwrap();
        let expecting = Expecting::of(&DelayLaw::immediate(), now).unwrap();
        let course = Course::new(&[], &expecting);
        let mut run = || {
            let mut fallen = Fallen::default();
            loop {
                let (before, followed) = (fallen.height, fallen.followed);
                fallen.rise(now, followed - lot.uniform().ln() / rate, &course);
                if fallen.since.is_some() {
                    return followed + (FALLEN_FAR - before) / (1.0 - FALLEN);
                }
                fallen.win(1.0, 0.0);
            }
        };
        (0..runs).map(|_| run()).sum::<f64>() / f64::from(runs)
    }

    /// The figures that the docs print.
    #[test]
    fn how_often_a_downturn_is_told() {
        let mut lot = Lot::new(3, 0);
        for (rate, wanted) in [(1.0, 560.0), (0.7, 57.0), (0.5, 24.3), (0.4, 18.3), (0.2, 12.1)] {
            let found = told_after(rate, 3_000, &mut lot);
            println!("{rate}: {found}");
            assert!((found - wanted).abs() < 0.06 * wanted, "{rate}: {found}, not {wanted}");
        }
    }
}
