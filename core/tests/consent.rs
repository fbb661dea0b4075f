//! Consent: asked for, given, confirmed, lapsed.

use leadwerk::engine::{Engine, Receipt, Request};
use leadwerk::lead::{Actor, Command, ConsentState, DeadlineKind, EventKind, Phase};
use leadwerk::policy::{ConsentNeed, Policy};
use leadwerk::units::{Currency, LeadId, MediumId, ProofId, Timestamp};

const DAY: i64 = 86_400_000;

/// A consent that came by another way than the confirmation that was asked for is a consent: when the time for the
/// confirmation is over, only the wait is, and the lead is not rejected for want of what it has.
#[test]
fn a_consent_that_is_given_stays_given() {
    let mut policy = Policy::standard(Currency::new("EUR").unwrap());
    policy.consent.needed = ConsentNeed::Given;
    let mut engine = Engine::new(policy).unwrap();
    let start = Timestamp::parse("2026-05-04T09:30:00+02:00").unwrap();
    let lead = LeadId::new("L1").unwrap();
    let mut ask = |day: i64, command: Command| -> Receipt {
        engine.execute(&Request { at: start.plus(day * DAY).unwrap(), actor: Actor::System {}, command }).unwrap()
    };
    let medium = MediumId::new("website").unwrap();
    ask(
        0,
        Command::Capture {
            lead: lead.clone(),
            medium,
            campaign: None,
            account: None,
            predecessor: None,
            proof: None,
            value: None,
        },
    );
    ask(0, Command::RequestConsent { lead: lead.clone(), purpose: None });
    ask(3, Command::GiveConsent { lead: lead.clone(), proof: ProofId::new("on paper").unwrap(), purpose: None });
    let lapsed: Vec<_> = ask(15, Command::Tick {}).events().map(|event| event.kind()).collect();
    assert_eq!(lapsed, [EventKind::ConsentLapsed]);
    let view = engine.lead(&Actor::System {}, &lead).unwrap();
    assert_eq!((view.phase, view.consent), (Phase::Captured, ConsentState::Given));
    assert!(view.due.iter().all(|due| due.deadline != DeadlineKind::ConfirmConsent));
}
