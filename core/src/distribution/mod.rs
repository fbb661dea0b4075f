//! Who gets a lead: so that quantity and quality are fair over the year, within limits that can be stated.
//!
//! | to | use |
//! |---|---|
//! | give a stream of leads away by a rule | [`give_away`], [`Rule`] |
//! | see several rules on the same stream, beside what really was | [`compare`] |
//! | see how even a log of assignments is, beside what chance would give | [`audit`] |
//! | share a whole number out in proportion | [`apportion`] |

mod audit;
mod balance;
mod baseline;
#[cfg(test)]
mod bounds;
mod choice;
mod eligibility;
#[cfg(test)]
mod example;
mod ledger;
mod ledger_rule;
mod mean;
mod odoo;
mod pick;
mod profile;
pub(crate) mod room;
mod roster;
mod roster_set;
mod rule;
mod run;
mod sentence;
mod state;
mod stream;
mod tally;
mod weigh;
mod what_if;

pub use crate::units::apportion::{Apportionment, Seats, apportion};
pub use audit::{
    Audit, AuditMonth, AuditRow, ChannelPortion, Gap, MemberPortion, Portion, TemperaturePortion, Verdict, audit,
};
pub use balance::{Balance, Received};
pub use choice::{ChannelStanding, Choice, Standing};
pub(crate) use eligibility::{Ask, Demand, Screen, Wants};
pub use eligibility::{Barred, Filter};
pub(crate) use ledger::Entry;
pub use profile::{Absence, Agreement, ChannelShare, Coverage, Profile, YearEnd};
pub(crate) use roster::{Member, Roster};
pub use roster_set::RosterSet;
pub use rule::Rule;
pub(crate) use state::{Booking, Distribution, Given, Task, Waiting};
pub use stream::{Arrival, Assigned, Handout, Receiver, Stream, WeightChange, give_away};
pub use tally::Measure;
pub use weigh::Owed;
pub use what_if::{Comparison, ComparisonRow, compare};
