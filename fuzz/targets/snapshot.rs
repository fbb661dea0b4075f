//! Any bytes as a snapshot, and a real one that was changed, with a checksum that holds.
#![cfg_attr(fuzzing, no_main)]

use leadwerk::engine::Engine;
use leadwerk_fuzz::{Bytes, ask_everything, at, copy, next, policy};
use siphasher::sip128::{Hasher128, SipHasher24};
use std::hash::Hasher;

leadwerk_fuzz::target!("snapshot", |data| {
    let mut bytes = Bytes::new(data);
    match bytes.byte() {
        0 => restore(&signed(&[b"leadwerk", bytes.rest()].concat()), Bytes::new(&[])),
        1..=16 => {
            let changes = bytes.byte() % 8;
            let mut script = Bytes::new(bytes.rest().get(usize::from(changes) * 6..).unwrap_or_default());
            let mut engine = leadwerk_fuzz::engine();
            let mut now = 1_767_607_200_000;
            for _ in 0..64 {
                if !script.is_empty() {
                    let _ = engine.execute(&next(&mut script, &mut now));
                }
            }
            let snapshot = engine.snapshot();
            let mut state = snapshot[..snapshot.len() - 16].to_vec();
            for _ in 0..changes {
                change(&mut state, &mut bytes);
            }
            restore(&signed(&state), script);
        }
        // libFuzzer's own mutations of a whole snapshot; the checksum mostly does not hold.
        17 => restore(bytes.rest(), Bytes::new(&[])),
        _ => restore(&signed(data), Bytes::new(&[])),
    }
});

/// Adds the checksum.
fn signed(state: &[u8]) -> Vec<u8> {
    let mut hash = SipHasher24::new();
    hash.write(state);
    [state, &hash.finish128().as_u128().to_le_bytes()].concat()
}

/// One change, of six bytes at most.
fn change(state: &mut Vec<u8>, bytes: &mut Bytes<'_>) {
    let place = bytes.wide() % state.len();
    match bytes.byte() % 4 {
        0 => state[place] = bytes.byte(),
        1 => state.insert(place, bytes.byte()),
        2 => drop(state.remove(place)),
        _ => state[place] = state[place].wrapping_add(1),
    }
}

fn restore(snapshot: &[u8], mut script: Bytes<'_>) {
    let mut engine = match Engine::restore(policy(), snapshot) {
        Ok(engine) => engine,
        Err(refusal) => {
            assert!(["SNAPSHOT_CORRUPTED", "SNAPSHOT_TOO_NEW"].contains(&refusal.code()), "{refusal}");
            return;
        }
    };
    assert_eq!(engine.snapshot(), snapshot, "a state has one form");
    ask_everything(&engine, at(253_402_207_199_999));
    let mut now = engine.last().map_or(1_767_607_200_000, |last| last.milliseconds()).min(200_000_000_000_000);
    let mut other = copy(&engine);
    for _ in 0..16 {
        if !script.is_empty() {
            let request = next(&mut script, &mut now);
            assert_eq!(engine.execute(&request), other.execute(&request));
        }
    }
    let _ = engine.tick(at(now + 10_000_000_000));
    let _ = engine.tick(at(253_402_207_199_999));
    ask_everything(&engine, at(253_402_207_199_999));
    copy(&engine);
}
