//! Ways to find who burns leads: each says in which month it first rings, if it does.

use super::world::{MONTH, MONTHS, day, delay};
use leadwerk::partner::{Fate, PartnerTable, WinScore, WinTally, WorkedLead};
use leadwerk::policy::ProgrammeRule;
use leadwerk::units::{Estimate, Probability, Timestamp};

pub(crate) const WAYS: [&str; 8] = [
    "win rate below 10 %, from 10 closed leads on",
    "z-test each month, 1 %",
    "z-test each month, 5 %",
    "posterior P(O/E < 0.6) > 0.9, each month",
    "evidence in the order of closing, 5 %",
    "evidence as here, 1 %, any day",
    "evidence as here, 5 %, any day",
    "evidence as here, 1 %, at the end",
];

type Months = [Option<f64>; 8];

/// When each way rings.
pub(crate) fn months(leads: &[WorkedLead]) -> Months {
    let mut months = [None; 8];
    let mut ring = |way: usize, month: f64| {
        months[way].get_or_insert(month);
    };
    for month in 1..=MONTHS {
        let (month, now) = (f64::from(month), day(f64::from(month) * MONTH));
        let closed: Vec<_> = leads.iter().filter(|lead| lead.fate.ended().is_some_and(|at| at <= now)).collect();
        let won = closed.iter().filter(|lead| matches!(lead.fate, Fate::Won { .. })).count() as f64;
        let sum = |each: fn(f64) -> f64| closed.iter().map(|lead| each(lead.probability.into())).sum::<f64>();
        let z = (won - sum(|p| p)) / sum(|p| p * (1.0 - p)).sqrt();
        if closed.len() >= 10 && won < 0.1 * closed.len() as f64 {
            ring(0, month);
        }
        if z < -2.326 {
            ring(1, month);
        }
        if z < -1.645 {
            ring(2, month);
        }
        let tally = WinTally::of(leads, &delay(), now).unwrap();
        let score = WinScore::of(&tally, Estimate::new(3.0).unwrap(), Probability::new(900_000).unwrap()).unwrap();
        if f64::from(score.below(Estimate::new(60.0).unwrap()).unwrap()) > 0.9 {
            ring(3, month);
        }
    }
    if let Some(at) = in_closing_order(leads) {
        ring(4, month_of(at));
    }
    let alarm = alarm(leads);
    for (way, since) in [(5, alarm.red_since), (6, alarm.amber_since)] {
        if let Some(at) = since {
            ring(way, month_of(at));
        }
    }
    if alarm.evidence.get() >= 100.0 {
        ring(7, f64::from(MONTHS));
    }
    months
}

/// The alarm of a member after all months.
pub(crate) fn alarm(leads: &[WorkedLead]) -> leadwerk::partner::Alarm {
    let (rule, until) = (ProgrammeRule::standard().unwrap(), day(f64::from(MONTHS) * MONTH));
    PartnerTable::of(leads, &delay(), &rule, until).unwrap().members[0].alarm
}

fn month_of(at: Timestamp) -> f64 {
    at.milliseconds() as f64 / 86_400_000.0 / MONTH
}

/// The trap: each lead counts, whole, when it closes. Who loses quickly shows its losses first.
fn in_closing_order(leads: &[WorkedLead]) -> Option<Timestamp> {
    let end = day(f64::from(MONTHS) * MONTH);
    let mut closed: Vec<_> = leads.iter().filter_map(|lead| Some((lead.fate.ended()?, lead))).collect();
    closed.retain(|(at, _)| *at <= end);
    closed.sort_by_key(|(at, _)| *at);
    let rates = [0.3, 0.5, 0.7_f64];
    let mut evidence = [1.0; 3];
    for (at, lead) in closed {
        for (evidence, rate) in evidence.iter_mut().zip(rates) {
            let won = matches!(lead.fate, Fate::Won { .. });
            *evidence *= if won { rate } else { 1.0 } * ((1.0 - rate) * f64::from(lead.probability)).exp();
        }
        if evidence.iter().sum::<f64>() / 3.0 >= 20.0 {
            return Some(at);
        }
    }
    None
}
