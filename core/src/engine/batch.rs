//! Many requests at once.

use super::record::{Receipt, Record, Request, Sequence};
use super::{Engine, lines};
use crate::distribution::Choice;
use crate::units::{Category, Count, Error, ErrorField, Language};
use leadwerk_macros::crosses;

/// The answer to many requests, each decided after the one before it.
#[crosses]
#[derive(Eq)]
pub struct Batch {
    /// Where the log stood before the first; append right behind it.
    pub after: Sequence,
    /// The records of all that were not refused, in order.
    pub records: Vec<Record>,
    /// Why whoever was given a lead was given it, in order.
    pub choices: Vec<Choice>,
    /// The requests that were refused, in order.
    pub refused: Vec<Refused>,
}

/// A refused request of a [`Batch`].
#[crosses]
#[derive(Eq)]
pub struct Refused {
    /// Which one, counted from 0.
    pub position: Count,
    /// The stable code.
    pub error_code: String,
    /// What kind of mistake it is.
    pub category: Category,
    /// What is wrong and what to do, in English.
    pub english: String,
    /// What is wrong and what to do, in German.
    pub german: String,
    /// What it is about.
    pub fields: Vec<ErrorField>,
}

impl Refused {
    fn new(position: u32, error: &Error) -> Self {
        Self {
            position: Count::new(position),
            error_code: error.code().to_owned(),
            category: error.category(),
            english: error.sentence(Language::English),
            german: error.sentence(Language::German),
            fields: ErrorField::of(error),
        }
    }
}

impl Receipt {
    /// The records as JSON lines, ready to be appended to a log in a file.
    ///
    /// # Errors
    /// None in practice.
    pub fn to_lines(&self) -> Result<String, Error> {
        lines::write(&self.records)
    }
}

impl Batch {
    /// The records as JSON lines, ready to be appended to a log in a file.
    ///
    /// # Errors
    /// None in practice.
    pub fn to_lines(&self) -> Result<String, Error> {
        lines::write(&self.records)
    }
}

impl Engine {
    /// Executes many requests, one after the other: the same as so many calls of [`Engine::execute`], in one.
    ///
    /// A refusal does not stop the others; it is listed. Requests of the same batch build on each other.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::engine::{Engine, Request};
    /// # use leadwerk::lead::{Actor, Command};
    /// # use leadwerk::policy::Policy;
    /// # use leadwerk::units::{Currency, LeadId, Timestamp};
    /// let mut engine = Engine::new(Policy::standard(Currency::new("EUR")?))?;
    /// let qualify = Request {
    ///     at: Timestamp::parse("2026-05-04T09:30:00+02:00")?,
    ///     actor: Actor::System {},
    ///     command: Command::Qualify { lead: LeadId::new("nobody")? },
    /// };
    /// let batch = engine.execute_all([&qualify]);
    /// assert_eq!((batch.records.len(), batch.refused[0].error_code.as_str()), (0, "LEAD_NOT_FOUND"));
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn execute_all<'a>(&mut self, requests: impl IntoIterator<Item = &'a Request>) -> Batch {
        let requests = requests.into_iter();
        let mut batch = Batch {
            after: self.sequence(),
            records: Vec::with_capacity(requests.size_hint().0),
            choices: Vec::new(),
            refused: Vec::new(),
        };
        for (position, request) in (0..).zip(requests) {
            if let Err(error) = self.execute_into(request, &mut batch.records, &mut batch.choices) {
                batch.refused.push(Refused::new(position, &error));
            }
        }
        batch
    }
}
