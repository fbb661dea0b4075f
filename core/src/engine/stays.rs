//! Stays, ends and open deals from the log.

use super::deals::{DealBook, SegmentBy};
use super::record::Record;
use crate::lead::Event;
use crate::pipeline::{Deal, End, Exit, History, HistoryRule, StageTable, Stay, StayBook};
use crate::units::{Error, LeadId, StageId, Timestamp};

/// Folds the records of a log into stays, ends and open deals, for the tables and estimators of [`crate::pipeline`].
#[derive(Clone, Debug, Default)]
pub struct StayFold {
    book: StayBook,
    deals: DealBook,
}

impl StayFold {
    /// Nothing folded yet. Leads belong to segments by these, the coarsest first: by medium and channel, a lead is in
    /// `trade_fair/direct`, a part of `trade_fair`; an id that holds a slash makes levels of its own. By nothing, all are learned together.
    pub fn by(by: Vec<SegmentBy>) -> Self {
        Self { book: StayBook::default(), deals: DealBook::new(by) }
    }

    /// Folds the next record.
    pub fn fold(&mut self, record: &Record) {
        let at = record.at;
        // What it was until now is what its stay belonged to; what it becomes is where the next one belongs.
        match &record.event {
            Event::TakenBack { lead, .. } => self.book.leave(lead, at, Exit::TakenBack),
            Event::Demoted { lead, .. } => self.book.leave(lead, at, Exit::Demoted),
            Event::Won { lead, .. } => self.book.leave(lead, at, Exit::Won),
            Event::Lost { lead, .. } => self.book.leave(lead, at, Exit::Lost),
            Event::Expired { lead } => self.book.leave(lead, at, Exit::Expired),
            Event::Rejected { lead, .. } => self.book.leave(lead, at, Exit::Rejected),
            _ => {}
        }
        self.deals.fold(&record.event);
        match &record.event {
            Event::Accepted { lead, stage, .. } => self.enter(lead, stage, at, Exit::TakenBack),
            Event::DealRegistered { lead, stage, .. } | Event::Advanced { lead, stage, .. } => {
                self.enter(lead, stage, at, Exit::Advanced);
            }
            Event::Regressed { lead, stage, .. } => self.enter(lead, stage, at, Exit::Regressed),
            _ => {}
        }
    }

    fn enter(&mut self, lead: &LeadId, stage: &StageId, at: Timestamp, how: Exit) {
        self.book.enter_as(lead, stage, at, how, self.deals.segment(lead));
    }

    /// What became of the leads at these stages, by plain counting; see [`StageTable`].
    ///
    /// # Errors
    /// `UNKNOWN_STAGE` when a stay is at a stage that is not among them.
    pub fn table(&self, stages: &[StageId]) -> Result<StageTable, Error> {
        StageTable::new(stages, self.stays(), self.ends())
    }

    /// The history of the stays so far.
    ///
    /// # Errors
    /// As of [`History::of`].
    pub fn history(&self, rule: HistoryRule) -> Result<History, Error> {
        History::of(rule, self.stays())
    }

    /// The deals that are open, by lead.
    pub fn deals(&self) -> Vec<Deal> {
        let deal = |Stay { lead, stage, entered, segment, .. }: Stay| {
            let facts = self.deals.get(&lead);
            let member = facts.and_then(|facts| facts.member.clone());
            let channel = member.as_ref().and_then(|member| self.deals.channel(member)).cloned();
            Deal { value: facts.and_then(|facts| facts.value), lead, stage, entered, segment, member, channel }
        };
        self.book.lasting().map(deal).collect()
    }

    /// All stays so far, those that last included.
    pub fn stays(&self) -> impl Iterator<Item = Stay> {
        self.book.stays()
    }

    /// All ends so far, of leads that never came to a stage too.
    pub fn ends(&self) -> impl Iterator<Item = End> {
        self.book.ends()
    }
}

/// Folds the records of a log into a history, a stay at a time: no stay that has ended is kept.
#[derive(Clone, Debug)]
pub struct HistoryFold {
    stays: StayFold,
    /// Of the stays that ended.
    ended: History,
}

impl HistoryFold {
    /// Nothing folded yet, by this rule; leads belong to segments as of [`StayFold::by`].
    ///
    /// # Errors
    /// As of [`History::new`].
    pub fn new(rule: HistoryRule, by: Vec<SegmentBy>) -> Result<Self, Error> {
        Ok(Self { stays: StayFold::by(by), ended: History::new(rule)? })
    }

    /// Folds the next record.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE` when a stay ends at a stage that the rule does not list; the stay is left out.
    pub fn fold(&mut self, record: &Record) -> Result<(), Error> {
        self.stays.fold(record);
        self.stays.book.take_ended().try_for_each(|stay| self.ended.add(&stay))
    }

    /// Folds the next records, all of them.
    ///
    /// # Errors
    /// The first `UNKNOWN_STAGE` of these; the stays that were refused are left out, all others are in.
    pub fn fold_all(&mut self, records: &[Record]) -> Result<(), Error> {
        records.iter().map(|record| self.fold(record)).fold(Ok(()), Result::and)
    }

    /// The history so far, with the stays that last.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE` when a stay lasts at a stage that the rule does not list.
    pub fn history(&self) -> Result<History, Error> {
        let mut history = self.ended.clone();
        self.stays.book.lasting().try_for_each(|stay| history.add(&stay))?;
        Ok(history)
    }

    /// The deals that are open, by lead.
    pub fn deals(&self) -> Vec<Deal> {
        self.stays.deals()
    }
}
