//! Reports that people act on: data first, then sentences, then a page.

mod activity;
mod chart;
mod data;
mod document;
mod fairness;
mod fold;
mod happened;
mod line;
mod markdown;
mod media;
mod page;
mod partner;
mod partners;
mod period;
mod quota;
mod response;
mod say;
mod standings;
mod steps;
mod success;
mod tables;
mod wish;

pub use activity::ActivityReport;
pub use data::MaintenanceReport;
pub use fairness::FairnessReport;
pub use fold::ReportFold;
pub use line::ReportLine;
pub use media::MediaReport;
pub use partner::PartnerReport;
pub use partners::PartnersReport;
pub use period::{Period, PeriodKind};
pub use quota::{QuotaForecast, QuotaReport, QuotaState};
pub use response::ResponseReport;
pub use steps::NextStep;
pub use success::{ReasonLine, SuccessReport};
pub use wish::{Report, ReportWish};
