//! Money, instants, probabilities, ids, fixed point; and the errors of the whole engine.

pub(crate) mod apportion;
mod biased;
pub mod canonical;
mod countries;
pub(crate) mod document;
mod error;
mod estimate;
mod field;
mod figures;
mod fixed;
mod ids;
pub mod json;
pub(crate) mod keyed;
mod money;
mod numbers;
mod order;
pub mod reading;
mod text;
mod time;
pub(crate) mod toml;

pub(crate) use countries::{PLANS, Plan, is_country, plan_of};
pub(crate) use document::Document;
pub use error::Error;
pub use estimate::Estimate;
pub use field::{Category, ErrorField, ErrorInfo, FieldValue, Language, ToField};
pub(crate) use figures::{amount, decimal, grouped, named, per_cent, turns};
pub use fixed::Fixed;
#[cfg(feature = "node")]
pub(crate) use ids::check_id;
pub use ids::{
    AccountId, CampaignId, CauseId, ChannelId, ChoiceId, CompetitorId, FactId, KeyKindId, LONGEST_ID, LONGEST_NOTE,
    LeadId, MediumId, MemberId, MilestoneId, ModelId, Note, PersonId, ProofId, PurposeId, QuestionId, ReasonId, RoleId,
    RuleId, SegmentId, SkillId, StageId, TierId,
};
pub use money::{Currency, Minor, Money};
pub use numbers::{Count, Decimal, Probability, Seed, Weight};
pub(crate) use order::Order;
pub use text::{Text, Words};
pub use time::Timestamp;

/// 2⁵³−1, the largest whole number that every language holds exactly.
pub const LARGEST: i64 = 9_007_199_254_740_991;
