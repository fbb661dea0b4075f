//! What is known of a lead when it is scored, and what became of it.

use crate::policy::{FactValue, Temperature};
use crate::units::{ChoiceId, Decimal, Money, QuestionId, Timestamp};
use leadwerk_macros::crosses;

/// The answer to a question.
#[crosses]
#[derive(Eq)]
pub struct Answer {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub value: FactValue,
}

/// A lead that is to be scored.
#[crosses]
#[derive(Eq)]
pub struct LeadAnswers {
    /// What is known; a question that is not named has no answer.
    pub answers: Vec<Answer>,
    /// When it is scored: dates are judged by how far they lie ahead of it.
    pub at: Timestamp,
    /// Its expected order value, where it is known.
    pub value: Option<Money>,
    /// Its temperature so far, where it has one: it changes only well beyond a cut.
    pub before: Option<Temperature>,
}

/// A lead that has ended, with what was known when it was decided on.
#[crosses]
#[derive(Eq)]
pub struct EndedLead {
    /// What was known then.
    pub answers: Vec<Answer>,
    /// When that was.
    pub at: Timestamp,
    /// When it ended.
    pub ended: Timestamp,
    /// Whether it was won.
    pub won: bool,
}

/// How an answer counted.
#[crosses]
#[derive(Eq)]
pub enum Level {
    /// As a choice that the question lists.
    Choice {
        /// The choice.
        choice: ChoiceId,
    },
    /// As yes or no.
    Flag {
        /// Yes is true.
        yes: bool,
    },
    /// As a number, or a number of days, from here on.
    Band {
        /// Where the band begins.
        begins: Decimal,
    },
    /// As something that is known.
    Known {},
    /// As a choice that the question does not list.
    Other {},
    /// As no answer.
    Missing {},
}
