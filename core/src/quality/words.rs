//! What was found, in sentences, for people.

use super::check::{DataAdvice, DataFinding, DataReport};
use super::duplicate::{DuplicateCandidate, DuplicateVerdict};
use crate::policy::{DataField, DataRule};
use crate::units::{Language, per_cent};

impl DataFinding {
    /// What was found and what to do, for people; what stands in the field is not in it.
    pub fn sentence(&self, language: Language) -> String {
        let (head, tail) = (self.head(language), self.tail(language));
        format!("{head}; {tail}.")
    }

    fn head(&self, language: Language) -> String {
        let field = named(self.field, language);
        match (language, self.rule) {
            (Language::English, DataRule::Missing) => format!("{field} is missing"),
            (Language::German, DataRule::Missing) => format!("{field} fehlt"),
            (Language::English, DataRule::EmailForm) => "The e-mail address cannot be one".to_owned(),
            (Language::German, DataRule::EmailForm) => "Die E-Mail-Adresse kann keine sein".to_owned(),
            (Language::English, DataRule::EmailDisposable) => {
                "The e-mail address is a mailbox to throw away".to_owned()
            }
            (Language::German, DataRule::EmailDisposable) => "Die E-Mail-Adresse ist ein Wegwerfpostfach".to_owned(),
            (Language::English, DataRule::PhoneForm) => "The telephone number cannot be dialled as it is".to_owned(),
            (Language::German, DataRule::PhoneForm) => "Die Telefonnummer ist so nicht wählbar".to_owned(),
            (Language::English, DataRule::PhoneCountry) => "The telephone number is of another country".to_owned(),
            (Language::German, DataRule::PhoneCountry) => "Die Telefonnummer gehört zu einem anderen Land".to_owned(),
            (Language::English, DataRule::CountryForm) => "The country is no code such as DE or GB".to_owned(),
            (Language::German, DataRule::CountryForm) => "Das Land ist kein Kürzel wie DE oder GB".to_owned(),
            (Language::English, DataRule::PostcodeForm) => "The postcode cannot be one of its country".to_owned(),
            (Language::German, DataRule::PostcodeForm) => "Die Postleitzahl kann keine des Landes sein".to_owned(),
            (Language::English, DataRule::PostcodeUnknown) => "The postcode is not in the table".to_owned(),
            (Language::German, DataRule::PostcodeUnknown) => "Die Postleitzahl steht nicht im Verzeichnis".to_owned(),
            (Language::English, DataRule::PostcodeNear) => "The postcode is a neighbour's of the town".to_owned(),
            (Language::German, DataRule::PostcodeNear) => "Die Postleitzahl ist die eines Nachbarorts".to_owned(),
            (Language::English, DataRule::PostcodeTown) => "Postcode and town do not seem to fit".to_owned(),
            (Language::German, DataRule::PostcodeTown) => "Postleitzahl und Ort scheinen nicht zu passen".to_owned(),
        }
    }

    const fn tail(&self, language: Language) -> &'static str {
        match (language, self.advice) {
            (Language::English, DataAdvice::Ask) => "ask for it",
            (Language::German, DataAdvice::Ask) => "fragen Sie danach",
            (Language::English, DataAdvice::Correct) => "look for a slip of the pen",
            (Language::German, DataAdvice::Correct) => "suchen Sie nach einem Schreibfehler",
            (Language::English, DataAdvice::AskForAnother) => "ask for another one",
            (Language::German, DataAdvice::AskForAnother) => "bitten Sie um eine andere",
            (Language::English, DataAdvice::AddCountry) => "add the country or the calling code",
            (Language::German, DataAdvice::AddCountry) => "ergänzen Sie das Land oder die Landesvorwahl",
            (Language::English, DataAdvice::Compare) => "compare it with what the customer says",
            (Language::German, DataAdvice::Compare) => "vergleichen Sie mit dem, was der Kunde sagt",
        }
    }
}

impl DataReport {
    /// What was found, for people: how complete the data are, and a sentence for each finding.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let head = self.complete.map(|complete| match language {
            Language::English => format!("The data are complete to {}.", exactly(complete)),
            Language::German => format!("Die Daten sind zu {} vollständig.", exactly(complete)),
        });
        head.into_iter().chain(self.findings.iter().map(|finding| finding.sentence(language))).collect()
    }
}

impl DuplicateCandidate {
    /// How sure it is that both are the same lead, and why, for people.
    pub fn sentence(&self, language: Language) -> String {
        let (lead, other, sure) = (&self.lead, &self.other, per_cent(self.probability, language));
        let kinds = |agrees: bool| {
            let kinds = self.reasons.iter().filter(|reason| reason.agrees == agrees);
            kinds.map(|reason| reason.kind.as_str()).collect::<Vec<_>>().join(", ")
        };
        let head = match (language, self.verdict) {
            (Language::English, DuplicateVerdict::Surely) => format!("Lead {lead} surely is lead {other} ({sure})"),
            (Language::English, DuplicateVerdict::Perhaps) => format!("Lead {lead} perhaps is lead {other} ({sure})"),
            (Language::German, DuplicateVerdict::Surely) => format!("Lead {lead} ist sicher Lead {other} ({sure})"),
            (Language::German, DuplicateVerdict::Perhaps) => {
                format!("Lead {lead} ist vielleicht Lead {other} ({sure})")
            }
        };
        match (language, kinds(true), kinds(false)) {
            (Language::English, same, differ) if differ.is_empty() => format!("{head}: same {same}."),
            (Language::English, same, differ) => format!("{head}: same {same}; different {differ}."),
            (Language::German, same, differ) if differ.is_empty() => format!("{head}: gleich {same}."),
            (Language::German, same, differ) => format!("{head}: gleich {same}; verschieden {differ}."),
        }
    }
}

/// In whole per cent: a share that was counted, where nothing is more or less than that.
fn exactly(share: crate::units::Probability) -> String {
    format!("{} %", (share.ppm() + 5_000) / 10_000)
}

const fn named(field: DataField, language: Language) -> &'static str {
    match (language, field) {
        (Language::English, DataField::Email) => "The e-mail address",
        (Language::German, DataField::Email) => "Die E-Mail-Adresse",
        (Language::English, DataField::Phone) => "The telephone number",
        (Language::German, DataField::Phone) => "Die Telefonnummer",
        (Language::English, DataField::Country) => "The country",
        (Language::German, DataField::Country) => "Das Land",
        (Language::English, DataField::Postcode) => "The postcode",
        (Language::German, DataField::Postcode) => "Die Postleitzahl",
        (Language::English, DataField::Town) => "The town",
        (Language::German, DataField::Town) => "Der Ort",
        (Language::English, DataField::Street) => "The street",
        (Language::German, DataField::Street) => "Die Straße",
        (Language::English, DataField::Company) => "The company",
        (Language::German, DataField::Company) => "Die Firma",
        (Language::English, DataField::Name) => "The name",
        (Language::German, DataField::Name) => "Der Name",
    }
}
