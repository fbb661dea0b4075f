//! What can be told of contact data: findings, and two leads that are one. The people and companies are invented.

use leadwerk::policy::{DuplicateRule, QualityRule};
use leadwerk::quality::{ContactCheck, ContactData, ContactRow, DuplicateIndex, DuplicateKeys, PostcodeRow};
use leadwerk::units::{Error, Language, LeadId};
use serde_json::{Value, json};
use std::fmt::Write;

/// What is told of them.
pub(crate) struct Told {
    /// By lead.
    findings: Vec<(LeadId, Vec<String>)>,
    duplicates: Vec<String>,
}

/// A lead's name, company, e-mail address, telephone number, postcode and town.
const CONTACTS: [[&str; 7]; 3] = [
    ["K1", "Dr. Eva Mayer", "Muster GmbH", "e.mayer@muster.example", "0221 4710815", "50667", "Köln"],
    ["K2", "Jan Beispiel", "Beispiel & Co. KG", "jan@wegwerf.example", "089 12", "50667", "München"],
    ["K3", "Mayer, Eva", "Muster mbH", "E.Mayer+messe@muster.example", "+49 (221) 471 08 15", "50667", "Koeln"],
];

/// Checks the contacts and looks for duplicates among them.
pub(crate) fn tell() -> Result<Told, Error> {
    let disposable = ["wegwerf.example".to_owned()];
    let rule = QualityRule { country: Some("DE".to_owned()), ..QualityRule::standard() };
    let place =
        |postcode: &str, town: &str| PostcodeRow { country: None, postcode: postcode.into(), town: town.into() };
    let check = ContactCheck::new(rule.clone(), &[place("50667", "Köln"), place("80331", "München")], &disposable)?;
    let contacts = CONTACTS.iter().map(contact).collect::<Result<Vec<_>, _>>()?;
    let mut index = DuplicateIndex::new(DuplicateRule::standard(), "a secret of the host")?;
    let (mut findings, mut duplicates) = (Vec::new(), Vec::new());
    for (row, keys) in contacts.iter().zip(DuplicateKeys::of(&contacts, &rule)) {
        let report = check.check(&row.contact);
        if !report.findings.is_empty() {
            findings.push((row.lead.clone(), report.sentences(Language::English)));
        }
        let found = index.candidates(&keys)?;
        duplicates.extend(found.iter().map(|found| found.sentence(Language::English)));
        index.add(&keys)?;
    }
    Ok(Told { findings, duplicates })
}

fn contact([lead, name, company, email, phone, postcode, town]: &[&str; 7]) -> Result<ContactRow, Error> {
    let [name, company, email, phone, postcode, town] =
        [name, company, email, phone, postcode, town].map(|word| Some((*word).to_owned()));
    let contact = ContactData { name, company, email, phone, postcode, town, ..ContactData::default() };
    Ok(ContactRow { lead: LeadId::new(lead)?, contact })
}

impl Told {
    pub(crate) fn json(&self) -> Value {
        json!({ "findings": self.findings, "duplicates": self.duplicates })
    }

    pub(crate) fn write(&self, page: &mut String) -> std::fmt::Result {
        writeln!(page, "What is found in contact data, of three invented contacts")?;
        for (lead, sentences) in &self.findings {
            sentences.iter().try_for_each(|line| writeln!(page, "  {lead}: {line}"))?;
        }
        self.duplicates.iter().try_for_each(|line| writeln!(page, "  {line}"))?;
        writeln!(page)
    }
}
