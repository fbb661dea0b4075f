//! Any text as a policy, and the standard policy with some of its parts exchanged.
#![cfg_attr(fuzzing, no_main)]

use leadwerk::engine::Engine;
use leadwerk::policy::{Policy, Rules, Span};
use leadwerk::units::{Currency, Error};
use leadwerk_fuzz::{Bytes, at, exchange};
use serde_json::Value;
use std::sync::LazyLock;

static STANDARD: LazyLock<Value> = LazyLock::new(|| {
    let policy = Policy::standard(Currency::new("EUR").expect("a currency"));
    serde_json::from_str(&policy.to_json().expect("JSON")).expect("its own JSON")
});

leadwerk_fuzz::target!("policy", |data| {
    let mut bytes = Bytes::new(data);
    match bytes.byte() {
        b'{' => text(data, Policy::from_json),
        0..=3 => {
            let mut value = STANDARD.clone();
            while !bytes.is_empty() {
                exchange(&mut value, &mut bytes);
            }
            text(value.to_string().as_bytes(), Policy::from_json);
        }
        _ => text(data, Policy::from_toml),
    }
});

fn text(data: &[u8], read: fn(&str) -> Result<Policy, Error>) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    if let Ok(unchecked) = serde_json::from_str::<Policy>(text) {
        let faults = unchecked.faults();
        unchecked.check();
        let rules = Rules::new(unchecked);
        assert_eq!(rules.is_ok(), faults.is_empty(), "rules are without faults: {faults:?}");
    }
    match read(text) {
        Ok(policy) => good(&policy),
        Err(refusal) => assert!(["UNREADABLE", "POLICY_FAULTY"].contains(&refusal.code()), "{refusal}"),
    }
}

fn good(policy: &Policy) {
    assert_eq!(policy.faults(), []);
    policy.check();
    assert_eq!(&Policy::from_toml(&policy.to_toml().expect("TOML")).expect("its own TOML"), policy);
    assert_eq!(&Policy::from_json(&policy.to_json().expect("JSON")).expect("its own JSON"), policy);
    let rules = Rules::new(policy.clone()).expect("no faults");
    let handover = &policy.handover;
    let spans = [handover.hot_within, handover.accept_within, handover.expires_after, policy.deferral.longest];
    for span in spans.into_iter().chain(Span::parse("36500 working hours")) {
        for start in [-377_705_023_201_000, -1, 0, 1_774_746_000_000, 253_402_207_199_999] {
            if let Ok(end) = rules.calendar().after(at(start), span) {
                assert!(end >= at(start), "{span} after {start}");
            }
        }
    }
    Engine::new(policy.clone()).expect("no faults");
}
