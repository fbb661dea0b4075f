//! An invented history with hardly any events in it: the CRM sales opportunities of Maven Analytics have a current
//! stage and two dates. Who has such a file makes rows of the dates.

use crate::shared::shared;
use crate::shop::{Shop, codes};
use leadwerk::engine::import::HistoryRow;
use leadwerk::lead::{Event, Phase};

const MAPPING: &str = r#"
    currency = "USD"
    medium = "unknown"
    default_member = "nobody"
    time_zone = "America/New_York"
    columns = { lead = "opportunity_id", time = "date", what = "deal_stage", who = "sales_agent", value = "close_value" }
    stages = [
        { id = "prospecting", name = "Prospecting" },
        { id = "engaging", name = "Engaging" },
        { id = "order", name = "Order" },
    ]
    activities = [
        { name = "Prospecting", meaning = { type = "stage", stage = "prospecting" } },
        { name = "Engaging", meaning = { type = "stage", stage = "engaging" } },
        { name = "Won", meaning = { type = "won" } },
        { name = "Lost", meaning = { type = "lost", reason = "unknown" } },
    ]
"#;

/// The counts are those that the data's own documentation gives.
#[test]
fn a_snapshot_with_two_dates() {
    let Some(file) = shared("data/crm_sales_opportunities/sales_pipeline.csv") else { return };
    let mut rows = Vec::new();
    for record in csv::Reader::from_path(file).unwrap().into_records() {
        let record = record.unwrap();
        let cell = |index: usize| record[index].to_owned();
        let mut add = |date: usize, what: String, value| {
            let line = rows.len() as i64 + 1;
            let who = Some(cell(1));
            let row = HistoryRow { line, lead: cell(0), time: cell(date), what, who, value, ..HistoryRow::default() };
            rows.push(row);
        };
        match &record[4] {
            "Prospecting" => add(5, cell(4), None),
            "Engaging" => add(5, cell(4), None),
            _ => {
                add(5, "Engaging".to_owned(), None);
                add(6, cell(4), Some(cell(7)).filter(|value| value != "0"));
            }
        }
    }
    let mut shop = Shop::with(MAPPING);
    let report = shop.import(rows);
    assert_eq!((report.rows, report.used, report.cases), (500 + 1_589 + 2 * (4_238 + 2_473), 15_011, 8_300));
    let counts = [Phase::Won, Phase::Lost, Phase::Open].map(|phase| shop.engine.count(phase));
    assert_eq!(counts, [4_238, 2_473, 1_589]);
    assert_eq!(report.listed.len(), 500);
    assert!(codes(&report.listed).iter().all(|(_, code)| *code == "INVALID_TIME"));
    assert!(report.refusals.is_empty() && report.in_part.is_empty());
    // 2016-10-20 begins at 04:00 UTC in New York.
    let first = shop.log.first().unwrap();
    assert_eq!(first.at.to_string(), "2016-10-20T04:00:00Z");
    let agents: std::collections::BTreeSet<_> = shop
        .log
        .iter()
        .filter_map(|record| match &record.event {
            Event::Accepted { member, .. } => Some(member.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(agents.len(), 30);
}
