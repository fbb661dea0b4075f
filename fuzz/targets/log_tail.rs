//! Any lines as the tail of a log, and a valid log whose parts were exchanged.
#![cfg_attr(fuzzing, no_main)]

use leadwerk::engine::{Engine, Record, Sequence};
use leadwerk_fuzz::{Bytes, ask_everything, at, copy, exchange, next};

leadwerk_fuzz::target!("log_tail", |data| {
    if data.first() == Some(&b'{') {
        let Ok(text) = core::str::from_utf8(data) else { return };
        let records: Vec<_> = text.lines().filter_map(|line| Record::from_json(line).ok()).collect();
        fold(&records);
        return;
    }
    let mut bytes = Bytes::new(data);
    let changes = bytes.byte() % 8;
    let mut script = Bytes::new(bytes.rest().get(usize::from(changes) * 12..).unwrap_or_default());
    let mut log = valid(&mut script);
    if log.is_empty() {
        return;
    }
    for _ in 0..changes {
        change(&mut log, &mut bytes);
    }
    fold(&log);
});

/// The log of a script.
fn valid(script: &mut Bytes<'_>) -> Vec<Record> {
    let mut engine = leadwerk_fuzz::engine();
    let (mut now, mut log) = (1_767_607_200_000, Vec::new());
    while !script.is_empty() {
        log.extend(engine.execute(&next(script, &mut now)).map(|receipt| receipt.records).unwrap_or_default());
    }
    log
}

/// One change, of twelve bytes at most.
fn change(log: &mut Vec<Record>, bytes: &mut Bytes<'_>) {
    let (how, one, other) = (bytes.byte() % 6, bytes.wide() % log.len(), bytes.wide() % log.len());
    match how {
        0 => log.swap(one, other),
        1 if log.len() > 1 => drop(log.remove(one)),
        2 => log.insert(one, log[other].clone()),
        3 => log[one].event = log[other].event.clone(),
        _ => {
            let mut value = serde_json::from_str(&log[one].to_json().expect("JSON")).expect("its own JSON");
            exchange(&mut value, bytes);
            if let Ok(record) = Record::from_json(&value.to_string()) {
                log[one] = record;
            }
        }
    }
    if bytes.flag() {
        // With the numbers in order, more than the numbers are looked at.
        for (record, number) in log.iter_mut().zip(1..) {
            record.sequence = Sequence::new(number).expect("a place");
        }
    }
}

fn fold(records: &[Record]) {
    let mut engine = leadwerk_fuzz::engine();
    let mut taken = Vec::new();
    for record in records {
        let before = engine.fingerprint();
        match engine.apply(core::slice::from_ref(record)) {
            Ok(()) => taken.push(record.clone()),
            Err(refusal) => {
                let codes = ["SEQUENCE_TAKEN", "SEQUENCE_GAP", "TIME_REVERSED", "RECORD_TOO_NEW", "RECORD_IMPOSSIBLE"];
                assert!(codes.contains(&refusal.code()) || refusal.code() == "UNREADABLE", "{refusal}");
                assert_eq!(engine.fingerprint(), before, "a refusal changes nothing");
            }
        }
    }
    let mut replayed = leadwerk_fuzz::engine();
    replayed.apply(&taken).expect("record for record it was possible");
    assert_eq!(replayed.fingerprint(), engine.fingerprint(), "a replay is the live engine");
    in_parts(records, &taken, &engine);
    let mut copy = copy(&engine);
    let now = engine.last().unwrap_or(at(0));
    ask_everything(&engine, now);
    let ticks = [now, at(now.milliseconds().min(253_000_000_000_000) + 4_000_000_000)];
    for tick in ticks {
        assert_eq!(copy.tick(tick), engine.tick(tick), "the copy goes on in the same way");
    }
    assert_eq!(copy.fingerprint(), engine.fingerprint());
}

/// In two parts, the second overlapping; and all at once, where one bad record leaves nothing behind.
fn in_parts(records: &[Record], taken: &[Record], engine: &Engine) {
    let mut late = leadwerk_fuzz::engine();
    let half = taken.len() / 2;
    late.apply(&taken[..half]).expect("possible");
    late.catch_up(&taken[half / 2..]).expect("possible");
    assert_eq!(late.fingerprint(), engine.fingerprint(), "to catch up gives the same");
    let mut whole = leadwerk_fuzz::engine();
    let third = taken.len() / 3;
    whole.apply(&taken[..third]).expect("possible");
    let before = whole.fingerprint();
    if whole.apply(&records[records.len().min(third)..]).is_err() {
        assert_eq!(whole.fingerprint(), before, "all or none");
        whole.catch_up(taken).expect("possible");
        assert_eq!(whole.fingerprint(), engine.fingerprint(), "and it goes on");
    }
}
