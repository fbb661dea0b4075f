//! The practitioners' table: count in which stage projects finally fail, and invert.

use super::stay::{Exit, Stay};
use crate::units::{Error, LeadId, Probability, StageId, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// One line of the table.
#[crosses]
#[derive(Eq)]
pub struct StageRow {
    /// The stage.
    pub stage: StageId,
    /// Leads that came to this stage or beyond it.
    pub reached: i64,
    /// Of these, how many were won in the end.
    pub won: i64,
    /// Of these, how many were lost in the end.
    pub lost: i64,
    /// Of these, how many expired.
    pub expired: i64,
    /// Of these, how many turned out to be none.
    pub rejected: i64,
    /// Of these, how many are not decided yet: open, or on the way to another member.
    pub undecided: i64,
    /// How many finally failed at this very stage.
    pub failed_here: i64,
    /// Won of reached; nothing where none reached it. Undecided leads count as not won, so this is the cautious figure.
    pub share_won: Option<Probability>,
    /// Won of decided; nothing where none is decided. Quick decisions are over-represented, so this is biased too.
    pub share_won_of_decided: Option<Probability>,
}

/// With which share a stage's leads were won, by plain counting.
///
/// Source: the practitioners' step 3, "determine empirically in which stage how many projects finally fail; the
/// inverse is the probability with which a project at that stage will succeed".
///
/// # Example
/// ```
/// use leadwerk::pipeline::{Exit, StageTable, Stay};
/// use leadwerk::units::{LeadId, StageId, Timestamp};
///
/// let stages = [StageId::new("offer")?, StageId::new("order")?];
/// let stay = |lead, how| -> Result<Stay, leadwerk::Error> {
///     let (entered, left) = (Timestamp::new(0)?, Some(Timestamp::new(5)?));
///     Ok(Stay { lead: LeadId::new(lead)?, stage: StageId::new("offer")?, entered, left, how: Some(how) })
/// };
/// let table = StageTable::new(&stages, [stay("L1", Exit::Won)?, stay("L2", Exit::Lost)?])?;
/// let shares: Vec<_> = table.rows.iter().map(|row| row.share_won.map(|share| share.to_string())).collect();
/// assert_eq!(shares, [Some("50 %".to_string()), Some("100 %".to_string())]);
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
#[derive(Eq)]
pub struct StageTable {
    /// One row for each stage, in the order of the pipeline.
    pub rows: Vec<StageRow>,
}

/// What is known of one lead after all its stays.
#[derive(Clone, Copy)]
struct Course {
    furthest: usize,
    /// Its latest stay: when it began and ended, at which stage, and how it ended.
    latest: (Timestamp, Option<Timestamp>, usize),
    how: Option<Exit>,
}

impl StageTable {
    /// Counts stays, in any order.
    ///
    /// The last of `stages` is the one that is entered by winning; it needs no stays.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE` when a stay is at a stage that is not listed; `STAY_REVERSED`, `STAY_UNCLEAR`.
    pub fn new(stages: &[StageId], stays: impl IntoIterator<Item = Stay>) -> Result<Self, Error> {
        let places: BTreeMap<&StageId, usize> = stages.iter().zip(0..).collect();
        let mut courses: BTreeMap<LeadId, Course> = BTreeMap::new();
        for stay in stays {
            stay.check()?;
            let place = *places.get(&stay.stage).ok_or_else(|| unknown(&stay.stage, stages))?;
            let last = stages.len().saturating_sub(1);
            let furthest = if stay.how == Some(Exit::Won) { last } else { place };
            // A stay that lasts is later than any that ended.
            let key = (stay.entered, Some(stay.left.unwrap_or(Timestamp::MAX)), place);
            let new = Course { furthest, latest: key, how: stay.how };
            courses
                .entry(stay.lead)
                .and_modify(|course| {
                    let furthest = course.furthest.max(new.furthest);
                    if new.latest > course.latest {
                        *course = new;
                    }
                    course.furthest = furthest;
                })
                .or_insert(new);
        }
        let rows = stages.iter().zip(0..).map(|(stage, place)| row(stage, place, courses.values())).collect();
        Ok(Self { rows })
    }
}

fn row<'a>(stage: &StageId, place: usize, courses: impl Iterator<Item = &'a Course>) -> StageRow {
    let mut row = StageRow {
        stage: stage.clone(),
        reached: 0,
        won: 0,
        lost: 0,
        expired: 0,
        rejected: 0,
        undecided: 0,
        failed_here: 0,
        share_won: None,
        share_won_of_decided: None,
    };
    for course in courses.filter(|course| course.furthest >= place) {
        row.reached += 1;
        let failed = match course.how {
            Some(Exit::Won) => {
                row.won += 1;
                false
            }
            Some(Exit::Lost) => {
                row.lost += 1;
                true
            }
            Some(Exit::Expired) => {
                row.expired += 1;
                true
            }
            Some(Exit::Rejected) => {
                row.rejected += 1;
                true
            }
            Some(Exit::Advanced | Exit::Regressed | Exit::Demoted | Exit::TakenBack) | None => {
                row.undecided += 1;
                false
            }
        };
        if failed && course.latest.2 == place {
            row.failed_here += 1;
        }
    }
    row.share_won = Probability::share(row.won.unsigned_abs(), row.reached.unsigned_abs());
    row.share_won_of_decided = Probability::share(row.won.unsigned_abs(), (row.reached - row.undecided).unsigned_abs());
    row
}

fn unknown(stage: &StageId, stages: &[StageId]) -> Error {
    Error::UnknownStage { stage: stage.clone(), allowed: stages.iter().collect() }
}
