use super::*;
use crate::distribution::streams::example::{arrival, busy, member, minutes, place, receivers, seed, worth};
use crate::policy::{DistributionRule, Entitlement, Guard};
use crate::units::Language;
use proptest::prelude::*;

fn told(stream: &Stream, rule: &Rule) -> Vec<(String, String, i64)> {
    let handout = give_away(stream, rule, seed(1)).unwrap();
    let minute = |given: &Assigned| given.at.milliseconds() / 60_000;
    handout.given.iter().map(|given| (given.lead.to_string(), given.member.to_string(), minute(given))).collect()
}

fn line(lead: &str, member: &str, minute: i64) -> (String, String, i64) {
    (lead.to_owned(), member.to_owned(), minute)
}

/// Changes a small stream and gives the code with which it is refused.
fn refused(change: impl FnOnce(&mut Stream)) -> &'static str {
    let mut stream = minutes(&[1_000; 2], 3);
    change(&mut stream);
    give_away(&stream, &Rule::RoundRobin {}, seed(1)).unwrap_err().code()
}

#[test]
fn what_cannot_be_is_refused() {
    assert_eq!(refused(|stream| stream.receivers.clear()), "RECEIVERS_MISSING");
    assert_eq!(refused(|stream| stream.receivers[1].member = member("a")), "DUPLICATE_RECEIVER");
    assert_eq!(refused(|stream| stream.arrivals[2].eligible = vec![member("x")]), "UNKNOWN_RECEIVER");
    assert_eq!(refused(|stream| stream.arrivals[2].given_to = Some(member("x"))), "UNKNOWN_RECEIVER");
    assert_eq!(refused(|stream| stream.arrivals.swap(0, 1)), "ROWS_UNORDERED");
    assert_eq!(refused(|stream| stream.arrivals[0].value = worth(-1)), "AMOUNT_NEGATIVE");
    let mixed = |stream: &mut Stream| {
        stream.arrivals[0].value = worth(1);
        stream.arrivals[2].value = Some(Money::new(1, "USD").unwrap());
    };
    assert_eq!(refused(mixed), "CURRENCY_MISMATCH");
}

#[test]
fn a_refusal_names_the_row_and_the_member() {
    let mut stream = minutes(&[1_000; 2], 3);
    stream.arrivals[2].eligible = vec![member("x")];
    let error = give_away(&stream, &Rule::RoundRobin {}, seed(1)).unwrap_err();
    assert_eq!(error.to_string(), "member `x` is not among the receivers; allowed: `a`, `b`");
    stream.arrivals.swap(0, 1);
    let error = give_away(&stream, &Rule::RoundRobin {}, seed(1)).unwrap_err();
    let sentence = "Zeile 2 ist vom 1970-01-01T00:00:00Z, vor 1970-01-01T00:01:00Z in der Zeile davor; \
        sortieren Sie die Zeilen nach der Zeit";
    assert_eq!(error.sentence(Language::German), sentence);
}

#[test]
fn who_is_full_is_passed_over_and_the_oldest_lead_goes_out_first() {
    let mut stream = minutes(&[1_000; 2], 0);
    for receiver in &mut stream.receivers {
        receiver.limit = Some(Count::new(1));
    }
    // a is busy until 10, b until 5. The three that come meanwhile wait; L4 is for a alone.
    stream.arrivals = vec![busy(0, 10, ""), busy(1, 4, ""), busy(2, 9, ""), busy(4, 9, "a"), busy(4, 9, "")];
    stream.arrivals[4].lead = LeadId::new("L4b").unwrap();
    let expected = [
        line("L0", "a", 0),
        line("L1", "b", 1),
        // b is free: the oldest.
        line("L2", "b", 5),
        // a is free: the oldest that waits is a's alone.
        line("L4", "a", 10),
        // b is free at 14, a only at 19.
        line("L4b", "b", 14),
    ];
    assert_eq!(told(&stream, &Rule::RoundRobin {}), expected);
}

#[test]
fn a_lead_that_never_leaves_does_not_count_against_the_limit() {
    let mut stream = minutes(&[1_000], 3);
    stream.receivers[0].limit = Some(Count::new(1));
    assert_eq!(told(&stream, &Rule::RoundRobin {}).len(), 3);
}

#[test]
fn two_who_are_freed_at_once_are_both_asked() {
    let mut stream = minutes(&[1_000; 2], 0);
    for receiver in &mut stream.receivers {
        receiver.limit = Some(Count::new(1));
    }
    stream.arrivals = vec![busy(0, 5, ""), busy(0, 5, ""), busy(1, 5, ""), busy(2, 5, "")];
    stream.arrivals[1].lead = LeadId::new("L0b").unwrap();
    let expected = [line("L0", "a", 0), line("L0b", "b", 0), line("L1", "a", 5), line("L2", "b", 5)];
    assert_eq!(told(&stream, &Rule::RoundRobin {}), expected);
}

#[test]
fn what_nobody_may_ever_take_is_left_over() {
    let mut stream = minutes(&[1_000, 0, 1_000], 4);
    stream.receivers[2].limit = Some(Count::new(0));
    stream.arrivals[1].eligible = vec![member("b")];
    stream.arrivals[2].eligible = vec![member("b"), member("c")];
    for rule in [Rule::RoundRobin {}, Rule::Odoo { monthly_maximum: Count::new(300) }] {
        let handout = give_away(&stream, &rule, seed(1)).unwrap();
        assert_eq!(handout.unplaced.iter().map(LeadId::as_str).collect::<Vec<_>>(), ["L1", "L2"]);
        assert_eq!(handout.given.len(), 2);
    }
    // A monthly maximum of 14 is a quota of 0.
    let handout = give_away(&stream, &Rule::Odoo { monthly_maximum: Count::new(14) }, seed(1)).unwrap();
    assert_eq!((handout.given.len(), handout.unplaced.len()), (0, 4));
}

#[test]
fn days_without_a_use_are_skipped() {
    let mut stream = minutes(&[1_000], 0);
    stream.receivers[0].limit = Some(Count::new(1));
    // Eight thousand years of days would take a while.
    stream.arrivals = vec![busy(0, 2_000_000_000, ""), busy(1, 1, "")];
    let rule = Rule::Odoo { monthly_maximum: Count::new(300) };
    let handout = give_away(&stream, &rule, seed(1)).unwrap();
    assert_eq!(handout.given[1].at, at_day(2_000_000_000_u64.div_ceil(1_440).cast_signed()));
    // Twice as long is beyond the calendar.
    stream.arrivals = vec![busy(0, u32::MAX, ""), busy(1, 1, "")];
    assert_eq!(give_away(&stream, &rule, seed(1)).unwrap_err().code(), "TIMESTAMP_OUT_OF_RANGE");
    assert_eq!(give_away(&stream, &Rule::Random {}, seed(1)).unwrap_err().code(), "TIMESTAMP_OUT_OF_RANGE");
}

fn at_day(number: i64) -> Timestamp {
    Timestamp::new(number * 86_400_000).unwrap()
}

/// Streams of up to five members with weights, limits, masks and ends.
fn streams() -> impl Strategy<Value = Stream> {
    let someone = (0..4_u32, prop::option::of(0..3_u32));
    let lead = (0..4_i64, prop::option::of(0..30_u32), 0..32_u32, 0..3_usize, 0..50_i64);
    (prop::collection::vec(someone, 1..6), prop::collection::vec(lead, 0..60)).prop_map(|(members, leads)| {
        let mut receivers = receivers(&members.iter().map(|(weight, _)| weight * 500).collect::<Vec<_>>());
        for (receiver, (_, limit)) in receivers.iter_mut().zip(&members) {
            receiver.limit = limit.map(Count::new);
        }
        let mut minute = 0;
        let arrivals = leads.into_iter().enumerate().map(|(number, (wait, busy_for, mask, temperature, euro))| {
            minute += wait;
            let eligible = receivers.iter().enumerate().filter(|(place, _)| mask >> place & 1 == 1);
            Arrival {
                lead: LeadId::new(format!("L{number}")).unwrap(),
                temperature: Temperature::ALL[temperature],
                value: worth(euro),
                busy_for: busy_for.map(Count::new),
                eligible: eligible.map(|(_, receiver)| receiver.member.clone()).collect(),
                ..arrival(minute)
            }
        });
        Stream { arrivals: arrivals.collect(), receivers, changes: vec![] }
    })
}

fn ledger(bound: Guard, entitlement: Entitlement) -> Rule {
    Rule::ledger(&DistributionRule { bound, entitlement, ..DistributionRule::default() })
}

/// The slow way, by the words of the documentation: whenever anything changes, everything that waits is looked at anew.
struct Slow<'a> {
    stream: &'a Stream,
    minute: i64,
    next: usize,
    /// Until when, and whose.
    open: Vec<(i64, usize)>,
    told: Vec<(String, String, i64)>,
}

impl Slow<'_> {
    fn can(&self, place: usize, lead: &Arrival) -> bool {
        let receiver = &self.stream.receivers[place];
        let has = self.open.iter().filter(|&&(_, member)| member == place).count();
        let full = receiver.limit.is_some_and(|limit| has >= limit.get() as usize);
        let may = lead.eligible.is_empty() || lead.eligible.contains(&receiver.member);
        may && !full && receiver.weight > Weight::ZERO
    }

    fn give(&mut self, lead: &Arrival) -> bool {
        let count = self.stream.receivers.len();
        let turns = (0..count).map(|step| (self.next + step) % count);
        let Some(place) = turns.into_iter().find(|&place| self.can(place, lead)) else { return false };
        self.next = place + 1;
        self.told.push(line(lead.lead.as_str(), self.stream.receivers[place].member.as_str(), self.minute));
        self.open.extend(lead.busy_for.map(|minutes| (self.minute + i64::from(minutes.get()), place)));
        true
    }

    /// When each lead goes out under round robin, and to whom.
    fn run(mut self) -> Vec<(String, String, i64)> {
        let (mut waiting, mut arrivals) = (Vec::<&Arrival>::new(), self.stream.arrivals.iter().peekable());
        for minute in 0.. {
            self.minute = minute;
            loop {
                // What leaves now, leaves at once; then what waits, then what comes.
                let before = self.told.len();
                self.open.retain(|&(until, _)| until > minute);
                waiting.retain(|lead| !self.give(lead));
                if self.told.len() > before {
                    continue;
                }
                let Some(lead) = arrivals.next_if(|lead| lead.at.milliseconds() <= minute * 60_000) else { break };
                if !self.give(lead) {
                    waiting.push(lead);
                }
            }
            if arrivals.peek().is_none() && self.open.is_empty() {
                break;
            }
        }
        self.told
    }
}

proptest! {
    #[test]
    fn round_robin_as_it_would_be_done_by_hand(stream in streams()) {
        let slow = Slow { stream: &stream, minute: 0, next: 0, open: vec![], told: vec![] };
        prop_assert_eq!(told(&stream, &Rule::RoundRobin {}), slow.run());
    }

    /// Whatever the rule: each lead once or not at all, to somebody who may have it, within the limits, not before it came.
    #[test]
    fn no_rule_breaks_the_bounds(stream in streams(), odoo in 1..100_u32) {
        let rules = [
            ledger(Guard::Standard, Entitlement::Opportunity), ledger(Guard::Strict, Entitlement::Outcome),
            ledger(Guard::Stratified, Entitlement::Opportunity), Rule::Random {}, Rule::RoundRobin {}, Rule::SmoothRoundRobin {}, Rule::LeastBusy {}, Rule::LeastValue {},
            Rule::StratifiedRoundRobin {}, Rule::Odoo { monthly_maximum: Count::new(odoo) },
        ];
        for rule in rules {
            let handout = give_away(&stream, &rule, seed(1)).unwrap();
            let mut leads: Vec<_> = handout.given.iter().map(|given| &given.lead).chain(&handout.unplaced).collect();
            leads.sort_unstable();
            leads.dedup();
            prop_assert_eq!(leads.len(), stream.arrivals.len());
            prop_assert!(handout.given.is_sorted_by_key(|given| given.at));
            let mut open: Vec<(i64, &MemberId)> = Vec::new();
            for given in &handout.given {
                let arrival = stream.arrivals.iter().find(|arrival| arrival.lead == given.lead).unwrap();
                let receiver = &stream.receivers[place(&given.member)];
                prop_assert!(given.at >= arrival.at && receiver.weight > Weight::ZERO);
                prop_assert!(arrival.eligible.is_empty() || arrival.eligible.contains(&given.member));
                open.retain(|&(until, _)| until > given.at.milliseconds());
                if let Some(limit) = receiver.limit {
                    let has = open.iter().filter(|(_, member)| **member == given.member).count();
                    prop_assert!(has < limit.get() as usize);
                }
                if let Some(minutes) = arrival.busy_for {
                    open.push((given.at.milliseconds() + i64::from(minutes.get()) * 60_000, &given.member));
                }
            }
            // Nothing is left over that somebody could have taken.
            for lead in &handout.unplaced {
                let arrival = stream.arrivals.iter().find(|arrival| arrival.lead == *lead).unwrap();
                let could = stream.receivers.iter().filter(|receiver| {
                    let may = arrival.eligible.is_empty() || arrival.eligible.contains(&receiver.member);
                    may && receiver.weight > Weight::ZERO && receiver.limit != Some(Count::new(0))
                });
                let quota = |receiver: &Receiver| {
                    (u64::from(odoo) * u64::from(receiver.weight.thousandths()) + 500) / 1_000 >= 15
                };
                let odoo_only = matches!(rule, Rule::Odoo { .. });
                prop_assert_eq!(could.filter(|receiver| !odoo_only || quota(receiver)).count(), 0);
            }
        }
    }
}
