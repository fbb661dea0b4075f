//! Every kind of fault, with its path; and nothing else beside it.

use super::*;
use crate::policy::{Clock, FactRule, FilterRule, Grant, Need, Role, Rules};
use crate::units::{ChoiceId, Count, Currency, Decimal, Probability, RoleId, RuleId, SkillId, StageId, Weight};

type Change = fn(&mut Policy);

fn standard() -> Policy {
    Policy::standard(Currency::new("EUR").unwrap())
}

fn fact(id: &str) -> FactId {
    FactId::new(id).unwrap()
}

fn ppm(ppm: u32) -> Probability {
    Probability::new(ppm).unwrap()
}

/// Each change of the standard policy gives exactly this fault.
fn expect(cases: &[(Change, &str, &str)]) {
    for (change, path, fault) in cases {
        let mut policy = standard();
        change(&mut policy);
        let found: Vec<_> = policy.faults().into_iter().map(|fault| (fault.path, fault.fault)).collect();
        assert!(matches!(&found[..], [(at, text)] if at == path && text.contains(fault)), "{path}: {found:#?}");
    }
}

#[test]
fn of_version_lists_and_facts() {
    expect(&[
        (|p| p.version = " ".into(), "version", "is empty"),
        (|p| p.version = "ü".repeat(65), "version", "has 65 characters; shorten it to 64"),
        (|p| p.version = "a\nb".into(), "version", "control characters"),
        (|p| p.media.clear(), "media", "is empty"),
        (|p| p.media.push(p.media[0].clone()), "media[8]", "`telemarketing` is listed twice"),
        (|p| p.consent.steps.push(p.consent.steps[0]), "consent.steps[2]", "`hand_over` is listed twice"),
        (
            |p| p.consent.reason = ReasonId::new("price").unwrap(),
            "consent.reason",
            "`price` is not in reasons.rejection; allowed: no_consent, ",
        ),
        (|p| p.plan.roles.push(p.plan.roles[1].clone()), "plan.roles[5]", "`budget_holder` is listed twice"),
        (|p| p.plan.sections.push(p.plan.sections[1]), "plan.sections[4]", "`milestones` is listed twice"),
        (|p| p.facts.push(p.facts[0].clone()), "facts[14].id", "`budget` is listed twice"),
        (|p| p.facts[0].name.clear(), "facts[0].name", "is empty"),
        (
            |p| {
                p.facts[6].kind =
                    FactKind::Number { least: Decimal::whole(2).unwrap(), most: Decimal::whole(1).unwrap() }
            },
            "facts[6].kind.most",
            "`1` is less than `least`, which is 2",
        ),
        (|p| p.facts[3].kind = FactKind::Choice { choices: vec![] }, "facts[3].kind.choices", "is empty"),
        (
            |p| p.facts[3].kind = FactKind::Choice { choices: vec![ChoiceId::new("now").unwrap(); 2] },
            "facts[3].kind.choices[1]",
            "`now` is listed twice",
        ),
    ]);
}

#[test]
fn of_the_calendar() {
    expect(&[
        (|p| p.calendar.hours.clear(), "calendar.hours", "is empty"),
        (
            |p| p.calendar.hours[1].closes = Clock::parse("08:00").unwrap(),
            "calendar.hours[1].closes",
            "`08:00` is not after the opening at 08:00",
        ),
        (
            |p| p.calendar.hours[1].closes = Clock::parse("07:00").unwrap(),
            "calendar.hours[1].closes",
            "`07:00` is not after",
        ),
        (
            |p| {
                let mut late = p.calendar.hours[4].clone();
                (late.opens, late.closes) = (Clock::parse("16:59").unwrap(), Clock::parse("18:00").unwrap());
                p.calendar.hours.push(late);
            },
            "calendar.hours[5]",
            "overlaps with calendar.hours[4] on friday",
        ),
    ]);
    // Windows that touch are two windows.
    let mut policy = standard();
    let mut late = policy.calendar.hours[4].clone();
    (late.opens, late.closes) = (Clock::parse("17:00").unwrap(), Clock::parse("24:00").unwrap());
    policy.calendar.hours.push(late);
    assert_eq!(policy.faults(), []);
}

#[test]
fn of_qualification_and_handover() {
    expect(&[
        (
            |p| p.qualification.hot_from = ppm(200_000),
            "qualification.hot_from",
            "20 % is not above warm_from, which is 20 %",
        ),
        (|p| p.qualification.hysteresis = ppm(150_000), "qualification.hysteresis", "15 % is too much"),
        (|p| p.qualification.warm_from = ppm(10_000), "qualification.hysteresis", "reaches below 0"),
        (|p| p.qualification.hot_from = ppm(990_000), "qualification.hysteresis", "reaches above 1"),
        (
            |p| p.handover.warn_before_expiry = Span::parse("180 days").unwrap(),
            "handover.warn_before_expiry",
            "`180 days` is not shorter",
        ),
        (
            |p| p.handover.warn_before_expiry = Span::parse("4320 hours").unwrap(),
            "handover.warn_before_expiry",
            "`4320 hours` is not shorter",
        ),
    ]);
    let mut policy = standard();
    policy.handover.warn_before_expiry = Span::parse("4319 hours").unwrap();
    policy.qualification.hysteresis = ppm(149_999);
    assert_eq!(policy.faults(), []);
}

#[test]
fn of_stages_and_gates() {
    expect(&[
        (|p| p.pipeline.stages.truncate(1), "pipeline.stages", "has 1 stage(s); give at least two"),
        (|p| p.pipeline.stages[5].id = StageId::new("F").unwrap(), "pipeline.stages[5].id", "`F` is listed twice"),
        (|p| p.pipeline.stages[5].name = "\t".into(), "pipeline.stages[5].name", "is empty"),
        (
            |p| p.pipeline.stages[2].gate[0] = Criterion::Fact { fact: fact("mood") },
            "pipeline.stages[2].gate[0].fact",
            "`mood` is not declared in facts; allowed: budget, authority, ",
        ),
        (
            |p| p.pipeline.stages[2].gate[1] = Criterion::Verified { fact: fact("mood") },
            "pipeline.stages[2].gate[1].fact",
            "`mood` is not declared",
        ),
        (
            |p| {
                p.pipeline.stages[2].gate[0] =
                    Criterion::AtLeast { fact: fact("authority"), least: Decimal::whole(1).unwrap() }
            },
            "pipeline.stages[2].gate[0].fact",
            "`authority` is a flag; this criterion needs a number",
        ),
        (
            |p| {
                p.pipeline.stages[2].gate[0] =
                    Criterion::AtMost { fact: fact("budget"), most: Decimal::whole(1).unwrap() }
            },
            "pipeline.stages[2].gate[0].fact",
            "`budget` is an amount of money; this criterion needs a number",
        ),
        (
            |p| p.pipeline.stages[2].gate[0] = Criterion::Choice { fact: fact("need"), any_of: vec![] },
            "pipeline.stages[2].gate[0].fact",
            "`need` is a text; this criterion needs a choice",
        ),
        (
            |p| p.pipeline.stages[2].gate[0] = Criterion::Choice { fact: fact("region"), any_of: vec![] },
            "pipeline.stages[2].gate[0].any_of",
            "is empty; allowed: north, east, south, west, abroad",
        ),
        (
            |p| {
                p.pipeline.stages[2].gate[0] =
                    Criterion::Choice { fact: fact("region"), any_of: vec![ChoiceId::new("moon").unwrap()] }
            },
            "pipeline.stages[2].gate[0].any_of[0]",
            "`moon` is no answer to `region`; allowed: north, ",
        ),
        (
            |p| {
                p.pipeline.stages[2].gate[0] =
                    Criterion::Choice { fact: fact("region"), any_of: vec![ChoiceId::new("east").unwrap(); 2] }
            },
            "pipeline.stages[2].gate[0].any_of[1]",
            "`east` is listed twice",
        ),
        (
            |p| {
                p.pipeline.stages[2].gate[0] =
                    Criterion::KeyPerson { role: RoleId::new("king").unwrap(), attitude: None }
            },
            "pipeline.stages[2].gate[0].role",
            "`king` is not in plan.roles; allowed: champion, ",
        ),
    ]);
}

#[test]
fn of_distribution() {
    expect(&[
        (|p| p.distribution.value_cap = Count::new(0), "distribution.value_cap", "is 0, so no lead would be worth"),
        (|p| p.distribution.most_owed = Count::new(0), "distribution.most_owed", "`0` is not allowed; give 1 to 8000"),
        (|p| p.distribution.most_owed = Count::new(8_001), "distribution.most_owed", "`8001` is not allowed"),
        (
            |p| p.distribution.channels.push(p.distribution.channels[0].clone()),
            "distribution.channels[2].id",
            "`direct` is listed twice",
        ),
        (
            |p| p.distribution.channels[1].weight = Some(Weight::ZERO),
            "distribution.channels[1].weight",
            "is 0, so `partner` would never receive a lead; leave the channel out",
        ),
        (
            |p| p.distribution.filters[2].id = RuleId::new("region").unwrap(),
            "distribution.filters[2].id",
            "`region` is listed twice",
        ),
        (|p| p.distribution.filters[1].name = " ".into(), "distribution.filters[1].name", "is empty"),
        (
            |p| p.distribution.filters[0].needs = Need::Region { fact: fact("mood") },
            "distribution.filters[0].needs.fact",
            "`mood` is not declared in facts; allowed: budget, ",
        ),
        (
            |p| p.distribution.filters[0].needs = Need::Product { fact: fact("budget") },
            "distribution.filters[0].needs.fact",
            "`budget` is an amount of money; this filter needs a choice or a text",
        ),
        (
            |p| p.distribution.filters[0].needs = Need::Language { fact: fact("authority") },
            "distribution.filters[0].needs.fact",
            "`authority` is a flag; this filter needs a choice or a text",
        ),
        (
            |p| {
                p.distribution.filters[0].needs =
                    skill(vec![Criterion::Contacted {}, Criterion::Fact { fact: fact("mood") }]);
            },
            "distribution.filters[0].needs.needed_for[1].fact",
            "`mood` is not declared",
        ),
        (
            |p| p.distribution.take_back_reason = Some(ReasonId::new("price").unwrap()),
            "distribution.take_back_reason",
            "`price` is not in reasons.take_back; allowed: not_contacted, ",
        ),
    ]);
    let mut policy = standard();
    policy.distribution.most_owed = Count::new(8_000);
    policy.distribution.value_cap = Count::new(1);
    policy.distribution.channels[0].weight = Weight::new(1).ok();
    policy.distribution.take_back_reason = None;
    let needs = [
        Need::Language { fact: fact("need") },
        Need::Product { fact: fact("buying_time") },
        Need::Medium {},
        skill(vec![Criterion::Fact { fact: fact("need") }]),
    ];
    for (number, needs) in (3..).zip(needs) {
        let id = RuleId::new(format!("rule{number}")).unwrap();
        policy.distribution.filters.push(FilterRule { id, name: "not theirs".into(), needs });
    }
    assert_eq!(policy.faults(), []);
}

fn skill(needed_for: Vec<Criterion>) -> Need {
    Need::Skill { skill: SkillId::new("large_companies").unwrap(), needed_for }
}

#[test]
fn of_deferrals_reasons_and_grants() {
    expect(&[
        (|p| p.deferral.steps[0].at = Count::new(0), "deferral.steps[0].at", "`0` does not come after 0"),
        (|p| p.deferral.steps[1].at = Count::new(2), "deferral.steps[1].at", "`2` does not come after 2"),
        (
            |p| p.deferral.steps[1].action = EscalationAction::Script { text: String::new() },
            "deferral.steps[1].action.text",
            "is empty",
        ),
        (
            |p| p.deferral.steps[2].action = EscalationAction::Lose { reason: ReasonId::new("duplicate").unwrap() },
            "deferral.steps[2].action.reason",
            "`duplicate` is not in reasons.lost; allowed: price, ",
        ),
        (|p| p.reasons.lost.clear(), "reasons.lost", "is empty, so nobody could lose a lead"),
        (|p| p.reasons.decline.clear(), "reasons.decline", "is empty, so nobody could decline an offer"),
        (
            |p| p.reasons.demotion.push(p.reasons.demotion[0].clone()),
            "reasons.demotion[3].id",
            "`too_early` is listed twice",
        ),
        (|p| p.reasons.decline[0].name.clear(), "reasons.decline[0].name", "is empty"),
        (|p| p.grants.push(Grant { role: Role::Member, rights: vec![] }), "grants[5].role", "`member` is listed twice"),
        (|p| p.grants[4].rights.extend_from_within(..1), "grants[4].rights[3]", "`capture` is listed twice"),
    ]);
}

#[test]
fn all_faults_come_at_once_and_in_full() {
    let mut policy = standard();
    policy.media.clear();
    policy.facts = vec![FactRule { id: fact("need"), name: "Need".into(), kind: FactKind::Flag {} }];
    let faults = policy.faults();
    // No media, the six criteria that ask for a fact, the two filters that do, and three of the four questions.
    assert_eq!(faults.len(), 12, "{faults:#?}");
    let refused = Rules::new(policy).unwrap_err();
    assert_eq!(refused.code(), "POLICY_FAULTY");
    for fault in faults {
        assert!(refused.to_string().contains(&format!("{}: {}", fault.path, fault.fault)), "{refused}");
    }
}

#[test]
fn spans_compare_where_they_can() {
    let reaches = |a, b| surely_reaches(Span::parse(a).unwrap(), Span::parse(b).unwrap());
    assert!(reaches("2 days", "48 hours") && reaches("48 hours", "2 days") && reaches("3 working days", "2 days"));
    assert!(reaches("8 working hours", "8 hours") && reaches("5 working days", "5 working days"));
    // A holiday may make a working hour last for days.
    assert!(
        !reaches("100 days", "1 working hour")
            && !reaches("2 working days", "2 days")
            && !reaches("47 hours", "2 days")
    );
}
