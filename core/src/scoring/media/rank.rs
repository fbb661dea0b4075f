//! Which medium returns most for the money, and how sure that is.

use super::row::{MediumCost, MediumRow, money};
use super::table::{Group, MediaBy, Name, groups};
use super::values::Values;
use super::wins::{Seen, Wins};
use crate::numerics::lot::Lot;
use crate::policy::MediaRule;
use crate::units::{CampaignId, ChoiceId, Count, Currency, Error, Estimate, MediumId, Money, Order as _, Probability};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// The most figures that are drawn at once.
const MOST_DRAWS: f64 = 2e7;

/// Media by what they return for the money, and how sure that is.
#[crosses]
pub struct MediaRanking {
    /// The media that can be compared, by their expected return, the best first.
    pub ranked: Vec<RankedMedium>,
    /// Those that cannot, by name.
    pub unranked: Vec<UnrankedMedium>,
    /// The common share of leads that are won, to which each medium's own is drawn.
    pub common: Probability,
    /// How far the shares of media lie apart: the standard deviation as a part of the common share.
    pub spread: Estimate,
    /// The currency of all amounts.
    pub currency: Currency,
}

/// What a medium is expected to return.
#[crosses]
pub struct RankedMedium {
    /// The medium.
    pub medium: MediumId,
    /// The campaign, where these are compared.
    pub campaign: Option<CampaignId>,
    /// The product, where these are compared.
    pub product: Option<ChoiceId>,
    /// How many of its leads have ended.
    pub ended: Count,
    /// How many of them were won.
    pub wins: Count,
    /// What was spent.
    pub cost: Money,
    /// How many of its leads came in where it is known what was spent: how many the money brings is reckoned from these.
    pub costed: Count,
    /// What each unit of money is expected to bring in margin.
    pub expected: Estimate,
    /// What it brings at least, by the rule's interval.
    pub low: Estimate,
    /// What it brings at most.
    pub high: Estimate,
    /// What it has brought so far, by counting.
    pub counted: Estimate,
    /// The probability that it is the best of those compared.
    pub best: Probability,
    /// Its best place by the rule's interval; 1 is the first.
    pub rank_low: Count,
    /// Its worst place.
    pub rank_high: Count,
    /// The probability of winning one of its leads.
    pub won: Probability,
    /// What a win is worth on average: its order value.
    pub value: Money,
}

/// A medium that cannot be compared.
#[crosses]
#[derive(Eq)]
pub struct UnrankedMedium {
    /// The medium.
    pub medium: MediumId,
    /// The campaign, where these are compared.
    pub campaign: Option<CampaignId>,
    /// The product, where these are compared.
    pub product: Option<ChoiceId>,
    /// Why not.
    pub why: WhyUnranked,
}

/// Why a medium cannot be compared.
#[crosses]
pub enum WhyUnranked {
    /// Nobody said what was spent on any of its leads, or it cost nothing: there is no return on no money.
    NoCost,
    /// No lead has come of it.
    NoLeads,
    /// No order value is known of any medium, and the rule assumes none.
    NoValue,
}

/// What is drawn of a medium.
#[derive(Clone, Debug, Default)]
struct Drawn {
    returns: Vec<f64>,
    ranks: Vec<u32>,
    won: f64,
    value: f64,
    best: u64,
}

impl MediaRanking {
    /// Ranks media by the margin that each unit of money is expected to bring: leads per money × probability of winning
    /// one × value of a win × share of margin. Leads, cost and margin are taken as known. The probability is beta
    /// distributed around a common one, the value lognormal with its mean drawn to a common one, each the more the fewer
    /// are known; what is not known is drawn many times.
    ///
    /// # Errors
    /// As of [`super::MediaReturns::of`]; `FIGURE_OUT_OF_RANGE` where draws times media go beyond 20,000,000.
    pub fn of(
        rows: &[MediumRow],
        costs: &[MediumCost],
        by: MediaBy,
        currency: Currency,
        rule: &MediaRule,
    ) -> Result<Self, Error> {
        rule.check()?;
        let (groups, _) = groups(rows, costs, by, currency, rule)?;
        let assumed = rule.assumed_value.map(|value| value.worth_in(currency)).transpose()?;
        let values = Values::new(groups.values(), assumed);
        let why = |group: &Group| match group {
            group if group.spent().is_none() => Some(WhyUnranked::NoCost),
            group if group.leads == 0 => Some(WhyUnranked::NoLeads),
            group if group.costed.leads == 0 => Some(WhyUnranked::NoCost),
            _ if values.is_none() => Some(WhyUnranked::NoValue),
            _ => None,
        };
        let compared: Vec<bool> = groups.values().map(|group| why(group).is_none()).collect();
        let unranked = groups.iter().filter_map(|(name, group)| {
            let Name { medium, campaign, product } = name.clone();
            why(group).map(|why| UnrankedMedium { medium, campaign, product, why })
        });
        #[expect(clippy::cast_precision_loss, reason = "a number of media")]
        let work = f64::from(rule.draws.get()) * groups.len() as f64;
        Estimate::of(work).within("draws times media", 0.0, MOST_DRAWS)?;
        let wins = Wins::new(seen(&groups, rule));
        let drawn = values.as_ref().map(|values| draw(&groups, &compared, &wins, values, rule)).unwrap_or_default();
        let mut ranked = Vec::new();
        for ((name, group), drawn) in
            groups.iter().zip(drawn).zip(&compared).filter(|(_, kept)| **kept).map(|(row, _)| row)
        {
            ranked.push(report(name, group, drawn, currency, rule)?);
        }
        // The order of names breaks ties, for the sort keeps it.
        ranked.order_by(|a: &RankedMedium, b| b.expected.get().total_cmp(&a.expected.get()));
        let (common, spread) = wins.common();
        Ok(Self {
            ranked,
            unranked: unranked.collect(),
            common: Probability::try_from(common.clamp(0.0, 1.0))?,
            spread: Estimate::of(spread),
            currency,
        })
    }
}

/// What was seen of each medium's leads that ended, and the practitioners' word: each place of their order wins `falls`
/// times as often as the one before, and the leads of all that are in an order as often as all leads.
fn seen(groups: &BTreeMap<Name, Group>, rule: &MediaRule) -> Vec<Seen> {
    #[expect(clippy::cast_precision_loss, reason = "a number of leads")]
    let number = |count: u64| count as f64;
    let falls =
        |place: &Option<u32>| place.map(|place| rule.falls.get().powi(i32::try_from(place).unwrap_or(i32::MAX)));
    // Of a group's leads that are in an order: how many, and how many of them the order expects to be won, unscaled.
    let word = |group: &Group| {
        let listed = group.places.iter().filter_map(|(place, leads)| Some((number(*leads), falls(place)?)));
        listed.fold((0.0, 0.0), |(all, sum), (leads, factor)| (all + leads, sum + leads * factor))
    };
    let (all, sum) = groups.values().map(word).fold((0.0, 0.0), |(all, sum), one| (all + one.0, sum + one.1));
    let mut of_medium: BTreeMap<&MediumId, u64> = BTreeMap::new();
    for (name, group) in groups {
        *of_medium.entry(&name.medium).or_default() += group.leads;
    }
    let seen = groups.iter().map(|(name, group)| {
        let (listed, expected) = word(group);
        // The word is of the medium: its campaigns and products share it by their leads.
        let leads = of_medium.get(&name.medium).copied().map_or(1.0, number).max(1.0);
        Seen {
            won: number(group.wins),
            ended: number(group.leads - group.open),
            worth: rule.worth.get() * listed / leads,
            factor: if listed > 0.0 { (expected / listed) * (all / sum) } else { 1.0 },
        }
    });
    seen.collect()
}

fn draw(
    groups: &BTreeMap<Name, Group>,
    compared: &[bool],
    wins: &Wins,
    values: &Values,
    rule: &MediaRule,
) -> Vec<Drawn> {
    let per_money: Vec<f64> = groups.values().map(margin_leads_per_money).collect();
    let draws = rule.draws.get();
    let mut all = vec![Drawn::default(); groups.len()];
    for part in 0..draws {
        let mut lot = Lot::new(rule.seed.get(), part.into());
        let (rates, worths) = (wins.draw(&mut lot), values.draw(&mut lot));
        let returns: Vec<f64> = rates.iter().zip(&worths).zip(&per_money).map(|((p, v), m)| p * v * m).collect();
        let mut order: Vec<usize> = (0..returns.len()).filter(|&at| compared.get(at) == Some(&true)).collect();
        let of = |at: usize| returns.get(at).copied().unwrap_or(0.0);
        order.sort_by(|&a, &b| of(b).total_cmp(&of(a)));
        for (rank, at) in (1..).zip(order) {
            let (Some(drawn), Some(rate), Some(worth)) = (all.get_mut(at), rates.get(at), worths.get(at)) else {
                continue;
            };
            drawn.returns.push(of(at));
            drawn.ranks.push(rank);
            drawn.won += rate / f64::from(draws);
            drawn.value += worth / f64::from(draws);
            drawn.best += u64::from(rank == 1);
        }
    }
    all
}

/// Leads per unit of money, times the share of their revenue that is margin: of the leads of which the cost is known.
fn margin_leads_per_money(group: &Group) -> f64 {
    let costed = group.costed;
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    let [leads, cost, margin, revenue, shares] = [
        costed.leads as f64,
        group.spent().unwrap_or(1) as f64,
        costed.margin as f64,
        costed.revenue as f64,
        costed.margin_of_leads as f64 / 1e6,
    ];
    // Where nothing was won yet, the margin is that of its leads.
    if revenue > 0.0 { leads / cost * (margin / revenue) } else { shares / cost }
}

fn report(
    name: &Name,
    group: &Group,
    mut drawn: Drawn,
    currency: Currency,
    rule: &MediaRule,
) -> Result<RankedMedium, Error> {
    let Name { medium, campaign, product } = name.clone();
    let draws = f64::from(rule.draws.get());
    let expected = drawn.returns.iter().sum::<f64>() / draws;
    drawn.returns.sort_by(f64::total_cmp);
    drawn.ranks.sort_unstable();
    let tail = (1.0 - f64::from(rule.interval)) / 2.0;
    let [low, high] = [tail, 1.0 - tail].map(|share| place(share, drawn.returns.len()));
    let of = |at: usize| Estimate::of(drawn.returns.get(at).copied().unwrap_or(0.0));
    let rank = |at: usize| Count::new(drawn.ranks.get(at).copied().unwrap_or(0));
    let cost = group.spent().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "an estimate of money")]
    let (counted, value) = (group.costed.margin as f64 / cost as f64, drawn.value.round() as i128);
    Ok(RankedMedium {
        medium,
        campaign,
        product,
        ended: Count::saturating(group.leads - group.open),
        wins: Count::saturating(group.wins),
        cost: money(cost, currency)?,
        costed: Count::saturating(group.costed.leads),
        expected: Estimate::of(expected),
        low: of(low),
        high: of(high),
        counted: Estimate::of(counted),
        best: Probability::share(drawn.best, rule.draws.get().into()).unwrap_or(Probability::ZERO),
        rank_low: rank(low),
        rank_high: rank(high),
        won: Probability::try_from(drawn.won.clamp(0.0, 1.0))?,
        value: money(value, currency)?,
    })
}

/// The place of a quantile among so many sorted draws.
fn place(share: f64, draws: usize) -> usize {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place among at most 100,000"
    )]
    let place = (share * (draws.max(1) - 1) as f64).round() as usize;
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::media::MediumLead;
    use crate::units::Timestamp;

    /// 40 leads of the trade fair in four campaigns, and 40 of telemarketing in one.
    #[test]
    fn the_word_on_a_medium_is_worth_the_same_however_many_campaigns_it_has() {
        let lead = |medium: &str, campaign: u32| MediumLead {
            medium: MediumId::new(medium).unwrap(),
            campaign: Some(CampaignId::new(format!("c{campaign}")).unwrap()),
            product: None,
            captured: Timestamp::new(0).unwrap(),
            qualified: false,
            won: Some(false),
            value: None,
            expected: None,
            judged: None,
        };
        let leads: Vec<_> =
            (0..40).flat_map(|number| [lead("trade_fair", number % 4), lead("telemarketing", 0)]).collect();
        let (euro, rule) = (Currency::new("EUR").unwrap(), MediaRule::standard().unwrap());
        let rows = MediumRow::of(&leads, euro, Count::new(30)).unwrap();
        let (groups, _) = groups(&rows, &[], MediaBy::Campaign, euro, &rule).unwrap();
        let seen = seen(&groups, &rule);
        let worth: Vec<f64> = seen.iter().map(|seen| seen.worth).collect();
        assert_eq!(worth, [20.0, 5.0, 5.0, 5.0, 5.0]);
        // Nothing of it counts as leads that ended.
        assert_eq!(seen.iter().map(|seen| seen.ended).collect::<Vec<_>>(), [40.0, 10.0, 10.0, 10.0, 10.0]);
        assert!(seen[0].factor > 1.0 && seen[1].factor < 1.0);
    }
}
