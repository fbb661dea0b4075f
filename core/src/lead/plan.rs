//! The opportunity plan: who and what stands between us and the order.

use super::list::List;
use crate::policy::{Attitude, PlanRule, PlanSection};
use crate::units::{CompetitorId, MilestoneId, Note, PersonId, Probability, RoleId, Timestamp};
use leadwerk_macros::{Canonical, crosses};

/// An entry of an opportunity plan.
#[crosses]
#[derive(Eq, Canonical)]
pub enum PlanEntry {
    /// Somebody in the account team, or an outside helper.
    Team {
        /// Who.
        person: PersonId,
        /// What they do.
        duty: Option<Note>,
    },
    /// A buying step or milestone.
    Milestone {
        /// Which.
        milestone: MilestoneId,
        /// When it is due.
        due: Option<Timestamp>,
        /// Whether it is done.
        done: bool,
    },
    /// A key person at the customer.
    KeyPerson {
        /// Who.
        person: PersonId,
        /// Their role in the decision; one of `plan.roles`.
        role: RoleId,
        /// How they stand to us.
        attitude: Attitude,
    },
    /// A competitor.
    Competitor {
        /// Who.
        competitor: CompetitorId,
        /// Strengths, weaknesses, our answer.
        note: Option<Note>,
    },
}

/// Names an entry of an opportunity plan.
#[crosses]
#[derive(Eq)]
pub enum PlanKey {
    /// Somebody in the account team.
    Team {
        /// Who.
        person: PersonId,
    },
    /// A milestone.
    Milestone {
        /// Which.
        milestone: MilestoneId,
    },
    /// A key person; with all roles it has.
    KeyPerson {
        /// Who.
        person: PersonId,
    },
    /// A competitor.
    Competitor {
        /// Who.
        competitor: CompetitorId,
    },
}

impl PlanKey {
    /// Whether it names this entry.
    pub fn names(&self, entry: &PlanEntry) -> bool {
        match (self, entry) {
            (Self::Team { person }, PlanEntry::Team { person: other, .. })
            | (Self::KeyPerson { person }, PlanEntry::KeyPerson { person: other, .. }) => person == other,
            (Self::Milestone { milestone }, PlanEntry::Milestone { milestone: other, .. }) => milestone == other,
            (Self::Competitor { competitor }, PlanEntry::Competitor { competitor: other, .. }) => competitor == other,
            _ => false,
        }
    }

    /// What kind of entry it names, and which, for a message.
    pub fn words(&self) -> (&'static str, &str) {
        match self {
            Self::Team { person } => ("team member", person.as_str()),
            Self::Milestone { milestone } => ("milestone", milestone.as_str()),
            Self::KeyPerson { person } => ("key person", person.as_str()),
            Self::Competitor { competitor } => ("competitor", competitor.as_str()),
        }
    }
}

/// The entries of one opportunity's plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Canonical)]
pub(crate) struct Plan {
    lines: List<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
struct Line {
    entry: PlanEntry,
    /// Whether it is a milestone whose due time has passed and was put on record.
    missed: bool,
}

impl Plan {
    pub(crate) fn entries(&self) -> impl Iterator<Item = &PlanEntry> {
        self.lines.iter().map(|line| &line.entry)
    }

    /// Adds an entry, in the place of the one it replaces. A key person may stand in several roles.
    pub(crate) fn put(&mut self, entry: PlanEntry) {
        let line = Line { entry, missed: false };
        match self.lines.iter_mut().find(|old| same_place(&old.entry, &line.entry)) {
            Some(old) => *old = line,
            None => self.lines.push(line),
        }
    }

    pub(crate) fn remove(&mut self, key: &PlanKey) {
        self.lines.retain(|line| !key.names(&line.entry));
    }

    pub(crate) fn has(&self, key: &PlanKey) -> bool {
        self.entries().any(|entry| key.names(entry))
    }

    /// The undone milestones whose due time is not yet on record as missed.
    pub(crate) fn open_milestones(&self) -> impl Iterator<Item = (Timestamp, &MilestoneId)> {
        self.lines.iter().filter_map(|line| match &line.entry {
            PlanEntry::Milestone { milestone, due: Some(due), done: false } if !line.missed => Some((*due, milestone)),
            _ => None,
        })
    }

    /// Puts on record that a milestone's due time has passed.
    pub(crate) fn miss(&mut self, missed: &MilestoneId) {
        for line in self.lines.iter_mut() {
            if matches!(&line.entry, PlanEntry::Milestone { milestone, .. } if milestone == missed) {
                line.missed = true;
            }
        }
    }

    /// Whether a milestone is done.
    pub(crate) fn is_done(&self, wanted: &MilestoneId) -> bool {
        self.entries()
            .any(|entry| matches!(entry, PlanEntry::Milestone { milestone, done: true, .. } if milestone == wanted))
    }

    /// The share of the policy's sections that are filled; all of nothing is everything.
    pub(crate) fn completeness(&self, rule: &PlanRule) -> Probability {
        let filled = rule.sections.iter().filter(|section| self.fills(**section, rule)).count();
        Probability::share(filled as u64, rule.sections.len() as u64).unwrap_or(Probability::ONE)
    }

    fn fills(&self, section: PlanSection, rule: &PlanRule) -> bool {
        let any = |wanted: fn(&PlanEntry) -> bool| self.entries().any(wanted);
        match section {
            PlanSection::Team => any(|entry| matches!(entry, PlanEntry::Team { .. })),
            PlanSection::Milestones => any(|entry| matches!(entry, PlanEntry::Milestone { .. })),
            PlanSection::Competitors => any(|entry| matches!(entry, PlanEntry::Competitor { .. })),
            PlanSection::KeyPeople => rule.roles.iter().all(|role| self.has_role(role, None)),
        }
    }

    /// Whether somebody has the role, with at least the attitude.
    pub(crate) fn has_role(&self, wanted: &RoleId, least: Option<Attitude>) -> bool {
        self.entries().any(|entry| match entry {
            PlanEntry::KeyPerson { role, attitude, .. } => {
                role == wanted && least.is_none_or(|least| *attitude >= least)
            }
            _ => false,
        })
    }
}

/// Whether a new entry takes an old one's place.
fn same_place(old: &PlanEntry, new: &PlanEntry) -> bool {
    match (old, new) {
        (PlanEntry::Team { person, .. }, PlanEntry::Team { person: other, .. }) => person == other,
        (PlanEntry::Milestone { milestone, .. }, PlanEntry::Milestone { milestone: other, .. }) => milestone == other,
        (PlanEntry::Competitor { competitor, .. }, PlanEntry::Competitor { competitor: other, .. }) => {
            competitor == other
        }
        (PlanEntry::KeyPerson { person, role, .. }, PlanEntry::KeyPerson { person: other, role: place, .. }) => {
            person == other && role == place
        }
        _ => false,
    }
}
