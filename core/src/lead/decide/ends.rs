//! The ends of a lead, and the way back to marketing.

use super::draft::Draft;
use super::{Case, World};
use crate::lead::command::Command;
use crate::lead::event::Event;
use crate::lead::state::Lead;
use crate::policy::ReasonKind;
use crate::units::{Error, Money, Note};

impl<W: World> Case<'_, W> {
    pub(super) fn decide_end(&self, lead: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        let id = || lead.id.clone();
        match self.command {
            Command::Demote { reason, note, .. } => {
                self.rules.check_reason(ReasonKind::Demotion, reason)?;
                let count = u32::from(lead.demotions);
                if count >= self.rules.policy().pipeline.most_demotions.get() {
                    return Err(Error::TooManyDemotions { lead: id(), count: i64::from(count) });
                }
                let member = self.member(lead.member)?;
                draft.asked(Event::Demoted { lead: id(), member, reason: reason.clone(), note: note.clone() });
            }
            Command::Win { value, note, .. } => self.win(lead, *value, note.as_ref(), draft)?,
            Command::Lose { reason, note, resume, .. } => {
                self.rules.check_reason(ReasonKind::Lost, reason)?;
                if let Some(resume) = resume {
                    self.must_lie_ahead(*resume)?;
                }
                draft.asked(Event::Lost {
                    lead: id(),
                    stage: Some(self.stage(lead.stage)?),
                    reason: reason.clone(),
                    note: note.clone(),
                    resume: *resume,
                });
            }
            Command::Reject { reason, duplicate_of, .. } => {
                self.rules.check_reason(ReasonKind::Rejection, reason)?;
                if let Some(original) = duplicate_of {
                    self.check_original(lead, original)?;
                }
                let duplicate_of = duplicate_of.clone();
                draft.asked(Event::Rejected { lead: id(), reason: reason.clone(), duplicate_of });
            }
            Command::Judge { note, .. } if lead.erased && note.is_some() => {
                return Err(Error::LeadErased { lead: id() });
            }
            Command::Judge { quality, note, .. } => {
                draft.asked(Event::Judged { lead: id(), quality: *quality, note: note.clone() });
            }
            Command::Erase { .. } => self.erase(lead, draft)?,
            _ => {}
        }
        Ok(())
    }

    fn win(&self, lead: &Lead, value: Option<Money>, note: Option<&Note>, draft: &mut impl Draft) -> Result<(), Error> {
        if let Some(value) = value {
            self.rules.check_value(value)?;
        }
        let here = self.here(lead)?;
        let last = self.rules.last_stage();
        self.pass_gates(lead, here, last, value)?;
        // INVARIANT (stages): checked rules have a last stage.
        let Some(stage) = self.rules.stage(last) else { return Err(Error::LeadNotFound { lead: lead.id.clone() }) };
        draft.asked(Event::Won {
            lead: lead.id.clone(),
            stage: stage.id.clone(),
            value: value.or(lead.value),
            note: note.cloned(),
        });
        Ok(())
    }

    fn check_original(&self, lead: &Lead, original: &crate::units::LeadId) -> Result<(), Error> {
        let found = self.visible(original)?;
        if found.id == lead.id {
            return Err(Error::DuplicateOfItself { lead: lead.id.clone() });
        }
        Ok(())
    }

    /// A living lead ends first: nobody can work what is not known.
    fn erase(&self, lead: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        if lead.erased {
            return Err(Error::LeadErased { lead: lead.id.clone() });
        }
        if !lead.phase.is_end() {
            draft.asked(self.rejected_without_consent(lead));
        }
        draft.asked(Event::Erased { lead: lead.id.clone() });
        Ok(())
    }
}
