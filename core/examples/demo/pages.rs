//! The reports of the year, as pages for a browser: two members' week, a month and the whole year, each as it was known
//! when it ended, in English and in German.

use super::progress::Progress;
use super::scores::{COSTS, MARGIN};
use leadwerk::engine::Record;
use leadwerk::policy::{Policy, QuotaGoal, QuotaRule, QuotaUnit};
use leadwerk::report::{Period, PeriodKind, Report, ReportFold, ReportLine, ReportWish};
use leadwerk::scoring::MediumCost;
use leadwerk::simulation::YearPlan;
use leadwerk::units::{Count, Error, Language, Money, Probability, Seed, Timestamp};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Who gets a weekly report: a partner, and somebody of the direct channel.
const MEMBERS: [&str; 2] = ["partner_birke", "direct_north"];
const LANGUAGES: [(Language, &str); 2] = [(Language::English, "en"), (Language::German, "de")];
const DAY: i64 = 86_400_000;
/// A day in the middle of the year's second July week.
const JULY: i64 = 190;

/// Reports that fall due when a period is over.
struct Edition {
    name: &'static str,
    kind: PeriodKind,
    period: Period,
    wishes: Vec<ReportWish>,
}

/// A page that is made.
struct Page {
    edition: &'static str,
    /// What it is about.
    about: String,
    language: &'static str,
    html: String,
}

/// All pages.
pub(crate) struct Pages {
    pages: Vec<Page>,
}

/// Where they are.
pub(crate) struct Told {
    pages: usize,
    index: PathBuf,
}

/// What makes them while records pass by.
struct Press {
    reports: ReportFold,
    /// The last one is due first.
    due: Vec<Edition>,
    pages: Vec<Page>,
}

impl Pages {
    /// Of a year's log.
    pub(crate) fn of(plan: &YearPlan, policy: &Policy, log: &[Record]) -> Result<Self, Error> {
        let mut press = Press::new(plan, policy.clone())?;
        let mut progress = Progress::new("reporting on it");
        for record in log {
            press.fold(record)?;
            progress.step();
        }
        // By then the year is over, whenever its last record was.
        let over = plan.start.plus(366 * DAY)?;
        while !press.due.is_empty() {
            press.publish(over)?;
        }
        Ok(Self { pages: press.pages })
    }

    /// Writes them, and one that leads to all of them.
    pub(crate) fn write(&self) -> Result<Told, String> {
        let folder = folder();
        std::fs::create_dir_all(&folder).map_err(|fault| told(&folder, &fault))?;
        let write = |name: &str, html: &str| {
            let path = folder.join(name);
            std::fs::write(&path, html).map_err(|fault| told(&path, &fault)).map(|()| path)
        };
        self.pages.iter().try_for_each(|page| write(&page.file(), &page.html).map(drop))?;
        Ok(Told { pages: self.pages.len(), index: write("index.html", &index(&self.pages))? })
    }
}

impl Press {
    /// For a year that is lived by these rules; with targets, which the year itself does not have.
    fn new(plan: &YearPlan, mut policy: Policy) -> Result<Self, Error> {
        let mut reports = ReportFold::new(policy.clone())?;
        let edition = |name, days: i64, kind: PeriodKind, wishes| -> Result<Edition, Error> {
            let period = reports.period(plan.start.plus(days * DAY)?, kind)?;
            Ok(Edition { name, kind, period, wishes })
        };
        let weekly = MEMBERS.iter().map(|member| Ok(ReportWish::Partner { member: (*member).try_into()? }));
        let weekly = weekly.collect::<Result<_, Error>>()?;
        let year = edition("year", 0, PeriodKind::Year, company()?)?;
        policy.quotas = targets(plan, year.period)?;
        let july = edition("july", JULY, PeriodKind::Month, company()?)?;
        let due = vec![year, july, edition("week", JULY, PeriodKind::Week, weekly)?];
        reports.use_policy(policy)?;
        Ok(Self { reports, due, pages: Vec::new() })
    }

    /// Folds the next record. What a period that is over by then deserves is reported before, as it was known at its end.
    fn fold(&mut self, record: &Record) -> Result<(), Error> {
        while let Some(edition) = self.due.last() {
            if self.reports.period(record.at, edition.kind)?.last <= edition.period.last {
                break;
            }
            self.publish(record.at)?;
        }
        self.reports.fold(core::slice::from_ref(record))
    }

    fn publish(&mut self, now: Timestamp) -> Result<(), Error> {
        let Some(Edition { name: edition, period, mut wishes, .. }) = self.due.pop() else { return Ok(()) };
        let period = Period { known: Some(now), ..period };
        if wishes.contains(&ReportWish::Activity {}) {
            wishes.push(self.media(period)?);
        }
        let reports = self.reports.reports(&wishes, period)?;
        for (report, wish) in reports.iter().zip(&wishes) {
            for (language, name) in LANGUAGES {
                let html = self.reports.page(report, language);
                self.pages.push(Page { edition, about: about(wish), language: name, html });
            }
        }
        Ok(())
    }

    /// What media returned, at invented costs of each lead that they brought.
    fn media(&self, period: Period) -> Result<ReportWish, Error> {
        let Report::Activity { report } = self.reports.report(&ReportWish::Activity {}, period)? else {
            return Ok(ReportWish::Media { costs: Vec::new() });
        };
        let (period_days, margin) = (Count::new(30), Probability::share(MARGIN, 100));
        let cost = |line: &ReportLine| -> Option<Result<MediumCost, Error>> {
            let (_, each) = COSTS.iter().find(|(name, _)| *name == line.name)?;
            let cost = || {
                let medium = line.name.as_str().try_into()?;
                let cost = Money::new(each * i64::from(line.captured.get()), report.total.revenue.currency.as_str())?;
                Ok(MediumCost { medium, campaign: None, product: None, period: 0, period_days, cost, margin })
            };
            Some(cost())
        };
        Ok(ReportWish::Media { costs: report.media.iter().filter_map(cost).collect::<Result<_, _>>()? })
    }
}

impl Page {
    fn file(&self) -> String {
        format!("{}-{}.{}.html", self.edition, self.about, self.language)
    }
}

impl Told {
    pub(crate) fn json(&self) -> Value {
        json!({ "pages": self.pages, "index": self.index })
    }

    pub(crate) fn write(&self, page: &mut String) -> std::fmt::Result {
        writeln!(page, "{} reports as pages, in English and German: {}\n", self.pages, self.index.display())
    }
}

/// Below the folder that this program was built in.
fn folder() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    // … / target / release / examples / demo
    program.ancestors().nth(3).unwrap_or_else(|| Path::new("target")).join("reports")
}

fn told(path: &Path, fault: &std::io::Error) -> String {
    format!("`{}` could not be written: {fault}", path.display())
}

/// A page that leads to all others. Everything in it is of this program.
fn index(pages: &[Page]) -> String {
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Reports</title><style>body{margin:2rem auto;max-width:40rem;padding:0 1rem;font:16px/1.6 system-ui,sans-serif}\
         </style><h1>Reports of the simulated year</h1><p>All figures are invented.</p>",
    );
    for (edition, title) in [("week", "A week of two members"), ("july", "July"), ("year", "The year")] {
        let _ = write!(html, "<h2>{title}</h2><ul>");
        for (_, language) in LANGUAGES {
            for page in pages.iter().filter(|page| page.edition == edition && page.language == language) {
                let _ = write!(html, "<li><a href=\"{}\">{} ({language})</a>", page.file(), page.about);
            }
        }
        html += "</ul>";
    }
    html
}

/// A word for each kind of report.
fn about(wish: &ReportWish) -> String {
    match wish {
        ReportWish::Partner { member } => member.to_string(),
        ReportWish::Partners {} => "partners".into(),
        ReportWish::Response {} => "response".into(),
        ReportWish::Activity {} => "activity".into(),
        ReportWish::Success {} => "success".into(),
        ReportWish::Quotas {} => "targets".into(),
        ReportWish::Fairness { .. } => "fairness".into(),
        ReportWish::Data {} => "data".into(),
        ReportWish::Media { .. } => "media".into(),
    }
}

/// What those who lead the company read; what media returned comes to it when it is known what they cost.
fn company() -> Result<Vec<ReportWish>, Error> {
    Ok(vec![
        ReportWish::Partners {},
        ReportWish::Activity {},
        ReportWish::Success {},
        ReportWish::Quotas {},
        ReportWish::Response {},
        ReportWish::Fairness { repetitions: Count::new(200), seed: Seed::new(1)? },
        ReportWish::Data {},
    ])
}

/// Invented targets, some of which are missed.
fn targets(plan: &YearPlan, year: Period) -> Result<Vec<QuotaRule>, Error> {
    // Of a year with 3,600 leads.
    let scaled = |number: u32| Count::new((u64::from(number) * u64::from(plan.leads.get()) / 3_600).max(1) as u32);
    let Period { first, last, .. } = year;
    let quota = |unit, goal| QuotaRule { unit, first, last, goal };
    let revenue = i64::from(scaled(9_000_000).get()) * 100;
    Ok(vec![
        quota(QuotaUnit::All {}, QuotaGoal::Captured { leads: scaled(3_600) }),
        quota(QuotaUnit::Medium { medium: "website".try_into()? }, QuotaGoal::Qualified { leads: scaled(800) }),
        quota(QuotaUnit::All {}, QuotaGoal::Won { leads: scaled(480) }),
        quota(QuotaUnit::Channel { channel: "partner".try_into()? }, QuotaGoal::Won { leads: scaled(240) }),
        quota(QuotaUnit::Member { member: MEMBERS[0].try_into()? }, QuotaGoal::Accepted { leads: scaled(200) }),
        quota(QuotaUnit::All {}, QuotaGoal::Revenue { value: Money::new(revenue, plan.currency.as_str())? }),
    ])
}
