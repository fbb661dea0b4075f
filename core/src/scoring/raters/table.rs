//! All raters side by side, and beside what was computed.

use super::rating::{RaterOptions, Rating};
use super::score::{Decided, RaterScore};
use crate::numerics::beta::{Beta, normal_quantile};
use crate::units::{Count, Error, Estimate, LeadId, Order as _, PersonId, Probability};
use leadwerk_macros::crosses;
use statrs::function::erf::erfc;
use std::collections::BTreeMap;

/// Who rates well, and by how much.
#[crosses]
pub struct RaterTable {
    /// The raters by their shrunken skill, the best first; last those of whom too little is known, by name.
    pub raters: Vec<RaterRow>,
    /// What was computed, scored on all leads of which it is known and that have ended; a lead of which several figures were
    /// computed counts with each of them, once.
    pub computed: Option<RaterScore>,
    /// How far the skills of raters lie apart: their standard deviation, without chance.
    pub spread: Estimate,
    /// With how many ended leads a rater is judged at all.
    pub least: Count,
}

/// How a person rates.
#[crosses]
pub struct RaterRow {
    /// Who.
    pub rater: PersonId,
    /// How many leads it rated.
    pub ratings: Count,
    /// How many of these have ended.
    pub decided: Count,
    /// How many of these were won.
    pub won: Count,
    /// How good what it said was; nothing where no lead has ended.
    pub score: Option<RaterScore>,
    /// Of how many ended leads a computed figure is known besides.
    pub compared: Count,
    /// By how much its Brier score is less than that of the computed figure on the same leads: above 0 it is better.
    pub skill: Option<Estimate>,
    /// What that is at least; nothing below `least` leads.
    pub skill_low: Option<Estimate>,
    /// What that is at most.
    pub skill_high: Option<Estimate>,
    /// With which share of these leads it was nearer to what came than the computed figure was; as near counts half.
    pub nearer: Option<Probability>,
    /// What that share is at least, by Jeffreys' interval: it holds for few leads too.
    pub nearer_low: Option<Probability>,
    /// What it is at most.
    pub nearer_high: Option<Probability>,
    /// The skill drawn to none, the more the fewer leads tell of it and the less raters differ.
    pub shrunk: Option<Estimate>,
    /// What that is at least.
    pub shrunk_low: Option<Estimate>,
    /// What that is at most.
    pub shrunk_high: Option<Estimate>,
    /// The probability that it is better than the computed figure.
    pub better: Option<Probability>,
    /// What may be said.
    pub verdict: RaterVerdict,
}

/// What may be said of a rater beside what is computed.
#[crosses]
pub enum RaterVerdict {
    /// Better than what is computed.
    Better,
    /// Not to be told apart from it.
    NotApart,
    /// Worse.
    Worse,
    /// Too few of its leads have ended.
    TooFew,
}

/// What is known of a rater.
#[derive(Clone, Debug, Default)]
struct Known {
    ratings: u32,
    decided: Vec<Decided>,
    /// Of each ended lead with a computed figure: how much less the square of its error is than the computed one's.
    gains: Vec<f64>,
}

impl Known {
    fn mean(&self) -> f64 {
        self.gains.iter().sum::<f64>() / count(&self.gains).max(1.0)
    }

    fn squares(&self) -> f64 {
        let mean = self.mean();
        self.gains.iter().map(|gain| (gain - mean).powi(2)).sum()
    }
}

fn count<T>(items: &[T]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of leads")]
    let count = items.len() as f64;
    count
}

impl RaterTable {
    /// How well each person rates, by itself and beside what was computed on the same leads. The order of the ratings
    /// makes no difference.
    ///
    /// # Errors
    /// `EMPTY_RATING`, `RATED_TWICE`; `OUTCOME_CONTRADICTED` where a lead was won by one rating and not by another;
    /// `FIGURE_OUT_OF_RANGE` for an option out of its range.
    ///
    /// # Example
    /// ```
    /// use leadwerk::policy::{Policy, Temperature};
    /// use leadwerk::scoring::{RaterOptions, RaterTable, RaterVerdict, Rating};
    /// use leadwerk::units::{Currency, LeadId, PersonId};
    ///
    /// let assumed = Policy::standard(Currency::new("EUR")?).distribution.assumed;
    /// let rating = Rating {
    ///     lead: LeadId::new("L1")?,
    ///     rater: PersonId::new("Mia")?,
    ///     probability: None,
    ///     temperature: Some(Temperature::Hot),
    ///     computed: None,
    ///     won: Some(true),
    /// };
    /// let table = RaterTable::of(&[rating], &RaterOptions { assumed, least: None, interval: None })?;
    /// // Hot stands for 0.6, and one lead is too few to judge anybody.
    /// assert!((f64::from(table.raters[0].score.as_ref().unwrap().brier) - 0.16).abs() < 1e-12);
    /// assert_eq!(table.raters[0].verdict, RaterVerdict::TooFew);
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn of(ratings: &[Rating], options: &RaterOptions) -> Result<Self, Error> {
        let (least, interval) = (options.least()?, options.interval()?);
        let (known, computed) = known(ratings, options)?;
        let within = Within::of(known.values());
        let rows = known.iter().map(|(rater, known)| row(rater, known, &within, least, interval));
        let mut raters = rows.collect::<Result<Vec<_>, _>>()?;
        // The order of names breaks ties, for the sort keeps it.
        let skill = |row: &RaterRow| row.shrunk.filter(|_| row.verdict != RaterVerdict::TooFew).map(Estimate::get);
        raters.order_by(|a, b| skill(b).unwrap_or(f64::MIN).total_cmp(&skill(a).unwrap_or(f64::MIN)));
        Ok(Self {
            raters,
            computed: RaterScore::of(&computed),
            spread: Estimate::of(within.between.sqrt()),
            least: options.least.unwrap_or(Count::new(30)),
        })
    }
}

/// What is known of each rater, and of what was computed.
fn known<'a>(
    ratings: &'a [Rating],
    options: &RaterOptions,
) -> Result<(BTreeMap<&'a PersonId, Known>, Vec<Decided>), Error> {
    let mut sorted: Vec<&Rating> = ratings.iter().collect();
    // Sums of fractions hang on their order, so each rater's leads come by name.
    sorted.order_by(|a, b| (&a.rater, &a.lead).cmp(&(&b.rater, &b.lead)));
    let mut raters: BTreeMap<&PersonId, Known> = BTreeMap::new();
    let mut computed: BTreeMap<(&LeadId, Probability), bool> = BTreeMap::new();
    let mut ends: BTreeMap<&LeadId, bool> = BTreeMap::new();
    let mut last = None;
    for rating in sorted {
        let this = Some((&rating.rater, &rating.lead));
        if last == this {
            return Err(Error::RatedTwice { rater: (&rating.rater).into(), lead: rating.lead.clone() });
        }
        last = this;
        let rater = raters.entry(&rating.rater).or_default();
        rater.ratings = rater.ratings.saturating_add(1);
        let said = rating.said(&options.assumed)?;
        let Some(won) = rating.won else { continue };
        if *ends.entry(&rating.lead).or_insert(won) != won {
            return Err(Error::OutcomeContradicted { lead: rating.lead.clone() });
        }
        let decided = Decided { said, won };
        rater.decided.push(decided);
        if let Some(figure) = rating.computed {
            rater.gains.push(Decided { said: figure, won }.brier() - decided.brier());
            computed.insert((&rating.lead, figure), won);
        }
    }
    let computed = computed.into_iter().map(|((_, said), won)| Decided { said, won }).collect();
    Ok((raters, computed))
}

/// How far the gains of one rater lie apart, and how far those of different raters.
struct Within {
    /// The variance of one lead's gain.
    variance: f64,
    /// The variance of raters' skills around none, by moments: Σ n d² = τ² Σ n + k s² on average.
    between: f64,
}

/// How much gains vary where nothing tells: of squared errors, as of figures some tens of per cent apart.
const USUAL: f64 = 0.02;

impl Within {
    fn of<'a>(known: impl Iterator<Item = &'a Known> + Clone) -> Self {
        let known = known.filter(|known| !known.gains.is_empty());
        let free: f64 = known.clone().map(|known| count(&known.gains) - 1.0).sum();
        let squares: f64 = known.clone().map(Known::squares).sum();
        // Gains that are all alike, or one alone, tell nothing of how much they vary.
        let variance = if squares > 0.0 && free > 0.0 { squares / free } else { USUAL };
        let (raters, all, sum) = known.fold((0.0, 0.0, 0.0), |(raters, all, sum), known| {
            let leads = count(&known.gains);
            (raters + 1.0, all + leads, sum + leads * known.mean().powi(2))
        });
        let between = if all > 0.0 { ((sum - raters * variance) / all).max(0.0) } else { 0.0 };
        Self { variance, between }
    }
}

fn row(rater: &PersonId, known: &Known, within: &Within, least: f64, interval: f64) -> Result<RaterRow, Error> {
    let leads = count(&known.gains);
    let any = leads > 0.0;
    let z = normal_quantile(f64::midpoint(1.0, interval));
    let skill = known.mean();
    let error = (known.squares() / (leads - 1.0).max(1.0) / leads.max(1.0)).sqrt();
    let enough = leads >= least;
    let (near, low, high) = nearer(known, interval)?;
    let own = within.variance / leads.max(1.0);
    let kept = if within.between > 0.0 { within.between / (within.between + own) } else { 0.0 };
    let (shrunk, spread) = (kept * skill, (kept * own).sqrt());
    let (shrunk_low, shrunk_high) = (shrunk - z * spread, shrunk + z * spread);
    let verdict = match () {
        () if !enough => RaterVerdict::TooFew,
        () if shrunk_low > 0.0 => RaterVerdict::Better,
        () if shrunk_high < 0.0 => RaterVerdict::Worse,
        () => RaterVerdict::NotApart,
    };
    let given = |held: bool, value: f64| held.then(|| Estimate::of(value));
    Ok(RaterRow {
        rater: rater.clone(),
        ratings: Count::new(known.ratings),
        decided: Count::saturating(known.decided.len()),
        won: Count::saturating(known.decided.iter().filter(|one| one.won).count()),
        score: RaterScore::of(&known.decided),
        compared: Count::saturating(known.gains.len()),
        skill: given(any, skill),
        skill_low: given(enough, skill - z * error),
        skill_high: given(enough, skill + z * error),
        nearer: near,
        nearer_low: low,
        nearer_high: high,
        shrunk: given(any, shrunk),
        shrunk_low: given(enough, shrunk_low),
        shrunk_high: given(enough, shrunk_high),
        better: if enough { Some(Probability::try_from(above(shrunk, spread))?) } else { None },
        verdict,
    })
}

/// In how many leads it was nearer to what came, with its interval.
#[expect(clippy::type_complexity, reason = "three figures of one share")]
fn nearer(
    known: &Known,
    interval: f64,
) -> Result<(Option<Probability>, Option<Probability>, Option<Probability>), Error> {
    let leads = count(&known.gains);
    if known.gains.is_empty() {
        return Ok((None, None, None));
    }
    // As near up to rounding counts as as near.
    let half = |gain: f64| match gain {
        gain if gain > 1e-12 => 1.0,
        gain if gain < -1e-12 => 0.0,
        _ => 0.5,
    };
    let wins: f64 = known.gains.iter().map(|&gain| half(gain)).sum();
    let (low, high) = Beta::jeffreys(wins, leads).interval(interval);
    let share = |share: f64| Probability::try_from(share.clamp(0.0, 1.0)).map(Some);
    Ok((share(wins / leads)?, share(low)?, share(high)?))
}

/// The probability that a normal variable is above 0.
fn above(mean: f64, deviation: f64) -> f64 {
    if deviation > 0.0 {
        return (erfc(-mean / deviation / core::f64::consts::SQRT_2) / 2.0).clamp(0.0, 1.0);
    }
    match mean {
        mean if mean > 0.0 => 1.0,
        mean if mean < 0.0 => 0.0,
        _ => 0.5,
    }
}
