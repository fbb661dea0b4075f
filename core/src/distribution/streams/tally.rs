//! What each member is entitled to and has received, and how uneven that is: the figures of the audit and the what-if.
//!
//! A lead entitles those who may have it, each to the part that its weight has among theirs (the carpool share of Fagin
//! and Williams). Many ways to give the same leads away are kept side by side: what members are entitled to is the same
//! in all of them, and is reckoned once.

use super::stream::Changes;
use crate::policy::Temperature;
use leadwerk_macros::crosses;

/// Something that can be more or less even.
#[crosses]
pub enum Measure {
    /// The most leads that a member received minus the fewest, each divided by its weight, at the end; in leads. Only
    /// where everybody could have had every lead.
    CountGap,
    /// How far the member that is furthest off is from the leads that it is entitled to, at the end; in leads.
    CountDeviation,
    /// The same at its worst moment.
    CountDeviationEver,
    /// How far the member that is furthest off is from the leads of one temperature that it is entitled to, at the end;
    /// in leads.
    TemperatureDeviation,
    /// The same at its worst moment.
    TemperatureDeviationEver,
    /// From the member with the most value beyond what it is entitled to, to the one with the least, at the end; 1 is
    /// what a member is entitled to on average. Where all weigh the same and could have had every lead, this is the
    /// most received value minus the least, over the mean.
    ValueGap,
    /// How far the member that is furthest off is from the value that it is entitled to, at the end; 1 is what this
    /// member is entitled to.
    ValueDeviation,
    /// As the deviation by count, of a channel's members together.
    ChannelCountDeviation,
    /// As the deviation by temperature, of a channel's members together.
    ChannelTemperatureDeviation,
    /// As the gap by value, of a channel's members together.
    ChannelValueGap,
}

pub(super) const TEMPERATURES: usize = 3;

/// Entitlements are whole numbers of 2⁻⁴⁰: of a lead, of a minor unit.
const FRACTION: u32 = 40;

/// What a lead is, where only evenness counts.
#[derive(Clone, Copy)]
pub(super) struct Quality {
    pub(super) temperature: Option<Temperature>,
    /// In minor units, not negative.
    pub(super) value: i64,
}

/// What a member, or a channel, is entitled to; in 2⁻⁴⁰.
#[derive(Clone, Copy, Default)]
pub(super) struct Entitled {
    count: i128,
    temperatures: [i128; TEMPERATURES],
    value: i128,
}

/// What a member, or a channel, has received.
#[derive(Clone, Copy, Default)]
pub(super) struct Got {
    pub(super) count: u32,
    pub(super) temperatures: [u32; TEMPERATURES],
    pub(super) value: i128,
}

/// The worst deviations so far; in 2⁻⁴⁰.
#[derive(Clone, Copy, Default)]
struct Worst {
    count: i128,
    temperature: i128,
}

/// Entitlements, and what was received in each of some ways side by side.
pub(super) struct Tally {
    weights: Vec<u32>,
    changes: Changes,
    /// How many of the changes have come.
    changed: usize,
    /// The number of each member's channel; empty where channels are not compared.
    channels: Vec<u32>,
    entitled: Vec<Entitled>,
    /// Way by way, member by member.
    got: Vec<Got>,
    worst: Vec<Worst>,
    /// Whether every lead was open to everybody with weight.
    open_to_all: bool,
    has_temperatures: bool,
}

impl Tally {
    pub(super) fn new(weights: &[u32], changes: &Changes, channels: &[u32], ways: usize) -> Self {
        let several = channels.iter().any(|channel| Some(channel) != channels.first());
        Self {
            weights: weights.to_vec(),
            changes: changes.clone(),
            changed: 0,
            channels: if several { channels.to_vec() } else { Vec::new() },
            entitled: vec![Entitled::default(); weights.len()],
            got: vec![Got::default(); weights.len() * ways],
            worst: vec![Worst::default(); ways],
            open_to_all: true,
            has_temperatures: false,
        }
    }

    /// Time passes: weights change. Says whether any did.
    pub(super) fn pass(&mut self, at: i64) -> bool {
        let before = self.changed;
        let due: Vec<_> = self.changes.until(at, &mut self.changed).collect();
        for (member, weight) in due {
            if let Some(own) = self.weights.get_mut(member as usize) {
                *own = weight;
            }
            // By which weight a number should be divided cannot be said any more.
            self.open_to_all = false;
        }
        self.changed > before
    }

    /// What a member weighs now, in thousandths.
    pub(super) fn weight(&self, member: u32) -> u64 {
        self.weights.get(member as usize).copied().map_or(0, u64::from)
    }

    /// One lead: who may have it, and who receives it in each of the ways.
    ///
    /// INVARIANT (worst): between two leads that a member receives, its deviation only grows. So it is enough to look at
    /// it before and after each that it receives, and at the end.
    pub(super) fn lead(&mut self, eligible: &[u32], everybody: bool, quality: Quality, winners: &[u32]) {
        self.open_to_all &= everybody;
        self.has_temperatures |= quality.temperature.is_some();
        for (&winner, way) in winners.iter().zip(0..) {
            self.look(way, winner, quality);
            let place = self.place(way, winner);
            let Some(got) = self.got.get_mut(place) else { continue };
            got.count += 1;
            got.value += i128::from(quality.value);
            if let Some(count) = quality.temperature.and_then(|t| got.temperatures.get_mut(t as usize)) {
                *count += 1;
            }
        }
        self.entitle(eligible, quality);
        for (&winner, way) in winners.iter().zip(0..) {
            self.look(way, winner, quality);
        }
    }

    const fn place(&self, way: usize, member: u32) -> usize {
        way * self.weights.len() + member as usize
    }

    fn entitle(&mut self, eligible: &[u32], quality: Quality) {
        let weight = |member: u32| self.weights.get(member as usize).copied().unwrap_or(0);
        let total: i64 = eligible.iter().map(|&member| i64::from(weight(member))).sum();
        // Mostly all weights are the same, and a division costs more than all the rest.
        let mut last = (0, 0, 0);
        for &member in eligible {
            let weight = weight(member);
            if weight != last.0 {
                // A weight has 20 bits.
                let share = (i64::from(weight) << FRACTION).checked_div(total).unwrap_or(0);
                last = (weight, i128::from(share), i128::from(share) * i128::from(quality.value));
            }
            let (_, share, value) = if weight == 0 { (0, 0, 0) } else { last };
            let Some(entitled) = self.entitled.get_mut(member as usize) else { continue };
            entitled.count += share;
            entitled.value += value;
            if let Some(count) = quality.temperature.and_then(|t| entitled.temperatures.get_mut(t as usize)) {
                *count += share;
            }
        }
    }

    /// Takes note of how far a member is off.
    fn look(&mut self, way: usize, member: u32, quality: Quality) {
        let place = self.place(way, member);
        let (Some(got), Some(entitled)) = (self.got.get(place), self.entitled.get(member as usize)) else { return };
        let Some(worst) = self.worst.get_mut(way) else { return };
        worst.count = worst.count.max(off(entitled.count, got.count));
        if let Some(temperature) = quality.temperature {
            let kinds = entitled.temperatures.get(temperature as usize).zip(got.temperatures.get(temperature as usize));
            worst.temperature = worst.temperature.max(kinds.map_or(0, |(&entitled, &got)| off(entitled, got)));
        }
    }

    /// What members are entitled to and have received in one of the ways, in their order.
    pub(super) fn members(&self, way: usize) -> impl Iterator<Item = (&Entitled, &Got)> {
        let got = self.got.iter().skip(self.place(way, 0));
        self.entitled.iter().zip(got)
    }

    /// The same of channels, by their numbers.
    pub(super) fn channels(&self, way: usize) -> Vec<(Entitled, Got)> {
        let count = self.channels.iter().max().map_or(0, |&last| last as usize + 1);
        let mut sums = vec![(Entitled::default(), Got::default()); count];
        for (&channel, (entitled, got)) in self.channels.iter().zip(self.members(way)) {
            if let Some((entitled_sum, got_sum)) = sums.get_mut(channel as usize) {
                entitled_sum.add(entitled);
                got_sum.add(got);
            }
        }
        sums
    }

    /// A figure of one of the ways, in millionths; nothing where it has no meaning.
    pub(super) fn measure(&self, way: usize, measure: Measure) -> Option<i64> {
        let members = || self.members(way).map(|(entitled, got)| (*entitled, *got));
        let channels = || self.channels(way).into_iter();
        let worst = self.worst.get(way).copied().unwrap_or_default();
        let several = !self.channels.is_empty();
        let tempered = self.has_temperatures;
        match measure {
            Measure::CountGap => self.count_gap(way).filter(|_| self.open_to_all),
            Measure::CountDeviation => Some(leads(count_deviation(members()))),
            Measure::CountDeviationEver => Some(leads(count_deviation(members()).max(worst.count))),
            Measure::TemperatureDeviation => tempered.then(|| leads(temperature_deviation(members()))),
            Measure::TemperatureDeviationEver => {
                tempered.then(|| leads(temperature_deviation(members()).max(worst.temperature)))
            }
            Measure::ValueGap => value_gap(members()),
            Measure::ValueDeviation => value_deviation(members()),
            Measure::ChannelCountDeviation => several.then(|| leads(count_deviation(channels()))),
            Measure::ChannelTemperatureDeviation => {
                (several && tempered).then(|| leads(temperature_deviation(channels())))
            }
            Measure::ChannelValueGap => value_gap(channels()).filter(|_| several),
        }
    }

    fn count_gap(&self, way: usize) -> Option<i64> {
        let weighty = self.weights.iter().zip(self.members(way)).filter(|(weight, _)| **weight > 0);
        // Millionths of a lead for each thousandth of a weight.
        let each = weighty.map(|(&weight, (_, got))| i64::from(got.count) * 1_000_000_000 / i64::from(weight));
        let (least, most) = range(each)?;
        Some(most - least)
    }
}

impl Entitled {
    /// Leads, in millionths.
    pub(super) fn leads(&self) -> i64 {
        leads(self.count)
    }

    /// Leads of a temperature, in millionths.
    pub(super) fn leads_of(&self, temperature: Temperature) -> i64 {
        self.temperatures.get(temperature as usize).map_or(0, |&count| leads(count))
    }

    /// Minor units, rounded.
    pub(super) fn minor(&self) -> i128 {
        (self.value + (1 << (FRACTION - 1))) >> FRACTION
    }

    fn add(&mut self, other: &Self) {
        self.count += other.count;
        self.value += other.value;
        self.temperatures.iter_mut().zip(other.temperatures).for_each(|(sum, more)| *sum += more);
    }
}

impl Got {
    fn add(&mut self, other: &Self) {
        self.count += other.count;
        self.value += other.value;
        self.temperatures.iter_mut().zip(other.temperatures).for_each(|(sum, more)| *sum += more);
    }
}

/// How far leads received are from those one is entitled to; in 2⁻⁴⁰.
fn off(entitled: i128, got: u32) -> i128 {
    (entitled - (i128::from(got) << FRACTION)).abs()
}

/// From 2⁻⁴⁰ to millionths, rounded.
fn leads(fixed: i128) -> i64 {
    let millionths = (fixed * 1_000_000 + (1 << (FRACTION - 1))) >> FRACTION;
    i64::try_from(millionths).unwrap_or(i64::MAX)
}

fn count_deviation(all: impl Iterator<Item = (Entitled, Got)>) -> i128 {
    all.map(|(entitled, got)| off(entitled.count, got.count)).max().unwrap_or(0)
}

fn temperature_deviation(all: impl Iterator<Item = (Entitled, Got)>) -> i128 {
    let each = |(entitled, got): (Entitled, Got)| {
        let kinds = entitled.temperatures.into_iter().zip(got.temperatures);
        kinds.map(|(entitled, got)| off(entitled, got)).max().unwrap_or(0)
    };
    all.map(each).max().unwrap_or(0)
}

/// Nothing where there is no value, or nobody entitled to any.
fn value_gap(all: impl Iterator<Item = (Entitled, Got)>) -> Option<i64> {
    let entitled: Vec<_> = all.filter(|(entitled, _)| entitled.count > 0).collect();
    let sum: i128 = entitled.iter().map(|(entitled, _)| entitled.value).sum();
    let mean = sum.checked_div(entitled.len() as i128).filter(|mean| *mean > 0)?;
    let (least, most) = range(entitled.iter().map(|(entitled, got)| (got.value << FRACTION) - entitled.value))?;
    Some(millionths(most - least, mean))
}

fn value_deviation(all: impl Iterator<Item = (Entitled, Got)>) -> Option<i64> {
    let valued = all.filter(|(entitled, _)| entitled.value > 0);
    valued.map(|(entitled, got)| millionths(((got.value << FRACTION) - entitled.value).abs(), entitled.value)).max()
}

/// A part of a whole, in millionths. Both may have 120 bits, so the whole is made smaller, not the part larger.
fn millionths(part: i128, whole: i128) -> i64 {
    let unit = (whole / 1_000_000).max(1);
    i64::try_from((part + unit / 2) / unit).unwrap_or(i64::MAX)
}

fn range<T: Ord + Copy>(numbers: impl Iterator<Item = T>) -> Option<(T, T)> {
    numbers.fold(None, |range, number| match range {
        None => Some((number, number)),
        Some((least, most)) => Some((number.min(least), number.max(most))),
    })
}

#[cfg(test)]
mod tests;
