//! Members answer offers.

use super::chance::Luck;
use super::course::Key;
use super::people::Person;
use super::schedule::Deed;
use super::words::{id, note};
use super::world::World;
use crate::lead::{Actor, Command, Phase};
use crate::policy::Temperature;
use crate::units::{MemberId, StageId};

/// How many members a lead is offered to before marketing gives it up.
const OFFERS: u32 = 6;

/// The stages of the standard policy, in order.
pub(super) const STAGES: [&str; 6] = ["F", "E", "D", "C", "B", "A"];

impl World {
    pub(super) fn offered(&mut self, key: Key, member: &MemberId) {
        let Some(course) = self.courses.get_mut(&key) else { return };
        let Some(person) = Person::find(member.as_str()) else { return };
        course.member = Some(person);
        course.change_hands(Phase::Offered);
        let luck = self.luck(key);
        if !luck.happens(person.silent, "silent") {
            self.plan_member(key, person, luck.value(person.answers, "answers"), Deed::Answer);
        }
        if luck.happens(30, "slip") {
            self.plan_work(key, luck.value(&[1, 5, 10, 20, 40, 60, 90, 150, 250, 400, 800], "slip when"), Deed::Slip);
        }
    }

    /// The member accepts or declines; some do so although the offer has lapsed.
    pub(super) fn answer(&mut self, key: Key, current: bool) {
        let Some(course) = self.courses.get(&key) else { return };
        let luck = self.luck(key);
        let Some(person) = course.member.filter(|_| current || luck.happens(600, "too late")) else { return };
        let (not_hot, hot) = person.declines;
        let declines = if course.temperature == Some(Temperature::Hot) { hot } else { not_hot };
        let declines = luck.happens(declines, "declines");
        if declines && current {
            self.judge(key, person, luck, [25, 40, 30, 5]);
        }
        self.ask(Actor::Member { member: id(person.id) }, answer(key, luck, declines));
    }

    pub(super) fn accepted(&mut self, key: Key, stage: &StageId) {
        let Some(course) = self.courses.get_mut(&key) else { return };
        course.change_hands(Phase::Open);
        course.stage = place(stage);
        course.forget(super::course::Known::Contact);
        let Some(person) = course.member else { return };
        let luck = self.luck(key);
        self.plan_member(key, person, luck.value(person.contacts, "contacts"), Deed::Contact);
        if luck.happens(30, "revalued") {
            self.plan_work(
                key,
                luck.value(&[30, 60, 120, 240, 480, 700, 900, 1_200, 1_600, 2_100, 2_700], "revalued when"),
                Deed::Revalue,
            );
        }
        if luck.happens(300, "slip") {
            self.plan_work(
                key,
                luck.value(&[1, 60, 300, 900, 2_000, 4_000, 7_000, 11_000, 18_000, 28_000, 60_000], "slip when"),
                Deed::Slip,
            );
        }
    }

    /// A partner's own deal is open at once.
    pub(super) fn deal_registered(&mut self, key: Key, with_proof: bool) {
        if with_proof {
            self.consent_is(key, crate::lead::ConsentState::Given);
        }
        let Some(course) = self.courses.get_mut(&key) else { return };
        course.change_hands(Phase::Open);
        let Some(person) = course.member else { return };
        self.plan_member(key, person, self.draw(key, person.contacts, "contacts"), Deed::Contact);
        self.plan_rarely(key, 8, 150, Deed::Withdraw);
        self.plan_rarely(key, 5, 200, Deed::Erase);
        self.plan_rarely(key, 200, 60, Deed::Slip);
    }

    /// Declined, lapsed or taken back: the next one, unless too many have let it pass.
    pub(super) fn offer_again(&mut self, key: Key) {
        let Some(course) = self.courses.get_mut(&key) else { return };
        if let Some(person) = course.member {
            course.excluded |= 1 << person.number;
        }
        course.change_hands(Phase::Ready);
        if course.excluded.count_ones() >= OFFERS {
            self.plan_work(key, 240, Deed::GiveUp);
        } else {
            self.plan_offer(key);
        }
    }
}

fn answer(key: Key, luck: Luck, declines: bool) -> Command {
    let lead = key.id();
    if !declines {
        return Command::Accept { lead };
    }
    let reasons = ["no_capacity", "no_capacity", "not_interested", "wrong_region", "wrong_product", "bad_data"];
    let (reason, words) = (luck.pick(&reasons, "why"), "as agreed on the phone");
    Command::Decline { lead, reason: id(reason), note: luck.happens(200, "note").then(|| note(words)) }
}

/// The place of a stage.
pub(super) fn place(stage: &StageId) -> u8 {
    (0..).zip(STAGES).find(|(_, name)| *name == stage.as_str()).map_or(0, |(place, _)| place)
}
