//! What everybody gets in the long run: joining, absence, declining, part time.

use crate::company::{Company, SYSTEM, member, policy, profile};
use leadwerk::distribution::Absence;
use leadwerk::engine::StreamFold;
use leadwerk::lead::{Command, Phase};
use leadwerk::policy::{Automatic, ProgrammeRule, Temperature};
use leadwerk::units::{Count, TierId, Weight};

/// After 20 leads for two, nobody is owed anything, so from then on three are level: of 6 leads nobody has more than 3
/// (4, 1, 1 would be a gap of 3), of 30 each has 9 to 11 (12, 9, 9 would be one).
#[test]
fn a_joiner_is_not_flooded() {
    let mut company = Company::of(&["Ada", "Ben"]);
    assert_eq!(company.give_many(20, ["Ada", "Ben"]), [10, 10], "two equal ones with equal leads");
    company.join("Cem", profile("direct"));
    assert_eq!(company.owed("Cem").leads.bits(), 0, "it begins with nothing owed to it");
    let first = company.give_many(6, ["Ada", "Ben", "Cem"]);
    let rest = company.give_many(24, ["Ada", "Ben", "Cem"]);
    println!("a joiner gets {} of the first 6 leads and {} of 30", first[2], first[2] + rest[2]);
    assert!(first[2] <= 3 && first[2] >= 1, "{first:?}");
    assert!((9..=11).contains(&(first[2] + rest[2])), "{first:?} {rest:?}");
}

/// Without accrual there is no debt and no windfall: what Cem is owed stands still to the bit while it is away.
#[test]
fn an_absent_member_returns_without_a_debt_or_a_windfall() {
    let mut company = Company::of(&["Ada", "Ben", "Cem"]);
    company.give_many(31, ["Ada"]);
    let before = company.owed("Cem");
    let absence = Absence { since: company.time(), until: None };
    company.ask(Command::ReportAbsence { member: member("Cem"), absence });
    assert_eq!(company.give_many(40, ["Cem"]), [0], "it is away");
    assert_eq!(company.owed("Cem"), before, "nothing is owed for that time");
    company.ask(Command::ReportReturn { member: member("Cem") });
    let first = company.give_many(6, ["Cem"]);
    let all = first[0] + company.give_many(24, ["Cem"])[0];
    println!("one who was away for 40 leads gets {} of the next 6 and {all} of 30", first[0]);
    // At most 2 from what it was owed before (less than a lead), and the bounds of three who are level.
    assert!((1..=4).contains(&first[0]) && (8..=12).contains(&all), "{first:?} {all}");
}

/// Ada declines each cold lead. 300 leads, a third of each temperature, so that 33.3 hot ones are her share.
fn decliner(reason: &str) -> Company {
    let mut policy = policy();
    policy.distribution.automatic = Automatic::All;
    let mut company = Company::under(policy, &["Ada", "Ben", "Cem"]);
    for round in 0..300 {
        let temperature = Temperature::ALL[round % 3];
        let lead = company.ready(temperature, 1_000);
        if temperature == Temperature::Cold && company.holder(&lead).as_deref() == Some("Ada") {
            company.decline(&lead, reason);
            assert_eq!(company.view(&lead).phase, Phase::Offered, "it goes to another at once");
            assert_ne!(company.holder(&lead).as_deref(), Some("Ada"));
        }
    }
    company
}

/// A refunded lead is as if it had never been offered to her: hot and warm ones come as before, cold ones go to others.
#[test]
fn declining_cold_leads_with_a_refund_brings_no_hot_ones() {
    let company = decliner("wrong_region");
    let got = company.received("Ada");
    println!("refunded: {} hot, {} warm, {} cold of 100 each", got.hot.get(), got.warm.get(), got.cold.get());
    assert_eq!(got.cold.get(), 0);
    assert!((31..=36).contains(&got.hot.get()) && (31..=36).contains(&got.warm.get()));
    let others = company.received("Ben").hot.get().max(company.received("Cem").hot.get());
    assert!(got.hot.get() <= others + 3, "{} beside {others}", got.hot.get());
}

/// A lead that she burns counts as hers: she gets no more hot ones for it, and what she burnt is gone.
#[test]
fn burning_cold_leads_brings_no_hot_ones() {
    let company = decliner("not_interested");
    let got = company.received("Ada");
    let others = ["Ben", "Cem"].map(|name| company.received(name));
    println!(
        "burnt: {} hot, {} warm, {} cold (all burnt); the others {:?} hot",
        got.hot.get(),
        got.warm.get(),
        got.cold.get(),
        others.map(|received| received.hot.get())
    );
    assert!(got.cold.get() >= 25, "what she burns counts");
    assert!((30..=36).contains(&got.hot.get()));
    assert!(got.hot.get() <= others[0].hot.get().max(others[1].hot.get()) + 2);
    // Each lead that she burnt was given out once more.
    let all = [got, others[0], others[1]].iter().map(|received| received.leads()).sum::<u64>();
    assert_eq!(all, 300 + u64::from(got.cold.get()));
}

/// Weights 1, 1 and 0.5 of 100 leads: 40, 40 and 20. Who receives is owed at least the guard below the most behind, so
/// nobody is ahead of its share by 3 leads; what one has too little the others have too much.
#[test]
fn part_time_gets_its_part() {
    let mut company = Company::of(&["Ada", "Ben"]);
    let mut half = profile("direct");
    half.weight = Weight::new(500).unwrap();
    company.join("Cem", half);
    let got = company.give_many(100, ["Ada", "Ben", "Cem"]);
    println!("weights 1, 1, 0.5: {got:?} of 100");
    assert!((37..=43).contains(&got[0]) && (37..=43).contains(&got[1]) && (17..=22).contains(&got[2]), "{got:?}");
    // Full time from now on: of the next 90 leads a third.
    company.ask(Command::SetWeight { member: member("Cem"), weight: Weight::ONE });
    let got = company.give_many(90, ["Ada", "Ben", "Cem"]);
    assert!((27..=33).contains(&got[2]), "{got:?}");
}

/// Premium counts twice here: of 100 leads for weights of 2, 1 and 1 Ada has 50, give or take the guard; her own weight
/// stays 1. Half time at premium is as much as full time without, so of 90 leads for 1, 1 and 1 each has 30.
#[test]
fn a_premium_member_receives_in_proportion() {
    let mut policy = policy();
    let mut programme = ProgrammeRule::standard().unwrap();
    programme.tiers[1].weight = Weight::new(2_000).unwrap();
    programme.tiers[1].queue = Some(Count::new(200));
    policy.programme = Some(programme);
    let mut company = Company::under(policy, &["Ada", "Ben", "Cem"]);
    company.limit("Ada", 0);
    assert_eq!(company.give_many(10, ["Ada"]), [0], "she has no place yet");
    let tier = TierId::new("premium").unwrap();
    company.ask(Command::SetTier { member: member("Ada"), tier, note: None });
    let got = company.give_many(100, ["Ada", "Ben", "Cem"]);
    println!("weights 2 by tier, 1, 1: {got:?} of 100");
    assert!((47..=53).contains(&got[0]) && (22..=28).contains(&got[1]) && (22..=28).contains(&got[2]), "{got:?}");
    let ada = &company.engine.roster(&SYSTEM).unwrap()[0];
    assert_eq!((ada.weight, ada.limit), (Weight::ONE, Some(Count::new(200))));

    company.ask(Command::SetWeight { member: member("Ada"), weight: Weight::new(500).unwrap() });
    let lead = company.ready(Temperature::Warm, 1_000);
    let receipt = company.assign(&lead).unwrap();
    let weights: Vec<_> = receipt.choices[0].members.iter().map(|standing| standing.weight).collect();
    assert_eq!(weights, [Weight::ONE; 3], "the receipt says what was weighed");
    let got = company.give_many(90, ["Ada", "Ben", "Cem"]);
    println!("half time at premium beside full time: {got:?} of 90");
    assert!(got.iter().all(|got| (27..=33).contains(got)), "{got:?}");
    // A weight that would be beyond all weights is refused, whichever of the two comes last.
    let most = Weight::new(1_000_000).unwrap();
    let refused = company.try_to(Command::SetWeight { member: member("Ada"), weight: most });
    assert_eq!(refused.unwrap_err().code(), "WEIGHT_OUT_OF_RANGE");
    company.ask(Command::SetWeight { member: member("Ben"), weight: most });
    let tier = TierId::new("premium").unwrap();
    let refused = company.try_to(Command::SetTier { member: member("Ben"), tier, note: None });
    assert_eq!(refused.unwrap_err().code(), "WEIGHT_OUT_OF_RANGE");
}

/// A stream of the log has the weights and limits that counted, so that other rules are tried on the same terms.
#[test]
fn a_stream_has_the_weights_and_limits_of_tiers() {
    let mut policy = policy();
    let mut programme = ProgrammeRule::standard().unwrap();
    programme.tiers[1].queue = Some(Count::new(7));
    policy.programme = Some(programme);
    let mut company = Company::under(policy, &[]);
    let mut fold = StreamFold::default();
    let half = Weight::new(500).unwrap();
    let set_tier =
        |tier: &str| Command::SetTier { member: member("Ada"), tier: TierId::new(tier).unwrap(), note: None };
    let commands = [
        Command::Join { member: member("Ada"), profile: profile("direct") },
        set_tier("premium"),
        Command::SetWeight { member: member("Ada"), weight: half },
        Command::SetLimit { member: member("Ada"), limit: Some(Count::new(3)) },
        Command::SetWeight { member: member("Ada"), weight: half },
    ];
    for command in commands {
        company.now += 1;
        company.ask(command).records.iter().for_each(|record| fold.fold(record));
    }
    let stream = fold.stream();
    assert_eq!((stream.receivers[0].weight, stream.receivers[0].limit), (Weight::ONE, Some(Count::new(7))));
    let weights: Vec<_> = stream.changes.iter().map(|change| change.weight.thousandths()).collect();
    assert_eq!(weights, [1_250, 625], "the factor, then half of it; what changes nothing is no change");
    company.ask(set_tier("partner")).records.iter().for_each(|record| fold.fold(record));
    let stream = fold.stream();
    assert_eq!((stream.receivers[0].limit, stream.changes.len()), (Some(Count::new(3)), 3));
}
