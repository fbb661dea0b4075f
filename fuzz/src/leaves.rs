//! Changes of a JSON value that leave it JSON, and often plausible.

use crate::Bytes;
use serde_json::{Value, json};

/// Replaces, removes or doubles one part of a value.
pub fn exchange(value: &mut Value, bytes: &mut Bytes<'_>) {
    let count = leaves(value);
    let (place, other) = (bytes.wide() % count, bytes.wide() % count);
    let new = match bytes.byte() % 16 {
        0 => Value::Null,
        1 => json!(bytes.flag()),
        2 => json!(""),
        3 => json!("x".repeat(1 + bytes.wide() % 5_000)),
        4 => json!(bytes.pick(&[-1_i64, 0, 1, 2, 7, 1 << 31, (1 << 53) - 1, 1 << 53, i64::MAX, i64::MIN])),
        5 => {
            json!(bytes.pick(&[-377_705_023_201_000_i64, 253_402_207_199_999, 253_402_207_200_000, 1_767_607_200_000]))
        }
        6 => json!(bytes.pick(&[0.5, -0.0, 1.0, 1.000_001, 0.2, 1e300, 0.1])),
        7 => json!([]),
        8 => json!({}),
        9 => json!(i64::from(bytes.byte())),
        10 => json!(bytes.pick(&[
            "Ü",
            "🦀",
            " a",
            "a b",
            "1 hour",
            "36500 working days",
            "0 days",
            "24:00",
            "2026-02-29"
        ])),
        _ => leaf(value, &mut 0, other).cloned().unwrap_or_default(),
    };
    let how = bytes.byte() % 4;
    let mut seen = 0;
    replace(value, &mut seen, place, &new, how);
}

/// How many parts a value has, itself included.
fn leaves(value: &Value) -> usize {
    1 + match value {
        Value::Array(all) => all.iter().map(leaves).sum(),
        Value::Object(all) => all.values().map(leaves).sum(),
        _ => 0,
    }
}

fn leaf<'a>(value: &'a Value, seen: &mut usize, place: usize) -> Option<&'a Value> {
    if *seen == place {
        return Some(value);
    }
    *seen += 1;
    match value {
        Value::Array(all) => all.iter().find_map(|value| leaf(value, seen, place)),
        Value::Object(all) => all.values().find_map(|value| leaf(value, seen, place)),
        _ => None,
    }
}

/// Puts `new` at a place; or takes the entry there out of its list, or doubles it.
fn replace(value: &mut Value, seen: &mut usize, place: usize, new: &Value, how: u8) -> bool {
    if *seen == place {
        *value = new.clone();
        return true;
    }
    *seen += 1;
    match value {
        Value::Array(all) => {
            for index in 0..all.len() {
                if *seen == place && how == 1 {
                    all.remove(index);
                    return true;
                }
                if *seen == place && how == 2 {
                    let twice = all[index].clone();
                    all.insert(index, twice);
                    return true;
                }
                if replace(&mut all[index], seen, place, new, how) {
                    return true;
                }
            }
            false
        }
        Value::Object(all) => {
            let keys: Vec<_> = all.keys().cloned().collect();
            for key in keys {
                if *seen == place && how == 3 {
                    all.remove(&key);
                    return true;
                }
                if all.get_mut(&key).is_some_and(|value| replace(value, seen, place, new, how)) {
                    return true;
                }
            }
            false
        }
        _ => false,
    }
}
