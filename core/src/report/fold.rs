//! From the log to reports.

use super::activity::ActivityReport;
use super::data::DataReport;
use super::fairness::FairnessReport;
use super::happened::Happenings;
use super::media::MediaReport;
use super::period::{Period, PeriodKind};
use super::quota::QuotaReport;
use super::say::Say;
use super::success::SuccessReport;
use super::wish::{Report, ReportWish};
use super::{markdown, page};
use crate::distribution::audit;
use crate::engine::{Engine, MaintenanceFold, MediumFold, Record, StreamFold};
use crate::policy::{AnswerSource, Criterion, MediaRule, Policy, Rules};
use crate::quality::{Maintenance, MaintenanceRule};
use crate::scoring::{MediaBy, MediaRanking, MediaReturns, MediumCost, MediumRow};
use crate::units::{Count, Error, FactId, Language, Seed, Timestamp};
use std::collections::BTreeSet;

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

    /// A report on a period, of what is known now.
    ///
    /// # Errors
    /// `PERIOD_REVERSED`; `TIMESTAMP_OUT_OF_RANGE` and `INVALID_DATE` near the ends of time; those of what the report is
    /// made of, such as `REPETITIONS_OUT_OF_RANGE` or `CURRENCY_MISMATCH`.
    pub fn report(&self, wish: &ReportWish, period: Period) -> Result<Report, Error> {
        let (all, rules) = (&self.happenings, self.engine.rules());
        Ok(match wish {
            ReportWish::Activity {} => Report::Activity { report: ActivityReport::of(all, rules, period)? },
            ReportWish::Success {} => Report::Success { report: SuccessReport::of(all, rules, period)? },
            ReportWish::Quotas {} => Report::Quotas { report: QuotaReport::of(all, rules, period)? },
            ReportWish::Fairness { repetitions, seed } => {
                Report::Fairness { report: self.fairness(rules, *repetitions, *seed, period)? }
            }
            ReportWish::Data {} => Report::Data { report: self.data(rules, period)? },
            ReportWish::Media { costs } => Report::Media { report: self.media(rules, costs, period)? },
        })
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
        page::write(&report.document(self.say(language)))
    }

    /// A report as Markdown, for mail. Charts become lists and tables.
    pub fn markdown(&self, report: &Report, language: Language) -> String {
        markdown::write(&report.document(self.say(language)))
    }

    fn say(&self, language: Language) -> Say<'_> {
        Say { language, calendar: self.engine.rules().calendar() }
    }

    fn fairness(&self, rules: &Rules, repetitions: Count, seed: Seed, period: Period) -> Result<FairnessReport, Error> {
        let (from, until) = period.instants(rules.calendar())?;
        let stream = self.streams.stream();
        let mut rows = self.streams.rows();
        rows.retain(|row| from <= row.at && row.at < until);
        let audit = audit(&rows, &stream.receivers, &stream.changes, repetitions, seed)?;
        Ok(FairnessReport { period, audit })
    }

    fn data(&self, rules: &Rules, period: Period) -> Result<DataReport, Error> {
        let (_, until) = period.instants(rules.calendar())?;
        let maintenance = Maintenance::of(&self.data.rows(until), MaintenanceRule::standard())?;
        Ok(DataReport { period, maintenance })
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
