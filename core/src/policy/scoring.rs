//! By which questions leads are scored, as data.

use super::fact::FactKind;
use super::rules::Policy;
use crate::units::{ChoiceId, Count, Decimal, Error, Estimate, FactId, Probability, QuestionId, Text};
use leadwerk_macros::crosses;
use std::collections::BTreeSet;

/// How many answers all questions together may have: what is learned grows with the square of it.
const MOST_ANSWERS: u32 = 1_000;

/// By which questions leads are scored, what experts give for each answer, and how much the outcomes may change that.
///
/// Points are the same in every model: 20 points more double the odds of winning.
#[crosses]
pub struct ScoringRule {
    /// With which probability a lead is won whose answers all give 0 points: what experts assume.
    pub base: Probability,
    /// The questions.
    pub questions: Vec<Question>,
    /// How outcomes change what the experts gave; without it, as usual.
    #[serde(default, skip_serializing_if = "Learning::is_usual")]
    pub learning: Learning,
}

/// A question, and what experts give for its answers. No answer is an answer of its own, with 0 points.
#[crosses]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// What people call it.
    pub name: String,
    /// Where its answer is found.
    pub source: AnswerSource,
    /// The answers, and what experts give for each.
    pub answers: AnswerPoints,
}

/// Where the answer to a question is found.
#[crosses]
#[derive(Eq)]
pub enum AnswerSource {
    /// A recorded fact.
    Fact {
        /// The fact.
        fact: FactId,
    },
    /// The medium that the lead came from: a choice.
    Medium {},
    /// The campaign: a choice.
    Campaign {},
    /// Where the buyer stands: `early`, `mid` or `late`.
    Buyer {},
    /// The expected order value: a number, in major units of the currency.
    Value {},
}

/// The answers of a question, and what experts give for each.
#[crosses]
pub enum AnswerPoints {
    /// One of some choices. A choice that is not listed gives 0 points, and is learned as one answer, `other`.
    Choice {
        /// The choices.
        choices: Vec<ChoicePoints>,
    },
    /// Yes or no.
    Flag {
        /// The points of yes.
        yes: Estimate,
        /// The points of no.
        no: Estimate,
    },
    /// A number, or an amount in major units of its currency.
    Number {
        /// The bands, from low to high. What lies below the first belongs to it.
        bands: Vec<NumberBand>,
    },
    /// A date, by how many days it lies ahead when the lead is scored.
    Date {
        /// The bands, from early to late; a date that has passed lies below 0. What lies before the first belongs to it.
        bands: Vec<DateBand>,
    },
    /// Anything, such as a text: whether it is known at all.
    Known {
        /// The points when it is.
        points: Estimate,
    },
}

/// What experts give for a choice.
#[crosses]
pub struct ChoicePoints {
    /// The choice.
    pub choice: ChoiceId,
    /// The points.
    pub points: Estimate,
}

/// What experts give for a number from here on.
#[crosses]
pub struct NumberBand {
    /// Where the band begins.
    pub begins: Decimal,
    /// The points.
    pub points: Estimate,
}

/// What experts give for a date from here on.
#[crosses]
pub struct DateBand {
    /// In how many days the band begins.
    pub begins: Decimal,
    /// The points.
    pub points: Estimate,
}

/// How outcomes change what the experts gave.
#[crosses]
pub struct Learning {
    /// How far the base may be from what experts assume: a standard deviation, as a logarithm of odds.
    pub base_spread: Estimate,
    /// How far the scale of all experts' points may be from theirs: a standard deviation around 1.
    pub scale_spread: Estimate,
    /// How far each answer may be from the experts' points: a standard deviation, as a logarithm of odds.
    pub answer_spread: Estimate,
    /// After how many days an outcome counts half; without it, all count alike.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_life_days: Option<Estimate>,
    /// How much is left of what was learned after one more outcome learned one by one, from 0.9 to 1, which forgets nothing.
    /// What is known never becomes less than what the experts know. Forgetting takes the cube of the number of answers.
    pub keeps: Estimate,
    /// How sure the interval of a probability is.
    pub interval: Probability,
}

impl Default for Learning {
    /// What is usual: standard deviations 1, 0.5 and 0.35, nothing forgotten, intervals of 80 %.
    fn default() -> Self {
        let (base_spread, scale_spread, answer_spread) = (Estimate::of(1.0), Estimate::of(0.5), Estimate::of(0.35));
        let interval = Probability::share(4, 5).unwrap_or(Probability::ZERO);
        let keeps = Estimate::of(1.0);
        Self { base_spread, scale_spread, answer_spread, half_life_days: None, keeps, interval }
    }
}

impl Learning {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl AnswerPoints {
    /// How many answers there are, with no answer and, of choices, any other.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::Choice { choices } => choices.len() + 2,
            Self::Flag { .. } => 3,
            Self::Number { bands } => bands.len() + 1,
            Self::Date { bands } => bands.len() + 1,
            Self::Known { .. } => 2,
        }
    }

    fn points(&self) -> Vec<Estimate> {
        match self {
            Self::Choice { choices } => choices.iter().map(|choice| choice.points).collect(),
            Self::Flag { yes, no } => vec![*yes, *no],
            Self::Number { bands } => bands.iter().map(|band| band.points).collect(),
            Self::Date { bands } => bands.iter().map(|band| band.points).collect(),
            Self::Known { points } => vec![*points],
        }
    }

    /// Whether facts of this kind can answer it.
    fn takes(&self, kind: &FactKind) -> bool {
        match self {
            Self::Choice { .. } => matches!(kind, FactKind::Choice { .. } | FactKind::Text {}),
            Self::Flag { .. } => matches!(kind, FactKind::Flag {}),
            Self::Number { .. } => matches!(kind, FactKind::Number { .. } | FactKind::Money {}),
            Self::Date { .. } => matches!(kind, FactKind::Date {}),
            Self::Known { .. } => true,
        }
    }

    /// What it asks for, in a word.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Choice { .. } => "a choice",
            Self::Flag { .. } => "a flag",
            Self::Number { .. } => "a number",
            Self::Date { .. } => "a date",
            Self::Known { .. } => "anything",
        }
    }
}

impl ScoringRule {
    /// Whether it can be scored by.
    ///
    /// # Errors
    /// `QUESTIONS_MISSING`, `DUPLICATE_QUESTION`, `DUPLICATE_ANSWER`, `BANDS_UNORDERED`, `FIGURE_OUT_OF_RANGE`.
    pub(crate) fn check(&self) -> Result<(), Error> {
        Estimate::of(self.base.into()).within("base", 0.001, 0.999)?;
        let Learning { base_spread, scale_spread, answer_spread, half_life_days, keeps, interval } = &self.learning;
        for (what, spread) in
            [("base_spread", base_spread), ("scale_spread", scale_spread), ("answer_spread", answer_spread)]
        {
            spread.within(what, 0.001, 10.0)?;
        }
        half_life_days.map_or(Ok(()), |days| days.within("half_life_days", 0.01, 1e6))?;
        keeps.within("keeps", 0.9, 1.0)?;
        Estimate::of((*interval).into()).within("interval", 0.01, 0.999)?;
        if self.questions.is_empty() {
            return Err(Error::QuestionsMissing {});
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.questions.iter().find(|question| !seen.insert(&question.id)) {
            return Err(Error::DuplicateQuestion { question: twice.id.clone() });
        }
        let answers: usize = self.questions.iter().map(|question| question.answers.count()).sum();
        let answers = Estimate::of(Count::saturating(answers).get().into());
        answers.within("answers of all questions", 0.0, MOST_ANSWERS.into())?;
        self.questions.iter().try_for_each(Question::check)
    }

    /// What is wrong with its questions for a policy: facts that nobody declares, and of another kind; each with its
    /// path within the rule.
    pub(super) fn strangers(&self, policy: &Policy) -> Vec<(String, String)> {
        let of = |(index, question): (usize, &Question)| {
            let path = |part: &str| format!("questions[{index}].{part}");
            let asks = question.answers.kind();
            match &question.source {
                AnswerSource::Fact { fact } => match policy.facts.iter().find(|rule| rule.id == *fact) {
                    None => Some((path("source.fact"), format!("`{fact}` is not declared in facts; declare it"))),
                    Some(rule) if !question.answers.takes(&rule.kind) => {
                        let kind = rule.kind.kind();
                        Some((path("source.fact"), format!("`{fact}` is {kind}; this question asks for {asks}")))
                    }
                    Some(_) => None,
                },
                AnswerSource::Medium {} | AnswerSource::Campaign {} | AnswerSource::Buyer {} => {
                    let right = matches!(question.answers, AnswerPoints::Choice { .. } | AnswerPoints::Known { .. });
                    (!right).then(|| (path("answers"), format!("asks for {asks}; this source gives a choice")))
                }
                AnswerSource::Value {} => {
                    let right = matches!(question.answers, AnswerPoints::Number { .. } | AnswerPoints::Known { .. });
                    (!right).then(|| (path("answers"), format!("asks for {asks}; this source gives a number")))
                }
            }
        };
        self.questions.iter().enumerate().filter_map(of).collect()
    }
}

impl Question {
    fn check(&self) -> Result<(), Error> {
        let question = || self.id.clone();
        for points in self.answers.points() {
            points.within(&format!("points of {}", self.id), -1_000.0, 1_000.0)?;
        }
        let rises = |begins: Vec<Decimal>| {
            let wrong = begins.is_empty() || !begins.is_sorted_by(|a, b| a < b);
            if wrong { Err(Error::BandsUnordered { question: question() }) } else { Ok(()) }
        };
        match &self.answers {
            AnswerPoints::Choice { choices } => {
                let mut seen = BTreeSet::new();
                match choices.iter().find(|choice| !seen.insert(&choice.choice)) {
                    Some(twice) => {
                        Err(Error::DuplicateAnswer { question: question(), answer: Text::from(twice.choice.as_str()) })
                    }
                    None => Ok(()),
                }
            }
            AnswerPoints::Number { bands } => rises(bands.iter().map(|band| band.begins).collect()),
            AnswerPoints::Date { bands } => rises(bands.iter().map(|band| band.begins).collect()),
            AnswerPoints::Flag { .. } | AnswerPoints::Known { .. } => Ok(()),
        }
    }
}
