//! An event without what is personal, for the log of an erased lead.

use super::event::Event;
use super::plan::{PlanEntry, PlanKey};
use crate::policy::FactValue;
use crate::units::{AccountId, CompetitorId, Error, MilestoneId, Note, PersonId, ProofId};

const ERASED: &str = "erased";

impl Event {
    /// The same event without notes, answers, plan, companies and proofs; who of us did it stays.
    ///
    /// Once a lead is erased, a host replaces its records in the log by these. The log then folds to the same
    /// fingerprint as before: what was erased is in neither.
    ///
    /// # Errors
    /// None in practice; the placeholder is a valid id.
    pub fn redacted(&self) -> Result<Self, Error> {
        let mut event = self.clone();
        match &mut event {
            Self::Captured { account, proof, .. } => {
                *account = None;
                redact_proof(proof)?;
            }
            Self::DealRegistered { account, proof, .. } => {
                *account = AccountId::new(ERASED)?;
                redact_proof(proof)?;
            }
            Self::ConsentGiven { proof, .. } | Self::ConsentConfirmed { proof, .. } => *proof = ProofId::new(ERASED)?,
            Self::FactRecorded { value, .. } => *value = FactValue::Flag { value: false },
            Self::FindingRecorded { advice, .. } => *advice = None,
            Self::Offered { reason: Some(reason), .. } => *reason = Note::new(ERASED)?,
            Self::Noted { note, .. } => *note = Note::new(ERASED)?,
            Self::Declined { note, .. }
            | Self::TakenBack { note, .. }
            | Self::Contacted { note, .. }
            | Self::Regressed { note, .. }
            | Self::Deferred { note, .. }
            | Self::Demoted { note, .. }
            | Self::Won { note, .. }
            | Self::Judged { note, .. }
            | Self::Lost { note, .. } => *note = None,
            Self::DeadlineMissed { milestone: Some(milestone), .. } => *milestone = MilestoneId::new(ERASED)?,
            Self::Planned { entry, .. } => redact_entry(entry)?,
            Self::Unplanned { entry, .. } => redact_key(entry)?,
            Self::ConsentRequested { .. }
            | Self::ConsentLapsed { .. }
            | Self::ConsentWithdrawn { .. }
            | Self::QualifyingStarted { .. }
            | Self::FactRetracted { .. }
            | Self::FactVerified { .. }
            | Self::Rated { .. }
            | Self::Readied { .. }
            | Self::Unreadied { .. }
            | Self::Offered { reason: None, .. }
            | Self::Accepted { .. }
            | Self::Distributed { .. }
            | Self::OwedClamped { .. }
            | Self::Waiting { .. }
            | Self::Revalued { .. }
            | Self::MemberJoined { .. }
            | Self::MemberLeft { .. }
            | Self::AbsenceReported { .. }
            | Self::ReturnReported { .. }
            | Self::WeightSet { .. }
            | Self::LimitSet { .. }
            | Self::CoverageSet { .. }
            | Self::AgreementSigned { .. }
            | Self::MemberSuspended { .. }
            | Self::ClawedBack { .. }
            | Self::MemberReinstated { .. }
            | Self::ProbationBegun { .. }
            | Self::TierSet { .. }
            | Self::MemberWarned { .. }
            | Self::MemberConfirmed { .. }
            | Self::YearBegun { .. }
            | Self::Lapsed { .. }
            | Self::Advanced { .. }
            | Self::ValueSet { .. }
            | Self::Escalated { .. }
            | Self::WokeUp { .. }
            | Self::Expired { .. }
            | Self::Rejected { .. }
            | Self::DeadlineMissed { milestone: None, .. }
            | Self::ExpiryWarned { .. }
            | Self::ResumeDue { .. }
            | Self::Erased { .. }
            | Self::PolicyAdopted { .. } => {}
        }
        Ok(event)
    }
}

fn redact_proof(proof: &mut Option<ProofId>) -> Result<(), Error> {
    // That there was a proof is kept: the consent follows from it.
    if let Some(proof) = proof {
        *proof = ProofId::new(ERASED)?;
    }
    Ok(())
}

fn redact_entry(entry: &mut PlanEntry) -> Result<(), Error> {
    match entry {
        PlanEntry::Team { person, duty } => {
            *person = PersonId::new(ERASED)?;
            *duty = None;
        }
        PlanEntry::KeyPerson { person, .. } => *person = PersonId::new(ERASED)?,
        PlanEntry::Competitor { competitor, note } => {
            *competitor = CompetitorId::new(ERASED)?;
            *note = None;
        }
        PlanEntry::Milestone { milestone, .. } => *milestone = MilestoneId::new(ERASED)?,
    }
    Ok(())
}

fn redact_key(key: &mut PlanKey) -> Result<(), Error> {
    match key {
        PlanKey::Team { person } | PlanKey::KeyPerson { person } => *person = PersonId::new(ERASED)?,
        PlanKey::Competitor { competitor } => *competitor = CompetitorId::new(ERASED)?,
        PlanKey::Milestone { milestone } => *milestone = MilestoneId::new(ERASED)?,
    }
    Ok(())
}
