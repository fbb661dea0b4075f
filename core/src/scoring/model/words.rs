//! A score in words.

use super::Score;
use crate::policy::Temperature;
use crate::scoring::answers::Level;
use crate::units::{Language, Order as _, decimal, per_cent};

impl Score {
    /// The score in sentences: what it comes to, and the answers that weigh most, the strongest first.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let [won, low, high] = [self.probability, self.low, self.high].map(|of| per_cent(of, language));
        let (total, base) = (decimal(self.total.get(), language), decimal(self.base.get(), language));
        let mut said = vec![match (language, self.temperature) {
            (Language::English, warm) => {
                let warm = match warm {
                    Temperature::Cold => "cold",
                    Temperature::Warm => "warm",
                    Temperature::Hot => "hot",
                };
                format!(
                    "The lead is {warm}: won with {won} ({low} to {high}), {total} points, of which {base} at the start."
                )
            }
            (Language::German, warm) => {
                let warm = match warm {
                    Temperature::Cold => "kalt",
                    Temperature::Warm => "warm",
                    Temperature::Hot => "heiß",
                };
                format!(
                    "Der Lead ist {warm}: gewonnen mit {won} ({low} bis {high}), {total} Punkte, davon {base} zu Beginn."
                )
            }
        }];
        let mut answers: Vec<_> = self.answers.iter().filter(|answer| answer.points.get().abs() >= 0.05).collect();
        answers
            .order_by(|a, b| b.points.get().abs().total_cmp(&a.points.get().abs()).then(a.question.cmp(&b.question)));
        said.extend(answers.into_iter().map(|answer| answer.sentence(language)));
        said
    }
}

impl super::ScoredAnswer {
    /// What an answer adds, and how much of that was learned.
    pub fn sentence(&self, language: Language) -> String {
        let signed = |points: f64| {
            let said = decimal(points, language);
            if points >= 0.0 { format!("+{said}") } else { said }
        };
        let (points, expert, learned) =
            (signed(self.points.get()), signed(self.expert.get()), signed(self.learned.get()));
        let (question, answer) = (&self.question, self.answer.said(language));
        match language {
            Language::English => {
                format!("{question}: {answer}, {points} points (experts {expert}, learned {learned}).")
            }
            Language::German => {
                format!("{question}: {answer}, {points} Punkte (Fachleute {expert}, gelernt {learned}).")
            }
        }
    }
}

impl Level {
    /// What it is called, for people.
    pub(crate) fn said(&self, language: Language) -> String {
        let (english, german) = match self {
            Self::Choice { choice } => return choice.to_string(),
            Self::Band { begins } => match language {
                Language::English => return format!("from {begins}"),
                Language::German => return format!("ab {begins}"),
            },
            Self::Flag { yes: true } => ("yes", "ja"),
            Self::Flag { yes: false } => ("no", "nein"),
            Self::Known {} => ("known", "bekannt"),
            Self::Other {} => ("another answer", "eine andere Antwort"),
            Self::Missing {} => ("no answer", "keine Antwort"),
        };
        match language {
            Language::English => english.to_owned(),
            Language::German => german.to_owned(),
        }
    }
}
