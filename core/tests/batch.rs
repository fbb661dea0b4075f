//! Many at once: a batch of requests, a log as lines.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use leadwerk::engine::{Engine, Record, Request};
use leadwerk::lead::{Actor, Command};
use leadwerk::policy::{Policy, Rules};
use leadwerk::simulation::{Year, YearPlan};
use leadwerk::units::{Count, Currency, ErrorField, Language, LeadId, Timestamp};

/// A small company year: refusals, deals, deferrals, everything.
fn year() -> (Policy, Vec<Request>) {
    let plan = YearPlan { leads: Count::new(150), ..YearPlan::standard().unwrap() };
    let year = Year::new(plan).unwrap();
    (year.policy().clone(), year.collect())
}

#[test]
fn a_batch_is_as_many_single_requests() {
    let (policy, requests) = year();
    let (mut one, mut all) = (Engine::new(policy.clone()).unwrap(), Engine::new(policy).unwrap());
    let answers: Vec<_> = requests.iter().map(|request| one.execute(request)).collect();
    let (first, second) = requests.split_at(requests.len() / 2);
    let (first, second) = (all.execute_all(first), all.execute_all(second));

    assert_eq!(all.fingerprint(), one.fingerprint());
    assert_eq!((first.after.get(), second.after.get()), (0, i64::try_from(first.records.len()).unwrap()));
    let records: Vec<Record> = answers.iter().flatten().flat_map(|receipt| receipt.records.clone()).collect();
    assert!([first.records, second.records].concat() == records);

    let half = u32::try_from(requests.len() / 2).unwrap();
    let refused = first.refused.into_iter().map(|refused| (refused.position.get(), refused));
    let refused = refused.chain(second.refused.into_iter().map(|refused| (refused.position.get() + half, refused)));
    let expected = (0_u32..).zip(&answers).filter_map(|(position, answer)| Some((position, answer.as_ref().err()?)));
    let expected: Vec<_> = expected.collect();
    assert!(expected.len() > 10, "people err");
    // Here an event was decided before the refusal; it is in neither list.
    assert!(expected.iter().any(|(_, error)| error.code() == "DEFERRAL_REFUSED"));
    for ((position, refused), (expected, error)) in refused.zip(expected) {
        assert_eq!((position, refused.error_code.as_str()), (expected, error.code()));
        assert_eq!((refused.category, refused.english), (error.category(), error.to_string()));
        assert_eq!((refused.german, refused.fields), (error.sentence(Language::German), ErrorField::of(error)));
    }
}

#[test]
fn a_log_goes_through_lines_and_back() {
    let (policy, requests) = year();
    let mut engine = Engine::new(policy.clone()).unwrap();
    let batch = engine.execute_all(&requests);
    let lines = batch.to_lines().unwrap();
    assert_eq!(lines.lines().count(), batch.records.len());
    assert!(lines.lines().count() > 2_048, "more than one chunk");
    let replayed = Engine::replay_lines(policy.clone(), &lines).unwrap();
    assert_eq!(replayed.fingerprint(), engine.fingerprint());

    // Twice is as good as once, and blank lines are nothing.
    let mut again = replayed;
    again.catch_up_lines(&format!("\n{lines}\r\n\n")).unwrap();
    assert_eq!(again.fingerprint(), engine.fingerprint());
    assert!(Engine::replay_lines(policy, " \n").unwrap().last().is_none());
}

#[test]
fn a_faulty_line_is_named_and_what_comes_before_it_is_folded() {
    let (policy, requests) = year();
    let mut engine = Engine::new(policy.clone()).unwrap();
    let batch = engine.execute_all(&requests);
    let lines = batch.to_lines().unwrap();
    let broken: Vec<&str> = lines.lines().take(1_500).chain(["{\"version\": 1, \"sequence\": 1.5}"]).collect();
    let mut follower = Engine::new(policy.clone()).unwrap();
    let fault = follower.catch_up_lines(&broken.join("\n")).unwrap_err();
    assert_eq!(fault.code(), "UNREADABLE");
    assert!(fault.to_string().starts_with("the record could not be read: line 1501, column "), "{fault}");
    assert_eq!(follower.fingerprint(), Engine::replay(policy, &batch.records[..1_500]).unwrap().fingerprint());
}

#[test]
fn a_draft_is_read_although_it_has_faults() {
    let mut policy = Policy::standard(Currency::new("EUR").unwrap());
    policy.media.clear();
    let text = policy.to_json().unwrap();
    assert_eq!(Policy::from_json(&text).unwrap_err().code(), "POLICY_FAULTY");
    let draft = Policy::draft(&text).unwrap();
    assert_eq!((draft.faults().len(), Rules::new(draft).unwrap_err().code()), (1, "POLICY_FAULTY"));
}

#[test]
fn what_is_malformed_says_where() {
    let fault = Request::from_json("{\"at\": 0,\n \"actor\": {\"type\": \"boss\"}}").unwrap_err();
    assert_eq!(
        fault.to_string(),
        "the request could not be read: line 2, column 20: unknown variant `boss`, expected one of `system`, \
         `marketing`, `manager`, `member`, `contact`"
    );
    let request = Request {
        at: Timestamp::new(0).unwrap(),
        actor: Actor::System {},
        command: Command::Qualify { lead: LeadId::new("L1").unwrap() },
    };
    assert_eq!(Request::from_json(&request.to_json().unwrap()), Ok(request));
}
