//! How often each alarm for burnt leads rings: `cargo xtask bench --burner [--json] [--smoke]`.
//!
//! Members as good as expected, whose losses are known as late as wins or soon, and members that win with two fifths and
//! a fifth of the odds: in which share of them an alarm ever rings within 24 months, and after how many of these, by the
//! median of those that rang. The world and the ways are those of the tests.

#[path = "../../../core/tests/partner/ways.rs"]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unused_results,
    reason = "shared with the tests, which fail by panicking"
)]
mod ways;
#[path = "../../../core/tests/partner/world.rs"]
#[expect(clippy::unwrap_used, reason = "shared with the tests, which fail by panicking")]
pub(crate) mod world;

use crate::Size;
use serde_json::json;
use std::process::ExitCode;
use ways::WAYS;
use world::Way;

/// Kinds of members: who they are, how they work, how many are played.
const KINDS: [(&str, Way, usize); 4] = [
    ("as expected", Way { odds: 1.0, loss_days: 40.0 }, 10_000),
    ("as expected, quick losses", Way { odds: 1.0, loss_days: 10.0 }, 10_000),
    ("odds 0.4", Way { odds: 0.4, loss_days: 40.0 }, 2_000),
    ("odds 0.2", Way { odds: 0.2, loss_days: 40.0 }, 2_000),
];

/// What the design's simulation gave for the evidence at 1 % and 5 %, with odds of 0.4 and 0.2: the share found, and the
/// median month. The share may be off by three standard errors of our number of members.
const GOALS: [(usize, usize, f64, f64); 4] =
    [(5, 2, 0.56, 18.0), (6, 2, 0.76, 14.0), (5, 3, 0.985, 14.0), (6, 3, 0.997, 10.0)];

/// How often a way rings for a kind of members, and when.
#[derive(Clone, Copy)]
struct Rings {
    share: f64,
    month: f64,
}

/// Plays all, prints, and says by the exit status whether the promises hold.
pub(crate) fn run(size: Size, json: bool) -> ExitCode {
    let table: Vec<Vec<Rings>> = KINDS
        .iter()
        .map(|(name, way, runs)| {
            let runs = size.pick(*runs, 20);
            eprintln!("{name}: {runs} members ...");
            let months: Vec<_> = (0..runs as u64).map(|run| ways::months(&world::leads(run, *way))).collect();
            (0..WAYS.len()).map(|way| rings(months.iter().map(|months| months.get(way).copied().flatten()))).collect()
        })
        .collect();
    let at = |kind: usize, way: usize| table.get(kind).and_then(|column| column.get(way)).copied();
    if json {
        let rows = WAYS.iter().enumerate().map(|(way, name)| {
            let cells = KINDS.iter().enumerate().filter_map(|(kind, (who, ..))| Some((who, at(kind, way)?)));
            let cells = cells.map(|(who, rings)| json!({ "members": who, "share": rings.share, "month": rings.month }));
            json!({ "way": name, "rings": cells.collect::<Vec<_>>() })
        });
        println!("{:#}", json!(rows.collect::<Vec<_>>()));
    } else {
        println!("| alarm ever within 24 months (median month) | {} |", KINDS.map(|kind| kind.0).join(" | "));
        println!("|---|---|---|---|---|");
        for (way, name) in WAYS.iter().enumerate() {
            let cells = (0..KINDS.len()).filter_map(|kind| at(kind, way));
            let cells: Vec<_> = cells.map(|rings| format!("{:.4} ({:.0})", rings.share, rings.month)).collect();
            println!("| {name} | {} |", cells.join(" | "));
        }
    }
    if size == Size::Smoke {
        return ExitCode::SUCCESS;
    }
    let mut missed = Vec::new();
    for (way, promise) in [(5, 0.01), (6, 0.05)] {
        for kind in [0, 1] {
            if at(kind, way).is_none_or(|rings| rings.share > promise) {
                missed.push(format!("false alarms: {}", WAYS.get(way).copied().unwrap_or_default()));
            }
        }
    }
    for (way, kind, share, month) in GOALS {
        if at(kind, way).is_none_or(|rings| {
            rings.share < share - 3.0 * (share * (1.0 - share) / 2_000.0).sqrt() || rings.month > month
        }) {
            missed.push(format!("{share} by month {month}: {}", WAYS.get(way).copied().unwrap_or_default()));
        }
    }
    missed.iter().for_each(|goal| eprintln!("missed: {goal}"));
    if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn rings(months: impl ExactSizeIterator<Item = Option<f64>>) -> Rings {
    let runs = months.len() as f64;
    let mut rang: Vec<f64> = months.flatten().collect();
    rang.sort_by(f64::total_cmp);
    Rings { share: rang.len() as f64 / runs, month: rang.get(rang.len() / 2).copied().unwrap_or(0.0) }
}
