//! Who asks.

use crate::policy::Role;
use crate::units::{LeadId, MemberId, PersonId};
use leadwerk_macros::crosses;

/// Who asks for something, and in which role. It decides what may be asked and which leads exist for it.
#[crosses]
#[derive(Eq)]
pub enum Actor {
    /// The host itself: its clock, its imports.
    System {},
    /// Somebody in marketing.
    Marketing {
        /// Who.
        person: PersonId,
    },
    /// A sales or channel manager.
    Manager {
        /// Who.
        person: PersonId,
    },
    /// A member; its own leads are all it sees.
    Member {
        /// Who.
        member: MemberId,
    },
    /// The contact behind one lead.
    Contact {
        /// Its lead.
        lead: LeadId,
    },
}

impl Actor {
    /// Its role, which the policy grants rights to.
    pub const fn role(&self) -> Role {
        match self {
            Self::System {} => Role::System,
            Self::Marketing { .. } => Role::Marketing,
            Self::Manager { .. } => Role::Manager,
            Self::Member { .. } => Role::Member,
            Self::Contact { .. } => Role::Contact,
        }
    }
}
