//! What makes a policy invalid: every fault, not only the first, each with its path.

use super::distribution::Need;
use super::fact::{Criterion, FactKind};
use super::rules::{
    CalendarRule, ConsentNeed, DeferralRule, EscalationAction, HandoverRule, Policy, PurposeRule, QualificationRule,
    ReasonLists,
};
use super::span::{Span, SpanUnit};
use crate::units::{Count, Error, FactId, ReasonId};
use core::fmt::Display;
use leadwerk_macros::crosses;
use std::collections::BTreeSet;

const LONGEST_VERSION: usize = 64;

/// As much as fixed point holds, with room for the lead that goes beyond it.
const MOST_OWED: u32 = 8_000;

/// Something in a policy that cannot stand.
#[crosses]
#[derive(Eq)]
pub struct Fault {
    /// Where: `pipeline.stages[2].gate[0].fact`.
    pub path: String,
    /// What is wrong, and what is allowed.
    pub fault: String,
}

impl Policy {
    /// Everything that makes the policy invalid; empty when it may be used.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::policy::Policy;
    /// # use leadwerk::units::Currency;
    /// let mut policy = Policy::standard(Currency::new("EUR")?);
    /// policy.pipeline.stages.truncate(1);
    /// let faults = policy.faults();
    /// assert_eq!(faults[0].path, "pipeline.stages");
    /// assert_eq!(faults[0].fault, "has 1 stage(s); give at least two");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Faults::default();
        faults.of_version(&self.version);
        faults.of_calendar(&self.calendar);
        faults.of_lists(self);
        faults.of_facts(self);
        faults.of_qualification(&self.qualification);
        faults.of_value_cuts(self);
        faults.of_handover(&self.handover);
        faults.of_pipeline(self);
        faults.of_chances(self);
        faults.of_scoring(self);
        faults.of_returns(self);
        faults.of_quotas(self);
        faults.of_data(self);
        faults.of_distribution(self);
        faults.of_deferral(&self.deferral, &self.reasons);
        faults.of_reasons(self);
        faults.of_grants(self);
        faults.0
    }

    /// Refuses a policy with faults.
    pub(crate) fn refuse_faults(&self) -> Result<(), Error> {
        Fault::refuse(self.faults())
    }
}

impl Fault {
    /// Refuses rules with faults.
    pub(super) fn refuse(faults: Vec<Self>) -> Result<(), Error> {
        if faults.is_empty() {
            return Ok(());
        }
        let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
        let lines: Vec<_> = faults.into_iter().map(|Self { path, fault }| format!("{path}: {fault}")).collect();
        Err(Error::PolicyFaulty { count, faults: lines.join("; ") })
    }
}

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, path: impl Into<String>, fault: impl Into<String>) {
        self.0.push(Fault { path: path.into(), fault: fault.into() });
    }

    /// Entries that came before.
    fn twice<T: Ord + Display>(&mut self, items: &[T], path: impl Fn(usize) -> String) {
        let mut seen = BTreeSet::new();
        for (index, item) in items.iter().enumerate() {
            if !seen.insert(item) {
                self.add(path(index), format!("`{item}` is listed twice; remove one"));
            }
        }
    }

    fn named(&mut self, name: &str, path: String) {
        if name.trim().is_empty() {
            self.add(path, "is empty; write what people call it");
        }
    }

    fn of_version(&mut self, version: &str) {
        let length = version.chars().count();
        if version.trim().is_empty() {
            self.add("version", "is empty; name this version of the rules");
        } else if length > LONGEST_VERSION {
            self.add("version", format!("has {length} characters; shorten it to {LONGEST_VERSION}"));
        } else if version.chars().any(char::is_control) {
            self.add("version", "has control characters; remove them");
        }
    }

    fn of_calendar(&mut self, calendar: &CalendarRule) {
        if calendar.hours.is_empty() {
            self.add("calendar.hours", "is empty; give the working hours of at least one day");
        }
        for (index, hours) in calendar.hours.iter().enumerate() {
            if hours.opens >= hours.closes {
                let fault = format!("`{}` is not after the opening at {}; close later", hours.closes, hours.opens);
                self.add(format!("calendar.hours[{index}].closes"), fault);
            }
            let overlaps = |(_, other): &(usize, &super::WorkingHours)| {
                other.day == hours.day && other.opens < hours.closes && hours.opens < other.closes
            };
            if let Some((other, _)) = calendar.hours.iter().take(index).enumerate().find(overlaps) {
                let fault = format!("overlaps with calendar.hours[{other}] on {}; join them", hours.day);
                self.add(format!("calendar.hours[{index}]"), fault);
            }
        }
    }

    fn of_lists(&mut self, policy: &Policy) {
        if policy.media.is_empty() {
            self.add("media", "is empty; name the media that leads come from");
        }
        self.twice(&policy.media, |index| format!("media[{index}]"));
        self.twice(&policy.consent.steps, |index| format!("consent.steps[{index}]"));
        self.of_purposes(&policy.consent.purposes);
        self.twice(&policy.plan.roles, |index| format!("plan.roles[{index}]"));
        self.twice(&policy.plan.sections, |index| format!("plan.sections[{index}]"));
    }

    fn of_purposes(&mut self, purposes: &[PurposeRule]) {
        let ids: Vec<_> = purposes.iter().map(|purpose| &purpose.id).collect();
        self.twice(&ids, |index| format!("consent.purposes[{index}].id"));
        for (index, purpose) in purposes.iter().enumerate() {
            let path = format!("consent.purposes[{index}]");
            self.named(&purpose.name, format!("{path}.name"));
            self.twice(&purpose.steps, |step| format!("{path}.steps[{step}]"));
            if purpose.needed == ConsentNeed::Unneeded {
                let fault = "is `unneeded`; say `given` or `confirmed`, or remove the purpose";
                self.add(format!("{path}.needed"), fault);
            }
        }
    }

    fn of_quotas(&mut self, policy: &Policy) {
        for (index, quota) in policy.quotas.iter().enumerate() {
            self.0.extend(quota.faults(&format!("quotas[{index}]."), policy));
        }
    }

    fn of_facts(&mut self, policy: &Policy) {
        let ids: Vec<_> = policy.facts.iter().map(|fact| &fact.id).collect();
        self.twice(&ids, |index| format!("facts[{index}].id"));
        for (index, fact) in policy.facts.iter().enumerate() {
            self.named(&fact.name, format!("facts[{index}].name"));
            match &fact.kind {
                FactKind::Number { least, most } if least > most => {
                    let fault = format!("`{most}` is less than `least`, which is {least}; exchange them");
                    self.add(format!("facts[{index}].kind.most"), fault);
                }
                FactKind::Choice { choices } => {
                    let path = format!("facts[{index}].kind.choices");
                    if choices.is_empty() {
                        self.add(path.as_str(), "is empty; give at least one answer");
                    }
                    self.twice(choices, |choice| format!("{path}[{choice}]"));
                }
                _ => {}
            }
        }
    }

    fn of_qualification(&mut self, rule: &QualificationRule) {
        let [hot, warm, hysteresis] = [rule.hot_from, rule.warm_from, rule.hysteresis].map(|cut| cut.ppm());
        if hot <= warm {
            let fault = format!("{} is not above warm_from, which is {}; raise it", rule.hot_from, rule.warm_from);
            self.add("qualification.hot_from", fault);
            return;
        }
        let path = "qualification.hysteresis";
        if hysteresis > 0 && 2 * hysteresis >= hot - warm {
            let fault = format!(
                "{} is too much; give less than half the distance between warm_from and hot_from",
                rule.hysteresis
            );
            self.add(path, fault);
        }
        if hysteresis > warm {
            self.add(path, format!("{} reaches below 0 from warm_from, {}; lower it", rule.hysteresis, rule.warm_from));
        }
        if hot + hysteresis > 1_000_000 {
            self.add(path, format!("{} reaches above 1 from hot_from, {}; lower it", rule.hysteresis, rule.hot_from));
        }
    }

    fn of_value_cuts(&mut self, policy: &Policy) {
        let Some(cuts) = policy.qualification.by_value else { return };
        for (path, cut) in [("hot_from", cuts.hot_from), ("warm_from", cuts.warm_from)] {
            if let Err(fault) = cut.worth_in(policy.currency) {
                self.add(format!("qualification.by_value.{path}"), fault.to_string());
            }
        }
        if cuts.hot_from.minor <= cuts.warm_from.minor {
            let fault = format!("{} is not above warm_from, which is {}; raise it", cuts.hot_from, cuts.warm_from);
            self.add("qualification.by_value.hot_from", fault);
        }
    }

    fn of_handover(&mut self, rule: &HandoverRule) {
        let (warning, expiry) = (rule.warn_before_expiry, rule.expires_after);
        if surely_reaches(warning, expiry) {
            let fault = format!("`{warning}` is not shorter than `{expiry}`, after which a lead expires; warn later");
            self.add("handover.warn_before_expiry", fault);
        }
    }

    fn of_pipeline(&mut self, policy: &Policy) {
        let stages = &policy.pipeline.stages;
        if stages.len() < 2 {
            self.add("pipeline.stages", format!("has {} stage(s); give at least two", stages.len()));
        }
        let ids: Vec<_> = stages.iter().map(|stage| &stage.id).collect();
        self.twice(&ids, |index| format!("pipeline.stages[{index}].id"));
        for (index, stage) in stages.iter().enumerate() {
            self.named(&stage.name, format!("pipeline.stages[{index}].name"));
            for (place, criterion) in stage.gate.iter().enumerate() {
                self.of_criterion(policy, criterion, &format!("pipeline.stages[{index}].gate[{place}]"));
            }
        }
    }

    fn of_criterion(&mut self, policy: &Policy, criterion: &Criterion, path: &str) {
        match criterion {
            Criterion::Fact { fact } | Criterion::Verified { fact } => {
                self.declared(policy, fact, path);
            }
            Criterion::Choice { fact, any_of } => match self.declared(policy, fact, path) {
                Some(FactKind::Choice { choices }) => {
                    if any_of.is_empty() {
                        self.add(format!("{path}.any_of"), format!("is empty; allowed: {}", list(choices)));
                    }
                    self.twice(any_of, |index| format!("{path}.any_of[{index}]"));
                    for (index, choice) in any_of.iter().enumerate().filter(|(_, choice)| !choices.contains(choice)) {
                        let fault = format!("`{choice}` is no answer to `{fact}`; allowed: {}", list(choices));
                        self.add(format!("{path}.any_of[{index}]"), fault);
                    }
                }
                Some(kind) => self.wrong_kind(fact, kind, "a choice", path),
                None => {}
            },
            Criterion::AtLeast { fact, .. } | Criterion::AtMost { fact, .. } => {
                match self.declared(policy, fact, path) {
                    Some(FactKind::Number { .. }) | None => {}
                    Some(kind) => self.wrong_kind(fact, kind, "a number", path),
                }
            }
            Criterion::KeyPerson { role, .. } => {
                let roles = &policy.plan.roles;
                if !roles.contains(role) {
                    self.add(
                        format!("{path}.role"),
                        format!("`{role}` is not in plan.roles; allowed: {}", list(roles)),
                    );
                }
            }
            Criterion::Valued {}
            | Criterion::Contacted {}
            | Criterion::Milestone { .. }
            | Criterion::PlanComplete {} => {}
        }
    }

    fn declared<'a>(&mut self, policy: &'a Policy, id: &FactId, path: &str) -> Option<&'a FactKind> {
        let found = policy.facts.iter().find(|fact| &fact.id == id).map(|fact| &fact.kind);
        if found.is_none() {
            let allowed = list(policy.facts.iter().map(|fact| &fact.id));
            self.add(format!("{path}.fact"), format!("`{id}` is not declared in facts; allowed: {allowed}"));
        }
        found
    }

    fn wrong_kind(&mut self, fact: &FactId, kind: &FactKind, needed: &str, path: &str) {
        self.add(format!("{path}.fact"), format!("`{fact}` is {}; this criterion needs {needed}", kind.kind()));
    }

    fn of_chances(&mut self, policy: &Policy) {
        let stages: Vec<_> = policy.pipeline.stages.iter().map(|stage| stage.id.clone()).collect();
        if let Some(Err(fault)) = policy.chances.as_ref().map(|rule| rule.check(&stages)) {
            self.add("chances", fault.to_string());
        }
    }

    fn of_scoring(&mut self, policy: &Policy) {
        let Some(rule) = &policy.scoring else { return };
        if let Err(fault) = rule.check() {
            self.add("scoring", fault.to_string());
        }
        rule.strangers(policy).into_iter().for_each(|(path, fault)| self.add(format!("scoring.{path}"), fault));
    }

    fn of_returns(&mut self, policy: &Policy) {
        let Some(rule) = &policy.returns else { return };
        if let Err(fault) = rule.check() {
            self.add("returns", fault.to_string());
        }
        if let Some(value) = rule.assumed_value.filter(|value| value.currency != policy.currency) {
            let fault = format!("is in `{}`; give it in `{}`", value.currency, policy.currency);
            self.add("returns.assumed_value", fault);
        }
        for (index, order) in rule.orders.iter().enumerate() {
            for (place, medium) in order.media.iter().enumerate().filter(|(_, medium)| !policy.media.contains(medium)) {
                let fault = format!("`{medium}` is not among the media; add it there or remove it here");
                self.add(format!("returns.orders[{index}].media[{place}]"), fault);
            }
        }
    }

    fn of_data(&mut self, policy: &Policy) {
        self.0.extend(policy.quality.iter().flat_map(|rule| rule.faults("quality.")));
        self.0.extend(policy.duplicates.iter().flat_map(|rule| rule.faults("duplicates.")));
        let programme = policy.programme.iter();
        self.0.extend(programme.flat_map(|rule| rule.faults("programme.", Some(policy.currency))));
    }

    fn of_distribution(&mut self, policy: &Policy) {
        let rule = &policy.distribution;
        if rule.value_cap.get() == 0 {
            self.add("distribution.value_cap", "is 0, so no lead would be worth anything; give at least 1");
        }
        let most = rule.most_owed.get();
        if !(1..=MOST_OWED).contains(&most) {
            self.add("distribution.most_owed", format!("`{most}` is not allowed; give 1 to {MOST_OWED}"));
        }
        let ids: Vec<_> = rule.channels.iter().map(|channel| &channel.id).collect();
        self.twice(&ids, |index| format!("distribution.channels[{index}].id"));
        for (index, channel) in rule.channels.iter().enumerate() {
            if channel.weight.is_some_and(|weight| weight.thousandths() == 0) {
                let fault = format!("is 0, so `{}` would never receive a lead; leave the channel out", channel.id);
                self.add(format!("distribution.channels[{index}].weight"), fault);
            }
        }
        let ids: Vec<_> = rule.filters.iter().map(|filter| &filter.id).collect();
        self.twice(&ids, |index| format!("distribution.filters[{index}].id"));
        for (index, filter) in rule.filters.iter().enumerate() {
            self.named(&filter.name, format!("distribution.filters[{index}].name"));
            self.of_need(policy, &filter.needs, &format!("distribution.filters[{index}].needs"));
        }
        if let Some(reason) = &rule.take_back_reason {
            let take_back = policy.reasons.take_back.iter().map(|reason| &reason.id);
            self.listed(reason, take_back, "reasons.take_back", "distribution.take_back_reason".into());
        }
    }

    fn of_need(&mut self, policy: &Policy, need: &Need, path: &str) {
        match need {
            Need::Region { fact } | Need::Product { fact } | Need::Language { fact } => {
                match self.declared(policy, fact, path) {
                    Some(FactKind::Choice { .. } | FactKind::Text {}) | None => {}
                    Some(kind) => {
                        let fault = format!("`{fact}` is {}; this filter needs a choice or a text", kind.kind());
                        self.add(format!("{path}.fact"), fault);
                    }
                }
            }
            Need::Medium {} => {}
            Need::Skill { needed_for, .. } => {
                for (place, criterion) in needed_for.iter().enumerate() {
                    self.of_criterion(policy, criterion, &format!("{path}.needed_for[{place}]"));
                }
            }
        }
    }

    fn of_deferral(&mut self, rule: &DeferralRule, reasons: &ReasonLists) {
        let mut before = Count::new(0);
        for (index, step) in rule.steps.iter().enumerate() {
            let path = format!("deferral.steps[{index}]");
            if step.at <= before {
                let fault =
                    format!("`{}` does not come after {before}; deferrals count from 1, and steps ascend", step.at);
                self.add(format!("{path}.at"), fault);
            }
            before = before.max(step.at);
            match &step.action {
                EscalationAction::Script { text } if text.trim().is_empty() => {
                    self.add(format!("{path}.action.text"), "is empty; write what to say");
                }
                EscalationAction::Lose { reason } => {
                    let lost = reasons.lost.iter().map(|reason| &reason.id);
                    self.listed(reason, lost, "reasons.lost", format!("{path}.action.reason"));
                }
                _ => {}
            }
        }
    }

    fn listed<'a>(&mut self, id: &ReasonId, among: impl Iterator<Item = &'a ReasonId> + Clone, of: &str, path: String) {
        if !among.clone().any(|reason| reason == id) {
            self.add(path, format!("`{id}` is not in {of}; allowed: {}", list(among)));
        }
    }

    fn of_reasons(&mut self, policy: &Policy) {
        let lists = &policy.reasons;
        let of = |reasons: &'_ [super::Reason]| -> Vec<(ReasonId, String)> {
            reasons.iter().map(|reason| (reason.id.clone(), reason.name.clone())).collect()
        };
        let decline = lists.decline.iter().map(|reason| (reason.id.clone(), reason.name.clone())).collect();
        let all = [
            ("lost", of(&lists.lost), "lose a lead"),
            ("decline", decline, "decline an offer"),
            ("rejection", of(&lists.rejection), "reject a lead"),
            // Whoever wants no demotions and no taking back may leave these empty.
            ("demotion", of(&lists.demotion), ""),
            ("take_back", of(&lists.take_back), ""),
        ];
        for (name, reasons, command) in all {
            if reasons.is_empty() && !command.is_empty() {
                self.add(
                    format!("reasons.{name}"),
                    format!("is empty, so nobody could {command}; give at least one reason"),
                );
            }
            let (ids, names): (Vec<_>, Vec<_>) = reasons.into_iter().unzip();
            self.twice(&ids, |index| format!("reasons.{name}[{index}].id"));
            for (index, text) in names.iter().enumerate() {
                self.named(text, format!("reasons.{name}[{index}].name"));
            }
        }
        let rejection = lists.rejection.iter().map(|reason| &reason.id);
        self.listed(&policy.consent.reason, rejection, "reasons.rejection", "consent.reason".into());
    }

    fn of_grants(&mut self, policy: &Policy) {
        let roles: Vec<_> = policy.grants.iter().map(|grant| grant.role).collect();
        self.twice(&roles, |index| format!("grants[{index}].role"));
        for (index, grant) in policy.grants.iter().enumerate() {
            self.twice(&grant.rights, |right| format!("grants[{index}].rights[{right}]"));
        }
    }
}

/// What is allowed.
fn list<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<_> = items.into_iter().map(|item| item.to_string()).collect();
    if items.is_empty() { "nothing".into() } else { items.join(", ") }
}

/// Whether `span` is for certain at least as long as `other`, whatever the calendar says.
pub(super) fn surely_reaches(span: Span, other: Span) -> bool {
    let count = span.count();
    let at_least = match span.unit() {
        SpanUnit::Hours | SpanUnit::WorkingHours => count,
        SpanUnit::Days => 24 * count,
        SpanUnit::WorkingDays => 24 * count.saturating_sub(1),
    };
    match other.unit() {
        unit if unit == span.unit() => count >= other.count(),
        SpanUnit::Hours => at_least >= other.count(),
        SpanUnit::Days => at_least >= 24 * other.count(),
        // Working time may last as long as the longest holidays.
        SpanUnit::WorkingHours | SpanUnit::WorkingDays => false,
    }
}

#[cfg(test)]
mod tests;
