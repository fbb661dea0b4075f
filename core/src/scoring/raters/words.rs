//! Raters in sentences, for people.

use super::table::{RaterRow, RaterTable, RaterVerdict};
use crate::units::{Language, Probability, named, per_cent};

impl RaterTable {
    /// Of each rater, what it said and what came, and whether it is better than what is computed.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        self.raters.iter().map(|row| row.sentence(self.least.get(), language)).collect()
    }
}

impl RaterRow {
    fn sentence(&self, least: u32, language: Language) -> String {
        let (rater, ratings, decided) = (named(self.rater.as_str()), self.ratings, self.decided);
        let share = |share: f64| Probability::try_from(share.clamp(0.0, 1.0)).unwrap_or(Probability::ZERO);
        let score = self.score.as_ref().map(|score| {
            let [said, came] = [score.said, score.came].map(|of| per_cent(share(of.get()), language));
            match language {
                Language::English => format!("said {said} on average where {came} came"),
                Language::German => format!("sagte im Mittel {said}, wo es {came} wurden"),
            }
        });
        let verdict = self.verdict(least, language);
        match (language, score) {
            (Language::English, None) => format!("{rater} rated {ratings} leads, and none has ended: {verdict}."),
            (Language::German, None) => {
                format!("{rater} bewertete {ratings} Leads, und keiner ist zu Ende: {verdict}.")
            }
            (Language::English, Some(score)) => {
                format!("{rater} rated {ratings} leads, of which {decided} have ended, and {score}: {verdict}.")
            }
            (Language::German, Some(score)) => {
                format!("{rater} bewertete {ratings} Leads, von denen {decided} zu Ende sind, und {score}: {verdict}.")
            }
        }
    }

    fn verdict(&self, least: u32, language: Language) -> String {
        let compared = self.compared;
        let better = per_cent(self.better.unwrap_or(Probability::ZERO), language);
        match (self.verdict, language) {
            (RaterVerdict::TooFew, Language::English) => {
                format!("too few to judge, for {compared} have a computed figure besides and {least} are needed")
            }
            (RaterVerdict::TooFew, Language::German) => {
                format!(
                    "zu wenig für ein Urteil, denn {compared} haben auch eine gerechnete Zahl, und {least} sind nötig"
                )
            }
            (RaterVerdict::Better, Language::English) => format!("better than what is computed with {better}"),
            (RaterVerdict::Better, Language::German) => format!("mit {better} besser als das Gerechnete"),
            (RaterVerdict::Worse, Language::English) => {
                format!("worse than what is computed; the chance of being better is {better}")
            }
            (RaterVerdict::Worse, Language::German) => {
                format!("schlechter als das Gerechnete; die Chance, besser zu sein, ist {better}")
            }
            (RaterVerdict::NotApart, Language::English) => {
                format!("not to be told from what is computed; the chance of being better is {better}")
            }
            (RaterVerdict::NotApart, Language::German) => {
                format!("nicht vom Gerechneten zu unterscheiden; die Chance, besser zu sein, ist {better}")
            }
        }
    }
}
