//! Figures as people read them.

use super::{Language, Money, Probability};

/// An amount in whole major units: nobody plans in cents.
pub(crate) fn amount(money: Money, language: Language) -> String {
    let unit = 10_i64.pow(money.currency.digits());
    let minor = money.minor.get();
    let whole = (minor.abs() + unit / 2) / unit;
    let sign = if minor < 0 && whole > 0 { "-" } else { "" };
    format!("{sign}{} {}", grouped(whole.unsigned_abs(), language), money.currency)
}

/// A whole number, its digits in threes.
pub(crate) fn grouped(number: u64, language: Language) -> String {
    let digits = number.to_string();
    let separator = match language {
        Language::English => ',',
        Language::German => '.',
    };
    let mut grouped = String::new();
    for (digit, left) in digits.chars().zip((0..digits.len()).rev()) {
        grouped.push(digit);
        if left > 0 && left % 3 == 0 {
            grouped.push(separator);
        }
    }
    grouped
}

/// A probability in whole per cent; "less than 1 %" and "more than 99 %" at the ends.
pub(crate) fn per_cent(probability: Probability, language: Language) -> String {
    let (less, more) = match language {
        Language::English => ("less than", "more than"),
        Language::German => ("weniger als", "mehr als"),
    };
    match probability.ppm() {
        ppm if ppm < 10_000 => format!("{less} 1 %"),
        ppm if ppm > 990_000 => format!("{more} 99 %"),
        ppm => format!("{} %", (ppm + 5_000) / 10_000),
    }
}

/// A number with one decimal.
pub(crate) fn decimal(number: f64, language: Language) -> String {
    let said = format!("{number:.1}");
    match language {
        Language::English => said,
        Language::German => said.replace('.', ","),
    }
}

/// A name in a sentence, so that whatever way it is written it does not turn the sentence around.
pub(crate) fn named(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { format!("\u{2068}{}\u{2069}", without_turns(name)) }
}

/// The marks that turn text around beyond where it stands. None of ours does, so pages and mails drop them.
pub(crate) const fn turns(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}')
}

/// A name could also end what isolates it.
fn without_turns(name: &str) -> String {
    name.chars().filter(|&letter| !turns(letter) && !matches!(letter, '\u{2066}'..='\u{2069}')).collect()
}
