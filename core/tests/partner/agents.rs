//! Thirty agents of an invented company whose win rates, from 55 to 70 %, differ no more than chance: 33.35 on 29 degrees
//! of freedom, p = 0.26 (`SOURCE.md` of the CRM sales opportunities).

use crate::shared::shared;
use leadwerk::partner::{AlarmLevel, DelayLaw, Fate, PartnerTable, WorkedLead};
use leadwerk::policy::ProgrammeRule;
use leadwerk::units::{Count, LeadId, MemberId, Money, Probability, Timestamp};

fn leads(file: std::path::PathBuf) -> Vec<WorkedLead> {
    let mut leads = Vec::new();
    for record in csv::Reader::from_path(file).unwrap().into_records() {
        let record = record.unwrap();
        let time = |date: &str| Timestamp::parse(&format!("{date}T12:00:00Z")).unwrap();
        let fate = match &record[4] {
            "Won" => Fate::Won { at: time(&record[6]) },
            "Lost" => Fate::Lost { at: time(&record[6]) },
            "Engaging" => Fate::Open {},
            _ => continue,
        };
        let value: i64 = record[7].parse().unwrap_or(0);
        leads.push(WorkedLead {
            lead: LeadId::new(&record[0]).unwrap(),
            member: MemberId::new(&record[1]).unwrap(),
            medium: None,
            at: time(&record[5]),
            probability: Probability::ZERO,
            value: (value > 0).then(|| Money::new(100 * value, "USD").unwrap()),
            fate,
        });
    }
    leads
}

#[test]
fn thirty_agents_do_not_differ() {
    let Some(file) = shared("data/crm_sales_opportunities/sales_pipeline.csv") else { return };
    let mut leads = leads(file);
    let until = Timestamp::parse("2017-12-31T23:00:00Z").unwrap();
    let delay = DelayLaw::of(&leads, Count::new(138), until).unwrap();
    let rule = ProgrammeRule::standard().unwrap();
    // What is expected of every lead is what the whole company won: as many wins as came, found by halving.
    let (mut low, mut high) = (0_u32, 990_000);
    while high - low > 1 {
        let middle = u32::midpoint(low, high);
        leads.iter_mut().for_each(|lead| lead.probability = Probability::new(middle).unwrap());
        let table = PartnerTable::of(&leads, &delay, &rule, None, until).unwrap();
        if table.centre.get() > 100.0 { low = middle } else { high = middle }
    }
    let table = PartnerTable::of(&leads, &delay, &rule, None, until).unwrap();
    let levels = |level| table.members.iter().filter(|row| row.alarm.level == level).count();
    println!(
        "p {low} ppm, prior {}, spread {}, amber {}, red {}",
        table.prior,
        table.spread,
        levels(AlarmLevel::Amber),
        levels(AlarmLevel::Red)
    );
    for row in &table.members {
        let (score, tally) = (row.score.unwrap(), row.tally);
        let decided = tally.won.get() + tally.lost.get();
        let rate = 100.0 * f64::from(tally.won.get()) / f64::from(decided);
        println!(
            "{:20} rate {rate:.1} % O {} E {:.1} score {:.0} ({:.0}..{:.0}) e {:.2} highest {:.2}",
            row.member.as_str(),
            tally.won,
            f64::from(tally.expected),
            score.score.get(),
            score.low.get(),
            score.high.get(),
            row.alarm.evidence.get(),
            row.alarm.highest.get(),
        );
    }
    assert_eq!((table.members.len(), table.network.won.get()), (30, 4_238));
    assert_eq!(levels(AlarmLevel::Red), 0);
    assert!(levels(AlarmLevel::Amber) <= 1);
    assert!(table.review(rule.review_share).is_empty());
    let scores: Vec<_> = table.members.iter().map(|row| row.score.unwrap()).collect();
    let lowest_high = scores.iter().map(|score| score.high.get()).fold(f64::MAX, f64::min);
    let highest_low = scores.iter().map(|score| score.low.get()).fold(f64::MIN, f64::max);
    println!("the lowest upper end {lowest_high:.1}, the highest lower end {highest_low:.1}");
    assert!(highest_low < lowest_high, "{highest_low} {lowest_high}");
    // None lies beyond the outer limits.
    for row in &table.members {
        let (ratio, limits) = (row.ratio.unwrap(), row.limits.unwrap());
        assert!(limits.far_low < ratio && ratio < limits.far_high, "{}", row.member);
    }
}
