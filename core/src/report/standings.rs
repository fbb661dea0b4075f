//! All members side by side: what reports of one of them, and of all, are made of.

use super::happened::{Happenings, Step};
use super::line::ReportLine;
use super::period::Period;
use crate::engine::PartnerFold;
use crate::partner::{
    Alarm, AlarmLevel, DelayLaw, PartnerRow, PartnerTable, PointsAccount, ResponseGroup, ResponseTimes, WinTally,
    WorkedLead,
};
use crate::policy::{Policy, ProgrammeRule, Rules};
use crate::units::{Count, Error, Estimate, MemberId, Money, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// Customers should be called within a day; means are reckoned up to a week.
const WITHIN_HOURS: Count = Count::new(24);
/// As the probabilities of the hand-over say.
const ALL: f64 = 1.0;
/// Below so many wins of all members nothing can be said of all probabilities.
const LEAST_WINS: f64 = 20.0;
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
    /// What everybody's expected wins are multiplied by, where the probabilities of the hand-over are off for all.
    pub(super) scale: Option<Estimate>,
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
        let until = end.plus(-1)?;
        let points = PointsAccount::of(&partners.points(&rule)?, &rule, until)?;
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
        let worked = partners.worked();
        let scale = scale(&worked, delay, until)?;
        let table_of = |leads: &[WorkedLead]| {
            PartnerTable::of(leads, delay, &rule, scale.unwrap_or_else(|| Estimate::of(ALL)), until)
        };
        let mut table = table_of(&worked)?;
        // A person has looked at a member and confirmed it: its alarm goes by what it was given since.
        let confirmed = |member: &MemberId| all.confirmed.get(member).filter(|&&at| at <= until);
        if table.members.iter().any(|row| confirmed(&row.member).is_some()) {
            let since = |lead: &&WorkedLead| confirmed(&lead.member).is_none_or(|&at| lead.at >= at);
            let fresh = table_of(&worked.iter().filter(since).cloned().collect::<Vec<_>>())?;
            for row in table.members.iter_mut().filter(|row| confirmed(&row.member).is_some()) {
                let place = fresh.members.binary_search_by(|fresh| fresh.member.cmp(&row.member)).ok();
                let found = place.and_then(|place| fresh.members.get(place));
                row.alarm = found.map_or_else(quiet, |fresh| fresh.alarm);
            }
        }
        Ok(Self {
            table,
            response: ResponseTimes::of(&partners.responses(), WITHIN_HOURS, LIMIT_HOURS, until)?,
            points: points.into_iter().map(|account| (account.member.clone(), account)).collect(),
            lines,
            turnover,
            scale,
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

/// How many wins all members together make for each that was expected, once that can be said.
///
/// The probabilities of the hand-over may be too high, or too low, for everybody; no member is to be blamed for that. So each
/// is measured by the network. Given how many wins all have together, those of a member that wins like the others are
/// binomial, which is less spread than the Poisson that evidence is reckoned for: at a review it errs on the member's side.
fn scale(worked: &[WorkedLead], delay: &DelayLaw, until: Timestamp) -> Result<Option<Estimate>, Error> {
    let members: BTreeSet<_> = worked.iter().map(|lead| &lead.member).collect();
    let network = WinTally::of(worked, delay, Estimate::of(ALL), until)?;
    let (won, expected) = (f64::from(network.won.get()), f64::from(network.expected));
    let known = members.len() > 1 && won >= LEAST_WINS && expected > 0.0;
    Ok(known.then(|| Estimate::of((won / expected).clamp(0.1, 10.0))))
}

/// Nothing to be seen yet.
fn quiet() -> Alarm {
    let none = Estimate::of(1.0);
    Alarm { level: AlarmLevel::Quiet, evidence: none, highest: none, amber_since: None, red_since: None }
}

/// The programme of a policy, or the usual one.
fn programme(policy: &Policy) -> Result<ProgrammeRule, Error> {
    policy.programme.clone().map_or_else(ProgrammeRule::standard, Ok)
}
