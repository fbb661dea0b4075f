//! The names that occur in a log, each stored once.

use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use core::hash::BuildHasher;
use core::num::NonZeroU32;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use smol_str::SmolStr;

/// A name, by its place in the order in which names first came up in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Symbol(NonZeroU32);

/// All names that came up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    texts: Vec<SmolStr>,
    places: HashTable<Symbol>,
}

fn hash(text: &str) -> u64 {
    // A fixed seed: the order of a table is never seen outside, only its speed depends on it.
    FixedState::with_seed(0).hash_one(text)
}

impl Names {
    /// The symbol of a name, new or known.
    pub(crate) fn learn(&mut self, text: &str) -> Symbol {
        if let Some(known) = self.find(text) {
            return known;
        }
        self.texts.push(SmolStr::new(text));
        let number = u32::try_from(self.texts.len()).ok().and_then(NonZeroU32::new);
        // INVARIANT (names): a log of four billion different names does not fit into memory.
        let symbol = Symbol(number.unwrap_or(NonZeroU32::MAX));
        let texts = &self.texts;
        self.places.insert_unique(hash(text), symbol, |&other| hash(look_up(texts, other)));
        symbol
    }

    /// The symbol of a name, if it came up.
    pub(crate) fn find(&self, text: &str) -> Option<Symbol> {
        self.places.find(hash(text), |&other| look_up(&self.texts, other) == text).copied()
    }

    /// The name of a symbol.
    pub(crate) fn text(&self, symbol: Symbol) -> &str {
        look_up(&self.texts, symbol)
    }

    /// How many names came up.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Forgets all but the first names.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.texts.truncate(length);
        self.places.retain(|symbol| symbol.place() < length);
    }

    /// Whether a symbol read from outside belongs here.
    pub(crate) fn knows(&self, symbol: Symbol) -> bool {
        symbol.0.get() as usize <= self.texts.len()
    }
}

fn look_up(texts: &[SmolStr], symbol: Symbol) -> &str {
    // INVARIANT (names): symbols are made by `learn` or checked with `knows`, so they are found.
    texts.get(symbol.0.get() as usize - 1).map_or("", SmolStr::as_str)
}

impl Symbol {
    /// Its place in lists that have one entry for each name.
    pub(crate) const fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl Canonical for Symbol {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.0.get().put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        NonZeroU32::new(u32::take(source)?).map(Self).ok_or(Corrupt::new("name"))
    }
}

impl Canonical for Names {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.texts.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let mut names = Self::default();
        for text in Vec::<SmolStr>::take(source)? {
            let before = names.len();
            names.learn(&text);
            if names.len() == before {
                return Err(Corrupt::new("name, twice"));
            }
        }
        Ok(names)
    }
}
