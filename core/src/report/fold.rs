//! From the log to reports.

use super::happened::Happenings;
use super::period::{Period, PeriodKind};
use super::say::Say;
use super::sentences::ReportSentences;
use super::undone::Undone;
use super::wish::{Report, ReportWish};
use super::writer::Writer;
use super::{markdown, page};
use crate::engine::{Engine, MaintenanceFold, MediumFold, PartnerFold, Record, StreamFold};
use crate::partner::DelayLaw;
use crate::policy::{AnswerSource, Criterion, Policy, SpanUnit};
use crate::units::{Count, Error, FactId, Language, Timestamp};
use std::collections::BTreeSet;

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
    pub(super) engine: Engine,
    pub(super) happenings: Happenings,
    pub(super) undone: Undone,
    pub(super) streams: StreamFold,
    pub(super) media: MediumFold,
    pub(super) data: MaintenanceFold,
    pub(super) partners: PartnerFold,
    /// As the host gave it.
    delay: Option<DelayLaw>,
}

impl ReportFold {
    /// Nothing folded yet. The data that are looked at are the facts that the policy's questions ask for, or else its gates.
    ///
    /// # Errors
    /// `POLICY_FAULTY`.
    pub fn new(policy: Policy) -> Result<Self, Error> {
        Ok(Self {
            happenings: Happenings::default(),
            undone: Undone::default(),
            streams: StreamFold::default(),
            media: MediumFold::default(),
            data: MaintenanceFold::new(wanted(&policy), Count::new(DATA_WITHIN))?,
            partners: PartnerFold::default(),
            delay: None,
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
        // The engine has passed over the known ones and folded these.
        let known = records.partition_point(|record| record.sequence <= before);
        let new = usize::try_from(self.engine.sequence().get() - before.get()).unwrap_or(0);
        for record in records.iter().skip(known).take(new) {
            self.happenings.fold(record);
            self.undone.fold(record);
            self.streams.fold(record);
            self.media.fold(record);
            self.data.fold(record);
            self.partners.fold(record);
        }
        folded
    }

    /// How long winning takes: as it was given, or evenly until leads expire by the rules of now.
    pub(super) fn delay(&self) -> Result<DelayLaw, Error> {
        self.delay.clone().map_or_else(|| until_expiry(self.policy()), Ok)
    }

    /// Tells by other rules from now on: those that the host's engine has adopted. Which data are looked at stays as it was.
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
        self.delay = Some(delay);
        Ok(())
    }

    /// A report on a period, of what is known now.
    ///
    /// # Errors
    /// As of [`ReportFold::reports`].
    pub fn report(&self, wish: &ReportWish, period: Period) -> Result<Report, Error> {
        Writer::new(self, period)?.report(wish)
    }

    /// Several reports on one period. What all members have in common is reckoned once, so ask for the reports to many
    /// members like this.
    ///
    /// # Errors
    /// `PERIOD_REVERSED`; `UNKNOWN_MEMBER`; `TIMESTAMP_OUT_OF_RANGE` and `INVALID_DATE` near the ends of time; those of
    /// what the reports are made of, such as `REPETITIONS_OUT_OF_RANGE` or `CURRENCY_MISMATCH`.
    pub fn reports(&self, wishes: &[ReportWish], period: Period) -> Result<Vec<Report>, Error> {
        let mut writer = Writer::new(self, period)?;
        wishes.iter().map(|wish| writer.report(wish)).collect()
    }

    /// The week, month, quarter or year in which an instant lies, by the clock of the policy. Of one that is not over a
    /// report tells until that instant, or until the end of the log where that is later, and says so.
    ///
    /// # Errors
    /// `INVALID_DATE` at the very ends of time.
    pub fn period(&self, at: Timestamp, kind: PeriodKind) -> Result<Period, Error> {
        Period::around(at, kind, self.engine.rules().calendar())
    }

    /// The last week, month, quarter or year that is over at an instant, by the clock of the policy.
    ///
    /// # Errors
    /// As of [`ReportFold::period`].
    pub fn last_period(&self, at: Timestamp, kind: PeriodKind) -> Result<Period, Error> {
        Period::before(at, kind, self.engine.rules().calendar())
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

    /// What a report says in words, for a page of your own: the same sentences as on its page, and those of its steps,
    /// reminders, cases and quotas beside these.
    pub fn sentences(&self, report: &Report, language: Language) -> ReportSentences {
        ReportSentences::of(report, self.say(language), self.engine.policy())
    }

    fn say(&self, language: Language) -> Say<'_> {
        Say { language, calendar: self.engine.rules().calendar() }
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
