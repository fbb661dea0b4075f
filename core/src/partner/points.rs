//! Points: what wins and good processing earn, and how long that counts.

use super::delay::DelayLaw;
use super::expected::Expecting;
use super::work::{DAY, Fate, WorkedLead, accepted};
use crate::policy::{ProcessKind, ProgrammeRule};
use crate::units::{Decimal, Error, LeadId, MemberId, Text, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// Milliseconds in a week: in such steps expected wins are booked …
const STEP: i64 = 7 * 86_400_000;

/// … or in such parts of a half life, if that is less.
const PARTS: i64 = 8;

/// Something besides the worked leads that earns or costs a member points.
#[crosses]
#[derive(Eq)]
pub struct PointsEntry {
    /// Whose points.
    pub member: MemberId,
    /// For which lead.
    pub lead: Option<LeadId>,
    /// When.
    pub at: Timestamp,
    /// For what.
    pub cause: PointsCause,
}

/// What earns or costs points besides the worked leads.
#[crosses]
#[derive(Copy, Eq)]
pub enum PointsCause {
    /// Good processing.
    Process {
        /// Of which kind.
        kind: ProcessKind,
    },
    /// A deal that the member registered itself was won: the rule's `registered_win`. Nobody said beforehand how likely that
    /// was, so nothing stands against it.
    RegisteredWin {},
    /// Points are taken back, as after a breach: what was earned then counts as if it had never been, with its decay.
    ClawBack {
        /// When they were earned.
        earned: Timestamp,
        /// Points of wins; negative to give back.
        selling: Decimal,
        /// Points of processing.
        process: Decimal,
    },
}

impl PointsCause {
    /// What it earns by a rule: of wins, and of processing, in millionths of a point.
    pub(crate) fn earns(self, rule: &ProgrammeRule) -> (i64, i64) {
        match self {
            Self::Process { kind } => (0, rule.process(kind)),
            Self::RegisteredWin {} => (rule.points.registered_win.map_or(0, Decimal::millionths), 0),
            Self::ClawBack { selling, process, .. } => (-selling.millionths(), -process.millionths()),
        }
    }

    /// Since when it counts.
    fn since(self, at: Timestamp) -> Timestamp {
        match self {
            Self::ClawBack { earned, .. } => earned,
            _ => at,
        }
    }
}

/// A member's points at a time.
///
/// Every win earns `per_win`, and every expected win costs as much: little by little, as the leads grow older, and whether or
/// not one is lost meanwhile. So at any time whoever wins as often as expected has earned nothing by it on average, whatever
/// leads it was given and however long they take. Each point counts half after each half life; process points count up to a
/// share of all that wins and processing earned.
#[crosses]
#[derive(Eq)]
pub struct PointsAccount {
    /// Whose.
    pub member: MemberId,
    /// The points, in thousandths: selling, and what counts of the process points.
    pub points: Decimal,
    /// What the wins earned, less what as many as expected would have; it may be negative.
    pub selling: Decimal,
    /// What the wins earned.
    pub earned: Decimal,
    /// What as many as expected would have.
    pub expected: Decimal,
    /// Of good processing, as earned.
    pub process: Decimal,
    /// What counts of that.
    pub process_counted: Decimal,
    /// The points to keep.
    pub least: Decimal,
    /// Whether it has them.
    pub enough: bool,
}

impl PointsAccount {
    /// The account of every member that accepted a lead or has an entry up to a time, by name. The order of the rows makes no
    /// difference. Expected wins are those of [`WinTally`](super::WinTally), booked by the week of a lead's age.
    ///
    /// # Errors
    /// `POLICY_FAULTY` for a rule with faults; as of [`DelayLaw::check`]; `SPELL_REVERSED` where a lead ends before it is
    /// accepted, or points are taken back that were earned later; `DUPLICATE_DEAL`; `NUMBER_OUT_OF_RANGE` where points go
    /// beyond a thousand million.
    ///
    /// # Example
    /// ```
    /// use leadwerk::partner::{DelayLaw, Fate, PointsAccount, WorkedLead};
    /// use leadwerk::policy::ProgrammeRule;
    /// use leadwerk::units::{LeadId, MemberId, Probability, Timestamp};
    ///
    /// let (at, year) = (Timestamp::new(0)?, Timestamp::new(365 * 86_400_000)?);
    /// let lead = |name: &str, fate| -> Result<WorkedLead, leadwerk::Error> {
    ///     let (lead, member, probability) = (LeadId::new(name)?, MemberId::new("north")?, Probability::new(200_000)?);
    ///     Ok(WorkedLead { lead, member, medium: None, at, probability, value: None, fate })
    /// };
    /// let leads = [lead("L1", Fate::Won { at })?, lead("L2", Fate::Lost { at })?];
    /// let accounts = PointsAccount::of(&leads, &[], &DelayLaw::immediate(), &ProgrammeRule::standard()?, year)?;
    /// // 100 for the win, 20 off for each of the two leads, half of it after a year.
    /// assert_eq!(accounts[0].points.to_string(), "30");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn of(
        leads: &[WorkedLead],
        entries: &[PointsEntry],
        delay: &DelayLaw,
        rule: &ProgrammeRule,
        until: Timestamp,
    ) -> Result<Vec<Self>, Error> {
        rule.check()?;
        let booking = Booking { expecting: Expecting::of(delay, until)?, rule };
        let mut members: BTreeMap<&MemberId, Sums> = BTreeMap::new();
        for lead in accepted(leads, until)? {
            booking.lead(lead, members.entry(&lead.member).or_default());
        }
        for (entry, row) in entries.iter().zip(1..) {
            let since = entry.cause.since(entry.at);
            if since > entry.at {
                let [entered, left] = [since, entry.at].map(|at| Text::from(at.to_string()));
                return Err(Error::SpellReversed { row, entered, left });
            }
            if entry.at <= until {
                booking.entry(entry, members.entry(&entry.member).or_default());
            }
        }
        members.into_iter().map(|(member, sums)| sums.account(member, rule)).collect()
    }
}

/// By what points are booked.
struct Booking<'a> {
    expecting: Expecting,
    rule: &'a ProgrammeRule,
}

impl Booking<'_> {
    /// A lead: its win, and little by little what was expected of it.
    fn lead(&self, lead: &WorkedLead, sums: &mut Sums) {
        let per_win = float(self.rule.points.per_win.millionths());
        if let Fate::Won { at } = lead.fate.as_of(self.expecting.until) {
            sums.earned += whole(per_win * self.worth(at));
        }
        let (mut begin, end) = (lead.at, lead.at_risk_until(self.expecting.until).min(self.expecting.horizon(lead)));
        let most = STEP.min(i64::from(self.rule.points.half_life_days.get()) * 86_400_000 / PARTS);
        let mut booked = self.expecting.expected(lead, begin);
        let mut decayed = float(booked) * self.worth(begin);
        while begin < end {
            let step = end.since(begin).min(most);
            let Ok(next) = begin.plus(step) else { break };
            let expected = self.expecting.expected(lead, next);
            // In the middle of its week, when about half of it is due.
            decayed += float(expected - booked) * self.worth(begin.plus(step / 2).unwrap_or(next));
            (begin, booked) = (next, expected);
        }
        sums.expected += whole(per_win * decayed / 1e6);
    }

    fn entry(&self, entry: &PointsEntry, sums: &mut Sums) {
        let (selling, process) = entry.cause.earns(self.rule);
        let worth = self.worth(entry.cause.since(entry.at));
        sums.earned += whole(float(selling) * worth);
        sums.process += whole(float(process) * worth);
    }

    /// What a point of then counts now.
    fn worth(&self, at: Timestamp) -> f64 {
        let half_life = DAY * f64::from(self.rule.points.half_life_days.get());
        (-float(self.expecting.until.since(at)) / half_life).exp2()
    }
}

/// Decayed points in millionths: whole, so that their order makes no difference.
#[derive(Clone, Copy, Default)]
struct Sums {
    earned: i128,
    expected: i128,
    process: i128,
}

impl Sums {
    fn account(self, member: &MemberId, rule: &ProgrammeRule) -> Result<PointsAccount, Error> {
        let share = f64::from(rule.points.process_share);
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "an amount of points")]
        let most = (share / (1.0 - share) * self.earned.max(0) as f64) as i128;
        let [selling, earned, expected, process, process_counted] =
            [self.earned - self.expected, self.earned, self.expected, self.process, self.process.min(most)]
                .map(thousandths);
        let (selling, process_counted) = (selling?, process_counted?);
        let points = Decimal::from_millionths(selling.millionths() + process_counted.millionths())?;
        Ok(PointsAccount {
            member: member.clone(),
            points,
            selling,
            earned: earned?,
            expected: expected?,
            process: process?,
            process_counted,
            least: rule.least_points,
            enough: points >= rule.least_points,
        })
    }
}

/// Points in millionths, rounded to thousandths.
fn thousandths(millionths: i128) -> Result<Decimal, Error> {
    let up = if millionths < 0 { -500 } else { 500 };
    Decimal::from_millionths(i64::try_from((millionths + up) / 1_000 * 1_000).unwrap_or(i64::MAX))
}

fn float(number: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "below 2⁵³")]
    let number = number as f64;
    number
}

fn whole(number: f64) -> i128 {
    #[expect(clippy::cast_possible_truncation, reason = "the points of a lead or an entry are at most 10¹⁶ millionths")]
    let whole = number.round() as i128;
    whole
}
