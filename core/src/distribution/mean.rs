//! A running mean, exact.

use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use crate::units::{Fixed, LARGEST, Minor};

/// The mean of amounts in minor units, kept as their sum and number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mean {
    sum: i128,
    count: u32,
}

impl Mean {
    /// Takes an amount in.
    pub(crate) fn add(&mut self, amount: Minor) {
        if self.count < u32::MAX {
            self.sum += i128::from(amount.get());
            self.count += 1;
        }
    }

    /// Takes an amount out again that came in before.
    pub(crate) fn take_off(&mut self, amount: Minor) {
        if self.count > 0 {
            self.sum -= i128::from(amount.get());
            self.count -= 1;
        }
    }

    /// The mean, rounded down; nothing where nothing came in.
    pub(crate) fn get(&self) -> Option<Minor> {
        let mean = self.sum.checked_div_euclid(i128::from(self.count))?;
        i64::try_from(mean).ok().and_then(|mean| Minor::new(mean).ok())
    }

    /// An amount in units of the mean; 0 where the mean is.
    pub(crate) fn units(&self, amount: Minor) -> Fixed {
        // 53 bits of the amount, 32 of the number and 40 of the fraction fit into 127.
        let scaled = (i128::from(amount.get()) * i128::from(self.count)) << 40;
        Fixed::clamped(scaled.checked_div_euclid(self.sum).unwrap_or(0))
    }

    /// At most so many times the mean; where there is none yet, anything.
    pub(crate) fn cap(&self, amount: Minor, times: u32) -> Minor {
        let Some(most) = self.sum.checked_mul(i128::from(times)).filter(|_| self.count > 0 && self.sum > 0) else {
            return amount;
        };
        if i128::from(amount.get()) * i128::from(self.count) <= most {
            return amount;
        }
        let most = (most / i128::from(self.count)).min(i128::from(LARGEST));
        i64::try_from(most).ok().and_then(|most| Minor::new(most).ok()).unwrap_or(amount)
    }
}

impl Canonical for Mean {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.count.put(sink);
        // A sum of at most 2³² amounts of 53 bits, in two halves.
        i64::try_from(self.sum >> 43).unwrap_or(0).put(sink);
        i64::try_from(self.sum & 0x7ff_ffff_ffff).unwrap_or(0).put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let count = u32::take(source)?;
        let (high, low) = (i64::take(source)?, i64::take(source)?);
        let mean = Self { sum: (i128::from(high) << 43) + i128::from(low), count };
        let within = mean.sum.abs() <= i128::from(count) * i128::from(LARGEST);
        if (0..=0x7ff_ffff_ffff).contains(&low) && within { Ok(mean) } else { Err(Corrupt::new("mean")) }
    }
}
