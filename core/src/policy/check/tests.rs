//! Every kind of finding, with its path; and nothing else beside it.

use super::*;
use crate::policy::{EscalationStep, Span};
use crate::units::{Count, Currency, Probability, ReasonId, Weight};

type Change = fn(&mut Policy);

fn standard() -> Policy {
    Policy::standard(Currency::new("EUR").unwrap())
}

fn fact(id: &str) -> FactId {
    FactId::new(id).unwrap()
}

fn at_least(number: i64) -> Criterion {
    Criterion::AtLeast { fact: fact("employees"), least: Decimal::whole(number).unwrap() }
}

fn at_most(number: i64) -> Criterion {
    Criterion::AtMost { fact: fact("employees"), most: Decimal::whole(number).unwrap() }
}

fn region(names: &[&str]) -> Criterion {
    let any_of = names.iter().map(|name| ChoiceId::new(name).unwrap()).collect();
    Criterion::Choice { fact: fact("region"), any_of }
}

fn found(change: Change) -> Vec<(String, String)> {
    let mut policy = standard();
    change(&mut policy);
    assert_eq!(policy.faults(), []);
    policy.check().into_iter().map(|finding| (finding.path, finding.finding)).collect()
}

/// Each change of the standard policy gives exactly this finding.
fn expect(cases: &[(Change, &str, &str)]) {
    for (change, path, finding) in cases {
        let found = found(*change);
        assert!(matches!(&found[..], [(at, text)] if at == path && text.contains(finding)), "{path}: {found:#?}");
    }
}

/// The paths of the findings of a gate of the last stage; the stage itself is out of reach where there are any.
fn gate(change: Change) -> Vec<String> {
    let mut paths: Vec<_> = found(change).into_iter().map(|(path, _)| path).collect();
    if let Some(stage) = paths.pop() {
        assert_eq!(stage, "pipeline.stages[5]");
    }
    paths
}

#[test]
fn of_single_rules() {
    expect(&[
        (|p| p.consent.needed = ConsentNeed::Unneeded, "consent.steps", "no consent is needed"),
        (|p| p.consent.steps.clear(), "consent.steps", "no step asks for it"),
        (
            |p| {
                p.qualification.warm_from = Probability::new(20_000).unwrap();
                p.distribution.assumed.cold = Probability::ZERO;
            },
            "qualification.warm_from",
            "no lead ever turns cold",
        ),
        (
            |p| p.handover.accept_within = Span::parse("180 days").unwrap(),
            "handover.accept_within",
            "`180 days` never pass",
        ),
        (|p| p.deferral.longest = Span::parse("200 days").unwrap(), "deferral.longest", "`200 days` never pass"),
        (
            |p| p.pipeline.stages[1].longest_stay = Span::parse("5000 hours").ok(),
            "pipeline.stages[1].longest_stay",
            "`5000 hours` never pass",
        ),
        (|p| p.reasons.demotion.clear(), "reasons.demotion", "nobody can demote"),
        (
            |p| {
                p.reasons.take_back.clear();
                p.distribution.take_back_reason = None;
            },
            "reasons.take_back",
            "nobody can take a lead back",
        ),
        (
            |p| p.grants.iter_mut().for_each(|grant| grant.rights.retain(|&right| right != Right::Work)),
            "grants",
            "`work`, so no stage behind the first",
        ),
    ]);
    assert_eq!(found(|p| p.grants.clear()).len(), Right::ALL.len());
    // Without a channel nobody joins, so nobody needs the right to let members join.
    let alone: Change = |p| {
        p.grants.clear();
        p.distribution = crate::policy::DistributionRule::default();
    };
    assert_eq!(found(alone).len(), Right::ALL.len() - 1);
    assert_eq!(
        found(|p| {
            p.reasons.demotion.clear();
            p.pipeline.most_demotions = Count::new(0);
        }),
        []
    );
}

#[test]
fn of_distribution() {
    let ppm = |ppm| Probability::new(ppm).unwrap();
    expect(&[
        (
            |p| p.distribution.channels[0].weight = Some(Weight::ONE),
            "distribution.channels[1]",
            "has no weight although another channel has",
        ),
        (
            |p| p.distribution.channels[1].limit = Some(Count::new(0)),
            "distribution.channels[1].limit",
            "no member of `partner` receives a lead",
        ),
        // The cuts are 20 % and 50 %.
        (
            |p| p.distribution.assumed.cold = Probability::new(200_000).unwrap(),
            "distribution.assumed.cold",
            "a cold lead is reckoned with 20 %, which is warm",
        ),
        (
            |p| p.distribution.assumed.warm = Probability::new(199_999).unwrap(),
            "distribution.assumed.warm",
            "a warm lead is reckoned with 19.9999 %, which is cold",
        ),
        (
            |p| p.distribution.assumed.warm = Probability::new(500_000).unwrap(),
            "distribution.assumed.warm",
            "a warm lead is reckoned with 50 %, which is hot",
        ),
        (
            |p| p.distribution.assumed.hot = Probability::new(499_999).unwrap(),
            "distribution.assumed.hot",
            "a hot lead is reckoned with 49.9999 %, which is warm",
        ),
    ]);
    // At the edges, and with a weight for each channel, there is nothing to find.
    let mut policy = standard();
    let rule = &mut policy.distribution;
    (rule.assumed.cold, rule.assumed.warm, rule.assumed.hot) = (ppm(199_999), ppm(200_000), ppm(500_000));
    rule.channels.iter_mut().for_each(|channel| channel.weight = Some(Weight::ONE));
    rule.channels[1].limit = Some(Count::new(1));
    assert_eq!(policy.check(), []);
    // What does not ascend is found wherever it leaves its cuts.
    std::mem::swap(&mut policy.distribution.assumed.cold, &mut policy.distribution.assumed.hot);
    let paths: Vec<_> = policy.check().into_iter().map(|finding| finding.path).collect();
    assert_eq!(paths, ["distribution.assumed.cold", "distribution.assumed.hot"]);
}

#[test]
fn of_distribution_without_channels() {
    let paths = |change: Change| found(change).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    let none: Change = |p| p.distribution.channels.clear();
    assert_eq!(paths(none), ["distribution.automatic", "distribution.filters"]);
    // Nothing of it is used, so nothing else of it is looked at.
    let unused: Change = |p| {
        p.distribution = crate::policy::DistributionRule::default();
        p.distribution.assumed.hot = Probability::ZERO;
    };
    assert_eq!(paths(unused), Vec::<String>::new());
}

#[test]
fn of_plans_that_are_never_complete() {
    let no_roles: Change = |p| {
        p.plan.roles.clear();
        p.pipeline.stages[2].gate.remove(0);
    };
    expect(&[(no_roles, "plan.sections[2]", "no plan is ever complete")]);
    assert_eq!(
        gate(|p| {
            p.plan.sections.clear();
            p.pipeline.stages[5].gate.push(Criterion::PlanComplete {});
        }),
        ["pipeline.stages[5].gate[2]"]
    );
}

#[test]
fn of_gates_that_nothing_meets() {
    // The last stage's gate has two criteria; employees go from 1 to 1,000,000.
    assert_eq!(gate(|p| p.pipeline.stages[5].gate.push(at_least(1_000_001))), ["pipeline.stages[5].gate[2]"]);
    assert_eq!(gate(|p| p.pipeline.stages[5].gate.push(at_most(0))), ["pipeline.stages[5].gate[2]"]);
    assert_eq!(gate(|p| p.pipeline.stages[5].gate.extend([at_least(11), at_most(10)])), ["pipeline.stages[5].gate[3]"]);
    assert_eq!(gate(|p| p.pipeline.stages[5].gate.extend([at_most(10), at_least(11)])), ["pipeline.stages[5].gate[3]"]);
    let two: Change = |p| p.pipeline.stages[5].gate.extend([region(&["north", "east"]), region(&["south"])]);
    assert_eq!(gate(two), ["pipeline.stages[5].gate[3]"]);
    // Each two of the three have an answer in common, all three have none.
    let three: Change = |p| {
        let lists = [["north", "east"], ["east", "south"], ["south", "north"]];
        p.pipeline.stages[5].gate.extend(lists.map(|list| region(&list)));
    };
    assert_eq!(gate(three), ["pipeline.stages[5].gate[4]"]);
    let possible: Change = |p| {
        p.pipeline.stages[5].gate.extend([at_least(10), at_most(10)]);
        p.pipeline.stages[5].gate.extend([region(&["north", "east"]), region(&["east"])]);
    };
    assert_eq!(found(possible), []);
}

#[test]
fn of_stages_that_nobody_reaches() {
    let paths = |change| found(change).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    let closed: Change = |p| p.pipeline.stages[3].gate.push(at_most(0));
    let beyond = ["pipeline.stages[3].gate[3]", "pipeline.stages[3]", "pipeline.stages[4]", "pipeline.stages[5]"];
    assert_eq!(paths(closed), beyond);
    let free: Change = |p| {
        p.pipeline.stages[3].gate.push(at_most(0));
        p.pipeline.skipping = Skipping::Free;
    };
    assert_eq!(paths(free), beyond[..2]);
}

#[test]
fn of_steps_that_never_come() {
    let step = |at, action| EscalationStep { at, action };
    for end in [EscalationAction::Refuse {}, EscalationAction::Lose { reason: ReasonId::new("deferred").unwrap() }] {
        let mut policy = standard();
        policy.deferral.steps = vec![
            step(Count::new(1), EscalationAction::TellManager {}),
            step(Count::new(2), end),
            step(Count::new(3), EscalationAction::TellManager {}),
        ];
        let paths: Vec<_> = policy.check().into_iter().map(|finding| finding.path).collect();
        assert_eq!(paths, ["deferral.steps[2]"]);
    }
}

#[test]
fn a_policy_with_faults_is_not_judged_further() {
    let mut policy = standard();
    policy.media.clear();
    policy.reasons.demotion.clear();
    assert_eq!(policy.check(), []);
}
