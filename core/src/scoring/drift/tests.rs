use super::*;
use crate::numerics::lot::Lot;

/// Outcomes of what is said, where the truth is off by a shift of the odds from a day on.
fn outcomes(seed: u64, count: i64, from: i64, shift: f64) -> Vec<DriftOutcome> {
    let mut lot = Lot::new(seed, 0);
    let outcome = |number: i64| {
        let said = 0.05 + 0.6 * lot.uniform();
        let odds = (said / (1.0 - said)).ln() + if number >= from { shift } else { 0.0 };
        DriftOutcome {
            at: Timestamp::new(number * 8_640_000).unwrap(),
            said: Probability::try_from(said).unwrap(),
            won: lot.uniform() < 1.0 / (1.0 + (-odds).exp()),
        }
    };
    (0..count).map(outcome).collect()
}

fn alarms(worlds: u64, count: i64, from: i64, shift: f64) -> Vec<Option<i64>> {
    let alarm = |world| Drift::of(&DriftRule::standard(), &outcomes(world, count, from, shift)).unwrap().alarm;
    (0..worlds).map(|world| alarm(world).map(|at| at.milliseconds() / 8_640_000)).collect()
}

/// Ten leads a day for a year, of a model that is right: at 1 in 100, hardly any of 200 worlds is woken.
#[test]
fn who_is_right_is_left_alone() {
    let woken = alarms(200, 3_650, 0, 0.0).into_iter().flatten().count();
    assert!(woken <= 4, "{woken}");
}

/// Odds that fall by a third are seen within some hundred leads, at the start and after two years of calm.
#[test]
fn a_change_is_seen_early_and_late() {
    for (count, from, within) in [(1_500, 0, 900), (8_000, 6_500, 1_400)] {
        let seen = alarms(20, count, from, -0.7);
        let late = seen.iter().filter(|at| at.is_none_or(|at| !(from..from + within).contains(&at))).count();
        assert!(late <= 1, "{from}: {seen:?}");
    }
}

/// Many leads at one instant have no order: losses that are looked at before wins are no evidence.
#[test]
fn one_instant_is_one_look() {
    let outcome = |won| DriftOutcome { at: Timestamp::new(0).unwrap(), said: Probability::share(1, 5).unwrap(), won };
    let outcomes: Vec<_> = (0..70).map(|number| outcome(number % 5 == 0)).collect();
    let drift = Drift::of(&DriftRule::standard(), &outcomes).unwrap();
    assert!(drift.alarm.is_none() && drift.evidence.get() < 0.0, "{drift:?}");
}

#[test]
fn nothing_and_nonsense() {
    let nothing = Drift::of(&DriftRule::standard(), &[]).unwrap();
    assert_eq!((nothing.evidence.get(), nothing.alarm, nothing.periods.len()), (0.0, None, 0));
    let rule = DriftRule { false_alarms: Probability::ZERO, ..DriftRule::standard() };
    assert_eq!(Drift::of(&rule, &[]).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
    // What is certain and does not come is not beyond all evidence, and the order of rows is nothing.
    let mut certain = outcomes(1, 40, 0, 0.0);
    certain.iter_mut().for_each(|of| (of.said, of.won) = (Probability::ONE, false));
    let alarm = Drift::of(&DriftRule::standard(), &certain).unwrap();
    assert!(alarm.alarm.is_some() && alarm.evidence.get().is_finite());
    let mut mixed = outcomes(2, 500, 0, 0.3);
    let ordered = Drift::of(&DriftRule::standard(), &mixed).unwrap();
    mixed.reverse();
    assert_eq!(Drift::of(&DriftRule::standard(), &mixed).unwrap(), ordered);
}

/// One outcome by hand: the bets that began with it have half of the money, and eight even parts of that.
#[test]
fn one_outcome_by_hand() {
    let one = [DriftOutcome { at: Timestamp::new(0).unwrap(), said: Probability::share(1, 2).unwrap(), won: true }];
    let drift = Drift::of(&DriftRule::standard(), &one).unwrap();
    let chance = |odds: f64| 2.0 / (1.0 + (-odds).exp());
    let bets: f64 = SHIFTS.iter().map(|&shift| chance(shift)).sum::<f64>() + 2.0;
    assert!((drift.evidence.get() - (0.5 + 0.5 * bets / 8.0).ln()).abs() < 1e-12);
    assert!(
        drift.sentence(Language::English).starts_with("Nothing says that the model is wrong: said 50 % of 1 leads")
    );
}
