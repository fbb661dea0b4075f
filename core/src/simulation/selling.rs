//! Members work their opportunities, from the first contact to the order.

use super::chance::{Deciles, Luck};
use super::course::{Course, Key, Known};
use super::market;
use super::people::Person;
use super::receiving::{STAGES, place};
use super::schedule::Deed;
use super::words::{id, note};
use super::world::{DAY, WORKDAY, World};
use crate::lead::{Actor, Command, Phase, PlanEntry, PlanKey};
use crate::policy::{Attitude, FactValue, Temperature};
use crate::units::{LeadId, StageId};

/// How long a lead stays at each stage from F to B, in minutes of work. The policy's longest stays lie near the top.
const STAYS: [Deciles; 5] = [
    days([1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 35]),
    days([1, 3, 5, 6, 8, 10, 12, 14, 18, 23, 40]),
    days([2, 4, 6, 8, 10, 13, 16, 19, 24, 31, 55]),
    days([1, 3, 5, 7, 9, 12, 15, 18, 22, 30, 50]),
    days([1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 20]),
];

/// Of a hundred leads that are not won, at which stage they fail, from F to B.
const FAILS: [u64; 5] = [33, 28, 20, 12, 7];

/// Of a thousand moves, how many customers put us off, by how often they have done so before.
const DEFERS: [u64; 4] = [110, 480, 560, 700];

const fn days(deciles: [i64; 11]) -> Deciles {
    let [a, b, c, d, e, f, g, h, i, j, k] = deciles;
    let w = WORKDAY;
    [a * w, b * w, c * w, d * w, e * w, f * w, g * w, h * w, i * w, j * w, k * w]
}

/// What becomes of a lead in the hands of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The customer orders.
    Win,
    /// The member gives up at this stage.
    Lose(u8),
    /// The member forgets it at this stage.
    Forget(u8),
    /// The member gives it back at this stage.
    Demote(u8),
}

impl World {
    /// What becomes of a lead while the same member has it: by medium, temperature and the member's skill.
    pub(super) fn fate(&self, key: Key, course: &Course, person: &Person) -> Fate {
        let luck = Luck::new(self.seed, key.draws(), 0x8000 | course.hands);
        let heat = if course.temperature == Some(Temperature::Hot) { market::HOT } else { market::WARM };
        if luck.happens(course.medium.wins * person.skill * heat / 10_000, "wins") {
            return Fate::Win;
        }
        let stage = luck.weighted((0..).zip(FAILS), "fails at").unwrap_or(0);
        if luck.happens(person.forgets, "forgets") {
            Fate::Forget(stage)
        } else if stage < 2 && !course.registered && luck.happens(170, "demotes") {
            Fate::Demote(stage)
        } else {
            Fate::Lose(stage)
        }
    }

    /// The member calls; not everybody picks up.
    pub(super) fn contact(&mut self, key: Key) {
        let Some((person, _)) = self.open(key) else { return };
        let luck = self.luck(key);
        if luck.happens(150, "nobody there") {
            let minutes = luck.value(&[20, 40, 60, 90, 120, 180, 240, 300, 400, 540, 800], "calls again");
            return self.plan_member(key, person, minutes, Deed::Contact);
        }
        let words = luck.happens(300, "note").then(|| note("asked for an appointment"));
        self.ask(member(person), Command::RecordContact { lead: key.id(), note: words });
    }

    pub(super) fn contacted(&mut self, key: Key) {
        let Some(course) = self.courses.get_mut(&key).filter(|course| course.phase == Phase::Open) else { return };
        // The first contact sets it going; the others come on the way.
        if course.learn(Known::Contact) {
            self.plan_move(key);
        }
    }

    /// The next step, after the time that leads stay at this stage.
    pub(super) fn plan_move(&mut self, key: Key) {
        let Some((person, course)) = self.open(key) else { return };
        let Some(stays) = STAYS.get(usize::from(course.stage)) else { return };
        self.plan_member(key, person, self.draw(key, stays, "stays"), Deed::Move);
    }

    /// The lead and its member, while it is an opportunity.
    pub(super) fn open(&self, key: Key) -> Option<(&'static Person, &Course)> {
        let course = self.courses.get(&key).filter(|course| course.phase == Phase::Open)?;
        Some((course.member?, course))
    }

    /// The customer puts us off, the lead fails, falls back, or goes on.
    pub(super) fn move_on(&mut self, key: Key) {
        let Some((person, course)) = self.open(key) else { return };
        let (fate, stage, luck) = (self.fate(key, course, person), course.stage, self.luck(key));
        let defers = DEFERS.get(usize::from(course.deferrals)).copied().unwrap_or(0);
        let decided = course.knows(Known::Final);
        self.keep_data(key, person, luck);
        if !decided && luck.happens(defers, "defers") {
            return self.defer(key, person, luck);
        }
        match fate {
            Fate::Lose(last) if stage >= last => self.lose(key, person, luck),
            Fate::Demote(last) if stage >= last => self.demote(key, person, luck),
            // It is not decided and not looked at: expiry will end it.
            Fate::Forget(last) if stage >= last => {}
            _ if stage > 0 && luck.happens(25, "falls back") => self.fall_back(key, person, stage),
            _ => self.go_on(key, person, stage),
        }
    }

    fn defer(&mut self, key: Key, person: &Person, luck: Luck) {
        let until = self.in_days(luck.value(&[7, 14, 18, 21, 28, 30, 35, 42, 50, 60, 88], "until"));
        let words = luck.pick(&["not before the holidays", "ask again next quarter", "the boss is away"], "says");
        let until = self.instant(until);
        self.ask(member(person), Command::Defer { lead: key.id(), until, note: Some(note(words)) });
    }

    /// The facts first, then through the gate; the hasty try it the other way round.
    fn go_on(&mut self, key: Key, person: &Person, stage: u8) {
        let lead = key.id();
        let hasty = self.luck(key).happens(80, "hasty");
        if !hasty {
            self.gather(key, person, &lead, stage + 1);
        }
        let next = STAGES.get(usize::from(stage) + 1).copied().unwrap_or("A");
        if next == "A" {
            return self.win(key, person);
        }
        self.ask(member(person), Command::Advance { lead, stage: id::<StageId>(next) });
    }

    /// What the gate of a stage asks for, as far as it is not recorded yet.
    fn gather(&mut self, key: Key, person: &Person, lead: &LeadId, stage: u8) {
        let yes = || FactValue::Flag { value: true };
        let wanted: &[(Known, &str)] = match stage {
            1 => &[(Known::Benefit, "benefit")],
            2 => &[(Known::DecisionMaker, ""), (Known::Intends, "intends_to_act"), (Known::Milestone, "")],
            3 => &[(Known::OfferSent, "offer_sent"), (Known::Acceptable, "offer_acceptable"), (Known::Value, "")],
            4 => &[(Known::Verbal, "verbal_order")],
            _ => &[(Known::Signed, "order_signed"), (Known::Value, "")],
        };
        for &(known, fact) in wanted {
            if !self.courses.get_mut(&key).is_some_and(|course| course.learn(known)) {
                continue;
            }
            let command = match known {
                Known::Benefit => {
                    Self::record(lead, fact, FactValue::Text { value: note("a third less effort in the first year") })
                }
                Known::DecisionMaker => self.decision_maker(key, lead),
                Known::Milestone => self.milestone(key, lead, false),
                Known::Value => {
                    let medium = self.courses.get(&key).map_or(&market::PARTNER, |course| course.medium);
                    Command::SetValue { lead: lead.clone(), value: self.value_of(key, medium) }
                }
                _ => Self::record(lead, fact, yes()),
            };
            self.ask(member(person), command);
        }
    }

    fn decision_maker(&self, key: Key, lead: &LeadId) -> Command {
        let attitudes = [Attitude::Neutral, Attitude::Supporter, Attitude::Champion, Attitude::Opponent];
        let attitude = self.luck(key).weighted(attitudes.into_iter().zip([3, 5, 2, 1]), "attitude");
        let entry = PlanEntry::KeyPerson {
            person: id(&format!("K{}", key.number())),
            role: id("decision_maker"),
            attitude: attitude.unwrap_or(Attitude::Neutral),
        };
        Command::Plan { lead: lead.clone(), entry }
    }

    fn milestone(&self, key: Key, lead: &LeadId, done: bool) -> Command {
        let days = self.draw(key, &[5, 8, 12, 15, 18, 22, 26, 30, 35, 42, 60], "milestone");
        let due = (!done).then(|| self.instant(self.now + days * DAY));
        Command::Plan { lead: lead.clone(), entry: PlanEntry::Milestone { milestone: id("presentation"), due, done } }
    }

    /// What tidy members do besides: they keep their plan, write down and verify.
    fn keep_data(&mut self, key: Key, person: &'static Person, luck: Luck) {
        let (lead, actor) = (key.id(), member(person));
        let Some(course) = self.courses.get_mut(&key) else { return };
        let tidy = |permille: u64, purpose: &str| luck.happens(permille * person.tidy / 1_000, purpose);
        let mut commands = Vec::new();
        if course.knows(Known::Milestone) && tidy(800, "milestone done") {
            course.forget(Known::Milestone);
            commands.push(self.milestone(key, &lead, true));
        }
        if tidy(250, "team") {
            let entry =
                PlanEntry::Team { person: id(&format!("{}_engineer", person.id)), duty: Some(note("presents")) };
            commands.push(Command::Plan { lead: lead.clone(), entry });
        }
        commands.extend(self.competitor(key, &lead, tidy(250, "competitor")));
        if tidy(400, "note") {
            let words = luck
                .pick(&["wants references", "compares two offers", "likes the short way", "asks for a trial"], "words");
            commands.push(Command::AddNote { lead: lead.clone(), note: note(words) });
        }
        if tidy(350, "another call") {
            commands.push(Command::RecordContact { lead: lead.clone(), note: None });
        }
        if tidy(300, "verify") && self.courses.get(&key).is_some_and(|course| course.knows(Known::Benefit)) {
            commands.push(Command::VerifyFact { lead: lead.clone(), fact: id("benefit") });
        }
        if self.courses.get(&key).is_some_and(|course| course.knows(Known::Acceptable)) && luck.happens(30, "retract") {
            // The customer has thought again: the gate of the next stage does not ask for it any more.
            commands.push(Command::RetractFact { lead, fact: id("offer_acceptable") });
        }
        for command in commands {
            self.ask(actor.clone(), command);
        }
    }

    /// A competitor turns up, or proves to be none.
    fn competitor(&mut self, key: Key, lead: &LeadId, busy: bool) -> Option<Command> {
        let course = self.courses.get_mut(&key).filter(|_| busy)?;
        let competitor = || id("competitor_1");
        if course.learn(Known::Competitor) {
            let entry = PlanEntry::Competitor { competitor: competitor(), note: Some(note("cheaper, but slow")) };
            return Some(Command::Plan { lead: lead.clone(), entry });
        }
        course.forget(Known::Competitor);
        Some(Command::Unplan { lead: lead.clone(), entry: PlanKey::Competitor { competitor: competitor() } })
    }

    /// The member finds that it was further than it is.
    fn fall_back(&mut self, key: Key, person: &Person, stage: u8) {
        let back = STAGES.get(usize::from(stage.saturating_sub(1))).copied().unwrap_or("F");
        let regress =
            Command::Regress { lead: key.id(), stage: id(back), note: Some(note("a new contact, from the start")) };
        self.ask(member(person), regress);
    }

    pub(super) fn at_stage(&mut self, key: Key, stage: &StageId) {
        if let Some(course) = self.courses.get_mut(&key) {
            course.stage = place(stage);
        }
        self.plan_move(key);
    }
}

/// A member, as it asks.
pub(super) fn member(person: &Person) -> Actor {
    Actor::Member { member: id(person.id) }
}
