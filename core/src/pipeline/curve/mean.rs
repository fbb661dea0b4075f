//! How long it stands in each state on average, up to a limit.

use super::Reckoned;
use super::course::{CauseCourse, Course, value};
use super::influence::{on_cause, on_event_free};
use super::spell::{Columns, Own, Spell, age_checked};
use super::table::{Group, Table};
use crate::units::{CauseId, Error, Estimate};
use leadwerk_macros::crosses;

/// The mean time in one state.
#[crosses]
pub struct CauseMean {
    /// The cause that leads to the state.
    pub cause: CauseId,
    /// The mean time since it ended in this way: the area below the cause's curve.
    pub mean: Reckoned,
}

/// The mean time in each state up to a limit: the areas below the curves. All of them together are the limit.
///
/// The limit makes it honest: the plain mean depends on how long the slowest take, whom nobody has seen ending yet.
/// Beyond the last age that was seen, the curves are carried on as they stand there; a limit below it needs no such
/// assumption.
///
/// Standard errors are those of the infinitesimal jackknife, each row for itself.
///
/// # Example
/// ```
/// use leadwerk::pipeline::{RestrictedMean, Spell};
/// use leadwerk::units::{CauseId, Estimate};
///
/// let spell = |left, cause: &str| -> Result<Spell, leadwerk::Error> {
///     Ok(Spell { entered: Estimate::ZERO, left: Estimate::new(left)?, cause: Some(CauseId::new(cause)?) })
/// };
/// let mean = RestrictedMean::of(&[spell(2.0, "won")?, spell(6.0, "lost")?], Estimate::new(8.0)?)?;
/// // Two days of waiting and six; six days won and none; none lost and two.
/// assert_eq!(mean.event_free.value.get(), 4.0);
/// assert_eq!(mean.causes[1].mean.value.get(), 3.0);
/// // The spread of the two over the root of their number: |2 − 6| / 2 / √2.
/// assert!((mean.event_free.standard_error.get() - 2.0_f64.sqrt()).abs() < 1e-12);
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
pub struct RestrictedMean {
    /// The limit.
    pub until: Estimate,
    /// The last age that was seen.
    pub observed_until: Estimate,
    /// The mean time of waiting.
    pub event_free: Reckoned,
    /// The mean time in each state that a cause leads to, in the order of the causes.
    pub causes: Vec<CauseMean>,
}

impl RestrictedMean {
    /// Reckons the mean time in each state from 0 to `until`.
    ///
    /// # Errors
    /// As of [`super::Incidence::of`]; `AGE_NEGATIVE` for the limit.
    pub fn of(spells: &[Spell], until: Estimate) -> Result<Self, Error> {
        Self::of_columns(&Own::of(spells).columns(), until)
    }

    /// The same from columns.
    ///
    /// # Errors
    /// As of [`super::Incidence::of_columns`]; `AGE_NEGATIVE` for the limit.
    pub fn of_columns(columns: &Columns<'_>, until: Estimate) -> Result<Self, Error> {
        let limit = age_checked(until, || "until".to_owned())?;
        let table = Table::of(columns)?;
        let course = Course::of(&table);
        let areas = Areas::of(&table, &course, limit);
        let mut squares = vec![0.0; course.causes.len() + 1];
        for group in table.groups.iter().filter(|group| group.entry() <= areas.steps) {
            for (squares, influence) in squares.iter_mut().zip(areas.influences(&table, &course, group)) {
                *squares += group.count() * influence * influence;
            }
        }
        let mut means = areas.means().zip(squares).map(|(mean, squares)| Reckoned::of(mean, squares.sqrt()));
        let event_free = means.next().unwrap_or(Reckoned::of(limit, 0.0));
        let causes = columns.causes.iter().zip(means).map(|(cause, mean)| CauseMean { cause: cause.clone(), mean });
        let causes = causes.collect();
        Ok(Self { until, observed_until: Estimate::of(table.observed_until), event_free, causes })
    }
}

/// The areas below the curves, and below the influences of who waits from the beginning, up to the time of each step
/// before the limit and, as the last, up to the limit. A state lasts from one place to the next.
struct Areas {
    /// How many steps are before the limit.
    steps: usize,
    times: Vec<f64>,
    event_free: [Vec<f64>; 2],
    causes: Vec<[Vec<f64>; 2]>,
}

impl Areas {
    fn of(table: &Table, course: &Course, limit: f64) -> Self {
        let steps = table.times.partition_point(|&time| time < limit);
        let before = table.times.iter().copied().take(steps);
        let times: Vec<f64> = core::iter::once(0.0).chain(before).chain([limit]).collect();
        let area = |heights: &mut dyn Iterator<Item = f64>| below(&times, heights);
        let free = &course.event_free;
        let mut pulls = free.iter().zip(&course.pull).map(|(free, pull)| free * pull);
        let event_free = [area(&mut free.iter().copied()), area(&mut pulls)];
        let of_cause =
            |cause: &CauseCourse| [area(&mut cause.incidence.iter().copied()), area(&mut cause.pull.iter().copied())];
        let causes = course.causes.iter().map(of_cause).collect();
        Self { steps, event_free, causes, times }
    }

    /// The means: of waiting first, then of each cause.
    fn means(&self) -> impl Iterator<Item = f64> {
        let all = core::iter::once(&self.event_free).chain(&self.causes);
        all.map(|[area, _]| value(area, self.steps + 1))
    }

    /// What a row makes of each mean, in the same order: the areas below its influences, while at risk and afterwards.
    fn influences(&self, table: &Table, course: &Course, group: &Group) -> impl Iterator<Item = f64> {
        let (entry, last) = (group.entry(), self.steps + 1);
        let end = group.exit().min(last);
        // Who is at risk up to the limit has no time afterwards; neither do those whose exit is the limit.
        let gone = group.exit() <= self.steps;
        let between = |column: &[f64], begin: usize, end: usize| value(column, end) - value(column, begin);
        let (seen, after) = (between(&self.times, entry, end), between(&self.times, end, last));
        let (came, left) = (value(&course.pull, entry), if gone { on_event_free(table, course, group) } else { 0.0 });

        let [area, pulled] = &self.event_free;
        let waiting = between(pulled, entry, end) - came * between(area, entry, end) + left * between(area, end, last);
        let of_cause = move |((number, cause), [area, pulled]): ((usize, &CauseCourse), &[Vec<f64>; 2])| {
            // The area of what a column gains from a place on.
            let gained = |area: &[f64], column: &[f64], begin, end, time: f64| {
                between(area, begin, end) - value(column, begin) * time
            };
            let while_seen =
                gained(pulled, &cause.pull, entry, end, seen) - came * gained(area, &cause.incidence, entry, end, seen);
            if !gone {
                return while_seen;
            }
            let at_exit = on_cause(table, course, number, cause, group);
            while_seen + at_exit * after + left * gained(area, &cause.incidence, end, last, after)
        };
        core::iter::once(waiting).chain((1..).zip(&course.causes).zip(&self.causes).map(of_cause))
    }
}

/// The area below a curve up to each time; a height for each time but the last.
fn below(times: &[f64], heights: &mut dyn Iterator<Item = f64>) -> Vec<f64> {
    let mut area = 0.0;
    let widths = times.iter().zip(times.iter().skip(1)).map(|(begin, end)| end - begin);
    let areas = widths.zip(heights).map(|(width, height)| {
        area += width * height;
        area
    });
    core::iter::once(0.0).chain(areas).collect()
}
