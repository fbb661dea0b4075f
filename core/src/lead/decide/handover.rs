//! From marketing to a member, and back.

use super::draft::Draft;
use super::{Case, World};
use crate::lead::command::Command;
use crate::lead::deadline::DeadlineKind;
use crate::lead::event::Event;
use crate::lead::phase::Phase;
use crate::lead::state::Lead;
use crate::policy::{ReasonKind, Temperature};
use crate::units::{Error, MemberId, Money, Note, Timestamp};

impl<W: World> Case<'_, W> {
    pub(super) fn decide_handover(&self, lead: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        match self.command {
            Command::Accept { .. } => self.accept(lead, draft)?,
            Command::Decline { reason, note, .. } => {
                let refunded = self.rules.decline_reason(reason)?.refunded;
                draft.asked(Event::Declined {
                    lead: lead.id.clone(),
                    member: self.member(lead.member)?,
                    reason: reason.clone(),
                    refunded,
                    note: note.clone(),
                    hand_over_by: self.hand_over_by(lead.temperature)?,
                });
            }
            Command::TakeBack { reason, note, .. } => {
                self.rules.check_reason(ReasonKind::TakeBack, reason)?;
                self.must_not_be_protected(lead)?;
                draft.asked(Event::TakenBack {
                    lead: lead.id.clone(),
                    member: self.member(lead.member)?,
                    reason: Some(reason.clone()),
                    note: note.clone(),
                    hand_over_by: self.hand_over_by(lead.temperature)?,
                });
            }
            Command::Revalue { value, .. } => draft.asked(self.revalued(lead, *value)?),
            _ => {}
        }
        Ok(())
    }

    /// What is expected of a lead that a member has, reckoned anew.
    fn revalued(&self, lead: &Lead, value: Money) -> Result<Event, Error> {
        self.rules.check_value(value)?;
        let booked = lead.booked.as_deref().ok_or_else(|| Error::NotBooked { lead: lead.id.clone() })?;
        let policy = self.rules.policy();
        let (expected, by) = self.world.distribution().appraise(policy, booked, lead.probability, value);
        Ok(Event::Revalued {
            lead: lead.id.clone(),
            value,
            expected: Money { minor: expected, currency: policy.currency },
            by,
        })
    }

    /// Whether a person may give the lead to this member.
    pub(super) fn check_offer(&self, lead: &Lead, member: &MemberId) -> Result<(), Error> {
        let excluded = self.world.names().find(member.as_str()).is_some_and(|member| lead.excludes(member));
        if excluded {
            return Err(Error::MemberExcluded { lead: lead.id.clone(), member: member.clone() });
        }
        match lead.details().and_then(|details| details.account.as_ref()) {
            Some(account) => self.check_account(account, member),
            None => Ok(()),
        }
    }

    /// The offer of a lead to a member.
    pub(super) fn offered(&self, lead: &Lead, member: &MemberId, reason: Option<&Note>) -> Result<Event, Error> {
        // The expiry is fixed at the first hand-over: no decline, lapse or take-back buys time.
        let (expires, warn_at) = match lead.deadlines.get(DeadlineKind::Expiry) {
            Some(expires) => {
                let warning = lead.deadlines.get(DeadlineKind::ExpiryWarning).filter(|&due| due > self.at);
                (expires, warning.unwrap_or(expires))
            }
            None => self.expiry()?,
        };
        Ok(Event::Offered {
            lead: lead.id.clone(),
            member: member.clone(),
            reason: reason.cloned(),
            temperature: lead.temperature.unwrap_or(Temperature::Cold),
            accept_by: self.rules.calendar().after(self.at, self.rules.policy().handover.accept_within)?,
            expires,
            warn_at,
        })
    }

    fn accept(&self, lead: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        // An opportunity that was taken back goes on where it stood.
        let stage = if lead.stage.is_some() { self.here(lead)? } else { 0 };
        // INVARIANT (stages): `here` gives the place of a stage, and there is a first one.
        let Some(stage) = self.rules.stage(stage) else { return Err(Error::LeadNotFound { lead: lead.id.clone() }) };
        let handover = &self.rules.policy().handover;
        let within = match lead.temperature {
            Some(Temperature::Hot) => handover.contact_hot_within,
            Some(Temperature::Warm) => handover.contact_warm_within,
            Some(Temperature::Cold) | None => handover.contact_cold_within,
        };
        draft.asked(Event::Accepted {
            lead: lead.id.clone(),
            member: self.member(lead.member)?,
            stage: stage.id.clone(),
            contact_by: Some(self.rules.calendar().after(self.at, within)?),
            stay_until: self.stay_until(stage)?,
        });
        Ok(())
    }

    fn must_not_be_protected(&self, lead: &Lead) -> Result<(), Error> {
        let until = lead.protected_until.filter(|&until: &Timestamp| until > self.at && lead.phase == Phase::Open);
        match until {
            Some(until) => Err(Error::DealProtected { lead: lead.id.clone(), until }),
            None => Ok(()),
        }
    }
}
