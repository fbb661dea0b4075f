//! Calibration and resolution of what was said.

use crate::units::{Count, Estimate, Probability};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// From so many different figures on, they are put together by tenths.
const MOST_GROUPS: usize = 10;

/// How good probabilities were, by what came. The Brier score is reliability − resolution + uncertainty + rest
/// (Murphy, 1973; the rest is what lies within groups, Stephenson et al., 2008).
#[crosses]
pub struct RaterScore {
    /// The mean of what was said.
    pub said: Estimate,
    /// The share that was won.
    pub came: Estimate,
    /// The mean square of what was said less what came: 0 is perfect, 0.25 is what a coin says.
    pub brier: Estimate,
    /// The mean logarithmic loss, in nats; what was said is at least half a millionth away from 0 and 1.
    pub log_loss: Estimate,
    /// How far what was said lies from what came, by groups of what was said: 0 is calibrated.
    pub reliability: Estimate,
    /// How far what came differs from group to group: the more, the better leads were told apart.
    pub resolution: Estimate,
    /// How uncertain the leads were, whoever rated them.
    pub uncertainty: Estimate,
    /// What is left, where groups hold different figures; 0 for up to ten of them.
    pub rest: Estimate,
    /// The groups, by what was said.
    pub groups: Vec<RaterGroup>,
}

/// Leads of which about the same was said.
#[crosses]
pub struct RaterGroup {
    /// What was said, on average.
    pub said: Estimate,
    /// Of how many leads that ended.
    pub leads: Count,
    /// How many of them were won.
    pub won: Count,
}

/// What was said of a lead, and whether it was won.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decided {
    pub(super) said: Probability,
    pub(super) won: bool,
}

impl Decided {
    fn came(self) -> f64 {
        f64::from(u8::from(self.won))
    }

    pub(super) fn brier(self) -> f64 {
        (f64::from(self.said) - self.came()).powi(2)
    }

    fn log_loss(self) -> f64 {
        let said = f64::from(self.said).clamp(5e-7, 1.0 - 5e-7);
        if self.won { -said.ln() } else { -(1.0 - said).ln() }
    }
}

/// The sums of a group: leads, won ones, and what was said in millionths.
type Sums = (u32, u32, u64);

impl RaterScore {
    /// Nothing where no lead has ended.
    pub(super) fn of(decided: &[Decided]) -> Option<Self> {
        if decided.is_empty() {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "a number of leads")]
        let all = decided.len() as f64;
        let mean = |each: fn(Decided) -> f64| decided.iter().map(|&one| each(one)).sum::<f64>() / all;
        let came = mean(Decided::came);
        let groups = groups(decided);
        let (mut reliability, mut resolution) = (0.0, 0.0);
        for &(leads, won, said) in groups.values() {
            let (number, said) = (f64::from(leads), mean_of(leads, said));
            let share = f64::from(won) / number;
            reliability += number * (said - share).powi(2) / all;
            resolution += number * (share - came).powi(2) / all;
        }
        let (brier, uncertainty) = (mean(Decided::brier), came * (1.0 - came));
        let rest = brier - (reliability - resolution + uncertainty);
        let rest = if rest.abs() < 1e-12 { 0.0 } else { rest };
        Some(Self {
            said: Estimate::of(mean(|one| one.said.into())),
            came: Estimate::of(came),
            brier: Estimate::of(brier),
            log_loss: Estimate::of(mean(Decided::log_loss)),
            reliability: Estimate::of(reliability),
            resolution: Estimate::of(resolution),
            uncertainty: Estimate::of(uncertainty),
            rest: Estimate::of(rest),
            groups: groups.into_values().map(group).collect(),
        })
    }
}

fn mean_of(leads: u32, millionths: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
    let sum = millionths as f64;
    sum / 1e6 / f64::from(leads.max(1))
}

fn group((leads, won, said): Sums) -> RaterGroup {
    RaterGroup { said: Estimate::of(mean_of(leads, said)), leads: Count::new(leads), won: Count::new(won) }
}

/// By what was said: each figure, or each tenth where there are many.
fn groups(decided: &[Decided]) -> BTreeMap<u32, Sums> {
    let by = |key: &dyn Fn(u32) -> u32| {
        let mut groups: BTreeMap<u32, Sums> = BTreeMap::new();
        for one in decided {
            let sums = groups.entry(key(one.said.ppm())).or_default();
            *sums = (sums.0 + 1, sums.1 + u32::from(one.won), sums.2 + u64::from(one.said.ppm()));
        }
        groups
    };
    let each = by(&|ppm| ppm);
    if each.len() <= MOST_GROUPS { each } else { by(&|ppm| (ppm / 100_000).min(9)) }
}
