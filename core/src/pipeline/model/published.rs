//! The table of stages that is published: what each usually wins, with the old figure beside it.

use super::centre::centred;
use super::counts::{Counts, FAILED, Node, ancestors, part};
use super::tally::Tally;
use super::{StageModel, quantile};
use crate::numerics::beta::Beta;
use crate::numerics::isotonic::never_falling;
use crate::units::{Count, Error, Probability, SegmentId, StageId};
use leadwerk_macros::crosses;

/// From so many ended leads on, the model's table is better than one by counting at every stage.
const ENOUGH: f64 = 300.0;
/// How many leads the figure of what a segment is a part of is worth, when counting.
const PARENT: f64 = 10.0;
/// With fewer ended leads than this a note says that the range is wide.
const FEW: u64 = 300;

/// The table of stages: with which probability a lead that comes to a stage is won.
#[crosses]
#[derive(Eq)]
pub struct ChanceTable {
    /// The segment; nothing for all leads.
    pub segment: Option<SegmentId>,
    /// The stages that leads are worked at, in order.
    pub rows: Vec<StageChance>,
    /// How many leads were won or failed.
    pub ended: Count,
    /// How many stand at a stage.
    pub open: Count,
    /// Where the figures come from.
    pub basis: Basis,
    /// What a reader must know.
    pub notes: Vec<ChanceNote>,
}

/// Where published figures come from.
#[crosses]
pub enum Basis {
    /// From competing exits, with the time at each stage and the open leads.
    Model,
    /// From counting ended leads, drawn towards what experts expect: there are fewer than 300, forgetting included.
    Counts,
}

/// What a stage usually wins.
#[crosses]
#[derive(Eq)]
pub struct StageChance {
    /// The stage.
    pub stage: StageId,
    /// Ended leads that came this far: those won, and those that failed here or later.
    pub ended: Count,
    /// Of these, how many were won.
    pub won: Count,
    /// How many failed at this very stage.
    pub failed_here: Count,
    /// The practitioners' figure: won of ended. Quick ends are over-represented in it.
    pub counted: Option<Probability>,
    /// What is published: never less than at the stage before.
    pub published: Probability,
    /// What it is hardly below.
    pub low: Probability,
    /// What it is hardly above.
    pub high: Probability,
    /// The same before it was made to rise from stage to stage.
    pub raw: Probability,
    /// Whether the figure stands for itself; else the data would have it fall, and it shares one with a neighbour.
    pub separate: bool,
}

/// What a reader of the table must know.
#[crosses]
#[derive(Eq)]
pub struct ChanceNote {
    /// What.
    pub kind: NoteKind,
    /// The stage it is about, if one.
    pub stage: Option<StageId>,
}

/// A kind of note.
#[crosses]
pub enum NoteKind {
    /// No lead has ended: the figures are the experts', or a guess.
    NothingEnded,
    /// No lead has failed. Probably nobody closes dead ones: presume them lost after some time.
    NoFailures,
    /// No lead was won.
    NoWins,
    /// Fewer than 300 leads have ended: the interval is wide, and meant.
    FewEnded,
    /// No lead has left this stage.
    NeverLeft,
    /// The data do not tell this stage from a neighbour: its definition does not separate.
    NotSeparate,
}

/// What was counted with weights: what was won, and what failed at each stage.
fn weighted(counts: &Counts) -> (f64, Vec<f64>) {
    let won = counts.moved.iter().filter_map(|moved| moved.last()).sum();
    let failed = counts.cells.iter().map(|cells| cells.iter().map(|cell| part(&cell.exits, FAILED)).sum());
    (won, failed.collect())
}

/// One figure with its uncertainty.
struct Figure {
    value: f64,
    variance: f64,
    low: f64,
    high: f64,
}

impl StageModel {
    /// The table of stages of a segment, or of all leads.
    ///
    /// With fewer than 300 ended leads of all segments together, what is forgotten taken off, the figures come from
    /// counting: by Jeffreys' prior, the whole drawn to the experts, segments to what they are a part of. The
    /// published figures rise from stage to stage (isotonic regression, weighted by how sure each is); where that had to
    /// pool stages, a note says that they do not separate.
    ///
    /// # Errors
    /// None in practice.
    pub fn table(&self, segment: Option<&SegmentId>) -> Result<ChanceTable, Error> {
        let tally = self.tally(segment);
        // By all leads, whatever the segment: the model draws small segments to what they are a part of.
        let (won, failed) = self.nodes.first().map(|root| weighted(&root.total)).unwrap_or_default();
        let basis = if won + failed.iter().sum::<f64>() < ENOUGH { Basis::Counts } else { Basis::Model };
        let figures = match basis {
            Basis::Counts => self.counted(self.place(segment)),
            Basis::Model => self.modelled(segment),
        };
        let rise = |figure: fn(&Figure) -> f64| {
            never_falling(&figures.iter().map(|of| (figure(of), 1.0 / of.variance.max(1e-12))).collect::<Vec<_>>())
        };
        let (published, lows, highs) = (rise(|of| of.value), rise(|of| of.low), rise(|of| of.high));
        let same = |a: Option<&f64>, b: &f64| a.is_some_and(|a| a.to_bits() == b.to_bits());
        let mut rows = Vec::with_capacity(figures.len());
        let worked = self.stages().iter().zip(0..).zip(&figures).zip(published.iter().zip(lows.iter().zip(&highs)));
        for (((stage, place), figure), (value, (low, high))) in worked {
            let (ended, won) = (tally.ended_from(place), tally.won);
            let pooled = same(published.get(place + 1), value)
                || place.checked_sub(1).is_some_and(|before| same(published.get(before), value));
            rows.push(StageChance {
                stage: stage.clone(),
                ended: Count::saturating(ended),
                won: Count::saturating(won),
                failed_here: Count::saturating(tally.failed.get(place).copied().unwrap_or(0)),
                counted: Probability::share(won, ended),
                published: Probability::try_from(*value)?,
                low: Probability::try_from(low.min(*value))?,
                high: Probability::try_from(high.max(*value))?,
                raw: Probability::try_from(figure.value)?,
                separate: !pooled,
            });
        }
        let notes = self.notes(&tally, &rows);
        let (ended, open) = (Count::saturating(tally.ended()), Count::saturating(tally.open));
        Ok(ChanceTable { segment: segment.cloned(), rows, ended, open, basis, notes })
    }

    /// What was counted of a segment and all its parts.
    fn tally(&self, segment: Option<&SegmentId>) -> Tally {
        let belongs = |node: &&Node| {
            segment.is_none_or(|segment| {
                node.segment.as_ref().is_some_and(|id| id == segment || ancestors(id).any(|of| of == *segment))
            })
        };
        let mut tally = Tally::new(self.stages().len());
        self.nodes.iter().filter(belongs).for_each(|node| tally.add(&node.tally));
        tally
    }

    /// The figures by counting, of a segment: drawn to what it is a part of as if by [`PARENT`] leads, the whole to the
    /// experts.
    fn counted(&self, place: usize) -> Vec<Figure> {
        let Some(node) = self.nodes.get(place) else { return Vec::new() };
        let parent = node.parent.map(|parent| self.counted(parent));
        let (won, failed) = weighted(&node.total);
        let stages = self.stages().iter().zip(0..);
        let figures = stages.map(|(stage, place): (_, usize)| {
            let expert = || self.rule.experts.iter().find(|expert| expert.stage == *stage);
            let (said, worth) = match &parent {
                Some(figures) => (figures.get(place).map_or(0.5, |figure| figure.value), PARENT),
                None => expert().map_or((0.0, 0.0), |expert| (expert.won.into(), self.rule.experts_worth.get())),
            };
            let ended = won + failed.iter().skip(place).sum::<f64>();
            let beta = Beta::jeffreys(won + worth * said, ended + worth);
            let (low, high) = beta.interval(self.rule.interval.into());
            Figure { value: beta.mean(), variance: beta.variance(), low, high }
        });
        figures.collect()
    }

    /// The figures by the model.
    fn modelled(&self, segment: Option<&SegmentId>) -> Vec<Figure> {
        let place = self.place(segment);
        let fresh = self.laws.get(place).map(|law| law.fresh.as_slice()).unwrap_or_default();
        let tail = (1.0 - f64::from(self.rule.interval)) / 2.0;
        let worked = fresh.iter().take(self.stages().len()).enumerate();
        let figures = worked.map(|(stage, &value)| {
            let mut draws: Vec<f64> = self.spread(place).filter_map(|fresh| fresh.get(stage).copied()).collect();
            centred(value, &mut draws);
            draws.sort_by(f64::total_cmp);
            #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
            let count = draws.len().max(2) as f64;
            let variance = draws.iter().map(|draw| (draw - value).powi(2)).sum::<f64>() / count;
            Figure { value, variance, low: quantile(&draws, tail), high: quantile(&draws, 1.0 - tail) }
        });
        figures.collect()
    }

    fn notes(&self, tally: &Tally, rows: &[StageChance]) -> Vec<ChanceNote> {
        let whole = |kind, holds: bool| holds.then_some(ChanceNote { kind, stage: None });
        let none_failed = tally.failed.iter().all(|&failed| failed == 0);
        let notes = match tally.ended() {
            0 => [whole(NoteKind::NothingEnded, true), None, None],
            ended => [
                whole(NoteKind::NoFailures, none_failed),
                whole(NoteKind::NoWins, tally.won == 0),
                whole(NoteKind::FewEnded, ended < FEW),
            ],
        };
        let of = |kind, row: &StageChance| ChanceNote { kind, stage: Some(row.stage.clone()) };
        let never =
            rows.iter().zip(&tally.left).filter(|(_, left)| **left == 0).map(|(row, _)| of(NoteKind::NeverLeft, row));
        let pooled = rows.iter().filter(|row| !row.separate).map(|row| of(NoteKind::NotSeparate, row));
        notes.into_iter().flatten().chain(never).chain(pooled).collect()
    }
}
