//! What became of the leads of each medium, from the log.

use super::decided::Decided;
use super::record::Record;
use crate::lead::{Actor, Event};
use crate::policy::{FactValue, LeadQuality};
use crate::scoring::{MediumLead, MediumRow};
use crate::units::{Count, Currency, Error, FactId, LeadId, Timestamp};
use std::collections::BTreeMap;

/// Folds the records of a log into leads and rows by medium, for the tables and the ranking of media in
/// [`crate::scoring`].
///
/// A lead is qualified once it was ready or given to a member, however often it went back. Of several judgements the
/// latest of a member counts; a manager's counts where no member has judged. What was expected of a lead is what stood in
/// the first decision about who gets it.
///
/// A young log knows losses before wins, for a win takes its time: compare by leads that were decided on early enough
/// ([`MediumFold::decided_until`]).
#[derive(Clone, Debug, Default)]
pub struct MediumFold {
    /// The fact that tells products apart.
    product: Option<FactId>,
    leads: BTreeMap<LeadId, Known>,
}

/// A lead so far.
#[derive(Clone, Debug)]
struct Known {
    lead: MediumLead,
    /// Whether it was a member who judged it.
    by_member: bool,
    decided: Decided,
}

impl MediumFold {
    /// Nothing folded yet; the product of a lead is its answer to this fact, which is a choice.
    pub fn by(product: Option<FactId>) -> Self {
        Self { product, ..Self::default() }
    }

    /// Folds the next record.
    pub fn fold(&mut self, record: &Record) {
        self.begin(record);
        let Some(known) = record.event.lead().and_then(|lead| self.leads.get_mut(lead)) else { return };
        known.decided.fold(&record.event, record.at);
        let lead = &mut known.lead;
        match &record.event {
            Event::ValueSet { value, .. } | Event::Revalued { value, .. } => lead.value = Some(*value),
            Event::FactRecorded { fact, value, .. } if Some(fact) == self.product.as_ref() => {
                lead.product = match value {
                    FactValue::Choice { value } => Some(value.clone()),
                    _ => None,
                };
            }
            Event::FactRetracted { fact, .. } if Some(fact) == self.product.as_ref() => lead.product = None,
            Event::Readied { .. } | Event::Offered { .. } | Event::Accepted { .. } => lead.qualified = true,
            Event::Distributed { probability, .. } => {
                lead.expected = lead.expected.or(Some(*probability));
            }
            Event::Won { value, .. } => {
                (lead.won, lead.value) = (Some(true), value.or(lead.value));
            }
            Event::Lost { .. } | Event::Expired { .. } | Event::Rejected { .. } => lead.won = Some(false),
            Event::Judged { quality, .. } => known.judge(*quality, &record.actor),
            _ => {}
        }
    }

    fn begin(&mut self, record: &Record) {
        let (id, medium, campaign, value, qualified) = match &record.event {
            Event::Captured { lead, medium, campaign, value, .. } => (lead, medium, campaign.clone(), *value, false),
            Event::DealRegistered { lead, medium, value, .. } => (lead, medium, None, *value, true),
            _ => return,
        };
        let lead = MediumLead {
            medium: medium.clone(),
            campaign,
            product: None,
            captured: record.at,
            qualified,
            won: None,
            value,
            expected: None,
            judged: None,
        };
        self.leads.insert(id.clone(), Known { lead, by_member: false, decided: Decided::default() });
    }

    /// The leads so far, by id; they name nobody.
    pub fn leads(&self) -> Vec<MediumLead> {
        self.leads.values().map(|known| known.lead.clone()).collect()
    }

    /// Of them those that were decided on up to a time, for [`crate::scoring::MediaMix`]: when they were handed over, or at
    /// their end where they never were. Choose one so long ago that each has had its time since, as
    /// `handover.expires_after` says; else losses, which come sooner than wins, count too much.
    ///
    /// What leads cost is told of all that came in: for [`crate::scoring::MediaReturns`] and
    /// [`crate::scoring::MediaRanking`] leave out the last periods instead, rows and costs alike.
    pub fn decided_until(&self, until: Timestamp) -> Vec<MediumLead> {
        let decided = self.leads.values().filter(|known| known.decided.until(until));
        decided.map(|known| known.lead.clone()).collect()
    }

    /// The rows so far, as of [`MediumRow::of`].
    ///
    /// # Errors
    /// As of [`MediumRow::of`].
    pub fn rows(&self, currency: Currency, period_days: Count) -> Result<Vec<MediumRow>, Error> {
        MediumRow::of(&self.leads(), currency, period_days)
    }
}

impl Known {
    fn judge(&mut self, quality: LeadQuality, actor: &Actor) {
        let member = matches!(actor, Actor::Member { .. });
        if member || !self.by_member {
            (self.lead.judged, self.by_member) = (Some(quality), member);
        }
    }
}
