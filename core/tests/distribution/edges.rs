//! Nobody, one, nothing and the largest there is: each has its refusal or its outcome.

use crate::company::{Company, SYSTEM, events, member, note, policy, profile};
use leadwerk::distribution::{Absence, Agreement, Balance, Barred, Filter};
use leadwerk::lead::{Command, Event, Phase};
use leadwerk::policy::Temperature::{Cold, Hot, Warm};
use leadwerk::policy::{DistributionRule, Guard, Temperature};
use leadwerk::units::{Fixed, Money, Seed, Weight};

fn codes<T: core::fmt::Debug>(answer: Result<T, leadwerk::Error>) -> String {
    answer.unwrap_err().code().to_owned()
}

/// What kept everybody from a lead that waits.
fn barred(company: &Company) -> Vec<Barred> {
    company.engine.waiting(&SYSTEM).unwrap()[0].barred.clone()
}

fn barring(filter: Filter, names: &[&str]) -> Barred {
    Barred { filter, rule: None, members: names.iter().map(|name| member(name)).collect() }
}

#[test]
fn a_weight_of_nothing_gets_nothing_but_by_hand() {
    let mut company = Company::of(&["Ada"]);
    company.join("Nil", leadwerk::distribution::Profile { weight: Weight::ZERO, ..profile("direct") });
    assert_eq!(company.give_many(10, ["Ada", "Nil"]), [10, 0]);
    // By hand it can be given one all the same; the whole of it was Ada's share.
    let lead = company.ready(Warm, 1_000);
    company.hand(&lead, "Nil").unwrap();
    assert_eq!(company.owed("Nil").leads, Fixed::ZERO.minus(Fixed::ONE));
    assert_eq!(company.owed("Ada").leads, Fixed::ONE);
    // Alone: it is its own share, so nothing is owed.
    let mut company = Company::of(&[]);
    company.join("Nil", leadwerk::distribution::Profile { weight: Weight::ZERO, ..profile("direct") });
    let lead = company.ready(Warm, 1_000);
    assert_eq!(events(&company.assign(&lead).unwrap()), ["waiting"]);
    assert_eq!(barred(&company), [barring(Filter::Weight, &["Nil"])]);
    company.hand(&lead, "Nil").unwrap();
    assert_eq!(company.owed("Nil"), Balance::default());
}

#[test]
fn nobody_has_joined_nobody_is_able() {
    let mut company = Company::of(&[]);
    let lead = company.ready(Warm, 1_000);
    assert_eq!(codes(company.assign(&lead)), "ROSTER_EMPTY");
    assert_eq!(codes(company.try_to(Command::AssignAll { leads: vec![lead.clone()] })), "ROSTER_EMPTY");
    // By name all is as it was where nobody ever joined, and nothing is booked.
    assert_eq!(events(&company.hand(&lead, "Anybody").unwrap()), ["offered"]);
    let lead = company.ready(Warm, 1_000);
    company.join("Ada", profile("direct"));
    let absence = Absence { since: company.time(), until: None };
    company.ask(Command::ReportAbsence { member: member("Ada"), absence });
    assert_eq!(events(&company.assign(&lead).unwrap()), ["waiting"]);
    assert_eq!(barred(&company), [barring(Filter::Absent, &["Ada"])]);
    assert_eq!(codes(company.assign(&lead)), "NOBODY_ELIGIBLE", "it waits already");
    assert_eq!(company.view(&lead).phase, Phase::Ready);
}

#[test]
fn one_member_gets_everything_and_is_owed_nothing() {
    let mut company = Company::of(&["Ada"]);
    for (temperature, value) in [(Hot, 5), (Cold, 0), (Warm, 90_000)] {
        assert_eq!(company.give(temperature, value), "Ada");
        assert_eq!(company.owed("Ada"), Balance::default());
    }
}

/// Three equal ones, equal leads, and nothing but the seed to tell them apart: each round of three goes to all three, and
/// another seed begins with another one.
#[test]
fn where_all_is_equal_the_seed_decides() {
    let order = |seed: i64| {
        let mut policy = policy();
        policy.distribution.seed = Seed::new(seed).unwrap();
        policy.distribution.bound = Guard::Strict;
        let mut company = Company::under(policy, &["Ada", "Ben", "Cem"]);
        (0..9).map(|_| company.give(Warm, 1_000)).collect::<Vec<_>>()
    };
    let mut first = std::collections::BTreeSet::new();
    for seed in 0..20 {
        let names = order(seed);
        assert_eq!(names, order(seed), "the same again");
        for round in names.chunks(3) {
            let mut round = round.to_vec();
            round.sort();
            assert_eq!(round, ["Ada", "Ben", "Cem"], "{names:?}");
        }
        first.insert(names[0].clone());
    }
    assert_eq!(first.len(), 3, "each is first with some seed");
}

/// Values of 0 alone: the mean is 0, nothing is worth anything, and numbers alone decide. The largest amount there is: it is
/// the mean at first, so it is worth 1; another one of half a mean's value is worth less.
#[test]
fn a_value_of_nothing_and_the_largest_there_is() {
    let mut company = Company::of(&["Ada", "Ben"]);
    let names: Vec<_> = (0..4).map(|_| company.give(Warm, 0)).collect();
    assert_eq!(names.iter().filter(|name| *name == "Ada").count(), 2, "{names:?}");
    assert_eq!(company.owed("Ada").value, Fixed::ZERO);

    let mut policy = policy();
    policy.distribution.assumed.warm = leadwerk::units::Probability::new(1_000_000).unwrap();
    let mut company = Company::under(policy, &["Ada", "Ben"]);
    let largest = Money::new(9_007_199_254_740_991, "EUR").unwrap();
    for round in 1..=4_i64 {
        let lead = company.capture(Some(largest));
        company.rate(&lead, Warm);
        let receipt = company.assign(&lead).unwrap();
        let choice = &receipt.choices[0];
        assert_eq!((choice.expected, choice.mean, choice.worth), (largest, largest, Fixed::ONE), "lead {round}");
    }
    // Four times the largest amount is more than an amount can be: what was received stops there, what is owed does not.
    assert_eq!(company.owed("Ada"), Balance::default());
    let small = company.ready(Warm, 0);
    let worth = company.assign(&small).unwrap().choices[0].worth;
    assert_eq!(worth, Fixed::ZERO);
    // 100 means is the most that one counts: the mean is 4/5 of the largest amount now, so it still counts as 6/5 or less.
    let lead = company.capture(Some(largest));
    company.rate(&lead, Warm);
    let choice = company.assign(&lead).unwrap().choices[0].clone();
    assert_eq!(choice.worth, Fixed::ratio(6, 5).unwrap(), "6 leads worth 5 largest ones: it is 6/5 of the mean");
}

/// A whale counts at most so many means as the policy says, and the receipt tells the capped figure.
#[test]
fn a_whale_is_capped() {
    let mut policy = policy();
    policy.distribution.value_cap = leadwerk::units::Count::new(3);
    policy.distribution.assumed.warm = leadwerk::units::Probability::new(1_000_000).unwrap();
    let mut company = Company::under(policy, &["Ada", "Ben"]);
    company.give_many(9, ["Ada"]);
    let lead = company.ready(Warm, 1_000_000);
    let choice = company.assign(&lead).unwrap().choices[0].clone();
    // Nine leads of 1,000 before: 3,000 counts. With it the mean is 12,000 / 10.
    assert_eq!(choice.expected, crate::company::euros(3_000));
    assert_eq!(choice.mean, crate::company::euros(1_200));
    assert_eq!(choice.worth, Fixed::ratio(5, 2).unwrap());
}

#[test]
fn members_that_are_not_known() {
    let mut company = Company::of(&["Ada"]);
    let lead = company.ready(Warm, 1_000);
    let nobody = member("Nobody");
    assert_eq!(codes(company.hand(&lead, "Nobody")), "UNKNOWN_MEMBER");
    for command in [
        Command::Leave { member: nobody.clone() },
        Command::ReportReturn { member: nobody.clone() },
        Command::SetWeight { member: nobody.clone(), weight: Weight::ONE },
        Command::Suspend { member: nobody.clone(), reason: note("r"), points_since: None, commission: None },
        Command::Reinstate { member: nobody },
    ] {
        assert_eq!(codes(company.try_to(command)), "UNKNOWN_MEMBER");
    }
    company.join("Ben", profile("direct"));
    company.ask(Command::Leave { member: member("Ben") });
    assert_eq!(codes(company.hand(&lead, "Ben")), "UNKNOWN_MEMBER", "who has left is not there");
    assert_eq!(codes(company.try_to(Command::Leave { member: member("Ben") })), "UNKNOWN_MEMBER");
    let half = Command::Assign { lead: lead.clone(), member: Some(member("Ada")), reason: None };
    assert_eq!(codes(company.try_to(half)), "HAND_OVER_INCOMPLETE");
    let half = Command::Assign { lead, member: None, reason: Some(note("r")) };
    assert_eq!(codes(company.try_to(half)), "HAND_OVER_INCOMPLETE");
    let again = Command::Join { member: member("Ada"), profile: profile("direct") };
    assert_eq!(codes(company.try_to(again)), "MEMBER_EXISTS");
    let elsewhere = Command::Join { member: member("Cem"), profile: profile("nowhere") };
    assert_eq!(codes(company.try_to(elsewhere)), "UNKNOWN_CHANNEL");
}

#[test]
fn an_agreement_is_over_at_its_very_millisecond() {
    let mut policy = policy();
    policy.distribution.channels[0].agreement_needed = true;
    let mut company = Company::under(policy, &[]);
    let (signed, until) = (company.time(), company.time().plus(10_000).ok());
    company.now -= 1;
    company.join(
        "Ada",
        leadwerk::distribution::Profile { agreement: Some(Agreement { signed, until }), ..profile("direct") },
    );
    let able_at = |company: &mut Company, now: i64| {
        company.now = now;
        let lead = company.ready(Warm, 1_000);
        let able = events(&company.assign(&lead).unwrap()) != ["waiting"];
        let by_hand = if able { Ok(()) } else { company.hand(&lead, "Ada").map(drop) };
        (able, by_hand.map_err(|refusal| refusal.code()))
    };
    let begin = signed.milliseconds();
    let barred = (false, Err("MEMBER_NOT_ELIGIBLE"));
    assert_eq!(able_at(&mut company, begin - 1), barred, "it is not signed yet");
    assert_eq!(able_at(&mut company, begin), (true, Ok(())));
    assert_eq!(able_at(&mut company, begin + 9_999), (true, Ok(())));
    assert_eq!(able_at(&mut company, begin + 10_000), barred, "it is over, and a person cannot change that either");
}

#[test]
fn a_limit_below_what_is_open_takes_nothing_away() {
    let mut company = Company::of(&["Ada", "Ben"]);
    company.give_many(6, ["Ada"]);
    company.limit("Ada", 1);
    let roster = company.engine.roster(&SYSTEM).unwrap();
    assert_eq!(
        (roster[0].undecided.get(), roster[0].limit.map(|limit| limit.get())),
        (3, Some(1)),
        "it keeps its three"
    );
    let before = company.owed("Ada");
    assert_eq!(company.give_many(4, ["Ada", "Ben"]), [0, 4]);
    assert_eq!(company.owed("Ada"), before, "a full queue is no share");
    let lead = company.ready(Warm, 1_000);
    assert_eq!(codes(company.hand(&lead, "Ada")), "MEMBER_NOT_ELIGIBLE");
    company.limit("Ben", 0);
    assert_eq!(events(&company.assign(&lead).unwrap()), ["waiting"]);
    assert_eq!(barred(&company), [barring(Filter::Queue, &["Ada", "Ben"])]);
}

/// More than the policy allows anybody to be owed is forgotten, on record.
#[test]
fn what_is_owed_is_clamped_on_record() {
    let mut policy = policy();
    policy.distribution = DistributionRule { most_owed: leadwerk::units::Count::new(1), ..policy.distribution };
    let mut company = Company::under(policy, &["Ada", "Ben"]);
    let mut clamped = Vec::new();
    for _ in 0..3 {
        let lead = company.ready(Temperature::Warm, 1_000);
        let receipt = company.hand(&lead, "Ada").unwrap();
        clamped.push(receipt.events().filter(|event| matches!(event, Event::OwedClamped { .. })).count());
    }
    // −½, −1, −1½: only the third is too much, for both.
    assert_eq!(clamped, [0, 0, 2]);
    assert_eq!(company.owed("Ada").leads, Fixed::ZERO.minus(Fixed::ONE));
    assert_eq!(company.owed("Ben").leads, Fixed::ONE);
}
