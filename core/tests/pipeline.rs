//! The stage table against a lead's life told step by step, many of them within the same instant.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, and so may its helpers"
)]

use leadwerk::pipeline::{End, Exit, Outcome, StageRow, StageTable, Stay, StayBook};
use leadwerk::units::{LeadId, StageId, Timestamp};
use proptest::prelude::*;

const STAGES: [&str; 4] = ["F", "E", "D", "A"];

fn stages() -> Vec<StageId> {
    STAGES.iter().map(|stage| StageId::new(stage).unwrap()).collect()
}

/// What happens to a lead next.
#[derive(Clone, Copy, Debug)]
enum Step {
    Enter(usize),
    Leave(Exit),
}

/// What is told of a lead: where it is, where it was last, how far it came and how it ended.
#[derive(Clone, Copy, Default)]
struct Life {
    here: Option<usize>,
    before: Option<usize>,
    furthest: Option<usize>,
    end: Option<Exit>,
}

impl Life {
    /// Nothing follows an end, and only who is at a stage goes away from it.
    fn may(&self, step: Step) -> bool {
        let goes_away = matches!(step, Step::Leave(Exit::Demoted | Exit::TakenBack));
        self.end.is_none() && (self.here.is_some() || !goes_away)
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Enter(place) => {
                (self.here, self.before) = (Some(place), Some(place));
                self.furthest = self.furthest.max(Some(place));
            }
            Step::Leave(how) => {
                self.here = None;
                let ends = matches!(how, Exit::Won | Exit::Lost | Exit::Expired | Exit::Rejected);
                self.end = ends.then_some(how);
                if how == Exit::Won {
                    self.furthest = Some(STAGES.len() - 1);
                }
            }
        }
    }
}

fn steps() -> impl Strategy<Value = Vec<(usize, i64, Step)>> {
    let exits = [Exit::Demoted, Exit::TakenBack, Exit::TakenBack, Exit::Won, Exit::Lost, Exit::Expired, Exit::Rejected];
    let step = prop_oneof![
        3 => (0..STAGES.len() - 1).prop_map(Step::Enter),
        2 => proptest::sample::select(exits.to_vec()).prop_map(Step::Leave),
    ];
    // Mostly no time passes at all.
    let wait = prop_oneof![3 => Just(0), 1 => 1..3_i64];
    proptest::collection::vec((0..4_usize, wait, step), 0..40)
}

/// Lives the steps that are possible; gives the book, and each lead's life.
fn live(steps: &[(usize, i64, Step)]) -> (StayBook, [Life; 4]) {
    let (mut book, mut lives, mut at, stages) = (StayBook::default(), [Life::default(); 4], 0, stages());
    for (lead, wait, step) in steps {
        let (Some(life), id) = (lives.get_mut(*lead), LeadId::new(format!("L{lead}")).unwrap()) else { continue };
        if !life.may(*step) {
            continue;
        }
        at += wait;
        let now = Timestamp::new(at).unwrap();
        match step {
            Step::Enter(place) => {
                let how = if life.here < Some(*place) { Exit::Advanced } else { Exit::Regressed };
                book.enter(&id, &stages[*place], now, how);
            }
            Step::Leave(how) => book.leave(&id, now, *how),
        }
        life.take(*step);
    }
    (book, lives)
}

fn counts(row: &StageRow) -> [i64; 7] {
    [row.reached, row.won, row.lost, row.expired, row.rejected, row.undecided, row.failed_here]
}

fn expected(lives: &[Life], place: usize) -> [i64; 7] {
    let reached: Vec<_> = lives.iter().filter(|life| life.furthest >= Some(place)).collect();
    let count = |end| reached.iter().filter(|life| life.end == end).count() as i64;
    let [won, lost, expired, rejected] =
        [Exit::Won, Exit::Lost, Exit::Expired, Exit::Rejected].map(|end| count(Some(end)));
    let failed =
        reached.iter().filter(|life| life.before == Some(place) && !matches!(life.end, None | Some(Exit::Won)));
    [reached.len() as i64, won, lost, expired, rejected, count(None), failed.count() as i64]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_table_tells_what_happened(steps in steps()) {
        let (book, lives) = live(&steps);
        let table = StageTable::new(&stages(), book.stays(), book.ends()).unwrap();
        for (place, row) in table.rows.iter().enumerate() {
            prop_assert_eq!(counts(row), expected(&lives, place), "{}", row.stage);
        }
    }

    /// Without the ends that stays tell of themselves, and in another order.
    #[test]
    fn the_order_does_not_matter(steps in steps(), shuffled in any::<proptest::sample::Index>()) {
        let (book, _) = live(&steps);
        let (mut stays, mut ends): (Vec<_>, Vec<_>) = (book.stays().collect(), book.ends().collect());
        let table = StageTable::new(&stages(), stays.clone(), ends.clone()).unwrap();
        ends.retain(|end| !stays.iter().any(|stay| stay.lead == end.lead && stay.how == Some(exit(end.how))));
        let twins = |one: &Stay, other: &Stay| {
            (&one.lead, one.entered, one.left) == (&other.lead, other.entered, other.left) && one.stage != other.stage
        };
        let ambiguous = stays.iter().any(|one| stays.iter().any(|other| twins(one, other)));
        let middle = shuffled.index(stays.len() + 1);
        stays.rotate_left(middle);
        stays.reverse();
        ends.reverse();
        let other = StageTable::new(&stages(), stays, ends).unwrap();
        for (one, other) in table.rows.iter().zip(&other.rows) {
            // Where a lead was at two stages at one instant, only the order tells at which of them last.
            let until = if ambiguous { 6 } else { 7 };
            prop_assert_eq!(&counts(one)[..until], &counts(other)[..until]);
        }
    }
}

fn exit(how: Outcome) -> Exit {
    match how {
        Outcome::Won => Exit::Won,
        Outcome::Lost => Exit::Lost,
        Outcome::Expired => Exit::Expired,
        Outcome::Rejected => Exit::Rejected,
    }
}

/// Of contradictory ends at one instant one counts, whichever comes first.
#[test]
fn contradictory_ends() {
    let end = |how| End { lead: LeadId::new("L1").unwrap(), at: Timestamp::new(0).unwrap(), how };
    let ends = [end(Outcome::Won), end(Outcome::Lost)];
    let table = |ends: [End; 2]| StageTable::new(&stages(), [], ends).unwrap();
    let [first, second] = ends.clone();
    assert_eq!(table(ends), table([second, first]));
}
