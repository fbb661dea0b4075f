//! Inquiries come in, partners register deals, customers come again.

use super::course::{Course, Key};
use super::market::{self, Medium, PARTNER, REGISTERED};
use super::people::PEOPLE;
use super::schedule::Deed;
use super::words::{contact, id, marketing};
use super::world::{DAY, MINUTE, World};
use crate::lead::{Actor, Command};
use crate::units::{AccountId, CampaignId, Money, ProofId};

/// At which minute of the day contacts inquire by themselves: mostly by day, and at night too.
const MINUTES: super::chance::Deciles = [0, 440, 530, 600, 665, 735, 815, 900, 1_050, 1_220, 1_439];

const HOUR: i64 = 60 * MINUTE;

/// The day on which leads of fairs and events are handed out together: Friday.
const HAND_OUT: u8 = 4;

impl World {
    /// A day begins: its ticks and its inquiries are planned.
    pub(super) fn morning(&mut self, number: u32) {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        let Some(&day) = self.almanac.day(place) else { return };
        if let Some(next) = self.almanac.day(place + 1) {
            let begins = next.begins;
            self.plan(Key::NONE, begins, Deed::Morning(number + 1));
        }
        // Nobody watches the system on days off; it looks once.
        let (first, last) = if day.is_working() { (day.opens, day.closes) } else { (day.begins, day.begins) };
        let mut at = first;
        while at <= last {
            self.plan(Key::NONE, at, Deed::Tick);
            at += HOUR;
        }
        if day.is_working() && day.weekday == HAND_OUT {
            self.plan(Key::NONE, day.closes - 2 * HOUR, Deed::HandOut);
        }
        for lead in self.arrivals(place) {
            let key = Key::new(lead);
            let at = self.time_of_arrival(key, day.begins);
            self.plan(key, at, Deed::Arrive);
        }
    }

    /// The numbers of the inquiries of a day: as many as its weight in the year.
    fn arrivals(&mut self, place: usize) -> core::ops::RangeInclusive<u32> {
        let weight = |day: &super::almanac::Day| market::weight(day.month, day.is_working());
        let total: u64 = self.almanac.year().map(weight).sum();
        let so_far: u64 = self.almanac.year().take(place + 1).map(weight).sum();
        let due = (u64::from(self.count) * so_far).checked_div(total).unwrap_or(0);
        let first = self.arrived + 1;
        self.arrived = u32::try_from(due).unwrap_or(self.count);
        first..=self.arrived
    }

    fn time_of_arrival(&self, key: Key, begins: i64) -> i64 {
        let luck = self.luck(key);
        let alone = begins + self.draw(key, &MINUTES, "minute") * MINUTE + self.seconds(key);
        if self.medium(key).always {
            return alone;
        }
        let minutes = i64::try_from(luck.below(530, "work minute")).unwrap_or(0);
        let at_work = self.almanac.work(begins, minutes) + self.seconds(key);
        if at_work < self.almanac.end() { at_work } else { alone }
    }

    /// So that not everything happens at a full minute.
    fn seconds(&self, key: Key) -> i64 {
        i64::try_from(self.luck(key).below(60_000, "second")).unwrap_or(0)
    }

    fn medium(&self, key: Key) -> &'static Medium {
        let luck = self.luck(key);
        if luck.happens(REGISTERED, "registered") { &PARTNER } else { market::medium_of(luck) }
    }

    /// An inquiry comes in.
    pub(super) fn arrive(&mut self, key: Key) {
        let medium = self.medium(key);
        if core::ptr::eq(medium, &PARTNER) {
            self.register(key);
        } else {
            self.capture(key, medium, None);
        }
    }

    fn capture(&mut self, key: Key, medium: &'static Medium, predecessor: Option<Key>) {
        let (lead, luck) = (key.id(), self.luck(key));
        // A contact fills in a form by itself, or an import brings it; the rest is entered by marketing.
        let actor = match (medium.always, luck.happens(700, "form")) {
            _ if predecessor.is_some() => marketing(),
            (true, true) => contact(lead.clone()),
            (true, false) => Actor::System {},
            (false, _) => marketing(),
        };
        let campaign = medium.campaigns.then(|| self.campaign(medium));
        let proof = luck.happens(if medium.always { 950 } else { 600 }, "proof").then(|| proof(key));
        let value = luck.happens(250, "valued").then(|| self.value_of(key, medium));
        let capture = Command::Capture {
            lead,
            medium: id(medium.id),
            campaign,
            account: luck.happens(850, "account known").then(|| self.account(key)),
            predecessor: predecessor.map(Key::id),
            proof,
            value,
        };
        self.courses.insert(key, Course::new(medium));
        self.misspell(key, &actor, &capture);
        self.ask(actor, capture);
    }

    fn register(&mut self, key: Key) {
        let luck = self.luck(key);
        let partners = PEOPLE.iter().filter(|person| person.partner).map(|person| (person, u64::from(person.weight)));
        let Some(person) = luck.weighted(partners, "partner") else { return };
        let mut course = Course::new(&PARTNER);
        (course.registered, course.member) = (true, Some(person));
        self.courses.insert(key, course);
        let register = Command::RegisterDeal {
            lead: key.id(),
            member: id(person.id),
            account: self.account(key),
            medium: id(PARTNER.id),
            predecessor: None,
            proof: luck.happens(900, "proof").then(|| proof(key)),
            value: luck.happens(600, "valued").then(|| self.value_of(key, &PARTNER)),
        };
        self.ask(Actor::Member { member: id(person.id) }, register);
    }

    /// The customer of an ended lead comes again.
    pub(super) fn come_again(&mut self, ended: Key) {
        let Some(key) = ended.next().filter(|key| !self.courses.contains_key(key)) else { return };
        let medium = market::medium_of(self.luck(key));
        self.capture(key, medium, Some(ended));
    }

    /// The company of a lead; now and then two leads are of the same company.
    fn account(&self, key: Key) -> AccountId {
        let luck = self.luck(key);
        let known = luck.happens(40, "known account").then(|| 1 + luck.below(40, "which account"));
        let back = known.and_then(|back| u32::try_from(back).ok()).unwrap_or(0);
        let number = key.number().saturating_sub(back).max(1);
        id(&format!("A{number}"))
    }

    /// The campaign of this quarter.
    fn campaign(&self, medium: &Medium) -> CampaignId {
        let month = self.almanac.day_of(self.now).map_or(1, |day| day.month);
        id(&format!("{}_q{}", medium.id, (month + 2) / 3))
    }

    /// What the order is worth, if there will be one.
    pub(super) fn value_of(&self, key: Key, medium: &Medium) -> Money {
        // By birth: whoever asks, and whenever, it is the same.
        self.money(market::value(medium, super::chance::Luck::new(self.seed, key.draws(), 0)))
    }

    /// After so many days, at the same time of day.
    pub(super) fn in_days(&self, days: i64) -> i64 {
        self.now + days * DAY
    }
}

/// The host's proof of a consent.
pub(super) fn proof(key: Key) -> ProofId {
    id(&format!("P{}", key.number()))
}
