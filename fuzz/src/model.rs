//! A lead's life once more, as plainly as it can be told, for the policy in `policy.toml`: what the engine must agree with.
//!
//! Nothing of the core's rules is used here. All leads are in one map, due times are reckoned by adding hours, and a
//! tick looks at everything.

use leadwerk::engine::{Engine, Request};
use leadwerk::lead::{Actor, Command, ConsentState, DeadlineKind, Phase, PlanEntry, PlanKey};
use leadwerk::policy::{Attitude, FactValue, Temperature};
use leadwerk::units::{LeadId, Money, StageId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

const HOUR: i64 = 3_600_000;
const STAGES: [&str; 4] = ["F", "E", "D", "A"];

/// What is known of a lead.
#[derive(Clone, Debug, PartialEq)]
struct Life {
    phase: Phase,
    consent: ConsentState,
    temperature: Option<Temperature>,
    member: Option<String>,
    account: Option<String>,
    registered: bool,
    protected_until: i64,
    stage: Option<usize>,
    facts: BTreeMap<String, (FactValue, bool)>,
    has_value: bool,
    contacted: bool,
    plan: Vec<(PlanEntry, bool)>,
    deferrals: u32,
    demotions: u32,
    excluded: BTreeSet<String>,
    erased: bool,
    due: BTreeMap<Place, i64>,
}

/// The kinds of due times in their order, which decides at the same instant.
type Place = u8;

fn kind(deadline: DeadlineKind) -> Place {
    deadline as u8
}

/// All leads.
#[derive(Clone, Debug, Default)]
pub struct Model {
    leads: BTreeMap<String, Life>,
    last: Option<i64>,
}

/// It is refused; the model does not say why.
struct No;

type Answer = Result<(), No>;

fn only_if(holds: bool) -> Answer {
    if holds { Ok(()) } else { Err(No) }
}

impl Model {
    /// Takes a request, or leaves everything as it was and says no.
    pub fn takes(&mut self, request: &Request) -> bool {
        let now = request.at.milliseconds();
        if self.last.is_some_and(|last| now < last) {
            return false;
        }
        let mut changed = self.clone();
        if changed.command(now, &request.actor, &request.command).is_err() {
            return false;
        }
        let quiet = matches!(request.command, Command::Tick {}) && !changed.something_was_due(self);
        if !quiet {
            changed.last = Some(now);
        }
        *self = changed;
        true
    }

    fn something_was_due(&self, before: &Self) -> bool {
        self.leads != before.leads
    }

    /// Whether the engine says the same of every lead.
    pub fn agrees_with(&self, engine: &Engine) {
        assert_eq!(engine.leads(), self.leads.len() as u64);
        assert_eq!(engine.last().map(Timestamp::milliseconds), self.last);
        for phase in Phase::ALL {
            let count = self.leads.values().filter(|life| life.phase == *phase).count();
            assert_eq!(engine.count(*phase), count as u64, "how many are {phase:?}");
        }
        let mut queues: BTreeMap<&str, usize> = BTreeMap::new();
        for (id, life) in &self.leads {
            let view = engine.lead(&Actor::System {}, &LeadId::new(id).unwrap()).expect("a lead of the model");
            assert_eq!((id, view.phase), (id, life.phase));
            assert_eq!((id, view.consent), (id, life.consent));
            assert_eq!((id, view.temperature), (id, life.temperature));
            assert_eq!((id, view.member.as_ref().map(|id| id.as_str())), (id, life.member.as_deref()));
            assert_eq!((id, view.stage.as_ref().map(StageId::as_str)), (id, life.stage.map(|place| STAGES[place])));
            assert_eq!((id, view.deferrals, view.demotions), (id, count(life.deferrals), count(life.demotions)));
            assert_eq!((id, view.registered, view.erased), (id, life.registered, life.erased));
            assert_eq!((id, view.first_contact.is_some(), view.value.is_some()), (id, life.contacted, life.has_value));
            assert_eq!(view.plan, life.plan.iter().map(|(entry, _)| entry.clone()).collect::<Vec<_>>(), "{id}");
            let facts: BTreeMap<_, _> =
                view.facts.iter().map(|it| (it.fact.as_str().to_owned(), (it.value.clone(), it.verified))).collect();
            assert_eq!(facts, life.facts, "{id}");
            let due: BTreeMap<_, _> = view.due.iter().map(|it| (kind(it.deadline), it.at.milliseconds())).collect();
            assert_eq!(due, life.due, "{id}");
            if matches!(life.phase, Phase::Offered | Phase::Open) {
                *queues.entry(life.member.as_deref().expect("a member has it")).or_default() += 1;
            }
        }
        for member in ["M1", "M2", "Jörg & Söhne"] {
            let queue = engine.queue(&Actor::System {}, &leadwerk::units::MemberId::new(member).unwrap()).unwrap();
            assert_eq!(queue.len(), queues.get(member).copied().unwrap_or(0), "the queue of {member}");
        }
    }

    fn command(&mut self, now: i64, actor: &Actor, command: &Command) -> Answer {
        match command {
            Command::Tick {} => {
                only_if(matches!(actor, Actor::System {}))?;
                self.leads.values_mut().for_each(|life| life.tick(now));
                Ok(())
            }
            Command::Capture { lead, medium, account, predecessor, proof, value, .. } => {
                only_if(!matches!(actor, Actor::Member { .. }))?;
                only_if(!matches!(actor, Actor::Contact { lead: own } if own != lead))?;
                self.is_new(now, actor, lead, medium.as_str(), predecessor.as_ref(), *value)?;
                let mut life = Life::new(proof.is_some(), value.is_some());
                life.account = account.as_ref().map(|id| id.as_str().to_owned());
                self.leads.insert(lead.as_str().to_owned(), life);
                Ok(())
            }
            Command::RegisterDeal { lead, member, account, medium, predecessor, proof, value } => {
                only_if(!matches!(actor, Actor::Marketing { .. } | Actor::Contact { .. }))?;
                only_if(!matches!(actor, Actor::Member { member: own } if own != member))?;
                self.is_new(now, actor, lead, medium.as_str(), predecessor.as_ref(), *value)?;
                only_if(!self.is_protected(account.as_str(), member.as_str(), now))?;
                let mut life = Life::new(proof.is_some(), value.is_some());
                life.account = Some(account.as_str().to_owned());
                life.registered = true;
                life.protected_until = now + 300 * HOUR;
                life.member = Some(member.as_str().to_owned());
                life.phase = Phase::Open;
                life.enter_stage(0, now);
                life.set_expiry(now);
                self.leads.insert(lead.as_str().to_owned(), life);
                Ok(())
            }
            _ => {
                let id = command.lead().expect("about a lead").as_str().to_owned();
                let mut life = self.leads.get(&id).ok_or(No)?.clone();
                only_if(life.is_seen_by(actor, &id))?;
                only_if(may(actor, command, &life))?;
                only_if(is_possible(command, life.phase))?;
                // What is overdue comes first; where that moves the lead, only the contact's own wish still counts.
                let phase = life.phase;
                life.tick(now);
                if life.phase != phase {
                    only_if(matches!(command, Command::WithdrawConsent { .. } | Command::Erase { .. }))?;
                }
                only_if(life.consents_to(command))?;
                self.change(now, actor, command, &id, &mut life)?;
                self.leads.insert(id, life);
                Ok(())
            }
        }
    }

    fn is_new(
        &self,
        now: i64,
        actor: &Actor,
        lead: &LeadId,
        medium: &str,
        predecessor: Option<&LeadId>,
        value: Option<Money>,
    ) -> Answer {
        only_if(!self.leads.contains_key(lead.as_str()))?;
        only_if(medium != "fax")?;
        only_if(value.is_none_or(is_good))?;
        match predecessor {
            Some(id) => {
                let life = self.leads.get(id.as_str()).ok_or(No)?;
                let has_expired = life.due.get(&kind(DeadlineKind::Expiry)).is_some_and(|at| *at <= now);
                only_if(life.is_seen_by(actor, id.as_str()) && (has_ended(life.phase) || has_expired))
            }
            None => Ok(()),
        }
    }

    /// Whether another member has an open deal with the account that is still protected.
    fn is_protected(&self, account: &str, member: &str, now: i64) -> bool {
        self.leads.values().any(|life| {
            life.registered
                && life.phase == Phase::Open
                && life.account.as_deref() == Some(account)
                && life.protected_until > now
                && life.member.as_deref() != Some(member)
        })
    }

    fn change(&self, now: i64, actor: &Actor, command: &Command, id: &str, life: &mut Life) -> Answer {
        use ConsentState::{Confirmed, Given, Requested, Withdrawn};
        use DeadlineKind as Due;
        match command {
            Command::RequestConsent { .. } => {
                only_if(!matches!(life.consent, Confirmed | Withdrawn))?;
                if life.consent == ConsentState::Unknown {
                    life.consent = Requested;
                }
                life.due(Due::ConfirmConsent, now + 48 * HOUR);
            }
            Command::GiveConsent { .. } => {
                only_if(!matches!(life.consent, Given | Confirmed))?;
                life.consent = Given;
            }
            Command::ConfirmConsent { .. } => {
                only_if(life.consent != Confirmed && life.due.contains_key(&kind(Due::ConfirmConsent)))?;
                life.consent = Confirmed;
                life.done(Due::ConfirmConsent);
            }
            Command::WithdrawConsent { .. } => {
                only_if(life.consent != Withdrawn && !life.erased)?;
                life.consent = Withdrawn;
                life.done(Due::ConfirmConsent);
                if !has_ended(life.phase) {
                    life.end(Phase::Rejected);
                }
            }
            Command::Qualify { .. } => life.phase = Phase::Qualifying,
            Command::RecordFact { fact, value, .. } => {
                let good = match (fact.as_str(), value) {
                    ("sent", FactValue::Flag { .. }) | ("need", FactValue::Text { .. }) => true,
                    ("size", FactValue::Number { value }) => (1.0..=100.0).contains(&f64::from(*value)),
                    _ => false,
                };
                only_if(good)?;
                life.facts.insert(fact.as_str().to_owned(), (value.clone(), false));
            }
            Command::RetractFact { fact, .. } => only_if(life.facts.remove(fact.as_str()).is_some())?,
            Command::VerifyFact { fact, .. } => life.facts.get_mut(fact.as_str()).ok_or(No)?.1 = true,
            Command::RecordFinding { fact, .. } => {
                only_if(fact.as_ref().is_none_or(|fact| fact.as_str() != "unheard"))?;
            }
            Command::SetValue { value, .. } => {
                only_if(is_good(*value))?;
                life.has_value = true;
            }
            Command::AddNote { .. } => {}
            Command::Rate { temperature, probability, .. } => {
                let reckoned = probability.map(|probability| life.reckoned(probability.ppm()));
                let temperature = temperature.or(reckoned).ok_or(No)?;
                let unchanged = life.phase == Phase::Ready && life.temperature == Some(temperature);
                life.temperature = Some(temperature);
                if temperature == Temperature::Cold {
                    life.phase = Phase::Qualifying;
                    life.done(Due::HandOver);
                } else if !unchanged {
                    life.ready(now);
                }
            }
            Command::Assign { member, .. } => {
                let member = member.as_ref().ok_or(No)?;
                only_if(!life.excluded.contains(member.as_str()))?;
                let account = life.account.as_deref();
                only_if(account.is_none_or(|account| !self.is_protected(account, member.as_str(), now)))?;
                life.phase = Phase::Offered;
                life.member = Some(member.as_str().to_owned());
                life.temperature = life.temperature.or(Some(Temperature::Cold));
                life.done(Due::HandOver);
                life.due(Due::Accept, now + 8 * HOUR);
                if !life.due.contains_key(&kind(Due::Expiry)) {
                    life.set_expiry(now);
                }
            }
            Command::Accept { .. } => {
                life.phase = Phase::Open;
                life.done(Due::Accept);
                life.enter_stage(life.stage.unwrap_or(0), now);
                let hours = match life.temperature {
                    Some(Temperature::Hot) => 4,
                    Some(Temperature::Warm) => 24,
                    _ => 48,
                };
                life.due(Due::FirstContact, now + hours * HOUR);
                life.next_milestone();
            }
            Command::Decline { reason, .. } => {
                only_if(reason.as_str() == "no_time")?;
                life.declined(now);
            }
            Command::TakeBack { reason, .. } => {
                only_if(reason.as_str() == "absent")?;
                only_if(!(life.phase == Phase::Open && life.protected_until > now))?;
                life.taken_back(now);
            }
            Command::RecordContact { .. } => life.speak(),
            Command::Advance { stage, .. } => {
                let (here, there) = (life.stage.ok_or(No)?, place(stage)?);
                only_if(there > here && there < 3 && life.passes(here, there, false))?;
                life.enter_stage(there, now);
            }
            Command::Regress { stage, .. } => {
                let there = place(stage)?;
                only_if(there < life.stage.ok_or(No)?)?;
                life.enter_stage(there, now);
            }
            Command::Plan { entry, .. } => {
                only_if(!matches!(entry, PlanEntry::KeyPerson { role, .. } if role.as_str() == "jester"))?;
                match life.plan.iter_mut().find(|(old, _)| is_same(old, entry)) {
                    Some(old) => *old = (entry.clone(), false),
                    None => life.plan.push((entry.clone(), false)),
                }
                life.next_milestone();
            }
            Command::Unplan { entry, .. } => {
                let before = life.plan.len();
                life.plan.retain(|(old, _)| !is_named(old, entry));
                only_if(life.plan.len() < before)?;
                life.next_milestone();
            }
            Command::Defer { until, .. } => {
                let until = until.milliseconds();
                let expires = life.due.get(&kind(Due::Expiry)).copied().unwrap_or(i64::MAX);
                only_if(until > now && until <= now + 200 * HOUR && until < expires && life.deferrals < 2)?;
                life.deferrals += 1;
                life.due(Due::WakeUp, until);
            }
            Command::Demote { reason, .. } => {
                only_if(reason.as_str() == "too_early" && life.demotions < 1)?;
                life.demotions += 1;
                life.leave_member();
                life.done(Due::Expiry);
                life.done(Due::ExpiryWarning);
                (life.stage, life.phase) = (None, Phase::Qualifying);
            }
            Command::Win { value, .. } => {
                only_if(value.is_none_or(is_good))?;
                only_if(life.passes(life.stage.ok_or(No)?, 3, value.is_some()))?;
                life.has_value |= value.is_some();
                life.stage = Some(3);
                life.end(Phase::Won);
            }
            Command::Lose { reason, resume, .. } => {
                let resume = resume.map(Timestamp::milliseconds);
                only_if(reason.as_str() == "price" && resume.is_none_or(|resume| resume > now))?;
                life.end(Phase::Lost);
                resume.into_iter().for_each(|resume| life.due(Due::Resume, resume));
            }
            Command::Reject { reason, duplicate_of, .. } => {
                only_if(reason.as_str() == "duplicate")?;
                if let Some(original) = duplicate_of {
                    let other = self.leads.get(original.as_str()).ok_or(No)?;
                    only_if(original.as_str() != id && other.is_seen_by(actor, original.as_str()))?;
                }
                life.end(Phase::Rejected);
            }
            Command::Erase { .. } => {
                only_if(!life.erased)?;
                if !has_ended(life.phase) {
                    life.end(Phase::Rejected);
                }
                life.erased = true;
                life.facts.clear();
                life.plan.clear();
                life.excluded.clear();
                life.account = None;
                life.done(Due::Resume);
            }
            _ => {}
        }
        Ok(())
    }
}

impl Life {
    fn new(proof: bool, has_value: bool) -> Self {
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
            erased: false,
            due: BTreeMap::new(),
        }
    }

    fn is_seen_by(&self, actor: &Actor, id: &str) -> bool {
        match actor {
            Actor::Member { member } => self.member.as_deref() == Some(member.as_str()),
            Actor::Contact { lead } => lead.as_str() == id,
            _ => true,
        }
    }

    fn due(&mut self, deadline: DeadlineKind, at: i64) {
        self.due.insert(kind(deadline), at);
    }

    fn done(&mut self, deadline: DeadlineKind) {
        self.due.remove(&kind(deadline));
    }

    fn set_expiry(&mut self, now: i64) {
        self.due(DeadlineKind::Expiry, now + 600 * HOUR);
        self.due(DeadlineKind::ExpiryWarning, now + 500 * HOUR);
    }

    fn enter_stage(&mut self, place: usize, now: i64) {
        self.stage = Some(place);
        match place {
            0 => self.due(DeadlineKind::Stay, now + 100 * HOUR),
            1 => self.due(DeadlineKind::Stay, now + 50 * HOUR),
            _ => self.done(DeadlineKind::Stay),
        }
    }

    fn ready(&mut self, now: i64) {
        self.phase = Phase::Ready;
        match self.temperature {
            Some(Temperature::Hot) => self.due(DeadlineKind::HandOver, now + HOUR),
            _ => self.done(DeadlineKind::HandOver),
        }
    }

    fn leave_member(&mut self) {
        use DeadlineKind::{Accept, FirstContact, Milestone, Stay, WakeUp};
        self.member = None;
        self.contacted = false;
        self.protected_until = i64::MIN;
        [Accept, FirstContact, WakeUp, Stay, Milestone].into_iter().for_each(|it| self.done(it));
    }

    fn declined(&mut self, now: i64) {
        self.excluded.extend(self.member.clone());
        self.leave_member();
        self.ready(now);
    }

    fn taken_back(&mut self, now: i64) {
        self.leave_member();
        self.ready(now);
    }

    fn end(&mut self, phase: Phase) {
        self.phase = phase;
        self.due.clear();
    }

    fn speak(&mut self) {
        if self.phase == Phase::Open {
            self.contacted = true;
            self.done(DeadlineKind::FirstContact);
        }
    }

    fn next_milestone(&mut self) {
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
    fn reckoned(&self, ppm: u32) -> Temperature {
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

    fn consents_to(&self, command: &Command) -> bool {
        let with_member = matches!(self.phase, Phase::Offered | Phase::Open);
        let enough = self.has_enough_consent();
        match command {
            Command::Assign { .. } | Command::Accept { .. } => enough,
            Command::Advance { .. } | Command::Defer { .. } | Command::Plan { .. } => enough,
            Command::RecordContact { .. } if with_member => enough,
            // Marketing may look at an inquiry without a consent, but not after a withdrawal.
            Command::RecordContact { .. } | Command::Qualify { .. } | Command::Rate { .. } => {
                self.consent != ConsentState::Withdrawn
            }
            _ => true,
        }
    }

    fn has_enough_consent(&self) -> bool {
        self.consent == ConsentState::Confirmed || self.registered && self.consent == ConsentState::Given
    }

    /// Whether every gate on the way is passed.
    fn passes(&self, here: usize, there: usize, value_given: bool) -> bool {
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
    fn tick(&mut self, now: i64) {
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
                DeadlineKind::FirstContact if self.protected_until <= now => self.taken_back(now),
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

fn count(number: u32) -> leadwerk::units::Count {
    leadwerk::units::Count::new(number)
}

fn has_ended(phase: Phase) -> bool {
    matches!(phase, Phase::Won | Phase::Lost | Phase::Expired | Phase::Rejected)
}

fn is_good(value: Money) -> bool {
    value.currency.as_str() == "EUR" && value.minor.get() >= 0
}

fn place(stage: &StageId) -> Result<usize, No> {
    STAGES.iter().position(|it| *it == stage.as_str()).ok_or(No)
}

fn is_same(old: &PlanEntry, new: &PlanEntry) -> bool {
    match (old, new) {
        (PlanEntry::KeyPerson { role: one, .. }, PlanEntry::KeyPerson { role: other, .. }) => one == other,
        (PlanEntry::Milestone { milestone: one, .. }, PlanEntry::Milestone { milestone: other, .. }) => one == other,
        (PlanEntry::Team { .. }, PlanEntry::Team { .. }) => true,
        (PlanEntry::Competitor { .. }, PlanEntry::Competitor { .. }) => true,
        _ => false,
    }
}

/// There is one person and one competitor in the script.
fn is_named(entry: &PlanEntry, key: &PlanKey) -> bool {
    match (entry, key) {
        (PlanEntry::Milestone { milestone: one, .. }, PlanKey::Milestone { milestone: other }) => one == other,
        (PlanEntry::KeyPerson { .. }, PlanKey::KeyPerson { .. }) => true,
        (PlanEntry::Team { .. }, PlanKey::Team { .. }) => true,
        (PlanEntry::Competitor { .. }, PlanKey::Competitor { .. }) => true,
        _ => false,
    }
}

fn is_possible(command: &Command, phase: Phase) -> bool {
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
        Command::TakeBack { .. } => matches!(phase, Offered | Open),
        Command::RecordContact { .. } => matches!(phase, Qualifying | Ready | Open),
        _ => phase == Open,
    }
}

/// Whether the actor's role may ask for it.
fn may(actor: &Actor, command: &Command, life: &Life) -> bool {
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
    );
    match actor {
        Actor::System {} | Actor::Manager { .. } => true,
        Actor::Marketing { .. } => consent || writes && marketing || !writes && !sales,
        Actor::Member { .. } => consent || sales || writes && !marketing,
        Actor::Contact { .. } => consent || matches!(command, Command::Erase { .. }),
    }
}
