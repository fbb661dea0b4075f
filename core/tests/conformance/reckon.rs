//! From the name of a function to its answer, for the cases that reckon; see `conformance/README.md`.

use super::compare::{parse, to_json};
use leadwerk::Error;
use leadwerk::engine::{MaintenanceFold, PartnerFold, Record, ScoreFold};
use leadwerk::partner::{
    Alarm, DelayLaw, PartnerTable, PointsAccount, Reminder, ResponseTimes, TierProposal, WinScore, WinTally, WorkedLead,
};
use leadwerk::pipeline::{
    Backtest, Calibration, Forecast, FunnelPlan, History, HistoryData, Incidence, OdooModel, RestrictedMean, Spell,
    SpellColumns, StageModel, Stay, freeze,
};
use leadwerk::policy::{DuplicateRule, FactKind, FactRule, Policy, ProgrammeRule, QualityRule, ScoringRule};
use leadwerk::quality::{ContactCheck, DuplicateIndex, DuplicateKeys, Maintenance, MaintenanceRule};
use leadwerk::scoring::{
    Drift, EndedLead, MediaMix, MediaRanking, MediaReturns, MediumRow, RaterTable, ScoreHistoryData, ScoreModel,
    ScoreModelData,
};
use leadwerk::units::{Currency, Decimal, Estimate, FactId, Language};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// The arguments of a case; what is taken is no longer among them.
pub(crate) struct Given(pub(crate) Map<String, Value>);

impl Given {
    fn take<T: DeserializeOwned>(&mut self, name: &str) -> T {
        parse(&self.0.remove(name).unwrap_or_else(|| panic!("`given` has no `{name}`")))
    }

    fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        self.0.remove(name).map(|value| parse(&value))
    }

    /// A history: as data, or of stays by a rule.
    fn history(&mut self) -> Result<HistoryData, Error> {
        match self.optional("data") {
            Some(data) => Ok(data),
            None => HistoryData::of(self.take("rule"), self.take("stays")),
        }
    }

    fn model(&mut self) -> Result<StageModel, Error> {
        let history = History::from_data(self.history()?)?;
        StageModel::fit(&history, self.take("model"), self.take("at"))
    }

    /// The standard policy with these questions, and the facts that they ask for.
    fn policy(&mut self) -> Policy {
        let mut policy = Policy::standard(Currency::new("EUR").unwrap());
        let number = |number| Decimal::whole(number).unwrap();
        let kinds = [
            ("authority", FactKind::Flag {}),
            ("employees", FactKind::Number { least: number(-1_000_000), most: number(1_000_000) }),
        ];
        policy.facts.retain(|fact| kinds.iter().all(|(id, _)| fact.id.as_str() != *id));
        let fact = |(id, kind): (&str, FactKind)| FactRule { id: FactId::new(id).unwrap(), name: id.into(), kind };
        policy.facts.extend(kinds.map(fact));
        policy.scoring = Some(self.take("rule"));
        policy
    }

    /// What members made of the leads of these records.
    fn partner_fold(&mut self) -> PartnerFold {
        let mut fold = PartnerFold::default();
        fold.fold_all(&self.take::<Vec<Record>>("records"));
        fold
    }

    fn scored(&mut self) -> Result<ScoreModel, Error> {
        let (policy, version) = (self.policy(), self.take("version"));
        let data = match self.optional::<Vec<EndedLead>>("leads") {
            None => ScoreModelData::experts(&policy, version)?,
            Some(leads) => {
                let history = ScoreHistoryData::of(policy.scoring.clone().unwrap(), leads)?;
                ScoreModelData::fit(&policy, version, history, self.take("at"))?
            }
        };
        ScoreModel::from_data(data)
    }

    fn folded(&mut self) -> Result<ScoreFold, Error> {
        let mut fold = ScoreFold::new(self.take("rule"))?;
        fold.fold_all(&self.take::<Vec<_>>("records"));
        Ok(fold)
    }

    fn check(&mut self) -> Result<ContactCheck, Error> {
        ContactCheck::new(self.take("rule"), &self.take::<Vec<_>>("postcodes"), &self.take::<Vec<_>>("disposable"))
    }

    /// The programme of a case, or the standard one.
    fn programme(&mut self) -> Result<ProgrammeRule, Error> {
        self.optional("rule").map_or_else(ProgrammeRule::standard, Ok)
    }

    fn partners(&mut self) -> Result<PartnerTable, Error> {
        let (leads, delay) = (self.take::<Vec<_>>("leads"), self.take::<DelayLaw>("delay"));
        PartnerTable::of(&leads, &delay, &self.programme()?, self.take("until"))
    }

    /// An index of these leads, without those that are removed again.
    fn index(&mut self) -> Result<DuplicateIndex, Error> {
        let mut index = DuplicateIndex::new(self.take("rule"), &self.take::<String>("salt"))?;
        index.add_all(&self.take::<Vec<_>>("leads"))?;
        for lead in self.take::<Vec<_>>("removed") {
            assert!(index.remove(&lead), "{lead} was not there");
        }
        Ok(index)
    }
}

/// What a function answers, and what its answer says, where it has sentences.
pub(crate) struct Answer {
    pub(crate) value: Value,
    pub(crate) said: Option<Value>,
}

/// Asks a function.
pub(crate) fn ask(function: &str, given: &mut Given) -> Result<Answer, Error> {
    let g = given;
    match function {
        "StageModel.won" => {
            let (model, deals) = (g.model()?, g.take::<Vec<_>>("deals"));
            mute(&deals.iter().map(|deal| model.won(deal)).collect::<Result<Vec<_>, _>>()?)
        }
        "StageModel.chances" => {
            let chances = g.model()?.chances(&g.take::<Vec<_>>("deals"))?;
            said(&chances, |language| chances.iter().map(|chance| chance.sentence(language)).collect())
        }
        "StageModel.table" => {
            let table = g.model()?.table(g.optional("segment").as_ref())?;
            said(&table, |language| table.sentences(language))
        }
        "StageModel.weighted" => mute(&g.model()?.weighted(&g.take::<Vec<_>>("deals"), g.take("currency"))?),
        "StageModel.worth" => {
            let worth = g.model()?.worth(&g.take::<Vec<_>>("deals"), &g.take("effort"))?;
            said(&worth, |language| worth.iter().map(|worth| worth.sentence(language)).collect())
        }
        "StageModel.forecast" => {
            let forecast = g.model()?.forecast(&g.take::<Vec<_>>("deals"), &g.take("forecast"))?;
            said(&forecast, |language| forecast.sentences(language))
        }
        "StageModel.freeze" => mute(&freeze(&g.model()?, &g.take::<Vec<_>>("deals"))?),
        "HistoryData.of" => mute(&g.history()?),
        "HistoryData.merge" => {
            let [one, other] = ["one", "other"].map(|name| Given(g.take(name)).history());
            mute(&one?.merge(other?)?)
        }
        "Calibration.of" => mute(&Calibration::of(&g.take::<Vec<_>>("forecasts"), &g.take::<Vec<_>>("ends"))),
        "Backtest.of" => mute(&Backtest::of(&g.take("rule"), &g.take::<Vec<_>>("stays"), &g.take::<Vec<_>>("ends"))?),
        "OdooModel.probability" => {
            let model = OdooModel::of(&g.take::<Vec<_>>("stages"), &g.take::<Vec<_>>("leads"))?;
            mute(&model.probability(&g.take("lead"))?)
        }
        "Forecast.of" => {
            let forecast = Forecast::of(&g.take::<Vec<_>>("deals"), &g.take("options"))?;
            said(&forecast, |language| forecast.sentences(language))
        }
        "FunnelPlan.of" => {
            let (steps, units) = (g.take::<Vec<_>>("steps"), g.take::<Vec<_>>("units"));
            let plan = FunnelPlan::of(&steps, &g.take("values"), &units, &g.take("options"))?;
            said(&plan, |language| plan.sentences(language))
        }
        "MediumRow.of" => {
            let leads = g.take::<Vec<_>>("leads");
            mute(&MediumRow::of(&leads, g.take("currency"), g.take("period_days"))?)
        }
        "MediumRow.merge" => mute(&MediumRow::merge(&g.take::<Vec<_>>("rows"))?),
        "MediaReturns.of" => {
            let (rows, costs) = (g.take::<Vec<_>>("rows"), g.take::<Vec<_>>("costs"));
            mute(&MediaReturns::of(&rows, &costs, g.take("by"), g.take("currency"), &g.take("rule"))?)
        }
        "MediaRanking.of" => {
            let (rows, costs) = (g.take::<Vec<_>>("rows"), g.take::<Vec<_>>("costs"));
            let ranking = MediaRanking::of(&rows, &costs, g.take("by"), g.take("currency"), &g.take("rule"))?;
            said(&ranking, |language| ranking.sentences(language))
        }
        "MediaMix.of" => {
            let mix = MediaMix::of(&g.take::<Vec<_>>("leads"), g.take("by"), g.take("interval"))?;
            said(&mix, |language| mix.sentences(language))
        }
        "RaterTable.of" => {
            let table = RaterTable::of(&g.take::<Vec<_>>("ratings"), &g.take("options"))?;
            said(&table, |language| table.sentences(language))
        }
        "ScoreModel.score" => {
            let score = g.scored()?.score(&g.take("lead"))?;
            said(&score, |language| score.sentences(language))
        }
        "ScoreModel.scores" => mute(&g.scored()?.scores(&g.take::<Vec<_>>("asked"))?),
        "ScoreModel.learn" => {
            let mut model = g.scored()?;
            g.take::<Vec<_>>("learned").iter().try_for_each(|lead| model.learn(lead))?;
            mute(&model.score(&g.take("lead"))?)
        }
        "ScoreModel.score_columns" => mute(&g.scored()?.score_columns(&g.take::<Vec<_>>("columns"))?),
        "ScoreModel.table" => mute(&g.scored()?.table()),
        "ScoreModel.data" => mute(&g.scored()?.data()),
        "ScoreHistoryData.of" => mute(&ScoreHistoryData::of(g.take("rule"), g.take("leads"))?),
        "ScoreHistoryData.merge" => {
            let rule: ScoringRule = g.take("rule");
            let one = ScoreHistoryData::of(rule.clone(), g.take("one"))?;
            mute(&one.merge(ScoreHistoryData::of(rule, g.take("other"))?)?)
        }
        "Drift.of" => {
            let drift = Drift::of(&g.take("rule"), &g.take::<Vec<_>>("outcomes"))?;
            said(&drift, |language| vec![drift.sentence(language)])
        }
        "QualificationRule.for_capacity" => {
            let rule = Policy::standard(Currency::new("EUR").unwrap()).qualification;
            mute(&rule.for_capacity(&g.take::<Vec<_>>("probabilities"), g.take("hot"), g.take("warm"))?)
        }
        "Stay.known_at" => mute(&g.take::<Stay>("stay").known_at(g.take("at"))),
        "Spell.at_stage" => mute(&Spell::at_stage(&g.take("stage"), &g.take::<Vec<_>>("stays"), g.take("until"))?),
        "Spell.to_end" => mute(&Spell::to_end(&g.take::<Vec<_>>("stays"), &g.take::<Vec<_>>("ends"), g.take("until"))?),
        "Incidence.of" => mute(&Incidence::of(&g.take::<Vec<_>>("spells"))?),
        "Incidence.at" => mute(&Incidence::of(&g.take::<Vec<_>>("spells"))?.at(g.take::<Estimate>("time"))),
        "RestrictedMean.of" => mute(&RestrictedMean::of(&g.take::<Vec<_>>("spells"), g.take("until"))?),
        "SpellColumns.incidence" => mute(&g.take::<SpellColumns>("columns").incidence()?),
        "SpellColumns.restricted_mean" => mute(&g.take::<SpellColumns>("columns").restricted_mean(g.take("until"))?),
        "QualityRule.standard" => mute(&QualityRule::standard()),
        "ContactCheck.check" => {
            let report = g.check()?.check(&g.take("contact"));
            said(&report, |language| report.sentences(language))
        }
        "ContactCheck.check_all" => mute(&g.check()?.check_all(&g.take::<Vec<_>>("contacts"))),
        "DuplicateRule.standard" => mute(&DuplicateRule::standard()),
        "DuplicateKeys.of" => mute(&DuplicateKeys::of(&g.take::<Vec<_>>("contacts"), &g.take("rule"))),
        "DuplicateIndex.candidates" => {
            let found = g.index()?.candidates_all(&g.take::<Vec<_>>("rows"))?;
            said(&found, |language| found.iter().map(|found| found.sentence(language)).collect())
        }
        "DuplicateIndex.leads" => mute(&g.index()?.len()),
        "MaintenanceRule.standard" => mute(&MaintenanceRule::standard()),
        "Maintenance.of" => {
            let maintenance = Maintenance::of(&g.take::<Vec<_>>("rows"), g.take("rule"))?;
            said(&maintenance, |language| maintenance.sentences(language))
        }
        "ScoreFold.decided_until" => mute(&g.folded()?.decided_until(g.take("until"))),
        "ScoreFold.outcomes" => mute(&g.folded()?.outcomes(&g.take("model"), g.take("until"))),
        "MaintenanceFold.rows" => {
            let mut fold = MaintenanceFold::new(g.take("wanted"), g.take("within_days"))?;
            g.take::<Vec<Record>>("records").iter().for_each(|record| fold.fold(record));
            mute(&fold.rows(g.take("until")))
        }
        "PartnerFold.worked" => mute(&g.partner_fold().worked()),
        "PartnerFold.unrated" => mute(&g.partner_fold().unrated()),
        "PartnerFold.responses" => mute(&g.partner_fold().responses()),
        "PartnerFold.points" => mute(&g.partner_fold().points(&g.take("rule"))?),
        "DelayLaw.of" => mute(&DelayLaw::of(&g.take::<Vec<_>>("leads"), g.take("horizon_days"), g.take("until"))?),
        "DelayLaw.share" => mute(&g.take::<DelayLaw>("delay").share(g.take("age"))?),
        "WinTally.of" => {
            let (leads, delay) = (g.take::<Vec<_>>("leads"), g.take::<DelayLaw>("delay"));
            mute(&WinTally::of(&leads, &delay, g.take("until"))?)
        }
        "WinTally.merge" => mute(&g.take::<WinTally>("one").merge(&g.take("other"))?),
        "WinScore.below" => mute(&g.take::<WinScore>("figure").below(g.take("score"))?),
        "WinScore.above" => mute(&g.take::<WinScore>("figure").above(g.take("score"))?),
        "PartnerTable.of" => {
            let table = g.partners()?;
            said(&table, |language| table.sentences(language))
        }
        "PartnerTable.review" => mute(&g.partners()?.review(g.take("share"))),
        "Alarm.needed" => mute(&Alarm::needed(g.take("rate"), g.take("false_alarms"))?),
        "WorkedLead.recalibrated" => {
            mute(&WorkedLead::recalibrated(&g.take::<Vec<_>>("leads"), &g.take::<DelayLaw>("delay"))?)
        }
        "PointsAccount.of" => {
            let (leads, entries, delay) = (g.take::<Vec<_>>("leads"), g.take::<Vec<_>>("entries"), g.take("delay"));
            let accounts = PointsAccount::of(&leads, &entries, &delay, &g.programme()?, g.take("until"))?;
            said(&accounts, |language| accounts.iter().map(|account| account.sentence(language)).collect())
        }
        "TierProposal.of" => {
            let proposal = TierProposal::of(&g.take("figures"), &g.programme()?, g.take("now"))?;
            said(&proposal, |language| proposal.sentences(language))
        }
        "ResponseTimes.of" => {
            let (rows, within, limit) = (g.take::<Vec<_>>("rows"), g.take("within_hours"), g.take("limit_hours"));
            let times = ResponseTimes::of(&rows, within, limit, g.take("until"))?;
            said(&times, |language| times.sentences(language))
        }
        "Reminder.of" => {
            let reminders = Reminder::of(&g.take::<Vec<_>>("members"), &g.programme()?)?;
            said(&reminders, |language| reminders.iter().map(|reminder| reminder.sentence(language)).collect())
        }
        other => panic!("no function is called `{other}`"),
    }
}

/// An answer without sentences.
fn mute(value: &impl serde::Serialize) -> Result<Answer, Error> {
    Ok(Answer { value: to_json(value), said: None })
}

fn said(value: &impl serde::Serialize, say: impl Fn(Language) -> Vec<String>) -> Result<Answer, Error> {
    let said = json!({ "en": say(Language::English), "de": say(Language::German) });
    Ok(Answer { value: to_json(value), said: Some(said) })
}

/// Where an answer is not as expected: of objects the parts that are named, of lists all; numbers within a billionth, or
/// `within` where it is given.
pub(crate) fn faults(place: &str, expected: &Value, got: &Value, within: Option<f64>) -> Vec<String> {
    let fault = || vec![format!("{place}: expected {expected}, got {got}")];
    match (expected, got) {
        (Value::Object(parts), Value::Object(_)) => {
            let null = Value::Null;
            let part = |(name, part)| {
                let name: &String = name;
                faults(&format!("{place}.{name}"), part, got.get(name).unwrap_or(&null), within)
            };
            parts.iter().flat_map(part).collect()
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            let items = items.iter().zip(others).enumerate();
            items
                .flat_map(|(number, (item, other))| faults(&format!("{place}[{number}]"), item, other, within))
                .collect()
        }
        (Value::Number(wanted), Value::Number(number)) => {
            let (wanted, number) = (wanted.as_f64().unwrap(), number.as_f64().unwrap());
            let near = within.unwrap_or((1e-9 * wanted.abs()).max(1e-12));
            if (wanted - number).abs() <= near { Vec::new() } else { fault() }
        }
        _ if expected == got => Vec::new(),
        _ => fault(),
    }
}
