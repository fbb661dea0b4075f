use super::*;
use crate::pipeline::{Exit, HistoryData};
use crate::units::{Count, StageId};
use proptest::prelude::*;

const STAGES: [&str; 4] = ["F", "E", "D", "A"];

fn stage(name: &str) -> StageId {
    StageId::new(name).unwrap()
}

fn rule() -> HistoryRule {
    HistoryRule::standard(STAGES.map(stage).to_vec())
}

fn days(days: f64) -> Timestamp {
    Timestamp::new((days * DAY) as i64).unwrap()
}

fn stay(lead: u32, at: &str, entered: f64, end: Option<(f64, Exit)>) -> Stay {
    let (left, how) = end.map(|(left, how)| (days(left), how)).unzip();
    let lead = LeadId::new(format!("L{lead}")).unwrap();
    Stay { lead, stage: stage(at), entered: days(entered), left, how, to: None, segment: None }
}

/// The sums of a stage in its first period.
fn first(history: &History, stage: usize) -> &PeriodSums {
    history.sums()[&None][stage].values().next().unwrap()
}

#[test]
fn a_stay_is_counted_where_and_when_it_ended() {
    let mut history = History::new(rule()).unwrap();
    history.add(&stay(1, "E", 1.0, Some((9.5, Exit::Advanced)))).unwrap();
    history.add(&stay(2, "E", 2.0, Some((10.0, Exit::Lost)))).unwrap();
    history.add(&stay(3, "E", 2.0, Some((402.0, Exit::Regressed)))).unwrap();
    history.add(&stay(4, "E", 2.0, None)).unwrap();
    history.add(&stay(5, "A", 2.0, None)).unwrap();
    let sums = first(&history, 1);
    // A week old at the least, and 1.5 and 1 days beyond that.
    assert_eq!((sums.ages[2].forward, sums.ages[2].failed, sums.ages[2].beyond), (1, 1, 216_000_000));
    assert_eq!((sums.ages[13].back, sums.ages[13].beyond), (1, 100 * 86_400_000));
    assert_eq!(sums.moved, [1, 0, 1, 0]);
    assert_eq!((history.ended(), history.lasting()), (3, 1));
    assert_eq!(history.latest(), Some(days(402.0)));
}

#[test]
fn where_it_went_counts_and_not_what_it_was_called() {
    let won = 3;
    for (how, from, to, wanted) in [
        (Exit::Advanced, 0, None, Ending::Forward(1)),
        (Exit::Advanced, 0, Some(2), Ending::Forward(2)),
        (Exit::Advanced, 2, None, Ending::Forward(3)),
        (Exit::Advanced, 1, Some(0), Ending::Back(0)),
        (Exit::Advanced, 1, Some(1), Ending::Unknown),
        (Exit::Regressed, 2, None, Ending::Back(1)),
        (Exit::Regressed, 2, Some(0), Ending::Back(0)),
        (Exit::Regressed, 0, None, Ending::Unknown),
        (Exit::Won, 0, None, Ending::Forward(3)),
        (Exit::TakenBack, 0, None, Ending::Unknown),
        (Exit::Demoted, 0, None, Ending::Failed),
        (Exit::Expired, 0, None, Ending::Failed),
    ] {
        assert_eq!(Ending::of(how, from, to, won), wanted, "{how} from {from} to {to:?}");
    }
}

#[test]
fn clean_ups_say_nothing_of_when_a_lead_died() {
    let mut rule = rule();
    rule.clean_ups = vec![CleanUp { begins: days(10.0), ends: days(11.0) }];
    let stays = [stay(1, "F", 0.0, Some((10.5, Exit::Lost))), stay(2, "F", 0.0, Some((10.5, Exit::Advanced)))];
    let history = History::of(rule, stays).unwrap();
    let sums = first(&history, 0).ages[2];
    assert_eq!((sums.failed, sums.unknown, sums.forward), (0, 1, 1));
}

#[test]
fn stages_of_once_count_at_those_of_today() {
    let mut rule = rule();
    rule.renamed = vec![RenamedStage { was: stage("demo"), now: stage("E") }];
    let mut history = History::new(rule.clone()).unwrap();
    history.add(&stay(1, "demo", 0.0, Some((1.0, Exit::Advanced)))).unwrap();
    assert_eq!(first(&history, 1).moved, [0, 0, 1, 0]);
    assert_eq!(history.add(&stay(1, "trial", 0.0, None)).unwrap_err().code(), "UNKNOWN_STAGE");
    rule.renamed[0].now = stage("trial");
    assert_eq!(History::new(rule).unwrap_err().code(), "UNKNOWN_STAGE");
}

#[test]
fn nonsense_is_refused_and_nothing_is_added() {
    let mut history = History::new(rule()).unwrap();
    let before = history.clone();
    let reversed = history.add(&stay(1, "F", 5.0, Some((4.0, Exit::Lost)))).unwrap_err();
    let unclear = history.add(&Stay { how: Some(Exit::Lost), ..stay(1, "F", 5.0, None) }).unwrap_err();
    let unknown =
        history.add(&Stay { to: Some(stage("X")), ..stay(1, "F", 1.0, Some((4.0, Exit::Advanced))) }).unwrap_err();
    assert_eq!(
        [reversed, unclear, unknown].map(|fault| fault.code()),
        ["STAY_REVERSED", "STAY_UNCLEAR", "UNKNOWN_STAGE"]
    );
    assert_eq!(history, before);

    let faulty = |change: fn(&mut HistoryRule)| {
        let mut rule = rule();
        change(&mut rule);
        History::new(rule).unwrap_err().to_string()
    };
    assert_eq!(faulty(|rule| rule.stages.truncate(1)), "`stages` is 1; give a number from 2 to 64");
    assert_eq!(faulty(|rule| rule.stages[1] = rule.stages[0].clone()), "stage `F` is named twice; name it once");
    assert!(faulty(|rule| rule.ages.swap(1, 2)).starts_with("the ages [0.0, 7.0, 3.0"));
    assert_eq!(faulty(|rule| rule.ages.truncate(0)), "`ages` is 0; give a number from 1 to 64");
    assert_eq!(faulty(|rule| rule.period_days = Count::new(0)), "`period_days` is 0; give a number from 1 to 3650");
    let clean_up = |rule: &mut HistoryRule| rule.clean_ups = vec![CleanUp { begins: days(2.0), ends: days(1.0) }];
    assert!(faulty(clean_up).starts_with("the clean-up that begins at 1970-01-03"));
    let listed = |rule: &mut HistoryRule| rule.renamed = vec![RenamedStage { was: stage("E"), now: stage("D") }];
    assert_eq!(faulty(listed), "stage `E` is named twice; name it once");

    let mut other = rule();
    other.period_days = Count::new(7);
    let other = History::new(other).unwrap();
    let fault = history.merge(&other).unwrap_err();
    assert_eq!(fault.code(), "HISTORIES_DIFFER");
    assert_eq!(fault.fields(), Error::HistoriesDiffer { what: "period_days".into() }.fields());
}

fn stays() -> impl Strategy<Value = Vec<Stay>> {
    let end = prop_oneof![
        1 => Just(None),
        4 => (0.0..500.0_f64, proptest::sample::select(Exit::ALL.to_vec())).prop_map(Some),
    ];
    let one = (0..5_u32, 0..STAGES.len() - 1, -500.0..500.0_f64, end, proptest::option::of(0..4_usize), 0..3_usize);
    let row = one.prop_map(|(lead, at, entered, end, to, segment)| Stay {
        to: to.map(|to| stage(STAGES[to])),
        segment: [None, Some("web"), Some("web/fair")][segment].map(|id| SegmentId::new(id).unwrap()),
        ..stay(lead, STAGES[at], entered, end.map(|(lasted, how)| (entered + lasted, how)))
    });
    proptest::collection::vec(row, 0..60)
}

proptest! {
    /// However the rows are split and whatever their order is: bit for bit the same history.
    #[test]
    fn merging_is_one_pass(rows in stays(), shuffled in any::<prop::sample::Index>(), cut in 0.0..1.0_f64) {
        let whole = History::of(rule(), rows.clone()).unwrap();
        let mut turned = rows.clone();
        turned.rotate_left(if rows.is_empty() { 0 } else { shuffled.index(rows.len()) });
        turned.reverse();
        prop_assert_eq!(&History::of(rule(), turned).unwrap(), &whole);
        let (left, right) = rows.split_at((cut * rows.len() as f64) as usize);
        let mut merged = History::of(rule(), right.to_vec()).unwrap();
        merged.merge(&History::of(rule(), left.to_vec()).unwrap()).unwrap();
        prop_assert_eq!(&merged, &whole);
    }

    /// As data, as text, and back.
    #[test]
    fn data_come_back(rows in stays()) {
        let history = History::of(rule(), rows).unwrap();
        let text = serde_json::to_string(&history.data()).unwrap();
        let data: HistoryData = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(History::from_data(data).unwrap(), history);
    }
}

/// What comes from outside may say anything: it is refused, or stays within all counts.
#[test]
fn hostile_data_are_refused() {
    let mut history = History::new(rule()).unwrap();
    history.add(&stay(1, "F", 10.0, Some((12.0, Exit::Lost)))).unwrap();
    history.add(&stay(2, "F", 10.0, None)).unwrap();
    let code = |change: fn(&mut HistoryData)| {
        let mut data = history.data();
        change(&mut data);
        History::from_data(data).map(drop).map_err(|fault| fault.code())
    };
    assert_eq!(code(|data| data.sums[0].failed[0] = i64::MAX), Err("UNREADABLE"));
    assert_eq!(code(|data| data.sums[0].failed[0] = -1), Err("UNREADABLE"));
    assert_eq!(code(|data| data.sums[0].moved.truncate(1)), Err("UNREADABLE"));
    assert_eq!(code(|data| data.sums[0].period = 2_000_000_000), Err("UNREADABLE"));
    assert_eq!(code(|data| data.lasting[0].count = 0), Err("UNREADABLE"));
    assert_eq!(code(|data| data.lasting[0].stage = stage("X")), Err("UNKNOWN_STAGE"));
    let mut data = history.data();
    data.sums[0].failed[0] = crate::units::LARGEST;
    data.latest = None;
    let mut large = History::from_data(data).unwrap();
    assert_eq!(large.latest(), Some(days(10.0)));
    for _ in 0..15 {
        let again = large.clone();
        large.merge(&again).unwrap();
    }
    assert_eq!(large.ended(), u64::MAX);
    assert_eq!(History::from_data(large.data()).unwrap().data(), large.data());
}
