//! Who acts next, and who reacts to an answer.

use super::almanac::Almanac;
use super::chance::{Deciles, Luck};
use super::course::{Course, Key};
use super::people::{PEOPLE, Person};
use super::plan::YearPlan;
use super::schedule::{Deed, Planned, Schedule};
use super::words::id;
use crate::engine::{Receipt, Request};
use crate::lead::{Actor, Command, ConsentState, Event, Phase};
use crate::policy::{FactValue, Policy};
use crate::units::{Currency, Error, LeadId, Minor, Money, Seed, Timestamp};
use std::collections::{BTreeMap, VecDeque};

pub(super) const MINUTE: i64 = 60_000;
pub(super) const DAY: i64 = 24 * 60 * MINUTE;
/// A working day of the standard policy, in minutes.
pub(super) const WORKDAY: i64 = 540;

/// Everybody in the simulated company and around it.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) seed: Seed,
    /// How many leads come in.
    pub(super) count: u32,
    /// How many have come in by this morning.
    pub(super) arrived: u32,
    pub(super) almanac: Almanac,
    pub(super) schedule: Schedule,
    /// The living leads.
    pub(super) courses: BTreeMap<Key, Course>,
    pub(super) now: i64,
    asks: VecDeque<(Actor, Command)>,
    currency: Currency,
}

impl World {
    pub(super) fn new(plan: &YearPlan, policy: &Policy) -> Result<Self, Error> {
        let mut world = Self {
            seed: plan.seed,
            count: plan.leads.get(),
            arrived: 0,
            almanac: Almanac::new(policy, plan.start)?,
            schedule: Schedule::default(),
            courses: BTreeMap::new(),
            now: plan.start.milliseconds(),
            asks: VecDeque::new(),
            currency: plan.currency,
        };
        world.begin_staff();
        world.plan(Key::NONE, world.now, Deed::Morning(0));
        Ok(world)
    }

    /// What is asked next; nothing when the year is over.
    pub(super) fn next_request(&mut self) -> Option<Request> {
        loop {
            if let Some((actor, command)) = self.asks.pop_front() {
                return Some(Request { at: self.instant(self.now), actor, command });
            }
            let (at, planned) = self.schedule.next(self.almanac.end())?;
            self.now = at;
            self.act(planned);
        }
    }

    fn act(&mut self, planned: Planned) {
        let key = planned.key;
        self.turn(key);
        let current = self.courses.get(&key).is_some_and(|course| course.hands == planned.hands);
        match planned.deed {
            Deed::Tick => self.ask(Actor::System {}, Command::Tick {}),
            Deed::Morning(day) => self.morning(day),
            Deed::Arrive => self.arrive(key),
            Deed::Return => self.come_again(key),
            Deed::AskConsent => self.ask_consent(key),
            Deed::Confirm => self.confirm(key),
            Deed::Withdraw => self.withdraw(key),
            Deed::Erase => self.erase(key),
            Deed::TakeUp => self.take_up(key),
            Deed::Rate => self.rate(key),
            Deed::GiveUp => self.give_up(key),
            Deed::Offer => self.offer(key),
            Deed::Answer => self.answer(key, current),
            Deed::Slip => self.slip(key),
            // The lead has gone elsewhere since this was planned.
            Deed::Contact | Deed::Move | Deed::Decide | Deed::TakeBack | Deed::Revalue if !current => {}
            Deed::Revalue => self.revalue(key),
            Deed::HandOut => self.hand_out(),
            Deed::Staff(number, what) => {
                if let Some(person) = PEOPLE.get(usize::from(number)) {
                    self.staff(person, what);
                }
            }
            Deed::Contact => self.contact(key),
            Deed::Move => self.move_on(key),
            Deed::Decide => self.decide(key),
            Deed::TakeBack => self.take_back(key),
        }
    }

    /// Everybody sees what happened.
    pub(super) fn see_all(&mut self, receipt: &Receipt) {
        for event in receipt.events() {
            if let Some(key) = event.lead().and_then(Key::of) {
                self.turn(key);
                self.see(key, event);
            }
        }
    }

    fn see(&mut self, key: Key, event: &Event) {
        match event {
            Event::Captured { proof, .. } => self.captured(key, proof.is_some()),
            Event::DealRegistered { proof, .. } => self.deal_registered(key, proof.is_some()),
            Event::ConsentRequested { .. } => self.consent_requested(key),
            Event::ConsentGiven { .. } => self.consent_is(key, ConsentState::Given),
            Event::ConsentConfirmed { .. } => self.consent_confirmed(key),
            Event::ConsentLapsed { .. } => self.consent_is(key, ConsentState::Unknown),
            Event::QualifyingStarted { .. } => self.phase_is(key, Phase::Qualifying),
            Event::Unreadied { .. } => self.unreadied(key),
            Event::Rated { temperature, .. } => self.rated(key, *temperature),
            Event::Readied { .. } => self.readied(key),
            Event::Offered { member, .. } => self.offered(key, member),
            Event::Accepted { stage, .. } => self.accepted(key, stage),
            Event::Declined { .. } | Event::Lapsed { .. } | Event::TakenBack { .. } => self.offer_again(key),
            Event::Contacted { .. } => self.contacted(key),
            Event::Advanced { stage, .. } | Event::Regressed { stage, .. } => self.at_stage(key, stage),
            Event::Deferred { count, .. } => self.deferred(key, (*count).into()),
            Event::WokeUp { .. } => self.woke_up(key),
            Event::Demoted { .. } => self.demoted(key),
            Event::Won { .. } => self.ended(key, Phase::Won),
            Event::Lost { .. } => self.ended(key, Phase::Lost),
            Event::Expired { .. } => self.ended(key, Phase::Expired),
            Event::Rejected { .. } => self.ended(key, Phase::Rejected),
            Event::DeadlineMissed { deadline, .. } => self.missed(key, *deadline),
            Event::ExpiryWarned { .. } => self.warned(key),
            Event::ResumeDue { .. } => self.resume_due(key),
            Event::ConsentWithdrawn { .. }
            | Event::FactRecorded { .. }
            | Event::FactRetracted { .. }
            | Event::FactVerified { .. }
            | Event::FindingRecorded { .. }
            | Event::ValueSet { .. }
            | Event::Planned { .. }
            | Event::Unplanned { .. }
            | Event::Escalated { .. }
            | Event::Noted { .. }
            | Event::Judged { .. }
            | Event::Erased { .. }
            | Event::Distributed { .. }
            | Event::OwedClamped { .. }
            | Event::Waiting { .. }
            | Event::Revalued { .. }
            | Event::MemberJoined { .. }
            | Event::MemberLeft { .. }
            | Event::AbsenceReported { .. }
            | Event::ReturnReported { .. }
            | Event::WeightSet { .. }
            | Event::LimitSet { .. }
            | Event::CoverageSet { .. }
            | Event::AgreementSigned { .. }
            | Event::MemberSuspended { .. }
            | Event::ClawedBack { .. }
            | Event::MemberReinstated { .. }
            | Event::ProbationBegun { .. }
            | Event::TierSet { .. }
            | Event::MemberWarned { .. }
            | Event::MemberConfirmed { .. }
            | Event::YearBegun { .. }
            | Event::PolicyAdopted { .. } => {}
        }
    }

    /// Asks for something now.
    pub(super) fn ask(&mut self, actor: Actor, command: Command) {
        self.asks.push_back((actor, command));
    }

    /// Plans a deed; it is off when the lead changes hands and the deed was for those who had it.
    pub(super) fn plan(&mut self, key: Key, at: i64, deed: Deed) {
        let hands = self.courses.get(&key).map_or(0, |course| course.hands);
        self.schedule.plan(at, Planned { key, hands, deed });
    }

    /// Plans a deed after so many minutes of work.
    pub(super) fn plan_work(&mut self, key: Key, minutes: i64, deed: Deed) {
        let at = self.almanac.work(self.now, minutes);
        self.plan(key, at, deed);
    }

    /// Plans a deed of the lead's member after so many minutes of work, on a day on which it works.
    pub(super) fn plan_member(&mut self, key: Key, person: &Person, minutes: i64, deed: Deed) {
        let mut at = self.almanac.work(self.now, minutes);
        for _ in person.days {
            match self.almanac.day_of(at) {
                Some(day) if !person.works(day.weekday) => at = self.almanac.work(day.closes, minutes % 240),
                _ => break,
            }
        }
        self.plan(key, at, deed);
    }

    /// What the lead's fortune decides at this moment.
    pub(super) fn luck(&self, key: Key) -> Luck {
        Luck::new(self.seed, key.draws(), self.courses.get(&key).map_or(0, |course| course.turn))
    }

    /// A value of a distribution, for this lead at this moment.
    pub(super) fn draw(&self, key: Key, deciles: &Deciles, purpose: &str) -> i64 {
        self.luck(key).value(deciles, purpose)
    }

    fn turn(&mut self, key: Key) {
        if let Some(course) = self.courses.get_mut(&key) {
            course.turn = course.turn.wrapping_add(1);
        }
    }

    pub(super) fn phase_is(&mut self, key: Key, phase: Phase) {
        if let Some(course) = self.courses.get_mut(&key) {
            course.phase = phase;
        }
    }

    /// An instant of the world as the engine takes it.
    pub(super) fn instant(&self, at: i64) -> Timestamp {
        // INVARIANT (plan): the year and what it plans lie within the calendar.
        Timestamp::new(at).unwrap_or(Timestamp::MAX)
    }

    /// An amount in whole units of the currency.
    pub(super) fn money(&self, units: i64) -> Money {
        let minor = units.saturating_mul(10_i64.pow(self.currency.digits()));
        Minor::new(minor).map_or(Money::zero(self.currency), |minor| Money { minor, currency: self.currency })
    }

    /// The command that records a fact.
    pub(super) fn record(lead: &LeadId, fact: &str, value: FactValue) -> Command {
        Command::RecordFact { lead: lead.clone(), fact: id(fact), value }
    }
}
