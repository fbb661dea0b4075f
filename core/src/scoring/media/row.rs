//! What is known of media: leads one by one, or counted by medium, campaign, product and period.

use crate::numerics::beta::normal_quantile;
use crate::policy::LeadQuality;
use crate::units::{
    CampaignId, ChoiceId, Count, Currency, Error, Estimate, MediumId, Minor, Money, Probability, Timestamp,
};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

const DAY: i64 = 86_400_000;

/// The logarithm of the largest amount, in thousandths.
const MOST_LOG: f64 = 36_737.0;

/// A lead, as far as its medium goes. It names nobody.
#[crosses]
#[derive(Eq)]
pub struct MediumLead {
    /// Where it came from.
    pub medium: MediumId,
    /// The campaign that brought it.
    pub campaign: Option<CampaignId>,
    /// The product that it is about.
    pub product: Option<ChoiceId>,
    /// When it came in.
    pub captured: Timestamp,
    /// Whether it was ever ready for sales.
    pub qualified: bool,
    /// Whether it was won in the end; nothing while it has not ended.
    pub won: Option<bool>,
    /// The order value; it counts of leads that were won.
    pub value: Option<Money>,
    /// The probability of winning it, frozen when it was given to a member.
    pub expected: Option<Probability>,
    /// What a member found it to be worth.
    pub judged: Option<LeadQuality>,
}

/// What became of the leads of one medium, campaign and product that came in during one period, whenever it became of
/// them.
///
/// All figures are whole numbers that add up: rows of parts make the rows of the whole, see [`MediumRow::merge`].
#[crosses]
#[derive(Eq)]
pub struct MediumRow {
    /// The medium.
    pub medium: MediumId,
    /// The campaign; nothing for leads without one.
    pub campaign: Option<CampaignId>,
    /// The product; nothing for leads without one.
    pub product: Option<ChoiceId>,
    /// The period in which they came in: so many times the days of a period since 1970.
    pub period: i64,
    /// The days of a period: 1 to 3,650.
    pub period_days: Count,
    /// How many leads.
    pub leads: Count,
    /// How many of them have not ended.
    pub open: Count,
    /// How many of them were ever ready for sales.
    pub qualified: Count,
    /// How many of them were won.
    pub wins: Count,
    /// What these brought.
    pub revenue: Money,
    /// How the order values spread; without it, only their mean is known.
    pub values: Option<ValueSums>,
    /// What members found them to be worth.
    pub judged: Option<Judgements>,
}

/// Sums over order values above 0, for the spread of their logarithms. Each logarithm, of the value in minor units, is
/// rounded to a thousandth first, so that the sums are whole numbers and add up in any order.
#[crosses]
#[derive(Copy, Eq)]
pub struct ValueSums {
    /// How many values.
    pub wins: Count,
    /// Their sum.
    pub revenue: Money,
    /// The sum of their logarithms, in thousandths.
    pub logs: i64,
    /// The sum of the squares of these, in millionths.
    pub squares: i64,
}

/// How many leads were judged to be what.
#[crosses]
#[derive(Copy, Eq)]
pub struct Judgements {
    /// No lead at all.
    pub unusable: Count,
    /// Hardly worth the work.
    pub poor: Count,
    /// Worth the work.
    pub fair: Count,
    /// Just what sales can use.
    pub good: Count,
}

/// What a medium cost in a period, and how much of its revenue is margin.
#[crosses]
#[derive(Eq)]
pub struct MediumCost {
    /// The medium.
    pub medium: MediumId,
    /// The campaign; nothing for what was spent on the medium as a whole.
    pub campaign: Option<CampaignId>,
    /// The product; nothing for what was spent on all.
    pub product: Option<ChoiceId>,
    /// The period, as in the rows of leads.
    pub period: i64,
    /// The days of a period, as in the rows of leads.
    pub period_days: Count,
    /// What was spent.
    pub cost: Money,
    /// The share of revenue that is margin, for all leads of this medium and period that are also of the campaign and the
    /// product, if these are named; where several rows fit, the one that names more counts, and the campaign before the
    /// product.
    pub margin: Option<Probability>,
}

/// What rows are told apart by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) medium: MediumId,
    pub(super) campaign: Option<CampaignId>,
    pub(super) product: Option<ChoiceId>,
    pub(super) period: i64,
}

impl MediumRow {
    /// Counts leads by medium, campaign, product and period; amounts are in this currency.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` for a period that is not 1 to 3,650 days; `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`,
    /// `AMOUNT_OUT_OF_RANGE`.
    pub fn of(leads: &[MediumLead], currency: Currency, period_days: Count) -> Result<Vec<Self>, Error> {
        one_length([period_days])?;
        let mut cells: BTreeMap<Cell, Self> = BTreeMap::new();
        for lead in leads {
            Self::single(lead, currency, period_days)?.join_into(&mut cells)?;
        }
        Ok(cells.into_values().collect())
    }

    /// The rows with those of the same medium, campaign, product and period in one: what one pass over the leads of all
    /// gives, whatever their order.
    ///
    /// # Errors
    /// `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`, `AMOUNT_OUT_OF_RANGE`; `FIGURE_OUT_OF_RANGE` for a row that counts more
    /// of a part than of the whole; `HISTORIES_DIFFER` where periods differ in length.
    pub fn merge(rows: &[Self]) -> Result<Vec<Self>, Error> {
        one_length(rows.iter().map(|row| row.period_days))?;
        let mut cells = BTreeMap::new();
        for row in rows {
            row.check()?;
            row.clone().join_into(&mut cells)?;
        }
        Ok(cells.into_values().collect())
    }

    pub(super) fn cell(&self) -> Cell {
        let Self { medium, campaign, product, period, .. } = self.clone();
        Cell { medium, campaign, product, period }
    }

    /// The row of one lead.
    fn single(lead: &MediumLead, currency: Currency, period_days: Count) -> Result<Self, Error> {
        let won = lead.won == Some(true);
        let value = lead.value.filter(|_| won);
        let worth = value.map(|value| value.worth_in(currency)).transpose()?.filter(|&worth| worth > 0.0);
        let one = |held: bool| Count::new(held.into());
        let revenue = value.unwrap_or(Money::zero(currency));
        let judged = |quality| one(lead.judged == Some(quality));
        Ok(Self {
            medium: lead.medium.clone(),
            campaign: lead.campaign.clone(),
            product: lead.product.clone(),
            period: lead.captured.milliseconds().div_euclid(i64::from(period_days.get()) * DAY),
            period_days,
            leads: one(true),
            open: one(lead.won.is_none()),
            // Nothing is won that was never ready, whatever the rows leave out.
            qualified: one(lead.qualified || won),
            wins: one(won),
            revenue,
            values: Some(ValueSums::single(worth, revenue)),
            judged: Some(Judgements {
                unusable: judged(LeadQuality::Unusable),
                poor: judged(LeadQuality::Poor),
                fair: judged(LeadQuality::Fair),
                good: judged(LeadQuality::Good),
            }),
        })
    }

    fn join_into(self, cells: &mut BTreeMap<Cell, Self>) -> Result<(), Error> {
        let cell = self.cell();
        let joined = match cells.remove(&cell) {
            Some(known) => known.joined(self)?,
            None => self,
        };
        cells.insert(cell, joined);
        Ok(())
    }

    fn joined(self, other: Self) -> Result<Self, Error> {
        // All other counts are parts of this one.
        let leads = f64::from(self.leads.get()) + f64::from(other.leads.get());
        Estimate::of(leads).within("leads", 0.0, u32::MAX.into())?;
        Ok(Self {
            leads: sum(self.leads, other.leads),
            open: sum(self.open, other.open),
            qualified: sum(self.qualified, other.qualified),
            wins: sum(self.wins, other.wins),
            revenue: self.revenue.plus(other.revenue)?,
            values: both(self.values, other.values, ValueSums::joined)?,
            judged: both(self.judged, other.judged, |one, other| Ok(one.joined(other)))?,
            ..self
        })
    }

    /// Refuses a row that counts more of a part than of the whole.
    pub(super) fn check(&self) -> Result<(), Error> {
        let (leads, wins) = (f64::from(self.leads.get()), f64::from(self.wins.get()));
        let count = |count: Count| Estimate::of(count.get().into());
        count(self.open).within("open", 0.0, leads)?;
        count(self.wins).within("wins", 0.0, leads - f64::from(self.open.get()))?;
        count(self.qualified).within("qualified", 0.0, leads)?;
        let revenue = self.revenue.worth_in(self.revenue.currency)?;
        if let Some(judged) = self.judged {
            Estimate::of(judged.all()).within("judged", 0.0, leads)?;
        }
        let Some(values) = self.values else { return Ok(()) };
        count(values.wins).within("values.wins", 0.0, wins)?;
        let most = f64::from(values.wins.get());
        Estimate::of(values.revenue.worth_in(self.revenue.currency)?).within("values.revenue", 0.0, revenue)?;
        let whole = |number: i64| {
            #[expect(clippy::cast_precision_loss, reason = "only compared with a limit far below where it matters")]
            let number = number as f64;
            Estimate::of(number)
        };
        whole(values.logs).within("values.logs", 0.0, MOST_LOG * most)?;
        whole(values.squares).within("values.squares", 0.0, MOST_LOG * MOST_LOG * most)
    }
}

impl ValueSums {
    fn single(worth: Option<f64>, value: Money) -> Self {
        let none = Self { wins: Count::new(0), revenue: Money::zero(value.currency), logs: 0, squares: 0 };
        worth.map_or(none, |worth| {
            #[expect(clippy::cast_possible_truncation, reason = "at most 36,737")]
            let log = (worth.ln() * 1e3).round() as i64;
            Self { wins: Count::new(1), revenue: value, logs: log, squares: log * log }
        })
    }

    fn joined(self, other: Self) -> Result<Self, Error> {
        Ok(Self {
            wins: sum(self.wins, other.wins),
            revenue: self.revenue.plus(other.revenue)?,
            logs: self.logs.saturating_add(other.logs),
            squares: self.squares.saturating_add(other.squares),
        })
    }
}

impl Judgements {
    /// How many were judged.
    pub(super) fn all(self) -> f64 {
        [self.unusable, self.poor, self.fair, self.good].map(|count| f64::from(count.get())).iter().sum()
    }

    /// The mean of what was found, from 0 for unusable to 3 for good, if anything was; and its limits, by the mean and
    /// variance of the Dirichlet distribution that the counts and half a judgement of each kind make.
    pub(super) fn points(self, interval: f64) -> (Option<f64>, f64, f64) {
        let counts = [self.unusable, self.poor, self.fair, self.good].map(|count| f64::from(count.get()));
        let mean = |counts: [f64; 4], power: i32| {
            let sum: f64 = counts.iter().zip([0.0, 1.0, 2.0, 3.0_f64]).map(|(n, points)| n * points.powi(power)).sum();
            sum / counts.iter().sum::<f64>()
        };
        let all = self.all();
        let likely = counts.map(|count| count + 0.5);
        let centre = mean(likely, 1);
        let reach = normal_quantile(f64::midpoint(1.0, interval))
            * ((mean(likely, 2) - centre * centre).max(0.0) / (all + 3.0)).sqrt();
        let limit = |points: f64| points.clamp(0.0, 3.0);
        ((all > 0.0).then(|| mean(counts, 1)), limit(centre - reach), limit(centre + reach))
    }

    pub(super) const fn none() -> Self {
        let none = Count::new(0);
        Self { unusable: none, poor: none, fair: none, good: none }
    }

    pub(super) fn joined(self, other: Self) -> Self {
        Self {
            unusable: sum(self.unusable, other.unusable),
            poor: sum(self.poor, other.poor),
            fair: sum(self.fair, other.fair),
            good: sum(self.good, other.good),
        }
    }
}

impl MediumCost {
    pub(super) fn cell(&self) -> Cell {
        let Self { medium, campaign, product, period, .. } = self.clone();
        Cell { medium, campaign, product, period }
    }
}

impl Cell {
    /// What a cost row may name that speaks of the leads of this cell: what names more first, and the campaign before the
    /// product.
    pub(super) fn spoken_of(&self) -> [Self; 4] {
        let of_campaign = Self { product: None, ..self.clone() };
        let of_product = Self { campaign: None, ..self.clone() };
        [self.clone(), of_campaign, of_product, Self { campaign: None, product: None, ..self.clone() }]
    }
}

/// Refuses periods of several lengths: the same number is another time in each.
pub(super) fn one_length(days: impl IntoIterator<Item = Count>) -> Result<(), Error> {
    let mut first = None;
    for days in days {
        Estimate::of(days.get().into()).within("period_days", 1.0, 3_650.0)?;
        if *first.get_or_insert(days) != days {
            return Err(Error::HistoriesDiffer { what: "period_days".into() });
        }
    }
    Ok(())
}

/// The sum, or the most there can be.
fn sum(one: Count, other: Count) -> Count {
    Count::new(one.get().saturating_add(other.get()))
}

fn both<T>(one: Option<T>, other: Option<T>, join: impl Fn(T, T) -> Result<T, Error>) -> Result<Option<T>, Error> {
    match (one, other) {
        (Some(one), Some(other)) => join(one, other).map(Some),
        (one, other) => Ok(one.or(other)),
    }
}

/// An amount of so many minor units.
pub(super) fn money(minor: i128, currency: Currency) -> Result<Money, Error> {
    let minor = i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN } else { i64::MAX });
    Ok(Money { minor: Minor::new(minor)?, currency })
}
