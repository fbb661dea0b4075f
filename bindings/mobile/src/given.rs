//! Arguments that are judged when all of them have arrived.

use crate::Refusal;
use leadwerk_core::UniFfiTag;
use leadwerk_core::units::Error;
use uniffi::deps::anyhow;
use uniffi::{Lift, MetadataBuffer, TypeId};

/// What an app gave, or why it is refused.
///
/// uniffi stops at the first argument that is refused and never frees those behind it. This one is refused when the
/// function asks for it, and then all have been taken over.
#[derive(Debug)]
pub struct Given<T>(anyhow::Result<T>);

impl<T> Given<T> {
    pub(crate) fn checked(self) -> Result<T, Refusal> {
        let bridge = |fault: anyhow::Error| Refusal::from(Error::InternalFault { fault: fault.to_string().into() });
        self.0.map_err(|fault| fault.downcast::<Refusal>().unwrap_or_else(bridge))
    }
}

// SAFETY: it takes over the same value in the same form, by `T` itself.
unsafe impl<T: Lift<UniFfiTag>> Lift<UniFfiTag> for Given<T> {
    type FfiType = T::FfiType;

    fn try_lift(sent: Self::FfiType) -> anyhow::Result<Self> {
        Ok(Self(T::try_lift(sent)))
    }

    fn try_read(sent: &mut &[u8]) -> anyhow::Result<Self> {
        Ok(Self(T::try_read(sent)))
    }
}

/// To an app it is what it holds.
impl<T: TypeId<UniFfiTag>> TypeId<UniFfiTag> for Given<T> {
    const TYPE_ID_META: MetadataBuffer = T::TYPE_ID_META;
}
