//! Sorting where few things are sorted, or seldom.

use core::cmp::Ordering;

/// As `sort_by` and `sort_by_key` of slices, stably; but what sorts is the same machine code for all types, where theirs
/// is 5 KB for each place that sorts. Where speed counts, take theirs.
pub(crate) trait Order<T> {
    /// Sorts by what a comparison says.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let swaps = swaps(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        for (place, other) in swaps.into_iter().enumerate() {
            self.swap(place, other);
        }
    }
}

/// With which place each is to be swapped, one after the other, until all stand in order.
fn swaps(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if count < 2 {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    for place in 0..count {
        // What belongs here may have been swapped away, even several times: what is written so far says where to.
        let mut other = place;
        loop {
            other = order.get(other).copied().unwrap_or(place);
            if other >= place {
                break;
            }
        }
        if let Some(swap) = order.get_mut(place) {
            *swap = other;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_what_a_stable_sort_gives(keys in prop::collection::vec(0_u8..20, 0..60)) {
            let mut ours: Vec<_> = keys.into_iter().enumerate().collect();
            let mut theirs = ours.clone();
            ours.order_by_key(|&(_, key)| key);
            theirs.sort_by_key(|&(_, key)| key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
