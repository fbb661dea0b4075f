use super::*;
use crate::policy::{AnswerPoints, AnswerSource, FactValue, NumberBand, Question, Temperature};
use crate::scoring::{Answer, AnswerColumn, Level};
use crate::units::{ChoiceId, Count, Currency, Decimal, Estimate, Language, Money, Probability, QuestionId};

fn policy() -> Policy {
    Policy::standard(Currency::new("EUR").unwrap())
}

fn day(day: i64) -> Timestamp {
    Timestamp::new(day * 86_400_000).unwrap()
}

fn question(id: &str) -> QuestionId {
    QuestionId::new(id).unwrap()
}

fn choice(id: &str, value: &str) -> Answer {
    Answer { question: question(id), value: FactValue::Choice { value: ChoiceId::new(value).unwrap() } }
}

fn lead(answers: Vec<Answer>) -> LeadAnswers {
    LeadAnswers { answers, at: day(10), value: None, before: None }
}

fn version() -> ModelId {
    ModelId::new("m").unwrap()
}

fn model() -> ScoreModel {
    ScoreModel::experts(&policy(), version()).unwrap()
}

/// Leads of which those who want to buy soon are won so often in ten.
fn history(soon: i64, late: i64) -> ScoreHistory {
    let mut history = ScoreHistory::new(policy().scoring.unwrap()).unwrap();
    for number in 0..400 {
        let (time, wins) = if number % 2 == 0 { ("within_3_months", soon) } else { ("later", late) };
        let won = number / 2 % 10 < wins;
        history
            .add(&EndedLead { answers: vec![choice("time", time)], at: day(1), ended: day(number % 60), won })
            .unwrap();
    }
    history
}

/// The standard scorecard by hand: odds of 1 to 4, doubled by 20 points, and 15 for the buyer.
#[test]
fn day_0_is_the_scorecard() {
    let score = model().score(&lead(vec![choice("time", "within_3_months"), choice("buyer", "late")])).unwrap();
    assert!((score.base.get() + 40.0).abs() < 1e-9, "a quarter: 20 points twice off");
    assert!((score.total.get() + 5.0).abs() < 1e-9);
    let odds = 2_f64.powf(-0.25);
    assert!((f64::from(score.probability) - odds / (1.0 + odds)).abs() < 1e-6);
    assert_eq!(score.temperature, Temperature::Warm);
    assert!(score.low < score.probability && score.probability < score.high);
    let points: Vec<_> = score.answers.iter().map(|answer| (answer.question.as_str(), answer.points.get())).collect();
    assert_eq!(points[..2], [("budget", 0.0), ("authority", 0.0)]);
    assert!((points[3].1 - 20.0).abs() < 1e-9 && (points[4].1 - 15.0).abs() < 1e-9);
    assert!(score.answers.iter().all(|answer| answer.learned.get().abs() < 1e-9));
    assert_eq!(score.answers[0].answer, Level::Missing {});
    assert_eq!(
        score.sentences(Language::English)[..2],
        [
            "The lead is warm: won with 46 % (12 % to 84 %), -5.0 points, of which -40.0 at the start.",
            "time: within_3_months, +20.0 points (experts +20.0, learned +0.0)."
        ]
    );
    assert!(score.sentences(Language::German)[1].ends_with("+20,0 Punkte (Fachleute +20,0, gelernt +0,0)."));
}

#[test]
fn what_comes_is_learned() {
    let model = ScoreModel::fit(&policy(), version(), &history(3, 6), day(90)).unwrap();
    let won = |time: &str| f64::from(model.score(&lead(vec![choice("time", time)])).unwrap().probability);
    assert!((won("within_3_months") - 0.3).abs() < 0.06 && (won("later") - 0.6).abs() < 0.06, "{}", won("later"));
    assert_eq!(model.outcomes(), 400);
    let later = model.score(&lead(vec![choice("time", "later")])).unwrap();
    assert!(later.answers[3].learned.get() > 0.0 && (later.answers[3].expert.get() + 20.0).abs() < 1e-9);
    // What a model says elsewhere is what it says here.
    let same = ScoreModel::from_data(model.data()).unwrap();
    assert_eq!(same.score(&lead(vec![])).unwrap(), model.score(&lead(vec![])).unwrap());
}

/// What experts give and what things are called may change; what was counted stays.
#[test]
fn a_history_outlives_the_experts() {
    let mut policy = policy();
    let questions = &mut policy.scoring.as_mut().unwrap().questions;
    questions[0].name = "Budget in euros".into();
    questions[0].answers = crate::policy::AnswerPoints::Known { points: Estimate::new(30.0).unwrap() };
    assert_eq!(ScoreModel::fit(&policy, version(), &history(3, 6), day(90)).unwrap().outcomes(), 400);
}

/// Half forgotten leads are told as they came, and their calibration is nearly none: what counts a hundredth takes a
/// hundredth back.
#[test]
fn what_is_half_forgotten_is_calibrated_as_it_counts() {
    let mut policy = policy();
    policy.scoring.as_mut().unwrap().learning.half_life_days = Some(Estimate::new(15.0).unwrap());
    let model = ScoreModel::fit(&policy, version(), &history(3, 6), day(180)).unwrap();
    let scale = model.calibration().scale.get();
    assert!((0.85..1.15).contains(&scale), "{scale}");
}

#[test]
fn all_won_none_won_nothing_known() {
    for (wins, low, high) in [(10, 0.9, 1.0), (0, 0.0, 0.1)] {
        let model = ScoreModel::fit(&policy(), version(), &history(wins, wins), day(90)).unwrap();
        let won = f64::from(model.score(&lead(vec![choice("time", "later")])).unwrap().probability);
        assert!((low..=high).contains(&won), "{wins}: {won}");
    }
    let nothing = ScoreHistory::new(policy().scoring.unwrap()).unwrap();
    let model = ScoreModel::fit(&policy(), version(), &nothing, day(0)).unwrap();
    assert_eq!(model.score(&lead(vec![])).unwrap().probability.ppm(), 200_000);
}

/// An answer nobody listed counts as another one; a number below its first band belongs to it.
#[test]
fn odd_answers() {
    let model = model();
    let score = model.score(&lead(vec![choice("buyer", "asleep")])).unwrap();
    assert_eq!((score.answers[4].answer.clone(), score.answers[4].points.get()), (Level::Other {}, 0.0));
    let refused = |answers: Vec<Answer>| model.score(&lead(answers)).unwrap_err().code();
    assert_eq!(refused(vec![choice("shoe_size", "43")]), "UNKNOWN_QUESTION");
    assert_eq!(refused(vec![choice("time", "later"), choice("time", "later")]), "DUPLICATE_ANSWER");
    assert_eq!(refused(vec![choice("authority", "yes")]), "WRONG_ANSWER_KIND");
}

/// Cuts by what a lead may bring, with a hysteresis that is a share of the cut.
#[test]
fn temperature_by_value_and_by_capacity() {
    let mut policy = policy();
    let euro = |euro: i64| Money::new(euro * 100, "EUR").unwrap();
    policy.qualification.by_value = Some(crate::policy::ValueCuts { hot_from: euro(5_000), warm_from: euro(1_000) });
    let model = ScoreModel::experts(&policy, version()).unwrap();
    let warm = |value: Option<i64>, before| {
        let lead = LeadAnswers { value: value.map(euro), before, ..lead(vec![]) };
        model.score(&lead).unwrap().temperature
    };
    // One in five is won.
    assert_eq!(warm(Some(4_999), None), Temperature::Cold);
    assert_eq!(warm(Some(5_000), None), Temperature::Warm);
    assert_eq!(warm(Some(25_000), None), Temperature::Hot);
    assert_eq!(warm(Some(25_000), Some(Temperature::Warm)), Temperature::Warm, "2 % more are needed");
    assert_eq!(warm(Some(25_500), Some(Temperature::Warm)), Temperature::Hot);
    assert_eq!(warm(Some(24_500), Some(Temperature::Hot)), Temperature::Hot);
    assert_eq!(warm(None, None), Temperature::Warm, "without a value the probability decides");
    let dollars = LeadAnswers { value: Some(Money::new(1, "USD").unwrap()), ..lead(vec![]) };
    assert_eq!(model.score(&dollars).unwrap_err().code(), "CURRENCY_MISMATCH");
    policy.qualification.by_value = Some(crate::policy::ValueCuts { hot_from: euro(1), warm_from: euro(2) });
    assert_eq!(policy.faults()[0].path, "qualification.by_value.hot_from");

    let probabilities: Vec<_> = (1..=10).map(|tenth| Probability::share(tenth, 10).unwrap()).collect();
    let cuts = policy.qualification.for_capacity(&probabilities, Count::new(2), Count::new(3)).unwrap();
    let of = |wanted| probabilities.iter().filter(|of| cuts.by_probability(**of, None) == wanted).count();
    assert_eq!([Temperature::Hot, Temperature::Warm, Temperature::Cold].map(of), [2, 3, 5]);
    // Whatever comes, the rule can stand in a policy.
    for (hot, warm) in [(0, 0), (1, 0), (10, 3), (0, 20)] {
        let cuts = policy.qualification.for_capacity(&probabilities, Count::new(hot), Count::new(warm)).unwrap();
        let policy = Policy { qualification: cuts, ..self::policy() };
        assert!(policy.faults().is_empty(), "{hot} {warm}: {:?}", policy.faults());
    }
}

/// Columns say what one lead after the other says.
#[test]
fn columns_agree_with_single_leads() {
    let model = ScoreModel::fit(&policy(), version(), &history(3, 6), day(90)).unwrap();
    let choices = ["later", "within_3_months", "never"].map(|of| ChoiceId::new(of).unwrap());
    let codes = [0, 1, 2, 3];
    let columns = [
        AnswerColumn::Codes {
            question: question("time"),
            choices: choices.to_vec(),
            codes: codes.map(Count::new).to_vec(),
        },
        AnswerColumn::Codes {
            question: question("authority"),
            choices: vec![],
            codes: [2, 1, 0, 1].map(Count::new).to_vec(),
        },
    ];
    let scored = model.score_columns(&columns).unwrap();
    let authority = [Some(false), Some(true), None, Some(true)];
    for (place, (code, authority)) in codes.into_iter().zip(authority).enumerate() {
        let time = (code > 0).then(|| choice("time", choices[code as usize - 1].as_str()));
        let authority =
            authority.map(|value| Answer { question: question("authority"), value: FactValue::Flag { value } });
        let score = model.score(&lead(time.into_iter().chain(authority).collect())).unwrap();
        assert!((score.total.get() - scored.total[place].get()).abs() < 1e-9);
        assert!((f64::from(score.probability) - scored.probability[place].get()).abs() < 1e-6);
        assert_eq!(score.temperature, scored.temperature[place]);
    }
    let refused = |column: AnswerColumn| model.score_columns(&[columns[0].clone(), column]).unwrap_err().code();
    assert_eq!(refused(columns[0].clone()), "DUPLICATE_QUESTION");
    let numbers = |question: &str, count| AnswerColumn::Numbers {
        question: self::question(question),
        values: vec![Estimate::ZERO; count],
        missing: None,
    };
    assert_eq!(refused(numbers("budget", 4)), "WRONG_ANSWER_KIND");
    assert_eq!(refused(numbers("budget", 3)), "ANSWERS_UNEQUAL");
    let code = AnswerColumn::Codes { question: question("need"), choices: vec![], codes: vec![Count::new(2); 4] };
    assert_eq!(refused(code), "FIGURE_OUT_OF_RANGE");
}

/// A million times 1.001 is less than 1,001,000 in doubles, and 1.001 begins its band all the same.
#[test]
fn numbers_on_the_edge_of_a_band() {
    let mut policy = policy();
    let edges = [-2.5, 1.001, 1.003, 4.035];
    let band = |(place, edge): (usize, f64)| {
        let points = Estimate::of(10.0 * place as f64);
        NumberBand { begins: Decimal::try_from(edge).unwrap(), points }
    };
    let source = AnswerSource::Value {};
    let answers = AnswerPoints::Number { bands: edges.into_iter().enumerate().map(band).collect() };
    let rule = policy.scoring.as_mut().unwrap();
    rule.questions.push(Question { id: question("worth"), name: "Worth".into(), source, answers });
    let model = ScoreModel::experts(&policy, version()).unwrap();
    let given = [-2.5, -9.0, 1.0, 1.000_999, 1.001, 1.002_999, 1.003, 4.034_999, 4.035, 1e9];
    let values = given.map(Estimate::of).to_vec();
    let column = AnswerColumn::Numbers { question: question("worth"), values, missing: Some(Estimate::of(1.0)) };
    let scored = model.score_columns(&[column]).unwrap();
    for (number, total) in given.into_iter().zip(scored.total) {
        let value = FactValue::Number { value: Decimal::try_from(number).unwrap() };
        let answer = Answer { question: question("worth"), value };
        let answers = if number == 1.0 { vec![] } else { vec![answer] };
        assert!((model.score(&lead(answers)).unwrap().total.get() - total.get()).abs() < 1e-9, "{number}");
    }
}

/// 5,000 yen are no 5,000 euros, and bands have no currency.
#[test]
fn amounts_in_another_currency_are_refused() {
    let mut policy = policy();
    let rule = policy.scoring.as_mut().unwrap();
    let bands =
        [0, 5_000].map(|begins| NumberBand { begins: Decimal::whole(begins).unwrap(), points: Estimate::of(5.0) });
    rule.questions[0].answers = AnswerPoints::Number { bands: bands.into() };
    let rule = rule.clone();
    let budget = |currency| {
        vec![Answer {
            question: question("budget"),
            value: FactValue::Money { value: Money::new(500_000, currency).unwrap() },
        }]
    };
    let ended = |currency| EndedLead { answers: budget(currency), at: day(1), ended: day(2), won: true };
    let code = |error: Error| error.code();
    let mut model = ScoreModel::experts(&policy, version()).unwrap();
    assert!(model.score(&lead(budget("EUR"))).is_ok() && model.learn(&ended("EUR")).is_ok());
    let kept = ScoreModel::from_data(model.data()).unwrap();
    assert_eq!(kept.score(&lead(budget("JPY"))).map(drop).map_err(code), Err("CURRENCY_MISMATCH"));
    assert_eq!(model.learn(&ended("JPY")).map_err(code), Err("CURRENCY_MISMATCH"));
    // A history has the currency of its first amount, and a policy takes none in another one.
    let of = |currency| ScoreHistory::of(rule.clone(), &[ended(currency)]).unwrap();
    let (mut euros, yen) = (of("EUR"), ScoreHistory::from_data(of("JPY").data()).unwrap());
    assert_eq!(euros.add(&ended("JPY")).map_err(code), Err("CURRENCY_MISMATCH"));
    assert_eq!(euros.merge(&yen).map_err(code), Err("CURRENCY_MISMATCH"));
    assert_eq!((euros.ended(), euros.data().rows), (1, of("EUR").data().rows));
    let fit = |history| ScoreModel::fit(&policy, version(), history, day(40)).map(drop).map_err(code);
    assert_eq!((fit(&euros), fit(&yen)), (Ok(()), Err("CURRENCY_MISMATCH")));
    // Whether an amount is known at all does not hang on its currency.
    let standard = ScoreModel::experts(&self::policy(), version()).unwrap();
    assert!(standard.score(&lead(budget("JPY"))).is_ok());
}

#[test]
fn policies_that_cannot_be_scored_by() {
    let faulty = |change: fn(&mut ScoringRule)| {
        let mut policy = policy();
        change(policy.scoring.as_mut().unwrap());
        policy
            .faults()
            .into_iter()
            .map(|fault| format!("{}: {}", fault.path, fault.fault))
            .collect::<Vec<_>>()
            .join("; ")
    };
    assert_eq!(faulty(|rule| rule.questions.clear()), "scoring: there are no questions to score by; give at least one");
    assert!(faulty(|rule| rule.questions[1].id = rule.questions[0].id.clone()).contains("`budget` is listed twice"));
    assert!(faulty(|rule| rule.questions[1].answers = rule.questions[3].answers.clone()).contains("asks for a choice"));
    let many = |rule: &mut ScoringRule| {
        let question = rule.questions[0].clone();
        let many = (0..10_000).map(|number| crate::policy::Question {
            id: QuestionId::new(format!("q{number}")).unwrap(),
            ..question.clone()
        });
        rule.questions = many.collect();
    };
    assert!(faulty(many).contains("`answers of all questions` is 20000; give a number from 0 to 1000"));
    let mut bare = policy();
    bare.scoring = None;
    assert_eq!(ScoreModel::experts(&bare, version()).unwrap_err().code(), "QUESTIONS_MISSING");
    let mut other = policy();
    other.scoring.as_mut().unwrap().questions.truncate(2);
    assert_eq!(ScoreModel::fit(&other, version(), &history(1, 1), day(90)).unwrap_err().code(), "HISTORIES_DIFFER");
    assert_eq!(ScoreModel::fit(&policy(), version(), &history(1, 1), day(-1)).unwrap_err().code(), "HISTORY_AHEAD");
}

/// Learned one by one, forgetting, is never less sure than the experts, and follows what changes.
#[test]
fn forgetting_has_an_end() {
    let mut policy = policy();
    policy.scoring.as_mut().unwrap().learning.keeps = Estimate::new(0.95).unwrap();
    let mut model = ScoreModel::experts(&policy, version()).unwrap();
    let fresh = model.clone();
    let asked = || vec![choice("time", "later")];
    for number in 0..600 {
        let won = if number < 300 { number % 10 == 0 } else { number % 10 != 0 };
        model.learn(&EndedLead { answers: asked(), at: day(1), ended: day(2), won }).unwrap();
    }
    let won = f64::from(model.score(&lead(asked())).unwrap().probability);
    assert!(won > 0.75, "{won}");
    for answers in [vec![], asked(), vec![choice("buyer", "late")]] {
        let row = model.card.row(&answers, day(1), &mut None).unwrap();
        assert!(model.said(&row).1 <= fresh.said(&row).1 * (1.0 + 1e-9), "no less sure than the experts");
    }
}
