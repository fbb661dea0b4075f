//! All members side by side: what reports of one of them, and of all, are made of.

use super::happened::{Happenings, Step};
use super::line::ReportLine;
use super::period::Period;
use crate::engine::PartnerFold;
use crate::partner::{
    Alarm, AlarmLevel, DelayLaw, Downturn, PartnerRow, PartnerTable, PointsAccount, ResponseGroup, ResponseTimes,
    WorkedLead,
};
use crate::policy::{Policy, ProgrammeRule, Rules};
use crate::units::{Count, Error, Estimate, MemberId, Money, Timestamp};
use std::collections::BTreeMap;

/// Customers should be called within a day; means are reckoned up to a week.
const WITHIN_HOURS: Count = Count::new(24);
const YEAR: i64 = 365 * 86_400_000;
const LIMIT_HOURS: Count = Count::new(168);

/// What is known of all members at the end of a period. It is reckoned once, however many reports are asked for.
pub(super) struct Standings {
    pub(super) rule: ProgrammeRule,
    pub(super) table: PartnerTable,
    pub(super) points: BTreeMap<MemberId, PointsAccount>,
    pub(super) response: ResponseTimes,
    /// What happened to the leads of each member in the period.
    pub(super) lines: BTreeMap<MemberId, ReportLine>,
    /// What each member's wins of the last 365 days were worth.
    pub(super) turnover: BTreeMap<MemberId, Money>,
    /// What the probabilities of the last 365 days were multiplied by, on average, because they were off for everybody.
    pub(super) correction: Estimate,
    pub(super) until: Timestamp,
}

impl Standings {
    pub(super) fn of(
        partners: &PartnerFold,
        all: &Happenings,
        rules: &Rules,
        delay: &DelayLaw,
        period: Period,
    ) -> Result<Self, Error> {
        let rule = programme(rules.policy())?;
        let (from, end) = period.instants(rules.calendar())?;
        // The period ends with its last millisecond: what happens at the first of the next is not known yet.
        let until = end.plus(-1)?.min(period.known.unwrap_or(Timestamp::MAX));
        let said = partners.worked();
        let worked = WorkedLead::recalibrated(&said, delay)?;
        let points = PointsAccount::of(&worked, &partners.points(&rule)?, delay, &rule, until)?;
        let mut turnover = BTreeMap::new();
        for happened in all.between(end.plus(-YEAR).unwrap_or(Timestamp::MIN), end) {
            let (Step::Won, Some(member), Some(value)) = (happened.step, &happened.member, happened.value) else {
                continue;
            };
            let so_far = turnover.get(member).map_or(Ok(value), |so_far: &Money| so_far.plus(value))?;
            turnover.insert(member.clone(), so_far);
        }
        let mut lines = BTreeMap::new();
        for happened in all.between(from, end) {
            let Some(member) = &happened.member else { continue };
            if !lines.contains_key(member) {
                lines.insert(member.clone(), ReportLine::new(member.as_str(), rules.policy().currency)?);
            }
            lines.get_mut(member).map_or(Ok(()), |line| line.count(happened))?;
        }
        let table_of = |leads: &[WorkedLead]| PartnerTable::of(leads, delay, &rule, until);
        let mut table = table_of(&worked)?;
        // A person has looked at a member and confirmed it: its alarm goes by what it was given since.
        let confirmed = |member: &MemberId| all.confirmed.get(member).filter(|&&at| at <= until);
        if table.members.iter().any(|row| confirmed(&row.member).is_some()) {
            let since = |lead: &&WorkedLead| confirmed(&lead.member).is_none_or(|&at| lead.at >= at);
            let fresh = table_of(&worked.iter().filter(since).cloned().collect::<Vec<_>>())?;
            for row in table.members.iter_mut().filter(|row| confirmed(&row.member).is_some()) {
                let place = fresh.members.binary_search_by(|fresh| fresh.member.cmp(&row.member)).ok();
                let found = place.and_then(|place| fresh.members.get(place));
                (row.alarm, row.downturn) = found.map_or_else(quiet, |fresh| (fresh.alarm, fresh.downturn));
            }
        }
        Ok(Self {
            table,
            response: ResponseTimes::of(&partners.responses(), WITHIN_HOURS, LIMIT_HOURS, until)?,
            points: points.into_iter().map(|account| (account.member.clone(), account)).collect(),
            lines,
            turnover,
            correction: correction(&said, &worked, end),
            rule,
            until,
        })
    }

    pub(super) fn row(&self, member: &MemberId) -> Option<&PartnerRow> {
        let place = self.table.members.binary_search_by(|row| row.member.cmp(member)).ok()?;
        self.table.members.get(place)
    }

    pub(super) fn response_of(&self, member: &MemberId) -> Option<&ResponseGroup> {
        let place = self.response.members.binary_search_by(|group| group.name.as_str().cmp(member.as_str())).ok()?;
        self.response.members.get(place)
    }
}

/// What the probabilities of the leads accepted in the year before were multiplied by, on average.
fn correction(said: &[WorkedLead], corrected: &[WorkedLead], end: Timestamp) -> Estimate {
    let begin = end.plus(-YEAR).unwrap_or(Timestamp::MIN);
    let sum = |leads: &[WorkedLead]| -> u64 {
        let year = leads.iter().filter(|lead| begin <= lead.at && lead.at < end);
        year.map(|lead| u64::from(lead.probability.ppm())).sum()
    };
    #[expect(clippy::cast_precision_loss, reason = "millionths of leads are far below 2⁵³")]
    let [said, corrected] = [sum(said), sum(corrected)].map(|sum| sum as f64);
    if said > 0.0 { Estimate::of(corrected / said) } else { Estimate::ONE }
}

/// Nothing to be seen yet.
fn quiet() -> (Alarm, Downturn) {
    let none = Estimate::ONE;
    let alarm = Alarm { level: AlarmLevel::Quiet, evidence: none, highest: none, amber_since: None, red_since: None };
    (alarm, Downturn::NONE)
}

/// The programme of a policy, or the usual one.
fn programme(policy: &Policy) -> Result<ProgrammeRule, Error> {
    policy.programme.clone().map_or_else(ProgrammeRule::standard, Ok)
}
