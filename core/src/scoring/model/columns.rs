//! Many leads at once, as they come from a data frame.

use super::ScoreModel;
use super::belief::column;
use crate::numerics::odds::chance;
use crate::policy::{AnswerPoints, Temperature};
use crate::units::{ChoiceId, Count, Error, Estimate, Probability, QuestionId};
use leadwerk_macros::crosses;

/// The answers of many leads to one question.
#[crosses]
pub enum AnswerColumn {
    /// Numbers: of a question for a number, or in how many days a date lies ahead.
    Numbers {
        /// The question.
        question: QuestionId,
        /// One for each lead.
        values: Vec<Estimate>,
        /// The number that stands for no answer, if one does.
        missing: Option<Estimate>,
    },
    /// Which of some answers: of a question for a choice; 1 and 2 for yes and no of a flag, 1 for what is known.
    Codes {
        /// The question.
        question: QuestionId,
        /// What the codes from 1 on mean; for choices only.
        choices: Vec<ChoiceId>,
        /// One for each lead; 0 for no answer.
        codes: Vec<Count>,
    },
}

/// How good many leads are; each list in their order.
#[crosses]
pub struct ScoredColumns {
    /// The base and all answers together, in points.
    pub total: Vec<Estimate>,
    /// With which probability each is won.
    pub probability: Vec<Estimate>,
    /// How warm that is, by the probability alone.
    pub temperature: Vec<Temperature>,
}

impl AnswerColumn {
    fn question(&self) -> &QuestionId {
        match self {
            Self::Numbers { question, .. } | Self::Codes { question, .. } => question,
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Numbers { values, .. } => values.len(),
            Self::Codes { codes, .. } => codes.len(),
        }
    }
}

impl ScoreModel {
    /// How good many leads are. A question without a column has no answers.
    ///
    /// # Errors
    /// `UNKNOWN_QUESTION`, `DUPLICATE_QUESTION`, `WRONG_ANSWER_KIND`, `ANSWERS_UNEQUAL`; `FIGURE_OUT_OF_RANGE` for a code
    /// that means nothing.
    pub fn score_columns(&self, columns: &[AnswerColumn]) -> Result<ScoredColumns, Error> {
        let leads = columns.first().map_or(0, AnswerColumn::len);
        let blank: Vec<u16> = self.card.questions().iter().map(super::super::card::Asked::missing).collect();
        // What no answer at all comes to; each column then adds the difference that its answers make.
        let odds = super::dot(&column(&self.card, &blank), &self.belief.mean);
        let mut sums = vec![self.calibration.odds(odds); leads];
        let mut seen = vec![false; blank.len()];
        for (guess, given) in columns.iter().enumerate() {
            let place = self.card.place(given.question(), guess)?;
            if seen.get_mut(place).is_some_and(|seen| core::mem::replace(seen, true)) {
                return Err(Error::DuplicateQuestion { question: given.question().clone() });
            }
            if given.len() != leads {
                let length = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
                let (given_rows, needed) = (length(given.len()), length(leads));
                return Err(Error::AnswersUnequal { question: given.question().clone(), given: given_rows, needed });
            }
            if let Some(asked) = self.card.questions().get(place) {
                self.add_column(asked, given, &mut sums)?;
            }
        }
        let probabilities: Vec<f64> = if self.calibration.knots.is_empty() {
            sums.iter().map(|&odds| chance(odds)).collect()
        } else {
            sums.iter().map(|&odds| self.calibration.chance(odds)).collect()
        };
        let warm = |&won: &f64| Ok(self.cuts.by_probability(Probability::try_from(won.clamp(0.0, 1.0))?, None));
        let temperature = probabilities.iter().map(warm).collect::<Result<_, Error>>()?;
        Ok(ScoredColumns {
            total: sums.into_iter().map(|odds| Estimate::of(odds * super::POINTS)).collect(),
            probability: probabilities.into_iter().map(Estimate::of).collect(),
            temperature,
        })
    }

    /// Adds what the answers of a column make of a difference to no answer.
    fn add_column(
        &self,
        asked: &super::super::card::Asked,
        given: &AnswerColumn,
        sums: &mut [f64],
    ) -> Result<(), Error> {
        let (_, nothing) = self.points(asked, asked.missing());
        let gains: Vec<f64> = (0_u16..)
            .zip(&asked.levels)
            .map(|(place, _)| (self.points(asked, place).1 - nothing) / super::POINTS)
            .collect();
        let gain = |place: u16| gains.get(usize::from(place)).copied().unwrap_or(0.0);
        let wrong = |given: &str| Error::WrongAnswerKind {
            question: asked.id.clone(),
            given: given.into(),
            needed: asked.answers().kind().into(),
        };
        match (given, asked.answers()) {
            (
                AnswerColumn::Numbers { values, missing, .. },
                AnswerPoints::Number { .. } | AnswerPoints::Date { .. },
            ) => {
                let missing = missing.map(|number| number.get());
                let begins = asked.begins();
                for (sum, value) in sums.iter_mut().zip(values) {
                    if Some(value.get()) != missing {
                        let place = begun(&begins, value.get()).saturating_sub(1);
                        *sum += gains.get(place).copied().unwrap_or(0.0);
                    }
                }
                Ok(())
            }
            (AnswerColumn::Numbers { .. }, _) => Err(wrong("numbers")),
            (AnswerColumn::Codes { choices, codes, .. }, answers) => {
                let mut by_code = vec![0.0];
                match answers {
                    AnswerPoints::Choice { .. } => {
                        by_code.extend(choices.iter().map(|choice| gain(asked.choice(choice.as_str()))));
                    }
                    AnswerPoints::Flag { .. } => by_code.extend([gain(0), gain(1)]),
                    AnswerPoints::Known { .. } => by_code.push(gain(0)),
                    AnswerPoints::Number { .. } | AnswerPoints::Date { .. } => return Err(wrong("codes")),
                }
                for (sum, code) in sums.iter_mut().zip(codes) {
                    let place = usize::try_from(code.get()).ok();
                    match place.and_then(|place| by_code.get(place)) {
                        Some(gain) => *sum += gain,
                        None => {
                            let most = Estimate::of(Count::saturating(by_code.len() - 1).get().into());
                            let what = format!("code of {}", asked.id);
                            return Estimate::of(code.get().into()).within(&what, 0.0, most.get());
                        }
                    }
                }
                Ok(())
            }
        }
    }
}

/// How many bands begin at a number or before it.
fn begun(begins: &[f64], number: f64) -> usize {
    // Of a few it is quicker to look at all; there are never so many that a sum could wrap.
    if begins.len() <= 32 {
        begins.iter().fold(0, |count, begins| count.wrapping_add(usize::from(*begins <= number)))
    } else {
        begins.partition_point(|begins| *begins <= number)
    }
}
