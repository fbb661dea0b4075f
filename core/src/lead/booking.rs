//! What an event changes in the distribution: the roster, the ledger, and which leads wait.

use super::event::Event;
use super::fold::Fault;
use super::names::{Names, Symbol};
use crate::distribution::{
    Absence, Balance, Booking, Distribution, Entry, MemberStanding, Roster, Tier, Waiting, YearEnd,
};
use crate::units::{LeadId, MemberId, Order as _, Timestamp};
use std::sync::Arc;

/// Folds an event into the distribution, after it is folded into its lead; `booked` is how the ledger has the lead.
///
/// # Errors
/// When it cannot have happened; nothing has changed then, neither here nor in the lead.
pub(crate) fn fold(
    distribution: &mut Distribution,
    booked: &mut Option<Box<Entry>>,
    at: Timestamp,
    event: &Event,
) -> Result<(), Fault> {
    match event {
        Event::Distributed { member, temperature, value, expected, worth, channels, among, .. } => {
            let entry = distribution.book(&Booking {
                member,
                temperature: *temperature,
                value: value.map(|value| value.minor),
                expected: expected.minor,
                worth: *worth,
                channels: channels.iter().map(|part| (&part.channel, part.share)).collect(),
                among,
            })?;
            *booked = Some(Box::new(entry));
            Ok(())
        }
        Event::OwedClamped { member, channel, temperature, by, .. } => {
            let balance = Balance::one(*temperature, *by);
            let roster = &distribution.roster;
            let member = member.as_ref().and_then(|member| roster.find(member.as_str()));
            let party = match (member, channel.as_ref().and_then(|channel| roster.channel(channel))) {
                (Some((number, _)), None) => (false, number),
                (None, Some(number)) => (true, number),
                _ => return Err("who is owed is not in the roster"),
            };
            distribution.ledger.clamp(party.0, party.1, &balance);
            Ok(())
        }
        Event::Revalued { expected, by, .. } => {
            let entry = booked.as_deref_mut().ok_or("the lead is not booked")?;
            distribution.revalue(entry, *by, expected.minor);
            Ok(())
        }
        Event::MemberJoined { .. }
        | Event::MemberLeft { .. }
        | Event::AbsenceReported { .. }
        | Event::ReturnReported { .. }
        | Event::WeightSet { .. }
        | Event::LimitSet { .. }
        | Event::CoverageSet { .. }
        | Event::AgreementSigned { .. }
        | Event::MemberSuspended { .. }
        | Event::MemberReinstated { .. }
        | Event::ProbationBegun { .. }
        | Event::TierSet { .. }
        | Event::MemberWarned { .. }
        | Event::MemberConfirmed { .. } => fold_roster(distribution, at, event),
        Event::YearBegun { owed } => {
            distribution.ledger.new_year(*owed == YearEnd::Carry);
            Ok(())
        }
        // Where nobody has joined there is nothing else to keep.
        _ if distribution.roster.is_empty() => Ok(()),
        _ => {
            fold_lead(distribution, booked, at, event);
            Ok(())
        }
    }
}

/// A lead went from one member to another, either of whom may be nobody.
pub(crate) fn moved(distribution: &mut Distribution, names: &Names, from: Option<Symbol>, to: Option<Symbol>) {
    if from == to || distribution.roster.is_empty() {
        return;
    }
    for (member, more) in [(from, false), (to, true)] {
        let Some((number, _)) = member.and_then(|member| distribution.roster.find(names.text(member))) else {
            continue;
        };
        let load = distribution.loads.get(number);
        distribution.loads.set(number, if more { load.saturating_add(1) } else { load.saturating_sub(1) });
    }
}

/// A member joined that has so many undecided leads already.
pub(crate) fn joined(distribution: &mut Distribution, member: &MemberId, load: u32) {
    if let Some((number, _)) = distribution.roster.find(member.as_str()) {
        distribution.loads.set(number, load);
    }
}

fn fold_roster(distribution: &mut Distribution, at: Timestamp, event: &Event) -> Result<(), Fault> {
    if let Event::MemberLeft { member } = event {
        return distribution.leave(member);
    }
    let roster = Arc::make_mut(&mut distribution.roster);
    match event {
        Event::MemberJoined { member, profile } => roster.join(member, profile),
        Event::AbsenceReported { member, absence } => absent(roster, at, member, *absence),
        Event::ReturnReported { member } => {
            roster.change(member)?.absences.retain(|absence| absence.since > at);
            Ok(())
        }
        Event::WeightSet { member, weight } => {
            roster.change(member)?.weight = *weight;
            Ok(())
        }
        Event::LimitSet { member, limit } => {
            roster.change(member)?.limit = *limit;
            Ok(())
        }
        Event::CoverageSet { member, coverage } => {
            roster.change(member)?.coverage = coverage.clone();
            Ok(())
        }
        Event::AgreementSigned { member, agreement } => {
            roster.change(member)?.agreement = Some(*agreement);
            Ok(())
        }
        Event::MemberSuspended { member, .. } => {
            roster.change(member)?.suspended = true;
            Ok(())
        }
        Event::MemberReinstated { member } => {
            roster.change(member)?.suspended = false;
            Ok(())
        }
        Event::ProbationBegun { member, until } => {
            roster.change(member)?.standing = MemberStanding::Probation { until: *until };
            Ok(())
        }
        Event::TierSet { member, tier, factor, queue, .. } => {
            let tier = Tier { id: tier.clone(), since: at, factor: *factor, queue: *queue };
            roster.change(member)?.tier = Some(tier);
            Ok(())
        }
        Event::MemberWarned { member, until, .. } => {
            roster.change(member)?.standing = MemberStanding::Warned { until: *until };
            Ok(())
        }
        Event::MemberConfirmed { member, .. } => {
            roster.change(member)?.standing = MemberStanding::Full {};
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Keeps an absence, and forgets those that are over.
fn absent(roster: &mut Roster, at: Timestamp, member: &MemberId, absence: Absence) -> Result<(), Fault> {
    let absences = &mut roster.change(member)?.absences;
    absences.retain(|known| known.until.is_none_or(|until| until > at));
    absences.push(absence);
    absences.order_by_key(|absence| (absence.since, absence.until));
    Ok(())
}

/// What becomes of the booking of a lead, and of its waiting.
fn fold_lead(distribution: &mut Distribution, booked: &mut Option<Box<Entry>>, at: Timestamp, event: &Event) {
    let stop_waiting = |distribution: &mut Distribution, lead: &LeadId| {
        if distribution.waiting.contains_key(lead) {
            Arc::make_mut(&mut distribution.waiting).remove(lead);
        }
    };
    match event {
        Event::Waiting { lead, barred } => {
            let waiting = Waiting { since: at, barred: barred.clone() };
            Arc::make_mut(&mut distribution.waiting).insert(lead.clone(), waiting);
        }
        Event::Offered { lead, .. } => stop_waiting(distribution, lead),
        // Nothing can be refunded any more.
        Event::Accepted { lead, .. } => {
            stop_waiting(distribution, lead);
            if let Some(entry) = booked {
                entry.credits = None;
            }
        }
        Event::Declined { refunded: true, .. } => {
            if let Some(entry) = booked.take() {
                distribution.refund(&entry);
            }
        }
        // A burnt lead is not refunded.
        Event::Declined { .. } | Event::Lapsed { .. } | Event::TakenBack { .. } | Event::Demoted { .. } => {
            *booked = None
        }
        Event::Unreadied { lead }
        | Event::Won { lead, .. }
        | Event::Lost { lead, .. }
        | Event::Expired { lead }
        | Event::Rejected { lead, .. } => {
            *booked = None;
            stop_waiting(distribution, lead);
        }
        _ => {}
    }
}
