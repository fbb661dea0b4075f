//! What media cost and what they brought.

use super::row::{Cell, Judgements, MediumCost, MediumRow, money, one_length};
use crate::numerics::beta::Beta;
use crate::policy::MediaRule;
use crate::units::{CampaignId, ChoiceId, Count, Currency, Error, Estimate, MediumId, Money, Probability};
use leadwerk_macros::crosses;
use std::collections::{BTreeMap, BTreeSet};

/// What is compared.
#[crosses]
pub enum MediaBy {
    /// Media.
    Medium,
    /// The campaigns of each medium; what belongs to none is a row of its own.
    Campaign,
    /// The products of each medium; what belongs to none is a row of its own.
    Product,
}

/// What media cost and what they brought, as it was counted.
#[crosses]
pub struct MediaReturns {
    /// Each medium, or campaign or product of it, by name.
    pub rows: Vec<MediumReturn>,
    /// All together.
    pub total: MediumReturn,
}

/// What one medium, or a campaign or a product of it, cost and what it brought.
#[crosses]
pub struct MediumReturn {
    /// The medium; nothing for all together.
    pub medium: Option<MediumId>,
    /// The campaign, where these are compared.
    pub campaign: Option<CampaignId>,
    /// The product, where these are compared.
    pub product: Option<ChoiceId>,
    /// How many leads came in.
    pub leads: Count,
    /// How many of them have not ended.
    pub open: Count,
    /// How many were ever ready for sales.
    pub qualified: Count,
    /// How many were won.
    pub wins: Count,
    /// What these brought.
    pub revenue: Money,
    /// How much of that is margin.
    pub margin: Money,
    /// What was spent; nothing where nobody said it.
    pub cost: Option<Money>,
    /// How many of the leads came in where it is known what was spent; what is told for the money is of these alone.
    pub costed: Count,
    /// The share of leads that were ever ready.
    pub qualified_share: Option<Probability>,
    /// The share of ended leads that were won.
    pub won_share: Option<Probability>,
    /// What a lead cost.
    pub cost_per_lead: Option<Money>,
    /// What a ready lead cost.
    pub cost_per_qualified: Option<Money>,
    /// What a win cost.
    pub cost_per_win: Option<Money>,
    /// Margin over cost: what each unit of money that was spent brought back.
    pub per_money: Option<Estimate>,
    /// How many leads were judged by members.
    pub judged: Count,
    /// What these found on average, from 0 for unusable to 3 for good.
    pub quality: Option<Estimate>,
    /// What that is at least, by the rule's interval.
    pub quality_low: Option<Estimate>,
    /// What it is at most.
    pub quality_high: Option<Estimate>,
    /// The share of them that were unusable.
    pub unusable: Option<Probability>,
    /// What that share is at least, by the rule's interval.
    pub unusable_low: Option<Probability>,
    /// What it is at most.
    pub unusable_high: Option<Probability>,
}

impl MediaReturns {
    /// What media cost and brought, from counted leads and from what was spent, all in one currency. How rows are split
    /// or ordered makes no difference.
    ///
    /// What is told for the money is of those leads of which a cost row speaks: of their medium and period, and of their
    /// campaign and product if it names these. A period of which nobody said what was spent is not paid by the others.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` for a row that counts more of a part than of the whole, or a rule that cannot be kept;
    /// `HISTORIES_DIFFER` where periods differ in length; `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`, `AMOUNT_OUT_OF_RANGE`;
    /// `MARGIN_CONTRADICTED`, `ORDER_CONTRADICTED`.
    ///
    /// # Example
    /// ```
    /// use leadwerk::policy::MediaRule;
    /// use leadwerk::scoring::{MediaBy, MediaReturns, MediumCost, MediumRow};
    /// use leadwerk::units::{Count, MediumId, Money};
    ///
    /// let (medium, count) = (MediumId::new("trade_fair")?, Count::new);
    /// let row = MediumRow {
    ///     medium: medium.clone(),
    ///     campaign: None,
    ///     product: None,
    ///     period: 686,
    ///     period_days: count(30),
    ///     leads: count(200),
    ///     open: count(0),
    ///     qualified: count(120),
    ///     wins: count(10),
    ///     revenue: Money::new(15_000_000, "EUR")?,
    ///     values: None,
    ///     judged: None,
    /// };
    /// let cost = Money::new(5_000_000, "EUR")?;
    /// let period_days = count(30);
    /// let spent = MediumCost { medium, campaign: None, product: None, period: 686, period_days, cost, margin: None };
    /// let returns = MediaReturns::of(&[row], &[spent], MediaBy::Medium, cost.currency, &MediaRule::standard()?)?;
    /// assert_eq!(returns.total.cost_per_win, Some(Money::new(500_000, "EUR")?));
    /// assert_eq!(returns.total.per_money.map(f64::from), Some(3.0));
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn of(
        rows: &[MediumRow],
        costs: &[MediumCost],
        by: MediaBy,
        currency: Currency,
        rule: &MediaRule,
    ) -> Result<Self, Error> {
        rule.check()?;
        let (groups, all) = groups(rows, costs, by, currency, rule)?;
        let interval = rule.interval.into();
        let rows = groups.iter().map(|(name, group)| group.report(Some(name), currency, interval));
        Ok(Self { rows: rows.collect::<Result<_, _>>()?, total: all.report(None, currency, interval)? })
    }
}

/// What a group is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) medium: MediumId,
    pub(super) campaign: Option<CampaignId>,
    pub(super) product: Option<ChoiceId>,
}

impl Name {
    pub(super) fn of(
        medium: &MediumId,
        campaign: Option<&CampaignId>,
        product: Option<&ChoiceId>,
        by: MediaBy,
    ) -> Self {
        Self {
            medium: medium.clone(),
            campaign: campaign.filter(|_| by == MediaBy::Campaign).cloned(),
            product: product.filter(|_| by == MediaBy::Product).cloned(),
        }
    }
}

/// The sums of a group.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) leads: u64,
    pub(super) open: u64,
    pub(super) qualified: u64,
    pub(super) wins: u64,
    pub(super) revenue: i128,
    pub(super) margin: i128,
    pub(super) cost: Option<i128>,
    /// Of the leads of which it is known what was spent.
    pub(super) costed: Costed,
    /// The values of which each is known: how many, and the sums of their logarithms.
    pub(super) valued: u64,
    pub(super) logs: i128,
    pub(super) squares: i128,
    /// The wins of which only the sum is known.
    pub(super) plain_wins: u64,
    pub(super) plain_revenue: i128,
    pub(super) judged: Option<Judgements>,
    /// Leads by their place in the practitioners' orders; nothing for those that are in none.
    pub(super) places: BTreeMap<Option<u32>, u64>,
}

/// The sums of the leads of which it is known what was spent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Costed {
    pub(super) leads: u64,
    pub(super) qualified: u64,
    pub(super) wins: u64,
    pub(super) revenue: i128,
    pub(super) margin: i128,
    /// Of the leads, the share of revenue that would be margin, in millionths.
    pub(super) margin_of_leads: u128,
}

impl Group {
    fn add(&mut self, other: &Self) {
        self.leads += other.leads;
        self.open += other.open;
        self.qualified += other.qualified;
        self.wins += other.wins;
        self.revenue += other.revenue;
        self.margin += other.margin;
        self.cost = self.cost.map_or(other.cost, |cost| Some(cost + other.cost.unwrap_or(0)));
        self.costed.leads += other.costed.leads;
        self.costed.qualified += other.costed.qualified;
        self.costed.wins += other.costed.wins;
        self.costed.revenue += other.costed.revenue;
        self.costed.margin += other.costed.margin;
        self.costed.margin_of_leads += other.costed.margin_of_leads;
        self.valued += other.valued;
        self.logs += other.logs;
        self.squares += other.squares;
        self.plain_wins += other.plain_wins;
        self.plain_revenue += other.plain_revenue;
        self.judged = Some(self.judgements().joined(other.judgements()));
        for (place, leads) in &other.places {
            *self.places.entry(*place).or_default() += leads;
        }
    }

    fn judgements(&self) -> Judgements {
        self.judged.unwrap_or(Judgements::none())
    }

    fn of_row(row: &MediumRow, share: Probability, place: Option<u32>) -> Self {
        let leads = u64::from(row.leads.get());
        let (valued, worth) = row.values.map_or((0, 0), |sums| (sums.wins.get(), sums.revenue.minor.get()));
        let plain_revenue = i128::from(row.revenue.minor.get() - worth);
        let plain_wins = if plain_revenue > 0 { row.wins.get().saturating_sub(valued) } else { 0 };
        Self {
            leads,
            open: row.open.get().into(),
            qualified: row.qualified.get().into(),
            wins: row.wins.get().into(),
            revenue: row.revenue.minor.get().into(),
            margin: row.revenue.weighted(share).minor.get().into(),
            cost: None,
            costed: Costed::default(),
            valued: valued.into(),
            logs: row.values.map_or(0, |sums| sums.logs.into()),
            squares: row.values.map_or(0, |sums| sums.squares.into()),
            plain_wins: plain_wins.into(),
            plain_revenue: if plain_wins > 0 { plain_revenue } else { 0 },
            judged: row.judged,
            places: BTreeMap::from([(place, leads)]),
        }
    }

    /// The same sums, where it is known what was spent on these leads.
    fn costed(self, share: Probability) -> Self {
        let Self { leads, qualified, wins, revenue, margin, .. } = self;
        let margin_of_leads = u128::from(leads) * u128::from(share.ppm());
        Self { costed: Costed { leads, qualified, wins, revenue, margin, margin_of_leads }, ..self }
    }

    fn of_cost(minor: i64) -> Self {
        Self { cost: Some(minor.into()), ..Self::default() }
    }

    /// What was spent, where it is known and not nothing.
    pub(super) fn spent(&self) -> Option<i128> {
        self.cost.filter(|&cost| cost > 0)
    }

    pub(super) fn report(&self, name: Option<&Name>, currency: Currency, interval: f64) -> Result<MediumReturn, Error> {
        let cost = self.cost.map(|cost| money(cost, currency)).transpose()?;
        let each = |count: u64| -> Result<Option<Money>, Error> {
            let Some((cost, count)) = self.cost.zip(Some(i128::from(count)).filter(|&count| count > 0)) else {
                return Ok(None);
            };
            money((cost + count / 2) / count, currency).map(Some)
        };
        let judged = self.judgements();
        let all = judged.all();
        let tail = |share: f64| Probability::try_from(share.clamp(0.0, 1.0)).ok();
        let unusable = Beta::jeffreys(f64::from(judged.unusable.get()), all);
        let (low, high) = unusable.interval(interval);
        let (points, points_low, points_high) = judged.points(interval);
        #[expect(clippy::cast_precision_loss, reason = "a ratio of estimates")]
        let per_money = self.spent().map(|cost| Estimate::of(self.costed.margin as f64 / cost as f64));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum of counts")]
        let (counted, bad) = (all as u64, u64::from(judged.unusable.get()));
        Ok(MediumReturn {
            medium: name.map(|name| name.medium.clone()),
            campaign: name.and_then(|name| name.campaign.clone()),
            product: name.and_then(|name| name.product.clone()),
            leads: Count::saturating(self.leads),
            open: Count::saturating(self.open),
            qualified: Count::saturating(self.qualified),
            wins: Count::saturating(self.wins),
            revenue: money(self.revenue, currency)?,
            margin: money(self.margin, currency)?,
            cost,
            costed: Count::saturating(self.costed.leads),
            qualified_share: Probability::share(self.qualified, self.leads),
            won_share: Probability::share(self.wins, self.leads - self.open),
            cost_per_lead: each(self.costed.leads)?,
            cost_per_qualified: each(self.costed.qualified)?,
            cost_per_win: each(self.costed.wins)?,
            per_money,
            judged: Count::saturating(counted),
            quality: points.map(Estimate::of),
            quality_low: points.map(|_| Estimate::of(points_low)),
            quality_high: points.map(|_| Estimate::of(points_high)),
            unusable: Probability::share(bad, counted),
            unusable_low: tail(low).filter(|_| counted > 0),
            unusable_high: tail(high).filter(|_| counted > 0),
        })
    }
}

/// The sums of each group, with what was spent on it, and of all together.
pub(super) fn groups(
    rows: &[MediumRow],
    costs: &[MediumCost],
    by: MediaBy,
    currency: Currency,
    rule: &MediaRule,
) -> Result<(BTreeMap<Name, Group>, Group), Error> {
    one_length(rows.iter().map(|row| row.period_days).chain(costs.iter().map(|row| row.period_days)))?;
    let margins = margins(costs)?;
    let spoken: BTreeSet<Cell> = costs.iter().map(MediumCost::cell).collect();
    let named = |cell: &Cell| Name::of(&cell.medium, cell.campaign.as_ref(), cell.product.as_ref(), by);
    let (mut groups, mut all) = (BTreeMap::<Name, Group>::new(), Group::default());
    // Rows of the same cell are one row first: a margin is rounded once, however they were split.
    for row in MediumRow::merge(rows)? {
        row.revenue.worth_in(currency)?;
        let cell = row.cell();
        let (name, fitting) = (named(&cell), cell.spoken_of());
        let share = fitting.iter().find_map(|cell| margins.get(cell)).copied().unwrap_or(rule.margin);
        let group = Group::of_row(&row, share, rule.place(row.product.as_ref(), &row.medium));
        // Of all together every cost row counts; of a group only those that are its own.
        let costed = |own: &dyn Fn(&Cell) -> bool| {
            let known = fitting.iter().any(|cell| spoken.contains(cell) && own(cell));
            if known { group.clone().costed(share) } else { group.clone() }
        };
        all.add(&costed(&|_| true));
        groups.entry(name.clone()).or_default().add(&costed(&|cell| named(cell) == name));
    }
    for row in costs {
        row.cost.worth_in(currency)?;
        let spent = Group::of_cost(row.cost.minor.get());
        all.add(&spent);
        groups.entry(named(&row.cell())).or_default().add(&spent);
    }
    rule.assumed_value.map(|value| value.worth_in(currency)).transpose()?;
    Ok((groups, all))
}

/// The margins that cost rows name.
fn margins(costs: &[MediumCost]) -> Result<BTreeMap<Cell, Probability>, Error> {
    let mut margins = BTreeMap::new();
    for row in costs {
        let Some(margin) = row.margin else { continue };
        if margins.insert(row.cell(), margin).is_some_and(|known| known != margin) {
            return Err(Error::MarginContradicted { medium: (&row.medium).into(), period: row.period });
        }
    }
    Ok(margins)
}
