//! The fixed point that sums are kept in.

use super::canonical::{Canonical, Corrupt, Sink, Source};
use super::{Error, LARGEST, Text};
use leadwerk_macros::crosses;

/// A fixed-point number: a whole number of 2⁻⁴⁰, between ±8,192.
///
/// Sums and differences are exact, so everything that is settled by them is the same in every language. It has at most
/// 53 bits, so it crosses borders as a number without losing one.
#[crosses(plain = f64)]
#[derive(Copy, Default, Eq, Hash, PartialOrd, Ord)]
pub struct Fixed(i64);

impl Fixed {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(1 << Self::FRACTION);
    /// The smallest above nothing: 2⁻⁴⁰.
    pub const BIT: Self = Self(1);
    /// The largest there is.
    pub const MOST: Self = Self(LARGEST);
    /// The smallest there is.
    pub const LEAST: Self = Self(-LARGEST);
    const FRACTION: u32 = 40;

    /// From the number of 2⁻⁴⁰; nothing beyond ±2⁵³.
    pub const fn new(bits: i64) -> Option<Self> {
        if bits < -LARGEST || bits > LARGEST { None } else { Some(Self(bits)) }
    }

    /// From the number of 2⁻⁴⁰, or the nearest limit.
    pub fn clamped(bits: i128) -> Self {
        match i64::try_from(bits) {
            Ok(bits) => Self(bits.clamp(-LARGEST, LARGEST)),
            Err(_) if bits < 0 => Self::LEAST,
            Err(_) => Self::MOST,
        }
    }

    /// `numerator / denominator`, rounded towards minus infinity; nothing when it does not fit or divides by 0.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        let (numerator, denominator) = (i128::from(numerator) << Self::FRACTION, i128::from(denominator));
        let quotient = numerator.checked_div_euclid(denominator)?;
        // Euclid's quotient rounds up for a negative divisor; rounding down is the same for both signs.
        let exact = numerator == quotient * denominator;
        let floor = if denominator < 0 && !exact { quotient - 1 } else { quotient };
        i64::try_from(floor).ok().and_then(Self::new)
    }

    /// The sum, or the nearest limit.
    pub fn plus(self, other: Self) -> Self {
        // INVARIANT (fixed): two numbers of 53 bits cannot overflow 64.
        Self((self.0 + other.0).clamp(-LARGEST, LARGEST))
    }

    /// The difference, or the nearest limit.
    pub fn minus(self, other: Self) -> Self {
        Self((self.0 - other.0).clamp(-LARGEST, LARGEST))
    }

    /// The product, rounded towards minus infinity, or the nearest limit.
    pub fn times(self, other: Self) -> Self {
        Self::clamped((i128::from(self.0) * i128::from(other.0)) >> Self::FRACTION)
    }

    /// The number of 2⁻⁴⁰.
    pub const fn bits(self) -> i64 {
        self.0
    }
}

impl Canonical for Fixed {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.0.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Self::new(i64::take(source)?).ok_or(Corrupt::new("fixed-point number"))
    }
}

impl TryFrom<f64> for Fixed {
    type Error = Error;

    /// Takes a number that is a whole number of 2⁻⁴⁰, and refuses any other: none is rounded.
    fn try_from(value: f64) -> Result<Self, Error> {
        let refuse = || Error::NotFixedPoint { value: Text::from(value.to_string()) };
        let bits = value * Self::scale();
        if bits.is_nan() || bits.abs() > f64::from(Self::MOST) * Self::scale() || bits.fract() != 0.0 {
            return Err(refuse());
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most 53 bits, as was checked")]
        Self::new(bits as i64).ok_or_else(refuse)
    }
}

impl From<Fixed> for f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most 53 bits, which a double holds exactly")]
    fn from(fixed: Fixed) -> Self {
        fixed.0 as Self / Fixed::scale()
    }
}

impl Fixed {
    /// 2⁴⁰.
    const fn scale() -> f64 {
        1_099_511_627_776.0
    }
}

impl core::fmt::Display for Fixed {
    /// With three digits behind the point.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:.3}", f64::from(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rounds_down_on_both_sides() {
        assert_eq!(Fixed::ratio(1, 3).unwrap().bits(), 366_503_875_925);
        assert_eq!(Fixed::ratio(-1, 3).unwrap().bits(), -366_503_875_926);
        assert_eq!(Fixed::ratio(1, -3).unwrap().bits(), -366_503_875_926);
        assert_eq!(Fixed::ratio(-1, -3).unwrap().bits(), 366_503_875_925);
        assert_eq!(Fixed::ratio(1, 0), None);
        assert_eq!(Fixed::ratio(8_192, 1), None);
        let two = Fixed::ratio(2, 1).unwrap();
        assert_eq!(two.times(Fixed::ratio(1, 2).unwrap()), Fixed::ONE);
        assert_eq!(Fixed::new(-1).unwrap().times(Fixed::new(1).unwrap()).bits(), -1);
    }

    #[test]
    fn stays_within_its_limits() {
        assert_eq!(Fixed::MOST.plus(Fixed::ONE), Fixed::MOST);
        assert_eq!(Fixed::LEAST.minus(Fixed::ONE), Fixed::LEAST);
        assert_eq!(Fixed::MOST.times(Fixed::LEAST), Fixed::LEAST);
        assert_eq!(Fixed::new(LARGEST + 1), None);
        for bad in [f64::NAN, f64::INFINITY, 8_192.0, 1e-13, 0.1] {
            assert_eq!(Fixed::try_from(bad).unwrap_err().code(), "NOT_FIXED_POINT", "{bad}");
        }
    }

    proptest! {
        #[test]
        fn crosses_as_a_double_and_comes_back(bits in -LARGEST..=LARGEST) {
            let fixed = Fixed::new(bits).unwrap();
            prop_assert_eq!(Fixed::try_from(f64::from(fixed)).unwrap(), fixed);
            let json = serde_json::to_string(&fixed).unwrap();
            prop_assert_eq!(serde_json::from_str::<Fixed>(&json).map_err(|fault| fault.to_string()), Ok(fixed), "{}", json);
        }

        #[test]
        fn sums_and_differences_are_exact(a in -LARGEST / 2..=LARGEST / 2, b in -LARGEST / 2..=LARGEST / 2) {
            let (one, other) = (Fixed::new(a).unwrap(), Fixed::new(b).unwrap());
            prop_assert_eq!(one.plus(other).bits(), a + b);
            prop_assert_eq!(one.minus(other).bits(), a - b);
        }
    }
}
