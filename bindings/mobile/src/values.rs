//! Values as people read them, and sums.

use crate::given::Given;
use crate::{Refusal, attempt};
use leadwerk_core::units::{Currency, Decimal, Money, Probability};

/// Reads an amount as people write it: `12.50`, with a point and no more digits than the currency has.
#[uniffi::export]
pub fn money_parse(text: &str, currency: Currency) -> Result<Money, Refusal> {
    attempt(|| Money::parse(text, currency))
}

/// The amount as people read it: `12.50 EUR`.
#[uniffi::export]
pub fn money_text(money: &Money) -> Result<String, Refusal> {
    attempt(|| Ok(money.to_string()))
}

/// The sum of two amounts of the same currency.
#[uniffi::export]
pub fn money_plus(money: Given<Money>, other: Money) -> Result<Money, Refusal> {
    let money = money.checked()?;
    attempt(|| money.plus(other))
}

/// The difference of two amounts of the same currency.
#[uniffi::export]
pub fn money_minus(money: Given<Money>, other: Money) -> Result<Money, Refusal> {
    let money = money.checked()?;
    attempt(|| money.minus(other))
}

/// The probability as people read it: `35 %`.
#[uniffi::export]
pub fn probability_text(probability: Probability) -> Result<String, Refusal> {
    attempt(|| Ok(probability.to_string()))
}

/// The number as people read it, with up to six digits behind the point.
#[uniffi::export]
pub fn decimal_text(decimal: Decimal) -> Result<String, Refusal> {
    attempt(|| Ok(decimal.to_string()))
}
