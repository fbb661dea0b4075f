//! Values as bytes, for a language that makes objects of bytes faster than it has objects made for it.
//!
//! `#[crosses]` writes a [`Wire`] for each type: fields in the order of their definition, an enum by the place of its
//! variant. The other side is generated from the [`Shape`](super::shape::Shape) of the same type, in the same build, so
//! these bytes have no version and are never stored.
//!
//! | kind | bytes |
//! |---|---|
//! | flag, place of a variant, something or nothing | one |
//! | number | eight: a double, little-endian |
//! | text | its length as one byte below 255, then ASCII; or 255, the length as a number, then UTF-8 |
//! | list | its length as one byte below 255, or 255 and the length as a number; then its items |

use super::words::Words;
use crate::units::check_id;
use crate::units::reading::{Fault, Item, Read};
use crate::units::{Error, FieldValue, LARGEST, Language, Text};
use core::str::Utf8Error;
use smol_str::SmolStr;

/// An error by its address. It is larger than most values, and what reads a value would hand on room for it every time.
pub type Refused = Box<Error>;

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        *refused
    }
}

/// A type that is written as bytes and read from them.
pub trait Wire: Sized {
    /// Writes the value behind what is there.
    fn put(&self, out: &mut Vec<u8>);

    /// Reads the value.
    ///
    /// # Errors
    /// What a checked type says to the value it was given; `UNREADABLE` where the bytes are no such value.
    fn take(input: &mut Reader<'_>) -> Result<Self, Refused>;
}

/// The JSON of a type, to bytes and from them.
#[derive(Debug)]
pub struct Json {
    /// Reads JSON and writes the value.
    pub reading: super::Reading,
    /// Reads the value and writes JSON.
    pub writing: fn(&mut Reader<'_>, &mut Vec<u8>) -> Result<(), Refused>,
}

impl Json {
    /// Reads the value and writes JSON.
    ///
    /// # Errors
    /// Those of [`Wire::take`].
    pub fn write(&self, input: &mut Reader<'_>) -> Result<String, Refused> {
        let mut out = Vec::new();
        (self.writing)(input, &mut out)?;
        Ok(String::from_utf8(out).map_err(|fault| Error::InternalFault { fault: Text::from(fault.to_string()) })?)
    }
}

/// From a place in a document to bytes.
pub(crate) fn read_form<T: Read + Wire>(item: Item<'_>, out: &mut Vec<u8>) -> Result<(), Fault> {
    T::read(item)?.put(out);
    Ok(())
}

/// From bytes to JSON.
pub(crate) fn write_form<T: Wire + serde::Serialize>(input: &mut Reader<'_>, out: &mut Vec<u8>) -> Result<(), Refused> {
    let fault = |fault: serde_json::Error| Error::InternalFault { fault: Text::from(fault.to_string()) };
    Ok(serde_json::to_writer(out, &T::take(input)?).map_err(fault)?)
}

/// Bytes that are read from front to back.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    words: &'a mut Words,
}

impl<'a> Reader<'a> {
    /// Begins at the first byte; with the texts that other readers met.
    pub const fn new(bytes: &'a [u8], words: &'a mut Words) -> Self {
        Self { rest: bytes, words }
    }

    /// The next byte.
    ///
    /// # Errors
    /// `UNREADABLE` when there is none.
    #[inline]
    pub fn byte(&mut self) -> Result<u8, Refused> {
        let (byte, rest) = self.rest.split_first().ok_or_else(cut)?;
        self.rest = rest;
        Ok(*byte)
    }

    /// As many of the next bytes.
    ///
    /// # Errors
    /// `UNREADABLE` when there are less.
    #[inline]
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], Refused> {
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or_else(cut)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// A text, where it stands.
    ///
    /// # Errors
    /// `UNREADABLE` when it is none.
    pub fn text(&mut self) -> Result<&'a str, Refused> {
        let length = self.length()?;
        let bytes = self.bytes(length)?;
        core::str::from_utf8(bytes).map_err(no_text)
    }

    /// An id, which is found without a check where it came before: all kinds of id have the same.
    ///
    /// # Errors
    /// `INVALID_ID`, and `UNREADABLE` when it is no text.
    #[inline]
    pub(crate) fn id(&mut self, kind: &'static str) -> Result<SmolStr, Refused> {
        let length = self.length()?;
        let bytes = self.bytes(length)?;
        self.words.id(bytes, || new_id(kind, bytes))
    }

    /// The length of a text or a list.
    ///
    /// # Errors
    /// `UNREADABLE` when there is none.
    #[inline]
    pub fn length(&mut self) -> Result<usize, Refused> {
        match self.byte()? {
            LONG => usize::try_from(whole(f64::take(self)?)?).map_err(|_| unreadable("a length is negative")),
            short => Ok(short.into()),
        }
    }

    /// The place of a variant that is none.
    pub fn no_variant<T>(&self, name: &str) -> Result<T, Refused> {
        Err(unreadable(&format!("`{name}` has no such variant")))
    }

    /// Ends: everything must have been read.
    ///
    /// # Errors
    /// `UNREADABLE` when something is left.
    pub fn end(self) -> Result<(), Refused> {
        if self.rest.is_empty() { Ok(()) } else { Err(unreadable("there is more than was asked for")) }
    }
}

/// The mark of a length that takes more than one byte.
const LONG: u8 = u8::MAX;

#[inline(never)]
fn new_id(kind: &'static str, bytes: &[u8]) -> Result<SmolStr, Refused> {
    let text = core::str::from_utf8(bytes).map_err(no_text)?;
    check_id(kind, text)?;
    Ok(SmolStr::new(text))
}

#[cold]
fn cut() -> Refused {
    unreadable("it ends too early")
}

#[cold]
fn no_text(_: Utf8Error) -> Refused {
    unreadable("a text is not UTF-8")
}

/// Both sides come from one build, so this is a fault of ours or of a mixed installation.
#[cold]
fn unreadable(fault: &str) -> Refused {
    let fault = format!("{fault}; install the package anew, so that its parts belong together");
    Error::Unreadable { what: "call".into(), fault: Text::from(fault) }.into()
}

/// A double as a whole number, as large as it may be: what is too large for a type, its check says better. The other
/// side lets nothing through that is not whole, and knows its path.
fn whole(number: f64) -> Result<i64, Refused> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    #[expect(clippy::cast_possible_truncation, reason = "what is cut off is seen by comparing")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "a whole number that was a double is the same double again")]
    let same = whole as f64 == number;
    // Rounding a double takes a call of a function; this does not. What is too large becomes the largest, which is 2⁶³ as
    // a double.
    if same && number < BEYOND { Ok(whole) } else { Err(not_whole(number, -LARGEST, LARGEST)) }
}

#[cold]
fn not_whole(number: f64, least: i64, most: i64) -> Refused {
    let fault = format!("`{number}` is out of range; give a whole number from {least} to {most}");
    Error::Unreadable { what: "number".into(), fault: Text::from(fault) }.into()
}

/// Writes the length of a text or a list.
#[inline]
pub fn put_length(length: usize, out: &mut Vec<u8>) {
    match u8::try_from(length) {
        Ok(short) if short < LONG => out.push(short),
        _ => {
            out.push(LONG);
            #[expect(clippy::cast_precision_loss, reason = "no memory holds 2⁵³ bytes")]
            (length as f64).put(out);
        }
    }
}

/// Writes a text.
pub fn put_text(text: &str, out: &mut Vec<u8>) {
    if text.len() < usize::from(LONG) && text.is_ascii() {
        put_length(text.len(), out);
    } else {
        out.push(LONG);
        #[expect(clippy::cast_precision_loss, reason = "no memory holds 2⁵³ bytes")]
        (text.len() as f64).put(out);
    }
    out.extend_from_slice(text.as_bytes());
}

/// Writes an error: code, category, the sentences in English and German, and the fields, each with a byte for what it
/// is.
pub fn put_error(error: &Error, out: &mut Vec<u8>) {
    put_text(error.code(), out);
    put_text(error.category().name(), out);
    put_text(&error.sentence(Language::English), out);
    put_text(&error.sentence(Language::German), out);
    let fields = error.fields();
    put_length(fields.len(), out);
    for (name, value) in &fields {
        put_text(name, out);
        match value {
            FieldValue::Text(text) => {
                out.push(0);
                put_text(text, out);
            }
            FieldValue::Number(number) => {
                out.push(1);
                number.put(out);
            }
            FieldValue::List(texts) => {
                out.push(2);
                texts.put(out);
            }
        }
    }
}

impl Wire for f64 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Refused> {
        let bytes = input.bytes(8)?.try_into().map_err(|_| cut())?;
        Ok(Self::from_le_bytes(bytes))
    }
}

impl Wire for i64 {
    fn put(&self, out: &mut Vec<u8>) {
        #[expect(clippy::cast_precision_loss, reason = "what is beyond 2⁵³ has come as a double, and is one")]
        (*self as f64).put(out);
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Refused> {
        whole(f64::take(input)?)
    }
}

impl Wire for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        f64::from(*self).put(out);
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Refused> {
        let number = f64::take(input)?;
        Self::try_from(whole(number)?).map_err(|_| not_whole(number, 0, Self::MAX.into()))
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push((*self).into());
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Refused> {
        Ok(input.byte()? != 0)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        put_text(self, out);
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Refused> {
        input.text().map(Self::from)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Refused> {
        if bool::take(input)? { T::take(input).map(Some) } else { Ok(None) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        put_length(self.len(), out);
        self.iter().for_each(|item| item.put(out));
    }

    fn take(input: &mut Reader<'_>) -> Result<Self, Refused> {
        let length = input.length()?;
        // Each item takes a byte at least, so a length that is wrong does not ask for memory.
        let mut items = Self::with_capacity(length.min(input.rest.len()));
        for _ in 0..length {
            items.push(T::take(input)?);
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Request;

    fn bytes(value: &impl Wire) -> Vec<u8> {
        let mut out = Vec::new();
        value.put(&mut out);
        out
    }

    fn read<T: Wire>(bytes: &[u8]) -> Result<T, Refused> {
        let mut words = Words::default();
        let mut input = Reader::new(bytes, &mut words);
        let value = T::take(&mut input)?;
        input.end()?;
        Ok(value)
    }

    fn request() -> Request {
        let json = r#"{"at": 1, "actor": {"type": "member", "member": "Jörg"}, "command":
            {"type": "set_value", "lead": "L1", "value": {"minor": -5, "currency": "EUR"}}}"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_request_is_the_same_on_the_other_side() {
        assert_eq!(read::<Request>(&bytes(&request())), Ok(request()));
        let long = vec!["ü".repeat(300), "x".repeat(254), "x".repeat(255), String::new()];
        assert_eq!(read::<Vec<String>>(&bytes(&long)), Ok(long));
        let many = vec![Some(true); 255];
        assert_eq!(read::<Vec<Option<bool>>>(&bytes(&many)), Ok(many));
    }

    #[test]
    fn bytes_that_are_cut_or_too_many_are_refused() {
        let whole = bytes(&request());
        for end in 0..whole.len() {
            assert_eq!(read::<Request>(&whole[..end]).unwrap_err().code(), "UNREADABLE", "{end}");
        }
        assert_eq!(read::<Request>(&[&whole[..], &[0]].concat()).unwrap_err().code(), "UNREADABLE");
        // A length that promises more than is there does not take the memory for it.
        let promise = [&[LONG][..], &1e15_f64.to_le_bytes()].concat();
        assert_eq!(read::<Vec<Request>>(&promise).unwrap_err().code(), "UNREADABLE");
        assert_eq!(read::<String>(&promise).unwrap_err().code(), "UNREADABLE");
    }

    #[test]
    fn numbers_are_whole_and_in_range_or_refused() {
        let sentence = |refused: Result<u32, Refused>| refused.unwrap_err().to_string();
        for bad in [12.5, f64::NAN, f64::INFINITY, 9_223_372_036_854_775_808.0] {
            assert_eq!(read::<i64>(&bytes(&bad)).unwrap_err().code(), "UNREADABLE", "{bad}");
        }
        assert_eq!(read::<i64>(&bytes(&-0.0)), Ok(0));
        assert_eq!(read::<u32>(&bytes(&4_294_967_295.0)), Ok(u32::MAX));
        let expected = "the number could not be read: `-1` is out of range; give a whole number from 0 to 4294967295";
        assert_eq!(sentence(read::<u32>(&bytes(&-1.0))), expected);
    }

    #[test]
    fn a_value_is_checked_by_its_own_type() {
        let mut long = bytes(&1_i64);
        put_text("L1", &mut long);
        assert_eq!(read::<crate::units::Money>(&long).unwrap_err().code(), "UNKNOWN_CURRENCY");
        // Also an id, and also when it comes again, or is another kind of id.
        let mut words = Words::default();
        for (text, known) in [("L1", true), ("", false), (" L1", false), ("L1", true), ("", false)] {
            let bytes = bytes(&text.to_owned());
            for _ in 0..2 {
                let lead = crate::units::LeadId::take(&mut Reader::new(&bytes, &mut words));
                let member = crate::units::MemberId::take(&mut Reader::new(&bytes, &mut words));
                assert_eq!((lead.is_ok(), member.is_ok()), (known, known), "{text:?}");
            }
        }
        let not_utf8 = [2, 0xc3, 0x28];
        assert_eq!(read::<crate::units::LeadId>(&not_utf8).unwrap_err().code(), "UNREADABLE");
    }
}
