//! What media cost and bring, and who rates leads well.

use crate::given::Given;
use crate::{Refusal, Shared};
use leadwerk_core::engine::{self as core, Record};
use leadwerk_core::policy::MediaRule;
use leadwerk_core::scoring::{
    MediaBy, MediaMix, MediaRanking, MediaReturns, MediumCost, MediumLead, MediumRow, RaterOptions, RaterTable, Rating,
};
use leadwerk_core::units::{Count, Currency, FactId, Language, Probability, Timestamp};

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

    /// Of them those that were decided on up to a time: so long ago that each has had its time since, or losses, which come
    /// sooner than wins, count too much.
    pub fn decided_until(&self, until: Timestamp) -> Result<Vec<MediumLead>, Refusal> {
        self.0.with(|fold| Ok(fold.decided_until(until)))
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

    /// Of them those of leads that were decided on up to a time: so long ago that each has had its time since, or losses,
    /// which come sooner than wins, count too much.
    pub fn decided_until(&self, until: Timestamp) -> Result<Vec<Rating>, Refusal> {
        self.0.with(|fold| Ok(fold.decided_until(until)))
    }
}

functions! {
    /// The usual rule: the practitioners' order, worth 20 leads of each medium; 4,000 draws, intervals of 80 %.
    media_rule_standard() -> MediaRule { MediaRule::standard() }

    /// Counts leads by medium, campaign, product and period; amounts are in this currency.
    medium_row_of(leads: Vec<MediumLead>, currency: Currency, period_days: Count) -> Vec<MediumRow> {
        MediumRow::of(&leads, currency, period_days)
    }

    /// The rows with those of the same medium, campaign, product and period in one.
    medium_row_merge(rows: Vec<MediumRow>) -> Vec<MediumRow> { MediumRow::merge(&rows) }

    /// What media cost and what they brought, as it was counted.
    media_returns_of(
        rows: Vec<MediumRow>, costs: Vec<MediumCost>, by: MediaBy, currency: Currency, rule: MediaRule
    ) -> MediaReturns { MediaReturns::of(&rows, &costs, by, currency, &rule) }

    /// Media by what they return for the money, and how sure that is.
    media_ranking_of(
        rows: Vec<MediumRow>, costs: Vec<MediumCost>, by: MediaBy, currency: Currency, rule: MediaRule
    ) -> MediaRanking { MediaRanking::of(&rows, &costs, by, currency, &rule) }

    /// What the ranking says, for people.
    media_ranking_sentences(media_ranking: MediaRanking, language: Language) -> Vec<String> {
        Ok(media_ranking.sentences(language))
    }

    /// Observed over expected wins, by medium, with intervals that hold it with this probability.
    media_mix_of(leads: Vec<MediumLead>, by: MediaBy, interval: Probability) -> MediaMix {
        MediaMix::of(&leads, by, interval)
    }

    /// Whether media win more than their leads promised, for people.
    media_mix_sentences(media_mix: MediaMix, language: Language) -> Vec<String> { Ok(media_mix.sentences(language)) }

    /// How well each person rates, by itself and beside what was computed on the same leads.
    rater_table_of(ratings: Vec<Rating>, options: RaterOptions) -> RaterTable { RaterTable::of(&ratings, &options) }

    /// What may be said of each rater, for people.
    rater_table_sentences(rater_table: RaterTable, language: Language) -> Vec<String> {
        Ok(rater_table.sentences(language))
    }
}
