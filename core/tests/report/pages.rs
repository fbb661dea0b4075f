//! Pages and mails.

use super::year::{COMPANY, period, reports};
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
