//! How fair each rule is: `cargo xtask bench --fairness [--json] [--smoke]`.
//!
//! The scenarios are those that the ledger was designed on: values are lognormal with σ = 1.5, of ten leads one is hot,
//! three are warm and six cold, and a hot one is worth four times, a warm one twice what a cold one is. Deviations are the
//! worst at any time over all seeds, in leads; the gap by value is at the end, in per cent of what a member is entitled to
//! on average, as the mean over all seeds.

mod chance;
mod scenario;

use crate::Size;
use leadwerk::distribution::{ComparisonRow, Rule, compare};
use leadwerk::policy::{DistributionRule, Entitlement, Guard};
use leadwerk::units::{Count, Decimal, Seed};
use scenario::{SCENARIOS, Scenario};
use serde_json::json;
use std::process::ExitCode;

/// One rule in one scenario.
struct Line {
    scenario: &'static Scenario,
    rule: String,
    count_deviation: f64,
    temperature_deviation: f64,
    /// In per cent.
    value_gap: f64,
    /// How far the worst member is from its own value, in per cent: the median over the seeds.
    value_deviation: f64,
    unplaced: u32,
    /// In minutes.
    mean_wait: f64,
}

/// The most that the ledger may be off, at any time, and the most that its value gap may be above that of least value.
const COUNT: f64 = 3.0;
const TEMPERATURE: f64 = 4.0;
const VALUE: f64 = 2.0;

/// Runs all, prints, and says by the exit status whether the ledger reached its goals.
pub(crate) fn run(size: Size, json: bool) -> ExitCode {
    let mut lines = Vec::new();
    for scenario in &SCENARIOS {
        lines.extend(play(scenario, size));
    }
    if json {
        let rows = lines.iter().map(|line| {
            json!({
                "scenario": line.scenario.name, "rule": line.rule, "count_deviation": line.count_deviation,
                "temperature_deviation": line.temperature_deviation, "value_gap": line.value_gap,
            })
        });
        println!("{:#}", json!(rows.collect::<Vec<_>>()));
    } else {
        SCENARIOS.iter().for_each(|scenario| show(scenario, &lines));
    }
    if size == Size::Smoke {
        return ExitCode::SUCCESS;
    }
    let missed = missed(&lines);
    missed.iter().for_each(|goal| eprintln!("missed: {goal}"));
    if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The rules, each by its name in the list.
fn rules(scenario: &Scenario) -> Vec<(String, Rule)> {
    let ledger = |name: &str, bound| {
        let rules = DistributionRule { bound, entitlement: Entitlement::Opportunity, ..DistributionRule::default() };
        (name.to_owned(), Rule::ledger(&rules))
    };
    let named = |name: &str, rule| (name.to_owned(), rule);
    vec![
        ledger("ledger", Guard::Standard),
        ledger("ledger_strict", Guard::Strict),
        ledger("ledger_stratified", Guard::Stratified),
        named("random", Rule::Random {}),
        named("round_robin", Rule::RoundRobin {}),
        named("smooth_round_robin", Rule::SmoothRoundRobin {}),
        named("least_busy", Rule::LeastBusy {}),
        named("least_value", Rule::LeastValue {}),
        named("stratified_round_robin", Rule::StratifiedRoundRobin {}),
        named("odoo", Rule::Odoo { monthly_maximum: Count::new(scenario.monthly_maximum) }),
    ]
}

fn play(scenario: &'static Scenario, size: Size) -> Vec<Line> {
    let rules = rules(scenario);
    let plain: Vec<_> = rules.iter().map(|(_, rule)| rule.clone()).collect();
    let seeds = size.pick(scenario.seeds, 1);
    let mut tables = Vec::new();
    for seed in 1..=seeds {
        eprintln!("{}: seed {seed} of {seeds} ...", scenario.name);
        let stream = scenario.stream(seed as u64, size);
        let seed = Seed::new(seed as i64).expect("a small number");
        tables.push(compare(&stream, &plain, seed).expect("a stream that can be").rows);
    }
    let lines = rules.into_iter().enumerate().map(|(place, (rule, _))| {
        let rows: Vec<_> = tables.iter().filter_map(|rows| rows.get(place)).collect();
        let worst =
            |figure: fn(&ComparisonRow) -> Decimal| rows.iter().map(|row| f64::from(figure(row))).fold(0.0, f64::max);
        let percent = |share: Option<Decimal>| share.map_or(0.0, |share| f64::from(share) * 100.0);
        let mean = |figure: &dyn Fn(&ComparisonRow) -> f64| {
            rows.iter().map(|row| figure(row)).sum::<f64>() / rows.len() as f64
        };
        let mut deviations: Vec<_> = rows.iter().map(|row| percent(row.value_deviation)).collect();
        deviations.sort_by(f64::total_cmp);
        Line {
            scenario,
            rule,
            count_deviation: worst(|row| row.count_deviation),
            temperature_deviation: worst(|row| row.temperature_deviation),
            value_gap: mean(&|row| percent(row.value_gap)),
            value_deviation: deviations.get(deviations.len() / 2).copied().unwrap_or(0.0),
            unplaced: rows.iter().map(|row| row.unplaced.get()).sum(),
            mean_wait: mean(&|row| f64::from(row.mean_wait)),
        }
    });
    lines.collect()
}

/// What the ledger is to reach and does not.
fn missed(lines: &[Line]) -> Vec<String> {
    let mut missed = Vec::new();
    for line in lines.iter().filter(|line| line.rule == "ledger") {
        let name = line.scenario.name;
        if line.count_deviation > COUNT {
            missed.push(format!("{name}: {:.2} leads off, at most {COUNT}", line.count_deviation));
        }
        if line.temperature_deviation > TEMPERATURE {
            let off = line.temperature_deviation;
            missed.push(format!("{name}: {off:.2} leads of one temperature off, at most {TEMPERATURE}"));
        }
        let of_same = |other: &&Line| other.rule == "least_value" && other.scenario.name == name;
        let least = lines.iter().find(of_same).map_or(0.0, |least| least.value_gap);
        if line.scenario.open_to_all && line.value_gap > least + VALUE {
            let gap = line.value_gap;
            missed.push(format!("{name}: {gap:.2} % apart in value, at most {VALUE} more than {least:.2}"));
        }
    }
    missed
}

fn show(scenario: &Scenario, lines: &[Line]) {
    println!("{}: {}\n", scenario.name, scenario.about);
    println!(
        "| rule                   | leads off | of one temperature | value gap | worst member's value | left over | wait |"
    );
    println!(
        "| ---------------------- | --------: | -----------------: | --------: | -------------------: | --------: | ---: |"
    );
    for line in lines.iter().filter(|line| line.scenario.name == scenario.name) {
        let Line {
            rule, count_deviation, temperature_deviation, value_gap, value_deviation, unplaced, mean_wait, ..
        } = line;
        println!(
            "| {rule:22} | {count_deviation:9.2} | {temperature_deviation:18.2} | {value_gap:7.1} % | \
             {value_deviation:18.1} % | {unplaced:9} | {mean_wait:4.0} |"
        );
    }
    println!();
}
