//! The chances of deals.

use super::centre::centred;
use super::horizon::Horizon;
use super::{Chances, StageModel, quantile};
use crate::pipeline::deal::Deal;
use crate::pipeline::place::place;
use crate::units::{Error, Estimate, Language, LeadId, Probability, StageId, Timestamp, per_cent};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// With which probability a deal is won in the end.
#[crosses]
pub struct DealChance {
    /// The lead.
    pub lead: LeadId,
    /// The stage it stands at.
    pub stage: StageId,
    /// For how many days.
    pub age_days: Estimate,
    /// The probability.
    pub won: Probability,
    /// What it is hardly below.
    pub low: Probability,
    /// What it is hardly above.
    pub high: Probability,
    /// What a lead has that has just come to this stage.
    pub fresh: Probability,
    /// Whether it stands there for so long that the rule takes it for lost; then the probability is nothing.
    pub presumed_lost: bool,
}

impl DealChance {
    /// Why it has this chance, for people.
    pub fn sentence(&self, language: Language) -> String {
        let (stage, days) = (&self.stage, self.age_days.get().floor());
        let [fresh, won, low, high] =
            [self.fresh, self.won, self.low, self.high].map(|share| per_cent(share, language));
        match (language, self.presumed_lost) {
            (Language::English, true) => {
                format!(
                    "Stage {stage} usually wins {fresh}; after {days} days there without a move this lead is taken for lost."
                )
            }
            (Language::English, false) => format!(
                "Stage {stage} usually wins {fresh}; after {days} days there without a move it is {won} ({low} to {high})."
            ),
            (Language::German, true) => format!(
                "Stufe {stage} gewinnt gewöhnlich {fresh}; nach {days} Tagen dort ohne Bewegung gilt dieser Lead als verloren."
            ),
            (Language::German, false) => format!(
                "Stufe {stage} gewinnt gewöhnlich {fresh}; nach {days} Tagen dort ohne Bewegung sind es {won} ({low} bis {high})."
            ),
        }
    }
}

/// A deal where the model finds it.
pub(super) struct Standing {
    /// The place of its segment's law.
    law: usize,
    stage: usize,
    age: f64,
    presumed_lost: bool,
}

impl Standing {
    fn won(&self, laws: &[Chances]) -> f64 {
        if self.presumed_lost { 0.0 } else { laws.get(self.law).map_or(0.0, |law| law.won(self.stage, self.age)) }
    }

    /// The place of its segment's law.
    pub(super) fn law(&self) -> usize {
        self.law
    }

    /// With which probability it is won by the date of these horizons.
    pub(super) fn won_by(&self, horizons: &BTreeMap<usize, Horizon<'_>>) -> f64 {
        let won = || horizons.get(&self.law).map_or(0.0, |horizon| horizon.won(self.stage, self.age));
        if self.presumed_lost { 0.0 } else { won() }
    }
}

impl StageModel {
    /// With which probability a deal is won in the end: the estimate alone, which is quick.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`; `DEAL_AHEAD` when it came to its stage after the time of the estimate.
    pub fn won(&self, deal: &Deal) -> Result<f64, Error> {
        Ok(self.standing(deal)?.won(&self.laws))
    }

    /// With which probability each deal is won in the end, and how sure that is.
    ///
    /// # Errors
    /// As of [`StageModel::won`].
    pub fn chances(&self, deals: &[Deal]) -> Result<Vec<DealChance>, Error> {
        let standings = deals.iter().map(|deal| self.standing(deal)).collect::<Result<Vec<_>, _>>()?;
        let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); deals.len()];
        for laws in self.draws() {
            standings.iter().zip(&mut drawn).for_each(|(standing, drawn)| drawn.push(standing.won(&laws)));
        }
        let tail = (1.0 - f64::from(self.rule.interval)) / 2.0;
        let rows = deals.iter().zip(&standings).zip(&mut drawn).map(|((deal, standing), drawn)| {
            let won = standing.won(&self.laws);
            centred(won, drawn);
            drawn.sort_by(f64::total_cmp);
            let fresh = self.laws.get(standing.law).and_then(|law| law.fresh.get(standing.stage)).copied();
            Ok(DealChance {
                lead: deal.lead.clone(),
                stage: deal.stage.clone(),
                age_days: Estimate::of(standing.age),
                won: Probability::try_from(won)?,
                low: Probability::try_from(quantile(drawn, tail).min(won))?,
                high: Probability::try_from(quantile(drawn, 1.0 - tail).max(won))?,
                fresh: Probability::try_from(fresh.unwrap_or(0.0))?,
                presumed_lost: standing.presumed_lost,
            })
        });
        rows.collect()
    }

    /// For how many days a deal stands at its stage; nothing if it has not come yet.
    pub(crate) fn age_days(&self, deal: &Deal) -> f64 {
        super::counts::days_between(deal.entered, self.at).max(0.0)
    }

    /// How many stays at each stage a deal has still before it, the one that lasts included.
    pub(crate) fn stays_to_come(&self, deal: &Deal) -> Result<Vec<f64>, Error> {
        let Standing { law, stage, age, .. } = self.standing(deal)?;
        let mut stays = self.laws.get(law).map_or_else(Vec::new, |law| law.stays_to_come(stage, age));
        stays.get_mut(stage).into_iter().for_each(|stays| *stays += 1.0);
        Ok(stays)
    }

    pub(super) fn standing(&self, deal: &Deal) -> Result<Standing, Error> {
        let stage = self.stage(&deal.stage)?;
        if deal.entered > self.at {
            let (lead, entered) = (deal.lead.clone(), deal.entered);
            return Err(Error::DealAhead { lead, entered, at: self.at });
        }
        let age = self.age_days(deal);
        let presumed_lost = self.is_presumed_lost(deal.entered);
        Ok(Standing { law: self.place(deal.segment.as_ref()), stage, age, presumed_lost })
    }

    /// Whether who came to its stage then is taken for lost by now.
    pub(super) fn is_presumed_lost(&self, entered: Timestamp) -> bool {
        let age = super::counts::days_between(entered, self.at);
        self.rule.presumed_lost_days.is_some_and(|days| age >= days.get())
    }

    /// The place of a stage at which leads are worked, by its name of today or of once.
    pub(super) fn stage(&self, stage: &StageId) -> Result<usize, Error> {
        // The last stage is in the rule, but nobody waits there.
        let known = self.history.place(stage).ok().filter(|place| *place < self.stages().len());
        known.map_or_else(|| place(self.stages(), stage), Ok)
    }
}
