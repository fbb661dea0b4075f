//! Short texts that came in before: ids and the like come again and again, and are found faster than they are made.

use core::hash::Hasher as _;
use core::str::Utf8Error;
use foldhash::fast::FixedState;
use smol_str::SmolStr;
use std::hash::BuildHasher as _;

/// Texts by what their bytes come to, each in the one place that it can have. It forgets what another text takes the
/// place of, so it never grows.
#[derive(Debug)]
pub struct Words {
    places: Box<[SmolStr]>,
}

/// A hundred kilobytes: what stays near the processor.
const PLACES: usize = 1 << 12;

/// What is longer has memory of its own, which is not kept here.
const LONGEST: usize = 23;

impl Default for Words {
    fn default() -> Self {
        Self { places: vec![SmolStr::default(); PLACES].into() }
    }
}

impl Words {
    /// The text that these bytes are.
    #[inline]
    pub(super) fn text(&mut self, bytes: &[u8]) -> Result<SmolStr, Utf8Error> {
        let make = || core::str::from_utf8(bytes).map(SmolStr::new);
        match self.places.get_mut(place(bytes)) {
            Some(known) if known.as_bytes() == bytes => Ok(known.clone()),
            Some(other) if bytes.len() <= LONGEST => {
                *other = make()?;
                Ok(other.clone())
            }
            _ => make(),
        }
    }
}

fn place(bytes: &[u8]) -> usize {
    // A fixed seed: only the speed depends on it.
    const STATE: FixedState = FixedState::with_seed(0);
    let mut hasher = STATE.build_hasher();
    hasher.write(bytes);
    #[expect(clippy::cast_possible_truncation, reason = "the last bits are all that is looked at")]
    let hash = hasher.finish() as usize;
    hash % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_what_its_bytes_are_however_often_it_comes() {
        let mut words = Words::default();
        // Many more than there are places.
        let texts: Vec<String> = (0..3 * PLACES).map(|number| format!("lead-{number}")).collect();
        let others = ["", "E", "Jörg", "exactly 23 bytes of it.", "24 bytes, and then some.", &"ü".repeat(300)];
        for _ in 0..2 {
            for text in texts.iter().map(String::as_str).chain(others) {
                assert_eq!(words.text(text.as_bytes()).as_deref(), Ok(text));
            }
        }
    }

    #[test]
    fn what_is_no_text_is_not_kept() {
        let mut words = Words::default();
        for _ in 0..2 {
            assert!(words.text(b"\xff").is_err());
        }
        assert!(words.places.iter().all(SmolStr::is_empty));
    }

    #[test]
    fn a_long_text_is_not_kept() {
        let mut words = Words::default();
        words.text("24 bytes, and then some.".as_bytes()).unwrap();
        assert!(words.places.iter().all(SmolStr::is_empty));
    }
}
