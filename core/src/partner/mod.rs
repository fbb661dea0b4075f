//! Who works leads well: expected and actual wins, the alarm for burnt leads, points, tiers, response times.
//!
//! | to | use |
//! |---|---|
//! | know how long winning takes | [`DelayLaw`] |
//! | see expected and actual wins of every member, scores, limits and alarms | [`PartnerTable`] |
//! | add up expected and actual wins piece by piece | [`WinTally`] |
//! | know how much must be seen before an alarm can ring | [`Alarm::needed`] |
//! | reckon points | [`PointsAccount`] |
//! | correct probabilities that are off for everybody | [`WorkedLead::recalibrated`] |
//! | propose a tier | [`TierProposal`] |
//! | see how soon customers are called, and who never is | [`ResponseTimes`] |
//! | know whom to remind of what | [`Reminder`] |
//!
//! All of it is figures and proposals: people decide.

mod alarm;
mod delay;
mod expected;
mod points;
mod recalibrate;
mod remind;
mod response;
mod score;
mod table;
#[cfg(test)]
mod tests;
mod tier;
mod words;
mod work;

pub use alarm::{Alarm, AlarmLevel, Downturn};
pub use delay::DelayLaw;
pub use expected::WinTally;
pub use points::{PointsAccount, PointsCause, PointsEntry};
pub use remind::{MemberFigures, Reminder, ReminderKind};
pub use response::{ResponseGroup, ResponseRow, ResponseTimes};
pub use score::{WinLimits, WinScore};
pub use table::{PartnerRow, PartnerTable};
pub use tier::{TierCase, TierProposal, TierReason, TierStep};
pub(crate) use words::Voice;
pub use work::{Fate, WorkedLead};
