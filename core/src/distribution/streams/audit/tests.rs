use super::*;
use crate::distribution::streams::example::{at, member, receivers, seed, worth};
use crate::units::Language;

fn row(minute: i64, letter: &str) -> AuditRow {
    let (at, member) = (at(minute * 60_000), member(letter));
    AuditRow { at, member, channel: None, temperature: None, value: None, eligible: vec![] }
}

fn rows(letters: &str) -> Vec<AuditRow> {
    letters.chars().zip(0..).map(|(letter, minute)| row(minute, &letter.to_string())).collect()
}

fn audited(rows: &[AuditRow]) -> Audit {
    audit(rows, &[], &[], Count::new(1_000), seed(7)).unwrap()
}

fn gap(audit: &Audit, measure: Measure) -> &Gap {
    audit.gaps.iter().find(|gap| gap.measure == measure).unwrap()
}

#[test]
fn what_cannot_be_is_refused() {
    let code = |rows: &[AuditRow], receivers: &[Receiver], repetitions| {
        audit(rows, receivers, &[], Count::new(repetitions), seed(7)).unwrap_err().code()
    };
    assert_eq!(code(&rows("ab"), &[], 199), "REPETITIONS_OUT_OF_RANGE");
    assert_eq!(code(&rows("ab"), &[], 10_001), "REPETITIONS_OUT_OF_RANGE");
    assert_eq!(code(&[], &[], 200), "RECEIVERS_MISSING");
    assert_eq!(code(&rows("abc"), &receivers(&[1_000; 2]), 200), "UNKNOWN_RECEIVER");
    let twice = [receivers(&[1_000]), receivers(&[1_000])].concat();
    assert_eq!(code(&rows("a"), &twice, 200), "DUPLICATE_RECEIVER");
    assert_eq!(code(&[row(1, "a"), row(0, "a")], &[], 200), "ROWS_UNORDERED");
    let channel = |name: &str| Some(ChannelId::new(name).unwrap());
    let two = [AuditRow { channel: channel("x"), ..row(0, "a") }, AuditRow { channel: channel("y"), ..row(0, "a") }];
    assert_eq!(code(&two, &[], 200), "CHANNEL_CONTRADICTED");
    assert_eq!(code(&[AuditRow { value: worth(-1), ..row(0, "a") }], &[], 200), "AMOUNT_NEGATIVE");
}

#[test]
fn received_and_entitled_by_hand() {
    let mut rows = rows("aabac");
    // Of the last two leads, a may have none; b and c have half of each.
    for row in &mut rows[3..] {
        row.eligible = vec![member("b"), member("c")];
    }
    for (row, temperature) in rows.iter_mut().zip([2, 2, 0, 0, 0]) {
        row.temperature = Some(Temperature::ALL[temperature]);
        row.value = worth(30);
    }
    let audit = audited(&rows);
    let told: Vec<_> = audit
        .members
        .iter()
        .map(|share| {
            let hot = share.portion.temperatures.iter().find(|line| line.temperature == Temperature::Hot).unwrap();
            let value = (share.portion.value_received.unwrap().to_string(), share.portion.value_entitled.unwrap());
            let figures = (share.portion.received.get(), f64::from(share.portion.entitled));
            (
                share.member.as_str(),
                figures,
                (hot.received.get(), f64::from(hot.entitled)),
                value.0,
                value.1.to_string(),
            )
        })
        .collect();
    let line = |member, got, entitled, hot, has: &str, due: &str| {
        (member, (got, entitled), (hot, 0.666_667), has.to_owned(), due.to_owned())
    };
    assert_eq!(told[0], line("a", 3, 1.0, 2, "90.00 EUR", "30.00 EUR"));
    assert_eq!(told[1], line("b", 1, 2.0, 0, "30.00 EUR", "60.00 EUR"));
    assert_eq!(told[2], line("c", 1, 2.0, 0, "30.00 EUR", "60.00 EUR"));
    assert_eq!((audit.leads.get(), audit.outside.get()), (5, 1));
    // Where not all was open to all, leads received cannot be compared directly.
    assert!(audit.gaps.iter().all(|gap| gap.measure != Measure::CountGap));
    assert_eq!(f64::from(gap(&audit, Measure::CountDeviation).observed), 2.0);
    assert_eq!(
        audit.sentences(Language::German).last().unwrap(),
        "1 Leads gingen an jemanden, der nicht in Frage kam."
    );
}

/// A binomial with n = 100 and p = 1/2: |X − 50| is at most 0, 3 and 10 in 8, 52 and 96 of 100 cases, at least 10 in 5.7.
#[test]
fn chance_is_the_binomial() {
    let letters = format!("{}{}", "a".repeat(60), "b".repeat(40));
    let audit = audit(&rows(&letters), &[], &[], Count::new(10_000), seed(3)).unwrap();
    let gap = gap(&audit, Measure::CountDeviation);
    let figures = [gap.observed, gap.chance_low, gap.chance_middle, gap.chance_high].map(f64::from);
    assert_eq!(figures, [10.0, 0.0, 3.0, 10.0]);
    let share = f64::from(gap.at_least_as_uneven);
    // Four standard errors of 10,000 draws.
    assert!((share - 0.0569).abs() < 0.0093, "{share}");
    assert_eq!((gap.verdict, audit.verdict), (Verdict::AsByChance, Verdict::AsByChance));
}

/// A binomial with n = 20 and p = 1/2: |X − 10| is at least 5 in 4.139 % of all cases, whatever the seed.
#[test]
fn chance_is_the_same_for_every_seed() {
    let letters = format!("{}{}", "a".repeat(15), "b".repeat(5));
    for number in 0..4 {
        let audit = audit(&rows(&letters), &[], &[], Count::new(10_000), seed(number)).unwrap();
        let share = f64::from(gap(&audit, Measure::CountDeviation).at_least_as_uneven);
        // Four standard errors of 10,000 draws.
        assert!((share - 0.041_39).abs() < 0.008, "{share}");
    }
}

/// Weights 3 and 1: the expected value of |X − 75| of 100 by the lot; X has a standard deviation of 4.33.
#[test]
fn chance_follows_the_weights() {
    let letters = format!("{}{}", "a".repeat(75), "b".repeat(25));
    let audit = audit(&rows(&letters), &receivers(&[3_000, 1_000]), &[], Count::new(10_000), seed(3)).unwrap();
    let gap = gap(&audit, Measure::CountDeviation);
    let figures = [gap.observed, gap.chance_low, gap.chance_middle, gap.chance_high].map(f64::from);
    // By the exact distribution: P(|X−75| ≤ 0) = .092, ≤ 2 = .436, ≤ 3 = .583, ≤ 8 = .954 (and ≤ 7 = .917).
    assert_eq!(figures, [0.0, 0.0, 3.0, 8.0]);
    assert_eq!(gap.at_least_as_uneven, Probability::ONE);
    assert_eq!((gap.verdict, audit.verdict), (Verdict::Even, Verdict::Even));
}

/// One lead that either of two could have had: whoever gets it is half a lead off, by chance as well.
#[test]
fn where_there_was_no_choice_nothing_is_more_even_than_chance() {
    let audit = audit(&rows("a"), &receivers(&[1_000, 1_000]), &[], Count::new(200), seed(3)).unwrap();
    let gap = gap(&audit, Measure::CountDeviation);
    assert_eq!([gap.observed, gap.chance_low, gap.chance_high].map(f64::from), [0.5, 0.5, 0.5]);
    assert_eq!((gap.verdict, audit.verdict), (Verdict::AsByChance, Verdict::AsByChance));
}

#[test]
fn a_log_by_lot_is_as_by_chance_and_a_skewed_one_is_not() {
    use crate::distribution::{Rule, give_away, streams::example::minutes};
    let stream = minutes(&[1_000; 5], 200);
    let log = |rule: &Rule, number| -> Vec<AuditRow> {
        let handout = give_away(&stream, rule, seed(number)).unwrap();
        handout.given.iter().map(|given| AuditRow { at: given.at, ..row(0, given.member.as_str()) }).collect()
    };
    // Of 40 logs by lot, one of 20 may look uneven, and one of 20 even: at most 6 of each, which is 3 standard deviations.
    let audited = |rows: &[AuditRow]| audit(rows, &[], &[], Count::new(300), seed(7)).unwrap();
    let verdicts: Vec<_> = (0..40).map(|number| audited(&log(&Rule::Random {}, number)).verdict).collect();
    let count = |wanted| verdicts.iter().filter(|&&verdict| verdict == wanted).count();
    assert!(count(Verdict::MoreUnevenThanChance) <= 6 && count(Verdict::Even) <= 6, "{verdicts:?}");
    assert!(count(Verdict::AsByChance) >= 28);
    assert_eq!(audited(&log(&Rule::RoundRobin {}, 1)).verdict, Verdict::Even);
    // One gets half of another's leads on top: 20 more than its 40, of which the standard deviation is 5.7.
    let mut skewed = log(&Rule::RoundRobin {}, 1);
    skewed.iter_mut().filter(|row| row.member == member("a")).step_by(2).for_each(|row| row.member = member("b"));
    assert_eq!(audited(&skewed).verdict, Verdict::MoreUnevenThanChance);
}

#[test]
fn channels_are_compared_where_all_are_known() {
    let mut rows = rows("abab");
    let channel =
        |letter: &MemberId| Some(ChannelId::new(if letter.as_str() == "a" { "direct" } else { "partner" }).unwrap());
    rows[0].channel = channel(&rows[0].member);
    assert!(audited(&rows).channels.is_empty());
    for row in &mut rows {
        row.channel = channel(&row.member);
    }
    let audit = audited(&rows);
    let told: Vec<_> =
        audit.channels.iter().map(|share| (share.channel.as_str(), share.portion.received.get())).collect();
    assert_eq!(told, [("direct", 2), ("partner", 2)]);
    assert_eq!(f64::from(gap(&audit, Measure::ChannelCountDeviation).observed), 0.0);
}

#[test]
fn months_in_the_order_of_time() {
    // 1970-01-31T23:59 and the minute after it.
    let mut rows = vec![row(31 * 1_440 - 1, "a"), row(31 * 1_440, "b"), row(31 * 1_440 + 1, "b")];
    rows[0].value = worth(1);
    let told: Vec<_> = audited(&rows)
        .months
        .iter()
        .map(|month| {
            let figures = [month.count_deviation, month.count_deviation_so_far].map(f64::from);
            (month.month.clone(), month.leads.get(), figures, month.value_gap_so_far.map(f64::from))
        })
        .collect();
    // The first month: 1 and 0 instead of one half each. The second: 0 and 2 instead of 1 each, 1 and 2 in all.
    let first = ("1970-01".to_owned(), 1, [0.5, 0.5], Some(2.0));
    assert_eq!(told, [first, ("1970-02".to_owned(), 2, [1.0, 0.5], Some(2.0))]);
}

#[test]
fn an_empty_log_of_known_receivers() {
    let audit = audit(&[], &receivers(&[1_000; 2]), &[], Count::new(200), seed(1)).unwrap();
    assert_eq!((audit.leads.get(), audit.begins, audit.months.len()), (0, None, 0));
    assert!(audit.gaps.iter().all(|gap| gap.observed == gap.chance_high));
}

#[test]
fn the_seed_alone_decides() {
    let rows = rows("abbbaacab");
    let with = |number| audit(&rows, &[], &[], Count::new(300), seed(number)).unwrap();
    assert_eq!(with(1), with(1));
    assert_ne!(with(1).gaps, with(2).gaps);
}

#[test]
fn sentences_in_both_languages() {
    let letters = format!("{}{}", "a".repeat(60), "b".repeat(40));
    let audit = audit(&rows(&letters), &[], &[], Count::new(10_000), seed(3)).unwrap();
    let english = [
        "100 leads to 2 members: no more uneven than chance.",
        "By number of leads, the member that is furthest off is 10.0 leads from its share; by chance it would be 0.0 to \
         10.0. That is no more uneven than chance.",
    ];
    assert_eq!(audit.sentences(Language::English), english);
    let german = [
        "100 Leads an 2 Mitglieder: nicht ungleicher als der Zufall.",
        "Nach Zahl der Leads liegt das Mitglied mit der größten Abweichung 10,0 Leads neben seinem Anspruch; nach Los \
         wären es 0,0 bis 10,0. Das ist nicht ungleicher als der Zufall.",
    ];
    assert_eq!(audit.sentences(Language::German), german);
    for &measure in Measure::ALL {
        let gap = Gap { measure, ..gap(&audit, Measure::CountDeviation).clone() };
        for &language in Language::ALL {
            assert!(gap.sentence(language).ends_with('.') && !gap.sentence(language).contains("  "));
        }
    }
}

/// A member that works half the time from the second half on is entitled to a third of those leads, and no less before.
#[test]
fn a_change_of_weight_counts_from_its_time_on() {
    let letters = "ab".repeat(30) + &"aab".repeat(20);
    let half = WeightChange {
        member: MemberId::new("b").unwrap(),
        at: rows(&letters)[60].at,
        weight: Weight::new(500).unwrap(),
    };
    let all = receivers(&[1_000, 1_000]);
    let with = audit(&rows(&letters), &all, &[half], Count::new(1_000), seed(3)).unwrap();
    let entitled: Vec<f64> = with.members.iter().map(|member| f64::from(member.portion.entitled)).collect();
    assert!((entitled[0] - 70.0).abs() < 1e-5 && (entitled[1] - 50.0).abs() < 1e-5, "{entitled:?}");
    assert_eq!(with.verdict, Verdict::Even);
    let without = audit(&rows(&letters), &all, &[], Count::new(1_000), seed(3)).unwrap();
    assert!((f64::from(without.members[0].portion.entitled) - 60.0).abs() < 1e-5);
    // Chance draws by the same weights, so its middle is where it was.
    let gap = |audit: &Audit| audit.gaps.iter().find(|gap| gap.measure == Measure::CountDeviation).unwrap().clone();
    assert!(gap(&with).observed < gap(&with).chance_middle);
    assert!(gap(&without).observed > gap(&without).chance_middle);
}
