//! Reports that people act on: data first, then sentences, then a page.

mod activity;
mod chart;
mod document;
mod happened;
mod line;
mod markdown;
mod page;
mod period;
mod quota;
mod say;
mod success;
mod tables;

pub use activity::ActivityReport;
pub use line::ReportLine;
pub use period::{Period, PeriodKind};
pub use quota::{QuotaForecast, QuotaState};
pub use success::{ReasonLine, SuccessReport};
