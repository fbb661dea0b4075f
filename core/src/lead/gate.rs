//! Whether a gate holds: its criteria against what is known of the lead.

use super::names::Names;
use super::state::{Fact, Known, Lead};
use crate::policy::{Criterion, Rules, StageRule};
use crate::units::{Error, FactId, Money};

/// Checks the gates of the stages from `first` to `last`.
///
/// # Errors
/// `GATE_NOT_MET` with the first stage whose gate does not hold and all that it misses.
pub(crate) fn check(
    stages: &[StageRule],
    lead: &Lead,
    names: &Names,
    rules: &Rules,
    value: Option<Money>,
) -> Result<(), Error> {
    for stage in stages {
        let holds = |criterion: &Criterion| holds(criterion, lead, names, rules, value);
        if !stage.gate.iter().all(holds) {
            let missing = stage.gate.iter().filter(|criterion| !holds(criterion)).map(words).collect();
            return Err(Error::GateNotMet { stage: stage.id.clone(), missing });
        }
    }
    Ok(())
}

/// Whether a criterion holds for a lead.
pub(crate) fn holds(criterion: &Criterion, lead: &Lead, names: &Names, rules: &Rules, value: Option<Money>) -> bool {
    let fact = |name: &FactId| -> Option<&Fact> { lead.fact(names.find(name.as_str())?) };
    let number = |name| match fact(name).map(|fact| &fact.value) {
        Some(Known::Number(value)) => Some(*value),
        _ => None,
    };
    match criterion {
        Criterion::Fact { fact: name } => fact(name).is_some_and(|fact| fact.value != Known::Flag(false)),
        Criterion::Choice { fact: name, any_of } => match fact(name).map(|fact| &fact.value) {
            Some(Known::Choice(chosen)) => any_of.contains(chosen),
            _ => false,
        },
        Criterion::AtLeast { fact: name, least } => number(name).is_some_and(|number| number >= *least),
        Criterion::AtMost { fact: name, most } => number(name).is_some_and(|number| number <= *most),
        Criterion::Verified { fact: name } => fact(name).is_some_and(|fact| fact.verified),
        Criterion::Valued {} => value.or(lead.value).is_some(),
        Criterion::Contacted {} => lead.first_contact.is_some(),
        Criterion::KeyPerson { role, attitude } => lead.plan().is_some_and(|plan| plan.has_role(role, *attitude)),
        Criterion::Milestone { milestone } => lead.plan().is_some_and(|plan| plan.is_done(milestone)),
        Criterion::PlanComplete {} => {
            let plan = &rules.policy().plan;
            lead.plan().map_or(plan.sections.is_empty(), |own| own.completeness(plan).ppm() == 1_000_000)
        }
    }
}

/// What a criterion asks for, for a message: the same in every language. No fact can be taken for another criterion,
/// whatever it is called.
fn words(criterion: &Criterion) -> String {
    match criterion {
        Criterion::Fact { fact } => format!("fact {fact}"),
        Criterion::Choice { fact, any_of } => {
            let any: Vec<_> = any_of.iter().map(|choice| choice.as_str()).collect();
            format!("fact {fact} = {}", any.join(" | "))
        }
        Criterion::AtLeast { fact, least } => format!("fact {fact} >= {least}"),
        Criterion::AtMost { fact, most } => format!("fact {fact} <= {most}"),
        Criterion::Verified { fact } => format!("verified {fact}"),
        Criterion::Valued {} => "valued".into(),
        Criterion::Contacted {} => "contacted".into(),
        Criterion::KeyPerson { role, attitude: None } => format!("key_person {role}"),
        Criterion::KeyPerson { role, attitude: Some(attitude) } => format!("key_person {role} >= {attitude}"),
        Criterion::Milestone { milestone } => format!("milestone {milestone}"),
        Criterion::PlanComplete {} => "plan_complete".into(),
    }
}
