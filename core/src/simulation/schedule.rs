//! What somebody is going to do, by time.

use super::course::Key;
use super::staff::Staffing;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Something that somebody is going to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    /// The system lets time pass.
    Tick,
    /// A day begins: its inquiries are known.
    Morning(u32),
    /// A lead comes in.
    Arrive,
    /// The contact is asked to confirm.
    AskConsent,
    /// The contact confirms.
    Confirm,
    /// The contact withdraws its consent.
    Withdraw,
    /// The contact wants to be forgotten.
    Erase,
    /// Marketing looks at it.
    TakeUp,
    /// Marketing rates it.
    Rate,
    /// Marketing gives it up.
    GiveUp,
    /// Marketing or a manager offers it.
    Offer,
    /// The member answers the offer.
    Answer,
    /// The member calls.
    Contact,
    /// The member takes the next step with the customer.
    Move,
    /// The member decides at last.
    Decide,
    /// A manager takes it back.
    TakeBack,
    /// The customer of an ended lead comes again.
    Return,
    /// Somebody asks for what they must not.
    Slip,
    /// A manager corrects what an opportunity is worth.
    Revalue,
    /// Ready leads go out together.
    HandOut,
    /// Something happens to the roster, to the member with this number.
    Staff(u8, Staffing),
}

/// A deed that is planned for a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Planned {
    /// The lead.
    pub(super) key: Key,
    /// How often the lead had changed hands when this was planned.
    pub(super) hands: u16,
    /// What is to be done.
    pub(super) deed: Deed,
}

/// Everything that is planned, first one on top; of two at the same time the one that was planned first.
#[derive(Clone, Debug, Default)]
pub(super) struct Schedule {
    heap: BinaryHeap<Reverse<(i64, u64, Planned)>>,
    count: u64,
}

impl Schedule {
    /// Plans something.
    pub(super) fn plan(&mut self, at: i64, planned: Planned) {
        self.count += 1;
        self.heap.push(Reverse((at, self.count, planned)));
    }

    /// Takes the first deed that lies before `end`.
    pub(super) fn next(&mut self, end: i64) -> Option<(i64, Planned)> {
        let Reverse((at, ..)) = self.heap.peek()?;
        if *at >= end {
            return None;
        }
        self.heap.pop().map(|Reverse((at, _, planned))| (at, planned))
    }
}
