//! Cases by hand: after an end, after the end of the log, and what is wrong with a mapping.

use crate::shop::{SHOP, Shop, codes, now, refusals, row, rows};
use leadwerk::engine::Request;
use leadwerk::engine::import::{HistoryRow, Mapping, Meaning};
use leadwerk::lead::{Actor, Command, Phase};
use leadwerk::units::{LeadId, Timestamp};

#[test]
fn after_the_end_only_contacts_and_notes() {
    let mut shop = Shop::new();
    let mut history = rows(
        "L1 2026-05-04T10:00Z Ask
         L1 2026-05-05T10:00Z Order
         L1 2026-05-06T10:00Z Offer
         L1 2026-05-07T10:00Z Leave
         L1 2026-05-08T10:00Z Order
         L1 2026-05-09T10:00Z Call",
    );
    history.push(HistoryRow { step: Some("done".into()), ..row(8, "L1 2026-05-10T10:00Z Call") });
    let value = Some("7".to_owned());
    history.push(HistoryRow { value, ..row(9, "L1 2026-05-11T10:00Z Größe geändert") });
    let report = shop.import(history);
    assert_eq!(codes(&report.listed), [(4, "LEAD_ENDED"), (5, "LEAD_ENDED"), (6, "LEAD_ENDED")]);
    assert_eq!(shop.events(), ["captured", "accepted", "won", "noted", "contacted", "noted"]);
    assert_eq!((shop.lead("L1").phase, shop.lead("L1").value, shop.lead("L1").notes.len()), (Phase::Won, None, 2));
    // The value of an ended lead stays: that part of line 9 is left out, and said so.
    assert_eq!(codes(&report.in_part), [(9, "LEAD_ENDED")]);
    assert_eq!(refusals(&report), [("LEAD_ENDED", 3)]);
}

#[test]
fn nothing_is_written_about_an_erased_lead() {
    let mut shop = Shop::new();
    shop.import(rows("L1 2026-05-04T10:00Z Ask\nL1 2026-05-05T10:00Z Leave"));
    let at = Timestamp::parse("2026-05-06T10:00:00Z").unwrap();
    let command = Command::Erase { lead: LeadId::new("L1").unwrap() };
    shop.engine.execute(&Request { at, actor: Actor::System {}, command }).unwrap();
    let mut engine = shop.engine;
    let later = rows("L1 2026-05-07T10:00Z Call\nL1 2026-05-08T10:00Z Offer");
    let report = leadwerk::engine::import::import(&mut engine, &shop.mapping, later, now(), |_| {}).unwrap();
    assert_eq!(codes(&report.listed), [(2, "LEAD_ERASED"), (3, "LEAD_ENDED")]);
}

#[test]
fn a_second_import_goes_on_where_the_first_stopped() {
    let history = "L1 2026-05-04T10:00Z Ask
         L2 2026-05-04T11:00Z Ask
         L1 2026-05-05T10:00Z Agree
         L1 2026-05-06T10:00Z Offer
         L2 2026-05-06T11:00Z Order";
    let mut whole = Shop::new();
    whole.import(rows(history));
    let mut parts = Shop::new();
    parts.import(rows(history).into_iter().take(2));
    let report = parts.import(rows(history).into_iter().skip(2));
    assert_eq!((report.used, report.cases), (3, 2));
    assert_eq!((parts.engine.fingerprint(), &parts.log), (whole.engine.fingerprint(), &whole.log));
    // The same again comes too late, save for the last instant.
    let again = parts.import(rows(history));
    assert_eq!(
        codes(&again.listed),
        [(2, "TIME_REVERSED"), (3, "TIME_REVERSED"), (4, "TIME_REVERSED"), (5, "TIME_REVERSED"), (6, "LEAD_ENDED"),]
    );
}

#[test]
fn work_goes_on_after_an_import() {
    let mut shop = Shop::new();
    shop.import(rows("L1 2026-05-04T10:00Z Ask"));
    let at = Timestamp::parse("2026-05-06T10:00:00Z").unwrap();
    let command = Command::Win { lead: LeadId::new("L1").unwrap(), value: None, note: None };
    shop.engine.execute(&Request { at, actor: Actor::System {}, command }).unwrap();
    assert_eq!(shop.lead("L1").phase, Phase::Won);
}

#[test]
fn a_mapping_reads_as_it_was_written() {
    let mapping = Mapping::from_toml(SHOP).unwrap();
    assert_eq!(Mapping::from_toml(&mapping.to_toml().unwrap()).unwrap(), mapping);
    let unknown = format!("colour = \"red\"\n{SHOP}");
    assert_eq!(Mapping::from_toml(&unknown).unwrap_err().code(), "UNREADABLE");
    assert!(Mapping::from_toml("currency = ").unwrap_err().to_string().contains("mapping"));
}

#[test]
fn the_mapping_in_the_docs_is_one() {
    let docs = include_str!("../../../docs/history.md");
    let toml = docs.split("```").find_map(|block| block.strip_prefix("toml\n")).unwrap();
    assert_eq!(Mapping::from_toml(toml).unwrap().activities.len(), 6);
}

#[test]
fn faults_have_their_path() {
    let faulty = |change: fn(&mut Mapping)| {
        let mut mapping = Mapping::from_toml(SHOP).unwrap();
        change(&mut mapping);
        assert_eq!(mapping.policy().map(|_| ()).map_err(|error| error.code()), Err("MAPPING_FAULTY"));
        mapping.faults().into_iter().map(|fault| fault.path).collect::<Vec<_>>()
    };
    assert_eq!(faulty(|it| it.columns.lead.clear()), ["columns.lead"]);
    assert_eq!(faulty(|it| it.columns.value = Some(String::new())), ["columns.value"]);
    assert_eq!(faulty(|it| it.columns.step = None), ["activities[7].step"]);
    assert_eq!(faulty(|it| it.activities.clear()), ["activities"]);
    assert_eq!(faulty(|it| it.activities[1].name = "Ask".into()), ["activities[1].name"]);
    assert_eq!(faulty(|it| it.activities[0].name = " ".into()), ["activities[0].name"]);
    assert_eq!(
        faulty(|it| it.activities[10].meaning = Meaning::Passed { why: String::new() }),
        ["activities[10].meaning.why"]
    );
    assert_eq!(faulty(|it| it.stages[1].id = it.stages[0].id.clone()), ["stages[1].id", "activities[1].meaning.stage"]);
    assert_eq!(faulty(|it| it.stages.truncate(3)), ["activities[2].meaning.stage"]);
    assert_eq!(faulty(|it| it.stages.clear())[0], "stages");
}

#[test]
fn the_policy_of_a_mapping_has_no_faults() {
    let policy = Mapping::from_toml(SHOP).unwrap().policy().unwrap();
    assert_eq!(policy.faults(), []);
    assert!(policy.pipeline.stages.iter().all(|stage| stage.gate.is_empty()));
    assert!(policy.reasons.lost.iter().any(|reason| reason.id.as_str() == "gone"));
    assert!(policy.reasons.rejection.iter().any(|reason| reason.id.as_str() == "no_credit"));
}
