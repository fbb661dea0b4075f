//! The project's automation: `cargo xtask demo | test | bench | fuzz`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "starts programs, reads files and takes times; the rules of purity are for the core"
)]

mod bench;
mod borders;
mod demo;
mod fuzz;
mod json;
mod kotlin;
mod lint;
mod node;
mod python;
mod run;
mod rust;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

use crate::run::House;

const HELP: &str = "\
cargo xtask COMMAND

  demo [ARGS]            play a simulated year through the engine, print what came of it, and write its reports
                         --history FILE --mapping FILE: another system's log instead; --json: as one object
  test                   everything that CI checks, step by step
                         --only STEP: this step (may be repeated); --skip STEP: all but it (may be repeated)
                         --long: thousands of cases for each property instead of hundreds
  bench [ARGS]           the speed figures; --smoke: only show that every benchmark runs
                         --peers: beside what a user would pick instead, in every language
                         --fairness: how fair each way to give leads away is; --json: as a list
                         --scoring: how good scores are, beside scikit-learn and Odoo's way; --json: as an object
                         --burner: how often each alarm for burnt leads rings; --json: as a list
  fuzz [TARGET]          look for new faults, every target in turn when none is named
                         --seconds N: for each target (600); needs a C++ compiler
  help                   this page
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let args: Vec<String> = args.collect();
    let house = House::find();
    let asks_for_help = args.iter().any(|arg| arg == "--help" || arg == "-h");
    let end = match command.as_str() {
        "demo" => Ok(demo::play(&house, &args)),
        "bench" => bench::measure(&house, &args),
        "test" | "fuzz" if asks_for_help => help(),
        "test" => test::run(&house, &args),
        "fuzz" => fuzz::search(&house, &args),
        "" | "help" | "--help" | "-h" => help(),
        other => Err(format!("unknown command `{other}`; see `cargo xtask help`")),
    };
    end.unwrap_or_else(|fault| {
        eprintln!("xtask: {fault}");
        ExitCode::from(2)
    })
}

fn help() -> Result<ExitCode, String> {
    print!("{HELP}\nSteps of `test`:\n{}", steps::list());
    Ok(ExitCode::SUCCESS)
}
