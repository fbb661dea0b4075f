//! The same leads under other rules: a line for each, beside what really was.

use super::audit::{decimal, show};
use super::rule::Rule;
use super::run::run;
use super::stream::{Scene, Stream};
use super::tally::{Measure, Quality, Tally};
use crate::units::{Count, Decimal, Error, Language, Seed};
use leadwerk_macros::crosses;

/// The same leads under several rules.
#[crosses]
#[derive(Eq)]
pub struct Comparison {
    /// What really was, where the stream says it, then the rules in their order.
    pub rows: Vec<ComparisonRow>,
}

/// What became of the leads under one rule.
#[crosses]
#[derive(Eq)]
pub struct ComparisonRow {
    /// The rule; nothing for what really was.
    pub rule: Option<Rule>,
    /// How many leads were given away.
    pub given: Count,
    /// How many were not: nobody could ever have taken them, or in what really was, nobody did.
    pub unplaced: Count,
    /// How far a member was from the leads that it was entitled to, at the worst moment.
    pub count_deviation: Decimal,
    /// The same by leads of one temperature.
    pub temperature_deviation: Decimal,
    /// From the member with the most value beyond what it is entitled to, to the one with the least, at the end; 1 is
    /// what a member is entitled to on average. Nothing where the leads have no value.
    pub value_gap: Option<Decimal>,
    /// How far the member that is furthest off is from the value that it is entitled to, at the end; 1 is what this
    /// member is entitled to.
    pub value_deviation: Option<Decimal>,
    /// How many minutes a lead waited on average until it was given away; 0 for what really was, since that is not told.
    pub mean_wait: Decimal,
}

/// Gives the same leads away by each rule, and measures how even it is.
///
/// A lead entitles everybody who could take it at the time when it was given away, each to the part that its weight has
/// among theirs: who is full or not eligible is entitled to nothing. Of what really was, nobody is taken to have been
/// full. The measures are those of [`Measure`].
///
/// # Errors
/// As [`give_away`](super::give_away).
///
/// # Example
/// ```
/// use leadwerk::distribution::{Arrival, Receiver, Rule, Stream, compare};
/// use leadwerk::policy::Temperature;
/// use leadwerk::units::{ChannelId, Language, LeadId, MemberId, Money, Seed, Timestamp, Weight};
///
/// let receiver = |member| -> Result<Receiver, leadwerk::Error> {
///     let (member, channel) = (MemberId::new(member)?, ChannelId::new("direct")?);
///     Ok(Receiver { member, channel, weight: Weight::ONE, limit: None })
/// };
/// // Every second lead is hot: a trap for round robin with two members.
/// let arrival = |number| -> Result<Arrival, leadwerk::Error> {
///     let (lead, at) = (LeadId::new(format!("L{number}"))?, Timestamp::new(number)?);
///     let (temperature, euro) = if number % 2 == 0 { (Temperature::Hot, 90) } else { (Temperature::Cold, 10) };
///     let (value, eligible, given_to) = (Some(Money::new(euro * 100, "EUR")?), vec![], None);
///     Ok(Arrival { lead, at, temperature, probability: None, value, busy_for: None, eligible, given_to })
/// };
/// let stream = Stream {
///     receivers: vec![receiver("a")?, receiver("b")?],
///     changes: vec![],
///     arrivals: (0..20).map(arrival).collect::<Result<_, _>>()?,
/// };
/// let rules = [Rule::RoundRobin {}, Rule::StratifiedRoundRobin {}];
/// let comparison = compare(&stream, &rules, Seed::new(1)?)?;
/// // 10 hot leads for a, who is entitled to 5; 900 euro for one and 100 for the other, 500 on average.
/// assert_eq!(f64::from(comparison.rows[0].temperature_deviation), 5.0);
/// assert_eq!(f64::from(comparison.rows[0].value_gap.unwrap()), 1.6);
/// assert_eq!(f64::from(comparison.rows[1].temperature_deviation), 0.5);
/// assert!(comparison.table(Language::English).contains("round robin"));
/// # Ok::<(), leadwerk::Error>(())
/// ```
pub fn compare(stream: &Stream, rules: &[Rule], seed: Seed) -> Result<Comparison, Error> {
    let scene = Scene::new(stream)?;
    let mut rows = Vec::with_capacity(rules.len() + 1);
    if scene.lots.iter().any(|lot| lot.given_to.is_some()) {
        rows.push(original(&scene)?);
    }
    for rule in rules {
        rows.push(under(&scene, rule, seed)?);
    }
    Ok(Comparison { rows })
}

/// What really was.
fn original(scene: &Scene) -> Result<ComparisonRow, Error> {
    let mut tally = Tally::new(&scene.weights, &scene.changes, &[], 1);
    let mut given = 0;
    for lot in &scene.lots {
        let Some(member) = lot.given_to else { continue };
        tally.pass(lot.at);
        let eligible = lot.eligible(scene);
        let quality = Quality { temperature: Some(lot.temperature), value: lot.worth };
        tally.lead(eligible, eligible.len() == scene.everybody.len(), quality, &[member]);
        given += 1;
    }
    row(scene, None, &tally, given, 0)
}

fn under(scene: &Scene, rule: &Rule, seed: Seed) -> Result<ComparisonRow, Error> {
    let mut tally = Tally::new(&scene.weights, &scene.changes, &[], 1);
    let (mut given, mut waited) = (0, 0);
    run(scene, rule, seed, |turn| {
        let Some(lot) = scene.lots.get(turn.arrival) else { return };
        tally.pass(turn.at);
        let quality = Quality { temperature: Some(lot.temperature), value: lot.worth };
        tally.lead(turn.available, turn.available.len() == scene.everybody.len(), quality, &[turn.member]);
        given += 1;
        waited += i128::from(turn.at - lot.at);
    });
    row(scene, Some(rule.clone()), &tally, given, waited)
}

fn row(scene: &Scene, rule: Option<Rule>, tally: &Tally, given: u32, waited: i128) -> Result<ComparisonRow, Error> {
    let figure = |measure| tally.measure(0, measure).map(decimal).transpose();
    // Milliseconds to millionths of a minute.
    let mean_wait = (waited * 50).checked_div(i128::from(given) * 3).unwrap_or(0);
    let nothing = decimal(0)?;
    Ok(ComparisonRow {
        rule,
        given: Count::new(given),
        unplaced: Count::new((scene.lots.len() as u32).saturating_sub(given)),
        count_deviation: figure(Measure::CountDeviationEver)?.unwrap_or(nothing),
        temperature_deviation: figure(Measure::TemperatureDeviationEver)?.unwrap_or(nothing),
        value_gap: figure(Measure::ValueGap)?,
        value_deviation: figure(Measure::ValueDeviation)?,
        mean_wait: decimal(i64::try_from(mean_wait).unwrap_or(i64::MAX))?,
    })
}

impl Comparison {
    /// The comparison as a table, for people; it is Markdown as well.
    pub fn table(&self, language: Language) -> String {
        let head = match language {
            Language::English => {
                ["rule", "leads off", "of one temperature", "value gap", "left over", "wait in minutes"]
            }
            Language::German => {
                ["Regel", "Leads daneben", "einer Temperatur", "Wert auseinander", "übrig", "Wartezeit in Minuten"]
            }
        };
        let mut lines = vec![head.map(str::to_owned)];
        lines.extend(self.rows.iter().map(|row| row.cells(language)));
        let mut widths = [0; 6];
        for line in &lines {
            for (width, cell) in widths.iter_mut().zip(line) {
                *width = cell.chars().count().max(*width);
            }
        }
        let mut rule = widths.iter().zip(0..).map(|(&width, column)| {
            // The colon sets figures to the right.
            if column == 0 { "-".repeat(width) } else { format!("{}:", "-".repeat(width.saturating_sub(1))) }
        });
        lines.insert(1, core::array::from_fn(|_| rule.next().unwrap_or_default()));
        let show = |cells: &[String; 6]| {
            let padded = cells.iter().zip(widths).zip(0..).map(|((cell, width), column)| match column {
                0 => format!("{cell:width$}"),
                _ => format!("{cell:>width$}"),
            });
            format!("| {} |\n", padded.collect::<Vec<_>>().join(" | "))
        };
        lines.iter().map(show).collect()
    }
}

impl ComparisonRow {
    fn cells(&self, language: Language) -> [String; 6] {
        let what = match (&self.rule, language) {
            (Some(rule), language) => rule.title(language),
            (None, Language::English) => "as it was",
            (None, Language::German) => "wie es war",
        };
        let leads = |number| show(number, Measure::CountDeviation, language);
        let share = |number| format!("{} %", show(number, Measure::ValueGap, language));
        [
            what.to_owned(),
            leads(self.count_deviation),
            leads(self.temperature_deviation),
            self.value_gap.map_or_else(|| "–".to_owned(), share),
            self.unplaced.to_string(),
            leads(self.mean_wait),
        ]
    }
}

#[cfg(test)]
mod tests;
