//! A figure, its goal, and how they are shown.

use crate::measure::Spread;
use serde_json::json;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unit {
    /// How many in a second; the more the better.
    PerSecond,
    /// Nanoseconds; the fewer the better.
    Nanoseconds,
    /// Bytes; the fewer the better.
    Bytes,
    /// How many; the fewer the better.
    Count,
    /// Our time as a multiple of another's.
    Times,
}

/// One line of the table.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    bench: &'static str,
    what: String,
    unit: Unit,
    spread: Spread,
    goal: Option<f64>,
}

impl Figure {
    pub(crate) fn new(bench: &'static str, what: impl Into<String>, unit: Unit, spread: Spread) -> Self {
        Self { bench, what: what.into(), unit, spread, goal: None }
    }

    /// A rate, from the nanoseconds that one takes.
    pub(crate) fn rate(bench: &'static str, what: impl Into<String>, spread: Spread) -> Self {
        Self::new(bench, what, Unit::PerSecond, spread.map(|nanoseconds| 1e9 / nanoseconds))
    }

    /// The same with a goal.
    pub(crate) fn goal(self, goal: f64) -> Self {
        Self { goal: Some(goal), ..self }
    }

    /// How many times better than the goal it is.
    pub(crate) fn ratio(&self) -> Option<f64> {
        let value = self.spread.middle;
        self.goal.map(|goal| if self.unit == Unit::PerSecond { value / goal } else { goal / value })
    }

    fn show(&self, value: f64) -> String {
        let thousands = |value: f64, units: [&str; 4]| {
            let steps = [(1e9, units[3]), (1e6, units[2]), (1e3, units[1])];
            match steps.into_iter().find(|(step, _)| value >= *step) {
                Some((step, unit)) => format!("{} {unit}", digits(value / step)),
                None => format!("{} {}", digits(value), units[0]),
            }
        };
        match self.unit {
            Unit::PerSecond => thousands(value, ["/s", "k/s", "M/s", "G/s"]),
            Unit::Nanoseconds => thousands(value, ["ns", "µs", "ms", "s"]),
            Unit::Bytes => thousands(value, ["B", "kB", "MB", "GB"]),
            Unit::Count => thousands(value, ["", "k", "M", "G"]).trim_end().to_owned(),
            Unit::Times => format!("{} times", digits(value)),
        }
    }

    fn cells(&self) -> [String; 5] {
        let spread = self.spread;
        let range = if spread.least == spread.most {
            String::new()
        } else {
            format!("{} to {}", self.show(spread.least), self.show(spread.most))
        };
        let goal = self.goal.map(|goal| self.show(goal)).unwrap_or_default();
        let ratio = self.ratio().map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        [format!("{}: {}", self.bench, self.what), self.show(spread.middle), range, goal, ratio]
    }
}

/// Three digits that count.
fn digits(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

/// The figures as a table that is Markdown as well.
pub(crate) fn table(figures: &[Figure]) -> String {
    let mut rows = vec![["figure", "median", "range", "goal", "ratio"].map(str::to_owned)];
    rows.extend(figures.iter().map(Figure::cells));
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    rows.insert(1, widths.map(|width| "-".repeat(width)));
    let line = |row: &[String; 5]| {
        let cells: Vec<_> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    rows.iter().map(line).collect()
}

/// The figures as one JSON object: times in nanoseconds, memory in bytes, rates for each second.
pub(crate) fn json(figures: &[Figure]) -> String {
    let figures: Vec<_> = figures
        .iter()
        .map(|figure| {
            let unit = match figure.unit {
                Unit::PerSecond => "per_second",
                Unit::Nanoseconds => "nanoseconds",
                Unit::Bytes => "bytes",
                Unit::Count => "count",
                Unit::Times => "times",
            };
            let Spread { least, middle, most } = figure.spread;
            json!({
                "bench": figure.bench, "figure": figure.what, "unit": unit, "least": least, "median": middle,
                "most": most, "goal": figure.goal, "ratio": figure.ratio(),
            })
        })
        .collect();
    format!("{:#}\n", json!({ "figures": figures }))
}
