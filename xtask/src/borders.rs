//! The bindings stay thin: how many lines of code each has.

use std::fs;

use crate::lint::sources;
use crate::run::{Done, End, House};

/// A folder below `bindings/`, and the lines of code it may have.
const BINDINGS: [&str; 3] = ["python", "node", "mobile"];
const MOST: usize = 400;

/// The step.
pub(crate) fn check(house: &House) -> End {
    let mut faults = Vec::new();
    for name in BINDINGS {
        let lines = lines(house, name)?;
        println!("bindings/{name}: {lines} lines of code");
        faults.extend(judge(name, lines));
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

fn judge(name: &str, lines: usize) -> Option<String> {
    match lines {
        0 => Some(format!("bindings/{name} has no code")),
        lines if lines > MOST => Some(format!(
            "bindings/{name} has {lines} lines of code, {MOST} is the most: what is not a border's manners belongs into the core"
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
        assert_eq!(judge("node", MOST), None);
        assert!(judge("node", MOST + 1).is_some_and(|fault| fault.contains("401 lines of code, 400 is the most")));
        assert_eq!(judge("node", 0).as_deref(), Some("bindings/node has no code"));
    }
}
