//! Laws that hold for all leads.

use super::*;
use crate::numerics::lot::Lot;
use crate::partner::{PointsAccount, PointsCause, PointsEntry, WinTally};
use crate::policy::ProcessKind;
use crate::units::Money;
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
    prop_oneof![Just(DelayLaw::immediate()), delays_that_take_time()]
}

fn delays_that_take_time() -> impl Strategy<Value = DelayLaw> {
    prop_oneof![Just(law(&[0, 60], &[0.0, 1.0])), Just(law(&[0, 5, 6, 40, 80], &[0.1, 0.1, 0.5, 0.5, 1.0])),]
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
        let tally = WinTally::of(&mine, delay, at).unwrap();
        let (won, expected) = (f64::from(tally.won.get()), f64::from(tally.expected));
        [0.3, 0.5, 0.7].map(|rate: f64| (won * rate.ln() + (1.0 - rate) * expected).exp()).iter().sum::<f64>() / 3.0
    };
    moments.map(evidence).fold(1.0, f64::max)
}

proptest! {
    #[test]
    fn two_parts_are_one_pass(leads in leads(), delay in delays(), cut in 0..40_usize, until in 0.0..200.0_f64) {
        let of = |leads: &[WorkedLead]| WinTally::of(leads, &delay, day(until)).unwrap();
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
        let of = |until| WinTally::of(&leads, &delay, day(until)).unwrap();
        prop_assert!(of(until).expected <= of(until + more).expected);
        prop_assert!(of(until).won <= of(until + more).won);
    }

    #[test]
    fn points_do_not_hang_on_the_order(leads in leads(), delay in delays(), until in 0.0..200.0_f64, turn in 0..40_usize) {
        let mut turned = leads.clone();
        turned.reverse();
        turned.rotate_left(turn.min(leads.len()));
        prop_assert_eq!(accounts(&leads, &[], &delay, until), accounts(&turned, &[], &delay, until));
    }

    /// Where points never fade, selling is what actual and expected wins differ by.
    #[test]
    fn points_are_the_score_s_other_side(leads in leads(), delay in delays(), until in 0.0..200.0_f64) {
        let mut rule = rule();
        rule.points.half_life_days = Count::new(3_660);
        for account in PointsAccount::of(&leads, &[], &delay, &rule, day(until)).unwrap() {
            let own: Vec<_> = leads.iter().filter(|lead| lead.member == account.member).cloned().collect();
            let tally = WinTally::of(&own, &delay, day(until)).unwrap();
            // In 200 days a point loses 3.7 %.
            for (points, wins) in [(account.earned, f64::from(tally.won.get())), (account.expected, tally.expected.into())] {
                let share = f64::from(points) / 100.0;
                prop_assert!(share <= wins + 1e-3 && share >= 0.96 * wins - 1e-3, "{} {}", share, wins);
            }
        }
    }

    /// Nothing that comes later changes what was said before: cut the rows off at any day, and all up to then stand as in
    /// the whole. And nobody's own wins change what is expected of it.
    #[test]
    fn corrections_are_foreseeable(leads in leads(), delay in delays_that_take_time(), until in 0.0..200.0_f64) {
        let whole = WorkedLead::recalibrated(&leads, &delay).unwrap();
        let known: Vec<_> = leads.iter().filter(|lead| lead.at <= day(until)).map(|lead| WorkedLead {
            fate: lead.fate.as_of(day(until)),
            ..lead.clone()
        }).collect();
        let then = WorkedLead::recalibrated(&known, &delay).unwrap();
        let said = |leads: &[WorkedLead]| leads.iter().map(|lead| (lead.lead.clone(), lead.probability)).collect::<Vec<_>>();
        let up_to: Vec<_> = whole.iter().filter(|lead| lead.at <= day(until)).cloned().collect();
        prop_assert_eq!(said(&up_to), said(&then));
        let lazy: Vec<_> = leads.iter().map(|lead| match lead.member.as_str() {
            "A" => WorkedLead { fate: Fate::Open {}, ..lead.clone() },
            _ => lead.clone(),
        }).collect();
        let own = |leads: &[WorkedLead]| said(&leads.iter().filter(|lead| lead.member.as_str() == "A").cloned().collect::<Vec<_>>());
        prop_assert_eq!(own(&whole), own(&WorkedLead::recalibrated(&lazy, &delay).unwrap()));
    }
}

fn accounts(leads: &[WorkedLead], entries: &[PointsEntry], delay: &DelayLaw, until: f64) -> Vec<PointsAccount> {
    PointsAccount::of(leads, entries, delay, &rule(), day(until)).unwrap()
}

/// Sixty leads in a year, one every sixth day. What is won takes up to 120 days by the law, what is lost so many.
fn a_year(lot: &mut Lot, mix: impl Fn(&mut Lot) -> f64, rate: f64, lost_after: f64, years: usize) -> Vec<WorkedLead> {
    let one = |number: usize| {
        let (p, at) = (mix(lot), number as f64 * 6.0);
        let fate = if lot.uniform() < rate * p { won(at + 120.0 * lot.uniform()) } else { lost(at + lost_after) };
        lead("A", number, at, p, fate)
    };
    (0..60 * years).map(one).collect()
}

/// Whoever wins as often as expected comes to no points on average: whatever leads it is given, at any time of the year, and
/// whether its losses are known soon or late.
#[test]
fn an_average_member_earns_nothing_by_its_mix() {
    let mut lot = Lot::new(7, 0);
    let delay = DelayLaw::uniform(Count::new(120)).unwrap();
    let mixes: [fn(&mut Lot) -> f64; 5] = [
        |_| 0.01,
        |_| 0.95,
        |lot| if lot.uniform() < 0.5 { 0.01 } else { 0.95 },
        |lot| lot.beta(2.0, 8.0),
        |lot| lot.uniform().min(0.99),
    ];
    for (place, mix) in mixes.into_iter().enumerate() {
        for lost_after in [1.0, 200.0] {
            let runs = 1_000;
            let mut sums = [(0.0, 0.0); 4];
            for _ in 0..runs {
                let leads = a_year(&mut lot, mix, 1.0, lost_after, 1);
                for (until, sum) in [30.0, 100.0, 200.0, 365.0].into_iter().zip(&mut sums) {
                    let selling = f64::from(accounts(&leads, &[], &delay, until)[0].selling);
                    *sum = (sum.0 + selling, sum.1 + selling * selling);
                }
            }
            for (month, (sum, squares)) in sums.into_iter().enumerate() {
                let z = sum / f64::sqrt(squares);
                let mean = sum / f64::from(runs);
                assert!(z.abs() < 3.5, "mix {place}, moment {month}: {mean} points on average, {z} standard errors");
            }
        }
    }
}

/// What the minimum of the standard programme does: after two years with sixty leads each, processed as people do.
#[test]
fn who_falls_below_the_minimum() {
    let mut lot = Lot::new(8, 0);
    let delay = DelayLaw::uniform(Count::new(120)).unwrap();
    let mut below = |rate: f64, diligence: f64| {
        let runs = 1_000;
        let mut count = 0;
        for _ in 0..runs {
            let leads = a_year(&mut lot, |lot| lot.beta(2.0, 8.0), rate, 40.0, 2);
            let mut entries = Vec::new();
            for lead in &leads {
                let done = ProcessKind::ALL.iter().filter(|_| lot.uniform() < diligence);
                entries.extend(done.map(|&kind| PointsEntry {
                    member: lead.member.clone(),
                    lead: None,
                    at: lead.at,
                    cause: PointsCause::Process { kind },
                }));
            }
            count += u32::from(!accounts(&leads, &entries, &delay, 730.0)[0].enough);
        }
        f64::from(count) / f64::from(runs)
    };
    let shares = [(1.0, 0.7), (1.0, 0.3), (0.7, 0.7), (0.4, 0.7), (0.2, 1.0)].map(|(rate, diligence)| {
        let share = below(rate, diligence);
        println!("wins {rate} of expected, diligence {diligence}: {share} below");
        share
    });
    assert!(shares[0] < 0.02 && shares[1] < 0.1 && shares[3] > 0.88 && shares[4] > 0.99, "{shares:?}");
}
