//! The structure of the core: how long a file may be, and which room may name which.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Done, End, House};
use crate::rust::{Text, Token, tokens};

/// The rooms from top to bottom: an arrow may only point down this list.
// INVARIANT (rooms): the same order as in ARCHITECTURE.md.
const ROOMS: [&str; 12] = [
    "report",
    "simulation",
    "engine",
    "lead",
    "distribution",
    "partner",
    "pipeline",
    "scoring",
    "quality",
    "policy",
    "numerics",
    "units",
];

/// Outside of the rooms; every room may name it.
const HALLWAY: &str = "crossing";

const LONGEST: usize = 500;

/// The step.
pub(crate) fn structure(house: &House) -> End {
    let src = house.top.join("core/src");
    let mut files = Vec::new();
    sources(&src, &mut files)?;
    files.sort();
    let mut faults = Vec::new();
    for file in &files {
        let source = fs::read_to_string(file).map_err(|fault| format!("cannot read `{}`: {fault}", file.display()))?;
        let place: Vec<String> =
            file.strip_prefix(&src).unwrap_or(file).iter().map(|part| part.to_string_lossy().into_owned()).collect();
        faults.extend(check(&place, &source));
    }
    println!("{} files in core/src", files.len());
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        _ if files.is_empty() => Err("core/src has no source".to_owned()),
        0 => Ok(Done::Passed),
        1 => Err("the structure of core/src has 1 fault, see above".to_owned()),
        count => Err(format!("the structure of core/src has {count} faults, see above")),
    }
}

pub(crate) fn sources(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let fault = |fault: std::io::Error| format!("cannot read `{}`: {fault}", folder.display());
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() {
            sources(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The faults of one file, each as `file:line: what is wrong`; `place` is its path below core/src.
fn check(place: &[String], source: &str) -> Vec<String> {
    let file = format!("core/src/{}", place.join("/"));
    let mut faults = Vec::new();
    let lines = source.lines().count();
    if lines > LONGEST {
        faults.push(format!("{file}:{LONGEST}: {lines} lines; split it, {LONGEST} is the most"));
    }
    let path = module(place);
    // lib.rs and what stands beside the rooms may name all of them.
    let Some(room) = path.first().filter(|room| *room != HALLWAY) else {
        return faults;
    };
    if height(room).is_none() {
        let rooms = ROOMS.join(", ");
        faults.push(format!("{file}:1: `{room}` is no room; the rooms are {rooms}, and `{HALLWAY}` beside them"));
        return faults;
    }
    for (line, target) in arrows(&tokens(source), path.len()) {
        if let Some(why) = objection(room, &target) {
            faults.push(format!("{file}:{line}: {why}"));
        }
    }
    faults
}

/// The module path of a file: `lead/gate.rs` is `[lead, gate]`, `lead/mod.rs` and `lead.rs` are `[lead]`, `lib.rs` is empty.
fn module(place: &[String]) -> Vec<String> {
    let mut path: Vec<String> = place.iter().map(|part| part.trim_end_matches(".rs").to_owned()).collect();
    let is_folder = path.last().is_some_and(|last| last == "mod");
    let is_top = path.len() == 1 && path.last().is_some_and(|last| last == "lib");
    if is_folder || is_top {
        path.pop();
    }
    path
}

/// From the bottom, 0, upwards.
fn height(room: &str) -> Option<usize> {
    ROOMS.iter().rev().position(|name| *name == room)
}

/// Why `room` may not name `target`, if it may not.
fn objection(room: &str, target: &str) -> Option<String> {
    if target == room || target == HALLWAY {
        return None;
    }
    match (height(room), height(target)) {
        (Some(from), Some(to)) if to > from => {
            Some(format!("`{room}` names `{target}`, but the arrow may only point from `{target}` down to `{room}`"))
        }
        (_, None) => {
            Some(format!("`crate::{target}` hides its room; name it by the room, as in `crate::units::Money`"))
        }
        _ => None,
    }
}

/// What stands right below the crate's top in each path of the source, with its line. `depth` is the length of the
/// file's module path: that many `super` lead to the top as well.
fn arrows(tokens: &[Token], depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let below = match first.name() {
            Some("crate" | "leadwerk") => below(after),
            Some("super") => {
                let (supers, after) = chain(after);
                rest = after;
                if supers >= depth { below(after) } else { None }
            }
            _ => None,
        };
        if let Some(below) = below {
            heads(below, &mut found);
        }
    }
    found
}

/// What follows `::`, if that comes next.
fn below(tokens: &[Token]) -> Option<&[Token]> {
    match tokens {
        [a, b, rest @ ..] if a.is(':') && b.is(':') => Some(rest),
        _ => None,
    }
}

/// How many `super` a chain has whose first has been read, and what follows the last.
fn chain(mut tokens: &[Token]) -> (usize, &[Token]) {
    let mut supers = 1;
    while let Some([next, rest @ ..]) = below(tokens)
        && next.name() == Some("super")
    {
        supers += 1;
        tokens = rest;
    }
    (supers, tokens)
}

/// The first names of a path, or of each path in a group: `{units::Money, lead}` has two. Macros are not in rooms.
fn heads(tokens: &[Token], found: &mut Vec<(usize, String)>) {
    let Some(first) = tokens.first() else { return };
    if first.is('*') {
        found.push((first.line, "*".to_owned()));
    } else if let Some(name) = first.name() {
        if !tokens.get(1).is_some_and(|next| next.is('!')) {
            found.push((first.line, name.to_owned()));
        }
    } else if first.is('{') {
        let mut depth = 0_usize;
        let mut begins = false;
        for token in tokens {
            match &token.text {
                Text::Sign('{') => depth += 1,
                Text::Sign('}') => depth = depth.saturating_sub(1),
                Text::Name(name) if begins && depth == 1 => found.push((token.line, name.clone())),
                Text::Sign('*') if begins && depth == 1 => found.push((token.line, "*".to_owned())),
                _ => {}
            }
            begins = depth == 1 && (token.is('{') || token.is(','));
            if depth == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(file: &str, source: &str) -> Vec<String> {
        let place: Vec<String> = file.split('/').map(str::to_owned).collect();
        check(&place, source)
    }

    #[test]
    fn an_arrow_up_is_shown_with_its_line_and_the_way_it_may_go() {
        assert_eq!(
            faults("policy/mod.rs", "//! Rules.\nuse crate::units::Money;\nuse crate::lead::Lead;\n"),
            [
                "core/src/policy/mod.rs:3: `policy` names `lead`, but the arrow may only point from `lead` down to `policy`"
            ]
        );
    }

    #[test]
    fn arrows_down_into_the_own_room_and_to_the_hallway_are_fine() {
        let source = "use crate::crossing::x; use crate::lead::gate; fn f() -> crate::units::Money { crate::bail!() }";
        assert_eq!(faults("lead/state.rs", source), [""; 0]);
    }

    #[test]
    fn the_order_is_the_one_of_the_architecture() {
        for (at, room) in ROOMS.iter().enumerate() {
            for (other_at, other) in ROOMS.iter().enumerate() {
                let source = format!("use crate::{other}::x;");
                let is_up = other_at < at;
                assert_eq!(faults(&format!("{room}/a.rs"), &source).len(), usize::from(is_up), "{room} to {other}");
            }
        }
    }

    #[test]
    fn groups_are_looked_into_at_their_first_level() {
        let source = "use crate::{\n    units::{lead, Money},\n    engine::Engine,\n    lead,\n};";
        let faults = faults("policy/a.rs", source);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].starts_with("core/src/policy/a.rs:3: `policy` names `engine`"));
        assert!(faults[1].starts_with("core/src/policy/a.rs:4: `policy` names `lead`"));
    }

    #[test]
    fn super_leads_to_the_top_from_deep_enough() {
        assert_eq!(faults("units/money.rs", "use super::lead;"), [""; 0]);
        assert_eq!(faults("units/money.rs", "use super::super::lead;").len(), 1);
        assert_eq!(faults("units/mod.rs", "use super::lead;").len(), 1);
        assert_eq!(faults("units.rs", "use super::{lead::Lead, engine};").len(), 2);
    }

    #[test]
    fn a_path_that_hides_the_room_is_a_fault() {
        for source in ["use crate::Lead;", "use crate::*;", "use crate::{*};", "type X = leadwerk::Lead;"] {
            let faults = faults("units/a.rs", source);
            assert_eq!(faults.len(), 1, "{source}: {faults:?}");
            assert!(faults[0].contains("hides its room"));
        }
    }

    #[test]
    fn words_in_comments_and_strings_are_no_arrows() {
        let source = "/// See [`crate::lead::Lead`].\npub(crate) const X: &str = \"crate::lead\"; // crate::lead";
        assert_eq!(faults("units/a.rs", source), [""; 0]);
    }

    #[test]
    fn what_is_beside_the_rooms_may_name_all_but_a_new_room_must_be_listed() {
        assert_eq!(faults("lib.rs", "pub use crate::lead::Lead;"), [""; 0]);
        assert_eq!(faults("crossing/mod.rs", "use crate::lead::Lead;"), [""; 0]);
        assert!(faults("cellar/mod.rs", "")[0].starts_with("core/src/cellar/mod.rs:1: `cellar` is no room"));
    }

    #[test]
    fn a_long_file_is_a_fault_from_line_501() {
        assert_eq!(faults("lib.rs", &"\n".repeat(500)), [""; 0]);
        assert_eq!(faults("lib.rs", &"\n".repeat(501)), ["core/src/lib.rs:500: 501 lines; split it, 500 is the most"]);
    }

    #[test]
    fn a_checkout_without_a_core_fails() {
        let house = House { top: PathBuf::from("/no/such/checkout") };
        assert!(structure(&house).unwrap_err().starts_with("cannot read `/no/such/checkout/core/src`"));
    }
}
