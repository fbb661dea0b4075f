//! What members work, and what became of it.

use crate::units::{Error, LeadId, MediumId, MemberId, Money, Probability, Text, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeSet;

/// Milliseconds in a day.
pub(super) const DAY: f64 = 86_400_000.0;

/// A lead that a member accepted.
///
/// What is expected of it stands fixed from the hand-over on, as it was said or as [`WorkedLead::recalibrated`] gives it: nobody
/// can be judged by what was known later.
#[crosses]
#[derive(Eq)]
pub struct WorkedLead {
    /// The lead.
    pub lead: LeadId,
    /// The member that accepted it.
    pub member: MemberId,
    /// Where it came from.
    pub medium: Option<MediumId>,
    /// When it was accepted.
    pub at: Timestamp,
    /// The probability of winning it, as it was known at the hand-over.
    pub probability: Probability,
    /// Its order value, as it was known at the hand-over; nothing leaves it out of all figures of value.
    pub value: Option<Money>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a lead that a member accepted.
#[crosses]
#[derive(Copy, Eq)]
pub enum Fate {
    /// It is worked still.
    Open {},
    /// The customer ordered.
    Won {
        /// When.
        at: Timestamp,
    },
    /// It was lost, or expired, or the member gave it back as not qualified. It stays expected for as long as such a
    /// lead may be won: else a quick loss, or giving back, would hide that leads are burnt.
    Lost {
        /// When.
        at: Timestamp,
    },
    /// It was taken back for a reason that is not the member's doing: from then on nothing is expected of it.
    Recalled {
        /// When.
        at: Timestamp,
    },
}

impl Fate {
    /// When it ended; nothing while it is worked.
    pub const fn ended(self) -> Option<Timestamp> {
        match self {
            Self::Open {} => None,
            Self::Won { at } | Self::Lost { at } | Self::Recalled { at } => Some(at),
        }
    }

    /// What was known of it at a time.
    pub(super) fn as_of(self, until: Timestamp) -> Self {
        if self.ended().is_some_and(|at| at > until) { Self::Open {} } else { self }
    }
}

impl WorkedLead {
    /// Until when it could be won, as far as was known at a time.
    pub(super) fn at_risk_until(&self, until: Timestamp) -> Timestamp {
        match self.fate.as_of(until) {
            Fate::Won { at } | Fate::Recalled { at } => at,
            Fate::Open {} | Fate::Lost { .. } => until,
        }
    }
}

/// Days from one instant to another.
pub(super) fn days(begin: Timestamp, end: Timestamp) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "the calendar's milliseconds are far below 2⁵³")]
    let days = end.since(begin) as f64 / DAY;
    days
}

/// The leads that were accepted by a time, whatever the order of the rows.
///
/// # Errors
/// `SPELL_REVERSED` where one ends before it is accepted; `DUPLICATE_DEAL` where a member accepts it twice at once.
pub(super) fn accepted(leads: &[WorkedLead], until: Timestamp) -> Result<Vec<&WorkedLead>, Error> {
    let mut seen = BTreeSet::new();
    for (lead, row) in leads.iter().zip(1..) {
        if let Some(left) = lead.fate.ended().filter(|&left| left < lead.at) {
            let [entered, left] = [lead.at, left].map(|at| Text::from(at.to_string()));
            return Err(Error::SpellReversed { row, entered, left });
        }
        if !seen.insert((&lead.member, &lead.lead, lead.at)) {
            return Err(Error::DuplicateDeal { lead: lead.lead.clone() });
        }
    }
    Ok(leads.iter().filter(|lead| lead.at <= until).collect())
}
