//! Who gets a lead: so that quantity and quality are fair over the year, within limits that can be stated.
//!
//! | to | use |
//! |---|---|
//! | see what one way of giving does to a stream of leads | [`Rule`] |

mod balance;
mod choice;
mod eligibility;
mod ledger;
mod ledger_rule;
mod mean;
mod pick;
mod profile;
pub(crate) mod room;
mod roster;
mod roster_set;
mod rule;
mod sentence;
mod state;
mod weigh;

pub use balance::{Balance, Received};
pub use choice::{ChannelStanding, Choice, Standing};
pub(crate) use eligibility::{Ask, Demand, Screen, Wants};
pub use eligibility::{Barred, Filter};
pub(crate) use ledger::Entry;
pub(crate) use ledger_rule::LedgerRule;
pub use profile::{Absence, Agreement, ChannelShare, Coverage, Profile, YearEnd};
pub(crate) use roster::{Member, Roster};
pub use roster_set::RosterSet;
pub use rule::Rule;
pub(crate) use rule::{Give, Lot};
pub(crate) use state::{Booking, Distribution, Given, Task, Waiting};
pub use weigh::Owed;
