//! The stage model as an object, and how good it and others are.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::pipeline::{
    self as core, Backtest, BacktestRule, Calibration, ChanceTable, Deal, DealChance, DealWorth, EffortRule, End,
    Forecast, ForecastRule, FrozenForecast, History, HistoryData, OdooLead, OdooModel, Stay, WeightedPipeline, freeze,
};
use leadwerk_core::policy::ModelRule;
use leadwerk_core::units::{Currency, Estimate, Language, Probability, SegmentId, StageId, Timestamp};

/// With which probability leads are won, learned from a history: what stages usually win, what each deal's chance is,
/// what the open deals bring by a date.
#[derive(uniffi::Object)]
pub struct StageModel(Shared<core::StageModel>);

#[uniffi::export]
impl StageModel {
    /// Estimates from what the history knows, as of a time that is not before anything it knows of.
    #[uniffi::constructor]
    pub fn new(history: Given<HistoryData>, rule: Given<ModelRule>, at: Timestamp) -> Result<Self, Refusal> {
        let (history, rule) = (history.checked()?, rule.checked()?);
        let model = attempt(|| core::StageModel::fit(&History::from_data(history)?, rule, at))?;
        Ok(Self(Shared::new(model)))
    }

    /// With which probability each deal is won in the end: the estimate alone, which is quick.
    pub fn won(&self, deals: &[Deal]) -> Result<Vec<Estimate>, Refusal> {
        self.0.with(|model| deals.iter().map(|deal| Estimate::new(model.won(deal)?)).collect())
    }

    /// With which probability each deal is won in the end, how sure that is, and what its stage usually wins.
    pub fn chances(&self, deals: &[Deal]) -> Result<Vec<DealChance>, Refusal> {
        self.0.with(|model| model.chances(deals))
    }

    /// What stages usually win, of a segment or of all leads, with the figure by counting beside it.
    pub fn table(&self, segment: Option<SegmentId>) -> Result<ChanceTable, Refusal> {
        self.0.with(|model| model.table(segment.as_ref()))
    }

    /// What open deals are worth: all, and by stage, member, channel and segment.
    pub fn weighted(&self, deals: Given<Vec<Deal>>, currency: Currency) -> Result<WeightedPipeline, Refusal> {
        let deals = deals.checked()?;
        self.0.with(|model| model.weighted(&deals, currency))
    }

    /// What each deal is expected to bring for the effort that it still takes, the least first.
    pub fn worth(&self, deals: Given<Vec<Deal>>, rule: EffortRule) -> Result<Vec<DealWorth>, Refusal> {
        let deals = deals.checked()?;
        self.0.with(|model| model.worth(&deals, &rule))
    }

    /// Revenue from open deals up to a date, as a distribution.
    pub fn forecast(&self, deals: Given<Vec<Deal>>, rule: ForecastRule) -> Result<Forecast, Refusal> {
        let deals = deals.checked()?;
        self.0.with(|model| model.forecast(&deals, &rule))
    }

    /// What the model says of deals, to be kept and scored when they have ended.
    pub fn freeze(&self, deals: &[Deal]) -> Result<Vec<FrozenForecast>, Refusal> {
        self.0.with(|model| freeze(model, deals))
    }
}

functions! {
    /// The usual rule: nothing is forgotten and nothing presumed, nobody's word is needed, 200 draws, intervals of 80 %.
    model_rule_standard() -> ModelRule { Ok(ModelRule::standard()) }
    /// What the table says, for people.
    chance_table_sentences(chance_table: ChanceTable, language: Language) -> Vec<String> { Ok(chance_table.sentences(language)) }
    /// Why a deal has this chance, for people.
    deal_chance_sentence(deal_chance: DealChance, language: Language) -> String { Ok(deal_chance.sentence(language)) }
    /// Why a deal pays or does not, for people.
    deal_worth_sentence(deal_worth: DealWorth, language: Language) -> String { Ok(deal_worth.sentence(language)) }
    /// Scores forecasts by the ends of their deals.
    calibration_of(forecasts: Vec<FrozenForecast>, ends: Vec<End>) -> Calibration { Ok(Calibration::of(&forecasts, &ends)) }
    /// Forecasts the deals that were open at each time from what was known then, by each method, and scores that.
    backtest_of(rule: BacktestRule, stays: Vec<Stay>, ends: Vec<End>) -> Backtest { Backtest::of(&rule, &stays, &ends) }
    /// Counts ended leads as Odoo's predictive lead scoring does, from its description.
    odoo_model_of(stages: Vec<StageId>, leads: Vec<OdooLead>) -> OdooModel { OdooModel::of(&stages, &leads) }
    /// With which probability a lead is won by these counts.
    odoo_model_probability(odoo_model: OdooModel, lead: OdooLead) -> Probability { odoo_model.probability(&lead) }
}
