//! What members made of the leads that they accepted, how soon they called, and what they earned: from the log.

mod earned;

use super::record::Record;
use crate::lead::{Actor, DeadlineKind, Event};
use crate::partner::{Fate, PointsEntry, ResponseRow, WorkedLead};
use crate::policy::ProgrammeRule;
use crate::units::{Count, Error, LeadId, MediumId, MemberId, Money, Probability, Timestamp};
use earned::{Earned, Facts};
use std::collections::BTreeMap;

/// Folds the records of a log into what the figures of [`crate::partner`] are made from: the leads that members worked,
/// their response times, and their points.
///
/// Each time that a member accepts a lead is a row of its own. What is expected of it is frozen at the hand-over: the
/// probability of the decision who gets it, or the one it was rated with before, where a person chose; a lead with neither
/// is counted in [`PartnerFold::unrated`] and is in no figure of wins. What becomes of it:
///
/// | what happens | is |
/// |---|---|
/// | won | won |
/// | lost, expired, rejected; given back as not qualified | lost: else giving back would hide that leads are burnt |
/// | taken back because the member never called | lost: else silence would |
/// | taken back for any other reason; rejected as a duplicate, but not by the member | recalled: nothing more is expected of it |
///
/// Deals that members registered themselves were given to nobody: they are among neither the worked leads nor the response
/// times. They earn points of processing, and for a win what the rule says (`registered_win`), for nobody said beforehand how
/// likely it was.
///
/// # Example
/// ```
/// use leadwerk::engine::{Engine, PartnerFold};
/// use leadwerk::partner::{DelayLaw, PointsAccount, ResponseTimes};
/// use leadwerk::policy::ProgrammeRule;
/// use leadwerk::simulation::{Year, YearPlan};
/// use leadwerk::units::Count;
///
/// let mut year = Year::new(YearPlan { leads: Count::new(200), ..YearPlan::standard()? })?;
/// let mut engine = Engine::new(year.policy().clone())?;
/// let mut fold = PartnerFold::default();
/// for request in &mut year {
///     // People err now and then; what is refused leaves no record.
///     let Ok(receipt) = engine.execute(&request) else { continue };
///     fold.fold_all(&receipt.records);
/// }
/// let (rule, now) = (ProgrammeRule::standard()?, engine.last().expect("a year has records"));
/// let worked = fold.worked();
/// assert!(!worked.is_empty() && fold.unrated().get() == 0);
/// let delay = DelayLaw::uniform(Count::new(180))?;
/// let points = PointsAccount::of(&worked, &fold.points(&rule)?, &delay, &rule, now)?;
/// let times = ResponseTimes::of(&fold.responses(), Count::new(24), Count::new(168), now)?;
/// assert_eq!(times.total.leads.get() as usize, worked.len());
/// assert!(points.iter().any(|account| account.process.millionths() > 0));
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct PartnerFold {
    leads: BTreeMap<LeadId, Known>,
    earned: Earned,
}

/// What is known of a lead so far.
#[derive(Clone, Debug, Default)]
struct Known {
    medium: Option<MediumId>,
    value: Option<Money>,
    /// As it was rated last.
    rated: Option<Probability>,
    /// As the decision who gets it reckoned, until it is offered.
    decided: Option<Probability>,
    offer: Option<Offer>,
    /// The member that registered it, while it works it.
    registered: Option<MemberId>,
    facts: Facts,
    spells: Vec<Spell>,
}

/// What a member was offered.
#[derive(Clone, Debug)]
struct Offer {
    probability: Option<Probability>,
    value: Option<Money>,
    accept_by: Timestamp,
}

/// A member's work at a lead.
#[derive(Clone, Debug)]
struct Spell {
    member: MemberId,
    at: Timestamp,
    probability: Option<Probability>,
    value: Option<Money>,
    fate: Fate,
    due: Option<Timestamp>,
    contacted: Option<Timestamp>,
    /// The first contact was due, and had not come.
    missed: bool,
    /// It ended for a reason that is not the member's doing.
    excused: bool,
}

impl PartnerFold {
    /// Folds the next record.
    pub fn fold(&mut self, record: &Record) {
        let at = record.at;
        if let Event::ClawedBack { member, points_since: Some(since), .. } = &record.event {
            self.earned.claw_back(member, *since, at);
        }
        let Some(id) = record.event.lead() else { return };
        let known = self.leads.entry(id.clone()).or_default();
        match &record.event {
            Event::Captured { medium, value, .. } => (known.medium, known.value) = (Some(medium.clone()), *value),
            Event::DealRegistered { medium, value, member, .. } => {
                (known.medium, known.value) = (Some(medium.clone()), *value);
                known.registered = Some(member.clone());
            }
            Event::Rated { probability, .. } => known.rated = probability.or(known.rated),
            Event::ValueSet { value, .. } | Event::Revalued { value, .. } => known.value = Some(*value),
            Event::Distributed { probability, .. } => known.decided = Some(*probability),
            Event::Offered { accept_by, .. } => {
                let probability = known.decided.take().or(known.rated);
                known.offer = Some(Offer { probability, value: known.value, accept_by: *accept_by });
            }
            Event::Accepted { member, contact_by, .. } => {
                self.earned.answer(id, member, at, known.offer.as_ref());
                known.accept(member, at, *contact_by);
            }
            Event::Declined { member, .. } => self.earned.answer(id, member, at, known.offer.take().as_ref()),
            Event::Lapsed { .. } => known.offer = None,
            Event::Contacted { .. } => {
                if let Some(spell) = known.contact(at)
                    && !spell.missed
                    && spell.due.is_some_and(|due| at < due)
                {
                    self.earned.contact(id, &spell.member, at);
                }
            }
            Event::DeadlineMissed { deadline: DeadlineKind::FirstContact, .. } => {
                if let Some(spell) = known.open() {
                    spell.missed = true;
                }
            }
            Event::FactRecorded { fact, .. } => known.facts.record(fact, &record.actor),
            Event::FactRetracted { fact, .. } => known.facts.retract(fact),
            Event::FactVerified { fact, .. } => {
                if let Some(member) = known.facts.verify(fact, &record.actor) {
                    self.earned.verified(id, &member, at);
                }
            }
            _ => self.end(id, record),
        }
    }

    /// Folds the next records, all of them.
    pub fn fold_all(&mut self, records: &[Record]) {
        records.iter().for_each(|record| self.fold(record));
    }

    /// The lead ends, or leaves its member.
    fn end(&mut self, id: &LeadId, record: &Record) {
        let at = record.at;
        let Some(known) = self.leads.get_mut(id) else { return };
        let by = |member: &MemberId| matches!(&record.actor, Actor::Member { member: own } if own == member);
        let left = match &record.event {
            Event::Won { .. } => Left { fate: Fate::Won { at }, decided: true, excused: false },
            Event::Lost { .. } | Event::Demoted { .. } => {
                Left { fate: Fate::Lost { at }, decided: true, excused: false }
            }
            Event::Expired { .. } => Left { fate: Fate::Lost { at }, decided: false, excused: false },
            Event::Rejected { duplicate_of, .. } => {
                let own = known.holder().is_some_and(by);
                let fate = if duplicate_of.is_some() && !own { Fate::Recalled { at } } else { Fate::Lost { at } };
                Left { fate, decided: false, excused: !own }
            }
            Event::TakenBack { reason, .. } => {
                let silent = known.open().is_some_and(|spell| spell.missed && spell.contacted.is_none());
                let fate = if silent && reason.is_none() { Fate::Lost { at } } else { Fate::Recalled { at } };
                Left { fate, decided: false, excused: matches!(fate, Fate::Recalled { .. }) }
            }
            _ => return,
        };
        known.offer = None;
        let holder = known.holder().cloned();
        if let Some(spell) = known.open() {
            (spell.fate, spell.excused) = (left.fate, left.excused);
            // Who ordered was spoken with, whether or not somebody wrote it down.
            if matches!(left.fate, Fate::Won { .. }) {
                spell.contacted.get_or_insert(at);
            }
            if matches!(left.fate, Fate::Won { .. }) && spell.probability.is_some() {
                self.earned.won(id, &spell.member, at);
            }
        } else if let (Some(member), Fate::Won { .. }) = (&holder, left.fate) {
            self.earned.registered(id, member, at);
        }
        if let Some(member) = holder.filter(|_| left.decided) {
            self.earned.decided(id, &member, at);
        }
        if !matches!(record.event, Event::TakenBack { .. } | Event::Demoted { .. }) {
            known.facts = Facts::default();
        }
        known.registered = None;
    }

    /// The leads that members accepted so far, by lead.
    pub fn worked(&self) -> Vec<WorkedLead> {
        self.rows(|lead, known, spell| {
            Some(WorkedLead {
                lead: lead.clone(),
                member: spell.member.clone(),
                medium: known.medium.clone(),
                at: spell.at,
                probability: spell.probability?,
                value: spell.value,
                fate: spell.fate,
            })
        })
    }

    /// How many accepted leads had no probability at the hand-over: they are not among [`PartnerFold::worked`].
    pub fn unrated(&self) -> Count {
        let spells = self.leads.values().flat_map(|known| &known.spells);
        Count::saturating(spells.filter(|spell| spell.probability.is_none()).count())
    }

    /// How soon customers were called so far, by lead: a row for each that a member accepted.
    pub fn responses(&self) -> Vec<ResponseRow> {
        self.rows(|lead, known, spell| {
            Some(ResponseRow {
                lead: lead.clone(),
                member: spell.member.clone(),
                medium: known.medium.clone(),
                at: spell.at,
                due: spell.due,
                contacted: spell.contacted,
                ended: spell.fate.ended(),
                excused: spell.excused,
            })
        })
    }

    /// What members earned so far besides the wins of [`PartnerFold::worked`], in the order in which they did; and what was
    /// taken back after a breach, of wins too. What was expected of their leads in the same time stays expected.
    ///
    /// # Errors
    /// `NUMBER_OUT_OF_RANGE`, with a rule of absurd points.
    pub fn points(&self, rule: &ProgrammeRule) -> Result<Vec<PointsEntry>, Error> {
        self.earned.points(rule)
    }

    fn rows<T>(&self, row: impl Fn(&LeadId, &Known, &Spell) -> Option<T>) -> Vec<T> {
        let all =
            self.leads.iter().flat_map(|(lead, known)| known.spells.iter().map(move |spell| (lead, known, spell)));
        all.filter_map(|(lead, known, spell)| row(lead, known, spell)).collect()
    }
}

/// How a lead left its member.
struct Left {
    fate: Fate,
    /// The member decided it, and said why.
    decided: bool,
    excused: bool,
}

impl Known {
    fn accept(&mut self, member: &MemberId, at: Timestamp, due: Option<Timestamp>) {
        // What was imported may have been accepted without an offer.
        let (decided, rated, value) = (self.decided.take(), self.rated, self.value);
        let offer = self.offer.take();
        let probability = offer.as_ref().map_or_else(|| decided.or(rated), |offer| offer.probability);
        let value = offer.map_or(value, |offer| offer.value);
        // Given back and accepted again within the same millisecond it is one and the same.
        self.spells.retain(|spell| (&spell.member, spell.at) != (member, at));
        let (fate, contacted, missed, excused) = (Fate::Open {}, None, false, false);
        let member = member.clone();
        self.spells.push(Spell { member, at, probability, value, fate, due, contacted, missed, excused });
    }

    /// The work that has not ended.
    fn open(&mut self) -> Option<&mut Spell> {
        self.spells.last_mut().filter(|spell| spell.fate == Fate::Open {})
    }

    /// Who works it: it was given the lead, or registered it.
    fn holder(&self) -> Option<&MemberId> {
        let open = self.spells.last().filter(|spell| spell.fate == Fate::Open {});
        self.registered.as_ref().or_else(|| open.map(|spell| &spell.member))
    }

    /// The first contact, if this is one.
    fn contact(&mut self, at: Timestamp) -> Option<&Spell> {
        let spell = self.open().filter(|spell| spell.contacted.is_none())?;
        spell.contacted = Some(at);
        Some(spell)
    }
}
