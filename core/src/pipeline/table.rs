//! The practitioners' table: count in which stage projects finally fail, and invert.

use super::place::unknown;
use super::stay::{End, Exit, Outcome, Stay};
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
    /// How many finally failed at this very stage: it was the last at which they stood.
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
/// use leadwerk::pipeline::{End, Exit, Outcome, StageTable, Stay};
/// use leadwerk::units::{LeadId, StageId, Timestamp};
///
/// let stages = [StageId::new("offer")?, StageId::new("order")?];
/// let stay = |lead, how| -> Result<Stay, leadwerk::Error> {
///     let (entered, left) = (Timestamp::new(0)?, Some(Timestamp::new(5)?));
///     let (lead, stage) = (LeadId::new(lead)?, StageId::new("offer")?);
///     Ok(Stay { lead, stage, entered, left, how: Some(how), to: None, segment: None })
/// };
/// let stays = [stay("L1", Exit::Won)?, stay("L2", Exit::TakenBack)?];
/// let ends = [End { lead: LeadId::new("L2")?, at: Timestamp::new(9)?, how: Outcome::Expired }];
/// let table = StageTable::new(&stages, stays, ends)?;
/// let shares: Vec<_> = table.rows.iter().map(|row| row.share_won.map(|share| share.to_string())).collect();
/// assert_eq!(shares, [Some("50 %".to_string()), Some("100 %".to_string())]);
/// assert_eq!((table.rows[0].expired, table.rows[0].failed_here), (1, 1));
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
#[derive(Eq)]
pub struct StageTable {
    /// One row for each stage, in the order of the pipeline.
    pub rows: Vec<StageRow>,
}

/// What is known of one lead.
#[derive(Default)]
struct Course {
    /// The place of the furthest stage; nothing while it came to none.
    furthest: Option<usize>,
    /// Its latest stay: how and when it ended, when it began, and where it was.
    latest: Option<(Word, Timestamp, usize)>,
    /// The last that is known of it, of its stays and its ends.
    last: Option<Word>,
}

/// What is known of a lead from some time on. The last word counts; at the same instant the weightier is the last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    /// At that time, this.
    Said(Timestamp, Weight),
    /// It stands at a stage still: nothing is later.
    Stands,
}

/// Whoever moves comes to another stage, whoever goes away to none, and nothing follows an end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Moved,
    WentAway,
    Ended(Outcome),
}

impl Word {
    /// The last that a stay says.
    pub(super) fn of(stay: &Stay) -> Self {
        let (Some(left), Some(how)) = (stay.left, stay.how) else { return Self::Stands };
        let away = matches!(how, Exit::Demoted | Exit::TakenBack);
        let unended = if away { Weight::WentAway } else { Weight::Moved };
        Self::Said(left, how.outcome().map_or(unended, Weight::Ended))
    }

    /// What an end says.
    pub(super) const fn of_end(end: &End) -> Self {
        Self::Said(end.at, Weight::Ended(end.how))
    }

    /// When and how it ended, if that is what it says.
    pub(super) const fn end(self) -> Option<(Timestamp, Outcome)> {
        match self {
            Self::Said(at, Weight::Ended(how)) => Some((at, how)),
            _ => None,
        }
    }
}

impl Course {
    fn reach(&mut self, place: usize) {
        self.furthest = self.furthest.max(Some(place));
    }

    fn hear(&mut self, word: Word) {
        self.last = self.last.max(Some(word));
    }

    /// The end of it; nothing while it is not decided.
    fn outcome(&self) -> Option<Outcome> {
        self.last.and_then(Word::end).map(|(_, how)| how)
    }
}

impl StageTable {
    /// Counts what became of leads, from their stays and ends.
    ///
    /// | a lead that | counts as |
    /// |---|---|
    /// | ends, at its stage or later, away from any | decided; it failed at the stage where it stood last |
    /// | stands at a stage, or went away from it and has not ended | undecided |
    /// | is won | one that reached the last of `stages`: that one is entered by winning and needs no stays |
    /// | is lost, expired or rejected, and never stood at a stage | nothing: it never was an opportunity |
    ///
    /// An end that is a stay's exit already need not be in `ends`; it may be. The last word on a lead counts: a stay
    /// that lasts is later than anything, and at the same instant an end is later than going away from all stages, and
    /// that than moving to another.
    ///
    /// Stays and ends may come in any order. Only where two stays of a lead begin at the same instant, and end in the
    /// same way at the same instant, the later given is the latest; that tells where the lead failed, if it did.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE` when a stay is at a stage that is not listed; `STAY_REVERSED`, `STAY_UNCLEAR`.
    pub fn new(
        stages: &[StageId],
        stays: impl IntoIterator<Item = Stay>,
        ends: impl IntoIterator<Item = End>,
    ) -> Result<Self, Error> {
        let places: BTreeMap<&StageId, usize> = stages.iter().zip(0..).collect();
        let last = stages.len().saturating_sub(1);
        let mut courses: BTreeMap<LeadId, Course> = BTreeMap::new();
        for stay in stays {
            stay.check()?;
            let place = *places.get(&stay.stage).ok_or_else(|| unknown(stages, &stay.stage))?;
            let word = Word::of(&stay);
            let course = courses.entry(stay.lead).or_default();
            course.reach(if stay.how == Some(Exit::Won) { last } else { place });
            course.hear(word);
            if course.latest.is_none_or(|(latest, entered, _)| (word, stay.entered) >= (latest, entered)) {
                course.latest = Some((word, stay.entered, place));
            }
        }
        for end in ends {
            let word = Word::of_end(&end);
            let course = courses.entry(end.lead).or_default();
            if end.how == Outcome::Won {
                course.reach(last);
            }
            course.hear(word);
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
    for course in courses.filter(|course| course.furthest >= Some(place)) {
        row.reached += 1;
        let outcome = course.outcome();
        match outcome {
            Some(Outcome::Won) => row.won += 1,
            Some(Outcome::Lost) => row.lost += 1,
            Some(Outcome::Expired) => row.expired += 1,
            Some(Outcome::Rejected) => row.rejected += 1,
            None => row.undecided += 1,
        }
        let failed = outcome.is_some_and(|outcome| outcome != Outcome::Won);
        if failed && course.latest.is_some_and(|(.., here)| here == place) {
            row.failed_here += 1;
        }
    }
    row.share_won = Probability::share(row.won.unsigned_abs(), row.reached.unsigned_abs());
    row.share_won_of_decided = Probability::share(row.won.unsigned_abs(), (row.reached - row.undecided).unsigned_abs());
    row
}
