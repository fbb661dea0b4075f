//! The plan: what is answered.

use super::given::{Conditions, FunnelOptions, FunnelStep, OrderValues, SalesUnit};
use super::rate::Rate;
use super::reach::Funnel;
use crate::numerics::beta::{Beta, normal_quantile};
use crate::units::apportion::{Apportionment, apportion};
use crate::units::{Count, Currency, Error, Estimate, MemberId, Minor, Money, Probability, StageId};
use leadwerk_macros::crosses;

/// What a plan comes to.
#[crosses]
pub enum PlanVerdict {
    /// The planned leads reach the target with the wished probability.
    Enough,
    /// It takes more leads than are planned.
    MoreLeads,
    /// What is known of the rates is too little to promise anything with the wished probability, however many leads
    /// come in.
    TooThin,
    /// Ten million leads do not reach it: conversion falls too fast as volume rises.
    OutOfReach,
}

/// One step of the funnel in the plan.
#[crosses]
pub struct StepOutlook {
    /// The stage.
    pub stage: StageId,
    /// The share that passes it: the mean of what is known.
    pub rate: Estimate,
    /// With 90 % the share is at least this …
    pub rate_low: Estimate,
    /// … and with 90 % at most this, so that 80 % lie between.
    pub rate_high: Estimate,
    /// By how many per cent revenue from new leads grows when 1 % fewer are lost at this step: (1 − rate) / rate.
    pub elasticity: Estimate,
    /// The probability of the target with the planned leads, if a tenth fewer were lost at this step.
    pub reached_if_better: Probability,
    /// Its part in what is not known of revenue per lead, from 0 to 1; the rest is other steps and the mean order
    /// value.
    pub doubt: Estimate,
}

/// How much has to be seen of a step before a promise is possible.
#[crosses]
#[derive(Eq)]
pub struct StepNeed {
    /// The stage.
    pub stage: StageId,
    /// So many more have to enter it and be decided, if the rate stays what it is.
    pub more_entries: Count,
}

/// One sales unit in the plan.
#[crosses]
#[derive(Eq)]
pub struct UnitPlan {
    /// The unit.
    pub unit: MemberId,
    /// How many leads were planned for it.
    pub planned: Count,
    /// How many of the needed leads it takes, by weight; as planned where no number is enough.
    pub takes: Count,
    /// How many of these are more than it can handle in the time left.
    pub beyond_capacity: Count,
}

/// How many leads a revenue target takes, and whether the planned ones reach it.
///
/// The rates of the steps are what so many passed of so many say, Beta(passed + ½, not passed + ½), and independent of
/// each other; their product is the share p of leads that is won. Revenue has three moments in closed form, in which
/// order values, the luck of each lead, and what is not known of p all count; the lognormal distribution with these
/// moments gives the probability of the target. `docs/pipeline/plan.md` shows how near that comes.
///
/// # Example
/// ```
/// use leadwerk::pipeline::{ExistingPipeline, FunnelOptions, FunnelPlan, FunnelStep};
/// use leadwerk::pipeline::{OrderValues, PlanVerdict, SalesUnit};
/// use leadwerk::units::{Count, Estimate, Language, MemberId, Money, StageId, Weight};
///
/// // In January: last year 200 leads came in, 60 got an offer, 30 ordered, for 10,000 EUR on average.
/// let step = |stage, entered, passed| -> Result<FunnelStep, leadwerk::Error> {
///     Ok(FunnelStep { stage: StageId::new(stage)?, entered: Count::new(entered), passed: Count::new(passed) })
/// };
/// let steps = [step("lead", 200, 60)?, step("offer", 60, 30)?];
/// let euros = |amount: i64| Money::new(amount * 100, "EUR");
/// let values = OrderValues::Known { mean: euros(10_000)?, deviation: euros(8_000)? };
/// let unit = |unit, capacity| -> Result<SalesUnit, leadwerk::Error> {
///     let (unit, capacity) = (MemberId::new(unit)?, Some(Count::new(capacity)));
///     Ok(SalesUnit { unit, planned: Count::new(100), weight: Weight::ONE, capacity })
/// };
/// let units = [unit("north", 150)?, unit("south", 110)?];
/// let options = FunnelOptions {
///     target: euros(300_000)?, wished: None, in_time: None, elasticity: None, usual_leads: None, existing: None,
/// };
/// let plan = FunnelPlan::of(&steps, &values, &units, &options)?;
/// assert_eq!(plan.verdict, PlanVerdict::MoreLeads);
/// assert_eq!(plan.limiting.as_str(), "lead");
///
/// // In July: 170,000 EUR are won, and of the open deals 60,000 are expected, give or take 25,000. A lead that comes
/// // in now is in time with 0.6. The same question over what is left is the new plan.
/// let now = FunnelOptions {
///     in_time: Some(Estimate::new(0.6)?),
///     existing: Some(ExistingPipeline { mean: euros(230_000)?, deviation: euros(25_000)? }),
///     ..options
/// };
/// let plan = FunnelPlan::of(&steps, &values, &units, &now)?;
/// assert_eq!(plan.verdict, PlanVerdict::Enough);
/// println!("{}", plan.sentences(Language::English).join(" "));
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
pub struct FunnelPlan {
    /// The revenue that is to be reached.
    pub target: Money,
    /// The probability with which.
    pub wished: Probability,
    /// The share of leads that is won in the end, in time or not.
    pub rate: Estimate,
    /// The mean order value.
    pub order_value: Money,
    /// The leads planned, over all units.
    pub planned: Count,
    /// The revenue that these are expected to bring, with the existing pipeline.
    pub expected: Money,
    /// The probability that these reach the target.
    pub reached: Probability,
    /// What it comes to.
    pub verdict: PlanVerdict,
    /// The leads that reach the target on average: about half of the time, or less. Nothing where ten million do not.
    pub leads_on_average: Option<Count>,
    /// The leads that reach it with the wished probability; nothing where the history is too thin to say, or none do.
    pub leads: Option<Count>,
    /// What more has to be seen, where the history is too thin.
    ///
    /// With so many entries, what is not known of the rate costs at most as many leads again as the target takes on
    /// average.
    pub needs: Vec<StepNeed>,
    /// Each step.
    pub steps: Vec<StepOutlook>,
    /// The step where revenue gains most when fewer are lost: the one with the smallest rate.
    pub limiting: StageId,
    /// The step whose rate is the least known.
    pub least_known: StageId,
    /// Each unit.
    pub units: Vec<UnitPlan>,
    /// The probability of the target where no unit takes more leads than it can handle; nothing where no capacity is
    /// given.
    pub reached_within_capacity: Option<Probability>,
}

impl FunnelPlan {
    /// Makes a plan.
    ///
    /// The target is the whole one: the existing pipeline counts towards it. Called again later with what there is by
    /// then, it re-plans. Without units, no leads are planned.
    ///
    /// # Errors
    /// `UNREADABLE` without steps or values; `FIGURE_OUT_OF_RANGE` where more passed than entered, for a wished
    /// probability outside 0.01 to 0.99, and other options beyond their limits; `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`,
    /// `AMOUNT_OUT_OF_RANGE`; `VOTES_MISSING` where units share the leads and none has weight.
    pub fn of(
        steps: &[FunnelStep],
        values: &OrderValues,
        units: &[SalesUnit],
        options: &FunnelOptions,
    ) -> Result<Self, Error> {
        let conditions = options.conditions()?;
        let (worth, value_doubt) = values.worth(conditions.currency)?;
        let planned = units.iter().map(|unit| unit.planned.get()).fold(0, u32::saturating_add);
        let usual = f64::from(options.usual_leads.map_or(planned, Count::get).max(1));
        let rates = steps.iter().map(FunnelStep::rate).collect::<Result<Vec<_>, _>>()?;
        let funnel = |rates: &mut dyn Iterator<Item = Rate>| {
            let rate = rates.fold(Rate::factor(value_doubt), Rate::times);
            let Conditions { in_time, elasticity, existing, target, .. } = conditions;
            Funnel { rate, worth, in_time, elasticity, usual, existing, target }
        };
        let whole = funnel(&mut rates.iter().copied());
        let outlooks = steps.iter().zip(&rates).enumerate().map(|(place, (step, rate))| {
            let gain = 1.0 + (1.0 - rate.mean()) / rate.mean() / 10.0;
            let better = rates
                .iter()
                .enumerate()
                .map(|(other, rate)| rate.times(Rate::sure(if other == place { gain } else { 1.0 })));
            let reached = funnel(&mut better.into_iter()).probability(f64::from(planned));
            outlook(step, *rate, reached, whole.rate.relative())
        });
        let outlooks = outlooks.collect::<Result<Vec<_>, Error>>()?;
        let limiting = most(&outlooks, |step| step.elasticity)?;
        let least_known = most(&outlooks, |step| step.doubt)?;

        let leads_on_average = first_on_average(&whole);
        let thin = whole.is_too_thin(conditions.wished) && whole.probability(0.0) < conditions.wished;
        let leads = if thin { None } else { whole.leads(conditions.wished) };
        let verdict = match leads {
            _ if thin => PlanVerdict::TooThin,
            None => PlanVerdict::OutOfReach,
            Some(leads) if leads <= planned => PlanVerdict::Enough,
            Some(_) => PlanVerdict::MoreLeads,
        };
        let units = shared(units, leads)?;
        let within =
            |(unit, plan): (&SalesUnit, &UnitPlan)| plan.takes.get().min(unit.capacity.map_or(u32::MAX, Count::get));
        let handled = units.iter().map(|(unit, plan)| within((unit, plan))).fold(0, u32::saturating_add);
        let limited = units.iter().any(|(unit, _)| unit.capacity.is_some());
        let chance = |leads: u32| probability(whole.probability(f64::from(leads)));
        Ok(Self {
            target: options.target,
            wished: options.wished.map_or_else(|| probability(conditions.wished), Ok)?,
            rate: Estimate::of(whole.rate.mean()),
            order_value: money(worth.0[0], conditions.currency)?,
            planned: Count::new(planned),
            expected: money(whole.moments(f64::from(planned)).mean, conditions.currency)?,
            reached: chance(planned)?,
            verdict,
            leads_on_average: leads_on_average.map(Count::new),
            leads: leads.map(Count::new),
            needs: if thin { needs(steps, value_doubt, conditions.wished)? } else { Vec::new() },
            steps: outlooks,
            limiting,
            least_known,
            reached_within_capacity: limited.then(|| chance(handled)).transpose()?,
            units: units.into_iter().map(|(_, plan)| plan).collect(),
        })
    }
}

fn outlook(step: &FunnelStep, rate: Rate, reached: f64, doubt: f64) -> Result<StepOutlook, Error> {
    let (low, high) = step.beta()?.interval(0.8);
    Ok(StepOutlook {
        stage: step.stage.clone(),
        rate: Estimate::of(rate.mean()),
        rate_low: Estimate::of(low),
        rate_high: Estimate::of(high),
        elasticity: Estimate::of((1.0 - rate.mean()) / rate.mean()),
        reached_if_better: probability(reached)?,
        // Of the sum of logarithms, as the relative variances multiply: ln (1 + r).
        doubt: Estimate::of(rate.relative().ln_1p() / doubt.ln_1p()),
    })
}

/// The stage with the largest figure, the earliest of equals.
fn most(steps: &[StepOutlook], figure: impl Fn(&StepOutlook) -> Estimate) -> Result<StageId, Error> {
    let larger = |best: Option<&StepOutlook>, step| best.is_none_or(|best| figure(step).get() > figure(best).get());
    let best = steps.iter().fold(None, |best, step| if larger(best, step) { Some(step) } else { best });
    best.map(|step| step.stage.clone()).ok_or_else(|| Error::Unreadable {
        what: "plan".into(),
        fault: "`steps` is empty; give at least one step, and how many passed it".into(),
    })
}

/// The leads whose mean revenue is the target.
fn first_on_average(funnel: &Funnel) -> Option<u32> {
    Funnel::first(|leads| funnel.moments(leads).mean >= funnel.target)
}

/// Each unit with its part of the leads, by Webster's method; as planned where no number is known.
fn shared<'a>(units: &'a [SalesUnit], leads: Option<u32>) -> Result<Vec<(&'a SalesUnit, UnitPlan)>, Error> {
    let takes = match leads {
        Some(leads) if !units.is_empty() => {
            let weights: Vec<_> = units.iter().map(|unit| Count::new(unit.weight.thousandths())).collect();
            apportion(Count::new(leads), &weights, Apportionment::Webster)?.seats
        }
        _ => units.iter().map(|unit| unit.planned).collect(),
    };
    let plan = |(unit, takes): (&'a SalesUnit, Count)| {
        let beyond = takes.get().saturating_sub(unit.capacity.map_or(u32::MAX, Count::get));
        let (name, beyond_capacity) = (unit.unit.clone(), Count::new(beyond));
        (unit, UnitPlan { unit: name, planned: unit.planned, takes, beyond_capacity })
    };
    Ok(units.iter().zip(takes).map(plan).collect())
}

/// What more has to be seen, at every step the same multiple of what was: until z sd(p) is at most half of p.
fn needs(steps: &[FunnelStep], value_doubt: f64, wished: f64) -> Result<Vec<StepNeed>, Error> {
    let betas = steps.iter().map(FunnelStep::beta).collect::<Result<Vec<_>, _>>()?;
    let times = |beta: &Beta, factor: f64| Beta { wins: beta.wins * factor, losses: beta.losses * factor };
    let limit = (normal_quantile(wished) * 2.0).powi(-2);
    let is_enough = |factor: f64| {
        let rates = betas.iter().map(|beta| Rate::of(times(beta, factor)));
        rates.fold(Rate::factor(value_doubt / factor), Rate::times).relative() <= limit
    };
    let (mut low, mut high) = (1.0_f64, 2.0_f64);
    while !is_enough(high) && high < 1e9 {
        (low, high) = (high, high * 2.0);
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if is_enough(middle) { high = middle } else { low = middle }
    }
    let need = |(step, beta): (&FunnelStep, &Beta)| {
        let more = (beta.wins + beta.losses) * (high - 1.0);
        // Below 2³², as the multiple is limited and the entries are counts.
        StepNeed { stage: step.stage.clone(), more_entries: Count::new(more.ceil().min(f64::from(u32::MAX)) as u32) }
    };
    Ok(steps.iter().zip(&betas).map(need).collect())
}

fn probability(value: f64) -> Result<Probability, Error> {
    Probability::try_from(value.clamp(0.0, 1.0))
}

/// The nearest amount.
fn money(minor: f64, currency: Currency) -> Result<Money, Error> {
    Ok(Money { minor: Minor::new(minor.round() as i64)?, currency })
}
