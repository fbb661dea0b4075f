//! What the log is made of.

use crate::distribution::Choice;
use crate::lead::decide::draft::{By, Draft};
use crate::lead::{Actor, Command, Event};
use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use crate::units::reading::Read as _;
use crate::units::{Count, Document, Error, LARGEST, Timestamp, json};
use leadwerk_macros::crosses;

/// The version of the records that this release writes. It reads this one and all before.
pub const RECORD_VERSION: Count = Count::new(1);

/// A place in the log; the first record has 1, and 0 is before it.
#[crosses(plain = i64)]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
pub struct Sequence(i64);

impl Sequence {
    /// Before the first record.
    pub const START: Self = Self(0);

    /// Checks and takes a number.
    ///
    /// # Errors
    /// `INVALID_SEQUENCE` below 0 or beyond 2⁵³−1.
    pub const fn new(number: i64) -> Result<Self, Error> {
        if number < 0 || number > LARGEST {
            return Err(Error::InvalidSequence { value: number });
        }
        Ok(Self(number))
    }

    /// The number.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The place after this one.
    ///
    /// # Errors
    /// `INVALID_SEQUENCE` after 2⁵³−1 records.
    pub const fn next(self) -> Result<Self, Error> {
        Self::new(self.0 + 1)
    }
}

impl Canonical for Sequence {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.0.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Self::new(i64::take(source)?).map_err(|_| Corrupt::new("sequence"))
    }
}

impl TryFrom<i64> for Sequence {
    type Error = Error;

    fn try_from(number: i64) -> Result<Self, Error> {
        Self::new(number)
    }
}

impl From<Sequence> for i64 {
    fn from(sequence: Sequence) -> Self {
        sequence.0
    }
}

/// What is asked, by whom and when. The host brings the time; the core has no clock.
#[crosses]
#[derive(Eq)]
pub struct Request {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// What.
    pub command: Command,
}

/// Where a record comes from.
#[crosses]
pub enum Origin {
    /// It was decided by the rules.
    Live,
    /// It was imported from another system's history, which knew other rules.
    Imported,
}

/// One line of the log: an event, and who brought it about when.
#[crosses(own_json)]
#[derive(Eq)]
pub struct Record {
    /// Its place in the log.
    pub sequence: Sequence,
    /// When it happened.
    pub at: Timestamp,
    /// Who brought it about.
    pub actor: Actor,
    /// The version of this record.
    pub version: Count,
    /// Where it comes from.
    pub origin: Origin,
    /// What happened.
    pub event: Event,
}

/// The answer to a request: the records to append to the log, in one transaction.
///
/// It is for the host alone, whoever asked: a member's answer may set other leads going, whose records and receipts hold
/// what others are owed. What somebody may see they get from the engine's questions, as themselves.
#[crosses]
#[derive(Eq)]
pub struct Receipt {
    /// Where the log stood when this was decided; append right behind it.
    pub after: Sequence,
    /// The records, in order. A tick may have none.
    pub records: Vec<Record>,
    /// Why whoever was given a lead was given it, one for each. They are in no log: keep those that you want to show.
    pub choices: Vec<Choice>,
}

/// The policy that a log adopted last.
#[crosses]
#[derive(Eq)]
pub struct Adopted {
    /// What its author calls it.
    pub version: String,
    /// The fingerprint of its rules.
    pub fingerprint: String,
}

impl Receipt {
    /// What happened, in order.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.records.iter().map(|record| &record.event)
    }
}

/// A receipt is kept with its log, and most have so few records: then it takes no more room than they need.
const FEW: usize = 4;

/// The records of a request, while it is decided; behind those of others, where there are any.
pub(super) struct Records<'a> {
    pub(super) at: Timestamp,
    /// Who asks.
    pub(super) actor: &'a Actor,
    pub(super) origin: Origin,
    /// Where the log stands.
    pub(super) after: Sequence,
    /// The list, and how many records in it are those of others.
    pub(super) records: &'a mut Vec<Record>,
    pub(super) known: usize,
    pub(super) choices: &'a mut Vec<Choice>,
}

impl Records<'_> {
    /// Ends: there must be numbers for all of them.
    ///
    /// # Errors
    /// `INVALID_SEQUENCE` after 2⁵³−1 records.
    pub(super) fn end(self) -> Result<(), Error> {
        Sequence::new(self.after.0.saturating_add_unsigned(self.count())).map(drop)
    }

    fn count(&self) -> u64 {
        self.records.len().saturating_sub(self.known) as u64
    }
}

impl Draft for Records<'_> {
    fn add(&mut self, by: By, event: Event) {
        if self.records.len() < FEW {
            self.records.reserve_exact(1);
        }
        let actor = match by {
            By::Asker => self.actor.clone(),
            By::System => Actor::System {},
        };
        // Whether it is in range is seen in the end.
        let sequence = Sequence(self.after.0.saturating_add_unsigned(self.count() + 1));
        let (at, version, origin) = (self.at, RECORD_VERSION, self.origin);
        self.records.push(Record { sequence, at, actor, version, origin, event });
    }

    fn add_all(&mut self, by: By, events: Vec<Event>) {
        if self.records.is_empty() {
            self.records.reserve_exact(events.len());
        } else {
            self.records.reserve(events.len());
        }
        events.into_iter().for_each(|event| self.add(by, event));
    }

    fn choose(&mut self, choices: Vec<Choice>) {
        if self.choices.is_empty() {
            *self.choices = choices;
        } else {
            self.choices.extend(choices);
        }
    }

    fn events(&self) -> impl Iterator<Item = &Event> + Clone {
        self.records.iter().skip(self.known).map(|record| &record.event)
    }
}

impl Receipt {
    /// One that says what happened without a rule being asked.
    pub(super) fn of(
        at: Timestamp,
        actor: &Actor,
        origin: Origin,
        after: Sequence,
        events: Vec<Event>,
    ) -> Result<Self, Error> {
        let (mut records, mut choices) = (Vec::new(), Vec::new());
        let mut draft = Records { at, actor, origin, after, records: &mut records, known: 0, choices: &mut choices };
        draft.add_all(By::Asker, events);
        draft.end()?;
        Ok(Self { after, records, choices })
    }
}

impl Record {
    /// Reads a record from JSON.
    ///
    /// # Errors
    /// `RECORD_TOO_NEW` when a later release wrote it, `UNREADABLE` when it is no record.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::engine::Record;
    /// let record = Record::from_json(
    ///     r#"{"sequence": 1, "at": 0, "actor": {"type": "system"}, "version": 1, "origin": "live",
    ///         "event": {"type": "erased", "lead": "L1"}}"#,
    /// )?;
    /// assert_eq!(record.event.lead().map(|lead| lead.as_str()), Some("L1"));
    /// assert_eq!(Record::from_json(r#"{"version": 2}"#).unwrap_err().code(), "RECORD_TOO_NEW");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn from_json(json: &str) -> Result<Self, Error> {
        Self::from_line(1, json)
    }

    /// Reads a record from a line of a longer text.
    pub(super) fn from_line(line: usize, json: &str) -> Result<Self, Error> {
        // The version first: a newer record may hold what this release cannot even name.
        let document = Document::json("record", line, json)?;
        check_version(document.read_by(|record| Count::read(record.field("version")?))?)?;
        document.read()
    }

    /// Writes a record as one line of JSON.
    ///
    /// # Errors
    /// None in practice: every record has a JSON form.
    pub fn to_json(&self) -> Result<String, Error> {
        json::write("record", self)
    }

    /// The same record without what is personal; see [`Event::redacted`].
    ///
    /// # Errors
    /// None in practice.
    pub fn redacted(&self) -> Result<Self, Error> {
        Ok(Self { event: self.event.redacted()?, ..self.clone() })
    }
}

pub(super) fn check_version(given: Count) -> Result<(), Error> {
    if given > RECORD_VERSION {
        return Err(Error::RecordTooNew { given: given.get().into(), known: RECORD_VERSION.get().into() });
    }
    if given.get() == 0 {
        return Err(Error::Unreadable { what: "record".into(), fault: "versions begin at 1".into() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::LeadId;

    fn events(count: usize) -> Vec<Event> {
        vec![Event::Erased { lead: LeadId::new("L1").unwrap() }; count]
    }

    #[test]
    fn a_log_ends_where_the_numbers_do() {
        let receipt = |left: i64, count| {
            let after = Sequence(LARGEST - left);
            Receipt::of(Timestamp::MIN, &Actor::System {}, Origin::Live, after, events(count))
        };
        for (left, count) in [(0, 0), (1, 1), (2, 1), (2, 2)] {
            assert_eq!(receipt(left, count).unwrap().records.len(), count);
        }
        for (left, count) in [(0, 1), (1, 2), (0, 9)] {
            assert_eq!(receipt(left, count).unwrap_err().code(), "INVALID_SEQUENCE");
        }
    }

    #[test]
    fn a_few_records_take_no_more_room_than_they_need() {
        let room = |one_by_one: usize, at_once: usize| {
            let (mut records, mut choices, actor) = (Vec::new(), Vec::new(), Actor::System {});
            let (records, choices, after) = (&mut records, &mut choices, Sequence::START);
            let mut draft =
                Records { at: Timestamp::MIN, actor: &actor, origin: Origin::Live, after, records, known: 0, choices };
            draft.add_all(By::System, events(at_once));
            events(one_by_one).into_iter().for_each(|event| draft.asked(event));
            draft.records.capacity()
        };
        for count in 1..=FEW {
            assert_eq!((room(count, 0), room(0, count), room(1, count - 1)), (count, count, count));
        }
        assert_eq!(room(0, 100), 100);
    }
}
