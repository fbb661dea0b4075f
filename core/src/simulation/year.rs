//! The year as an iterator of requests.

use super::plan::YearPlan;
use super::world::World;
use crate::engine::{Engine, Receipt, Request};
use crate::policy::Policy;
use crate::units::Error;

/// One step of the year: what was asked, and what the engine inside answered.
pub type Step = (Request, Result<Receipt, Error>);

/// A simulated year of a company: an iterator of requests, in the order of time.
///
/// It has an engine of its own inside, so that everybody in it reacts to what really happened. Whoever feeds the
/// requests to another engine with [`Year::policy`] gets the same answers: refusals too, for people err. At every
/// moment [`Year::engine`] stands where the requests so far have brought it.
///
/// # Example
/// ```
/// use leadwerk::engine::Engine;
/// use leadwerk::simulation::{Year, YearPlan};
/// use leadwerk::units::Count;
///
/// let mut year = Year::new(YearPlan { leads: Count::new(50), ..YearPlan::standard()? })?;
/// let mut engine = Engine::new(year.policy().clone())?;
/// for request in &mut year {
///     let _refusals_are_part_of_life = engine.execute(&request);
/// }
/// assert!(engine.leads() >= 50);
/// assert_eq!(engine.fingerprint(), year.engine().fingerprint());
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Year {
    plan: YearPlan,
    engine: Engine,
    world: World,
}

impl Year {
    /// The year before its first request, under the standard policy in the plan's currency.
    ///
    /// # Errors
    /// Those of [`YearPlan::check`].
    pub fn new(plan: YearPlan) -> Result<Self, Error> {
        plan.check()?;
        let engine = Engine::new(Policy::standard(plan.currency))?;
        let world = World::new(&plan, engine.rules().policy())?;
        Ok(Self { plan, engine, world })
    }

    /// The plan.
    pub const fn plan(&self) -> &YearPlan {
        &self.plan
    }

    /// The policy under which the year is lived.
    pub const fn policy(&self) -> &Policy {
        self.engine.rules().policy()
    }

    /// The engine inside, as it is after every request that was handed out.
    pub const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Keeps every record in the memory of the engine inside, for [`Engine::log`] and [`Engine::history`].
    pub fn retain_log(&mut self, retain: bool) {
        self.engine.retain_log(retain);
    }

    /// The next request and its answer; nothing when the year is over.
    pub fn step(&mut self) -> Option<Step> {
        let request = self.world.next_request()?;
        let answer = self.engine.execute(&request);
        match &answer {
            Ok(receipt) => self.world.see_all(receipt),
            Err(error) => self.world.regret(&request, error),
        }
        Some((request, answer))
    }
}

impl Iterator for Year {
    type Item = Request;

    fn next(&mut self) -> Option<Request> {
        self.step().map(|(request, _)| request)
    }
}
