//! The simulated year as an object.

use crate::{Refusal, Shared, attempt};
use leadwerk_core::engine::Request;
use leadwerk_core::policy::Policy;
use leadwerk_core::simulation::{self as core, YearPlan};

/// A simulated year of a company: requests in the order of time, some of which are refused, for people err.
///
/// It has an engine of its own inside; whoever feeds the requests to another engine with the year's policy gets the
/// same answers.
#[derive(uniffi::Object)]
pub struct Year(Shared<core::Year>);

#[uniffi::export]
impl Year {
    /// The year before its first request.
    #[uniffi::constructor]
    pub fn new(plan: YearPlan) -> Result<Self, Refusal> {
        Ok(Self(Shared::new(attempt(|| core::Year::new(plan))?)))
    }

    /// The next request; nothing when the year is over.
    pub fn next(&self) -> Result<Option<Request>, Refusal> {
        self.0.with(|year| Ok(year.next()))
    }

    /// The plan.
    pub fn plan(&self) -> Result<YearPlan, Refusal> {
        self.0.with(|year| Ok(year.plan().clone()))
    }

    /// The policy under which the year is lived.
    pub fn policy(&self) -> Result<Policy, Refusal> {
        self.0.with(|year| Ok(year.policy().clone()))
    }

    /// The fingerprint of the engine inside, as it is after every request that was handed out.
    pub fn fingerprint(&self) -> Result<String, Refusal> {
        self.0.with(|year| Ok(year.engine().fingerprint()))
    }
}

/// 3,600 leads in the year 2026, as a company in Germany counts it.
#[uniffi::export]
pub fn year_plan_standard() -> Result<YearPlan, Refusal> {
    attempt(YearPlan::standard)
}
