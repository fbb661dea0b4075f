//! Whole numbers of which none is zero inside, so that an optional one takes no more room than one that is there.

use core::num::{NonZeroI64, NonZeroU32};

/// Far beyond what is stored, so that no stored number becomes zero.
const BIAS: i64 = 1 << 60;

/// A whole number between ±2⁵⁹; ordered as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Biased(NonZeroI64);

impl Biased {
    pub(super) const fn new(number: i64) -> Self {
        match NonZeroI64::new(number + BIAS) {
            Some(biased) => Self(biased),
            // INVARIANT (biased): whoever makes one has checked a range far inside the bias.
            None => Self(NonZeroI64::MIN),
        }
    }

    pub(super) const fn get(self) -> i64 {
        self.0.get() - BIAS
    }
}

/// A whole number below 2³²−1; ordered as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct BiasedSmall(NonZeroU32);

impl BiasedSmall {
    pub(super) const fn new(number: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    pub(super) const fn get(self) -> u32 {
        self.0.get() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_and_an_option_is_free() {
        for number in [0, 1, -1, (1 << 59), -(1 << 59)] {
            assert_eq!(Biased::new(number).get(), number);
        }
        for number in [0, 1, 1_000_000] {
            assert_eq!(BiasedSmall::new(number).get(), number);
        }
        assert!(Biased::new(-5) < Biased::new(3));
        assert_eq!(size_of::<Option<Biased>>(), 8);
        assert_eq!(size_of::<Option<BiasedSmall>>(), 4);
    }
}
