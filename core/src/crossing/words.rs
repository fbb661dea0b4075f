//! Ids that came in before: they come again and again, and are found faster than they are made.

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
        if bytes.len() > LONGEST {
            return make();
        }
        let Some(known) = self.places.get_mut(place(bytes)) else { return make() };
        if known.as_bytes() != bytes {
            *known = make()?;
        }
        Ok(known.clone())
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

    fn kept(words: &Words) -> usize {
        words.places.iter().filter(|word| !word.is_empty()).count()
    }

    #[test]
    fn a_text_is_what_its_bytes_are_however_often_it_comes() {
        let mut words = Words::default();
        // Many more than there are places, so that many share one.
        let texts: Vec<String> = (0..3 * PLACES).map(|number| format!("lead-{number}")).collect();
        let others = ["", "E", "Jörg", "exactly 23 bytes of it.", "24 bytes, and then some.", &"ü".repeat(300)];
        for text in texts.iter().map(String::as_str).chain(others) {
            for _ in 0..2 {
                assert_eq!(words.text(text.as_bytes()).as_deref(), Ok(text));
            }
        }
        assert!(kept(&words) > PLACES / 2);
    }

    #[test]
    fn two_texts_of_one_place_are_not_mixed_up() {
        let mut words = Words::default();
        let first = "lead-0";
        let other =
            (1..).map(|number| format!("lead-{number}")).find(|text| place(text.as_bytes()) == place(first.as_bytes()));
        let other = other.unwrap();
        for text in [first, &other, &other, first] {
            assert_eq!(words.text(text.as_bytes()).as_deref(), Ok(text));
            assert_eq!(kept(&words), 1);
        }
    }

    #[test]
    fn only_a_short_text_is_kept() {
        let mut words = Words::default();
        assert!(words.text(b"\xff").is_err());
        words.text(b"24 bytes, and then some.").unwrap();
        assert_eq!(kept(&words), 0);
        words.text(b"exactly 23 bytes of it.").unwrap();
        assert_eq!(kept(&words), 1);
    }
}
