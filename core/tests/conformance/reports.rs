//! Reports on all records of a case; see `conformance/README.md`.

use super::compare::{parse, to_json};
use super::reckon;
use super::run::Run;
use leadwerk::Error;
use leadwerk::engine::Record;
use leadwerk::policy::Policy;
use leadwerk::report::{Period, Report, ReportFold, ReportWish};
use leadwerk::units::Language;
use serde_json::Value;

/// What means something in Markdown.
const MEANING: &str = "\\`*_[]<>|#~&";

impl Run {
    /// Reports on all records, folded at once, and in two parts of which the second begins with known ones.
    pub(crate) fn reports(&mut self, policies: [&Policy; 2], records: &[Record], asks: &[Value]) {
        let third = records.len() / 3;
        let folds =
            [vec![records], vec![&records[..2 * third], &records[third..]]].map(|parts| folded(policies, &parts));
        for ask in asks {
            self.keys(ask, &["wish", "period", "called", "report", "says", "sentences", "refusal"]);
            let (wish, period): (ReportWish, Period) = (parse(&ask["wish"]), parse(&ask["period"]));
            let place = format!("report {}", ask["wish"]);
            if let Some(called) = ask.get("called") {
                let (at, kind) = (parse(&called["at"]), parse(&called["kind"]));
                let got = match called["by"].as_str() {
                    Some("period") => folds[0].period(at, kind),
                    _ => folds[0].last_period(at, kind),
                };
                self.check(got == Ok(period), &format!("{place}: {called} is {got:?}"));
            }
            let [whole, parts] = [0, 1].map(|fold: usize| folds[fold].report(&wish, period));
            self.check(whole == parts, &format!("{place}: folded in two parts it is another one"));
            match (whole, ask.get("refusal")) {
                (Ok(report), None) => {
                    self.check(ask.get("report").is_some() || ask.get("says").is_some(), "a report expects nothing");
                    let several = folds[0].reports(&[wish.clone(), wish], period);
                    self.check(
                        several == Ok(vec![report.clone(); 2]),
                        &format!("{place}: one of several is another one"),
                    );
                    if let Some(expected) = ask.get("report") {
                        let got = to_json(&report)["report"].clone();
                        reckon::faults(&place, expected, &got, None).iter().for_each(|fault| self.fail(fault));
                    }
                    self.pages(&place, &folds, &report, &ask["says"]);
                    self.sentences(&place, &folds[0], &report, ask.get("sentences"));
                }
                (answer, refusal) => self.refused(&place, refusal.unwrap_or(&Value::Null), answer.err().as_ref()),
            }
        }
    }

    /// The page and the mail in every language: they say what they must, and names in them are nothing but text.
    fn pages(&mut self, place: &str, folds: &[ReportFold; 2], report: &Report, says: &Value) {
        self.keys(says, &["en", "de"]);
        let back = report.to_json().and_then(|json| Report::from_json(&json));
        self.check(back.as_ref() == Ok(report), &format!("{place}: another one after JSON"));
        for (key, language) in [("en", Language::English), ("de", Language::German)] {
            let [page, mail] = [folds[0].page(report, language), folds[0].markdown(report, language)];
            self.check(page.starts_with("<!DOCTYPE html>"), &format!("{place}: the page begins with {page:.20}"));
            self.check(!page.contains("<script") && !page.contains("<img"), &format!("{place}: the page has a tag"));
            self.check(!mail.replace("\\<", "").contains('<'), &format!("{place}: the mail has a tag"));
            let same = page == folds[1].page(report, language) && mail == folds[1].markdown(report, language);
            self.check(same, &format!("{place}: in two parts another page or mail"));
            for text in says[key].as_array().into_iter().flatten() {
                let text = text.as_str().unwrap();
                self.check(page.contains(&html(text)), &format!("{place}: the page does not say `{text}`"));
                self.check(mail.contains(&markdown(text)), &format!("{place}: the mail does not say `{text}`\n{mail}"));
            }
        }
    }
}

impl Run {
    /// What the report says in words: the parts that are named, and nothing that its page does not say.
    fn sentences(&mut self, place: &str, fold: &ReportFold, report: &Report, expected: Option<&Value>) {
        expected.into_iter().for_each(|expected| self.keys(expected, &["en", "de"]));
        for (key, language) in [("en", Language::English), ("de", Language::German)] {
            let (said, page) = (fold.sentences(report, language), fold.page(report, language));
            for sentence in &said.page {
                self.check(page.contains(&html(sentence)), &format!("{place}: the page does not say `{sentence}`"));
            }
            if let Some(expected) = expected {
                let faults = reckon::faults(&format!("{place}: sentences"), &expected[key], &to_json(&said), None);
                faults.iter().for_each(|fault| self.fail(fault));
            }
        }
    }
}

fn folded([first, last]: [&Policy; 2], parts: &[&[Record]]) -> ReportFold {
    let fold = || -> Result<ReportFold, Error> {
        let mut fold = ReportFold::new(first.clone())?;
        parts.iter().try_for_each(|records| fold.fold(records))?;
        // Adopted rules are not in the log, only that they were adopted.
        if first != last {
            fold.use_policy(last.clone())?;
        }
        Ok(fold)
    };
    fold().unwrap()
}

/// A text as a page has it.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text as a mail has it.
fn markdown(text: &str) -> String {
    text.chars().flat_map(|letter| MEANING.contains(letter).then_some('\\').into_iter().chain([letter])).collect()
}
