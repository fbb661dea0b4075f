//! The questions made fast: which place an answer has, and what experts give for it.

use super::answers::{Answer, Level};
use crate::policy::{AnswerPoints, Question, ScoringRule};
use crate::units::{Currency, Decimal, Error, Money, QuestionId, Text, Timestamp};
use std::collections::BTreeMap;

/// Points per logarithm of odds: 20 points double the odds.
pub(super) const POINTS: f64 = 20.0 / core::f64::consts::LN_2;

/// Nothing was answered yet.
const OPEN: u16 = u16::MAX;

/// For each question the place of its answer among all answers of that question.
pub(super) type Row = Box<[u16]>;

/// The questions.
#[derive(Clone, Debug)]
pub(super) struct Card {
    questions: Vec<Asked>,
    places: BTreeMap<QuestionId, usize>,
    /// How many answers there are, of all questions.
    width: usize,
}

/// A question.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) id: QuestionId,
    /// The place of its first answer among the answers of all questions.
    pub(super) offset: usize,
    /// What each answer is called.
    pub(super) levels: Vec<Level>,
    /// What experts give for each, as a logarithm of odds.
    pub(super) experts: Vec<f64>,
    answers: AnswerPoints,
}

impl Card {
    pub(super) fn new(rule: &ScoringRule) -> Self {
        let mut width = 0;
        let questions: Vec<Asked> = rule
            .questions
            .iter()
            .map(|question| {
                let asked = Asked::new(question, width);
                width += asked.levels.len();
                asked
            })
            .collect();
        let places = questions.iter().enumerate().map(|(place, asked)| (asked.id.clone(), place)).collect();
        Self { questions, places, width }
    }

    pub(super) fn questions(&self) -> &[Asked] {
        &self.questions
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Whether another card asks the same questions with the same answers, whatever they are called and experts give.
    pub(super) fn asks_as(&self, other: &Self) -> bool {
        let same = |(one, other): (&Asked, &Asked)| one.id == other.id && one.levels == other.levels;
        self.questions.len() == other.questions.len() && self.questions.iter().zip(&other.questions).all(same)
    }

    /// The place of a question; answers in the order of the questions are found at once.
    pub(super) fn place(&self, question: &QuestionId, guess: usize) -> Result<usize, Error> {
        if self.questions.get(guess).is_some_and(|asked| asked.id == *question) {
            return Ok(guess);
        }
        self.places.get(question).copied().ok_or_else(|| Error::UnknownQuestion {
            question: question.clone(),
            allowed: self.questions.iter().map(|asked| &asked.id).collect(),
        })
    }

    /// The row of some answers. Bands have no currency, so all amounts must be of one: this, or the first where it is nothing.
    pub(super) fn row(&self, answers: &[Answer], at: Timestamp, currency: &mut Option<Currency>) -> Result<Row, Error> {
        let mut row = vec![OPEN; self.questions.len()].into_boxed_slice();
        for (guess, answer) in answers.iter().enumerate() {
            let place = self.place(&answer.question, guess)?;
            let (Some(asked), Some(cell)) = (self.questions.get(place), row.get_mut(place)) else { continue };
            if *cell != OPEN {
                let (question, answer) = (asked.id.clone(), Text::from(asked.level(*cell).to_string()));
                return Err(Error::DuplicateAnswer { question, answer });
            }
            *cell = asked.of(answer, at, currency)?;
        }
        for (cell, asked) in row.iter_mut().zip(&self.questions) {
            if *cell == OPEN {
                *cell = asked.missing();
            }
        }
        Ok(row)
    }

    /// The row of places that were kept; nothing where they are not this card's.
    pub(super) fn known(&self, places: &[u32]) -> Option<Row> {
        let fits = |(place, asked): (&u32, &Asked)| {
            u16::try_from(*place).ok().filter(|place| usize::from(*place) < asked.levels.len())
        };
        let row: Option<Row> = places.iter().zip(&self.questions).map(fits).collect();
        row.filter(|_| places.len() == self.questions.len())
    }

    /// What experts give for all answers together, as a logarithm of odds.
    pub(super) fn experts(&self, row: &[u16]) -> f64 {
        self.questions.iter().zip(row).map(|(asked, &place)| asked.expert(place)).sum()
    }
}

impl Asked {
    fn new(question: &Question, offset: usize) -> Self {
        let (mut levels, points): (Vec<Level>, Vec<f64>) = match &question.answers {
            AnswerPoints::Choice { choices } => choices
                .iter()
                .map(|of| (Level::Choice { choice: of.choice.clone() }, of.points.get()))
                .chain([(Level::Other {}, 0.0)])
                .unzip(),
            AnswerPoints::Flag { yes, no } => {
                [(Level::Flag { yes: true }, yes.get()), (Level::Flag { yes: false }, no.get())].into_iter().unzip()
            }
            AnswerPoints::Number { bands } => {
                bands.iter().map(|band| (Level::Band { begins: band.begins }, band.points.get())).unzip()
            }
            AnswerPoints::Date { bands } => {
                bands.iter().map(|band| (Level::Band { begins: band.begins }, band.points.get())).unzip()
            }
            AnswerPoints::Known { points } => (vec![Level::Known {}], vec![points.get()]),
        };
        levels.push(Level::Missing {});
        let experts = points.into_iter().chain([0.0]).map(|points| points / POINTS).collect();
        Self { id: question.id.clone(), offset, levels, experts, answers: question.answers.clone() }
    }

    pub(super) fn expert(&self, place: u16) -> f64 {
        self.experts.get(usize::from(place)).copied().unwrap_or(0.0)
    }

    pub(super) fn level(&self, place: u16) -> Level {
        self.levels.get(usize::from(place)).map_or(Level::Missing {}, Level::clone)
    }

    pub(super) fn missing(&self) -> u16 {
        place(self.levels.len().saturating_sub(1))
    }

    /// The place of an answer.
    fn of(&self, answer: &Answer, at: Timestamp, currency: &mut Option<Currency>) -> Result<u16, Error> {
        use crate::policy::FactValue::{Choice, Date, Flag, Money as Amount, Number, Text as Words};
        Ok(match (&self.answers, &answer.value) {
            (AnswerPoints::Known { .. }, _) => 0,
            (AnswerPoints::Choice { .. }, Choice { value }) => self.choice(value.as_str()),
            (AnswerPoints::Choice { .. }, Words { value }) => self.choice(value.as_str()),
            (AnswerPoints::Flag { .. }, Flag { value }) => u16::from(!value),
            (AnswerPoints::Number { .. }, Number { value }) => self.number(value.millionths().into()),
            (AnswerPoints::Number { .. }, Amount { value }) => {
                Money::zero(value.currency).worth_in(*currency.get_or_insert(value.currency))?;
                let unit = 10_i128.pow(value.currency.digits());
                self.number(i128::from(value.minor.get()) * 1_000_000 / unit)
            }
            (AnswerPoints::Date { .. }, Date { value }) => {
                self.number(i128::from(value.since(at)) * 1_000_000 / 86_400_000)
            }
            (_, given) => {
                return Err(Error::WrongAnswerKind {
                    question: self.id.clone(),
                    given: given.kind().into(),
                    needed: self.answers.kind().into(),
                });
            }
        })
    }

    /// The place of a choice, or of any other.
    pub(super) fn choice(&self, given: &str) -> u16 {
        let AnswerPoints::Choice { choices } = &self.answers else { return self.missing() };
        let known = choices.iter().position(|of| of.choice.as_str() == given);
        place(known.unwrap_or(choices.len()))
    }

    /// The place of a number in millionths: what lies below the first band belongs to it.
    pub(super) fn number(&self, millionths: i128) -> u16 {
        let before = |begins: &Decimal| i128::from(begins.millionths()) <= millionths;
        let bands = match &self.answers {
            AnswerPoints::Number { bands } => bands.partition_point(|band| before(&band.begins)),
            AnswerPoints::Date { bands } => bands.partition_point(|band| before(&band.begins)),
            _ => return self.missing(),
        };
        place(bands.saturating_sub(1))
    }

    /// Where the bands begin, as the doubles next to it: a number that is written alike is the same double.
    pub(super) fn begins(&self) -> Vec<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a decimal has at most 10¹⁵ millionths")]
        let number = |begins: Decimal| begins.millionths() as f64 / 1e6;
        match &self.answers {
            AnswerPoints::Number { bands } => bands.iter().map(|band| number(band.begins)).collect(),
            AnswerPoints::Date { bands } => bands.iter().map(|band| number(band.begins)).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn answers(&self) -> &AnswerPoints {
        &self.answers
    }
}

fn place(place: usize) -> u16 {
    // INVARIANT (answers): a checked rule has at most a thousand.
    u16::try_from(place).unwrap_or(u16::MAX)
}

impl core::fmt::Display for Level {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Choice { choice } => choice.fmt(f),
            Self::Flag { yes: true } => f.write_str("yes"),
            Self::Flag { yes: false } => f.write_str("no"),
            Self::Band { begins } => write!(f, "≥ {begins}"),
            Self::Known {} => f.write_str("known"),
            Self::Other {} => f.write_str("other"),
            Self::Missing {} => f.write_str("missing"),
        }
    }
}
