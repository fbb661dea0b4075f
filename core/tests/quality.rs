//! Two lists of German postcodes, made by different people, against each other.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests read reference data and fail by panicking, also in the helpers that they share"
)]

#[path = "common/shared.rs"]
mod shared;

use leadwerk::quality::{PostcodeFit, PostcodeRow, PostcodeTable};
use shared::shared;
use std::path::Path;

/// Rows of a CSV file, by two of its columns.
fn rows(file: &Path, postcode: &str, town: &str) -> Vec<(String, String)> {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let headers = reader.headers().unwrap().clone();
    let [postcode, town] = [postcode, town].map(|name| headers.iter().position(|header| header == name).unwrap());
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.unwrap();
        (row.get(postcode).unwrap().to_owned(), row.get(town).unwrap().to_owned())
    };
    reader.records().map(row).collect()
}

/// The same rows, each with the town of another: an order that a seed draws (Fisher and Yates; SplitMix64).
fn shuffled(rows: &[(String, String)], seed: u64) -> Vec<(String, String)> {
    let mut state = seed;
    let mut draw = |below: usize| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % u64::try_from(below).unwrap()).unwrap()
    };
    let mut towns: Vec<_> = rows.iter().map(|(_, town)| town.clone()).collect();
    for place in (1..towns.len()).rev() {
        towns.swap(place, draw(place + 1));
    }
    rows.iter().zip(towns).map(|((postcode, _), town)| (postcode.clone(), town)).collect()
}

#[test]
fn genuine_towns_are_hardly_ever_flagged_and_foreign_ones_nearly_always() {
    let Some(folder) = shared("data/plz_de") else { return };
    let table: Vec<_> = rows(&folder.join("zipcodes.de.csv"), "zipcode", "place")
        .into_iter()
        .map(|(postcode, town)| PostcodeRow { country: None, postcode, town })
        .collect();
    let table = PostcodeTable::of(&table, Some("DE"));
    let genuine = rows(&folder.join("ort_plz_lk_bland.csv"), "plz", "ort");
    let flagged = |rows: &[(String, String)]| {
        let fits = rows.iter().map(|(postcode, town)| table.fit("DE", postcode, town));
        let (mut near, mut other, mut unknown) = (0_u32, 0_u32, 0_u32);
        for fit in fits {
            near += u32::from(fit == PostcodeFit::Near);
            other += u32::from(fit == PostcodeFit::OtherTown);
            unknown += u32::from(fit == PostcodeFit::UnknownPostcode);
        }
        let share = 100.0 * f64::from(other + unknown) / rows.len() as f64;
        println!(
            "{} pairs: {near} nearby, {other} with another town, {unknown} with an unknown postcode: {share:.2} %",
            rows.len()
        );
        share
    };
    assert_eq!(genuine.len(), 12_871);
    assert!(flagged(&genuine) < 3.0);
    for seed in 1..=3 {
        assert!(flagged(&shuffled(&genuine, seed)) > 99.0);
    }
}
