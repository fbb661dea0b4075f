//! Members join and leave, are absent and come back; a manager looks after the roster.

use super::chance::Luck;
use super::course::Key;
use super::people::{PEOPLE, Person};
use super::schedule::Deed;
use super::words::{id, manager, note};
use super::world::{DAY, World};
use crate::distribution::{Absence, Agreement, Coverage, Profile, YearEnd};
use crate::lead::{Actor, Command, Phase};
use crate::units::{Count, Timestamp, Weight};

/// What a manager, or a member for itself, does about the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Staffing {
    /// A member joins.
    Join,
    /// A member goes on holiday.
    Holiday,
    /// A member falls ill, and nobody knows for how long.
    Illness,
    /// It is back.
    Recovery,
    /// It works more, or less, from now on.
    Weight,
    /// It may have more undecided leads, or fewer.
    Limit,
    /// It takes leads from other media.
    Coverage,
    /// A partner signs its agreement anew.
    Agreement,
    /// A partner is suspended.
    Suspension,
    /// It may receive leads again.
    Reinstatement,
    /// A member leaves.
    Departure,
}

/// On which days of the year what happens to whom, besides what comes to everybody. Days count from the first, 0.
const PLANNED: [(u16, &str, Staffing); 21] = [
    // A partner that comes later than the others.
    (90, "partner_erle", Staffing::Join),
    (30, "direct_north", Staffing::Illness),
    (37, "direct_north", Staffing::Recovery),
    (61, "partner_buche", Staffing::Weight),
    (75, "partner_linde", Staffing::Limit),
    (82, "direct_south", Staffing::Illness),
    (103, "direct_south", Staffing::Recovery),
    (110, "partner_eiche", Staffing::Coverage),
    (120, "direct_key", Staffing::Weight),
    (140, "partner_ulme", Staffing::Limit),
    (152, "direct_west", Staffing::Illness),
    (156, "direct_west", Staffing::Recovery),
    (190, "partner_erle", Staffing::Coverage),
    (196, "direct_east", Staffing::Weight),
    (205, "partner_eiche", Staffing::Limit),
    // It was careless with personal data.
    (222, "partner_birke", Staffing::Suspension),
    (264, "partner_birke", Staffing::Reinstatement),
    (250, "partner_ahorn", Staffing::Weight),
    (283, "partner_linde", Staffing::Weight),
    // A small one gives up.
    (310, "partner_ulme", Staffing::Departure),
    (320, "partner_buche", Staffing::Coverage),
];

/// From which day on partners sign their agreements for another year.
const RENEWAL: u16 = 181;

impl World {
    /// The year in the ledger begins, the members join, and what happens to them is planned.
    pub(super) fn begin_staff(&mut self) {
        self.ask(manager(), Command::BeginYear { owed: YearEnd::Reset });
        for person in &PEOPLE {
            if !PLANNED.contains(&(90, person.id, Staffing::Join)) {
                self.staff(person, Staffing::Join);
            }
            // Spring, summer and winter; the summer's is long.
            for (first, last) in [(70, 120), (150, 230), (330, 350)] {
                let span = u64::from(u16::abs_diff(first, last));
                let day = u64::from(first) + self.fate_of(person).below(span, &format!("holiday {first}"));
                self.plan_staff(day, person, Staffing::Holiday);
            }
            if person.partner {
                // Some sign a little too late.
                let day = u64::from(RENEWAL) - 6 + self.fate_of(person).below(12, "renewal");
                self.plan_staff(day, person, Staffing::Agreement);
            }
        }
        for (day, name, what) in PLANNED {
            if let Some(person) = Person::find(name) {
                self.plan_staff(u64::from(day), person, what);
            }
        }
    }

    fn plan_staff(&mut self, day: u64, person: &Person, what: Staffing) {
        let begins = usize::try_from(day).ok().and_then(|day| self.almanac.day(day)).map(|day| day.opens);
        if let Some(at) = begins {
            self.plan(Key::NONE, at, Deed::Staff(person.number, what));
        }
    }

    /// Something happens to the roster.
    pub(super) fn staff(&mut self, person: &'static Person, what: Staffing) {
        let member = || id(person.id);
        let own = Actor::Member { member: member() };
        let (actor, command) = match what {
            Staffing::Join => (manager(), Command::Join { member: member(), profile: self.profile(person) }),
            Staffing::Holiday => {
                let days = 5 + i64::try_from(self.fate_now(person).below(11, "days off")).unwrap_or(0);
                (own, Command::ReportAbsence { member: member(), absence: self.absence(Some(days)) })
            }
            Staffing::Illness => (manager(), Command::ReportAbsence { member: member(), absence: self.absence(None) }),
            Staffing::Recovery => (own, Command::ReportReturn { member: member() }),
            Staffing::Weight => {
                let weight = Weight::new(600 + 100 * u32::from(person.number)).unwrap_or(Weight::ONE);
                (manager(), Command::SetWeight { member: member(), weight })
            }
            Staffing::Limit => {
                let limit = Some(Count::new(20 + u32::from(person.number)));
                (manager(), Command::SetLimit { member: member(), limit })
            }
            Staffing::Coverage => {
                let media = ["telemarketing", "trade_fair", "event", "website", "referral", "direct_mail"].map(id);
                let coverage = Coverage { media: media.to_vec(), ..Coverage::default() };
                (manager(), Command::SetCoverage { member: member(), coverage })
            }
            Staffing::Agreement => {
                let agreement = Agreement { signed: self.instant(self.now), until: Some(self.in_a_year()) };
                (manager(), Command::SignAgreement { member: member(), agreement })
            }
            Staffing::Suspension => {
                let reason = note("customer data were passed on without consent");
                (manager(), Command::Suspend { member: member(), reason, points_since: None, commission: None })
            }
            Staffing::Reinstatement => (manager(), Command::Reinstate { member: member() }),
            Staffing::Departure => (manager(), Command::Leave { member: member() }),
        };
        self.ask(actor, command);
    }

    /// The leads of fairs and events that are ready go out together.
    pub(super) fn hand_out(&mut self) {
        let ready = self.courses.iter().filter(|(_, course)| {
            course.phase == Phase::Ready
                && course.medium.comes_in_batches()
                && super::marketing::may_be_handed_over(course)
        });
        let leads: Vec<_> = ready.map(|(key, _)| key.id()).collect();
        if !leads.is_empty() {
            self.ask(manager(), Command::AssignAll { leads });
        }
    }

    fn profile(&self, person: &Person) -> Profile {
        let channel = id(if person.partner { "partner" } else { "direct" });
        let until = self.almanac.day(usize::from(RENEWAL)).map(|day| self.instant(day.begins));
        let agreement = Agreement { signed: self.instant(self.now), until };
        Profile {
            channel,
            weight: Weight::new(person.weight * 100).unwrap_or(Weight::ONE),
            // A simulated opportunity stays for months: a queue of five would keep most leads waiting.
            limit: Some(Count::new(person.weight * 4)),
            coverage: None,
            agreement: person.partner.then_some(agreement),
        }
    }

    /// From now on, for so many days.
    fn absence(&self, days: Option<i64>) -> Absence {
        let until = days.map(|days| self.instant(self.now + days * DAY));
        Absence { since: self.instant(self.now), until }
    }

    fn in_a_year(&self) -> Timestamp {
        self.instant(self.now + 365 * DAY)
    }

    /// What befalls a member, whatever happens to leads.
    fn fate_of(&self, person: &Person) -> Luck {
        Luck::new(self.seed, u32::MAX - u32::from(person.number), 0)
    }

    fn fate_now(&self, person: &Person) -> Luck {
        let day = self.almanac.day_of(self.now).map_or(0, |day| day.begins / DAY);
        Luck::new(self.seed, u32::MAX - u32::from(person.number), u16::try_from(day % 60_000).unwrap_or(1))
    }
}
