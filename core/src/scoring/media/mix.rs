//! Observed over expected: whether a medium is good, or only has the easy leads.

use super::row::MediumLead;
use super::table::{MediaBy, Name};
use crate::numerics::rate::{Rate, poisson_interval};
use crate::units::{CampaignId, ChoiceId, Count, Error, Estimate, MediumId, Probability};
use leadwerk_macros::crosses;
use statrs::function::gamma::ln_gamma;
use std::collections::BTreeMap;

/// How many expected wins it is worth that a medium wins as often as expected: what is tried.
const STRENGTHS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];

/// Observed wins beside expected ones, by medium. What is expected of a lead was fixed when it was given to a member: by
/// who and what it is, it should not matter where it came from.
#[crosses]
pub struct MediaMix {
    /// Each medium, or campaign or product of it, by name.
    pub rows: Vec<MediumMix>,
    /// How many expected wins it is worth that a medium wins as often as expected.
    pub strength: Estimate,
    /// How many leads are left out: they have not ended, or nothing was expected of them.
    pub left_out: Count,
}

/// Observed wins of a medium beside expected ones.
#[crosses]
pub struct MediumMix {
    /// The medium.
    pub medium: MediumId,
    /// The campaign, where these are compared.
    pub campaign: Option<CampaignId>,
    /// The product, where these are compared.
    pub product: Option<ChoiceId>,
    /// How many leads have ended.
    pub leads: Count,
    /// How many were won.
    pub observed: Count,
    /// How many were to be expected.
    pub expected: Estimate,
    /// Observed over expected; nothing where nothing was expected.
    pub ratio: Option<Estimate>,
    /// What it is at least, by exact limits of the count.
    pub low: Option<Estimate>,
    /// What it is at most.
    pub high: Option<Estimate>,
    /// The ratio drawn to 1, the more the less was expected.
    pub shrunk: Estimate,
    /// What it is at least.
    pub shrunk_low: Estimate,
    /// What it is at most.
    pub shrunk_high: Estimate,
}

/// The sums of a medium.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    leads: u32,
    observed: u32,
    /// In parts per million.
    expected: u64,
}

impl Sums {
    fn count(&self) -> f64 {
        self.observed.into()
    }

    fn wins(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
        let millionths = self.expected as f64;
        millionths / 1e6
    }
}

impl MediaMix {
    /// Observed over expected wins, by medium, with intervals that hold it with this probability.
    ///
    /// The count is taken for Poisson, its limits are exact (Garwood, 1936); where many leads are likely to be won, that
    /// is cautious. The shrunken ratio is that of a gamma prior with mean 1, (O + a) / (E + a), whose strength a is the
    /// one of nine that makes the counts most likely; the least where several do.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` for an interval that is not 0.01 to 0.999.
    pub fn of(leads: &[MediumLead], by: MediaBy, interval: Probability) -> Result<Self, Error> {
        Estimate::of(interval.into()).within("interval", 0.01, 0.999)?;
        let mut sums: BTreeMap<Name, Sums> = BTreeMap::new();
        let mut left_out: u32 = 0;
        for lead in leads {
            let (Some(won), Some(expected)) = (lead.won, lead.expected) else {
                left_out = left_out.saturating_add(1);
                continue;
            };
            let name = Name::of(&lead.medium, lead.campaign.as_ref(), lead.product.as_ref(), by);
            let sums = sums.entry(name).or_default();
            sums.leads = sums.leads.saturating_add(1);
            sums.observed = sums.observed.saturating_add(won.into());
            sums.expected += u64::from(expected.ppm());
        }
        let strength = strength(sums.values().copied());
        let rows = sums.into_iter().map(|(name, sums)| row(name, sums, strength, interval.into()));
        Ok(Self { rows: rows.collect(), strength: Estimate::of(strength), left_out: Count::new(left_out) })
    }
}

/// The strength that makes the counts most likely: each is negative binomial.
fn strength(sums: impl Iterator<Item = Sums> + Clone) -> f64 {
    let likely = |a: f64| -> f64 {
        let each = sums.clone().map(|sums| {
            let (observed, expected) = (sums.count(), sums.wins());
            ln_gamma(observed + a) - ln_gamma(a)
                + a * (a / (a + expected)).ln()
                + if observed > 0.0 { observed * (expected.max(1e-9) / (a + expected)).ln() } else { 0.0 }
        });
        each.sum()
    };
    let first = (f64::MIN, 1.0);
    let better = |best: (f64, f64), a: f64| {
        let likely = likely(a);
        if likely > best.0 { (likely, a) } else { best }
    };
    STRENGTHS.into_iter().fold(first, better).1
}

fn row(name: Name, sums: Sums, strength: f64, interval: f64) -> MediumMix {
    let (observed, expected) = (sums.count(), sums.wins());
    let over = |count: f64| (expected > 0.0).then(|| Estimate::of(count / expected));
    let (low, high) = poisson_interval(observed, interval);
    let shrunk = Rate { count: observed + strength, exposure: expected + strength };
    let (shrunk_low, shrunk_high) = shrunk.interval(interval);
    let Name { medium, campaign, product } = name;
    MediumMix {
        medium,
        campaign,
        product,
        leads: Count::new(sums.leads),
        observed: Count::new(sums.observed),
        expected: Estimate::of(expected),
        ratio: over(observed),
        low: over(low),
        high: over(high),
        shrunk: Estimate::of(shrunk.mean()),
        shrunk_low: Estimate::of(shrunk_low),
        shrunk_high: Estimate::of(shrunk_high),
    }
}
