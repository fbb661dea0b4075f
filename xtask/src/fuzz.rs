//! `cargo xtask fuzz`: looks for new faults with libFuzzer; and the step that replays the known seeds without it.
//!
//! The instrumentation comes with every rustc, so neither a nightly toolchain nor a further cargo command is needed:
//! only a C++ compiler, for libFuzzer itself. What nightly would add, the address sanitizer, has nothing to find in
//! safe code.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use crate::run::{Done, End, House, is_there, run, show};

/// The fuzz targets are a workspace of their own.
pub(crate) const MANIFEST: &str = "fuzz/Cargo.toml";

/// Coverage counters and comparisons for libFuzzer, all code kept, and the checks of a debug build.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Clink-dead-code -Cdebug-assertions -Coverflow-checks \
    -Ccodegen-units=1";

/// What was asked for.
#[derive(Debug, PartialEq)]
struct Wish {
    target: Option<String>,
    seconds: u32,
}

/// The step. It builds where the workspace builds, so that what both need is compiled once.
pub(crate) fn replay(house: &House) -> End {
    let mut command = house.cargo(["test", "--manifest-path", MANIFEST]);
    run(command.env("CARGO_TARGET_DIR", house.target()))?;
    Ok(Done::Passed)
}

pub(crate) fn search(house: &House, args: &[String]) -> Result<ExitCode, String> {
    let wish = Wish::read(args)?;
    let manifest =
        fs::read_to_string(house.top.join(MANIFEST)).map_err(|fault| format!("cannot read `{MANIFEST}`: {fault}"))?;
    let all = targets(&manifest);
    let targets = match wish.target {
        None => all,
        Some(target) if all.contains(&target) => vec![target],
        Some(target) => {
            return Err(format!("unknown fuzz target `{target}`; the targets are {}", all.join(", ")));
        }
    };
    if !is_there(Command::new("c++").arg("--version")) {
        return Err("a C++ compiler is missing, which libFuzzer needs: install g++ or clang".to_owned());
    }
    let host = build(house)?;
    let mut ends = Vec::new();
    for target in &targets {
        ends.push(explore(house, &host, target, wish.seconds)?);
    }
    println!();
    for (target, end) in targets.iter().zip(&ends) {
        println!("{target}: {}", end.as_ref().unwrap_or_else(|fault| fault));
    }
    Ok(if ends.iter().all(Result::is_ok) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Wish {
    fn read(args: &[String]) -> Result<Wish, String> {
        let mut wish = Wish { target: None, seconds: 600 };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            if arg == "--seconds" {
                let seconds = args.next().and_then(|seconds| seconds.parse().ok()).filter(|seconds| *seconds > 0);
                wish.seconds = seconds.ok_or("`--seconds` needs a whole number from 1, as in `--seconds 60`")?;
            } else if arg.starts_with('-') || wish.target.is_some() {
                return Err(format!("unexpected `{arg}`; `fuzz` takes one target at most and --seconds N"));
            } else {
                wish.target = Some(arg.clone());
            }
        }
        Ok(wish)
    }
}

/// The names of a manifest's `[[bin]]` tables.
fn targets(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut in_bin = false;
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            in_bin = line.starts_with("[[bin]]");
        } else if let Some((key, value)) = line.split_once('=')
            && in_bin
            && key.trim() == "name"
        {
            names.extend(value.split('"').nth(1).map(str::to_owned));
        }
    }
    names
}

/// Builds every target, and returns the host's name. With `--target`, the flags do not reach build scripts.
fn build(house: &House) -> Result<String, String> {
    let rustc = Command::new("rustc").arg("-vV").current_dir(&house.top).output();
    let rustc = rustc.map_err(|fault| format!("`rustc` did not start: {fault}"))?;
    let about = String::from_utf8_lossy(&rustc.stdout);
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("`rustc -vV` names no host")?;
    let mut command = house.cargo(["build", "--release", "--bins", "--manifest-path", MANIFEST, "--target", host]);
    run(command.env("CARGO_TARGET_DIR", house.target()).env("RUSTFLAGS", FLAGS))?;
    Ok(host.to_owned())
}

/// Runs one target for its time. The inner result is one line: how much was tried, or where the fault is.
fn explore(house: &House, host: &str, target: &str, seconds: u32) -> Result<Result<String, String>, String> {
    let seeds = Path::new("fuzz/corpus").join(target);
    let faults = Path::new("fuzz/artifacts").join(target);
    // What libFuzzer finds goes to the first folder it is given; the seeds stay as they are.
    let found = house.target().join("fuzz-corpus").join(target);
    for folder in [&house.top.join(&faults), &found] {
        fs::create_dir_all(folder).map_err(|fault| format!("cannot create `{}`: {fault}", folder.display()))?;
    }
    let mut command = Command::new(house.target().join(host).join("release").join(target));
    command.current_dir(&house.top).arg(format!("-max_total_time={seconds}")).arg("-timeout=20");
    command.arg(format!("-artifact_prefix={}/", faults.display())).arg(found);
    if house.top.join(&seeds).is_dir() {
        command.arg(seeds);
    }
    println!("\n$ {}", show(&command));
    let child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|fault| format!("`{target}` did not start: {fault}"))?;
    let mut lines = Vec::new();
    for line in child.stderr.take().into_iter().flat_map(|stderr| BufReader::new(stderr).split(b'\n')) {
        // A fault's dump holds any bytes.
        let line = line.map_err(|fault| format!("cannot read what `{target}` prints: {fault}"))?;
        let line = String::from_utf8_lossy(&line).into_owned();
        eprintln!("{line}");
        lines.extend(worth_keeping(&line));
    }
    let status = child.wait().map_err(|fault| format!("cannot wait for `{target}`: {fault}"))?;
    let last = lines.pop();
    if status.success() {
        return Ok(last.ok_or_else(|| "ended before its time".to_owned()));
    }
    Ok(Err(last.unwrap_or_else(|| format!("ended with {status}"))))
}

/// libFuzzer's last words, in ours.
fn worth_keeping(line: &str) -> Option<String> {
    if let Some(runs) = line.strip_prefix("Done ") {
        return Some(format!("{}, no fault", runs.trim().replace("second(s)", "seconds")));
    }
    let (_, file) = line.split_once("Test unit written to ")?;
    Some(format!("a fault; {file} shows it: mend it, and keep that file among the seeds in fuzz/corpus"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn options_are_read_or_refused() {
        assert_eq!(Wish::read(&[]), Ok(Wish { target: None, seconds: 600 }));
        let wish = Wish { target: Some("policy".to_owned()), seconds: 60 };
        assert_eq!(Wish::read(&words("policy --seconds 60")), Ok(wish));
        for line in ["--seconds", "--seconds 0", "--seconds x", "--fast", "a b"] {
            assert!(Wish::read(&words(line)).is_err(), "{line}");
        }
    }

    #[test]
    fn targets_are_the_bins_alone() {
        let manifest = "[package]\nname = \"leadwerk-fuzz\"\n\n[[bin]]\npath = \"x\"\nname = \"policy\"\n\n[lib]\nname = \"no\"\n[[bin]]\nname=\"log\" # x\n";
        assert_eq!(targets(manifest), ["policy", "log"]);
    }

    #[test]
    fn the_last_words_become_one_line() {
        assert_eq!(worth_keeping("Done 9152286 runs in 4 second(s)").unwrap(), "9152286 runs in 4 seconds, no fault");
        let line = "artifact_prefix='fuzz/artifacts/log/'; Test unit written to fuzz/artifacts/log/crash-ab";
        assert!(worth_keeping(line).unwrap().starts_with("a fault; fuzz/artifacts/log/crash-ab shows it"));
        assert_eq!(worth_keeping("#16 REDUCE cov: 11"), None);
    }
}
