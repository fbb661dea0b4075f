//! A lead's life in short: builds an engine with one lead in any phase.

use leadwerk::engine::{Engine, Receipt, Request};
use leadwerk::lead::{Actor, LeadView, Phase};
use leadwerk::policy::Policy;
use leadwerk::units::{Error, LeadId, Timestamp};
use serde_json::{Value, json};

/// Monday 4 May 2026, 09:00 in UTC.
const BEGIN: i64 = 1_777_885_200_000;
pub(crate) const DAY: i64 = 86_400_000;

/// An engine with the lead `L1`; each command comes a second after the one before.
#[derive(Clone)]
pub(crate) struct Life {
    pub(crate) engine: Engine,
    pub(crate) now: i64,
}

/// The tiny policy, changed by a merge patch.
pub(crate) fn policy(patch: &Value) -> Policy {
    Policy::from_json(&super::house::policy("tiny", patch)).unwrap()
}

/// A coverage that restricts nothing.
pub(crate) fn covers_all() -> Value {
    json!({ "regions": [], "products": [], "languages": [], "media": [], "skills": [] })
}

impl Life {
    pub(crate) fn new(patch: &Value) -> Self {
        let policy = policy(patch);
        let roster = !policy.distribution.channels.is_empty();
        let life = Self { engine: Engine::new(policy).unwrap(), now: BEGIN };
        if roster { life.with_members() } else { life }
    }

    /// M1 can receive leads; M2 is absent and suspended.
    fn with_members(self) -> Self {
        let now = self.now;
        let join = |member: &str| json!({ "type": "join", "member": member, "profile": { "channel": "direct", "weight": 1, "coverage": covers_all() } });
        self.go(&[
            join("M1"),
            join("M2"),
            json!({ "type": "report_absence", "member": "M2", "absence": { "since": now } }),
            json!({ "type": "suspend", "member": "M2", "reason": "r" }),
        ])
    }

    /// The same under another policy.
    pub(crate) fn under(&self, patch: &Value) -> Self {
        Self { engine: Engine::restore(policy(patch), &self.engine.snapshot()).unwrap(), now: self.now }
    }

    /// Executes a command of the system's.
    pub(crate) fn ask(&mut self, command: &Value) -> Result<Receipt, Error> {
        self.now += 1_000;
        let command = serde_json::from_value(command.clone()).unwrap_or_else(|fault| panic!("{command}: {fault}"));
        self.engine.execute(&Request { at: Timestamp::new(self.now).unwrap(), actor: Actor::System {}, command })
    }

    pub(crate) fn go(mut self, commands: &[Value]) -> Self {
        for command in commands {
            self.ask(command).unwrap_or_else(|refusal| panic!("{command}: {refusal}"));
        }
        self
    }

    pub(crate) fn view(&self) -> LeadView {
        self.engine.lead(&Actor::System {}, &LeadId::new("L1").unwrap()).unwrap()
    }

    /// Captured, with all that any command needs: facts, a value, and a consent that waits to be confirmed.
    pub(crate) fn captured(patch: &Value) -> Self {
        let flag = |fact: &str| json!({ "type": "record_fact", "lead": "L1", "fact": fact, "value": { "type": "flag", "value": true } });
        let value = json!({ "minor": 100, "currency": "EUR" });
        Self::new(patch).go(&[
            json!({ "type": "capture", "lead": "L1", "medium": "web", "value": value }),
            flag("need"),
            flag("signed"),
            json!({ "type": "request_consent", "lead": "L1" }),
        ])
    }

    pub(crate) fn offered(patch: &Value) -> Self {
        Self::captured(patch).go(&[
            json!({ "type": "rate", "lead": "L1", "temperature": "hot" }),
            json!({ "type": "assign", "lead": "L1", "member": "M1", "reason": "r" }),
        ])
    }

    /// At stage two, with a plan, a wake-up and a milestone due after 2 and 3 days.
    pub(crate) fn open(patch: &Value) -> Self {
        let life = Self::offered(patch).go(&[
            json!({ "type": "accept", "lead": "L1" }),
            json!({ "type": "record_contact", "lead": "L1" }),
            json!({ "type": "advance", "lead": "L1", "stage": "two" }),
            json!({ "type": "plan", "lead": "L1", "entry": { "type": "team", "person": "P7" } }),
        ]);
        let (until, due) = (life.now + 2 * DAY, life.now + 3 * DAY);
        life.go(&[
            json!({ "type": "defer", "lead": "L1", "until": until }),
            json!({ "type": "plan", "lead": "L1", "entry": { "type": "milestone", "milestone": "demo", "due": due, "done": false } }),
        ])
    }

    /// A lead in a phase.
    pub(crate) fn at(phase: Phase, patch: &Value) -> Self {
        let life = match phase {
            Phase::Captured => Self::captured(patch),
            Phase::Qualifying => Self::captured(patch).go(&[json!({ "type": "qualify", "lead": "L1" })]),
            Phase::Ready => Self::captured(patch).go(&[json!({ "type": "rate", "lead": "L1", "temperature": "hot" })]),
            Phase::Offered => Self::offered(patch),
            Phase::Open => Self::open(patch),
            Phase::Won => Self::open(patch).go(&[json!({ "type": "win", "lead": "L1" })]),
            Phase::Lost => {
                let life = Self::open(patch);
                let resume = life.now + 90 * DAY;
                life.go(&[json!({ "type": "lose", "lead": "L1", "reason": "price", "resume": resume })])
            }
            Phase::Expired => {
                let mut life = Self::open(patch);
                life.now += 1_000 * DAY;
                life.go(&[json!({ "type": "tick" })])
            }
            Phase::Rejected => {
                Self::captured(patch).go(&[json!({ "type": "reject", "lead": "L1", "reason": "bad_data" })])
            }
        };
        assert_eq!(life.view().phase, phase);
        life
    }
}
