//! What the rows of a foreign history mean.

use crate::policy::{ConsentNeed, Policy, Reason, Rules, Skipping, StageRule, ZoneName};
use crate::units::{Currency, Error, Language, MediumId, MemberId, ReasonId, StageId, Text, json, toml};
use leadwerk_macros::crosses;

/// What the rows of a foreign history mean; usually a TOML file beside that history.
///
/// `docs/history.md` explains it by example, and `core/examples/demo/bpi2012.toml` is a complete one.
#[crosses(own_json)]
pub struct Mapping {
    /// The currency of all values.
    pub currency: Currency,
    /// Where the leads came from; histories seldom say.
    pub medium: MediumId,
    /// The member that has an opportunity which nobody is named for.
    pub default_member: MemberId,
    /// Users that are machines: what they did, nobody did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub automatic: Vec<String>,
    /// The zone of times without an offset. Without it such rows are listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<ZoneName>,
    /// The language of the reasons in the report; English if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Where in the file the parts of a row stand.
    pub columns: Columns,
    /// The stages in order; the last is the one entered by winning.
    pub stages: Vec<MappedStage>,
    /// What each activity means.
    pub activities: Vec<Activity>,
}

/// The names of the file's columns, for whoever reads the file. The core reads none.
#[crosses]
#[derive(Eq)]
pub struct Columns {
    /// Which lead a row is about.
    pub lead: String,
    /// When it happened.
    pub time: String,
    /// What happened.
    pub what: String,
    /// Which step of it: many systems write when work was scheduled, started and completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The order value, in major units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// A whole number that puts rows of the same instant in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
}

/// A stage of the history.
#[crosses]
#[derive(Eq)]
pub struct MappedStage {
    /// Its id.
    pub id: StageId,
    /// What people call it.
    pub name: String,
}

/// An activity of the history, and what it means.
#[crosses]
#[derive(Eq)]
pub struct Activity {
    /// What the file calls it, to the letter.
    pub name: String,
    /// Only this step of it. Without it, every step that no other entry names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What it means.
    pub meaning: Meaning,
}

/// What an activity means.
#[crosses]
#[derive(Eq)]
pub enum Meaning {
    /// The lead enters a stage, from wherever it stands.
    Stage {
        /// Which; not the last one, which is entered by winning.
        stage: StageId,
    },
    /// The customer ordered.
    Won {},
    /// The customer did not.
    Lost {
        /// Why.
        reason: ReasonId,
    },
    /// We said no: the lead was none.
    Rejected {
        /// Why.
        reason: ReasonId,
    },
    /// Nobody decided it in time.
    Expired {},
    /// Somebody spoke with the customer.
    Contact {},
    /// Something happened that is worth a note: the name of the activity.
    Note {},
    /// Deliberately not used; the rows are listed.
    Passed {
        /// Why.
        why: String,
    },
}

impl Mapping {
    /// Reads a mapping from TOML.
    ///
    /// # Errors
    /// `UNREADABLE` with line and column when it is no TOML, misses something or has something that does not exist;
    /// `MAPPING_FAULTY` with path and fault when it contradicts itself.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::engine::import::Mapping;
    /// assert_eq!(Mapping::from_toml("medium = 1").unwrap_err().code(), "UNREADABLE");
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let mapping: Self = toml::read("mapping", text)?;
        mapping.refuse_faults()?;
        Ok(mapping)
    }

    /// Reads a mapping from JSON.
    ///
    /// # Errors
    /// As [`Mapping::from_toml`].
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let mapping: Self = json::read("mapping", text)?;
        mapping.refuse_faults()?;
        Ok(mapping)
    }

    /// The mapping as JSON, in the order of its definition, without blanks.
    ///
    /// # Errors
    /// None in practice: every mapping can be written.
    pub fn to_json(&self) -> Result<String, Error> {
        json::write("mapping", self)
    }

    /// The mapping as TOML.
    ///
    /// # Errors
    /// None in practice: every mapping can be written.
    pub fn to_toml(&self) -> Result<String, Error> {
        toml::write("mapping", self)
    }

    /// A policy under which this history can be imported into a fresh engine: [`Policy::standard`] with the stages of
    /// the mapping, without gates and without consent, and with the medium and the reasons it names.
    ///
    /// # Errors
    /// `MAPPING_FAULTY`.
    pub fn policy(&self) -> Result<Policy, Error> {
        self.refuse_faults()?;
        let mut policy = Policy::standard(self.currency);
        policy.version = "history-1".to_owned();
        if let Some(zone) = &self.time_zone {
            policy.calendar.time_zone = zone.clone();
        }
        if !policy.media.contains(&self.medium) {
            policy.media.push(self.medium.clone());
        }
        policy.consent.needed = ConsentNeed::Unneeded;
        policy.consent.steps = Vec::new();
        policy.pipeline.skipping = Skipping::Free;
        let stage = |MappedStage { id, name }: &MappedStage| StageRule {
            id: id.clone(),
            name: name.clone(),
            gate: Vec::new(),
            longest_stay: None,
        };
        policy.pipeline.stages = self.stages.iter().map(stage).collect();
        for activity in &self.activities {
            let (reasons, id) = match &activity.meaning {
                Meaning::Lost { reason } => (&mut policy.reasons.lost, reason),
                Meaning::Rejected { reason } => (&mut policy.reasons.rejection, reason),
                _ => continue,
            };
            if !reasons.iter().any(|reason| reason.id == *id) {
                reasons.push(Reason { id: id.clone(), name: activity.name.clone() });
            }
        }
        Ok(policy)
    }

    /// Whether the engine's rules can take what the mapping says.
    ///
    /// A medium or a reason that they do not know is counted row by row, as any other refusal. Amounts of two
    /// currencies and leads at unknown stages would spoil every figure.
    pub(super) fn must_fit(&self, rules: &Rules) -> Result<(), Error> {
        let (given, expected) = (self.currency, rules.policy().currency);
        if given != expected {
            let [expected, given] = [expected, given].map(|currency| Text::from(currency.as_str()));
            return Err(Error::CurrencyMismatch { expected, given });
        }
        for activity in &self.activities {
            if let Meaning::Stage { stage } = &activity.meaning
                && rules.check_stage(stage)? == rules.last_stage()
            {
                return Err(Error::StageIsWon { stage: stage.clone() });
            }
        }
        Ok(())
    }
}
