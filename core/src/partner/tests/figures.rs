//! Figures that are known from elsewhere, or reckoned by hand.

use super::*;
use crate::partner::alarm::stands_out;
use crate::partner::{Alarm, AlarmLevel, WinScore, WinTally};
use crate::units::Money;

fn near(figure: impl Into<f64>, wanted: f64, by: f64) {
    let figure = figure.into();
    assert!((figure - wanted).abs() < by, "{figure}, not {wanted}");
}

/// What each lead comes to, where winning takes up to 100 days and half of it is done after 20.
#[test]
fn expected_wins_by_hand() {
    let delay = law(&[0, 20, 100], &[0.0, 0.5, 1.0]);
    let expected = |fate, until| {
        let tally = WinTally::of(&[lead("A", 1, 0.0, 0.2, fate)], &delay, day(until)).unwrap();
        f64::from(tally.expected)
    };
    let hazard = |share: f64| -(1.0 - 0.2 * share).ln();
    near(expected(Fate::Open {}, 10.0), hazard(0.25), 1e-6);
    near(expected(Fate::Open {}, 60.0), hazard(0.75), 1e-6);
    near(expected(Fate::Open {}, 500.0), hazard(1.0), 1e-6);
    // Lost quickly or not: it counts as long as others. Won: up to the win. Recalled: up to then.
    near(expected(lost(1.0), 60.0), hazard(0.75), 1e-6);
    near(expected(won(20.0), 60.0), hazard(0.5), 1e-6);
    near(expected(Fate::Recalled { at: day(10.0) }, 60.0), hazard(0.25), 1e-6);
    // What is not known yet counts for nothing.
    near(expected(won(20.0), 10.0), hazard(0.25), 1e-6);
}

/// Part of it at once: that part counts as it is, the rest by its hazard.
#[test]
fn what_is_won_at_once_counts_as_it_is() {
    let delay = law(&[0, 10], &[0.5, 1.0]);
    let tally = |until| WinTally::of(&[lead("A", 1, 0.0, 0.4, Fate::Open {})], &delay, day(until)).unwrap();
    near(tally(0.0).expected, 0.2, 1e-9);
    near(tally(10.0).expected, 0.2 + (0.8_f64 / 0.6).ln(), 1e-6);
    let chances = |p| WinTally::of(&[lead("A", 1, 0.0, p, Fate::Open {})], &DelayLaw::immediate(), day(9.0)).unwrap();
    near(chances(0.3).expected, 0.3, 1e-9);
    near(chances(0.3).variance, 0.21, 1e-9);
    // Nothing is taken for certain: one lost lead decides about nobody.
    near(chances(1.0).expected, 0.99, 1e-9);
}

/// A fair game, exactly: with what is won at once, −ln(1 − p) would expect more than comes.
#[test]
fn the_evidence_of_who_wins_as_expected_is_one_on_average() {
    for at_once in [0.0, 0.3, 1.0] {
        for theta in [0.3_f64, 0.7] {
            let (p, days) = (0.4, 2_000);
            let delay = if at_once < 1.0 { law(&[0, 100], &[at_once, 1.0]) } else { DelayLaw::immediate() };
            let of =
                |fate| f64::from(WinTally::of(&[lead("A", 1, 0.0, p, fate)], &delay, day(100.0)).unwrap().expected);
            let evidence = |won: f64, expected: f64| theta.powf(won) * ((1.0 - theta) * expected).exp();
            // By the age of the win: at once, in each of many small steps, or never.
            let mut mean = (1.0 - p) * evidence(0.0, of(lost(100.0)));
            mean += p * at_once * evidence(1.0, of(won(0.0)));
            let step = p * (1.0 - at_once) / f64::from(days);
            let ages = (0..days).map(|place| (f64::from(place) + 0.5) / f64::from(days) * 100.0);
            mean += ages.map(|age| step * evidence(1.0, of(won(age)))).sum::<f64>();
            assert!(mean < 1.0 + 1e-5, "{at_once} {theta}: {mean}");
            assert!(at_once > 0.0 || mean > 1.0 - 1e-5, "{at_once} {theta}: {mean}");
        }
    }
}

/// The cumulative incidence of ten leads, published: `statsmodels` and `scikit-survival` agree on 0.472222 for the first
/// cause at 10.
#[test]
fn the_delay_that_was_seen() {
    let fates = [1, 2, 1, 0, 2, 1, 0, 2, 1, 0];
    let leads: Vec<_> = (1..=10)
        .zip(fates)
        .map(|(age, fate)| {
            let end = f64::from(age);
            let fate = match fate {
                1 => won(end),
                2 => lost(end),
                _ => Fate::Recalled { at: day(end) },
            };
            lead("A", age as usize, 0.0, 0.2, fate)
        })
        .collect();
    let delay = DelayLaw::of(&leads, Count::new(10), day(50.0)).unwrap();
    let at = |age: f64| f64::from(delay.share(Estimate::new(age).unwrap()).unwrap());
    // By hand: 1/10, then 9/10 · 8/9 · 1/8 = 1/10 more; both of 17/36.
    near(at(1.0), 0.1 / (17.0 / 36.0), 1e-6);
    near(at(3.0), 0.2 / (17.0 / 36.0), 1e-6);
    // Nothing is won on the second day, and half of the step that ends with the third is gone in its middle.
    near(at(2.0), at(1.0), 1e-9);
    near(at(2.5), 0.15 / (17.0 / 36.0), 1e-6);
    assert_eq!((at(9.0), at(10.0), at(99.0)), (1.0, 1.0, 1.0));
    assert_eq!(DelayLaw::of(&leads, Count::new(10), day(0.5)).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
    assert_eq!(DelayLaw::of(&[], Count::new(10), day(0.5)).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
}

#[test]
fn laws_that_cannot_be() {
    let code = |days: &[u32], shares: &[f64]| law(days, shares).check().unwrap_err().code();
    assert_eq!(code(&[0, 5], &[0.0]), "COLUMNS_UNEQUAL");
    assert_eq!(code(&[1, 5], &[0.0, 1.0]), "AGES_UNORDERED");
    assert_eq!(code(&[0, 5, 5], &[0.0, 0.5, 1.0]), "AGES_UNORDERED");
    assert_eq!(code(&[], &[]), "AGES_UNORDERED");
    assert_eq!(code(&[0, 5, 9], &[0.5, 0.4, 1.0]), "FIGURE_OUT_OF_RANGE");
    assert_eq!(code(&[0, 5], &[0.0, 0.9]), "FIGURE_OUT_OF_RANGE");
    assert_eq!(code(&[0, 3_661], &[0.0, 1.0]), "FIGURE_OUT_OF_RANGE");
    assert_eq!(DelayLaw::uniform(Count::new(0)).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
}

/// `fast-poibin`: 0.576, 0.352, 0.068, 0.004 for (0.1, 0.2, 0.2).
#[test]
fn so_few_and_so_many() {
    let leads = [(0.1, lost(1.0)), (0.2, won(1.0)), (0.2, lost(1.0))];
    let leads: Vec<_> = leads.iter().zip(0..).map(|((p, fate), number)| lead("A", number, 0.0, *p, *fate)).collect();
    let row = &table(&leads, &DelayLaw::immediate(), 9.0).members[0];
    near(row.as_few, 0.928, 1e-6);
    near(row.as_many, 0.424, 1e-6);
    near(row.tally.variance, 0.41, 1e-9);
    // Half a win expected is too little to say anything of it.
    assert!(row.score.is_none() && row.ratio.is_none() && row.limits.is_none() && row.value_score.is_none());
}

#[test]
fn scores_by_hand() {
    // Twenty leads of a half: ten expected, six won. Alone in the network, whose word is worth 20.
    let leads: Vec<_> = (0..20).map(|n| lead("A", n, 0.0, 0.5, if n < 6 { won(1.0) } else { lost(1.0) })).collect();
    let table = table(&leads, &DelayLaw::immediate(), 9.0);
    let row = &table.members[0];
    let score = row.score.unwrap();
    near(row.ratio.unwrap(), 60.0, 1e-9);
    near(score.score, 100.0 * 26.0 / 30.0, 1e-9);
    // A gamma variable of shape 26 is below x where a Poisson one of mean 30 x is at least 26: summed up in Python.
    near(score.low, 60.728_488_7, 1e-6);
    near(score.high, 116.386_933_9, 1e-6);
    near(score.below(Estimate::new(100.0).unwrap()).unwrap(), 0.791_643, 1e-6);
    near(score.above(Estimate::new(100.0).unwrap()).unwrap(), 0.208_357, 1e-6);
    near(table.centre, 60.0, 1e-9);
    let odd = WinScore { wins: Estimate::new(1e300).unwrap(), ..score };
    assert_eq!(odd.below(Estimate::ONE).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
    assert_eq!(score.below(Estimate::new(1e300).unwrap()).unwrap(), Probability::ONE);
    assert_eq!(score.above(Estimate::new(-5.0).unwrap()).unwrap(), Probability::ONE);
    let refused = WinScore::of(&row.tally, Estimate::ZERO, share(0.9)).unwrap_err();
    assert_eq!(refused.code(), "FIGURE_OUT_OF_RANGE");
}

/// By value: what was won, by what was due of the same leads.
#[test]
fn value_by_hand() {
    let euro = |minor| Some(Money::new(minor, "EUR").unwrap());
    let mut leads: Vec<_> = (0..20).map(|n| lead("A", n, 0.0, 0.5, if n < 6 { won(1.0) } else { lost(1.0) })).collect();
    leads.iter_mut().for_each(|lead| lead.value = euro(1_000));
    leads[0].value = euro(5_000);
    leads[1].value = None;
    let row = &table(&leads, &DelayLaw::immediate(), 9.0).members[0];
    // Won: 5,000 and four times 1,000. Due: half of 5,000 and of eighteen times 1,000.
    assert_eq!((row.tally.value_won, row.tally.value_expected), (euro(9_000), euro(11_500)));
    near(row.value_score.unwrap(), 100.0 * (20.0 * 1_150.0 + 9_000.0) / (20.0 * 1_150.0 + 11_500.0), 1e-9);
    leads[2].value = Some(Money::new(1, "JPY").unwrap());
    let refused = PartnerTable::of(&leads, &DelayLaw::immediate(), &rule(), day(9.0)).unwrap_err();
    assert_eq!(refused.code(), "CURRENCY_MISMATCH");
    leads[2].value = euro(-1);
    let refused = PartnerTable::of(&leads, &DelayLaw::immediate(), &rule(), day(9.0)).unwrap_err();
    assert_eq!(refused.code(), "AMOUNT_NEGATIVE");
}

/// What must be seen: the published figures, 12.8 for two fifths of the normal rate and 6.3 for a fifth.
#[test]
fn wins_needed() {
    let needed = |rate, alpha| Alarm::needed(Estimate::new(rate).unwrap(), share(alpha)).unwrap().get();
    near(needed(0.4, 0.05), 12.8, 0.05);
    near(needed(0.2, 0.05), 6.3, 0.05);
    assert_eq!(Alarm::needed(Estimate::new(1.0).unwrap(), share(0.05)).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
}

/// Without a win and with eight expected: the mean of e^(0.7 · 8), e^(0.5 · 8), e^(0.3 · 8).
#[test]
fn evidence_by_hand() {
    let mut leads: Vec<_> = (0..40).map(|n| lead("A", n, 0.0, 0.2, lost(1.0))).collect();
    let alarm = table(&leads, &DelayLaw::immediate(), 9.0).members[0].alarm;
    let eight = (5.6_f64.exp() + 4.0_f64.exp() + 2.4_f64.exp()) / 3.0;
    near(alarm.evidence, eight, 1e-9);
    near(alarm.highest, eight, 1e-9);
    assert_eq!((alarm.level, alarm.red_since), (AlarmLevel::Red, None.or(Some(day(0.0)))));
    // One comes a day later, and is won: highest was just before, with 7.8 expected.
    (leads[0].at, leads[0].fate) = (day(1.0), won(3.0));
    let row = &table(&leads, &DelayLaw::immediate(), 9.0).members[0];
    near(row.alarm.highest, (5.46_f64.exp() + 3.9_f64.exp() + 2.34_f64.exp()) / 3.0, 1e-9);
    near(row.alarm.evidence, (0.3 * 5.6_f64.exp() + 0.5 * 4.0_f64.exp() + 0.7 * 2.4_f64.exp()) / 3.0, 1e-9);
    near(row.premium, (1.5 * (-4.0_f64).exp() + 2.0 * (-8.0_f64).exp() + 3.0 * (-16.0_f64).exp()) / 3.0, 1e-9);
    // Beyond all numbers there is no infinity.
    let many: Vec<_> = (0..2_000).map(|n| lead("A", n, 0.0, 0.9, lost(1.0))).collect();
    let row = &table(&many, &DelayLaw::immediate(), 9.0).members[0];
    assert_eq!((row.alarm.evidence.get(), row.premium.get()), (f64::MAX, 0.0));
    let all: Vec<_> = (0..2_000).map(|n| lead("A", n, 0.0, 0.1, won(1.0))).collect();
    let row = &table(&all, &DelayLaw::immediate(), 9.0).members[0];
    assert!(row.premium.get() > 1e300 && row.alarm.evidence.get() >= 0.0);
}

/// When the alarm rang, by hand: nothing won, all leads at once, winning even over 100 days.
#[test]
fn the_alarm_rings_at_its_moment() {
    let leads: Vec<_> = (0..60).map(|n| lead("A", n, 0.0, 0.2, lost(1.0))).collect();
    let alarm = table(&leads, &law(&[0, 100], &[0.0, 1.0]), 300.0).members[0].alarm;
    let evidence = |at: f64| {
        let expected = 60.0 * -(1.0 - 0.2 * (at / 100.0_f64).min(1.0)).ln();
        [0.3, 0.5, 0.7].map(|theta: f64| ((1.0 - theta) * expected).exp()).iter().sum::<f64>() / 3.0
    };
    for (since, threshold) in [(alarm.amber_since.unwrap(), 20.0), (alarm.red_since.unwrap(), 100.0)] {
        let at = since.milliseconds() as f64 / 86_400_000.0;
        assert!((evidence(at) / threshold - 1.0).abs() < 1e-4, "{at}: {}", evidence(at));
    }
}

/// e-BH by hand: of four at 20 %, the k-th must reach 20 / k.
#[test]
fn a_review_by_hand() {
    let found = |evidence: &[f64]| {
        let evidence: Vec<_> = evidence.iter().map(|&one| Estimate::new(one).unwrap()).collect();
        stands_out(&evidence, share(0.2))
    };
    assert_eq!(found(&[9.0, 1.0, 12.0, 0.5]), Vec::<usize>::new());
    assert_eq!(found(&[10.0, 1.0, 12.0, 0.5]), [2, 0]);
    assert_eq!(found(&[20.0, 1.0, 9.9, 0.5]), [0]);
    // The third carries the two before it, which would not do by themselves.
    assert_eq!(found(&[8.0, 9.0, 7.0, 0.5]), [1, 0, 2]);
    assert_eq!(found(&[]), Vec::<usize>::new());
}

/// Odd networks: nobody wins anything, one member has nearly all, a lead is won that could not be, one expects nothing.
#[test]
fn odd_networks_have_figures() {
    let nobody: Vec<_> = (0..60).map(|n| lead(["A", "B"][n % 2], n, 0.0, 0.3, lost(1.0))).collect();
    let limits = table(&nobody, &DelayLaw::immediate(), 9.0).members[0].limits.unwrap();
    assert_eq!((limits.low.get(), limits.high.get()), (0.0, 0.0));
    let mut one: Vec<_> =
        (0..3_000).map(|n| lead("A", n, 0.0, 0.5, if n % 2 == 0 { won(1.0) } else { lost(1.0) })).collect();
    one.push(lead("B", 0, 0.0, 0.000_001, won(1.0)));
    one.push(lead("C", 0, 0.0, 0.0, won(1.0)));
    let table = table(&one, &DelayLaw::immediate(), 9.0);
    let [_, tiny, none] = &table.members[..] else { panic!() };
    assert_eq!((none.as_few, none.as_many), (Probability::ONE, Probability::ZERO));
    assert!(tiny.score.is_none() && table.prior.get() >= 3.0 && table.spread.get() <= 10.0);
    assert!(table.limits.iter().all(|one| one.far_low <= one.low && one.low <= one.high && one.high <= one.far_high));
}

#[test]
fn what_is_refused() {
    let code =
        |leads: &[WorkedLead]| PartnerTable::of(leads, &DelayLaw::immediate(), &rule(), day(9.0)).unwrap_err().code();
    let good = lead("A", 1, 5.0, 0.2, Fate::Open {});
    assert_eq!(code(&[lead("A", 1, 5.0, 0.2, lost(4.0))]), "SPELL_REVERSED");
    assert_eq!(code(&[good.clone(), good.clone()]), "DUPLICATE_DEAL");
    let empty = PartnerTable::of(&[], &DelayLaw::immediate(), &rule(), day(9.0)).unwrap();
    assert!(empty.members.is_empty() && empty.network.leads == Count::new(0));
    assert!(empty.review(share(0.05)).is_empty());
}
