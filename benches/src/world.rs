//! A made-up company with many leads: their requests in order of time.
//!
//! The leads come in around the clock through four months, or a year, and live for about seven weeks each, so that at any
//! time many are under way. Everybody keeps the deadlines, so that no time is spent on refusals.

use leadwerk::distribution::Profile;
use leadwerk::engine::Request;
use leadwerk::lead::{Actor, Command, PlanEntry};
use leadwerk::policy::{Attitude, FactValue, Policy, Temperature};
use leadwerk::units::{
    CampaignId, ChannelId, CompetitorId, Currency, FactId, LeadId, MediumId, MemberId, MilestoneId, Money, Note,
    PersonId, Probability, ProofId, ReasonId, RoleId, StageId, Timestamp, Weight,
};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Monday, 2026-01-05, 00:00 in Berlin.
const START: i64 = 1_767_567_600_000;
/// A company.
#[derive(Clone, Copy, Debug)]
struct Company {
    /// How long leads come in.
    season: i64,
    /// How many members there are.
    members: u64,
    /// Whether members are in the roster, and leads are rated with a probability.
    listed: bool,
}

const USUAL: Company = Company { season: 120 * DAY, members: 200, listed: false };

/// One step of a lead's life.
#[derive(Clone, Copy, Debug)]
enum Step {
    Capture,
    AskConsent,
    ConfirmConsent,
    Qualify,
    Amount,
    Flag(&'static str),
    Words(&'static str),
    Rate,
    Assign,
    Accept,
    Decline,
    Contact,
    Remark,
    Worth,
    KeyPerson,
    Milestone,
    MilestoneDone,
    Competitor,
    Defer,
    Advance(&'static str),
    Regress(&'static str),
    Demote,
    Win,
    Lose,
    Reject,
}

use Step::{
    Accept, Advance, Amount, AskConsent, Assign, Capture, Competitor, ConfirmConsent, Contact, Decline, Defer, Demote,
    Flag, KeyPerson, Lose, Milestone, MilestoneDone, Qualify, Rate, Regress, Reject, Remark, Win, Words, Worth,
};

/// From the capture to the hand-over …
const BEFORE: [Step; 7] = [Capture, AskConsent, ConfirmConsent, Qualify, Amount, Words("need"), Rate];

const WON: [Step; 22] = [
    Assign,
    Accept,
    Contact,
    Remark,
    Words("benefit"),
    Advance("E"),
    KeyPerson,
    Flag("intends_to_act"),
    Defer,
    Advance("D"),
    Milestone,
    Flag("offer_sent"),
    Flag("offer_acceptable"),
    Worth,
    Contact,
    Advance("C"),
    MilestoneDone,
    Flag("verbal_order"),
    Advance("B"),
    Competitor,
    Flag("order_signed"),
    Win,
];

const LOST: [Step; 14] = [
    Assign,
    Accept,
    Contact,
    Words("benefit"),
    Advance("E"),
    KeyPerson,
    Flag("intends_to_act"),
    Defer,
    Contact,
    Advance("D"),
    Worth,
    Regress("E"),
    Remark,
    Lose,
];

const DECLINED: [Step; 10] =
    [Assign, Decline, Assign, Accept, Contact, Words("benefit"), Remark, Advance("E"), Competitor, Lose];

const DEMOTED: [Step; 10] = [Assign, Accept, Contact, Remark, Demote, Rate, Assign, Accept, Contact, Lose];

const REJECTED: [Step; 2] = [Remark, Reject];

/// … and what comes of it.
const WAYS: [&[Step]; 10] = [&WON, &WON, &WON, &LOST, &LOST, &LOST, &LOST, &DECLINED, &DEMOTED, &REJECTED];

/// How far the lives go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Until {
    /// Every life to its end.
    TheEnd,
    /// Each to anywhere, so that half of the leads are offered or open at the end, as on any day in a company.
    Anyday,
}

/// A lead's next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Next {
    at: i64,
    lead: u32,
    step: u8,
}

/// The requests of all leads in order of time.
#[derive(Clone, Debug)]
pub(crate) struct World {
    company: Company,
    /// How many members have joined.
    joined: u64,
    leads: u32,
    until: Until,
    next: BinaryHeap<Reverse<Next>>,
    begun: u32,
    /// When the host ticks next; it does every hour.
    tick: i64,
}

/// Well mixed bits of two numbers (the finalizer of `SplitMix64`).
fn mixed(lead: u32, salt: u32) -> u64 {
    let mut bits = (u64::from(lead) << 32 | u64::from(salt)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

fn below(lead: u32, salt: u32, bound: u64) -> u64 {
    mixed(lead, salt) % bound
}

/// The policy of the company.
pub(crate) fn policy() -> Policy {
    Policy::standard(Currency::new("EUR").expect("a currency"))
}

/// The id of a lead.
pub(crate) fn lead(number: u32) -> LeadId {
    LeadId::new(format!("L-{number:07}")).expect("an id")
}

/// An instant.
pub(crate) fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::new(milliseconds).expect("an instant")
}

impl World {
    pub(crate) fn new(leads: usize, until: Until) -> Self {
        Self::of(USUAL, leads, until)
    }

    /// A whole year with a roster, up to its last instant, in which many leads are left to expire: its policy must give nothing out by itself.
    pub(crate) fn year(leads: usize, members: usize) -> impl Iterator<Item = Request> {
        const YEAR: i64 = 365 * DAY;
        let company = Company { season: YEAR, members: members as u64, listed: true };
        let end = instant(START + YEAR);
        Self::of(company, leads, Until::Anyday).take_while(move |request| request.at < end)
    }

    fn of(company: Company, leads: usize, until: Until) -> Self {
        let leads = u32::try_from(leads).expect("fewer leads");
        Self { company, joined: 0, leads, until, next: BinaryHeap::new(), begun: 0, tick: START }
    }

    fn way(lead: u32) -> impl Iterator<Item = Step> {
        let way = WAYS.get(below(lead, 1, 10) as usize).copied().unwrap_or_default();
        BEFORE.iter().chain(way).copied()
    }

    /// How many steps a lead takes.
    fn steps(&self, lead: u32) -> usize {
        let all = Self::way(lead).count();
        match (self.until, below(lead, 2, 100)) {
            (Until::Anyday, 0..10) => 1 + below(lead, 3, 6) as usize,
            (Until::Anyday, 10..15) => BEFORE.len() + usize::from(below(lead, 3, 2) == 0),
            (Until::Anyday, 15..72) => (BEFORE.len() + 2 + below(lead, 3, 12) as usize).min(all - 1),
            _ => all,
        }
    }

    fn begins(&self, lead: u32) -> i64 {
        START + self.company.season / i64::from(self.leads) * i64::from(lead)
    }
}

impl Iterator for World {
    type Item = Request;

    fn next(&mut self) -> Option<Request> {
        if self.company.listed && self.joined < self.company.members {
            self.joined += 1;
            let (at, actor, member) = (instant(START), Actor::System {}, id_of(self.joined - 1));
            let channel = ChannelId::new("direct").expect("an id");
            let profile = Profile { channel, weight: Weight::ONE, limit: None, coverage: None, agreement: None };
            return Some(Request { at, actor, command: Command::Join { member, profile } });
        }
        let first = self.next.peek().map_or(i64::MAX, |Reverse(next)| next.at);
        let begins = if self.begun < self.leads { self.begins(self.begun) } else { i64::MAX };
        if (self.tick..i64::MAX).contains(&first.min(begins)) {
            let at = instant(self.tick);
            self.tick += HOUR;
            return Some(Request { at, actor: Actor::System {}, command: Command::Tick {} });
        }
        let next = if begins <= first && begins < i64::MAX {
            let lead = self.begun;
            self.begun += 1;
            Next { at: self.begins(lead), lead, step: 0 }
        } else {
            self.next.pop()?.0
        };
        let Next { at, lead, step } = next;
        let mut way = Self::way(lead).skip(step.into());
        let now = way.next()?;
        if usize::from(step) + 1 < self.steps(lead)
            && let Some(then) = way.next()
        {
            let at = at + pause(then, lead, step);
            self.next.push(Reverse(Next { at, lead, step: step + 1 }));
        }
        Some(self.company.request(now, at, lead, step))
    }
}

/// How long it takes to come to a step.
fn pause(step: Step, lead: u32, salt: u8) -> i64 {
    let (least, most) = match step {
        Capture | AskConsent => (500, 5_000),
        ConfirmConsent | Contact | Decline | Accept => (HOUR / 4, 3 * HOUR),
        Qualify | Assign | Rate => (HOUR / 60, HOUR / 2),
        Amount | Words(_) | Flag(_) | KeyPerson | Competitor | Remark | Worth => (HOUR / 60, 8 * HOUR),
        Milestone | MilestoneDone | Defer => (HOUR, DAY),
        Advance(_) | Regress(_) | Win => (2 * DAY, 8 * DAY),
        Demote | Lose | Reject => (DAY, 6 * DAY),
    };
    least + (mixed(lead, 100 + u32::from(salt)) % (most - least) as u64) as i64
}

impl Company {
    fn request(self, step: Step, at: i64, number: u32, salt: u8) -> Request {
        let at = instant(at);
        Request { at, actor: self.actor(step, number), command: self.command(step, at, lead(number), number, salt) }
    }

    /// Who has the lead: after a decline, somebody else.
    fn holder(self, number: u32, declined: bool) -> MemberId {
        id_of((below(number, 4, self.members) + u64::from(declined)) % self.members)
    }

    fn actor(self, step: Step, number: u32) -> Actor {
        let person = || PersonId::new(format!("desk-{}", below(number, 5, 9))).expect("an id");
        match step {
            Capture | AskConsent => Actor::System {},
            ConfirmConsent => Actor::Contact { lead: lead(number) },
            Assign => Actor::Manager { person: person() },
            Qualify | Amount | Rate | Reject | Words("need") => Actor::Marketing { person: person() },
            Remark if below(number, 1, 10) == 9 => Actor::Marketing { person: person() },
            Decline => Actor::Member { member: self.holder(number, false) },
            _ => Actor::Member { member: self.holder(number, is_declined(number)) },
        }
    }

    fn command(self, step: Step, at: Timestamp, lead: LeadId, number: u32, salt: u8) -> Command {
        let note = |text: &str| Note::new(text).expect("a note");
        let reason = |text: &str| ReasonId::new(text).expect("an id");
        let fact = |text: &str| FactId::new(text).expect("an id");
        let person = || PersonId::new(format!("person-{number}")).expect("an id");
        let amount = || Money::new(100_000 + below(number, 6, 9_000_000) as i64, "EUR").expect("an amount");
        let milestone = |done| PlanEntry::Milestone {
            milestone: MilestoneId::new("workshop").expect("an id"),
            due: at.plus(30 * DAY).ok(),
            done,
        };
        match step {
            Capture => {
                let media = ["website", "trade_fair", "telemarketing", "advert"];
                let medium = media.get(below(number, 7, 4) as usize).copied().unwrap_or("website");
                Command::Capture {
                    lead,
                    medium: MediumId::new(medium).expect("an id"),
                    campaign: CampaignId::new(format!("spring-{}", below(number, 8, 6))).ok(),
                    account: None,
                    predecessor: None,
                    proof: None,
                    value: None,
                }
            }
            AskConsent => Command::RequestConsent { lead, purpose: None },
            ConfirmConsent => Command::ConfirmConsent {
                lead,
                proof: ProofId::new(format!("mail-{number}")).expect("an id"),
                purpose: None,
            },
            Qualify => Command::Qualify { lead },
            Amount => Command::RecordFact { lead, fact: fact("budget"), value: FactValue::Money { value: amount() } },
            Flag(name) => Command::RecordFact { lead, fact: fact(name), value: FactValue::Flag { value: true } },
            Words(name) => {
                let value = note("spare parts come too late");
                Command::RecordFact { lead, fact: fact(name), value: FactValue::Text { value } }
            }
            Rate => {
                let temperature = if below(number, 9, 4) == 0 { Temperature::Hot } else { Temperature::Warm };
                let probability = self.listed.then(|| if temperature == Temperature::Hot { 450_000 } else { 250_000 });
                let probability = probability.map(|ppm| Probability::new(ppm).expect("a share"));
                Command::Rate { lead, temperature: Some(temperature), probability, buyer: None, model: None }
            }
            Assign => {
                // The first offer of a lead that will be declined goes to one member, the next to another.
                let again = is_declined(number) && usize::from(salt) > BEFORE.len();
                let (member, reason) = (Some(self.holder(number, again)), Some(note("nearest with time for it")));
                Command::Assign { lead, member, reason }
            }
            Accept => Command::Accept { lead },
            Decline => Command::Decline { lead, reason: reason("wrong_region"), note: None },
            Contact => Command::RecordContact { lead, note: None },
            Remark => Command::AddNote { lead, note: note("asks for a visit after the fair, mornings only") },
            Worth => Command::SetValue { lead, value: amount() },
            KeyPerson => {
                let role = RoleId::new("decision_maker").expect("an id");
                let entry = PlanEntry::KeyPerson { person: person(), role, attitude: Attitude::Supporter };
                Command::Plan { lead, entry }
            }
            Milestone => Command::Plan { lead, entry: milestone(false) },
            MilestoneDone => Command::Plan { lead, entry: milestone(true) },
            Competitor => {
                let competitor = CompetitorId::new("northwind").expect("an id");
                Command::Plan { lead, entry: PlanEntry::Competitor { competitor, note: None } }
            }
            Defer => Command::Defer { lead, until: instant(at.milliseconds() + DAY), note: None },
            Advance(stage) => Command::Advance { lead, stage: StageId::new(stage).expect("an id") },
            Regress(stage) => Command::Regress { lead, stage: StageId::new(stage).expect("an id"), note: None },
            Demote => Command::Demote { lead, reason: reason("too_early"), note: None },
            Win => Command::Win { lead, value: None, note: None },
            Lose => Command::Lose { lead, reason: reason("price"), note: None, resume: at.plus(90 * DAY).ok() },
            Reject => Command::Reject { lead, reason: reason("no_interest"), duplicate_of: None },
        }
    }
}

fn id_of(member: u64) -> MemberId {
    MemberId::new(format!("member-{member:03}")).expect("an id")
}

fn is_declined(number: u32) -> bool {
    below(number, 1, 10) == 7
}
