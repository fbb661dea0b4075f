//! The form of a telephone number.
//!
//! By ITU-T E.164: a calling code and a national number, 15 digits at most; of each country the calling code and how many
//! digits its numbers have. It does not know which numbers of that length are given out.

use crate::units::{PLANS, Plan, plan_of};

/// A number that can be one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As E.164 has it, such as `+49301234567`.
    pub(super) e164: String,
    /// Whether it is one of the contact's country, if that is known.
    pub(super) at_home: bool,
    /// Whether its area code is surely in it: `1234567` in Germany is a number in every town.
    pub(super) whole: bool,
}

/// Why it cannot be one.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It has other signs, no such calling code, or too many or too few digits.
    Form,
    /// It has no calling code, and nobody says which country it is of.
    Countryless,
}

/// Reads a number as it was written.
pub(super) fn parse(text: &str, country: Option<&str>) -> Result<Number, Fault> {
    let home = country.and_then(plan_of);
    let (abroad, digits) = written(text, home).ok_or(Fault::Form)?;
    let (code, national, whole) = match (abroad, home) {
        (true, _) => international(&digits).map(|(code, national)| (code, national, true)).ok_or(Fault::Form)?,
        (false, Some(home)) => {
            within(home, &digits).map(|(national, whole)| (home.1, national, whole)).ok_or(Fault::Form)?
        }
        (false, None) if country.is_none() => return Err(Fault::Countryless),
        (false, None) => return Err(Fault::Form),
    };
    let e164 = format!("+{code}{national}");
    // The sign and at most 15 digits; 7 are the fewest that any network of today has with its calling code.
    let dummy = national.len() >= 6 && national.bytes().all(|digit| national.as_bytes().first() == Some(&digit));
    if !(8..=16).contains(&e164.len()) || dummy {
        return Err(Fault::Form);
    }
    Ok(Number { e164, at_home: home.is_none_or(|home| home.1 == code), whole })
}

/// Its digits, and whether a calling code leads them.
fn written(text: &str, home: Option<&Plan>) -> Option<(bool, String)> {
    let text = without_extension(text);
    let (plus, rest) = text.strip_prefix('+').map_or((false, text), |rest| (true, rest));
    // The zero that is dialled from within: `+49 (0)30 …`.
    let rest = if plus || rest.starts_with("00") { rest.replacen("(0)", "", 1) } else { rest.to_owned() };
    let separator = |sign: char| sign.is_whitespace() || "-–./()".contains(sign);
    if !rest.chars().all(|sign| sign.is_ascii_digit() || separator(sign)) {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let lead = if home.is_some_and(|home| home.1 == 1) { "011" } else { "00" };
    Some(match digits.strip_prefix(lead) {
        Some(abroad) if !plus => (true, abroad.to_owned()),
        _ => (plus, digits),
    })
}

/// Without what is dialled once the other side has answered.
fn without_extension(text: &str) -> &str {
    let Some((place, _)) = text.char_indices().find(|(_, sign)| sign.is_alphabetic()) else { return text.trim() };
    let (number, word) = (text.get(..place).unwrap_or(text), text.get(place..).unwrap_or_default().to_lowercase());
    let digits = word.trim_start_matches(char::is_alphabetic).trim_start_matches(['.', ':', '=', ' ']);
    let known =
        ["ext", "x", "dw", "durchwahl"].contains(&word.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or(""));
    let is_extension = known && !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if is_extension { number.trim_end_matches([' ', ';', ',', '-']).trim() } else { text.trim() }
}

/// Calling code and national number. No calling code begins with another, so the first that fits is the one.
fn international(digits: &str) -> Option<(u16, String)> {
    let code = (1..=3).find_map(|length| {
        let code: u16 = digits.get(..length)?.parse().ok()?;
        PLANS.iter().any(|plan| plan.1 == code).then_some((length, code))
    });
    let (length, code) = code?;
    let national = digits.get(length..)?;
    let mut plans = PLANS.iter().filter(|plan| plan.1 == code);
    plans.find_map(|plan| {
        // Some write the zero of calls from within behind the calling code. Where zero is the prefix no number begins with it.
        let national = if prefix(plan) == "0" { national.strip_prefix('0').unwrap_or(national) } else { national };
        has_length(plan, national).then(|| (code, national.to_owned()))
    })
}

/// The national number of one that is dialled within the country, and whether its area code is surely in it: it has the
/// prefix that goes before area codes, the country has none, or no number there is longer.
fn within(plan: &Plan, digits: &str) -> Option<(String, bool)> {
    let prefix = Some(prefix(plan)).filter(|prefix| !prefix.is_empty());
    let stripped = prefix.and_then(|prefix| digits.strip_prefix(prefix)).map(|national| (national, true));
    let longest = digits.len() == plan.3.ilog2() as usize;
    let mut readings = stripped.into_iter().chain([(digits, prefix.is_none() || longest)]);
    readings.find(|(national, _)| has_length(plan, national)).map(|(national, whole)| (national.to_owned(), whole))
}

fn has_length(plan: &Plan, national: &str) -> bool {
    u32::try_from(national.len()).is_ok_and(|length| length < 32 && plan.3 >> length & 1 == 1)
}

/// What is dialled before a number within the country.
fn prefix(plan: &Plan) -> &str {
    core::str::from_utf8(&plan.2).unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn e164(text: &str, country: &str) -> Option<String> {
        parse(text, Some(country)).ok().map(|number| number.e164)
    }

    #[test]
    fn the_table_is_in_order_and_no_code_begins_with_another() {
        assert!(PLANS.is_sorted_by(|one, other| one.0 < other.0));
        for (one, other) in PLANS.iter().flat_map(|one| PLANS.iter().map(move |other| (one.1, other.1))) {
            assert!(one == other || !other.to_string().starts_with(&one.to_string()), "{one} {other}");
        }
    }

    #[test]
    fn one_number_in_all_its_spellings() {
        for text in [
            "030 1234567",
            "(030) 123 45 67",
            "030/1234567",
            "030-123.4567",
            "+49 30 1234567",
            "+49 (0)30 1234567",
            "0049 30 1234567",
            "0049 (0)30 1234567",
            "+49 030 1234567",
            "+49301234567",
            " 030 1234567 ext. 12",
            "030 1234567 x12",
            "030 1234567 DW 12",
            "030\u{a0}1234567",
        ] {
            assert_eq!(e164(text, "DE").as_deref(), Some("+49301234567"), "{text}");
        }
    }

    #[test]
    fn each_country_dials_its_own_way() {
        for (text, country, wanted) in [
            ("(201) 555-0123", "US", "+12015550123"),
            ("1-201-555-0123", "US", "+12015550123"),
            ("011 49 30 1234567", "US", "+49301234567"),
            ("06 1 234 5678", "HU", "+3612345678"),
            ("8 (495) 123-45-67", "RU", "+74951234567"),
            // Italy dials the zero from abroad too, and Spain has none.
            ("06 1234 5678", "IT", "+390612345678"),
            ("+39 06 1234 5678", "IT", "+390612345678"),
            ("912 345 678", "ES", "+34912345678"),
            ("044 668 18 00", "CH", "+41446681800"),
            ("01 58858 0", "AT", "+431588580"),
        ] {
            assert_eq!(e164(text, country).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn an_area_code_is_there_or_may_be_missing() {
        let whole = |text, country| parse(text, Some(country)).unwrap().whole;
        for (text, country) in [
            ("030 1234567", "DE"),
            ("+49 30 1234567", "DE"),
            ("201 555-0123", "US"),
            ("1 23 45 67 89", "FR"),
            ("20 7946 0018", "GB"),
            ("912 345 678", "ES"),
        ] {
            assert!(whole(text, country), "{text}");
        }
        for (text, country) in [("1234567", "DE"), ("30 1234567", "DE"), ("7946 0018 2", "GB"), ("668 18 00", "LI")] {
            assert!(!whole(text, country), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for (text, country) in [
            ("", "DE"),
            ("unknown", "DE"),
            ("030 12345x", "DE"),
            ("030 1234567 call after six", "DE"),
            ("12", "DE"),
            ("030 1234567890123456", "DE"),
            ("+999 123456", "DE"),
            ("+49", "DE"),
            ("91234567", "ES"),
            ("0000000", "DE"),
            ("030 1234567", "ZZ"),
            ("++49 30 1234567", "DE"),
        ] {
            assert_eq!(parse(text, Some(country)), Err(Fault::Form), "{text}");
        }
        assert_eq!(parse("030 1234567", None), Err(Fault::Countryless));
    }

    #[test]
    fn at_home_or_abroad() {
        let home = |text, country| parse(text, country).map(|number| number.at_home);
        assert_eq!(home("+41 44 668 18 00", Some("DE")), Ok(false));
        assert_eq!(home("+41 44 668 18 00", Some("CH")), Ok(true));
        assert_eq!(home("+41 44 668 18 00", None), Ok(true));
        // One calling code, two countries.
        assert_eq!(home("+1 204 555 0123", Some("US")), Ok(true));
    }
}
