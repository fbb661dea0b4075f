//! The figures of reports, counted once more from the log.

use super::year::{COMPANY, LOG, period, wishes};
use leadwerk::engine::{Record, Sequence};
use leadwerk::lead::{DeadlineKind, Event};
use leadwerk::partner::{AlarmLevel, ReminderKind};
use leadwerk::policy::QuotaGoal;
use leadwerk::report::{PeriodKind, Report, ReportFold, ReportLine, ReportWish};
use leadwerk::units::{Count, Timestamp};

/// The first instants of July and August 2026 in Berlin.
fn july() -> (Timestamp, Timestamp) {
    let at = |text| Timestamp::parse(text).unwrap();
    (at("2026-07-01T00:00:00+02:00"), at("2026-08-01T00:00:00+02:00"))
}

fn counted(which: impl Fn(&Event) -> bool) -> u32 {
    let (from, until) = july();
    let inside = LOG.iter().filter(|record| from <= record.at && record.at < until);
    inside.filter(|record| which(&record.event)).count().try_into().unwrap()
}

#[test]
fn a_month_counts_what_happened_in_it() {
    let Report::Success { report } =
        COMPANY.report(&ReportWish::Success {}, period("2026-07-01", "2026-07-31")).unwrap()
    else {
        panic!("a success report")
    };
    let total = &report.total;
    assert!(total.won.get() > 20, "{total:?}");
    assert_eq!(total.won.get(), counted(|event| matches!(event, Event::Won { .. })));
    assert_eq!(total.lost.get(), counted(|event| matches!(event, Event::Lost { .. })));
    assert_eq!(total.accepted.get(), counted(|event| matches!(event, Event::Accepted { .. })));
    assert_eq!(total.demoted.get(), counted(|event| matches!(event, Event::Demoted { .. })));
    let captured = counted(|event| matches!(event, Event::Captured { .. } | Event::DealRegistered { .. }));
    assert_eq!(total.captured.get(), captured);
    // Members and channels add up to all that somebody had.
    let sum = |lines: &[ReportLine]| {
        lines.iter().map(|line| (line.won.get(), line.revenue.minor.get())).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
    };
    assert_eq!(sum(&report.members), (total.won.get(), total.revenue.minor.get()));
    assert_eq!(sum(&report.channels), sum(&report.members));
    let reasons: u32 = report.reasons.iter().map(|line| line.leads.get()).sum();
    assert_eq!(reasons, total.lost.get());
    assert_eq!(report.trend.last().unwrap().won, total.won);
}

#[test]
fn a_quota_counts_from_its_first_day() {
    let Report::Quotas { report } = COMPANY.report(&ReportWish::Quotas {}, period("2026-07-01", "2026-07-31")).unwrap()
    else {
        panic!("a report of quotas")
    };
    let (_, until) = july();
    let won = LOG.iter().filter(|record| record.at < until && matches!(record.event, Event::Won { .. })).count();
    let state = report.quotas.iter().find(|state| matches!(state.quota.goal, QuotaGoal::Won { .. })).unwrap();
    assert_eq!(state.reached, QuotaGoal::Won { leads: Count::new(won.try_into().unwrap()) });
    // 149 working days of 253 lie before August 2026 in the calendar of the standard policy.
    let share = f64::from(state.elapsed.ppm()) / 1e6;
    assert!((0.57..0.60).contains(&share), "{share}");
    let forecast = state.forecast.unwrap();
    let amounts = [forecast.low, forecast.middle, forecast.high].map(|goal| match goal {
        QuotaGoal::Won { leads } => leads.get(),
        _ => panic!("another goal"),
    });
    assert!(amounts.is_sorted() && amounts[0] as usize >= won, "{amounts:?}");
}

/// What members are told of the year agrees with what all of them are told side by side.
#[test]
fn one_member_alone_and_among_all() {
    let year = period("2026-01-01", "2026-12-31");
    let Report::Partners { report: all } = COMPANY.report(&ReportWish::Partners {}, year).unwrap() else {
        panic!("all members")
    };
    assert!(all.table.members.len() > 5);
    for row in &all.table.members {
        let wish = ReportWish::Partner { member: row.member.clone() };
        let Report::Partner { report } = COMPANY.report(&wish, year).unwrap() else { panic!("a member") };
        assert_eq!(report.wins.as_ref(), Some(row));
        assert_eq!(report.points.as_ref(), all.points.iter().find(|account| account.member == row.member));
        assert!(report.steps.len() <= 3 && report.steps.is_sorted_by_key(|step| step.at));
    }
    // The same in one go.
    let one_by_one: Vec<_> = wishes().iter().map(|wish| COMPANY.report(wish, year).unwrap()).collect();
    assert_eq!(COMPANY.reports(&wishes(), year).unwrap(), one_by_one);
}

/// An alarm asks a person; what the person says ends it, and is not asked for again.
#[test]
fn a_confirmation_answers_an_alarm() {
    let january = period("2027-01-01", "2027-01-31");
    let told = |fold: &ReportFold| match fold.report(&ReportWish::Partners {}, january).unwrap() {
        Report::Partners { report } => report,
        _ => panic!("all members"),
    };
    let before = told(&COMPANY);
    let alarmed: Vec<_> = before.table.members.iter().filter(|row| row.alarm.level != AlarmLevel::Quiet).collect();
    assert!(!alarmed.is_empty(), "nobody burns leads in this year");
    let last = LOG.last().unwrap();
    let mut fold = COMPANY.clone();
    let mut sequence = last.sequence.get();
    for row in &alarmed {
        sequence += 1;
        let event = Event::MemberConfirmed { member: row.member.clone(), note: None };
        let record = Record { sequence: Sequence::new(sequence).unwrap(), event, ..last.clone() };
        fold.fold(&[record]).unwrap();
    }
    let after = told(&fold);
    for (was, is) in before.table.members.iter().zip(&after.table.members) {
        assert_eq!((&was.tally, &was.score), (&is.tally, &is.score), "{}", is.member);
        assert!(is.alarm.level == AlarmLevel::Quiet, "{}", is.member);
    }
    assert!(after.review.is_empty() && after.cases.iter().all(|case| case.alarm == AlarmLevel::Quiet));
}

/// An offer that has lapsed cannot be answered any more, though no tick has said so yet: nobody is sent after it.
#[test]
fn what_has_lapsed_is_not_to_be_done() {
    let offered = |record: &Record| matches!(record.event, Event::Offered { .. });
    let place = LOG.iter().position(offered).unwrap();
    let Event::Offered { lead, member, accept_by, .. } = &LOG[place].event else { panic!("an offer") };
    let mut fold = ReportFold::new(COMPANY.policy().clone()).unwrap();
    fold.fold(&LOG[..=place]).unwrap();
    let told = |known: Timestamp| {
        let week = fold.period(known, PeriodKind::Week).unwrap();
        match fold.report(&ReportWish::Partner { member: member.clone() }, week).unwrap() {
            Report::Partner { report } => {
                let asked = report.steps.iter().any(|step| step.lead == *lead && step.deadline == DeadlineKind::Accept);
                (asked, report.reminders.iter().any(|reminder| reminder.about == ReminderKind::Expiring))
            }
            _ => panic!("a partner's report"),
        }
    };
    assert_eq!(told(accept_by.plus(-1).unwrap()), (true, true));
    assert_eq!(told(*accept_by), (false, false));
}

/// Pages of a log may overlap, and a record may come twice in one of them: nothing counts twice.
#[test]
fn a_record_counts_once() {
    let mut twice = ReportFold::new(COMPANY.policy().clone()).unwrap();
    let half = LOG.len() / 2;
    twice.fold(&LOG[..half]).unwrap();
    let doubled = [&LOG[half - 10..=half], &LOG[half..half + 1]].concat();
    assert!(twice.fold(&doubled).is_err());
    twice.fold(&LOG[half - 5..]).unwrap();
    let year = period("2026-01-01", "2026-12-31");
    for wish in wishes() {
        assert_eq!(twice.report(&wish, year).unwrap(), COMPANY.report(&wish, year).unwrap());
    }
}
