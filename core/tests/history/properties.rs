//! Whatever the rows are: none is lost, none is an error, and the log replays.

use crate::shop::Shop;
use leadwerk::engine::import::HistoryRow;
use proptest::prelude::*;

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(texts).prop_map(str::to_owned)
}

fn texts(texts: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    proptest::option::of(one_of(texts))
}

fn rows() -> impl Strategy<Value = Vec<HistoryRow>> {
    let time = prop_oneof![
        9 => (0..72_i64).prop_map(|hour| format!("2026-05-{:02}T{:02}:00Z", 4 + hour / 24, hour % 24)),
        1 => one_of(&["", "never", "2026-05-04", "2026-05-04T10:00", "-009999-01-02T00:00Z", "9999-12-30T00:00Z"]),
    ];
    let what = one_of(&[
        "Ask",
        "Offer",
        "Agree",
        "Order",
        "Leave",
        "Refuse",
        "Forget",
        "Call",
        "Größe geändert",
        "Backup",
        "Coffee",
        "",
    ]);
    let row = (
        one_of(&["L1", "L2", "L3", "L4", "客户", "", " L1", "a\nb"]),
        time,
        what,
        texts(&["done", "planned", ""]),
        texts(&["mia", "tom", "robot", "", "bad\u{7}"]),
        texts(&["0", "100", "100.00", "99.99", "-1", "1e9", "", "90071992547409.91", "90071992547409.92"]),
        proptest::option::of(any::<i64>()),
    );
    proptest::collection::vec(row, 0..60).prop_map(|rows| {
        let row = |(line, (lead, time, what, step, who, value, order))| HistoryRow {
            line,
            lead,
            time,
            what,
            step,
            who,
            value,
            order,
        };
        (2..).zip(rows).map(row).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// `Shop::import` checks that rows are used or listed, and that a replay gives the same state.
    #[test]
    fn no_row_is_lost_and_their_order_does_not_matter(rows in rows(), seed in any::<u64>()) {
        let mut shop = Shop::new();
        let report = shop.import(rows.clone());
        prop_assert_eq!(report.rows, rows.len() as i64);
        let mut shuffled = rows;
        shuffle(&mut shuffled, seed);
        let mut other = Shop::new();
        prop_assert_eq!(other.import(shuffled), report);
        prop_assert_eq!(other.log, shop.log);
        prop_assert_eq!(other.engine.fingerprint(), shop.engine.fingerprint());
    }

    /// Where the history is cut makes no difference to the log.
    #[test]
    fn two_imports_are_as_one(rows in rows(), cut in 4..7_u32) {
        let mut whole = Shop::new();
        let report = whole.import(rows.clone());
        let mut parts = Shop::new();
        let cut = format!("2026-05-{cut:02}");
        let (before, after): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.time < cut);
        let reports = [before, after].map(|rows| parts.import(rows));
        prop_assert_eq!(&parts.log, &whole.log);
        prop_assert_eq!(reports.iter().map(|report| report.used).sum::<i64>(), report.used);
    }
}

/// Puts rows into another order (Fisher and Yates, with a linear congruential generator).
pub(crate) fn shuffle<T>(rows: &mut [T], mut seed: u64) {
    for last in (1..rows.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows.swap(last, (seed >> 33) as usize % (last + 1));
    }
}
