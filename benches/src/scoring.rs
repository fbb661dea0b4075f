//! Scores: one lead explained, a million rows of a data frame, and what is learned from leads that have ended.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{once, rounds};
use leadwerk::policy::{
    AnswerPoints, AnswerSource, ChoicePoints, FactKind, FactRule, FactValue, Learning, NumberBand, Policy, Question,
    ScoringRule,
};
use leadwerk::scoring::{Answer, AnswerColumn, EndedLead, LeadAnswers, ScoreHistory, ScoreModel};
use leadwerk::units::{
    ChoiceId, Count, Currency, Decimal, Estimate, FactId, ModelId, Probability, QuestionId, Timestamp,
};
use std::hint::black_box;

const BENCH: &str = "scoring";
const QUESTIONS: usize = 12;
/// Bands of a number, and choices.
const ANSWERS: usize = 8;
/// Leads in turn, so that no answer can be foretold.
const DIFFERENT: usize = 1_000;

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let policy = policy();
    let ended = ended(size.pick(10_000, 200));
    let rule = policy.scoring.clone().expect("a scorecard");
    let at = Timestamp::new(0).expect("a time");
    let history = ScoreHistory::of(rule.clone(), &ended).expect("a history");
    let fit = || ScoreModel::fit(&policy, ModelId::new("m").expect("an id"), &history, at).expect("a model");
    let (model, times) = (fit(), size.pick(5, 1));
    let leads: Vec<LeadAnswers> = ended.iter().take(DIFFERENT).map(asked).collect();
    let count = size.pick(200_000, 1_000);
    let score = || {
        let leads = leads.iter().cycle().take(count);
        once(|| leads.for_each(|lead| drop(black_box(model.score(lead).expect("a score"))))).0
    };
    let rows = size.pick(1_000_000, 1_000);
    let columns = columns(rows);
    let many = || once(|| black_box(model.score_columns(&columns).expect("scores"))).0;
    let fold = || once(|| black_box(ScoreHistory::of(rule.clone(), &ended).expect("a history"))).0;
    let figure = |what: String, spread| Figure::new(BENCH, what, Unit::Nanoseconds, spread);
    let ended = ended.len();
    vec![
        figure(format!("a score, every answer explained, {QUESTIONS} questions"), rounds(times * 3, count, score))
            .goal(1e3),
        Figure::rate(BENCH, format!("rows of {rows}, {QUESTIONS} columns"), rounds(times, rows, many)),
        figure(format!("{ended} ended leads summed up"), rounds(times, 1, fold)),
        figure(format!("fit of {ended} ended leads, {QUESTIONS} questions"), rounds(times, 1, || once(fit).0)),
    ]
}

/// The even ones are numbers, the others choices.
fn is_number(question: usize) -> bool {
    question.is_multiple_of(2)
}

fn question_id(question: usize) -> QuestionId {
    QuestionId::new(format!("question-{question}")).expect("an id")
}

fn choice(answer: usize) -> ChoiceId {
    ChoiceId::new(format!("choice-{answer}")).expect("an id")
}

/// Every third answer is worth points to the experts.
fn points(answer: usize) -> Estimate {
    if answer.is_multiple_of(3) { Estimate::new(10.0).expect("a number") } else { Estimate::ZERO }
}

fn policy() -> Policy {
    let mut policy = Policy::standard(Currency::new("EUR").expect("a currency"));
    let whole = |number: usize| Decimal::whole(number as i64).expect("a number");
    let question = |question: usize| {
        let answers = if is_number(question) {
            let band = |answer| NumberBand { begins: whole(answer), points: points(answer) };
            AnswerPoints::Number { bands: (0..ANSWERS).map(band).collect() }
        } else {
            let choice = |answer| ChoicePoints { choice: choice(answer), points: points(answer) };
            AnswerPoints::Choice { choices: (0..ANSWERS).map(choice).collect() }
        };
        let source = AnswerSource::Fact { fact: FactId::new(format!("fact-{question}")).expect("an id") };
        Question { id: question_id(question), name: format!("Question {question}"), source, answers }
    };
    let fact = |question: usize| {
        let number = FactKind::Number { least: whole(0), most: whole(ANSWERS) };
        let kind = if is_number(question) { number } else { FactKind::Text {} };
        let id = FactId::new(format!("fact-{question}")).expect("an id");
        FactRule { id, name: format!("Fact {question}"), kind }
    };
    policy.facts.extend((0..QUESTIONS).map(fact));
    let (base, learning) = (Probability::share(1, 5).expect("a share"), Learning::default());
    policy.scoring = Some(ScoringRule { base, questions: (0..QUESTIONS).map(question).collect(), learning });
    policy
}

/// Numbers below a bound.
fn dice() -> impl FnMut(u64) -> usize {
    let mut dice = 7_u64;
    move |bound| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((dice >> 33) % bound) as usize
    }
}

/// Leads whose higher answers are won more often.
fn ended(count: usize) -> Vec<EndedLead> {
    let mut next = dice();
    let at = Timestamp::new(0).expect("a time");
    let mut lead = || {
        let given: Vec<usize> = (0..QUESTIONS).map(|_| next(ANSWERS as u64)).collect();
        let won = next((QUESTIONS * ANSWERS * 2) as u64) < given.iter().sum();
        let answer = |(question, &answer): (usize, &usize)| {
            let value = if is_number(question) {
                FactValue::Number { value: Decimal::whole(answer as i64).expect("a number") }
            } else {
                FactValue::Choice { value: choice(answer) }
            };
            Answer { question: question_id(question), value }
        };
        EndedLead { answers: given.iter().enumerate().map(answer).collect(), at, ended: at, won }
    };
    (0..count).map(|_| lead()).collect()
}

fn asked(lead: &EndedLead) -> LeadAnswers {
    LeadAnswers { answers: lead.answers.clone(), at: lead.at, value: None, before: None }
}

fn columns(rows: usize) -> Vec<AnswerColumn> {
    let mut next = dice();
    let mut column = |question| {
        let question_id = question_id(question);
        if is_number(question) {
            let values = (0..rows).map(|_| Estimate::new(next(8_000) as f64 / 1e3).expect("a number")).collect();
            return AnswerColumn::Numbers { question: question_id, values, missing: None };
        }
        let codes = (0..rows).map(|_| Count::new(next(ANSWERS as u64 + 1) as u32)).collect();
        AnswerColumn::Codes { question: question_id, choices: (0..ANSWERS).map(choice).collect(), codes }
    };
    (0..QUESTIONS).map(&mut column).collect()
}
