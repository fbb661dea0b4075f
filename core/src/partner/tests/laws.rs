//! Laws that hold for all leads.

use super::*;
use crate::numerics::lot::Lot;
use crate::partner::{PointsCause, PointsFold, WinTally};
use crate::policy::ProcessKind;
use crate::units::canonical::{Canonical, Source};
use crate::units::{Decimal, Money};
use proptest::prelude::*;

fn fates() -> impl Strategy<Value = Fate> {
    let later = 0.0..90.0_f64;
    prop_oneof![
        Just(Fate::Open {}),
        later.clone().prop_map(won),
        later.clone().prop_map(lost),
        later.prop_map(|at| Fate::Recalled { at: day(at) }),
    ]
}

/// Leads of three members within 100 days; some come, or end, later than what is known.
fn leads() -> impl Strategy<Value = Vec<WorkedLead>> {
    let one = (0..3_usize, 0.0..110.0_f64, 0.0..1.0_f64, fates(), proptest::option::of(0..9_999_i64));
    proptest::collection::vec(one, 0..40).prop_map(|rows| {
        let rows = rows.into_iter().enumerate().map(|(number, (member, at, probability, fate, value))| {
            let shift = |end: Timestamp| end.plus(day(at).milliseconds()).unwrap();
            let fate = match fate {
                Fate::Open {} => fate,
                Fate::Won { at } => Fate::Won { at: shift(at) },
                Fate::Lost { at } => Fate::Lost { at: shift(at) },
                Fate::Recalled { at } => Fate::Recalled { at: shift(at) },
            };
            let mut lead = lead(["A", "B", "C"][member], number, at, probability, fate);
            lead.value = value.map(|minor| Money::new(minor, "EUR").unwrap());
            lead
        });
        rows.collect()
    })
}

fn delays() -> impl Strategy<Value = DelayLaw> {
    prop_oneof![
        Just(DelayLaw::immediate()),
        Just(law(&[0, 60], &[0.0, 1.0])),
        Just(law(&[0, 5, 6, 40, 80], &[0.1, 0.1, 0.5, 0.5, 1.0])),
    ]
}

/// The highest evidence on a fine grid of days, and just before and after all that happens.
fn by_looking(leads: &[WorkedLead], delay: &DelayLaw, until: f64) -> f64 {
    // Where winning takes no time, leads are judged in the order of acceptance.
    let at_once = |lead: &WorkedLead| match lead.fate {
        Fate::Won { at } if at <= day(until) && delay.days.len() == 1 => Fate::Won { at: lead.at },
        fate => fate,
    };
    let leads: Vec<_> = leads.iter().map(|lead| WorkedLead { fate: at_once(lead), ..lead.clone() }).collect();
    let ends = leads.iter().filter_map(|lead| lead.fate.ended()).chain(leads.iter().map(|lead| lead.at));
    let around = ends.flat_map(|at| [at.plus(-1).unwrap(), at]);
    let grid = (0..=200).map(|step| day(until * f64::from(step) / 200.0));
    let moments = around.chain(grid).filter(|&at| at <= day(until));
    let evidence = |at| {
        let mine: Vec<_> = leads.iter().filter(|lead| lead.member.as_str() == "A").cloned().collect();
        let tally = WinTally::of(&mine, delay, Estimate::ONE, at).unwrap();
        let (won, expected) = (f64::from(tally.won.get()), f64::from(tally.expected));
        [0.3, 0.5, 0.7].map(|rate: f64| (won * rate.ln() + (1.0 - rate) * expected).exp()).iter().sum::<f64>() / 3.0
    };
    moments.map(evidence).fold(1.0, f64::max)
}

proptest! {
    #[test]
    fn two_parts_are_one_pass(leads in leads(), delay in delays(), cut in 0..40_usize, until in 0.0..200.0_f64) {
        let of = |leads: &[WorkedLead]| WinTally::of(leads, &delay, Estimate::new(0.9).unwrap(), day(until)).unwrap();
        let (one, other) = leads.split_at(cut.min(leads.len()));
        prop_assert_eq!(of(one).merge(&of(other)).unwrap(), of(&leads));
        prop_assert_eq!(of(other).merge(&of(one)).unwrap(), of(&leads));
    }

    #[test]
    fn order_makes_no_difference(leads in leads(), delay in delays(), until in 0.0..200.0_f64, turn in 0..40_usize) {
        let mut turned = leads.clone();
        turned.reverse();
        turned.rotate_left(turn.min(leads.len()));
        prop_assert_eq!(table(&leads, &delay, until), table(&turned, &delay, until));
    }

    #[test]
    fn the_highest_evidence_is_found(leads in leads(), delay in delays(), until in 0.0..200.0_f64) {
        let table = table(&leads, &delay, until);
        if let Some(row) = table.members.iter().find(|row| row.member.as_str() == "A") {
            let (found, seen) = (row.alarm.highest.get(), by_looking(&leads, &delay, until));
            // Nobody who looks sees more, and who looks closely sees as much.
            prop_assert!(seen <= found * (1.0 + 1e-9), "{} {}", seen, found);
            prop_assert!(found <= seen * (1.0 + 1e-6), "{} {}", found, seen);
            prop_assert!(row.alarm.evidence <= row.alarm.highest);
            prop_assert!(row.premium <= row.premium_highest);
        }
    }

    #[test]
    fn expected_wins_only_grow(leads in leads(), delay in delays(), until in 0.0..150.0_f64, more in 0.0..50.0_f64) {
        let of = |until| WinTally::of(&leads, &delay, Estimate::ONE, day(until)).unwrap();
        prop_assert!(of(until).expected <= of(until + more).expected);
        prop_assert!(of(until).won <= of(until + more).won);
    }

    #[test]
    fn points_add_up(entries in proptest::collection::vec((0.0..900.0_f64, 0.0..1.0_f64, 0..4_u8), 0..40), cut in 0..40_usize) {
        let rule = rule();
        let fold = |entries: &[(f64, f64, u8)]| {
            let mut fold = PointsFold::new(&rule);
            for &(at, probability, kind) in entries {
                let probability = share(probability);
                let cause = match kind {
                    0 => PointsCause::Won { probability },
                    1 => PointsCause::Lost { probability },
                    2 => PointsCause::Process { kind: ProcessKind::DataVerified },
                    _ => PointsCause::ClawBack { earned: day(at / 2.0), selling: Decimal::whole(3).unwrap(), process: Decimal::ZERO },
                };
                fold.add(day(at), cause, &rule).unwrap();
            }
            fold
        };
        let (one, other) = entries.split_at(cut.min(entries.len()));
        let (mut merged, mut turned) = (fold(one), fold(other));
        merged.merge(&fold(other)).unwrap();
        turned.merge(&fold(one)).unwrap();
        prop_assert_eq!(&merged, &fold(&entries));
        prop_assert_eq!(&merged, &turned);
        let mut bytes = Vec::new();
        merged.put(&mut bytes);
        prop_assert_eq!(PointsFold::take(&mut Source::new(&bytes)).unwrap(), merged);
    }
}

/// Whoever wins as often as expected comes to no points on average, whatever leads it is given.
#[test]
fn an_average_member_earns_nothing_by_its_mix() {
    let rule = rule();
    let mut lot = Lot::new(7, 0);
    let mixes: [fn(&mut Lot) -> f64; 5] = [
        |_| 0.01,
        |_| 0.95,
        |lot| if lot.uniform() < 0.5 { 0.01 } else { 0.95 },
        |lot| lot.beta(2.0, 8.0),
        |lot| lot.uniform(),
    ];
    for (place, mix) in mixes.into_iter().enumerate() {
        let (runs, leads) = (2_000, 60);
        let (mut sum, mut variance) = (0.0, 0.0);
        for _ in 0..runs {
            let mut fold = PointsFold::new(&rule);
            let mut own = 0.0;
            for number in 0..leads {
                let (p, at) = (mix(&mut lot), f64::from(number) * 6.0);
                let probability = share(p);
                let came = lot.uniform() < f64::from(probability);
                let cause = if came { PointsCause::Won { probability } } else { PointsCause::Lost { probability } };
                fold.add(day(at), cause, &rule).unwrap();
                own += p * (1.0 - p) * 1e4 * (2.0 * (at - 365.0) / 365.0).exp2();
            }
            let account = fold.account(&MemberId::new("A").unwrap(), &rule, day(365.0)).unwrap();
            sum += f64::from(account.selling);
            variance += own;
        }
        let z = sum / variance.sqrt();
        assert!(z.abs() < 3.5, "mix {place}: {} points on average, {z} standard errors", sum / f64::from(runs));
    }
}

/// What the minimum of the standard programme does: after two years with sixty leads each, processed as people do.
#[test]
fn who_falls_below_the_minimum() {
    let rule = rule();
    let mut lot = Lot::new(8, 0);
    let mut below = |rate: f64, diligence: f64| {
        let runs = 2_000;
        let mut count = 0;
        for _ in 0..runs {
            let mut fold = PointsFold::new(&rule);
            for number in 0..120 {
                let at = day(f64::from(number) * 6.0);
                let probability = share(lot.beta(2.0, 8.0));
                let came = lot.uniform() < rate * f64::from(probability);
                let cause = if came { PointsCause::Won { probability } } else { PointsCause::Lost { probability } };
                fold.add(at, cause, &rule).unwrap();
                for kind in ProcessKind::ALL {
                    if lot.uniform() < diligence {
                        fold.add(at, PointsCause::Process { kind: *kind }, &rule).unwrap();
                    }
                }
            }
            let account = fold.account(&MemberId::new("A").unwrap(), &rule, day(730.0)).unwrap();
            count += u32::from(!account.enough);
        }
        f64::from(count) / f64::from(runs)
    };
    let shares = [(1.0, 0.7), (1.0, 0.3), (0.7, 0.7), (0.4, 0.7), (0.2, 1.0)].map(|(rate, diligence)| {
        let share = below(rate, diligence);
        println!("wins {rate} of expected, diligence {diligence}: {share} below");
        share
    });
    assert!(shares[0] < 0.02 && shares[1] < 0.1 && shares[3] > 0.8 && shares[4] > 0.99, "{shares:?}");
}
