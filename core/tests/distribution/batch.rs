//! Many leads at once: as many as there is room for, and as fairly as one by one.

use crate::company::{Company, member, offers, policy, profile, regions};
use crate::play::Dice;
use leadwerk::distribution::{Filter, Profile};
use leadwerk::lead::Command;
use leadwerk::policy::Temperature;
use leadwerk::units::{Count, LeadId};

fn assign_all(company: &mut Company, leads: &[LeadId]) -> leadwerk::engine::Receipt {
    company.ask(Command::AssignAll { leads: leads.to_vec() })
}

/// Ada covers the north alone, Ben everything; each has one place. The first lead is from the north and would go to Ben, who
/// is behind; but the second, from the south, can go to Ben alone.
#[test]
fn a_place_is_kept_for_a_lead_that_finds_no_other() {
    let mut company = Company::of(&[]);
    company
        .join("Ada", Profile { coverage: Some(regions(&["north"])), limit: Some(Count::new(2)), ..profile("direct") });
    company.join("Ben", Profile { limit: Some(Count::new(1)), ..profile("direct") });
    let ahead = company.ready_in("north");
    company.hand(&ahead, "Ada").unwrap();
    let leads = [company.ready_in("north"), company.ready_in("south")];
    let receipt = assign_all(&mut company, &leads);
    assert_eq!(offers(&receipt), [(leads[0].as_str(), "Ada"), (leads[1].as_str(), "Ben")]);
    let barred = &receipt.choices[0].barred;
    assert_eq!((barred[0].filter, &barred[0].members[..]), (Filter::Kept, &[member("Ben")][..]), "{barred:?}");
    // One by one the first goes to Ben, and the second waits.
    let mut company = Company::of(&[]);
    company
        .join("Ada", Profile { coverage: Some(regions(&["north"])), limit: Some(Count::new(2)), ..profile("direct") });
    company.join("Ben", Profile { limit: Some(Count::new(1)), ..profile("direct") });
    let ahead = company.ready_in("north");
    company.hand(&ahead, "Ada").unwrap();
    let leads = [company.ready_in("north"), company.ready_in("south")];
    leads.iter().for_each(|lead| drop(company.assign(lead).unwrap()));
    assert_eq!(company.waiting(), [leads[1].clone()]);
}

const REGIONS: [&str; 4] = ["north", "east", "south", "west"];

/// The most leads that find a place, by trying everything.
fn most(leads: &[usize], covers: &[u8], free: &mut [u32]) -> usize {
    let Some((&region, rest)) = leads.split_first() else { return 0 };
    let mut best = most(rest, covers, free);
    for member in 0..free.len() {
        if free[member] > 0 && covers[member] & (1 << region) != 0 {
            free[member] -= 1;
            best = best.max(1 + most(rest, covers, free));
            free[member] += 1;
        }
    }
    best
}

/// Four members that cover some of four regions and have few places; eight leads.
fn tight(seed: u64) -> (Company, Vec<LeadId>, usize) {
    let mut dice = Dice::new(seed);
    let mut company = Company::of(&[]);
    let (mut covers, mut free) = (Vec::new(), Vec::new());
    for name in ["Ada", "Ben", "Cem", "Dan"] {
        let mask = 1 + dice.below(15) as u8;
        let own: Vec<_> = (0..4).filter(|region| mask & (1 << region) != 0).map(|region| REGIONS[region]).collect();
        let limit = dice.below(4) as u32;
        company
            .join(name, Profile { coverage: Some(regions(&own)), limit: Some(Count::new(limit)), ..profile("direct") });
        covers.push(mask);
        free.push(limit);
    }
    let wanted: Vec<usize> = (0..8).map(|_| dice.below(4)).collect();
    let leads = wanted.iter().map(|&region| company.ready_in(REGIONS[region])).collect();
    let most = most(&wanted, &covers, &mut free);
    (company, leads, most)
}

#[test]
fn a_tight_batch_places_as_many_as_can_be() {
    let (mut placed_at_once, mut placed_singly, mut better) = (0, 0, 0);
    for seed in 0..300 {
        let (mut company, leads, most) = tight(seed);
        let placed = offers(&assign_all(&mut company, &leads)).len();
        assert_eq!(placed, most, "seed {seed}");
        assert_eq!(company.waiting().len(), leads.len() - placed, "the others wait");
        let (mut company, leads, _) = tight(seed);
        leads.iter().for_each(|lead| drop(company.assign(lead).unwrap()));
        let singly = leads.iter().filter(|lead| company.holder(lead).is_some()).count();
        placed_at_once += placed;
        placed_singly += singly;
        better += usize::from(placed > singly);
    }
    println!("placed at once {placed_at_once}, one by one {placed_singly}; {better} of 300 batches place more");
    assert!(better > 20, "the batches are tight enough to tell");
}

/// Where there is room for all, the batch is the same as one by one in the same order: hot ones first, then the oldest.
#[test]
fn an_ample_batch_is_the_same_as_one_by_one() {
    let order = [Temperature::Hot, Temperature::Warm, Temperature::Cold];
    let ready = |seed| {
        let mut dice = Dice::new(seed);
        let mut company = Company::under(policy(), &["Ada", "Ben", "Cem"]);
        let mut leads: Vec<(Temperature, LeadId)> = Vec::new();
        for _ in 0..20 {
            company.now += 1;
            let temperature = dice.pick(&order);
            let lead = company.ready(temperature, dice.below(5_000) as i64);
            leads.push((temperature, lead));
        }
        (company, leads)
    };
    for seed in 0..30 {
        let (mut at_once, leads) = ready(seed);
        let all: Vec<_> = leads.iter().map(|(_, lead)| lead.clone()).collect();
        assign_all(&mut at_once, &all);
        let (mut singly, mut leads) = ready(seed);
        leads.sort_by_key(|(temperature, _)| core::cmp::Reverse(*temperature));
        leads.iter().for_each(|(_, lead)| drop(singly.assign(lead).unwrap()));
        assert!(all.iter().all(|lead| at_once.holder(lead) == singly.holder(lead)), "seed {seed}");
    }
}

/// How unequal the numbers of a tight batch are beside those of the same leads one by one, where both place as many: the sum
/// of squares of what everybody is owed.
#[test]
fn a_tight_batch_is_no_less_fair() {
    let unfairness = |company: &Company| -> f64 {
        ["Ada", "Ben", "Cem", "Dan"].map(|name| f64::from(company.owed(name).leads).powi(2)).iter().sum()
    };
    let (mut batch, mut single, mut compared) = (0.0, 0.0, 0);
    for seed in 0..600 {
        let (mut at_once, leads, _) = tight(seed);
        let placed = offers(&assign_all(&mut at_once, &leads)).len();
        let (mut singly, leads, _) = tight(seed);
        leads.iter().for_each(|lead| drop(singly.assign(lead).unwrap()));
        if leads.iter().filter(|lead| singly.holder(lead).is_some()).count() == placed {
            batch += unfairness(&at_once);
            single += unfairness(&singly);
            compared += 1;
        }
    }
    println!("over {compared} batches that place as many: {batch:.2} at once, {single:.2} one by one");
    assert!(compared > 200 && batch <= single * 1.05, "{batch} {single}");
}
