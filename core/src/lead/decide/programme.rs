//! Where a member stands in the partner programme: a person decides, and what follows from the rules goes on record.

use super::{Case, World};
use crate::distribution::{Member, MemberStanding};
use crate::lead::event::Event;
use crate::policy::ProgrammeRule;
use crate::units::{Error, MemberId, Note, Text, TierId};

impl<W: World> Case<'_, W> {
    /// Who joins a programme is on probation at first.
    pub(super) fn probation(&self, member: &MemberId) -> Result<Option<Event>, Error> {
        let Some(programme) = &self.rules.policy().programme else { return Ok(None) };
        let until = self.rules.calendar().after(self.at, programme.probation)?;
        Ok(Some(Event::ProbationBegun { member: member.clone(), until }))
    }

    /// The tier, with what its rule says today: so that a change of the policy moves nobody.
    pub(super) fn set_tier(&self, known: &Member, tier: &TierId, note: &Option<Note>) -> Result<Event, Error> {
        let tiers = &self.programme()?.tiers;
        let rule = tiers.iter().find(|rule| rule.id == *tier).ok_or_else(|| Error::UnknownTier {
            tier: tier.into(),
            allowed: tiers.iter().map(|rule| &rule.id).collect(),
        })?;
        let same =
            |now: &crate::distribution::Tier| (&now.id, now.factor, now.queue) == (&rule.id, rule.weight, rule.queue);
        if known.tier.as_ref().is_some_and(same) {
            return Err(unchanged(known, tier.as_str()));
        }
        known.weight.times(rule.weight)?;
        let (member, tier, note) = (known.id.clone(), tier.clone(), note.clone());
        Ok(Event::TierSet { member, tier, factor: rule.weight, queue: rule.queue, note })
    }

    pub(super) fn warn(&self, known: &Member, note: &Option<Note>) -> Result<Event, Error> {
        let programme = self.programme()?;
        if matches!(known.standing, MemberStanding::Warned { .. }) {
            return Err(unchanged(known, "warned"));
        }
        let until = self.rules.calendar().after(self.at, programme.warning)?;
        Ok(Event::MemberWarned { member: known.id.clone(), until, note: note.clone() })
    }

    pub(super) fn confirm(&self, known: &Member, note: &Option<Note>) -> Result<Event, Error> {
        self.programme()?;
        Ok(Event::MemberConfirmed { member: known.id.clone(), note: note.clone() })
    }

    fn programme(&self) -> Result<&ProgrammeRule, Error> {
        self.rules.policy().programme.as_ref().ok_or(Error::ProgrammeMissing {})
    }
}

fn unchanged(known: &Member, state: &str) -> Error {
    Error::MemberUnchanged { member: known.id.clone(), state: Text::from(state) }
}
