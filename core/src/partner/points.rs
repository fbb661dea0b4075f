//! Points: what wins and good processing earn, and how long that counts.

use super::work::DAY;
use crate::policy::{ProcessKind, ProgrammeRule};
use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use crate::units::{Count, Decimal, Error, LeadId, MemberId, Probability, Text, Timestamp};
use leadwerk_macros::{Canonical, crosses};
use std::collections::BTreeMap;

/// Something that earns or costs a member points.
#[crosses]
#[derive(Eq)]
pub struct PointsEntry {
    /// Whose points.
    pub member: MemberId,
    /// For which lead.
    pub lead: Option<LeadId>,
    /// When.
    pub at: Timestamp,
    /// For what.
    pub cause: PointsCause,
}

/// What earns or costs points.
#[crosses]
#[derive(Copy, Eq)]
pub enum PointsCause {
    /// A lead was won: `per_win` (1 − p).
    Won {
        /// The probability of winning it, as it was known at the hand-over.
        probability: Probability,
    },
    /// A lead was lost, expired, or was given back: −`per_win` p.
    Lost {
        /// The probability of winning it, as it was known at the hand-over.
        probability: Probability,
    },
    /// Good processing.
    Process {
        /// Of which kind.
        kind: ProcessKind,
    },
    /// Points are taken back, as after a breach: what was earned then counts as if it had never been, with its decay.
    ClawBack {
        /// When they were earned.
        earned: Timestamp,
        /// Points of wins and losses; negative to give back.
        selling: Decimal,
        /// Points of processing.
        process: Decimal,
    },
}

impl PointsCause {
    /// What it earns or costs by a rule: of wins and losses, and of processing.
    ///
    /// # Errors
    /// `NUMBER_OUT_OF_RANGE` where points go beyond a thousand million.
    pub(crate) fn earns(self, rule: &ProgrammeRule) -> Result<(Decimal, Decimal), Error> {
        let sums = Sums::of(self, rule);
        Ok((Decimal::from_millionths(sums.selling)?, Decimal::from_millionths(sums.process)?))
    }
}

/// A member's points at a time.
///
/// Each point counts half after each half life. Wins and losses come to nothing on average for whoever wins as often as
/// expected, whatever leads it was given; process points count up to a share of all that wins and processing earned.
#[crosses]
#[derive(Eq)]
pub struct PointsAccount {
    /// Whose.
    pub member: MemberId,
    /// The points, in thousandths: selling, and what counts of the process points.
    pub points: Decimal,
    /// Of wins and losses; it may be negative.
    pub selling: Decimal,
    /// Of good processing, as earned.
    pub process: Decimal,
    /// What counts of that.
    pub process_counted: Decimal,
    /// The points to keep.
    pub least: Decimal,
    /// Whether it has them.
    pub enough: bool,
    /// How many entries there were.
    pub entries: Count,
}

impl PointsAccount {
    /// The account of every member that has an entry up to a time, by name. The order of the entries makes no difference.
    ///
    /// # Errors
    /// `POLICY_FAULTY` for a rule with faults; `SPELL_REVERSED` where points are taken back that were earned later;
    /// `NUMBER_OUT_OF_RANGE` where points go beyond a thousand million.
    ///
    /// # Example
    /// ```
    /// use leadwerk::partner::{PointsAccount, PointsCause, PointsEntry};
    /// use leadwerk::policy::ProgrammeRule;
    /// use leadwerk::units::{MemberId, Probability, Timestamp};
    ///
    /// let (at, probability) = (Timestamp::new(0)?, Probability::new(200_000)?);
    /// let entry = |cause| -> Result<PointsEntry, leadwerk::Error> {
    ///     Ok(PointsEntry { member: MemberId::new("north")?, lead: None, at, cause })
    /// };
    /// let entries = [entry(PointsCause::Won { probability })?, entry(PointsCause::Lost { probability })?];
    /// let year = 365 * 86_400_000;
    /// let accounts = PointsAccount::of(&entries, &ProgrammeRule::standard()?, Timestamp::new(year)?)?;
    /// // 80 for the win, 20 off for the loss, half of it after a year.
    /// assert_eq!(accounts[0].points.to_string(), "30");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn of(entries: &[PointsEntry], rule: &ProgrammeRule, until: Timestamp) -> Result<Vec<Self>, Error> {
        rule.check()?;
        let mut folds: BTreeMap<&MemberId, PointsFold> = BTreeMap::new();
        for (entry, row) in entries.iter().zip(1..) {
            if let PointsCause::ClawBack { earned, .. } = entry.cause
                && earned > entry.at
            {
                let [entered, left] = [earned, entry.at].map(|at| Text::from(at.to_string()));
                return Err(Error::SpellReversed { row, entered, left });
            }
            if entry.at <= until {
                let fold = folds.entry(&entry.member).or_insert_with(|| PointsFold::new(rule));
                fold.add(entry.at, entry.cause, rule)?;
            }
        }
        folds.into_iter().map(|(member, fold)| fold.account(member, rule, until)).collect()
    }
}

/// Points that are added up as they come, each in the same short time; two of them add up to exactly what one pass gives.
///
/// Each half life from 1970 on has its own sums, in which an entry counts 2^f times, f being the part of that half life
/// that was over (forward decay: Cormode et al., 2009). Whoever asks for the points divides by what has passed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointsFold {
    half_life: i64,
    halves: BTreeMap<i64, Sums>,
}

/// Sums in millionths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Canonical)]
struct Sums {
    selling: i64,
    /// Of the selling points, those of wins.
    gains: i64,
    process: i64,
    entries: i64,
}

impl PointsFold {
    /// With nothing in it, for a rule without faults.
    pub fn new(rule: &ProgrammeRule) -> Self {
        let half_life = i64::from(rule.points.half_life_days.get().max(1)) * 86_400_000;
        Self { half_life, halves: BTreeMap::new() }
    }

    /// Adds an entry. One that takes points back is booked where they were earned.
    ///
    /// # Errors
    /// `NUMBER_OUT_OF_RANGE` where points go beyond a thousand million.
    pub fn add(&mut self, at: Timestamp, cause: PointsCause, rule: &ProgrammeRule) -> Result<(), Error> {
        let (at, entry) = match cause {
            PointsCause::ClawBack { earned, .. } => (earned, Sums::of(cause, rule)),
            _ => (at, Sums::of(cause, rule)),
        };
        let at = at.milliseconds();
        let part = ratio(at.rem_euclid(self.half_life), self.half_life);
        let entry = entry.times(part.exp2());
        let sums = self.halves.entry(at.div_euclid(self.half_life)).or_default();
        *sums = sums.plus(entry)?;
        Ok(())
    }

    /// Adds what another has, of the same rule.
    ///
    /// # Errors
    /// `NUMBER_OUT_OF_RANGE`; `FIGURE_OUT_OF_RANGE` where the other counts by another half life.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if other.half_life != self.half_life {
            let days = |half_life: i64| Text::from((half_life / 86_400_000).to_string());
            let (value, own) = (days(other.half_life), days(self.half_life));
            return Err(Error::FigureOutOfRange {
                what: "half_life_days".into(),
                value,
                least: own.clone(),
                most: own,
            });
        }
        for (half, sums) in &other.halves {
            let own = self.halves.entry(*half).or_default();
            *own = own.plus(*sums)?;
        }
        Ok(())
    }

    /// What the points come to at a time, not before the last entry.
    ///
    /// # Errors
    /// `NUMBER_OUT_OF_RANGE`.
    pub fn account(&self, member: &MemberId, rule: &ProgrammeRule, at: Timestamp) -> Result<PointsAccount, Error> {
        let (mut selling, mut gains, mut process, mut entries) = (0.0, 0.0, 0.0, 0_i64);
        for (half, sums) in &self.halves {
            let worth = (-ratio(at.milliseconds() - half * self.half_life, self.half_life)).exp2();
            selling += worth * float(sums.selling);
            gains += worth * float(sums.gains);
            process += worth * float(sums.process);
            entries = entries.saturating_add(sums.entries);
        }
        let share = f64::from(rule.points.process_share);
        let counted = process.min(share / (1.0 - share) * f64::max(gains, 0.0));
        let (selling, process, process_counted) = (thousandths(selling)?, thousandths(process)?, thousandths(counted)?);
        let points = Decimal::from_millionths(selling.millionths() + process_counted.millionths())?;
        Ok(PointsAccount {
            member: member.clone(),
            points,
            selling,
            process,
            process_counted,
            least: rule.least_points,
            enough: points >= rule.least_points,
            entries: Count::saturating(entries),
        })
    }
}

impl Canonical for PointsFold {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.half_life.put(sink);
        self.halves.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let half_life = i64::take(source)?;
        if half_life <= 0 {
            return Err(Corrupt::new("half life"));
        }
        Ok(Self { half_life, halves: BTreeMap::take(source)? })
    }
}

impl Sums {
    /// What an entry earns.
    fn of(cause: PointsCause, rule: &ProgrammeRule) -> Self {
        let one = Self { entries: 1, ..Self::default() };
        let win = rule.points.per_win.millionths();
        // In whole thousandths; a win and a loss of the same lead lie exactly `per_win` apart.
        let due = |probability: Probability| {
            let millionths = i128::from(win) * i128::from(probability.ppm());
            i64::try_from((millionths + 500_000_000) / 1_000_000_000 * 1_000).unwrap_or(win)
        };
        match cause {
            PointsCause::Won { probability } => {
                let gain = win - due(probability);
                Self { selling: gain, gains: gain, ..one }
            }
            PointsCause::Lost { probability } => Self { selling: -due(probability), ..one },
            PointsCause::Process { kind } => Self { process: rule.process(kind), ..one },
            PointsCause::ClawBack { selling, process, .. } => Self {
                selling: -selling.millionths(),
                gains: -selling.millionths().max(0),
                process: -process.millionths(),
                ..one
            },
        }
    }

    fn times(self, factor: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "points of one entry are at most 10¹⁵ millionths, twice that here"
        )]
        let times = |number: i64| (float(number) * factor).round() as i64;
        Self { selling: times(self.selling), gains: times(self.gains), process: times(self.process), ..self }
    }

    fn plus(self, other: Self) -> Result<Self, Error> {
        let plus =
            |a: i64, b: i64| -> Result<i64, Error> { Ok(Decimal::from_millionths(a.saturating_add(b))?.millionths()) };
        Ok(Self {
            selling: plus(self.selling, other.selling)?,
            gains: plus(self.gains, other.gains)?,
            process: plus(self.process, other.process)?,
            entries: self.entries.saturating_add(other.entries),
        })
    }
}

/// Points in millionths, rounded to thousandths.
fn thousandths(millionths: f64) -> Result<Decimal, Error> {
    #[expect(clippy::cast_possible_truncation, reason = "what is beyond is refused below")]
    let thousandths = (millionths / 1e3).round() as i64;
    Decimal::from_millionths(thousandths.saturating_mul(1_000))
}

fn float(number: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "below 2⁵³")]
    let number = number as f64;
    number
}

/// Half lives in a span of milliseconds.
fn ratio(span: i64, half_life: i64) -> f64 {
    (float(span) / DAY) / (float(half_life) / DAY)
}
