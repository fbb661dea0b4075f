//! Ids and notes of the simulated world.

use crate::lead::Actor;
use crate::units::{Error, LeadId, Note};

/// An id from a constant, or from a letter and a number.
#[expect(clippy::expect_used, reason = "made from constants and numbers, which are valid; the tests live whole years")]
pub(super) fn id<T: for<'a> TryFrom<&'a str, Error = Error>>(text: &str) -> T {
    T::try_from(text).expect("the simulated world has valid ids")
}

/// A note from a constant.
#[expect(
    clippy::expect_used,
    reason = "made from constants, which are short and not empty; the tests live whole years"
)]
pub(super) fn note(text: &str) -> Note {
    Note::new(text).expect("the simulated world has valid notes")
}

/// Somebody in marketing.
pub(super) fn marketing() -> Actor {
    Actor::Marketing { person: id("marketing") }
}

/// The sales manager.
pub(super) fn manager() -> Actor {
    Actor::Manager { person: id("sales_manager") }
}

/// The contact behind a lead.
pub(super) const fn contact(lead: LeadId) -> Actor {
    Actor::Contact { lead }
}
