//! From the log to reports.

use super::activity::ActivityReport;
use super::data::MaintenanceReport;
use super::fairness::FairnessReport;
use super::happened::Happenings;
use super::media::MediaReport;
use super::partner::PartnerReport;
use super::partners::PartnersReport;
use super::period::{Period, PeriodKind};
use super::quota::QuotaReport;
use super::response::ResponseReport;
use super::say::Say;
use super::standings::Standings;
use super::success::SuccessReport;
use super::wish::{Report, ReportWish};
use super::{markdown, page};
use crate::distribution::audit;
use crate::engine::{Engine, MaintenanceFold, MediumFold, MemberView, PartnerFold, Record, StreamFold};
use crate::lead::Actor;
use crate::partner::DelayLaw;
use crate::policy::{AnswerSource, Criterion, MediaRule, Policy, Rules, SpanUnit};
use crate::quality::{Maintenance, MaintenanceRule};
use crate::scoring::{MediaBy, MediaRanking, MediaReturns, MediumCost, MediumRow};
use crate::units::{Count, Error, FactId, Language, MemberId, Seed, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// The longest time that a law of delays can be of, in days.
const LONGEST_DELAY: u32 = 3_660;

/// After so many days the data of a lead are looked at.
const DATA_WITHIN: u32 = 30;

/// Folds the records of a log into reports.
///
/// It folds an engine of its own, so that it knows all that an engine does, and keeps a few words for each lead and each
/// step besides. Reports tell of a period by the clock of its policy.
#[derive(Clone, Debug)]
pub struct ReportFold {
    engine: Engine,
    happenings: Happenings,
    streams: StreamFold,
    media: MediumFold,
    data: MaintenanceFold,
    partners: PartnerFold,
    delay: DelayLaw,
}

impl ReportFold {
    /// Nothing folded yet. The data that are looked at are the facts that the policy's questions ask for, or else its gates.
    ///
    /// # Errors
    /// `POLICY_FAULTY`.
    pub fn new(policy: Policy) -> Result<Self, Error> {
        Ok(Self {
            happenings: Happenings::default(),
            streams: StreamFold::default(),
            media: MediumFold::default(),
            data: MaintenanceFold::new(wanted(&policy), Count::new(DATA_WITHIN))?,
            partners: PartnerFold::default(),
            delay: until_expiry(&policy)?,
            engine: Engine::new(policy)?,
        })
    }

    /// Folds the next records; those that are known already are passed over.
    ///
    /// # Errors
    /// Those of [`Engine::catch_up`]. What comes before the record at fault is folded.
    pub fn fold(&mut self, records: &[Record]) -> Result<(), Error> {
        let before = self.engine.sequence();
        let folded = self.engine.catch_up(records);
        let now = self.engine.sequence();
        for record in records.iter().filter(|record| before < record.sequence && record.sequence <= now) {
            self.happenings.fold(record);
            self.streams.fold(record);
            self.media.fold(record);
            self.data.fold(record);
            self.partners.fold(record);
        }
        folded
    }

    /// Tells by other rules from now on: those that the host's engine has adopted.
    ///
    /// # Errors
    /// `POLICY_FAULTY`.
    pub fn use_policy(&mut self, policy: Policy) -> Result<(), Error> {
        self.engine.use_policy(policy)
    }

    /// The rules by which it tells.
    pub const fn policy(&self) -> &Policy {
        self.engine.policy()
    }

    /// Tells by this law how long winning takes, from now on. Without one it is as likely on each day until leads expire.
    ///
    /// Members are judged by it, so learn it from a time before the one that they are judged for, and leave it as it is:
    /// then alarms ring no more often by chance than they promise.
    ///
    /// # Errors
    /// Those of [`DelayLaw::check`].
    pub fn use_delay(&mut self, delay: DelayLaw) -> Result<(), Error> {
        delay.check()?;
        self.delay = delay;
        Ok(())
    }

    /// A report on a period, of what is known now.
    ///
    /// # Errors
    /// As of [`ReportFold::reports`].
    pub fn report(&self, wish: &ReportWish, period: Period) -> Result<Report, Error> {
        Writer::new(self, period).report(wish)
    }

    /// Several reports on one period. What all members have in common is reckoned once, so ask for the reports to many
    /// members like this.
    ///
    /// # Errors
    /// `PERIOD_REVERSED`; `UNKNOWN_MEMBER`; `TIMESTAMP_OUT_OF_RANGE` and `INVALID_DATE` near the ends of time; those of
    /// what the reports are made of, such as `REPETITIONS_OUT_OF_RANGE` or `CURRENCY_MISMATCH`.
    pub fn reports(&self, wishes: &[ReportWish], period: Period) -> Result<Vec<Report>, Error> {
        let mut writer = Writer::new(self, period);
        wishes.iter().map(|wish| writer.report(wish)).collect()
    }

    /// The week, month, quarter or year in which an instant lies, by the clock of the policy.
    ///
    /// # Errors
    /// `INVALID_DATE` at the very end of time.
    pub fn period(&self, at: Timestamp, kind: PeriodKind) -> Result<Period, Error> {
        Period::around(at, kind, self.engine.rules())
    }

    /// A report as a page: one HTML file without scripts, which loads nothing and reads well on a phone, on a screen and on
    /// paper. Whatever a name holds is written as text.
    pub fn page(&self, report: &Report, language: Language) -> String {
        page::write(&report.document(self.say(language), self.engine.policy()))
    }

    /// A report as Markdown, for mail. Charts become lists and tables.
    pub fn markdown(&self, report: &Report, language: Language) -> String {
        markdown::write(&report.document(self.say(language), self.engine.policy()))
    }

    fn say(&self, language: Language) -> Say<'_> {
        Say { language, calendar: self.engine.rules().calendar() }
    }
}

/// Reports on one period.
struct Writer<'a> {
    fold: &'a ReportFold,
    period: Period,
    /// Reckoned when a report first needs it.
    standings: Option<Standings>,
    views: BTreeMap<MemberId, MemberView>,
}

impl<'a> Writer<'a> {
    const fn new(fold: &'a ReportFold, period: Period) -> Self {
        Self { fold, period, standings: None, views: BTreeMap::new() }
    }

    fn report(&mut self, wish: &ReportWish) -> Result<Report, Error> {
        let (fold, period) = (self.fold, self.period);
        let (all, rules) = (&fold.happenings, fold.engine.rules());
        Ok(match wish {
            ReportWish::Partner { member } => Report::Partner { report: self.partner(member)? },
            ReportWish::Partners {} => Report::Partners { report: PartnersReport::of(self.standings()?, period) },
            ReportWish::Response {} => {
                Report::Response { report: ResponseReport { period, times: self.standings()?.response.clone() } }
            }
            ReportWish::Activity {} => Report::Activity { report: ActivityReport::of(all, rules, period)? },
            ReportWish::Success {} => Report::Success { report: SuccessReport::of(all, rules, period)? },
            ReportWish::Quotas {} => Report::Quotas { report: QuotaReport::of(all, rules, period)? },
            ReportWish::Fairness { repetitions, seed } => {
                Report::Fairness { report: fold.fairness(rules, *repetitions, *seed, period)? }
            }
            ReportWish::Data {} => Report::Data { report: fold.data(rules, period)? },
            ReportWish::Media { costs } => Report::Media { report: fold.media(rules, costs, period)? },
        })
    }

    fn partner(&mut self, member: &MemberId) -> Result<PartnerReport, Error> {
        let (engine, period) = (&self.fold.engine, self.period);
        self.standings()?;
        let view = self.views.get(member).ok_or_else(|| Error::UnknownMember { member: member.clone() })?;
        let Some(standings) = &self.standings else { return Err(Error::UnknownMember { member: member.clone() }) };
        PartnerReport::of(engine, standings, view, period)
    }

    fn standings(&mut self) -> Result<&Standings, Error> {
        let fold = self.fold;
        if self.standings.is_none() {
            let views = fold.engine.roster(&Actor::System {})?;
            self.views = views.into_iter().map(|view| (view.member.clone(), view)).collect();
        }
        let make = || Standings::of(&fold.partners, &fold.happenings, fold.engine.rules(), &fold.delay, self.period);
        match &mut self.standings {
            Some(standings) => Ok(standings),
            none => Ok(none.insert(make()?)),
        }
    }
}

impl ReportFold {
    fn fairness(&self, rules: &Rules, repetitions: Count, seed: Seed, period: Period) -> Result<FairnessReport, Error> {
        let (from, until) = period.instants(rules.calendar())?;
        let stream = self.streams.stream();
        let mut rows = self.streams.rows();
        rows.retain(|row| from <= row.at && row.at < until);
        let audit = audit(&rows, &stream.receivers, &stream.changes, repetitions, seed)?;
        Ok(FairnessReport { period, audit })
    }

    fn data(&self, rules: &Rules, period: Period) -> Result<MaintenanceReport, Error> {
        let (_, until) = period.instants(rules.calendar())?;
        let maintenance = Maintenance::of(&self.data.rows(until), MaintenanceRule::standard())?;
        Ok(MaintenanceReport { period, maintenance })
    }

    fn media(&self, rules: &Rules, costs: &[MediumCost], period: Period) -> Result<MediaReport, Error> {
        let (from, until) = period.instants(rules.calendar())?;
        let (policy, currency) = (rules.policy(), rules.policy().currency);
        let rule = policy.returns.clone().map_or_else(MediaRule::standard, Ok)?;
        let mut leads = self.media.leads();
        leads.retain(|lead| from <= lead.captured && lead.captured < until);
        // The period of the report is one: whatever was spent in it was spent on its leads.
        let mut rows = MediumRow::of(&leads, currency, Count::new(3_650))?;
        rows.iter_mut().for_each(|row| row.period = 0);
        let rows = MediumRow::merge(&rows)?;
        let costs: Vec<_> = costs.iter().map(|cost| MediumCost { period: 0, ..cost.clone() }).collect();
        Ok(MediaReport {
            period,
            returns: MediaReturns::of(&rows, &costs, MediaBy::Medium, currency, &rule)?,
            ranking: MediaRanking::of(&rows, &costs, MediaBy::Medium, currency, &rule)?,
        })
    }
}

/// Winning is as likely on each day until leads expire.
fn until_expiry(policy: &Policy) -> Result<DelayLaw, Error> {
    let span = policy.handover.expires_after;
    let days = match span.unit() {
        SpanUnit::Hours => span.count().div_ceil(24),
        SpanUnit::Days => span.count(),
        // By the week.
        SpanUnit::WorkingHours => span.count().div_ceil(40).saturating_mul(7),
        SpanUnit::WorkingDays => span.count().saturating_mul(7).div_ceil(5),
    };
    DelayLaw::uniform(Count::new(days.clamp(1, LONGEST_DELAY)))
}

fn wanted(policy: &Policy) -> Vec<FactId> {
    let asked = policy.scoring.iter().flat_map(|rule| &rule.questions).filter_map(|question| match &question.source {
        AnswerSource::Fact { fact } => Some(fact.clone()),
        _ => None,
    });
    let mut wanted: BTreeSet<_> = asked.collect();
    if wanted.is_empty() {
        let criteria = policy.pipeline.stages.iter().flat_map(|stage| &stage.gate);
        wanted.extend(criteria.filter_map(|criterion| match criterion {
            Criterion::Fact { fact }
            | Criterion::Choice { fact, .. }
            | Criterion::AtLeast { fact, .. }
            | Criterion::AtMost { fact, .. }
            | Criterion::Verified { fact } => Some(fact.clone()),
            _ => None,
        }));
    }
    wanted.into_iter().collect()
}
