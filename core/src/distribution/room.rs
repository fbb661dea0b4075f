//! Room for many leads at once: which members must keep a place free, so that as many leads as possible find one.
//!
//! A bipartite matching with capacities, by augmenting paths (Kuhn, 1955). Leads are taken in order, so that of all
//! largest sets that find a place the one with the first leads is kept: these sets are a matroid, where greed is optimal.

/// Leads, the members that could take them, and the room these have. All by their places in the lists given.
#[derive(Debug)]
pub(crate) struct Room {
    /// For each lead the members that could take it; none once it is settled.
    able: Vec<Vec<usize>>,
    /// The same, lead by lead with an entry for each member.
    can: Vec<bool>,
    /// How many leads each member still has room for.
    free: Vec<usize>,
    /// Where each lead has a place.
    places: Vec<Option<usize>>,
    /// The leads that have a place at each member, not settled yet.
    guests: Vec<Vec<usize>>,
    /// Whether there is room for every lead wherever it goes, so that nothing need be kept.
    ample: bool,
}

/// For each member, how a place becomes free there: at once, or by a guest that moves on to another member.
type Ways = Vec<Option<Way>>;

#[derive(Clone, Copy, Debug)]
enum Way {
    /// There is room.
    Room,
    /// This lead can move to that member.
    Moves { lead: usize, to: usize },
}

impl Room {
    pub(crate) fn new(able: Vec<Vec<usize>>, free: Vec<u32>) -> Self {
        let free: Vec<usize> = free.into_iter().map(|free| free as usize).collect();
        let mut wanted = vec![0_usize; free.len()];
        for &member in able.iter().flatten() {
            if let Some(wanted) = wanted.get_mut(member) {
                *wanted += 1;
            }
        }
        let ample = wanted.iter().zip(&free).all(|(wanted, free)| wanted <= free);
        let (places, guests) = (vec![None; able.len()], vec![Vec::new(); free.len()]);
        let mut can = vec![false; able.len() * free.len()];
        for (lead, able) in able.iter().enumerate() {
            for member in able {
                if let Some(can) = can.get_mut(lead * free.len() + member) {
                    *can = true;
                }
            }
        }
        let mut room = Self { able, can, free, places, guests, ample };
        if !ample {
            for lead in 0..room.able.len() {
                let ways = room.ways(lead);
                let open =
                    room.able.get(lead).and_then(|able| able.iter().copied().find(|&member| is_open(&ways, member)));
                if let Some(member) = open {
                    room.settle_in(lead, member, &ways);
                }
            }
        }
        room
    }

    /// The members that could take a lead but must not, because another lead would then find no place.
    pub(crate) fn needed(&self, lead: usize) -> Vec<usize> {
        if self.ample {
            return Vec::new();
        }
        let able = self.able.get(lead).map_or(&[][..], Vec::as_slice);
        if self.places.get(lead).copied().flatten().is_none() {
            // It stays without a place: whoever has room keeps it for others.
            return able.to_vec();
        }
        let ways = self.ways(lead);
        able.iter().copied().filter(|&member| !is_open(&ways, member)).collect()
    }

    /// A lead has gone to a member, or to nobody; nobody moves it any more.
    pub(crate) fn take(&mut self, lead: usize, member: Option<usize>) {
        if self.ample {
            return;
        }
        match member {
            Some(member) => {
                let ways = self.ways(lead);
                self.leave(lead);
                self.settle_in(lead, member, &ways);
                self.leave(lead);
                if let Some(free) = self.free.get_mut(member) {
                    *free = free.saturating_sub(1);
                }
            }
            None => self.leave(lead),
        }
        if let Some(able) = self.able.get_mut(lead) {
            able.clear();
        }
    }

    /// How a place becomes free at each member, if this lead gave up its own: searched backwards from where there is room.
    fn ways(&self, lead: usize) -> Ways {
        let own = self.places.get(lead).copied().flatten();
        let count = |member: usize| self.guests.get(member).map_or(0, Vec::len) - usize::from(own == Some(member));
        let mut ways: Ways = vec![None; self.free.len()];
        let mut next: Vec<usize> = Vec::new();
        for (member, free) in self.free.iter().enumerate() {
            if count(member) < *free
                && let Some(way) = ways.get_mut(member)
            {
                *way = Some(Way::Room);
                next.push(member);
            }
        }
        while let Some(to) = next.pop() {
            // Whoever hosts a guest that could move here can have a place free too.
            for (host, guests) in self.guests.iter().enumerate() {
                let Some(way @ None) = ways.get_mut(host) else { continue };
                let moves =
                    |guest: &&usize| **guest != lead && self.can.get(**guest * self.free.len() + to) == Some(&true);
                if let Some(&guest) = guests.iter().find(moves) {
                    *way = Some(Way::Moves { lead: guest, to });
                    next.push(host);
                }
            }
        }
        ways
    }

    /// Gives a lead a place at a member, and moves others out of its way.
    fn settle_in(&mut self, lead: usize, member: usize, ways: &Ways) {
        let (mut lead, mut member) = (lead, member);
        // Each step goes to a member found earlier in the search, so it ends.
        while let Some(Way::Moves { lead: guest, to }) = ways.get(member).copied().flatten() {
            self.leave(guest);
            self.enter(lead, member);
            (lead, member) = (guest, to);
        }
        self.enter(lead, member);
    }

    fn enter(&mut self, lead: usize, member: usize) {
        if let (Some(place), Some(guests)) = (self.places.get_mut(lead), self.guests.get_mut(member)) {
            *place = Some(member);
            guests.push(lead);
        }
    }

    fn leave(&mut self, lead: usize) {
        let own = self.places.get_mut(lead).and_then(Option::take);
        if let Some(guests) = own.and_then(|member| self.guests.get_mut(member)) {
            guests.retain(|guest| *guest != lead);
        }
    }
}

fn is_open(ways: &Ways, member: usize) -> bool {
    ways.get(member).is_some_and(Option::is_some)
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
        /// Whoever is picked among those that need not be kept, in the end as many leads are placed as can be; and what
        /// is kept is needed: with it given away, fewer would be placed.
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
            for (lead, own) in able.iter().enumerate() {
                let needed = room.needed(lead);
                let possible = most(&able[lead..], &mut left.clone());
                for &member in own {
                    let kept = needed.contains(&member);
                    let given = left[member] > 0 && {
                        left[member] -= 1;
                        let rest = most(&able[lead + 1..], &mut left.clone());
                        left[member] += 1;
                        rest + 1 == possible
                    };
                    // One that stays without a place keeps all away, though with luck it might have had one.
                    if !kept {
                        prop_assert!(given, "lead {lead} at {member}");
                    }
                }
                let open: Vec<_> = own.iter().copied().filter(|member| !needed.contains(member)).collect();
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

    /// A fair's leads for a channel of small queues: it takes no time to speak of.
    #[test]
    fn a_large_batch_ends() {
        let able: Vec<Vec<usize>> =
            (0..600).map(|lead| (0..60).filter(|member| (lead + member) % 3 > 0).collect()).collect();
        let mut room = Room::new(able.clone(), vec![5; 60]);
        let mut placed = 0;
        for (lead, own) in able.iter().enumerate() {
            let needed = room.needed(lead);
            let open = own.iter().copied().find(|member| !needed.contains(member));
            placed += usize::from(open.is_some());
            room.take(lead, open);
            assert_eq!(placed, (lead + 1).min(300), "the first ones have a place");
        }
    }
}
