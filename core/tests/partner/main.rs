//! Partners: how often alarms ring, and thirty agents who do not differ.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests read files, may fail by panicking and show what they found"
)]

mod agents;
#[path = "../common/shared.rs"]
mod shared;
mod ways;
mod world;

use leadwerk::partner::AlarmLevel;
use world::Way;

/// How often amber and red ring within two years, of so many members.
fn rings(runs: u64, way: Way) -> (f64, f64) {
    let (mut amber, mut red) = (0, 0);
    for run in 0..runs {
        match ways::alarm(&world::leads(run, way)).level {
            AlarmLevel::Quiet => {}
            AlarmLevel::Amber => amber += 1,
            AlarmLevel::Red => red += 1,
        }
    }
    (f64::from(amber + red) / runs as f64, f64::from(red) / runs as f64)
}

/// What is promised, whoever looks how often: at most 5 % and 1 %, with three standard errors of so many runs.
#[test]
fn members_as_good_as_expected_are_left_alone() {
    for loss_days in [40.0, 10.0] {
        let (amber, red) = rings(2_000, Way { odds: 1.0, loss_days });
        println!("losses after {loss_days} days: amber {amber}, red {red}");
        assert!(amber <= 0.05 + 3.0 * (0.05 * 0.95 / 2_000.0_f64).sqrt(), "{amber}");
        assert!(red <= 0.01 + 3.0 * (0.01 * 0.99 / 2_000.0_f64).sqrt(), "{red}");
    }
}

/// Who burns leads is found; an average member beside is not.
#[test]
fn who_burns_leads_is_found() {
    let (amber, red) = rings(300, Way { odds: 0.2, loss_days: 40.0 });
    println!("a fifth of the odds: amber {amber}, red {red}");
    assert!(amber > 0.98 && red > 0.95, "{amber} {red}");
    let (amber, red) = rings(300, Way { odds: 0.4, loss_days: 40.0 });
    println!("two fifths of the odds: amber {amber}, red {red}");
    assert!(amber > 0.65 && red > 0.45, "{amber} {red}");
}

/// The benchmark's other ways run, and the simplest of them rings for nothing.
#[test]
fn plain_win_rates_ring_for_nothing() {
    let months: Vec<_> =
        (0..40).map(|run| ways::months(&world::leads(run, Way { odds: 1.0, loss_days: 40.0 }))).collect();
    assert_eq!(months[0].len(), ways::WAYS.len());
    let rate = months.iter().filter(|months| months[0].is_some()).count();
    assert!(rate >= 8, "{rate} of 40");
}
