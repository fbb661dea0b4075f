//! What is due, and when.

use crate::units::Timestamp;
use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use leadwerk_macros::{Canonical, crosses};

/// Something that is due at a time.
#[crosses]
#[derive(Canonical)]
pub enum DeadlineKind {
    /// The contact is to confirm its consent.
    ConfirmConsent,
    /// The contact is to confirm its consent to a purpose.
    ConfirmPurpose,
    /// A hot lead is to be handed over.
    HandOver,
    /// The member is to accept or decline.
    Accept,
    /// The member is to speak with the customer.
    FirstContact,
    /// A deferral is over.
    WakeUp,
    /// The lead has been at its stage too long.
    Stay,
    /// A milestone of the plan is due.
    Milestone,
    /// The member is to be warned of the expiry.
    ExpiryWarning,
    /// The lead expires.
    Expiry,
    /// A lost lead is worth another look.
    Resume,
}

/// The due times of one lead, at most one of each kind.
///
/// A lead waits for one step at a time: to be handed over, accepted, contacted, or looked at again after its end. These
/// four share a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deadlines {
    /// Which step is waited for.
    step: Option<DeadlineKind>,
    /// Where the earliest stands, of equals the foremost; 0 while there is none. Each event asks for it three times.
    first: u8,
    places: [Option<Timestamp>; 8],
}

impl Deadlines {
    const fn place(kind: DeadlineKind) -> usize {
        match kind {
            DeadlineKind::HandOver | DeadlineKind::Accept | DeadlineKind::FirstContact | DeadlineKind::Resume => 0,
            DeadlineKind::ConfirmConsent => 1,
            DeadlineKind::WakeUp => 2,
            DeadlineKind::Stay => 3,
            DeadlineKind::Milestone => 4,
            DeadlineKind::ExpiryWarning => 5,
            DeadlineKind::Expiry => 6,
            DeadlineKind::ConfirmPurpose => 7,
        }
    }

    pub(crate) fn get(&self, kind: DeadlineKind) -> Option<Timestamp> {
        let place = Self::place(kind);
        if place == 0 && self.step != Some(kind) {
            return None;
        }
        self.places.get(place).copied().flatten()
    }

    pub(crate) fn set(&mut self, kind: DeadlineKind, due: Option<Timestamp>) {
        let place = Self::place(kind);
        if place == 0 {
            // To strike off a step that is not waited for strikes off nothing.
            if due.is_none() && self.step != Some(kind) {
                return;
            }
            self.step = due.map(|_| kind);
        }
        self.put_at(place, due);
    }

    /// Sets one place, and finds the earliest again where that may be another now.
    fn put_at(&mut self, place: usize, due: Option<Timestamp>) {
        let (first, earliest) = (usize::from(self.first), self.first());
        if let Some(slot) = self.places.get_mut(place) {
            *slot = due;
        }
        let comes_first = |due: Timestamp| earliest.is_none_or(|earliest| (due, place) < (earliest, first));
        if due.is_some_and(comes_first) {
            self.first = place as u8;
        } else if place == first {
            self.first = self.find_first();
        }
    }

    fn find_first(&self) -> u8 {
        let due = (0..).zip(self.places).filter_map(|(place, due)| Some((due?, place)));
        due.min().map_or(0, |(_, place)| place)
    }

    /// Whether it has passed at `now`; it has at the very millisecond.
    pub(crate) fn passed(&self, kind: DeadlineKind, now: Timestamp) -> Option<Timestamp> {
        self.get(kind).filter(|&due| due <= now)
    }

    /// The earliest due time.
    pub(crate) fn first(&self) -> Option<Timestamp> {
        self.places.get(usize::from(self.first)).copied().flatten()
    }

    /// The earliest due time and what it is for; at the same instant in the order of the kinds.
    pub(crate) fn earliest(&self) -> Option<(Timestamp, DeadlineKind)> {
        DeadlineKind::ALL.iter().filter_map(|&kind| Some((self.get(kind)?, kind))).min()
    }

    /// All due times, earliest first; at the same instant in the order of the kinds.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = (Timestamp, DeadlineKind)> {
        let mut all: Vec<_> = DeadlineKind::ALL.iter().filter_map(|&kind| Some((self.get(kind)?, kind))).collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// The member no longer has the lead: what was due from it is not any more. The expiry stays.
    pub(crate) fn leave_member(&mut self) {
        use DeadlineKind::{Accept, FirstContact, Milestone, Stay, WakeUp};
        for kind in [Accept, FirstContact, WakeUp, Stay, Milestone] {
            self.set(kind, None);
        }
    }

    /// The lead has left sales: nothing of sales is due, not even its expiry.
    pub(crate) fn leave_sales(&mut self) {
        self.leave_member();
        self.set(DeadlineKind::ExpiryWarning, None);
        self.set(DeadlineKind::Expiry, None);
    }
}

impl Canonical for Deadlines {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        for kind in DeadlineKind::ALL {
            self.get(*kind).put(sink);
        }
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let mut all = Self::default();
        for kind in DeadlineKind::ALL {
            let due = <Option<Timestamp> as Canonical>::take(source)?;
            // A state has one form: two steps waited for at once would not be written again as they were read.
            if due.is_some() && Self::place(*kind) == 0 && all.step.is_some() {
                return Err(Corrupt::new("the step that is waited for"));
            }
            all.set(*kind, due);
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const STEPS: [DeadlineKind; 4] =
        [DeadlineKind::HandOver, DeadlineKind::Accept, DeadlineKind::FirstContact, DeadlineKind::Resume];

    proptest! {
        /// Against a map in which a new step takes the place of the one before; and there and back as bytes.
        #[test]
        fn as_a_map_has_them(
            changes in proptest::collection::vec((0..DeadlineKind::ALL.len(), proptest::option::of(-3_i64..3)), 0..60)
        ) {
            let (mut map, mut deadlines) = (BTreeMap::new(), Deadlines::default());
            for (kind, due) in changes {
                let (kind, due) = (DeadlineKind::ALL[kind], due.map(|due| Timestamp::new(due).unwrap()));
                deadlines.set(kind, due);
                map.retain(|old, _| *old != kind && !(due.is_some() && STEPS.contains(old) && STEPS.contains(&kind)));
                map.extend(due.map(|due| (kind, due)));
                let mut expected: Vec<_> = map.iter().map(|(kind, due)| (*due, *kind)).collect();
                expected.sort_unstable();
                prop_assert_eq!(deadlines.first(), expected.first().map(|(due, _)| *due));
                prop_assert_eq!(deadlines.earliest(), expected.first().copied());
                prop_assert_eq!(deadlines.in_order().collect::<Vec<_>>(), expected);
                let mut bytes = Vec::new();
                deadlines.put(&mut bytes);
                // Also where the earliest stands: a state has one form, however it came about.
                prop_assert_eq!(Deadlines::take(&mut Source::new(&bytes)), Ok(deadlines));
            }
        }
    }

    #[test]
    fn bytes_with_two_steps_are_refused() {
        let read = |kinds: &[DeadlineKind]| {
            let mut bytes = Vec::new();
            for kind in DeadlineKind::ALL {
                kinds.contains(kind).then_some(Timestamp::MIN).put(&mut bytes);
            }
            Deadlines::take(&mut Source::new(&bytes))
        };
        assert!(read(&[DeadlineKind::Accept, DeadlineKind::Stay, DeadlineKind::Expiry]).is_ok());
        assert!(read(&[DeadlineKind::Accept, DeadlineKind::Resume]).is_err());
    }
}
