//! Which command is possible in which phase, and which right it takes. `docs/lifecycle.md` shows the same as a table.

use super::command::CommandKind;
use super::phase::{Owner, Phase};
use crate::policy::{ConsentStep, Right};

/// The phases in which a command is possible; none for those that are not about an existing lead.
pub const fn phases(command: CommandKind) -> &'static [Phase] {
    use CommandKind as Is;
    use Phase::{Captured, Expired, Lost, Offered, Open, Qualifying, Ready, Rejected, Won};
    match command {
        Is::Capture
        | Is::RegisterDeal
        | Is::Tick
        | Is::Join
        | Is::Leave
        | Is::ReportAbsence
        | Is::ReportReturn
        | Is::SetWeight
        | Is::SetLimit
        | Is::SetCoverage
        | Is::SignAgreement
        | Is::Suspend
        | Is::Reinstate
        | Is::SetTier
        | Is::Warn
        | Is::Confirm
        | Is::BeginYear => &[],
        Is::RequestConsent | Is::GiveConsent | Is::ConfirmConsent | Is::Reject => Phase::LIVING,
        Is::WithdrawConsent | Is::Erase => Phase::ALL,
        Is::Qualify => &[Captured],
        Is::RecordFact | Is::RetractFact | Is::VerifyFact | Is::RecordFinding | Is::SetValue | Is::AddNote => {
            &[Captured, Qualifying, Ready, Open]
        }
        Is::Rate => &[Captured, Qualifying, Ready],
        Is::Assign | Is::AssignAll => &[Ready],
        Is::Accept | Is::Decline => &[Offered],
        Is::TakeBack | Is::Revalue => &[Offered, Open],
        Is::RecordContact => &[Qualifying, Ready, Open],
        Is::Judge => &[Offered, Open, Won, Lost, Expired, Rejected],
        Is::Advance | Is::Regress | Is::Plan | Is::Unplan | Is::Defer | Is::Demote | Is::Win | Is::Lose => &[Open],
    }
}

/// The right that a command takes. Who owns the lead matters: before the hand-over its facts are marketing's work.
pub(crate) const fn right(command: CommandKind, owner: Owner) -> Right {
    use CommandKind as Is;
    match command {
        Is::Capture => Right::Capture,
        Is::RegisterDeal => Right::Register,
        Is::RequestConsent | Is::GiveConsent | Is::ConfirmConsent | Is::WithdrawConsent => Right::Consent,
        Is::Qualify | Is::Rate => Right::Qualify,
        Is::RecordFact
        | Is::RetractFact
        | Is::VerifyFact
        | Is::RecordFinding
        | Is::SetValue
        | Is::AddNote
        | Is::RecordContact => match owner {
            Owner::Marketing => Right::Qualify,
            Owner::Member | Owner::Nobody => Right::Work,
        },
        Is::Assign | Is::AssignAll | Is::TakeBack | Is::Revalue => Right::Distribute,
        Is::Accept | Is::Decline => Right::Receive,
        Is::Advance | Is::Regress | Is::Plan | Is::Unplan | Is::Defer | Is::Judge => Right::Work,
        Is::Demote | Is::Win | Is::Lose => Right::Decide,
        Is::Reject => Right::Reject,
        Is::Erase => Right::Erase,
        Is::Tick => Right::Tick,
        Is::Join
        | Is::Leave
        | Is::ReportAbsence
        | Is::ReportReturn
        | Is::SetWeight
        | Is::SetLimit
        | Is::SetCoverage
        | Is::SignAgreement
        | Is::Suspend
        | Is::Reinstate
        | Is::SetTier
        | Is::Warn
        | Is::Confirm
        | Is::BeginYear => Right::Staff,
    }
}

/// The step for which a command may need consent. To decide, to write down and to give back never need one.
pub(crate) const fn consent_step(command: CommandKind, owner: Owner) -> Option<ConsentStep> {
    use CommandKind as Is;
    match (command, owner) {
        (Is::Qualify | Is::Rate | Is::RecordContact, Owner::Marketing) => Some(ConsentStep::Qualify),
        (Is::Assign | Is::AssignAll | Is::Accept, _) => Some(ConsentStep::HandOver),
        (Is::RecordContact | Is::Advance | Is::Defer | Is::Plan, Owner::Member) => Some(ConsentStep::Work),
        _ => None,
    }
}
