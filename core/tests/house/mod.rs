//! What the tests that read `conformance/` and `docs/` share.

use leadwerk::units::Timestamp;
use serde_json::Value;
use std::path::PathBuf;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file of the repository.
pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// A JSON file of `conformance/`, with its instants as milliseconds.
pub(crate) fn read_json(path: &str) -> Value {
    let mut json = serde_json::from_str(&read(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"));
    instants(&mut json);
    json
}

/// A policy of `conformance/policies`, changed by a JSON merge patch.
pub(crate) fn policy(name: &str, patch: &Value) -> String {
    let mut policy = read_json(&format!("conformance/policies/{name}.json"));
    if !patch.is_null() {
        merge(&mut policy, patch);
    }
    policy.to_string()
}

/// Turns each text that is an instant, such as `2026-05-04T09:00:00Z`, into its milliseconds since 1970.
fn instants(json: &mut Value) {
    match json {
        Value::String(text) if text.len() >= 20 && text.as_bytes().get(10) == Some(&b'T') => {
            if let Ok(instant) = Timestamp::parse(text) {
                *json = instant.milliseconds().into();
            }
        }
        Value::Array(list) => list.iter_mut().for_each(instants),
        Value::Object(map) => map.values_mut().for_each(instants),
        _ => {}
    }
}

/// RFC 7396.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(target) = target {
        for (key, value) in patch {
            if value.is_null() {
                target.remove(key);
            } else {
                merge(target.entry(key).or_insert(Value::Null), value);
            }
        }
    }
}
