//! Names of towns that are one, and names that are not.

use super::*;

fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (Name::of(one), Name::of(other));
    assert_eq!(one.is_like(&other), other.is_like(&one));
    one.is_like(&other)
}

#[test]
fn spellings_of_one_town() {
    for (one, other) in [
        ("Köln", "Koeln"),
        ("Köln", "KOLN"),
        ("Gießen", "Giessen"),
        ("Frankfurt am Main", "Frankfurt a.M."),
        ("Frankfurt (Oder)", "Frankfurt/Oder"),
        ("Frankfurt an der Oder", "Frankfurt a. d. Oder"),
        ("Sankt Augustin", "St. Augustin"),
        ("Bad Homburg vor der Höhe", "Homburg v.d.H."),
        ("Neu-Ulm", "Neu Ulm"),
        ("Neu-Ulm", "Neuulm"),
        ("Berlin", "Berlin-Mitte"),
        ("Berlin-Mitte", "Berlin, Ortsteil Wedding"),
        ("Castrop-Rauxel", "Castrop"),
        ("Rheda-Wiedenbrück", "Rheda und Wiedenbrück"),
        ("Mönchengladbach", "Mönchengladb."),
        ("Düsseldorf", "Dusseldrof"),
        ("München", "Muenchen, Landeshauptstadt"),
        ("Am Mellensee", "Mellensee"),
        ("Halle (Saale)", "Halle"),
        ("Rottenburg a.d. Laaber", "Rottenburg i. NB"),
        ("Zu\u{308}rich", "Zürich"),
        ("Wien", "wien "),
    ] {
        assert!(alike(one, other), "{one} | {other}");
    }
}

#[test]
fn towns_that_are_two() {
    for (one, other) in [
        ("Berlin", "Hamburg"),
        ("Bad Homburg", "Bad Nauheim"),
        ("Sankt Augustin", "St. Ingbert"),
        ("Offenbach am Main", "Frankfurt am Main"),
        ("Neu-Ulm", "Neu-Isenburg"),
        ("Berlin-Mitte", "Hamburg-Mitte"),
        ("Bonn", "Born"),
        ("Ulm", "Ulmen"),
        ("Großenhain", "Großräschen"),
    ] {
        assert!(!alike(one, other), "{one} | {other}");
    }
}

#[test]
fn rows_in_any_order_and_postcodes_as_they_are_written() {
    let row = |country: Option<&str>, postcode: &str, town: &str| PostcodeRow {
        country: country.map(String::from),
        postcode: postcode.into(),
        town: town.into(),
    };
    let rows = [row(None, "01067", "Dresden"), row(Some("at"), "1010", "Wien"), row(None, "99999", "")];
    let turned: Vec<_> = rows.iter().rev().cloned().collect();
    for table in [PostcodeTable::of(&rows, Some("DE")), PostcodeTable::of(&turned, Some("DE"))] {
        assert_eq!(table.fit("DE", "D-01067", "dresden"), PostcodeFit::Fits);
        assert_eq!(table.fit("DE", "01 067", "Dresden"), PostcodeFit::Fits);
        assert_eq!(table.fit("DE", "1067", "Dresden"), PostcodeFit::UnknownPostcode);
        assert_eq!(table.fit("AT", "A-1010", "Wien"), PostcodeFit::Fits);
        assert_eq!(table.fit("DE", "99999", "Dresden"), PostcodeFit::OtherTown);
        assert_eq!(table.fit("DE", "01067", "–"), PostcodeFit::Fits);
    }
    assert_eq!(PostcodeTable::of(&rows, None).fit("DE", "01067", "Dresden"), PostcodeFit::NotCovered);
}

#[test]
fn postcodes_of_their_countries() {
    for (country, good) in [("DE", "01067"), ("DE", "D-01067"), ("CH", "8001"), ("NL", "1012 AB"), ("GB", "SW1A 1AA")] {
        assert!(is_postcode(country, good), "{country} {good}");
    }
    for (country, bad) in [("DE", "1067"), ("DE", "0106A"), ("CH", "80011"), ("US", "1234"), ("GB", "1"), ("DE", "")] {
        assert!(!is_postcode(country, bad), "{country} {bad}");
    }
}
