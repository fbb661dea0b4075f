use crate::distribution::streams::example::{arrival, member, minutes, seed, worth};
use crate::distribution::{Rule, Stream, give_away};
use crate::policy::Temperature;
use crate::units::Count;

/// Who receives, as letters.
fn letters(stream: &Stream, rule: &Rule) -> String {
    let handout = give_away(stream, rule, seed(1)).unwrap();
    assert!(handout.unplaced.is_empty());
    handout.given.iter().map(|given| given.member.as_str()).collect()
}

fn all() -> [Rule; 7] {
    [
        Rule::Random {},
        Rule::RoundRobin {},
        Rule::SmoothRoundRobin {},
        Rule::LeastBusy {},
        Rule::LeastValue {},
        Rule::StratifiedRoundRobin {},
        Rule::Odoo { monthly_maximum: Count::new(900) },
    ]
}

/// As nginx publishes it.
#[test]
fn the_smooth_sequence_of_nginx() {
    assert_eq!(letters(&minutes(&[5_000, 1_000, 1_000], 7), &Rule::SmoothRoundRobin {}), "aabacaa");
    assert_eq!(letters(&minutes(&[5_000, 1_000, 1_000], 14), &Rule::SmoothRoundRobin {}), "aabacaaaabacaa");
}

#[test]
fn who_has_no_weight_receives_nothing() {
    for rule in all() {
        assert_eq!(letters(&minutes(&[0, 1_000, 0], 9), &rule), "bbbbbbbbb", "{rule:?}");
    }
}

#[test]
fn one_member_receives_everything() {
    for rule in all() {
        assert_eq!(letters(&minutes(&[1_000], 3), &rule), "aaa", "{rule:?}");
    }
}

#[test]
fn round_robin_passes_over_who_cannot() {
    let mut stream = minutes(&[1_000; 3], 6);
    assert_eq!(letters(&stream, &Rule::RoundRobin {}), "abcabc");
    stream.arrivals[1].eligible = vec![member("a"), member("c")];
    // The turn is b's, who cannot; so it is c's, and then a's.
    assert_eq!(letters(&stream, &Rule::RoundRobin {}), "acabca");
}

#[test]
fn each_temperature_has_its_turn() {
    let mut stream = minutes(&[1_000; 2], 6);
    for (arrival, temperature) in stream.arrivals.iter_mut().zip([2, 0, 2, 0, 0, 2]) {
        arrival.temperature = Temperature::ALL[temperature];
    }
    // Hot: a b a. Cold: a b a.
    assert_eq!(letters(&stream, &Rule::StratifiedRoundRobin {}), "aabbaa");
}

#[test]
fn the_fewest_open_leads_then_the_longest_wait() {
    let mut stream = minutes(&[1_000; 3], 6);
    // a's first lead leaves after the fourth came, in which a has been served last but for b and c.
    stream.arrivals[0].busy_for = Some(Count::new(1));
    // Minute 0: a. Minute 1: a's lead has left, so all are free; b and c never received, b is first. Then c. Now b and c
    // have one, a none: a. All have one; a waited least, b longest.
    assert_eq!(letters(&stream, &Rule::LeastBusy {}), "abcabc");
    stream.arrivals[0].busy_for = None;
    stream.arrivals[1].busy_for = Some(Count::new(1));
    stream.arrivals[2].busy_for = Some(Count::new(1));
    // a keeps its lead. b's has left when the third comes: c, who never received, is before b. Then c's has left: b, who
    // waited longer. Then c is the only one without a lead; then all have one and a waited longest.
    assert_eq!(letters(&stream, &Rule::LeastBusy {}), "abcbca");
}

#[test]
fn the_least_value_for_its_weight() {
    let mut stream = minutes(&[2_000, 1_000], 6);
    for (arrival, euro) in stream.arrivals.iter_mut().zip([10, 4, 2, 1, 0, 7]) {
        arrival.value = worth(euro);
    }
    // a 10/2, b 0: b 4. Then 5 against 4: b 6. Then 5 against 6: a 11. 5.5 against 6: a gets the 0, and then the 7.
    assert_eq!(letters(&stream, &Rule::LeastValue {}), "abbaaa");
}

#[test]
fn a_value_counts_by_its_probability() {
    use crate::units::Probability;
    let mut stream = minutes(&[1_000; 2], 3);
    for (arrival, (euro, ppm)) in stream.arrivals.iter_mut().zip([(100, 100_000), (20, 1_000_000), (1, 1)]) {
        arrival.value = worth(euro);
        arrival.probability = Some(Probability::new(ppm).unwrap());
    }
    // 100 at one tenth is 10, less than 20.
    assert_eq!(letters(&stream, &Rule::LeastValue {}), "aba");
}

#[test]
fn values_of_nothing_go_round() {
    assert_eq!(letters(&minutes(&[1_000; 3], 6), &Rule::LeastValue {}), "abcabc");
}

/// Three members with weights 1, 2, 0 and 1 as the lot has it: 6,000 leads, four standard deviations around the share.
#[test]
fn the_lot_follows_the_weights() {
    let stream = minutes(&[1_000, 2_000, 0, 1_000], 6_000);
    let given = letters(&stream, &Rule::Random {});
    let count = |letter| given.chars().filter(|&other| other == letter).count();
    assert!((1_366..=1_634).contains(&count('a')), "{}", count('a'));
    assert!((2_845..=3_155).contains(&count('b')), "{}", count('b'));
    assert_eq!(count('c'), 0);
    let other = give_away(&stream, &Rule::Random {}, seed(2)).unwrap();
    let same =
        other.given.iter().zip(given.chars()).filter(|(given, letter)| given.member == member(&letter.to_string()));
    assert!(same.count() < 3_000, "another seed, another lot");
}

#[test]
fn odoo_takes_the_likeliest_first_and_waits_for_the_next_day() {
    use crate::units::Probability;
    // A quota of 1 for each; three leads in the first day.
    let mut stream = minutes(&[1_000; 2], 3);
    for (arrival, percent) in stream.arrivals.iter_mut().zip([Some(10), None, Some(90)]) {
        arrival.probability = percent.map(|percent| Probability::new(percent * 10_000).unwrap());
    }
    let late = arrival(3_000);
    stream.arrivals.push(late);
    let handout = give_away(&stream, &Rule::Odoo { monthly_maximum: Count::new(30) }, seed(1)).unwrap();
    let told: Vec<_> = handout
        .given
        .iter()
        .map(|given| (given.lead.as_str(), given.member.as_str(), given.at.milliseconds() / 86_400_000))
        .collect();
    // L0 came at midnight itself, in the run of day 0, alone. The rest waits for day 1; the one without a probability is
    // last. L3000 came on day 2 and waits for day 3.
    assert_eq!(told, [("L0", "a", 0), ("L2", "a", 1), ("L1", "b", 1), ("L3000", "a", 3)]);
}
