//! What was estimated: a figure with all its digits.

use super::{Error, Text};
use leadwerk_macros::crosses;

/// An estimate: a finite double.
///
/// Nothing that is put on record depends on its last digits, which may differ from machine to machine; they agree within
/// one in a billion.
#[crosses(plain = f64)]
#[derive(Copy, Default, PartialOrd)]
pub struct Estimate(f64);

impl Estimate {
    /// Nothing.
    pub const ZERO: Self = Self(0.0);
    /// One.
    pub const ONE: Self = Self(1.0);

    /// Checks and takes a number.
    ///
    /// # Errors
    /// `NUMBER_OUT_OF_RANGE` where it is infinite or no number.
    pub fn new(value: f64) -> Result<Self, Error> {
        // Zero has one sign, so that it is written alike everywhere.
        if value.is_finite() {
            Ok(Self(value + 0.0))
        } else {
            Err(Error::NumberOutOfRange { value: Text::from(value.to_string()) })
        }
    }

    /// What our own reckoning came to: what went beyond all numbers becomes the nearest there is, no number nothing.
    pub(crate) fn of(value: f64) -> Self {
        if value.is_nan() { Self::ZERO } else { Self(value.clamp(f64::MIN, f64::MAX) + 0.0) }
    }

    /// Refuses a figure that is not between the least and the most.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` with its name.
    pub(crate) fn within(self, what: &str, least: f64, most: f64) -> Result<(), Error> {
        if (least..=most).contains(&self.0) {
            return Ok(());
        }
        let text = |number: f64| Text::from(number.to_string());
        Err(Error::FigureOutOfRange { what: what.into(), value: text(self.0), least: text(least), most: text(most) })
    }

    /// The number.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Estimate {
    type Error = Error;

    fn try_from(value: f64) -> Result<Self, Error> {
        Self::new(value)
    }
}

impl From<Estimate> for f64 {
    fn from(estimate: Estimate) -> Self {
        estimate.0
    }
}

impl core::fmt::Display for Estimate {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}
