//! Probabilities, decimals, counts and weights.

use super::biased::BiasedSmall;
use super::canonical::{Canonical, Corrupt, Sink, Source};
use super::{Error, LARGEST, Text};
use leadwerk_macros::{Canonical, crosses};

const MILLION: i64 = 1_000_000;

/// A probability in parts per million; crosses borders as a number from 0 to 1.
#[crosses(plain = f64)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Probability(BiasedSmall);

impl Probability {
    /// Nothing.
    pub const ZERO: Self = Self(BiasedSmall::new(0));
    /// Certainty.
    pub const ONE: Self = Self(BiasedSmall::new(1_000_000));

    /// From parts per million.
    ///
    /// # Errors
    /// `PROBABILITY_OUT_OF_RANGE` above 1,000,000.
    pub fn new(ppm: u32) -> Result<Self, Error> {
        if ppm > Self::ONE.ppm() {
            return Err(Error::ProbabilityOutOfRange { value: Text::from(format!("{ppm} ppm")) });
        }
        Ok(Self(BiasedSmall::new(ppm)))
    }

    /// The share `part` of `whole`, rounded to the nearest part per million; nothing when `whole` is 0.
    /// A part beyond the whole counts as the whole.
    pub fn share(part: u64, whole: u64) -> Option<Self> {
        let (part, whole) = (u128::from(part.min(whole)), u128::from(whole));
        let ppm = (part * 1_000_000 + whole / 2).checked_div(whole)?;
        u32::try_from(ppm).ok().map(|ppm| Self(BiasedSmall::new(ppm)))
    }

    /// Parts per million.
    pub const fn ppm(self) -> u32 {
        self.0.get()
    }
}

impl Canonical for Probability {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.ppm().put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Self::new(u32::take(source)?).map_err(|_| Corrupt::new("probability"))
    }
}

impl TryFrom<f64> for Probability {
    type Error = Error;

    /// Rounds to the nearest part per million.
    fn try_from(value: f64) -> Result<Self, Error> {
        if !(0.0..=1.0).contains(&value) {
            return Err(Error::ProbabilityOutOfRange { value: Text::from(value.to_string()) });
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 1 was checked, so the product is a whole number from 0 to a million"
        )]
        Ok(Self(BiasedSmall::new((value * 1e6).round() as u32)))
    }
}

impl From<Probability> for f64 {
    fn from(probability: Probability) -> Self {
        Self::from(probability.ppm()) / 1e6
    }
}

impl core::fmt::Display for Probability {
    /// In per cent, as far as needed: `38 %`, `17.16 %`.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let whole = self.ppm() / 10_000;
        match format!("{:04}", self.ppm() % 10_000).trim_end_matches('0') {
            "" => write!(f, "{whole} %"),
            digits => write!(f, "{whole}.{digits} %"),
        }
    }
}

/// What seeded draws begin with: a whole number from 0 to 2⁵³−1, so that every language can write it.
#[crosses(plain = i64)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord, Canonical)]
pub struct Seed(i64);

impl Seed {
    /// The first.
    pub const ZERO: Self = Self(0);

    /// Checks and takes a number.
    ///
    /// # Errors
    /// `SEED_OUT_OF_RANGE` below 0 or beyond 2⁵³−1.
    pub const fn new(number: i64) -> Result<Self, Error> {
        if number < 0 || number > LARGEST {
            return Err(Error::SeedOutOfRange { value: number });
        }
        Ok(Self(number))
    }

    /// The number.
    pub const fn get(self) -> u64 {
        // INVARIANT (seed): it is not negative.
        self.0.cast_unsigned()
    }
}

impl TryFrom<i64> for Seed {
    type Error = Error;

    fn try_from(number: i64) -> Result<Self, Error> {
        Self::new(number)
    }
}

impl From<Seed> for i64 {
    fn from(seed: Seed) -> Self {
        seed.0
    }
}

impl core::fmt::Display for Seed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

/// How many: a whole number from 0 to 4,294,967,295.
#[crosses(plain = u32)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord, Canonical)]
pub struct Count(u32);

impl Count {
    /// So many.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// So many, or the most there can be.
    pub(crate) fn saturating(number: impl TryInto<u32>) -> Self {
        Self(number.try_into().unwrap_or(u32::MAX))
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Count {
    type Error = Error;

    fn try_from(number: u32) -> Result<Self, Error> {
        Ok(Self(number))
    }
}

impl From<Count> for u32 {
    fn from(count: Count) -> Self {
        count.0
    }
}

impl core::fmt::Display for Count {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

/// A decimal number with up to six digits behind the point, kept in millionths, so that comparisons are exact.
///
/// Between ±1,000,000,000: up to there a double tells one millionth from the next, so it crosses borders as a number.
#[crosses(plain = f64)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal(i64);

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    const MOST: i64 = 1_000_000_000_000_000;

    /// From millionths.
    ///
    /// # Errors
    /// `NUMBER_OUT_OF_RANGE` beyond ±10¹⁵ millionths.
    pub fn from_millionths(millionths: i64) -> Result<Self, Error> {
        if !(-Self::MOST..=Self::MOST).contains(&millionths) {
            return Err(Error::NumberOutOfRange { value: Text::from(format!("{millionths} millionths")) });
        }
        Ok(Self(millionths))
    }

    /// From a whole number.
    ///
    /// # Errors
    /// `NUMBER_OUT_OF_RANGE` beyond ±1,000,000,000.
    pub fn whole(number: i64) -> Result<Self, Error> {
        let refuse = || Error::NumberOutOfRange { value: Text::from(number.to_string()) };
        Self::from_millionths(number.checked_mul(MILLION).ok_or_else(refuse)?).map_err(|_| refuse())
    }

    /// The number in millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }
}

impl Canonical for Decimal {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.0.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Self::from_millionths(i64::take(source)?).map_err(|_| Corrupt::new("number"))
    }
}

impl TryFrom<f64> for Decimal {
    type Error = Error;

    /// Takes the nearest millionth; a number with more than six digits behind the point is refused, not rounded.
    fn try_from(value: f64) -> Result<Self, Error> {
        let refuse = || Error::NumberOutOfRange { value: Text::from(value.to_string()) };
        let scaled = value * 1e6;
        if scaled.is_nan() || scaled.abs() > 1e15 {
            return Err(refuse());
        }
        let millionths = scaled.round();
        // A decimal of six digits differs from its nearest double by less than this.
        if (millionths / 1e6 - value).abs() > value.abs() * 2.0 * f64::EPSILON {
            return Err(Error::NumberTooFine { value: Text::from(value.to_string()) });
        }
        #[expect(clippy::cast_possible_truncation, reason = "the range was checked above")]
        Ok(Self(millionths as i64))
    }
}

impl From<Decimal> for f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most 10¹⁵, which a double holds exactly")]
    fn from(decimal: Decimal) -> Self {
        decimal.0 as Self / 1e6
    }
}

impl core::fmt::Display for Decimal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}", f64::from(*self))
    }
}

/// How much of a full share: a number from 0 to 1,000 with up to three digits behind the point.
///
/// 1 is an ordinary member, 0.5 one who works half the time, 0 one who is given nothing.
#[crosses(plain = f64)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Weight(u32);

impl Weight {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// An ordinary share.
    pub const ONE: Self = Self(1_000);
    const MOST: u32 = 1_000_000;

    /// From thousandths.
    ///
    /// # Errors
    /// `WEIGHT_OUT_OF_RANGE` above 1,000,000.
    pub fn new(thousandths: u32) -> Result<Self, Error> {
        if thousandths > Self::MOST {
            return Err(Error::WeightOutOfRange { value: Text::from(format!("{thousandths} thousandths")) });
        }
        Ok(Self(thousandths))
    }

    /// The weight in thousandths.
    pub const fn thousandths(self) -> u32 {
        self.0
    }

    /// This weight times another, to the nearest thousandth; at least one, unless one of them is 0.
    ///
    /// # Errors
    /// `WEIGHT_OUT_OF_RANGE` above 1,000.
    pub fn times(self, factor: Self) -> Result<Self, Error> {
        let product = u64::from(self.0) * u64::from(factor.0);
        let nearest = ((product + 500) / 1_000).max(product.min(1));
        u32::try_from(nearest)
            .ok()
            .and_then(|thousandths| Self::new(thousandths).ok())
            .ok_or_else(|| Error::WeightOutOfRange { value: Text::from(format!("{nearest} thousandths")) })
    }
}

impl Canonical for Weight {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.0.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Self::new(u32::take(source)?).map_err(|_| Corrupt::new("weight"))
    }
}

impl TryFrom<f64> for Weight {
    type Error = Error;

    /// Takes the nearest thousandth; a number with more than three digits behind the point is refused, not rounded.
    fn try_from(value: f64) -> Result<Self, Error> {
        let refuse = || Error::WeightOutOfRange { value: Text::from(value.to_string()) };
        if !(0.0..=1_000.0).contains(&value) {
            return Err(refuse());
        }
        let thousandths = (value * 1e3).round();
        if (thousandths / 1e3 - value).abs() > value * 2.0 * f64::EPSILON {
            return Err(refuse());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 1,000 was checked, so the product is a whole number from 0 to a million"
        )]
        Ok(Self(thousandths as u32))
    }
}

impl From<Weight> for f64 {
    fn from(weight: Weight) -> Self {
        Self::from(weight.0) / 1e3
    }
}

impl core::fmt::Display for Weight {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}", f64::from(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn probabilities() {
        assert_eq!(Probability::try_from(0.35).unwrap().ppm(), 350_000);
        for bad in [-0.1, 1.000_001, f64::NAN, f64::INFINITY, -f64::MIN_POSITIVE] {
            assert_eq!(Probability::try_from(bad).unwrap_err().code(), "PROBABILITY_OUT_OF_RANGE");
        }
        assert_eq!(Probability::try_from(-0.0).unwrap(), Probability::ZERO);
        assert_eq!(Probability::share(2246, 13087).unwrap().to_string(), "17.1621 %");
        assert_eq!(Probability::share(1, 0), None);
        assert_eq!(Probability::share(5, 5).unwrap(), Probability::ONE);
    }

    #[test]
    fn decimals_are_exact_or_refused() {
        assert_eq!(Decimal::try_from(12.5).unwrap().millionths(), 12_500_000);
        assert_eq!(Decimal::try_from(0.1).unwrap().millionths(), 100_000);
        assert_eq!(Decimal::try_from(0.000_000_1).unwrap_err().code(), "NUMBER_TOO_FINE");
        assert_eq!(Decimal::try_from(1.0 / 3.0).unwrap_err().code(), "NUMBER_TOO_FINE");
        for bad in [f64::NAN, f64::INFINITY, 1_000_000_000.5] {
            assert_eq!(Decimal::try_from(bad).unwrap_err().code(), "NUMBER_OUT_OF_RANGE");
        }
    }

    #[test]
    fn weights_are_exact_or_refused() {
        assert_eq!(Weight::try_from(0.5).unwrap().thousandths(), 500);
        assert_eq!(Weight::try_from(-0.0).unwrap(), Weight::ZERO);
        for bad in [-0.001, 0.0005, 1.0 / 3.0, 1_000.001, f64::NAN, f64::INFINITY] {
            assert_eq!(Weight::try_from(bad).unwrap_err().code(), "WEIGHT_OUT_OF_RANGE", "{bad}");
        }
    }

    #[test]
    fn a_weight_times_another() {
        let times = |one, other| Weight::new(one).unwrap().times(Weight::new(other).unwrap());
        assert_eq!(times(500, 1_250).unwrap().thousandths(), 625);
        assert_eq!(times(333, 1_500).unwrap().thousandths(), 500, "499.5");
        assert_eq!(times(1, 100).unwrap().thousandths(), 1, "nobody is lost by rounding");
        assert_eq!(times(0, 1_000_000).unwrap(), Weight::ZERO);
        assert_eq!(times(1_000_000, 1_000).unwrap().thousandths(), 1_000_000);
        assert_eq!(times(1_000_000, 1_001).unwrap_err().code(), "WEIGHT_OUT_OF_RANGE");
    }

    proptest! {
        #[test]
        fn weights_cross_as_doubles_and_come_back(thousandths in 0..=1_000_000_u32) {
            let weight = Weight::new(thousandths).unwrap();
            prop_assert_eq!(Weight::try_from(f64::from(weight)).unwrap(), weight);
        }

        #[test]
        fn decimals_cross_as_doubles_and_come_back(millionths in -Decimal::MOST..=Decimal::MOST) {
            let decimal = Decimal::from_millionths(millionths).unwrap();
            prop_assert_eq!(Decimal::try_from(f64::from(decimal)).unwrap(), decimal);
        }

        #[test]
        fn probabilities_cross_as_doubles_and_come_back(ppm in 0..=1_000_000_u32) {
            let probability = Probability::new(ppm).unwrap();
            prop_assert_eq!(Probability::try_from(f64::from(probability)).unwrap(), probability);
        }
    }
}
