//! Amounts of money: whole minor units of one currency.

use super::biased::Biased;
use super::canonical::{Canonical, Corrupt, Sink, Source};
use super::{Error, LARGEST, Probability, Text};
use leadwerk_macros::{Canonical, crosses};

/// The ISO 4217 currencies in use, with the digits after the point where they are not two.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD3 BIF0 BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
    CDF CHF CLP0 CNY COP CRC CUP CVE CZK DJF0 DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF0 GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD3 IRR ISK0 JMD JOD3 JPY0 KES KGS KHR KMF0 KPW KRW0 KWD3 KYD KZT LAK LBP LKR LRD LSL \
    LYD3 MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR3 PAB PEN PGK PHP PKR PLN \
    PYG0 QAR RON RSD RUB RWF0 SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND3 TOP TRY \
    TTD TWD TZS UAH UGX0 USD UYU UZS VED VES VND0 VUV0 WST XAF0 XCD XCG XOF0 XPF0 YER ZAR ZMW ZWG";

/// An ISO 4217 currency, such as `EUR`.
#[crosses(plain = str)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Finds a currency by its three capital letters.
    ///
    /// # Errors
    /// `UNKNOWN_CURRENCY` when ISO 4217 does not list the code.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::units::Currency;
    /// assert_eq!(Currency::new("EUR")?.digits(), 2);
    /// assert_eq!(Currency::new("euro").unwrap_err().code(), "UNKNOWN_CURRENCY");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn new(code: &str) -> Result<Self, Error> {
        let unknown = || Error::UnknownCurrency { value: Text::from(code) };
        let letters: [u8; 3] = code.as_bytes().try_into().map_err(|_| unknown())?;
        let currency = Self(letters);
        currency.entry().map(|_| currency).ok_or_else(unknown)
    }

    fn entry(self) -> Option<&'static str> {
        CODES.split_ascii_whitespace().find(|entry| entry.as_bytes().starts_with(&self.0))
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        // INVARIANT (currency): the three bytes were compared with an ASCII table, so they are text.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many digits the minor unit stands behind the point: 2 for EUR, 0 for JPY, 3 for BHD.
    pub fn digits(self) -> u32 {
        let digit = self.entry().and_then(|entry| entry.as_bytes().get(3));
        digit.map_or(2, |digit| u32::from(digit - b'0'))
    }
}

impl TryFrom<String> for Currency {
    type Error = Error;

    fn try_from(code: String) -> Result<Self, Error> {
        Self::new(&code)
    }
}

impl TryFrom<&str> for Currency {
    type Error = Error;

    fn try_from(code: &str) -> Result<Self, Error> {
        Self::new(code)
    }
}

impl AsRef<str> for Currency {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().into()
    }
}

impl core::fmt::Display for Currency {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Canonical for Currency {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        sink.bytes(&self.0);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let corrupt = Corrupt::new("currency");
        let letters = source.bytes(3)?.try_into().map_err(|_| corrupt)?;
        let currency = Self(letters);
        currency.entry().map(|_| currency).ok_or(corrupt)
    }
}

/// A whole number of minor units, between −(2⁵³−1) and 2⁵³−1, so that no language loses a digit.
#[crosses(plain = i64)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Minor(Biased);

impl Minor {
    /// Nothing.
    pub const ZERO: Self = Self(Biased::new(0));

    /// Checks and takes a number of minor units.
    ///
    /// # Errors
    /// `AMOUNT_OUT_OF_RANGE` beyond ±(2⁵³−1).
    pub const fn new(minor: i64) -> Result<Self, Error> {
        if minor > LARGEST || minor < -LARGEST {
            return Err(Error::AmountOutOfRange { value: minor });
        }
        Ok(Self(Biased::new(minor)))
    }

    /// The number.
    pub const fn get(self) -> i64 {
        self.0.get()
    }

    /// The sum, or the nearest limit.
    pub fn saturating_plus(self, other: Self) -> Self {
        // INVARIANT (minor): two numbers of 53 bits cannot overflow 64.
        Self(Biased::new((self.get() + other.get()).clamp(-LARGEST, LARGEST)))
    }

    /// The difference, or the nearest limit.
    pub fn saturating_minus(self, other: Self) -> Self {
        Self(Biased::new((self.get() - other.get()).clamp(-LARGEST, LARGEST)))
    }
}

impl Canonical for Minor {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.get().put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Self::new(i64::take(source)?).map_err(|_| Corrupt::new("amount"))
    }
}

impl TryFrom<i64> for Minor {
    type Error = Error;

    fn try_from(minor: i64) -> Result<Self, Error> {
        Self::new(minor)
    }
}

impl From<Minor> for i64 {
    fn from(minor: Minor) -> Self {
        minor.get()
    }
}

/// An amount of money.
#[crosses]
#[derive(Copy, Eq, Hash, Canonical)]
pub struct Money {
    /// Minor units: cents for EUR.
    pub minor: Minor,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in minor units of a currency given by its code.
    ///
    /// # Errors
    /// `AMOUNT_OUT_OF_RANGE`, `UNKNOWN_CURRENCY`.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::units::Money;
    /// let price = Money::new(1_234_50, "EUR")?;
    /// assert_eq!(price.to_string(), "1234.50 EUR");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn new(minor: i64, currency: &str) -> Result<Self, Error> {
        Ok(Self { minor: Minor::new(minor)?, currency: Currency::new(currency)? })
    }

    /// Reads an amount in major units, such as `1054.50`: exactly, or not at all.
    ///
    /// A minus may lead; the point needs a digit on both sides. More digits behind it than the currency has are
    /// refused even where they are zeros: `20.000` is twenty thousand to half of the world.
    ///
    /// # Errors
    /// `INVALID_AMOUNT`; `AMOUNT_OUT_OF_RANGE` when it is well formed and too large.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::units::{Currency, Money};
    /// let (euro, yen) = (Currency::new("EUR")?, Currency::new("JPY")?);
    /// assert_eq!(Money::parse("1054.5", euro)?.to_string(), "1054.50 EUR");
    /// assert_eq!(Money::parse("1054", yen)?.to_string(), "1054 JPY");
    /// assert_eq!(Money::parse("20.000", euro).unwrap_err().code(), "INVALID_AMOUNT");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Error> {
        let digits = currency.digits();
        let invalid = || Error::InvalidAmount {
            value: Text::from(text),
            currency: currency.as_str().into(),
            digits: i64::from(digits),
        };
        let (sign, size) = text.strip_prefix('-').map_or((1, text), |size| (-1, size));
        let (whole, part) = match size.split_once('.') {
            Some((whole, part)) if !part.is_empty() => (whole, part),
            Some(_) => return Err(invalid()),
            None => (size, ""),
        };
        let missing = (digits as usize).checked_sub(part.len()).ok_or_else(invalid)?;
        let mut shown = whole.bytes().chain(part.bytes());
        if whole.is_empty() || !shown.all(|digit| digit.is_ascii_digit()) {
            return Err(invalid());
        }
        let all = whole.bytes().chain(part.bytes()).chain(core::iter::repeat_n(b'0', missing));
        let minor = all.fold(0_i64, |sum, digit| sum.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
        Ok(Self { minor: Minor::new(sign * minor)?, currency })
    }

    /// Nothing, in a currency.
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: Minor(Biased::new(0)), currency }
    }

    /// The sum.
    ///
    /// # Errors
    /// `CURRENCY_MISMATCH`, `AMOUNT_OUT_OF_RANGE`.
    pub fn plus(self, other: Self) -> Result<Self, Error> {
        self.same_currency(other)?;
        // INVARIANT (amount): two amounts below 2⁵³ add without overflow of i64.
        Ok(Self { minor: Minor::new(self.minor.get() + other.minor.get())?, ..self })
    }

    /// The difference.
    ///
    /// # Errors
    /// `CURRENCY_MISMATCH`, `AMOUNT_OUT_OF_RANGE`.
    pub fn minus(self, other: Self) -> Result<Self, Error> {
        self.same_currency(other)?;
        Ok(Self { minor: Minor::new(self.minor.get() - other.minor.get())?, ..self })
    }

    /// The amount times a probability, rounded to the nearest minor unit, halves away from zero.
    #[must_use]
    pub fn weighted(self, probability: Probability) -> Self {
        let product = i128::from(self.minor.get()) * i128::from(probability.ppm());
        let half = 500_000 * product.signum();
        let minor = i64::try_from((product + half) / 1_000_000).unwrap_or(self.minor.get());
        Self { minor: Minor(Biased::new(minor)), ..self }
    }

    /// The minor units of an order value, for reckoning: of this currency, and not negative.
    ///
    /// # Errors
    /// `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`.
    #[expect(clippy::cast_precision_loss, reason = "below 2⁵³ it is exact")]
    pub(crate) fn worth_in(self, currency: Currency) -> Result<f64, Error> {
        Self::zero(currency).same_currency(self)?;
        let value = self.minor.get();
        if value < 0 { Err(Error::AmountNegative { value }) } else { Ok(value as f64) }
    }

    fn same_currency(self, other: Self) -> Result<(), Error> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(Error::CurrencyMismatch { expected: self.currency.as_str().into(), given: other.currency.as_str().into() })
    }
}

impl core::fmt::Display for Money {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let digits = self.currency.digits();
        let scale = 10_u64.pow(digits);
        let size = self.minor.get().unsigned_abs();
        let sign = if self.minor.get() < 0 { "-" } else { "" };
        match digits {
            0 => write!(f, "{sign}{size} {}", self.currency),
            _ => {
                write!(f, "{sign}{}.{:0width$} {}", size / scale, size % scale, self.currency, width = digits as usize)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_hold() {
        assert_eq!(LARGEST, 9_007_199_254_740_991);
        assert!(Money::new(LARGEST, "EUR").is_ok());
        assert!(Money::new(-LARGEST, "EUR").is_ok());
        for beyond in [LARGEST + 1, -LARGEST - 1, i64::MAX, i64::MIN] {
            assert_eq!(Money::new(beyond, "EUR").unwrap_err().code(), "AMOUNT_OUT_OF_RANGE");
        }
        let most = Money::new(LARGEST, "EUR").unwrap();
        let cent = Money::new(1, "EUR").unwrap();
        assert_eq!(most.plus(cent).unwrap_err().code(), "AMOUNT_OUT_OF_RANGE");
        assert_eq!(most.minus(cent).unwrap().minor.get(), LARGEST - 1);
    }

    #[test]
    fn currencies_do_not_mix() {
        let euro = Money::new(1, "EUR").unwrap();
        let yen = Money::new(1, "JPY").unwrap();
        assert_eq!(euro.plus(yen).unwrap_err().code(), "CURRENCY_MISMATCH");
        for bad in ["eur", "EU", "EURO", "", "XXX", "UR ", "R E"] {
            assert_eq!(Currency::new(bad).unwrap_err().code(), "UNKNOWN_CURRENCY", "{bad}");
        }
    }

    #[test]
    fn digits_follow_iso_4217() {
        let shown = |minor, code| Money::new(minor, code).unwrap().to_string();
        assert_eq!(shown(-5, "EUR"), "-0.05 EUR");
        assert_eq!(shown(1_500, "JPY"), "1500 JPY");
        assert_eq!(shown(1_500, "BHD"), "1.500 BHD");
    }

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        let read = |text, code| Money::parse(text, Currency::new(code).unwrap());
        let minor = |text, code| read(text, code).unwrap().minor.get();
        assert_eq!(
            ["0", "20000", "1054.50", "1054.5", "-0.05", "007"].map(|text| minor(text, "EUR")),
            [0, 2_000_000, 105_450, 105_450, -5, 700]
        );
        assert_eq!((minor("1054", "JPY"), minor("1.234", "BHD")), (1_054, 1_234));
        assert_eq!((minor("90071992547409.91", "EUR"), minor("-90071992547409.91", "EUR")), (LARGEST, -LARGEST));
        for bad in ["", "-", ".", ".5", "5.", "1,5", "1.234", "20.000", "1e3", "+5", " 5", "5 ", "--5", "٣", "5 EUR"] {
            assert_eq!(read(bad, "EUR").unwrap_err().code(), "INVALID_AMOUNT", "{bad:?}");
        }
        assert_eq!(read("20000.0", "JPY").unwrap_err().code(), "INVALID_AMOUNT");
        for large in ["90071992547409.92", "-90071992547409.92", "99999999999999999999999"] {
            assert_eq!(read(large, "EUR").unwrap_err().code(), "AMOUNT_OUT_OF_RANGE", "{large}");
        }
    }

    #[test]
    fn weighting_rounds_to_the_nearest_cent() {
        let half = Probability::new(500_000).unwrap();
        let weighted = |minor| Money::new(minor, "EUR").unwrap().weighted(half).minor.get();
        assert_eq!((weighted(100), weighted(1), weighted(-1), weighted(LARGEST)), (50, 1, -1, 4_503_599_627_370_496));
    }
}
