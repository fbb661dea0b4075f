//! Figures of partners, in sentences, for people.

use super::alarm::{Alarm, AlarmLevel, Downturn};
use super::points::PointsAccount;
use super::remind::{Reminder, ReminderKind};
use super::response::{ResponseGroup, ResponseTimes};
use super::table::{PartnerRow, PartnerTable};
use super::tier::{TierProposal, TierReason, TierStep};
use crate::units::{Count, Estimate, Language, MemberId, Probability, decimal, named, per_cent};

/// To whom a sentence about a member speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// To the member: you.
    To,
    /// To others, of the member.
    Of,
}

impl Voice {
    /// The first word of what a member did or has, with the verb in German.
    fn subject(self, member: &MemberId, language: Language) -> String {
        match (self, language) {
            (Self::To, Language::English) => "You".to_owned(),
            (Self::To, Language::German) => "Sie haben".to_owned(),
            (Self::Of, Language::English) => named(member.as_str()),
            (Self::Of, Language::German) => named(member.as_str()) + " hat",
        }
    }

    /// The one that speaks to the member, or the one that speaks of it.
    const fn pick<'a>(self, to: &'a str, of: &'a str) -> &'a str {
        match self {
            Self::To => to,
            Self::Of => of,
        }
    }
}

/// So many of something: what is said of one, or what follows the number.
fn several(number: Count, one: &str, more: &str) -> String {
    if number == Count::new(1) { one.to_owned() } else { format!("{number} {more}") }
}

/// `1 lead`, `3 Leads`.
fn many(leads: Count, language: Language) -> String {
    match language {
        Language::English => several(leads, "1 lead", "leads"),
        Language::German => several(leads, "1 Lead", "Leads"),
    }
}

impl PartnerTable {
    /// What the figures of each member say, by name.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        self.members.iter().flat_map(|row| row.sentences(language)).collect()
    }
}

impl PartnerRow {
    /// What the figures say, and what they do not.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let attention = [self.alarm.sentence(language), self.downturn.sentence(language)];
        self.told(Voice::Of, language).into_iter().chain(attention.into_iter().flatten()).collect()
    }

    /// What the figures say, but for the alarm.
    pub(crate) fn told(&self, voice: Voice, language: Language) -> Vec<String> {
        let (won, leads) = (self.tally.won, many(self.tally.leads, language));
        let who = voice.subject(&self.member, language);
        let expected = decimal(self.tally.expected.into(), language);
        let first = match language {
            Language::English => {
                format!("{who} won {won} of {leads}; {expected} wins were to be expected of these by now.")
            }
            Language::German => {
                format!("{who} {won} von {leads} gewonnen; zu erwarten waren von diesen bisher {expected}.")
            }
        };
        let score = self.score.map(|score| {
            let [at, low, high] = [score.score, score.low, score.high].map(|score| score.get().round());
            match language {
                Language::English => {
                    format!(
                        "{} {at}, most likely between {low} and {high}; 100 is as expected.",
                        voice.pick("Your score:", "Score")
                    )
                }
                Language::German => {
                    format!(
                        "{} {at}, höchstwahrscheinlich zwischen {low} und {high}; 100 ist wie erwartet.",
                        voice.pick("Ihre Wertung:", "Wertung")
                    )
                }
            }
        });
        let score = score.unwrap_or_else(|| match language {
            Language::English => "That is too little for a score.".to_owned(),
            Language::German => "Das ist zu wenig für eine Wertung.".to_owned(),
        });
        vec![first, score]
    }
}

impl Downturn {
    /// What it means; nothing while there is none.
    pub fn sentence(&self, language: Language) -> Option<String> {
        self.since?;
        let said = match language {
            Language::English => {
                "Lately fewer leads are won than expected; chance alone shows that now and then. Ask whether something has changed."
            }
            Language::German => {
                "Zuletzt werden weniger Leads gewonnen als erwartet; der Zufall allein zeigt das ab und zu. Fragen Sie, ob sich etwas geändert hat."
            }
        };
        Some(said.to_owned())
    }
}

impl Alarm {
    /// What it means; nothing while it is quiet.
    pub fn sentence(&self, language: Language) -> Option<String> {
        self.told(Voice::Of, language)
    }

    pub(crate) fn told(&self, voice: Voice, language: Language) -> Option<String> {
        let odds = odds(self.highest, language);
        let red = match self.level {
            AlarmLevel::Quiet => return None,
            AlarmLevel::Amber => false,
            AlarmLevel::Red => true,
        };
        Some(match language {
            Language::English => {
                let so_many = if red { "far fewer" } else { "fewer" };
                let chance = format!("chance alone shows that to one member in {odds} at most");
                match (voice, red) {
                    (Voice::To, _) => {
                        format!(
                            "You won {so_many} leads than expected; {chance}. Let us talk about what is in the way."
                        )
                    }
                    (Voice::Of, false) => {
                        format!("Fewer leads are won than expected; {chance}. Keep an eye on it.")
                    }
                    (Voice::Of, true) => {
                        format!("Far fewer leads are won than expected; {chance}. A person should look at it and ask.")
                    }
                }
            }
            Language::German => {
                let so_many = if red { "weit weniger" } else { "weniger" };
                let chance = format!("der Zufall allein zeigt das höchstens bei einem von {odds} Mitgliedern");
                match (voice, red) {
                    (Voice::To, _) => format!(
                        "Sie haben {so_many} Leads gewonnen als erwartet; {chance}. Sprechen wir darüber, was im Weg steht."
                    ),
                    (Voice::Of, false) => {
                        format!("Es werden weniger Leads gewonnen als erwartet; {chance}. Bitte im Auge behalten.")
                    }
                    (Voice::Of, true) => format!(
                        "Es werden weit weniger Leads gewonnen als erwartet; {chance}. Ein Mensch sollte es ansehen und nachfragen."
                    ),
                }
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
        self.told(Voice::Of, language)
    }

    pub(crate) fn told(&self, voice: Voice, language: Language) -> String {
        let number = |points: crate::units::Decimal| decimal(points.into(), language);
        let [points, earned, expected, counted, process, least] =
            [self.points, self.earned, self.expected, self.process_counted, self.process, self.least].map(number);
        let who = voice.subject(&self.member, language);
        let capped = self.process_counted < self.process;
        match language {
            Language::English => {
                let (has, its) = (voice.pick("have", "has"), voice.pick("your", "its"));
                let cap = format!(" ({process} were earned, but they cannot replace wins)");
                let cap = if capped { &cap } else { "" };
                format!(
                    "{who} {has} {points} points: {earned} of wins, less {expected} for those to be expected of {its} leads by now, and {counted} of good processing{cap}; the minimum is {least}."
                )
            }
            Language::German => {
                let cap = format!(" (verdient waren {process}, aber sie ersetzen keine Gewinne)");
                let cap = if capped { &cap } else { "" };
                format!(
                    "{who} {points} Punkte: {earned} aus Abschlüssen, abzüglich {expected} für die bisher zu erwartenden, und {counted} für gute Bearbeitung{cap}; das Minimum ist {least}."
                )
            }
        }
    }
}

impl TierProposal {
    /// What is proposed, and why.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        self.told(Voice::Of, language)
    }

    pub(crate) fn told(&self, voice: Voice, language: Language) -> Vec<String> {
        let tier = named(&self.name);
        let head = match (self.step, language) {
            (TierStep::Stay, Language::English) => format!("{} at {tier}.", voice.pick("You stay", "Stays")),
            (TierStep::Stay, Language::German) => format!("{} bei {tier}.", voice.pick("Sie bleiben", "Bleibt")),
            (TierStep::Promote, Language::English) => format!("Proposed: up to {tier}."),
            (TierStep::Promote, Language::German) => format!("Vorschlag: Aufstieg zu {tier}."),
            (TierStep::Demote, Language::English) => format!("Proposed: down to {tier}."),
            (TierStep::Demote, Language::German) => format!("Vorschlag: Abstieg zu {tier}."),
            (TierStep::Review, Language::English) => "Nothing is proposed before a person has looked at it.".to_owned(),
            (TierStep::Review, Language::German) => "Kein Vorschlag, bevor ein Mensch es angesehen hat.".to_owned(),
        };
        core::iter::once(head).chain(self.reasons.iter().map(|reason| self.reason(*reason, voice, language))).collect()
    }

    fn reason(&self, reason: TierReason, voice: Voice, language: Language) -> String {
        let sure = |share: Option<Probability>| share.map_or_else(|| "?".to_owned(), |share| per_cent(share, language));
        let (above, below) = (sure(self.above), sure(self.below));
        let [score, wertung] = [voice.pick("Your score", "Its score"), voice.pick("Ihre Wertung", "Die Wertung")];
        let [turnover, umsatz] = [voice.pick("Your turnover", "The turnover"), voice.pick("Ihr Umsatz", "Der Umsatz")];
        let say = |english: &str, german: &str| match language {
            Language::English => english.to_owned(),
            Language::German => german.to_owned(),
        };
        match reason {
            TierReason::RedAlarm => say("The alarm is red.", "Der Alarm steht auf Rot."),
            TierReason::AmberAlarm => say("The alarm is amber.", "Der Alarm steht auf Gelb."),
            TierReason::TooSoon => say(
                voice.pick("You have not been there long enough.", "It has not been there long enough."),
                "Die Mindestzeit ist nicht um.",
            ),
            TierReason::TooLittle => say("There is too little for a score.", "Für eine Wertung ist es zu wenig."),
            TierReason::TurnoverReached => {
                say(&format!("{turnover} reaches the next tier."), &format!("{umsatz} erreicht die nächste Stufe."))
            }
            TierReason::TurnoverNotReached => say(
                &format!("{turnover} does not reach the next tier."),
                &format!("{umsatz} erreicht die nächste Stufe nicht."),
            ),
            TierReason::TurnoverBelow => say(
                &format!("{turnover} is below {} tier.", voice.pick("your", "its own")),
                &format!("{umsatz} liegt unter {} Stufe.", voice.pick("Ihrer", "der eigenen")),
            ),
            TierReason::Highest => say("There is no higher tier.", "Eine höhere Stufe gibt es nicht."),
            TierReason::ScoreAbove | TierReason::ScoreNotAbove => say(
                &format!("{score} is above the limit of the next tier with a probability of {above}."),
                &format!(
                    "{wertung} liegt mit einer Wahrscheinlichkeit von {above} über der Grenze der nächsten Stufe."
                ),
            ),
            TierReason::ScoreBelow => say(
                &format!(
                    "{score} is below the limit of {} tier with a probability of {below}.",
                    voice.pick("your", "its")
                ),
                &format!(
                    "{wertung} liegt mit einer Wahrscheinlichkeit von {below} unter der Grenze {} Stufe.",
                    voice.pick("Ihrer", "der eigenen")
                ),
            ),
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
        let leads = many(self.leads, language);
        let never = match language {
            Language::English => several(self.never, "1 was", "were"),
            Language::German => several(self.never, "1 wurde", "wurden"),
        };
        let who = if self.name.is_empty() { String::new() } else { named(&self.name) + ": " };
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
                    "{who}Of {leads}, {within} % are called within {hours} hours, after {mean} hours on average; {never} never called."
                )
            }
            Language::German => {
                format!(
                    "{who}Von {leads} werden {within} % binnen {hours} Stunden angerufen, im Mittel nach {mean} Stunden; {never} nie angerufen."
                )
            }
        }
    }
}

impl Reminder {
    /// The reminder, as to its member.
    pub fn sentence(&self, language: Language) -> String {
        self.told(Voice::To, language)
    }

    /// To others it begins with the member's name.
    pub(crate) fn told(&self, voice: Voice, language: Language) -> String {
        let number = self.number;
        let said = match (self.about, language) {
            (ReminderKind::Expiring, Language::English) => {
                let (list, please) = (voice.pick("your", "its"), voice.pick(": please decide.", "."));
                format!("{} {list} list soon, for good{please}", several(number, "1 lead leaves", "leads leave"))
            }
            (ReminderKind::Expiring, Language::German) => {
                let (list, please) = (voice.pick("Ihre", "die"), voice.pick(": bitte entscheiden Sie.", "."));
                let leave = several(number, "1 Lead verlässt", "Leads verlassen");
                format!("{leave} bald endgültig {list} Liste{please}")
            }
            (ReminderKind::FirstContact, Language::English) => {
                several(number, "1 customer waits for the first call.", "customers wait for their first call.")
            }
            (ReminderKind::FirstContact, Language::German) => {
                several(number, "1 Kunde wartet auf den ersten Anruf.", "Kunden warten auf den ersten Anruf.")
            }
            (ReminderKind::Decision, Language::English) => {
                several(number, "1 lead waits for its next step.", "leads wait for their next step.")
            }
            (ReminderKind::Decision, Language::German) => {
                several(number, "1 Lead wartet auf den nächsten Schritt.", "Leads warten auf den nächsten Schritt.")
            }
            (ReminderKind::ResponseTime, Language::English) => {
                format!("{number} % of first calls come in time; customers who wait buy elsewhere.")
            }
            (ReminderKind::ResponseTime, Language::German) => {
                format!("{number} % der ersten Anrufe kommen rechtzeitig; wer wartet, kauft anderswo.")
            }
            (ReminderKind::Talk, Language::English) => voice
                .pick(
                    "Fewer leads are won than expected. May we talk about what is in the way?",
                    "fewer leads are won than expected; talk about what is in the way.",
                )
                .to_owned(),
            (ReminderKind::Talk, Language::German) => voice
                .pick(
                    "Es werden weniger Leads gewonnen als erwartet. Sprechen wir darüber, was im Weg steht?",
                    "es werden weniger Leads gewonnen als erwartet; sprechen Sie darüber, was im Weg steht.",
                )
                .to_owned(),
        };
        match voice {
            Voice::To => said,
            Voice::Of => format!("{}: {said}", named(self.member.as_str())),
        }
    }
}
