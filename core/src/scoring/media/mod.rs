//! What media and campaigns cost and bring, which of them is the best, and whether they only had the easy leads.
//!
//! `row` is what is counted, `table` what it comes to; `rank` says which medium returns most and how sure that is, from
//! what is known of its `wins` and its `values`; `mix` is observed over expected; `words` says it to people.
//! `docs/scoring/media.md` explains it.

mod mix;
mod rank;
mod row;
mod table;
#[cfg(test)]
mod tests;
mod values;
mod wins;
mod words;

pub use mix::{MediaMix, MediumMix};
pub use rank::{MediaRanking, RankedMedium, UnrankedMedium, WhyUnranked};
pub use row::{Judgements, MediumCost, MediumLead, MediumRow, ValueSums};
pub use table::{MediaBy, MediaReturns, MediumReturn};
