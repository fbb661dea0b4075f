//! What is asked of contact data, as data.

use super::faults::Fault;
use crate::units::{Count, Error, Estimate, KeyKindId, Probability, Weight, is_country};
use core::fmt::Display;
use leadwerk_macros::crosses;
use std::collections::BTreeSet;

/// A part of contact data.
#[crosses]
pub enum DataField {
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
    /// The country.
    Country,
    /// The postcode.
    Postcode,
    /// The town.
    Town,
    /// Street and number.
    Street,
    /// The company.
    Company,
    /// The person's name.
    Name,
}

/// What contact data are checked for.
#[crosses]
pub enum DataRule {
    /// A field that is wanted is empty.
    Missing,
    /// What stands for an e-mail address cannot be one.
    EmailForm,
    /// The mailbox is one to throw away.
    EmailDisposable,
    /// What stands for a telephone number cannot be one of its country.
    PhoneForm,
    /// The telephone number is of another country than the contact.
    PhoneCountry,
    /// The country is not two letters of ISO 3166-1.
    CountryForm,
    /// What stands for a postcode cannot be one of its country.
    PostcodeForm,
    /// The postcode is not in the table.
    PostcodeUnknown,
    /// The town is none of those that the table has for the postcode, and not known nearby.
    PostcodeTown,
    /// The town is none of those that the table has for the postcode, but has postcodes that begin alike. Where postmen
    /// cross the borders of towns, that is as it should be.
    PostcodeNear,
}

/// What is asked of contact data.
///
/// Nothing of it refuses a lead: what is found is told, and people decide.
#[crosses]
#[derive(Eq)]
pub struct QualityRule {
    /// The fields that are wanted, and how much each counts; completeness is the share that is there.
    #[serde(default)]
    pub required: Vec<RequiredField>,
    /// How much each finding counts where it is not 1; 0 leaves the check out. What a missing field counts is what it
    /// counts in `required`, times this.
    #[serde(default)]
    pub weights: Vec<RuleWeight>,
    /// The country of contacts that name none, in two letters of ISO 3166-1, such as `DE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Domains whose mailboxes are to be thrown away, such as `mailinator.com`; what is below one counts too.
    #[serde(default)]
    pub disposable: Vec<String>,
}

/// A field that is wanted.
#[crosses]
#[derive(Copy, Eq)]
pub struct RequiredField {
    /// The field.
    pub field: DataField,
    /// How much it counts, above 0.
    pub weight: Weight,
}

/// How much a finding counts.
#[crosses]
#[derive(Copy, Eq)]
pub struct RuleWeight {
    /// The check.
    pub rule: DataRule,
    /// How much; 0 leaves the check out.
    pub weight: Weight,
}

/// When two leads are taken for one and the same, after Fellegi and Sunter (1969).
#[crosses]
pub struct DuplicateRule {
    /// The kinds of keys that are compared, and what each tells.
    pub kinds: Vec<KeyRule>,
    /// The probability that two leads are the same before anything of them is compared, above 0 and below 1.
    pub prior: Probability,
    /// From which probability on they surely are.
    pub surely: Probability,
    /// From which probability on they perhaps are; below it they are not listed.
    pub perhaps: Probability,
    /// A key that more leads have than this leads to nobody by itself, and tells as little as the share of leads that have
    /// it: at least 1.
    pub common: Count,
}

/// What a kind of key tells.
#[crosses]
pub struct KeyRule {
    /// The kind.
    pub kind: KeyKindId,
    /// With which probability two entries of the same lead agree in it, where both have one.
    pub same: Estimate,
    /// With which probability two different leads do; less than `same`, and above 0.
    pub different: Estimate,
}

impl QualityRule {
    /// What a company that sells to companies asks for: e-mail and company count 2, telephone, postcode, town and name
    /// 1. A town that is a neighbour of its postcode is no finding. No domain is listed and no country taken for granted.
    pub fn standard() -> Self {
        use DataField::{Company, Email, Name, Phone, Postcode, Town};
        use DataRule::{
            CountryForm, EmailDisposable, PhoneCountry, PhoneForm, PostcodeForm, PostcodeNear, PostcodeTown,
            PostcodeUnknown,
        };
        let required =
            [(Email, 2_000), (Phone, 1_000), (Postcode, 1_000), (Town, 1_000), (Company, 2_000), (Name, 1_000)];
        let weights = [
            (EmailDisposable, 800),
            (PhoneForm, 600),
            (PhoneCountry, 200),
            (CountryForm, 300),
            (PostcodeForm, 500),
            (PostcodeUnknown, 300),
            (PostcodeTown, 500),
            (PostcodeNear, 0),
        ];
        Self {
            required: required.map(|(field, counts)| RequiredField { field, weight: weight(counts) }).into(),
            weights: weights.map(|(rule, counts)| RuleWeight { rule, weight: weight(counts) }).into(),
            country: None,
            disposable: Vec::new(),
        }
    }

    /// How much a finding of this check counts; nothing where it is left out.
    pub(crate) fn weight(&self, rule: DataRule) -> Option<Weight> {
        let given = self.weights.iter().find(|line| line.rule == rule).map_or(Weight::ONE, |line| line.weight);
        (given.thousandths() > 0).then_some(given)
    }

    /// Everything that makes it invalid.
    pub(super) fn faults(&self, path: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        twice(&mut faults, self.required.iter().map(|line| line.field), &format!("{path}required"), ".field");
        twice(&mut faults, self.weights.iter().map(|line| line.rule), &format!("{path}weights"), ".rule");
        twice(&mut faults, &self.disposable, &format!("{path}disposable"), "");
        for (place, line) in self.required.iter().enumerate() {
            if line.weight == Weight::ZERO {
                let fault = format!("is 0, so `{}` would not count; leave the field out", line.field);
                add(&mut faults, format!("{path}required[{place}].weight"), fault);
            }
        }
        if let Some(country) = self.country.as_ref().filter(|country| !is_country(country)) {
            add(
                &mut faults,
                format!("{path}country"),
                format!("`{country}` is no country; write two letters such as `DE`"),
            );
        }
        for (place, domain) in self.disposable.iter().enumerate().filter(|(_, domain)| !is_domain(domain)) {
            let fault = format!("`{domain}` is no domain; write it as `mailinator.com`, in small letters");
            add(&mut faults, format!("{path}disposable[{place}]"), fault);
        }
        faults
    }

    /// Refuses a rule with faults.
    ///
    /// # Errors
    /// `POLICY_FAULTY` with every fault.
    pub(crate) fn check(&self) -> Result<(), Error> {
        Fault::refuse(self.faults(""))
    }
}

impl DuplicateRule {
    /// What keys made of contact data usually tell: see `docs/quality/duplicates.md`.
    pub fn standard() -> Self {
        let kind = |kind: &str, same: f64, different: f64| {
            let rule = |kind| KeyRule { kind, same: Estimate::of(same), different: Estimate::of(different) };
            KeyKindId::new(kind).ok().map(rule)
        };
        let kinds = [
            kind("email", 0.7, 1e-5),
            kind("phone", 0.6, 5e-5),
            kind("name_town", 0.7, 2e-5),
            kind("company_postcode", 0.9, 1e-4),
        ];
        Self {
            kinds: kinds.into_iter().flatten().collect(),
            prior: Probability::share(1, 10_000).unwrap_or(Probability::ZERO),
            surely: Probability::share(95, 100).unwrap_or(Probability::ONE),
            perhaps: Probability::share(2, 100).unwrap_or(Probability::ONE),
            common: Count::new(20),
        }
    }

    /// Everything that makes it invalid.
    pub(super) fn faults(&self, path: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.kinds.is_empty() {
            add(&mut faults, format!("{path}kinds"), "is empty; name at least one kind of key".into());
        }
        twice(&mut faults, self.kinds.iter().map(|line| &line.kind), &format!("{path}kinds"), ".kind");
        for (place, KeyRule { same, different, .. }) in self.kinds.iter().enumerate() {
            let place = format!("{path}kinds[{place}]");
            if !(1e-9..=1.0 - 1e-9).contains(&same.get()) {
                add(&mut faults, format!("{place}.same"), format!("`{same}` is not between 0 and 1"));
            }
            if !(1e-9..=same.get()).contains(&different.get()) {
                let fault = format!("`{different}` is not above 0 and at most `same`, which is {same}; exchange them");
                add(&mut faults, format!("{place}.different"), fault);
            }
        }
        if self.prior == Probability::ZERO || self.prior == Probability::ONE {
            let fault = format!("{} leaves nothing to compare; give a probability between 0 and 1", self.prior);
            add(&mut faults, format!("{path}prior"), fault);
        }
        if self.surely < self.perhaps {
            let fault = format!("{} is below perhaps, which is {}; raise it", self.surely, self.perhaps);
            add(&mut faults, format!("{path}surely"), fault);
        }
        if self.common == Count::new(0) {
            add(&mut faults, format!("{path}common"), "is 0, so no key would lead to anybody; give at least 1".into());
        }
        faults
    }

    /// Refuses a rule with faults.
    ///
    /// # Errors
    /// `POLICY_FAULTY` with every fault.
    pub(crate) fn check(&self) -> Result<(), Error> {
        Fault::refuse(self.faults(""))
    }
}

fn weight(thousandths: u32) -> Weight {
    Weight::new(thousandths).unwrap_or(Weight::ONE)
}

/// Labels with points between them, in small letters.
fn is_domain(text: &str) -> bool {
    let label = |label: &str| !label.is_empty() && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-');
    text.contains('.') && text.split('.').all(label) && text.to_lowercase() == text
}

fn add(faults: &mut Vec<Fault>, path: String, fault: String) {
    faults.push(Fault { path, fault });
}

fn twice<T: Ord + Display>(faults: &mut Vec<Fault>, items: impl IntoIterator<Item = T>, path: &str, end: &str) {
    let mut seen = BTreeSet::new();
    for (place, item) in items.into_iter().enumerate() {
        let said = format!("`{item}` is listed twice; remove one");
        if !seen.insert(item) {
            add(faults, format!("{path}[{place}]{end}"), said);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_rules_have_no_faults() {
        assert_eq!(QualityRule::standard().faults(""), []);
        assert_eq!(DuplicateRule::standard().faults(""), []);
    }

    #[test]
    fn each_fault_is_told_with_its_place() {
        let mut rule = QualityRule::standard();
        rule.required.push(RequiredField { field: DataField::Email, weight: Weight::ZERO });
        rule.weights.push(RuleWeight { rule: DataRule::PhoneForm, weight: Weight::ONE });
        rule.country = Some("UK".into());
        rule.disposable =
            ["mailinator.com", "Trash.Example", "a@b.c", "none", "mailinator.com"].map(String::from).into();
        let paths: Vec<_> = rule.faults("quality.").into_iter().map(|fault| fault.path).collect();
        let wanted = [
            "quality.required[6].field",
            "quality.weights[8].rule",
            "quality.disposable[4]",
            "quality.required[6].weight",
            "quality.country",
            "quality.disposable[1]",
            "quality.disposable[2]",
            "quality.disposable[3]",
        ];
        assert_eq!(paths, wanted);

        let mut rule = DuplicateRule::standard();
        rule.kinds.extend(rule.kinds.first().cloned());
        for line in &mut rule.kinds[1..3] {
            (line.same, line.different) = (line.different, line.same);
        }
        rule.kinds[3].same = Estimate::of(1.0);
        rule.prior = Probability::ZERO;
        rule.surely = Probability::ZERO;
        rule.common = Count::new(0);
        let paths: Vec<_> = rule.faults("").into_iter().map(|fault| fault.path).collect();
        let wanted =
            ["kinds[4].kind", "kinds[1].different", "kinds[2].different", "kinds[3].same", "prior", "surely", "common"];
        assert_eq!(paths, wanted);
        assert_eq!(rule.check().unwrap_err().code(), "POLICY_FAULTY");
    }
}
