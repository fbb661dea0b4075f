//! The bindings stay thin: how many lines of code each has.

use std::fs;

use crate::lint::sources;
use crate::run::{Done, End, House};

/// A folder below `bindings/`.
const BINDINGS: [&str; 3] = ["python", "node", "mobile"];
/// The lines of code that a border's manners may take, and those of each function that crosses it.
const MANNERS: usize = 200;
const EACH: usize = 4;
/// Where the functions are listed once: each begins its line with one of these words.
const TABLE: &str = "bindings/node/src/functions.rs";
const WAYS: [&str; 3] = ["new ", "fixed ", "method "];

/// The step.
pub(crate) fn check(house: &House) -> End {
    let mut faults = Vec::new();
    let table = house.top.join(TABLE);
    let table = fs::read_to_string(&table).map_err(|fault| format!("cannot read `{}`: {fault}", table.display()))?;
    let functions = functions(&table);
    for name in BINDINGS {
        let lines = lines(house, name)?;
        println!("bindings/{name}: {lines} lines of code for {functions} functions");
        faults.extend(judge(name, lines, functions));
    }
    if faults.is_empty() { Ok(Done::Passed) } else { Err(faults.join("; ")) }
}

fn lines(house: &House, name: &str) -> Result<usize, String> {
    let mut files = Vec::new();
    sources(&house.top.join("bindings").join(name).join("src"), &mut files)?;
    let mut sum = 0;
    for file in files {
        let source = fs::read_to_string(&file).map_err(|fault| format!("cannot read `{}`: {fault}", file.display()))?;
        sum += code(&source);
    }
    Ok(sum)
}

/// How many functions cross.
fn functions(table: &str) -> usize {
    table.lines().map(str::trim_start).filter(|line| WAYS.iter().any(|way| line.starts_with(way))).count()
}

fn judge(name: &str, lines: usize, functions: usize) -> Option<String> {
    let most = MANNERS + EACH * functions;
    match lines {
        0 => Some(format!("bindings/{name} has no code")),
        lines if lines > most => Some(format!(
            "bindings/{name} has {lines} lines of code, {most} is the most for {functions} functions: what is not a border's manners belongs into the core"
        )),
        _ => None,
    }
}

/// Lines that are neither blank nor a comment.
fn code(source: &str) -> usize {
    source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_do_not_count() {
        assert_eq!(code("//! A file.\n\n/// A function.\nfn one() {\n    // Why.\n    two(); // here\n}\n"), 3);
    }

    #[test]
    fn too_much_and_nothing_are_faults() {
        assert_eq!(judge("node", 400, 50), None);
        assert!(judge("node", 401, 50).is_some_and(|fault| fault.contains("401 lines of code, 400 is the most")));
        assert_eq!(judge("node", 0, 50).as_deref(), Some("bindings/node has no code"));
    }

    #[test]
    fn functions_are_the_entries_of_the_table() {
        let table = "    // method Engine.no()\n    /// A new one.\n    new Engine.new() -> X { }\n    method Engine.one[e]() -> X {\n        e.one()\n    }\n";
        assert_eq!(functions(table), 2);
    }
}
