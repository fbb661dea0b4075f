//! Cases by hand: what rows become while a lead lives, and what is wrong with rows.

use crate::shop::{SHOP, Shop, codes, now, refusals, row, rows};
use leadwerk::engine::import::{HistoryRow, Mapping, import};
use leadwerk::engine::{Engine, Request, StayFold};
use leadwerk::lead::{Actor, Command, Event, Phase};
use leadwerk::pipeline::StageTable;
use leadwerk::policy::Policy;
use leadwerk::units::{Currency, LeadId, Money};

#[test]
fn an_empty_file_is_an_empty_report() {
    let mut shop = Shop::new();
    let report = shop.import([]);
    assert_eq!((report.rows, report.used, report.cases, report.records), (0, 0, 0, 0));
    assert_eq!(shop.engine.last(), None);
}

#[test]
fn rows_out_of_order_are_put_in_order() {
    let mut shop = Shop::new();
    let report = shop.import(rows(
        "L1 2026-05-06T10:00Z Order
         L1 2026-05-04T10:00Z Ask
         L1 2026-05-05T10:00Z Offer",
    ));
    assert_eq!((report.rows, report.used, report.cases, report.records), (3, 3, 1, 4));
    assert_eq!(shop.events(), ["captured", "accepted", "advanced", "won"]);
    assert_eq!(shop.lead("L1").stage.unwrap().as_str(), "ordered");
    assert!(report.refusals.is_empty(), "{:?}", report.refusals);
}

#[test]
fn the_same_instant_goes_by_order_then_by_line() {
    let mut shop = Shop::new();
    let instants = ["2026-05-04T12:00+02:00", "2026-05-04T10:00Z"];
    let at = |line, order, what: &str| {
        let text = format!("L1 {} {what}", instants[usize::from(line % 2 == 0)]);
        HistoryRow { order, ..row(line, &text) }
    };
    shop.import([at(2, Some(3), "Order"), at(3, Some(1), "Ask"), at(4, Some(2), "Agree"), at(5, Some(2), "Offer")]);
    // Line 4 before line 5, so the lead falls back.
    assert_eq!(shop.events(), ["captured", "accepted", "advanced", "regressed", "won"]);
}

#[test]
fn without_an_order_lines_decide() {
    let mut shop = Shop::new();
    shop.import(
        rows("L1 2026-05-04 Ask\nL1 2026-05-04 Leave")
            .into_iter()
            .map(|row| HistoryRow { time: format!("{}T00:00Z", row.time), ..row }),
    );
    assert_eq!(shop.events(), ["captured", "accepted", "lost"]);
}

#[test]
fn unknown_and_passed_activities_are_listed() {
    let mut shop = Shop::new();
    let report = shop.import(rows(
        "L1 2026-05-04T10:00Z Ask
         L1 2026-05-04T11:00Z Coffee
         L1 never Backup
         L2 2026-05-04T12:00Z ask",
    ));
    assert_eq!(codes(&report.listed), [(3, "UNKNOWN_ACTIVITY"), (4, "ACTIVITY_PASSED"), (5, "UNKNOWN_ACTIVITY")]);
    assert_eq!(report.listed[1].reason, "the mapping passes over `Backup`: nobody did anything");
    assert!(
        report.listed[0].reason.contains("`Coffee`") && report.listed[0].reason.contains("`Ask`, `Backup`, `Call`")
    );
    // What is listed opens no lead.
    assert_eq!((report.cases, shop.engine.leads()), (1, 1));
}

#[test]
fn reasons_are_in_the_language_of_the_mapping() {
    let mut shop = Shop::with(&format!("language = \"german\"\n{SHOP}"));
    let report = shop.import([row(2, "L1 2026-05-04T10:00Z Backup")]);
    assert_eq!(report.listed[0].reason, "die Zuordnung übergeht `Backup`: nobody did anything");
}

#[test]
fn a_case_that_does_not_end_stays_open_and_nothing_falls_due() {
    let mut shop = Shop::new();
    shop.import(rows("L1 2016-05-04T10:00Z Ask\nL1 2016-05-05T10:00Z Offer"));
    assert!(shop.lead("L1").due.is_empty());
    let late = leadwerk::units::Timestamp::parse("2036-05-04T10:00:00Z").unwrap();
    assert_eq!(shop.engine.tick(late).unwrap().records, []);
    assert_eq!(shop.lead("L1").phase, Phase::Open);
}

#[test]
fn the_same_stage_again_is_listed_unless_the_value_is_new() {
    let mut shop = Shop::new();
    let value = |value: &str, row| HistoryRow { value: Some(value.to_owned()), ..row };
    let report = shop.import([
        value("100", row(2, "L1 2026-05-04T10:00Z Ask")),
        value("100.00", row(3, "L1 2026-05-05T10:00Z Ask")),
        value("120.5", row(4, "L1 2026-05-06T10:00Z Ask")),
        value("130", row(5, "L1 2026-05-07T10:00Z Offer")),
        value("140", row(6, "L1 2026-05-08T10:00Z Order")),
    ]);
    assert_eq!(codes(&report.listed), [(3, "SAME_STAGE")]);
    assert_eq!(shop.events(), ["captured", "accepted", "value_set", "value_set", "advanced", "won"]);
    assert_eq!(shop.lead("L1").value, Some(Money::new(14_000, "EUR").unwrap()));
}

#[test]
fn a_lead_may_begin_with_anything() {
    let mut shop = Shop::new();
    let report = shop.import(rows(
        "L1 2026-05-04T10:00Z Call
         L2 2026-05-04T10:00Z Order
         L3 2026-05-04T10:00Z Leave
         L4 2026-05-04T10:00Z Refuse
         L5 2026-05-04T10:00Z Forget
         L6 2026-05-04T10:00Z Agree",
    ));
    assert_eq!((report.used, report.cases, report.records), (6, 6, 12));
    let phases = ["L1", "L2", "L3", "L4", "L5", "L6"].map(|id| shop.lead(id).phase);
    use Phase::{Captured, Expired, Lost, Open, Rejected, Won};
    assert_eq!(phases, [Captured, Won, Lost, Rejected, Expired, Open]);
    assert!(shop.log.iter().any(|record| matches!(&record.event, Event::Lost { stage: None, .. })));
    // Our rules win and lose opportunities only.
    assert_eq!(refusals(&report), [("WRONG_PHASE", 2)]);
}

#[test]
fn steps_of_an_activity_may_mean_something_else() {
    let mut shop = Shop::new();
    let step = |step: Option<&str>, row| HistoryRow { step: step.map(str::to_owned), ..row };
    shop.import([
        row(2, "L1 2026-05-04T10:00Z Ask"),
        step(Some("planned"), row(3, "L1 2026-05-05T10:00Z Call")),
        step(Some("done"), row(4, "L1 2026-05-06T10:00Z Call")),
        step(None, row(5, "L1 2026-05-07T10:00Z Call")),
        step(Some("whatever"), row(6, "L1 2026-05-08T10:00Z Offer")),
    ]);
    assert_eq!(shop.events(), ["captured", "accepted", "noted", "contacted", "noted", "advanced"]);
    assert_eq!(shop.lead("L1").first_contact.unwrap().to_string(), "2026-05-06T10:00:00Z");
}

#[test]
fn who_did_it_has_it_and_machines_are_nobody() {
    let mut shop = Shop::new();
    let who = |who: &str, row| HistoryRow { who: Some(who.to_owned()), ..row };
    let report = shop.import([
        who("mia", row(2, "L1 2026-05-04T10:00Z Ask")),
        who("robot", row(3, "L2 2026-05-04T10:00Z Ask")),
        who("", row(4, "L3 2026-05-04T10:00Z Ask")),
        who("bad\tname", row(5, "L4 2026-05-04T10:00Z Ask")),
        who("mia", row(6, "L1 2026-05-04T11:00Z Refuse")),
    ]);
    assert_eq!(
        ["L1", "L2", "L3", "L4"].map(|id| shop.lead(id).member.unwrap().to_string()),
        ["mia", "desk", "desk", "desk"]
    );
    assert_eq!((codes(&report.in_part), report.used), (vec![(5, "INVALID_ID")], 5));
    let by_mia: Vec<_> = shop.log.iter().filter(|it| matches!(it.actor, Actor::Member { .. })).collect();
    assert_eq!(by_mia.iter().map(|record| record.event.kind().name()).collect::<Vec<_>>(), ["accepted"]);
}

#[test]
fn bad_times_and_ids_are_listed() {
    let mut shop = Shop::new();
    let mut bad = rows(
        "L1 2026-05-04 Ask
         L1 2026-05-04T10:00 Ask
         L1 04.05.2026 Ask
         L1 2026-02-30T10:00Z Ask",
    );
    bad.push(HistoryRow { line: 7, what: "Ask".into(), ..HistoryRow::default() });
    bad.push(HistoryRow { line: 8, lead: "L1".into(), what: "Ask".into(), ..HistoryRow::default() });
    let expected = [
        (2, "ZONE_MISSING"),
        (3, "ZONE_MISSING"),
        (4, "INVALID_TIME"),
        (5, "INVALID_TIME"),
        (7, "INVALID_ID"),
        (8, "INVALID_TIME"),
    ];
    assert_eq!(codes(&shop.import(bad.clone()).listed), expected);

    let mut berlin = Shop::with(&format!("time_zone = \"Europe/Berlin\"\n{SHOP}"));
    let report = berlin.import(bad);
    assert_eq!(codes(&report.listed), [(3, "SAME_STAGE"), expected[2], expected[3], expected[4], expected[5]]);
    assert_eq!(berlin.lead("L1").captured.to_string(), "2026-05-03T22:00:00Z");
}

#[test]
fn bad_values_cost_the_value_and_not_the_row() {
    let mut shop = Shop::new();
    let values = ["1e3", "20.000", "1,5", "-1", "99999999999999999999", "", "12.30"];
    let report = shop.import((2..).zip(values).map(|(line, value)| HistoryRow {
        value: Some(value.to_owned()),
        ..row(line, &format!("L{line} 2026-05-04T10:00Z Order"))
    }));
    assert_eq!((report.used, report.listed.len()), (7, 0));
    assert_eq!(
        codes(&report.in_part),
        [
            (2, "INVALID_AMOUNT"),
            (3, "INVALID_AMOUNT"),
            (4, "INVALID_AMOUNT"),
            (5, "AMOUNT_NEGATIVE"),
            (6, "AMOUNT_OUT_OF_RANGE"),
        ]
    );
    assert_eq!((shop.engine.count(Phase::Won), shop.lead("L2").value), (7, None));
    assert_eq!(shop.lead("L8").value, Some(Money::new(1_230, "EUR").unwrap()));
}

#[test]
fn a_row_that_is_listed_has_no_part_that_is_used() {
    let mut shop = Shop::new();
    let bad = |row| HistoryRow { value: Some("much".to_owned()), ..row };
    let report = shop.import(rows("L1 2026-05-04T10:00Z Ask\nL1 2026-05-05T10:00Z Ask").into_iter().map(bad));
    assert_eq!((codes(&report.in_part), codes(&report.listed)), (vec![(2, "INVALID_AMOUNT")], vec![(3, "SAME_STAGE")]));
}

#[test]
fn any_script_is_welcome() {
    let mut shop = Shop::new();
    let report = shop.import(rows("客户-7🦀 2026-05-04T10:00Z Größe geändert"));
    assert_eq!((report.used, report.cases), (1, 1));
    assert_eq!(shop.lead("客户-7🦀").notes[0].note.as_str(), "Größe geändert");
}

#[test]
fn a_mapping_that_does_not_fit_the_engine_changes_nothing() {
    let mapping = Mapping::from_toml(SHOP).unwrap();
    let refused = |mapping: &Mapping, policy| {
        let mut engine = Engine::new(policy).unwrap();
        let before = engine.fingerprint();
        let rows = [row(2, "L1 2026-05-04T10:00Z Ask")];
        let error = import(&mut engine, mapping, rows, now(), |_| panic!("nothing may be recorded")).unwrap_err();
        assert_eq!(engine.fingerprint(), before);
        error.code()
    };
    let [euro, franc] = ["EUR", "CHF"].map(|code| Policy::standard(Currency::new(code).unwrap()));
    assert_eq!(refused(&mapping, euro), "UNKNOWN_STAGE");
    assert_eq!(refused(&mapping, franc), "CURRENCY_MISMATCH");
    let mut shorter = mapping.policy().unwrap();
    shorter.pipeline.stages.pop();
    assert_eq!(refused(&mapping, shorter), "STAGE_IS_WON");
    let mut faulty = mapping.clone();
    faulty.activities.clear();
    assert_eq!(refused(&faulty, mapping.policy().unwrap()), "MAPPING_FAULTY");
}

#[test]
fn an_unknown_medium_or_reason_is_counted() {
    let mut shop = Shop::new();
    let mut policy = shop.mapping.policy().unwrap();
    policy.media.retain(|medium| medium.as_str() != "fax");
    policy.reasons.lost.retain(|reason| reason.id.as_str() != "gone");
    shop.engine = Engine::new(policy).unwrap();
    let report = shop.import(rows("L1 2026-05-04T10:00Z Ask\nL1 2026-05-05T10:00Z Leave"));
    assert_eq!(refusals(&report), [("UNKNOWN_MEDIUM", 1), ("UNKNOWN_REASON", 1)]);
    assert_eq!(shop.lead("L1").reason.unwrap().as_str(), "gone");
}

#[test]
fn gates_are_not_enforced_but_counted() {
    let mapping = SHOP.replace("\"asked\"", "\"F\"").replace("\"offered\"", "\"E\"").replace("\"agreed\"", "\"D\"");
    let mut shop = Shop::with(&mapping);
    let mut engine = Engine::new(Policy::standard(Currency::new("EUR").unwrap())).unwrap();
    let history = rows("L1 2026-05-04T10:00Z Ask\nL1 2026-05-05T10:00Z Agree\nL1 2026-05-06T10:00Z Order");
    let report = import(&mut engine, &shop.mapping, history.clone(), now(), |_| {}).unwrap();
    // The medium is none of ours; a member needs a confirmed consent to advance; and an order has its gate.
    assert_eq!(refusals(&report), [("CONSENT_MISSING", 1), ("GATE_NOT_MET", 1), ("UNKNOWN_MEDIUM", 1)]);
    assert_eq!((report.used, engine.count(Phase::Won)), (3, 1));
    assert!(shop.import(history).refusals.is_empty());
}

/// One mistyped year would close the log for all that happens from today on.
#[test]
fn what_will_have_happened_is_listed() {
    let mut shop = Shop::new();
    let end = now();
    let report = shop.import(rows(&format!(
        "L1 2026-05-04T10:00Z Ask
         L2 2099-05-04T10:00Z Ask
         L1 2099-05-04T10:00Z Backup
         L3 {end} Ask"
    )));
    assert_eq!(codes(&report.listed), [(3, "TIME_IN_FUTURE"), (4, "ACTIVITY_PASSED")]);
    assert!(report.listed[0].reason.contains("2099-05-04T10:00:00Z"), "{}", report.listed[0].reason);
    assert_eq!((report.used, shop.engine.last()), (2, Some(end)));
    let command = Command::Win { lead: LeadId::new("L1").unwrap(), value: None, note: None };
    shop.engine.execute(&Request { at: end, actor: Actor::System {}, command }).unwrap();
}

/// Who orders without ever having stood at a stage came to the last one all the same; who is lost so never was one.
#[test]
fn ends_without_a_stage_in_the_table() {
    let mut shop = Shop::new();
    shop.import(rows(
        "L1 2026-05-04T10:00Z Order
         L2 2026-05-04T10:00Z Leave
         L3 2026-05-04T10:00Z Refuse
         L4 2026-05-04T10:00Z Forget
         L5 2026-05-04T10:00Z Offer",
    ));
    let mut stays = StayFold::default();
    shop.log.iter().for_each(|record| stays.fold(record));
    let stages: Vec<_> = shop.mapping.stages.iter().map(|stage| stage.id.clone()).collect();
    let table = StageTable::new(&stages, stays.stays(), stays.ends()).unwrap();
    let counts: Vec<_> = table.rows.iter().map(|row| (row.reached, row.won, row.undecided)).collect();
    assert_eq!(counts, [(2, 1, 1), (2, 1, 1), (1, 1, 0), (1, 1, 0)]);
    assert!(table.rows.iter().all(|row| row.lost + row.rejected + row.expired + row.failed_here == 0));
}
