//! The engine.

use crate::shared::Shared;
use leadwerk::Error;
use leadwerk::crossing::caught;
use leadwerk::crossing::python::{Kept, ToPython, argument, bytes, object, take};
use leadwerk::engine::import::{HistoryRow, Mapping};
use leadwerk::engine::{self, Record, Request};
use leadwerk::lead::{Actor, Command, Phase};
use leadwerk::policy::Policy;
use leadwerk::units::{LeadId, MemberId, Timestamp};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

/// An object of Python's, any at all: what does not fit is refused with a code, not with Python's own `TypeError`.
type Given<'a, 'py> = &'a Bound<'py, PyAny>;
type Answer<'py> = PyResult<Bound<'py, PyAny>>;

/// The engine of one tenant.
///
/// It is a value without a clock, files or threads: the host brings the time and keeps the log. Threads may share one:
/// what they ask is answered one after the other, and long calls let other threads go on meanwhile.
///
/// A pickled engine comes back by its snapshot, without the records that it had retained.
#[pyclass(frozen, module = "leadwerk")]
pub(crate) struct Engine(Shared<engine::Engine>);

impl Engine {
    /// One that takes a while to make.
    fn made(py: Python<'_>, make: impl FnOnce() -> Result<engine::Engine, Error> + Send) -> PyResult<Self> {
        Ok(Self(Shared::new(py.detach(|| caught(make))??)))
    }
}

#[pymethods]
impl Engine {
    /// An engine with an empty log.
    #[new]
    fn new(policy: Given<'_, '_>) -> PyResult<Self> {
        let policy = argument::<Policy>("policy", policy)?.clone();
        Ok(Self(Shared::new(engine::Engine::new(policy)?)))
    }

    /// An engine that has folded a whole log.
    #[staticmethod]
    fn replay(py: Python<'_>, policy: Given<'_, '_>, records: Given<'_, '_>) -> PyResult<Self> {
        let policy = argument::<Policy>("policy", policy)?.clone();
        let records: Vec<Record> = take("records", records)?;
        Self::made(py, || engine::Engine::replay(policy, &records))
    }

    /// An engine that has folded a whole log, given as JSON lines.
    #[staticmethod]
    fn replay_lines(py: Python<'_>, policy: Given<'_, '_>, text: Given<'_, '_>) -> PyResult<Self> {
        let policy = argument::<Policy>("policy", policy)?.clone();
        let text: String = take("text", text)?;
        Self::made(py, || engine::Engine::replay_lines(policy, &text))
    }

    /// An engine as it was when the snapshot was taken; go on with `catch_up`.
    #[staticmethod]
    fn restore(py: Python<'_>, policy: Given<'_, '_>, snapshot: Given<'_, '_>) -> PyResult<Self> {
        let policy = argument::<Policy>("policy", policy)?.clone();
        let snapshot = bytes("snapshot", snapshot)?;
        Self::made(py, || engine::Engine::restore(policy, snapshot))
    }

    /// What a bug of ours would do, so that the tests can ask what comes of it.
    fn _panic(&self, py: Python<'_>, at: Given<'_, '_>) -> PyResult<()> {
        let at = take("at", at)?;
        self.0.long(py, |engine| {
            drop(engine.tick(at));
            panic_for_a_test()
        })
    }

    /// Decides a request and changes nothing: append the receipt's records to your log, then `apply` them.
    fn decide<'py>(&self, py: Python<'py>, request: Given<'_, 'py>) -> Answer<'py> {
        let request = argument::<Request>("request", request)?;
        object(py, self.0.short(py, |engine| engine.decide(request))??)
    }

    /// Decides a request and folds what comes of it, all or none.
    fn execute<'py>(&self, py: Python<'py>, request: Given<'_, 'py>) -> Answer<'py> {
        let request = argument::<Request>("request", request)?;
        if matches!(request.command, Command::Tick {}) {
            return object(py, self.0.long(py, |engine| engine.execute(request))??);
        }
        object(py, self.0.short(py, |engine| engine.execute(request))??)
    }

    /// Executes many requests, one after the other, in one call.
    ///
    /// A refusal does not stop the others; the batch lists it.
    fn execute_all<'py>(&self, py: Python<'py>, requests: Given<'_, 'py>) -> Answer<'py> {
        let kept = Kept::<Request>::argument("requests", requests)?;
        let requests = kept.values();
        object(py, self.0.long(py, |engine| engine.execute_all(requests))?)
    }

    /// Folds the next records of the log, all or none.
    fn apply(&self, py: Python<'_>, records: Given<'_, '_>) -> PyResult<()> {
        let records: Vec<Record> = take("records", records)?;
        Ok(self.0.long(py, |engine| engine.apply(&records))??)
    }

    /// Follows the log: folds its tail, record by record, and passes over what is known already.
    ///
    /// What comes before a record at fault is folded; `sequence` says where the engine stands.
    fn catch_up(&self, py: Python<'_>, records: Given<'_, '_>) -> PyResult<()> {
        let records: Vec<Record> = take("records", records)?;
        Ok(self.0.long(py, |engine| engine.catch_up(&records))??)
    }

    /// Follows the log, given as JSON lines.
    ///
    /// What comes before a line at fault is folded; `sequence` says where the engine stands.
    fn catch_up_lines(&self, py: Python<'_>, text: Given<'_, '_>) -> PyResult<()> {
        let text: String = take("text", text)?;
        Ok(self.0.long(py, |engine| engine.catch_up_lines(&text))??)
    }

    /// Lets time pass: whatever is due by now happens.
    fn tick<'py>(&self, py: Python<'py>, at: Given<'_, 'py>) -> Answer<'py> {
        let at: Timestamp = take("at", at)?;
        object(py, self.0.long(py, |engine| engine.tick(at))??)
    }

    /// Adopts a new policy, puts that on record, and decides by it from now on.
    fn adopt<'py>(&self, at: Given<'_, 'py>, actor: Given<'_, 'py>, policy: Given<'_, 'py>) -> Answer<'py> {
        let (py, at) = (at.py(), take::<Timestamp>("at", at)?);
        let (actor, policy) = (argument::<Actor>("actor", actor)?, argument::<Policy>("policy", policy)?.clone());
        object(py, self.0.long(py, |engine| engine.adopt(at, actor, policy))??)
    }

    /// Decides whether a new policy can be adopted, and changes nothing.
    fn decide_adoption<'py>(&self, at: Given<'_, 'py>, actor: Given<'_, 'py>, policy: Given<'_, 'py>) -> Answer<'py> {
        let (py, at) = (at.py(), take::<Timestamp>("at", at)?);
        let (actor, policy) = (argument::<Actor>("actor", actor)?, argument::<Policy>("policy", policy)?);
        object(py, self.0.long(py, |engine| engine.decide_adoption(at, actor, policy))??)
    }

    /// Decides by this policy from now on; it must be the one that the log adopted last, if it ever did.
    fn use_policy(&self, py: Python<'_>, policy: Given<'_, '_>) -> PyResult<()> {
        let policy = argument::<Policy>("policy", policy)?.clone();
        Ok(self.0.short(py, |engine| engine.use_policy(policy))??)
    }

    /// The policy that the log adopted last; None where it never did.
    fn adopted<'py>(&self, py: Python<'py>) -> Answer<'py> {
        self.0.short(py, |engine| engine.adopted())?.to_python(py)
    }

    /// The policy by which it decides.
    fn policy<'py>(&self, py: Python<'py>) -> Answer<'py> {
        object(py, self.0.short(py, |engine| engine.policy().clone())?)
    }

    /// 32 hexadecimal digits of the whole state: the same in every language, and after a replay of the log.
    fn fingerprint(&self, py: Python<'_>) -> PyResult<String> {
        self.0.long(py, |engine| engine.fingerprint())
    }

    /// The whole state as bytes, versioned and compact; the log up to here is not needed to go on.
    fn snapshot<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(py, &self.0.long(py, |engine| engine.snapshot())?))
    }

    /// Whether to keep every record from now on in memory, for `log` and `history`.
    fn retain_log(&self, py: Python<'_>, retain: Given<'_, '_>) -> PyResult<()> {
        let retain: bool = take("retain", retain)?;
        self.0.short(py, |engine| engine.retain_log(retain))
    }

    /// The records kept since `retain_log` was switched on.
    fn log<'py>(&self, py: Python<'py>) -> Answer<'py> {
        self.0.long(py, |engine| engine.log().to_vec())?.to_python(py)
    }

    /// Everything that is known of a lead, as this actor may see it.
    fn lead<'py>(&self, py: Python<'py>, actor: Given<'_, 'py>, lead: Given<'_, 'py>) -> Answer<'py> {
        let (actor, lead) = (argument::<Actor>("actor", actor)?, take::<LeadId>("lead", lead)?);
        object(py, self.0.short(py, |engine| engine.lead(actor, &lead))??)
    }

    /// What is known of a lead now, to score it: for the host, which sees every lead.
    fn answers<'py>(&self, py: Python<'py>, lead: Given<'_, 'py>, at: Given<'_, 'py>) -> Answer<'py> {
        let (lead, at) = (take::<LeadId>("lead", lead)?, take::<Timestamp>("at", at)?);
        object(py, self.0.short(py, |engine| engine.answers(&lead, at))??)
    }

    /// The leads that a member has, the hot ones first, then the oldest.
    fn queue<'py>(&self, py: Python<'py>, actor: Given<'_, 'py>, member: Given<'_, 'py>) -> Answer<'py> {
        let (actor, member) = (argument::<Actor>("actor", actor)?, take::<MemberId>("member", member)?);
        self.0.short(py, |engine| engine.queue(actor, &member))??.to_python(py)
    }

    /// The members that ever joined, in that order. A member sees itself alone, a contact nobody.
    fn roster<'py>(&self, py: Python<'py>, actor: Given<'_, 'py>) -> Answer<'py> {
        let actor = argument::<Actor>("actor", actor)?;
        self.0.short(py, |engine| engine.roster(actor))??.to_python(py)
    }

    /// What everybody is owed, and has received. A member sees its own account alone, a contact none.
    fn ledger<'py>(&self, py: Python<'py>, actor: Given<'_, 'py>) -> Answer<'py> {
        let actor = argument::<Actor>("actor", actor)?;
        self.0.short(py, |engine| engine.ledger(actor))??.to_python(py)
    }

    /// The leads that wait because nobody can take them, hot ones first, then the oldest.
    fn waiting<'py>(&self, py: Python<'py>, actor: Given<'_, 'py>) -> Answer<'py> {
        let actor = argument::<Actor>("actor", actor)?;
        self.0.short(py, |engine| engine.waiting(actor))??.to_python(py)
    }

    /// What is due by a time, earliest first; of the leads that this actor sees.
    fn due<'py>(&self, py: Python<'py>, actor: Given<'_, 'py>, until: Given<'_, 'py>) -> Answer<'py> {
        let (actor, until) = (argument::<Actor>("actor", actor)?, take::<Timestamp>("until", until)?);
        self.0.long(py, |engine| engine.due(actor, until))??.to_python(py)
    }

    /// What happened to a lead since `retain_log` was switched on, oldest first, as this actor may see it.
    fn history<'py>(&self, py: Python<'py>, actor: Given<'_, 'py>, lead: Given<'_, 'py>) -> Answer<'py> {
        let (actor, lead) = (argument::<Actor>("actor", actor)?, take::<LeadId>("lead", lead)?);
        self.0.long(py, |engine| engine.history(actor, &lead))??.to_python(py)
    }

    /// How many leads are in a phase.
    fn count(&self, py: Python<'_>, phase: Given<'_, '_>) -> PyResult<u64> {
        let phase: Phase = take("phase", phase)?;
        self.0.short(py, |engine| engine.count(phase))
    }

    /// How many leads there are.
    fn leads(&self, py: Python<'_>) -> PyResult<u64> {
        self.0.short(py, |engine| engine.leads())
    }

    /// Where its log ends.
    fn sequence(&self, py: Python<'_>) -> PyResult<i64> {
        self.0.short(py, |engine| engine.sequence().get())
    }

    /// The time of its last record; no request may come before it. None while the log is empty.
    fn last<'py>(&self, py: Python<'py>) -> Answer<'py> {
        self.0.short(py, |engine| engine.last())?.to_python(py)
    }

    /// Folds another system's history into this engine, and keeps all records that come of it.
    fn import_history<'py>(&self, mapping: Given<'_, 'py>, rows: Given<'_, 'py>, until: Given<'_, 'py>) -> Answer<'py> {
        let (py, mapping) = (mapping.py(), argument::<Mapping>("mapping", mapping)?);
        let (rows, until) = (take::<Vec<HistoryRow>>("rows", rows)?, take::<Timestamp>("until", until)?);
        object(py, self.0.long(py, |engine| engine.import_history(mapping, rows, until))??)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (leads, sequence) = self.0.short(py, |engine| (engine.leads(), engine.sequence().get()))?;
        Ok(format!("<Engine: {leads} leads, {sequence} records>"))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let (policy, snapshot) = (slf.get().policy(py)?, slf.get().snapshot(py)?);
        (slf.get_type(), (policy,), snapshot).into_pyobject(py)
    }

    fn __setstate__(&self, py: Python<'_>, snapshot: Given<'_, '_>) -> PyResult<()> {
        let snapshot = bytes("snapshot", snapshot)?;
        let set = |engine: &mut engine::Engine| {
            *engine = engine::Engine::restore(engine.policy().clone(), snapshot)?;
            Ok::<_, Error>(())
        };
        Ok(self.0.long(py, set)??)
    }
}

#[expect(clippy::panic, reason = "the tests of the package ask what a panic does")]
fn panic_for_a_test() {
    panic!("asked for by a test")
}
