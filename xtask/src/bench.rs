//! `cargo xtask bench`: the speed figures, how fair the rules are, how good scores are, and how often alarms ring.

use std::process::ExitCode;

use crate::run::{Done, End, House, hand_over, run};
use crate::{kotlin, node, python};

const BENCH: [&str; 5] = ["run", "--release", "-p", "leadwerk-benches", "--"];

/// Measures; the arguments and the exit status are those of the benchmark program.
pub(crate) fn measure(house: &House, args: &[String]) -> Result<ExitCode, String> {
    match args {
        [peers] if peers == "--peers" => beside_peers(house),
        args if args.iter().any(|arg| arg == "--peers") => Err("`--peers` stands alone".to_owned()),
        args if args.iter().any(|arg| arg == "--scoring") && !args.iter().any(|arg| arg == "--smoke") => {
            let python = python::with_scikit_learn(house)?;
            Ok(hand_over(house.cargo(BENCH).args(args).env("LEADWERK_PYTHON", python)))
        }
        args => Ok(hand_over(house.cargo(BENCH).args(args))),
    }
}

/// One guarded transition, and many in one call, in every language; the competing-risks curve beside Python's.
fn beside_peers(house: &House) -> Result<ExitCode, String> {
    run(house.cargo(BENCH).arg("guarded"))?;
    python::peers(house)?;
    node::build(house)?;
    node::peers(house, false)?;
    kotlin::rate(house)?;
    // The last: its exit says whether its goals were met.
    run(house.cargo(BENCH).arg("incidence").env("LEADWERK_PYTHON", python::with_lifelines(house)?))?;
    Ok(ExitCode::SUCCESS)
}

/// The step: every benchmark runs.
pub(crate) fn smoke(house: &House) -> End {
    run(house.cargo(BENCH).arg("--smoke"))?;
    run(house.cargo(BENCH).args(["--fairness", "--smoke"]))?;
    run(house.cargo(BENCH).args(["--scoring", "--smoke"]))?;
    run(house.cargo(BENCH).args(["--burner", "--smoke"]))?;
    Ok(Done::Passed)
}
