//! Writes reports on one period.

use super::activity::ActivityReport;
use super::data::MaintenanceReport;
use super::desk::Desk;
use super::fairness::FairnessReport;
use super::fold::ReportFold;
use super::media::MediaReport;
use super::partner::{PartnerReport, in_a_week};
use super::partners::PartnersReport;
use super::period::Period;
use super::quota::QuotaReport;
use super::response::ResponseReport;
use super::standings::Standings;
use super::success::SuccessReport;
use super::tables::Counting;
use super::wish::{Report, ReportWish};
use crate::distribution::audit;
use crate::engine::{DueLine, MemberView};
use crate::lead::Actor;
use crate::policy::MediaRule;
use crate::quality::{Maintenance, MaintenanceRule};
use crate::scoring::{MediaBy, MediaRanking, MediaReturns, MediumCost, MediumRow};
use crate::units::{Count, Error, MemberId, Seed, Timestamp};
use std::collections::BTreeMap;

/// The longest period that rows of media can have, in days: all leads of a report are of one.
const ONE_PERIOD: Count = Count::new(3_650);

/// Reports on one period.
pub(super) struct Writer<'a> {
    fold: &'a ReportFold,
    /// As far as it can be told.
    period: Period,
    /// Now, as far as anybody knows: the end of the log, or when it is asked.
    now: Timestamp,
    /// Reckoned when a report first needs it.
    standings: Option<Standings>,
    views: BTreeMap<MemberId, MemberView>,
    /// What is due for each member within a week.
    dues: BTreeMap<MemberId, Vec<DueLine>>,
}

impl<'a> Writer<'a> {
    /// # Errors
    /// Those of [`Period::told`].
    pub(super) fn new(fold: &'a ReportFold, period: Period) -> Result<Self, Error> {
        let (log, calendar) = (fold.engine.last(), fold.engine.rules().calendar());
        let now = period.known.max(log).unwrap_or(Timestamp::MIN);
        let period = period.told(log, calendar)?;
        Ok(Self { fold, period, now, standings: None, views: BTreeMap::new(), dues: BTreeMap::new() })
    }

    pub(super) fn report(&mut self, wish: &ReportWish) -> Result<Report, Error> {
        let (fold, period) = (self.fold, self.period);
        let counting = Counting { all: &fold.happenings, rules: fold.engine.rules(), period };
        Ok(match wish {
            ReportWish::Partner { member } => Report::Partner { report: self.partner(member)? },
            ReportWish::Partners {} => Report::Partners { report: self.partners()? },
            ReportWish::Response {} => {
                Report::Response { report: ResponseReport { period, times: self.standings()?.response.clone() } }
            }
            ReportWish::Activity {} => Report::Activity { report: ActivityReport::of(counting)? },
            ReportWish::Success {} => Report::Success { report: SuccessReport::of(counting)? },
            ReportWish::Quotas {} => Report::Quotas { report: QuotaReport::of(counting)? },
            ReportWish::Fairness { repetitions, seed } => {
                Report::Fairness { report: self.fairness(*repetitions, *seed)? }
            }
            ReportWish::Data {} => Report::Data { report: self.data()? },
            ReportWish::Media { costs } => Report::Media { report: self.media(costs)? },
        })
    }

    fn partner(&mut self, member: &MemberId) -> Result<PartnerReport, Error> {
        self.standings()?;
        let view = self.views.get(member).ok_or_else(|| Error::UnknownMember { member: member.clone() })?;
        let Some(standings) = &self.standings else { return Err(Error::UnknownMember { member: member.clone() }) };
        let currency = self.fold.policy().currency;
        PartnerReport::of(self.desk(member)?, standings, view, (self.period, self.now), currency)
    }

    /// What a member has to do; after [`Writer::standings`].
    fn desk(&self, member: &MemberId) -> Result<Desk<'_>, Error> {
        let dues = self.dues.get(member).map_or(&[][..], Vec::as_slice);
        Desk::of(&self.fold.engine, member, &self.fold.undone, dues, self.now)
    }

    fn partners(&mut self) -> Result<PartnersReport, Error> {
        self.standings()?;
        let Some(standings) = &self.standings else {
            return Err(Error::InternalFault { fault: "no standings".into() });
        };
        let here = self.views.values().filter(|view| !view.gone).map(|view| &view.member);
        let figures = here.map(|member| Ok(self.desk(member)?.figures(member, standings)));
        let figures = figures.collect::<Result<Vec<_>, Error>>()?;
        PartnersReport::of(standings, self.views.values(), &figures, self.period)
    }

    fn standings(&mut self) -> Result<&Standings, Error> {
        let fold = self.fold;
        if self.standings.is_none() {
            let views = fold.engine.roster(&Actor::System {})?;
            self.views = views.into_iter().map(|view| (view.member.clone(), view)).collect();
            for line in fold.engine.due(&Actor::System {}, in_a_week(self.now))? {
                if let Some(member) = &line.member {
                    self.dues.entry(member.clone()).or_default().push(line);
                }
            }
        }
        let make = || Standings::of(&fold.partners, &fold.happenings, fold.engine.rules(), &fold.delay()?, self.period);
        match &mut self.standings {
            Some(standings) => Ok(standings),
            none => Ok(none.insert(make()?)),
        }
    }

    fn fairness(&self, repetitions: Count, seed: Seed) -> Result<FairnessReport, Error> {
        let (period, rules) = (self.period, self.fold.engine.rules());
        let (from, until) = period.instants(rules.calendar())?;
        let stream = self.fold.streams.stream();
        let mut rows = self.fold.streams.rows();
        rows.retain(|row| from <= row.at && row.at < until);
        let audited = || audit(&rows, &stream.receivers, &stream.changes, repetitions, seed);
        let audit = (!rows.is_empty()).then(audited).transpose()?;
        Ok(FairnessReport { period, audit })
    }

    fn data(&self) -> Result<MaintenanceReport, Error> {
        let period = self.period;
        let (_, until) = period.instants(self.fold.engine.rules().calendar())?;
        let maintenance = Maintenance::of(&self.fold.data.rows(until), MaintenanceRule::standard())?;
        Ok(MaintenanceReport { period, maintenance })
    }

    fn media(&self, costs: &[MediumCost]) -> Result<MediaReport, Error> {
        let (period, rules) = (self.period, self.fold.engine.rules());
        let (from, until) = period.instants(rules.calendar())?;
        let (policy, currency) = (rules.policy(), rules.policy().currency);
        let rule = policy.returns.clone().map_or_else(MediaRule::standard, Ok)?;
        let mut leads = self.fold.media.leads();
        leads.retain(|lead| from <= lead.captured && lead.captured < until);
        // The period of the report is one: whatever was spent in it was spent on its leads.
        let mut rows = MediumRow::of(&leads, currency, ONE_PERIOD)?;
        rows.iter_mut().for_each(|row| row.period = 0);
        let rows = MediumRow::merge(&rows)?;
        let costs: Vec<_> =
            costs.iter().map(|cost| MediumCost { period: 0, period_days: ONE_PERIOD, ..cost.clone() }).collect();
        Ok(MediaReport {
            period,
            returns: MediaReturns::of(&rows, &costs, MediaBy::Medium, currency, &rule)?,
            ranking: MediaRanking::of(&rows, &costs, MediaBy::Medium, currency, &rule)?,
        })
    }
}
