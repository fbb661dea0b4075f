//! Whatever names hold, and however much or little there is: the page is right.

use super::year::{COMPANY, period, reports, wishes};
use leadwerk::distribution::{Agreement, Profile};
use leadwerk::engine::{Engine, Request};
use leadwerk::lead::{Actor, Command};
use leadwerk::policy::Policy;
use leadwerk::report::{PeriodKind, Report, ReportFold, ReportWish};
use leadwerk::units::{ChannelId, Count, Currency, Language, LeadId, MemberId, Seed, Timestamp, Weight};

const SCRIPT: &str = r#"<script>alert("x")</script>&'"#;
const IMAGE: &str = r#""><img src=x onerror=alert(1)>"#;
/// Turns what comes after it around, if nothing holds it.
const TURNED: &str = "\u{202E}rentraP|*_`";
const UMLAUT: &str = "Müller & Söhne GmbH";

/// One member with so many registered deals, each with a due time.
fn company(member: &str, leads: impl Iterator<Item = String>) -> ReportFold {
    let policy = Policy::standard(Currency::new("EUR").unwrap());
    let mut engine = Engine::new(policy.clone()).unwrap();
    let mut fold = ReportFold::new(policy).unwrap();
    let at = Timestamp::parse("2026-05-04T09:30:00+02:00").unwrap();
    let member = MemberId::new(member).unwrap();
    let agreement = Some(Agreement { signed: at, until: None });
    let profile = Profile {
        channel: ChannelId::new("partner").unwrap(),
        weight: Weight::ONE,
        limit: None,
        coverage: None,
        agreement,
    };
    let mut ask = |command| {
        let receipt = engine.execute(&Request { at, actor: Actor::System {}, command }).unwrap();
        fold.fold(&receipt.records).unwrap();
    };
    ask(Command::Join { member: member.clone(), profile });
    for lead in leads {
        ask(Command::RegisterDeal {
            account: lead.as_str().try_into().unwrap(),
            lead: LeadId::new(lead).unwrap(),
            member: member.clone(),
            medium: "partner".try_into().unwrap(),
            predecessor: None,
            proof: Some("p".try_into().unwrap()),
            value: None,
        });
    }
    fold
}

fn partner(fold: &ReportFold, member: &str) -> Report {
    let week = fold.period(Timestamp::parse("2026-05-04T12:00:00+02:00").unwrap(), PeriodKind::Week).unwrap();
    fold.report(&ReportWish::Partner { member: MemberId::new(member).unwrap() }, week).unwrap()
}

/// Every tag that is opened is closed, in order; nothing runs and nothing is loaded.
fn harmless(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(2) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag.split([' ', '\n']).next().unwrap();
        assert!(!["script", "img", "iframe", "link", "object"].contains(&name), "{tag}");
        // Names of attributes stand outside of quotes.
        let names: String = tag.split('"').step_by(2).collect();
        assert!(!names.contains(" on") && !names.contains("href") && !names.contains("src"), "{tag}");
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed)),
            None if name == "meta" => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("url("));
}

#[test]
fn what_names_hold_is_text() {
    for hostile in [SCRIPT, IMAGE, TURNED, UMLAUT] {
        let fold = company(hostile, [hostile.to_owned()].into_iter());
        let report = partner(&fold, hostile);
        for language in [Language::English, Language::German] {
            let page = fold.page(&report, language);
            harmless(&page);
            assert!(!page.contains(hostile), "{hostile}");
            let mail = fold.markdown(&report, language);
            assert!(!mail.replace("\\<", "").contains('<'), "{mail}");
        }
        if hostile == UMLAUT {
            assert!(fold.page(&report, Language::German).contains("Müller &amp; Söhne GmbH"));
        }
        // Nothing turns the page around.
        assert!(!fold.page(&report, Language::English).contains('\u{202E}'));
        assert!(!fold.markdown(&report, Language::English).contains('\u{202E}'));
        assert_eq!(Report::from_json(&report.to_json().unwrap()).unwrap(), report);
    }
}

#[test]
fn all_pages_are_harmless() {
    for report in reports(period("2026-07-01", "2026-07-31")) {
        for language in [Language::English, Language::German] {
            harmless(&COMPANY.page(&report, language));
        }
    }
}

#[test]
fn ten_thousand_leads_are_a_page_that_can_be_read() {
    let fold = company("P1", (0..10_000).map(|number| format!("L{number}")));
    let report = partner(&fold, "P1");
    let Report::Partner { report: data } = &report else { panic!("a partner's report") };
    assert_eq!((data.queue.len(), data.steps.len()), (10_000, 3));
    let page = fold.page(&report, Language::English);
    harmless(&page);
    assert!(page.len() < 40_000 && page.contains("and 9,950 more"), "{} bytes", page.len());
}

#[test]
fn a_time_in_which_nothing_happened_is_told_as_that() {
    let long_ago = period("2020-06-01", "2020-06-07");
    for report in reports(long_ago) {
        for language in [Language::English, Language::German] {
            harmless(&COMPANY.page(&report, language));
            assert!(!COMPANY.markdown(&report, language).contains("NaN"));
        }
    }
    let empty = ReportFold::new(COMPANY.policy().clone()).unwrap();
    for wish in wishes().iter().filter(|wish| !matches!(wish, ReportWish::Partner { .. })) {
        let report = empty.report(wish, long_ago).unwrap();
        harmless(&empty.page(&report, Language::German));
    }
}

#[test]
fn what_cannot_be_told_is_refused() {
    let code = |wish: &ReportWish, period| COMPANY.report(wish, period).unwrap_err().code().to_owned();
    let week = period("2026-05-04", "2026-05-10");
    assert_eq!(code(&ReportWish::Success {}, period("2026-05-10", "2026-05-04")), "PERIOD_REVERSED");
    let nobody = ReportWish::Partner { member: MemberId::new("nobody").unwrap() };
    assert_eq!(code(&nobody, week), "UNKNOWN_MEMBER");
    let often = ReportWish::Fairness { repetitions: Count::new(7), seed: Seed::new(1).unwrap() };
    assert_eq!(code(&often, week), "REPETITIONS_OUT_OF_RANGE");
    assert_eq!(code(&ReportWish::Success {}, period("9999-12-01", "9999-12-31")), "INVALID_DATE");
}
