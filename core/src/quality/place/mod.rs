//! Whether a town has a postcode, by a table that the host hands in.

mod distance;
mod name;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(super) use name::fold;
pub(super) use name::{Name, words};

use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// A postcode and a town that has it. A town may have many, and a postcode many towns.
#[crosses]
#[derive(Eq)]
pub struct PostcodeRow {
    /// The country, in two letters of ISO 3166-1; the rule's country where it is not named.
    pub country: Option<String>,
    /// The postcode, as a text: some begin with 0.
    pub postcode: String,
    /// The town, or a part of it.
    pub town: String,
}

/// Whether a town has a postcode.
#[crosses]
pub enum PostcodeFit {
    /// It has, as far as names can tell.
    Fits,
    /// It is a neighbour: the town has postcodes that begin alike. Postmen cross the borders of towns.
    Near,
    /// The table has other towns for it, and the town is not known nearby.
    OtherTown,
    /// The table has no such postcode.
    UnknownPostcode,
    /// The table has nothing of the country.
    NotCovered,
}

/// Which towns have which postcode.
///
/// Names are compared as people write them: see `docs/quality/checks.md`.
///
/// # Example
/// ```
/// use leadwerk::quality::{PostcodeFit, PostcodeRow, PostcodeTable};
///
/// let row = |postcode: &str, town: &str| PostcodeRow { country: None, postcode: postcode.into(), town: town.into() };
/// let rows = [row("60311", "Frankfurt am Main"), row("15230", "Frankfurt (Oder)"), row("73728", "Esslingen am Neckar")];
/// let table = PostcodeTable::of(&rows, Some("DE"));
/// assert_eq!(table.fit("DE", "60311", "Frankfurt a.M."), PostcodeFit::Fits);
/// assert_eq!(table.fit("DE", "D-73728", "Eßlingen"), PostcodeFit::Fits);
/// assert_eq!(table.fit("DE", "60311", "Esslingen"), PostcodeFit::OtherTown);
/// assert_eq!(table.fit("DE", "60312", "Frankfurt"), PostcodeFit::UnknownPostcode);
/// assert_eq!(table.fit("AT", "1010", "Wien"), PostcodeFit::NotCovered);
/// ```
#[derive(Clone, Debug, Default)]
pub struct PostcodeTable {
    countries: BTreeMap<String, BTreeMap<String, Vec<Name>>>,
}

impl PostcodeTable {
    /// The table of these rows; those that name no country are of `country`, or are left out where there is none.
    pub fn of(rows: &[PostcodeRow], country: Option<&str>) -> Self {
        let mut countries: BTreeMap<String, BTreeMap<String, Vec<Name>>> = BTreeMap::new();
        for row in rows {
            let Some(country) = row.country.as_deref().or(country) else { continue };
            let towns = countries.entry(country.trim().to_ascii_uppercase()).or_default();
            towns.entry(normal(&row.postcode)).or_default().push(Name::of(&row.town));
        }
        for names in countries.values_mut().flat_map(BTreeMap::values_mut) {
            names.sort_unstable();
            names.dedup();
        }
        Self { countries }
    }

    /// Whether a town has a postcode.
    pub fn fit(&self, country: &str, postcode: &str, town: &str) -> PostcodeFit {
        let Some(table) = self.countries.get(country) else { return PostcodeFit::NotCovered };
        let Some(names) = table.get(&normal(postcode)) else { return PostcodeFit::UnknownPostcode };
        let town = Name::of(town);
        if town.is_empty() || names.iter().any(|name| name.is_like(&town)) {
            return PostcodeFit::Fits;
        }
        if is_near(table, &normal(postcode), &town) { PostcodeFit::Near } else { PostcodeFit::OtherTown }
    }
}

/// Whether the town, by its whole name, has a postcode that begins like this one: with all but its last two signs.
fn is_near(table: &BTreeMap<String, Vec<Name>>, postcode: &str, town: &Name) -> bool {
    let Some(region) =
        postcode.len().checked_sub(2).and_then(|end| postcode.get(..end)).filter(|region| !region.is_empty())
    else {
        return false;
    };
    let nearby = table.range(region.to_owned()..).take_while(|(code, _)| code.starts_with(region));
    nearby.flat_map(|(_, names)| names).any(|name| name.whole() == town.whole())
}

/// A postcode without blanks, hyphens and the country's letters before it.
pub(super) fn normal(postcode: &str) -> String {
    let signs: String = postcode.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_ascii_uppercase();
    // `D-10115`, `CH-8001`; whoever has letters in its postcodes has them behind a digit, or has a digit behind them soon.
    match postcode.trim().split_once('-') {
        Some((land, code)) if is_land(land) && code.trim().starts_with(|sign: char| sign.is_ascii_digit()) => {
            normal(code)
        }
        _ => signs,
    }
}

fn is_land(text: &str) -> bool {
    (1..=3).contains(&text.trim().len()) && text.trim().bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether a postcode can be one of its country, as far as it is known how they look there.
pub(super) fn is_postcode(country: &str, postcode: &str) -> bool {
    let code = normal(postcode);
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let only = digits == code.len();
    match country {
        "AT" | "BE" | "BG" | "CH" | "CY" | "DK" | "HU" | "LI" | "LU" | "NO" | "SI" | "AU" | "NZ" => only && digits == 4,
        "DE" | "CZ" | "EE" | "ES" | "FI" | "FR" | "GR" | "HR" | "IT" | "MX" | "PL" | "SE" | "SK" | "TR" | "UA" => {
            only && digits == 5
        }
        "LT" => digits == 5,
        "LV" => digits == 4,
        "NL" => digits == 4 && matches!(code.len(), 4 | 6),
        "RO" | "RU" | "CN" | "IN" => only && digits == 6,
        "US" => only && matches!(digits, 5 | 9),
        "PT" => only && matches!(digits, 4 | 7),
        _ => (2..=10).contains(&code.len()),
    }
}
