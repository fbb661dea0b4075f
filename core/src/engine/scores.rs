//! What was known of leads when they were decided on, and what came of it: from the log, and of one lead now.

use super::decided::Decided;
use super::{Engine, Record};
use crate::lead::Event;
use crate::lead::decide::World;
use crate::policy::{AnswerPoints, AnswerSource, BuyerStage, ChoicePoints, FactValue, Question, ScoringRule};
use crate::scoring::{Answer, DriftOutcome, EndedLead, LeadAnswers};
use crate::units::{ChoiceId, Error, LeadId, ModelId, Money, Order as _, Probability, Timestamp};
use std::collections::BTreeMap;

/// Folds the records of a log into leads that have ended, for [`crate::scoring::ScoreHistory`], and into what a model said of
/// them, for [`crate::scoring::Drift`].
///
/// The answers are those that were known when the lead was first handed over, or at its end where it never was: what a
/// member finds out later, nobody knew when the lead was given to it, so it must not be learned from. The last end counts,
/// however often the lead came back before it; lost, expired and rejected are not won. Deals that partners registered
/// themselves are left out, and so are duplicates, and erased leads, whose answers are gone.
///
/// A young log knows losses before wins, for a win takes its time: learn from leads that were decided on early enough
/// ([`ScoreFold::decided_until`]).
///
/// Of a text it says whether it is known, or, where a question lists choices, which of these it is; the text itself is
/// not kept.
///
/// # Example
/// ```
/// use leadwerk::engine::{Engine, ScoreFold};
/// use leadwerk::scoring::{ScoreHistory, ScoreModel};
/// use leadwerk::simulation::{Year, YearPlan};
/// use leadwerk::units::{Count, ModelId};
///
/// let mut year = Year::new(YearPlan { leads: Count::new(200), ..YearPlan::standard()? })?;
/// let mut engine = Engine::new(year.policy().clone())?;
/// let rule = year.policy().scoring.clone().expect("the standard policy has one");
/// let (mut fold, mut first) = (ScoreFold::new(rule.clone())?, None);
/// for request in &mut year {
///     // People err now and then; what is refused leaves no record.
///     let Ok(receipt) = engine.execute(&request) else { continue };
///     fold.fold_all(&receipt.records);
///     first = first.or_else(|| receipt.events().find_map(|event| event.lead().cloned()));
/// }
/// let now = engine.last().expect("a year has records");
/// let history = ScoreHistory::of(rule, &fold.ended())?;
/// let model = ScoreModel::fit(engine.policy(), ModelId::new("2027-01")?, &history, now)?;
/// let score = model.score(&engine.answers(&first.expect("a year has leads"), now)?)?;
/// assert_eq!(score.answers.len(), 5);
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ScoreFold {
    rule: ScoringRule,
    leads: BTreeMap<LeadId, Known>,
}

/// What is known of a lead so far.
#[derive(Clone, Debug, Default)]
struct Known {
    /// By the place of the question.
    answers: BTreeMap<usize, FactValue>,
    /// Which version of a model said what of it last.
    said: Option<(ModelId, Probability)>,
    /// When it was decided on; what is heard later is not taken in.
    decided: Decided,
}

impl ScoreFold {
    /// Nothing folded yet, for these questions.
    ///
    /// # Errors
    /// `QUESTIONS_MISSING`, `DUPLICATE_QUESTION`, `DUPLICATE_ANSWER`, `BANDS_UNORDERED`, `FIGURE_OUT_OF_RANGE`.
    pub fn new(rule: ScoringRule) -> Result<Self, Error> {
        rule.check()?;
        Ok(Self { rule, leads: BTreeMap::new() })
    }

    /// Folds the next record.
    pub fn fold(&mut self, record: &Record) {
        self.hear_event(&record.event);
        let Some(lead) = record.event.lead() else { return };
        match &record.event {
            // It was no lead of its own.
            Event::Rejected { duplicate_of: Some(_), .. } | Event::Erased { .. } => drop(self.leads.remove(lead)),
            event => {
                if let Some(known) = self.leads.get_mut(lead) {
                    known.decided.fold(event, record.at);
                }
            }
        }
    }

    /// Hears what an event says of a lead.
    fn hear_event(&mut self, event: &Event) {
        match event {
            Event::Captured { lead, medium, campaign, value, .. } => {
                self.leads.insert(lead.clone(), Known::default());
                self.hear(lead, &AnswerSource::Medium {}, choice(medium.as_str()));
                self.hear(lead, &AnswerSource::Campaign {}, campaign.as_ref().and_then(|id| choice(id.as_str())));
                self.hear(lead, &AnswerSource::Value {}, value.map(money));
            }
            Event::Rated { lead, buyer, probability, model, .. } => {
                if let Some(buyer) = buyer {
                    self.hear(lead, &AnswerSource::Buyer {}, choice(name(*buyer)));
                }
                if let (Some(known), Some((model, said))) = (self.open(lead), model.clone().zip(*probability)) {
                    known.said = Some((model, said));
                }
            }
            Event::ValueSet { lead, value } | Event::Revalued { lead, value, .. } => {
                self.hear(lead, &AnswerSource::Value {}, Some(money(*value)));
            }
            Event::FactRecorded { lead, fact, value } => {
                self.hear(lead, &AnswerSource::Fact { fact: fact.clone() }, Some(value.clone()));
            }
            Event::FactRetracted { lead, fact } => self.hear(lead, &AnswerSource::Fact { fact: fact.clone() }, None),
            _ => {}
        }
    }

    /// Folds the next records, all of them.
    pub fn fold_all(&mut self, records: &[Record]) {
        records.iter().for_each(|record| self.fold(record));
    }

    /// The leads that have ended so far, by lead; they name nobody.
    pub fn ended(&self) -> Vec<EndedLead> {
        self.leads.values().filter_map(|known| self.row(known)).collect()
    }

    /// Of them those that were decided on up to a time. Choose one so long ago that each has had its time since, as
    /// `handover.expires_after` says; else losses, which come sooner than wins, count too much.
    pub fn decided_until(&self, until: Timestamp) -> Vec<EndedLead> {
        let decided = self.leads.values().filter(|known| known.decided.until(until));
        decided.filter_map(|known| self.row(known)).collect()
    }

    /// What a version of a model said of them, in the order in which they were decided on: with which probability each was
    /// to be won, as the last rating said that named a version before the lead was decided on, and what came. Leads of which
    /// another version spoke last, or none, are left out.
    ///
    /// Choose the time as of [`ScoreFold::decided_until`]; the alarm keeps its word for such leads alone.
    pub fn outcomes(&self, model: &ModelId, until: Timestamp) -> Vec<DriftOutcome> {
        let of = |known: &Known| {
            let (_, said) = known.said.as_ref().filter(|(version, _)| version == model)?;
            let (at, _, won) = known.decided.end()?;
            Some(DriftOutcome { at, said: *said, won })
        };
        let decided = self.leads.values().filter(|known| known.decided.until(until));
        let mut outcomes: Vec<_> = decided.filter_map(of).collect();
        outcomes.order_by_key(|of| of.at);
        outcomes
    }

    fn row(&self, known: &Known) -> Option<EndedLead> {
        let (at, ended, won) = known.decided.end()?;
        let answers = answers(&self.rule, |place, _| known.answers.get(&place).cloned());
        Some(EndedLead { answers, at, ended, won })
    }

    /// What is known of a lead, as long as it was not decided on.
    fn open(&mut self, lead: &LeadId) -> Option<&mut Known> {
        self.leads.get_mut(lead).filter(|known| known.decided.at().is_none())
    }

    /// Hears what a source says of a lead now: every question that asks it has another answer, or none.
    fn hear(&mut self, lead: &LeadId, source: &AnswerSource, value: Option<FactValue>) {
        let known = self.leads.get_mut(lead).filter(|known| known.decided.at().is_none());
        let Some(known) = known else { return };
        for (place, question) in self.rule.questions.iter().enumerate().filter(|(_, asks)| asks.source == *source) {
            match value.as_ref().and_then(|value| fitting(question, value)) {
                Some(answer) => known.answers.insert(place, answer),
                None => known.answers.remove(&place),
            };
        }
    }
}

impl Engine {
    /// What is known of a lead now, for [`crate::scoring::ScoreModel::score`]: the answers to the questions of the policy,
    /// and its temperature so far. It is for the host; it asks as the system does, and sees every lead.
    ///
    /// # Errors
    /// `QUESTIONS_MISSING` where the policy has no scorecard; `LEAD_NOT_FOUND`.
    pub fn answers(&self, lead: &LeadId, at: Timestamp) -> Result<LeadAnswers, Error> {
        let rule = self.policy().scoring.as_ref().ok_or(Error::QuestionsMissing {})?;
        let found = self.store.lead(lead).ok_or_else(|| Error::LeadNotFound { lead: lead.clone() })?;
        let names = self.store.names();
        let source = |source: &AnswerSource| match source {
            AnswerSource::Fact { fact } => {
                let fact = names.find(fact.as_str()).and_then(|name| found.fact(name));
                fact.map(|fact| fact.value.value())
            }
            AnswerSource::Medium {} => choice(names.text(found.medium)),
            AnswerSource::Campaign {} => found.campaign.and_then(|campaign| choice(names.text(campaign))),
            AnswerSource::Buyer {} => found.buyer.and_then(|buyer| choice(name(buyer))),
            AnswerSource::Value {} => found.value.map(money),
        };
        let answers = answers(rule, |_, question| source(&question.source).and_then(|value| fitting(question, &value)));
        Ok(LeadAnswers { answers, at, value: found.value, before: found.temperature })
    }
}

/// The answers that there are, in the order of the questions.
fn answers(rule: &ScoringRule, known: impl Fn(usize, &Question) -> Option<FactValue>) -> Vec<Answer> {
    let answer = |(place, question): (usize, &Question)| {
        known(place, question).map(|value| Answer { question: question.id.clone(), value })
    };
    rule.questions.iter().enumerate().filter_map(answer).collect()
}

/// The answer that a value gives to a question: no more than the question asks, and never a text. What it cannot take,
/// because the fact was of another kind once, is none.
fn fitting(question: &Question, value: &FactValue) -> Option<FactValue> {
    use FactValue::{Choice, Date, Flag, Money, Number, Text};
    match (&question.answers, value) {
        (AnswerPoints::Known { .. }, _) => Some(Flag { value: true }),
        (AnswerPoints::Choice { choices }, Text { value }) => {
            listed(choices, value.as_str()).map(|value| Choice { value })
        }
        (AnswerPoints::Choice { .. }, Choice { .. })
        | (AnswerPoints::Flag { .. }, Flag { .. })
        | (AnswerPoints::Number { .. }, Number { .. } | Money { .. })
        | (AnswerPoints::Date { .. }, Date { .. }) => Some(value.clone()),
        _ => None,
    }
}

/// The choice that a text is, or one that the question does not list.
fn listed(choices: &[ChoicePoints], text: &str) -> Option<ChoiceId> {
    let known = |name: &str| choices.iter().find(|of| of.choice.as_str() == name).map(|of| of.choice.clone());
    known(text).or_else(|| {
        let unlisted = (0..50).map(|more| format!("other{}", "_".repeat(more))).find(|name| known(name).is_none());
        unlisted.and_then(|name| ChoiceId::new(name).ok())
    })
}

fn choice(name: &str) -> Option<FactValue> {
    ChoiceId::new(name).ok().map(|value| FactValue::Choice { value })
}

fn money(value: Money) -> FactValue {
    FactValue::Money { value }
}

/// What a question calls it.
const fn name(buyer: BuyerStage) -> &'static str {
    match buyer {
        BuyerStage::Early => "early",
        BuyerStage::Mid => "mid",
        BuyerStage::Late => "late",
    }
}
