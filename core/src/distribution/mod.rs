//! Who gets a lead: so that quantity and quality are fair over the year, within limits that can be stated.
//!
//! | to | use |
//! |---|---|
//! | give a stream of leads away by a rule | [`give_away`], [`Rule`] |
//! | see several rules on the same stream, beside what really was | [`compare`] |
//! | see how even a log of assignments is, beside what chance would give | [`audit`] |
//! | share a whole number out in proportion | [`apportion`] |

mod apportion;
mod audit;
mod baseline;
#[cfg(test)]
mod example;
mod odoo;
mod rule;
mod run;
mod stream;
mod tally;
mod what_if;

pub use apportion::{Apportionment, apportion};
pub use audit::{
    Audit, AuditMonth, AuditRow, ChannelShare, Gap, MemberShare, Portion, TemperaturePortion, Verdict, audit,
};
pub use rule::Rule;
pub use stream::{Arrival, Given, Handout, Receiver, Stream, give_away};
pub use tally::Measure;
pub use what_if::{Comparison, ComparisonRow, compare};
