//! The competing-risks curve of a million rows, beside lifelines' `AalenJohansenFitter`.
//!
//! Ours gives the curves of all causes with their standard errors (infinitesimal jackknife), and event-free. One fit of
//! theirs gives the curve of one cause, without or with its variance (Greenwood's with the delta method). Both are given
//! arrays; the rows are the same, without ties, which theirs would jitter; the figures are compared before times are.
//!
//! The peer runs where `LEADWERK_PYTHON` names an interpreter with `benches/peers/python/requirements.txt` installed, as
//! `cargo xtask bench --peers` sees to.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once, rounds};
use leadwerk::pipeline::{Columns, Incidence, RestrictedMean};
use leadwerk::units::{CauseId, Estimate};
use std::process::Command;

const BENCH: &str = "incidence";

/// The peer's program, from the top of the checkout.
const PEER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/python/incidence.py");

/// The ages at which the figures are compared.
const AGES: [f64; 4] = [1.0, 10.0, 40.0, 120.0];

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let count = size.pick(1_000_000, 1_000);
    let data = Data::new(count);
    let turns = size.pick(7, 1);
    let first = Incidence::of_columns(&data.columns()).expect("valid rows");
    let plain = rounds(turns, 1, || once(|| Incidence::of_columns(&data.columns()).expect("valid rows")).0);
    let late = rounds(turns, 1, || once(|| Incidence::of_columns(&data.late()).expect("valid rows")).0);
    let until = Estimate::new(60.0).expect("a number");
    let mean = rounds(turns, 1, || once(|| RestrictedMean::of_columns(&data.columns(), until).expect("valid rows")).0);
    let figure = |what: &str, spread| Figure::new(BENCH, format!("{count} rows, {what}"), Unit::Nanoseconds, spread);
    let mut figures = vec![
        figure("two causes, with standard errors", plain),
        figure("the same, half of them coming late", late),
        figure("restricted mean, with standard errors", mean),
    ];
    if let Some(peer) = peer(&data, count) {
        // Theirs gives as many digits as they are asked for; the same estimator gives the same.
        for (age, theirs) in AGES.iter().zip(&peer.incidence) {
            let at = first.at(Estimate::new(*age).expect("a number"));
            let ours = at.causes.first().expect("two causes").incidence.value.get();
            assert!((ours - theirs).abs() < 1e-9, "{age}: {ours}, not {theirs}");
        }
        for (what, seconds) in [("off", peer.without), ("on", peer.with)] {
            figures.push(figure(&format!("lifelines, one cause, variance {what}"), Spread::one(seconds * 1e9)));
            let beside = Spread::one(plain.middle / (seconds * 1e9));
            let beside = Figure::new(BENCH, format!("our time as theirs, variance {what}"), Unit::Times, beside);
            // Twenty times as fast as what they do of themselves: with variance, as ours.
            let like = size == Size::Full && what == "on";
            figures.push(if like { beside.goal(0.05) } else { beside });
        }
    }
    figures
}

/// The rows, as columns.
struct Data {
    entered: Vec<f64>,
    left: Vec<f64>,
    cause: Vec<u32>,
    causes: [CauseId; 2],
}

impl Data {
    /// A third each is still waiting, won and lost, after 30 days on average.
    fn new(count: usize) -> Self {
        let mut state = 2_026_u64;
        // SplitMix64: enough for rows, and the same everywhere.
        let mut next = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        };
        let mut uniform = || ((next() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0;
        let left: Vec<f64> = (0..count).map(|_| -30.0 * uniform().ln()).collect();
        let cause = (0..count).map(|_| (uniform() * 3.0) as u32).collect();
        let entered = left.iter().enumerate().map(|(place, left)| if place % 2 == 0 { 0.0 } else { left * uniform() });
        let entered = entered.collect();
        let causes = ["won", "lost"].map(|name| CauseId::new(name).expect("an id"));
        Self { entered, left, cause, causes }
    }

    fn columns(&self) -> Columns<'_> {
        Columns { entered: &[], ..self.late() }
    }

    fn late(&self) -> Columns<'_> {
        Columns { entered: &self.entered, left: &self.left, cause: &self.cause, causes: &self.causes }
    }
}

/// What the peer gave.
struct Peer {
    /// Processor seconds without variance.
    without: f64,
    /// And with it.
    with: f64,
    /// The incidence of the first cause at `AGES`.
    incidence: Vec<f64>,
}

fn peer(data: &Data, count: usize) -> Option<Peer> {
    let Ok(python) = std::env::var("LEADWERK_PYTHON") else {
        eprintln!("without the peer: LEADWERK_PYTHON names no interpreter that has lifelines");
        return None;
    };
    let file = std::env::temp_dir().join(format!("leadwerk-incidence-{}.bin", std::process::id()));
    let bytes = data.left.iter().copied().chain(data.cause.iter().map(|&cause| f64::from(cause)));
    std::fs::write(&file, bytes.flat_map(f64::to_le_bytes).collect::<Vec<u8>>()).expect("a file to hand over");
    let ages = AGES.map(|age| age.to_string());
    let given = Command::new(python).arg(PEER).arg(&file).arg(count.to_string()).args(ages).output();
    std::fs::remove_file(&file).expect("the file is still there");
    let given = given.expect("the interpreter starts");
    assert!(given.status.success(), "the peer failed: {}", String::from_utf8_lossy(&given.stderr));
    let numbers: Vec<f64> = String::from_utf8_lossy(&given.stdout)
        .split_whitespace()
        .map(|number| number.parse().expect("a number"))
        .collect();
    let (times, incidence) = numbers.split_at_checked(2).expect("two times first");
    assert_eq!(incidence.len(), AGES.len());
    let time = |place: usize| times.get(place).copied().expect("two times");
    Some(Peer { without: time(0), with: time(1), incidence: incidence.to_vec() })
}
