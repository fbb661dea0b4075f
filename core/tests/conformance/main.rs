//! Runs every case of `conformance/`, as every language does; see `conformance/README.md`.
//!
//! All failures of a run are listed together. `LEADWERK_BLESS=1` fills in fingerprints that are still empty, and
//! nothing else.

#![expect(clippy::disallowed_methods, reason = "the cases are files")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod compare;
#[path = "../house/mod.rs"]
mod house;
mod reckon;
mod reports;
mod run;

use run::Run;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;

#[test]
fn every_case() {
    let manifest = house::read_json("conformance/manifest.json");
    let folder = house::root().join("conformance/cases");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.sort_unstable();
    let (mut failures, mut ids, mut counts) = (Vec::new(), BTreeSet::new(), Map::new());
    for file in &files {
        let file = file.to_str().unwrap();
        let path = format!("conformance/cases/{file}");
        let Value::Array(cases) = house::read_json(&path) else { panic!("{path} is no list of cases") };
        counts.insert(file.into(), cases.len().into());
        let mut missing = Vec::new();
        for case in &cases {
            let id = case["id"].as_str().unwrap_or_default().to_owned();
            let mut run = Run { id: format!("{file} {id}"), failures: Vec::new(), retained: Vec::new() };
            run.check(!id.is_empty() && case["why"].as_str().is_some_and(|why| !why.is_empty()), "has no id or no why");
            run.check(ids.insert(id.clone()), "has the id of another case");
            // A case that cannot even be read is a failure like any other.
            if std::panic::catch_unwind(AssertUnwindSafe(|| run.case(case))).is_err() {
                run.fail("cannot be run; the panic is above");
            }
            if run.failures.is_empty() && case["fingerprint"] == "" {
                missing.push((id, run.retained.pop().unwrap()));
            }
            failures.append(&mut run.failures);
        }
        fill_in(&path, &missing, &mut failures);
    }
    let total: u64 = counts.values().filter_map(Value::as_u64).sum();
    assert!(failures.is_empty(), "{} failure(s):\n\n{}\n", failures.len(), failures.join("\n\n"));
    let counted = json!({ "total": total, "files": counts });
    assert_eq!(manifest, counted, "conformance/manifest.json does not tell the number of cases");
    assert!(total >= 80 && ids.len() as u64 == total, "{total} cases, {} of them different", ids.len());
}

/// Writes fingerprints that are still empty, if that was asked for.
fn fill_in(path: &str, missing: &[(String, String)], failures: &mut Vec<String>) {
    let bless = std::env::var("LEADWERK_BLESS").is_ok_and(|bless| bless == "1");
    if !bless {
        failures.extend(missing.iter().map(|(id, is)| format!("{path} {id}: has no fingerprint yet; it is {is}")));
        return;
    }
    if missing.is_empty() {
        return;
    }
    let mut text = house::read(path);
    for (id, fingerprint) in missing {
        let case = text.find(&format!("\"id\": {},", json!(id))).unwrap();
        let rest = text.split_off(case);
        text += &rest.replacen("\"fingerprint\": \"\"", &format!("\"fingerprint\": \"{fingerprint}\""), 1);
    }
    std::fs::write(house::root().join(path), text).unwrap();
}
