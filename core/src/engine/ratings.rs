//! What people said of leads, beside what was computed and what came of it, from the log.

use super::decided::Decided;
use super::record::Record;
use crate::lead::{Actor, Event};
use crate::scoring::Rating;
use crate::units::{LeadId, PersonId, Probability, Timestamp};
use std::collections::BTreeMap;

/// Folds the records of a log into ratings, for [`crate::scoring::RaterTable`].
///
/// What a model's version gave is computed, whoever brought it; all else that a person rated is that person's. Of several
/// ratings of a lead by the same person the last one counts, with what was computed last before it. A rejected lead was
/// none, so it says nothing of whoever rated it.
///
/// A young log knows losses before wins, for a win takes its time: judge raters by leads that were decided on early enough
/// ([`RatingFold::decided_until`]).
#[derive(Clone, Debug, Default)]
pub struct RatingFold {
    leads: BTreeMap<LeadId, Rated>,
}

/// What was said of a lead so far.
#[derive(Clone, Debug, Default)]
struct Rated {
    computed: Option<Probability>,
    ratings: BTreeMap<PersonId, Rating>,
    decided: Decided,
    won: Option<bool>,
}

impl RatingFold {
    /// Folds the next record.
    pub fn fold(&mut self, record: &Record) {
        let Some(id) = record.event.lead() else { return };
        self.leads.entry(id.clone()).or_default().decided.fold(&record.event, record.at);
        match &record.event {
            Event::Rated { probability, model: Some(_), .. } => {
                let rated = self.leads.entry(id.clone()).or_default();
                rated.computed = probability.or(rated.computed);
            }
            Event::Rated { temperature, probability, model: None, .. } => {
                let Some(rater) = person(&record.actor) else { return };
                let rated = self.leads.entry(id.clone()).or_default();
                let rating = Rating {
                    lead: id.clone(),
                    rater: rater.clone(),
                    probability: *probability,
                    temperature: Some(*temperature),
                    computed: rated.computed,
                    won: None,
                };
                rated.ratings.insert(rater, rating);
            }
            Event::Won { .. } => self.end(id, true),
            Event::Lost { .. } | Event::Expired { .. } => self.end(id, false),
            _ => {}
        }
    }

    fn end(&mut self, lead: &LeadId, won: bool) {
        if let Some(rated) = self.leads.get_mut(lead) {
            rated.won = Some(won);
        }
    }

    /// The ratings so far, by lead and rater.
    pub fn ratings(&self) -> Vec<Rating> {
        self.leads.values().flat_map(Rated::rows).collect()
    }

    /// Of them those of leads that were decided on up to a time: when they were handed over, or at their end where they never
    /// were. Choose one so long ago that each has had its time since, as `handover.expires_after` says; else losses, which
    /// come sooner than wins, count too much.
    pub fn decided_until(&self, until: Timestamp) -> Vec<Rating> {
        self.leads.values().filter(|rated| rated.decided.until(until)).flat_map(Rated::rows).collect()
    }
}

impl Rated {
    fn rows(&self) -> impl Iterator<Item = Rating> {
        self.ratings.values().cloned().map(|rating| Rating { won: self.won, ..rating })
    }
}

/// Who rated it, where it was a person.
fn person(actor: &Actor) -> Option<PersonId> {
    match actor {
        Actor::Marketing { person } | Actor::Manager { person } => Some(person.clone()),
        Actor::Member { member } => PersonId::new(member.as_str()).ok(),
        Actor::System {} | Actor::Contact { .. } => None,
    }
}
