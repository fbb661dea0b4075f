//! Ids that came in before: they come again and again, and are found faster than they are made and checked.

use super::wire::Refused;
use core::hash::Hasher as _;
use foldhash::fast::FixedState;
use smol_str::SmolStr;
use std::hash::BuildHasher as _;

/// Checked ids by what their bytes come to, each in the one place that it can have. It forgets what another takes the
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
    /// The id that these bytes are: as it was made when it came before, or made and checked now.
    #[inline]
    pub(super) fn id(
        &mut self,
        bytes: &[u8],
        make: impl FnOnce() -> Result<SmolStr, Refused>,
    ) -> Result<SmolStr, Refused> {
        // An empty place is no id.
        if !(1..=LONGEST).contains(&bytes.len()) {
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

    fn met(words: &mut Words, text: &str) -> SmolStr {
        words.id(text.as_bytes(), || Ok(SmolStr::new(text))).unwrap()
    }

    #[test]
    fn an_id_is_what_its_bytes_are_however_often_it_comes() {
        let mut words = Words::default();
        // Many more than there are places, so that many share one.
        let texts: Vec<String> = (0..3 * PLACES).map(|number| format!("lead-{number}")).collect();
        let others = ["E", "Jörg", "exactly 23 bytes of it.", "24 bytes, and then some.", &"ü".repeat(300)];
        for text in texts.iter().map(String::as_str).chain(others) {
            for _ in 0..2 {
                assert_eq!(met(&mut words, text), text);
            }
        }
        assert!(kept(&words) > PLACES / 2);
    }

    #[test]
    fn two_ids_of_one_place_are_not_mixed_up() {
        let mut words = Words::default();
        let first = "lead-0";
        let other =
            (1..).map(|number| format!("lead-{number}")).find(|text| place(text.as_bytes()) == place(first.as_bytes()));
        let other = other.unwrap();
        for text in [first, &other, &other, first] {
            assert_eq!(met(&mut words, text), text);
            assert_eq!(kept(&words), 1);
        }
    }

    #[test]
    fn only_a_short_id_that_could_be_made_is_kept() {
        let mut words = Words::default();
        let refused = || Err(crate::units::Error::EmptyRating {}.into());
        for bad in ["", "bad", "exactly 23 bytes of it."] {
            assert!(words.id(bad.as_bytes(), refused).is_err());
        }
        met(&mut words, "24 bytes, and then some.");
        assert_eq!(kept(&words), 0);
        met(&mut words, "exactly 23 bytes of it.");
        assert_eq!(kept(&words), 1);
        assert!(words.id("exactly 23 bytes of it.".as_bytes(), refused).is_ok());
    }
}
