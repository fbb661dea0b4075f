//! `cargo xtask demo`: the main job, and the step that checks what it prints.

use std::process::ExitCode;

use crate::json;
use crate::run::{Done, End, House, hand_over, read};

const DEMO: [&str; 8] = ["run", "--release", "--quiet", "-p", "leadwerk", "--example", "demo", "--"];

/// What `--json` prints for a simulated year …
const KEYS: [&str; 10] = [
    "leads",
    "end_states",
    "stage_table",
    "deferrals",
    "escalations",
    "expiries",
    "first_contact",
    "refusals",
    "commands_per_second",
    "fingerprint",
];
/// … for a year besides …
const YEAR_KEYS: [&str; 1] = ["reports"];
/// … and for a history.
const HISTORY_KEYS: [&str; 4] = ["rows", "rows_used", "rows_listed", "cases"];

/// The history beside the checkout, and the mapping that comes with the project.
const HISTORY: &str = "../shared/data/bpi2012/bpi2012_events.csv.gz";
const MAPPING: &str = "core/examples/demo/bpi2012.toml";

/// Plays; the arguments and the exit status are those of the demo.
pub(crate) fn play(house: &House, args: &[String]) -> ExitCode {
    hand_over(house.cargo(DEMO).args(args))
}

/// The step: the demo's figures and pages are all there, for the simulated year and for a history.
pub(crate) fn check(house: &House) -> End {
    let keys = |more: &[&'static str]| -> Vec<&str> { KEYS.iter().chain(more).copied().collect() };
    figures(&read(house.cargo(DEMO).arg("--json"))?, &keys(&YEAR_KEYS))?;
    if !house.top.join(HISTORY).is_file() {
        println!("{HISTORY} is not there: the demo of a history is left out");
        return Ok(Done::Passed);
    }
    let mut demo = house.cargo(DEMO);
    demo.args(["--history", HISTORY, "--mapping", MAPPING, "--json"]);
    figures(&read(&mut demo)?, &keys(&HISTORY_KEYS))?;
    Ok(Done::Passed)
}

fn figures(text: &str, wanted: &[&str]) -> Result<(), String> {
    let keys = json::keys(text).map_err(|fault| format!("the demo did not print one JSON object: {fault}"))?;
    let missing: Vec<&str> = wanted.iter().copied().filter(|key| !keys.iter().any(|k| k == key)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("the demo's JSON object lacks {}; it has {}", missing.join(", "), keys.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_figure_is_named() {
        assert_eq!(figures(r#"{"leads": 1, "cases": 2}"#, &["leads", "cases"]), Ok(()));
        let fault = figures(r#"{"leads": {"cases": 2}}"#, &["leads", "cases"]).unwrap_err();
        assert_eq!(fault, "the demo's JSON object lacks cases; it has leads");
        assert!(figures("Leads: 3000", &["leads"]).is_err());
    }
}
