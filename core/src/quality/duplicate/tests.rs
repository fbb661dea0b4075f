//! Who is the same, who perhaps, and who is not.

use super::*;
use crate::policy::{DuplicateRule, QualityRule};
use crate::quality::{ContactData, ContactRow};
use crate::units::{Count, KeyKindId, LeadId, Probability};
use proptest::prelude::*;

const SALT: &str = "only the host knows this";

fn id(lead: &str) -> LeadId {
    LeadId::new(lead).unwrap()
}

fn contact(email: &str, phone: &str, name: &str, company: &str, place: &str) -> ContactData {
    let text = |text: &str| Some(text.to_owned());
    let (postcode, town) = place.split_once(' ').unwrap_or_default();
    ContactData {
        email: text(email),
        phone: text(phone),
        country: text("DE"),
        postcode: text(postcode),
        town: text(town),
        street: None,
        company: text(company),
        name: text(name),
    }
}

fn keys(lead: &str, contact: &ContactData) -> DuplicateKeys {
    let row = ContactRow { lead: id(lead), contact: contact.clone() };
    DuplicateKeys::of(&[row], &QualityRule::standard()).remove(0)
}

fn verdict(one: &ContactData, other: &ContactData) -> Option<DuplicateVerdict> {
    let mut index = DuplicateIndex::new(DuplicateRule::standard(), SALT).unwrap();
    index.add(&keys("L1", one)).unwrap();
    let found = index.candidates(&keys("L2", other)).unwrap();
    found.first().map(|candidate| candidate.verdict)
}

fn eva() -> ContactData {
    contact(
        "eva.mueller@muster.example",
        "069 1234567",
        "Eva Müller",
        "Muster Maschinenbau GmbH",
        "60311 Frankfurt am Main",
    )
}

#[test]
fn keys_are_the_same_however_they_are_written() {
    let other = contact(
        " Eva.Mueller+shop@Muster.example ",
        "+49 (0)69 123 45 67",
        "Mueller, Dr. Eva",
        "Muster-Maschinenbau m.b.H. & Co. KG",
        "D-60311 Frankfurt a.M.",
    );
    assert_eq!(keys("L1", &eva()).keys, keys("L1", &other).keys);
    let values: Vec<_> = keys("L1", &eva()).keys.into_iter().map(|key| key.value).collect();
    assert_eq!(values, ["eva.mueller@muster.example", "+49691234567", "03 657@frankfurt", "6827 68661@DE 60311"]);
    assert_eq!(keys("L1", &ContactData::default()).keys, []);
    let bare = contact("none", "none", "Dr.", "GmbH", "– –");
    assert_eq!(keys("L1", &bare).keys, []);
}

/// `1234567` is a number in Frankfurt, and another one in Berlin.
#[test]
fn a_number_without_its_area_code_is_no_key() {
    let local = |place| {
        let contact = contact("none", "1234567", "–", "–", place);
        keys("L1", &contact).keys.into_iter().filter(|key| key.kind.as_str() == "phone").count()
    };
    assert_eq!((local("60311 Frankfurt"), local("10115 Berlin")), (0, 0));
    let with = ContactData { phone: Some("069 1234567".into()), ..ContactData::default() };
    assert_eq!(keys("L1", &with).keys.len(), 0, "nobody says which country it is of");
    assert_eq!(keys("L1", &ContactData { country: Some("DE".into()), ..with.clone() }).keys.len(), 1);
    assert_eq!(keys("L1", &ContactData { country: Some("UK".into()), ..with }).keys.len(), 0);
}

#[test]
fn the_same_person_with_slips_of_the_pen() {
    let same = Some(DuplicateVerdict::Surely);
    let change = |change: fn(&mut ContactData)| {
        let mut contact = eva();
        change(&mut contact);
        verdict(&eva(), &contact)
    };
    assert_eq!(change(|_| ()), same);
    // A slip in the name that sounds alike, another mailbox, another number.
    assert_eq!(change(|data| data.name = Some("Ewa Miller".into())), same);
    assert_eq!(change(|data| data.email = Some("e.mueller@muster.example".into())), same);
    assert_eq!(change(|data| (data.phone, data.company) = (Some("0171 2345678".into()), None)), same);
    assert_eq!(change(|data| (data.email, data.company) = (None, None)), same);
}

#[test]
fn another_person_of_the_same_company_is_perhaps_the_same_lead() {
    let colleague =
        contact("jan.roth@muster.example", "069 7654321", "Jan Roth", "Muster Maschinenbau", "60311 Frankfurt");
    // Odds of 10⁻⁴ · 0.9/10⁻⁴ · 0.3 · 0.4 · 0.3, about 3 %.
    assert_eq!(verdict(&eva(), &colleague), Some(DuplicateVerdict::Perhaps));
    assert_eq!(verdict(&eva(), &ContactData { phone: None, ..colleague.clone() }), Some(DuplicateVerdict::Perhaps));
    let switchboard = ContactData { phone: eva().phone, company: None, ..colleague };
    assert_eq!(verdict(&eva(), &switchboard), Some(DuplicateVerdict::Perhaps));
}

#[test]
fn strangers_are_no_candidates() {
    let stranger = contact("a@b.example", "030 7654321", "Jan Roth", "Roth AG", "10115 Berlin");
    assert_eq!(verdict(&eva(), &stranger), None);
    assert_eq!(verdict(&eva(), &ContactData::default()), None);
}

#[test]
fn a_key_that_everybody_has_makes_nobody_the_same() {
    let mut index = DuplicateIndex::new(DuplicateRule::standard(), SALT).unwrap();
    let key = |kind: &str, value: &str| DuplicateKey { kind: KeyKindId::new(kind).unwrap(), value: value.into() };
    let row = |lead: usize, phone: &str| DuplicateKeys {
        lead: id(&format!("L{lead}")),
        keys: vec![key("email", "info@muster.example"), key("phone", phone)],
    };
    for lead in 0..100 {
        index.add(&row(lead, &format!("+4969{lead}"))).unwrap();
    }
    assert_eq!(index.candidates(&row(100, "+49301234567")).unwrap(), []);
    // Another key leads to one of them; the common one adds what little it tells: of 100 leads 100 have it, so nothing.
    let found = index.candidates(&row(100, "+496942")).unwrap();
    let told: Vec<_> = found.iter().map(|found| (found.other.as_str(), found.reasons[0].weight.get())).collect();
    assert_eq!(told, [("L42", 0.0)]);
    // It is no longer common when most of them are gone: 20 are no more than the rule allows.
    for lead in 20..100 {
        assert!(index.remove(&id(&format!("L{lead}"))));
    }
    assert_eq!((index.len(), index.remove(&id("L99"))), (20, false));
    assert_eq!(index.candidates(&row(100, "+49301234567")).unwrap().len(), 20);
}

#[test]
fn figures_by_hand() {
    let mut index = DuplicateIndex::new(DuplicateRule::standard(), SALT).unwrap();
    let mut other = eva();
    (other.phone, other.company, other.name) = (None, None, Some("Jan Roth".into()));
    index.add(&keys("L1", &eva())).unwrap();
    let found = index.candidates(&keys("L2", &other)).unwrap();
    let odds: f64 = 1e-4 / (1.0 - 1e-4) * (0.7 / 1e-5) * (0.3 / (1.0 - 2e-5));
    let candidate = found.first().unwrap();
    assert!((candidate.weight.get() - odds.log2()).abs() < 1e-12);
    assert_eq!(candidate.probability, Probability::try_from(odds / (1.0 + odds)).unwrap());
    let agrees: Vec<_> = candidate.reasons.iter().map(|reason| (reason.kind.as_str(), reason.agrees)).collect();
    assert_eq!(agrees, [("email", true), ("name_town", false)]);
}

#[test]
fn refusals_change_nothing() {
    let mut index = DuplicateIndex::new(DuplicateRule::standard(), SALT).unwrap();
    let strange = DuplicateKey { kind: KeyKindId::new("shoe_size").unwrap(), value: "42".into() };
    let strange = DuplicateKeys { lead: id("L2"), keys: vec![strange] };
    assert_eq!(index.add_all(&[keys("L1", &eva()), strange.clone()]).unwrap_err().code(), "UNKNOWN_NAME");
    assert_eq!(index.candidates(&strange).unwrap_err().code(), "UNKNOWN_NAME");
    let many =
        (0..101).map(|number| DuplicateKey { kind: KeyKindId::new("phone").unwrap(), value: number.to_string() });
    let many = DuplicateKeys { lead: id("L3"), keys: many.collect() };
    assert_eq!(index.add(&many).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
    assert_eq!(index.candidates(&many).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
    assert!(index.is_empty());
    assert_eq!(DuplicateIndex::new(DuplicateRule::standard(), "short").unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
    let rule = DuplicateRule { common: Count::new(0), ..DuplicateRule::standard() };
    assert_eq!(DuplicateIndex::new(rule, SALT).unwrap_err().code(), "POLICY_FAULTY");
    // What is written of it says nothing of what it holds.
    index.add(&keys("L1", &eva())).unwrap();
    assert_eq!(format!("{index:?}"), "DuplicateIndex { leads: 1, keys: 4 }");
}

proptest! {
    #[test]
    fn no_order_and_no_salt_changes_an_answer(
        rows in prop::collection::vec((0..12_u8, prop::collection::vec((0..3_usize, 0..6_u8), 0..5)), 0..30),
        turn in 0..30_usize,
    ) {
        let kinds = ["email", "phone", "name_town"];
        let rows: Vec<DuplicateKeys> = rows
            .into_iter()
            .enumerate()
            .map(|(lead, (_, keys))| DuplicateKeys {
                lead: id(&format!("L{lead}")),
                keys: keys
                    .into_iter()
                    .map(|(kind, value)| DuplicateKey { kind: KeyKindId::new(kinds[kind]).unwrap(), value: value.to_string() })
                    .collect(),
            })
            .collect();
        let rule = DuplicateRule { common: Count::new(3), ..DuplicateRule::standard() };
        let mut one = DuplicateIndex::new(rule.clone(), SALT).unwrap();
        one.add_all(&rows).unwrap();
        let mut other = DuplicateIndex::new(rule, "another salt of the host").unwrap();
        let mut turned = rows.clone();
        turned.rotate_left(turn.min(rows.len()));
        for row in turned.iter().rev() {
            // Known with other keys before, and gone for a while.
            other.add(&DuplicateKeys { lead: row.lead.clone(), keys: rows[0].keys.clone() }).unwrap();
            other.remove(&row.lead);
            other.add(row).unwrap();
        }
        prop_assert_eq!(one.candidates_all(&rows).unwrap(), other.candidates_all(&rows).unwrap());
        for row in &rows {
            for found in one.candidates(row).unwrap() {
                let back = rows.iter().find(|row| row.lead == found.other).unwrap();
                let back = one.candidates(back).unwrap().into_iter().find(|back| back.other == row.lead);
                // Whoever is a candidate is one in turn, unless the way back leads over a common key alone.
                prop_assert_eq!(back.map(|back| back.weight), Some(found.weight));
            }
        }
    }
}
