//! What the ledger books, and takes back: refunds, burnt leads, leaving, the end of a year.

use crate::company::{Company, HOUR, SYSTEM, channel, euros, member, policy, profile};
use leadwerk::distribution::{Balance, YearEnd};
use leadwerk::lead::{Command, Event};
use leadwerk::policy::Temperature::{Cold, Hot, Warm};
use leadwerk::units::{Fixed, Weight};

const HALF: i64 = 1 << 39;

/// All accounts, and the mean.
fn books(company: &Company) -> String {
    let ledger = company.engine.ledger(&SYSTEM).unwrap();
    format!("{ledger:?}")
}

fn other(name: &str) -> &'static str {
    if name == "Ada" { "Ben" } else { "Ada" }
}

#[test]
fn a_refund_is_exact() {
    let mut policy = policy();
    policy.distribution.channels.push(channel("partner"));
    let mut company = Company::under(policy, &["Ada", "Ben"]);
    let mut odd = profile("partner");
    odd.weight = Weight::new(333).unwrap();
    company.join("Cem", odd);
    for (temperature, value) in [(Hot, 7_777), (Cold, 13), (Warm, 100_000), (Hot, 1), (Cold, 999)] {
        company.give(temperature, value);
    }
    let lead = company.ready(Hot, 31_415);
    let before = books(&company);
    company.assign(&lead).unwrap();
    assert_ne!(books(&company), before, "it was booked");
    // Others are given leads meanwhile, and take them back and forth; then all of it is undone.
    company.decline(&lead, "wrong_region");
    assert_eq!(books(&company), before, "as if it had never been given");
}

/// Two equal ones: the first lead leaves its member at −½ and the other at +½. It is burnt, so that stays; the other is the
/// only one left for it, is credited the whole and receives the whole: +½ still.
#[test]
fn a_burnt_lead_is_not_refunded() {
    for lapses in [false, true] {
        let mut policy = policy();
        if lapses {
            policy.handover.accept_within = leadwerk::policy::Span::parse("8 hours").unwrap();
        }
        let mut company = Company::under(policy, &["Ada", "Ben"]);
        let lead = company.ready(Warm, 500);
        company.assign(&lead).unwrap();
        let first = company.holder(&lead).unwrap();
        if lapses {
            company.now += 8 * HOUR;
            company.ask(Command::Tick {});
        } else {
            company.decline(&lead, "not_interested");
        }
        let owed = |company: &Company, name: &str| {
            let Balance { leads, cold, warm, hot, value } = company.owed(name);
            assert_eq!((cold, hot), (Fixed::ZERO, Fixed::ZERO));
            [leads, warm, value].map(Fixed::bits)
        };
        assert_eq!(owed(&company, &first), [-HALF; 3]);
        assert_eq!(owed(&company, other(&first)), [HALF; 3]);
        company.assign(&lead).unwrap();
        assert_eq!(company.holder(&lead).as_deref(), Some(other(&first)), "who burnt it does not get it again");
        assert_eq!(owed(&company, &first), [-HALF; 3]);
        assert_eq!(owed(&company, other(&first)), [HALF; 3]);
        assert_eq!((company.received(&first).leads(), company.received(other(&first)).leads()), (1, 1));
    }
}

/// Cem goes; weights 2 and 1 stay, so two thirds and one third of what it was owed, to the last bit, and all of it.
#[test]
fn who_leaves_leaves_what_it_was_owed() {
    let mut company = Company::of(&[]);
    for (name, weight) in [("Ada", 2_000), ("Ben", 1_000), ("Cem", 1_000)] {
        let mut profile = profile("direct");
        profile.weight = Weight::new(weight).unwrap();
        company.join(name, profile);
    }
    for (temperature, value) in [(Hot, 500), (Warm, 200), (Hot, 100), (Cold, 900), (Warm, 50)] {
        company.give(temperature, value);
    }
    let bits = |company: &Company, name| {
        let Balance { leads, cold, warm, hot, value } = company.owed(name);
        [leads, cold, warm, hot, value].map(Fixed::bits)
    };
    let [ada, ben, cem] = ["Ada", "Ben", "Cem"].map(|name| bits(&company, name));
    assert!(cem.iter().all(|&owed| owed != 0), "{cem:?}: there is something to share");
    company.ask(Command::Leave { member: member("Cem") });
    let [ada_after, ben_after, cem_after] = ["Ada", "Ben", "Cem"].map(|name| bits(&company, name));
    assert_eq!(cem_after, [0; 5]);
    for figure in 0..5 {
        let (to_ada, to_ben) = (ada_after[figure] - ada[figure], ben_after[figure] - ben[figure]);
        assert_eq!(to_ada + to_ben, cem[figure], "nothing is lost");
        assert!((3 * to_ada - 2 * cem[figure]).abs() <= 6, "{to_ada} of {}", cem[figure]);
    }
    // Who comes back begins with nothing.
    company.join("Cem", profile("direct"));
    assert_eq!(bits(&company, "Cem"), [0; 5]);
}

/// A refund after a member has left takes back what that member was credited, too: from those to whom it went. Whether it
/// has come back before the refund or comes back after it, and to which channel, it begins with nothing owed to it.
#[test]
fn who_comes_back_owes_nothing_for_what_was_refunded_meanwhile() {
    for (back_before, channel_id) in [(false, "direct"), (true, "direct"), (false, "partner"), (true, "partner")] {
        let mut policy = policy();
        policy.distribution.channels.push(channel("partner"));
        let mut company = Company::under(policy, &["Ada", "Ben", "Cem"]);
        let lead = company.ready(Warm, 500);
        company.assign(&lead).unwrap();
        let holder = company.holder(&lead).unwrap();
        let gone = if holder == "Cem" { "Ben" } else { "Cem" };
        company.ask(Command::Leave { member: member(gone) });
        if back_before {
            company.join(gone, profile(channel_id));
        }
        company.decline(&lead, "wrong_region");
        if !back_before {
            company.join(gone, profile(channel_id));
        }
        // It was the only lead: all is as if nothing had been.
        for name in ["Ada", "Ben", "Cem"] {
            let most = [company.owed(name).leads, company.owed(name).value].map(|owed| owed.bits().abs());
            let allowed = if name == gone { 0 } else { 2 };
            assert!(most.iter().all(|&bits| bits <= allowed), "{name}, {back_before}, {channel_id}: {most:?}");
        }
        let owed: i64 = ["Ada", "Ben", "Cem"].map(|name| company.owed(name).leads.bits()).iter().sum();
        assert_eq!(owed, 0, "and nothing is lost");
    }
}

#[test]
fn a_year_ends_with_a_reset_or_is_carried_over() {
    for owed in [YearEnd::Reset, YearEnd::Carry] {
        let mut company = Company::of(&["Ada", "Ben"]);
        let lead = company.ready(Warm, 500);
        company.assign(&lead).unwrap();
        let holder = company.holder(&lead).unwrap();
        company.ask(Command::BeginYear { owed });
        let carried = if owed == YearEnd::Carry { HALF } else { 0 };
        assert_eq!(company.owed(&holder).leads.bits(), -carried, "{owed:?}");
        assert_eq!(company.owed(other(&holder)).value.bits(), carried, "{owed:?}");
        assert_eq!(company.received(&holder).leads(), 0, "{owed:?}: counted anew");
        assert_eq!(company.received(&holder).value.get(), 0, "{owed:?}");
        // What was booked before: carried, it is undone; after a reset there is nothing to undo. It was not received in
        // this year, so it is not taken off this year's count either.
        company.decline(&lead, "wrong_region");
        assert_eq!(company.owed(&holder), Balance::default(), "{owed:?}");
        assert_eq!(company.owed(other(&holder)), Balance::default(), "{owed:?}");
        let received = company.received(&holder);
        assert_eq!((received.leads(), received.value.get()), (0, 0), "{owed:?}");
    }
}

/// Two members; Ada has a lead of the only value there was, so it is worth 1. It turns out to be worth three times as much:
/// 2 more, half of which each is credited.
#[test]
fn a_lead_that_is_worth_more_is_debited_more() {
    let mut company = Company::of(&["Ada", "Ben"]);
    let lead = company.ready(Warm, 1_000);
    company.hand(&lead, "Ada").unwrap();
    assert_eq!(company.owed("Ada").value.bits(), -HALF);
    let receipt = company.ask(Command::Revalue { lead: lead.clone(), value: euros(3_000) });
    let by = receipt.events().find_map(|event| match event {
        Event::Revalued { by, .. } => Some(by.bits()),
        _ => None,
    });
    assert_eq!(by, Some(4 * HALF));
    assert_eq!(company.owed("Ada").value.bits(), -3 * HALF, "½ of 1 and of 2, less 3");
    assert_eq!(company.owed("Ben").value.bits(), 3 * HALF);
    assert_eq!(company.owed("Ada").leads.bits(), -HALF, "it is one lead still");
    // 30 % of 3,000 euros.
    assert_eq!(company.received("Ada").value.get(), 90_000);
    // Undone as a whole.
    company.decline(&lead, "bad_data");
    assert_eq!((company.owed("Ada"), company.owed("Ben")), (Balance::default(), Balance::default()));
}

/// More is never less because the mean has grown meanwhile, and the same is nothing.
#[test]
fn a_revaluation_reckons_by_one_mean() {
    let mut company = Company::of(&["Ada", "Ben"]);
    let lead = company.ready(Warm, 1_000);
    company.hand(&lead, "Ada").unwrap();
    for _ in 0..4 {
        let large = company.ready(Warm, 100_000);
        company.hand(&large, "Ben").unwrap();
    }
    let mut by = |value| {
        let before = company.owed("Ada").value.bits();
        let receipt = company.ask(Command::Revalue { lead: lead.clone(), value: euros(value) });
        let by = receipt.events().find_map(|event| match event {
            Event::Revalued { by, .. } => Some(by.bits()),
            _ => None,
        });
        // Ada is debited it all, and credited her half.
        let debited = before - company.owed("Ada").value.bits();
        assert!((2 * debited - by.unwrap()).abs() <= 2, "{debited} of {by:?}");
        by.unwrap()
    };
    assert_eq!(by(1_000), 0);
    let more = by(1_100);
    assert!(more > 0 && more < HALF / 100, "a tenth more of a small lead: {more}");
    assert!(by(1_050) < 0);
}

/// What a person gives by hand counts as any other lead does.
#[test]
fn by_hand_is_booked_too() {
    let mut company = Company::of(&["Ada", "Ben"]);
    for _ in 0..3 {
        let lead = company.ready(Warm, 1_000);
        let receipt = company.hand(&lead, "Ada").unwrap();
        assert_eq!(receipt.choices[0].by_hand.as_ref().map(leadwerk::units::Note::as_str), Some("knows them"));
    }
    assert_eq!(company.owed("Ada").leads.bits(), -3 * HALF);
    assert_eq!(company.give_many(3, ["Ada", "Ben"]), [0, 3], "Ben is 3 behind, then 2, then 1");
}
