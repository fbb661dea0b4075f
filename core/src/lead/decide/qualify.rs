//! What marketing finds out, and what anybody who works the lead writes down.

use super::draft::Draft;
use super::{Case, World};
use crate::lead::command::Command;
use crate::lead::event::Event;
use crate::lead::phase::Phase;
use crate::lead::state::Lead;
use crate::policy::{BuyerStage, Temperature};
use crate::units::{Error, FactId, ModelId, Probability};

impl<W: World> Case<'_, W> {
    pub(super) fn decide_qualifying(&self, known: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        let lead = known.id.clone();
        let event = match self.command {
            Command::Qualify { .. } => Event::QualifyingStarted { lead },
            Command::RecordFact { fact, value, .. } => {
                self.rules.check_fact(fact, value)?;
                Event::FactRecorded { lead, fact: fact.clone(), value: value.clone() }
            }
            Command::RetractFact { fact, .. } => {
                self.must_be_recorded(known, fact)?;
                Event::FactRetracted { lead, fact: fact.clone() }
            }
            Command::VerifyFact { fact, .. } => {
                self.must_be_recorded(known, fact)?;
                Event::FactVerified { lead, fact: fact.clone() }
            }
            Command::RecordFinding { fact, rule, advice, .. } => {
                if let Some(fact) = fact {
                    self.must_be_declared(fact)?;
                }
                let (fact, rule, advice) = (fact.clone(), rule.clone(), advice.clone());
                Event::FindingRecorded { lead, fact, rule, advice }
            }
            Command::SetValue { value, .. } => {
                self.rules.check_value(*value)?;
                Event::ValueSet { lead, value: *value }
            }
            Command::AddNote { note, .. } => Event::Noted { lead, note: note.clone() },
            Command::Rate { temperature, probability, buyer, model, .. } => {
                return self.rate(known, *temperature, *probability, *buyer, model.clone(), draft);
            }
            _ => return Ok(()),
        };
        draft.asked(event);
        Ok(())
    }

    /// A person's judgement goes before the temperature that a probability gives.
    fn rate(
        &self,
        lead: &Lead,
        judged: Option<Temperature>,
        probability: Option<Probability>,
        buyer: Option<BuyerStage>,
        model: Option<ModelId>,
        draft: &mut impl Draft,
    ) -> Result<(), Error> {
        if let (Some(model), None) = (&model, probability) {
            return Err(Error::ModelWithoutProbability { model: model.clone() });
        }
        let temperature = match (judged, probability) {
            (Some(judged), _) => judged,
            (None, Some(probability)) => {
                self.rules.policy().qualification.temperature(probability, lead.value, lead.temperature)?
            }
            (None, None) => return Err(Error::EmptyRating {}),
        };
        let id = || lead.id.clone();
        draft.asked(Event::Rated { lead: id(), temperature, probability, buyer, model });
        let ready = temperature >= self.rules.policy().qualification.ready_from;
        match (lead.phase, ready) {
            (Phase::Ready, false) => draft.asked(Event::Unreadied { lead: id() }),
            // Ready already and as warm as before: what is due stays due.
            (Phase::Ready, true) if lead.temperature == Some(temperature) => {}
            (_, true) => {
                let hand_over_by = self.hand_over_by(Some(temperature))?;
                draft.asked(Event::Readied { lead: id(), hand_over_by });
            }
            _ => {}
        }
        Ok(())
    }

    fn must_be_recorded(&self, lead: &Lead, fact: &FactId) -> Result<(), Error> {
        self.must_be_declared(fact)?;
        let recorded = self.world.names().find(fact.as_str()).and_then(|name| lead.fact(name)).is_some();
        if recorded {
            return Ok(());
        }
        Err(Error::NothingThere { lead: lead.id.clone(), what: "fact".into(), name: fact.into() })
    }

    fn must_be_declared(&self, fact: &FactId) -> Result<(), Error> {
        if self.rules.fact(fact).is_some() {
            return Ok(());
        }
        let allowed = self.rules.policy().facts.iter().map(|fact| &fact.id).collect();
        Err(Error::UnknownFact { fact: fact.clone(), allowed })
    }
}
