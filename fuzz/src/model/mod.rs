//! A lead's life once more, as plainly as it can be told, for the policy in `policy.toml`: what the engine must agree with.
//!
//! Nothing of the core's rules is used here. All leads are in one map, due times are reckoned by adding hours, and a
//! tick looks at everything.

mod life;
mod members;

use leadwerk::engine::{Engine, Receipt, Request};
use leadwerk::lead::{Actor, Command, ConsentState, DeadlineKind, Phase, PlanEntry};
use leadwerk::policy::{FactValue, Temperature};
use leadwerk::units::{LeadId, Money, StageId, Timestamp};
use life::{Life, count, has_ended, is_good, is_named, is_possible, is_same, kind, may, place};
use members::Member;
use std::collections::{BTreeMap, BTreeSet};

const HOUR: i64 = 3_600_000;
const STAGES: [&str; 4] = ["F", "E", "D", "A"];

/// All leads and members.
#[derive(Clone, Debug, Default)]
pub struct Model {
    leads: BTreeMap<String, Life>,
    members: BTreeMap<String, Member>,
    waiting: BTreeSet<String>,
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
    ///
    /// Who of several gets a lead is the ledger's choice: the model takes it from the answer, and looks whether that one
    /// could.
    pub fn takes(&mut self, request: &Request, answer: Option<&Receipt>) -> bool {
        let now = request.at.milliseconds();
        if self.last.is_some_and(|last| now < last) {
            return false;
        }
        let mut changed = self.clone();
        if changed.command(now, &request.actor, &request.command).is_err() {
            return false;
        }
        changed.waiting.retain(|id| changed.leads[id].phase == Phase::Ready);
        answer.into_iter().for_each(|receipt| changed.distribute(now, &request.command, receipt));
        // A tick, or a batch, may find nothing to do, and nothing is on record then.
        let may_be_quiet = matches!(request.command, Command::Tick {} | Command::AssignAll { .. });
        let quiet = may_be_quiet && changed.leads == self.leads && changed.waiting == self.waiting;
        if !quiet {
            changed.last = Some(now);
        }
        *self = changed;
        true
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
        self.agree_on_members(engine);
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
            Command::AssignAll { leads } => self.assign_all(now, actor, leads),
            _ if command.lead().is_none() => self.staff(now, actor, command),
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
            Command::Judge { note, .. } => only_if(note.is_none() || !life.erased)?,
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
            Command::Assign { member: Some(member), .. } => {
                let member = member.as_str();
                only_if(!life.excluded.contains(member))?;
                let account = life.account.as_deref();
                only_if(account.is_none_or(|account| !self.is_protected(account, member, now)))?;
                if !self.members.is_empty() {
                    let known = self.members.get(member).filter(|known| !known.gone).ok_or(No)?;
                    only_if(known.may_receive(now) && self.has_room(member))?;
                    life.booked = true;
                }
                life.offered(now, member);
            }
            Command::Assign { .. } => {
                only_if(!self.members.is_empty())?;
                only_if(!self.waiting.contains(id) || !self.able(life, now).is_empty())?;
            }
            Command::Revalue { value, .. } => {
                only_if(is_good(*value) && life.booked)?;
                life.has_value = true;
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
