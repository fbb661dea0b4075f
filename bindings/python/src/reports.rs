//! Reports that people act on.

use crate::objects::NOTHING;
use leadwerk::engine::Record;
use leadwerk::partner::DelayLaw;
use leadwerk::policy::Policy;
use leadwerk::report::{self, Period, PeriodKind, Report, ReportWish};
use leadwerk::units::{Language, Timestamp};
use pyo3::prelude::*;

objects! {
    /// Folds the records of a log into reports: data first, then sentences and pages.
    ReportFold(report::ReportFold) {
        /// Nothing folded yet, under this policy.
        new(policy: Policy) => report::ReportFold::new(policy);
        /// Folds the next records; those that are known already are passed over.
        fold[fold](records: Vec<Record>) => fold.fold(&records).map(|()| NOTHING);
        /// Tells by other rules from now on: those that your engine has adopted.
        use_policy[fold](policy: Policy) => fold.use_policy(policy).map(|()| NOTHING);
        /// Tells by this law how long winning takes; without one it is as likely on each day until leads expire.
        use_delay[fold](delay: DelayLaw) => fold.use_delay(delay).map(|()| NOTHING);
        /// The week, month, quarter or year in which an instant lies, by the clock of the policy.
        period[fold](at: Timestamp, kind: PeriodKind) => fold.period(at, kind);
        /// The last week, month, quarter or year that is over at an instant, by the clock of the policy.
        last_period[fold](at: Timestamp, kind: PeriodKind) => fold.last_period(at, kind);
        /// A report on a period, of what is known now.
        report[fold](wish: ReportWish, period: Period) => fold.report(&wish, period);
        /// Several reports on one period; what all members have in common is reckoned once.
        reports[fold](wishes: Vec<ReportWish>, period: Period) => fold.reports(&wishes, period);
        /// A report as a page: one HTML file without scripts, which loads nothing.
        page[fold](report: Report, language: Language) => Ok(fold.page(&report, language));
        /// A report as Markdown, for mail.
        markdown[fold](report: Report, language: Language) => Ok(fold.markdown(&report, language));
        /// What a report says in words, for a page of your own.
        sentences[fold](report: Report, language: Language) => Ok(fold.sentences(&report, language));
    }
}
