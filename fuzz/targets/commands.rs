//! Any sequence of requests: the engine agrees with a model that shares nothing with it.
#![cfg_attr(fuzzing, no_main)]

use leadwerk::engine::Engine;
use leadwerk::lead::{Actor, Phase};
use leadwerk_fuzz::model::Model;
use leadwerk_fuzz::{Bytes, ask_everything, at, copy, lead_id, next};

/// 2026-01-05T10:00Z.
const START: i64 = 1_767_607_200_000;

leadwerk_fuzz::target!("commands", |data| {
    let mut bytes = Bytes::new(data);
    let mut engine = leadwerk_fuzz::engine();
    let mut model = Model::default();
    let (mut now, mut log) = (START, Vec::new());
    while !bytes.is_empty() {
        let request = next(&mut bytes, &mut now);
        let before = engine.fingerprint();
        let phases = phases(&engine);
        let decided = engine.decide(&request);
        assert_eq!(engine.fingerprint(), before, "to decide changes nothing");
        let answer = engine.execute(&request);
        assert_eq!(decided, answer);
        let expected = model.takes(&request, answer.as_ref().ok());
        assert_eq!(answer.is_ok(), expected, "{request:?} gave {answer:?}; the model: {model:#?}");
        match answer {
            Ok(receipt) => log.extend(receipt.records),
            Err(_) => assert_eq!(engine.fingerprint(), before, "a refusal changes nothing"),
        }
        for (before, after) in phases.into_iter().zip(self::phases(&engine)) {
            assert!(!before.is_some_and(Phase::is_end) || before == after, "nothing leaves an end");
        }
        model.agrees_with(&engine);
        if now % 97 == 0 {
            // Whoever starts from the snapshot goes on in the same way.
            engine = copy(&engine);
        }
    }
    let mut replayed = leadwerk_fuzz::engine();
    replayed.apply(&log).expect("its own log");
    assert_eq!(replayed.fingerprint(), engine.fingerprint(), "a replay is the live engine");
    assert_eq!(replayed.due(&Actor::System {}, at(now)), engine.due(&Actor::System {}, at(now)));
    let actor = Actor::System {};
    for record in &log {
        let read = leadwerk::engine::Record::from_json(&record.to_json().expect("JSON")).expect("its own JSON");
        assert_eq!(&read, record);
    }
    assert_eq!(copy(&engine).due(&actor, at(now)), engine.due(&actor, at(now)));
    ask_everything(&engine, at(now + 1_000_000_000));
});

fn phases(engine: &Engine) -> Vec<Option<Phase>> {
    (0..6).map(|lead| engine.lead(&Actor::System {}, &lead_id(lead)).ok().map(|view| view.phase)).collect()
}
