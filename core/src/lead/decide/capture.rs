//! A lead comes in.

use super::draft::Draft;
use super::{Case, World};
use crate::lead::actor::Actor;
use crate::lead::command::Command;
use crate::lead::deadline::DeadlineKind;
use crate::lead::event::Event;
use crate::lead::phase::Phase;
use crate::lead::state::Lead;
use crate::units::{AccountId, Error, LeadId, MediumId, MemberId, Money, Timestamp};

impl<W: World> Case<'_, W> {
    pub(super) fn decide_new(&self, draft: &mut impl Draft) -> Result<(), Error> {
        self.check_right(Phase::Captured)?;
        match self.command {
            Command::Capture { lead, medium, campaign, account, predecessor, proof, value } => {
                if let Actor::Contact { lead: own } = self.actor
                    && own != lead
                {
                    return Err(Error::LeadNotFound { lead: lead.clone() });
                }
                self.check_new(lead, medium, predecessor.as_ref(), *value)?;
                draft.asked(Event::Captured {
                    lead: lead.clone(),
                    medium: medium.clone(),
                    campaign: campaign.clone(),
                    account: account.clone(),
                    predecessor: predecessor.clone(),
                    proof: proof.clone(),
                    value: *value,
                });
            }
            Command::RegisterDeal { lead, member, account, medium, predecessor, proof, value } => {
                self.check_self(member)?;
                self.check_new(lead, medium, predecessor.as_ref(), *value)?;
                self.check_account(account, member)?;
                let handover = &self.rules.policy().handover;
                let first = self.rules.stages().first();
                let (expires, warn_at) = self.expiry()?;
                let stay_until = first.map(|stage| self.stay_until(stage)).transpose()?.flatten();
                // INVARIANT (stages): checked rules have at least two stages.
                let Some(first) = first else { return Ok(()) };
                draft.asked(Event::DealRegistered {
                    lead: lead.clone(),
                    member: member.clone(),
                    account: account.clone(),
                    medium: medium.clone(),
                    predecessor: predecessor.clone(),
                    proof: proof.clone(),
                    value: *value,
                    stage: first.id.clone(),
                    protected_until: self.rules.calendar().after(self.at, handover.protected_for)?,
                    expires,
                    warn_at,
                    stay_until,
                });
            }
            _ => {}
        }
        Ok(())
    }

    fn check_new(
        &self,
        lead: &LeadId,
        medium: &MediumId,
        predecessor: Option<&LeadId>,
        value: Option<Money>,
    ) -> Result<(), Error> {
        if self.named.is_some() {
            return Err(Error::LeadExists { lead: lead.clone() });
        }
        self.rules.check_medium(medium)?;
        if let Some(value) = value {
            self.rules.check_value(value)?;
        }
        match predecessor {
            Some(id) if !self.has_ended(self.visible(id)?) => Err(Error::PredecessorNotEnded { lead: id.clone() }),
            _ => Ok(()),
        }
    }

    /// A lead whose expiry has come is over, whether anybody has ticked or not.
    fn has_ended(&self, lead: &Lead) -> bool {
        lead.phase.is_end() || lead.deadlines.passed(DeadlineKind::Expiry, self.at).is_some()
    }

    fn check_self(&self, member: &MemberId) -> Result<(), Error> {
        match self.actor {
            Actor::Member { member: own } if own != member => Err(Error::NotYourself { member: own.clone() }),
            _ => Ok(()),
        }
    }

    /// An account that another member has registered cannot be registered, nor its leads given to somebody else.
    pub(super) fn check_account(&self, account: &AccountId, member: &MemberId) -> Result<(), Error> {
        match self.world.protection(account, self.at) {
            Some((owner, until)) if self.world.names().text(owner) != member.as_str() => {
                Err(Error::AccountProtected { account: account.clone(), until })
            }
            _ => Ok(()),
        }
    }

    /// When a lead that is handed over now expires, and when its member is warned.
    pub(super) fn expiry(&self) -> Result<(Timestamp, Timestamp), Error> {
        let handover = &self.rules.policy().handover;
        let expires = self.rules.calendar().after(self.at, handover.expires_after)?;
        let warning = self.rules.calendar().after(self.at, handover.warn_before_expiry)?.since(self.at);
        Ok((expires, expires.plus(-warning)?.max(self.at)))
    }
}
