//! The receipts of who got a lead, streams of leads, the audit, and other rules.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::distribution::{
    self as core, Apportionment, Audit, AuditRow, Choice, Comparison, Handout, Receiver, Rule, Seats, Stream,
    WeightChange,
};
use leadwerk_core::engine::{self, Record};
use leadwerk_core::units::{Count, Language, MemberId, Seed};

/// Folds the records of a log into the stream of leads that were given out, for the audit and for other rules.
#[derive(uniffi::Object)]
pub struct StreamFold(Shared<engine::StreamFold>);

#[uniffi::export]
#[expect(clippy::new_without_default, reason = "other languages know no `Default`")]
impl StreamFold {
    /// Nothing folded yet.
    #[uniffi::constructor]
    pub fn new() -> Self {
        Self(Shared::new(engine::StreamFold::default()))
    }

    /// Folds the next records.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| {
            records.iter().for_each(|record| fold.fold(record));
            Ok(())
        })
    }

    /// The stream so far.
    pub fn stream(&self) -> Result<Stream, Refusal> {
        self.0.with(|fold| Ok(fold.stream()))
    }

    /// The same as the rows of an audit.
    pub fn rows(&self) -> Result<Vec<AuditRow>, Refusal> {
        self.0.with(|fold| Ok(fold.rows()))
    }
}

/// Gives the leads of a stream away by a rule.
#[uniffi::export]
pub fn handout_of(stream: Given<Stream>, rule: Given<Rule>, seed: Seed) -> Result<Handout, Refusal> {
    let (stream, rule) = (stream.checked()?, rule.checked()?);
    attempt(|| core::give_away(&stream, &rule, seed))
}

/// What a stream would have become under some rules, beside what it was.
#[uniffi::export]
pub fn comparison_of(stream: Given<Stream>, rules: Given<Vec<Rule>>, seed: Seed) -> Result<Comparison, Refusal> {
    let (stream, rules) = (stream.checked()?, rules.checked()?);
    attempt(|| core::compare(&stream, &rules, seed))
}

/// The comparison as a table, for people.
#[uniffi::export]
pub fn comparison_table(comparison: Given<Comparison>, language: Language) -> Result<String, Refusal> {
    let comparison = comparison.checked()?;
    attempt(|| Ok(comparison.table(language)))
}

/// How evenly a log of assignments treats its members, beside what chance alone would give.
#[uniffi::export]
pub fn audit_of(
    rows: Given<Vec<AuditRow>>,
    receivers: Given<Vec<Receiver>>,
    changes: Given<Vec<WeightChange>>,
    repetitions: Given<Count>,
    seed: Seed,
) -> Result<Audit, Refusal> {
    let (rows, receivers, changes) = (rows.checked()?, receivers.checked()?, changes.checked()?);
    let repetitions = repetitions.checked()?;
    attempt(|| core::audit(&rows, &receivers, &changes, repetitions, seed))
}

/// What the audit says, for people.
#[uniffi::export]
pub fn audit_sentences(audit: Given<Audit>, language: Language) -> Result<Vec<String>, Refusal> {
    let audit = audit.checked()?;
    attempt(|| Ok(audit.sentences(language)))
}

/// Apportions whole seats by votes; whoever has none gets none.
#[uniffi::export]
pub fn seats_of(seats: Given<Count>, votes: Given<Vec<Count>>, method: Apportionment) -> Result<Seats, Refusal> {
    let (seats, votes) = (seats.checked()?, votes.checked()?);
    attempt(|| core::apportion(seats, &votes, method))
}

/// Decides again, from nothing but this receipt.
#[uniffi::export]
pub fn choice_replay(choice: &Choice) -> Result<MemberId, Refusal> {
    attempt(|| choice.replay())
}

/// Why whoever got the lead got it, for a manager to read.
#[uniffi::export]
pub fn choice_why(choice: Given<Choice>, language: Language) -> Result<String, Refusal> {
    let choice = choice.checked()?;
    attempt(|| choice.why(language))
}

/// Why a member did not get the lead, for that member to read: nobody else is named.
#[uniffi::export]
pub fn choice_why_not(choice: Given<Choice>, member: Given<MemberId>, language: Language) -> Result<String, Refusal> {
    let (choice, member) = (choice.checked()?, member.checked()?);
    attempt(|| choice.why_not(&member, language))
}
