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
