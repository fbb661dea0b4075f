//! Which reports there are.

use super::activity::ActivityReport;
use super::data::DataReport;
use super::document::Document;
use super::fairness::FairnessReport;
use super::media::MediaReport;
use super::quota::QuotaReport;
use super::say::Say;
use super::success::SuccessReport;
use crate::scoring::MediumCost;
use crate::units::{Count, Seed};
use leadwerk_macros::crosses;

/// Which report is wanted.
#[crosses]
#[derive(Eq)]
pub enum ReportWish {
    /// What marketing brought.
    Activity {},
    /// What sales made of it.
    Success {},
    /// Targets, what is reached of them, and how they will end.
    Quotas {},
    /// What each member received, beside its share and beside chance.
    Fairness {
        /// How often the same leads are given out by lot, to see what chance would do: 200 to 10,000.
        repetitions: Count,
        /// What these lots begin with.
        seed: Seed,
    },
    /// How well data are kept.
    Data {},
    /// What media cost and brought.
    Media {
        /// What was spent in the period of the report; their own `period` is not looked at.
        costs: Vec<MediumCost>,
    },
}

/// A report as data. `ReportFold` makes a page or a mail of it.
#[crosses]
pub enum Report {
    /// What marketing brought.
    Activity {
        /// The report.
        report: ActivityReport,
    },
    /// What sales made of it.
    Success {
        /// The report.
        report: SuccessReport,
    },
    /// Targets, what is reached of them, and how they will end.
    Quotas {
        /// The report.
        report: QuotaReport,
    },
    /// What each member received, beside its share and beside chance.
    Fairness {
        /// The report.
        report: FairnessReport,
    },
    /// How well data are kept.
    Data {
        /// The report.
        report: DataReport,
    },
    /// What media cost and brought.
    Media {
        /// The report.
        report: MediaReport,
    },
}

impl Report {
    pub(super) fn document(&self, say: Say<'_>) -> Document {
        match self {
            Self::Activity { report } => report.document(say),
            Self::Success { report } => report.document(say),
            Self::Quotas { report } => report.document(say),
            Self::Fairness { report } => report.document(say),
            Self::Data { report } => report.document(say),
            Self::Media { report } => report.document(say),
        }
    }
}
