//! When leads go out without being asked for, and come back.

use crate::company::{Company, HOUR, channel, events, member, note, offers, policy, profile};
use leadwerk::distribution::{Absence, Agreement, Filter, Profile};
use leadwerk::lead::{Command, Event, Phase};
use leadwerk::policy::Temperature::{Cold, Hot, Warm};
use leadwerk::policy::{Automatic, ConsentNeed, ConsentStep, Policy, Span};
use leadwerk::units::{AccountId, LeadId, MediumId, ProofId, ReasonId};

fn automatic(automatic: Automatic) -> Policy {
    let mut policy = policy();
    policy.distribution.automatic = automatic;
    policy
}

#[test]
fn hot_leads_go_out_at_once() {
    let expected = [(Automatic::Off, [false; 3]), (Automatic::Hot, [false, false, true]), (Automatic::All, [true; 3])];
    for (rule, goes_out) in expected {
        let mut company = Company::under(automatic(rule), &["Ada"]);
        for (temperature, out) in [Cold, Warm, Hot].into_iter().zip(goes_out) {
            let lead = company.capture(None);
            let receipt = company.rate(&lead, temperature);
            assert_eq!(offers(&receipt).len(), usize::from(out), "{rule:?} {temperature:?}");
            assert_eq!(receipt.choices.len(), usize::from(out), "with its receipt");
        }
    }
}

#[test]
fn what_is_declined_or_lapses_goes_to_another() {
    let mut policy = automatic(Automatic::Hot);
    policy.handover.accept_within = Span::parse("8 hours").unwrap();
    let mut company = Company::under(policy, &["Ada", "Ben", "Cem"]);
    let lead = company.ready(Hot, 1_000);
    let first = company.holder(&lead).unwrap();
    let receipt = company.decline(&lead, "not_interested");
    assert_eq!(events(&receipt), ["declined", "distributed", "offered"]);
    let second = company.holder(&lead).unwrap();
    assert_ne!(first, second);
    company.now += 8 * HOUR - 1;
    assert_eq!(events(&company.ask(Command::Tick {})), [""; 0]);
    company.now += 1;
    assert_eq!(events(&company.ask(Command::Tick {})), ["lapsed", "distributed", "offered"]);
    let third = company.holder(&lead).unwrap();
    assert!(third != first && third != second, "{first}, {second}, {third}");
    // Everybody has had it: now it waits.
    let receipt = company.decline(&lead, "wrong_region");
    assert_eq!(events(&receipt), ["declined", "waiting"]);
    assert_eq!(company.waiting(), core::slice::from_ref(&lead));
    company.join("Dan", profile("direct"));
    assert_eq!(company.holder(&lead).as_deref(), Some("Dan"));
}

/// A lead that waits for one member, who is kept from it in some way; and what ends that.
fn waits_until(hold: impl FnOnce(&mut Company), free: impl FnOnce(&mut Company) -> leadwerk::engine::Receipt) {
    let mut policy = policy();
    policy.distribution.channels.push(channel("partner"));
    policy.distribution.channels[1].agreement_needed = true;
    let mut company = Company::under(policy, &["Ada"]);
    hold(&mut company);
    let lead = company.ready(Warm, 1_000);
    assert_eq!(events(&company.assign(&lead).unwrap()), ["waiting"]);
    company.now += 1;
    // What has nothing to do with it leaves it waiting.
    company.ready(Warm, 1_000);
    assert_eq!(company.waiting(), core::slice::from_ref(&lead));
    let receipt = free(&mut company);
    assert_eq!(offers(&receipt).first().map(|offer| offer.0), Some(lead.as_str()), "{:?}", events(&receipt));
    assert!(company.waiting().is_empty());
}

#[test]
fn waiting_leads_go_out_when_somebody_can_take_them() {
    let away = |company: &mut Company| {
        let absence = Absence { since: company.time(), until: None };
        company.ask(Command::ReportAbsence { member: member("Ada"), absence });
    };
    let full = |company: &mut Company| {
        company.limit("Ada", 1);
        let lead = company.ready(Warm, 1_000);
        company.assign(&lead).unwrap();
        company.accept(&lead);
    };
    let first = || LeadId::new("L1").unwrap();
    waits_until(away, |company| company.ask(Command::ReportReturn { member: member("Ada") }));
    waits_until(away, |company| company.ask(Command::Join { member: member("Ben"), profile: profile("direct") }));
    let unsigned = |company: &mut Company| {
        company.ask(Command::Leave { member: member("Ada") });
        company.join("Pat", profile("partner"));
    };
    waits_until(unsigned, |company| {
        let agreement = Agreement { signed: company.time(), until: None };
        company.ask(Command::SignAgreement { member: member("Pat"), agreement })
    });
    waits_until(full, |company| company.limit("Ada", 2));
    waits_until(full, |company| {
        let reason = ReasonId::new("price").unwrap();
        company.ask(Command::Lose { lead: first(), reason, note: None, resume: None })
    });
    waits_until(full, |company| {
        let reason = company.engine.policy().reasons.demotion[0].id.clone();
        company.ask(Command::Demote { lead: first(), reason, note: None })
    });
    let suspended = |company: &mut Company| {
        company.ask(Command::Suspend {
            member: member("Ada"),
            reason: note("r"),
            points_since: None,
            commission: None,
        });
    };
    waits_until(suspended, |company| company.ask(Command::Reinstate { member: member("Ada") }));
    let weightless = |company: &mut Company| {
        company.ask(Command::SetWeight { member: member("Ada"), weight: leadwerk::units::Weight::ZERO });
    };
    waits_until(weightless, |company| {
        company.ask(Command::SetWeight { member: member("Ada"), weight: leadwerk::units::Weight::ONE })
    });
}

/// An absence ends by time alone: a tick gives the lead out then, and not a millisecond before.
#[test]
fn waiting_leads_go_out_with_a_tick() {
    let mut company = Company::of(&["Ada"]);
    let absence = Absence { since: company.time(), until: company.time().plus(HOUR).ok() };
    company.ask(Command::ReportAbsence { member: member("Ada"), absence });
    let lead = company.ready(Warm, 1_000);
    company.assign(&lead).unwrap();
    company.now += HOUR - 1;
    assert_eq!(events(&company.ask(Command::Tick {})), [""; 0]);
    company.now += 1;
    assert_eq!(events(&company.ask(Command::Tick {})), ["distributed", "offered"]);
}

/// What keeps a lead waiting may be the lead's own: its region, for one. Once that is another, it goes out.
#[test]
fn a_waiting_lead_goes_out_when_it_is_another_itself() {
    let mut company = Company::of(&[]);
    company.join("Ada", Profile { coverage: Some(crate::company::regions(&["north"])), ..profile("direct") });
    let lead = company.ready_in("south");
    assert_eq!(events(&company.assign(&lead).unwrap()), ["waiting"]);
    company.now += 1;
    let fact = leadwerk::units::FactId::new("region").unwrap();
    let receipt = company.ask(Command::RetractFact { lead: lead.clone(), fact });
    assert_eq!(offers(&receipt), [(lead.as_str(), "Ada")]);
}

#[test]
fn a_protected_account_is_its_partners() {
    let mut company = Company::of(&["Ada", "Ben"]);
    let account = AccountId::new("ACME").unwrap();
    let medium = MediumId::new("partner").unwrap();
    company.ask(Command::RegisterDeal {
        lead: LeadId::new("D1").unwrap(),
        member: member("Ben"),
        account: account.clone(),
        medium: medium.clone(),
        predecessor: None,
        proof: None,
        value: None,
    });
    for round in 0..4 {
        let lead = LeadId::new(format!("A{round}")).unwrap();
        let account = Some(account.clone());
        let (campaign, predecessor, proof, value) = (None, None, None, None);
        let medium = medium.clone();
        company.ask(Command::Capture { lead: lead.clone(), medium, campaign, account, predecessor, proof, value });
        company.rate(&lead, Warm);
        let receipt = company.assign(&lead).unwrap();
        assert_eq!(offers(&receipt), [(lead.as_str(), "Ben")]);
        let barred = &receipt.choices[0].barred;
        assert_eq!((barred[0].filter, &barred[0].members[..]), (Filter::Protected, &[member("Ada")][..]));
    }
    let lead = company.ready(Warm, 1_000);
    company.assign(&lead).unwrap();
    // A deal of its own is no load.
    let roster = company.engine.roster(&crate::company::SYSTEM).unwrap();
    assert_eq!(roster.iter().map(|member| member.undecided.get()).sum::<u32>(), 5);
}

#[test]
fn without_consent_nothing_goes_out() {
    let mut policy = automatic(Automatic::Hot);
    policy.consent.needed = ConsentNeed::Given;
    policy.consent.steps = vec![ConsentStep::HandOver];
    let mut company = Company::under(policy, &["Ada"]);
    let lead = company.capture(None);
    assert_eq!(events(&company.rate(&lead, Hot)), ["rated", "readied"]);
    assert_eq!(company.assign(&lead).unwrap_err().code(), "CONSENT_MISSING");
    assert_eq!(company.try_to(Command::AssignAll { leads: vec![lead.clone()] }).unwrap_err().code(), "CONSENT_MISSING");
    let proof = ProofId::new("card").unwrap();
    let receipt = company.ask(Command::GiveConsent { lead: lead.clone(), proof, purpose: None });
    assert_eq!(offers(&receipt), [(lead.as_str(), "Ada")]);
}

/// Who is suspended loses all that is undecided, in one stroke and on record, but for the deals it registered; the leads go
/// to others at once where the policy gives them out, and wait for nobody.
#[test]
fn a_suspension_takes_leads_back_and_gives_them_anew() {
    let mut company = Company::under(automatic(Automatic::All), &["Ada"]);
    let offered = company.ready(Warm, 1_000);
    let opened = company.ready(Hot, 1_000);
    company.accept(&opened);
    let deal = LeadId::new("D1").unwrap();
    let (account, medium) = (AccountId::new("ACME").unwrap(), MediumId::new("partner").unwrap());
    let (predecessor, proof, value) = (None, None, None);
    company.ask(Command::RegisterDeal {
        lead: deal.clone(),
        member: member("Ada"),
        account,
        medium,
        predecessor,
        proof,
        value,
    });
    company.join("Ben", profile("direct"));
    let receipt = company.ask(Command::Suspend {
        member: member("Ada"),
        reason: note("a breach"),
        points_since: None,
        commission: None,
    });
    let clawed = receipt.events().find_map(|event| match event {
        Event::ClawedBack { leads, .. } => Some(leads.clone()),
        _ => None,
    });
    assert_eq!(clawed, Some(vec![offered.clone(), opened.clone()]));
    let mut new = offers(&receipt);
    new.sort_unstable();
    assert_eq!(new, [(offered.as_str(), "Ben"), (opened.as_str(), "Ben")]);
    assert_eq!((company.view(&deal).phase, company.holder(&deal).as_deref()), (Phase::Open, Some("Ada")));
    assert_eq!(company.hand(&offered, "Ada").unwrap_err().code(), "WRONG_PHASE");
    let lead = company.ready(Warm, 1_000);
    assert_eq!(company.holder(&lead).as_deref(), Some("Ben"));
    let again = company.try_to(Command::Suspend {
        member: member("Ada"),
        reason: note("a breach"),
        points_since: None,
        commission: None,
    });
    assert_eq!(again.unwrap_err().code(), "MEMBER_UNCHANGED");
    company.ask(Command::Reinstate { member: member("Ada") });
    let names = [company.ready(Warm, 1_000), company.ready(Warm, 1_000)].map(|lead| company.holder(&lead));
    assert!(names.contains(&Some("Ada".to_owned())), "{names:?}");
}

#[test]
fn who_leaves_leaves_its_leads_to_others() {
    let mut company = Company::under(automatic(Automatic::All), &["Ada", "Ben"]);
    let leads: Vec<_> = (0..6).map(|_| company.ready(Warm, 1_000)).collect();
    let receipt = company.ask(Command::Leave { member: member("Ada") });
    assert_eq!(offers(&receipt).len(), 3);
    assert!(leads.iter().all(|lead| company.holder(lead).as_deref() == Some("Ben")));
}

/// What time has done to a lead comes first, however seldom ticks come: nothing that has expired is given to anybody, no
/// missed due time is hidden, and an offer that has lapsed is not taken back from who leaves.
#[test]
fn what_time_has_ended_is_given_to_nobody() {
    let mut policy = automatic(Automatic::Hot);
    policy.handover.accept_within = Span::parse("8 hours").unwrap();
    policy.handover.expires_after = Span::parse("10 days").unwrap();
    policy.handover.warn_before_expiry = Span::parse("1 days").unwrap();
    let mut company = Company::under(policy, &["Ada"]);
    let (gone, late) = (company.ready(Hot, 1_000), company.ready(Hot, 1_000));
    company.decline(&gone, "wrong_region");
    assert_eq!(company.waiting(), core::slice::from_ref(&gone));
    // Nobody ticks for eleven days; then somebody joins who could take it.
    company.now += 11 * 24 * HOUR;
    let receipt = company.ask(Command::Join { member: member("Ben"), profile: profile("direct") });
    assert!(offers(&receipt).is_empty(), "{:?}", events(&receipt));
    let about = |id: &LeadId| {
        let own = receipt.events().filter(|event| event.lead() == Some(id));
        own.map(|event| event.kind().name()).collect::<Vec<_>>()
    };
    assert_eq!(about(&gone), ["deadline_missed", "expiry_warned", "expired"], "the missed hand-over is on record");
    assert!(company.waiting().is_empty());
    // The other one's offer has lapsed, and the lead expired, before Ada leaves: neither is taken back.
    let receipt = company.ask(Command::Leave { member: member("Ada") });
    let own: Vec<_> =
        receipt.events().filter(|event| event.lead() == Some(&late)).map(|event| event.kind().name()).collect();
    assert_eq!(own, ["lapsed", "expiry_warned", "expired"]);
    assert_eq!(company.view(&late).phase, Phase::Expired);
}
