//! When a lead was decided on and how it ended, from the log.

use crate::lead::Event;
use crate::units::Timestamp;

/// When a lead was decided on: when it was first handed over, or at its end where it never was. The last end counts, however
/// often the lead came back before it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Decided {
    handed_over: Option<Timestamp>,
    ended: Option<Timestamp>,
    won: bool,
}

impl Decided {
    /// Folds the next event of the lead.
    pub(super) fn fold(&mut self, event: &Event, at: Timestamp) {
        match event {
            // What was imported may have been accepted without an offer, and a registered deal is its member's own.
            Event::Offered { .. } | Event::Accepted { .. } | Event::DealRegistered { .. } => {
                self.handed_over = self.handed_over.or(Some(at));
            }
            Event::Won { .. } | Event::Lost { .. } | Event::Expired { .. } | Event::Rejected { .. } => {
                (self.ended, self.won) = (Some(at), matches!(event, Event::Won { .. }));
            }
            _ => {}
        }
    }

    /// Whether it was decided on up to a time.
    pub(super) fn until(self, until: Timestamp) -> bool {
        self.at().is_some_and(|at| at <= until)
    }

    /// When it was decided on; nothing as long as it was not.
    pub(super) fn at(self) -> Option<Timestamp> {
        self.handed_over.or(self.ended)
    }

    /// When it was decided on, when it ended, and whether it was won then; nothing as long as it has not ended.
    pub(super) fn end(self) -> Option<(Timestamp, Timestamp, bool)> {
        Some((self.at()?, self.ended?, self.won))
    }
}
