//! Cumulative incidence against published figures, on the data that they are of.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests read reference data and fail by panicking, also in the helpers that they share"
)]

#[path = "common/shared.rs"]
mod shared;

use leadwerk::pipeline::{Incidence, Reckoned, RestrictedMean, Spell};
use leadwerk::units::{CauseId, Estimate, Timestamp};
use serde_json::Value;
use shared::shared;
use std::collections::BTreeMap;

fn oracles() -> Option<Value> {
    let file = shared("reference/oracles.json")?;
    Some(serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap())
}

fn spell(left: f64, cause: Option<&str>) -> Spell {
    let cause = cause.map(|cause| CauseId::new(cause).unwrap());
    Spell { entered: Estimate::ZERO, left: Estimate::new(left).unwrap(), cause }
}

/// Whether it is the published figure in all digits that are printed.
fn is_printed(given: f64, printed: &Value, scale: f64) {
    let digits = printed.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
    let half = 0.500_001 * 0.1_f64.powi(digits as i32);
    assert!((given / scale - printed.as_f64().unwrap()).abs() <= half, "{}, not {printed}", given / scale);
}

/// The vignette `compete` of R's package `survival`: its restricted means and their standard errors.
///
/// R reckons the errors at the ages that occur and draws a straight line between them. At 240 months a woman was seen; the
/// men's printed errors lie on the line from 238 to 244 months, and are larger than the error at 240 by one part in ten
/// thousand. So the same line is drawn here, and every printed digit is held.
#[test]
fn gammopathy() {
    let (Some(file), Some(oracles)) = (shared("data/survival/survival_mgus2.csv"), oracles()) else { return };
    let expected = &oracles["aalen_johansen"][1];
    let mut groups: BTreeMap<String, Vec<Spell>> = BTreeMap::new();
    let mut counts = [0; 3];
    let mut reader = csv::Reader::from_path(file).unwrap();
    let names = reader.headers().unwrap().clone();
    let place = |name: &str| names.iter().position(|other| other == name).unwrap();
    let [sex, ptime, pstat, futime, death] = ["sex", "ptime", "pstat", "futime", "death"].map(place);
    for record in reader.into_records() {
        let record = record.unwrap();
        let months = |place: usize| record[place].parse::<f64>().unwrap();
        let (progressed, died) = (&record[pstat] == "1", &record[death] == "1");
        let (left, cause, number) = match (progressed, died) {
            (true, _) => (months(ptime), Some("pcm"), 1),
            (false, true) => (months(futime), Some("death"), 2),
            (false, false) => (months(futime), None, 0),
        };
        counts[number] += 1;
        groups.entry(record[sex].to_owned()).or_default().push(spell(left, cause));
    }
    let wanted = ["censored", "pcm", "death"].map(|name| expected["counts"][name].as_i64().unwrap());
    assert_eq!(counts, wanted);
    let mut seen = 0;
    for (sex, spells) in groups {
        let expected = &expected["restricted_mean_years_to_240_months"][&sex];
        let ages = || spells.iter().map(|spell| spell.left.get());
        let before = ages().filter(|age| *age <= 240.0).fold(0.0, f64::max);
        let after = ages().filter(|age| *age >= 240.0).fold(f64::INFINITY, f64::min);
        let means = [before, 240.0, after].map(|until| {
            let means = RestrictedMean::of(&spells, Estimate::new(until).unwrap()).unwrap();
            let causes = means.causes.into_iter().map(|cause| (cause.cause.to_string(), cause.mean));
            core::iter::once(("event_free".to_owned(), means.event_free)).chain(causes).collect::<Vec<_>>()
        });
        let [at_before, at_limit, at_after] = &means;
        for (((name, mean), (_, low)), (_, high)) in at_limit.iter().zip(at_before).zip(at_after) {
            let [low, high] = [low, high].map(|mean| mean.standard_error.get());
            let way = if after > before { (240.0 - before) / (after - before) } else { 0.0 };
            is_printed(mean.value.get(), &expected[name][0], 12.0);
            is_printed(low + way * (high - low), &expected[name][1], 12.0);
            assert!((mean.standard_error.get() / (low + way * (high - low)) - 1.0).abs() < 1e-4, "{name}");
            seen += 1;
        }
    }
    assert_eq!(seen, 6);
}

/// When an application was submitted, and when and how it ended.
type Case = (i64, Option<(i64, &'static str)>);

/// From A_SUBMITTED to the end of each loan application, by an independent reckoning.
#[test]
fn the_bank_of_2012() {
    let (Some(file), Some(oracles)) = (shared("data/bpi2012/bpi2012_events.csv.gz"), oracles()) else { return };
    let packed = std::fs::read(file).unwrap();
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(&packed[..]));
    let names = reader.headers().unwrap().clone();
    let place = |name: &str| names.iter().position(|other| other == name).unwrap();
    let [case, activity, timestamp] = ["case_id", "activity", "timestamp"].map(place);
    let mut cases: BTreeMap<String, Case> = BTreeMap::new();
    let mut last = i64::MIN;
    for record in reader.into_records() {
        let record = record.unwrap();
        let at = Timestamp::parse(&record[timestamp]).unwrap().milliseconds();
        last = last.max(at);
        let known = cases.entry(record[case].to_owned()).or_insert((i64::MAX, None));
        match &record[activity] {
            "A_SUBMITTED" => known.0 = at,
            "A_APPROVED" => known.1 = Some((at, "approved")),
            "A_DECLINED" => known.1 = Some((at, "declined")),
            "A_CANCELLED" => known.1 = Some((at, "cancelled")),
            _ => {}
        }
    }
    let days = |milliseconds: i64| milliseconds as f64 / 86_400_000.0;
    let spells: Vec<Spell> = cases
        .into_values()
        .map(|(begun, end)| {
            end.map_or_else(|| spell(days(last - begun), None), |(at, how)| spell(days(at - begun), Some(how)))
        })
        .collect();
    assert_eq!(spells.len(), 13_087);
    let incidence = Incidence::of(&spells).unwrap();
    let rows = oracles["aalen_johansen"][2]["table"].as_array().unwrap();
    assert_eq!(rows.len(), 5);
    for row in rows {
        let at = incidence.at(Estimate::new(row[0].as_f64().unwrap()).unwrap());
        assert_printed(at.event_free, &row[1]);
        let names = ["approved", "declined", "cancelled"];
        for (name, printed) in names.iter().zip(&row.as_array().unwrap()[2..]) {
            assert_printed(at.causes.iter().find(|cause| cause.cause.as_str() == *name).unwrap().incidence, printed);
        }
    }
}

/// Six digits are printed, trailing zeros among them.
fn assert_printed(given: Reckoned, printed: &Value) {
    let off = (given.value.get() - printed.as_f64().unwrap()).abs();
    assert!(off <= 5.000_01e-7, "{}, not {printed}", given.value.get());
}
