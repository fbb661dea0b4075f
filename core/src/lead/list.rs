//! Short lists, of which there are millions.

use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use core::ops::{Deref, DerefMut};

/// A list exactly as large as what is in it: a `Vec` would keep room for four entries where most leads have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct List<T>(Box<[T]>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T> List<T> {
    /// Adds an entry at the end.
    pub(crate) fn push(&mut self, new: T) {
        self.change(|all| {
            all.reserve_exact(1);
            all.push(new);
        });
    }

    /// Removes the entries that are not to stay.
    pub(crate) fn retain(&mut self, stays: impl FnMut(&T) -> bool) {
        if !self.0.is_empty() {
            self.change(|all| all.retain(stays));
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Vec<T>)) {
        let mut all = core::mem::take(&mut self.0).into_vec();
        change(&mut all);
        self.0 = all.into_boxed_slice();
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

/// A list that few have anything in: where it is empty it takes half as much as another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RareList<T>(Option<Box<List<T>>>);

impl<T> Default for RareList<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> RareList<T> {
    /// Adds an entry at the end.
    pub(crate) fn push(&mut self, new: T) {
        self.0.get_or_insert_default().push(new);
    }

    /// Removes the entries that are not to stay.
    pub(crate) fn retain(&mut self, stays: impl FnMut(&T) -> bool) {
        if let Some(list) = &mut self.0 {
            list.retain(stays);
        }
        // Empty is empty, however it came about.
        self.0.take_if(|list| list.is_empty());
    }
}

impl<T> Deref for RareList<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], |list| list)
    }
}

impl<T> DerefMut for RareList<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().map_or(&mut [], |list| list)
    }
}

/// The same bytes as those of a [`List`].
impl<T: Canonical> Canonical for RareList<T> {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        match &self.0 {
            Some(list) => list.put(sink),
            None => 0_u64.put(sink),
        }
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let list = List::take(source)?;
        Ok(Self((!list.is_empty()).then(|| Box::new(list))))
    }
}

/// The same bytes as those of a `Vec`.
impl<T: Canonical> Canonical for List<T> {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        (self.len() as u64).put(sink);
        for value in self.iter() {
            value.put(sink);
        }
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Vec::take(source).map(|all| Self(all.into_boxed_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(value: &impl Canonical) -> Vec<u8> {
        let mut out = Vec::new();
        value.put(&mut out);
        out
    }

    #[test]
    fn a_rare_list_is_a_list_of_half_the_size() {
        assert_eq!(2 * size_of::<RareList<u32>>(), size_of::<List<u32>>());
        let (mut rare, mut list) = (RareList::default(), List::default());
        for number in 0..4_u32 {
            assert_eq!((&*rare, bytes(&rare)), (&*list, bytes(&list)));
            rare.push(number);
            list.push(number);
        }
        for least in [2, 4] {
            rare.retain(|number| *number >= least);
            list.retain(|number| *number >= least);
            assert_eq!((&*rare, bytes(&rare)), (&*list, bytes(&list)));
        }
        assert_eq!(rare, RareList::default());
    }

    #[test]
    fn a_rare_list_is_read_as_it_was_written() {
        for numbers in [vec![], vec![7], vec![1, 2, 3]] {
            let mut rare = RareList::default();
            numbers.into_iter().for_each(|number: u32| rare.push(number));
            let written = bytes(&rare);
            let read = RareList::<u32>::take(&mut Source::new(&written));
            assert_eq!(read.ok(), Some(rare));
        }
    }
}
