//! Marketing finds out what a lead is worth, hands it over, or gives it up.

use super::course::{Course, Key};
use super::people::PEOPLE;
use super::schedule::Deed;
use super::words::{id, manager, marketing, note};
use super::world::{WORKDAY, World};
use crate::lead::{Command, ConsentState, Phase};
use crate::policy::{BuyerStage, FactValue, Temperature};
use crate::units::{Decimal, LeadId, ModelId, Probability};

/// How often marketing looks at a cold lead before it gives it up.
const RATINGS: u8 = 4;

impl World {
    /// Marketing looks at a new lead: none at all, or one to be qualified.
    pub(super) fn take_up(&mut self, key: Key) {
        if self.courses.get(&key).is_none_or(|course| course.phase != Phase::Captured) {
            return;
        }
        let (lead, luck) = (key.id(), self.luck(key));
        if key.number() > 100 && luck.happens(35, "duplicate") {
            let back = u32::try_from(40 + luck.below(60, "of which")).unwrap_or(40);
            let duplicate_of = Some(Key::new(key.number() - back).id());
            return self.ask(marketing(), Command::Reject { lead, reason: id("duplicate"), duplicate_of });
        }
        if luck.happens(40, "junk") {
            let reason = id(luck.pick(&["bad_data", "not_a_customer"], "why"));
            return self.ask(marketing(), Command::Reject { lead, reason, duplicate_of: None });
        }
        self.ask(marketing(), Command::Qualify { lead: lead.clone() });
        self.write_down(key, &lead);
        self.plan_work(
            key,
            self.draw(key, &[60, 120, 200, 300, 420, 540, 700, 900, 1_200, 1_800, 3_500], "rate"),
            Deed::Rate,
        );
    }

    /// What an inquiry tells about the customer, and what a data check finds in it.
    fn write_down(&mut self, key: Key, lead: &LeadId) {
        let luck = self.luck(key);
        let text = |words: &[&'static str], purpose| FactValue::Text { value: note(luck.pick(words, purpose)) };
        let choice = |words: &[&'static str], purpose| FactValue::Choice { value: id(luck.pick(words, purpose)) };
        let employees = i64::try_from(1 + luck.below(40, "small") * luck.below(60, "large")).unwrap_or(1);
        let facts = [
            (900, "need", text(&["replace the old system", "a new site", "save energy", "fewer errors"], "need")),
            (800, "region", choice(&["north", "east", "south", "west", "abroad"], "region")),
            (500, "product", text(&["basic", "comfort", "premium"], "product")),
            (350, "industry", text(&["machinery", "food", "trade", "construction", "services"], "industry")),
        ];
        let employees = Decimal::whole(employees).ok().map(|value| (300, "employees", FactValue::Number { value }));
        for (permille, fact, value) in facts.into_iter().chain(employees) {
            if luck.happens(permille, &format!("has {fact}")) {
                self.ask(marketing(), Self::record(lead, fact, value));
            }
        }
        if luck.happens(80, "finding") {
            let rule = id(luck.pick(&["postcode_fits_town", "email_form", "disposable_domain"], "rule"));
            let advice = Some(note("ask the contact and record it again"));
            self.ask(
                crate::lead::Actor::System {},
                Command::RecordFinding { lead: lead.clone(), fact: Some(id("region")), rule, advice },
            );
        }
    }

    /// Marketing asks for budget, authority and time, and rates the lead.
    pub(super) fn rate(&mut self, key: Key) {
        let Some(course) = self.courses.get_mut(&key) else { return };
        if !matches!(course.phase, Phase::Captured | Phase::Qualifying | Phase::Ready) {
            return;
        }
        course.ratings = course.ratings.saturating_add(1);
        let (phase, ratings, depth) = (course.phase, course.ratings, course.medium.depth);
        let (lead, luck) = (key.id(), self.luck(key));
        // Who was called ready and is looked at again has cooled down; who was cold may have warmed up.
        let ready = match (phase, ratings) {
            (Phase::Ready, _) => 0,
            (_, 1) => depth,
            _ => depth / 2,
        };
        let ready = luck.happens(ready, "ready");
        if luck.happens(550, "calls") {
            self.ask(marketing(), Command::RecordContact { lead: lead.clone(), note: None });
        }
        self.qualify_deeper(key, &lead, ready);
        let hot = ready && luck.happens(280, "hot");
        let (low, width, judged) = match (ready, hot) {
            (true, true) => (520_000, 400_000, Temperature::Hot),
            (true, false) => (225_000, 250_000, Temperature::Warm),
            _ => (10_000, 160_000, Temperature::Cold),
        };
        let ppm = low + u32::try_from(luck.below(width, "probability")).unwrap_or(0);
        let by_person = luck.happens(200, "by a person");
        let buyer = [BuyerStage::Early, BuyerStage::Mid, BuyerStage::Late];
        let rate = Command::Rate {
            lead,
            temperature: by_person.then_some(judged),
            probability: if by_person { None } else { Probability::new(ppm).ok() },
            buyer: luck.weighted(buyer.into_iter().zip([3, 4, if hot { 9 } else { 1 }]), "buyer"),
            model: if by_person { None } else { ModelId::new("scorecard").ok() },
        };
        self.ask(marketing(), rate);
    }

    fn qualify_deeper(&mut self, key: Key, lead: &LeadId, ready: bool) {
        let luck = self.luck(key);
        let times = ["within_3_months", "within_6_months", "within_12_months", "later"];
        if luck.happens(600, "asks for time") {
            self.ask(
                marketing(),
                Self::record(lead, "buying_time", FactValue::Choice { value: id(luck.pick(&times, "time")) }),
            );
        }
        if luck.happens(450, "asks for authority") {
            self.ask(marketing(), Self::record(lead, "authority", FactValue::Flag { value: ready }));
        }
        if ready && luck.happens(500, "asks for budget") {
            let budget = self.value_of(key, &super::market::PARTNER);
            self.ask(marketing(), Self::record(lead, "budget", FactValue::Money { value: budget }));
            if luck.happens(300, "verifies") {
                self.ask(marketing(), Command::VerifyFact { lead: lead.clone(), fact: id("budget") });
            }
        }
    }

    pub(super) fn rated(&mut self, key: Key, temperature: Temperature) {
        let Some(course) = self.courses.get_mut(&key) else { return };
        course.temperature = Some(temperature);
        if course.phase == Phase::Captured {
            course.phase = Phase::Qualifying;
        }
        if temperature == Temperature::Cold && course.phase == Phase::Qualifying {
            self.nurture(key);
        }
    }

    /// A cold lead: another look in some weeks, or none.
    fn nurture(&mut self, key: Key) {
        let ratings = self.courses.get(&key).map_or(0, |course| course.ratings);
        if ratings >= RATINGS || self.luck(key).happens(420, "gives up") {
            self.plan_work(
                key,
                self.draw(key, &[30, 100, 200, 400, 700, 1_100, 1_600, 2_200, 3_000, 4_000, 6_000], "give up"),
                Deed::GiveUp,
            );
        } else {
            self.plan_work(
                key,
                WORKDAY * self.draw(key, &[10, 16, 20, 22, 25, 28, 32, 36, 42, 50, 65], "look again"),
                Deed::Rate,
            );
        }
    }

    pub(super) fn unreadied(&mut self, key: Key) {
        self.phase_is(key, Phase::Qualifying);
        self.nurture(key);
    }

    pub(super) fn readied(&mut self, key: Key) {
        self.phase_is(key, Phase::Ready);
        let waits_for_others =
            |course: &Course| course.medium.comes_in_batches() && course.temperature != Some(Temperature::Hot);
        if !self.courses.get(&key).is_some_and(waits_for_others) {
            self.plan_offer(key);
        }
        if self.luck(key).happens(40, "second look") {
            self.plan_work(
                key,
                self.draw(key, &[1, 2, 4, 6, 10, 15, 25, 60, 200, 400, 900], "second look when"),
                Deed::Rate,
            );
        }
    }

    /// A hot lead is handed over at once, or should be.
    pub(super) fn plan_offer(&mut self, key: Key) {
        let hot = self.courses.get(&key).is_some_and(|course| course.temperature == Some(Temperature::Hot));
        let minutes = if hot {
            self.draw(key, &[2, 5, 8, 12, 16, 21, 27, 34, 42, 55, 260], "offer hot")
        } else {
            self.draw(key, &[10, 25, 45, 70, 100, 140, 190, 260, 360, 540, 1_100], "offer")
        };
        self.plan_work(key, minutes, Deed::Offer);
    }

    /// The ledger chooses; now and then a manager thinks that it knows better.
    pub(super) fn offer(&mut self, key: Key) {
        let Some(course) = self.courses.get(&key) else { return };
        if course.phase != Phase::Ready || !may_be_handed_over(course) {
            return;
        }
        let luck = self.luck(key);
        if !luck.happens(60, "by hand") {
            self.ask(marketing(), Command::Assign { lead: key.id(), member: None, reason: None });
            return;
        }
        let open = PEOPLE.iter().filter(|person| !course.excludes(person));
        let Some(person) = luck.weighted(open.map(|person| (person, u64::from(person.weight))), "member") else {
            return;
        };
        let reason = luck.pick(&["knows the company", "was at the same school", "asked for it"], "why");
        self.ask(
            manager(),
            Command::Assign { lead: key.id(), member: Some(id(person.id)), reason: Some(note(reason)) },
        );
    }

    /// The manager's choice cannot take it: the ledger chooses.
    pub(super) fn offer_by_ledger(&mut self, key: Key) {
        self.ask(marketing(), Command::Assign { lead: key.id(), member: None, reason: None });
    }

    /// A manager has seen the customer's plans: it is worth more than was thought, or less.
    pub(super) fn revalue(&mut self, key: Key) {
        let Some(course) = self.courses.get(&key).filter(|course| !course.registered) else { return };
        let (medium, per_cent) = (course.medium, 60 + self.luck(key).below(140, "by how much"));
        let value = self.value_of(key, medium);
        let minor = value.minor.get() / 100 * i64::try_from(per_cent).unwrap_or(100);
        let value = crate::units::Minor::new(minor).map(|minor| crate::units::Money { minor, ..value });
        if let Ok(value) = value {
            self.ask(manager(), Command::Revalue { lead: key.id(), value });
        }
    }

    /// Marketing gives a lead up that never became ready, or that nobody takes.
    pub(super) fn give_up(&mut self, key: Key) {
        let Some(course) = self.courses.get(&key) else { return };
        if matches!(course.phase, Phase::Qualifying | Phase::Ready) {
            let reason = if course.phase == Phase::Ready { "not_a_customer" } else { "no_interest" };
            self.ask(marketing(), Command::Reject { lead: key.id(), reason: id(reason), duplicate_of: None });
        }
    }
}

/// A registered deal goes on with its partner's consent.
pub(super) fn may_be_handed_over(course: &Course) -> bool {
    course.consent == ConsentState::Confirmed || course.registered && course.consent == ConsentState::Given
}
