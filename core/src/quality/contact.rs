//! What the host knows of a contact.

use crate::policy::{DataField, QualityRule};
use crate::units::{LeadId, is_country};
use leadwerk_macros::crosses;

/// What the host knows of a contact. It is looked at and not kept.
///
/// A field that is absent, and one with nothing but blanks in it, is empty.
#[crosses]
#[derive(Default, Eq)]
pub struct ContactData {
    /// The e-mail address.
    pub email: Option<String>,
    /// The telephone number, as it was written.
    pub phone: Option<String>,
    /// The country, in two letters of ISO 3166-1.
    pub country: Option<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// The town.
    pub town: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// The company.
    pub company: Option<String>,
    /// The person's name.
    pub name: Option<String>,
}

/// What the host knows of the contact of a lead.
#[crosses]
#[derive(Eq)]
pub struct ContactRow {
    /// The lead.
    pub lead: LeadId,
    /// Its contact.
    pub contact: ContactData,
}

impl ContactData {
    /// What stands in a field, without blanks at its ends; nothing where it is empty.
    pub fn get(&self, field: DataField) -> Option<&str> {
        let value = match field {
            DataField::Email => &self.email,
            DataField::Phone => &self.phone,
            DataField::Country => &self.country,
            DataField::Postcode => &self.postcode,
            DataField::Town => &self.town,
            DataField::Street => &self.street,
            DataField::Company => &self.company,
            DataField::Name => &self.name,
        };
        value.as_deref().map(str::trim).filter(|value| !value.is_empty())
    }

    /// The country in two capital letters, or the rule's where it names none; nothing where what it names is no country.
    pub(super) fn land(&self, rule: &QualityRule) -> Option<String> {
        match self.get(DataField::Country) {
            Some(named) => Some(named.to_ascii_uppercase()).filter(|country| is_country(country)),
            None => rule.country.clone(),
        }
    }
}
