//! A receipt in words.

use super::choice::{Choice, Standing};
use super::eligibility::{Barred, Filter};
use super::weigh::Owed;
use crate::policy::Temperature;
use crate::units::{Error, Fixed, Language, MemberId, Minor, Money};

impl Choice {
    /// Why whoever got the lead got it, for a manager to read.
    ///
    /// # Errors
    /// `RECEIPT_FAULTY` when the one that got it is not in it.
    pub fn why(&self, language: Language) -> Result<String, Error> {
        let winner = self.winner().ok_or_else(|| Error::ReceiptFaulty {
            lead: self.lead.clone(),
            fault: "whoever got it is not in it".into(),
        })?;
        let (who, lead) = (&self.member, self.words_for_lead(language));
        if let Some(reason) = &self.by_hand {
            let reason = reason.as_str();
            return Ok(match language {
                Language::English => format!("{who} received this {lead} by hand: {reason}."),
                Language::German => format!("{who} hat {lead} von Hand erhalten: {reason}."),
            });
        }
        let able = self.members.iter().filter(|standing| standing.able).count();
        let balance = self.balance(&winner.before, language);
        let channel = self.words_for_channel(language);
        let others = self.channels.iter().filter(|standing| standing.able).count() > 1;
        if able == 1 && others {
            let channel = &self.channel;
            return Ok(match language {
                Language::English => format!(
                    "{who} received this {lead} because channel {channel} was further behind its share than others, \
                     and nobody else in it could take it. Owed before: {balance}."
                ),
                Language::German => format!(
                    "{who} hat {lead} erhalten, weil der Kanal {channel} weiter als andere hinter seinem Anteil lag \
                     und dort sonst niemand ihn übernehmen konnte. Vorher offen: {balance}."
                ),
            });
        }
        Ok(match (language, able) {
            (Language::English, 1) => {
                format!("{who} received this {lead} because nobody else could take it. Owed before: {balance}.")
            }
            (Language::English, _) => format!(
                "{who} received this {lead} because, of the {able} {channel} who could take it, {who} was furthest \
                 behind a fair share, all in all. Owed before: {balance}."
            ),
            (Language::German, 1) => {
                format!("{who} hat {lead} erhalten, weil sonst niemand ihn übernehmen konnte. Vorher offen: {balance}.")
            }
            (Language::German, _) => format!(
                "{who} hat {lead} erhalten, weil von den {able} {channel}, die ihn übernehmen konnten, {who} \
                 insgesamt am weitesten hinter dem gerechten Anteil lag. Vorher offen: {balance}."
            ),
        })
    }

    /// Why a member did not get the lead, for that member to read: nobody else is named, and nobody else's balance told.
    /// Whoever got it reads that.
    ///
    /// # Errors
    /// `MEMBER_NOT_IN_RECEIPT` when the receipt does not know the member.
    pub fn why_not(&self, member: &MemberId, language: Language) -> Result<String, Error> {
        let lead = self.words_for_lead(language);
        if *member == self.member {
            return Ok(match language {
                Language::English => format!("You received this {lead}."),
                Language::German => format!("Sie haben {lead} erhalten."),
            });
        }
        let because = match (self.barrier(member), self.members.iter().find(|standing| standing.member == *member)) {
            (Some(barred), _) => bar(barred, language),
            _ if self.by_hand.is_some() => match language {
                Language::English => "a person gave it to somebody else".to_owned(),
                Language::German => "ein Mensch ihn jemand anderem gegeben hat".to_owned(),
            },
            (None, Some(own)) => self.comparison(own, language),
            (None, None) if self.channels.iter().filter(|standing| standing.able).count() > 1 => match language {
                Language::English => "another channel was further behind its share".to_owned(),
                Language::German => "ein anderer Kanal weiter hinter seinem Anteil lag".to_owned(),
            },
            (None, None) => return Err(Error::MemberNotInReceipt { lead: self.lead.clone(), member: member.clone() }),
        };
        Ok(match language {
            Language::English => format!("You did not receive this {lead} because {because}."),
            Language::German => format!("Sie haben {lead} nicht erhalten, weil {because}."),
        })
    }

    fn barrier(&self, member: &MemberId) -> Option<&Barred> {
        self.barred.iter().find(|barred| barred.members.contains(member))
    }

    /// A member that could have had it: what it was owed itself, and nothing of others.
    fn comparison(&self, own: &Standing, language: Language) -> String {
        let balance = self.balance(&own.before, language);
        match language {
            Language::English => {
                format!("somebody else was further behind a fair share, all in all. Owed to you before: {balance}")
            }
            Language::German => {
                format!(
                    "jemand anderes insgesamt weiter hinter dem gerechten Anteil lag. Bei Ihnen vorher offen: {balance}"
                )
            }
        }
    }

    /// What somebody was owed, in words.
    fn balance(&self, owed: &Owed, language: Language) -> String {
        let value = self.money(owed.value);
        let (temperature, leads) = (self.words_for_temperature(language), tenths(owed.leads, language));
        let of_it = tenths(owed.temperature, language);
        match language {
            Language::English => {
                format!("{leads} leads in total, {of_it} {temperature} leads, {value} expected value")
            }
            Language::German => {
                format!("{leads} Leads insgesamt, {of_it} {temperature} Leads, {} Erwartungswert", comma(value))
            }
        }
    }

    /// An owed value in the policy's currency: behind is plus, ahead is minus.
    fn money(&self, value: Fixed) -> String {
        let minor = (i128::from(value.bits()) * i128::from(self.mean.minor.get())) >> 40;
        let minor = i64::try_from(minor).ok().and_then(|minor| Minor::new(minor).ok()).unwrap_or(Minor::ZERO);
        let sign = if minor.get() >= 0 { "+" } else { "" };
        format!("{sign}{}", Money { minor, currency: self.mean.currency })
    }

    const fn words_for_temperature(&self, language: Language) -> &'static str {
        match (language, self.temperature) {
            (Language::English, Temperature::Cold) => "cold",
            (Language::English, Temperature::Warm) => "warm",
            (Language::English, Temperature::Hot) => "hot",
            (Language::German, Temperature::Cold) => "kalte",
            (Language::German, Temperature::Warm) => "warme",
            (Language::German, Temperature::Hot) => "heiße",
        }
    }

    fn words_for_lead(&self, language: Language) -> String {
        let temperature = self.words_for_temperature(language);
        match language {
            Language::English => format!("{temperature} lead"),
            Language::German => format!("diesen {temperature}n Lead"),
        }
    }

    fn words_for_channel(&self, language: Language) -> String {
        let channel = &self.channel;
        let alone = self.channels.len() < 2;
        match (language, alone) {
            (Language::English, true) => "members".to_owned(),
            (Language::English, false) => format!("members of channel {channel}"),
            (Language::German, true) => "Mitgliedern".to_owned(),
            (Language::German, false) => format!("Mitgliedern des Kanals {channel}"),
        }
    }
}

/// What keeps a member from a lead, behind "because", said to that member.
fn bar(barred: &Barred, language: Language) -> String {
    let [english, german] = match barred.filter {
        Filter::Suspended => ["you are suspended", "Sie gesperrt sind"],
        Filter::Agreement => [
            "your data-protection agreement is missing or over",
            "Ihre Datenschutzvereinbarung fehlt oder abgelaufen ist",
        ],
        Filter::Absent => ["you are absent", "Sie abwesend sind"],
        Filter::Weight => ["your weight is 0", "Ihr Gewicht 0 ist"],
        Filter::Excluded => ["you had it before", "Sie ihn schon hatten"],
        Filter::Protected => {
            ["the account is protected for another member", "der Kunde für ein anderes Mitglied geschützt ist"]
        }
        Filter::Queue => [
            "you have as many undecided leads as you may have",
            "Sie schon so viele unentschiedene Leads haben wie erlaubt",
        ],
        Filter::Kept => [
            "your free place was needed for another lead of the same batch",
            "Ihr freier Platz für einen anderen Lead desselben Stapels gebraucht wurde",
        ],
        Filter::Rule => ["you do not meet the rule", "Sie die Regel nicht erfüllen:"],
    };
    let words = match language {
        Language::English => english,
        Language::German => german,
    };
    match &barred.rule {
        Some(rule) => format!("{words} {rule}"),
        None => words.to_owned(),
    }
}

/// With a sign and one digit behind the point.
fn tenths(number: Fixed, language: Language) -> String {
    let tenths = (i128::from(number.bits()) * 10 + (1 << 39)) >> 40;
    let sign = if tenths < 0 { "-" } else { "+" };
    let text = format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    match language {
        Language::English => text,
        Language::German => comma(text),
    }
}

fn comma(text: String) -> String {
    text.replace('.', ",")
}
