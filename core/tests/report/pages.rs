//! Pages and mails.

use super::year::{COMPANY, period, reports};
use leadwerk::partner::AlarmLevel;
use leadwerk::report::{Report, ReportWish};
use leadwerk::units::Language;

#[test]
fn every_report_is_a_page_and_a_mail() {
    for report in reports(period("2026-07-01", "2026-07-31")) {
        let name = report.to_json().unwrap().split('"').nth(3).unwrap().to_owned();
        for language in [Language::English, Language::German] {
            let page = COMPANY.page(&report, language);
            assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"), "{name}");
            let mail = COMPANY.markdown(&report, language);
            assert!(mail.starts_with("# ") && !mail.contains("\n\n\n"), "{name}: {mail}");
        }
    }
}

/// Months and quarters are told apart by their year, too.
#[test]
fn a_trend_names_its_periods() {
    for (first, last, marks) in [
        ("2026-10-01", "2026-12-31", ["07/2026", "10/2026"]),
        ("2026-06-01", "2026-06-30", ["05/2026", "06/2026"]),
        ("2026-06-01", "2026-06-07", ["25 May", "1 Jun"]),
    ] {
        let report = COMPANY.report(&ReportWish::Activity {}, period(first, last)).unwrap();
        let mail = COMPANY.markdown(&report, Language::English);
        assert!(marks.iter().all(|mark| mail.contains(mark)), "{marks:?}: {mail}");
    }
}

/// A letter says you to its member; who leads members reads of each by name.
#[test]
fn a_letter_speaks_to_its_member() {
    let january = period("2027-01-01", "2027-01-31");
    let of_all = COMPANY.report(&ReportWish::Partners {}, january).unwrap();
    let Report::Partners { report: all } = &of_all else { panic!("all members") };
    assert!(
        all.table.members.iter().any(|row| row.alarm.level != AlarmLevel::Quiet),
        "nobody burns leads in this year"
    );
    for language in [Language::English, Language::German] {
        let said = COMPANY.sentences(&of_all, language);
        // The log ends before January does begin.
        let [as_of, few, ahead] = match language {
            Language::English => ["As of ", "fewer points", "not begun yet"],
            Language::German => ["Stand ", "weniger Punkte", "noch nicht begonnen"],
        };
        assert_eq!(said.cases.len(), all.cases.len());
        for (sentence, case) in said.cases.iter().zip(&all.cases) {
            assert_eq!(sentence.contains(few), case.too_few_points, "{sentence}");
        }
        assert_eq!(said.reminders.len(), all.reminders.len());
        for (sentence, reminder) in said.reminders.iter().zip(&all.reminders) {
            assert!(sentence.starts_with(&format!("{}: ", reminder.member)), "{sentence}");
        }
        for row in &all.table.members {
            let wish = ReportWish::Partner { member: row.member.clone() };
            let letter = COMPANY.sentences(&COMPANY.report(&wish, january).unwrap(), language);
            assert!(letter.about.contains(row.member.as_str()) && letter.about.contains(ahead), "{}", letter.about);
            assert!(letter.page.len() > 2, "{letter:?}");
            // What is to be done is of now, which is not the end of a period that is over.
            assert!(letter.page.iter().any(|sentence| sentence.starts_with(as_of)), "{letter:?}");
            for sentence in letter.page.iter().chain(&letter.reminders) {
                assert!(!sentence.contains(row.member.as_str()), "{sentence}");
            }
        }
    }
}
