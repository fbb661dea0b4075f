//! The leads that a log gave out, as a stream: what the audit looks at, and other rules are tried on.

use super::record::Record;
use crate::distribution::{Arrival, AuditRow, Receiver, RosterSet, Stream, WeightChange};
use crate::lead::Event;
use crate::units::{Count, LeadId, MemberId, Minor, Money, Probability, Timestamp, Weight};
use std::collections::BTreeMap;

const MINUTE: i64 = 60_000;

/// Folds the records of a log into the stream of leads that were given out.
///
/// Each time that a lead was given to a member is one arrival: who was in play is eligible, and the lead is open until it
/// left the member. One that was declined with a refunded reason is none: it is as if it had never been given. Weights are the
/// members' own times the factors of their tiers. Of limits the last one counts, for a stream has one for each member.
/// Leads that were offered before anybody joined are not in it.
#[derive(Clone, Debug, Default)]
pub struct StreamFold {
    receivers: Vec<Receiver>,
    /// What was agreed with each receiver, and what its tier makes of it.
    terms: BTreeMap<MemberId, Terms>,
    /// None for those that were undone.
    arrivals: Vec<Option<Arrival>>,
    changes: Vec<WeightChange>,
    /// Where the arrival of a lead that a member has is.
    open: BTreeMap<LeadId, usize>,
}

/// A member's weight and limit, its own and by its tier.
#[derive(Clone, Debug)]
struct Terms {
    weight: Weight,
    limit: Option<Count>,
    factor: Weight,
    queue: Option<Count>,
}

impl StreamFold {
    /// Folds the next record.
    pub fn fold(&mut self, record: &Record) {
        match &record.event {
            Event::MemberJoined { member, profile } => {
                let (weight, limit) = (profile.weight, profile.limit);
                self.terms.insert(member.clone(), Terms { weight, limit, factor: Weight::ONE, queue: None });
                let receiver = Receiver {
                    member: member.clone(),
                    channel: profile.channel.clone(),
                    weight: profile.weight,
                    limit: profile.limit,
                };
                match self.receivers.iter_mut().find(|known| known.member == *member) {
                    // It comes again: its first weight stays where it began.
                    Some(known) => {
                        *known = Receiver { weight: known.weight, ..receiver };
                        self.reweigh(member, record.at, profile.weight);
                    }
                    None => self.receivers.push(receiver),
                }
            }
            Event::WeightSet { member, weight } => self.agree(member, record.at, |terms| terms.weight = *weight),
            Event::LimitSet { member, limit } => self.agree(member, record.at, |terms| terms.limit = *limit),
            Event::TierSet { member, factor, queue, .. } => self.agree(member, record.at, |terms| {
                (terms.factor, terms.queue) = (*factor, *queue);
            }),
            Event::Distributed { lead, member, temperature, probability, expected, among, .. } => {
                self.leave(lead, record.at);
                self.open.insert(lead.clone(), self.arrivals.len());
                self.arrivals.push(Some(Arrival {
                    lead: lead.clone(),
                    at: record.at,
                    temperature: *temperature,
                    probability: Some(*probability),
                    value: value(*expected, *probability),
                    busy_for: None,
                    eligible: self.members(among),
                    given_to: Some(member.clone()),
                }));
            }
            Event::Declined { lead, refunded: true, .. } => {
                if let Some(arrival) = self.open.remove(lead).and_then(|place| self.arrivals.get_mut(place)) {
                    *arrival = None;
                }
            }
            Event::Declined { lead, .. }
            | Event::Lapsed { lead, .. }
            | Event::TakenBack { lead, .. }
            | Event::Demoted { lead, .. }
            | Event::Won { lead, .. }
            | Event::Lost { lead, .. }
            | Event::Expired { lead }
            | Event::Rejected { lead, .. } => self.leave(lead, record.at),
            _ => {}
        }
    }

    /// The stream so far.
    pub fn stream(&self) -> Stream {
        Stream {
            receivers: self.receivers.clone(),
            arrivals: self.arrivals.iter().flatten().cloned().collect(),
            changes: self.changes.clone(),
        }
    }

    /// The same as the rows of an audit.
    pub fn rows(&self) -> Vec<AuditRow> {
        let rows = self.arrivals.iter().flatten().filter_map(|arrival| {
            Some(AuditRow {
                at: arrival.at,
                member: arrival.given_to.clone()?,
                channel: None,
                temperature: Some(arrival.temperature),
                value: arrival.value.map(|value| value.weighted(arrival.probability.unwrap_or(Probability::ONE))),
                eligible: arrival.eligible.clone(),
            })
        });
        rows.collect()
    }

    fn members(&self, among: &RosterSet) -> Vec<MemberId> {
        let member = |number: u32| self.receivers.get(number as usize).map(|receiver| receiver.member.clone());
        let known = self.receivers.len();
        among.numbers().take_while(|number| (*number as usize) < known).filter_map(member).collect()
    }

    fn reweigh(&mut self, member: &MemberId, at: Timestamp, weight: Weight) {
        self.changes.push(WeightChange { member: member.clone(), at, weight });
    }

    /// Something else is agreed with a member, or it has another tier.
    fn agree(&mut self, member: &MemberId, at: Timestamp, change: impl FnOnce(&mut Terms)) {
        let Some(terms) = self.terms.get_mut(member) else { return };
        let before = terms.weighs();
        change(terms);
        let (weight, limit) = (terms.weighs(), terms.queue.or(terms.limit));
        if let Some(receiver) = self.receivers.iter_mut().find(|receiver| receiver.member == *member) {
            receiver.limit = limit;
        }
        if weight != before {
            self.reweigh(member, at, weight);
        }
    }

    /// The lead leaves its member.
    fn leave(&mut self, lead: &LeadId, at: Timestamp) {
        let arrival = self.open.remove(lead).and_then(|place| self.arrivals.get_mut(place));
        if let Some(Some(arrival)) = arrival {
            let minutes = at.since(arrival.at) / MINUTE;
            arrival.busy_for = Some(Count::saturating(minutes));
        }
    }
}

impl Terms {
    fn weighs(&self) -> Weight {
        self.weight.times(self.factor).unwrap_or(self.weight)
    }
}

/// The order value that gives this expectation at this probability.
fn value(expected: Money, probability: Probability) -> Option<Money> {
    let value = (i128::from(expected.minor.get()) * 1_000_000).checked_div(i128::from(probability.ppm()))?;
    let minor = Minor::new(i64::try_from(value).ok()?).ok()?;
    Some(Money { minor, ..expected })
}
