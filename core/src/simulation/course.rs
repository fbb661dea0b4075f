//! What the world remembers of a living lead.

use super::market::Medium;
use super::people::Person;
use super::words::id;
use crate::lead::{ConsentState, Phase};
use crate::policy::Temperature;
use crate::units::LeadId;

/// Names a lead of the simulated world: the number of the inquiry, and how often its customer came back since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u32);

impl Key {
    /// What stands for no lead.
    pub(super) const NONE: Self = Self(0);
    /// How often a customer may come back.
    const RETURNS: u32 = 8;

    /// The inquiry with a number, from 1.
    pub(super) const fn new(number: u32) -> Self {
        Self(number * Self::RETURNS)
    }

    /// The number of the inquiry.
    pub(super) const fn number(self) -> u32 {
        self.0 / Self::RETURNS
    }

    /// The number that draws depend on.
    pub(super) const fn draws(self) -> u32 {
        self.0
    }

    /// The lead by which the customer comes again.
    pub(super) fn next(self) -> Option<Self> {
        (self.0 % Self::RETURNS < Self::RETURNS - 1).then_some(Self(self.0 + 1))
    }

    /// Its id: `L7`, and `L7-2` when the customer comes again.
    pub(super) fn id(self) -> LeadId {
        match self.0 % Self::RETURNS {
            0 => id(&format!("L{}", self.number())),
            returns => id(&format!("L{}-{}", self.number(), returns + 1)),
        }
    }

    /// The lead with an id.
    pub(super) fn of(id: &LeadId) -> Option<Self> {
        let text = id.as_str().strip_prefix('L')?;
        let (number, time) = match text.split_once('-') {
            Some((number, time)) => (number, time.parse().ok()?),
            None => (text, 1),
        };
        Some(Self(number.parse::<u32>().ok()?.checked_mul(Self::RETURNS)?.checked_add(time - 1)?))
    }
}

/// What is recorded of a lead, so that a member knows what the next gate still misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The benefit that the customer expects.
    Benefit,
    /// Who decides.
    DecisionMaker,
    /// That they intend to act.
    Intends,
    /// That the offer is with them.
    OfferSent,
    /// That they call it acceptable.
    Acceptable,
    /// The order value.
    Value,
    /// The verbal order.
    Verbal,
    /// The signed order.
    Signed,
    /// A milestone.
    Milestone,
    /// That a contact was recorded.
    Contact,
    /// A competitor.
    Competitor,
    /// That it does not go on: the deferral was refused, or the member gave it up.
    Final,
}

/// A living lead, as the world sees it. Ended leads are forgotten.
#[derive(Clone, Debug)]
pub(super) struct Course {
    /// Where it came from.
    pub(super) medium: &'static Medium,
    /// Where it stands in its life.
    pub(super) phase: Phase,
    /// How the contact stands to being contacted.
    pub(super) consent: ConsentState,
    /// How likely it buys.
    pub(super) temperature: Option<Temperature>,
    /// Who has it, or registered it.
    pub(super) member: Option<&'static Person>,
    /// The members that declined it or let it lapse, one bit each.
    pub(super) excluded: u16,
    /// Whether a partner registered it.
    pub(super) registered: bool,
    /// The place of its stage.
    pub(super) stage: u8,
    /// How often the customer put us off.
    pub(super) deferrals: u8,
    /// How often it was rated.
    pub(super) ratings: u8,
    /// How often it changed hands.
    pub(super) hands: u16,
    /// How often anything happened: draws depend on it.
    pub(super) turn: u16,
    known: u16,
}

impl Course {
    /// A lead that is about to come in.
    pub(super) const fn new(medium: &'static Medium) -> Self {
        Self {
            medium,
            phase: Phase::Captured,
            consent: ConsentState::Unknown,
            temperature: None,
            member: None,
            excluded: 0,
            registered: false,
            stage: 0,
            deferrals: 0,
            ratings: 0,
            hands: 0,
            turn: 0,
            known: 0,
        }
    }

    /// Whether something is recorded.
    pub(super) const fn knows(&self, what: Known) -> bool {
        self.known & (1 << what as u16) != 0
    }

    /// Takes note that something is recorded; tells whether it was not before.
    pub(super) const fn learn(&mut self, what: Known) -> bool {
        let new = !self.knows(what);
        self.known |= 1 << what as u16;
        new
    }

    /// Forgets that something is recorded.
    pub(super) const fn forget(&mut self, what: Known) {
        self.known &= !(1 << what as u16);
    }

    /// Forgets what is recorded for gates, so that it is recorded again.
    pub(super) const fn forget_gates(&mut self) {
        self.known &= 1 << Known::Contact as u16 | 1 << Known::Competitor as u16 | 1 << Known::Final as u16;
    }

    /// Whether a member has let it pass.
    pub(super) const fn excludes(&self, person: &Person) -> bool {
        self.excluded & (1 << person.number) != 0
    }

    /// The lead changes hands: whatever was planned by those who had it is off.
    pub(super) const fn change_hands(&mut self, phase: Phase) {
        self.phase = phase;
        self.hands = self.hands.wrapping_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_ids_name_each_other() {
        let mut key = Key::new(999_999);
        for wanted in ["L999999", "L999999-2", "L999999-3"] {
            assert_eq!(key.id().as_str(), wanted);
            assert_eq!(Key::of(&key.id()), Some(key));
            key = key.next().unwrap();
        }
        assert_eq!(Key::of(&id("X1")), None);
    }
}
