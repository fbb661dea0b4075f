//! Streams of leads, given away by any rule, and what is reckoned over who got what. No engine, log or roster is needed.
//!
//! | file | its job |
//! |---|---|
//! | `stream` | the leads and receivers that a user hands in, checked and made ready to be given away |
//! | `rule` | the rules there are, and what each one has to be able to do |
//! | `ledger_rule`, `baseline`, `odoo` | the rules themselves: ours, the usual ones, another system's |
//! | `run` | one stream under one rule, lead by lead |
//! | `tally` | what everybody was entitled to, got, and was off at worst |
//! | `what_if` | rules side by side on one stream |
//! | `audit` | how even a log of assignments is, beside what chance alone would give |
//!
//! The arrows point one way: `audit` and `what_if` ask `run` and `tally`, these know `stream` and `rule`, and `ledger_rule`
//! alone knows the ledger of the room above. Nothing of a decision knows this folder.

mod audit;
mod baseline;
#[cfg(test)]
mod example;
mod ledger_rule;
mod odoo;
mod rule;
mod run;
mod stream;
mod tally;
mod what_if;

pub use audit::{
    Audit, AuditMonth, AuditRow, ChannelPortion, Gap, MemberPortion, Portion, TemperaturePortion, Verdict, audit,
};
pub use rule::Rule;
pub use stream::{Arrival, Assigned, Handout, Receiver, Stream, WeightChange, give_away};
pub use tally::Measure;
pub use what_if::{Comparison, ComparisonRow, compare};
