//! `cargo xtask bench`: the speed figures.

use std::process::ExitCode;

use crate::run::{Done, End, House, hand_over, run};

const BENCH: [&str; 5] = ["run", "--release", "-p", "leadwerk-benches", "--"];

/// Measures; the arguments and the exit status are those of the benchmark program.
pub(crate) fn measure(house: &House, args: &[String]) -> ExitCode {
    hand_over(house.cargo(BENCH).args(args))
}

/// The step: every benchmark runs.
pub(crate) fn smoke(house: &House) -> End {
    run(house.cargo(BENCH).arg("--smoke"))?;
    Ok(Done::Passed)
}
