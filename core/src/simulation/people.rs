//! The members of the simulated company, and how each of them behaves. **Every figure here is invented.**

use super::chance::Deciles;

/// A member.
#[derive(Debug)]
pub(super) struct Person {
    /// Its id.
    pub(super) id: &'static str,
    /// Its place in the list.
    pub(super) number: u8,
    /// Whether it is a channel partner.
    pub(super) partner: bool,
    /// How many leads it is offered, against the others.
    pub(super) weight: u32,
    /// Of a thousand offers, how many it leaves without an answer.
    pub(super) silent: u64,
    /// Of a thousand offers, how many it declines; for leads that are not hot, and for hot ones.
    pub(super) declines: (u64, u64),
    /// How long it takes to answer, in minutes of work.
    pub(super) answers: &'static Deciles,
    /// How long it takes to the first contact, in minutes of work.
    pub(super) contacts: &'static Deciles,
    /// How many leads it wins, in per cent of the usual.
    pub(super) skill: u64,
    /// Of a thousand leads that it does not win, how many it simply forgets.
    pub(super) forgets: u64,
    /// Of a thousand occasions, how often it keeps the data: plans, notes, verified facts.
    pub(super) tidy: u64,
    /// The days on which it works, Monday first.
    pub(super) days: [bool; 7],
}

const PROMPT: Deciles = [3, 8, 15, 25, 35, 50, 70, 95, 130, 190, 300];
const USUAL: Deciles = [5, 20, 40, 65, 95, 130, 170, 220, 280, 360, 475];
const LATE: Deciles = [30, 90, 150, 210, 270, 330, 390, 440, 500, 600, 900];
const CALLS_SOON: Deciles = [2, 10, 20, 35, 55, 80, 120, 170, 240, 360, 600];
const CALLS: Deciles = [10, 40, 80, 130, 190, 270, 380, 520, 700, 950, 1_500];
const CALLS_LATE: Deciles = [120, 300, 540, 800, 1_100, 1_500, 2_000, 2_700, 3_600, 5_000, 9_000];

const WEEK: [bool; 7] = [true, true, true, true, true, true, true];

const fn member(number: u8, id: &'static str, partner: bool) -> Person {
    Person {
        id,
        number,
        partner,
        weight: 10,
        silent: 25,
        declines: (80, 30),
        answers: &USUAL,
        contacts: &CALLS,
        skill: 100,
        forgets: 130,
        tidy: 400,
        days: WEEK,
    }
}

/// Any one of them.
pub(super) static FIRST: Person = member(0, "direct_north", false);

/// All members: five sales reps of the direct channel, seven channel partners.
pub(super) static PEOPLE: [Person; 12] = [
    Person { skill: 105, tidy: 600, ..member(0, "direct_north", false) },
    member(1, "direct_south", false),
    Person { contacts: &CALLS_SOON, ..member(2, "direct_west", false) },
    // Works Monday to Wednesday, and is offered as much less.
    Person { weight: 6, days: [true, true, true, false, false, false, false], ..member(3, "direct_east", false) },
    // Key accounts: slow, thorough and good.
    Person { weight: 7, skill: 120, tidy: 850, contacts: &CALLS, ..member(4, "direct_key", false) },
    // The partner that everybody would like to have: fast and good.
    Person {
        weight: 12,
        silent: 5,
        declines: (30, 10),
        answers: &PROMPT,
        contacts: &CALLS_SOON,
        skill: 135,
        forgets: 40,
        tidy: 800,
        ..member(5, "partner_ahorn", true)
    },
    // Burns leads: takes all, calls late, closes few.
    Person {
        silent: 5,
        declines: (0, 0),
        answers: &PROMPT,
        contacts: &CALLS_LATE,
        skill: 30,
        forgets: 330,
        tidy: 80,
        ..member(6, "partner_birke", true)
    },
    // Waits for the hot ones.
    Person { declines: (450, 20), ..member(7, "partner_eiche", true) },
    // Often does not answer at all.
    Person { silent: 280, answers: &LATE, ..member(8, "partner_linde", true) },
    member(9, "partner_buche", true),
    Person { weight: 8, contacts: &CALLS_SOON, skill: 95, ..member(10, "partner_erle", true) },
    // Small, careful and busy: declines where it has no time.
    Person { weight: 5, declines: (200, 120), skill: 115, tidy: 700, ..member(11, "partner_ulme", true) },
];

impl Person {
    /// The member with an id.
    pub(super) fn find(id: &str) -> Option<&'static Self> {
        PEOPLE.iter().find(|person| person.id == id)
    }

    /// Whether it works on a day of the week, Monday is 0.
    pub(super) fn works(&self, weekday: u8) -> bool {
        self.days.get(usize::from(weekday)).copied().unwrap_or(true)
    }
}
