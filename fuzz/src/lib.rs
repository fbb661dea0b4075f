//! What the fuzz targets share.
//!
//! `cargo xtask fuzz [TARGET] [--seconds N]` looks for new faults with libFuzzer. Everywhere else the targets are tests
//! that replay the seeds in `corpus`, so that a fault which was found once is looked for by every `cargo xtask test`.

mod bytes;
mod leaves;
pub mod model;
mod script;

pub use bytes::Bytes;
pub use leaves::exchange;
#[cfg(fuzzing)]
pub use libfuzzer_sys;
pub use script::{at, engine, lead_id, next, policy};

use leadwerk::engine::Engine;
use leadwerk::lead::Actor;
use leadwerk::units::{MemberId, Timestamp};

/// Declares one fuzz target: a libFuzzer program with `--cfg fuzzing`, otherwise a test that replays its seeds.
#[macro_export]
macro_rules! target {
    ($name:literal, |$data:ident| $body:block) => {
        fn check($data: &[u8]) $body

        #[cfg(fuzzing)]
        $crate::libfuzzer_sys::fuzz_target!(|data: &[u8]| check(data));

        /// Without the fuzzer: what the named files do, such as those that it leaves in `fuzz/artifacts`.
        #[cfg(not(fuzzing))]
        #[expect(clippy::disallowed_methods, reason = "the files are named by arguments")]
        fn main() {
            for path in std::env::args().skip(1) {
                check(&std::fs::read(&path).expect("a file"));
                println!("{path}: no fault");
            }
        }

        #[cfg(test)]
        #[test]
        #[expect(clippy::disallowed_methods, reason = "the seeds are files")]
        fn replays_its_seeds() {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join($name);
            let mut seen = 0;
            for entry in std::fs::read_dir(&folder).expect("the folder of the seeds") {
                let path = entry.expect("an entry").path();
                println!("{}", path.display());
                check(&std::fs::read(path).expect("a seed"));
                seen += 1;
            }
            assert!(seen > 0, "there is no seed in {}", folder.display());
        }
    };
}

/// Asks an engine everything that can be asked, as everybody; it must have an answer.
pub fn ask_everything(engine: &Engine, until: Timestamp) {
    let member = MemberId::new("M1").unwrap();
    let mut actors = vec![Actor::System {}, Actor::Member { member: member.clone() }];
    actors.extend((0..8).map(|lead| Actor::Contact { lead: lead_id(lead) }));
    for actor in &actors {
        for lead in (0..8).map(lead_id) {
            let _ = engine.lead(actor, &lead);
            let _ = engine.history(actor, &lead);
        }
        let _ = engine.queue(actor, &member);
        let _ = engine.due(actor, until);
        let _ = (engine.roster(actor), engine.ledger(actor), engine.waiting(actor));
    }
}

/// What must hold for every engine, however it came to be: its snapshot is a true copy.
pub fn copy(engine: &Engine) -> Engine {
    let copy = Engine::restore(engine.rules().policy().clone(), &engine.snapshot()).expect("its own snapshot");
    assert_eq!(copy.fingerprint(), engine.fingerprint(), "a snapshot is a true copy");
    copy
}
