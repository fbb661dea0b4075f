//! Which reports there are.

use super::activity::ActivityReport;
use super::data::MaintenanceReport;
use super::document::Document;
use super::fairness::FairnessReport;
use super::media::MediaReport;
use super::partner::PartnerReport;
use super::partners::PartnersReport;
use super::quota::QuotaReport;
use super::response::ResponseReport;
use super::say::Say;
use super::success::SuccessReport;
use crate::policy::Policy;
use crate::scoring::MediumCost;
use crate::units::{Count, MemberId, Seed};
use leadwerk_macros::crosses;

/// Which report is wanted.
#[crosses]
#[derive(Eq)]
pub enum ReportWish {
    /// To one member: what it has, what is due, how it stands, what to do next.
    Partner {
        /// The member.
        member: MemberId,
    },
    /// All members side by side.
    Partners {},
    /// How soon customers are called.
    Response {},
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
#[expect(clippy::large_enum_variant, reason = "a few at a time; a box would show in every language")]
pub enum Report {
    /// To one member: what it has, what is due, how it stands, what to do next.
    Partner {
        /// The report.
        report: PartnerReport,
    },
    /// All members side by side.
    Partners {
        /// The report.
        report: PartnersReport,
    },
    /// How soon customers are called.
    Response {
        /// The report.
        report: ResponseReport,
    },
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
        report: MaintenanceReport,
    },
    /// What media cost and brought.
    Media {
        /// The report.
        report: MediaReport,
    },
}

impl Report {
    pub(super) fn document(&self, say: Say<'_>, policy: &Policy) -> Document {
        match self {
            Self::Partner { report } => report.document(say, policy),
            Self::Partners { report } => report.document(say),
            Self::Response { report } => report.document(say),
            Self::Activity { report } => report.document(say),
            Self::Success { report } => report.document(say),
            Self::Quotas { report } => report.document(say),
            Self::Fairness { report } => report.document(say),
            Self::Data { report } => report.document(say),
            Self::Media { report } => report.document(say),
        }
    }
}
