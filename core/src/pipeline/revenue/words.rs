//! A forecast in sentences, for people.

use super::forecast::{Forecast, Quantiles, Scenario};
use crate::units::{Language, Money, Probability};

impl Forecast {
    /// What the forecast says: what is likely, what of the target, and where the uncertainty comes from.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let mut said = match (&self.quantiles, &self.scenarios) {
            (Some(quantiles), _) => vec![self.range(quantiles, language)],
            (None, Some(both)) => {
                let lead = &both.lead;
                let head = match language {
                    Language::English => {
                        format!("Lead {lead} is more than half of the pipeline, so there are two cases.")
                    }
                    Language::German => {
                        format!("Lead {lead} ist mehr als die halbe Pipeline, daher gibt es zwei Fälle.")
                    }
                };
                vec![head, both.won.sentence(true, language), both.not_won.sentence(false, language)]
            }
            (None, None) => Vec::new(),
        };
        if let (Some(target), Some(probability)) = (self.target, self.above_target) {
            let (target, probability) = (amount(target, language), per_cent(probability, language));
            said.push(match language {
                Language::English => format!("The target of {target} is reached with {probability}."),
                Language::German => format!("Das Ziel von {target} wird mit {probability} erreicht."),
            });
        }
        said.extend(self.sources(language));
        said
    }

    fn range(&self, quantiles: &Quantiles, language: Language) -> String {
        let [low, middle, high] = [quantiles.p10, quantiles.p50, quantiles.p90].map(|money| amount(money, language));
        let deals = self.deals;
        match language {
            Language::English => {
                format!("{deals} open deals: in 8 of 10 cases revenue is {low} to {high}, in the middle {middle}.")
            }
            Language::German => {
                format!(
                    "{deals} offene Geschäfte: in 8 von 10 Fällen liegt der Umsatz bei {low} bis {high}, \
                     in der Mitte bei {middle}."
                )
            }
        }
    }

    /// The largest deal's share of the uncertainty, and that of the stages, where they are worth a word: a tenth.
    fn sources(&self, language: Language) -> Vec<String> {
        let tenth = |share: f64| (share >= 0.1).then(|| Probability::try_from(share.min(1.0)).ok()).flatten();
        let deal = self.shares.first().and_then(|deal| Some((&deal.lead, tenth(deal.share.get())?)));
        let deal = deal.map(|(lead, share)| match (language, per_cent(share, language)) {
            (Language::English, share) => format!("{share} of the uncertainty comes from lead {lead}."),
            (Language::German, share) => format!("{share} der Unsicherheit kommen von Lead {lead}."),
        });
        let stages = tenth(self.parameter_share.get()).map(|share| match (language, per_cent(share, language)) {
            (Language::English, share) => format!("{share} of it is what is not known of the stages yet."),
            (Language::German, share) => format!("{share} sind, was über die Stufen noch nicht bekannt ist."),
        });
        deal.into_iter().chain(stages).collect()
    }
}

impl Scenario {
    fn sentence(&self, won: bool, language: Language) -> String {
        let [low, high] = [self.quantiles.p10, self.quantiles.p90].map(|money| amount(money, language));
        let probability = per_cent(self.probability, language);
        match (language, won) {
            (Language::English, true) => format!("It is won ({probability}): then 8 of 10 times {low} to {high}."),
            (Language::English, false) => format!("It is not ({probability}): then 8 of 10 times {low} to {high}."),
            (Language::German, true) => {
                format!("Es wird gewonnen ({probability}): dann in 8 von 10 Fällen {low} bis {high}.")
            }
            (Language::German, false) => {
                format!("Es wird nicht gewonnen ({probability}): dann in 8 von 10 Fällen {low} bis {high}.")
            }
        }
    }
}

/// An amount in whole major units: nobody plans in cents.
pub(in crate::pipeline) fn amount(money: Money, language: Language) -> String {
    let unit = 10_i64.pow(money.currency.digits());
    let minor = money.minor.get();
    let whole = (minor.abs() + unit / 2) / unit;
    let digits = whole.to_string();
    let separator = match language {
        Language::English => ',',
        Language::German => '.',
    };
    let mut grouped = String::new();
    for (digit, left) in digits.chars().zip((0..digits.len()).rev()) {
        grouped.push(digit);
        if left > 0 && left % 3 == 0 {
            grouped.push(separator);
        }
    }
    let sign = if minor < 0 && whole > 0 { "-" } else { "" };
    format!("{sign}{grouped} {}", money.currency)
}

/// A probability in whole per cent; "less than 1 %" and "more than 99 %" at the ends.
pub(in crate::pipeline) fn per_cent(probability: Probability, language: Language) -> String {
    let (less, more) = match language {
        Language::English => ("less than", "more than"),
        Language::German => ("weniger als", "mehr als"),
    };
    match probability.ppm() {
        ppm if ppm < 10_000 => format!("{less} 1 %"),
        ppm if ppm > 990_000 => format!("{more} 99 %"),
        ppm => format!("{} %", (ppm + 5_000) / 10_000),
    }
}
