//! Every rule of a tenant as data: read, checked whole, and made fast.
//!
//! | to | use |
//! |---|---|
//! | start from a good policy | [`Policy::standard`] |
//! | read and write one | [`Policy::from_toml`], [`Policy::from_json`], [`Policy::to_toml`], [`Policy::to_json`] |
//! | see what makes it invalid | [`Policy::faults`] |
//! | see what is allowed and senseless | [`Policy::check`] |
//! | decide by it | [`Rules::new`] |
//! | reckon deadlines | [`Calendar::after`] |
//!
//! A policy is plain data and may be anything a person writes; [`Rules`] exist only without faults, so the
//! engine never meets a rule that contradicts another.

mod calendar;
mod chances;
mod check;
mod compiled;
mod distribution;
mod fact;
mod faults;
mod programme;
mod quality;
mod quotas;
mod read;
mod returns;
mod rules;
mod scoring;
mod span;
mod standard;
mod temperature;
mod zone;

pub use calendar::Calendar;
pub use chances::{ExpertStage, ModelRule};
pub use check::Finding;
pub use compiled::{Escalation, ReasonKind, Rules};
pub use distribution::{
    AssumedProbability, Automatic, ChannelRule, DistributionRule, Entitlement, FilterRule, Guard, Need,
};
pub use fact::{Attitude, BuyerStage, Criterion, FactKind, FactRule, FactValue, LeadQuality, Temperature};
pub use faults::Fault;
pub use programme::{PointsRule, ProcessKind, ProcessPoints, ProgrammeRule, TierRule};
pub use quality::{DataField, DataRule, DuplicateRule, KeyRule, QualityRule, RequiredField, RuleWeight};
pub use quotas::{QuotaGoal, QuotaRule, QuotaUnit};
pub use returns::{DepthOrder, MediaRule};
pub use rules::{
    CalendarRule, ConsentNeed, ConsentRule, ConsentStep, DeclineReason, DeferralRule, EscalationAction, EscalationStep,
    Grant, HandoverRule, MissedContact, PipelineRule, PlanRule, PlanSection, Policy, PurposeRule, QualificationRule,
    Reason, ReasonLists, Right, Role, Skipping, StageRule, ValueCuts, Weekday, Withdrawal, WorkingHours,
};
pub use scoring::{AnswerPoints, AnswerSource, ChoicePoints, DateBand, Learning, NumberBand, Question, ScoringRule};
pub use span::{Clock, Day, Span, SpanUnit, ZoneName};
