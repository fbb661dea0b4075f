//! How an event changes a lead. No rules are asked here: whatever follows from them stands in the event.

use super::consent::ConsentState;
use super::deadline::DeadlineKind;
use super::deadline::Deadlines;
use super::event::Event;
use super::list::List;
use super::names::Names;
use super::phase::Phase;
use super::plan::PlanEntry;
use super::state::{Fact, Finding, Known, Lead};
use crate::units::{AccountId, FactId, MemberId, ProofId, ReasonId, StageId, Timestamp};

/// Why an event cannot have happened to a lead as it stands.
pub(crate) type Fault = &'static str;

/// The lead that a first event brings; nothing for any other event.
pub(crate) fn begin(at: Timestamp, event: &Event, predecessor: Option<u32>, names: &mut Names) -> Option<Lead> {
    let (Event::Captured { lead, medium, .. } | Event::DealRegistered { lead, medium, .. }) = event else {
        return None;
    };
    let mut new = Lead {
        id: lead.clone(),
        phase: Phase::Captured,
        temperature: None,
        buyer: None,
        probability: None,
        model: None,
        consent: ConsentState::Unknown,
        registered: false,
        erased: false,
        deferrals: 0,
        demotions: 0,
        medium: names.learn(medium.as_str()),
        campaign: None,
        member: None,
        stage: None,
        reason: None,
        predecessor,
        captured: at,
        since: at,
        stage_since: None,
        first_contact: None,
        protected_until: None,
        value: None,
        deadlines: Deadlines::default(),
        facts: List::default(),
        booked: None,
        details: None,
    };
    match event {
        Event::Captured { campaign, account, proof, value, .. } => {
            new.campaign = campaign.as_ref().map(|campaign| names.learn(campaign.as_str()));
            new.value = *value;
            new.came_with(account.as_ref(), proof.as_ref());
        }
        Event::DealRegistered {
            member,
            account,
            proof,
            value,
            stage,
            protected_until,
            expires,
            warn_at,
            stay_until,
            ..
        } => {
            new.registered = true;
            new.protected_until = Some(*protected_until);
            new.value = *value;
            new.came_with(Some(account), proof.as_ref());
            new.open(at, member, stage, *stay_until, names);
            new.deadlines.set(DeadlineKind::Expiry, Some(*expires));
            new.deadlines.set(DeadlineKind::ExpiryWarning, Some(*warn_at));
        }
        _ => {}
    }
    Some(new)
}

impl Lead {
    /// Folds an event that is not the lead's first.
    ///
    /// # Errors
    /// When it cannot have happened; the lead is as before.
    pub(crate) fn fold(&mut self, at: Timestamp, event: &Event, names: &mut Names) -> Result<(), Fault> {
        if !self.phase.is_end() {
            return self.fold_living(at, event, names);
        }
        match event {
            Event::ConsentWithdrawn { .. } => self.fold_consent(event, names),
            Event::ResumeDue { .. } => self.deadlines.set(DeadlineKind::Resume, None),
            Event::Erased { .. } => self.erase(),
            // A history may speak with a customer after the end; it changes nothing.
            Event::Contacted { .. } => {}
            // What it was worth changes nothing either; a note on it is personal.
            Event::Judged { note: None, .. } => {}
            Event::Judged { note: Some(note), .. } if !self.erased => {
                self.details_mut().notes.push((at, note.clone()));
            }
            // It may also note something, unless there is nobody left to note it about.
            Event::Noted { note, .. } if !self.erased => self.details_mut().notes.push((at, note.clone())),
            _ => return Err("the lead has ended"),
        }
        Ok(())
    }

    fn fold_living(&mut self, at: Timestamp, event: &Event, names: &mut Names) -> Result<(), Fault> {
        match event {
            Event::Captured { .. } | Event::DealRegistered { .. } => return Err("the lead exists already"),
            Event::PolicyAdopted { .. }
            | Event::MemberJoined { .. }
            | Event::MemberLeft { .. }
            | Event::AbsenceReported { .. }
            | Event::ReturnReported { .. }
            | Event::WeightSet { .. }
            | Event::LimitSet { .. }
            | Event::CoverageSet { .. }
            | Event::AgreementSigned { .. }
            | Event::MemberSuspended { .. }
            | Event::ClawedBack { .. }
            | Event::MemberReinstated { .. }
            | Event::ProbationBegun { .. }
            | Event::TierSet { .. }
            | Event::MemberWarned { .. }
            | Event::MemberConfirmed { .. }
            | Event::YearBegun { .. } => return Err("the event is about no lead"),
            // They are the ledger's business; here is only checked that they can have happened.
            Event::Distributed { .. } | Event::OwedClamped { .. } | Event::Waiting { .. } => {
                self.must_be(&[Phase::Ready])?;
            }
            Event::Revalued { value, .. } => {
                self.must_be(&[Phase::Offered, Phase::Open])?;
                if self.booked.is_none() {
                    return Err("the lead is not booked");
                }
                self.value = Some(*value);
            }
            Event::ConsentRequested { .. }
            | Event::ConsentGiven { .. }
            | Event::ConsentConfirmed { .. }
            | Event::ConsentLapsed { .. }
            | Event::ConsentWithdrawn { .. } => self.fold_consent(event, names),
            Event::FactRecorded { fact, value, .. } => {
                let new = Fact { name: names.learn(fact.as_str()), verified: false, value: Known::new(value) };
                self.record(new);
            }
            Event::FactRetracted { fact, .. } => {
                let name = known_fact(names, fact)?;
                self.facts.retain(|fact| fact.name != name);
            }
            Event::FactVerified { fact, .. } => self.verify(known_fact(names, fact)?)?,
            Event::FindingRecorded { fact, rule, advice, .. } => {
                let fact = fact.as_ref().map(|fact| names.learn(fact.as_str()));
                let finding = Finding { fact, rule: rule.clone(), advice: advice.clone() };
                let findings = &mut self.details_mut().findings;
                // Found again, it is the same finding with newer advice.
                match findings.iter_mut().find(|old| (old.fact, &old.rule) == (fact, rule)) {
                    Some(old) => *old = finding,
                    None => findings.push(finding),
                }
            }
            Event::ValueSet { value, .. } => self.value = Some(*value),
            Event::Noted { note, .. } => self.details_mut().notes.push((at, note.clone())),
            Event::Judged { note, .. } => {
                self.must_be(&[Phase::Offered, Phase::Open])?;
                if let Some(note) = note {
                    self.details_mut().notes.push((at, note.clone()));
                }
            }
            Event::Erased { .. } => return Err("the lead has not ended"),
            Event::QualifyingStarted { .. }
            | Event::Rated { .. }
            | Event::Readied { .. }
            | Event::Unreadied { .. }
            | Event::Offered { .. }
            | Event::Accepted { .. }
            | Event::Declined { .. }
            | Event::Lapsed { .. }
            | Event::TakenBack { .. } => return self.fold_handover(at, event, names),
            Event::Contacted { .. }
            | Event::Advanced { .. }
            | Event::Regressed { .. }
            | Event::Planned { .. }
            | Event::Unplanned { .. }
            | Event::Deferred { .. }
            | Event::Escalated { .. }
            | Event::WokeUp { .. } => return self.fold_work(at, event, names),
            Event::Demoted { .. }
            | Event::Won { .. }
            | Event::Lost { .. }
            | Event::Expired { .. }
            | Event::Rejected { .. } => return self.fold_end(at, event, names),
            Event::DeadlineMissed { deadline, milestone, .. } => match milestone {
                Some(milestone) => {
                    self.details_mut().plan.miss(milestone);
                    self.next_milestone();
                }
                None => self.deadlines.set(*deadline, None),
            },
            Event::ExpiryWarned { .. } => self.deadlines.set(DeadlineKind::ExpiryWarning, None),
            Event::ResumeDue { .. } => return Err("the lead has not ended"),
        }
        Ok(())
    }

    /// From marketing to a member, and back.
    fn fold_handover(&mut self, at: Timestamp, event: &Event, names: &mut Names) -> Result<(), Fault> {
        use Phase::{Captured, Offered, Open, Qualifying, Ready};
        match event {
            Event::QualifyingStarted { .. } => {
                self.must_be(&[Captured])?;
                self.enter(Qualifying, at);
            }
            Event::Rated { temperature, probability, buyer, model, .. } => {
                self.must_be(&[Captured, Qualifying, Ready])?;
                self.temperature = Some(*temperature);
                if probability.is_some() {
                    self.probability = *probability;
                    self.model = model.as_ref().map(|model| names.learn(model.as_str()));
                }
                self.buyer = buyer.or(self.buyer);
                if self.phase == Captured {
                    self.enter(Qualifying, at);
                }
            }
            Event::Readied { hand_over_by, .. } => {
                self.must_be(&[Captured, Qualifying, Ready])?;
                self.ready(at, *hand_over_by);
            }
            Event::Unreadied { .. } => {
                self.must_be(&[Ready])?;
                self.deadlines.set(DeadlineKind::HandOver, None);
                self.enter(Qualifying, at);
            }
            Event::Offered { member, temperature, accept_by, expires, warn_at, .. } => {
                self.must_be(&[Captured, Qualifying, Ready])?;
                self.member = Some(names.learn(member.as_str()));
                self.temperature = Some(*temperature);
                self.deadlines.set(DeadlineKind::HandOver, None);
                self.deadlines.set(DeadlineKind::Accept, Some(*accept_by));
                if self.deadlines.get(DeadlineKind::Expiry).is_none() {
                    self.deadlines.set(DeadlineKind::Expiry, Some(*expires));
                    self.deadlines.set(DeadlineKind::ExpiryWarning, Some(*warn_at));
                }
                self.enter(Offered, at);
            }
            Event::Accepted { member, stage, contact_by, stay_until, .. } => {
                self.must_be(&[Captured, Qualifying, Ready, Offered])?;
                self.open(at, member, stage, *stay_until, names);
                self.deadlines.set(DeadlineKind::FirstContact, *contact_by);
            }
            Event::Declined { member, hand_over_by, .. } | Event::Lapsed { member, hand_over_by, .. } => {
                self.must_be(&[Offered])?;
                let member = names.learn(member.as_str());
                self.details_mut().excluded.push(member);
                self.leave_member();
                self.ready(at, *hand_over_by);
            }
            Event::TakenBack { member, hand_over_by, .. } => {
                self.must_be(&[Offered, Open])?;
                let member = names.learn(member.as_str());
                self.details_mut().taken_from.push(member);
                self.leave_member();
                self.ready(at, *hand_over_by);
            }
            _ => {}
        }
        Ok(())
    }

    /// What happens while a member works it.
    fn fold_work(&mut self, at: Timestamp, event: &Event, names: &mut Names) -> Result<(), Fault> {
        if matches!(event, Event::Contacted { .. }) {
            if self.phase == Phase::Open && self.first_contact.is_none() {
                self.first_contact = Some(at);
                self.deadlines.set(DeadlineKind::FirstContact, None);
            }
            return Ok(());
        }
        self.must_be(&[Phase::Open])?;
        match event {
            Event::Advanced { stage, stay_until, .. } | Event::Regressed { stage, stay_until, .. } => {
                self.enter_stage(at, stage, *stay_until, names);
            }
            Event::Planned { entry, .. } => {
                let milestone = matches!(entry, PlanEntry::Milestone { .. });
                self.details_mut().plan.put(entry.clone());
                if milestone {
                    self.next_milestone();
                }
            }
            Event::Unplanned { entry, .. } => {
                self.details_mut().plan.remove(entry);
                self.next_milestone();
            }
            Event::Deferred { until, .. } => {
                self.deferrals = self.deferrals.saturating_add(1);
                self.deadlines.set(DeadlineKind::WakeUp, Some(*until));
            }
            Event::WokeUp { .. } => self.deadlines.set(DeadlineKind::WakeUp, None),
            _ => {}
        }
        Ok(())
    }

    /// Back to marketing, or the end.
    fn fold_end(&mut self, at: Timestamp, event: &Event, names: &mut Names) -> Result<(), Fault> {
        match event {
            Event::Demoted { .. } => {
                self.must_be(&[Phase::Open])?;
                self.leave_member();
                self.deadlines.leave_sales();
                self.demotions = self.demotions.saturating_add(1);
                // Its next hand-over is a new one: another member, from the first stage, with its own contact.
                (self.stage, self.stage_since, self.first_contact) = (None, None, None);
                self.enter(Phase::Qualifying, at);
            }
            Event::Won { stage, value, .. } => {
                self.value = value.or(self.value);
                self.stage = Some(names.learn(stage.as_str()));
                self.stage_since = Some(at);
                self.end(at, Phase::Won, None, names);
            }
            Event::Lost { reason, resume, .. } => {
                self.end(at, Phase::Lost, Some(reason), names);
                self.deadlines.set(DeadlineKind::Resume, *resume);
            }
            Event::Expired { .. } => self.end(at, Phase::Expired, None, names),
            Event::Rejected { reason, duplicate_of, .. } => {
                if let Some(original) = duplicate_of {
                    self.details_mut().duplicate_of = Some(Box::new(original.clone()));
                }
                self.end(at, Phase::Rejected, Some(reason), names);
            }
            _ => {}
        }
        Ok(())
    }

    fn must_be(&self, phases: &[Phase]) -> Result<(), Fault> {
        if phases.contains(&self.phase) { Ok(()) } else { Err("the lead is not in the phase for it") }
    }

    /// What came with the first event. The proof stays in the log: only that there is one matters here.
    fn came_with(&mut self, account: Option<&AccountId>, proof: Option<&ProofId>) {
        if let Some(account) = account {
            self.details_mut().account = Some(Box::new(account.clone()));
        }
        if proof.is_some() {
            self.consent = ConsentState::Given;
        }
    }

    fn enter(&mut self, phase: Phase, at: Timestamp) {
        self.phase = phase;
        self.since = at;
    }

    fn ready(&mut self, at: Timestamp, hand_over_by: Option<Timestamp>) {
        self.deadlines.set(DeadlineKind::HandOver, hand_over_by);
        if self.phase != Phase::Ready {
            self.enter(Phase::Ready, at);
        }
    }

    // INVARIANT (open): an open lead has a member and a stage.
    fn open(&mut self, at: Timestamp, member: &MemberId, stage: &StageId, stay: Option<Timestamp>, names: &mut Names) {
        self.member = Some(names.learn(member.as_str()));
        self.deadlines.set(DeadlineKind::HandOver, None);
        self.deadlines.set(DeadlineKind::Accept, None);
        self.enter_stage(at, stage, stay, names);
        self.next_milestone();
        self.enter(Phase::Open, at);
    }

    fn enter_stage(&mut self, at: Timestamp, stage: &StageId, stay: Option<Timestamp>, names: &mut Names) {
        self.stage = Some(names.learn(stage.as_str()));
        self.stage_since = Some(at);
        self.deadlines.set(DeadlineKind::Stay, stay);
    }

    fn leave_member(&mut self) {
        self.member = None;
        // Another member has to speak with the customer itself.
        self.first_contact = None;
        self.protected_until = None;
        self.deadlines.leave_member();
    }

    fn end(&mut self, at: Timestamp, phase: Phase, reason: Option<&ReasonId>, names: &mut Names) {
        self.reason = reason.map(|reason| names.learn(reason.as_str()));
        self.deadlines = Deadlines::default();
        self.forget_requests();
        self.enter(phase, at);
    }

    fn record(&mut self, new: Fact) {
        if let Some(details) = self.details.as_mut() {
            details.findings.retain(|finding| finding.fact != Some(new.name));
        }
        match self.facts.iter_mut().find(|fact| fact.name == new.name) {
            Some(fact) => *fact = new,
            None => self.facts.push(new),
        }
    }

    fn verify(&mut self, name: super::names::Symbol) -> Result<(), Fault> {
        let fact = self.facts.iter_mut().find(|fact| fact.name == name).ok_or("the fact is not recorded")?;
        fact.verified = true;
        if let Some(details) = self.details.as_mut() {
            details.findings.retain(|finding| finding.fact != Some(name));
        }
        Ok(())
    }

    fn next_milestone(&mut self) {
        let next = self.plan().and_then(|plan| plan.open_milestones().map(|(due, _)| due).min());
        self.deadlines.set(DeadlineKind::Milestone, next);
    }

    /// Forgets what is personal; what is counted stays.
    fn erase(&mut self) {
        self.facts = List::default();
        self.details = None;
        self.erased = true;
        self.deadlines.set(DeadlineKind::Resume, None);
    }
}

fn known_fact(names: &Names, fact: &FactId) -> Result<super::names::Symbol, Fault> {
    names.find(fact.as_str()).ok_or("the fact is not recorded")
}
