//! Random but plausible requests, for the property tests.

pub(crate) mod staff;

use super::common::{at, lead_id, manager};
use leadwerk::engine::{Engine, Receipt, Request};
use leadwerk::lead::{Actor, Command, CommandKind, Phase, PlanEntry, PlanKey, phases};
use leadwerk::policy::{Attitude, BuyerStage, FactKind, FactValue, LeadQuality, Temperature};
use leadwerk::units::{
    AccountId, CompetitorId, Decimal, LeadId, MemberId, MilestoneId, ModelId, Money, Note, PersonId, Probability,
    ProofId, RoleId, RuleId, Timestamp,
};

pub(crate) const MEMBERS: [&str; 3] = ["M1", "M2", "Jörg & Söhne"];

/// Stands in everything that is personal.
pub(crate) const PERSONAL: &str = "Geheim";

/// A stream of draws from one number (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    pub(crate) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.one_in(2) { Some(make(self)) } else { None }
    }
}

/// An engine, the time, and what has come in so far.
#[derive(Clone)]
pub(crate) struct Play {
    pub(crate) engine: Engine,
    pub(crate) now: i64,
    captured: usize,
    /// How many leads come in besides by chance, and whether weeks pass between them.
    many: usize,
    slow: bool,
}

impl Play {
    pub(crate) fn new(engine: Engine) -> Self {
        // 2026-03-27, a Friday before the clocks change in Europe.
        Self { engine, now: 1_774_600_000_000, captured: 0, many: 8, slow: true }
    }

    /// Many leads within days: members are busy.
    pub(crate) fn busy(engine: Engine) -> Self {
        Self { many: 60, slow: false, ..Self::new(engine) }
    }

    /// The leads that exist.
    pub(crate) fn leads(&self) -> impl Iterator<Item = LeadId> + '_ {
        (0..self.captured).map(lead_id).filter(|id| self.engine.lead(&Actor::System {}, id).is_ok())
    }

    /// One request: most of them possible in the lead's phase, some of them not, some of them nonsense.
    pub(crate) fn step(&mut self, dice: &mut Dice) -> (Request, Result<Receipt, leadwerk::Error>) {
        let days = 86_400_000;
        let pauses =
            [0, 0, 0, 1, 60_000, 60_000, 3_600_000, 3_600_000, 7_200_000, days / 2, -1, days, 6 * days, 40 * days];
        self.now += dice.pick(if self.slow { &pauses } else { &pauses[..11] });
        let (lead, phase) = self.some_lead(dice);
        let possible: Vec<_> = CommandKind::ALL.iter().filter(|kind| phases(**kind).contains(&phase)).collect();
        let kind = match dice.below(14) {
            0 => CommandKind::Tick,
            1 => dice.pick(CommandKind::ALL),
            12 | 13 => dice.pick(&staff::STAFF),
            2 if self.captured < self.many => dice.pick(&[CommandKind::Capture, CommandKind::RegisterDeal]),
            _ if self.captured == 0 => CommandKind::Capture,
            // Half of the time the way ahead, or few leads would come far.
            3..=7 => match phase {
                Phase::Captured | Phase::Qualifying => CommandKind::Rate,
                Phase::Ready => CommandKind::Assign,
                Phase::Offered => CommandKind::Accept,
                Phase::Open => dice.pick(&[
                    CommandKind::Advance,
                    CommandKind::Regress,
                    CommandKind::Plan,
                    CommandKind::Unplan,
                    CommandKind::Defer,
                    CommandKind::Win,
                ]),
                _ => CommandKind::AddNote,
            },
            _ => *dice.pick(&possible),
        };
        let command = self.command(kind, lead, dice);
        let request = Request { at: at(self.now), actor: self.actor(&command, dice), command };
        let answer = self.engine.execute(&request);
        match &answer {
            Ok(_) if matches!(kind, CommandKind::Capture | CommandKind::RegisterDeal) => self.captured += 1,
            Err(refusal) if refusal.code() == "TIME_REVERSED" => self.now += 1,
            _ => {}
        }
        (request, answer)
    }

    /// A lead comes in, is rated, and is to be given to whoever is furthest behind. Gives the answers.
    pub(crate) fn feed(&mut self, dice: &mut Dice) -> Vec<(Request, Result<Receipt, leadwerk::Error>)> {
        self.now += 1;
        let lead = lead_id(self.captured);
        let commands = [CommandKind::Capture, CommandKind::Rate, CommandKind::Assign].map(|kind| match kind {
            CommandKind::Assign => Command::Assign { lead: lead.clone(), member: None, reason: None },
            kind => self.command(kind, lead.clone(), dice),
        });
        self.captured += 1;
        let ask = |command| {
            let request = Request { at: at(self.now), actor: Actor::System {}, command };
            let answer = self.engine.execute(&request);
            (request, answer)
        };
        commands.into_iter().map(ask).collect()
    }

    pub(crate) fn erase(&mut self, id: &LeadId) {
        let command = Command::Erase { lead: id.clone() };
        let request = Request { at: at(self.now.max(0)), actor: Actor::System {}, command };
        if let Err(refusal) = self.engine.execute(&request) {
            assert!(matches!(refusal.code(), "LEAD_ERASED" | "TIME_REVERSED"), "{refusal}");
            if refusal.code() == "TIME_REVERSED" {
                self.now += 1;
                self.erase(id);
            }
        }
    }

    fn some_lead(&self, dice: &mut Dice) -> (LeadId, Phase) {
        let id = lead_id(dice.below(self.captured + 1));
        let view = self.engine.lead(&Actor::System {}, &id);
        (id, view.map_or(Phase::Captured, |view| view.phase))
    }

    /// Mostly somebody who may, sometimes anybody.
    fn actor(&self, command: &Command, dice: &mut Dice) -> Actor {
        let member = MemberId::new(dice.pick(&MEMBERS)).unwrap();
        let own = command.lead().and_then(|id| self.engine.lead(&Actor::System {}, id).ok()?.member);
        match dice.below(10) {
            0 => Actor::Marketing { person: PersonId::new("Mia").unwrap() },
            1 => Actor::Member { member },
            2 => Actor::Contact { lead: command.lead().cloned().unwrap_or(lead_id(0)) },
            3 => manager(),
            4 | 5 => own.map_or(Actor::System {}, |member| Actor::Member { member }),
            _ => Actor::System {},
        }
    }

    fn command(&self, kind: CommandKind, lead: LeadId, dice: &mut Dice) -> Command {
        use CommandKind as Is;
        let policy = self.engine.rules().policy();
        let note = || Note::new(format!("{PERSONAL}: Budget ab Mai frei")).unwrap();
        let proof = || ProofId::new(format!("{PERSONAL}-7")).unwrap();
        let value = |dice: &mut Dice| Money::new(dice.below(5_000_000) as i64, "EUR").unwrap();
        let later = |dice: &mut Dice| at(self.now + dice.below(100) as i64 * 86_400_000);
        let fact = dice.pick(&policy.facts);
        let purpose = |dice: &mut Dice| {
            let purposes = &policy.consent.purposes;
            (!purposes.is_empty() && dice.one_in(2)).then(|| dice.pick(purposes).id)
        };
        match kind {
            Is::Capture => Command::Capture {
                lead: lead_id(self.captured),
                medium: dice.pick(&policy.media),
                campaign: None,
                account: dice.maybe(account),
                predecessor: if dice.one_in(3) { Some(lead) } else { None },
                proof: dice.maybe(|_| proof()),
                value: dice.maybe(value),
            },
            Is::RegisterDeal => Command::RegisterDeal {
                lead: lead_id(self.captured),
                member: member(dice),
                account: account(dice),
                medium: dice.pick(&policy.media),
                predecessor: None,
                proof: dice.maybe(|_| proof()),
                value: dice.maybe(value),
            },
            Is::RequestConsent => Command::RequestConsent { lead, purpose: purpose(dice) },
            Is::GiveConsent => Command::GiveConsent { lead, proof: proof(), purpose: purpose(dice) },
            Is::ConfirmConsent => Command::ConfirmConsent { lead, proof: proof(), purpose: purpose(dice) },
            // Ends are rare, or nothing would live long.
            Is::WithdrawConsent if dice.one_in(5) => Command::WithdrawConsent { lead, purpose: purpose(dice) },
            Is::WithdrawConsent => Command::ConfirmConsent { lead, proof: proof(), purpose: purpose(dice) },
            Is::Qualify => Command::Qualify { lead },
            Is::RecordFact => {
                let value = match &fact.kind {
                    FactKind::Flag {} => FactValue::Flag { value: !dice.one_in(4) },
                    FactKind::Number { least, most } => {
                        FactValue::Number { value: dice.pick(&[*least, *most, Decimal::whole(-7).unwrap()]) }
                    }
                    FactKind::Money {} => FactValue::Money { value: value(dice) },
                    FactKind::Date {} => FactValue::Date { value: later(dice) },
                    FactKind::Choice { choices } => FactValue::Choice { value: dice.pick(choices) },
                    FactKind::Text {} => FactValue::Text { value: note() },
                };
                Command::RecordFact { lead, fact: fact.id, value }
            }
            Is::RetractFact => Command::RetractFact { lead, fact: fact.id },
            Is::VerifyFact => Command::VerifyFact { lead, fact: fact.id },
            Is::RecordFinding => Command::RecordFinding {
                lead,
                fact: dice.maybe(|_| fact.id),
                rule: RuleId::new("postcode").unwrap(),
                advice: dice.maybe(|_| note()),
            },
            Is::Rate => Command::Rate {
                lead,
                temperature: dice.maybe(|dice| dice.pick(Temperature::ALL)),
                probability: dice.maybe(|dice| Probability::new(dice.below(1_000_001) as u32).unwrap()),
                buyer: dice.maybe(|dice| dice.pick(BuyerStage::ALL)),
                model: (dice.below(8) == 0).then(|| ModelId::new("M1").unwrap()),
            },
            // By the ledger or by hand; sometimes half of what a hand-over needs.
            Is::Assign => match dice.below(8) {
                0 => Command::Assign { lead, member: dice.maybe(member), reason: dice.maybe(|_| note()) },
                1..=3 => Command::Assign { lead, member: Some(member(dice)), reason: Some(note()) },
                _ => Command::Assign { lead, member: None, reason: None },
            },
            Is::Revalue => Command::Revalue { lead, value: value(dice) },
            Is::Accept => Command::Accept { lead },
            Is::Decline => {
                let reason = dice.pick(&policy.reasons.decline).id;
                Command::Decline { lead, reason, note: dice.maybe(|_| note()) }
            }
            Is::TakeBack => {
                let reason = dice.pick(&policy.reasons.take_back).id;
                Command::TakeBack { lead, reason, note: dice.maybe(|_| note()) }
            }
            Is::RecordContact => Command::RecordContact { lead, note: dice.maybe(|_| note()) },
            Is::Advance => Command::Advance { lead, stage: dice.pick(&policy.pipeline.stages).id },
            Is::Regress => {
                let stage = dice.pick(&policy.pipeline.stages).id;
                Command::Regress { lead, stage, note: dice.maybe(|_| note()) }
            }
            Is::SetValue => Command::SetValue { lead, value: value(dice) },
            Is::Plan => Command::Plan { lead, entry: entry(dice, later) },
            Is::Unplan => Command::Unplan { lead, entry: key(dice) },
            Is::Defer => Command::Defer { lead, until: later(dice), note: dice.maybe(|_| note()) },
            Is::Demote | Is::Lose if !dice.one_in(4) => Command::RecordContact { lead, note: Some(note()) },
            Is::Demote => {
                let reason = dice.pick(&policy.reasons.demotion).id;
                Command::Demote { lead, reason, note: dice.maybe(|_| note()) }
            }
            Is::Win => Command::Win { lead, value: dice.maybe(value), note: dice.maybe(|_| note()) },
            Is::Lose => {
                let reason = dice.pick(&policy.reasons.lost).id;
                Command::Lose { lead, reason, note: dice.maybe(|_| note()), resume: dice.maybe(later) }
            }
            Is::Reject if dice.one_in(5) => {
                let reason = dice.pick(&policy.reasons.rejection).id;
                Command::Reject { lead, reason, duplicate_of: dice.maybe(|dice| lead_id(dice.below(4))) }
            }
            Is::Reject | Is::AddNote => Command::AddNote { lead, note: note() },
            // A lead that has ended can be judged, withdrawn or erased: the last two stay as frequent as they were.
            Is::Judge if dice.one_in(3) => Command::WithdrawConsent { lead, purpose: purpose(dice) },
            Is::Judge => Command::Judge { lead, quality: dice.pick(LeadQuality::ALL), note: dice.maybe(|_| note()) },
            Is::Erase if dice.one_in(5) => Command::Erase { lead },
            Is::Erase => Command::AddNote { lead, note: note() },
            Is::Tick => Command::Tick {},
            _ => staff::command(kind, &self.engine, &self.leads().collect::<Vec<_>>(), self.now, dice),
        }
    }
}

fn member(dice: &mut Dice) -> MemberId {
    MemberId::new(dice.pick(&MEMBERS)).unwrap()
}

fn account(dice: &mut Dice) -> AccountId {
    AccountId::new(format!("{PERSONAL} {}", dice.below(3))).unwrap()
}

fn person(dice: &mut Dice) -> PersonId {
    PersonId::new(format!("{PERSONAL} {}", dice.below(3))).unwrap()
}

fn entry(dice: &mut Dice, later: impl Fn(&mut Dice) -> Timestamp) -> PlanEntry {
    let note = Some(Note::new(PERSONAL).unwrap());
    match dice.below(4) {
        0 => PlanEntry::Team { person: person(dice), duty: note },
        1 => PlanEntry::Milestone {
            milestone: MilestoneId::new(dice.pick(&["demo", PERSONAL])).unwrap(),
            due: dice.maybe(later),
            done: dice.one_in(3),
        },
        2 => PlanEntry::KeyPerson {
            person: person(dice),
            role: RoleId::new(dice.pick(&["decision_maker", "champion", "pope"])).unwrap(),
            attitude: dice.pick(Attitude::ALL),
        },
        _ => PlanEntry::Competitor { competitor: CompetitorId::new(PERSONAL).unwrap(), note },
    }
}

fn key(dice: &mut Dice) -> PlanKey {
    match dice.below(4) {
        0 => PlanKey::Team { person: person(dice) },
        1 => PlanKey::Milestone { milestone: MilestoneId::new("demo").unwrap() },
        2 => PlanKey::KeyPerson { person: person(dice) },
        _ => PlanKey::Competitor { competitor: CompetitorId::new(PERSONAL).unwrap() },
    }
}
