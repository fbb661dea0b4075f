//! Consent: asked for, given, confirmed, withdrawn; and what may not be done without it.

use super::draft::Draft;
use super::{Case, Events, World};
use crate::lead::command::Command;
use crate::lead::consent::ConsentState;
use crate::lead::event::Event;
use crate::lead::state::Lead;
use crate::policy::{ConsentNeed, ConsentStep, PurposeRule, Withdrawal};
use crate::units::{Error, PurposeId, Timestamp};

impl<W: World> Case<'_, W> {
    pub(super) fn decide_consent(&self, lead: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        if lead.erased {
            return Err(Error::LeadErased { lead: lead.id.clone() });
        }
        match self.command {
            Command::RequestConsent { purpose, .. } => self.request(lead, purpose.as_ref(), draft)?,
            Command::GiveConsent { proof, purpose, .. } => {
                let lead = self.unless(lead, purpose.as_ref(), &[ConsentState::Given, ConsentState::Confirmed])?;
                let (proof, purpose) = (proof.clone(), purpose.clone());
                draft.asked(Event::ConsentGiven { lead: lead.id.clone(), proof, purpose });
            }
            Command::ConfirmConsent { proof, purpose, .. } => {
                let lead = self.unless(lead, purpose.as_ref(), &[ConsentState::Confirmed])?;
                let (lead, proof, purpose) = (self.waits(lead, purpose.as_ref())?, proof.clone(), purpose.clone());
                draft.asked(Event::ConsentConfirmed { lead: lead.id.clone(), proof, purpose });
            }
            Command::WithdrawConsent { purpose, .. } => self.withdraw(lead, purpose.as_ref(), draft)?,
            _ => {}
        }
        Ok(())
    }

    fn request(&self, lead: &Lead, purpose: Option<&PurposeId>, draft: &mut impl Draft) -> Result<(), Error> {
        self.rules.check_purpose(purpose)?;
        // Who said no is not asked again; it may say yes by itself, and is then asked to confirm that.
        let (state, _) = lead.consent_to(purpose, self.world.names());
        if state != ConsentState::Given {
            self.unless(lead, None, &[ConsentState::Withdrawn])?;
        }
        self.unless(lead, purpose, &[ConsentState::Confirmed, ConsentState::Withdrawn])?;
        let confirm_by = self.rules.calendar().after(self.at, self.rules.policy().consent.confirm_within)?;
        draft.asked(Event::ConsentRequested { lead: lead.id.clone(), confirm_by, purpose: purpose.cloned() });
        Ok(())
    }

    fn withdraw(&self, lead: &Lead, purpose: Option<&PurposeId>, draft: &mut impl Draft) -> Result<(), Error> {
        // Who withdraws all withdraws what it gave for one purpose since, too.
        let all = purpose.is_none() && lead.purposes().iter().any(|known| known.state != ConsentState::Withdrawn);
        if !all {
            self.unless(lead, purpose, &[ConsentState::Withdrawn])?;
        }
        draft.asked(Event::ConsentWithdrawn { lead: lead.id.clone(), purpose: purpose.cloned() });
        let ends = self.rules.policy().consent.withdrawal == Withdrawal::Reject && purpose.is_none();
        if ends && !lead.phase.is_end() {
            draft.asked(self.rejected_without_consent(lead));
        }
        Ok(())
    }

    /// The lead, unless its consent stands in one of these ways already.
    fn unless<'l>(
        &self,
        lead: &'l Lead,
        purpose: Option<&PurposeId>,
        states: &[ConsentState],
    ) -> Result<&'l Lead, Error> {
        self.rules.check_purpose(purpose)?;
        let (state, _) = lead.consent_to(purpose, self.world.names());
        if states.contains(&state) {
            return Err(Error::ConsentUnchanged { lead: lead.id.clone(), state: state.name().into() });
        }
        Ok(lead)
    }

    /// The lead, if a confirmation is waited for and comes in time.
    fn waits<'l>(&self, lead: &'l Lead, purpose: Option<&PurposeId>) -> Result<&'l Lead, Error> {
        match lead.consent_to(purpose, self.world.names()).1 {
            None => Err(Error::ConsentNotRequested { lead: lead.id.clone() }),
            Some(lapsed) if lapsed <= self.at => Err(Error::ConsentTooLate { lead: lead.id.clone(), lapsed }),
            Some(_) => Ok(lead),
        }
    }

    /// The purposes whose time to be confirmed ended at an instant, by name.
    pub(super) fn lapsed_purposes(&self, lead: &Lead, at: Timestamp) -> Result<Events, Error> {
        let names = self.world.names();
        let lapsed = lead.purposes().iter().filter(|known| known.confirm_by == Some(at));
        let mut purposes: Vec<_> = lapsed.map(|known| names.text(known.purpose)).collect();
        purposes.sort_unstable();
        let event =
            |purpose| Ok(Event::ConsentLapsed { lead: lead.id.clone(), purpose: Some(PurposeId::new(purpose)?) });
        purposes.into_iter().map(event).collect()
    }

    /// The end that a lead finds when its consent is gone.
    pub(super) fn rejected_without_consent(&self, lead: &Lead) -> Event {
        Event::Rejected {
            lead: lead.id.clone(),
            reason: self.rules.policy().consent.reason.clone(),
            duplicate_of: None,
        }
    }

    /// Whether a step may be done with the consent there is.
    ///
    /// # Errors
    /// `CONSENT_MISSING`, `PURPOSE_MISSING`.
    pub(super) fn check_step(&self, lead: &Lead, step: ConsentStep) -> Result<(), Error> {
        let rule = &self.rules.policy().consent;
        // Who has withdrawn has to give a consent anew, even where none is needed from others.
        let withdrawn = lead.consent == ConsentState::Withdrawn;
        if (withdrawn || rule.steps.contains(&step)) && !self.is_enough(lead.consent, lead.registered) {
            return Err(Error::ConsentMissing {
                lead: lead.id.clone(),
                step: step.name().into(),
                state: lead.consent.name().into(),
                needed: vouched(rule.needed, lead.registered).max(ConsentNeed::Given).name().into(),
            });
        }
        let mut asked_for = rule.purposes.iter().filter(|purpose| purpose.steps.contains(&step));
        asked_for.try_for_each(|purpose| self.check_purpose(lead, purpose, step))
    }

    fn check_purpose(&self, lead: &Lead, purpose: &PurposeRule, step: ConsentStep) -> Result<(), Error> {
        let (state, _) = lead.consent_to(Some(&purpose.id), self.world.names());
        if purpose.needed.is_met_by(state) {
            return Ok(());
        }
        Err(Error::PurposeMissing {
            lead: lead.id.clone(),
            step: step.name().into(),
            purpose: purpose.id.clone(),
            state: state.name().into(),
            needed: purpose.needed.name().into(),
        })
    }

    /// Whether a consent to be contacted is as much as the policy asks for.
    pub(super) fn is_enough(&self, state: ConsentState, registered: bool) -> bool {
        vouched(self.rules.policy().consent.needed, registered).is_met_by(state)
    }
}

/// A partner vouches for its own deal with its proof; asking its customer again would be ours to spoil.
fn vouched(needed: ConsentNeed, registered: bool) -> ConsentNeed {
    if registered { needed.min(ConsentNeed::Given) } else { needed }
}

impl ConsentNeed {
    /// Whether a consent as it stands is as much as this.
    pub(crate) fn is_met_by(self, state: ConsentState) -> bool {
        match self {
            Self::Unneeded => state != ConsentState::Withdrawn,
            Self::Given => matches!(state, ConsentState::Given | ConsentState::Confirmed),
            Self::Confirmed => state == ConsentState::Confirmed,
        }
    }
}
