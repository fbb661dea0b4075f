//! What time does to a lead.

use super::{Case, Events, World};
use crate::lead::command::Command;
use crate::lead::deadline::DeadlineKind;
use crate::lead::event::Event;
use crate::lead::phase::{Owner, Phase};
use crate::lead::plan::Plan;
use crate::lead::state::Lead;
use crate::policy::MissedContact;
use crate::units::{Error, MilestoneId, Order as _, Timestamp};

impl<W: World> Case<'_, W> {
    /// Everything that is due for a lead by now, in the order of its due times.
    ///
    /// One due time can make others void: an expired lead is not reminded of a contact. New due times lie after now,
    /// so none of them is due in the same tick.
    pub(crate) fn due(&self, lead: &Lead) -> Result<Events, Error> {
        let mut events = Vec::new();
        let mut left = lead.deadlines;
        let mut with_member = lead.phase.owner() == Owner::Member;
        while let Some((due, kind)) = left.earliest().filter(|(due, _)| *due <= self.at) {
            left.set(kind, None);
            match kind {
                DeadlineKind::Expiry => {
                    events.push(Event::Expired { lead: lead.id.clone() });
                    return Ok(events);
                }
                DeadlineKind::ConfirmConsent => {
                    events.push(Event::ConsentLapsed { lead: lead.id.clone(), purpose: None });
                    if !with_member && !self.is_enough(lead.consent.lapsed(), lead.registered) {
                        events.push(self.rejected_without_consent(lead));
                        return Ok(events);
                    }
                }
                DeadlineKind::ConfirmPurpose => {
                    events.extend(self.lapsed_purposes(lead, due)?);
                    let waited_for = lead.purposes().iter().filter_map(|known| known.confirm_by);
                    left.set(kind, waited_for.filter(|by| *by > due).min());
                }
                DeadlineKind::Accept => {
                    let member = self.member(lead.member)?;
                    let hand_over_by = self.hand_over_by(lead.temperature)?;
                    events.push(Event::Lapsed { lead: lead.id.clone(), member, hand_over_by });
                    left.leave_member();
                    with_member = false;
                }
                DeadlineKind::FirstContact => {
                    events.push(missed(lead, kind, due));
                    if self.takes_back(lead) && with_member {
                        events.push(self.taken_back(lead)?);
                        left.leave_member();
                        with_member = false;
                    }
                }
                DeadlineKind::Milestone => {
                    events.extend(missed_milestones(lead, due));
                    left.set(kind, next_milestone(lead, due));
                }
                DeadlineKind::WakeUp => events.push(Event::WokeUp { lead: lead.id.clone() }),
                DeadlineKind::ExpiryWarning => {
                    let expires = lead.deadlines.get(DeadlineKind::Expiry).unwrap_or(due);
                    events.push(Event::ExpiryWarned { lead: lead.id.clone(), expires });
                }
                DeadlineKind::Resume => events.push(Event::ResumeDue { lead: lead.id.clone() }),
                DeadlineKind::HandOver | DeadlineKind::Stay => events.push(missed(lead, kind, due)),
            }
        }
        Ok(events)
    }

    /// A due time has passed when it has, not when somebody ticks.
    ///
    /// What is overdue for a lead that something is asked of: it comes first, so that no missed due time is hidden by
    /// the very act that came too late. Where it moves the lead, what is asked comes too late; where it moves it more
    /// than once, the last move is the answer, for it is where the lead is now.
    pub(super) fn overdue(&self, lead: &Lead) -> Result<Events, Error> {
        if lead.deadlines.first().is_none_or(|first| first > self.at) {
            return Ok(Vec::new());
        }
        let events = self.due(lead)?;
        // A contact may always go, whatever time has done meanwhile.
        if matches!(self.command, Command::WithdrawConsent { .. } | Command::Erase { .. }) {
            return Ok(events);
        }
        let passed = |kind| lead.deadlines.passed(kind, self.at).unwrap_or(self.at);
        let id = || lead.id.clone();
        match events.iter().rev().find(|event| moves(event)) {
            None => Ok(events),
            Some(Event::Expired { .. }) => {
                Err(Error::LeadExpired { lead: id(), expired: passed(DeadlineKind::Expiry) })
            }
            Some(Event::Lapsed { .. }) => Err(Error::OfferLapsed { lead: id(), lapsed: passed(DeadlineKind::Accept) }),
            Some(Event::TakenBack { .. }) => {
                Err(Error::ContactMissed { lead: id(), due: passed(DeadlineKind::FirstContact) })
            }
            Some(_) => Err(Error::ConsentTooLate { lead: id(), lapsed: passed(DeadlineKind::ConfirmConsent) }),
        }
    }

    /// The lead as what is overdue leaves it, where that moves it.
    pub(super) fn moved(&self, lead: &Lead, overdue: &[Event]) -> Option<Lead> {
        let mut moved = overdue.iter().any(moves).then(|| lead.clone())?;
        let mut names = self.world.names().clone();
        for event in overdue {
            // INVARIANT (due): what is due for a lead can happen to it; folding the records would show a fault.
            let _can_happen = moved.fold(self.at, event, &mut names);
        }
        Some(moved)
    }

    /// Whether the actor may let time pass.
    pub(crate) fn check_right_to_tick(&self) -> Result<(), Error> {
        self.check_right(Phase::Captured)
    }

    /// A protected deal stays with its partner, whoever is late.
    fn takes_back(&self, lead: &Lead) -> bool {
        let protected = lead.protected_until.is_some_and(|until| until > self.at);
        let rule = self.rules.policy().handover.missed_contact;
        rule == MissedContact::TakeBack && lead.phase == Phase::Open && !protected
    }

    fn taken_back(&self, lead: &Lead) -> Result<Event, Error> {
        Ok(Event::TakenBack {
            lead: lead.id.clone(),
            member: self.member(lead.member)?,
            reason: None,
            note: None,
            hand_over_by: self.hand_over_by(lead.temperature)?,
        })
    }
}

/// Whether what time brings takes a lead from where it is.
pub(super) const fn moves(event: &Event) -> bool {
    matches!(event, Event::Expired { .. } | Event::Lapsed { .. } | Event::Rejected { .. } | Event::TakenBack { .. })
}

/// The milestones that were due at an instant, by name.
fn missed_milestones(lead: &Lead, at: Timestamp) -> Events {
    let open = lead.plan().into_iter().flat_map(Plan::open_milestones);
    let mut passed: Vec<_> = open.filter(|(due, _)| *due == at).collect();
    passed.order_by(Ord::cmp);
    let missed = |(due, milestone): (Timestamp, &MilestoneId)| Event::DeadlineMissed {
        lead: lead.id.clone(),
        deadline: DeadlineKind::Milestone,
        due,
        milestone: Some(milestone.clone()),
    };
    passed.into_iter().map(missed).collect()
}

/// When the next milestone after an instant is due.
fn next_milestone(lead: &Lead, after: Timestamp) -> Option<Timestamp> {
    let open = lead.plan().into_iter().flat_map(Plan::open_milestones);
    open.map(|(due, _)| due).filter(|due| *due > after).min()
}

fn missed(lead: &Lead, deadline: DeadlineKind, due: Timestamp) -> Event {
    Event::DeadlineMissed { lead: lead.id.clone(), deadline, due, milestone: None }
}
