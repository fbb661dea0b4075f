//! Reminders with care: only where the figures call for help.

use super::alarm::AlarmLevel;
use super::score::WinScore;
use crate::policy::ProgrammeRule;
use crate::units::{Count, Error, Estimate, MemberId, Order as _, Probability};
use leadwerk_macros::crosses;

/// How surely a member must win more than expected to be left in peace.
const CLOSES_WELL: u32 = 800_000;

/// What is known of a member's work at hand.
#[crosses]
pub struct MemberFigures {
    /// Who.
    pub member: MemberId,
    /// Leads that leave its list soon, for good.
    pub expiring: Count,
    /// Leads whose first contact is overdue.
    pub late: Count,
    /// Leads of which something else is overdue: a call as agreed, the next stage, a milestone.
    pub due: Count,
    /// Its share of first contacts in time.
    pub share_in_time: Option<Probability>,
    /// Its score.
    pub score: Option<WinScore>,
    /// Its alarm.
    pub alarm: AlarmLevel,
}

/// What a member is reminded of.
#[crosses]
pub enum ReminderKind {
    /// Leads expire soon, for good. Everybody is told that.
    Expiring,
    /// Customers wait for their first call.
    FirstContact,
    /// Leads wait for their next step: a call as agreed, the next stage, a milestone.
    Decision,
    /// Too few first contacts come in time.
    ResponseTime,
    /// Fewer leads are won than expected: somebody should ask what is in the way.
    Talk,
}

/// A reminder.
#[crosses]
#[derive(Eq)]
pub struct Reminder {
    /// Whom to remind.
    pub member: MemberId,
    /// Of what.
    pub about: ReminderKind,
    /// Of how many leads; of a share, how many per cent.
    pub number: Count,
}

impl Reminder {
    /// Whom to remind of what: at most three things each, members by name. Who very likely (80 %) wins more leads than expected is told
    /// only what expires: figures that are good need no control.
    ///
    /// # Errors
    /// `POLICY_FAULTY` for a rule with faults.
    pub fn of(members: &[MemberFigures], rule: &ProgrammeRule) -> Result<Vec<Self>, Error> {
        rule.check()?;
        let mut members: Vec<_> = members.iter().collect();
        members.order_by(|a, b| a.member.cmp(&b.member));
        let mut reminders = Vec::new();
        for figures in members {
            let calm = figures.closes_well()?;
            let all = figures.wants(rule).into_iter().filter(|(about, _)| !calm || *about == ReminderKind::Expiring);
            reminders.extend(all.take(3).map(|(about, number)| Self { member: figures.member.clone(), about, number }));
        }
        Ok(reminders)
    }
}

impl MemberFigures {
    /// Whether it surely wins more than expected.
    fn closes_well(&self) -> Result<bool, Error> {
        let above = self.score.map(|score| score.above(Estimate::of(100.0))).transpose()?;
        Ok(self.alarm == AlarmLevel::Quiet && above.is_some_and(|above| above.ppm() >= CLOSES_WELL))
    }

    /// What the figures call for, the most urgent first.
    fn wants(&self, rule: &ProgrammeRule) -> Vec<(ReminderKind, Count)> {
        let some = |about, number: Count| (number.get() > 0).then_some((about, number));
        let slow = self.share_in_time.filter(|&share| share < rule.in_time);
        let slow = slow.map(|share| (ReminderKind::ResponseTime, Count::new((share.ppm() + 5_000) / 10_000)));
        let far = (self.alarm != AlarmLevel::Quiet).then_some((ReminderKind::Talk, Count::new(0)));
        let all = [
            some(ReminderKind::Expiring, self.expiring),
            far,
            some(ReminderKind::FirstContact, self.late),
            some(ReminderKind::Decision, self.due),
            slow,
        ];
        all.into_iter().flatten().collect()
    }
}
