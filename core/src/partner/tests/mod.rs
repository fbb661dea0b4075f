//! Figures known from elsewhere, laws that must hold, and members of each kind.

mod figures;
mod laws;
mod members;
mod programme;

use super::{DelayLaw, Fate, PartnerTable, WorkedLead};
use crate::policy::ProgrammeRule;
use crate::units::{Count, Estimate, LeadId, MemberId, Probability, Timestamp};

/// An instant so many days after 1970.
fn day(number: f64) -> Timestamp {
    Timestamp::new((number * 86_400_000.0).round() as i64).unwrap()
}

fn share(probability: f64) -> Probability {
    Probability::try_from(probability).unwrap()
}

fn lead(member: &str, number: usize, at: f64, probability: f64, fate: Fate) -> WorkedLead {
    let (lead, member) = (LeadId::new(format!("L{number}")).unwrap(), MemberId::new(member).unwrap());
    WorkedLead { lead, member, medium: None, at: day(at), probability: share(probability), value: None, fate }
}

fn won(at: f64) -> Fate {
    Fate::Won { at: day(at) }
}

fn lost(at: f64) -> Fate {
    Fate::Lost { at: day(at) }
}

fn law(days: &[u32], shares: &[f64]) -> DelayLaw {
    DelayLaw {
        days: days.iter().map(|&day| Count::new(day)).collect(),
        shares: shares.iter().map(|&one| share(one)).collect(),
    }
}

fn rule() -> ProgrammeRule {
    ProgrammeRule::standard().unwrap()
}

fn table(leads: &[WorkedLead], delay: &DelayLaw, until: f64) -> PartnerTable {
    PartnerTable::of(leads, delay, &rule(), day(until)).unwrap()
}
