//! Logs of other systems: audited, and given away anew. The expected figures were counted from the files by a Python
//! script in exact fractions that knows nothing of leadwerk.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests read reference data and fail by panicking, also in the helpers that they share"
)]

#[path = "../../examples/fairness/logs.rs"]
mod logs;
#[path = "../common/shared.rs"]
mod shared;

use leadwerk::distribution::{
    Apportionment, Audit, Comparison, Measure, Rule, Stream, Verdict, apportion, audit, compare,
};
use leadwerk::policy::DistributionRule;
use leadwerk::units::{Count, Seed};
use serde_json::Value;
use shared::shared;

fn seed() -> Seed {
    Seed::new(1).unwrap()
}

fn audited(stream: &Stream) -> Audit {
    audit(&logs::log(stream), &[], &[], Count::new(200), seed()).unwrap()
}

fn observed(audit: &Audit, measure: Measure) -> f64 {
    f64::from(audit.gaps.iter().find(|gap| gap.measure == measure).unwrap().observed)
}

fn close(left: f64, right: f64) {
    assert!((left - right).abs() < 1e-5, "{left} is not {right}");
}

/// What really was, the ledger, and round robin.
fn compared(stream: &Stream) -> Comparison {
    compare(stream, &[Rule::ledger(&DistributionRule::default()), Rule::RoundRobin {}], seed()).unwrap()
}

#[test]
fn the_employees_of_a_bank() {
    let Some(file) = shared("data/bpi2012/bpi2012_events.csv.gz") else { return };
    let stream = logs::bank(&file).unwrap();
    assert_eq!((stream.receivers.len(), stream.arrivals.len()), (67, 9_655));
    let audit = audited(&stream);
    close(observed(&audit, Measure::CountDeviation), 482.520_760);
    close(observed(&audit, Measure::ValueGap), 5.766_781);
    let share = |id: &str| {
        let member = audit.members.iter().find(|share| share.member.as_str() == id).unwrap();
        (member.portion.received.get(), (f64::from(member.portion.entitled) * 1e4).round() / 1e4)
    };
    assert_eq!((share("11169"), share("10910")), ((748, 265.479_2), (554, 130.275_5)));
    assert_eq!((audit.verdict, audit.outside.get(), audit.months.len()), (Verdict::MoreUnevenThanChance, 0, 6));

    let comparison = compared(&stream);
    let [was, ledger, round_robin] = &comparison.rows[..] else { panic!("three rows") };
    assert!(f64::from(was.count_deviation) > 482.0 && was.rule.is_none());
    assert!(f64::from(ledger.count_deviation) <= 3.0, "{ledger:?}");
    assert!(f64::from(ledger.temperature_deviation) <= 4.0);
    let gap = |row: &leadwerk::distribution::ComparisonRow| f64::from(row.value_gap.unwrap());
    assert!(gap(ledger) < gap(round_robin) && gap(round_robin) < gap(was));
    assert!(comparison.rows.iter().all(|row| row.unplaced.get() == 0));
}

#[test]
fn the_agents_of_an_invented_company() {
    let Some(folder) = shared("data/crm_sales_opportunities") else { return };
    let stream = logs::agents(&folder).unwrap();
    assert_eq!((stream.receivers.len(), stream.arrivals.len()), (30, 8_300));
    let audit = audited(&stream);
    close(observed(&audit, Measure::CountDeviation), 359.333_333);
    close(observed(&audit, Measure::ValueGap), 2.835_854);
    assert_eq!(audit.verdict, Verdict::MoreUnevenThanChance);

    let comparison = compared(&stream);
    let [was, ledger, round_robin] = &comparison.rows[..] else { panic!("three rows") };
    // All could have had all, so the guard holds: nobody is more than two leads ahead of another.
    assert!(f64::from(ledger.count_deviation) < 2.0, "{ledger:?}");
    let gap = |row: &leadwerk::distribution::ComparisonRow| f64::from(row.value_gap.unwrap());
    assert!(gap(ledger) < gap(round_robin) && gap(round_robin) < gap(was));
}

#[test]
fn published_apportionments() {
    let Some(file) = shared("reference/oracles.json") else { return };
    let oracles: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let mut checked = 0;
    for table in oracles["apportionment"].as_array().unwrap() {
        let numbers = |value: &Value| -> Vec<Count> { serde_json::from_value(value.clone()).unwrap() };
        let seats: Count = serde_json::from_value(table["seats"].clone()).unwrap();
        for &method in Apportionment::ALL {
            if let Some(expected) = table.get(method.name()) {
                assert_eq!(
                    apportion(seats, &numbers(&table["votes"]), method).unwrap().seats,
                    numbers(expected),
                    "{method}"
                );
                checked += 1;
            }
        }
    }
    assert_eq!(checked, 8);
}
