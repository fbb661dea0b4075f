//! Open deals whose chance no longer pays for their effort.

use super::deal::Deal;
use super::model::StageModel;
use super::place::place;
use crate::units::{
    Error, Estimate, Language, LeadId, Money, Order as _, Probability, StageId, amount, decimal, per_cent,
};
use leadwerk_macros::crosses;

/// What work on deals takes, and what it must bring.
#[crosses]
pub struct EffortRule {
    /// What a stay at each stage takes, in any unit, such as hours; a stage that is not listed takes 1.
    #[serde(default)]
    pub efforts: Vec<StageEffort>,
    /// What one unit of effort must bring at the least: deals that bring less do not pay.
    pub least: Money,
}

/// What a stay at a stage takes.
#[crosses]
pub struct StageEffort {
    /// The stage.
    pub stage: StageId,
    /// The effort: from 0.001 to 1,000,000.
    pub effort: Estimate,
}

/// What an open deal is expected to bring for the effort that it still takes.
#[crosses]
pub struct DealWorth {
    /// The lead.
    pub lead: LeadId,
    /// The stage it stands at.
    pub stage: StageId,
    /// For how many days.
    pub age_days: Estimate,
    /// With which probability it is won.
    pub won: Probability,
    /// Its order value; nothing where it is not known.
    pub value: Option<Money>,
    /// What it is expected to bring.
    pub expected: Money,
    /// What it is expected to take from now on: this stage once, and each later stay as often as it is likely to come.
    pub effort: Estimate,
    /// What one unit of effort brings.
    pub per_effort: Money,
    /// Whether that is less than it must bring; not where the order value is not known.
    pub zombie: bool,
    /// What it must bring.
    pub least: Money,
}

impl StageModel {
    /// What each deal is expected to bring for the effort that it still takes, the least first; of equals the one that
    /// stands longest, and last those whose order value is not known.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`, `DEAL_AHEAD` as of [`StageModel::won`]; `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`; `FIGURE_OUT_OF_RANGE` for an
    /// effort that is none.
    pub fn worth(&self, deals: &[Deal], rule: &EffortRule) -> Result<Vec<DealWorth>, Error> {
        let efforts = self.efforts(rule)?;
        let mut rows = Vec::with_capacity(deals.len());
        for deal in deals {
            let (chance, visits) = (self.won(deal)?, self.stays_to_come(deal)?);
            let effort: f64 = visits.iter().zip(&efforts).map(|(visits, effort)| visits * effort).sum();
            let (zero, value) = (Money::zero(rule.least.currency), deal.value);
            value.map(|value| value.worth_in(rule.least.currency)).transpose()?;
            let won = Probability::try_from(chance)?;
            let expected = value.map_or(zero, |value| value.weighted(won));
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "an estimate of money")]
            let per_effort = (expected.minor.get() as f64 / effort).round() as i64;
            let per_effort = Money::new(per_effort, rule.least.currency.as_str())?;
            rows.push(DealWorth {
                lead: deal.lead.clone(),
                stage: deal.stage.clone(),
                age_days: Estimate::of(self.age_days(deal)),
                won,
                value,
                expected,
                effort: Estimate::of(effort),
                per_effort,
                zombie: value.is_some() && per_effort.minor < rule.least.minor,
                least: rule.least,
            });
        }
        rows.order_by(|a, b| {
            let age = b.age_days.get().total_cmp(&a.age_days.get());
            let known = b.value.is_some().cmp(&a.value.is_some());
            known.then(a.per_effort.minor.cmp(&b.per_effort.minor)).then(age).then_with(|| a.lead.cmp(&b.lead))
        });
        Ok(rows)
    }

    fn efforts(&self, rule: &EffortRule) -> Result<Vec<f64>, Error> {
        for StageEffort { stage, effort } in &rule.efforts {
            place(self.stages(), stage)?;
            effort.within("efforts.effort", 0.001, 1e6)?;
        }
        let given = |stage: &StageId| rule.efforts.iter().find(|row| row.stage == *stage);
        Ok(self.stages().iter().map(|stage| given(stage).map_or(1.0, |row| row.effort.get())).collect())
    }
}

impl DealWorth {
    /// Why it pays or does not, for people.
    pub fn sentence(&self, language: Language) -> String {
        let (lead, stage, days) = (&self.lead, &self.stage, self.age_days.get().floor());
        let (won, effort) = (per_cent(self.won, language), decimal(self.effort.get(), language));
        let [expected, each, least] = [self.expected, self.per_effort, self.least].map(|money| amount(money, language));
        let value = self.value.map(|value| amount(value, language));
        match (language, value, self.zombie) {
            (Language::English, None, _) => format!("Lead {lead} has no order value, so nothing is expected of it."),
            (Language::English, Some(value), true) => format!(
                "After {days} days at {stage}, lead {lead} has a chance of {won} on {value}: {expected} for {effort} more units of effort is {each} each, less than {least}."
            ),
            (Language::English, Some(value), false) => format!(
                "After {days} days at {stage}, lead {lead} has a chance of {won} on {value}: {expected} for {effort} more units of effort is {each} each, at least {least}."
            ),
            (Language::German, None, _) => {
                format!("Lead {lead} hat keinen Auftragswert, also ist nichts von ihm zu erwarten.")
            }
            (Language::German, Some(value), true) => format!(
                "Nach {days} Tagen auf {stage} hat Lead {lead} eine Chance von {won} auf {value}: {expected} für noch {effort} Einheiten Aufwand sind je {each}, weniger als {least}."
            ),
            (Language::German, Some(value), false) => format!(
                "Nach {days} Tagen auf {stage} hat Lead {lead} eine Chance von {won} auf {value}: {expected} für noch {effort} Einheiten Aufwand sind je {each}, mindestens {least}."
            ),
        }
    }
}
