//! The Node package: built, compared with what it is made of, type-checked, tested, packed.

use std::process::Command;

use crate::run::{Done, End, House, run};
use crate::tools::{NODE, NPM};

/// The step.
pub(crate) fn test(house: &House) -> End {
    // What goes over as bytes has tests of its own in the core.
    run(&mut house.cargo(["test", "-p", "leadwerk", "--features", "node,declarations", "--lib", "crossing"]))?;
    build(house)?;
    run(npm(house, "node")?.args(["run", "--silent", "types"]))?;
    run(npm(house, "node")?.args(["test", "--silent"]))?;
    peers(house, true)?;
    Ok(Done::Passed)
}

/// Beside XState; `smoke` only shows that it runs.
pub(crate) fn peers(house: &House, smoke: bool) -> Result<(), String> {
    let folder = "benches/peers/node";
    install(house, folder)?;
    let mut bench = NODE.at(&house.top.join(folder))?;
    bench.arg("bench.mjs");
    if smoke {
        bench.arg("--smoke");
    }
    run(&mut bench)
}

/// Builds the addon; what is generated must be what is committed.
pub(crate) fn build(house: &House) -> Result<(), String> {
    install(house, "node")?;
    run(NODE.at(&house.top.join("node"))?.args(["scripts/build.mjs", "--check"]))
}

fn install(house: &House, folder: &str) -> Result<(), String> {
    run(npm(house, folder)?.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

fn npm(house: &House, folder: &str) -> Result<Command, String> {
    // npm runs on Node, so that comes first.
    NODE.at(&house.top)?;
    NPM.at(&house.top.join(folder))
}
