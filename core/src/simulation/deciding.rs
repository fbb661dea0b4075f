//! The ends of opportunities, the way back to marketing, and what comes after.

use super::arrival::proof;
use super::chance::Luck;
use super::course::{Key, Known};
use super::people::Person;
use super::schedule::Deed;
use super::selling::{Fate, member};
use super::words::{id, manager, note};
use super::world::{WORKDAY, World};
use crate::engine::Request;
use crate::lead::{Actor, Command, DeadlineKind, Phase};
use crate::policy::LeadQuality;
use crate::units::Error;

impl World {
    pub(super) fn win(&mut self, key: Key, person: &Person) {
        let luck = self.luck(key);
        let medium = self.courses.get(&key).map(|course| course.medium);
        // In the end it is a little more or less than was expected.
        let value = medium.filter(|_| luck.happens(350, "haggles")).map(|medium| self.value_of(key, medium));
        let words = luck.happens(200, "note").then(|| note("delivery in the autumn"));
        self.judge(key, person, luck, [0, 4, 26, 70]);
        self.ask(member(person), Command::Win { lead: key.id(), value, note: words });
    }

    pub(super) fn lose(&mut self, key: Key, person: &Person, luck: Luck) {
        let reasons = ["price", "competitor", "no_budget", "no_need", "no_decision", "product_fit", "not_reachable"];
        let reason = luck.weighted(reasons.into_iter().zip([18, 22, 18, 14, 14, 8, 6]), "why lost").unwrap_or("price");
        let later = matches!(reason, "no_budget" | "no_decision") && luck.happens(700, "later");
        let days = luck.value(&[30, 45, 60, 75, 90, 100, 120, 150, 180, 210, 300], "resume");
        let resume = later.then(|| self.instant(self.in_days(days)));
        let words = later.then(|| note("budget free again later"));
        let judged = match reason {
            "no_need" | "not_reachable" => [40, 40, 16, 4],
            _ => [6, 28, 44, 22],
        };
        self.judge(key, person, luck, judged);
        self.ask(member(person), Command::Lose { lead: key.id(), reason: id(reason), note: words, resume });
    }

    pub(super) fn demote(&mut self, key: Key, person: &Person, luck: Luck) {
        let reason = id(luck.pick(&["too_early", "not_qualified", "wrong_contact"], "why back"));
        let words = luck.happens(400, "note").then(|| note("asks for basics first"));
        self.judge(key, person, luck, [30, 50, 18, 2]);
        self.ask(member(person), Command::Demote { lead: key.id(), reason, note: words });
    }

    /// Before it lets go of a lead, a member may say what it was worth: of a hundred judgements, so many are unusable,
    /// poor, fair and good.
    pub(super) fn judge(&mut self, key: Key, person: &Person, luck: Luck, shares: [u64; 4]) {
        if !luck.happens(350, "judges") {
            return;
        }
        let quality = luck.weighted(LeadQuality::ALL.iter().zip(shares), "quality").unwrap_or(&LeadQuality::Fair);
        let words = luck.happens(100, "says why").then(|| note("as it looked in the end"));
        self.ask(member(person), Command::Judge { lead: key.id(), quality: *quality, note: words });
    }

    /// Marketing takes it up again, and looks after some weeks.
    pub(super) fn demoted(&mut self, key: Key) {
        let Some(course) = self.courses.get_mut(&key) else { return };
        course.change_hands(Phase::Qualifying);
        (course.member, course.stage) = (None, 0);
        let days = self.draw(key, &[2, 4, 6, 9, 12, 16, 20, 25, 30, 40, 60], "again");
        self.plan_work(key, days * WORKDAY, Deed::Rate);
    }

    pub(super) fn deferred(&mut self, key: Key, count: u32) {
        if let Some(course) = self.courses.get_mut(&key) {
            course.deferrals = u8::try_from(count).unwrap_or(u8::MAX);
        }
    }

    pub(super) fn woke_up(&mut self, key: Key) {
        let Some((person, _)) = self.open(key) else { return };
        let minutes = self.draw(key, &[10, 60, 120, 200, 300, 420, 540, 800, 1_100, 1_600, 3_000], "after waking");
        self.plan_member(key, person, minutes, Deed::Move);
    }

    /// The member must decide: the customer may not put us off again, or the expiry is near.
    pub(super) fn decide(&mut self, key: Key) {
        let Some((person, course)) = self.open(key) else { return };
        let deferred = course.deferrals >= 3;
        let luck = self.luck(key);
        if deferred {
            let lead = key.id();
            return self.ask(member(person), Command::Lose { lead, reason: id("deferred"), note: None, resume: None });
        }
        self.lose(key, person, luck);
    }

    /// A manager takes back what nobody works.
    pub(super) fn take_back(&mut self, key: Key) {
        let Some((_, course)) = self.open(key) else { return };
        if course.knows(Known::Contact) {
            return;
        }
        let reason = id(self.luck(key).pick(&["not_contacted", "not_contacted", "member_absent"], "why taken"));
        self.ask(manager(), Command::TakeBack { lead: key.id(), reason, note: None });
    }

    pub(super) fn missed(&mut self, key: Key, deadline: DeadlineKind) {
        let luck = self.luck(key);
        match deadline {
            DeadlineKind::FirstContact if luck.happens(350, "taken back") => {
                let minutes = luck.value(&[30, 90, 150, 220, 300, 400, 500, 650, 800, 1_000, 1_500], "taken when");
                self.plan_work(key, minutes, Deed::TakeBack);
            }
            DeadlineKind::Stay if luck.happens(150, "explains") => {
                let Some((person, _)) = self.open(key) else { return };
                let words = note("the customer is slow, we stay with it");
                self.ask(member(person), Command::AddNote { lead: key.id(), note: words });
            }
            _ => {}
        }
    }

    /// The expiry is near: many decide now what they have forgotten.
    pub(super) fn warned(&mut self, key: Key) {
        let Some((person, course)) = self.open(key) else { return };
        let forgotten = matches!(self.fate(key, course, person), Fate::Forget(_));
        let decides = if forgotten { 400 } else { 250 };
        let luck = self.luck(key);
        if luck.happens(decides, "decides") {
            let minutes = luck.value(&[60, 300, 540, 900, 1_400, 2_000, 2_600, 3_300, 4_000, 4_700, 5_600], "when");
            self.plan_member(key, person, minutes, Deed::Decide);
        }
    }

    /// The lead has ended: it is forgotten, but its customer may come again.
    pub(super) fn ended(&mut self, key: Key, phase: Phase) {
        let luck = self.luck(key);
        let (again, days) = match phase {
            Phase::Won => (60, 200),
            Phase::Expired => (80, 90),
            Phase::Lost => (15, 200),
            _ => (0, 1),
        };
        if luck.happens(again, "again") {
            let days = 20 + i64::try_from(luck.below(days, "again when")).unwrap_or(0);
            self.plan_work(key, days * WORKDAY * 5 / 7, Deed::Return);
        }
        if luck.happens(60, "slip after the end") {
            self.plan_work(
                key,
                luck.value(&[5, 60, 200, 500, 900, 1_500, 2_500, 4_000, 6_000, 9_000, 15_000], "when"),
                Deed::Slip,
            );
        }
        self.courses.remove(&key);
    }

    pub(super) fn resume_due(&mut self, key: Key) {
        // The lead itself is forgotten: this is its only luck left.
        if self.luck(key).happens(600, "resumes") {
            self.plan_work(
                key,
                self.draw(key, &[30, 100, 200, 300, 450, 600, 800, 1_000, 1_400, 2_000, 3_500], "resumes when"),
                Deed::Return,
            );
        }
    }

    /// Whoever was refused does what it should have done first, or lets it be.
    pub(super) fn regret(&mut self, request: &Request, error: &Error) {
        let Some(key) = request.command.lead().and_then(Key::of) else { return };
        match (&request.command, error) {
            (Command::Advance { .. } | Command::Win { .. }, Error::GateNotMet { .. }) => self.gather_again(key),
            (Command::Defer { .. }, Error::DeferralRefused { .. }) => self.must_decide(key),
            (Command::Defer { .. }, Error::DeferralPastExpiry { .. } | Error::DeferralTooLong { .. }) => {
                if let Some((person, _)) = self.open(key) {
                    self.plan_member(key, person, 240, Deed::Decide);
                }
            }
            // A partner that registered its deal without a proof brings it now.
            (Command::RecordContact { .. }, Error::ConsentMissing { .. }) => {
                if let (Some((person, _)), Actor::Member { .. }) = (self.open(key), &request.actor) {
                    self.ask(member(person), Command::GiveConsent { lead: key.id(), proof: proof(key), purpose: None });
                    self.plan_member(key, person, 5, Deed::Contact);
                }
            }
            (
                Command::Assign { member: Some(_), .. },
                Error::UnknownMember { .. } | Error::MemberNotEligible { .. } | Error::MemberExcluded { .. },
            ) => self.offer_by_ledger(key),
            // A partner has registered the company: the lead is its deal.
            (Command::Assign { .. }, Error::AccountProtected { .. }) => self.plan_work(key, 30, Deed::GiveUp),
            // It was a mistake in the import: the same lead is there already, or comes once more.
            (Command::Capture { .. } | Command::RegisterDeal { .. }, _) => self.not_captured(key, error),
            _ => {}
        }
    }

    fn gather_again(&mut self, key: Key) {
        let Some(course) = self.courses.get_mut(&key).filter(|course| course.phase == Phase::Open) else { return };
        course.forget_gates();
        let Some(person) = course.member else { return };
        let minutes = self.draw(key, &[5, 15, 30, 60, 90, 120, 180, 240, 400, 700, 1_500], "gathers");
        self.plan_member(key, person, minutes, Deed::Move);
    }

    /// The escalation plan is at its end: what was to be won goes on, the rest is lost.
    fn must_decide(&mut self, key: Key) {
        let Some((person, course)) = self.open(key) else { return };
        let deed = if self.fate(key, course, person) == Fate::Win { Deed::Move } else { Deed::Decide };
        if let Some(course) = self.courses.get_mut(&key) {
            course.learn(Known::Final);
        }
        self.plan_member(key, person, 120, deed);
    }

    /// A deal that could not be registered, for instance because another partner was faster.
    fn not_captured(&mut self, key: Key, error: &Error) {
        if matches!(error, Error::AccountProtected { .. }) {
            self.courses.remove(&key);
        }
    }
}
