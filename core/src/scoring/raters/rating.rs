//! What was said of a lead.

use crate::policy::{AssumedProbability, Temperature};
use crate::units::{Count, Error, Estimate, LeadId, PersonId, Probability};
use leadwerk_macros::crosses;

/// What a person said of a lead, what was computed then, and what came of it.
#[crosses]
#[derive(Eq)]
pub struct Rating {
    /// The lead.
    pub lead: LeadId,
    /// Who said it.
    pub rater: PersonId,
    /// The probability of winning it that was said.
    pub probability: Option<Probability>,
    /// The temperature that was said; without a probability, it stands for the one assumed for it.
    pub temperature: Option<Temperature>,
    /// The probability that was computed by then.
    pub computed: Option<Probability>,
    /// Whether the lead was won; nothing while that is not known.
    pub won: Option<bool>,
}

/// How raters are judged.
#[crosses]
pub struct RaterOptions {
    /// The probability that a temperature stands for; take the policy's `distribution.assumed`.
    pub assumed: AssumedProbability,
    /// With how many ended leads a rater is judged at all: 2 or more; 30 where nothing is given.
    pub least: Option<Count>,
    /// The probability with which an interval holds what it is about; 0.8 where nothing is given.
    pub interval: Option<Probability>,
}

impl RaterOptions {
    pub(super) fn least(&self) -> Result<f64, Error> {
        let least = Estimate::of(self.least.map_or(30.0, |least| least.get().into()));
        least.within("least", 2.0, f64::from(u32::MAX))?;
        Ok(least.get())
    }

    pub(super) fn interval(&self) -> Result<f64, Error> {
        let interval = Estimate::of(self.interval.map_or(0.8, Into::into));
        interval.within("interval", 0.01, 0.999)?;
        Ok(interval.get())
    }
}

impl Rating {
    /// The probability that was said.
    ///
    /// # Errors
    /// `EMPTY_RATING`.
    pub(super) fn said(&self, assumed: &AssumedProbability) -> Result<Probability, Error> {
        let by_word = self.temperature.as_ref().map(|temperature| match temperature {
            Temperature::Cold => assumed.cold,
            Temperature::Warm => assumed.warm,
            Temperature::Hot => assumed.hot,
        });
        self.probability.or(by_word).ok_or(Error::EmptyRating {})
    }
}
