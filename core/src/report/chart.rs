//! Charts as SVG: few kinds, each readable on a phone and on paper, and by ear.
//!
//! The drawing is 360 units wide, which a phone shows nearly one to one. Colour never tells anything alone: what is
//! behind its target also says so in words.

use super::document::Tone;
use maud::{Markup, html};

/// So many rows are drawn at most.
const MOST: usize = 40;
const WIDTH: f64 = 360.0;
const RIGHT: f64 = WIDTH - 4.0;
const INK: &str = "#1c2b33";
const SOFT: &str = "#5b6b74";
const RULE: &str = "#d7dee2";
const BLUE: &str = "#1f6f8b";
const SECOND: &str = "#c46a1b";

/// A chart with its title.
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) plot: Plot,
}

/// What is drawn.
pub(super) enum Plot {
    /// Beside each other; as wide as a whole, where there is one and nothing is more.
    Bars {
        rows: Vec<Bar>,
        whole: f64,
    },
    Ranges {
        rows: Vec<Range>,
        centre: f64,
    },
    Lines(Lines),
}

/// A bar of a length, with a mark for its target.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) value: f64,
    pub(super) target: Option<f64>,
    /// The value as it is read.
    pub(super) said: String,
    pub(super) tone: Tone,
}

/// An estimate with its interval.
pub(super) struct Range {
    pub(super) name: String,
    pub(super) low: f64,
    pub(super) middle: f64,
    pub(super) high: f64,
    pub(super) said: String,
    pub(super) tone: Tone,
}

/// Values over time, or over anything in order.
pub(super) struct Lines {
    /// Below the axis; few of many are written.
    pub(super) marks: Vec<String>,
    pub(super) series: Vec<Series>,
    /// Where values are shares.
    pub(super) shares: bool,
    /// A curve that jumps, as shares of what has happened do.
    pub(super) steps: bool,
    pub(super) target: Option<f64>,
}

/// One line; nothing where there is no value.
pub(super) struct Series {
    pub(super) name: String,
    pub(super) values: Vec<Option<f64>>,
}

impl Chart {
    /// Whether there is anything to draw.
    pub(super) fn is_empty(&self) -> bool {
        match &self.plot {
            Plot::Bars { rows, .. } => rows.is_empty(),
            Plot::Ranges { rows, .. } => rows.is_empty(),
            Plot::Lines(lines) => lines.series.iter().all(|line| line.values.iter().flatten().count() < 2),
        }
    }

    /// What it shows, for those who hear it.
    fn by_ear(&self) -> String {
        let said: Vec<_> = match &self.plot {
            Plot::Bars { rows, .. } => shown(rows).iter().map(|bar| format!("{}: {}", bar.name, bar.said)).collect(),
            Plot::Ranges { rows, .. } => shown(rows).iter().map(|row| format!("{}: {}", row.name, row.said)).collect(),
            Plot::Lines(lines) => lines.series.iter().map(|line| line.name.clone()).collect(),
        };
        format!("{}. {}", self.title, said.join("; "))
    }

    pub(super) fn draw(&self) -> Markup {
        let (height, drawing) = match &self.plot {
            Plot::Bars { rows, whole } => draw_bars(shown(rows), *whole),
            Plot::Ranges { rows, centre } => draw_ranges(shown(rows), *centre),
            Plot::Lines(lines) => draw_lines(lines),
        };
        html! {
            figure {
                figcaption { (self.title) }
                svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(self.by_ear())
                    font-family="inherit" font-size="13" fill=(INK) { (drawing) }
            }
        }
    }
}

/// A drawing of more would be read by nobody; all are in the table beside it.
fn shown<T>(rows: &[T]) -> &[T] {
    rows.get(..MOST).unwrap_or(rows)
}

const fn colour(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => BLUE,
        Tone::Good => "#2c7a4b",
        Tone::Amber => "#b9770e",
        Tone::Red => "#b3362b",
    }
}

/// The name above, at most so long that the value has room beside it; the whole of it when it is pointed at.
fn label(name: &str, said: &str, y: f64) -> Markup {
    /// So many letters are in a row.
    const ROW: usize = 40;
    let longest = ROW.saturating_sub(said.chars().count()).max(12);
    let short: String = if name.chars().count() > longest {
        name.chars().take(longest - 1).chain(['…']).collect()
    } else {
        name.to_owned()
    };
    html! {
        text x="0" y=(round(y)) style="unicode-bidi:isolate" { title { (name) } (short) }
        text x=(RIGHT) y=(round(y)) text-anchor="end" font-weight="600" { (said) }
    }
}

fn draw_bars(bars: &[Bar], whole: f64) -> (f64, Markup) {
    const ROW: f64 = 40.0;
    let most = bars.iter().flat_map(|bar| [bar.value, bar.target.unwrap_or(0.0)]).fold(whole, f64::max);
    let x = |value: f64| if most > 0.0 { round(value.max(0.0) / most * RIGHT) } else { 0.0 };
    let drawing = html! {
        @for (place, bar) in (0_u32..).zip(bars) {
            @let top = f64::from(place) * ROW;
            (label(&bar.name, &bar.said, top + 14.0))
            rect x="0" y=(round(top + 20.0)) width=(RIGHT) height="10" rx="2" fill=(RULE) {}
            rect x="0" y=(round(top + 20.0)) width=(x(bar.value)) height="10" rx="2" fill=(colour(bar.tone)) {}
            @if let Some(target) = bar.target {
                rect x=(round((x(target) - 1.5).max(0.0))) y=(round(top + 17.0)) width="3" height="16" fill=(INK) {}
            }
        }
    };
    (count(bars.len()) * ROW, drawing)
}

fn draw_ranges(rows: &[Range], centre: f64) -> (f64, Markup) {
    const ROW: f64 = 40.0;
    let lowest = rows.iter().map(|row| row.low).fold(centre, f64::min);
    let highest = rows.iter().map(|row| row.high).fold(centre, f64::max);
    let wide = if highest > lowest { highest - lowest } else { 1.0 };
    let x = |value: f64| round(6.0 + (value - lowest) / wide * (RIGHT - 12.0));
    let height = count(rows.len()) * ROW;
    let drawing = html! {
        text x=(x(centre).clamp(12.0, RIGHT - 12.0)) y=(height + 13.0) text-anchor="middle" font-size="11" fill=(SOFT) {
            (round(centre))
        }
        line x1=(x(centre)) x2=(x(centre)) y1="0" y2=(height) stroke=(SOFT) stroke-dasharray="3 3" {}
        @for (place, row) in (0_u32..).zip(rows) {
            @let top = f64::from(place) * ROW;
            @let middle = round(top + 26.0);
            rect x="0" y=(round(top)) width=(RIGHT) height="18" fill="#fff" {}
            (label(&row.name, &row.said, top + 14.0))
            line x1=(x(row.low)) x2=(x(row.high)) y1=(middle) y2=(middle) stroke=(colour(row.tone)) stroke-width="4"
                stroke-linecap="round" opacity=".45" {}
            circle cx=(x(row.middle)) cy=(middle) r="5" fill=(colour(row.tone)) {}
        }
    };
    (height + 18.0, drawing)
}

fn draw_lines(lines: &Lines) -> (f64, Markup) {
    const LEFT: f64 = 40.0;
    const TOP: f64 = 10.0;
    const FLOOR: f64 = 160.0;
    let values = || lines.series.iter().flat_map(|line| line.values.iter().flatten().copied());
    let most = values().chain(lines.target).fold(0.0, f64::max);
    let ticks = ticks(if lines.shares { 1.0_f64.min(most).max(0.1) } else { most });
    let top = ticks.last().copied().unwrap_or(1.0);
    let last = lines.marks.len().saturating_sub(1).max(1);
    let x = |place: usize| round(LEFT + count(place) / count(last) * (RIGHT - LEFT));
    let y = |value: f64| round(FLOOR - value / top * (FLOOR - TOP));
    // At most five marks, evenly.
    let every = last.div_ceil(4).max(1);
    let legend = TOP + FLOOR + 32.0;
    let drawing = html! {
        @for &tick in &ticks {
            line x1=(LEFT) x2=(RIGHT) y1=(y(tick)) y2=(y(tick)) stroke=(RULE) {}
            text x=(LEFT - 6.0) y=(round(y(tick) + 4.0)) text-anchor="end" font-size="11" fill=(SOFT) {
                (said(tick, lines.shares))
            }
        }
        @if let Some(target) = lines.target {
            line x1=(LEFT) x2=(RIGHT) y1=(y(target)) y2=(y(target)) stroke=(INK) stroke-dasharray="5 4" {}
        }
        @for (place, mark) in lines.marks.iter().enumerate().step_by(every) {
            @let anchor = if place == 0 { "start" } else if place + every > last { "end" } else { "middle" };
            text x=(x(place)) y=(FLOOR + 17.0) text-anchor=(anchor) font-size="11" fill=(SOFT) { (mark) }
        }
        @for (place, line) in lines.series.iter().enumerate() {
            path d=(path(&line.values, lines.steps, x, y)) fill="none" stroke=(paint(place)) stroke-width="2.5"
                stroke-linejoin="round" stroke-dasharray=[(place > 0).then_some("7 3")] {}
            @let left = LEFT + count(place) * (RIGHT - LEFT) / 2.0;
            rect x=(round(left)) y=(legend - 10.0) width="12" height="4" fill=(paint(place)) {}
            text x=(round(left + 18.0)) y=(legend - 4.0) font-size="12" { (line.name) }
        }
    };
    (legend + 4.0, drawing)
}

const fn paint(place: usize) -> &'static str {
    if place == 0 { BLUE } else { SECOND }
}

/// A line through all values there are, broken where one is missing.
fn path(values: &[Option<f64>], steps: bool, x: impl Fn(usize) -> f64, y: impl Fn(f64) -> f64) -> String {
    let mut path = String::new();
    let mut drawn = false;
    for (place, value) in values.iter().enumerate() {
        let Some(value) = value else {
            drawn = false;
            continue;
        };
        let (across, down) = (x(place), y(*value));
        path += &match (drawn, steps) {
            (false, _) => format!("M{across} {down}"),
            (true, false) => format!("L{across} {down}"),
            (true, true) => format!("H{across}V{down}"),
        };
        drawn = true;
    }
    path
}

/// Round values from 0 until at least the largest one, three to six of them.
fn ticks(most: f64) -> Vec<f64> {
    let most = if most.is_finite() && most > 0.0 { most } else { 1.0 };
    let power = 10_f64.powf((most / 4.0).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|step| step * 5.0 >= most);
    let step = step.unwrap_or(most);
    (0_u32..=5).map(|place| f64::from(place) * step).take_while(|tick| *tick < most + step * 0.999).collect()
}

fn said(tick: f64, shares: bool) -> String {
    let number = if shares { tick * 100.0 } else { tick };
    let said = if number >= 10_000.0 { format!("{}k", round(number / 1_000.0)) } else { round(number).to_string() };
    if shares { format!("{said} %") } else { said }
}

/// A tenth of a unit is finer than any screen.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "a few rows of a drawing")]
const fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_largest() {
        for most in [0.0, 0.3, 1.0, 7.0, 12.0, 99.0, 1_234.0, 5e9, f64::NAN, f64::INFINITY] {
            let ticks = ticks(most);
            assert!((3..=6).contains(&ticks.len()), "{most}: {ticks:?}");
            if most.is_finite() {
                assert!(*ticks.last().unwrap() >= most, "{most}: {ticks:?}");
            }
        }
        assert_eq!(ticks(7.0), [0.0, 2.0, 4.0, 6.0, 8.0]);
    }

    #[test]
    fn a_line_is_broken_where_a_value_is_missing() {
        let values = [Some(1.0), Some(2.0), None, Some(3.0)];
        let at = |place: usize| count(place);
        assert_eq!(path(&values, false, at, |value| value), "M0 1L1 2M3 3");
        assert_eq!(path(&values, true, at, |value| value), "M0 1H1V2M3 3");
    }
}
