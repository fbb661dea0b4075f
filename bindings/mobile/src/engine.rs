//! The engine as an object.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::engine::import::{HistoryRow, Imported, Mapping};
use leadwerk_core::engine::{
    self as core, Adopted, Batch, DueLine, LedgerView, MemberView, QueueLine, Receipt, Record, Request, Sequence,
    WaitingLine,
};
use leadwerk_core::lead::{Actor, LeadView, Phase};
use leadwerk_core::policy::Policy;
use leadwerk_core::scoring::LeadAnswers;
use leadwerk_core::units::{Error, LeadId, MemberId, Timestamp};
use std::sync::Arc;

/// The engine of one tenant: requests in, records out, and the state that is folded from them.
///
/// It has no clock and no files: you bring the time and keep the log. Threads that call one engine take turns.
#[derive(uniffi::Object)]
pub struct Engine(Shared<core::Engine>);

impl Engine {
    fn made(make: impl FnOnce() -> Result<core::Engine, Error>) -> Result<Arc<Self>, Refusal> {
        Ok(Arc::new(Self(Shared::new(attempt(make)?))))
    }
}

#[uniffi::export]
impl Engine {
    /// An engine with an empty log.
    #[uniffi::constructor]
    pub fn new(policy: Policy) -> Result<Arc<Self>, Refusal> {
        Self::made(|| core::Engine::new(policy))
    }

    /// An engine that has folded a whole log.
    #[uniffi::constructor]
    pub fn replay(policy: Given<Policy>, records: &[Record]) -> Result<Arc<Self>, Refusal> {
        let policy = policy.checked()?;
        Self::made(|| core::Engine::replay(policy, records))
    }

    /// An engine that has folded a whole log, given as JSON lines.
    #[uniffi::constructor]
    pub fn replay_lines(policy: Given<Policy>, text: &str) -> Result<Arc<Self>, Refusal> {
        let policy = policy.checked()?;
        Self::made(|| core::Engine::replay_lines(policy, text))
    }

    /// An engine as it was when the snapshot was taken; go on with `catch_up`.
    #[uniffi::constructor]
    pub fn restore(policy: Given<Policy>, snapshot: Vec<u8>) -> Result<Arc<Self>, Refusal> {
        let policy = policy.checked()?;
        Self::made(|| core::Engine::restore(policy, &snapshot))
    }

    /// Decides a request and changes nothing: append the receipt's records to your log, then `apply` them.
    pub fn decide(&self, request: &Request) -> Result<Receipt, Refusal> {
        self.0.with(|engine| engine.decide(request))
    }

    /// Decides a request and folds what comes of it, all or none.
    pub fn execute(&self, request: &Request) -> Result<Receipt, Refusal> {
        self.0.with(|engine| engine.execute(request))
    }

    /// Executes many requests, one after the other; a refusal does not stop the others, it is listed.
    pub fn execute_all(&self, requests: &[Request]) -> Result<Batch, Refusal> {
        self.0.with(|engine| Ok(engine.execute_all(requests)))
    }

    /// Folds the next records of the log, all or none.
    pub fn apply(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|engine| engine.apply(records))
    }

    /// Follows the log: folds its tail, record by record. What is known already is passed over.
    ///
    /// If it is refused, the records before the one at fault are folded; `sequence` says where the engine stands.
    pub fn catch_up(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|engine| engine.catch_up(records))
    }

    /// Follows the log: folds its tail, given as JSON lines.
    ///
    /// If it is refused, records before the one at fault are folded; `sequence` says where the engine stands.
    pub fn catch_up_lines(&self, text: &str) -> Result<(), Refusal> {
        self.0.with(|engine| engine.catch_up_lines(text))
    }

    /// Lets time pass: whatever is due by now happens.
    pub fn tick(&self, at: Timestamp) -> Result<Receipt, Refusal> {
        self.0.with(|engine| engine.tick(at))
    }

    /// Adopts a new policy, puts that on record, and decides by it from now on.
    pub fn adopt(&self, at: Given<Timestamp>, actor: Given<Actor>, policy: Policy) -> Result<Receipt, Refusal> {
        let (at, actor) = (at.checked()?, actor.checked()?);
        self.0.with(|engine| engine.adopt(at, &actor, policy))
    }

    /// Decides whether a new policy can be adopted, and changes nothing.
    pub fn decide_adoption(
        &self,
        at: Given<Timestamp>,
        actor: Given<Actor>,
        policy: &Policy,
    ) -> Result<Receipt, Refusal> {
        let (at, actor) = (at.checked()?, actor.checked()?);
        self.0.with(|engine| engine.decide_adoption(at, &actor, policy))
    }

    /// Decides by this policy from now on.
    pub fn use_policy(&self, policy: Policy) -> Result<(), Refusal> {
        self.0.with(|engine| engine.use_policy(policy))
    }

    /// The policy that the log adopted last; nothing where it never did.
    pub fn adopted(&self) -> Result<Option<Adopted>, Refusal> {
        self.0.with(|engine| Ok(engine.adopted()))
    }

    /// The policy by which it decides.
    pub fn policy(&self) -> Result<Policy, Refusal> {
        self.0.with(|engine| Ok(engine.policy().clone()))
    }

    /// 32 hexadecimal digits of the whole state: the same in every language, and after a replay of the log.
    pub fn fingerprint(&self) -> Result<String, Refusal> {
        self.0.with(|engine| Ok(engine.fingerprint()))
    }

    /// The whole state as bytes; the log up to here is not needed to go on.
    pub fn snapshot(&self) -> Result<Vec<u8>, Refusal> {
        self.0.with(|engine| Ok(engine.snapshot()))
    }

    /// Whether to keep every record from now on in memory, for `log` and `history`.
    pub fn retain_log(&self, retain: bool) -> Result<(), Refusal> {
        self.0.with(|engine| {
            engine.retain_log(retain);
            Ok(())
        })
    }

    /// The records kept since `retain_log` was switched on.
    pub fn log(&self) -> Result<Vec<Record>, Refusal> {
        self.0.with(|engine| Ok(engine.log().to_vec()))
    }

    /// Everything that is known of a lead, as the actor may see it.
    pub fn lead(&self, actor: Given<Actor>, lead: &LeadId) -> Result<LeadView, Refusal> {
        let actor = actor.checked()?;
        self.0.with(|engine| engine.lead(&actor, lead))
    }

    /// What is known of a lead now, to score it: for the host, which sees every lead.
    pub fn answers(&self, lead: &LeadId, at: Timestamp) -> Result<LeadAnswers, Refusal> {
        self.0.with(|engine| engine.answers(lead, at))
    }

    /// The leads that a member has, the hot ones first, then the oldest.
    pub fn queue(&self, actor: Given<Actor>, member: &MemberId) -> Result<Vec<QueueLine>, Refusal> {
        let actor = actor.checked()?;
        self.0.with(|engine| engine.queue(&actor, member))
    }

    /// The members that ever joined, in that order. A member sees itself alone, a contact nobody.
    pub fn roster(&self, actor: &Actor) -> Result<Vec<MemberView>, Refusal> {
        self.0.with(|engine| engine.roster(actor))
    }

    /// What everybody is owed, and has received. A member sees its own account alone, a contact none.
    pub fn ledger(&self, actor: &Actor) -> Result<LedgerView, Refusal> {
        self.0.with(|engine| engine.ledger(actor))
    }

    /// The leads that wait because nobody can take them, hot ones first, then the oldest.
    pub fn waiting(&self, actor: &Actor) -> Result<Vec<WaitingLine>, Refusal> {
        self.0.with(|engine| engine.waiting(actor))
    }

    /// What is due by a time, earliest first; of the leads that this actor sees.
    pub fn due(&self, actor: Given<Actor>, until: Timestamp) -> Result<Vec<DueLine>, Refusal> {
        let actor = actor.checked()?;
        self.0.with(|engine| engine.due(&actor, until))
    }

    /// What happened to a lead since `retain_log` was switched on, oldest first.
    pub fn history(&self, actor: Given<Actor>, lead: &LeadId) -> Result<Vec<Record>, Refusal> {
        let actor = actor.checked()?;
        self.0.with(|engine| engine.history(&actor, lead))
    }

    /// How many leads are in a phase.
    pub fn count(&self, phase: Phase) -> Result<u64, Refusal> {
        self.0.with(|engine| Ok(engine.count(phase)))
    }

    /// How many leads there are.
    pub fn leads(&self) -> Result<u64, Refusal> {
        self.0.with(|engine| Ok(engine.leads()))
    }

    /// Where its log ends.
    pub fn sequence(&self) -> Result<Sequence, Refusal> {
        self.0.with(|engine| Ok(engine.sequence()))
    }

    /// The time of its last record; nothing while the log is empty.
    pub fn last(&self) -> Result<Option<Timestamp>, Refusal> {
        self.0.with(|engine| Ok(engine.last()))
    }

    /// Folds another system's history into this engine; a row that cannot be used is listed in the report.
    pub fn import_history(
        &self,
        mapping: Given<Mapping>,
        rows: Given<Vec<HistoryRow>>,
        until: Timestamp,
    ) -> Result<Imported, Refusal> {
        let (mapping, rows) = (mapping.checked()?, rows.checked()?);
        self.0.with(|engine| engine.import_history(&mapping, rows, until))
    }
}

/// The receipt's records as JSON lines, ready to be appended to a log in a file.
#[uniffi::export]
pub fn receipt_to_lines(receipt: &Receipt) -> Result<String, Refusal> {
    attempt(|| receipt.to_lines())
}

/// The batch's records as JSON lines, ready to be appended to a log in a file.
#[uniffi::export]
pub fn batch_to_lines(batch: &Batch) -> Result<String, Refusal> {
    attempt(|| batch.to_lines())
}

/// The same record without what is personal, for a log from which a lead is to be erased.
#[uniffi::export]
pub fn record_redacted(record: &Record) -> Result<Record, Refusal> {
    attempt(|| record.redacted())
}

/// Panics half-way through its work: a test of the packages asks what becomes of the engine.
#[uniffi::export]
#[expect(clippy::panic, clippy::panic_in_result_fn, reason = "the tests of the packages ask what a panic does")]
pub fn panic_in(engine: &Engine, at: Timestamp) -> Result<(), Refusal> {
    engine.0.with(|engine| {
        engine.tick(at)?;
        panic!("asked for by a test")
    })
}
