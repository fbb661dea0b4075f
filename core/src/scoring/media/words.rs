//! Media in sentences, for people.

use super::mix::{MediaMix, MediumMix};
use super::rank::{MediaRanking, RankedMedium, UnrankedMedium, WhyUnranked};
use crate::units::{CampaignId, ChoiceId, Currency, Language, MediumId, named, per_cent};

/// What a medium, or a campaign or a product of it, is called at the beginning of a sentence.
fn name(medium: &MediumId, campaign: Option<&CampaignId>, product: Option<&ChoiceId>, language: Language) -> String {
    let medium = named(medium.as_str());
    match (language, campaign.map(|id| named(id.as_str())), product.map(|id| named(id.as_str()))) {
        (Language::English, Some(campaign), _) => format!("Campaign {campaign} of {medium}"),
        (Language::German, Some(campaign), _) => format!("Die Kampagne {campaign} von {medium}"),
        (Language::English, None, Some(product)) => format!("Medium {medium} for {product}"),
        (Language::German, None, Some(product)) => format!("Das Medium {medium} für {product}"),
        (Language::English, None, None) => format!("Medium {medium}"),
        (Language::German, None, None) => format!("Das Medium {medium}"),
    }
}

/// A number with two decimals.
fn hundredths(number: f64, language: Language) -> String {
    let said = format!("{number:.2}");
    match language {
        Language::English => said,
        Language::German => said.replace('.', ","),
    }
}

impl MediaRanking {
    /// What each medium is expected to return, the best first, and which could not be compared.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let ranked = self.ranked.iter().map(|row| row.sentence(self.currency, language));
        ranked.chain(self.unranked.iter().map(|row| row.sentence(language))).collect()
    }
}

impl RankedMedium {
    fn sentence(&self, currency: Currency, language: Language) -> String {
        let name = name(&self.medium, self.campaign.as_ref(), self.product.as_ref(), language);
        let [each, low, high] = [self.expected, self.low, self.high].map(|each| hundredths(each.get(), language));
        let best = per_cent(self.best, language);
        match language {
            Language::English => {
                format!(
                    "{name} brings {each} {currency} margin per {currency} ({low}–{high}) and is the best with {best}."
                )
            }
            Language::German => format!(
                "{name} bringt {each} {currency} Marge je {currency} ({low}–{high}) und ist mit {best} das beste."
            )
            .replace("das beste.", if self.campaign.is_some() { "die beste." } else { "das beste." }),
        }
    }
}

impl UnrankedMedium {
    fn sentence(&self, language: Language) -> String {
        let name = name(&self.medium, self.campaign.as_ref(), self.product.as_ref(), language);
        match (self.why, language) {
            (WhyUnranked::NoCost, Language::English) => {
                format!("{name} is not ranked: no cost is known, so there is no return on it.")
            }
            (WhyUnranked::NoCost, Language::German) => {
                format!("{name} steht nicht in der Rangfolge: Kosten sind nicht bekannt, also auch kein Ertrag darauf.")
            }
            (WhyUnranked::NoLeads, Language::English) => format!("{name} is not ranked: no lead has come of it."),
            (WhyUnranked::NoLeads, Language::German) => {
                format!("{name} steht nicht in der Rangfolge: kein Lead kam daraus.")
            }
            (WhyUnranked::NoValue, Language::English) => {
                format!("{name} is not ranked: no order value is known; assume one until there is.")
            }
            (WhyUnranked::NoValue, Language::German) => format!(
                "{name} steht nicht in der Rangfolge: kein Auftragswert ist bekannt; nehmen Sie bis dahin einen an."
            ),
        }
    }
}

impl MediaMix {
    /// Of each medium, whether it wins more than its leads promised.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        self.rows.iter().map(|row| row.sentence(language)).collect()
    }
}

impl MediumMix {
    fn sentence(&self, language: Language) -> String {
        let name = name(&self.medium, self.campaign.as_ref(), self.product.as_ref(), language);
        let (observed, expected) = (self.observed, hundredths(self.expected.get(), language));
        let [ratio, low, high] =
            [self.shrunk, self.shrunk_low, self.shrunk_high].map(|ratio| hundredths(ratio.get(), language));
        let verdict = match (self.shrunk_low.get() > 1.0, self.shrunk_high.get() < 1.0, language) {
            (true, _, Language::English) => "better than its leads promised",
            (true, _, Language::German) => "besser, als ihre Leads versprachen",
            (_, true, Language::English) => "worse than its leads promised",
            (_, true, Language::German) => "schlechter, als ihre Leads versprachen",
            (_, _, Language::English) => "not to be told from what its leads promised",
            (_, _, Language::German) => "nicht zu unterscheiden von dem, was ihre Leads versprachen",
        };
        match language {
            Language::English => {
                format!(
                    "{name} won {observed} where {expected} were to be expected: {ratio} times ({low}–{high}), {verdict}."
                )
            }
            Language::German => {
                let verdict = if self.campaign.is_some() { verdict.into() } else { verdict.replace("ihre ", "seine ") };
                format!(
                    "{name} gewann {observed}, wo {expected} zu erwarten waren: das {ratio}-Fache ({low}–{high}), {verdict}."
                )
            }
        }
    }
}
