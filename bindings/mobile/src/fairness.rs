//! The receipts of who got a lead.

use crate::given::Given;
use crate::{Refusal, attempt};
use leadwerk_core::distribution::Choice;
use leadwerk_core::units::{Language, MemberId};

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
