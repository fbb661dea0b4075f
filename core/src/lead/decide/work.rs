//! What a member does with an opportunity.

use super::draft::Draft;
use super::{Case, World};
use crate::lead::command::Command;
use crate::lead::deadline::DeadlineKind;
use crate::lead::event::Event;
use crate::lead::gate;
use crate::lead::plan::{PlanEntry, PlanKey};
use crate::lead::state::Lead;
use crate::policy::{Escalation, EscalationAction, Skipping};
use crate::units::{Count, Error, Money, Note, StageId, Timestamp, Words};

impl<W: World> Case<'_, W> {
    pub(super) fn decide_work(&self, lead: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        let id = || lead.id.clone();
        match self.command {
            Command::RecordContact { note, .. } => draft.asked(Event::Contacted { lead: id(), note: note.clone() }),
            Command::Advance { stage, .. } => self.advance(lead, stage, draft)?,
            Command::Regress { stage, note, .. } => self.regress(lead, stage, note.as_ref(), draft)?,
            Command::Plan { entry, .. } => {
                if let PlanEntry::KeyPerson { role, .. } = entry {
                    self.rules.check_role(role)?;
                }
                draft.asked(Event::Planned { lead: id(), entry: entry.clone() });
            }
            Command::Unplan { entry, .. } => draft.asked(self.unplanned(lead, entry)?),
            Command::Defer { until, note, .. } => self.defer(lead, *until, note.as_ref(), draft)?,
            _ => {}
        }
        Ok(())
    }

    fn advance(&self, lead: &Lead, stage: &StageId, draft: &mut impl Draft) -> Result<(), Error> {
        let here = self.here(lead)?;
        let there = self.rules.check_stage(stage)?;
        if there == self.rules.last_stage() {
            return Err(Error::StageIsWon { stage: stage.clone() });
        }
        if there <= here {
            let current = self.stage(lead.stage)?;
            let allowed = self.stages_between(here + 1, self.rules.last_stage());
            return Err(Error::StageNotAhead { stage: stage.clone(), current, allowed });
        }
        self.pass_gates(lead, here, there, None)?;
        let rule = self.rules.stage(there);
        let stay_until = rule.map(|rule| self.stay_until(rule)).transpose()?.flatten();
        draft.asked(Event::Advanced { lead: lead.id.clone(), stage: stage.clone(), stay_until });
        Ok(())
    }

    /// Checks the gates on the way from one stage to a later one, as the policy's rule for skipping says.
    pub(super) fn pass_gates(&self, lead: &Lead, here: usize, there: usize, value: Option<Money>) -> Result<(), Error> {
        let skipping = self.rules.policy().pipeline.skipping;
        if let (Skipping::Forbidden, Some(next)) = (skipping, self.rules.stage(here + 1))
            && there > here + 1
        {
            let current = self.stage(lead.stage)?;
            return Err(Error::StageSkipped { current, next: next.id.clone() });
        }
        let first = if skipping == Skipping::Free { there } else { here + 1 };
        let gates = self.rules.stages().get(first..=there).unwrap_or_default();
        gate::check(gates, lead, self.world.names(), self.rules, value)
    }

    fn regress(&self, lead: &Lead, stage: &StageId, note: Option<&Note>, draft: &mut impl Draft) -> Result<(), Error> {
        let here = self.here(lead)?;
        let there = self.rules.check_stage(stage)?;
        if there >= here {
            let current = self.stage(lead.stage)?;
            let allowed = self.stages_between(0, here);
            return Err(Error::StageNotBehind { stage: stage.clone(), current, allowed });
        }
        let rule = self.rules.stage(there);
        let stay_until = rule.map(|rule| self.stay_until(rule)).transpose()?.flatten();
        let (lead, stage) = (lead.id.clone(), stage.clone());
        draft.asked(Event::Regressed { lead, stage, stay_until, note: note.cloned() });
        Ok(())
    }

    fn stages_between(&self, first: usize, end: usize) -> Words {
        let stages = self.rules.stages().get(first..end).unwrap_or_default();
        stages.iter().map(|stage| &stage.id).collect()
    }

    fn unplanned(&self, lead: &Lead, key: &PlanKey) -> Result<Event, Error> {
        if lead.plan().is_some_and(|plan| plan.has(key)) {
            return Ok(Event::Unplanned { lead: lead.id.clone(), entry: key.clone() });
        }
        let (what, name) = key.words();
        Err(Error::NothingThere { lead: lead.id.clone(), what: what.into(), name: name.into() })
    }

    /// Counts a deferral and does what the escalation plan says at this count.
    fn defer(&self, lead: &Lead, until: Timestamp, note: Option<&Note>, draft: &mut impl Draft) -> Result<(), Error> {
        let id = || lead.id.clone();
        self.must_lie_ahead(until)?;
        let latest = self.rules.calendar().after(self.at, self.rules.policy().deferral.longest)?;
        if until > latest {
            return Err(Error::DeferralTooLong { until, latest });
        }
        let count = Count::new(u32::from(lead.deferrals) + 1);
        draft.asked(Event::Deferred { lead: id(), until, count, note: note.cloned() });
        match self.rules.escalation(count) {
            Escalation::Refused => {
                return Err(Error::DeferralRefused { lead: id(), count: i64::from(lead.deferrals) });
            }
            Escalation::Step(action) => {
                draft.asked(Event::Escalated { lead: id(), count, action: action.clone() });
                if let EscalationAction::Lose { reason } = action {
                    let (stage, reason) = (Some(self.stage(lead.stage)?), reason.clone());
                    draft.asked(Event::Lost { lead: id(), stage, reason, note: None, resume: None });
                    // What ends now does not expire.
                    return Ok(());
                }
            }
            Escalation::Counted => {}
        }
        match lead.deadlines.get(DeadlineKind::Expiry) {
            Some(expires) if until >= expires => Err(Error::DeferralPastExpiry { lead: id(), expires }),
            _ => Ok(()),
        }
    }
}
