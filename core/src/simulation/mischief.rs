//! People err, and some try what they must not: the requests that are refused.

use super::arrival::proof;
use super::course::{Course, Key};
use super::people::{PEOPLE, Person};
use super::selling::member;
use super::words::{contact, id, manager, marketing, note};
use super::world::World;
use crate::lead::{Actor, Command, Phase, PlanKey};
use crate::policy::FactValue;
use crate::units::{LeadId, Money};

/// What is asked wrongly, and by whom.
type Wrong = (Actor, Command);

impl World {
    /// An import names a medium that does not exist before it names the right one.
    pub(super) fn misspell(&mut self, key: Key, actor: &Actor, capture: &Command) {
        if let Command::Capture { lead, .. } = capture
            && self.luck(key).happens(6, "misspelt")
        {
            let wrong = Command::Capture {
                lead: lead.clone(),
                medium: id("web_site"),
                campaign: None,
                account: None,
                predecessor: None,
                proof: None,
                value: None,
            };
            self.ask(actor.clone(), wrong);
        }
    }

    /// Somebody asks for what they must not, as it comes in this phase of the lead.
    pub(super) fn slip(&mut self, key: Key) {
        let (lead, luck) = (key.id(), self.luck(key));
        let course = self.courses.get(&key);
        let wrong = match course.map(|course| course.phase) {
            Some(Phase::Captured | Phase::Qualifying | Phase::Ready) => self.slip_of_marketing(key, lead),
            Some(Phase::Offered) => self.slip_with_an_offer(key, lead),
            Some(Phase::Open) => {
                let person = course.and_then(|course| course.member);
                let Some(person) = person else { return };
                match luck.below(8, "who slips") {
                    0 | 1 => self.slip_of_others(key, lead),
                    2 | 3 => slip_of_forms(luck.below(5, "form"), person, lead, self.money(1)),
                    _ => self.slip_of_the_member(key, person, lead),
                }
            }
            // It has ended, and somebody has not heard of it.
            _ => match luck.below(4, "which") {
                0 => (marketing(), Command::AddNote { lead, note: note("called again") }),
                1 => (manager(), Command::TakeBack { lead, reason: id("wrong_member"), note: None }),
                2 => (Actor::System {}, Command::RequestConsent { lead, purpose: None }),
                _ => (manager(), Command::RecordContact { lead, note: None }),
            },
        };
        let (actor, command) = wrong;
        self.ask(actor, command);
    }

    fn slip_of_marketing(&self, key: Key, lead: LeadId) -> Wrong {
        let luck = self.luck(key);
        let somebody = self.somebody(key, None);
        match luck.below(9, "which") {
            // An import runs twice.
            0 | 1 => (
                Actor::System {},
                Command::Capture {
                    lead,
                    medium: id("website"),
                    campaign: None,
                    account: None,
                    predecessor: None,
                    proof: None,
                    value: None,
                },
            ),
            2 => (marketing(), Command::Win { lead, value: None, note: None }),
            3 => (marketing(), Command::Rate { lead, temperature: None, probability: None, buyer: None, model: None }),
            4 => {
                (marketing(), Command::Assign { lead, member: Some(id(somebody.id)), reason: Some(note("in a hurry")) })
            }
            5 => (member(somebody), Command::Accept { lead }),
            6 => (contact(lead.clone()), Command::ConfirmConsent { lead, proof: proof(key), purpose: None }),
            7 => (marketing(), Command::VerifyFact { lead, fact: id("benefit") }),
            _ => (marketing(), Command::Reject { lead, reason: id("boring"), duplicate_of: None }),
        }
    }

    fn slip_with_an_offer(&self, key: Key, lead: LeadId) -> Wrong {
        let holder = self.courses.get(&key).and_then(|course| course.member);
        let somebody = self.somebody(key, holder);
        match self.luck(key).below(4, "which") {
            0 => (member(somebody), Command::Accept { lead }),
            1 => (marketing(), Command::AddNote { lead, note: note("still to be called") }),
            2 => (marketing(), Command::Accept { lead }),
            _ => (member(holder.unwrap_or(somebody)), Command::Decline { lead, reason: id("mood"), note: None }),
        }
    }

    fn slip_of_others(&self, key: Key, lead: LeadId) -> Wrong {
        let holder = self.courses.get(&key).and_then(|course| course.member);
        let somebody = self.somebody(key, holder);
        match self.luck(key).below(5, "which") {
            0 | 1 => (member(somebody), Command::RecordContact { lead, note: None }),
            2 => (marketing(), Command::Win { lead, value: None, note: None }),
            3 => (marketing(), Command::Lose { lead, reason: id("price"), note: None, resume: None }),
            // The deal is the partner's own, or the lead is not there any more.
            _ => (member(somebody), Command::Lose { lead, reason: id("price"), note: None, resume: None }),
        }
    }

    fn slip_of_the_member(&self, key: Key, person: &Person, lead: LeadId) -> Wrong {
        let registered = self.courses.get(&key).is_some_and(|course: &Course| course.registered);
        if registered && self.luck(key).happens(350, "protected") {
            return (manager(), Command::TakeBack { lead, reason: id("wrong_member"), note: None });
        }
        let now = self.instant(self.now);
        let command = match self.luck(key).below(8, "which") {
            0 => Command::Advance { lead, stage: id("A") },
            1 => Command::Advance { lead, stage: id("F") },
            2 => Command::Advance { lead, stage: id("G") },
            3 => Command::Regress { lead, stage: id("B"), note: None },
            4 => Command::Defer { lead, until: now, note: None },
            5 => Command::Unplan { lead, entry: PlanKey::Milestone { milestone: id("party") } },
            6 => Command::Lose { lead, reason: id("bad_luck"), note: None, resume: Some(now) },
            _ => Command::Assign { lead, member: Some(id(person.id)), reason: Some(note("mine")) },
        };
        (member(person), command)
    }

    /// Some member, but not this one.
    fn somebody(&self, key: Key, other_than: Option<&Person>) -> &'static Person {
        let place = usize::try_from(self.luck(key).below(PEOPLE.len() as u64, "somebody")).unwrap_or(0);
        let mut people = PEOPLE.iter().cycle().skip(place);
        let other = people.find(|person| other_than.is_none_or(|known| known.number != person.number));
        other.unwrap_or(&super::people::FIRST)
    }
}

/// What a form lets through that it should not.
fn slip_of_forms(which: u64, person: &Person, lead: LeadId, money: Money) -> Wrong {
    let command = match which {
        0 => World::record(&lead, "colour", FactValue::Flag { value: true }),
        1 => World::record(&lead, "authority", FactValue::Text { value: note("yes") }),
        2 => World::record(&lead, "region", FactValue::Choice { value: id("moon") }),
        3 => World::record(&lead, "offer_sent", FactValue::Money { value: money }),
        _ => Command::RetractFact { lead, fact: id("verbal_order") },
    };
    (member(person), command)
}
