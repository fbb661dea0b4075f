//! From which figure on a lead is warm, and hot.

use super::fact::Temperature;
use super::rules::QualificationRule;
use crate::units::{Error, Money, Order as _, Probability};

impl QualificationRule {
    /// The temperature of a lead, given the one before: by what it is expected to bring, where the policy has such cuts and
    /// the order value is known, and else by its probability.
    ///
    /// A lead grows warmer from the cut plus the hysteresis on, and colder below the cut minus the hysteresis;
    /// one that has no temperature yet is judged by the cuts alone. Of a cut by value, the hysteresis is a share.
    ///
    /// # Errors
    /// `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`.
    pub fn temperature(
        &self,
        probability: Probability,
        value: Option<Money>,
        before: Option<Temperature>,
    ) -> Result<Temperature, Error> {
        let (Some(cuts), Some(value)) = (self.by_value, value) else {
            return Ok(self.by_probability(probability, before));
        };
        value.worth_in(cuts.hot_from.currency)?;
        let expected = i128::from(value.weighted(probability).minor.get()) * 1_000_000;
        let above = |cut: Money, temperature: Temperature| {
            let share = match before {
                None => 1_000_000,
                Some(before) if before >= temperature => 1_000_000_i128 - i128::from(self.hysteresis.ppm()),
                Some(_) => 1_000_000_i128 + i128::from(self.hysteresis.ppm()),
            };
            expected >= i128::from(cut.minor.get()) * share
        };
        Ok(warmest(above(cuts.hot_from, Temperature::Hot), above(cuts.warm_from, Temperature::Warm)))
    }

    /// The temperature of a probability alone.
    pub(crate) fn by_probability(&self, probability: Probability, before: Option<Temperature>) -> Temperature {
        let above = |cut: Probability, temperature: Temperature| {
            let from = match before {
                None => cut.ppm(),
                Some(before) if before >= temperature => cut.ppm().saturating_sub(self.hysteresis.ppm()),
                Some(_) => cut.ppm().saturating_add(self.hysteresis.ppm()),
            };
            probability.ppm() >= from
        };
        warmest(above(self.hot_from, Temperature::Hot), above(self.warm_from, Temperature::Warm))
    }

    /// Cuts that make so many of these leads hot, and so many more warm, as there is capacity for: `hot_from` and
    /// `warm_from` at the probabilities of the last of them. Of equals, all or none stay above a cut, so it may be fewer; those
    /// that are certain are always hot. The hysteresis becomes smaller where it has no room.
    ///
    /// # Errors
    /// `NOTHING_TO_CUT` without a lead.
    pub fn for_capacity(
        &self,
        probabilities: &[Probability],
        hot: crate::units::Count,
        warm: crate::units::Count,
    ) -> Result<Self, Error> {
        let mut sorted = probabilities.to_vec();
        sorted.order_by(|a, b| b.cmp(a));
        let cut = |most: u32| {
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            match sorted.get(most) {
                // The first that has no place: whoever is above it has one.
                Some(first_out) => Probability::new(first_out.ppm().saturating_add(1)).unwrap_or(Probability::ONE),
                None => sorted.last().copied().unwrap_or(Probability::ZERO),
            }
        };
        if sorted.is_empty() {
            return Err(Error::NothingToCut {});
        }
        let (hot_from, warm_from) = (cut(hot.get()).ppm().max(1), cut(hot.get().saturating_add(warm.get())).ppm());
        // Two cuts are never one, and the hysteresis fits between and around them.
        let warm_from = warm_from.min(hot_from - 1);
        let room = ((hot_from - warm_from - 1) / 2).min(warm_from).min(Probability::ONE.ppm() - hot_from);
        let hysteresis = Probability::new(self.hysteresis.ppm().min(room))?;
        let (hot_from, warm_from) = (Probability::new(hot_from)?, Probability::new(warm_from)?);
        Ok(Self { hot_from, warm_from, hysteresis, by_value: None, ..self.clone() })
    }
}

fn warmest(hot: bool, warm: bool) -> Temperature {
    match (hot, warm) {
        (true, _) => Temperature::Hot,
        (false, true) => Temperature::Warm,
        (false, false) => Temperature::Cold,
    }
}
