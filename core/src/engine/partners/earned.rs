//! What earns or costs members points.

use super::Offer;
use crate::lead::Actor;
use crate::partner::{PointsCause, PointsEntry};
use crate::policy::{ProcessKind, ProgrammeRule};
use crate::units::{Decimal, Error, FactId, LeadId, MemberId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// All that was earned, in the order in which it was.
#[derive(Clone, Debug, Default)]
pub(super) struct Earned {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    member: MemberId,
    lead: LeadId,
    at: Timestamp,
    cause: Cause,
    /// When it was taken back.
    taken: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug)]
enum Cause {
    /// Of a worked lead, which earns without an entry: only that it is taken back is told by one.
    Won,
    Entry(PointsCause),
}

impl Earned {
    fn add(&mut self, lead: &LeadId, member: &MemberId, at: Timestamp, cause: Cause) {
        self.entries.push(Entry { member: member.clone(), lead: lead.clone(), at, cause, taken: None });
    }

    fn process(&mut self, lead: &LeadId, member: &MemberId, at: Timestamp, kind: ProcessKind) {
        self.add(lead, member, at, Cause::Entry(PointsCause::Process { kind }));
    }

    /// An offer was answered.
    pub(super) fn answer(&mut self, lead: &LeadId, member: &MemberId, at: Timestamp, offer: Option<&Offer>) {
        if offer.is_some_and(|offer| at < offer.accept_by) {
            self.process(lead, member, at, ProcessKind::AnsweredInTime);
        }
    }

    /// The first contact came in time.
    pub(super) fn contact(&mut self, lead: &LeadId, member: &MemberId, at: Timestamp) {
        self.process(lead, member, at, ProcessKind::ContactedInTime);
    }

    /// What a member recorded was found to be right.
    pub(super) fn verified(&mut self, lead: &LeadId, member: &MemberId, at: Timestamp) {
        self.process(lead, member, at, ProcessKind::DataVerified);
    }

    /// A lead was decided, and the reason given.
    pub(super) fn decided(&mut self, lead: &LeadId, member: &MemberId, at: Timestamp) {
        self.process(lead, member, at, ProcessKind::Decided);
    }

    /// A lead was won of which it was known how likely that was.
    pub(super) fn won(&mut self, lead: &LeadId, member: &MemberId, at: Timestamp) {
        self.add(lead, member, at, Cause::Won);
    }

    /// A deal was won that the member had registered.
    pub(super) fn registered(&mut self, lead: &LeadId, member: &MemberId, at: Timestamp) {
        self.add(lead, member, at, Cause::Entry(PointsCause::RegisteredWin {}));
    }

    /// What a member earned since a time is taken back, once.
    pub(super) fn claw_back(&mut self, member: &MemberId, since: Timestamp, at: Timestamp) {
        for known in self.entries.iter_mut().filter(|known| known.member == *member && known.at >= since) {
            known.taken = known.taken.or(Some(at));
        }
    }

    /// All entries by a rule, and behind each what was taken back of it.
    pub(super) fn points(&self, rule: &ProgrammeRule) -> Result<Vec<PointsEntry>, Error> {
        let mut all = Vec::with_capacity(self.entries.len());
        for Entry { member, lead, at, cause, taken } in &self.entries {
            let entry = |at, cause| PointsEntry { member: member.clone(), lead: Some(lead.clone()), at, cause };
            let (selling, process) = match *cause {
                Cause::Won => (rule.points.per_win.millionths(), 0),
                Cause::Entry(cause) => {
                    all.push(entry(*at, cause));
                    cause.earns(rule)
                }
            };
            if let Some(taken) = *taken {
                let [selling, process] = [selling, process].map(Decimal::from_millionths);
                all.push(entry(taken, PointsCause::ClawBack { earned: *at, selling: selling?, process: process? }));
            }
        }
        Ok(all)
    }
}

/// Who recorded which fact of a lead, as long as nobody has verified it.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    open: BTreeMap<FactId, MemberId>,
    /// Each fact of a lead is paid once to a member, however often it is recorded anew.
    paid: BTreeSet<(FactId, MemberId)>,
}

impl Facts {
    pub(super) fn record(&mut self, fact: &FactId, actor: &Actor) {
        match actor {
            Actor::Member { member } => self.open.insert(fact.clone(), member.clone()),
            _ => self.open.remove(fact),
        };
    }

    pub(super) fn retract(&mut self, fact: &FactId) {
        self.open.remove(fact);
    }

    /// Who earns points by it: the member that recorded the fact, where somebody else verifies it.
    pub(super) fn verify(&mut self, fact: &FactId, actor: &Actor) -> Option<MemberId> {
        let member = self.open.get(fact)?;
        if matches!(actor, Actor::Member { member: own } if own == member) {
            return None;
        }
        let member = self.open.remove(fact)?;
        self.paid.insert((fact.clone(), member.clone())).then_some(member)
    }
}
