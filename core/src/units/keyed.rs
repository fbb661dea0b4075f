//! A stable keyed hash: the same bits for the same key and parts, on every machine and in every release.
//!
//! SipHash-2-4 (Aumasson and Bernstein, 2012). Fingerprints, checksums and every seeded draw come from here;
//! nothing in the core draws from a generator whose stream could change.

use super::canonical::Sink;
use core::hash::Hasher;
use siphasher::sip::SipHasher24;
use siphasher::sip128::{Hasher128, SipHasher24 as SipHasher128};

/// Hashes canonical bytes to 128 bits.
#[derive(Default)]
pub(crate) struct WideHash {
    hash: SipHasher128,
    /// What comes in small pieces is hashed in large ones: a fingerprint takes a quarter less time.
    waiting: Vec<u8>,
}

impl WideHash {
    const LARGE: usize = 4_096;

    /// The hash of all bytes taken.
    pub(crate) fn finish(mut self) -> u128 {
        self.hash.write(&self.waiting);
        self.hash.finish128().as_u128()
    }
}

impl Sink for WideHash {
    fn bytes(&mut self, bytes: &[u8]) {
        if self.waiting.len() + bytes.len() > Self::LARGE {
            self.hash.write(&self.waiting);
            self.waiting.clear();
        }
        if bytes.len() > Self::LARGE {
            self.hash.write(bytes);
        } else {
            self.waiting.extend_from_slice(bytes);
        }
    }
}

/// A source of draws that depend on the seed and on what they are for, never on the order in which they are made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draws {
    seed: u64,
}

impl Draws {
    /// Draws of this seed.
    pub(crate) const fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// 64 bits for a purpose and a number.
    pub(crate) fn bits(self, purpose: &str, number: u64) -> u64 {
        let mut hash = SipHasher24::new_with_keys(self.seed, number);
        hash.write(purpose.as_bytes());
        hash.finish()
    }

    /// A number below `bound` (0 when the bound is 0); the bias is below 2⁻³² for bounds below 2³².
    pub(crate) fn below(self, bound: u64, purpose: &str, number: u64) -> u64 {
        let wide = u128::from(self.bits(purpose, number)) * u128::from(bound);
        u64::try_from(wide >> 64).unwrap_or(0)
    }
}

/// Breaks a tie between the parties that could have a lead: the same bits for the same seed, lead and party.
pub(crate) fn tie(seed: u64, lead: &str, party: &str) -> u64 {
    let mut hash = SipHasher24::new_with_keys(seed, 0);
    hash.write(lead.as_bytes());
    // No text holds this byte, so that no two pairs run together to the same bytes.
    hash.write(&[0xff]);
    hash.write(party.as_bytes());
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_any_size_give_the_hash_of_the_whole() {
        let bytes: Vec<u8> = (0..20_000_u32).map(|number| number.to_le_bytes()[0]).collect();
        let mut whole = SipHasher128::default();
        whole.write(&bytes);
        for size in [1, 3, 4_095, 4_096, 4_097, 20_000] {
            let mut pieces = WideHash::default();
            bytes.chunks(size).for_each(|piece| pieces.bytes(piece));
            assert_eq!(pieces.finish(), whole.finish128().as_u128(), "{size}");
        }
    }

    #[test]
    fn siphash_test_vector() {
        // The authors' vector: key 00..0f, input 00..0e.
        let input: Vec<u8> = (0..15).collect();
        let mut hash = SipHasher24::new_with_keys(0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908);
        hash.write(&input);
        assert_eq!(hash.finish(), 0xa129_ca61_49be_45e5);
    }

    #[test]
    fn draws_stay_in_bounds_and_reach_all() {
        let draws = Draws::new(7);
        let mut seen = [0_u32; 10];
        for n in 0..10_000 {
            seen[usize::try_from(draws.below(10, "x", n)).unwrap()] += 1;
        }
        assert!(seen.iter().all(|&n| (850..1150).contains(&n)), "{seen:?}");
        assert_eq!(draws.below(0, "x", 1), 0);
    }
}
