//! What makes a mapping invalid.

use super::mapping::{Mapping, Meaning};
use crate::policy::Fault;
use crate::units::{Error, Note, StageId};
use std::collections::BTreeSet;

impl Mapping {
    /// Everything that makes the mapping invalid, each with its path; empty when it may be used.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::engine::import::Mapping;
    /// let fault = Mapping::from_toml(r#"
    ///     currency = "EUR"
    ///     medium = "website"
    ///     default_member = "desk"
    ///     columns = { lead = "case", time = "when", what = "activity" }
    ///     stages = [{ id = "offer", name = "Offer sent" }, { id = "order", name = "Order" }]
    ///     activities = [{ name = "Signed", meaning = { type = "stage", stage = "order" } }]
    /// "#).unwrap_err();
    /// assert_eq!(
    ///     fault.to_string(),
    ///     "the mapping is faulty at `activities[0].meaning.stage`: `order` is entered by winning; use `won`",
    /// );
    /// ```
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.column_faults(&mut faults);
        self.stage_faults(&mut faults);
        self.activity_faults(&mut faults);
        faults
    }

    /// Refuses a mapping with faults, and names the first.
    pub(super) fn refuse_faults(&self) -> Result<(), Error> {
        match self.faults().into_iter().next() {
            Some(Fault { path, fault }) => Err(Error::MappingFaulty { path: path.into(), fault: fault.into() }),
            None => Ok(()),
        }
    }

    fn column_faults(&self, faults: &mut Vec<Fault>) {
        let columns = &self.columns;
        let named = [
            ("lead", Some(&columns.lead)),
            ("time", Some(&columns.time)),
            ("what", Some(&columns.what)),
            ("step", columns.step.as_ref()),
            ("who", columns.who.as_ref()),
            ("value", columns.value.as_ref()),
            ("order", columns.order.as_ref()),
        ];
        for (key, name) in named {
            if name.is_some_and(String::is_empty) {
                let fault = "is empty; name a column of the file".to_owned();
                faults.push(Fault { path: format!("columns.{key}"), fault });
            }
        }
    }

    fn stage_faults(&self, faults: &mut Vec<Fault>) {
        if self.stages.len() < 2 {
            let fault = "needs at least two stages, of which the last is entered by winning".to_owned();
            faults.push(Fault { path: "stages".to_owned(), fault });
        }
        let mut ids = BTreeSet::new();
        for (index, stage) in self.stages.iter().enumerate() {
            if !ids.insert(&stage.id) {
                let fault = format!("`{}` stands twice; a stage has one place", stage.id);
                faults.push(Fault { path: format!("stages[{index}].id"), fault });
            }
        }
    }

    fn activity_faults(&self, faults: &mut Vec<Fault>) {
        if self.activities.is_empty() {
            let fault = "is empty; say what each activity of the file means".to_owned();
            faults.push(Fault { path: "activities".to_owned(), fault });
        }
        let mut names = BTreeSet::new();
        for (index, activity) in self.activities.iter().enumerate() {
            let mut add =
                |key: &str, fault: String| faults.push(Fault { path: format!("activities[{index}].{key}"), fault });
            if !names.insert((&activity.name, &activity.step)) {
                let step = activity.step.as_ref().map(|step| format!(" with the step `{step}`")).unwrap_or_default();
                add("name", format!("`{}`{step} stands twice; an activity has one meaning", activity.name));
            }
            if let Err(fault) = Note::new(&activity.name) {
                add("name", fault.to_string());
            }
            if activity.step.is_some() && self.columns.step.is_none() {
                add("step", "no column is named for it; add `columns.step`".to_owned());
            }
            match &activity.meaning {
                Meaning::Stage { stage } => {
                    if let Some(fault) = self.entered_otherwise(stage) {
                        add("meaning.stage", fault);
                    }
                }
                Meaning::Passed { why } if why.trim().is_empty() => {
                    add("meaning.why", "is empty; say why the activity is not used".to_owned());
                }
                _ => {}
            }
        }
    }

    /// Why no activity can mean this stage.
    fn entered_otherwise(&self, stage: &StageId) -> Option<String> {
        if !self.stages.iter().any(|known| known.id == *stage) {
            let stages: Vec<_> = self.stages.iter().map(|stage| stage.id.as_str()).collect();
            return Some(format!("the stage `{stage}` is not in `stages`; there are {}", stages.join(", ")));
        }
        let last = self.stages.last().is_some_and(|last| last.id == *stage);
        last.then(|| format!("`{stage}` is entered by winning; use `won`"))
    }
}
