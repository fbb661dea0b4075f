//! Probabilities that are off for everybody.

use super::delay::{DelayLaw, sure};
use super::expected::Expecting;
use super::work::{WorkedLead, accepted};
use crate::units::{Error, MemberId, Probability, Timestamp};
use std::collections::{BTreeMap, VecDeque};

/// Milliseconds in a week.
const WEEK: i64 = 7 * 86_400_000;

/// How many weeks are looked back on.
const WINDOW: i64 = 52;

/// How many expected wins the word of the hand-over is worth.
const PRIOR: f64 = 5.0;

/// Factors beyond these are cut: such probabilities ask for another model.
const LIMITS: (f64, f64) = (0.1, 10.0);

impl WorkedLead {
    /// The same leads in the same order, their probabilities corrected by what others made of such before. Give all leads of
    /// all members, as they were handed over, and choose among them afterwards: corrected twice they would be off twice.
    ///
    /// Probabilities may have become too high, or too low, for everybody; no member is to be blamed for that. So p becomes
    /// 1 − (1 − p)^f, by which expected wins grow f times. f = (5 + won) / (5 + expected), of all *other* members in the 52 weeks
    /// before the week of the acceptance; who has more than the mean of their expected wins counts as if it had that many, so
    /// that one large member is not everybody's measure. Nobody moves what is expected of its own leads, and nothing is
    /// known that was not known then: figures of a past day stay as they were.
    ///
    /// The factor is an estimate, and where members are few, one of little. With two or three, each is measured by how the
    /// others do, and alarms ring somewhat more often than they promise: see `docs/partner/alarm.md`.
    ///
    /// # Errors
    /// As of [`DelayLaw::check`]; `SPELL_REVERSED`, `DUPLICATE_DEAL`.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::partner::{DelayLaw, Fate, WorkedLead};
    /// # use leadwerk::units::{Count, LeadId, MemberId, Probability, Timestamp};
    /// // For twenty weeks, everybody wins a tenth of what was said to be a fifth.
    /// let lead = |number: i64| -> Result<WorkedLead, leadwerk::Error> {
    ///     let (lead, member) = (LeadId::new(format!("L{number}"))?, MemberId::new(["north", "south"][(number % 2) as usize])?);
    ///     let (at, end) = (Timestamp::new(number * 8_640_000)?, Timestamp::new((number + 300) * 8_640_000)?);
    ///     let fate = if number / 2 % 10 == 0 { Fate::Won { at: end } } else { Fate::Lost { at: end } };
    ///     Ok(WorkedLead { lead, member, medium: None, at, probability: Probability::new(200_000)?, value: None, fate })
    /// };
    /// let leads = (0..1_400).map(lead).collect::<Result<Vec<_>, _>>()?;
    /// let corrected = WorkedLead::recalibrated(&leads, &DelayLaw::uniform(Count::new(60))?)?;
    /// assert_eq!(corrected[0].probability.to_string(), "20 %");
    /// assert!((100_000..115_000).contains(&corrected[1_399].probability.ppm()));
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn recalibrated(leads: &[Self], delay: &DelayLaw) -> Result<Vec<Self>, Error> {
        let expecting = Expecting::of(delay, Timestamp::MAX)?;
        let mut waiting: VecDeque<_> = accepted(leads, Timestamp::MAX)?.into_iter().zip(0..).collect();
        waiting.make_contiguous().sort_by_key(|(lead, _)| lead.at);
        let mut members: BTreeMap<&MemberId, usize> = leads.iter().map(|lead| (&lead.member, 0)).collect();
        members.values_mut().zip(0..).for_each(|(place, number)| *place = number);
        let member_of = |lead: &WorkedLead| members.get(&lead.member).copied().unwrap_or_default();
        let won = leads.iter().filter_map(|lead| Some((expecting.won_at(lead)?, member_of(lead))));
        let mut wins: VecDeque<_> = won.collect();
        wins.make_contiguous().sort_unstable();
        let (mut window, mut active) = (Window::of(members.len()), Vec::<Active<'_>>::new());
        let mut corrected = leads.to_vec();
        while let Some(&(next, _)) = waiting.front() {
            let next = wins.front().map_or(next.at, |&(won, _)| won.min(next.at));
            let week = if active.is_empty() { week_of(next) } else { window.next };
            window.begin(week);
            while let Some((lead, row)) = waiting.pop_front_if(|(lead, _)| week_of(lead.at) == week) {
                let member = member_of(lead);
                if let Some(own) = corrected.get_mut(row) {
                    own.probability = raised(lead.probability, window.factor(member))?;
                }
                active.push(Active { lead, member, expected: 0 });
            }
            while let Some((_, member)) = wins.pop_front_if(|(won, _)| week_of(*won) == week) {
                window.add(member, Sum { won: 1, expected: 0 });
            }
            let end = Timestamp::new((week + 1) * WEEK).unwrap_or(Timestamp::MAX);
            active.retain_mut(|one| {
                let expected = expecting.expected(one.lead, end);
                window.add(one.member, Sum { won: 0, expected: expected - one.expected });
                one.expected = expected;
                !expecting.is_over(one.lead, end)
            });
        }
        Ok(corrected)
    }
}

/// A probability by which so many times as many wins are expected: 1 − (1 − p)^factor.
fn raised(probability: Probability, factor: f64) -> Result<Probability, Error> {
    Probability::try_from(1.0 - (1.0 - sure(probability)).powf(factor))
}

fn week_of(at: Timestamp) -> i64 {
    at.milliseconds().div_euclid(WEEK)
}

/// A lead of which more is expected.
struct Active<'a> {
    lead: &'a WorkedLead,
    member: usize,
    /// What was expected of it before this week, in millionths.
    expected: i64,
}

/// Wins, and expected ones in millionths.
#[derive(Clone, Copy, Default)]
struct Sum {
    won: i64,
    expected: i64,
}

/// What all members made of their leads in the last weeks.
struct Window {
    /// The week after the last.
    next: i64,
    weeks: VecDeque<(i64, Vec<Sum>)>,
    members: Vec<Sum>,
    /// The factors of this week, as far as they were asked for.
    factors: Vec<Option<f64>>,
}

impl Window {
    fn of(members: usize) -> Self {
        Self { next: 0, weeks: VecDeque::new(), members: vec![Sum::default(); members], factors: Vec::new() }
    }

    /// Begins a week, and forgets what is too long ago.
    fn begin(&mut self, week: i64) {
        while let Some((_, old)) = self.weeks.pop_front_if(|(old, _)| *old < week - WINDOW) {
            for (sum, old) in self.members.iter_mut().zip(old) {
                (sum.won, sum.expected) = (sum.won - old.won, sum.expected - old.expected);
            }
        }
        self.weeks.push_back((week, vec![Sum::default(); self.members.len()]));
        self.factors = vec![None; self.members.len()];
        self.next = week + 1;
    }

    /// Adds what happened in this week.
    fn add(&mut self, member: usize, more: Sum) {
        let own = self.weeks.back_mut().and_then(|(_, week)| week.get_mut(member));
        for sum in [own, self.members.get_mut(member)].into_iter().flatten() {
            (sum.won, sum.expected) = (sum.won + more.won, sum.expected + more.expected);
        }
    }

    /// Actual by expected wins of all other members; asked before anything of this week is added.
    fn factor(&mut self, member: usize) -> f64 {
        if let Some(Some(known)) = self.factors.get(member) {
            return *known;
        }
        let factor = factor(self.members.iter().zip(0..).filter(|&(_, other)| other != member).map(|(sum, _)| *sum));
        if let Some(known) = self.factors.get_mut(member) {
            *known = Some(factor);
        }
        factor
    }
}

fn factor(others: impl Iterator<Item = Sum> + Clone) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "wins, and millionths of such, are far below 2⁵³")]
    let others = others.filter(|sum| sum.expected > 0).map(|sum| (sum.won as f64, sum.expected as f64 / 1e6));
    let (members, all) =
        others.clone().fold((0.0, 0.0), |(members, all), (_, expected)| (members + 1.0, all + expected));
    let mean = all / f64::max(members, 1.0);
    let (won, expected) = others.fold((PRIOR, PRIOR), |sum, (won, expected)| {
        let weight = f64::min(1.0, mean / expected);
        (sum.0 + weight * won, sum.1 + weight * expected)
    });
    (won / expected).clamp(LIMITS.0, LIMITS.1)
}
