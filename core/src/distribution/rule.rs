//! Ways to give leads away, behind one interface: ours, and those that others use.

use crate::policy::Temperature;
use crate::units::Probability;
use leadwerk_macros::crosses;

/// A way to give leads away.
#[crosses]
#[derive(Eq)]
pub enum Rule {
    /// In turn.
    RoundRobin {},
}

/// One lead to be given away, as a rule sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lot<'a> {
    /// Its place in the stream; breaks ties.
    pub(crate) number: u64,
    /// When, in milliseconds.
    pub(crate) at: i64,
    pub(crate) temperature: Temperature,
    /// The probability of winning it.
    pub(crate) probability: Probability,
    /// What it is expected to bring, in minor units of the currency.
    pub(crate) worth: i64,
    /// The members that can take it, by their places, ascending; at least one.
    pub(crate) eligible: &'a [u32],
}

/// Gives one lead after the other.
pub(crate) trait Give {
    /// Picks one of the lot's members, by its place in `lot.eligible`'s numbering, and takes note of it.
    fn give(&mut self, lot: &Lot<'_>) -> u32;

    /// A lead has left its member.
    fn free(&mut self, _member: u32) {}
}
