//! `#[refusals]`: what an error says to people and to programs.

use crate::units::{Category, Error, FieldValue, Language};

fn unknown() -> Error {
    Error::UnknownName { what: "Temperature".into(), name: "hot".into(), allowed: ["cold"].into_iter().collect() }
}

#[test]
fn a_refusal_speaks_both_languages() {
    assert_eq!(unknown().sentence(Language::English), "no Temperature is named `hot`; use one of cold");
    assert_eq!(unknown().sentence(Language::German), "kein Temperature heißt `hot`; möglich: cold");
    assert_eq!(unknown().to_string(), unknown().sentence(Language::English));
}

#[test]
fn braces_and_unused_fields_are_fine() {
    let error = Error::TooLarge { number: 7, limit: 5 };
    assert_eq!(error.to_string(), "`7` is above {limit}");
    assert_eq!(error.fields(), [("number", FieldValue::Whole(7)), ("limit", FieldValue::Whole(5))]);
}

#[test]
fn field_names_of_generated_code_are_fine() {
    let error = Error::Awkward { formatter: 1, serializer: 2, language: 3, map: 4 };
    assert_eq!(error.to_string(), "1 2");
    assert_eq!(error.sentence(Language::German), "3 4");
}

#[test]
fn a_refusal_without_fields_has_none() {
    assert_eq!(Error::Idle.fields(), []);
    assert_eq!((Error::Idle.code(), Error::Idle.category()), ("IDLE", Category::Transition));
}

#[test]
fn the_table_lists_every_refusal_in_order() {
    let codes: Vec<_> = Error::TABLE.iter().map(|info| info.code).collect();
    assert_eq!(codes, ["UNKNOWN_NAME", "TOO_LARGE", "IDLE", "AWKWARD"]);
    let docs: Vec<_> = Error::TABLE.iter().map(|info| info.doc).take(3).collect();
    assert_eq!(docs, ["No such name.", "The number is too large.", "Nothing to do."]);
    let sentences: Vec<_> = Error::TABLE.iter().map(|info| (info.category, info.en, info.de)).skip(2).take(1).collect();
    assert_eq!(sentences, [(Category::Transition, "nothing to do", "nichts zu tun")]);
}

#[test]
fn a_refusal_is_written_as_an_object() {
    let written = serde_json::to_string(&Error::TooLarge { number: 7, limit: 5 });
    assert_eq!(
        written.ok().as_deref(),
        Some(
            r#"{"code":"TOO_LARGE","category":"policy","sentence":"`7` is above {limit}","fields":{"number":7,"limit":5}}"#
        )
    );
}

#[test]
fn a_refusal_is_an_error_that_crosses_threads() {
    fn error<T: std::error::Error + Send + Sync + 'static>(_: T) {}
    error(Error::Idle);
}
