//! A pipeline whose truth is known: six stages, advances in 25 days, losses in 80, some regressions, growing inflow.

use leadwerk::pipeline::{Deal, Exit, Stay};
use leadwerk::units::{LeadId, StageId, Timestamp};

pub(crate) const STAGES: [&str; 7] = ["F", "E", "D", "C", "B", "A0", "A"];
pub(crate) const WORKED: usize = 6;
const FORWARD: [f64; WORKED] = [0.56, 0.58, 0.60, 0.64, 0.70, 0.80];
const BACK: f64 = 0.06;
/// Mean days until a lead leaves forward, back, by failing.
const DAYS: [f64; 3] = [25.0, 25.0, 80.0];
pub(crate) const TODAY: f64 = 365.0;

/// A small generator, so that a test's world never changes (SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// A sum of two exponential waiting times.
    fn erlang(&mut self, mean: f64) -> f64 {
        -(mean / 2.0) * ((1.0 - self.uniform()) * (1.0 - self.uniform())).ln()
    }

    pub(crate) fn normal(&mut self) -> f64 {
        (-2.0 * (1.0 - self.uniform()).ln()).sqrt() * (core::f64::consts::TAU * self.uniform()).cos()
    }
}

/// The probabilities of each way out of a stage.
fn ways(stage: usize) -> [f64; 3] {
    let back = if stage == 0 { 0.0 } else { BACK };
    [FORWARD[stage], back, 1.0 - FORWARD[stage] - back]
}

/// One lead's life: its stays with their ends, and whether it was won.
pub(crate) struct Life {
    pub(crate) stays: Vec<(usize, f64, f64, Exit)>,
    pub(crate) won: bool,
}

impl Life {
    fn new(dice: &mut Dice, mut at: f64) -> Self {
        let (mut stage, mut stays) = (0, Vec::new());
        loop {
            let (draw, ways) = (dice.uniform(), ways(stage));
            let way = if draw < ways[0] {
                0
            } else if draw < ways[0] + ways[1] {
                1
            } else {
                2
            };
            let end = at + dice.erlang(DAYS[way]);
            let exit = match way {
                0 if stage + 1 == WORKED => Exit::Won,
                0 => Exit::Advanced,
                1 => Exit::Regressed,
                _ => Exit::Lost,
            };
            stays.push((stage, at, end, exit));
            match exit {
                Exit::Advanced => stage += 1,
                Exit::Regressed => stage -= 1,
                _ => return Self { stays, won: exit == Exit::Won },
            }
            at = end;
        }
    }

    pub(crate) fn ended(&self) -> f64 {
        self.stays.last().unwrap().2
    }

    /// Where it stands at a time, and since when.
    pub(crate) fn standing(&self, at: f64) -> Option<(usize, f64)> {
        let stay = self.stays.iter().find(|(_, from, to, _)| *from <= at && at < *to)?;
        Some((stay.0, stay.1))
    }
}

pub(crate) fn time(days: f64) -> Timestamp {
    Timestamp::new((days * 86_400_000.0) as i64).unwrap()
}

pub(crate) fn stage(place: usize) -> StageId {
    StageId::new(STAGES[place]).unwrap()
}

pub(crate) fn stages() -> Vec<StageId> {
    (0..STAGES.len()).map(stage).collect()
}

/// So many lives, beginning within `days`; more and more as time goes by.
pub(crate) fn lives(seed: u64, count: usize, days: f64) -> Vec<Life> {
    let mut dice = Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x1234_5678);
    (0..count)
        .map(|_| {
            // The density grows from 1 to 3 times.
            let u = dice.uniform();
            let share = ((1.0 + 8.0 * u).sqrt() - 1.0) / 2.0;
            Life::new(&mut dice, days * share)
        })
        .collect()
}

/// What is known of the lives at a time.
pub(crate) fn known(lives: &[Life], at: f64) -> Vec<Stay> {
    let mut rows = Vec::new();
    for (number, life) in lives.iter().enumerate() {
        for &(place, from, to, exit) in &life.stays {
            let lead = LeadId::new(format!("L{number}")).unwrap();
            let (left, how) = (Some(time(to)), Some(exit));
            let stay = Stay { lead, stage: stage(place), entered: time(from), left, how, to: None, segment: None };
            rows.extend(stay.known_at(time(at)));
        }
    }
    rows
}

/// The open deals at a time, and whether each is won in the end.
pub(crate) fn open(lives: &[Life], at: f64) -> Vec<(Deal, usize)> {
    let standing = lives.iter().enumerate().filter_map(|(number, life)| Some((number, life.standing(at)?)));
    standing
        .map(|(number, (place, entered))| {
            let lead = LeadId::new(format!("L{number}")).unwrap();
            let (stage, entered) = (stage(place), time(entered));
            (Deal { lead, stage, entered, value: None, segment: None, member: None, channel: None }, number)
        })
        .collect()
}

/// The truth: with which probability a lead that has just come to a stage is won.
pub(crate) fn fresh() -> [f64; WORKED] {
    let mut won = [0.0; WORKED];
    for _ in 0..1_000 {
        for stage in (0..WORKED).rev() {
            let next = if stage + 1 == WORKED { 1.0 } else { won[stage + 1] };
            let before = if stage == 0 { 0.0 } else { won[stage - 1] };
            let ways = ways(stage);
            won[stage] = ways[0] * next + ways[1] * before;
        }
    }
    won
}

/// The truth of a lead of some age at a stage.
pub(crate) fn truth(fresh: &[f64; WORKED], stage: usize, age: f64) -> f64 {
    let next = if stage + 1 == WORKED { 1.0 } else { fresh[stage + 1] };
    let before = if stage == 0 { 0.0 } else { fresh[stage - 1] };
    let rest = |way: usize| {
        let x = 2.0 * age / DAYS[way];
        ways(stage)[way] * (1.0 + x) * (-x).exp()
    };
    (rest(0) * next + rest(1) * before) / (rest(0) + rest(1) + rest(2))
}
