//! The main job: plays a simulated company year, or a company's own history, through the engine and prints what a
//! sales manager asks first.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program for people: it prints, reads files and looks at the clock"
)]

mod arguments;
mod contacts;
mod fairness;
mod figures;
mod history;
mod outlook;
mod pages;
mod print;
mod progress;
mod scores;

use arguments::{Arguments, Job};
use fairness::Fairness;
use figures::Figures;
use leadwerk::engine::Engine;
use leadwerk::engine::import::{ImportReport, Mapping, import};
use leadwerk::pipeline::StageTable;
use leadwerk::simulation::{Year, YearPlan};
use leadwerk::units::{Count, Seed, Timestamp};
use outlook::Outlook;
use pages::Pages;
use progress::Progress;
use scores::Scores;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

/// A job that is done.
struct Outcome {
    title: String,
    engine: Engine,
    figures: Figures,
    fairness: Fairness,
    outlook: Outlook,
    /// Of a year alone: a history answers no questions.
    scores: Option<Scores>,
    /// Of a year alone, whose members are known.
    pages: Option<Pages>,
    /// Commands that were decided, refused ones included; for a history its rows.
    commands: usize,
    took: Duration,
    report: Option<ImportReport>,
}

/// What is told of it.
struct Told {
    table: StageTable,
    fairness: Option<fairness::Told>,
    outlook: Option<outlook::Told>,
    scores: Option<scores::Told>,
    contacts: Option<contacts::Told>,
    pages: Option<pages::Told>,
}

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{}", arguments::HELP);
            return ExitCode::SUCCESS;
        }
        Err(fault) => return fail(&fault),
    };
    let outcome = match &arguments.job {
        Job::Year { seed, leads } => play_year(*seed, *leads),
        Job::History { file, mapping } => play_history(file, mapping),
    };
    match outcome.and_then(|outcome| print(&outcome, &arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => fail(&fault),
    }
}

fn fail(fault: &str) -> ExitCode {
    eprintln!("{fault}");
    ExitCode::FAILURE
}

fn print(outcome: &Outcome, arguments: &Arguments) -> Result<(), String> {
    if let (Some(path), Some(report)) = (&arguments.listed, &outcome.report) {
        let lines: String =
            report.listed.iter().map(|row| format!("{}\t{}\t{}\n", row.line, row.error_code, row.reason)).collect();
        std::fs::write(path, lines).map_err(|fault| format!("`{}` could not be written: {fault}", path.display()))?;
    }
    let table = outcome.figures.stage_table(&outcome.engine).map_err(|refusal| refusal.to_string())?;
    let fairness = outcome.fairness.tell(&outcome.engine).map_err(|refusal| refusal.to_string())?;
    let outlook = outcome.outlook.tell(&outcome.engine).map_err(|refusal| refusal.to_string())?;
    let scores = outcome.scores.as_ref().map(|scores| scores.tell(&outcome.engine)).transpose();
    let scores = scores.map_err(|refusal| refusal.to_string())?.flatten();
    let contacts = scores.as_ref().map(|_| contacts::tell()).transpose().map_err(|refusal| refusal.to_string())?;
    let pages = outcome.pages.as_ref().map(Pages::write).transpose()?;
    let told = Told { table, fairness, outlook, scores, contacts, pages };
    println!("{}", if arguments.json { print::json(outcome, &told).to_string() } else { print::text(outcome, &told) });
    Ok(())
}

/// Every request of the simulated year, in an engine of its own.
fn play_year(seed: i64, leads: u32) -> Result<Outcome, String> {
    let play = || -> Result<Outcome, leadwerk::Error> {
        let plan = YearPlan { seed: Seed::new(seed)?, leads: Count::new(leads), ..YearPlan::standard()? };
        let mut year = Year::new(plan.clone())?;
        let mut progress = Progress::new("inventing the year");
        // First the world alone, so that what is timed below is the engine.
        let requests: Vec<_> = (&mut year).inspect(|_| progress.step()).collect();
        drop(progress);
        let mut engine = Engine::new(year.policy().clone())?;
        let (mut figures, mut fairness, mut outlook) = (Figures::default(), Fairness::default(), Outlook::default());
        let mut scores = Scores::new(engine.policy())?;
        let mut log = Vec::new();
        let mut progress = Progress::new("living it");
        let mut took = Duration::ZERO;
        for request in &requests {
            let begin = Instant::now();
            let answer = engine.execute(request);
            took += begin.elapsed();
            match answer {
                Ok(receipt) => {
                    for record in &receipt.records {
                        figures.fold(record);
                        fairness.fold(record);
                        outlook.fold(record);
                        scores.iter_mut().for_each(|scores| scores.fold(record));
                    }
                    fairness.keep(&receipt.choices);
                    log.extend(receipt.records);
                }
                Err(refusal) => figures.refuse(refusal.code()),
            }
            progress.step();
        }
        let title = format!("A simulated company year, seed {seed}: all figures of it are invented");
        drop(progress);
        let pages = Some(Pages::of(&plan, engine.policy(), &log)?);
        let (commands, report) = (requests.len(), None);
        Ok(Outcome { title, engine, figures, fairness, outlook, scores, pages, commands, took, report })
    };
    play().map_err(|refusal| refusal.to_string())
}

/// Every row of a history, as its mapping reads it.
fn play_history(file: &Path, mapping: &Path) -> Result<Outcome, String> {
    let text = std::fs::read_to_string(mapping)
        .map_err(|fault| format!("the mapping `{}` could not be read: {fault}", mapping.display()))?;
    let mapping = Mapping::from_toml(&text).map_err(|refusal| refusal.to_string())?;
    let rows = history::read(file, &mapping)?;
    let now = now().map_err(|refusal| refusal.to_string())?;
    let play = || -> Result<Outcome, leadwerk::Error> {
        let mut engine = Engine::new(mapping.policy()?)?;
        let (mut figures, mut outlook) = (Figures::default(), Outlook::default());
        let mut progress = Progress::new("folding the history");
        let (commands, begin) = (rows.len(), Instant::now());
        let report = import(&mut engine, &mapping, rows, now, |record| {
            figures.fold(record);
            outlook.fold(record);
            progress.step();
        })?;
        let took = begin.elapsed();
        drop(progress);
        for refusal in &report.refusals {
            figures.refusals.insert(refusal.error_code.clone(), refusal.count.unsigned_abs());
        }
        let title = format!("The history {}", file.display());
        let (fairness, report) = (Fairness::default(), Some(report));
        let (scores, pages) = (None, None);
        Ok(Outcome { title, engine, figures, fairness, outlook, scores, pages, commands, took, report })
    };
    play().map_err(|refusal| refusal.to_string())
}

/// The clock of this machine.
fn now() -> Result<Timestamp, leadwerk::Error> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp::new(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
