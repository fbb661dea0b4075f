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
mod period;
mod quota;
mod say;
mod success;
mod tables;
mod wish;

pub use activity::ActivityReport;
pub use data::DataReport;
pub use fairness::FairnessReport;
pub use fold::ReportFold;
pub use line::ReportLine;
pub use media::MediaReport;
pub use period::{Period, PeriodKind};
pub use quota::{QuotaForecast, QuotaReport, QuotaState};
pub use success::{ReasonLine, SuccessReport};
pub use wish::{Report, ReportWish};
