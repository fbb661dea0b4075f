//! The engine: requests in, records out, and the state that is folded from them.
//!
//! | to | use |
//! |---|---|
//! | do everything in one call | [`Engine::execute`], [`Engine::tick`] |
//! | keep the log in your own transaction | [`Engine::decide`], append the records, [`Engine::apply`] |
//! | follow another process | [`Engine::catch_up`] |
//! | start quickly | [`Engine::snapshot`], [`Engine::restore`] |
//! | start from the log | [`Engine::replay`] |
//! | see that two engines agree | [`Engine::fingerprint`] |
//! | bring another system's history in | [`import::import`] |

mod agenda;
mod batch;
mod deals;
mod decided;

pub mod import;
mod lines;
mod maintenance;
mod media;
mod partners;
mod query;
mod ratings;
mod record;
mod roster;
mod scores;
mod snapshot;
mod stays;
mod store;
mod stream;

pub use batch::{Batch, Refused};
pub use deals::SegmentBy;
pub use maintenance::MaintenanceFold;
pub use media::MediumFold;
pub use partners::PartnerFold;
pub use query::{DueLine, QueueLine};
pub use ratings::RatingFold;
pub use record::{Adopted, Origin, RECORD_VERSION, Receipt, Record, Request, Sequence};
pub use roster::{ChannelAccount, LedgerView, MemberAccount, MemberView, WaitingLine};
pub use scores::ScoreFold;
pub use snapshot::SNAPSHOT_VERSION;
pub use stays::{HistoryFold, StayFold};
pub use stream::StreamFold;

use crate::distribution::Choice;
use crate::lead::decide::Case;
use crate::lead::decide::draft::{By, Draft};
use crate::lead::{Actor, Command, Event};
use crate::policy::{Policy, Right, Rules};
use crate::units::{Error, LeadId, StageId, Text, Timestamp};
use record::Records;
use store::Store;

/// The engine of one tenant.
///
/// It is a value without a clock, files or threads: the host brings the time and keeps the log. Two engines that
/// folded the same log are the same, in every language.
///
/// # Example
/// ```
/// use leadwerk::engine::{Engine, Request};
/// use leadwerk::lead::{Actor, Command};
/// use leadwerk::policy::Policy;
/// use leadwerk::units::{Currency, LeadId, MediumId, Timestamp};
///
/// let mut engine = Engine::new(Policy::standard(Currency::new("EUR")?))?;
/// let receipt = engine.execute(&Request {
///     at: Timestamp::parse("2026-05-04T09:30:00+02:00")?,
///     actor: Actor::System {},
///     command: Command::Capture {
///         lead: LeadId::new("L1")?,
///         medium: MediumId::new("trade_fair")?,
///         campaign: None,
///         account: None,
///         predecessor: None,
///         proof: None,
///         value: None,
///     },
/// })?;
/// assert_eq!(receipt.records.len(), 1);
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Engine {
    rules: Rules,
    store: Store,
    log: Option<Vec<Record>>,
}

impl Engine {
    /// An engine with an empty log.
    ///
    /// # Errors
    /// `POLICY_FAULTY`.
    pub fn new(policy: Policy) -> Result<Self, Error> {
        Ok(Self { rules: Rules::new(policy)?, store: Store::default(), log: None })
    }

    /// An engine that has folded a whole log.
    ///
    /// # Errors
    /// `POLICY_FAULTY`, and those of [`Engine::apply`].
    pub fn replay(policy: Policy, records: &[Record]) -> Result<Self, Error> {
        let mut engine = Self::new(policy)?;
        engine.catch_up(records)?;
        Ok(engine)
    }

    /// An engine as it was when the snapshot was taken; go on with [`Engine::catch_up`].
    ///
    /// # Errors
    /// `POLICY_FAULTY`, `SNAPSHOT_TOO_NEW`, `SNAPSHOT_CORRUPTED`.
    pub fn restore(policy: Policy, snapshot: &[u8]) -> Result<Self, Error> {
        Ok(Self { rules: Rules::new(policy)?, store: Store::from_bytes(snapshot)?, log: None })
    }

    /// The rules by which it decides.
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The policy by which it decides.
    pub const fn policy(&self) -> &Policy {
        self.rules.policy()
    }

    /// Where its log ends.
    pub const fn sequence(&self) -> Sequence {
        self.store.sequence
    }

    /// The time of its last record; no request may come before it. Nothing while the log is empty.
    pub fn last(&self) -> Option<Timestamp> {
        (self.store.sequence > Sequence::START).then_some(self.store.last)
    }

    /// Decides a request and changes nothing: append the receipt's records to your log, then [`Engine::apply`] them.
    ///
    /// What was overdue comes first in the receipt, as the system's doing.
    ///
    /// # Errors
    /// `POLICY_OUTDATED` when the log has adopted another policy than this engine has; `TIME_REVERSED` when the
    /// request comes before the last record; otherwise the refusal of the rules.
    pub fn decide(&self, request: &Request) -> Result<Receipt, Error> {
        let (mut records, mut choices) = (Vec::new(), Vec::new());
        self.decide_into(request, self.named(request), &mut records, &mut choices)?;
        Ok(Receipt { after: self.store.sequence, records, choices })
    }

    /// Where the lead is that a request names first.
    fn named(&self, request: &Request) -> Option<u32> {
        request.command.lead().and_then(|id| self.store.place(id))
    }

    /// Adds the records that a request leads to, and the receipts of who gets which lead. Where it is refused, some may
    /// have been added: whoever has the lists cuts them off.
    fn decide_into(
        &self,
        request: &Request,
        named: Option<u32>,
        records: &mut Vec<Record>,
        choices: &mut Vec<Choice>,
    ) -> Result<(), Error> {
        self.check_policy()?;
        if request.at < self.store.last {
            return Err(Error::TimeReversed { last: self.store.last, given: request.at });
        }
        let case = Case {
            rules: &self.rules,
            world: &self.store,
            named: named.and_then(|place| self.store.at(place)),
            at: request.at,
            actor: &request.actor,
            command: &request.command,
        };
        let (at, actor, after, known) = (request.at, &request.actor, self.store.sequence, records.len());
        let mut draft = Records { at, actor, origin: Origin::Live, after, records, known, choices };
        match request.command {
            Command::Tick {} => self.decide_tick(&case, &mut draft)?,
            _ => case.decide(&mut draft)?,
        }
        case.follow(&mut draft)?;
        draft.end()
    }

    fn decide_tick(&self, case: &Case<'_, Store>, draft: &mut impl Draft) -> Result<(), Error> {
        case.check_right_to_tick()?;
        for (_, place) in self.store.agenda.due(case.at, |place| self.store.first_due(place)) {
            if let Some(lead) = self.store.at(place) {
                draft.add_all(By::System, case.due(lead)?);
            }
        }
        Ok(())
    }

    /// Folds the next records of the log, all or none.
    ///
    /// # Errors
    /// `SEQUENCE_TAKEN` when another process was faster: catch up and decide again. `SEQUENCE_GAP`, `TIME_REVERSED`,
    /// `RECORD_TOO_NEW`, `RECORD_IMPOSSIBLE` when they are not the tail of this log. Nothing has changed then.
    pub fn apply(&mut self, records: &[Record]) -> Result<(), Error> {
        self.apply_near(None, records)
    }

    /// The same, where the lead of a single record is probably at this place.
    fn apply_near(&mut self, place: Option<u32>, records: &[Record]) -> Result<(), Error> {
        self.store.fold_all(place, records)?;
        self.settle(records);
        Ok(())
    }

    /// Follows the log: folds its tail, record by record. Records that are known already are passed over, so the
    /// tail may overlap.
    ///
    /// A tail can be the whole log, so nothing is kept to go back to, and it is several times as fast as
    /// [`Engine::apply`].
    ///
    /// # Errors
    /// Those of [`Engine::apply`]; `SEQUENCE_TAKEN` only where a record comes twice in the list itself. What comes before
    /// the record at fault is folded: each record is whole, and [`Engine::sequence`] says where the engine stands.
    pub fn catch_up(&mut self, records: &[Record]) -> Result<(), Error> {
        let known = records.partition_point(|record| record.sequence <= self.store.sequence);
        let tail = records.get(known..).unwrap_or_default();
        let before = self.store.sequence;
        let folded = self.store.follow(tail);
        let count = usize::try_from(self.store.sequence.get() - before.get()).unwrap_or(0);
        self.settle(tail.get(..count).unwrap_or_default());
        folded
    }

    /// Decides a request and folds what comes of it, all or none.
    ///
    /// # Errors
    /// Those of [`Engine::decide`]; then nothing has changed.
    pub fn execute(&mut self, request: &Request) -> Result<Receipt, Error> {
        let mut receipt = Receipt { after: self.store.sequence, records: Vec::new(), choices: Vec::new() };
        self.execute_into(request, &mut receipt.records, &mut receipt.choices)?;
        Ok(receipt)
    }

    /// Executes a request and adds its records to those of others.
    fn execute_into(
        &mut self,
        request: &Request,
        records: &mut Vec<Record>,
        choices: &mut Vec<Choice>,
    ) -> Result<(), Error> {
        let (known, made) = (records.len(), choices.len());
        let named = self.named(request);
        let done = self
            .decide_into(request, named, records, choices)
            .and_then(|()| self.apply_near(named, records.get(known..).unwrap_or_default()));
        if done.is_err() {
            records.truncate(known);
            choices.truncate(made);
        } else if matches!(request.command, Command::Tick {}) {
            // Nothing is due up to here any more: the next tick begins there.
            self.store.advance(request.at);
        }
        done
    }

    /// Lets time pass: whatever is due by now happens. Costs nothing where nothing is due.
    ///
    /// # Errors
    /// `TIME_REVERSED`, and `NOT_ALLOWED` where the policy does not let the system tick.
    pub fn tick(&mut self, at: Timestamp) -> Result<Receipt, Error> {
        self.execute(&Request { at, actor: Actor::System {}, command: Command::Tick {} })
    }

    /// Adopts a new policy, puts that on record, and decides by it from now on.
    ///
    /// A host with a database calls [`Engine::decide_adoption`], appends the record, then [`Engine::apply`] and
    /// [`Engine::use_policy`]. Every other engine on the log refuses to decide, with `POLICY_OUTDATED`, from that record
    /// on until it uses the policy too.
    ///
    /// # Errors
    /// Those of [`Engine::decide_adoption`]. The old policy stays then.
    pub fn adopt(&mut self, at: Timestamp, actor: &Actor, policy: Policy) -> Result<Receipt, Error> {
        let receipt = self.decide_adoption(at, actor, &policy)?;
        self.apply(&receipt.records)?;
        self.use_policy(policy)?;
        Ok(receipt)
    }

    /// Decides whether a new policy can be adopted, and changes nothing.
    ///
    /// # Errors
    /// `POLICY_FAULTY`; `STAGE_IN_USE` when leads stand at a stage that it does not have; `NOT_ALLOWED`,
    /// `TIME_REVERSED`.
    pub fn decide_adoption(&self, at: Timestamp, actor: &Actor, policy: &Policy) -> Result<Receipt, Error> {
        if !self.rules.allows(actor.role(), Right::Administer) {
            return Err(Error::NotAllowed {
                role: actor.role().name().into(),
                command: "adopt".into(),
                allowed: self.rules.roles_with(Right::Administer),
            });
        }
        if at < self.store.last {
            return Err(Error::TimeReversed { last: self.store.last, given: at });
        }
        let rules = Rules::new(policy.clone())?;
        self.check_stages(&rules)?;
        let event = Event::PolicyAdopted { version: rules.policy().version.clone(), fingerprint: rules.fingerprint() };
        Receipt::of(at, actor, Origin::Live, self.store.sequence, vec![event])
    }

    /// Decides by this policy from now on.
    ///
    /// # Errors
    /// `POLICY_FAULTY`; `POLICY_OUTDATED` when the log has adopted another one.
    pub fn use_policy(&mut self, policy: Policy) -> Result<(), Error> {
        let rules = Rules::new(policy)?;
        let old = core::mem::replace(&mut self.rules, rules);
        self.check_policy().inspect_err(|_| self.rules = old)
    }

    /// The version and the fingerprint of the policy that the log adopted last; nothing where it never did.
    pub fn adopted(&self) -> Option<Adopted> {
        let (version, fingerprint) = self.store.policy.as_ref()?;
        Some(Adopted { version: version.to_string(), fingerprint: fingerprint.to_string() })
    }

    /// A log that has adopted a policy is decided by that one alone.
    fn check_policy(&self) -> Result<(), Error> {
        match &self.store.policy {
            Some((version, adopted)) if !self.rules.has_fingerprint(adopted) => Err(Error::PolicyOutdated {
                adopted: Text::from(version.as_str()),
                given: Text::from(self.rules.policy().version.as_str()),
            }),
            _ => Ok(()),
        }
    }

    /// Every stage at which a living lead stands must still exist.
    fn check_stages(&self, rules: &Rules) -> Result<(), Error> {
        let mut in_use = std::collections::BTreeMap::new();
        for lead in self.store.leads().filter(|lead| !lead.phase.is_end()) {
            if let Some(stage) = lead.stage {
                *in_use.entry(stage).or_insert(0_i64) += 1;
            }
        }
        for (stage, leads) in in_use {
            let stage = StageId::new(crate::lead::decide::World::names(&self.store).text(stage))?;
            if rules.stage_index(&stage).is_none_or(|index| index == rules.last_stage()) {
                return Err(Error::StageInUse { stage, leads });
            }
        }
        Ok(())
    }

    /// 32 hexadecimal digits of the whole state: the same in every language, and after a replay of the log.
    pub fn fingerprint(&self) -> String {
        self.store.fingerprint()
    }

    /// The whole state as bytes, versioned and compact; the log up to here is not needed to go on.
    pub fn snapshot(&self) -> Vec<u8> {
        self.store.to_bytes()
    }

    /// Whether to keep every record from now on in memory, for [`Engine::log`] and [`Engine::history`].
    pub fn retain_log(&mut self, retain: bool) {
        match (retain, &self.log) {
            (true, None) => self.log = Some(Vec::new()),
            (false, Some(_)) => self.log = None,
            _ => {}
        }
    }

    /// The records kept since [`Engine::retain_log`] was switched on.
    pub fn log(&self) -> &[Record] {
        self.log.as_deref().unwrap_or_default()
    }

    /// After records were folded: keeps them, if asked to, and the index of due times short.
    fn settle(&mut self, records: &[Record]) {
        if let Some(log) = &mut self.log {
            log.extend_from_slice(records);
            for record in records {
                if let Event::Erased { lead } = &record.event {
                    forget(log, lead);
                }
            }
        }
        self.store.advance(self.store.last);
    }
}

/// Takes what is personal out of the kept records of an erased lead.
fn forget(log: &mut [Record], lead: &LeadId) {
    for record in log.iter_mut().filter(|record| record.event.lead() == Some(lead)) {
        if let Ok(redacted) = record.redacted() {
            *record = redacted;
        }
    }
}
