//! Cases by hand and from textbooks, and what must hold for any rows.

use super::*;
use crate::pipeline::{End, Exit, Outcome, Stay};
use crate::units::{LeadId, StageId, Timestamp};
use proptest::prelude::*;

/// Entered, left, and how: 0 for still waiting.
type Plain = (f64, f64, u32);

const NAMES: [&str; 3] = ["a", "b", "c"];

fn estimate(value: f64) -> Estimate {
    Estimate::new(value).unwrap()
}

fn spells(rows: &[Plain]) -> Vec<Spell> {
    let name = |cause: u32| CauseId::new(NAMES[cause as usize - 1]).unwrap();
    let spell = |&(entered, left, cause): &Plain| Spell {
        entered: estimate(entered),
        left: estimate(left),
        cause: (cause > 0).then(|| name(cause)),
    };
    rows.iter().map(spell).collect()
}

fn incidence(rows: &[Plain]) -> Incidence {
    Incidence::of(&spells(rows)).unwrap()
}

/// Figure and standard error: of event-free, then of each cause.
fn at(incidence: &Incidence, time: f64) -> Vec<(f64, f64)> {
    let at = incidence.at(estimate(time));
    let all = core::iter::once(at.event_free).chain(at.causes.into_iter().map(|cause| cause.incidence));
    all.map(plain).collect()
}

fn plain(reckoned: Reckoned) -> (f64, f64) {
    (reckoned.value.get(), reckoned.standard_error.get())
}

fn means(rows: &[Plain], until: f64) -> Vec<(f64, f64)> {
    let means = RestrictedMean::of(&spells(rows), estimate(until)).unwrap();
    let all = core::iter::once(means.event_free).chain(means.causes.into_iter().map(|cause| cause.mean));
    all.map(plain).collect()
}

fn near(given: &[(f64, f64)], wanted: &[(f64, f64)], within: f64) {
    assert_eq!(given.len(), wanted.len());
    let off = |(a, b): (&(f64, f64), &(f64, f64))| (a.0 - b.0).abs().max((a.1 - b.1).abs());
    assert!(given.iter().zip(wanted).map(off).all(|off| off <= within), "{given:?}, not {wanted:?}");
}

/// `statsmodels` and `scikit-survival` agree on these figures (`oracles.json`).
#[test]
fn two_libraries() {
    let causes = [1, 2, 1, 0, 2, 1, 0, 2, 1, 0];
    let rows: Vec<Plain> = (1..).zip(causes).map(|(left, cause)| (0.0, f64::from(left), cause)).collect();
    let last = at(&incidence(&rows), 10.0);
    assert!((last[1].0 - 0.472_222).abs() < 5e-7 && (last[2].0 - 0.372_222).abs() < 5e-7, "{last:?}");
}

/// Remission under 6-MP (Freireich and others, 1963), with Greenwood's errors as in every textbook of the field.
#[test]
fn one_cause_is_kaplan_and_meier() {
    let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|week| (0.0, f64::from(week), 1));
    let waiting = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(|week| (0.0, f64::from(week), 0));
    let curve = incidence(&[&ended[..], &waiting[..]].concat());
    let published = [
        (6.0, 0.857, 0.0764),
        (7.0, 0.807, 0.0869),
        (10.0, 0.753, 0.0963),
        (13.0, 0.690, 0.1068),
        (16.0, 0.627, 0.1141),
        (22.0, 0.538, 0.1282),
        (23.0, 0.448, 0.1346),
    ];
    for (week, value, error) in published {
        let [free, ended] = at(&curve, week)[..] else { panic!() };
        assert!((free.0 - value).abs() < 5e-4 && (free.1 - error).abs() < 5e-5, "{week}: {free:?}");
        assert!((free.0 + ended.0 - 1.0).abs() < 1e-15 && (free.1 - ended.1).abs() < 1e-15, "{week}: {ended:?}");
    }
    assert_eq!(curve.at_risk.iter().map(|count| count.get()).collect::<Vec<_>>(), [21, 17, 15, 12, 11, 7, 6]);
    assert_eq!(curve.causes[0].events[0], Count::new(3));
}

#[test]
fn ends_come_before_who_was_last_seen_and_before_who_comes() {
    // At 5 three are at risk: the one who is last seen then, not the one who comes then.
    let curve = incidence(&[(0.0, 5.0, 1), (0.0, 5.0, 0), (0.0, 8.0, 0), (5.0, 9.0, 2)]);
    assert_eq!(curve.at_risk, [3, 1].map(Count::new));
    // Influences at 5: (1 − ⅓) / 3 and twice −⅓ / 3.
    let error = (4.0_f64 / 81.0 + 2.0 / 81.0).sqrt();
    near(&at(&curve, 5.0), &[(2.0 / 3.0, error), (1.0 / 3.0, error), (0.0, 0.0)], 1e-15);
    near(&at(&curve, 4.999), &[(1.0, 0.0), (0.0, 0.0), (0.0, 0.0)], 0.0);
    // Several causes at one age share those at risk.
    near(
        &at(&incidence(&[(0.0, 2.0, 1), (0.0, 2.0, 2), (0.0, 2.0, 2), (0.0, 3.0, 0)]), 2.0)[1..],
        &[(0.25, 0.1875_f64.sqrt() / 2.0), (0.5, 0.25)],
        1e-15,
    );
}

/// 4, 6 and 8 days seen from the third on, 5 and 9 from the beginning; written out step by step.
#[test]
fn who_comes_late_counts_from_then_on() {
    let rows = [(0.0, 5.0, 1), (0.0, 9.0, 2), (3.0, 4.0, 2), (3.0, 6.0, 1), (3.0, 8.0, 0)];
    let curve = incidence(&rows);
    assert_eq!(curve.at_risk, [5, 4, 3, 1].map(Count::new));
    assert_eq!(curve.unobserved_at, None);
    let (free, won) = (4.0 / 5.0 * 3.0 / 4.0 * 2.0 / 3.0, 4.0 / 5.0 / 4.0 + 3.0 / 5.0 / 3.0);
    let [now, ended, _] = at(&curve, 6.0)[..] else { panic!() };
    assert!((now.0 - free).abs() < 1e-15 && (ended.0 - won).abs() < 1e-15);
}

#[test]
fn gaps_are_told() {
    // Only one is seen from the beginning, and ends: nothing is left to be estimated of those who come later.
    let curve = incidence(&[(0.0, 2.0, 1), (3.0, 6.0, 2), (3.0, 8.0, 0)]);
    assert_eq!(curve.unobserved_at, Some(estimate(2.0)));
    assert_eq!(curve.at_risk, [1, 2].map(Count::new));
    near(&at(&curve, 7.0), &[(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)], 0.0);
    // The same, last seen then: the gap is bridged as if nothing happened in it.
    let curve = incidence(&[(0.0, 2.0, 0), (3.0, 6.0, 2), (3.0, 8.0, 0)]);
    assert_eq!(curve.unobserved_at, Some(estimate(2.0)));
    near(&at(&curve, 7.0), &[(0.5, 0.125_f64.sqrt()), (0.5, 0.125_f64.sqrt())], 1e-15);
    // Nobody is seen from the beginning.
    assert_eq!(incidence(&[(1.0, 2.0, 1)]).unobserved_at, Some(Estimate::ZERO));
    assert_eq!(incidence(&[(0.0, 2.0, 0), (2.0, 3.0, 1)]).unobserved_at, None);
}

#[test]
fn the_ends_of_the_scale() {
    // Nobody ends.
    let curve = incidence(&[(0.0, 4.0, 0), (0.0, 7.0, 0)]);
    assert!(curve.times.is_empty() && curve.causes.is_empty());
    assert_eq!((curve.rows, curve.observed_until), (Count::new(2), estimate(7.0)));
    near(&at(&curve, 5.0), &[(1.0, 0.0)], 0.0);
    near(&means(&[(0.0, 4.0, 0)], 9.0), &[(9.0, 0.0)], 0.0);
    // One row.
    near(&at(&incidence(&[(0.0, 4.0, 1)]), 4.0), &[(0.0, 0.0), (1.0, 0.0)], 0.0);
    near(&means(&[(0.0, 4.0, 1)], 10.0), &[(4.0, 0.0), (6.0, 0.0)], 0.0);
    near(&means(&[(0.0, 4.0, 1)], 0.0), &[(0.0, 0.0), (0.0, 0.0)], 0.0);
    // All have ended in the same way: that is certain, though the influences before were not nothing.
    let all =
        [(0.0, 2.0, 0), (0.0, 4.0, 1), (0.0, 4.0, 1), (1.0, 2.0, 1), (2.0, 12.0, 1), (1.0, 11.0, 1), (2.0, 4.0, 0)];
    near(&at(&incidence(&all), 12.0), &[(0.0, 0.0), (1.0, 0.0)], 0.0);
    // No length: decided on the spot counts from the beginning, and was never seen later.
    let curve = incidence(&[(0.0, 0.0, 1), (4.0, 4.0, 1), (0.0, 4.0, 2)]);
    assert_eq!((curve.rows, curve.passed_over), (Count::new(2), Count::new(1)));
    near(&at(&curve, 0.0)[1..2], &[(0.5, 0.125_f64.sqrt())], 1e-15);
    near(&at(&curve, -1.0), &[(1.0, 0.0), (0.0, 0.0), (0.0, 0.0)], 0.0);
    let largest = f64::MAX;
    near(&means(&[(0.0, largest, 1)], largest), &[(largest, 0.0), (0.0, 0.0)], 0.0);
}

#[test]
fn bad_rows_are_refused() {
    let code = |rows: &[Plain]| Incidence::of(&spells(rows)).unwrap_err().code();
    assert_eq!(code(&[]), "SPELLS_MISSING");
    assert_eq!(code(&[(4.0, 4.0, 1)]), "SPELLS_MISSING");
    assert_eq!(code(&[(0.0, 1.0, 1), (5.0, 4.0, 1)]), "SPELL_REVERSED");
    assert_eq!(code(&[(-1.0, 4.0, 1)]), "AGE_NEGATIVE");
    let sentence = Incidence::of(&spells(&[(0.0, 1.0, 0), (0.0, -2.5, 1)])).unwrap_err().to_string();
    assert_eq!(sentence, "the age `-2.5` (row 2, left) is negative; give 0 or more");
    let until = RestrictedMean::of(&spells(&[(0.0, 1.0, 1)]), estimate(-1.0)).unwrap_err();
    assert_eq!(until.code(), "AGE_NEGATIVE");
    let causes = [CauseId::new("won").unwrap()];
    let columns = |entered: &[f64], left: &[f64], cause: &[u32]| {
        Incidence::of_columns(&Columns { entered, left, cause, causes: &causes }).map_err(|error| error.code())
    };
    assert_eq!(columns(&[0.0], &[1.0, 2.0], &[1, 0]), Err("COLUMNS_UNEQUAL"));
    assert_eq!(columns(&[], &[1.0, 2.0], &[1]), Err("COLUMNS_UNEQUAL"));
    assert_eq!(columns(&[], &[1.0, 2.0], &[1, 2]), Err("UNKNOWN_NAME"));
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(columns(&[], &[1.0, bad], &[1, 0]), Err("NUMBER_OUT_OF_RANGE"), "{bad}");
        assert_eq!(columns(&[0.0, bad], &[1.0, 1.0], &[1, 0]), Err("NUMBER_OUT_OF_RANGE"), "{bad}");
    }
    assert_eq!(columns(&[-0.0, 0.0], &[-0.0, 1.0], &[1, 0]).unwrap().times, [Estimate::ZERO]);
}

/// The estimator by its definition, with a weight for each row, at an age: event-free, then each of three causes; and
/// the areas below them.
fn by_definition(rows: &[Plain], weights: &[f64], until: f64) -> [[f64; 4]; 2] {
    let mut times: Vec<f64> = rows.iter().filter(|row| row.2 > 0 && row.1 <= until).map(|row| row.1).collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    let (mut states, mut areas, mut last) = ([1.0, 0.0, 0.0, 0.0], [0.0; 4], 0.0);
    let mut pass = |states: &[f64; 4], last: &mut f64, time: f64| {
        areas.iter_mut().zip(states).for_each(|(area, state)| *area += state * (time - *last));
        *last = time;
    };
    for time in times {
        pass(&states, &mut last, time);
        let sum = |of: &dyn Fn(&Plain) -> bool| -> f64 {
            rows.iter().zip(weights).filter(|(row, _)| of(row)).map(|(_, weight)| weight).sum()
        };
        let at_risk = sum(&|row| (row.0 < time || row.0 == 0.0) && row.1 >= time);
        let free = states[0];
        for cause in 1..=3 {
            let ended = sum(&|row| row.1 == time && row.2 == cause) / at_risk;
            states[cause as usize] += free * ended;
            states[0] -= free * ended;
        }
    }
    pass(&states, &mut last, until);
    [states, areas]
}

/// Rows in whole days, so that there are ties; some came late. None is without length.
fn rows(most: usize, late: bool) -> impl Strategy<Value = Vec<Plain>> {
    let row = (0..6_i32, 1..15_i32, 0..4_u32).prop_map(move |(entered, length, cause)| {
        let entered = if late { entered } else { 0 };
        (f64::from(entered), f64::from(entered + length), cause)
    });
    prop::collection::vec(row, 1..most)
}

/// The standard errors by the derivatives of the definition: of the states, and of the areas.
fn jackknife(rows: &[Plain], until: f64) -> [[f64; 4]; 2] {
    const STEP: f64 = 1e-5;
    let mut squares = [[0.0; 4]; 2];
    for place in 0..rows.len() {
        let moved = [STEP, -STEP].map(|step| {
            let mut weights = vec![1.0; rows.len()];
            weights[place] += step;
            by_definition(rows, &weights, until)
        });
        let differences = moved[0].iter().flatten().zip(moved[1].iter().flatten());
        for (square, (up, down)) in squares.iter_mut().flatten().zip(differences) {
            *square += ((up - down) / (2.0 * STEP)).powi(2);
        }
    }
    squares.map(|squares| squares.map(f64::sqrt))
}

/// Figures of the causes that occur, in the order of `NAMES`.
fn occurring(rows: &[Plain], figures: [f64; 4]) -> Vec<f64> {
    let occurs = |cause: usize| cause == 0 || rows.iter().any(|row| row.2 as usize == cause);
    (0..4).filter(|&cause| occurs(cause)).map(|cause| figures[cause]).collect()
}

fn check_against_definition(rows: &[Plain], until: f64) {
    let [states, areas] = by_definition(rows, &vec![1.0; rows.len()], until);
    let [state_errors, area_errors] = jackknife(rows, until);
    let both = |figures, errors| -> Vec<(f64, f64)> {
        occurring(rows, figures).into_iter().zip(occurring(rows, errors)).collect()
    };
    near(&at(&incidence(rows), until), &both(states, state_errors), 1e-8);
    near(&means(rows, until), &both(areas, area_errors), 1e-7);
}

proptest! {
    #[test]
    fn figures_and_errors_are_those_of_the_definition(rows in rows(24, true), until in 0..22_i32) {
        check_against_definition(&rows, f64::from(until));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows(40, true), turn in 0..40_usize) {
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        turned.reverse();
        // Estimates are compared bit by bit: there is one zero, and no number that is none.
        prop_assert_eq!(incidence(&rows), incidence(&turned));
        let mean = |rows: &[Plain]| RestrictedMean::of(&spells(rows), estimate(9.5)).unwrap();
        prop_assert_eq!(mean(&rows), mean(&turned));
    }

    #[test]
    fn something_happens_or_nothing(rows in rows(60, true), until in 0..22_i32) {
        let sum = |figures: Vec<(f64, f64)>| figures.iter().map(|figure| figure.0).sum::<f64>();
        prop_assert!((sum(at(&incidence(&rows), f64::from(until))) - 1.0).abs() < 1e-12);
        prop_assert!((sum(means(&rows, f64::from(until))) - f64::from(until)).abs() < 1e-11);
    }

    #[test]
    fn causes_together_are_one(rows in rows(60, true), until in 0..22_i32) {
        let merged: Vec<Plain> = rows.iter().map(|&(entered, left, cause)| (entered, left, cause.min(1))).collect();
        let (apart, together) = (at(&incidence(&rows), f64::from(until)), at(&incidence(&merged), f64::from(until)));
        prop_assert!((apart[0].0 - together[0].0).abs() < 1e-15 && (apart[0].1 - together[0].1).abs() < 1e-14);
        if let Some(ended) = together.get(1) {
            let sum: f64 = apart[1..].iter().map(|cause| cause.0).sum();
            prop_assert!((sum - ended.0).abs() < 1e-12 && (1.0 - apart[0].0 - ended.0).abs() < 1e-12);
            prop_assert!((ended.1 - together[0].1).abs() < 1e-9);
        }
    }

    /// Greenwood's error of event-free and of its area, where nobody came late.
    #[test]
    fn greenwood(rows in rows(60, false), until in 1..22_i32) {
        let (curve, until) = (incidence(&rows), f64::from(until));
        let ended = |step: usize| -> f64 { curve.causes.iter().map(|cause| f64::from(cause.events[step].get())).sum() };
        let [free, ..] = at(&curve, until)[..] else { panic!() };
        let (mut sum, mut area_sum) = (0.0, 0.0);
        let mean = means(&rows, until)[0];
        for (step, time) in curve.times.iter().enumerate().take_while(|(_, time)| time.get() <= until) {
            let (at_risk, ended) = (f64::from(curve.at_risk[step].get()), ended(step));
            if at_risk > ended {
                let part = ended / at_risk / (at_risk - ended);
                let area_after = mean.0 - means(&rows, time.get())[0].0;
                sum += part;
                area_sum += part * area_after * area_after;
            }
        }
        prop_assert!((free.1 - free.0 * sum.sqrt()).abs() < 1e-12);
        prop_assert!((mean.1 - area_sum.sqrt()).abs() < 1e-10);
    }

    #[test]
    fn columns_are_rows(rows in rows(40, true)) {
        let (entered, left): (Vec<_>, Vec<_>) = rows.iter().map(|row| (row.0, row.1)).unzip();
        let cause: Vec<_> = rows.iter().map(|row| row.2).collect();
        let causes = NAMES.map(|name| CauseId::new(name).unwrap());
        let columns = Columns { entered: &entered, left: &left, cause: &cause, causes: &causes };
        let mut curve = Incidence::of_columns(&columns).unwrap();
        curve.causes.retain(|cause| cause.events.iter().any(|events| events.get() > 0));
        prop_assert_eq!(&curve, &incidence(&rows));
        if rows.iter().all(|row| row.0 == 0.0) {
            prop_assert_eq!(Incidence::of_columns(&Columns { entered: &[], ..columns }).unwrap().times, curve.times);
        }
    }
}

/// Leaving each row out in turn, for 200 rows: a coarser way to the same error.
#[test]
fn leaving_one_out() {
    let mut lot = crate::numerics::lot::Lot::new(7, 1);
    let mut row = || {
        let (entered, wait) = ((lot.uniform() * 8.0 - 4.0).max(0.0), -30.0 * lot.uniform().max(1e-9).ln());
        let cause = [0, 1, 2, 2][(lot.uniform() * 4.0) as usize];
        (entered, entered + wait, cause)
    };
    let rows: Vec<Plain> = (0..200).map(|_| row()).collect();
    let curve = incidence(&rows);
    for until in [5.0, 20.0, 50.0] {
        let without = |place| {
            let weights: Vec<f64> = (0..rows.len()).map(|other| f64::from(u8::from(other != place))).collect();
            by_definition(&rows, &weights, until)[0]
        };
        let all: Vec<_> = (0..rows.len()).map(without).collect();
        let count = rows.len() as f64;
        for (state, (_, error)) in at(&curve, until).into_iter().enumerate() {
            let mean = all.iter().map(|states| states[state]).sum::<f64>() / count;
            let squares: f64 = all.iter().map(|states| (states[state] - mean).powi(2)).sum();
            let coarse = (squares * (count - 1.0) / count).sqrt();
            assert!((error / coarse - 1.0).abs() < 0.02, "{until}, {state}: {error}, not {coarse}");
        }
    }
}

fn stay(lead: &str, stage: &str, entered: i64, end: Option<(i64, Exit)>) -> Stay {
    let (left, how) = (end.map(|(left, _)| day(left)), end.map(|(_, how)| how));
    let (lead, stage) = (LeadId::new(lead).unwrap(), StageId::new(stage).unwrap());
    Stay { lead, stage, entered: day(entered), left, how, to: None, segment: None }
}

fn day(number: i64) -> Timestamp {
    Timestamp::new(number * 86_400_000).unwrap()
}

fn shown(spells: Vec<Spell>) -> Vec<(f64, f64, Option<String>)> {
    spells.into_iter().map(|spell| (spell.entered.get(), spell.left.get(), spell.cause.map(String::from))).collect()
}

#[test]
fn stays_become_spells() {
    let stays = [
        stay("L1", "F", 0, Some((4, Exit::Advanced))),
        stay("L1", "E", 4, Some((10, Exit::Lost))),
        stay("L2", "F", 1, Some((3, Exit::TakenBack))),
        stay("L3", "F", 2, Some((30, Exit::Won))),
        stay("L4", "F", 21, None),
        stay("L5", "F", 2, None),
    ];
    let said = |how: &str| Some(how.to_owned());
    let at_stage = Spell::at_stage(&StageId::new("F").unwrap(), &stays, day(20)).unwrap();
    let wanted = [(0.0, 4.0, said("advanced")), (0.0, 2.0, said("taken_back")), (0.0, 18.0, None), (0.0, 18.0, None)];
    assert_eq!(shown(at_stage), wanted);

    let end = |lead, at, how| End { lead: LeadId::new(lead).unwrap(), at: day(at), how };
    // L1's end is its stay's exit; L2's came away from any stage; L3's was not known yet; L9 never was at a stage.
    let ends = [end("L2", 8, Outcome::Expired), end("L3", 30, Outcome::Won), end("L9", 5, Outcome::Lost)];
    let to_end = Spell::to_end(&stays, &ends, day(20)).unwrap();
    let wanted = [(0.0, 10.0, said("lost")), (0.0, 7.0, said("expired")), (0.0, 18.0, None), (0.0, 18.0, None)];
    assert_eq!(shown(to_end), wanted);
    let reversed = [stay("L1", "F", 4, Some((2, Exit::Lost)))];
    assert_eq!(Spell::to_end(&reversed, &[], day(9)).unwrap_err().code(), "STAY_REVERSED");
}
