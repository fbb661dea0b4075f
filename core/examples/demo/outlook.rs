//! What is learned from the stages: what each usually wins, a forecast made half-way beside what came, and a plan.

use leadwerk::engine::{Engine, Record, StayFold};
use leadwerk::lead::Event;
use leadwerk::pipeline::{
    ChanceTable, Deal, ExistingPipeline, Exit, Forecast, ForecastRule, FunnelOptions, FunnelPlan, FunnelStep, History,
    HistoryRule, Incidence, OrderValues, SalesUnit, Spell, StageModel, Stay,
};
use leadwerk::policy::ModelRule;
use leadwerk::units::{Count, Error, Estimate, Language, LeadId, MemberId, Money, StageId, Timestamp, Weight};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is kept while records pass by.
#[derive(Default)]
pub(crate) struct Outlook {
    stays: StayFold,
    /// The order value of each lead, as it was set from time to time.
    values: BTreeMap<LeadId, Vec<(Timestamp, Money)>>,
    captured: u32,
    span: Option<(Timestamp, Timestamp)>,
}

/// What is told of it.
pub(crate) struct Told {
    table: ChanceTable,
    half_way: Timestamp,
    forecast: Forecast,
    /// What the deals of the forecast brought by its end.
    came: Money,
    plan: FunnelPlan,
}

impl Outlook {
    pub(crate) fn fold(&mut self, record: &Record) {
        self.stays.fold(record);
        let (first, _) = self.span.unwrap_or((record.at, record.at));
        self.span = Some((first, record.at));
        let mut set =
            |lead: &LeadId, value: Money| self.values.entry(lead.clone()).or_default().push((record.at, value));
        match &record.event {
            Event::Captured { lead, value, .. } => {
                self.captured += 1;
                value.iter().for_each(|value| set(lead, *value));
            }
            Event::DealRegistered { lead, value, .. } => value.iter().for_each(|value| set(lead, *value)),
            Event::Won { lead, value, .. } => value.iter().for_each(|value| set(lead, *value)),
            Event::ValueSet { lead, value } => set(lead, *value),
            _ => {}
        }
    }

    /// What a lead was worth, as far as it was known at a time.
    fn value(&self, lead: &LeadId, at: Timestamp) -> Option<Money> {
        let values = self.values.get(lead)?;
        values.iter().rev().find(|(set, _)| *set <= at).map(|(_, value)| *value)
    }

    fn deal(&self, stay: &Stay, at: Timestamp) -> Deal {
        let Stay { lead, stage, entered, segment, .. } = stay.clone();
        Deal { value: self.value(&lead, at), lead, stage, entered, segment, member: None, channel: None }
    }

    /// Nothing where no lead with an order value was open half-way, or none was won.
    pub(crate) fn tell(&self, engine: &Engine) -> Result<Option<Told>, Error> {
        let Some((first, last)) = self.span else { return Ok(None) };
        let half_way = first.plus(last.since(first) / 2)?;
        let stages: Vec<StageId> = engine.rules().stages().iter().map(|stage| stage.id.clone()).collect();
        let stays: Vec<Stay> = self.stays.stays().collect();
        let known: Vec<Stay> = stays.iter().filter_map(|stay| stay.known_at(half_way)).collect();
        let model = |stays: &[Stay], at| -> Result<StageModel, Error> {
            let history = History::of(HistoryRule::standard(stages.clone()), stays.iter().cloned())?;
            StageModel::fit(&history, engine.policy().chances.clone().unwrap_or_else(ModelRule::standard), at)
        };
        let open = |stays: &[Stay], at| -> Vec<Deal> {
            let lasting = stays.iter().filter(|stay| stay.left.is_none());
            lasting.map(|stay| self.deal(stay, at)).filter(|deal| deal.value.is_some()).collect()
        };
        let (deals, currency) = (open(&known, half_way), engine.policy().currency);
        let wins: Vec<(&LeadId, Timestamp)> = stays
            .iter()
            .filter(|stay| stay.how == Some(Exit::Won))
            .filter_map(|stay| Some((&stay.lead, stay.left?)))
            .collect();
        let revenue = |wins: &mut dyn Iterator<Item = &(&LeadId, Timestamp)>| -> Result<Money, Error> {
            wins.filter_map(|(lead, at)| self.value(lead, *at)).try_fold(Money::zero(currency), Money::plus)
        };
        if deals.is_empty() || wins.is_empty() || half_way >= last {
            return Ok(None);
        }
        let ask = |until| ForecastRule { until, currency, target: None, draws: Count::new(40), arrivals: None };
        let forecast = model(&known, half_way)?.forecast(&deals, &ask(last))?;
        let came = wins.iter().filter(|(lead, at)| *at > half_way && deals.iter().any(|deal| deal.lead == **lead));
        let came = revenue(&mut came.into_iter())?;
        let today = model(&stays, last)?;
        // As long as what was seen, from now on: half of it, as the forecast was.
        let until = last.plus(last.since(half_way))?;
        let existing = today.forecast(&open(&stays, last), &ask(until))?;
        let later = revenue(&mut wins.iter().filter(|(_, at)| *at > half_way))?;
        let plan = self.plan(&stays, &wins, later, last, &existing)?;
        Ok(Some(Told { table: today.table(None)?, half_way, forecast, came, plan }))
    }

    /// A tenth more revenue in the next half than in the last, with as many leads as came in it.
    fn plan(
        &self,
        stays: &[Stay],
        wins: &[(&LeadId, Timestamp)],
        revenue: Money,
        now: Timestamp,
        existing: &Forecast,
    ) -> Result<FunnelPlan, Error> {
        let count = |number: usize| Count::new(u32::try_from(number).unwrap_or(u32::MAX));
        let mut outcomes: BTreeMap<&LeadId, bool> = BTreeMap::new();
        stays.iter().for_each(|stay| *outcomes.entry(&stay.lead).or_default() |= stay.left.is_none());
        let decided = outcomes.values().filter(|open| !**open).count();
        let came = usize::try_from(self.captured).unwrap_or(0).max(outcomes.len());
        let steps = [
            FunnelStep { stage: StageId::new("lead")?, entered: count(came), passed: count(outcomes.len()) },
            FunnelStep { stage: StageId::new("opportunity")?, entered: count(decided), passed: count(wins.len()) },
        ];
        let values = wins.iter().filter_map(|(lead, at)| self.value(lead, *at)).collect();
        let planned = count(came / 2);
        let unit = SalesUnit { unit: MemberId::new("sales")?, planned, weight: Weight::ONE, capacity: None };
        let ends: Vec<_> = self.stays.ends().collect();
        let incidence = Incidence::of(&Spell::to_end(stays, &ends, now)?)?;
        let days = existing.until.since(existing.at) as f64 / 86_400_000.0;
        let won = |days: f64| -> Result<f64, Error> {
            let at = incidence.at(Estimate::new(days)?);
            Ok(at
                .causes
                .iter()
                .find(|cause| cause.cause.as_str() == "won")
                .map_or(0.0, |cause| cause.incidence.value.get()))
        };
        // Leads come all the time: on average they have half of it left.
        let share = (won(days / 2.0)? / won(1e6)?.max(1e-9)).clamp(0.01, 1.0);
        let options = FunnelOptions {
            target: Money::new(revenue.minor.get() / 10 * 11, revenue.currency.as_str())?,
            wished: None,
            in_time: Some(Estimate::new(share)?),
            elasticity: None,
            usual_leads: None,
            existing: Some(ExistingPipeline::from(existing)),
        };
        FunnelPlan::of(&steps, &OrderValues::Listed { values }, &[unit], &options)
    }
}

impl Told {
    pub(crate) fn json(&self) -> Value {
        let Self { table, half_way, forecast, came, plan } = self;
        let forecast = json!({
            "at": half_way, "until": forecast.until, "deals": forecast.deals, "weighted": forecast.weighted,
            "mean": forecast.mean, "quantiles": forecast.quantiles, "scenarios": forecast.scenarios, "came": came,
        });
        json!({ "chances": table, "forecast": forecast, "plan": plan })
    }

    pub(crate) fn write(&self, page: &mut String) -> std::fmt::Result {
        writeln!(page, "What a lead that comes to a stage wins (8 of 10 such ranges hold it), and by counting alone")?;
        writeln!(
            page,
            "  {:<14}{:>8}{:>16}{:>10}{:>9}{:>13}",
            "stage", "won %", "range", "counted", "ended", "failed here"
        )?;
        let percent = |p: leadwerk::units::Probability| format!("{:.1}", f64::from(p) * 100.0);
        for row in &self.table.rows {
            let range = format!("{} to {}", percent(row.low), percent(row.high));
            let counted = row.counted.map_or("-".into(), percent);
            let (stage, ended, failed) = (row.stage.as_str(), row.ended, row.failed_here);
            writeln!(page, "  {stage:<14}{:>8}{range:>16}{counted:>10}{ended:>9}{failed:>13}", percent(row.published))?;
        }
        let notes = self.table.sentences(Language::English);
        notes.iter().skip(self.table.rows.len()).try_for_each(|note| writeln!(page, "  {note}"))?;
        writeln!(page, "\nForecast made half-way, of the deals that were open then")?;
        self.forecast.sentences(Language::English).iter().try_for_each(|said| writeln!(page, "  {said}"))?;
        let held = self
            .forecast
            .quantiles
            .as_ref()
            .map(|range| (range.p10.minor..=range.p90.minor).contains(&self.came.minor));
        let held = held.map_or("", |held| if held { ", inside the range" } else { ", outside the range" });
        writeln!(page, "  Expected were {}, and {} came{held}.", self.forecast.mean, self.came)?;
        writeln!(page, "\nPlan for a tenth more in as long a time")?;
        self.plan.sentences(Language::English).iter().try_for_each(|said| writeln!(page, "  {said}"))?;
        writeln!(page)
    }
}
