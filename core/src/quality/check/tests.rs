//! What is found, and what is not told.

use super::*;
use crate::policy::{RequiredField, RuleWeight};
use crate::units::Language;

fn contact() -> ContactData {
    let text = |text: &str| Some(text.to_owned());
    ContactData {
        email: text("eva.muster@muster.example"),
        phone: text("069 1234567"),
        country: text("de"),
        postcode: text("60311"),
        town: text("Frankfurt"),
        street: None,
        company: text("Muster GmbH"),
        name: text("Eva Muster"),
    }
}

fn check() -> ContactCheck {
    let row = |postcode: &str, town: &str| PostcodeRow { country: None, postcode: postcode.into(), town: town.into() };
    let rule = QualityRule { country: Some("DE".into()), ..QualityRule::standard() };
    ContactCheck::new(rule, &[row("60311", "Frankfurt am Main")], &["@Trash.example".into()]).unwrap()
}

fn rules(change: impl Fn(&mut ContactData)) -> Vec<DataRule> {
    let mut contact = contact();
    change(&mut contact);
    check().check(&contact).findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn good_data_have_no_findings() {
    let report = check().check(&contact());
    assert_eq!((report.findings, report.complete), (vec![], Some(Probability::ONE)));
}

#[test]
fn each_check_finds_its_own() {
    let set = |text: &str| Some(text.to_owned());
    assert_eq!(rules(|data| data.email = set("eva.muster@muster")), [DataRule::EmailForm]);
    assert_eq!(rules(|data| data.email = set("eva@a.b.TRASH.example")), [DataRule::EmailDisposable]);
    assert_eq!(rules(|data| data.email = set("eva@nottrash.example")), []);
    assert_eq!(rules(|data| data.phone = set("12")), [DataRule::PhoneForm]);
    assert_eq!(rules(|data| data.phone = set("+41 44 668 18 00")), [DataRule::PhoneCountry]);
    for none in ["Germany", "UK", "ZZ"] {
        assert_eq!(rules(|data| data.country = set(none)), [DataRule::PhoneForm, DataRule::CountryForm]);
    }
    assert_eq!(rules(|data| data.postcode = set("6031")), [DataRule::PostcodeForm]);
    assert_eq!(rules(|data| data.postcode = set("60312")), [DataRule::PostcodeUnknown]);
    assert_eq!(rules(|data| data.town = set("Offenbach am Main")), [DataRule::PostcodeTown]);
    assert_eq!(rules(|data| data.name = set("  ")), [DataRule::Missing]);
    // What is missing is not wrong besides, and a country without a table is not judged.
    assert_eq!(rules(|data| data.town = None), [DataRule::Missing]);
    assert_eq!(
        rules(|data| (data.country, data.phone, data.postcode) = (set("AT"), None, set("1010"))),
        [DataRule::Missing]
    );
}

#[test]
fn weights_multiply_and_nought_leaves_a_check_out() {
    let mut rule = QualityRule::standard();
    rule.weights = vec![
        RuleWeight { rule: DataRule::Missing, weight: Weight::new(500).unwrap() },
        RuleWeight { rule: DataRule::EmailForm, weight: Weight::ZERO },
    ];
    rule.required = vec![
        RequiredField { field: DataField::Street, weight: Weight::new(3_000).unwrap() },
        RequiredField { field: DataField::Email, weight: Weight::ONE },
    ];
    let check = ContactCheck::new(rule, &[], &[]).unwrap();
    let report = check.check(&ContactData { email: Some("no address".into()), ..ContactData::default() });
    let weight = Weight::new(1_500).unwrap();
    let wanted = DataFinding { field: DataField::Street, rule: DataRule::Missing, weight, advice: DataAdvice::Ask };
    assert_eq!((report.findings, report.complete), (vec![wanted], Probability::share(1, 4)));
}

#[test]
fn nothing_is_wanted_of_whom_nothing_is_asked() {
    let mut rule = QualityRule::standard();
    rule.required.clear();
    let check = ContactCheck::new(rule.clone(), &[], &[]).unwrap();
    assert_eq!(check.check(&ContactData::default()), DataReport { complete: None, findings: vec![] });
    rule.country = Some("de".into());
    assert_eq!(ContactCheck::new(rule, &[], &[]).unwrap_err().code(), "POLICY_FAULTY");
}

#[test]
fn no_finding_tells_what_stands_in_the_field() {
    let secret = "Xanthippe";
    let set = || Some(secret.to_owned());
    let mut contact = ContactData { email: set(), phone: set(), country: set(), ..contact() };
    (contact.postcode, contact.town) = (Some("60311".into()), set());
    let first = check().check(&contact);
    contact.country = None;
    let second = check().check(&contact);
    contact.postcode = set();
    let third = check().check(&contact);
    let reports = [first, second, third];
    let found: BTreeSet<_> = reports.iter().flat_map(|report| &report.findings).map(|finding| finding.rule).collect();
    assert_eq!(found.len(), 5, "{found:?}");
    for report in reports {
        let mut told = [Language::English, Language::German].map(|language| report.sentences(language)).concat();
        told.push(format!("{report:?}"));
        assert!(!told.iter().any(|line| line.contains(secret) || line.contains("60311")), "{told:?}");
    }
}
