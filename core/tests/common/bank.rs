//! Telephone marketing of a bank, read and learned from: 41,188 calls, of which 11 % were won.

use super::shared::shared;
use flate2::read::GzDecoder;
use leadwerk::policy::{
    AnswerPoints, AnswerSource, ChoicePoints, FactKind, FactRule, FactValue, Learning, NumberBand, Policy, Question,
    ScoringRule,
};
use leadwerk::scoring::{Answer, EndedLead, LeadAnswers, ScoreHistory, ScoreModel};
use leadwerk::units::{ChoiceId, Currency, Decimal, Estimate, FactId, ModelId, Probability, QuestionId, Timestamp};
use std::collections::BTreeSet;
use std::io::Read as _;

/// The columns that hold numbers; all others hold choices.
pub(crate) const NUMBERS: [&str; 9] = [
    "age",
    "campaign",
    "pdays",
    "previous",
    "emp.var.rate",
    "cons.price.idx",
    "cons.conf.idx",
    "euribor3m",
    "nr.employed",
];
const BANDS: usize = 10;

/// The calls in the order in which they were made.
pub(crate) struct Calls {
    pub(crate) names: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) won: Vec<bool>,
}

/// All calls; nothing where there are no reference data.
pub(crate) fn calls() -> Option<Calls> {
    let file = shared("data/bank_marketing/bank-additional-full.csv.gz")?;
    let mut text = String::new();
    GzDecoder::new(std::fs::read(file).unwrap().as_slice()).read_to_string(&mut text).unwrap();
    let cells = |line: &str| line.split(';').map(|cell| cell.trim_matches('"').to_owned()).collect::<Vec<_>>();
    let mut lines = text.lines().map(cells);
    let names = lines.next().unwrap();
    // How long the call took is known only afterwards.
    let kept = |of: Vec<String>| -> Vec<String> {
        of.into_iter()
            .zip(&names)
            .filter(|(_, name)| *name != "duration" && *name != "y")
            .map(|(cell, _)| cell)
            .collect()
    };
    let all: Vec<Vec<String>> = lines.collect();
    let won = all.iter().map(|row| row.last().unwrap() == "yes").collect();
    let rows = all.into_iter().map(kept).collect();
    Some(Calls { rows, won, names: kept(names.clone()) })
}

/// Questions as somebody would ask them who knows the calls of the past alone: each number in ten bands of one size.
pub(crate) fn rule(calls: &Calls, known: &[usize]) -> ScoringRule {
    let zero = Estimate::ZERO;
    let question = |(column, name): (usize, &String)| {
        let values = known.iter().map(|&row| calls.rows[row][column].as_str());
        let answers = if NUMBERS.contains(&name.as_str()) {
            let mut numbers: Vec<f64> = values.map(|value| value.parse().unwrap()).collect();
            numbers.sort_by(f64::total_cmp);
            let mut cuts: Vec<f64> = (0..BANDS).map(|band| numbers[band * numbers.len() / BANDS]).collect();
            cuts.dedup();
            let band = |&cut: &f64| NumberBand { begins: Decimal::try_from(cut).unwrap(), points: zero };
            AnswerPoints::Number { bands: cuts.iter().map(band).collect() }
        } else {
            let choices: BTreeSet<&str> = values.collect();
            let choice = |choice: &str| ChoicePoints { choice: ChoiceId::new(choice).unwrap(), points: zero };
            AnswerPoints::Choice { choices: choices.into_iter().map(choice).collect() }
        };
        let source = AnswerSource::Fact { fact: FactId::new(name).unwrap() };
        Question { id: QuestionId::new(name).unwrap(), name: name.clone(), source, answers }
    };
    let questions = calls.names.iter().enumerate().map(question).collect();
    ScoringRule { base: Probability::share(1, 10).unwrap(), questions, learning: Learning::default() }
}

fn policy(rule: ScoringRule) -> Policy {
    let mut policy = Policy::standard(Currency::new("EUR").unwrap());
    let fact = |question: &Question| {
        let kind = match question.answers {
            AnswerPoints::Number { .. } => {
                let number = |number| Decimal::whole(number).unwrap();
                FactKind::Number { least: number(-10_000), most: number(10_000) }
            }
            _ => FactKind::Text {},
        };
        FactRule { id: FactId::new(question.id.as_str()).unwrap(), name: question.name.clone(), kind }
    };
    policy.facts.extend(rule.questions.iter().map(fact));
    policy.scoring = Some(rule);
    policy
}

/// When a call was made: in their order, some fifty a day.
pub(crate) fn at(row: usize) -> Timestamp {
    Timestamp::new(1_211_000_000_000 + row as i64 * 1_800_000).unwrap()
}

fn answers(calls: &Calls, row: usize) -> Vec<Answer> {
    let answer = |(name, cell): (&String, &String)| {
        let value = if NUMBERS.contains(&name.as_str()) {
            FactValue::Number { value: Decimal::try_from(cell.parse::<f64>().unwrap()).unwrap() }
        } else {
            FactValue::Choice { value: ChoiceId::new(cell).unwrap() }
        };
        Answer { question: QuestionId::new(name).unwrap(), value }
    };
    calls.names.iter().zip(&calls.rows[row]).map(answer).collect()
}

/// What is learned from these calls.
pub(crate) fn learned(calls: &Calls, known: &[usize]) -> ScoreModel {
    let rule = rule(calls, known);
    let ended = |&row: &usize| {
        let (answers, at) = (answers(calls, row), at(row));
        EndedLead { answers, at, ended: at, won: calls.won[row] }
    };
    let ended: Vec<EndedLead> = known.iter().map(ended).collect();
    let history = ScoreHistory::of(rule.clone(), &ended).unwrap();
    ScoreModel::fit(&policy(rule), ModelId::new("m").unwrap(), &history, at(calls.won.len())).unwrap()
}

/// With which probability a model says that each of these calls is won.
pub(crate) fn said(calls: &Calls, model: &ScoreModel, asked: &[usize]) -> Vec<f64> {
    let say = |&row: &usize| {
        let lead = LeadAnswers { answers: answers(calls, row), at: at(row), value: None, before: None };
        model.score(&lead).unwrap().probability.into()
    };
    asked.iter().map(say).collect()
}

/// What became of these calls.
pub(crate) fn outcomes(calls: &Calls, asked: &[usize]) -> Vec<bool> {
    asked.iter().map(|&row| calls.won[row]).collect()
}

/// All numbers in an order that has nothing to do with time.
pub(crate) fn shuffled(count: usize) -> Vec<usize> {
    let mut dice = 7_u64;
    let mut order: Vec<usize> = (0..count).collect();
    for place in (1..count).rev() {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(place, ((dice >> 33) % (place as u64 + 1)) as usize);
    }
    order
}
