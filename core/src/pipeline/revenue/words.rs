//! A forecast in sentences, for people.

use super::forecast::{Forecast, Quantiles, Scenario};
use crate::units::{Language, Probability, amount, per_cent};

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
