//! A weekly report with its page for each of many members, from the log of a year.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once, rounds};
use crate::world::{World, policy};
use leadwerk::engine::{Engine, Record};
use leadwerk::policy::{Automatic, Policy};
use leadwerk::report::{PeriodKind, Report, ReportFold, ReportWish};
use leadwerk::units::{Language, MemberId};
use std::hint::black_box;

const BENCH: &str = "reports";

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let (members, leads) = (size.pick(1_000, 5), size.pick(20_000, 60));
    let (log, times) = (log(leads, members), size.pick(5, 1));
    let records = log.len();
    // What everybody folds who keeps a log, and what the reports take beside that.
    let engine = rounds(times, records, || {
        let mut engine = Engine::new(rules()).expect("a policy without faults");
        once(|| engine.catch_up(&log).expect("a valid log")).0
    });
    let fold = || {
        let mut reports = ReportFold::new(rules()).expect("a policy without faults");
        (once(|| reports.fold(&log).expect("a valid log")).0, reports)
    };
    let folding = rounds(times, records, || fold().0);
    let (_, reports) = fold();
    let wishes: Vec<_> = (0..members).map(|number| ReportWish::Partner { member: member(number) }).collect();
    let last = log.last().expect("a log").at;
    let week = reports.period(last, PeriodKind::Week).expect("a week");
    let data = || reports.reports(&wishes, week).expect("reports");
    let pages = |reports_of: &[Report]| -> usize {
        reports_of.iter().map(|report| black_box(reports.page(report, Language::German)).len()).sum()
    };
    let made = data();
    let bytes = pages(&made);
    let undecided: usize = made.iter().map(undecided).sum();
    let json = || -> usize {
        let line = |report: &Report| black_box(serde_json::to_string(report).expect("JSON")).len();
        made.iter().map(line).sum()
    };
    let figure = |what: String, spread| Figure::new(BENCH, what, Unit::Nanoseconds, spread);
    let first = wishes.get(..1).unwrap_or_default();
    let one = || once(|| pages(&reports.reports(first, week).expect("a report"))).0;
    vec![
        Figure::rate(BENCH, format!("records of {leads} leads folded"), folding),
        Figure::rate(BENCH, "the same by an engine alone", engine),
        figure(format!("{members} weekly reports with pages"), rounds(times, 1, || once(|| pages(&data())).0))
            .goal(5e9),
        figure("... of that the data".to_owned(), rounds(times, 1, || once(|| black_box(data())).0)),
        figure("... and the pages".to_owned(), rounds(times, 1, || once(|| pages(&made)).0)),
        figure("peer: the same data as JSON, by serde".to_owned(), rounds(times, 1, || once(json).0)),
        figure("one weekly report alone, with its page".to_owned(), rounds(times, 1, one)),
        Figure::new(BENCH, "a page", Unit::Bytes, Spread::one(bytes as f64 / members as f64)),
        Figure::new(BENCH, "undecided leads in all of them", Unit::Count, Spread::one(undecided as f64)),
    ]
}

fn member(number: usize) -> MemberId {
    MemberId::new(format!("member-{number:03}")).expect("an id")
}

fn undecided(report: &Report) -> usize {
    match report {
        Report::Partner { report } => report.queue.len(),
        _ => 0,
    }
}

/// Everything is given out by hand.
fn rules() -> Policy {
    let mut rules = policy();
    rules.distribution.automatic = Automatic::Off;
    rules
}

fn log(leads: usize, members: usize) -> Vec<Record> {
    let mut engine = Engine::new(rules()).expect("a policy without faults");
    let execute = |request| engine.execute(&request).expect("a valid request").records;
    World::year(leads, members).flat_map(execute).collect()
}
