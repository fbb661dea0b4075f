//! Running one program: where, what is shown of it, and what its end means.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};

/// The checkout that xtask works on.
pub(crate) struct House {
    pub(crate) top: PathBuf,
}

/// How a step ended that did not fail.
#[derive(Debug, PartialEq)]
pub(crate) enum Done {
    Passed,
    /// With the reason.
    Skipped(String),
}

/// How a step ended; the error is one line that says what to do.
pub(crate) type End = Result<Done, String>;

impl House {
    pub(crate) fn find() -> House {
        // Asked at run time first: the same binary may serve a checkout that was moved.
        let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let top = xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
        House { top }
    }

    /// `cargo` at the top of the checkout, with the toolchain that xtask was started with.
    pub(crate) fn cargo<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.top).args(args);
        command
    }

    /// Where cargo builds.
    pub(crate) fn target(&self) -> PathBuf {
        self.top.join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// The optional folder of reference data beside the checkout.
    pub(crate) fn shared(&self) -> PathBuf {
        self.top.join("../shared")
    }
}

/// Is CI asking?
pub(crate) fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| value == "true")
}

/// Shows the command, runs it, and turns a bad end into one line.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    println!("$ {}", show(command));
    let status = command.stdin(Stdio::null()).status();
    good(command, status)
}

/// Runs the command and returns what it wrote to its standard output.
pub(crate) fn read(command: &mut Command) -> Result<String, String> {
    println!("$ {}", show(command));
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|fault| not_started(command, &fault))?;
    good(command, Ok(output.status))?;
    String::from_utf8(output.stdout).map_err(|_| format!("`{}` did not write UTF-8", show(command)))
}

/// Runs the command in our place: its input and output are ours, and so is its exit status.
pub(crate) fn hand_over(command: &mut Command) -> ExitCode {
    match command.status() {
        // A program ended by a signal has no status; 1 says that it failed.
        Ok(status) => ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)),
        Err(fault) => {
            eprintln!("xtask: {}", not_started(command, &fault));
            ExitCode::from(2)
        }
    }
}

/// Is this tool there? Asks without showing anything.
pub(crate) fn is_there(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

fn good(command: &Command, status: std::io::Result<ExitStatus>) -> Result<(), String> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` ended with {status}", show(command))),
        Err(fault) => Err(not_started(command, &fault)),
    }
}

fn not_started(command: &Command, fault: &std::io::Error) -> String {
    format!("`{}` did not start: {fault}", show(command))
}

/// The command as one would type it at the top of the checkout.
pub(crate) fn show(command: &Command) -> String {
    let mut words = Vec::new();
    for (name, value) in command.get_envs() {
        let value = value.unwrap_or_default().to_string_lossy();
        words.push(format!("{}={}", name.to_string_lossy(), quoted(&value)));
    }
    // Cargo is known by its path, but typed by its name.
    words.push(Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy().into_owned());
    words.extend(command.get_args().map(|arg| quoted(&arg.to_string_lossy())));
    words.join(" ")
}

fn quoted(word: &str) -> String {
    if word.is_empty() || word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Command::new("/somewhere/bin/cargo");
        command.args(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(show(&command), "RUSTDOCFLAGS=\"-D warnings\" cargo doc --no-deps");
    }

    #[test]
    fn a_bad_end_and_a_missing_program_are_errors_that_name_the_command() {
        let fault = run(Command::new("cargo").arg("no-such-command")).unwrap_err();
        assert!(fault.starts_with("`cargo no-such-command` ended with exit"), "{fault}");
        let fault = run(&mut Command::new("no-such-program-anywhere")).unwrap_err();
        assert!(fault.starts_with("`no-such-program-anywhere` did not start: "), "{fault}");
        assert!(!is_there(&mut Command::new("no-such-program-anywhere")));
    }

    #[test]
    fn the_house_is_this_checkout() {
        let house = House::find();
        assert!(house.top.join("xtask/src/run.rs").is_file());
        assert!(house.target().is_absolute());
    }
}
