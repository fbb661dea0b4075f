//! With which probability a lead at a stage is won, and how sure that is.
//!
//! `counts` weighs a history as of a time, `fit` estimates from it how fast leads leave each stage at each age and where
//! to, `law` and `horizon` reckon what follows from that, `published` and `chance` are the answers.

mod centre;
mod chance;
mod counts;
mod fit;
mod forecast;
mod horizon;
mod law;
mod published;
mod tally;
#[cfg(test)]
mod tests;
mod words;

pub use chance::DealChance;
pub use forecast::{Arrivals, ForecastRule};
pub use published::{Basis, ChanceNote, ChanceTable, NoteKind, StageChance};

use super::history::{History, HistoryRule};
use crate::numerics::lot::Lot;
use crate::policy::ModelRule;
use crate::units::{Error, SegmentId, StageId, Timestamp};
use counts::{Node, ancestors, nodes, sum_up};
use fit::{Expert, Strengths, coarse, experts, laws, redrawn, strengths};
use law::{Chances, Law};
use std::sync::OnceLock;

/// With which probability leads are won, learned from a history.
///
/// How fast leads leave a stage for a later one, for an earlier one, or by failing is estimated by their age at the
/// stage, so that a lead which stands still for long has another chance than one that has just come, and open leads
/// count with the time that they were watched. Few counts are drawn towards coarser ones: each age of each stage towards
/// a factor of the stage times a factor of the age, each segment towards what it is a part of.
///
/// Sources: competing exits as piecewise constant rates (Holford, 1980; Laird and Olivier, 1981), gamma priors as
/// pseudo-exits (Clayton and Kaldor, 1987), absorbing chains (Kemeny and Snell, 1960).
///
/// # Example
/// ```
/// use leadwerk::pipeline::{Deal, Exit, History, HistoryRule, StageModel, Stay};
/// use leadwerk::policy::ModelRule;
/// use leadwerk::units::{LeadId, StageId, Timestamp};
///
/// let stages = ["offer", "talks", "order"].map(StageId::new).into_iter().collect::<Result<Vec<_>, _>>()?;
/// let day = |day: i64| Timestamp::new(day * 86_400_000);
/// let mut history = History::new(HistoryRule::standard(stages))?;
/// for lead in 0..600 {
///     let (id, talks) = (LeadId::new(format!("L{lead}"))?, StageId::new("talks")?);
///     // Two of three are won, after 1 to 40 days; the third is given up after 41 to 80.
///     let (left, how) = if lead % 3 == 0 { (day(41 + lead % 40)?, Exit::Lost) } else { (day(1 + lead % 40)?, Exit::Won) };
///     let stay = Stay { lead: id, stage: talks, entered: day(0)?, left: Some(left), how: Some(how), to: None, segment: None };
///     history.add(&stay)?;
/// }
/// let model = StageModel::fit(&history, ModelRule::standard(), day(100)?)?;
/// let deal = |entered| -> Result<Deal, leadwerk::Error> {
///     let (lead, stage) = (LeadId::new("L9")?, StageId::new("talks")?);
///     Ok(Deal { lead, stage, entered: day(entered)?, value: None, segment: None, member: None, channel: None })
/// };
/// assert!((model.won(&deal(100)?)? - 2.0 / 3.0).abs() < 0.02);
/// assert!(model.won(&deal(50)?)? < 0.1, "after 50 days the winners are through");
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct StageModel {
    rule: ModelRule,
    history: HistoryRule,
    at: Timestamp,
    edges: Vec<f64>,
    nodes: Vec<Node>,
    experts: Vec<Expert>,
    strengths: Strengths,
    laws: Vec<Chances>,
    /// What a lead that has just come to a stage has, by draw, segment and stage: reckoned when it is first asked for.
    spread: OnceLock<Vec<Vec<Vec<f64>>>>,
}

impl StageModel {
    /// Estimates from what the history knows, as of a time.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`, `EXPERTS_INCOMPLETE`, `UNKNOWN_STAGE`; `HISTORY_AHEAD` when the history knows of something later.
    pub fn fit(history: &History, rule: ModelRule, at: Timestamp) -> Result<Self, Error> {
        rule.check(&history.rule().stages)?;
        if let Some(latest) = history.latest().filter(|latest| *latest > at) {
            return Err(Error::HistoryAhead { latest, given: at });
        }
        let edges: Vec<f64> = history.rule().ages.iter().map(|age| age.get()).collect();
        let (nodes, experts) = (nodes(history, &rule, at, &edges), experts(&rule, &history.rule().stages));
        let coarse = whole(&nodes, &experts, edges.len());
        let strengths = strengths(&nodes, &coarse, &rule);
        let laws = chances(laws(&nodes, &coarse, strengths, None), &edges);
        Ok(Self {
            rule,
            history: history.rule().clone(),
            at,
            edges,
            nodes,
            experts,
            strengths,
            laws,
            spread: OnceLock::new(),
        })
    }

    /// The rule it was estimated by.
    pub fn rule(&self) -> &ModelRule {
        &self.rule
    }

    /// The time as of which it was estimated.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The stages that leads are worked at.
    pub(super) fn stages(&self) -> &[StageId] {
        self.history.stages.split_last().map_or(&[], |(_, worked)| worked)
    }

    /// The draws of what the laws might be.
    fn draws(&self) -> impl Iterator<Item = Vec<Chances>> {
        (0..u64::from(self.rule.draws.get())).map(|part| self.drawn(part))
    }

    /// What a lead that has just come to each stage of a segment has, in each draw.
    fn spread(&self, place: usize) -> impl Iterator<Item = &[f64]> {
        let fresh = |laws: Vec<Chances>| laws.into_iter().map(|law| law.fresh).collect();
        let spread = self.spread.get_or_init(|| self.draws().map(fresh).collect());
        spread.iter().filter_map(move |segments| segments.get(place).map(Vec::as_slice))
    }

    /// One of them: the coarse law from counts that might have been a little different, then each rate from what its own
    /// counts leave open around it.
    fn drawn(&self, part: u64) -> Vec<Chances> {
        let mut lot = Lot::new(self.rule.seed.get(), part);
        let mut nodes = self.nodes.clone();
        nodes.iter_mut().for_each(|node| node.own = redrawn(&node.own, &mut lot));
        sum_up(&mut nodes);
        let coarse = whole(&nodes, &self.experts, self.edges.len());
        chances(laws(&self.nodes, &coarse, self.strengths, Some(&mut lot)), &self.edges)
    }

    /// The place of the nearest segment that was seen.
    fn place(&self, segment: Option<&SegmentId>) -> usize {
        let find = |id: SegmentId| self.nodes.binary_search_by(|node| node.segment.as_ref().cmp(&Some(&id))).ok();
        segment.and_then(|id| find(id.clone()).or_else(|| ancestors(id).find_map(find))).unwrap_or(0)
    }
}

/// The coarse law of all segments together.
fn whole(nodes: &[Node], experts: &[Expert], ages: usize) -> Law {
    // INVARIANT (nodes): the whole is always there, and it comes first.
    let empty = counts::Counts::new(0, ages);
    coarse(nodes.first().map_or(&empty, |root| &root.total), experts, ages)
}

/// What follows from each law.
fn chances(laws: Vec<Law>, edges: &[f64]) -> Vec<Chances> {
    laws.into_iter().map(|law| Chances::new(law, edges)).collect()
}

/// What a sorted list stays below with this probability; in between, linear.
fn quantile(sorted: &[f64], probability: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a short list")]
    let place = probability.clamp(0.0, 1.0) * sorted.len().saturating_sub(1) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
    let (low, high) = (place.floor() as usize, place.ceil() as usize);
    let at = |place: usize| sorted.get(place).copied().unwrap_or(0.0);
    at(low) + (at(high) - at(low)) * place.fract()
}
