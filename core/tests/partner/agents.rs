//! Thirty agents of an invented company whose win rates, from 55 to 70 % of decided deals, differ no more than chance:
//! 33.35 on 29 degrees of freedom, p = 0.26 (`SOURCE.md` of the CRM sales opportunities). Deals that they never decide are
//! another matter: of these some have many and some few, far beyond chance.

use crate::shared::shared;
use leadwerk::partner::{AlarmLevel, DelayLaw, Fate, PartnerTable, WorkedLead};
use leadwerk::policy::ProgrammeRule;
use leadwerk::units::{LeadId, MemberId, Probability, Timestamp};

/// Deals that were engaged from one day on and before another; each decided at once, for the file begins with closings
/// that are months younger than its first deals, so that its delays mean nothing.
fn leads(file: &std::path::Path, begin: &str, end: &str, with_open: bool) -> Vec<WorkedLead> {
    let mut leads = Vec::new();
    for record in csv::Reader::from_path(file).unwrap().into_records() {
        let record = record.unwrap();
        let (stage, engaged) = (&record[4], &record[5]);
        let wanted = stage == "Won" || stage == "Lost" || with_open && stage == "Engaging";
        if !wanted || engaged < begin || engaged >= end {
            continue;
        }
        let at = Timestamp::parse(&format!("{engaged}T12:00:00Z")).unwrap();
        leads.push(WorkedLead {
            lead: LeadId::new(&record[0]).unwrap(),
            member: MemberId::new(&record[1]).unwrap(),
            medium: None,
            at,
            probability: Probability::ZERO,
            value: None,
            fate: if stage == "Won" { Fate::Won { at } } else { Fate::Lost { at } },
        });
    }
    // What is expected of every deal is what the whole company won.
    let won = leads.iter().filter(|lead| matches!(lead.fate, Fate::Won { .. })).count();
    let share = Probability::share(won as u64, leads.len() as u64).unwrap();
    leads.iter_mut().for_each(|lead| lead.probability = share);
    leads
}

fn table(leads: &[WorkedLead]) -> PartnerTable {
    let (rule, until) = (ProgrammeRule::standard().unwrap(), Timestamp::parse("2018-01-01T00:00:00Z").unwrap());
    let table = PartnerTable::of(leads, &DelayLaw::immediate(), &rule, until).unwrap();
    println!("{} deals, prior {}, spread {}", leads.len(), table.prior, table.spread);
    for row in &table.members {
        let (score, tally) = (row.score.unwrap(), row.tally);
        println!(
            "{:20} {} of {}, {:.1} % score {:.0} ({:.0} to {:.0}) evidence {:.2}, highest {:.2}",
            row.member.as_str(),
            tally.won,
            tally.leads,
            100.0 * f64::from(tally.won.get()) / f64::from(tally.leads.get()),
            score.score.get(),
            score.low.get(),
            score.high.get(),
            row.alarm.evidence.get(),
            row.alarm.highest.get(),
        );
    }
    table
}

fn levels(table: &PartnerTable, level: AlarmLevel) -> usize {
    table.members.iter().filter(|row| row.alarm.level == level).count()
}

/// The highest lower end and the lowest upper end of all intervals.
fn ends(table: &PartnerTable) -> (f64, f64) {
    let scores: Vec<_> = table.members.iter().map(|row| row.score.unwrap()).collect();
    let low = scores.iter().map(|score| score.low.get()).fold(f64::MIN, f64::max);
    (low, scores.iter().map(|score| score.high.get()).fold(f64::MAX, f64::min))
}

#[test]
fn thirty_agents_do_not_differ_in_what_they_decide() {
    let Some(file) = shared("data/crm_sales_opportunities/sales_pipeline.csv") else { return };
    let table = table(&leads(&file, "", "9999", false));
    assert_eq!((table.members.len(), table.network.won.get()), (30, 4_238));
    assert_eq!(levels(&table, AlarmLevel::Red), 0);
    assert!(levels(&table, AlarmLevel::Amber) <= 1);
    assert!(table.review(ProgrammeRule::standard().unwrap().review_share).is_empty());
    let (highest_low, lowest_high) = ends(&table);
    println!("the highest lower end is {highest_low:.1}, the lowest upper end {lowest_high:.1}");
    assert!(highest_low < lowest_high, "{highest_low} {lowest_high}");
    assert_eq!((table.spread.get(), table.prior.get()), (0.0, 20.0));
    for row in &table.members {
        let (ratio, limits) = (row.ratio.unwrap(), row.limits.unwrap());
        assert!(limits.low < ratio && ratio < limits.high, "{}", row.member);
    }
}

/// The other side: of the deals that have had their 138 days, how many were won, with those that nobody ever decided.
/// Plain chi-square: 50.8 on 29 degrees of freedom, p = 0.007.
#[test]
fn they_differ_in_what_they_leave_open() {
    let Some(file) = shared("data/crm_sales_opportunities/sales_pipeline.csv") else { return };
    let table = table(&leads(&file, "2017-03-01", "2017-08-15", true));
    println!("amber {}, red {}", levels(&table, AlarmLevel::Amber), levels(&table, AlarmLevel::Red));
    let chi: f64 = table
        .members
        .iter()
        .map(|row| {
            let (won, expected) = (f64::from(row.tally.won.get()), f64::from(row.tally.expected));
            (won - expected).powi(2) / f64::from(row.tally.variance)
        })
        .sum();
    assert!((chi - 50.76).abs() < 0.02, "{chi}");
    assert_eq!(levels(&table, AlarmLevel::Red), 0);
}
