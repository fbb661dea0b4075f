//! Figures of partners, in sentences, for people.

use super::alarm::{Alarm, AlarmLevel, Downturn};
use super::points::PointsAccount;
use super::remind::{Reminder, ReminderKind};
use super::response::{ResponseGroup, ResponseTimes};
use super::table::{PartnerRow, PartnerTable};
use super::tier::{TierProposal, TierReason, TierStep};
use crate::units::{Estimate, Language, decimal, per_cent};

impl PartnerTable {
    /// What the figures of each member say, by name.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        self.members.iter().flat_map(|row| row.sentences(language)).collect()
    }
}

impl PartnerRow {
    /// What the figures say, and what they do not.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let (member, won, leads) = (&self.member, self.tally.won, self.tally.leads);
        let expected = decimal(self.tally.expected.into(), language);
        let first = match language {
            Language::English => {
                format!("{member} won {won} of {leads} leads; {expected} wins were to be expected of these by now.")
            }
            Language::German => {
                format!(
                    "{member} hat {won} von {leads} Leads gewonnen; zu erwarten waren von diesen bisher {expected}."
                )
            }
        };
        let score = self.score.map(|score| {
            let [at, low, high] = [score.score, score.low, score.high].map(|score| score.get().round());
            match language {
                Language::English => {
                    format!("Score {at}, most likely between {low} and {high}; 100 is as expected.")
                }
                Language::German => {
                    format!("Wertung {at}, höchstwahrscheinlich zwischen {low} und {high}; 100 ist wie erwartet.")
                }
            }
        });
        let score = score.unwrap_or_else(|| match language {
            Language::English => "That is too little for a score.".to_owned(),
            Language::German => "Das ist zu wenig für eine Wertung.".to_owned(),
        });
        let attention = [self.alarm.sentence(language), self.downturn.sentence(language)];
        [first, score].into_iter().chain(attention.into_iter().flatten()).collect()
    }
}

impl Downturn {
    /// What it means; nothing while there is none.
    pub fn sentence(&self, language: Language) -> Option<String> {
        self.since?;
        Some(match language {
            Language::English => "Lately fewer leads are won than expected; chance alone shows that now and then. Ask whether something has changed.",
            Language::German => "Zuletzt werden weniger Leads gewonnen als erwartet; der Zufall allein zeigt das ab und zu. Fragen Sie, ob sich etwas geändert hat.",
        }.to_owned())
    }
}

impl Alarm {
    /// What it means; nothing while it is quiet.
    pub fn sentence(&self, language: Language) -> Option<String> {
        let odds = odds(self.highest, language);
        Some(match (self.level, language) {
            (AlarmLevel::Quiet, _) => return None,
            (AlarmLevel::Amber, Language::English) => {
                format!(
                    "Fewer leads are won than expected; chance alone shows that to one member in {odds} at most. Keep an eye on it."
                )
            }
            (AlarmLevel::Amber, Language::German) => {
                format!(
                    "Es werden weniger Leads gewonnen als erwartet; der Zufall allein zeigt das höchstens bei einem von {odds} Mitgliedern. Bitte im Auge behalten."
                )
            }
            (AlarmLevel::Red, Language::English) => {
                format!(
                    "Far fewer leads are won than expected; chance alone shows that to one member in {odds} at most. A person should look at it and ask."
                )
            }
            (AlarmLevel::Red, Language::German) => {
                format!(
                    "Es werden weit weniger Leads gewonnen als erwartet; der Zufall allein zeigt das höchstens bei einem von {odds} Mitgliedern. Ein Mensch sollte es ansehen und nachfragen."
                )
            }
        })
    }
}

/// Evidence in whole numbers, up to what people can imagine.
fn odds(evidence: Estimate, language: Language) -> String {
    match (evidence.get(), language) {
        (evidence, Language::English) if evidence > 1e6 => "a million".to_owned(),
        (evidence, Language::German) if evidence > 1e6 => "einer Million".to_owned(),
        (evidence, _) => format!("{:.0}", evidence.floor()),
    }
}

impl PointsAccount {
    /// What the points come from.
    pub fn sentence(&self, language: Language) -> String {
        let number = |points: crate::units::Decimal| decimal(points.into(), language);
        let [points, earned, expected, counted, process, least] =
            [self.points, self.earned, self.expected, self.process_counted, self.process, self.least].map(number);
        let member = &self.member;
        let capped = self.process_counted < self.process;
        match (language, capped) {
            (Language::English, false) => {
                format!(
                    "{member} has {points} points: {earned} of wins, less {expected} for those to be expected of its leads by now, and {counted} of good processing; the minimum is {least}."
                )
            }
            (Language::English, true) => {
                format!(
                    "{member} has {points} points: {earned} of wins, less {expected} for those to be expected of its leads by now, and {counted} of good processing ({process} were earned, but they cannot replace wins); the minimum is {least}."
                )
            }
            (Language::German, false) => {
                format!(
                    "{member} hat {points} Punkte: {earned} aus Abschlüssen, abzüglich {expected} für die bisher zu erwartenden, und {counted} für gute Bearbeitung; das Minimum ist {least}."
                )
            }
            (Language::German, true) => {
                format!(
                    "{member} hat {points} Punkte: {earned} aus Abschlüssen, abzüglich {expected} für die bisher zu erwartenden, und {counted} für gute Bearbeitung (verdient waren {process}, aber sie ersetzen keine Gewinne); das Minimum ist {least}."
                )
            }
        }
    }
}

impl TierProposal {
    /// What is proposed, and why.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let tier = &self.tier;
        let head = match (self.step, language) {
            (TierStep::Stay, Language::English) => format!("Stays at {tier}."),
            (TierStep::Stay, Language::German) => format!("Bleibt bei {tier}."),
            (TierStep::Promote, Language::English) => format!("Proposed: up to {tier}."),
            (TierStep::Promote, Language::German) => format!("Vorschlag: Aufstieg zu {tier}."),
            (TierStep::Demote, Language::English) => format!("Proposed: down to {tier}."),
            (TierStep::Demote, Language::German) => format!("Vorschlag: Abstieg zu {tier}."),
            (TierStep::Review, Language::English) => "Nothing is proposed before a person has looked at it.".to_owned(),
            (TierStep::Review, Language::German) => "Kein Vorschlag, bevor ein Mensch es angesehen hat.".to_owned(),
        };
        core::iter::once(head).chain(self.reasons.iter().map(|reason| self.reason(*reason, language))).collect()
    }

    fn reason(&self, reason: TierReason, language: Language) -> String {
        let sure = |share: Option<crate::units::Probability>| {
            share.map_or_else(|| "?".to_owned(), |share| per_cent(share, language))
        };
        let (above, below) = (sure(self.above), sure(self.below));
        let [english, german] = match reason {
            TierReason::RedAlarm => ["The alarm is red.", "Der Alarm steht auf Rot."],
            TierReason::AmberAlarm => ["The alarm is amber.", "Der Alarm steht auf Gelb."],
            TierReason::TooSoon => ["It has not been there long enough.", "Die Mindestzeit ist nicht um."],
            TierReason::TooLittle => ["There is too little for a score.", "Für eine Wertung ist es zu wenig."],
            TierReason::TurnoverReached => {
                ["The turnover reaches the next tier.", "Der Umsatz erreicht die nächste Stufe."]
            }
            TierReason::TurnoverNotReached => {
                ["The turnover does not reach the next tier.", "Der Umsatz erreicht die nächste Stufe nicht."]
            }
            TierReason::TurnoverBelow => {
                ["The turnover is below its own tier.", "Der Umsatz liegt unter der eigenen Stufe."]
            }
            TierReason::Highest => ["There is no higher tier.", "Eine höhere Stufe gibt es nicht."],
            TierReason::ScoreAbove | TierReason::ScoreNotAbove => {
                return match language {
                    Language::English => {
                        format!("Its score is above the limit of the next tier with a probability of {above}.")
                    }
                    Language::German => format!(
                        "Die Wertung liegt mit einer Wahrscheinlichkeit von {above} über der Grenze der nächsten Stufe."
                    ),
                };
            }
            TierReason::ScoreBelow => {
                return match language {
                    Language::English => {
                        format!("Its score is below the limit of its tier with a probability of {below}.")
                    }
                    Language::German => format!(
                        "Die Wertung liegt mit einer Wahrscheinlichkeit von {below} unter der Grenze der eigenen Stufe."
                    ),
                };
            }
        };
        match language {
            Language::English => english.to_owned(),
            Language::German => german.to_owned(),
        }
    }
}

impl ResponseTimes {
    /// How soon customers are called, and where some never are.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let groups = core::iter::once(&self.total).chain(&self.members).chain(&self.media);
        let hours = self.within_hours.get();
        groups
            .filter(|group| group.name.is_empty() || group.never.get() > 0)
            .map(|group| group.sentence(hours, language))
            .collect()
    }
}

impl ResponseGroup {
    fn sentence(&self, hours: u32, language: Language) -> String {
        let (leads, never, name) = (self.leads, self.never, &self.name);
        let who = if name.is_empty() { String::new() } else { format!("{name}: ") };
        let Some((within, mean)) = self.within.zip(self.mean_hours) else {
            return match language {
                Language::English => format!("{who}No lead."),
                Language::German => format!("{who}Kein Lead."),
            };
        };
        let (within, mean) = ((100.0 * within.value.get()).round(), decimal(mean.value.get(), language));
        match language {
            Language::English => {
                format!(
                    "{who}Of {leads} leads, {within} % are called within {hours} hours, after {mean} hours on average; {never} were never called."
                )
            }
            Language::German => {
                format!(
                    "{who}Von {leads} Leads werden {within} % binnen {hours} Stunden angerufen, im Mittel nach {mean} Stunden; {never} wurden nie angerufen."
                )
            }
        }
    }
}

impl Reminder {
    /// The reminder, as to its member.
    pub fn sentence(&self, language: Language) -> String {
        let number = self.number;
        let [one, many] = match (self.about, language) {
            (ReminderKind::Expiring, Language::English) => [
                "1 lead leaves your list soon, for good: please decide.",
                " leads leave your list soon, for good: please decide.",
            ],
            (ReminderKind::Expiring, Language::German) => [
                "1 Lead verlässt bald endgültig Ihre Liste: bitte entscheiden Sie.",
                " Leads verlassen bald endgültig Ihre Liste: bitte entscheiden Sie.",
            ],
            (ReminderKind::FirstContact, Language::English) => {
                ["1 customer waits for the first call.", " customers wait for their first call."]
            }
            (ReminderKind::FirstContact, Language::German) => {
                ["1 Kunde wartet auf den ersten Anruf.", " Kunden warten auf den ersten Anruf."]
            }
            (ReminderKind::Decision, Language::English) => ["1 decision is due.", " decisions are due."],
            (ReminderKind::Decision, Language::German) => ["1 Entscheidung steht an.", " Entscheidungen stehen an."],
            (ReminderKind::ResponseTime, Language::English) => {
                [" % of first calls come in time; customers who wait buy elsewhere."; 2]
            }
            (ReminderKind::ResponseTime, Language::German) => {
                [" % der ersten Anrufe kommen rechtzeitig; wer wartet, kauft anderswo."; 2]
            }
            (ReminderKind::Talk, Language::English) => {
                return "Fewer leads are won than expected. May we talk about what is in the way?".to_owned();
            }
            (ReminderKind::Talk, Language::German) => {
                return "Es werden weniger Leads gewonnen als erwartet. Sprechen wir darüber, was im Weg steht?"
                    .to_owned();
            }
        };
        // One per cent is said like many.
        let single = number.get() == 1 && one != many;
        if single { one.to_owned() } else { format!("{number}{many}") }
    }
}
