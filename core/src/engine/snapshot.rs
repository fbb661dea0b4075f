//! The state as bytes: a shortcut past the log, and its fingerprint.

use super::store::Store;
use crate::units::Error;
use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use crate::units::keyed::WideHash;

/// The version of the snapshots that this release writes, and reads. An older one is refused: replay the log.
pub const SNAPSHOT_VERSION: i64 = 4;

const MAGIC: &[u8] = b"leadwerk";
const CHECKSUM: usize = 16;

impl Store {
    /// 32 hexadecimal digits that differ when anything known differs; the same in every language.
    pub(super) fn fingerprint(&self) -> String {
        let mut hash = WideHash::default();
        self.put(&mut hash);
        format!("{:032x}", hash.finish())
    }

    /// Magic, version, state, checksum.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        SNAPSHOT_VERSION.put(&mut bytes);
        self.put(&mut bytes);
        let checksum = checksum(&bytes);
        bytes.extend_from_slice(&checksum);
        bytes
    }

    /// Reads what `to_bytes` wrote.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let corrupted = |fault: &str| Error::SnapshotCorrupted { fault: fault.into() };
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| corrupted("it does not begin as one"))?;
        let version = i64::take(&mut Source::new(rest)).map_err(|_| corrupted("it has no version"))?;
        if version > SNAPSHOT_VERSION {
            return Err(Error::SnapshotTooNew { given: version, known: SNAPSHOT_VERSION });
        }
        if version != SNAPSHOT_VERSION {
            return Err(corrupted("an earlier release wrote it"));
        }
        let end = bytes.len().checked_sub(CHECKSUM).ok_or_else(|| corrupted("it is cut"))?;
        let (state, sum) = bytes.split_at_checked(end).ok_or_else(|| corrupted("it is cut"))?;
        if checksum(state) != sum {
            return Err(corrupted("its checksum does not match"));
        }
        let mut source = Source::new(state.strip_prefix(MAGIC).unwrap_or_default());
        let read = |source: &mut Source<'_>| -> Result<Self, Corrupt> {
            i64::take(source)?;
            Self::take(source)
        };
        let store = read(&mut source).map_err(|fault| corrupted(fault.what))?;
        if source.left() > 0 {
            return Err(corrupted("something follows its end"));
        }
        Ok(store)
    }
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let mut hash = WideHash::default();
    hash.bytes(bytes);
    hash.finish().to_le_bytes()
}
