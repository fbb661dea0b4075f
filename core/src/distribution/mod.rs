//! Who gets a lead: so that quantity and quality are fair over the year, within limits that can be stated.
//!
//! | to | use |
//! |---|---|
//! | give a stream of leads away by a rule | [`give_away`], [`Rule`] |
//! | see several rules on the same stream, beside what really was | [`compare`] |
//! | see how even a log of assignments is, beside what chance would give | [`audit`] |
//! | share a whole number out in proportion | [`apportion`] |
//!
//! The files here are the decision and its books; what is reckoned over streams of leads without them is in `streams`.

mod balance;
#[cfg(test)]
mod bounds;
mod choice;
mod eligibility;
mod ledger;
mod mean;
mod pick;
mod profile;
pub(crate) mod room;
mod roster;
mod roster_set;
mod sentence;
mod state;
mod streams;
mod weigh;

pub use crate::units::apportion::{Apportionment, Seats, apportion};
pub use balance::{Balance, Received};
pub use choice::{ChannelStanding, Choice, Standing};
pub(crate) use eligibility::{Ask, Demand, Screen, Wants};
pub use eligibility::{Barred, Filter};
pub(crate) use ledger::Entry;
pub use profile::{Absence, Agreement, ChannelShare, Coverage, MemberStanding, Profile, YearEnd};
pub(crate) use roster::{Member, Roster, Tier};
pub use roster_set::RosterSet;
pub(crate) use state::{Booking, Distribution, Given, Task, Waiting};
pub use streams::{
    Arrival, Assigned, Audit, AuditMonth, AuditRow, ChannelPortion, Comparison, ComparisonRow, Gap, Handout, Measure,
    MemberPortion, Portion, Receiver, Rule, Stream, TemperaturePortion, Verdict, WeightChange, audit, compare,
    give_away,
};
pub use weigh::Owed;
