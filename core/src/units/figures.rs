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
