//! Actual by expected wins, drawn to what is usual.

use super::expected::WinTally;
use crate::numerics::counts::{Counts, poisson_binomial};
use crate::numerics::rate::Rate;
use crate::units::{Decimal, Error, Estimate, Probability};
use leadwerk_macros::crosses;

/// How many expected wins the network's word is worth, at least and at most.
const WORTH: (f64, f64) = (3.0, 20.0);

/// Rates that vary more than this are not told apart from such.
const WIDEST: f64 = 10.0;

/// A member's score: 100 where as many leads are won as expected, of whatever leads were given.
///
/// It is 100 (a + won) / (a + expected): actual by expected wins, drawn to 100 as if by `a` wins where `a` were expected.
/// What is known of the true figure is a gamma distribution with this shape and rate.
#[crosses]
#[derive(Copy)]
pub struct WinScore {
    /// The score.
    pub score: Estimate,
    /// What it is at least, with the probability of the interval.
    pub low: Estimate,
    /// What it is at most.
    pub high: Estimate,
    /// The shape: a and the wins.
    pub wins: Estimate,
    /// The rate: a and the expected wins.
    pub expected: Estimate,
}

impl WinScore {
    /// The score of sums, with the network's word worth `prior` expected wins (above 0 and up to 1,000), and an interval
    /// that holds the true figure with this probability (0.01 to 0.999).
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`.
    pub fn of(tally: &WinTally, prior: Estimate, interval: Probability) -> Result<Self, Error> {
        prior.within("prior", 1e-6, 1_000.0)?;
        Estimate::of(interval.into()).within("interval", 0.01, 0.999)?;
        let (won, expected) = tally.figures();
        let rate = Rate { count: prior.get() + won, exposure: prior.get() + expected };
        let (low, high) = rate.interval(interval.into());
        let [score, low, high] = [rate.mean(), low, high].map(|ratio| Estimate::of(100.0 * ratio));
        Ok(Self { score, low, high, wins: Estimate::of(rate.count), expected: Estimate::of(rate.exposure) })
    }

    /// How likely the true figure is below a score.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` where its wins, or the expected ones, are not above 0 and at most 10⁹.
    pub fn below(&self, score: Estimate) -> Result<Probability, Error> {
        self.wins.within("wins", 1e-6, 1e9)?;
        self.expected.within("expected", 1e-6, 1e9)?;
        if score.get() >= 1e9 {
            return Ok(Probability::ONE);
        }
        let rate = Rate { count: self.wins.get(), exposure: self.expected.get() };
        Probability::try_from(rate.below(score.get() / 100.0).clamp(0.0, 1.0))
    }

    /// How likely it is above.
    ///
    /// # Errors
    /// As of [`WinScore::below`].
    pub fn above(&self, score: Estimate) -> Result<Probability, Error> {
        Probability::new(Probability::ONE.ppm() - self.below(score)?.ppm())
    }
}

/// Between which scores a member lies by chance alone, at a number of expected wins.
///
/// Exact limits of counts (Spiegelhalter, Statistics in Medicine 24, 2005), drawn out evenly between whole wins. Where
/// members differ more than chance allows, their spread widens the limits: rates vary by a gamma distribution.
#[crosses]
#[derive(Copy)]
pub struct WinLimits {
    /// How many wins were expected.
    pub expected: Decimal,
    /// Below this is one in 1,000.
    pub far_low: Estimate,
    /// Below this is one in 40.
    pub low: Estimate,
    /// Above this is one in 40.
    pub high: Estimate,
    /// Above this is one in 1,000.
    pub far_high: Estimate,
}

impl WinLimits {
    pub(super) fn of(expected: Decimal, network: &Network) -> Self {
        let exposure = f64::from(expected);
        let counts = Counts { mean: exposure * network.ratio, spread: network.spread };
        let at = |probability| Estimate::of(100.0 * counts.quantile(probability) / exposure.max(1e-6));
        Self { expected, far_low: at(0.001), low: at(0.025), high: at(0.975), far_high: at(0.999) }
    }
}

/// How likely so few wins come, and so many, were each lead won with its own probability; exactly.
pub(super) fn tails(chances: &[f64], won: u32) -> (f64, f64) {
    let counts = poisson_binomial(chances, won as usize);
    let as_few: f64 = counts.iter().sum();
    let fewer: f64 = counts.iter().take(won as usize).sum();
    (as_few.clamp(0.0, 1.0), (1.0 - fewer).clamp(0.0, 1.0))
}

/// What all members together say.
pub(super) struct Network {
    /// Actual by expected wins.
    pub(super) ratio: f64,
    /// How many expected wins the network's word is worth.
    pub(super) prior: f64,
    /// The variance of the members' rates beyond chance, by the network's rate as 1.
    pub(super) spread: f64,
}

impl Network {
    /// From actual and expected wins of each member.
    pub(super) fn of(members: &[(f64, f64)]) -> Self {
        let members: Vec<_> = members.iter().copied().filter(|(_, expected)| *expected > 0.0).collect();
        let (won, expected) = members.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let ratio = if expected > 0.0 { won / expected } else { 1.0 };
        if won <= 0.0 || members.len() < 2 {
            return Self { ratio, prior: WORTH.1, spread: 0.0 };
        }
        #[expect(clippy::cast_precision_loss, reason = "a number of members")]
        let number = members.len() as f64;
        let squares: f64 = members.iter().map(|one| one.1 * one.1).sum();
        // Rates by the network's as 1: each has the variance 1 / (expected · ratio) by chance, so its weight is that.
        let z = |&(own, due): &(f64, f64)| (own - due * ratio) / (due * ratio).sqrt();
        let room = ratio * (expected - squares / expected);
        // Where one member has nearly all, nothing can be said of differences.
        let beyond = |sum: f64| if room > 1e-6 { ((sum - (number - 1.0)) / room).clamp(0.0, WIDEST) } else { 0.0 };
        let chance: f64 = members.iter().map(|one| z(one).powi(2)).sum();
        let between = beyond(chance);
        // Spiegelhalter's way for limits: the tenth at each end counts as what stands next, so that those whom the plot
        // is to show do not widen it.
        let mut scores: Vec<f64> = members.iter().map(z).collect();
        scores.sort_by(f64::total_cmp);
        let cut = members.len() / 10;
        let end = |place: usize| scores.get(place).copied().unwrap_or(0.0);
        let (least, most) = (end(cut), end(members.len() - 1 - cut));
        let inner: f64 = scores.iter().map(|score| score.clamp(least, most).powi(2)).sum();
        let prior = if between > 0.0 { (1.0 / between).clamp(WORTH.0, WORTH.1) } else { WORTH.1 };
        Self { ratio, prior, spread: beyond(inner) }
    }
}
