//! The steps of `cargo xtask test`: each one command, or a few of one kind.

use crate::run::{Done, End, House, in_ci, is_there, run};
use crate::{bench, borders, demo, fuzz, lint};

/// One step: a name to ask for it, what it shows, and how it is done.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    about: &'static str,
    pub(crate) run: fn(&House, Depth) -> End,
}

#[cfg(test)]
impl Step {
    /// A step of a test's own.
    pub(crate) const fn of(name: &'static str, run: fn(&House, Depth) -> End) -> Step {
        Step { name, about: "", run }
    }
}

/// How many cases a property is tried with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Depth {
    Usual,
    Long,
}

/// In order: what is quick and fails most often comes first.
pub(crate) const STEPS: [Step; 11] = [
    Step { name: "data", about: "the reference data beside the checkout are there", run: data },
    Step { name: "format", about: "every source is formatted", run: format },
    Step {
        name: "structure",
        about: "rooms, arrows and lengths of the core's files",
        run: |house, _| lint::structure(house),
    },
    Step { name: "borders", about: "the bindings are thin", run: |house, _| borders::check(house) },
    Step { name: "lint", about: "clippy, with the rules of purity; the bindings alone and together", run: clippy },
    Step { name: "test", about: "unit, property and conformance tests, and the docs' examples", run: test },
    Step { name: "docs", about: "the docs build without a warning", run: docs },
    Step { name: "deny", about: "licences, sources and doubles of the dependencies", run: deny },
    Step {
        name: "fuzz",
        about: "the fuzz targets' seeds, replayed without a fuzzer",
        run: |house, _| fuzz::replay(house),
    },
    Step { name: "demo", about: "the main job prints all its figures", run: |house, _| demo::check(house) },
    Step { name: "bench", about: "every benchmark runs", run: |house, _| bench::smoke(house) },
];

/// One line for each step.
pub(crate) fn list() -> String {
    STEPS.iter().map(|step| format!("  {:<22} {}\n", step.name, step.about)).collect()
}

fn data(house: &House, _: Depth) -> End {
    let missing: Vec<&str> =
        ["data", "reference"].into_iter().filter(|name| !house.shared().join(name).is_dir()).collect();
    if missing.is_empty() {
        return Ok(Done::Passed);
    }
    let missing = format!("missing: ../shared/{}", missing.join(", ../shared/"));
    if in_ci() {
        return Err(format!("{missing}; CI must not leave out the tests that need it"));
    }
    Ok(Done::Skipped(format!("{missing}; tests that need it say so and are left out")))
}

fn format(house: &House, _: Depth) -> End {
    needs(house, "fmt", "rustfmt")?;
    run(&mut house.cargo(["fmt", "--all", "--check"]))?;
    passed(run(&mut house.cargo(["fmt", "--manifest-path", fuzz::MANIFEST, "--check"])))
}

fn clippy(house: &House, _: Depth) -> End {
    needs(house, "clippy", "clippy")?;
    run(&mut house.cargo(["clippy", "--all-targets", "--", "-D", "warnings"]))?;
    // Each binding alone, so that none leans on what another switches on; and all, as an editor builds them.
    for package in ["leadwerk-python", "leadwerk-node", "leadwerk-mobile"] {
        run(&mut house.cargo(["clippy", "-p", package, "--", "-D", "warnings"]))?;
    }
    run(&mut house.cargo(["clippy", "--workspace", "--", "-D", "warnings"]))?;
    let mut fuzz = house.cargo(["clippy", "--manifest-path", fuzz::MANIFEST, "--all-targets"]);
    passed(run(fuzz.args(["--", "-D", "warnings"]).env("CARGO_TARGET_DIR", house.target())))
}

fn test(house: &House, depth: Depth) -> End {
    let mut command = house.cargo(["test"]);
    if depth == Depth::Long {
        command.env("LEADWERK_LONG", "1");
    }
    passed(run(&mut command))
}

fn docs(house: &House, _: Depth) -> End {
    passed(run(house.cargo(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings")))
}

fn deny(house: &House, _: Depth) -> End {
    if !is_there(&mut house.cargo(["deny", "--version"])) {
        return Ok(Done::Skipped("cargo-deny is missing: cargo install --locked cargo-deny".to_owned()));
    }
    // Not the advisories: their list comes over the network and changes by itself.
    passed(run(&mut house.cargo(["deny", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"])))
}

fn needs(house: &House, tool: &str, component: &str) -> Result<(), String> {
    if is_there(&mut house.cargo([tool, "--version"])) {
        return Ok(());
    }
    Err(format!("{component} is missing: rustup component add {component}"))
}

fn passed(end: Result<(), String>) -> End {
    end.map(|()| Done::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn each_step_has_a_name_of_its_own() {
        let mut names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }

    #[test]
    fn missing_data_are_named() {
        let house = House { top: PathBuf::from("/no/such/checkout") };
        let said = match data(&house, Depth::Usual) {
            Ok(Done::Skipped(why)) if !in_ci() => why,
            Err(why) if in_ci() => why,
            other => format!("{other:?}"),
        };
        assert!(said.starts_with("missing: ../shared/data, ../shared/reference; "), "{said}");
    }
}
