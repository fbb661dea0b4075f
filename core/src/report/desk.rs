//! What a member has on its desk: its undecided leads, and what waits with them.

use super::standings::Standings;
use super::undone::Undone;
use crate::engine::{DueLine, Engine, QueueLine};
use crate::lead::{Actor, DeadlineKind};
use crate::partner::{AlarmLevel, MemberFigures};
use crate::units::{Count, Error, LeadId, MemberId, Timestamp};
use std::collections::BTreeSet;

/// What a member has to do, as of now.
pub(super) struct Desk<'a> {
    /// Its undecided leads; what was missed is still to be done, and is next.
    pub(super) queue: Vec<QueueLine>,
    undone: &'a Undone,
    /// What is due within a week.
    dues: &'a [DueLine],
    now: Timestamp,
}

impl<'a> Desk<'a> {
    /// # Errors
    /// Those of [`Engine::queue`].
    pub(super) fn of(
        engine: &Engine,
        member: &MemberId,
        undone: &'a Undone,
        dues: &'a [DueLine],
        now: Timestamp,
    ) -> Result<Self, Error> {
        let mut queue = engine.queue(&Actor::System {}, member)?;
        for line in &mut queue {
            line.next = undone.first(&line.lead).into_iter().chain(line.next).min_by_key(|due| due.at);
        }
        Ok(Self { queue, undone, dues, now })
    }

    /// How many leads have something due by a time.
    pub(super) fn due_by(&self, at: Timestamp) -> usize {
        self.queue.iter().filter(|line| line.next.is_some_and(|due| due.at <= at)).count()
    }

    /// What reminders are made of.
    pub(super) fn figures(&self, member: &MemberId, standings: &Standings) -> MemberFigures {
        use DeadlineKind::{FirstContact, Milestone, Stay, WakeUp};
        let row = standings.row(member);
        MemberFigures {
            member: member.clone(),
            expiring: self.expiring(),
            late: self.waiting(&[FirstContact]),
            due: self.waiting(&[WakeUp, Stay, Milestone]),
            share_in_time: standings.response_of(member).and_then(|group| group.share_in_time),
            score: row.and_then(|row| row.score),
            alarm: row.map_or(AlarmLevel::Quiet, |row| row.alarm.level),
        }
    }

    /// How many leads are lost soon if nobody decides: by their expiry, or by the end of their offer.
    fn expiring(&self) -> Count {
        let ends = |line: &&DueLine| matches!(line.deadline, DeadlineKind::Accept | DeadlineKind::Expiry);
        distinct(self.dues.iter().filter(ends).filter(|line| line.at > self.now).map(|line| &line.lead))
    }

    /// Leads for which one of these was due, whether the engine still waits for it or has put it on record as missed.
    fn waiting(&self, kinds: &[DeadlineKind]) -> Count {
        let due = self.dues.iter().filter(|line| line.at <= self.now && kinds.contains(&line.deadline));
        let missed = self.queue.iter().map(|line| &line.lead).filter(|lead| self.undone.is_missed(lead, kinds));
        distinct(due.map(|line| &line.lead).chain(missed))
    }
}

fn distinct<'a>(leads: impl Iterator<Item = &'a LeadId>) -> Count {
    Count::saturating(leads.collect::<BTreeSet<_>>().len())
}
