use super::*;
use crate::distribution::streams::example::{busy, member, minutes, receivers, seed, worth};
use crate::policy::Temperature;

#[test]
fn the_original_stands_first_where_it_is_known() {
    let mut stream = minutes(&[1_000; 2], 4);
    let rules = [Rule::RoundRobin {}];
    assert_eq!(compare(&stream, &rules, seed(1)).unwrap().rows.len(), 1);
    for (arrival, letter) in stream.arrivals.iter_mut().zip(["a", "a", "b"]) {
        arrival.given_to = Some(member(letter));
        arrival.value = worth(10);
    }
    let rows = compare(&stream, &rules, seed(1)).unwrap().rows;
    let figures = |row: &ComparisonRow| {
        let value = row.value_gap.map(f64::from);
        (row.given.get(), row.unplaced.get(), f64::from(row.count_deviation), value)
    };
    // Three leads, 1.5 for each, and 2 and 1 received; after the second lead it was 2 and 0. In value 20 and 10, 15 on
    // average. What is not told was not given.
    assert_eq!((&rows[0].rule, figures(&rows[0])), (&None, (3, 1, 1.0, Some(0.666_667))));
    // The fourth has no value: 20 and 10 again.
    assert_eq!((&rows[1].rule, figures(&rows[1])), (&Some(Rule::RoundRobin {}), (4, 0, 0.5, Some(0.666_667))));
}

#[test]
fn waiting_counts_and_who_is_full_is_entitled_to_nothing() {
    let mut stream = minutes(&[1_000; 2], 0);
    stream.receivers[0].limit = Some(Count::new(1));
    // a has the first until minute 10; then b has all, and is entitled to all.
    stream.arrivals = vec![busy(0, 10, ""), busy(1, 10, ""), busy(2, 10, ""), busy(3, 10, "a")];
    let row = compare(&stream, &[Rule::RoundRobin {}], seed(1)).unwrap().rows.remove(0);
    assert_eq!((f64::from(row.count_deviation), f64::from(row.mean_wait)), (0.5, 7.0 / 4.0));
    assert_eq!((row.value_gap, row.unplaced.get()), (None, 0));
}

#[test]
fn temperatures_are_apart() {
    let mut stream = minutes(&[1_000; 2], 6);
    for (number, arrival) in (0..).zip(&mut stream.arrivals) {
        arrival.temperature = if number % 2 == 0 { Temperature::Hot } else { Temperature::Cold };
    }
    let rules = [Rule::RoundRobin {}, Rule::StratifiedRoundRobin {}];
    let rows = compare(&stream, &rules, seed(1)).unwrap().rows;
    let figures: Vec<_> = rows.iter().map(|row| f64::from(row.temperature_deviation)).collect();
    assert_eq!(figures, [1.5, 0.5]);
}

#[test]
fn the_table_is_for_people() {
    let mut stream = minutes(&[1_000; 2], 2);
    stream.arrivals[0].value = worth(10);
    let comparison = compare(&stream, &[Rule::RoundRobin {}, Rule::LeastBusy {}], seed(1)).unwrap();
    let english = "\
| rule        | leads off | of one temperature | value gap | left over | wait in minutes |
| ----------- | --------: | -----------------: | --------: | --------: | --------------: |
| round robin |       0.5 |                0.5 |   200.0 % |         0 |             0.0 |
| least busy  |       0.5 |                0.5 |   200.0 % |         0 |             0.0 |
";
    assert_eq!(comparison.table(Language::English), english);
    assert!(comparison.table(Language::German).contains("| reihum               |           0,5 |"));
}

#[test]
fn nothing_comes_of_nothing() {
    let stream = Stream { receivers: receivers(&[1_000]), arrivals: vec![], changes: vec![] };
    let row = compare(&stream, &[Rule::LeastValue {}], seed(1)).unwrap().rows.remove(0);
    assert_eq!((row.given.get(), f64::from(row.count_deviation), row.value_gap), (0, 0.0, None));
}
