//! The forecast of open deals by the model.

use super::centre::centred;
use super::chance::Standing;
use super::counts::days_between;
use super::horizon::Horizon;
use super::{Chances, StageModel};
use crate::numerics::lot::Lot;
use crate::pipeline::deal::Deal;
use crate::pipeline::revenue::{Forecast, ForecastOptions, Inflow, Odds};
use crate::units::{Count, Currency, Error, Estimate, Money, SegmentId, StageId, Timestamp};
use leadwerk_macros::crosses;
use std::collections::{BTreeMap, BTreeSet};

/// What a forecast of open deals is about.
#[crosses]
pub struct ForecastRule {
    /// Revenue up to here.
    pub until: Timestamp,
    /// The currency of all amounts.
    pub currency: Currency,
    /// How many draws of the model are mixed, so that what is not known of it widens the range: 1 to 1,000. 40 are a good
    /// number; each takes about as long as the forecast itself.
    pub draws: Count,
    /// The revenue that one would like to have.
    #[serde(default)]
    pub target: Option<Money>,
    /// Deals that will still come; nothing where only the open ones count.
    #[serde(default)]
    pub arrivals: Option<Arrivals>,
}

/// How many deals came in, and so how many will.
#[crosses]
pub struct Arrivals {
    /// How many came.
    pub observed: Count,
    /// In how many days.
    pub days: Estimate,
    /// The stage that they come to first.
    pub stage: StageId,
    /// Their segment.
    #[serde(default)]
    pub segment: Option<SegmentId>,
    /// What such deals are worth when they are won: any of these values, equally likely.
    pub values: Vec<Money>,
}

/// Draws of how many deals come are not those of the laws.
const ARRIVALS: u64 = 1 << 32;

impl StageModel {
    /// Revenue from open deals up to a date, as a distribution; with deals that will still come, if they are asked for.
    ///
    /// Deals without an order value bring nothing. What is not known of the stages, and how many deals will come, differs
    /// from draw to draw and is the same for all deals of a draw.
    ///
    /// # Errors
    /// As of [`StageModel::won`] and [`Forecast::of`]; `FIGURE_OUT_OF_RANGE` for the draws or days.
    pub fn forecast(&self, deals: &[Deal], rule: &ForecastRule) -> Result<Forecast, Error> {
        Estimate::of(rule.draws.get().into()).within("draws", 1.0, 1_000.0)?;
        if rule.until <= self.at() {
            return Err(Error::NotInFuture { given: rule.until, now: self.at() });
        }
        let worthy: Vec<(&Deal, Money)> = deals.iter().filter_map(|deal| Some((deal, deal.value?))).collect();
        let standings = worthy.iter().map(|(deal, _)| self.standing(deal)).collect::<Result<Vec<_>, _>>()?;
        let arrivals = rule.arrivals.as_ref().map(|arrivals| {
            arrivals.days.within("arrivals.days", 0.01, 1e6)?;
            Ok::<_, Error>((arrivals, self.place(arrivals.segment.as_ref()), self.stage(&arrivals.stage)?))
        });
        let arrivals = arrivals.transpose()?;
        let days = days_between(self.at(), rule.until).max(0.0);
        let asked: BTreeSet<usize> =
            standings.iter().map(Standing::law).chain(arrivals.map(|(_, law, _)| law)).collect();
        let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); worthy.len()];
        let mut arriving = Vec::new();
        for part in 0..u64::from(rule.draws.get()) {
            let laws = self.drawn(part);
            let horizons = horizons(&laws, &asked, days);
            for (standing, drawn) in standings.iter().zip(&mut drawn) {
                drawn.push(standing.won_by(&horizons));
            }
            if let Some((arrivals, law, stage)) = arrivals {
                let mut lot = Lot::new(self.rule().seed.get(), ARRIVALS + part);
                // Jeffreys' prior for a rate: half a deal.
                let rate = lot.gamma(f64::from(arrivals.observed.get()) + 0.5) / arrivals.days.get();
                arriving.push((rate, horizons.get(&law).map_or(0.0, |horizon| horizon.wins_of_one_a_day(stage))));
            }
        }
        let horizons = horizons(&self.laws, &asked, days);
        let odds = worthy.iter().zip(&standings).zip(drawn).map(|(((deal, value), standing), mut drawn)| {
            centred(standing.won_by(&horizons), &mut drawn);
            let won = drawn.into_iter().map(Estimate::of).collect();
            Odds { lead: deal.lead.clone(), value: *value, won }
        });
        let odds: Vec<Odds> = odds.collect();
        let expected: Vec<Estimate> = match arrivals {
            None => Vec::new(),
            Some((_, law, stage)) => {
                // The wins of one lead a day, as a part of the days: a probability like the others.
                let mut wins: Vec<f64> = arriving.iter().map(|(_, wins)| wins / days).collect();
                let estimate = horizons.get(&law).map_or(0.0, |horizon| horizon.wins_of_one_a_day(stage));
                centred(estimate / days, &mut wins);
                arriving.iter().zip(wins).map(|((rate, _), wins)| Estimate::of(rate * wins * days)).collect()
            }
        };
        let inflow = arrivals.map(|(arrivals, ..)| Inflow { expected, values: arrivals.values.clone() });
        let (at, until) = (self.at(), rule.until);
        let options = ForecastOptions { at, until, currency: rule.currency, target: rule.target, inflow };
        Forecast::of(&odds, &options)
    }
}

/// The horizons of the laws that are asked for, by their place.
fn horizons<'a>(laws: &'a [Chances], asked: &BTreeSet<usize>, days: f64) -> BTreeMap<usize, Horizon<'a>> {
    asked.iter().filter_map(|&place| Some((place, Horizon::new(laws.get(place)?, days)))).collect()
}
