//! What a policy allows although it makes no sense.

use super::distribution::Automatic;
use super::fact::{Criterion, FactKind, Temperature};
use super::faults::surely_reaches;
use super::rules::{ConsentNeed, EscalationAction, PlanSection, Policy, Right, Skipping, StageRule};
use crate::units::{ChoiceId, Decimal, FactId};
use leadwerk_macros::crosses;

/// Something in a policy that is allowed and makes no sense.
#[crosses]
#[derive(Eq)]
pub struct Finding {
    /// Where: `pipeline.stages[2].gate[0]`.
    pub path: String,
    /// What makes no sense.
    pub finding: String,
    /// What to do.
    pub advice: String,
}

impl Policy {
    /// Rules that are allowed and make no sense: gates nothing can meet, stages nobody can reach, steps that never
    /// come, rights nobody has. Look at [`Policy::faults`] first: a policy with faults is not judged any further.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::policy::{Policy, Right};
    /// # use leadwerk::units::Currency;
    /// let mut policy = Policy::standard(Currency::new("EUR")?);
    /// for grant in &mut policy.grants {
    ///     grant.rights.retain(|&right| right != Right::Tick);
    /// }
    /// assert_eq!(policy.check()[0].finding, "no role has the right `tick`, so no deadline ever comes");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = Findings::default();
        if self.faults().is_empty() {
            findings.of_consent(self);
            findings.of_qualification(self);
            findings.of_times(self);
            findings.of_plan(self);
            findings.of_stages(self);
            findings.of_distribution(self);
            findings.of_deferral(self);
            findings.of_reasons(self);
            findings.of_grants(self);
        }
        findings.0
    }
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, path: impl Into<String>, finding: impl Into<String>, advice: impl Into<String>) {
        self.0.push(Finding { path: path.into(), finding: finding.into(), advice: advice.into() });
    }

    fn of_consent(&mut self, policy: &Policy) {
        let rule = &policy.consent;
        match (rule.needed, rule.steps.is_empty()) {
            (ConsentNeed::Unneeded, false) => {
                self.add(
                    "consent.steps",
                    "no consent is needed, so no step asks for it",
                    "name what is needed, or remove the steps",
                );
            }
            (ConsentNeed::Given | ConsentNeed::Confirmed, true) => {
                self.add(
                    "consent.steps",
                    "a consent is needed, but no step asks for it",
                    "name the steps, or set `needed` to `unneeded`",
                );
            }
            _ => {}
        }
    }

    fn of_qualification(&mut self, policy: &Policy) {
        let rule = &policy.qualification;
        if rule.warm_from <= rule.hysteresis {
            let finding = format!(
                "no lead ever turns cold: none falls below warm_from, {}, by more than the hysteresis, {}",
                rule.warm_from, rule.hysteresis
            );
            self.add("qualification.warm_from", finding, "raise warm_from or lower the hysteresis");
        }
    }

    /// Times that never come, because the lead has expired before.
    fn of_times(&mut self, policy: &Policy) {
        let expiry = policy.handover.expires_after;
        let accept = ("handover.accept_within".to_owned(), policy.handover.accept_within);
        let longest = ("deferral.longest".to_owned(), policy.deferral.longest);
        let stays = policy.pipeline.stages.iter().enumerate();
        let stays = stays
            .filter_map(|(index, stage)| Some((format!("pipeline.stages[{index}].longest_stay"), stage.longest_stay?)));
        for (path, span) in [accept, longest].into_iter().chain(stays) {
            if surely_reaches(span, expiry) {
                self.add(path, format!("`{span}` never pass, since a lead expires after `{expiry}`"), "shorten it");
            }
        }
    }

    fn of_plan(&mut self, policy: &Policy) {
        let people = policy.plan.sections.iter().position(|section| *section == PlanSection::KeyPeople);
        if let (Some(index), true) = (people, policy.plan.roles.is_empty()) {
            let path = format!("plan.sections[{index}]");
            self.add(
                path,
                "no plan is ever complete: it asks for key people, but there are no roles",
                "name the roles, or remove the section",
            );
        }
    }

    fn of_stages(&mut self, policy: &Policy) {
        let mut closed = None;
        // The first stage is entered by accepting; nobody moves there through its gate.
        for (index, stage) in policy.pipeline.stages.iter().enumerate() {
            let path = format!("pipeline.stages[{index}]");
            let before = self.0.len();
            self.of_gate(policy, stage, &path);
            let unmet = self.0.len() > before;
            if index == 0 {
                continue;
            }
            if unmet {
                let finding = format!("nobody can reach stage `{}`: nothing meets its gate", stage.id);
                self.add(&path, finding, "change the gate, or remove the stage");
                closed = closed.or(Some(stage));
            } else if let (Some(closed), true) = (closed, policy.pipeline.skipping != Skipping::Free) {
                let finding = format!(
                    "nobody can reach stage `{}`: nothing meets the gate of `{}` before it",
                    stage.id, closed.id
                );
                self.add(&path, finding, "change that gate, or let stages be skipped freely");
            }
        }
    }

    /// Criteria that nothing can meet, alone or together.
    fn of_gate(&mut self, policy: &Policy, stage: &StageRule, path: &str) {
        for (place, criterion) in stage.gate.iter().enumerate() {
            let path = format!("{path}.gate[{place}]");
            let earlier = || stage.gate.iter().take(place);
            match criterion {
                Criterion::AtLeast { fact, least } => {
                    let most = earlier().filter_map(|other| at_most(other, fact)).min();
                    self.of_limits(policy, fact, Some(*least), most, &path);
                }
                Criterion::AtMost { fact, most } => {
                    let least = earlier().filter_map(|other| at_least(other, fact)).max();
                    self.of_limits(policy, fact, least, Some(*most), &path);
                }
                Criterion::Choice { fact, any_of } => {
                    let lists: Vec<_> = earlier().filter_map(|other| choices(other, fact)).collect();
                    let common = any_of.iter().any(|choice| lists.iter().all(|list| list.contains(choice)));
                    if !common {
                        let finding = format!("no answer to `{fact}` is in this list and in those before it");
                        self.add(path, finding, "name a common answer, or join the criteria");
                    }
                }
                Criterion::PlanComplete {} => self.of_complete(policy, path),
                _ => {}
            }
        }
    }

    fn of_limits(&mut self, policy: &Policy, fact: &FactId, least: Option<Decimal>, most: Option<Decimal>, path: &str) {
        let kind = policy.facts.iter().find(|rule| &rule.id == fact).map(|rule| &rule.kind);
        let Some(FactKind::Number { least: lowest, most: highest }) = kind else {
            return;
        };
        let finding = match (least, most) {
            (Some(least), Some(most)) if least > most => {
                format!("`{fact}` cannot be at least {least} and at most {most}")
            }
            (Some(least), _) if least > *highest => {
                format!("`{fact}` is never more than {highest}, so never {least}")
            }
            (_, Some(most)) if most < *lowest => {
                format!("`{fact}` is never less than {lowest}, so never {most}")
            }
            _ => return,
        };
        self.add(path, finding, "change the limits of the criterion or of the fact");
    }

    fn of_complete(&mut self, policy: &Policy, path: String) {
        let plan = &policy.plan;
        if plan.sections.is_empty() {
            self.add(path, "no plan is ever complete: it has no sections", "name the sections of the plan");
        } else if plan.roles.is_empty() && plan.sections.contains(&PlanSection::KeyPeople) {
            let finding = "no plan is ever complete: its section `key_people` has no roles to fill";
            self.add(path, finding, "name the roles, or remove the section");
        }
    }

    fn of_distribution(&mut self, policy: &Policy) {
        let rule = &policy.distribution;
        if rule.channels.is_empty() {
            let advice = "name the channels, or remove it";
            if rule.automatic != Automatic::Off {
                let finding = "no lead ever goes out by itself: without a channel nobody can join";
                self.add("distribution.automatic", finding, "name the channels, or set it to `off`");
            }
            if !rule.filters.is_empty() {
                self.add("distribution.filters", "nobody is ever looked at: without a channel nobody can join", advice);
            }
            // Nothing of the rest is used.
            return;
        }
        let weighed = rule.channels.iter().any(|channel| channel.weight.is_some());
        for (index, channel) in rule.channels.iter().enumerate() {
            let path = format!("distribution.channels[{index}]");
            if weighed && channel.weight.is_none() {
                let finding = "has no weight although another channel has: its members' weights stand against that one";
                self.add(&path, finding, "give every channel a weight, or none");
            }
            if channel.limit.is_some_and(|limit| limit.get() == 0) {
                let finding =
                    format!("no member of `{}` receives a lead, unless it has a limit of its own", channel.id);
                self.add(format!("{path}.limit"), finding, "raise it, or leave it out for no limit");
            }
        }
        self.of_assumed(policy);
    }

    /// A lead of which nothing but the temperature is known is reckoned with a probability of that temperature; so
    /// these ascend too.
    fn of_assumed(&mut self, policy: &Policy) {
        let cuts = &policy.qualification;
        for &temperature in Temperature::ALL {
            let assumed = policy.distribution.assumed(temperature);
            let meant = if assumed >= cuts.hot_from {
                Temperature::Hot
            } else if assumed >= cuts.warm_from {
                Temperature::Warm
            } else {
                Temperature::Cold
            };
            if meant != temperature {
                let finding = format!("a {temperature} lead is reckoned with {assumed}, which is {meant}");
                let advice = "choose one that fits qualification.warm_from and qualification.hot_from";
                self.add(format!("distribution.assumed.{temperature}"), finding, advice);
            }
        }
    }

    fn of_deferral(&mut self, policy: &Policy) {
        let steps = &policy.deferral.steps;
        let ends =
            |action: &EscalationAction| matches!(action, EscalationAction::Refuse {} | EscalationAction::Lose { .. });
        let Some(end) = steps.iter().position(|step| ends(&step.action)) else {
            return;
        };
        for (index, step) in steps.iter().enumerate().skip(end + 1) {
            let finding = format!("the step at {} never comes: deferral.steps[{end}] ends the deferrals", step.at);
            self.add(format!("deferral.steps[{index}]"), finding, "remove it, or let the earlier step do less");
        }
    }

    fn of_reasons(&mut self, policy: &Policy) {
        let lists = &policy.reasons;
        if lists.demotion.is_empty() && policy.pipeline.most_demotions.get() > 0 {
            let advice = "give a reason, or set pipeline.most_demotions to 0";
            self.add(
                "reasons.demotion",
                "is empty, so nobody can demote a lead, although the pipeline allows it",
                advice,
            );
        }
        if lists.take_back.is_empty() {
            self.add("reasons.take_back", "is empty, so nobody can take a lead back", "give a reason");
        }
    }

    fn of_grants(&mut self, policy: &Policy) {
        let roster = !policy.distribution.channels.is_empty();
        for right in Right::ALL.iter().filter(|&&right| right != Right::Staff || roster) {
            if !policy.grants.iter().any(|grant| grant.rights.contains(right)) {
                let finding = format!("no role has the right `{right}`, so {}", consequence(*right));
                self.add("grants", finding, "give it to a role");
            }
        }
    }
}

fn at_least(criterion: &Criterion, of: &FactId) -> Option<Decimal> {
    match criterion {
        Criterion::AtLeast { fact, least } if fact == of => Some(*least),
        _ => None,
    }
}

fn at_most(criterion: &Criterion, of: &FactId) -> Option<Decimal> {
    match criterion {
        Criterion::AtMost { fact, most } if fact == of => Some(*most),
        _ => None,
    }
}

fn choices<'a>(criterion: &'a Criterion, of: &FactId) -> Option<&'a Vec<ChoiceId>> {
    match criterion {
        Criterion::Choice { fact, any_of } if fact == of => Some(any_of),
        _ => None,
    }
}

const fn consequence(right: Right) -> &'static str {
    match right {
        Right::Capture => "no lead ever comes in",
        Right::Register => "no deal is ever registered",
        Right::Consent => "no consent is ever recorded",
        Right::Qualify => "no lead is ever qualified",
        Right::Distribute => "no lead is ever handed over",
        Right::Receive => "no offer is ever accepted",
        Right::Work => "no stage behind the first is ever reached",
        Right::Decide => "no opportunity is ever won or lost",
        Right::Reject => "no lead is ever rejected",
        Right::Erase => "no lead is ever erased",
        Right::Tick => "no deadline ever comes",
        Right::Administer => "no new policy is ever adopted",
        Right::Staff => "nobody ever joins, so every lead is handed over by name",
    }
}

#[cfg(test)]
mod tests;
