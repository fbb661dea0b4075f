//! What media cost and bring, and who rates leads well.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::engine::{self as core, Record};
use leadwerk_core::policy::MediaRule;
use leadwerk_core::scoring::{
    MediaBy, MediaMix, MediaRanking, MediaReturns, MediumCost, MediumLead, MediumRow, RaterOptions, RaterTable, Rating,
};
use leadwerk_core::units::{Count, Currency, FactId, Language, Probability};

/// Folds the records of a log into leads and rows by medium, for the tables and the ranking of media.
#[derive(uniffi::Object)]
pub struct MediumFold(Shared<core::MediumFold>);

#[uniffi::export]
impl MediumFold {
    /// Nothing folded yet; the product of a lead is its answer to this fact, which is a choice.
    #[uniffi::constructor]
    pub fn new(product: Given<Option<FactId>>) -> Result<Self, Refusal> {
        Ok(Self(Shared::new(core::MediumFold::by(product.checked()?))))
    }

    /// Folds the next records.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| {
            records.iter().for_each(|record| fold.fold(record));
            Ok(())
        })
    }

    /// The leads so far; they name nobody.
    pub fn leads(&self) -> Result<Vec<MediumLead>, Refusal> {
        self.0.with(|fold| Ok(fold.leads()))
    }

    /// The leads so far, counted by medium, campaign, product and period.
    pub fn rows(&self, currency: Given<Currency>, period_days: Count) -> Result<Vec<MediumRow>, Refusal> {
        let currency = currency.checked()?;
        self.0.with(|fold| fold.rows(currency, period_days))
    }
}

/// Folds the records of a log into what people said of leads, beside what was computed and what came of it.
#[derive(uniffi::Object)]
pub struct RatingFold(Shared<core::RatingFold>);

#[uniffi::export]
#[expect(clippy::new_without_default, reason = "other languages know no `Default`")]
impl RatingFold {
    /// Nothing folded yet.
    #[uniffi::constructor]
    pub fn new() -> Self {
        Self(Shared::new(core::RatingFold::default()))
    }

    /// Folds the next records.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| {
            records.iter().for_each(|record| fold.fold(record));
            Ok(())
        })
    }

    /// The ratings so far, by lead and rater.
    pub fn ratings(&self) -> Result<Vec<Rating>, Refusal> {
        self.0.with(|fold| Ok(fold.ratings()))
    }
}

/// The usual rule: the practitioners' order, worth 20 leads of each medium; 4,000 draws, intervals of 80 %.
#[uniffi::export]
pub fn media_rule_standard() -> Result<MediaRule, Refusal> {
    attempt(MediaRule::standard)
}

/// Counts leads by medium, campaign, product and period; amounts are in this currency.
#[uniffi::export]
pub fn medium_row_of(
    leads: Given<Vec<MediumLead>>,
    currency: Given<Currency>,
    period_days: Count,
) -> Result<Vec<MediumRow>, Refusal> {
    let (leads, currency) = (leads.checked()?, currency.checked()?);
    attempt(|| MediumRow::of(&leads, currency, period_days))
}

/// The rows with those of the same medium, campaign, product and period in one.
#[uniffi::export]
pub fn medium_row_merge(rows: Given<Vec<MediumRow>>) -> Result<Vec<MediumRow>, Refusal> {
    let rows = rows.checked()?;
    attempt(|| MediumRow::merge(&rows))
}

/// What media cost and what they brought, as it was counted.
#[uniffi::export]
pub fn media_returns_of(
    rows: Given<Vec<MediumRow>>,
    costs: Given<Vec<MediumCost>>,
    by: Given<MediaBy>,
    currency: Given<Currency>,
    rule: Given<MediaRule>,
) -> Result<MediaReturns, Refusal> {
    let (rows, costs, by) = (rows.checked()?, costs.checked()?, by.checked()?);
    let (currency, rule) = (currency.checked()?, rule.checked()?);
    attempt(|| MediaReturns::of(&rows, &costs, by, currency, &rule))
}

/// Media by what they return for the money, and how sure that is.
#[uniffi::export]
pub fn media_ranking_of(
    rows: Given<Vec<MediumRow>>,
    costs: Given<Vec<MediumCost>>,
    by: Given<MediaBy>,
    currency: Given<Currency>,
    rule: Given<MediaRule>,
) -> Result<MediaRanking, Refusal> {
    let (rows, costs, by) = (rows.checked()?, costs.checked()?, by.checked()?);
    let (currency, rule) = (currency.checked()?, rule.checked()?);
    attempt(|| MediaRanking::of(&rows, &costs, by, currency, &rule))
}

/// What the ranking says, for people.
#[uniffi::export]
pub fn media_ranking_sentences(media_ranking: Given<MediaRanking>, language: Language) -> Result<Vec<String>, Refusal> {
    let media_ranking = media_ranking.checked()?;
    attempt(|| Ok(media_ranking.sentences(language)))
}

/// Observed over expected wins, by medium, with intervals that hold it with this probability.
#[uniffi::export]
pub fn media_mix_of(
    leads: Given<Vec<MediumLead>>,
    by: Given<MediaBy>,
    interval: Given<Probability>,
) -> Result<MediaMix, Refusal> {
    let (leads, by, interval) = (leads.checked()?, by.checked()?, interval.checked()?);
    attempt(|| MediaMix::of(&leads, by, interval))
}

/// Whether media win more than their leads promised, for people.
#[uniffi::export]
pub fn media_mix_sentences(media_mix: Given<MediaMix>, language: Language) -> Result<Vec<String>, Refusal> {
    let media_mix = media_mix.checked()?;
    attempt(|| Ok(media_mix.sentences(language)))
}

/// How well each person rates, by itself and beside what was computed on the same leads.
#[uniffi::export]
pub fn rater_table_of(ratings: Given<Vec<Rating>>, options: Given<RaterOptions>) -> Result<RaterTable, Refusal> {
    let (ratings, options) = (ratings.checked()?, options.checked()?);
    attempt(|| RaterTable::of(&ratings, &options))
}

/// What may be said of each rater, for people.
#[uniffi::export]
pub fn rater_table_sentences(rater_table: Given<RaterTable>, language: Language) -> Result<Vec<String>, Refusal> {
    let rater_table = rater_table.checked()?;
    attempt(|| Ok(rater_table.sentences(language)))
}
