//! Invented members, to see which alarms ring: 120 leads within 24 months, whose probabilities are 0.2 on average and
//! known exactly (a beta distribution of 2 and 8); the age of a win falls off by the 40th part each day, and is 120 days at
//! most.

use leadwerk::partner::{DelayLaw, Fate, WorkedLead};
use leadwerk::units::{Count, LeadId, MemberId, Probability, Timestamp};

pub(crate) const LEADS: usize = 120;
pub(crate) const MONTHS: u32 = 24;
/// In days.
pub(crate) const MONTH: f64 = 730.5 / 24.0;
const HORIZON: f64 = 120.0;
const PACE: f64 = 40.0;

/// How a member works.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    /// The odds of winning, as a multiple of what they should be.
    pub(crate) odds: f64,
    /// After how many days on average a loss is known.
    pub(crate) loss_days: f64,
}

/// Draws that are the same everywhere: Steele, Lea and Flood's splitmix.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// A beta variable of 2 and 8: the second smallest of nine even ones.
    fn probability(&mut self) -> f64 {
        let mut draws: [f64; 9] = core::array::from_fn(|_| self.next());
        draws.sort_by(f64::total_cmp);
        draws[1]
    }

    fn exponential(&mut self, mean: f64, most: f64) -> f64 {
        let all = 1.0 - (-most / mean).exp();
        -mean * (1.0 - self.next() * all).ln()
    }
}

pub(crate) fn day(number: f64) -> Timestamp {
    Timestamp::new((number * 86_400_000.0).round() as i64).unwrap()
}

/// How long winning takes in this world.
pub(crate) fn delay() -> DelayLaw {
    let share = |day: u32| (1.0 - (-f64::from(day) / PACE).exp()) / (1.0 - (-HORIZON / PACE).exp());
    let days: Vec<u32> = (0..=120).collect();
    DelayLaw {
        shares: days.iter().map(|&day| Probability::try_from(share(day).min(1.0)).unwrap()).collect(),
        days: days.into_iter().map(Count::new).collect(),
    }
}

/// The leads of one member.
pub(crate) fn leads(run: u64, way: Way) -> Vec<WorkedLead> {
    let mut draws = Draws(run.wrapping_mul(0xd1b5_4a32_d192_ed03));
    let member = MemberId::new("member").unwrap();
    let one = |number: usize| {
        let at = draws.next() * MONTH * f64::from(MONTHS);
        let probability = Probability::try_from(draws.probability()).unwrap();
        let p = f64::from(probability);
        let odds = way.odds * p / (1.0 - p);
        let won = draws.next() < odds / (1.0 + odds);
        let (win, loss) = (draws.exponential(PACE, HORIZON), draws.exponential(way.loss_days, 10.0 * way.loss_days));
        let fate = if won { Fate::Won { at: day(at + win) } } else { Fate::Lost { at: day(at + loss) } };
        let lead = LeadId::new(format!("L{number}")).unwrap();
        WorkedLead { lead, member: member.clone(), medium: None, at: day(at), probability, value: None, fate }
    };
    (0..LEADS).map(one).collect()
}
