//! What is read from JSON, and what is said when it cannot be read.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking, and so may its helpers")]

use leadwerk::engine::Request;
use leadwerk::units::json::read;
use leadwerk::units::{Error, Money};
use serde_json::Value;

/// The sentence for a request that cannot be read.
fn fault(text: &str) -> String {
    read::<Request>("request", text).unwrap_err().to_string()
}

fn request(actor: &str, command: &str) -> String {
    format!("{{\"at\": 0, \"actor\": {actor},\n \"command\": {command}}}")
}

#[test]
fn the_type_may_stand_anywhere_and_what_is_optional_may_be_missing() {
    let first = r#"{"type": "set_value", "lead": "L1", "value": {"minor": 5, "currency": "EUR"}}"#;
    let last = r#"{"value": {"currency": "EUR", "minor": 5}, "lead": "L1", "type": "set_value"}"#;
    let member = r#"{"type": "member", "member": "A"}"#;
    let read = |command: &str| leadwerk::units::json::read::<Request>("request", &request(member, command));
    assert_eq!(read(first), read(last));
    assert!(read(first).is_ok());
    // serde by itself, and by way of a value that is no text any more.
    let value: Value = serde_json::from_str(&request(member, last)).unwrap();
    assert_eq!(serde_json::from_value::<Request>(value).ok(), read(first).ok());
    assert_eq!(serde_json::from_str::<Request>(&request(member, last)).ok(), read(first).ok());
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let system = r#"{"type": "system"}"#;
    for (actor, command, place, what) in [
        (r#"{"type": "boss"}"#, "{}", (1, 29), "unknown variant `boss`, expected one of `system`, "),
        (r#"{"member": "A"}"#, "{}", (1, 20), "missing field `type`"),
        (r#"{"type": "system", "x": 1}"#, "{}", (1, 39), "unknown field `x`, there are none"),
        (r#"{"type": "system", "type": "system"}"#, "{}", (1, 39), "duplicate field `type`"),
        ("[]", "{}", (1, 20), "expected an object, found a list"),
        (system, "null", (2, 13), "expected an object, found nothing"),
        (system, r#"{"type": true}"#, (2, 22), "expected a text, found `true`"),
        (system, r#"{"type": "assign", "lead": "L1", "lead": "L1"}"#, (2, 46), "duplicate field `lead`"),
        (system, r#"{"lead": " ", "type": "assign"}"#, (2, 22), "the lead id ` ` is not valid"),
    ] {
        let (line, column) = place;
        let expected = format!("the request could not be read: line {line}, column {column}: {what}");
        let told = fault(&request(actor, command));
        assert!(told.starts_with(&expected), "{told}\n{expected}");
    }
    let money = |text: &str| read::<Money>("money", text).map_err(|fault: Error| fault.to_string());
    for (text, what) in [
        (r#"{"minor": 1.5, "currency": "EUR"}"#, "line 1, column 11: expected a whole number, found `1.5`"),
        (r#"{"minor": 18446744073709551615, "currency": "EUR"}"#, "line 1, column 11: expected a whole number, found"),
        (
            "{\"minor\":\t\"ü\\\"\", \"currency\": 7}",
            "line 1, column 11: expected a whole number, found the text `ü\"`",
        ),
        (
            "{\"x\\n\": {\"\": [1, -2.5e3, null]}}",
            "line 1, column 2: unknown field `x\n`, expected `minor` or `currency`",
        ),
        (r#"{"minor": 1, "minor": 1}"#, "line 1, column 14: duplicate field `minor`"),
        (r#"{"minor": 1}"#, "line 1, column 1: missing field `currency`"),
        (r#"{"minor": 1} 2"#, "line 1, column 14: trailing characters"),
        ("{\"minor\":\n1", "line 2, column 1: EOF while parsing an object"),
    ] {
        let told = money(text).unwrap_err();
        assert!(told.starts_with(&format!("the money could not be read: {what}")), "{told}\n{what}");
    }
}
