//! A small year, folded into reports once for all tests.

use leadwerk::engine::{Engine, Record};
use leadwerk::policy::{Day, QuotaGoal, QuotaRule, QuotaUnit};
use leadwerk::report::{Period, Report, ReportFold, ReportWish};
use leadwerk::scoring::MediumCost;
use leadwerk::simulation::{Year, YearPlan};
use leadwerk::units::{Count, Money, Seed};
use std::sync::LazyLock;

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(crate) fn period(first: &str, last: &str) -> Period {
    Period::new(day(first), day(last))
}

/// The log of the year.
pub(crate) static LOG: LazyLock<Vec<Record>> = LazyLock::new(|| {
    let mut year = Year::new(YearPlan { leads: Count::new(3_000), ..YearPlan::standard().unwrap() }).unwrap();
    let mut engine = Engine::new(year.policy().clone()).unwrap();
    let mut log = Vec::new();
    for request in &mut year {
        // People err now and then; what is refused leaves no record.
        log.extend(engine.execute(&request).map(|receipt| receipt.records).unwrap_or_default());
    }
    log
});

pub(crate) static COMPANY: LazyLock<ReportFold> = LazyLock::new(|| {
    let year = Year::new(YearPlan { leads: Count::new(3_000), ..YearPlan::standard().unwrap() }).unwrap();
    let mut policy = year.policy().clone();
    let quota = |unit, goal| QuotaRule { unit, first: day("2026-01-01"), last: day("2026-12-31"), goal };
    policy.quotas = vec![
        quota(QuotaUnit::All {}, QuotaGoal::Captured { leads: Count::new(3_200) }),
        quota(QuotaUnit::Medium { medium: policy.media[0].clone() }, QuotaGoal::Qualified { leads: Count::new(200) }),
        quota(QuotaUnit::All {}, QuotaGoal::Won { leads: Count::new(180) }),
        quota(QuotaUnit::All {}, QuotaGoal::Revenue { value: Money::new(900_000_000, "EUR").unwrap() }),
    ];
    let mut fold = ReportFold::new(policy).unwrap();
    fold.fold(&LOG).unwrap();
    fold
});

/// One wish of each kind.
pub(crate) fn wishes() -> Vec<ReportWish> {
    let cost = |medium: &str, major: i64| MediumCost {
        medium: medium.try_into().unwrap(),
        campaign: None,
        product: None,
        period: 0,
        period_days: Count::new(30),
        cost: Money::new(major * 100, "EUR").unwrap(),
        margin: None,
    };
    vec![
        ReportWish::Partner { member: "partner_birke".try_into().unwrap() },
        ReportWish::Partners {},
        ReportWish::Response {},
        ReportWish::Activity {},
        ReportWish::Success {},
        ReportWish::Quotas {},
        ReportWish::Fairness { repetitions: Count::new(200), seed: Seed::new(7).unwrap() },
        ReportWish::Data {},
        ReportWish::Media {
            costs: vec![cost("trade_fair", 40_000), cost("website", 20_000), cost("telemarketing", 60_000)],
        },
    ]
}

pub(crate) fn reports(period: Period) -> Vec<Report> {
    wishes().iter().map(|wish| COMPANY.report(wish, period).unwrap()).collect()
}
