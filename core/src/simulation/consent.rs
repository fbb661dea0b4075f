//! Contacts confirm their consent, withdraw it, and want to be forgotten.

use super::arrival::proof;
use super::chance::Deciles;
use super::course::Key;
use super::schedule::Deed;
use super::words::{contact, marketing};
use super::world::{DAY, MINUTE, World};
use crate::lead::{Actor, Command, ConsentState, Phase};

/// How long contacts take to confirm, in minutes: most within hours, some nearly never.
const CONFIRMS: Deciles = [1, 4, 10, 25, 60, 130, 300, 700, 1_500, 4_300, 19_000];

impl World {
    /// A lead came in: it is asked to confirm, marketing will look at it, and things may go wrong.
    pub(super) fn captured(&mut self, key: Key, with_proof: bool) {
        let luck = self.luck(key);
        if with_proof {
            self.consent_is(key, ConsentState::Given);
        }
        let always = self.courses.get(&key).is_some_and(|course| course.medium.always);
        if always {
            self.plan(key, self.now + 2 * MINUTE, Deed::AskConsent);
        } else {
            self.plan_work(
                key,
                self.draw(key, &[5, 10, 20, 30, 45, 60, 90, 120, 180, 240, 400], "ask"),
                Deed::AskConsent,
            );
        }
        self.plan_work(
            key,
            self.draw(key, &[10, 30, 60, 100, 150, 220, 300, 400, 540, 800, 1_600], "take up"),
            Deed::TakeUp,
        );
        self.plan_rarely(key, 15, 150, Deed::Withdraw);
        self.plan_rarely(key, 8, 200, Deed::Erase);
        if luck.happens(140, "slip") {
            self.plan_work(
                key,
                self.draw(key, &[1, 30, 90, 200, 400, 700, 1_100, 1_600, 2_500, 4_000, 9_000], "slip when"),
                Deed::Slip,
            );
        }
    }

    /// Plans a deed for so many of a thousand leads, within so many days.
    pub(super) fn plan_rarely(&mut self, key: Key, permille: u64, days: u64, deed: Deed) {
        let (luck, purpose) = (self.luck(key), format!("{deed:?}"));
        if luck.happens(permille, &purpose) {
            let minutes = luck.below(days * 24 * 60, &format!("{purpose} when"));
            self.plan(key, self.now + i64::try_from(minutes).unwrap_or(0) * MINUTE, deed);
        }
    }

    pub(super) fn consent_is(&mut self, key: Key, consent: ConsentState) {
        if let Some(course) = self.courses.get_mut(&key) {
            course.consent = consent;
        }
    }

    /// The contact is asked to confirm; where there is no proof yet, whoever spoke with it writes that down first.
    pub(super) fn ask_consent(&mut self, key: Key) {
        let Some(course) = self.courses.get(&key) else { return };
        let lead = key.id();
        if course.consent == ConsentState::Unknown && self.luck(key).happens(500, "spoken") {
            self.ask(marketing(), Command::GiveConsent { lead: lead.clone(), proof: proof(key), purpose: None });
        }
        self.ask(Actor::System {}, Command::RequestConsent { lead, purpose: None });
    }

    pub(super) fn consent_requested(&mut self, key: Key) {
        self.consent_is(key, ConsentState::Requested);
        if self.luck(key).happens(915, "confirms") {
            let minutes = self.draw(key, &CONFIRMS, "confirms when");
            self.plan(key, self.now + minutes * MINUTE, Deed::Confirm);
        } else if self.luck(key).happens(200, "confirms late") {
            self.plan(key, self.now + 14 * DAY + 20 * MINUTE, Deed::Confirm);
        }
    }

    pub(super) fn confirm(&mut self, key: Key) {
        let lead = key.id();
        self.ask(contact(lead.clone()), Command::ConfirmConsent { lead, proof: proof(key), purpose: None });
    }

    /// Where the lead is ready, this was all that was missing.
    pub(super) fn consent_confirmed(&mut self, key: Key) {
        self.consent_is(key, ConsentState::Confirmed);
        if self.courses.get(&key).is_some_and(|course| course.phase == Phase::Ready) {
            self.plan_offer(key);
        }
    }

    /// A contact withdraws whatever has become of its lead.
    pub(super) fn withdraw(&mut self, key: Key) {
        let lead = key.id();
        self.ask(contact(lead.clone()), Command::WithdrawConsent { lead, purpose: None });
    }

    /// A contact asks itself, or writes to marketing.
    pub(super) fn erase(&mut self, key: Key) {
        let lead = key.id();
        let actor = if self.luck(key).happens(600, "by itself") { contact(lead.clone()) } else { marketing() };
        self.ask(actor, Command::Erase { lead });
    }
}
