//! The canonical bytes of the state: what a snapshot holds and a fingerprint hashes.
//!
//! Whole numbers are LEB128, signed ones zigzag before; texts and lists carry their length. The form
//! has no freedom, so equal states have equal bytes in every language and on every machine.

use smol_str::SmolStr;

/// Takes the bytes: a buffer, or a hash.
pub trait Sink {
    /// Takes the next bytes.
    fn bytes(&mut self, bytes: &[u8]);
}

impl Sink for Vec<u8> {
    fn bytes(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// What is still to be read.
#[derive(Debug)]
pub struct Source<'a> {
    rest: &'a [u8],
}

/// The bytes do not hold what they should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrupt {
    /// What was being read.
    pub what: &'static str,
}

impl Corrupt {
    /// A fault found while reading `what`.
    pub const fn new(what: &'static str) -> Self {
        Self { what }
    }
}

impl<'a> Source<'a> {
    /// Reads from the start of `bytes`.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next `count` bytes.
    ///
    /// # Errors
    /// When fewer are left.
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], Corrupt> {
        let (head, tail) = self.rest.split_at_checked(count).ok_or(Corrupt::new("bytes"))?;
        self.rest = tail;
        Ok(head)
    }

    /// How many bytes are left.
    pub const fn left(&self) -> usize {
        self.rest.len()
    }

    fn length(&mut self) -> Result<usize, Corrupt> {
        let length = u64::take(self)?;
        // Each element takes at least one byte, so a longer list than bytes left is a lie; this bounds what we allocate.
        usize::try_from(length).ok().filter(|&n| n <= self.left()).ok_or(Corrupt::new("length"))
    }
}

/// A value with canonical bytes.
pub trait Canonical: Sized {
    /// Writes the value.
    fn put<S: Sink + ?Sized>(&self, sink: &mut S);

    /// Reads a value.
    ///
    /// # Errors
    /// When the bytes are not those of a value.
    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt>;
}

impl Canonical for u64 {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        let mut buffer = [0_u8; 10];
        let mut used = 0;
        let mut rest = *self;
        for slot in &mut buffer {
            *slot = (rest & 0x7f) as u8;
            rest >>= 7;
            used += 1;
            if rest == 0 {
                break;
            }
            *slot |= 0x80;
        }
        sink.bytes(buffer.get(..used).unwrap_or(&buffer));
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = u8::take(source)?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                break;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                // Canonical: no leading zero groups, so that a value has one form only.
                return if byte == 0 && shift > 0 { Err(Corrupt::new("number")) } else { Ok(value) };
            }
        }
        Err(Corrupt::new("number"))
    }
}

impl Canonical for i64 {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        ((self << 1) ^ (self >> 63)).cast_unsigned().put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let raw = u64::take(source)?;
        Ok((raw >> 1).cast_signed() ^ -((raw & 1).cast_signed()))
    }
}

impl Canonical for u8 {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        sink.bytes(&[*self]);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        source.bytes(1)?.first().copied().ok_or(Corrupt::new("byte"))
    }
}

impl Canonical for bool {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        u8::from(*self).put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        match u8::take(source)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Corrupt::new("yes or no")),
        }
    }
}

macro_rules! as_u64 {
    ($($kind:ty),*) => {$(
        impl Canonical for $kind {
            fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
                u64::from(*self).put(sink);
            }

            fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
                u64::take(source)?.try_into().map_err(|_| Corrupt::new(stringify!($kind)))
            }
        }
    )*};
}
as_u64!(u16, u32);

impl Canonical for SmolStr {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        (self.len() as u64).put(sink);
        sink.bytes(self.as_bytes());
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let length = source.length()?;
        let text = core::str::from_utf8(source.bytes(length)?);
        text.map(Self::new).map_err(|_| Corrupt::new("text"))
    }
}

impl<T: Canonical> Canonical for Option<T> {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.is_some().put(sink);
        if let Some(value) = self {
            value.put(sink);
        }
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        bool::take(source)?.then(|| T::take(source)).transpose()
    }
}

impl<T: Canonical> Canonical for Vec<T> {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        (self.len() as u64).put(sink);
        for value in self {
            value.put(sink);
        }
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let length = source.length()?;
        (0..length).map(|_| T::take(source)).collect()
    }
}

impl<K: Canonical + Ord, V: Canonical> Canonical for std::collections::BTreeMap<K, V> {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        (self.len() as u64).put(sink);
        for (key, value) in self {
            key.put(sink);
            value.put(sink);
        }
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let mut map = Self::new();
        for _ in 0..source.length()? {
            let (key, value) = (K::take(source)?, V::take(source)?);
            // One form for each map: keys ascend.
            if map.last_key_value().is_some_and(|(last, _)| *last >= key) {
                return Err(Corrupt::new("keys in order"));
            }
            map.insert(key, value);
        }
        Ok(map)
    }
}

impl<T: Canonical> Canonical for Box<T> {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.as_ref().put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        T::take(source).map(Self::new)
    }
}

impl<A: Canonical, B: Canonical> Canonical for (A, B) {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.0.put(sink);
        self.1.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Ok((A::take(source)?, B::take(source)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn there_and_back<T: Canonical + PartialEq + core::fmt::Debug>(value: &T) {
        let mut bytes = Vec::new();
        value.put(&mut bytes);
        let mut source = Source::new(&bytes);
        assert_eq!(&T::take(&mut source).unwrap(), value);
        assert_eq!(source.left(), 0);
        for cut in 0..bytes.len() {
            assert!(T::take(&mut Source::new(&bytes[..cut])).is_err(), "a cut at {cut} went unseen");
        }
    }

    #[test]
    fn known_bytes() {
        let bytes = |n: u64| {
            let mut out = Vec::new();
            n.put(&mut out);
            out
        };
        // From the LEB128 article of the DWARF standard, section 7.6.
        assert_eq!(bytes(2), [2]);
        assert_eq!(bytes(127), [127]);
        assert_eq!(bytes(128), [0x80, 1]);
        assert_eq!(bytes(12857), [0xb9, 0x64]);
    }

    #[test]
    fn a_long_form_of_a_small_number_is_refused() {
        assert!(u64::take(&mut Source::new(&[0x80, 0])).is_err());
        assert!(u64::take(&mut Source::new(&[0xff; 11])).is_err());
        assert!(Vec::<u8>::take(&mut Source::new(&[0xff, 0xff, 0xff, 0x7f])).is_err());
    }

    proptest! {
        #[test]
        fn numbers(a: u64, b: i64, c: u32) {
            there_and_back(&a);
            there_and_back(&b);
            there_and_back(&c);
        }

        #[test]
        fn texts_and_lists(list: Vec<(Option<i64>, bool)>, text: String) {
            there_and_back(&list);
            there_and_back(&SmolStr::new(text));
        }
    }
}
