//! Keys by which leads are compared.

use super::phonetic::code;
use crate::policy::{DataField, QualityRule};
use crate::quality::contact::{ContactData, ContactRow};
use crate::quality::place::{Name, normal, words};
use crate::quality::{email, phone};
use crate::units::{KeyKindId, LeadId};
use leadwerk_macros::crosses;

/// Forms of address and degrees: who leaves them out is the same person.
const TITLES: &[&str] = &[
    "dipl", "dipling", "dr", "frau", "hc", "herr", "herrn", "ing", "mag", "med", "mr", "mrs", "ms", "msc", "bsc",
    "mba", "ba", "ma", "phd", "phil", "prof", "rer", "nat", "jur", "pol", "habil",
];

/// Legal forms: who leaves them out means the same company.
const LEGAL: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "ek",
    "ev",
    "eg",
    "gbr",
    "ggmbh",
    "gmbh",
    "haftungsbeschrankt",
    "inc",
    "kg",
    "kgaa",
    "limited",
    "llc",
    "llp",
    "ltd",
    "mbb",
    "mbh",
    "nv",
    "ohg",
    "oy",
    "partg",
    "plc",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
    "srl",
    "sro",
    "ug",
    "und",
    "the",
];

/// A key: what two entries of the same lead have in common.
#[crosses]
#[derive(Eq)]
pub struct DuplicateKey {
    /// What kind of key it is; only keys of one kind are compared.
    pub kind: KeyKindId,
    /// What is compared, sign by sign: clear, or hashed by the host. An empty one is none.
    pub value: String,
}

/// The keys of a lead. Clear ones are as personal as what they are made of: keep them no longer than you need them.
#[crosses]
#[derive(Eq)]
pub struct DuplicateKeys {
    /// The lead.
    pub lead: LeadId,
    /// Its keys; of a kind it may have several.
    pub keys: Vec<DuplicateKey>,
}

impl DuplicateKeys {
    /// The keys of these contacts, in their order: those that can be made of what is known of each.
    ///
    /// | kind | is |
    /// |---|---|
    /// | `email` | the mailbox: in small letters, without the tag behind a `+` |
    /// | `phone` | the number as E.164 has it; none where its area code may be missing |
    /// | `name_town` | how the words of the name sound (Kölner Phonetik), in order, without titles; and the town |
    /// | `company_postcode` | how the words of the company sound, without its legal form; and country and postcode |
    ///
    /// `rule` says which country those contacts are of that name none.
    ///
    /// # Example
    /// ```
    /// use leadwerk::policy::QualityRule;
    /// use leadwerk::quality::{ContactData, ContactRow, DuplicateKeys};
    /// use leadwerk::units::LeadId;
    ///
    /// let (name, town) = (Some("Dr. Eva Mayer".to_owned()), Some("Köln".to_owned()));
    /// let contact = ContactData { name, town, ..ContactData::default() };
    /// let rows = [ContactRow { lead: LeadId::new("L1")?, contact }];
    /// let keys = DuplicateKeys::of(&rows, &QualityRule::standard());
    /// assert_eq!(keys[0].keys[0].value, "03 67@koln");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn of(contacts: &[ContactRow], rule: &QualityRule) -> Vec<Self> {
        let row = |row: &ContactRow| Self { lead: row.lead.clone(), keys: row.contact.keys(rule) };
        contacts.iter().map(row).collect()
    }
}

impl ContactData {
    /// Its keys: see [`DuplicateKeys::of`].
    pub fn keys(&self, rule: &QualityRule) -> Vec<DuplicateKey> {
        let keys = [
            ("email", self.mailbox()),
            ("phone", self.number(rule)),
            ("name_town", self.name_town()),
            ("company_postcode", self.company_postcode(rule)),
        ];
        let key = |(kind, value): (&str, Option<String>)| {
            Some(DuplicateKey { kind: KeyKindId::new(kind).ok()?, value: value? })
        };
        keys.into_iter().filter_map(key).collect()
    }

    fn mailbox(&self) -> Option<String> {
        Some(email::parse(self.get(DataField::Email)?)?.mailbox())
    }

    fn number(&self, rule: &QualityRule) -> Option<String> {
        let number = phone::parse(self.get(DataField::Phone)?, self.land(rule).as_deref());
        number.ok().filter(|number| number.whole).map(|number| number.e164)
    }

    fn name_town(&self) -> Option<String> {
        let mut sounds = sounds(self.get(DataField::Name)?, TITLES);
        // `Eva Muster` and `Muster, Eva` are one.
        sounds.sort_unstable();
        let town = Name::of(self.get(DataField::Town)?);
        (!sounds.is_empty() && !town.is_empty()).then(|| format!("{}@{}", sounds.join(" "), town.whole()))
    }

    fn company_postcode(&self, rule: &QualityRule) -> Option<String> {
        let sounds = sounds(self.get(DataField::Company)?, LEGAL);
        let (country, postcode) = (self.land(rule).unwrap_or_default(), normal(self.get(DataField::Postcode)?));
        (!sounds.is_empty() && !postcode.is_empty()).then(|| format!("{}@{country} {postcode}", sounds.join(" ")))
    }
}

/// How the words of a text sound, without those that may be left out. A word with a digit, or without a letter of ours, stays
/// as it is written.
fn sounds(text: &str, without: &[&str]) -> Vec<String> {
    // `e.V.`, `m.b.H.`: single letters with points between them are one word.
    let text = joined(text);
    let told = words(&text).into_iter().filter(|word| !without.contains(&word.as_str()));
    let sound = |word: String| {
        let code = code(&word);
        if code.is_empty() || word.bytes().any(|byte| byte.is_ascii_digit()) { word } else { code }
    };
    told.map(sound).collect()
}

/// The text without the points between single letters.
fn joined(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let letter =
        |place: Option<usize>| place.and_then(|place| signs.get(place)).is_some_and(|sign| sign.is_alphabetic());
    let single = |place: usize| letter(place.checked_sub(1)) && !letter(place.checked_sub(2));
    let kept = signs.iter().enumerate().filter(|(place, sign)| **sign != '.' || !single(*place));
    kept.map(|(_, sign)| *sign).collect()
}
