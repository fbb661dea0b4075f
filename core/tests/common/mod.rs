//! What every test of the engine needs.

use leadwerk::lead::Actor;
use leadwerk::units::{LeadId, PersonId, Timestamp};

pub(crate) fn at(milliseconds: i64) -> Timestamp {
    Timestamp::new(milliseconds).unwrap()
}

pub(crate) fn lead_id(number: usize) -> LeadId {
    LeadId::new(format!("L{number}")).unwrap()
}

pub(crate) fn manager() -> Actor {
    Actor::Manager { person: PersonId::new("boss").unwrap() }
}
