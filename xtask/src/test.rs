//! `cargo xtask test`: the steps in order, up to the first that fails, and a table of how they ended.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::run::{Done, End, House};
use crate::steps::{Depth, STEPS, Step};

/// What was asked for.
#[derive(Debug, PartialEq)]
struct Wish {
    depth: Depth,
    only: Vec<String>,
    skip: Vec<String>,
}

/// One step's end.
struct Row {
    name: &'static str,
    end: End,
    took: Duration,
}

pub(crate) fn run(house: &House, args: &[String]) -> Result<ExitCode, String> {
    let wish = Wish::read(args)?;
    let rows = walk(&STEPS, house, &wish);
    print!("\n{}", table(&rows));
    let failed = rows.iter().any(|row| row.end.is_err());
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

impl Wish {
    fn read(args: &[String]) -> Result<Wish, String> {
        let mut wish = Wish { depth: Depth::Usual, only: Vec::new(), skip: Vec::new() };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let names = match arg.as_str() {
                "--long" => {
                    wish.depth = Depth::Long;
                    continue;
                }
                "--only" => &mut wish.only,
                "--skip" => &mut wish.skip,
                _ => {
                    return Err(format!("unknown option `{arg}`; `test` takes --long, --only STEP and --skip STEP"));
                }
            };
            let name =
                args.next().ok_or_else(|| format!("`{arg}` needs a step; the steps are {}", names_of_steps()))?;
            if STEPS.iter().all(|step| step.name != name) {
                return Err(format!("unknown step `{name}`; the steps are {}", names_of_steps()));
            }
            names.push(name.clone());
        }
        Ok(wish)
    }

    fn leaves_out(&self, step: &Step) -> Option<String> {
        let names = |list: &[String]| list.iter().any(|name| name == step.name);
        if names(&self.skip) {
            return Some("left out by --skip".to_owned());
        }
        if !self.only.is_empty() && !names(&self.only) {
            return Some("left out by --only".to_owned());
        }
        None
    }
}

fn names_of_steps() -> String {
    STEPS.map(|step| step.name).join(", ")
}

fn walk(steps: &[Step], house: &House, wish: &Wish) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for step in steps {
        let name = step.name;
        let failed = rows.iter().find(|row| row.end.is_err());
        let not_reached = || failed.map(|row| format!("not reached, because {} failed", row.name));
        let left_out = wish.leaves_out(step).or_else(not_reached);
        if let Some(why) = left_out {
            rows.push(Row { name, end: Ok(Done::Skipped(why)), took: Duration::ZERO });
            continue;
        }
        println!("\n== {name}");
        let start = Instant::now();
        let end = (step.run)(house, wish.depth);
        let row = Row { name, end, took: start.elapsed() };
        let why = if row.why().is_empty() { String::new() } else { format!(": {}", row.why()) };
        println!("== {name} {} ({:.1} s){why}", row.word(), row.took.as_secs_f64());
        rows.push(row);
    }
    rows
}

impl Row {
    fn word(&self) -> &'static str {
        match self.end {
            Ok(Done::Passed) => "passed",
            Ok(Done::Skipped(_)) => "skipped",
            Err(_) => "failed",
        }
    }

    fn why(&self) -> &str {
        match &self.end {
            Ok(Done::Passed) => "",
            Ok(Done::Skipped(why)) | Err(why) => why,
        }
    }
}

/// The table, the way to run a failed step again, and the counts in the plain form that machines look for.
fn table(rows: &[Row]) -> String {
    let mut text = format!("{:<10} {:<8} {:>7}\n", "step", "end", "seconds");
    for row in rows {
        let line = format!("{:<10} {:<8} {:>7.1}  {}", row.name, row.word(), row.took.as_secs_f64(), row.why());
        text.push_str(line.trim_end());
        text.push('\n');
    }
    for row in rows.iter().filter(|row| row.end.is_err()) {
        text.push_str(&format!("\nrun it again alone: cargo xtask test --only {}\n", row.name));
    }
    let count = |word| rows.iter().filter(|row| row.word() == word).count();
    text.push_str(&format!("\n{} passed, {} failed, {} skipped\n", count("passed"), count("failed"), count("skipped")));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn options_are_read() {
        let wish = Wish::read(&words("--long --skip bench --skip demo --only test")).unwrap();
        assert_eq!(wish.depth, Depth::Long);
        assert_eq!(wish.skip, ["bench", "demo"]);
        assert_eq!(wish.only, ["test"]);
    }

    #[test]
    fn an_unknown_option_or_step_is_refused_with_what_is_allowed() {
        let fault = Wish::read(&words("--only tests")).unwrap_err();
        assert!(
            fault.starts_with("unknown step `tests`; the steps are data, format, structure, borders, lint, test"),
            "{fault}"
        );
        assert!(Wish::read(&words("--skip")).unwrap_err().starts_with("`--skip` needs a step"));
        assert!(Wish::read(&words("--fast")).unwrap_err().starts_with("unknown option `--fast`"));
    }

    const TINY: [Step; 4] = [
        Step::of("one", |_, _| Ok(Done::Passed)),
        Step::of("two", |_, _| Ok(Done::Skipped("no tool".to_owned()))),
        Step::of("three", |_, _| Err("`cargo x` ended with exit status: 1".to_owned())),
        Step::of("four", |_, _| Ok(Done::Passed)),
    ];

    fn walked(wish: &Wish) -> String {
        let house = House { top: PathBuf::from(".") };
        let mut rows = walk(&TINY, &house, wish);
        rows.iter_mut().for_each(|row| row.took = Duration::ZERO);
        table(&rows)
    }

    #[test]
    fn the_first_failure_ends_the_walk_and_the_table_says_all() {
        assert_eq!(
            walked(&Wish { depth: Depth::Usual, only: vec![], skip: vec![] }),
            "\
step       end      seconds
one        passed       0.0
two        skipped      0.0  no tool
three      failed       0.0  `cargo x` ended with exit status: 1
four       skipped      0.0  not reached, because three failed

run it again alone: cargo xtask test --only three

1 passed, 1 failed, 2 skipped
"
        );
    }

    #[test]
    fn only_and_skip_leave_steps_out_and_say_so() {
        let only = walked(&Wish { depth: Depth::Usual, only: vec!["four".into()], skip: vec![] });
        assert!(only.ends_with("\n1 passed, 0 failed, 3 skipped\n"), "{only}");
        let skip = walked(&Wish { depth: Depth::Usual, only: vec![], skip: vec!["three".into()] });
        assert!(skip.contains("three      skipped      0.0  left out by --skip\n"), "{skip}");
        assert!(skip.ends_with("\n2 passed, 0 failed, 2 skipped\n"), "{skip}");
    }
}
