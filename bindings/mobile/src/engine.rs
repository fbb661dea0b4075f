//! The engine as an object.

use crate::{Refusal, Shared};
use leadwerk_core::engine::import::{HistoryRow, Imported, Mapping};
use leadwerk_core::engine::{self as core, Adopted, Batch, DueLine, QueueLine, Receipt, Record, Request, Sequence};
use leadwerk_core::lead::{Actor, LeadView, Phase};
use leadwerk_core::policy::Policy;
use leadwerk_core::units::{LeadId, MemberId, Timestamp};
use std::sync::Arc;

/// The engine of one tenant: requests in, records out, and the state that is folded from them.
///
/// It has no clock and no files: you bring the time and keep the log. Threads that call one engine take turns.
#[derive(uniffi::Object)]
pub struct Engine(Shared<core::Engine>);

impl Engine {
    fn wrap(engine: core::Engine) -> Arc<Self> {
        Arc::new(Self(Shared::new(engine)))
    }
}

#[uniffi::export]
impl Engine {
    /// An engine with an empty log.
    #[uniffi::constructor]
    pub fn new(policy: Policy) -> Result<Arc<Self>, Refusal> {
        Ok(Self::wrap(core::Engine::new(policy)?))
    }

    /// An engine that has folded a whole log.
    #[uniffi::constructor]
    pub fn replay(policy: Policy, records: &[Record]) -> Result<Arc<Self>, Refusal> {
        Ok(Self::wrap(core::Engine::replay(policy, records)?))
    }

    /// An engine that has folded a whole log, given as JSON lines.
    #[uniffi::constructor]
    pub fn replay_lines(policy: Policy, text: &str) -> Result<Arc<Self>, Refusal> {
        Ok(Self::wrap(core::Engine::replay_lines(policy, text)?))
    }

    /// An engine as it was when the snapshot was taken; go on with `catch_up`.
    #[uniffi::constructor]
    pub fn restore(policy: Policy, snapshot: Vec<u8>) -> Result<Arc<Self>, Refusal> {
        Ok(Self::wrap(core::Engine::restore(policy, &snapshot)?))
    }

    /// Decides a request and changes nothing: append the receipt's records to your log, then `apply` them.
    pub fn decide(&self, request: &Request) -> Result<Receipt, Refusal> {
        Ok(self.0.lock().decide(request)?)
    }

    /// Decides a request and folds what comes of it, all or none.
    pub fn execute(&self, request: &Request) -> Result<Receipt, Refusal> {
        Ok(self.0.lock().execute(request)?)
    }

    /// Executes many requests, one after the other; a refusal does not stop the others, it is listed.
    pub fn execute_all(&self, requests: &[Request]) -> Result<Batch, Refusal> {
        Ok(self.0.lock().execute_all(requests))
    }

    /// Folds the next records of the log, all or none.
    pub fn apply(&self, records: &[Record]) -> Result<(), Refusal> {
        Ok(self.0.lock().apply(records)?)
    }

    /// Follows the log: folds its tail, record by record. What is known already is passed over.
    pub fn catch_up(&self, records: &[Record]) -> Result<(), Refusal> {
        Ok(self.0.lock().catch_up(records)?)
    }

    /// Follows the log: folds its tail, given as JSON lines.
    pub fn catch_up_lines(&self, text: &str) -> Result<(), Refusal> {
        Ok(self.0.lock().catch_up_lines(text)?)
    }

    /// Lets time pass: whatever is due by now happens.
    pub fn tick(&self, at: Timestamp) -> Result<Receipt, Refusal> {
        Ok(self.0.lock().tick(at)?)
    }

    /// Adopts a new policy, puts that on record, and decides by it from now on.
    pub fn adopt(&self, at: Timestamp, actor: &Actor, policy: Policy) -> Result<Receipt, Refusal> {
        Ok(self.0.lock().adopt(at, actor, policy)?)
    }

    /// Decides whether a new policy can be adopted, and changes nothing.
    pub fn decide_adoption(&self, at: Timestamp, actor: &Actor, policy: &Policy) -> Result<Receipt, Refusal> {
        Ok(self.0.lock().decide_adoption(at, actor, policy)?)
    }

    /// Decides by this policy from now on.
    pub fn use_policy(&self, policy: Policy) -> Result<(), Refusal> {
        Ok(self.0.lock().use_policy(policy)?)
    }

    /// The policy that the log adopted last; nothing where it never did.
    pub fn adopted(&self) -> Option<Adopted> {
        self.0.lock().adopted()
    }

    /// The policy by which it decides.
    pub fn policy(&self) -> Policy {
        self.0.lock().policy().clone()
    }

    /// 32 hexadecimal digits of the whole state: the same in every language, and after a replay of the log.
    pub fn fingerprint(&self) -> String {
        self.0.lock().fingerprint()
    }

    /// The whole state as bytes; the log up to here is not needed to go on.
    pub fn snapshot(&self) -> Vec<u8> {
        self.0.lock().snapshot()
    }

    /// Whether to keep every record from now on in memory, for `log` and `history`.
    pub fn retain_log(&self, retain: bool) {
        self.0.lock().retain_log(retain);
    }

    /// The records kept since `retain_log` was switched on.
    pub fn log(&self) -> Vec<Record> {
        self.0.lock().log().to_vec()
    }

    /// Everything that is known of a lead, as the actor may see it.
    pub fn lead(&self, actor: &Actor, lead: &LeadId) -> Result<LeadView, Refusal> {
        Ok(self.0.lock().lead(actor, lead)?)
    }

    /// The leads that a member has, the hot ones first, then the oldest.
    pub fn queue(&self, actor: &Actor, member: &MemberId) -> Result<Vec<QueueLine>, Refusal> {
        Ok(self.0.lock().queue(actor, member)?)
    }

    /// What is due by a time, earliest first; of the leads that this actor sees.
    pub fn due(&self, actor: &Actor, until: Timestamp) -> Result<Vec<DueLine>, Refusal> {
        Ok(self.0.lock().due(actor, until)?)
    }

    /// What happened to a lead since `retain_log` was switched on, oldest first.
    pub fn history(&self, actor: &Actor, lead: &LeadId) -> Result<Vec<Record>, Refusal> {
        Ok(self.0.lock().history(actor, lead)?)
    }

    /// How many leads are in a phase.
    pub fn count(&self, phase: Phase) -> u64 {
        self.0.lock().count(phase)
    }

    /// How many leads there are.
    pub fn leads(&self) -> u64 {
        self.0.lock().leads()
    }

    /// Where its log ends.
    pub fn sequence(&self) -> Sequence {
        self.0.lock().sequence()
    }

    /// The time of its last record; nothing while the log is empty.
    pub fn last(&self) -> Option<Timestamp> {
        self.0.lock().last()
    }

    /// Folds another system's history into this engine; a row that cannot be used is listed in the report.
    pub fn import_history(
        &self,
        mapping: &Mapping,
        rows: Vec<HistoryRow>,
        until: Timestamp,
    ) -> Result<Imported, Refusal> {
        Ok(self.0.lock().import_history(mapping, rows, until)?)
    }
}

/// The receipt's records as JSON lines, ready to be appended to a log in a file.
#[uniffi::export]
pub fn receipt_to_lines(receipt: &Receipt) -> Result<String, Refusal> {
    Ok(receipt.to_lines()?)
}

/// The batch's records as JSON lines, ready to be appended to a log in a file.
#[uniffi::export]
pub fn batch_to_lines(batch: &Batch) -> Result<String, Refusal> {
    Ok(batch.to_lines()?)
}

/// The same record without what is personal, for a log from which a lead is to be erased.
#[uniffi::export]
pub fn record_redacted(record: &Record) -> Result<Record, Refusal> {
    Ok(record.redacted()?)
}
