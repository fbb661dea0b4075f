//! Understood rows in order become records.

use super::mapping::{Mapping, Meaning};
use super::report::{ImportReport, Tally};
use super::row::{Reader, Row};
use crate::engine::record::{Origin, Record, Request};
use crate::engine::{Engine, Receipt};
use crate::lead::decide::World;
use crate::lead::state::Lead;
use crate::lead::{Actor, Command, Event, Phase};
use crate::units::{Error, Money, Note, StageId, Timestamp};

impl Engine {
    /// Folds what another system says has happened; no rule is asked.
    fn fold_imported(&mut self, at: Timestamp, actor: &Actor, events: Vec<Event>) -> Result<Receipt, Error> {
        let receipt = Receipt::of(at, actor, Origin::Imported, self.store.sequence, events)?;
        self.apply(&receipt.records)?;
        Ok(receipt)
    }
}

/// An import on its way.
pub(super) struct Import<'a, F> {
    engine: &'a mut Engine,
    mapping: &'a Mapping,
    reader: &'a Reader<'a>,
    tally: Tally,
    each: F,
    /// By place: whether a lead was met already.
    met: Vec<bool>,
}

impl<'a, F: FnMut(&Record)> Import<'a, F> {
    pub(super) fn new(
        engine: &'a mut Engine,
        mapping: &'a Mapping,
        reader: &'a Reader<'a>,
        tally: Tally,
        each: F,
    ) -> Self {
        Self { engine, mapping, reader, tally, each, met: Vec::new() }
    }

    /// Folds rows that are in order.
    pub(super) fn run(mut self, rows: Vec<Row>) -> Result<ImportReport, Error> {
        for mut row in rows {
            match self.events(&mut row) {
                Ok(events) => {
                    for event in events {
                        self.fold(&row, event)?;
                    }
                    self.meet(&row);
                    for fault in &row.faults {
                        self.tally.in_part(row.line, fault);
                    }
                }
                Err(reason) => self.tally.list(row.line, &reason),
            }
        }
        Ok(self.tally.report())
    }

    /// What a row brings about, as things stand.
    fn events(&self, row: &mut Row) -> Result<Vec<Event>, Error> {
        let Some((meaning, name)) = self.reader.meaning(row) else { return Ok(Vec::new()) };
        if row.at < self.engine.store.last {
            return Err(Error::TimeReversed { last: self.engine.store.last, given: row.at });
        }
        let mut events = Vec::with_capacity(2);
        let lead = self.engine.store.lead(&row.lead);
        let known = match lead {
            Some(lead) if lead.phase.is_end() => {
                let ended = Error::LeadEnded { lead: row.lead.clone(), phase: lead.phase.name().into() };
                if !matches!(meaning, Meaning::Contact {} | Meaning::Note {}) {
                    return Err(ended);
                }
                if lead.erased {
                    return Err(Error::LeadErased { lead: row.lead.clone() });
                }
                if row.value.is_some() && row.value != lead.value {
                    row.faults.push(ended);
                }
                None
            }
            Some(lead) => lead.value,
            None => {
                events.push(self.captured(row));
                row.value
            }
        };
        let living = lead.is_none_or(|lead| !lead.phase.is_end());
        // An order brings its value itself.
        if let Some(value) = row.value.filter(|value| living && known != Some(*value))
            && !matches!(meaning, Meaning::Won {})
        {
            events.push(Event::ValueSet { lead: row.lead.clone(), value });
        }
        match self.meant(row, meaning, name, lead, known) {
            Ok(event) => events.push(event),
            Err(reason) if events.is_empty() => return Err(reason),
            // The same stage again, with a new value.
            Err(_) => {}
        }
        Ok(events)
    }

    fn captured(&self, row: &Row) -> Event {
        Event::Captured {
            lead: row.lead.clone(),
            medium: self.mapping.medium.clone(),
            campaign: None,
            account: None,
            predecessor: None,
            proof: None,
            value: row.value,
        }
    }

    /// The event that a row means.
    ///
    /// # Errors
    /// `SAME_STAGE` where the lead stands at this stage already.
    fn meant(
        &self,
        row: &Row,
        meaning: &Meaning,
        name: &Note,
        lead: Option<&Lead>,
        known: Option<Money>,
    ) -> Result<Event, Error> {
        let id = || row.lead.clone();
        let here = lead.filter(|lead| lead.phase == Phase::Open).and_then(|lead| self.stage_of(lead));
        Ok(match meaning {
            Meaning::Stage { stage } => return self.entered(row, stage, here),
            Meaning::Won {} => {
                // INVARIANT (stages): checked rules have a last stage.
                let rules = self.engine.rules();
                let Some(stage) = rules.stage(rules.last_stage()) else {
                    return Err(Error::LeadNotFound { lead: id() });
                };
                Event::Won { lead: id(), stage: stage.id.clone(), value: row.value.or(known), note: None }
            }
            Meaning::Lost { reason } => {
                Event::Lost { lead: id(), stage: here, reason: reason.clone(), note: None, resume: None }
            }
            Meaning::Rejected { reason } => Event::Rejected { lead: id(), reason: reason.clone(), duplicate_of: None },
            Meaning::Expired {} => Event::Expired { lead: id() },
            Meaning::Contact {} => Event::Contacted { lead: id(), note: Some(name.clone()) },
            Meaning::Note {} | Meaning::Passed { .. } => Event::Noted { lead: id(), note: name.clone() },
        })
    }

    fn entered(&self, row: &Row, stage: &StageId, here: Option<StageId>) -> Result<Event, Error> {
        let (lead, stage) = (row.lead.clone(), stage.clone());
        let Some(here) = here else {
            let member = row.who.clone().unwrap_or_else(|| self.mapping.default_member.clone());
            return Ok(Event::Accepted { lead, member, stage, contact_by: None, stay_until: None });
        };
        let rules = self.engine.rules();
        match rules.stage_index(&stage).cmp(&rules.stage_index(&here)) {
            core::cmp::Ordering::Less => Ok(Event::Regressed { lead, stage, stay_until: None, note: None }),
            core::cmp::Ordering::Equal => Err(Error::SameStage { lead, stage }),
            core::cmp::Ordering::Greater => Ok(Event::Advanced { lead, stage, stay_until: None }),
        }
    }

    fn stage_of(&self, lead: &Lead) -> Option<StageId> {
        StageId::new(self.engine.store.names().text(lead.stage?)).ok()
    }

    /// Counts what our rules say to an event, folds it, and hands it on.
    fn fold(&mut self, row: &Row, event: Event) -> Result<(), Error> {
        if let Some(command) = command(&event) {
            let request = Request { at: row.at, actor: Actor::System {}, command };
            if let Err(refusal) = self.engine.decide(&request) {
                self.tally.refusal(&refusal);
            }
        }
        let receipt = self.engine.fold_imported(row.at, &actor(row, &event), vec![event])?;
        for record in &receipt.records {
            self.tally.record();
            (self.each)(record);
        }
        Ok(())
    }

    fn meet(&mut self, row: &Row) {
        let Some(place) = self.engine.store.place(&row.lead).map(|place| place as usize) else { return };
        if self.met.len() <= place {
            self.met.resize(place + 1, false);
        }
        if let Some(met) = self.met.get_mut(place)
            && !*met
        {
            *met = true;
            self.tally.case();
        }
    }
}

/// Capturing, rejecting and expiring are nobody's sales work, whoever pressed the button.
fn actor(row: &Row, event: &Event) -> Actor {
    match (&row.who, event) {
        (None, _) | (_, Event::Captured { .. } | Event::Rejected { .. } | Event::Expired { .. }) => Actor::System {},
        (Some(member), _) => Actor::Member { member: member.clone() },
    }
}

/// The command that would have led to an event. None leads to `accepted` at a stage without an offer, and `expired`
/// comes of a due time: to count these would only count the rows.
fn command(event: &Event) -> Option<Command> {
    Some(match event {
        Event::Captured { lead, medium, value, .. } => Command::Capture {
            lead: lead.clone(),
            medium: medium.clone(),
            campaign: None,
            account: None,
            predecessor: None,
            proof: None,
            value: *value,
        },
        Event::ValueSet { lead, value } => Command::SetValue { lead: lead.clone(), value: *value },
        Event::Advanced { lead, stage, .. } => Command::Advance { lead: lead.clone(), stage: stage.clone() },
        Event::Regressed { lead, stage, .. } => {
            Command::Regress { lead: lead.clone(), stage: stage.clone(), note: None }
        }
        Event::Won { lead, value, .. } => Command::Win { lead: lead.clone(), value: *value, note: None },
        Event::Lost { lead, reason, .. } => {
            Command::Lose { lead: lead.clone(), reason: reason.clone(), note: None, resume: None }
        }
        Event::Rejected { lead, reason, .. } => {
            Command::Reject { lead: lead.clone(), reason: reason.clone(), duplicate_of: None }
        }
        Event::Contacted { lead, .. } => Command::RecordContact { lead: lead.clone(), note: None },
        Event::Noted { lead, note } => Command::AddNote { lead: lead.clone(), note: note.clone() },
        _ => return None,
    })
}
