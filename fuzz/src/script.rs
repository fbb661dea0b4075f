//! Bytes as requests: each reads a few bytes, and every bytes are some request.

use crate::Bytes;
use leadwerk::distribution::{Absence, Agreement, Coverage, Profile, YearEnd};
use leadwerk::engine::{Engine, Request};
use leadwerk::lead::{Actor, Command, CommandKind, PlanEntry, PlanKey};
use leadwerk::policy::{Attitude, BuyerStage, FactValue, LeadQuality, Policy, Temperature};
use leadwerk::units::{
    AccountId, ChannelId, CompetitorId, Count, Decimal, FactId, LeadId, MediumId, MemberId, MilestoneId, Money, Note,
    PersonId, Probability, ProofId, ReasonId, RoleId, RuleId, StageId, TierId, Timestamp, Weight,
};
use std::sync::LazyLock;

const HOUR: i64 = 3_600_000;

/// The commands that are about a lead, and the tick, in the order that the seeds go by.
const KINDS: [CommandKind; 31] = {
    use CommandKind as Is;
    [
        Is::Capture,
        Is::RegisterDeal,
        Is::RequestConsent,
        Is::GiveConsent,
        Is::ConfirmConsent,
        Is::WithdrawConsent,
        Is::Qualify,
        Is::RecordFact,
        Is::RetractFact,
        Is::VerifyFact,
        Is::RecordFinding,
        Is::Rate,
        Is::Assign,
        Is::Accept,
        Is::Decline,
        Is::TakeBack,
        Is::RecordContact,
        Is::Advance,
        Is::Regress,
        Is::SetValue,
        Is::Plan,
        Is::Unplan,
        Is::Defer,
        Is::Demote,
        Is::Win,
        Is::Lose,
        Is::Reject,
        Is::AddNote,
        Is::Judge,
        Is::Erase,
        Is::Tick,
    ]
};

/// Those about members.
const STAFF: [CommandKind; 16] = {
    use CommandKind as Is;
    [
        Is::Join,
        Is::AssignAll,
        Is::Revalue,
        Is::Leave,
        Is::ReportAbsence,
        Is::ReportReturn,
        Is::SetWeight,
        Is::SetLimit,
        Is::SetCoverage,
        Is::SignAgreement,
        Is::Suspend,
        Is::Reinstate,
        Is::BeginYear,
        Is::SetTier,
        Is::Warn,
        Is::Confirm,
    ]
};

const MEMBERS: [&str; 3] = ["M1", "M2", "Jörg & Söhne"];

/// Read once: there are thousands of runs in a second.
static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::from_toml(include_str!("policy.toml")).expect("no faults"));

/// The policy of the made-up company.
pub fn policy() -> Policy {
    POLICY.clone()
}

/// An engine for it; checked and made ready once.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(policy()).expect("no faults"));

/// A new engine for the made-up company.
pub fn engine() -> Engine {
    ENGINE.clone()
}

/// The instant of so many milliseconds.
pub fn at(milliseconds: i64) -> Timestamp {
    Timestamp::new(milliseconds).expect("an instant")
}

/// The lead with a number.
pub fn lead_id(number: u8) -> LeadId {
    LeadId::new(format!("L{number}")).expect("an id")
}

/// The next request, and the time at which it is made.
pub fn next(bytes: &mut Bytes<'_>, now: &mut i64) -> Request {
    *now += bytes.pick(&[0, 0, 1, 60_000, HOUR, HOUR, 5 * HOUR, 8 * HOUR, 25 * HOUR, 49 * HOUR, 101 * HOUR, -1]);
    let lead = lead_id(bytes.byte() % 6);
    let actor = actor(bytes, &lead);
    let kind = match bytes.byte() {
        byte @ 0..192 => KINDS[usize::from(byte) % KINDS.len()],
        byte => STAFF[usize::from(byte) % STAFF.len()],
    };
    Request { at: at(*now), actor, command: command(kind, lead, bytes, *now) }
}

fn member(bytes: &mut Bytes<'_>) -> MemberId {
    MemberId::new(bytes.pick(&MEMBERS)).expect("an id")
}

fn actor(bytes: &mut Bytes<'_>, lead: &LeadId) -> Actor {
    match bytes.byte() % 9 {
        0..=3 => Actor::System {},
        4 => Actor::Marketing { person: PersonId::new("desk").expect("an id") },
        5 => Actor::Manager { person: PersonId::new("boss").expect("an id") },
        6 | 7 => Actor::Member { member: member(bytes) },
        _ => Actor::Contact { lead: if bytes.byte().is_multiple_of(4) { lead_id(0) } else { lead.clone() } },
    }
}

fn command(kind: CommandKind, lead: LeadId, bytes: &mut Bytes<'_>, now: i64) -> Command {
    use CommandKind as Is;
    match kind {
        Is::Capture => {
            let account = account(bytes);
            let (medium, predecessor) = (medium(bytes), some_lead(bytes));
            Command::Capture {
                lead,
                medium,
                campaign: None,
                account,
                predecessor,
                proof: proof(bytes),
                value: value(bytes),
            }
        }
        Is::RegisterDeal => {
            let account = account(bytes).unwrap_or_else(|| AccountId::new("K0").expect("an id"));
            let (member, medium, predecessor) = (member(bytes), medium(bytes), some_lead(bytes));
            Command::RegisterDeal {
                lead,
                member,
                account,
                medium,
                predecessor,
                proof: proof(bytes),
                value: value(bytes),
            }
        }
        Is::RequestConsent => Command::RequestConsent { lead, purpose: None },
        Is::GiveConsent => Command::GiveConsent { lead, proof: ProofId::new("form").expect("an id"), purpose: None },
        Is::ConfirmConsent => {
            Command::ConfirmConsent { lead, proof: ProofId::new("mail").expect("an id"), purpose: None }
        }
        Is::WithdrawConsent => Command::WithdrawConsent { lead, purpose: None },
        Is::Qualify => Command::Qualify { lead },
        Is::RecordFact => Command::RecordFact { lead, fact: fact(bytes), value: fact_value(bytes) },
        Is::RetractFact => Command::RetractFact { lead, fact: fact(bytes) },
        Is::VerifyFact => Command::VerifyFact { lead, fact: fact(bytes) },
        Is::RecordFinding => {
            let fact = bytes.flag().then(|| fact(bytes));
            Command::RecordFinding { lead, fact, rule: RuleId::new("phone").expect("an id"), advice: note(bytes) }
        }
        Is::Rate => {
            let temperature =
                bytes.pick(&[None, Some(Temperature::Hot), Some(Temperature::Warm), Some(Temperature::Cold)]);
            let ppm = bytes.pick(&[None, Some(0), Some(190_000), Some(210_000), Some(490_000), Some(900_000)]);
            let probability = ppm.map(|ppm| Probability::new(ppm).expect("a probability"));
            Command::Rate {
                lead,
                temperature,
                probability,
                buyer: bytes.pick(&[None, Some(BuyerStage::Mid)]),
                model: None,
            }
        }
        Is::Assign => match bytes.byte() {
            byte @ 0..128 => {
                let member = MemberId::new(MEMBERS[usize::from(byte) % MEMBERS.len()]).expect("an id");
                Command::Assign { lead, member: Some(member), reason: Some(Note::new("turn").expect("a note")) }
            }
            _ => Command::Assign { lead, member: None, reason: None },
        },
        Is::Revalue => {
            Command::Revalue { lead, value: value(bytes).unwrap_or(Money::new(700, "EUR").expect("an amount")) }
        }
        Is::Accept => Command::Accept { lead },
        Is::Decline => Command::Decline { lead, reason: reason(bytes, "no_time"), note: note(bytes) },
        Is::TakeBack => Command::TakeBack { lead, reason: reason(bytes, "absent"), note: note(bytes) },
        Is::RecordContact => Command::RecordContact { lead, note: note(bytes) },
        Is::Advance => Command::Advance { lead, stage: stage(bytes) },
        Is::Regress => Command::Regress { lead, stage: stage(bytes), note: note(bytes) },
        Is::SetValue => {
            Command::SetValue { lead, value: value(bytes).unwrap_or(Money::new(0, "EUR").expect("an amount")) }
        }
        Is::Plan => Command::Plan { lead, entry: entry(bytes, now) },
        Is::Unplan => Command::Unplan { lead, entry: key(bytes) },
        Is::Defer => Command::Defer { lead, until: later(bytes, now), note: note(bytes) },
        Is::Demote => Command::Demote { lead, reason: reason(bytes, "too_early"), note: note(bytes) },
        Is::Win => Command::Win { lead, value: value(bytes), note: note(bytes) },
        Is::Lose => {
            let resume = bytes.flag().then(|| later(bytes, now));
            Command::Lose { lead, reason: reason(bytes, "price"), note: note(bytes), resume }
        }
        Is::Reject => Command::Reject { lead, reason: reason(bytes, "duplicate"), duplicate_of: some_lead(bytes) },
        Is::AddNote => Command::AddNote { lead, note: Note::new("a note").expect("a note") },
        Is::Judge => Command::Judge { lead, quality: bytes.pick(LeadQuality::ALL), note: note(bytes) },
        Is::Erase => Command::Erase { lead },
        Is::Tick => Command::Tick {},
        _ => staff(kind, lead, bytes, now),
    }
}

fn staff(kind: CommandKind, lead: LeadId, bytes: &mut Bytes<'_>, now: i64) -> Command {
    use CommandKind as Is;
    let member = member(bytes);
    match kind {
        Is::AssignAll => {
            let others = bytes.byte();
            let mut leads: Vec<_> = (0..6).filter(|number| others & (1 << number) != 0).map(lead_id).collect();
            if others >= 192 {
                leads.push(lead);
            }
            Command::AssignAll { leads }
        }
        Is::Join => {
            let profile = Profile {
                channel: ChannelId::new(bytes.pick(&["direct", "direct", "partner", "nowhere"])).expect("an id"),
                weight: weight(bytes),
                limit: limit(bytes),
                coverage: None,
                agreement: bytes.flag().then(|| agreement(bytes, now)),
            };
            Command::Join { member, profile }
        }
        Is::Leave => Command::Leave { member },
        Is::ReportAbsence => {
            let (since, until) = span(bytes, now);
            Command::ReportAbsence { member, absence: Absence { since, until } }
        }
        Is::ReportReturn => Command::ReportReturn { member },
        Is::SetWeight => Command::SetWeight { member, weight: weight(bytes) },
        Is::SetLimit => Command::SetLimit { member, limit: limit(bytes) },
        Is::SetCoverage => Command::SetCoverage { member, coverage: Coverage::default() },
        Is::SignAgreement => Command::SignAgreement { member, agreement: agreement(bytes, now) },
        Is::Suspend => Command::Suspend {
            member,
            reason: Note::new("a breach").expect("a note"),
            points_since: bytes.pick(&[None, Some(-HOUR), Some(0)]).map(|ago| at(now + ago)),
            commission: value(bytes),
        },
        Is::SetTier => {
            let tier = TierId::new(bytes.pick(&["plain", "large", "nowhere"])).expect("an id");
            Command::SetTier { member, tier, note: note(bytes) }
        }
        Is::Warn => Command::Warn { member, note: note(bytes) },
        Is::Confirm => Command::Confirm { member, note: note(bytes) },
        Is::Reinstate => Command::Reinstate { member },
        _ => Command::BeginYear { owed: bytes.pick(&[YearEnd::Reset, YearEnd::Carry]) },
    }
}

fn weight(bytes: &mut Bytes<'_>) -> Weight {
    Weight::new(bytes.pick(&[1_000, 1_000, 500, 333, 0])).expect("a weight")
}

fn limit(bytes: &mut Bytes<'_>) -> Option<Count> {
    bytes.pick(&[None, None, Some(0), Some(1), Some(5)]).map(Count::new)
}

fn agreement(bytes: &mut Bytes<'_>, now: i64) -> Agreement {
    let (signed, until) = span(bytes, now);
    Agreement { signed, until }
}

fn span(bytes: &mut Bytes<'_>, now: i64) -> (Timestamp, Option<Timestamp>) {
    let since = at(now + bytes.pick(&[0, -HOUR, 1, 5 * HOUR]));
    let until = bytes.pick(&[None, Some(1), Some(0), Some(8 * HOUR), Some(-2 * HOUR), Some(101 * HOUR)]);
    (since, until.map(|later| at(now + later)))
}

fn account(bytes: &mut Bytes<'_>) -> Option<AccountId> {
    bytes.pick(&[None, Some("K0"), Some("K1")]).map(|id| AccountId::new(id).expect("an id"))
}

fn some_lead(bytes: &mut Bytes<'_>) -> Option<LeadId> {
    match bytes.byte() {
        number @ 1..=6 => Some(lead_id(number - 1)),
        _ => None,
    }
}

fn medium(bytes: &mut Bytes<'_>) -> MediumId {
    MediumId::new(bytes.pick(&["website", "website", "website", "fax"])).expect("an id")
}

fn proof(bytes: &mut Bytes<'_>) -> Option<ProofId> {
    bytes.flag().then(|| ProofId::new("card").expect("an id"))
}

fn value(bytes: &mut Bytes<'_>) -> Option<Money> {
    let (minor, currency) =
        bytes.pick(&[None, Some((0, "EUR")), Some((500, "EUR")), Some((-1, "EUR")), Some((1, "USD"))])?;
    Money::new(minor, currency).ok()
}

fn note(bytes: &mut Bytes<'_>) -> Option<Note> {
    bytes.flag().then(|| Note::new("said so, and more than an inline text holds").expect("a note"))
}

fn fact(bytes: &mut Bytes<'_>) -> FactId {
    FactId::new(bytes.pick(&["sent", "size", "need", "unheard"])).expect("an id")
}

fn fact_value(bytes: &mut Bytes<'_>) -> FactValue {
    let number = |millionths: i64| FactValue::Number { value: Decimal::try_from(millionths as f64).expect("a number") };
    match bytes.byte() % 6 {
        0 => FactValue::Flag { value: true },
        1 => FactValue::Flag { value: false },
        2 => number(9),
        3 => number(10),
        4 => number(101),
        _ => FactValue::Text { value: Note::new("spare parts come too late").expect("a note") },
    }
}

fn reason(bytes: &mut Bytes<'_>, good: &str) -> ReasonId {
    ReasonId::new(if bytes.byte() % 8 == 7 { "whim" } else { good }).expect("an id")
}

fn stage(bytes: &mut Bytes<'_>) -> StageId {
    StageId::new(bytes.pick(&["F", "E", "D", "A", "Z"])).expect("an id")
}

fn later(bytes: &mut Bytes<'_>, now: i64) -> Timestamp {
    at(now + bytes.pick(&[HOUR, 0, 100 * HOUR, 200 * HOUR, 200 * HOUR + 1, -HOUR, 10 * HOUR]))
}

fn entry(bytes: &mut Bytes<'_>, now: i64) -> PlanEntry {
    let person = || PersonId::new("Ada").expect("an id");
    match bytes.byte() % 4 {
        0 => PlanEntry::Team { person: person(), duty: note(bytes) },
        1 => PlanEntry::Milestone {
            milestone: MilestoneId::new(bytes.pick(&["visit", "test"])).expect("an id"),
            due: bytes.flag().then(|| later(bytes, now)),
            done: bytes.flag(),
        },
        2 => PlanEntry::KeyPerson {
            person: person(),
            role: RoleId::new(bytes.pick(&["boss", "user", "jester"])).expect("an id"),
            attitude: bytes.pick(&[Attitude::Opponent, Attitude::Neutral, Attitude::Champion]),
        },
        _ => PlanEntry::Competitor { competitor: CompetitorId::new("X").expect("an id"), note: note(bytes) },
    }
}

fn key(bytes: &mut Bytes<'_>) -> PlanKey {
    match bytes.byte() % 4 {
        0 => PlanKey::Team { person: PersonId::new("Ada").expect("an id") },
        1 => PlanKey::Milestone { milestone: MilestoneId::new(bytes.pick(&["visit", "test"])).expect("an id") },
        2 => PlanKey::KeyPerson { person: PersonId::new("Ada").expect("an id") },
        _ => PlanKey::Competitor { competitor: CompetitorId::new("X").expect("an id") },
    }
}
