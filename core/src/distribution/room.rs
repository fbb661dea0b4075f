//! Room for many leads at once: which members must keep a place free, so that as many leads as possible find one.
//!
//! A bipartite matching with capacities, by augmenting paths (Kuhn, 1955). Leads are taken in order, so that of all
//! largest sets that find a place the one with the first leads is kept: these sets are a matroid, where greed is optimal.

/// Leads, the members that could take them, and the room these have. All by their places in the lists given.
#[derive(Debug)]
pub(crate) struct Room {
    /// For each lead the members that could take it.
    able: Vec<Vec<usize>>,
    /// How many leads each member still has room for.
    free: Vec<u32>,
    /// Where each lead has a place.
    places: Vec<Option<usize>>,
    /// Whether there is room for every lead wherever it goes, so that nothing need be kept.
    ample: bool,
}

impl Room {
    pub(crate) fn new(able: Vec<Vec<usize>>, free: Vec<u32>) -> Self {
        let mut room = Self { places: vec![None; able.len()], able, free, ample: true };
        let mut wanted = vec![0_u32; room.free.len()];
        for &member in room.able.iter().flatten() {
            if let Some(wanted) = wanted.get_mut(member) {
                *wanted += 1;
            }
        }
        room.ample = wanted.iter().zip(&room.free).all(|(wanted, free)| wanted <= free);
        if !room.ample {
            for lead in 0..room.able.len() {
                let mut seen = vec![false; room.free.len()];
                room.find_place(lead, &mut seen);
            }
        }
        room
    }

    /// The members that could take a lead but must not, because another lead would then find no place.
    pub(crate) fn needed(&mut self, lead: usize) -> Vec<usize> {
        if self.ample {
            return Vec::new();
        }
        let able = self.able.get(lead).cloned().unwrap_or_default();
        let own = self.places.get(lead).copied().flatten();
        if own.is_none() {
            // It stays without a place: whoever has room keeps it for others.
            return able;
        }
        able.into_iter().filter(|&member| Some(member) != own && !self.can_move(lead, member)).collect()
    }

    /// A lead has gone to a member, or to nobody.
    pub(crate) fn take(&mut self, lead: usize, member: Option<usize>) {
        if self.ample {
            return;
        }
        if let Some(member) = member
            && self.places.get(lead).copied().flatten() != Some(member)
        {
            self.move_to(lead, member);
        }
        // It is settled: nobody moves it, and its place is taken for good.
        if let Some(place) = self.places.get_mut(lead) {
            *place = None;
        }
        if let Some(able) = self.able.get_mut(lead) {
            able.clear();
        }
        match (member, self.free.get_mut(member.unwrap_or(usize::MAX))) {
            (Some(_), Some(free)) => *free = free.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether the lead can go to that member while all others that have a place keep one.
    fn can_move(&mut self, lead: usize, member: usize) -> bool {
        let before = self.places.clone();
        let moved = self.move_to(lead, member);
        self.places = before;
        moved
    }

    /// Moves a lead, and others out of its way. Nothing changes where that cannot be done.
    fn move_to(&mut self, lead: usize, member: usize) -> bool {
        let before = self.places.clone();
        let able = self.able.get_mut(lead).map(core::mem::take).unwrap_or_default();
        if let Some(place) = self.places.get_mut(lead) {
            *place = Some(member);
        }
        let crowd: Vec<_> = self.at(member).filter(|&other| other != lead).collect();
        let room = self.free.get(member).copied().unwrap_or(0) as usize;
        // With the newcomer there is one too many, or none.
        let done = crowd.len() < room
            || crowd.into_iter().any(|other| {
                let mut seen = vec![false; self.free.len()];
                if let Some(seen) = seen.get_mut(member) {
                    *seen = true;
                }
                self.find_place(other, &mut seen)
            });
        if let Some(own) = self.able.get_mut(lead) {
            *own = able;
        }
        if !done {
            self.places = before;
        }
        done
    }

    /// Finds a place for a lead at a member not seen yet, moving others if need be.
    fn find_place(&mut self, lead: usize, seen: &mut [bool]) -> bool {
        for member in self.able.get(lead).cloned().unwrap_or_default() {
            let Some(seen_here) = seen.get_mut(member).filter(|seen| !**seen) else { continue };
            *seen_here = true;
            let there: Vec<_> = self.at(member).filter(|&other| other != lead).collect();
            let room = self.free.get(member).copied().unwrap_or(0) as usize;
            if there.len() < room || room > 0 && there.into_iter().any(|other| self.find_place(other, seen)) {
                if let Some(place) = self.places.get_mut(lead) {
                    *place = Some(member);
                }
                return true;
            }
        }
        false
    }

    /// The leads that have a place at a member.
    fn at(&self, member: usize) -> impl Iterator<Item = usize> {
        self.places.iter().enumerate().filter(move |(_, place)| **place == Some(member)).map(|(lead, _)| lead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The most leads that find a place, by trying everything.
    fn most(able: &[Vec<usize>], free: &mut [u32]) -> usize {
        let Some((first, rest)) = able.split_first() else { return 0 };
        let mut best = most(rest, free);
        for &member in first {
            if free[member] > 0 {
                free[member] -= 1;
                best = best.max(1 + most(rest, free));
                free[member] += 1;
            }
        }
        best
    }

    proptest! {
        /// Whoever is picked among those that need not be kept, in the end as many leads are placed as can be.
        #[test]
        fn as_many_as_can_be(
            able in proptest::collection::vec(proptest::collection::btree_set(0..4_usize, 0..4), 0..7),
            free in proptest::collection::vec(0..3_u32, 4),
            picks in proptest::collection::vec(0..4_usize, 7)
        ) {
            let able: Vec<Vec<usize>> = able.into_iter().map(|set| set.into_iter().collect()).collect();
            let expected = most(&able, &mut free.clone());
            let mut room = Room::new(able.clone(), free.clone());
            let (mut left, mut placed) = (free, 0);
            for (lead, able) in able.iter().enumerate() {
                let needed = room.needed(lead);
                let open: Vec<_> = able.iter().copied().filter(|member| !needed.contains(member) && left[*member] > 0).collect();
                let taken = (!open.is_empty()).then(|| open[picks[lead] % open.len()]);
                if let Some(member) = taken {
                    left[member] -= 1;
                    placed += 1;
                }
                room.take(lead, taken);
            }
            prop_assert_eq!(placed, expected);
        }
    }
}
