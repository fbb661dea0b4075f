//! What the engine asks the rules.

use super::*;
use crate::policy::EscalationStep;
use crate::policy::Temperature;
use crate::units::Probability;
use crate::units::{ChoiceId, Count, Currency, Decimal, Note, Timestamp};

fn standard() -> Policy {
    Policy::standard(Currency::new("EUR").unwrap())
}

fn rules() -> Rules {
    Rules::new(standard()).unwrap()
}

fn ppm(ppm: u32) -> Probability {
    Probability::new(ppm).unwrap()
}

#[test]
fn stages_have_their_places() {
    let rules = rules();
    let stage = |id| StageId::new(id).unwrap();
    for (index, id) in ["F", "E", "D", "C", "B", "A"].into_iter().enumerate() {
        assert_eq!(rules.check_stage(&stage(id)), Ok(index));
        assert_eq!(rules.stage(index).unwrap().id, stage(id));
    }
    assert_eq!((rules.last_stage(), rules.stage(6)), (5, None));
    assert_eq!(rules.stage_index(&stage("f")), None);
    let refused = rules.check_stage(&stage("X")).unwrap_err();
    assert_eq!(refused.to_string(), "the stage `X` is not in the policy; allowed: `F`, `E`, `D`, `C`, `B`, `A`");
}

#[test]
fn facts_are_of_their_kind() {
    let rules = rules();
    let check = |fact, value: &FactValue| rules.check_fact(&FactId::new(fact).unwrap(), value);
    let code = |fact, value: &FactValue| check(fact, value).map_err(|refused| refused.code());
    let flag = FactValue::Flag { value: false };
    let number = |number| FactValue::Number { value: Decimal::whole(number).unwrap() };
    let money = |minor, currency| FactValue::Money { value: Money::new(minor, currency).unwrap() };
    let choice = |name| FactValue::Choice { value: ChoiceId::new(name).unwrap() };
    let text = FactValue::Text { value: Note::new("scales").unwrap() };
    let date = FactValue::Date { value: Timestamp::new(0).unwrap() };
    for (fact, value) in [
        ("authority", &flag),
        ("employees", &number(1)),
        ("employees", &number(1_000_000)),
        ("budget", &money(-1, "EUR")),
        ("region", &choice("abroad")),
        ("need", &text),
    ] {
        assert_eq!(check(fact, value), Ok(()));
    }
    assert_eq!(code("mood", &flag), Err("UNKNOWN_FACT"));
    assert_eq!(code("budget", &money(1, "CHF")), Err("CURRENCY_MISMATCH"));
    assert_eq!(code("employees", &number(0)), Err("FACT_OUT_OF_RANGE"));
    assert_eq!(code("employees", &number(1_000_001)), Err("FACT_OUT_OF_RANGE"));
    assert_eq!(code("region", &choice("moon")), Err("UNKNOWN_CHOICE"));
    for value in [&flag, &number(1), &money(1, "EUR"), &choice("abroad"), &text, &date] {
        let of =
            |fact, matches: bool| assert_eq!(code(fact, value) != Err("WRONG_FACT_KIND"), matches, "{fact} {value:?}");
        of("authority", matches!(value, FactValue::Flag { .. }));
        of("employees", matches!(value, FactValue::Number { .. }));
        of("budget", matches!(value, FactValue::Money { .. }));
        of("region", matches!(value, FactValue::Choice { .. }));
        of("need", matches!(value, FactValue::Text { .. }));
    }
    let sentence = check("employees", &number(0)).unwrap_err().to_string();
    assert_eq!(sentence, "`employees` is 0; give a number from 1 to 1000000");
}

#[test]
fn ids_and_values_are_those_of_the_policy() {
    let rules = rules();
    let code = |result: Result<(), Error>| result.map_err(|refused| refused.code());
    let medium = |id| code(rules.check_medium(&MediumId::new(id).unwrap()));
    let role = |id| code(rules.check_role(&RoleId::new(id).unwrap()));
    let reason = |kind, id| code(rules.check_reason(kind, &ReasonId::new(id).unwrap()));
    let value = |minor, currency| code(rules.check_value(Money::new(minor, currency).unwrap()));
    assert_eq!((medium("website"), medium("radio")), (Ok(()), Err("UNKNOWN_MEDIUM")));
    assert_eq!((role("champion"), role("king")), (Ok(()), Err("UNKNOWN_ROLE")));
    assert_eq!(
        (value(0, "EUR"), value(-1, "EUR"), value(1, "USD")),
        (Ok(()), Err("AMOUNT_NEGATIVE"), Err("CURRENCY_MISMATCH"))
    );
    for (kind, known) in [
        (ReasonKind::Lost, "price"),
        (ReasonKind::Rejection, "no_consent"),
        (ReasonKind::Demotion, "too_early"),
        (ReasonKind::TakeBack, "member_absent"),
    ] {
        assert_eq!((reason(kind, known), reason(kind, "wrong_region")), (Ok(()), Err("UNKNOWN_REASON")));
    }
    assert!(rules.decline_reason(&ReasonId::new("wrong_region").unwrap()).unwrap().refunded);
    assert!(!rules.decline_reason(&ReasonId::new("no_capacity").unwrap()).unwrap().refunded);
    assert_eq!(rules.decline_reason(&ReasonId::new("price").unwrap()).unwrap_err().code(), "UNKNOWN_REASON");
}

#[test]
fn temperatures_wait_for_the_hysteresis() {
    // Warm from 20 %, hot from 50 %, hysteresis 2 %.
    let rules = rules();
    let cases = [
        (None, 199_999, Temperature::Cold),
        (None, 200_000, Temperature::Warm),
        (None, 499_999, Temperature::Warm),
        (None, 500_000, Temperature::Hot),
        (Some(Temperature::Warm), 519_999, Temperature::Warm),
        (Some(Temperature::Warm), 520_000, Temperature::Hot),
        (Some(Temperature::Hot), 480_000, Temperature::Hot),
        (Some(Temperature::Hot), 479_999, Temperature::Warm),
        (Some(Temperature::Warm), 180_000, Temperature::Warm),
        (Some(Temperature::Warm), 179_999, Temperature::Cold),
        (Some(Temperature::Cold), 219_999, Temperature::Cold),
        (Some(Temperature::Cold), 220_000, Temperature::Warm),
        // Over both cuts at once.
        (Some(Temperature::Cold), 520_000, Temperature::Hot),
        (Some(Temperature::Cold), 519_999, Temperature::Warm),
        (Some(Temperature::Hot), 0, Temperature::Cold),
    ];
    for (before, probability, expected) in cases {
        assert_eq!(
            rules.policy().qualification.temperature(ppm(probability), None, before).unwrap(),
            expected,
            "{before:?} {probability}"
        );
    }
}

#[test]
fn the_escalation_plan_goes_on_refusing() {
    let mut policy = standard();
    let rules = rules();
    assert_eq!(rules.escalation(Count::new(0)), Escalation::Counted);
    assert_eq!(rules.escalation(Count::new(1)), Escalation::Counted);
    assert_eq!(rules.escalation(Count::new(2)), Escalation::Step(&EscalationAction::TellManager {}));
    assert!(matches!(rules.escalation(Count::new(3)), Escalation::Step(EscalationAction::Script { .. })));
    assert_eq!(rules.escalation(Count::new(4)), Escalation::Refused);
    assert_eq!(rules.escalation(Count::new(u32::MAX)), Escalation::Refused);
    policy.deferral.steps = vec![EscalationStep { at: Count::new(3), action: EscalationAction::TellManager {} }];
    let rules = Rules::new(policy).unwrap();
    assert_eq!(rules.escalation(Count::new(2)), Escalation::Counted);
    assert_eq!(rules.escalation(Count::new(4)), Escalation::Counted);
}

#[test]
fn fingerprints_tell_rules_apart() {
    let mut policy = standard();
    assert_eq!(rules().fingerprint(), Rules::new(policy.clone()).unwrap().fingerprint());
    assert_eq!(rules().fingerprint().len(), 16);
    policy.pipeline.most_demotions = Count::new(3);
    assert_ne!(rules().fingerprint(), Rules::new(policy).unwrap().fingerprint());
}

#[test]
fn a_change_within_the_hysteresis_changes_nothing() {
    let rules = rules();
    for start in (0..=1_000_000).step_by(500) {
        let before = rules.policy().qualification.by_probability(ppm(start), None);
        for there in [start.saturating_sub(20_000), (start + 19_999).min(1_000_000)] {
            assert_eq!(
                rules.policy().qualification.by_probability(ppm(there), Some(before)),
                before,
                "{start} {there}"
            );
        }
    }
}

#[test]
fn the_same_probability_again_changes_nothing() {
    let rules = rules();
    for (probability, &before) in
        (0..=1_000_000).step_by(500).flat_map(|p| Temperature::ALL.iter().map(move |t| (p, t)))
    {
        let once = rules.policy().qualification.by_probability(ppm(probability), Some(before));
        assert_eq!(
            rules.policy().qualification.by_probability(ppm(probability), Some(once)),
            once,
            "{before} {probability}"
        );
    }
}
