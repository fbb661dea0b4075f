//! What the model answers where there is little to learn from, and that it learns what there is.

use super::*;
use crate::pipeline::{Basis, Deal, Exit, HistoryRule, NoteKind, Stay};
use crate::policy::ExpertStage;
use crate::units::{Count, Estimate, LeadId, Probability};

const STAGES: [&str; 4] = ["F", "E", "D", "A"];

fn stage(name: &str) -> StageId {
    StageId::new(name).unwrap()
}

fn day(day: f64) -> Timestamp {
    Timestamp::new((day * 86_400_000.0) as i64).unwrap()
}

fn history() -> History {
    History::new(HistoryRule::standard(STAGES.map(stage).to_vec())).unwrap()
}

fn rule() -> ModelRule {
    ModelRule { draws: Count::new(50), ..ModelRule::standard() }
}

fn stay(lead: usize, at: &str, entered: f64, end: Option<(f64, Exit)>) -> Stay {
    let (left, how) = end.map(|(left, how)| (day(left), how)).unzip();
    let lead = LeadId::new(format!("L{lead}")).unwrap();
    Stay { lead, stage: stage(at), entered: day(entered), left, how, to: None, segment: None }
}

fn of(segment: &str, stay: Stay) -> Stay {
    Stay { segment: Some(SegmentId::new(segment).unwrap()), ..stay }
}

fn deal(at: &str, entered: f64, segment: Option<&str>) -> Deal {
    let (lead, segment) = (LeadId::new("X").unwrap(), segment.map(|id| SegmentId::new(id).unwrap()));
    Deal { lead, stage: stage(at), entered: day(entered), value: None, segment, member: None, channel: None }
}

/// Waiting times of all lengths, days from 0 to 40, whatever becomes of the lead.
fn waited(lead: usize) -> f64 {
    (lead * 37 % 100) as f64 * 0.4
}

fn kinds(table: &ChanceTable) -> Vec<NoteKind> {
    table.notes.iter().map(|note| note.kind).collect()
}

#[test]
fn nothing_known_is_one_of_two_at_each_stage_and_says_so() {
    let model = StageModel::fit(&history(), rule(), day(0.0)).unwrap();
    let won = |at| model.won(&deal(at, 0.0, None)).unwrap();
    assert!((won("D") - 0.49).abs() < 0.02 && (won("F") - 0.12).abs() < 0.03, "{} {}", won("D"), won("F"));
    let table = model.table(None).unwrap();
    assert_eq!((table.basis, table.ended.get(), table.open.get()), (Basis::Counts, 0, 0));
    assert!(kinds(&table).contains(&NoteKind::NothingEnded));
    assert_eq!(kinds(&table).iter().filter(|kind| **kind == NoteKind::NeverLeft).count(), 3);
    // By Jeffreys' prior alone, 80 % of one of two: from 2.4 % to 97.6 %.
    let row = &table.rows[0];
    assert_eq!((row.counted, row.published.ppm()), (None, 500_000));
    assert!(row.low.ppm() < 30_000 && row.high.ppm() > 970_000, "{row:?}");
}

#[test]
fn experts_are_heard_until_there_are_data() {
    let expert = |at, ppm| {
        let (won, days) = (Probability::new(ppm).unwrap(), Estimate::of(20.0));
        ExpertStage { stage: stage(at), won, days }
    };
    let experts = vec![expert("F", 100_000), expert("E", 250_000), expert("D", 500_000)];
    let rule = ModelRule { experts, experts_worth: Estimate::of(50.0), ..rule() };
    let model = StageModel::fit(&history(), rule.clone(), day(0.0)).unwrap();
    for (at, said) in [("F", 0.1), ("E", 0.25), ("D", 0.5)] {
        let won = model.won(&deal(at, 0.0, None)).unwrap();
        assert!((won - said).abs() < 0.02, "{at}: {won}");
    }
    assert!((f64::from(model.table(None).unwrap().rows[1].published) - 0.25).abs() < 0.02);
    // Nine of ten are won at once: two thousand leads say more than fifty.
    let mut known = history();
    for lead in 0..2_000 {
        known.add(&stay(lead, "D", 0.0, Some((5.0, if lead % 10 == 0 { Exit::Lost } else { Exit::Won })))).unwrap();
    }
    let model = StageModel::fit(&known, rule, day(10.0)).unwrap();
    assert!((model.won(&deal("D", 10.0, None)).unwrap() - 0.9).abs() < 0.02);
}

#[test]
fn no_failures_are_no_certainty_but_a_note_and_presumed_lost_helps() {
    let mut known = history();
    for lead in 0..40 {
        known.add(&stay(lead, "F", 0.0, Some((waited(lead), Exit::Won)))).unwrap();
        known.add(&stay(100 + lead, "F", 0.0, None)).unwrap();
    }
    let fit = |presumed: Option<f64>| {
        let rule = ModelRule { presumed_lost_days: presumed.map(Estimate::of), ..rule() };
        StageModel::fit(&known, rule, day(400.0)).unwrap()
    };
    let model = fit(None);
    let table = model.table(None).unwrap();
    assert!(kinds(&table).contains(&NoteKind::NoFailures) && kinds(&table).contains(&NoteKind::FewEnded));
    // Those that stand still are not taken for won: half of all never moved in 400 days.
    let won = model.won(&deal("F", 400.0, None)).unwrap();
    assert!((0.5..0.9).contains(&won), "{won}");
    let presumed = fit(Some(100.0));
    let won = presumed.won(&deal("F", 400.0, None)).unwrap();
    assert!((won - 0.5).abs() < 0.05, "forty won and forty presumed lost: {won}");
    let old = &presumed.chances(&[deal("F", 0.0, None)]).unwrap()[0];
    assert!(old.presumed_lost && old.won == Probability::ZERO);
    assert!(old.sentence(crate::units::Language::English).ends_with("this lead is taken for lost."));
}

#[test]
fn open_leads_count_with_the_time_they_were_watched() {
    let mut known = history();
    for lead in 0..50 {
        known.add(&stay(lead, "D", 0.0, Some((10.0, Exit::Won)))).unwrap();
        known.add(&stay(100 + lead, "D", 0.0, None)).unwrap();
    }
    let model = StageModel::fit(&known, rule(), day(200.0)).unwrap();
    let (fresh, old) = (model.won(&deal("D", 200.0, None)).unwrap(), model.won(&deal("D", 0.0, None)).unwrap());
    assert!(fresh > old + 0.1, "fifty stand still for long: {fresh} {old}");
}

#[test]
fn what_is_asked_must_be_known() {
    let mut known = history();
    known.add(&stay(1, "F", 0.0, Some((10.0, Exit::Won)))).unwrap();
    let code = |fault: Error| fault.code();
    assert_eq!(StageModel::fit(&known, rule(), day(9.0)).map(drop).map_err(code), Err("HISTORY_AHEAD"));
    let model = StageModel::fit(&known, rule(), day(10.0)).unwrap();
    assert_eq!(model.won(&deal("X", 1.0, None)).map_err(code), Err("UNKNOWN_STAGE"));
    assert_eq!(model.won(&deal("A", 1.0, None)).map_err(code), Err("UNKNOWN_STAGE"), "nobody waits at the last stage");
    assert_eq!(model.won(&deal("F", 11.0, None)).map_err(code), Err("DEAL_AHEAD"));
    let faulty = ModelRule { draws: Count::new(9), ..rule() };
    assert_eq!(StageModel::fit(&known, faulty, day(10.0)).map(drop).map_err(code), Err("FIGURE_OUT_OF_RANGE"));
}

#[test]
fn two_stages_are_enough() {
    let stages = ["offer", "order"].map(stage).to_vec();
    let mut known = History::new(HistoryRule::standard(stages)).unwrap();
    for lead in 0..400 {
        known.add(&stay(lead, "offer", 0.0, Some((5.0, if lead % 4 == 0 { Exit::Won } else { Exit::Lost })))).unwrap();
    }
    let table = StageModel::fit(&known, rule(), day(9.0)).unwrap().table(None).unwrap();
    assert_eq!((table.rows.len(), table.basis), (1, Basis::Model));
    let row = &table.rows[0];
    assert!((f64::from(row.published) - 0.25).abs() < 0.01 && row.low < row.published && row.published < row.high);
    assert_eq!(row.counted.map(Probability::ppm), Some(250_000));
}

#[test]
fn a_small_segment_leans_on_what_it_is_a_part_of() {
    let mut known = history();
    for lead in 0..1_000 {
        let how = if lead % 2 == 0 { Exit::Won } else { Exit::Lost };
        known.add(&of("web", stay(lead, "D", 0.0, Some((waited(lead), how))))).unwrap();
    }
    for lead in 0..1_000 {
        let how = if lead % 10 == 0 { Exit::Won } else { Exit::Lost };
        known.add(&of("fair", stay(2_000 + lead, "D", 0.0, Some((waited(lead), how))))).unwrap();
    }
    known.add(&of("fair/berlin", stay(9_999, "D", 0.0, Some((6.0, Exit::Won))))).unwrap();
    let model = StageModel::fit(&known, rule(), day(90.0)).unwrap();
    let won = |segment| model.won(&deal("D", 90.0, segment)).unwrap();
    let (web, fair) = (won(Some("web")), won(Some("fair")));
    assert!((web - 0.5).abs() < 0.03 && (fair - 0.1).abs() < 0.03, "{web} {fair}");
    assert!((won(None) - 0.3).abs() < 0.02, "all together");
    // One win of one: more than its parent's, far less than certain.
    assert!((0.1..0.65).contains(&won(Some("fair/berlin"))), "{}", won(Some("fair/berlin")));
    // Never seen: as what it is a part of, or as all.
    assert_eq!(won(Some("fair/hamburg")), won(Some("fair")));
    assert_eq!(won(Some("letters")), won(None));
    let table = model.table(Some(&SegmentId::new("fair").unwrap())).unwrap();
    assert_eq!((table.ended.get(), table.rows[2].won.get()), (1_001, 101));
}

#[test]
fn forgetting_follows_what_changed() {
    let mut known = history();
    for lead in 0..4_000 {
        let at = (lead / 2) as f64 * 0.5;
        // Everything was won in the first half, nothing in the second.
        let how = if lead < 2_000 { Exit::Won } else { Exit::Lost };
        known.add(&stay(lead, "D", at, Some((at + 5.0, how)))).unwrap();
    }
    let fit = |half_life: Option<f64>| {
        let rule = ModelRule { half_life_days: half_life.map(Estimate::of), ..rule() };
        StageModel::fit(&known, rule, day(1_010.0)).unwrap().won(&deal("D", 1_010.0, None)).unwrap()
    };
    assert!((fit(None) - 0.5).abs() < 0.01);
    assert!(fit(Some(90.0)) < 0.05, "{}", fit(Some(90.0)));
}

/// The published figures rise, and a note says which stages the data do not tell apart.
#[test]
fn the_published_table_rises() {
    let mut known = history();
    for lead in 0..900 {
        // Stage E loses more than half, and D even more: whoever comes to D is worse off than at E.
        let (at, wins) = [("F", 5), ("E", 4), ("D", 2)][lead % 3];
        let how = if lead / 3 % 10 < wins { Exit::Won } else { Exit::Lost };
        known.add(&stay(lead, at, 0.0, Some((5.0, how)))).unwrap();
    }
    let table = StageModel::fit(&known, rule(), day(10.0)).unwrap().table(None).unwrap();
    let published: Vec<_> = table.rows.iter().map(|row| row.published).collect();
    assert!(published.is_sorted() && table.rows[0].raw > table.rows[2].raw, "{table:?}");
    assert!(table.rows.iter().all(|row| !row.separate && row.low <= row.published && row.published <= row.high));
    assert_eq!(kinds(&table).iter().filter(|kind| **kind == NoteKind::NotSeparate).count(), 3);
}

/// The same seed gives the same figures, another seed other draws.
#[test]
fn draws_are_seeded() {
    let mut known = history();
    (0..30).for_each(|lead| {
        known.add(&stay(lead, "D", 0.0, Some((5.0, if lead % 2 == 0 { Exit::Won } else { Exit::Lost })))).unwrap();
    });
    let chance = |seed| {
        let rule = ModelRule { seed: crate::units::Seed::new(seed).unwrap(), ..rule() };
        StageModel::fit(&known, rule, day(10.0)).unwrap().chances(&[deal("D", 10.0, None)]).unwrap().remove(0)
    };
    assert_eq!(chance(1), chance(1));
    assert!(chance(1).low != chance(2).low && chance(1).won == chance(2).won);
    assert!(chance(1).low < chance(1).won && chance(1).won < chance(1).high);
}

/// A segment with little of its own publishes what it is a part of, not one of two.
#[test]
fn an_unseen_segment_publishes_what_it_is_a_part_of() {
    let mut known = history();
    for lead in 0..600 {
        let how = if lead % 10 == 0 { Exit::Won } else { Exit::Lost };
        known.add(&of("web", stay(lead, "D", 0.0, Some((waited(lead), how))))).unwrap();
    }
    let published = |known: &History, segment: &str| {
        let model = StageModel::fit(known, rule(), day(90.0)).unwrap();
        f64::from(model.table(Some(&SegmentId::new(segment).unwrap())).unwrap().rows[2].published)
    };
    assert!((published(&known, "letters") - 0.1).abs() < 0.02, "{}", published(&known, "letters"));
    // By counting alone, too: fifty leads of the web, none of its part.
    let mut few = history();
    (0..50).for_each(|lead| {
        few.add(&of("web", stay(lead, "D", 0.0, Some((waited(lead), if lead < 5 { Exit::Won } else { Exit::Lost })))))
            .unwrap()
    });
    few.add(&of("web/ads", stay(99, "D", 0.0, Some((3.0, Exit::Lost))))).unwrap();
    assert!((published(&few, "web/ads") - 0.1).abs() < 0.03, "{}", published(&few, "web/ads"));
}

/// What is presumed lost and what is forgotten reach the published table.
#[test]
fn the_table_knows_the_rule() {
    let mut known = history();
    for lead in 0..40 {
        known.add(&stay(lead, "F", 0.0, Some((waited(lead), Exit::Won)))).unwrap();
        known.add(&stay(100 + lead, "F", 0.0, None)).unwrap();
    }
    let table =
        |known: &History, rule: ModelRule, at: f64| StageModel::fit(known, rule, day(at)).unwrap().table(None).unwrap();
    let presumed = ModelRule { presumed_lost_days: Some(Estimate::of(100.0)), ..rule() };
    let presumed = table(&known, presumed, 400.0);
    assert_eq!((presumed.ended.get(), presumed.open.get(), presumed.rows[0].published.ppm()), (80, 0, 500_000));
    assert!(!kinds(&presumed).contains(&NoteKind::NoFailures));
    let mut turned = history();
    for lead in 0..100 {
        turned.add(&stay(lead, "F", 0.0, Some((9.0, Exit::Won)))).unwrap();
        turned.add(&stay(100 + lead, "F", 990.0, Some((999.0, Exit::Lost)))).unwrap();
    }
    let forgetful = ModelRule { half_life_days: Some(Estimate::of(90.0)), ..rule() };
    let row = &table(&turned, forgetful, 1_000.0).rows[0];
    assert!(row.published.ppm() < 20_000 && row.counted.map(Probability::ppm) == Some(500_000), "{row:?}");
}

#[test]
fn experts_speak_of_all_stages_or_of_none() {
    let say = |words: &[(&str, u32)]| {
        let expert = |(at, ppm): &(&str, u32)| {
            let (won, days) = (Probability::new(*ppm).unwrap(), Estimate::of(20.0));
            ExpertStage { stage: stage(at), won, days }
        };
        let rule = ModelRule { experts: words.iter().map(expert).collect(), ..rule() };
        StageModel::fit(&history(), rule, day(0.0)).map(drop).map_err(|fault| fault.code())
    };
    assert_eq!(say(&[("F", 1), ("E", 2), ("D", 2)]), Ok(()));
    assert_eq!(say(&[("F", 1)]), Err("EXPERTS_INCOMPLETE"));
    assert_eq!(say(&[("F", 3), ("E", 2), ("D", 5)]), Err("EXPERTS_INCOMPLETE"));
    assert_eq!(say(&[("F", 1), ("F", 2), ("E", 3), ("D", 5)]), Err("EXPERTS_INCOMPLETE"));
    assert_eq!(say(&[("A", 1)]), Err("UNKNOWN_STAGE"));
}
