//! How long until one end or another: cumulative incidence with competing ends.
//!
//! | file | holds |
//! |---|---|
//! | `spell` | who was seen from when to when: rows, columns, from stays |
//! | `table` | how many were at risk and how many ended, at each time |
//! | `course` | the curve |
//! | `influence` | what each row makes of it: standard errors |
//! | `mean` | the mean time in each state |

mod course;
mod influence;
mod mean;
mod spell;
mod table;

use crate::units::{CauseId, Count, Error, Estimate};
use course::Course;
use influence::Errors;
use leadwerk_macros::crosses;
pub use mean::{CauseMean, RestrictedMean};
use spell::Own;
pub use spell::{Columns, Spell, SpellColumns};
use table::Table;

/// A figure with its standard error.
#[crosses]
#[derive(Copy)]
pub struct Reckoned {
    /// The figure.
    pub value: Estimate,
    /// Its standard error, in the same unit.
    pub standard_error: Estimate,
}

impl Reckoned {
    fn of(value: f64, standard_error: f64) -> Self {
        Self { value: Estimate::of(value), standard_error: Estimate::of(standard_error) }
    }
}

/// A probability after each step of a curve.
#[crosses]
pub struct Curve {
    /// The probability, from 0 to 1, from the step's time on until the next.
    pub values: Vec<Estimate>,
    /// Its standard error.
    pub standard_errors: Vec<Estimate>,
}

/// What one cause makes of it.
#[crosses]
pub struct CauseCurve {
    /// The cause.
    pub cause: CauseId,
    /// How many ended in this way at each step.
    pub events: Vec<Count>,
    /// The cumulative incidence: how likely it has ended in this way by then, all other ways allowed for.
    pub incidence: Curve,
}

/// How likely something has ended in one way or another by each age: the estimator of Aalen and Johansen (1978) for
/// competing causes. With one cause alone, event-free is the estimator of Kaplan and Meier (1958).
///
/// A step is an age at which somebody ends. All columns have one value for each step, in the order of age.
///
/// | | |
/// |---|---|
/// | at risk | who came before the step and has not left before it; at age 0, who was seen from the beginning |
/// | ties | who ends at an age ends before those who are last seen at it are gone, and before others come at it |
/// | standard errors | infinitesimal jackknife, each row for itself, as in R's `survfit`; of event-free it is Greenwood's where nobody came late |
/// | nobody left | the error is 0 where event-free is 0: the curve stands there, whoever may come later |
///
/// # Example
/// ```
/// use leadwerk::pipeline::{Incidence, Spell};
/// use leadwerk::units::{CauseId, Estimate};
///
/// let spell = |left, cause: Option<&str>| -> Result<Spell, leadwerk::Error> {
///     let cause = cause.map(CauseId::new).transpose()?;
///     Ok(Spell { entered: Estimate::ZERO, left: Estimate::new(left)?, cause })
/// };
/// let spells = [spell(3.0, Some("won"))?, spell(5.0, Some("lost"))?, spell(5.0, None)?, spell(8.0, Some("won"))?];
/// let incidence = Incidence::of(&spells)?;
/// assert_eq!(incidence.times.iter().map(|time| time.get()).collect::<Vec<_>>(), [3.0, 5.0, 8.0]);
///
/// // A quarter is won at 3. At 5, one of three is lost: a third of three quarters.
/// let after_a_week = incidence.at(Estimate::new(7.0)?);
/// let shares: Vec<_> = after_a_week.causes.iter().map(|at| (at.cause.as_str(), at.incidence.value.get())).collect();
/// assert_eq!(shares, [("lost", 0.25), ("won", 0.25)]);
/// assert_eq!(after_a_week.event_free.value.get(), 0.5);
/// assert_eq!(after_a_week.event_free.standard_error.get(), 0.25); // √(½ · ½ / 4): nobody is gone yet but by ending
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
pub struct Incidence {
    /// How many rows were under observation.
    pub rows: Count,
    /// How many rows were not, and count for nothing: those of no length that begin after age 0.
    pub passed_over: Count,
    /// The last age that was seen. Beyond it the curves are not known.
    pub observed_until: Estimate,
    /// From which age on nobody was seen for a while, until others came; nothing if there is no such gap. The curves take
    /// it that nothing happens in a gap; one that begins at 0 means that they hold for whoever lives to its end.
    pub unobserved_at: Option<Estimate>,
    /// The ages at which somebody ended.
    pub times: Vec<Estimate>,
    /// How many were at risk at each.
    pub at_risk: Vec<Count>,
    /// How likely nothing has happened yet.
    pub event_free: Curve,
    /// How likely it has ended in each way, in the order of the causes' names.
    pub causes: Vec<CauseCurve>,
}

/// The curves at one age.
#[crosses]
pub struct IncidenceAt {
    /// The age.
    pub time: Estimate,
    /// How likely nothing has happened yet.
    pub event_free: Reckoned,
    /// How likely it has ended in each way.
    pub causes: Vec<CauseAt>,
}

/// One cause at one age.
#[crosses]
pub struct CauseAt {
    /// The cause.
    pub cause: CauseId,
    /// How likely it has ended in this way.
    pub incidence: Reckoned,
}

impl Incidence {
    /// Reckons the curves from rows, in any order.
    ///
    /// # Errors
    /// `AGE_NEGATIVE`; `SPELL_REVERSED` when a row ends before it begins; `SPELLS_MISSING` when no row was under
    /// observation.
    pub fn of(spells: &[Spell]) -> Result<Self, Error> {
        Self::of_columns(&Own::of(spells).columns())
    }

    /// Reckons the curves from columns; the causes come out in the order in which they are given, also those that never
    /// occur.
    ///
    /// # Errors
    /// As from rows; `COLUMNS_UNEQUAL`; `UNKNOWN_NAME` for a cause beyond those that have a name; `NUMBER_OUT_OF_RANGE` for
    /// an age that is infinite or no number.
    pub fn of_columns(columns: &Columns<'_>) -> Result<Self, Error> {
        let table = Table::of(columns)?;
        let mut course = Course::of(&table);
        let errors = Errors::of(&table, &course);
        let curve = |states: &mut Vec<f64>, errors| Curve { values: after(states), standard_errors: estimates(errors) };
        let event_free = curve(&mut course.event_free, errors.event_free);
        let parts = columns.causes.iter().zip(table.events).zip(course.causes.iter_mut().zip(errors.causes));
        let causes = parts.map(|((cause, events), (course, errors))| CauseCurve {
            cause: cause.clone(),
            events: counts(events),
            incidence: curve(&mut course.incidence, errors),
        });
        Ok(Self {
            rows: Count::saturating(table.rows),
            passed_over: Count::saturating(table.passed_over),
            observed_until: Estimate::of(table.observed_until),
            unobserved_at: table.unobserved_at.map(Estimate::of),
            causes: causes.collect(),
            event_free,
            times: estimates(table.times),
            at_risk: counts(table.at_risk),
        })
    }

    /// The curves at an age: what they come to with the last step up to it. Before the first step nothing has happened;
    /// beyond `observed_until` it is what was last known.
    pub fn at(&self, time: Estimate) -> IncidenceAt {
        let steps = self.times.partition_point(|&step| step <= time);
        let causes = self.causes.iter();
        let causes =
            causes.map(|cause| CauseAt { cause: cause.cause.clone(), incidence: cause.incidence.at(steps, 0.0) });
        IncidenceAt { time, event_free: self.event_free.at(steps, 1.0), causes: causes.collect() }
    }
}

impl Curve {
    fn at(&self, steps: usize, start: f64) -> Reckoned {
        let last = |column: &[Estimate]| steps.checked_sub(1).and_then(|place| column.get(place)).copied();
        let value = last(&self.values).unwrap_or(Estimate::of(start));
        Reckoned { value, standard_error: last(&self.standard_errors).unwrap_or(Estimate::ZERO) }
    }
}

/// The states after each step, without the beginning.
fn after(states: &mut Vec<f64>) -> Vec<Estimate> {
    let mut states = core::mem::take(states);
    states.remove(0);
    estimates(states)
}

fn estimates(values: Vec<f64>) -> Vec<Estimate> {
    values.into_iter().map(Estimate::of).collect()
}

fn counts(values: Vec<u32>) -> Vec<Count> {
    values.into_iter().map(Count::new).collect()
}

#[cfg(test)]
mod tests;
