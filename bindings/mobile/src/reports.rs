//! Reports that people act on.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::engine::Record;
use leadwerk_core::partner::DelayLaw;
use leadwerk_core::policy::Policy;
use leadwerk_core::report::{self as core, Period, PeriodKind, Report, ReportSentences, ReportWish};
use leadwerk_core::units::{Language, Timestamp};

/// Folds the records of a log into reports: data first, then sentences and pages.
#[derive(uniffi::Object)]
pub struct ReportFold(Shared<core::ReportFold>);

#[uniffi::export]
impl ReportFold {
    /// Nothing folded yet, under this policy.
    #[uniffi::constructor]
    pub fn new(policy: Policy) -> Result<Self, Refusal> {
        Ok(Self(Shared::new(attempt(|| core::ReportFold::new(policy))?)))
    }

    /// Folds the next records; those that are known already are passed over.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| fold.fold(records))
    }

    /// Tells by other rules from now on: those that your engine has adopted.
    pub fn use_policy(&self, policy: Policy) -> Result<(), Refusal> {
        self.0.with(|fold| fold.use_policy(policy))
    }

    /// Tells by this law how long winning takes; without one it is as likely on each day until leads expire.
    pub fn use_delay(&self, delay: DelayLaw) -> Result<(), Refusal> {
        self.0.with(|fold| fold.use_delay(delay))
    }

    /// The week, month, quarter or year in which an instant lies, by the clock of the policy.
    pub fn period(&self, at: Given<Timestamp>, kind: PeriodKind) -> Result<Period, Refusal> {
        let at = at.checked()?;
        self.0.with(|fold| fold.period(at, kind))
    }

    /// The last week, month, quarter or year that is over at an instant, by the clock of the policy.
    pub fn last_period(&self, at: Given<Timestamp>, kind: PeriodKind) -> Result<Period, Refusal> {
        let at = at.checked()?;
        self.0.with(|fold| fold.last_period(at, kind))
    }

    /// A report on a period, of what is known now.
    pub fn report(&self, wish: Given<ReportWish>, period: Given<Period>) -> Result<Report, Refusal> {
        let (wish, period) = (wish.checked()?, period.checked()?);
        self.0.with(|fold| fold.report(&wish, period))
    }

    /// Several reports on one period; what all members have in common is reckoned once.
    pub fn reports(&self, wishes: Given<Vec<ReportWish>>, period: Given<Period>) -> Result<Vec<Report>, Refusal> {
        let (wishes, period) = (wishes.checked()?, period.checked()?);
        self.0.with(|fold| fold.reports(&wishes, period))
    }

    /// A report as a page: one HTML file without scripts, which loads nothing.
    pub fn page(&self, report: Given<Report>, language: Language) -> Result<String, Refusal> {
        let report = report.checked()?;
        self.0.with(|fold| Ok(fold.page(&report, language)))
    }

    /// A report as Markdown, for mail.
    pub fn markdown(&self, report: Given<Report>, language: Language) -> Result<String, Refusal> {
        let report = report.checked()?;
        self.0.with(|fold| Ok(fold.markdown(&report, language)))
    }

    /// What a report says in words, for a page of your own.
    pub fn sentences(&self, report: Given<Report>, language: Language) -> Result<ReportSentences, Refusal> {
        let report = report.checked()?;
        self.0.with(|fold| Ok(fold.sentences(&report, language)))
    }
}
