//! Checks of contact data.

use super::contact::ContactData;
use super::place::{PostcodeFit, PostcodeRow, PostcodeTable, is_postcode};
use super::{email, phone};
use crate::policy::{DataField, DataRule, QualityRule};
use crate::units::{Error, Probability, Weight, is_country};
use leadwerk_macros::crosses;
use std::collections::BTreeSet;

/// What was found in contact data. It names the field, and never what stands in it.
///
/// To put it on record, use `record_finding` with the name of the rule, and the sentence as the advice.
#[crosses]
#[derive(Copy, Eq)]
pub struct DataFinding {
    /// The field.
    pub field: DataField,
    /// The check.
    pub rule: DataRule,
    /// How much it counts.
    pub weight: Weight,
    /// What to do.
    pub advice: DataAdvice,
}

/// What to do about a finding.
#[crosses]
pub enum DataAdvice {
    /// Ask for it.
    Ask,
    /// Look for a slip of the pen.
    Correct,
    /// Ask for another one.
    AskForAnother,
    /// Add the country, or the calling code.
    AddCountry,
    /// Compare the two fields.
    Compare,
}

/// What the checks of one contact found.
#[crosses]
#[derive(Eq)]
pub struct DataReport {
    /// Which share of what is wanted is there, by weight; nothing where nothing is wanted.
    pub complete: Option<Probability>,
    /// What was found: what is missing first, in the order of the rule, then the others in the order of the fields.
    pub findings: Vec<DataFinding>,
}

/// Checks contact data by a rule. It keeps nothing of what it looks at.
///
/// # Example
/// ```
/// use leadwerk::policy::{DataRule, QualityRule};
/// use leadwerk::quality::{ContactCheck, ContactData};
/// use leadwerk::units::Language;
///
/// let check = ContactCheck::new(QualityRule::standard(), &[], &["mailinator.com".into()])?;
/// let email = Some("max@x.mailinator.com".to_owned());
/// let report = check.check(&ContactData { email, ..ContactData::default() });
/// let finding = report.findings.last().copied();
/// assert_eq!(finding.map(|finding| finding.rule), Some(DataRule::EmailDisposable));
/// assert_eq!(report.complete.map(|share| share.to_string()), Some("25 %".to_owned()));
/// assert_eq!(
///     finding.map(|finding| finding.sentence(Language::English)).as_deref(),
///     Some("The e-mail address is a mailbox to throw away; ask for another one."),
/// );
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ContactCheck {
    rule: QualityRule,
    postcodes: PostcodeTable,
    disposable: BTreeSet<String>,
}

impl ContactCheck {
    /// Checks by this rule, with the postcodes of these rows, and these domains to throw away beside those of the rule.
    ///
    /// # Errors
    /// `POLICY_FAULTY` where the rule cannot stand.
    pub fn new(rule: QualityRule, postcodes: &[PostcodeRow], disposable: &[String]) -> Result<Self, Error> {
        rule.check()?;
        let postcodes = PostcodeTable::of(postcodes, rule.country.as_deref());
        let domains = rule.disposable.iter().chain(disposable);
        let disposable = domains.map(|domain| domain.trim().trim_start_matches(['@', '.']).to_lowercase()).collect();
        Ok(Self { rule, postcodes, disposable })
    }

    /// What there is to find in the data of a contact.
    pub fn check(&self, contact: &ContactData) -> DataReport {
        let mut findings = Vec::new();
        for wanted in self.rule.required.iter().filter(|wanted| contact.get(wanted.field).is_none()) {
            if let Some(weight) = self.rule.weight(DataRule::Missing).and_then(|weight| times(weight, wanted.weight)) {
                let (field, rule, advice) = (wanted.field, DataRule::Missing, DataAdvice::Ask);
                findings.push(DataFinding { field, rule, weight, advice });
            }
        }
        let found = [self.of_email(contact), self.of_phone(contact), of_country(contact), self.of_postcode(contact)];
        for (field, rule, advice) in found.into_iter().flatten() {
            findings.extend(self.rule.weight(rule).map(|weight| DataFinding { field, rule, weight, advice }));
        }
        DataReport { complete: self.complete(contact), findings }
    }

    /// What there is to find in the data of many contacts, in their order.
    pub fn check_all(&self, contacts: &[ContactData]) -> Vec<DataReport> {
        contacts.iter().map(|contact| self.check(contact)).collect()
    }

    fn complete(&self, contact: &ContactData) -> Option<Probability> {
        let weigh = |there: bool| {
            let wanted = self.rule.required.iter().filter(|wanted| !there || contact.get(wanted.field).is_some());
            wanted.map(|wanted| u64::from(wanted.weight.thousandths())).sum()
        };
        Probability::share(weigh(true), weigh(false))
    }

    fn of_email(&self, contact: &ContactData) -> Option<Found> {
        let found = |rule, advice| Some((DataField::Email, rule, advice));
        match email::parse(contact.get(DataField::Email)?) {
            None => found(DataRule::EmailForm, DataAdvice::Correct),
            Some(address) if address.domains().iter().any(|domain| self.disposable.contains(domain)) => {
                found(DataRule::EmailDisposable, DataAdvice::AskForAnother)
            }
            Some(_) => None,
        }
    }

    fn of_phone(&self, contact: &ContactData) -> Option<Found> {
        let found = |rule, advice| Some((DataField::Phone, rule, advice));
        match phone::parse(contact.get(DataField::Phone)?, contact.land(&self.rule).as_deref()) {
            Ok(number) if number.at_home => None,
            Ok(_) => found(DataRule::PhoneCountry, DataAdvice::Compare),
            Err(phone::Fault::Form) => found(DataRule::PhoneForm, DataAdvice::Correct),
            Err(phone::Fault::Countryless) => found(DataRule::PhoneForm, DataAdvice::AddCountry),
        }
    }

    fn of_postcode(&self, contact: &ContactData) -> Option<Found> {
        let (postcode, country) = (contact.get(DataField::Postcode)?, contact.land(&self.rule)?);
        let found = |rule, advice| Some((DataField::Postcode, rule, advice));
        if !is_postcode(&country, postcode) {
            return found(DataRule::PostcodeForm, DataAdvice::Correct);
        }
        match self.postcodes.fit(&country, postcode, contact.get(DataField::Town).unwrap_or_default()) {
            PostcodeFit::Fits | PostcodeFit::NotCovered => None,
            PostcodeFit::Near => found(DataRule::PostcodeNear, DataAdvice::Compare),
            PostcodeFit::OtherTown => found(DataRule::PostcodeTown, DataAdvice::Compare),
            PostcodeFit::UnknownPostcode => found(DataRule::PostcodeUnknown, DataAdvice::Correct),
        }
    }
}

type Found = (DataField, DataRule, DataAdvice);

fn of_country(contact: &ContactData) -> Option<Found> {
    let named = contact.get(DataField::Country)?;
    let well_formed = is_country(&named.to_ascii_uppercase());
    (!well_formed).then_some((DataField::Country, DataRule::CountryForm, DataAdvice::Correct))
}

/// The product of two weights, or the most there can be.
fn times(one: Weight, other: Weight) -> Option<Weight> {
    let product = (u64::from(one.thousandths()) * u64::from(other.thousandths()) + 500) / 1_000;
    Weight::new(u32::try_from(product.min(1_000_000)).ok()?).ok()
}

#[cfg(test)]
mod tests;
