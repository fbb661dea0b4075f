//! How good scores are, and how fast many: `cargo xtask bench --scoring [--json] [--smoke]`.
//!
//! The calls of a bank (reference data beside the checkout), without their duration, which is known only afterwards: our
//! model, whose experts give no points; scikit-learn's logistic regression; and Odoo's naive Bayes, which is given the same
//! bands. Each says of every call what it learned from nine tenths of the others in random order, and of the last fifth
//! what it learned from those before. The same lines judge all three.

mod peer;

#[path = "../../../core/tests/common/bank.rs"]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "shared with the tests, which fail by panicking")]
mod calls;
#[path = "../../../core/tests/scoring/figures.rs"]
#[expect(clippy::indexing_slicing, reason = "shared with the tests, which fail by panicking")]
mod figures;
#[path = "../../../core/tests/common/shared.rs"]
mod shared;

use crate::Size;
use crate::figure::{Figure, Unit, table};
use crate::measure::{Spread, once, rounds};
use calls::{Calls, NUMBERS};
use leadwerk::pipeline::{OdooField, OdooLead, OdooModel};
use leadwerk::policy::{AnswerPoints, ScoringRule};
use leadwerk::scoring::{AnswerColumn, ScoreModel};
use leadwerk::units::{Count, Decimal, Estimate, QuestionId, StageId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::ExitCode;

const FOLDS: usize = 10;
/// By how much our area under the curve may be below scikit-learn's.
const BELOW: f64 = 0.002;

/// One line of the table.
struct Line {
    how: &'static str,
    who: &'static str,
    auc: f64,
    log_loss: f64,
    calibration_error: f64,
}

/// With which probability each call is won: without its own part, and of the later ones, by the earlier.
struct Said {
    random: Vec<f64>,
    later: Vec<f64>,
}

/// What is asked, and how it is parted.
struct Trial {
    calls: Calls,
    /// Of each call its random part.
    fold: Vec<usize>,
    /// From where on calls are later.
    split: usize,
}

/// Measures, prints, and says by the exit status whether the goals were reached.
pub(crate) fn run(size: Size, json: bool) -> ExitCode {
    let Some(mut calls) = calls::calls() else { return ExitCode::SUCCESS };
    let count = size.pick(calls.won.len(), 2_000);
    calls.rows.truncate(count);
    calls.won.truncate(count);
    let mut fold = vec![0; count];
    for (place, row) in calls::shuffled(count).into_iter().enumerate() {
        fold.get_mut(row).into_iter().for_each(|fold| *fold = place % FOLDS);
    }
    let trial = Trial { calls, fold, split: count * 4 / 5 };
    let many = size.pick(1_000_000, 2_000);
    eprintln!("ours ...");
    let mut said = vec![("ours", trial.said(ours))];
    let (seconds, mut figures) = rate(&trial, many, size);
    eprintln!("scikit-learn ...");
    if let Some(peer) = peer::said(&trial, many) {
        said.push(("scikit-learn's logistic regression", peer.said));
        figures.extend(beside(seconds, [peer.pipeline, peer.matrix], many));
    }
    eprintln!("Odoo's naive Bayes ...");
    said.push(("Odoo's naive Bayes", trial.said(odoo)));
    let lines: Vec<Line> = said.iter().flat_map(|(who, said)| trial.judge(who, said)).collect();
    if json {
        let lines: Vec<Value> = lines.iter().map(Line::json).collect();
        let rates: Value = crate::figure::json(&figures).parse().expect("JSON");
        println!("{:#}", json!({ "scores": lines, "rates": rates.get("figures") }));
    } else {
        println!("{}\n{}", text(&lines), table(&figures));
    }
    let slow = figures.iter().any(|figure| figure.ratio().is_some_and(|ratio| ratio < 1.0));
    let missed = worse(&lines);
    missed.iter().for_each(|how| eprintln!("missed: {how}: more than {BELOW} below scikit-learn"));
    if size == Size::Smoke || (missed.is_empty() && !slow) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Trial {
    fn said(&self, say: fn(&Calls, &[usize], &[usize]) -> Vec<f64>) -> Said {
        let mut random = vec![0.0; self.fold.len()];
        for part in 0..FOLDS {
            let mine = |row: &usize| self.fold.get(*row) == Some(&part);
            let (asked, known): (Vec<usize>, Vec<usize>) = (0..self.fold.len()).partition(mine);
            for (row, said) in asked.iter().zip(say(&self.calls, &known, &asked)) {
                random.get_mut(*row).into_iter().for_each(|place| *place = said);
            }
        }
        let (known, asked): (Vec<usize>, Vec<usize>) = (0..self.fold.len()).partition(|row| *row < self.split);
        Said { random, later: say(&self.calls, &known, &asked) }
    }

    fn judge(&self, who: &'static str, said: &Said) -> [Line; 2] {
        let line = |how, said: &[f64], from: usize| {
            let won = calls::outcomes(&self.calls, &(from..self.fold.len()).collect::<Vec<_>>());
            let (auc, log_loss) = (figures::auc(said, &won), figures::log_loss(said, &won));
            Line { how, who, auc, log_loss, calibration_error: figures::calibration_error(said, &won) }
        };
        [line("ten random parts", &said.random, 0), line("first 80 %, then the last 20 %", &said.later, self.split)]
    }
}

impl Line {
    fn json(&self) -> Value {
        let Self { how, who, auc, log_loss, calibration_error } = self;
        json!({ "how": how, "who": who, "auc": auc, "log_loss": log_loss, "calibration_error": calibration_error })
    }
}

/// Where ours is worse than it may be.
fn worse(lines: &[Line]) -> Vec<&'static str> {
    let is_worse = |ours: &&Line| {
        let theirs = lines.iter().find(|line| line.how == ours.how && line.who.starts_with("scikit"));
        theirs.is_some_and(|theirs| ours.auc < theirs.auc - BELOW)
    };
    lines.iter().filter(|line| line.who == "ours").filter(is_worse).map(|line| line.how).collect()
}

fn text(lines: &[Line]) -> String {
    let mut sorted: Vec<&Line> = lines.iter().collect();
    sorted.sort_by_key(|line| std::cmp::Reverse(line.how));
    let row = |line: &Line| {
        let Line { how, who, auc, log_loss, calibration_error } = line;
        format!("| {how} | {who} | {auc:.4} | {log_loss:.4} | {calibration_error:.4} |\n")
    };
    let rows: String = sorted.into_iter().map(row).collect();
    format!("| learned from, asked of | by | AUC | log loss | calibration error |\n|---|---|--:|--:|--:|\n{rows}")
}

fn ours(calls: &Calls, known: &[usize], asked: &[usize]) -> Vec<f64> {
    calls::said(calls, &calls::learned(calls, known), asked)
}

/// One stage besides won, and a field for each column.
fn odoo(calls: &Calls, known: &[usize], asked: &[usize]) -> Vec<f64> {
    let rule = calls::rule(calls, known);
    let stages = ["open", "won"].map(|id| StageId::new(id).expect("an id"));
    let lead = |row: usize, won: Option<bool>| {
        let cells = calls.rows.get(row).into_iter().flatten();
        let fields = rule.questions.iter().zip(cells).map(|(question, cell)| {
            let value = match &question.answers {
                AnswerPoints::Number { bands } => {
                    let number = Decimal::try_from(number(cell)).expect("a number");
                    bands.partition_point(|band| band.begins <= number).max(1).to_string()
                }
                _ => cell.clone(),
            };
            OdooField { field: question.name.clone(), value }
        });
        let [open, ended] = &stages;
        let stage = if won == Some(true) { ended } else { open };
        OdooLead { stage: stage.clone(), won, fields: fields.collect() }
    };
    let ended = |&row: &usize| lead(row, calls.won.get(row).copied());
    let model = OdooModel::of(&stages, &known.iter().map(ended).collect::<Vec<_>>()).expect("known stages");
    asked.iter().map(|&row| model.probability(&lead(row, None)).expect("a known stage").into()).collect()
}

fn number(cell: &str) -> f64 {
    cell.parse().expect("a number")
}

/// Nanoseconds for these calls in turn as columns, and the figure.
fn rate(trial: &Trial, many: usize, size: Size) -> (f64, Vec<Figure>) {
    let known: Vec<usize> = (0..trial.split).collect();
    let model: ScoreModel = calls::learned(&trial.calls, &known);
    let columns = columns(&trial.calls, model.rule(), many);
    let work = || once(|| std::hint::black_box(model.score_columns(&columns).expect("scores"))).0;
    let spread = rounds(size.pick(5, 1), many, work);
    (spread.middle, vec![Figure::rate("scores", format!("ours, {many} rows of {} columns", columns.len()), spread)])
}

/// The answers of calls in turn.
fn columns(calls: &Calls, rule: &ScoringRule, many: usize) -> Vec<AnswerColumn> {
    let column = |(place, name): (usize, &String)| {
        let cells = || calls.rows.iter().cycle().take(many).filter_map(move |row| row.get(place));
        let question = QuestionId::new(name).expect("an id");
        match rule.questions.get(place).map(|question| &question.answers) {
            Some(AnswerPoints::Choice { choices }) => {
                let choices: Vec<_> = choices.iter().map(|of| of.choice.clone()).collect();
                let code: BTreeMap<&str, Count> =
                    (1..).zip(&choices).map(|(code, choice)| (choice.as_str(), Count::new(code))).collect();
                let codes = cells().map(|cell| code.get(cell.as_str()).copied().unwrap_or(Count::new(0))).collect();
                AnswerColumn::Codes { question, choices, codes }
            }
            _ => {
                let values = cells().map(|cell| Estimate::new(number(cell)).expect("a number")).collect();
                AnswerColumn::Numbers { question, values, missing: None }
            }
        }
    };
    calls.names.iter().enumerate().map(column).collect()
}

/// The peer's rates, with its encoders and without, and our time beside them.
fn beside(ours: f64, seconds: [f64; 2], many: usize) -> Vec<Figure> {
    let what = ["with its encoders", "on the ready-made matrix"];
    let figures = what.into_iter().zip(seconds).flat_map(|(what, seconds)| {
        let each = seconds * 1e9 / many as f64;
        let theirs = Figure::rate("scores", format!("`predict_proba`, {what}"), Spread::one(each));
        let times = Figure::new("scores", format!("our time as theirs, {what}"), Unit::Times, Spread::one(ours / each));
        [theirs, times.goal(1.0)]
    });
    figures.collect()
}
