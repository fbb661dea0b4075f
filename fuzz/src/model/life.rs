//! One lead, as the model knows it, and what is possible with it.

use super::{HOUR, No, STAGES};
use leadwerk::lead::{Actor, Command, ConsentState, DeadlineKind, Phase, PlanEntry, PlanKey};
use leadwerk::policy::{Attitude, FactValue, Temperature};
use leadwerk::units::{Money, StageId};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a lead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Life {
    pub(super) phase: Phase,
    pub(super) consent: ConsentState,
    pub(super) temperature: Option<Temperature>,
    pub(super) member: Option<String>,
    pub(super) account: Option<String>,
    pub(super) registered: bool,
    pub(super) protected_until: i64,
    pub(super) stage: Option<usize>,
    pub(super) facts: BTreeMap<String, (FactValue, bool)>,
    pub(super) has_value: bool,
    pub(super) contacted: bool,
    pub(super) plan: Vec<(PlanEntry, bool)>,
    pub(super) deferrals: u32,
    pub(super) demotions: u32,
    pub(super) excluded: BTreeSet<String>,
    /// From whom it was taken: they get it again by hand alone.
    pub(super) taken_from: BTreeSet<String>,
    /// Whether the ledger has booked it.
    pub(super) booked: bool,
    pub(super) erased: bool,
    pub(super) due: BTreeMap<Place, i64>,
}

/// The kinds of due times in their order, which decides at the same instant.
pub(super) type Place = u8;

pub(super) fn kind(deadline: DeadlineKind) -> Place {
    deadline as u8
}

impl Life {
    pub(super) fn new(proof: bool, has_value: bool) -> Self {
        Self {
            phase: Phase::Captured,
            consent: if proof { ConsentState::Given } else { ConsentState::Unknown },
            temperature: None,
            member: None,
            account: None,
            registered: false,
            protected_until: i64::MIN,
            stage: None,
            facts: BTreeMap::new(),
            has_value,
            contacted: false,
            plan: Vec::new(),
            deferrals: 0,
            demotions: 0,
            excluded: BTreeSet::new(),
            taken_from: BTreeSet::new(),
            booked: false,
            erased: false,
            due: BTreeMap::new(),
        }
    }

    pub(super) fn is_seen_by(&self, actor: &Actor, id: &str) -> bool {
        match actor {
            Actor::Member { member } => self.member.as_deref() == Some(member.as_str()),
            Actor::Contact { lead } => lead.as_str() == id,
            _ => true,
        }
    }

    pub(super) fn due(&mut self, deadline: DeadlineKind, at: i64) {
        self.due.insert(kind(deadline), at);
    }

    pub(super) fn done(&mut self, deadline: DeadlineKind) {
        self.due.remove(&kind(deadline));
    }

    pub(super) fn set_expiry(&mut self, now: i64) {
        self.due(DeadlineKind::Expiry, now + 600 * HOUR);
        self.due(DeadlineKind::ExpiryWarning, now + 500 * HOUR);
    }

    pub(super) fn enter_stage(&mut self, place: usize, now: i64) {
        self.stage = Some(place);
        match place {
            0 => self.due(DeadlineKind::Stay, now + 100 * HOUR),
            1 => self.due(DeadlineKind::Stay, now + 50 * HOUR),
            _ => self.done(DeadlineKind::Stay),
        }
    }

    pub(super) fn ready(&mut self, now: i64) {
        self.phase = Phase::Ready;
        match self.temperature {
            Some(Temperature::Hot) => self.due(DeadlineKind::HandOver, now + HOUR),
            _ => self.done(DeadlineKind::HandOver),
        }
    }

    pub(super) fn leave_member(&mut self) {
        use DeadlineKind::{Accept, FirstContact, Milestone, Stay, WakeUp};
        self.member = None;
        self.booked = false;
        self.contacted = false;
        self.protected_until = i64::MIN;
        [Accept, FirstContact, WakeUp, Stay, Milestone].into_iter().for_each(|it| self.done(it));
    }

    pub(super) fn declined(&mut self, now: i64) {
        self.excluded.extend(self.member.clone());
        self.leave_member();
        self.ready(now);
    }

    pub(super) fn taken_back(&mut self, now: i64) {
        self.taken_from.extend(self.member.clone());
        self.leave_member();
        self.ready(now);
    }

    pub(super) fn end(&mut self, phase: Phase) {
        self.phase = phase;
        self.booked = false;
        self.due.clear();
    }

    pub(super) fn offered(&mut self, now: i64, member: &str) {
        self.phase = Phase::Offered;
        self.member = Some(member.to_owned());
        self.temperature = self.temperature.or(Some(Temperature::Cold));
        self.done(DeadlineKind::HandOver);
        self.due(DeadlineKind::Accept, now + 8 * HOUR);
        if !self.due.contains_key(&kind(DeadlineKind::Expiry)) {
            self.set_expiry(now);
        }
    }

    pub(super) fn speak(&mut self) {
        if self.phase == Phase::Open {
            self.contacted = true;
            self.done(DeadlineKind::FirstContact);
        }
    }

    pub(super) fn next_milestone(&mut self) {
        let open = self.plan.iter().filter_map(|(entry, missed)| match entry {
            PlanEntry::Milestone { due: Some(due), done: false, .. } if !missed => Some(due.milliseconds()),
            _ => None,
        });
        match open.min() {
            Some(due) => self.due(DeadlineKind::Milestone, due),
            None => self.done(DeadlineKind::Milestone),
        }
    }

    /// The temperature of a probability: cuts at 20 % and 50 %, two points further from where it stands.
    pub(super) fn reckoned(&self, ppm: u32) -> Temperature {
        let moved = |cut: u32, temperature| match self.temperature {
            None => cut,
            Some(before) if before >= temperature => cut - 20_000,
            Some(_) => cut + 20_000,
        };
        if ppm >= moved(500_000, Temperature::Hot) {
            Temperature::Hot
        } else if ppm >= moved(200_000, Temperature::Warm) {
            Temperature::Warm
        } else {
            Temperature::Cold
        }
    }

    pub(super) fn consents_to(&self, command: &Command) -> bool {
        let with_member = matches!(self.phase, Phase::Offered | Phase::Open);
        let enough = self.has_enough_consent();
        match command {
            Command::Assign { .. } | Command::AssignAll { .. } | Command::Accept { .. } => enough,
            Command::Advance { .. } | Command::Defer { .. } | Command::Plan { .. } => enough,
            Command::RecordContact { .. } if with_member => enough,
            // Marketing may look at an inquiry without a consent, but not after a withdrawal.
            Command::RecordContact { .. } | Command::Qualify { .. } | Command::Rate { .. } => {
                self.consent != ConsentState::Withdrawn
            }
            _ => true,
        }
    }

    pub(super) fn has_enough_consent(&self) -> bool {
        self.consent == ConsentState::Confirmed || self.registered && self.consent == ConsentState::Given
    }

    /// Whether every gate on the way is passed.
    pub(super) fn passes(&self, here: usize, there: usize, value_given: bool) -> bool {
        let fact = |name: &str| self.facts.get(name);
        (here + 1..=there).all(|stage| match stage {
            1 => {
                let large = matches!(fact("size"), Some((FactValue::Number { value }, _)) if f64::from(*value) >= 10.0);
                self.contacted && large
            }
            2 => {
                let boss = |entry: &PlanEntry| {
                    matches!(entry, PlanEntry::KeyPerson { role, attitude, .. }
                        if role.as_str() == "boss" && *attitude != Attitude::Opponent)
                };
                let visited = |entry: &PlanEntry| {
                    matches!(entry, PlanEntry::Milestone { milestone, done: true, .. } if milestone.as_str() == "visit")
                };
                let planned = |what: &dyn Fn(&PlanEntry) -> bool| self.plan.iter().any(|(entry, _)| what(entry));
                planned(&boss) && planned(&visited) && fact("need").is_some_and(|(_, verified)| *verified)
            }
            _ => {
                let sent = matches!(fact("sent"), Some((FactValue::Flag { value: true }, _)));
                sent && (self.has_value || value_given)
            }
        })
    }

    /// Everything that is due by now, first things first.
    pub(super) fn tick(&mut self, now: i64) {
        loop {
            let first = self.due.iter().map(|(kind, at)| (*at, *kind)).min();
            let Some((_, first)) = first.filter(|(at, _)| *at <= now) else { return };
            let deadline = DeadlineKind::ALL[usize::from(first)];
            self.done(deadline);
            match deadline {
                DeadlineKind::Expiry => self.end(Phase::Expired),
                DeadlineKind::ConfirmConsent => {
                    if self.consent == ConsentState::Requested {
                        self.consent = ConsentState::Unknown;
                    }
                    if !matches!(self.phase, Phase::Offered | Phase::Open) && !self.has_enough_consent() {
                        self.end(Phase::Rejected);
                    }
                }
                DeadlineKind::Accept => self.declined(now),
                DeadlineKind::FirstContact if self.protected_until <= now => {
                    self.taken_back(now);
                }
                DeadlineKind::Milestone => {
                    for (entry, missed) in &mut self.plan {
                        *missed |= matches!(entry, PlanEntry::Milestone { due: Some(due), done: false, .. }
                            if due.milliseconds() <= now);
                    }
                    self.next_milestone();
                }
                _ => {}
            }
        }
    }
}

pub(super) fn count(number: u32) -> leadwerk::units::Count {
    leadwerk::units::Count::new(number)
}

pub(super) fn has_ended(phase: Phase) -> bool {
    matches!(phase, Phase::Won | Phase::Lost | Phase::Expired | Phase::Rejected)
}

pub(super) fn is_good(value: Money) -> bool {
    value.currency.as_str() == "EUR" && value.minor.get() >= 0
}

pub(super) fn place(stage: &StageId) -> Result<usize, No> {
    STAGES.iter().position(|it| *it == stage.as_str()).ok_or(No)
}

pub(super) fn is_same(old: &PlanEntry, new: &PlanEntry) -> bool {
    match (old, new) {
        (PlanEntry::KeyPerson { role: one, .. }, PlanEntry::KeyPerson { role: other, .. }) => one == other,
        (PlanEntry::Milestone { milestone: one, .. }, PlanEntry::Milestone { milestone: other, .. }) => one == other,
        (PlanEntry::Team { .. }, PlanEntry::Team { .. }) => true,
        (PlanEntry::Competitor { .. }, PlanEntry::Competitor { .. }) => true,
        _ => false,
    }
}

/// There is one person and one competitor in the script.
pub(super) fn is_named(entry: &PlanEntry, key: &PlanKey) -> bool {
    match (entry, key) {
        (PlanEntry::Milestone { milestone: one, .. }, PlanKey::Milestone { milestone: other }) => one == other,
        (PlanEntry::KeyPerson { .. }, PlanKey::KeyPerson { .. }) => true,
        (PlanEntry::Team { .. }, PlanKey::Team { .. }) => true,
        (PlanEntry::Competitor { .. }, PlanKey::Competitor { .. }) => true,
        _ => false,
    }
}

pub(super) fn is_possible(command: &Command, phase: Phase) -> bool {
    use Phase::{Captured, Offered, Open, Qualifying, Ready};
    match command {
        Command::WithdrawConsent { .. } | Command::Erase { .. } => true,
        Command::RequestConsent { .. }
        | Command::GiveConsent { .. }
        | Command::ConfirmConsent { .. }
        | Command::Reject { .. } => !has_ended(phase),
        Command::Qualify { .. } => phase == Captured,
        Command::RecordFact { .. }
        | Command::RetractFact { .. }
        | Command::VerifyFact { .. }
        | Command::RecordFinding { .. }
        | Command::SetValue { .. }
        | Command::AddNote { .. } => matches!(phase, Captured | Qualifying | Ready | Open),
        Command::Rate { .. } => matches!(phase, Captured | Qualifying | Ready),
        Command::Assign { .. } => phase == Ready,
        Command::Accept { .. } | Command::Decline { .. } => phase == Offered,
        Command::TakeBack { .. } | Command::Revalue { .. } => matches!(phase, Offered | Open),
        Command::RecordContact { .. } => matches!(phase, Qualifying | Ready | Open),
        Command::Judge { .. } => matches!(phase, Offered | Open) || has_ended(phase),
        _ => phase == Open,
    }
}

/// Whether the actor's role may ask for it.
pub(super) fn may(actor: &Actor, command: &Command, life: &Life) -> bool {
    let marketing = matches!(life.phase, Phase::Captured | Phase::Qualifying | Phase::Ready);
    let writes = matches!(
        command,
        Command::RecordFact { .. }
            | Command::RetractFact { .. }
            | Command::VerifyFact { .. }
            | Command::RecordFinding { .. }
            | Command::SetValue { .. }
            | Command::AddNote { .. }
            | Command::RecordContact { .. }
    );
    let consent = matches!(
        command,
        Command::RequestConsent { .. }
            | Command::GiveConsent { .. }
            | Command::ConfirmConsent { .. }
            | Command::WithdrawConsent { .. }
    );
    let sales = matches!(
        command,
        Command::Accept { .. }
            | Command::Decline { .. }
            | Command::Advance { .. }
            | Command::Regress { .. }
            | Command::Plan { .. }
            | Command::Unplan { .. }
            | Command::Defer { .. }
            | Command::Demote { .. }
            | Command::Win { .. }
            | Command::Lose { .. }
            | Command::Judge { .. }
    );
    match actor {
        Actor::System {} | Actor::Manager { .. } => true,
        Actor::Marketing { .. } => consent || writes && marketing || !writes && !sales,
        Actor::Member { .. } => consent || sales || writes && !marketing,
        Actor::Contact { .. } => consent || matches!(command, Command::Erase { .. }),
    }
}
