//! scikit-learn's logistic regression on the same calls, in the same parts.

use super::{FOLDS, NUMBERS, Said, Trial, number};
use std::collections::BTreeMap;
use std::process::Command;

/// The peer's program, from the top of the checkout.
const PEER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/python/scoring.py");

/// What the peer gave.
pub(super) struct Peer {
    pub(super) said: Said,
    /// Processor seconds of many rows, from the columns.
    pub(super) pipeline: f64,
    /// From the ready-made matrix.
    pub(super) matrix: f64,
}

/// Runs the peer on one core where `LEADWERK_PYTHON` names an interpreter that has it.
pub(super) fn said(trial: &Trial, many: usize) -> Option<Peer> {
    let Ok(python) = std::env::var("LEADWERK_PYTHON") else {
        eprintln!("without the peer: LEADWERK_PYTHON names no interpreter that has scikit-learn");
        return None;
    };
    let count = trial.fold.len();
    let columns = columns(trial);
    let numbers = NUMBERS.len();
    let choices = columns.len() - numbers;
    let row = |row: usize| {
        let outcome = trial.calls.won.get(row).map(|&won| f64::from(u8::from(won)));
        let fold = trial.fold.get(row).map(|&fold| fold as f64);
        let cells = columns.iter().filter_map(move |column| column.get(row).copied());
        fold.into_iter().chain(outcome).chain(cells)
    };
    let bytes: Vec<u8> = (0..count).flat_map(row).flat_map(f64::to_le_bytes).collect();
    let file = std::env::temp_dir().join(format!("leadwerk-scores-{}.bin", std::process::id()));
    std::fs::write(&file, bytes).expect("a file to hand over");
    let mut command = Command::new(python);
    command.arg(PEER).arg(&file);
    command.args([count, numbers, choices, FOLDS, trial.split, many].map(|number| number.to_string()));
    // One core, whichever library does the sums.
    let given = command.envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"].map(|name| (name, "1"))).output();
    std::fs::remove_file(&file).expect("the file is still there");
    let given = given.expect("the interpreter starts");
    assert!(given.status.success(), "the peer failed: {}", String::from_utf8_lossy(&given.stderr));
    let (numbers, rest) = given.stdout.as_chunks();
    let numbers: Vec<f64> = numbers.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect();
    assert!(rest.is_empty() && numbers.len() == count + (count - trial.split) + 2, "the peer gave something else");
    let (random, rest) = numbers.split_at(count);
    let (later, seconds) = rest.split_at(count - trial.split);
    let (random, later) = (random.to_vec(), later.to_vec());
    let second = |place: usize| seconds.get(place).copied().expect("two times");
    Some(Peer { said: Said { random, later }, pipeline: second(0), matrix: second(1) })
}

/// The columns, numbers first; choices as codes.
fn columns(trial: &Trial) -> Vec<Vec<f64>> {
    let (mut numbers, mut choices) = (Vec::new(), Vec::new());
    for (place, name) in trial.calls.names.iter().enumerate() {
        let cells = || trial.calls.rows.iter().filter_map(|row| row.get(place));
        if NUMBERS.contains(&name.as_str()) {
            numbers.push(cells().map(|cell| number(cell)).collect());
        } else {
            let mut codes = BTreeMap::new();
            let code = |cell| {
                let next = codes.len() as f64;
                *codes.entry(cell).or_insert(next)
            };
            choices.push(cells().map(code).collect());
        }
    }
    numbers.extend(choices);
    numbers
}
