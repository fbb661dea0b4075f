//! What a command leads to: events, or a refusal.

mod capture;
mod consent;
mod distribute;
pub(crate) mod draft;
mod ends;
mod handover;
mod programme;
mod qualify;
mod staff;
pub(crate) mod tick;
mod work;

use super::actor::Actor;
use super::command::Command;
use super::event::Event;
use super::names::{Names, Symbol};
use super::phase::Phase;
use super::state::Lead;
use super::transition::{consent_step, phases, right};
use crate::distribution::Distribution;
use crate::policy::{Role, Rules, StageRule, Temperature};
use crate::units::{AccountId, Error, LeadId, MemberId, StageId, Timestamp};
use draft::{By, Draft};

/// What a decision may look at beyond its own lead.
pub(crate) trait World {
    /// The lead with an id.
    fn lead(&self, id: &LeadId) -> Option<&Lead>;

    /// Which member has registered a deal with an account that is still protected, and until when.
    fn protection(&self, account: &AccountId, now: Timestamp) -> Option<(Symbol, Timestamp)>;

    /// All names that came up.
    fn names(&self) -> &Names;

    /// Who there is to receive leads, and what they are owed.
    fn distribution(&self) -> &Distribution;

    /// The undecided leads of a member, in the order in which they came in.
    fn held(&self, member: &str) -> Vec<&Lead>;

    /// When the last record was written.
    fn last(&self) -> Timestamp;

    /// All leads that are ready. Looks through all there are.
    fn ready(&self) -> Vec<&Lead>;

    /// How many leads weigh on a member's queue.
    fn burdens(&self, member: &str) -> u32 {
        let count = self.held(member).into_iter().filter(|lead| lead.burdens().is_some()).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// One decision: who asks, when, under which rules, and what is known.
pub(crate) struct Case<'a, W> {
    pub(crate) rules: &'a Rules,
    pub(crate) world: &'a W,
    /// The lead that the command names first, if there is one with its id. It is at hand, since to find a lead costs.
    pub(crate) named: Option<&'a Lead>,
    pub(crate) at: Timestamp,
    pub(crate) actor: &'a Actor,
    pub(crate) command: &'a Command,
}

/// Events, in order.
pub(crate) type Events = Vec<Event>;

impl<W: World> Case<'_, W> {
    /// Decides a command, but for a tick: the engine knows what is due. What time had done before comes first.
    pub(crate) fn decide(&self, draft: &mut impl Draft) -> Result<(), Error> {
        match self.command {
            Command::Capture { .. } | Command::RegisterDeal { .. } => self.decide_new(draft),
            Command::AssignAll { leads } => self.assign_all(leads, draft),
            command => match command.lead() {
                Some(id) => self.decide_known(id, draft),
                None => self.decide_staff(draft),
            },
        }
    }

    fn decide_known(&self, id: &LeadId, draft: &mut impl Draft) -> Result<(), Error> {
        let lead = self.seen(self.named, id)?;
        self.check_right(lead.phase)?;
        self.check_phase(lead)?;
        let overdue = self.overdue(lead)?;
        let moved = self.moved(lead, &overdue);
        let lead = moved.as_ref().unwrap_or(lead);
        self.check_consent(lead)?;
        draft.add_all(By::System, overdue);
        self.decide_about(lead, draft)
    }

    fn decide_about(&self, lead: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        match self.command {
            Command::RequestConsent { .. }
            | Command::GiveConsent { .. }
            | Command::ConfirmConsent { .. }
            | Command::WithdrawConsent { .. } => self.decide_consent(lead, draft),
            Command::Qualify { .. }
            | Command::RecordFact { .. }
            | Command::RetractFact { .. }
            | Command::VerifyFact { .. }
            | Command::RecordFinding { .. }
            | Command::Rate { .. }
            | Command::SetValue { .. }
            | Command::AddNote { .. } => self.decide_qualifying(lead, draft),
            Command::Accept { .. } | Command::Decline { .. } | Command::TakeBack { .. } | Command::Revalue { .. } => {
                self.decide_handover(lead, draft)
            }
            Command::RecordContact { .. }
            | Command::Advance { .. }
            | Command::Regress { .. }
            | Command::Plan { .. }
            | Command::Unplan { .. }
            | Command::Defer { .. } => self.decide_work(lead, draft),
            Command::Demote { .. }
            | Command::Win { .. }
            | Command::Lose { .. }
            | Command::Reject { .. }
            | Command::Judge { .. }
            | Command::Erase { .. } => self.decide_end(lead, draft),
            Command::Assign { .. } => self.assign(lead, draft),
            // Decided elsewhere: they are about no known lead.
            Command::Capture { .. }
            | Command::RegisterDeal { .. }
            | Command::AssignAll { .. }
            | Command::Join { .. }
            | Command::Leave { .. }
            | Command::ReportAbsence { .. }
            | Command::ReportReturn { .. }
            | Command::SetWeight { .. }
            | Command::SetLimit { .. }
            | Command::SetCoverage { .. }
            | Command::SignAgreement { .. }
            | Command::Suspend { .. }
            | Command::Reinstate { .. }
            | Command::SetTier { .. }
            | Command::Warn { .. }
            | Command::Confirm { .. }
            | Command::BeginYear { .. }
            | Command::Tick {} => Ok(()),
        }
    }

    /// The lead, if it exists for this actor. What an actor may not see answers as what does not exist.
    fn visible(&self, id: &LeadId) -> Result<&Lead, Error> {
        self.seen(self.world.lead(id), id)
    }

    fn seen<'l>(&self, lead: Option<&'l Lead>, id: &LeadId) -> Result<&'l Lead, Error> {
        lead.filter(|lead| is_visible(lead, self.actor, self.world.names()))
            .ok_or_else(|| Error::LeadNotFound { lead: id.clone() })
    }

    /// Whether the policy gives the actor's role the right.
    pub(super) fn check_right(&self, phase: Phase) -> Result<(), Error> {
        let right = right(self.command.kind(), phase.owner());
        if self.rules.allows(self.actor.role(), right) {
            return Ok(());
        }
        Err(Error::NotAllowed {
            role: self.actor.role().name().into(),
            command: self.command.kind().name().into(),
            allowed: self.rules.roles_with(right),
        })
    }

    fn check_phase(&self, lead: &Lead) -> Result<(), Error> {
        if phases(self.command.kind()).contains(&lead.phase) {
            return Ok(());
        }
        if lead.phase.is_end() {
            return Err(Error::LeadEnded { lead: lead.id.clone(), phase: lead.phase.name().into() });
        }
        Err(self.wrong_phase(&lead.id, lead.phase))
    }

    fn wrong_phase(&self, lead: &LeadId, phase: Phase) -> Error {
        let kind = self.command.kind();
        Error::WrongPhase {
            lead: lead.clone(),
            command: kind.name().into(),
            phase: phase.name().into(),
            allowed: phases(kind).iter().map(|phase| phase.name()).collect(),
        }
    }

    fn check_consent(&self, lead: &Lead) -> Result<(), Error> {
        let Some(step) = consent_step(self.command.kind(), lead.phase.owner()) else { return Ok(()) };
        self.check_step(lead, step)
    }

    /// When a hot lead is to be handed over.
    fn hand_over_by(&self, temperature: Option<Temperature>) -> Result<Option<Timestamp>, Error> {
        let hot = temperature == Some(Temperature::Hot);
        hot.then(|| self.rules.calendar().after(self.at, self.rules.policy().handover.hot_within)).transpose()
    }

    /// How long a lead should stay at a stage that it enters now.
    fn stay_until(&self, stage: &StageRule) -> Result<Option<Timestamp>, Error> {
        stage.longest_stay.map(|longest| self.rules.calendar().after(self.at, longest)).transpose()
    }

    /// A name as the id that it was when it entered the log.
    fn member(&self, symbol: Option<Symbol>) -> Result<MemberId, Error> {
        MemberId::new(symbol.map_or("", |symbol| self.world.names().text(symbol)))
    }

    fn stage(&self, symbol: Option<Symbol>) -> Result<StageId, Error> {
        StageId::new(symbol.map_or("", |symbol| self.world.names().text(symbol)))
    }

    /// The place of the stage at which a lead stands.
    fn here(&self, lead: &Lead) -> Result<usize, Error> {
        let stage = lead.stage.map_or("", |symbol| self.world.names().text(symbol));
        match self.rules.stage_named(stage) {
            Some(place) => Ok(place),
            // Only a refusal needs its id.
            None => self.rules.check_stage(&self.stage(lead.stage)?),
        }
    }

    fn must_lie_ahead(&self, given: Timestamp) -> Result<(), Error> {
        if given > self.at { Ok(()) } else { Err(Error::NotInFuture { given, now: self.at }) }
    }
}

/// Whether a lead exists for an actor: a member sees what it has or had at the end, a contact its own.
pub(crate) fn is_visible(lead: &Lead, actor: &Actor, names: &Names) -> bool {
    match actor {
        Actor::Member { member } => lead.member.is_some_and(|own| names.text(own) == member.as_str()),
        Actor::Contact { lead: own } => *own == lead.id,
        Actor::System {} | Actor::Marketing { .. } | Actor::Manager { .. } => true,
    }
}

/// Whether an actor sees every lead.
pub(crate) fn sees_all(actor: &Actor) -> bool {
    matches!(actor.role(), Role::System | Role::Marketing | Role::Manager)
}
