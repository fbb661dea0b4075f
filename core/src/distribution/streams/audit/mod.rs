//! How evenly a log of assignments treats its members, beside what chance alone would give.

mod chance;
mod words;

use super::stream::{Changes, Order, Places, Receiver, WeightChange, amount};
use super::tally::{Entitled, Got, Measure, Quality, Tally};
use crate::policy::Temperature;
use crate::units::{
    ChannelId, Count, Currency, Decimal, Error, MemberId, Minor, Money, Probability, Seed, Timestamp, Weight,
};
use chance::Chance;
use leadwerk_macros::crosses;
use std::collections::{BTreeMap, BTreeSet};
pub(super) use words::show;

/// One assignment of a log, ours or another system's.
#[crosses]
#[derive(Eq)]
pub struct AuditRow {
    /// When.
    pub at: Timestamp,
    /// Who received the lead.
    pub member: MemberId,
    /// Who could have received it; empty for everybody.
    pub eligible: Vec<MemberId>,
    /// The member's channel, where it is known.
    pub channel: Option<ChannelId>,
    /// How likely the lead buys, where that was known.
    pub temperature: Option<Temperature>,
    /// What it was expected to bring, where that was known.
    pub value: Option<Money>,
}

/// How evenly a log of assignments treats its members.
#[crosses]
#[derive(Eq)]
pub struct Audit {
    /// How many leads were assigned.
    pub leads: Count,
    /// When the first was, if there is one.
    pub begins: Option<Timestamp>,
    /// When the last was.
    pub ends: Option<Timestamp>,
    /// How many went to somebody who was not among the eligible, or has no weight.
    pub outside: Count,
    /// How many times chance was asked.
    pub repetitions: Count,
    /// What all figures at the end say together.
    pub verdict: Verdict,
    /// How uneven it is, by each measure that makes sense here.
    pub gaps: Vec<Gap>,
    /// What each member is entitled to and received.
    pub members: Vec<MemberPortion>,
    /// The same of each channel; empty where the channel of any member is not known.
    pub channels: Vec<ChannelPortion>,
    /// How it went from month to month, in UTC; months without a lead are left out.
    pub months: Vec<AuditMonth>,
}

/// How uneven the log is by one measure, and how uneven chance alone would be.
///
/// Chance means that every lead goes to one of its eligible members by lot, according to weight.
#[crosses]
#[derive(Eq)]
pub struct Gap {
    /// What is measured, and in which unit.
    pub measure: Measure,
    /// How uneven the log is.
    pub observed: Decimal,
    /// What chance stays below in 1 of 20 cases.
    pub chance_low: Decimal,
    /// What chance stays below in half of all cases.
    pub chance_middle: Decimal,
    /// What chance stays below in 19 of 20 cases.
    pub chance_high: Decimal,
    /// In which share of all cases chance was at least as uneven as the log.
    pub at_least_as_uneven: Probability,
    /// What that means.
    pub verdict: Verdict,
}

/// How a log compares with chance.
#[crosses]
pub enum Verdict {
    /// More even than chance is in 19 of 20 cases: somebody sees to it.
    Even,
    /// Nothing that chance alone would not give.
    AsByChance,
    /// More uneven than chance is in 19 of 20 cases.
    MoreUnevenThanChance,
}

/// What somebody is entitled to and received.
#[crosses]
#[derive(Eq)]
pub struct Portion {
    /// Leads received.
    pub received: Count,
    /// Leads entitled to: of each lead, the part that one's weight has among all who could have had it.
    pub entitled: Decimal,
    /// The same for each temperature that occurs.
    pub temperatures: Vec<TemperaturePortion>,
    /// The value received; nothing where no lead has one.
    pub value_received: Option<Money>,
    /// The value entitled to.
    pub value_entitled: Option<Money>,
}

/// What somebody is entitled to and received of one temperature.
#[crosses]
#[derive(Eq)]
pub struct TemperaturePortion {
    /// The temperature.
    pub temperature: Temperature,
    /// Leads received.
    pub received: Count,
    /// Leads entitled to.
    pub entitled: Decimal,
}

/// What a member is entitled to and received.
#[crosses]
#[derive(Eq)]
pub struct MemberPortion {
    /// The member.
    pub member: MemberId,
    /// Its channel, where it is known.
    pub channel: Option<ChannelId>,
    /// Its weight.
    pub weight: Weight,
    /// What it is entitled to and received.
    pub portion: Portion,
}

/// What a channel's members together are entitled to and received.
#[crosses]
#[derive(Eq)]
pub struct ChannelPortion {
    /// The channel.
    pub channel: ChannelId,
    /// What its members are entitled to and received.
    pub portion: Portion,
}

/// One month of a log.
#[crosses]
#[derive(Eq)]
pub struct AuditMonth {
    /// The month, such as `2026-05`.
    pub month: String,
    /// The leads of this month.
    pub leads: Count,
    /// How far the member that is furthest off is from the leads of this month that it is entitled to.
    pub count_deviation: Decimal,
    /// The same of all leads up to the end of this month.
    pub count_deviation_so_far: Decimal,
    /// The same by temperature; nothing where no temperature is known.
    pub temperature_deviation_so_far: Option<Decimal>,
    /// The gap by value up to the end of this month; nothing where there is no value.
    pub value_gap_so_far: Option<Decimal>,
}

/// The fewest and the most repetitions: with fewer, 19 of 20 could not be told; with more, it would take long for no gain.
const REPETITIONS: core::ops::RangeInclusive<u32> = 200..=10_000;

/// Audits a log of assignments, in the order of time.
///
/// Without receivers, all members that occur are taken, in the order in which they first do, with the same weight and the
/// channel of their rows. With receivers, a row's channel may be left out; `changes` say when somebody's weight became
/// another. `repetitions` is how often chance is asked: from 200, which is enough for most, to 10,000. The same seed gives the same figures.
///
/// # Errors
/// `RECEIVERS_MISSING` when there is neither a receiver nor a row; `DUPLICATE_RECEIVER`; `UNKNOWN_RECEIVER` for a row's
/// member or eligible ones; `CHANNEL_CONTRADICTED`; `ROWS_UNORDERED`; `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`,
/// `AMOUNT_OUT_OF_RANGE` for a sum; `REPETITIONS_OUT_OF_RANGE`.
///
/// # Example
/// ```
/// use leadwerk::distribution::{AuditRow, Measure, Verdict, audit};
/// use leadwerk::units::{Count, Language, MemberId, Seed, Timestamp};
///
/// // Twenty leads, and the last two of them alone to b.
/// let row = |number| -> Result<AuditRow, leadwerk::Error> {
///     let member = MemberId::new(if number < 18 { "a" } else { "b" })?;
///     let (at, eligible) = (Timestamp::new(number)?, vec![]);
///     Ok(AuditRow { at, member, channel: None, temperature: None, value: None, eligible })
/// };
/// let rows: Vec<_> = (0..20).map(row).collect::<Result<_, _>>()?;
/// let audit = audit(&rows, &[], &[], Count::new(1_000), Seed::new(2)?)?;
/// assert_eq!(audit.verdict, Verdict::MoreUnevenThanChance);
/// let gap = audit.gaps.iter().find(|gap| gap.measure == Measure::CountDeviation).unwrap();
/// assert_eq!(f64::from(gap.observed), 8.0);
/// let sentence = "By number of leads, the member that is furthest off is 8.0 leads from its share; \
///     by chance it would be 0.0 to 4.0. That is more uneven than chance.";
/// assert_eq!(audit.sentences(Language::English)[1], sentence);
/// # Ok::<(), leadwerk::Error>(())
/// ```
pub fn audit(
    rows: &[AuditRow],
    receivers: &[Receiver],
    changes: &[WeightChange],
    repetitions: Count,
    seed: Seed,
) -> Result<Audit, Error> {
    if !REPETITIONS.contains(&repetitions.get()) {
        let (given, least, most) =
            (repetitions.get().into(), (*REPETITIONS.start()).into(), (*REPETITIONS.end()).into());
        return Err(Error::RepetitionsOutOfRange { given, least, most });
    }
    let book = Book::new(rows, receivers, changes)?;
    let mut tally = Tally::new(&book.weights, &book.changes, &book.channels, 1);
    let mut months = Months::new(&book);
    for entry in &book.entries {
        months.turn(entry.at, &tally)?;
        book.count(entry, &mut tally, &[entry.member]);
        months.count(entry);
    }
    months.close(&tally)?;
    let gaps = Chance::new(&book, seed, repetitions.get()).gaps(&tally)?;
    Ok(Audit {
        leads: Count::new(book.entries.len() as u32),
        begins: rows.first().map(|row| row.at),
        ends: rows.last().map(|row| row.at),
        outside: Count::new(book.outside),
        repetitions,
        verdict: together(&gaps, repetitions),
        gaps,
        members: book.members(&tally)?,
        channels: book.channels(&tally)?,
        months: months.lines,
    })
}

/// The measures at the end; those at the worst moment say nearly the same once more.
const FINAL: [Measure; 6] = [
    Measure::CountDeviation,
    Measure::TemperatureDeviation,
    Measure::ValueGap,
    Measure::ChannelCountDeviation,
    Measure::ChannelTemperatureDeviation,
    Measure::ChannelValueGap,
];

/// One verdict over several figures: who looks at six is likelier to see chance at its extreme once, so each has to be
/// so much rarer (Bonferroni).
fn together(gaps: &[Gap], repetitions: Count) -> Verdict {
    let last: Vec<_> = gaps.iter().filter(|gap| FINAL.contains(&gap.measure)).collect();
    let rarest = last.iter().map(|gap| gap.at_least_as_uneven.ppm()).min().unwrap_or(1_000_000);
    // A share of 0 of 200 means fewer than 1 of 201.
    let ppm = u64::from(rarest) + 1_000_000 / (u64::from(repetitions.get()) + 1);
    match last.iter().all(|gap| gap.verdict == Verdict::Even) {
        _ if ppm * last.len() as u64 <= RARE.into() => Verdict::MoreUnevenThanChance,
        true if !last.is_empty() => Verdict::Even,
        _ => Verdict::AsByChance,
    }
}

/// One of twenty, in parts per million.
const RARE: u32 = 50_000;

/// A row that was checked, with places instead of ids.
struct Entry {
    at: Timestamp,
    member: u32,
    quality: Quality,
    /// Who could have received it and has weight; nothing for everybody.
    eligible: Option<Box<[u32]>>,
}

/// The log with places instead of ids.
struct Book {
    ids: Vec<MemberId>,
    weights: Vec<u32>,
    changes: Changes,
    everybody: Vec<u32>,
    channel_ids: Vec<ChannelId>,
    /// The number of each member's channel; empty where that of any is not known.
    channels: Vec<u32>,
    channel_of: Vec<Option<ChannelId>>,
    entries: Vec<Entry>,
    /// Those that occur.
    temperatures: BTreeSet<Temperature>,
    currency: Option<Currency>,
    outside: u32,
}

impl Book {
    fn new(rows: &[AuditRow], receivers: &[Receiver], changes: &[WeightChange]) -> Result<Self, Error> {
        let occurring = occurring(rows);
        let members: Vec<&MemberId> = match receivers {
            [] => occurring,
            receivers => receivers.iter().map(|receiver| &receiver.member).collect(),
        };
        let places = Places::new(members.iter().copied())?;
        let mut weights: Vec<_> = receivers.iter().map(|receiver| receiver.weight.thousandths()).collect();
        weights.resize(members.len(), Weight::ONE.thousandths());
        let mut channel_of: Vec<_> = receivers.iter().map(|receiver| Some(receiver.channel.clone())).collect();
        channel_of.resize(members.len(), None);
        let changes = Changes::new(changes, &places)?;
        let everybody = changes.ever_weighty(&weights);
        let (mut entries, mut currency, mut order) = (Vec::with_capacity(rows.len()), None, Order::default());
        for row in rows {
            order.next(row.at)?;
            let member = places.find(&row.member)?;
            note_channel(row, channel_of.get_mut(member as usize))?;
            let value = row.value.map(|value| amount(value, &mut currency)).transpose()?.unwrap_or(0);
            let quality = Quality { temperature: row.temperature, value };
            let eligible = places.eligible(&row.eligible, &everybody)?;
            entries.push(Entry { at: row.at, member, quality, eligible });
        }
        let (channel_ids, channels) = numbered(&channel_of);
        let ids = members.into_iter().cloned().collect();
        let temperatures = rows.iter().filter_map(|row| row.temperature).collect();
        let is_outside = |entry: &&Entry| {
            let eligible = entry.eligible.as_deref().unwrap_or(&everybody);
            eligible.binary_search(&entry.member).is_err()
        };
        let outside = entries.iter().filter(is_outside).count() as u32;
        Ok(Self {
            ids,
            weights,
            changes,
            everybody,
            channel_ids,
            channels,
            channel_of,
            entries,
            temperatures,
            currency,
            outside,
        })
    }

    fn eligible<'a>(&'a self, entry: &'a Entry) -> &'a [u32] {
        entry.eligible.as_deref().unwrap_or(&self.everybody)
    }

    /// Counts a lead, as it was given in each of some ways.
    fn count(&self, entry: &Entry, tally: &mut Tally, winners: &[u32]) {
        tally.pass(entry.at.milliseconds());
        let eligible = self.eligible(entry);
        tally.lead(eligible, eligible.len() == self.everybody.len(), entry.quality, winners);
    }

    fn portion(&self, entitled: &Entitled, got: &Got) -> Result<Portion, Error> {
        let mut temperatures = Vec::new();
        for &temperature in &self.temperatures {
            let received = Count::new(got.temperatures.get(temperature as usize).copied().unwrap_or(0));
            let entitled = decimal(entitled.leads_of(temperature))?;
            temperatures.push(TemperaturePortion { temperature, received, entitled });
        }
        let money = |minor: i128| {
            let money = |currency| {
                let minor = Minor::new(i64::try_from(minor).unwrap_or(i64::MAX))?;
                Ok::<_, Error>(Money { minor, currency })
            };
            self.currency.map(money).transpose()
        };
        Ok(Portion {
            received: Count::new(got.count),
            entitled: decimal(entitled.leads())?,
            temperatures,
            value_received: money(got.value)?,
            value_entitled: money(entitled.minor())?,
        })
    }

    fn members(&self, tally: &Tally) -> Result<Vec<MemberPortion>, Error> {
        let known = self.ids.iter().zip(&self.channel_of).zip(&self.weights).zip(tally.members(0));
        known
            .map(|(((member, channel), &weight), (entitled, got))| {
                let (member, channel) = (member.clone(), channel.clone());
                Ok(MemberPortion {
                    member,
                    channel,
                    weight: Weight::new(weight)?,
                    portion: self.portion(entitled, got)?,
                })
            })
            .collect()
    }

    fn channels(&self, tally: &Tally) -> Result<Vec<ChannelPortion>, Error> {
        let known = self.channel_ids.iter().zip(tally.channels(0));
        known
            .map(|(channel, (entitled, got))| {
                Ok(ChannelPortion { channel: channel.clone(), portion: self.portion(&entitled, &got)? })
            })
            .collect()
    }
}

/// All members that occur, in the order in which they first do.
fn occurring(rows: &[AuditRow]) -> Vec<&MemberId> {
    let mut seen = BTreeSet::new();
    let named = rows.iter().flat_map(|row| core::iter::once(&row.member).chain(&row.eligible));
    named.filter(|member| seen.insert(member.as_str())).collect()
}

/// A member has one channel.
fn note_channel(row: &AuditRow, known: Option<&mut Option<ChannelId>>) -> Result<(), Error> {
    let (Some(given), Some(known)) = (&row.channel, known) else { return Ok(()) };
    let expected = known.get_or_insert_with(|| given.clone());
    if expected == given {
        return Ok(());
    }
    let (member, expected, given) = (row.member.clone(), expected.as_ref().into(), given.as_ref().into());
    Err(Error::ChannelContradicted { member, expected, given })
}

/// The channels in the order in which they first come, and the number of each member's; nothing where one is not known.
fn numbered(channel_of: &[Option<ChannelId>]) -> (Vec<ChannelId>, Vec<u32>) {
    let Some(known) = channel_of.iter().map(Option::as_ref).collect::<Option<Vec<_>>>() else {
        return (Vec::new(), Vec::new());
    };
    let (mut ids, mut numbers) = (Vec::new(), BTreeMap::new());
    let number = |channel: &ChannelId| {
        *numbers.entry(channel.clone()).or_insert_with(|| {
            ids.push(channel.clone());
            ids.len() as u32 - 1
        })
    };
    let channels = known.into_iter().map(number).collect();
    (ids, channels)
}

/// A figure in millionths as a number. What is beyond all sense is as large as can be.
pub(super) fn decimal(millionths: i64) -> Result<Decimal, Error> {
    const MOST: i64 = 1_000_000_000_000_000;
    Decimal::from_millionths(millionths.min(MOST))
}

/// The months, while the log goes by.
struct Months<'a> {
    book: &'a Book,
    lines: Vec<AuditMonth>,
    current: Option<(String, Tally, u32)>,
}

impl<'a> Months<'a> {
    const fn new(book: &'a Book) -> Self {
        Self { book, lines: Vec::new(), current: None }
    }

    /// Closes the current month when another has come.
    fn turn(&mut self, at: Timestamp, so_far: &Tally) -> Result<(), Error> {
        let month = month(at);
        if self.current.as_ref().is_none_or(|(current, ..)| *current != month) {
            self.close(so_far)?;
            self.current = Some((month, Tally::new(&self.book.weights, &self.book.changes, &[], 1), 0));
        }
        Ok(())
    }

    fn count(&mut self, entry: &Entry) {
        if let Some((_, tally, leads)) = &mut self.current {
            self.book.count(entry, tally, &[entry.member]);
            *leads += 1;
        }
    }

    fn close(&mut self, so_far: &Tally) -> Result<(), Error> {
        let Some((month, tally, leads)) = self.current.take() else { return Ok(()) };
        let figure = |tally: &Tally, measure| tally.measure(0, measure).map(decimal).transpose();
        let nothing = decimal(0)?;
        self.lines.push(AuditMonth {
            month,
            leads: Count::new(leads),
            count_deviation: figure(&tally, Measure::CountDeviation)?.unwrap_or(nothing),
            count_deviation_so_far: figure(so_far, Measure::CountDeviation)?.unwrap_or(nothing),
            temperature_deviation_so_far: figure(so_far, Measure::TemperatureDeviation)?,
            value_gap_so_far: figure(so_far, Measure::ValueGap)?,
        });
        Ok(())
    }
}

/// The month of an instant in UTC.
fn month(at: Timestamp) -> String {
    let date = jiff::Timestamp::from_millisecond(at.milliseconds());
    // INVARIANT (timestamp): every one of ours is one of the calendar's.
    date.map_or_else(|_| String::new(), |date| date.strftime("%Y-%m").to_string())
}

#[cfg(test)]
mod tests;
