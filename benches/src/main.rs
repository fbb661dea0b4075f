//! The speed figures: `cargo xtask bench [--smoke] [--json] [NAME ...]`; how fair the rules are, with `--fairness`; how
//! good scores are, with `--scoring`; and how often alarms for burnt leads ring, with `--burner`.
//!
//! | option | what it does |
//! |---|---|
//! | `NAME` | only the benchmarks with this in their name |
//! | `--smoke` | every benchmark with tiny sizes and no judgement, to see that it runs |
//! | `--json` | one JSON object instead of the table |
//! | `--fairness` | no times: how fair each way to give leads away is; with `--json` a list |
//! | `--burner` | how often each alarm for burnt leads rings, rightly and for nothing; with `--json` a list |
//! | `--scoring` | how good scores are beside what a user would pick instead, and many rows; with `--json` an object |
//!
//! Without `--smoke`, the exit status tells whether every goal was met.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    reason = "it takes times and reads its arguments, and a benchmark that goes wrong may stop; the rules of purity are for the core"
)]

mod burner;
mod calendar;
mod decision;
mod fairness;
mod figure;
mod forecast;
mod guarded;
mod heap;
mod incidence;
mod measure;
mod memory;
mod peer;
mod replay;
mod reports;
mod scores;
mod scoring;
mod stages;
mod tick;
mod transition;
mod world;

use figure::Figure;
use std::process::ExitCode;

/// How much is measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Size {
    /// Enough for a judgement.
    Full,
    /// Just enough to see that it runs.
    Smoke,
}

impl Size {
    /// One number or the other.
    pub(crate) const fn pick(self, full: usize, smoke: usize) -> usize {
        match self {
            Self::Full => full,
            Self::Smoke => smoke,
        }
    }
}

type Bench = (&'static str, fn(Size) -> Vec<Figure>);

const BENCHES: [Bench; 12] = [
    ("transition", transition::run),
    ("guarded", guarded::run),
    ("decision", decision::run),
    ("replay", replay::run),
    ("memory", memory::run),
    ("tick", tick::run),
    ("calendar", calendar::run),
    ("forecast", forecast::run),
    ("incidence", incidence::run),
    ("stages", stages::run),
    ("scoring", scoring::run),
    ("reports", reports::run),
];

fn main() -> ExitCode {
    let mut size = Size::Full;
    let mut json = false;
    let mut tables: Vec<fn(Size, bool) -> ExitCode> = Vec::new();
    let mut wanted = Vec::new();
    for arg in std::env::args().skip(1) {
        match arg.as_str() {
            "--smoke" => size = Size::Smoke,
            "--json" => json = true,
            "--fairness" => tables.push(fairness::run),
            "--scoring" => tables.push(scores::run),
            "--burner" => tables.push(burner::run),
            option if option.starts_with('-') => {
                eprintln!(
                    "unknown option `{option}`; there are --smoke, --json, --fairness, --scoring, --burner, and names of benchmarks"
                );
                return ExitCode::from(2);
            }
            name => wanted.push(name.to_owned()),
        }
    }
    if let Some(table) = tables.first() {
        if !wanted.is_empty() || tables.len() > 1 {
            eprintln!("--fairness, --scoring and --burner stand alone and measure everything; they take no names");
            return ExitCode::from(2);
        }
        return table(size, json);
    }
    let chosen: Vec<_> = BENCHES
        .iter()
        .filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str())))
        .collect();
    if chosen.is_empty() {
        let names = BENCHES.map(|(name, _)| name).join(", ");
        eprintln!("no benchmark has `{}` in its name; there are {names}", wanted.join("` or `"));
        return ExitCode::from(2);
    }
    let mut figures = Vec::new();
    for (name, bench) in chosen {
        eprintln!("{name} ...");
        figures.extend(bench(size));
    }
    print!("{}", if json { figure::json(&figures) } else { figure::table(&figures) });
    let missed = figures.iter().filter(|figure| figure.ratio().is_some_and(|ratio| ratio < 1.0)).count();
    if size == Size::Full && missed > 0 {
        eprintln!("{missed} of the goals missed");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
