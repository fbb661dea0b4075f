//! By counting alone: ended leads, or moves.

use super::super::deal::Deal;
use super::super::history::History;
use super::super::place::place;
use super::super::stay::{Exit, Stay};
use super::Forecaster;
use crate::numerics::linear::Matrix;
use crate::units::{Error, LeadId, StageId};
use std::collections::BTreeMap;

/// What became of a lead, as far as its stays tell: the furthest place it came to, and whether it was won.
pub(super) fn outcomes<'a>(stages: &[StageId], known: &'a [Stay]) -> BTreeMap<&'a LeadId, (usize, Option<bool>)> {
    let mut leads: BTreeMap<&LeadId, (usize, Option<bool>)> = BTreeMap::new();
    for stay in known {
        let Some(place) = stages.iter().position(|stage| *stage == stay.stage) else { continue };
        let lead = leads.entry(&stay.lead).or_default();
        lead.0 = lead.0.max(place);
        // Who is won in the end was not lost before: a lead may come again.
        lead.1 = lead.1.max(stay.how.and_then(Exit::won));
    }
    leads
}

/// Of the ended leads that came to each stage, the share that was won, by Jeffreys' prior.
pub(super) struct Counted {
    stages: Vec<StageId>,
    won: Vec<f64>,
}

impl Counted {
    pub(super) fn new(stages: &[StageId], known: &[Stay]) -> Self {
        let mut counts = vec![(0.5, 1.0); stages.len()];
        for (furthest, won) in outcomes(stages, known).into_values() {
            let Some(won) = won else { continue };
            let furthest = if won { stages.len() } else { furthest };
            for (wins, all) in counts.iter_mut().take(furthest + 1) {
                *wins += f64::from(u8::from(won));
                *all += 1.0;
            }
        }
        Self { stages: stages.to_vec(), won: counts.into_iter().map(|(wins, all)| wins / all).collect() }
    }
}

impl Forecaster for Counted {
    fn won(&self, deal: &Deal) -> Result<f64, Error> {
        at(&self.stages, &self.won, deal)
    }
}

/// The chain of the moves that were counted, with half a move each way for what was never seen.
pub(super) struct Transitions {
    stages: Vec<StageId>,
    won: Vec<f64>,
}

impl Transitions {
    pub(super) fn new(stages: &[StageId], history: &History) -> Result<Self, Error> {
        let worked = stages.len() - 1;
        let (mut rest, mut wins) = (Matrix::identity(worked), vec![0.0; worked]);
        for stage in 0..worked {
            let (mut moved, mut failed) = (vec![0.0; stages.len()], 0.5);
            for sums in history.sums().values().filter_map(|stages| stages.get(stage)).flat_map(BTreeMap::values) {
                #[expect(clippy::cast_precision_loss, reason = "far fewer than 2⁵³")]
                moved.iter_mut().zip(&sums.moved).for_each(|(moved, &count)| *moved += count as f64);
                #[expect(clippy::cast_precision_loss, reason = "far fewer than 2⁵³")]
                let more = sums.ages.iter().map(|age| age.failed).sum::<u64>() as f64;
                failed += more;
            }
            moved.get_mut(stage + 1).into_iter().for_each(|next| *next += 0.5);
            let all = moved.iter().sum::<f64>() + failed;
            moved.iter().take(worked).enumerate().for_each(|(to, moved)| rest.add(stage, to, -moved / all));
            wins.get_mut(stage).into_iter().for_each(|win| *win = moved.last().copied().unwrap_or(0.0) / all);
        }
        // Each stage fails half a time at least, so the inverse exists.
        let won = rest.inverse().map_or_else(|| vec![0.0; worked], |inverse| inverse.times(&wins));
        Ok(Self { stages: stages.to_vec(), won })
    }
}

impl Forecaster for Transitions {
    fn won(&self, deal: &Deal) -> Result<f64, Error> {
        at(&self.stages, &self.won, deal)
    }
}

/// The figure of the deal's stage.
fn at(stages: &[StageId], figures: &[f64], deal: &Deal) -> Result<f64, Error> {
    Ok(figures.get(place(stages, &deal.stage)?).copied().unwrap_or(0.0))
}
