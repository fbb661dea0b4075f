//! Probabilities that are off for everybody.

use super::delay::DelayLaw;
use super::expected::Expecting;
use super::work::{WorkedLead, accepted};
use crate::units::{Error, Estimate, MemberId, Probability, Timestamp};
use std::collections::{BTreeMap, VecDeque};

/// Milliseconds in a week.
const WEEK: i64 = 7 * 86_400_000;

/// How many weeks are looked back on.
const WINDOW: i64 = 52;

/// How many expected wins the word of the hand-over is worth.
const PRIOR: f64 = 5.0;

/// Beyond this a model is not corrected but replaced.
const FARTHEST: (f64, f64) = (0.1, 10.0);

impl WorkedLead {
    /// The same leads in the same order, their probabilities corrected by what others made of such before.
    ///
    /// Probabilities may have become too high, or too low, for everybody; no member is to be blamed for that. Each is
    /// multiplied by (5 + won) / (5 + expected), of all *other* members in the 52 weeks before the week of its acceptance.
    /// So nobody changes what is expected of its own leads, a member that burns most of all leads does not hide itself, and
    /// nothing is known that was not known then: figures of a past day stay as they were, and alarms keep their promise for
    /// as long as the corrected probabilities are right. (With [`DelayLaw::immediate`] an outcome counts from the acceptance
    /// on, so there only decided leads make sense.)
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
        let expecting = Expecting::of(delay, Estimate::ONE, Timestamp::MAX)?;
        let mut waiting: VecDeque<_> = accepted(leads, Timestamp::MAX)?.into_iter().zip(0..).collect();
        waiting.make_contiguous().sort_by_key(|(lead, _)| lead.at);
        let mut members: BTreeMap<&MemberId, usize> = leads.iter().map(|lead| (&lead.member, 0)).collect();
        members.values_mut().zip(0..).for_each(|(place, number)| *place = number);
        let (mut window, mut active) = (Window::of(members.len()), Vec::<Active<'_>>::new());
        let mut corrected = leads.to_vec();
        while let Some(&(next, _)) = waiting.front() {
            let week = if active.is_empty() { week_of(next.at) } else { window.next };
            window.begin(week);
            while let Some((lead, row)) = waiting.pop_front_if(|(lead, _)| week_of(lead.at) == week) {
                let member = members.get(&lead.member).copied().unwrap_or_default();
                if let Some(own) = corrected.get_mut(row) {
                    own.probability = window.correct(member, lead.probability)?;
                }
                active.push(Active { lead, member, expected: 0 });
            }
            let end = Timestamp::new((week + 1) * WEEK).unwrap_or(Timestamp::MAX);
            active.retain_mut(|one| {
                let expected = expecting.expected(one.lead, end);
                let won = expecting.won_at(one.lead).is_some_and(|at| week_of(at) == week);
                window.add(one.member, Sum { won: won.into(), expected: expected - one.expected });
                one.expected = expected;
                // What is won with the last stroke of the week is the next one's.
                !expecting.is_over(one.lead, end.plus(-1).unwrap_or(end))
            });
        }
        Ok(corrected)
    }
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

/// Actual wins, and expected ones in millionths.
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
    all: Sum,
}

impl Window {
    fn of(members: usize) -> Self {
        Self { next: 0, weeks: VecDeque::new(), members: vec![Sum::default(); members], all: Sum::default() }
    }

    /// Begins a week, and forgets what is too long ago.
    fn begin(&mut self, week: i64) {
        while let Some((_, old)) = self.weeks.pop_front_if(|(old, _)| *old < week - WINDOW) {
            for (sum, old) in self.members.iter_mut().zip(old) {
                for sum in [sum, &mut self.all] {
                    (sum.won, sum.expected) = (sum.won - old.won, sum.expected - old.expected);
                }
            }
        }
        self.weeks.push_back((week, vec![Sum::default(); self.members.len()]));
        self.next = week + 1;
    }

    /// Adds what happened in this week.
    fn add(&mut self, member: usize, more: Sum) {
        let own = self.weeks.back_mut().and_then(|(_, week)| week.get_mut(member));
        for sum in [own, self.members.get_mut(member), Some(&mut self.all)].into_iter().flatten() {
            (sum.won, sum.expected) = (sum.won + more.won, sum.expected + more.expected);
        }
    }

    /// What a probability comes to by what the others made of theirs; asked before anything of this week is added.
    fn correct(&self, member: usize, probability: Probability) -> Result<Probability, Error> {
        let own = self.members.get(member).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "wins, and millionths of such, are far below 2⁵³")]
        let (won, expected) = ((self.all.won - own.won) as f64, (self.all.expected - own.expected) as f64 / 1e6);
        let factor = ((PRIOR + won) / (PRIOR + expected)).clamp(FARTHEST.0, FARTHEST.1);
        Probability::try_from((f64::from(probability) * factor).min(1.0))
    }
}
