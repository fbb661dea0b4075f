//! Where a lead stands in its life.

use leadwerk_macros::{Canonical, crosses};

/// Where a lead stands in its life. The last four are ends: nothing leaves them.
#[crosses]
#[derive(Canonical)]
pub enum Phase {
    /// It came in; nobody has looked at it.
    Captured,
    /// Marketing is finding out what it is worth.
    Qualifying,
    /// It is to be handed to a member.
    Ready,
    /// A member is to accept or decline it.
    Offered,
    /// It is an opportunity at a stage.
    Open,
    /// The customer ordered.
    Won,
    /// The customer did not.
    Lost,
    /// Nobody decided it in time.
    Expired,
    /// It was none.
    Rejected,
}

/// Who owns a lead.
#[crosses]
pub enum Owner {
    /// Marketing: until it is offered, and again after a demotion.
    Marketing,
    /// Its member.
    Member,
    /// Nobody: it has ended.
    Nobody,
}

impl Phase {
    /// All phases of a living lead.
    pub const LIVING: &'static [Self] = &[Self::Captured, Self::Qualifying, Self::Ready, Self::Offered, Self::Open];

    /// Whether the lead's life is over.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Won | Self::Lost | Self::Expired | Self::Rejected)
    }

    /// Who owns a lead in this phase.
    pub const fn owner(self) -> Owner {
        match self {
            Self::Captured | Self::Qualifying | Self::Ready => Owner::Marketing,
            Self::Offered | Self::Open => Owner::Member,
            Self::Won | Self::Lost | Self::Expired | Self::Rejected => Owner::Nobody,
        }
    }
}
