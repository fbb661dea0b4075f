//! What a contact consented to: being contacted at all, and each purpose by itself.

use super::deadline::DeadlineKind;
use super::event::Event;
use super::names::{Names, Symbol};
use super::state::Lead;
use crate::units::{PurposeId, Timestamp};
use leadwerk_macros::{Canonical, crosses};

/// How the contact stands to being contacted, or to a purpose.
#[crosses]
#[derive(Canonical)]
pub enum ConsentState {
    /// Nothing is known.
    Unknown,
    /// It was asked to confirm and has not given it in another way.
    Requested,
    /// It gave its consent once.
    Given,
    /// It gave its consent and confirmed it.
    Confirmed,
    /// It withdrew it.
    Withdrawn,
}

/// How the contact stands to one purpose.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) struct PurposeConsent {
    pub(crate) purpose: Symbol,
    pub(crate) state: ConsentState,
    /// Until when a confirmation is waited for.
    pub(crate) confirm_by: Option<Timestamp>,
}

impl ConsentState {
    /// A consent that was given stays given while its confirmation is waited for.
    pub(crate) const fn requested(self) -> Self {
        match self {
            Self::Unknown => Self::Requested,
            _ => self,
        }
    }

    /// It also stays when the time to confirm it is over.
    pub(crate) const fn lapsed(self) -> Self {
        match self {
            Self::Requested => Self::Unknown,
            _ => self,
        }
    }
}

impl Lead {
    /// All purposes that were ever spoken of.
    pub(crate) fn purposes(&self) -> &[PurposeConsent] {
        self.details().map_or(&[], |details| &details.purposes)
    }

    /// How the contact stands to a purpose, or to being contacted at all, and until when its confirmation is waited for.
    pub(crate) fn consent_to(&self, purpose: Option<&PurposeId>, names: &Names) -> (ConsentState, Option<Timestamp>) {
        let Some(purpose) = purpose else { return (self.consent, self.deadlines.get(DeadlineKind::ConfirmConsent)) };
        let found = names.find(purpose.as_str());
        let known = found.and_then(|found| self.purposes().iter().find(|known| known.purpose == found));
        known.map_or((ConsentState::Unknown, None), |known| (known.state, known.confirm_by))
    }

    /// Folds an event about consent, of a living lead or an ended one.
    pub(super) fn fold_consent(&mut self, event: &Event, names: &mut Names) {
        use ConsentState::{Confirmed, Given, Withdrawn};
        let (state, by, purpose) = match event {
            Event::ConsentRequested { confirm_by, purpose, .. } => {
                let (state, _) = self.consent_to(purpose.as_ref(), names);
                (state.requested(), Some(*confirm_by), purpose)
            }
            Event::ConsentGiven { purpose, .. } => (Given, self.consent_to(purpose.as_ref(), names).1, purpose),
            Event::ConsentConfirmed { purpose, .. } => (Confirmed, None, purpose),
            Event::ConsentLapsed { purpose, .. } => {
                let (state, _) = self.consent_to(purpose.as_ref(), names);
                (state.lapsed(), None, purpose)
            }
            Event::ConsentWithdrawn { purpose, .. } => (Withdrawn, None, purpose),
            _ => return,
        };
        match purpose {
            Some(purpose) => {
                let purpose = names.learn(purpose.as_str());
                self.stand(PurposeConsent { purpose, state, confirm_by: by });
            }
            None => {
                self.consent = state;
                self.deadlines.set(DeadlineKind::ConfirmConsent, by);
                if state == Withdrawn {
                    self.withdraw_all();
                }
            }
        }
        self.next_purpose();
    }

    /// Nothing is waited for any more.
    pub(super) fn forget_requests(&mut self) {
        for known in self.details.iter_mut().flat_map(|details| details.purposes.iter_mut()) {
            known.confirm_by = None;
        }
    }

    fn stand(&mut self, new: PurposeConsent) {
        let purposes = &mut self.details_mut().purposes;
        match purposes.iter_mut().find(|known| known.purpose == new.purpose) {
            Some(known) => *known = new,
            None => purposes.push(new),
        }
    }

    fn withdraw_all(&mut self) {
        for known in self.details.iter_mut().flat_map(|details| details.purposes.iter_mut()) {
            (known.state, known.confirm_by) = (ConsentState::Withdrawn, None);
        }
    }

    fn next_purpose(&mut self) {
        let next = self.purposes().iter().filter_map(|known| known.confirm_by).min();
        self.deadlines.set(DeadlineKind::ConfirmPurpose, next);
    }
}
