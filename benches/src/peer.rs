//! What a user would write by hand: one state for each lead, and a match.
//!
//! It leaves out the log, the gates, all due times, consent, rights, visibility, members' queues, and saying what would be
//! allowed; it keeps facts as a count. Its ratio to the engine is what those cost.

use leadwerk::lead::Command;
use std::collections::HashMap;

/// Where a lead stands.
#[derive(Clone, Debug, PartialEq)]
enum State {
    Captured,
    Qualifying { facts: u32 },
    Ready { facts: u32 },
    Offered { facts: u32, member: String },
    Open { facts: u32, member: String, stage: String },
    Won,
    Lost { reason: String },
    Rejected { reason: String },
}

/// All leads.
#[derive(Debug, Default)]
pub(crate) struct Plain {
    leads: HashMap<String, State>,
}

/// What is not possible.
#[derive(Debug)]
pub(crate) struct Refused;

impl Plain {
    /// Takes one step.
    pub(crate) fn step(&mut self, command: &Command) -> Result<(), Refused> {
        if let Command::Capture { lead, .. } = command {
            return match self.leads.insert(lead.as_str().to_owned(), State::Captured) {
                None => Ok(()),
                Some(_) => Err(Refused),
            };
        }
        let Some(lead) = command.lead() else { return Ok(()) };
        let state = self.leads.get_mut(lead.as_str()).ok_or(Refused)?;
        *state = match (core::mem::replace(state, State::Captured), command) {
            (State::Captured, Command::Qualify { .. }) => State::Qualifying { facts: 0 },
            (State::Qualifying { facts }, Command::RecordFact { .. }) => State::Qualifying { facts: facts + 1 },
            (State::Qualifying { facts }, Command::Rate { .. }) => State::Ready { facts },
            (State::Ready { facts }, Command::Assign { member: Some(member), .. }) => {
                State::Offered { facts, member: member.as_str().to_owned() }
            }
            (State::Offered { facts, .. }, Command::Decline { .. }) => State::Ready { facts },
            (State::Offered { facts, member }, Command::Accept { .. }) => {
                State::Open { facts, member, stage: "F".to_owned() }
            }
            (State::Open { facts, member, .. }, Command::Advance { stage, .. } | Command::Regress { stage, .. }) => {
                State::Open { facts, member, stage: stage.as_str().to_owned() }
            }
            (State::Open { facts, member, stage }, Command::RecordFact { .. }) => {
                State::Open { facts: facts + 1, member, stage }
            }
            (State::Open { facts, .. }, Command::Demote { .. }) => State::Qualifying { facts },
            (State::Open { .. }, Command::Win { .. }) => State::Won,
            (State::Open { .. }, Command::Lose { reason, .. }) => State::Lost { reason: reason.as_str().to_owned() },
            (state, Command::Reject { reason, .. }) if !matches!(state, State::Won | State::Lost { .. }) => {
                State::Rejected { reason: reason.as_str().to_owned() }
            }
            (
                state,
                Command::RequestConsent { .. }
                | Command::ConfirmConsent { .. }
                | Command::RecordContact { .. }
                | Command::AddNote { .. }
                | Command::SetValue { .. }
                | Command::Plan { .. }
                | Command::Defer { .. },
            ) => state,
            _ => return Err(Refused),
        };
        Ok(())
    }
}
