//! How long a lead was at a stage, how it left, and how it ended.

use crate::units::{Error, LeadId, SegmentId, StageId, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// One stay of one lead at one stage.
#[crosses]
#[derive(Eq)]
pub struct Stay {
    /// The lead.
    pub lead: LeadId,
    /// The stage.
    pub stage: StageId,
    /// When it came.
    pub entered: Timestamp,
    /// When it left; nothing while it is still there.
    pub left: Option<Timestamp>,
    /// How it left; nothing while it is still there.
    pub how: Option<Exit>,
    /// To which stage it moved. Where nobody says, an advance counts as one to the next stage and a regression as one to
    /// the stage before; the last stage is entered by winning.
    pub to: Option<StageId>,
    /// The group of leads whose chances are learned together with its own.
    pub segment: Option<SegmentId>,
}

/// How a lead leaves a stage.
#[crosses]
pub enum Exit {
    /// To a later stage.
    Advanced,
    /// To an earlier stage.
    Regressed,
    /// Back to marketing.
    Demoted,
    /// Taken back from its member, to be given anew.
    TakenBack,
    /// The customer ordered.
    Won,
    /// The customer did not.
    Lost,
    /// Nobody decided it in time.
    Expired,
    /// It was none.
    Rejected,
}

impl Exit {
    /// The end that it is, if it is one.
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Won => Some(Outcome::Won),
            Self::Lost => Some(Outcome::Lost),
            Self::Expired => Some(Outcome::Expired),
            Self::Rejected => Some(Outcome::Rejected),
            Self::Advanced | Self::Regressed | Self::Demoted | Self::TakenBack => None,
        }
    }

    /// Whether it decides the deal, and whether it was won. Going back to marketing counts as not won; being taken back
    /// decides nothing.
    pub(crate) fn won(self) -> Option<bool> {
        let failed = (self == Self::Demoted).then_some(false);
        self.outcome().map(|outcome| outcome == Outcome::Won).or(failed)
    }
}

/// The end of one lead.
///
/// How a stay ended and how its lead ended are two facts: a lead that was taken back at noon may expire a month later,
/// at no stage.
#[crosses]
#[derive(Eq)]
pub struct End {
    /// The lead.
    pub lead: LeadId,
    /// When.
    pub at: Timestamp,
    /// How.
    pub how: Outcome,
}

/// How a lead ends.
#[crosses]
pub enum Outcome {
    /// It was none.
    Rejected,
    /// Nobody decided it in time.
    Expired,
    /// The customer did not order.
    Lost,
    /// The customer ordered.
    Won,
}

impl Stay {
    /// Whether it can be: it ends after it begins, and says how.
    ///
    /// # Errors
    /// `STAY_REVERSED`, `STAY_UNCLEAR`.
    pub fn check(&self) -> Result<(), Error> {
        let at = || (self.lead.clone(), self.stage.clone());
        match (self.left, self.how) {
            (Some(left), Some(_)) if left < self.entered => {
                let (lead, stage) = at();
                Err(Error::StayReversed { lead, stage })
            }
            (Some(_), None) | (None, Some(_)) => {
                let (lead, stage) = at();
                Err(Error::StayUnclear { lead, stage })
            }
            _ => Ok(()),
        }
    }

    /// The stay as it was known at a time: it may not have begun, or it may have lasted still.
    pub fn known_at(&self, at: Timestamp) -> Option<Self> {
        if self.entered > at {
            return None;
        }
        let mut known = self.clone();
        if self.left.is_some_and(|left| left > at) {
            (known.left, known.how, known.to) = (None, None, None);
        }
        Some(known)
    }
}

/// Collects stays and ends while leads enter and leave stages.
#[derive(Clone, Debug, Default)]
pub struct StayBook {
    /// The stays that last; how they end is not known yet.
    here: BTreeMap<LeadId, Stay>,
    left: Vec<Stay>,
    ends: Vec<End>,
}

impl StayBook {
    /// A lead enters a stage; if it is at another, it leaves that one in this way.
    pub fn enter(&mut self, lead: &LeadId, stage: &StageId, at: Timestamp, how: Exit) {
        self.enter_as(lead, stage, at, how, None);
    }

    /// The same of a lead of this segment.
    pub fn enter_as(&mut self, lead: &LeadId, stage: &StageId, at: Timestamp, how: Exit, segment: Option<SegmentId>) {
        self.depart(lead, at, how, Some(stage));
        let (lead, stage) = (lead.clone(), stage.clone());
        let stay = Stay { lead: lead.clone(), stage, entered: at, left: None, how: None, to: None, segment };
        self.here.insert(lead, stay);
    }

    /// A lead leaves its stage, if it is at one. An end is an end at no stage too.
    pub fn leave(&mut self, lead: &LeadId, at: Timestamp, how: Exit) {
        self.depart(lead, at, how, None);
    }

    fn depart(&mut self, lead: &LeadId, at: Timestamp, how: Exit, to: Option<&StageId>) {
        if let Some(stay) = self.here.remove(lead) {
            let to = to.filter(|_| matches!(how, Exit::Advanced | Exit::Regressed)).cloned();
            self.left.push(Stay { left: Some(at), how: Some(how), to, ..stay });
        }
        if let Some(how) = how.outcome() {
            self.ends.push(End { lead: lead.clone(), at, how });
        }
    }

    /// All stays: those that ended, in the order in which they did, then those that last, by lead.
    pub fn stays(&self) -> impl Iterator<Item = Stay> {
        self.left.iter().cloned().chain(self.lasting())
    }

    /// The stays that ended and were not taken yet, and the ends; they are forgotten here.
    pub(crate) fn take_ended(&mut self) -> impl Iterator<Item = Stay> {
        self.ends.clear();
        self.left.drain(..)
    }

    /// The stays that last, by lead.
    pub fn lasting(&self) -> impl Iterator<Item = Stay> {
        self.here.values().cloned()
    }

    /// All ends, in the order in which they came: of leads at a stage, away from one, and never at any.
    pub fn ends(&self) -> impl Iterator<Item = End> {
        self.ends.iter().cloned()
    }
}
