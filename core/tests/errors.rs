//! `docs/errors.md` lists every error, and every error is provoked somewhere.

#![expect(clippy::disallowed_methods, reason = "the list and the cases are files")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

mod house;

use leadwerk::Error;
use leadwerk::engine::Engine;
use leadwerk::lead::{Actor, Phase};
use leadwerk::policy::Policy;
use leadwerk::units::{Category, ChannelId, Language, LeadId, MemberId};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Codes that no conformance case provokes, and the test that does.
const ELSEWHERE: &[(&str, &str)] = &[
    ("INVALID_CLOCK", "core/src/policy/span.rs"),
    ("INVALID_DATE", "core/src/policy/span.rs"),
    ("INVALID_SPAN", "core/src/policy/span.rs"),
    ("UNKNOWN_TIME_ZONE", "core/src/policy/span.rs"),
    ("ENGINE_UNUSABLE", "python/tests/test_threads.py"),
    ("INTERNAL_FAULT", "node/test/life.test.mjs"),
    ("LOG_NOT_RETAINED", "core/tests/errors.rs"),
    ("POLICY_OUTDATED", "core/tests/engine.rs"),
    ("RECEIPT_FAULTY", "core/tests/errors.rs"),
    ("WEIGHT_OUT_OF_RANGE", "core/src/units/numbers.rs"),
    ("NOT_FIXED_POINT", "core/src/units/fixed.rs"),
    ("MEMBER_NOT_IN_RECEIPT", "core/tests/errors.rs"),
    ("NAIVE_TIME", "python/tests/test_values.py"),
    ("ACTIVITY_PASSED", "core/tests/history/cases.rs"),
    ("INVALID_AMOUNT", "core/tests/history/cases.rs"),
    ("INVALID_TIME", "core/tests/history/cases.rs"),
    ("MAPPING_FAULTY", "core/tests/history/cases.rs"),
    ("SAME_STAGE", "core/tests/history/cases.rs"),
    ("UNKNOWN_ACTIVITY", "core/tests/history/cases.rs"),
    ("TIME_IN_FUTURE", "core/tests/history/cases.rs"),
    ("ZONE_MISSING", "core/tests/history/cases.rs"),
    ("LEADS_OUT_OF_RANGE", "core/tests/simulation.rs"),
    ("SEED_OUT_OF_RANGE", "core/tests/simulation.rs"),
    ("ROWS_UNORDERED", "core/src/distribution/streams/stream/tests.rs"),
    ("UNKNOWN_RECEIVER", "core/src/distribution/streams/stream/tests.rs"),
    ("DUPLICATE_RECEIVER", "core/src/distribution/streams/stream/tests.rs"),
    ("RECEIVERS_MISSING", "core/src/distribution/streams/stream/tests.rs"),
    ("CHANNEL_CONTRADICTED", "core/src/distribution/streams/audit/tests.rs"),
    ("VOTES_MISSING", "core/src/units/apportion.rs"),
];

const HEAD: &str = "# Every error

Generated from the definition in `core/src/units/error.rs`; `LEADWERK_BLESS=1 cargo test -p leadwerk --test errors` writes
it anew. A program handles the code, which never changes its meaning; the sentences are for people and may get better.
In them, `{name}` is a field of the error. Nothing has changed where one of these comes back, save by following a log
(`catch_up`), which stands at the last good record. The field `fault` of `UNREADABLE` is English in both sentences.
";

#[test]
fn the_list_is_the_definition() {
    let mut page = HEAD.to_owned();
    for &category in Category::ALL {
        let about = match category {
            Category::Policy => "the tenant's rules are faulty",
            Category::Input => "a value is malformed or unknown",
            Category::Transition => "the lead's state does not allow it",
            Category::Permission => "the actor may not, or must not know",
            Category::Distribution => "nobody, or not this one, may receive the lead",
            Category::Data => "a log, a snapshot or a history cannot be used",
        };
        write!(page, "\n## {category}: {about}\n\n| code | when | English | German |\n|---|---|---|---|\n").unwrap();
        for info in Error::TABLE.iter().filter(|info| info.category == category) {
            let cell = |text: &str| text.replace('|', "\\|");
            let (when, en, de) = (cell(info.doc), cell(info.en), cell(info.de));
            writeln!(page, "| `{}` | {when} | {en} | {de} |", info.code).unwrap();
        }
    }
    if std::env::var("LEADWERK_BLESS").is_ok_and(|bless| bless == "1") {
        std::fs::write(house::root().join("docs/errors.md"), &page).unwrap();
    }
    assert!(house::read("docs/errors.md") == page, "docs/errors.md is not the definition; LEADWERK_BLESS=1 writes it");
}

#[test]
fn both_languages_speak_of_the_same_fields() {
    for info in Error::TABLE {
        let fields = |text: &str| -> BTreeSet<String> {
            let open = text.split('{').skip(1);
            open.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
        };
        assert_eq!(fields(info.en), fields(info.de), "{}", info.code);
    }
}

#[test]
fn every_code_is_provoked() {
    let mut provoked = BTreeMap::new();
    for file in house::read_json("conformance/manifest.json")["files"].as_object().unwrap().keys() {
        refusals(&house::read_json(&format!("conformance/cases/{file}")), &mut provoked);
    }
    for (code, category) in &provoked {
        let info = Error::TABLE.iter().find(|info| info.code == code).unwrap_or_else(|| panic!("{code} is no code"));
        assert_eq!(info.category.name(), category, "{code}");
    }
    for (code, place) in ELSEWHERE {
        assert!(!provoked.contains_key(*code), "{code} is provoked by a case; take it off the list");
        assert!(house::read(place).contains(&format!("\"{code}\"")), "{place} does not provoke {code}");
    }
    let known = provoked.keys().map(String::as_str).chain(ELSEWHERE.iter().map(|(code, _)| *code));
    let known: BTreeSet<_> = known.collect();
    let all: BTreeSet<_> = Error::TABLE.iter().map(|info| info.code).collect();
    let odd: Vec<_> = known.symmetric_difference(&all).collect();
    assert!(odd.is_empty(), "{odd:?}: each code needs a conformance case, or a test and its place in ELSEWHERE");
}

#[test]
fn errors_that_a_case_cannot_ask_for() {
    let lead = LeadId::new("L1").unwrap();
    let mut engine = Engine::new(Policy::from_json(&house::policy("tiny", &Value::Null)).unwrap()).unwrap();
    let capture = json!({ "at": 0, "actor": { "type": "system" }, "command": { "type": "capture", "lead": "L1", "medium": "web" } });
    engine.execute(&serde_json::from_value(capture).unwrap()).unwrap();
    assert_eq!(engine.history(&Actor::System {}, &lead).unwrap_err().code(), "LOG_NOT_RETAINED");

    let unknown = "closed".parse::<Phase>().unwrap_err();
    assert_eq!(unknown.code(), "UNKNOWN_NAME");
    let sentence = "`closed` is no Phase; allowed: `captured`, `qualifying`, `ready`, `offered`, `open`, `won`, `lost`, `expired`, `rejected`";
    assert_eq!(unknown.to_string(), sentence);
}

#[test]
fn receipts_that_decide_nothing() {
    let mut engine = Engine::new(Policy::from_json(&house::policy("shared", &Value::Null)).unwrap()).unwrap();
    let coverage = json!({ "regions": [], "products": [], "languages": [], "media": [], "skills": [] });
    let profile = json!({ "channel": "direct", "weight": 1, "coverage": coverage });
    let mut choices = Vec::new();
    for command in [
        json!({ "type": "join", "member": "M1", "profile": profile }),
        json!({ "type": "capture", "lead": "L1", "medium": "web" }),
        json!({ "type": "rate", "lead": "L1", "temperature": "warm" }),
        json!({ "type": "assign", "lead": "L1" }),
    ] {
        let request = json!({ "at": 0, "actor": { "type": "system" }, "command": command });
        choices.extend(engine.execute(&serde_json::from_value(request).unwrap()).unwrap().choices);
    }
    let [receipt] = &choices[..] else { panic!("{choices:?}") };
    assert_eq!(receipt.replay(), Ok(receipt.member.clone()));
    let mut nobody = receipt.clone();
    nobody.members.clear();
    assert_eq!(nobody.replay().unwrap_err().code(), "RECEIPT_FAULTY");
    assert_eq!(nobody.why(Language::English).unwrap_err().code(), "RECEIPT_FAULTY");
    let mut unable = receipt.clone();
    unable.channels.iter_mut().for_each(|channel| channel.able = false);
    let sentence = "the receipt of lead `L1` cannot be replayed: no channel in it could take the lead; take it as the engine gave it";
    assert_eq!(unable.replay().unwrap_err().to_string(), sentence);
    let mut elsewhere = receipt.clone();
    elsewhere.channel = ChannelId::new("partner").unwrap();
    assert_eq!(elsewhere.replay().unwrap_err().code(), "RECEIPT_FAULTY");
    let stranger = MemberId::new("M9").unwrap();
    let sentence = "member `M9` is not in the receipt of lead `L1`: it was not there when the lead was given; ask about a member that was";
    let refusal = receipt.why_not(&stranger, Language::English).unwrap_err();
    assert_eq!((refusal.code(), refusal.to_string().as_str()), ("MEMBER_NOT_IN_RECEIPT", sentence));
}

/// Collects code and category of every expected refusal.
fn refusals(json: &Value, found: &mut BTreeMap<String, String>) {
    match json {
        Value::Array(list) => list.iter().for_each(|item| refusals(item, found)),
        Value::Object(map) => {
            if let Some(refusal) = map.get("refusal") {
                let text = |key: &str| refusal.get(key).and_then(Value::as_str).unwrap().to_owned();
                found.insert(text("code"), text("category"));
            }
            map.values().for_each(|value| refusals(value, found));
        }
        _ => {}
    }
}
