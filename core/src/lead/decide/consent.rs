//! Consent: asked for, given, confirmed, withdrawn.

use super::{Case, Events, World};
use crate::lead::command::Command;
use crate::lead::deadline::DeadlineKind;
use crate::lead::event::Event;
use crate::lead::state::{ConsentState, Lead};
use crate::policy::Withdrawal;
use crate::units::Error;

impl<W: World> Case<'_, W> {
    pub(super) fn decide_consent(&self, lead: &Lead) -> Result<Events, Error> {
        use ConsentState::{Confirmed, Given, Withdrawn};
        let id = lead.id.clone();
        let unchanged = || Error::ConsentUnchanged { lead: lead.id.clone(), state: lead.consent.name().into() };
        if lead.erased {
            return Err(Error::LeadErased { lead: id });
        }
        match (self.command, lead.consent) {
            // Who said no is not asked again; it may say yes by itself.
            (Command::RequestConsent { .. }, Confirmed | Withdrawn)
            | (Command::GiveConsent { .. }, Given | Confirmed)
            | (Command::ConfirmConsent { .. }, Confirmed)
            | (Command::WithdrawConsent { .. }, Withdrawn) => Err(unchanged()),
            (Command::RequestConsent { .. }, _) => {
                let within = self.rules.policy().consent.confirm_within;
                let confirm_by = self.rules.calendar().after(self.at, within)?;
                Ok(vec![Event::ConsentRequested { lead: id, confirm_by }])
            }
            (Command::GiveConsent { proof, .. }, _) => Ok(vec![Event::ConsentGiven { lead: id, proof: proof.clone() }]),
            (Command::ConfirmConsent { proof, .. }, _) => match lead.deadlines.get(DeadlineKind::ConfirmConsent) {
                None => Err(Error::ConsentNotRequested { lead: id }),
                Some(lapsed) if lapsed <= self.at => Err(Error::ConsentTooLate { lead: id, lapsed }),
                Some(_) => Ok(vec![Event::ConsentConfirmed { lead: id, proof: proof.clone() }]),
            },
            (Command::WithdrawConsent { .. }, _) => Ok(self.withdraw(lead)),
            _ => Ok(Vec::new()),
        }
    }

    fn withdraw(&self, lead: &Lead) -> Events {
        let rule = &self.rules.policy().consent;
        let mut events = vec![Event::ConsentWithdrawn { lead: lead.id.clone() }];
        if rule.withdrawal == Withdrawal::Reject && !lead.phase.is_end() {
            events.push(self.rejected_without_consent(lead));
        }
        events
    }

    /// The end that a lead finds when its consent is gone.
    pub(super) fn rejected_without_consent(&self, lead: &Lead) -> Event {
        Event::Rejected {
            lead: lead.id.clone(),
            reason: self.rules.policy().consent.reason.clone(),
            duplicate_of: None,
        }
    }
}
