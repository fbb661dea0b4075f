//! The rules as the engine uses them: without faults, and indexed.

use super::calendar::Calendar;
use super::fact::{FactKind, FactRule, FactValue};
use super::rules::{DeclineReason, EscalationAction, Policy, Reason, Right, Role, StageRule};
use crate::units::canonical::Sink;
use crate::units::keyed::WideHash;
use crate::units::{Count, Error, FactId, MediumId, Money, PurposeId, ReasonId, RoleId, StageId, Text, Words};
use std::collections::BTreeMap;

/// A policy without faults, ready to decide by. Nothing allocates where the answer is yes.
#[derive(Clone, Debug)]
pub struct Rules {
    policy: Policy,
    calendar: Calendar,
    // Up to eleven entries are one node of the tree, searched from left to right: as fast as a list, and never slow.
    facts: BTreeMap<FactId, usize>,
    // INVARIANT (rights): one bit for each right, one entry for each role, both in the order of their definition.
    rights: [u32; Role::ALL.len()],
    fingerprint: u64,
}

/// What the escalation plan says to a deferral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Escalation<'a> {
    /// It is counted, no more.
    Counted,
    /// A step of the plan; never [`EscalationAction::Refuse`].
    Step(&'a EscalationAction),
    /// It is refused, by this step or an earlier one.
    Refused,
}

/// A list of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonKind {
    /// Why a lead is lost.
    Lost,
    /// Why a lead is rejected.
    Rejection,
    /// Why an opportunity goes back to marketing.
    Demotion,
    /// Why a lead is taken back from a member.
    TakeBack,
}

impl ReasonKind {
    /// The name of the list, as the policy writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Rejection => "rejection",
            Self::Demotion => "demotion",
            Self::TakeBack => "take_back",
        }
    }
}

impl Rules {
    /// Checks a policy and makes it ready.
    ///
    /// # Errors
    /// `POLICY_FAULTY` with every fault that [`Policy::faults`] finds.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::policy::{Policy, Right, Role, Rules};
    /// # use leadwerk::units::Currency;
    /// let rules = Rules::new(Policy::standard(Currency::new("EUR")?))?;
    /// assert!(rules.allows(Role::Member, Right::Work));
    /// assert_eq!(rules.last_stage(), 5);
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn new(policy: Policy) -> Result<Self, Error> {
        policy.refuse_faults()?;
        let json = policy.to_json()?;
        let mut hash = WideHash::default();
        hash.bytes(json.as_bytes());
        let [high, _] = halves(hash.finish());
        let facts = policy.facts.iter().map(|fact| fact.id.clone()).zip(0..).collect();
        let mut rights = [0; Role::ALL.len()];
        for grant in &policy.grants {
            if let Some(bits) = rights.get_mut(grant.role as usize) {
                *bits = grant.rights.iter().fold(*bits, |bits, &right| bits | bit(right));
            }
        }
        let calendar = Calendar::new(&policy.calendar);
        Ok(Self { policy, calendar, facts, rights, fingerprint: high })
    }

    /// The rules as they were written.
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The tenant's calendar.
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// 16 hexadecimal digits that differ when any rule differs; the same in every language.
    pub fn fingerprint(&self) -> String {
        format!("{:016x}", self.fingerprint)
    }

    /// Whether these are its digits; asked before every decision, so it allocates nothing.
    pub(crate) fn has_fingerprint(&self, digits: &str) -> bool {
        digits.len() == 16 && u64::from_str_radix(digits, 16) == Ok(self.fingerprint)
    }

    /// The place of a stage in the pipeline, from 0.
    pub fn stage_index(&self, id: &StageId) -> Option<usize> {
        self.stage_named(id.as_str())
    }

    /// The place of the stage with an id that is at hand as text alone.
    pub(crate) fn stage_named(&self, id: &str) -> Option<usize> {
        // A handful, so looking at each is quickest. To compare texts is a call, which the first byte mostly spares.
        let first = id.as_bytes().first();
        self.stages().iter().position(|stage| stage.id.as_str().as_bytes().first() == first && stage.id.as_str() == id)
    }

    /// The stage at a place.
    pub fn stage(&self, index: usize) -> Option<&StageRule> {
        self.stages().get(index)
    }

    /// All stages in order.
    pub fn stages(&self) -> &[StageRule] {
        &self.policy.pipeline.stages
    }

    /// The place of the last stage, which is entered by winning.
    pub fn last_stage(&self) -> usize {
        self.stages().len().saturating_sub(1)
    }

    /// The place of a stage that must exist.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE` with the stages there are.
    pub fn check_stage(&self, id: &StageId) -> Result<usize, Error> {
        self.stage_index(id).ok_or_else(|| Error::UnknownStage {
            stage: id.clone(),
            allowed: self.stages().iter().map(|stage| &stage.id).collect(),
        })
    }

    /// Whether a role has a right.
    pub fn allows(&self, role: Role, right: Right) -> bool {
        self.rights.get(role as usize).is_some_and(|bits| bits & bit(right) != 0)
    }

    /// The roles that have a right, as a list for a sentence.
    pub fn roles_with(&self, right: Right) -> Words {
        Role::ALL.iter().filter(|&&role| self.allows(role, right)).map(|role| role.name()).collect()
    }

    /// Whether the policy declares a purpose of consent; no purpose is the consent to be contacted at all.
    ///
    /// # Errors
    /// `UNKNOWN_PURPOSE`.
    pub fn check_purpose(&self, id: Option<&PurposeId>) -> Result<(), Error> {
        let purposes = &self.policy.consent.purposes;
        match id.filter(|id| purposes.iter().all(|purpose| purpose.id != **id)) {
            None => Ok(()),
            Some(unknown) => {
                let allowed = purposes.iter().map(|purpose| &purpose.id).collect();
                Err(Error::UnknownPurpose { purpose: unknown.clone(), allowed })
            }
        }
    }

    /// The declaration of a fact.
    pub fn fact(&self, id: &FactId) -> Option<&FactRule> {
        self.facts.get(id).and_then(|&index| self.policy.facts.get(index))
    }

    /// Whether a fact may have a value.
    ///
    /// # Errors
    /// `UNKNOWN_FACT`, `WRONG_FACT_KIND`, `FACT_OUT_OF_RANGE`, `UNKNOWN_CHOICE`, `CURRENCY_MISMATCH`.
    pub fn check_fact(&self, id: &FactId, value: &FactValue) -> Result<(), Error> {
        let Some(rule) = self.fact(id) else {
            let allowed = self.policy.facts.iter().map(|fact| &fact.id).collect();
            return Err(Error::UnknownFact { fact: id.clone(), allowed });
        };
        match (&rule.kind, value) {
            (FactKind::Flag {}, FactValue::Flag { .. })
            | (FactKind::Date {}, FactValue::Date { .. })
            | (FactKind::Text {}, FactValue::Text { .. }) => Ok(()),
            (FactKind::Money {}, FactValue::Money { value }) => self.check_currency(*value),
            (FactKind::Number { least, most }, FactValue::Number { value }) => {
                if (least..=most).contains(&value) {
                    return Ok(());
                }
                let [value, least, most] = [value, least, most].map(|number| Text::from(number.to_string()));
                Err(Error::FactOutOfRange { fact: id.clone(), value, least, most })
            }
            (FactKind::Choice { choices }, FactValue::Choice { value }) => {
                if choices.contains(value) {
                    return Ok(());
                }
                Err(Error::UnknownChoice { fact: id.clone(), choice: value.into(), allowed: choices.iter().collect() })
            }
            (kind, value) => {
                Err(Error::WrongFactKind { fact: id.clone(), expected: kind.kind().into(), given: value.kind().into() })
            }
        }
    }

    /// Whether leads may come from a medium.
    ///
    /// # Errors
    /// `UNKNOWN_MEDIUM` with the media there are.
    pub fn check_medium(&self, id: &MediumId) -> Result<(), Error> {
        if self.policy.media.contains(id) {
            return Ok(());
        }
        Err(Error::UnknownMedium { medium: id.into(), allowed: self.policy.media.iter().collect() })
    }

    /// Whether an amount can be an order value.
    ///
    /// # Errors
    /// `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`.
    pub fn check_value(&self, value: Money) -> Result<(), Error> {
        self.check_currency(value)?;
        if value.minor.get() < 0 {
            return Err(Error::AmountNegative { value: value.minor.get() });
        }
        Ok(())
    }

    fn check_currency(&self, value: Money) -> Result<(), Error> {
        if value.currency == self.policy.currency {
            return Ok(());
        }
        Err(Error::CurrencyMismatch {
            expected: self.policy.currency.as_str().into(),
            given: value.currency.as_str().into(),
        })
    }

    /// Whether people at the customer may have a role.
    ///
    /// # Errors
    /// `UNKNOWN_ROLE` with the roles there are.
    pub fn check_role(&self, id: &RoleId) -> Result<(), Error> {
        if self.policy.plan.roles.contains(id) {
            return Ok(());
        }
        Err(Error::UnknownRole { role: id.into(), allowed: self.policy.plan.roles.iter().collect() })
    }

    /// Whether a reason is in a list.
    ///
    /// # Errors
    /// `UNKNOWN_REASON` with the reasons there are.
    pub fn check_reason(&self, kind: ReasonKind, id: &ReasonId) -> Result<(), Error> {
        let reasons = self.reasons(kind);
        if reasons.iter().any(|reason| &reason.id == id) {
            return Ok(());
        }
        let allowed = reasons.iter().map(|reason| &reason.id).collect();
        Err(Error::UnknownReason { what: kind.name().into(), reason: id.clone(), allowed })
    }

    /// A list of reasons.
    pub fn reasons(&self, kind: ReasonKind) -> &[Reason] {
        let lists = &self.policy.reasons;
        match kind {
            ReasonKind::Lost => &lists.lost,
            ReasonKind::Rejection => &lists.rejection,
            ReasonKind::Demotion => &lists.demotion,
            ReasonKind::TakeBack => &lists.take_back,
        }
    }

    /// The reason with which a member declines.
    ///
    /// # Errors
    /// `UNKNOWN_REASON` with the reasons there are.
    pub fn decline_reason(&self, id: &ReasonId) -> Result<&DeclineReason, Error> {
        let reasons = &self.policy.reasons.decline;
        reasons.iter().find(|reason| &reason.id == id).ok_or_else(|| Error::UnknownReason {
            what: "decline".into(),
            reason: id.clone(),
            allowed: reasons.iter().map(|reason| &reason.id).collect(),
        })
    }

    /// What the escalation plan says to the deferral with this number, counted from 1.
    pub fn escalation(&self, count: Count) -> Escalation<'_> {
        let mut last = None;
        for step in self.policy.deferral.steps.iter().take_while(|step| step.at <= count) {
            if step.action == (EscalationAction::Refuse {}) {
                return Escalation::Refused;
            }
            last = Some(step);
        }
        match last {
            Some(step) if step.at == count => Escalation::Step(&step.action),
            _ => Escalation::Counted,
        }
    }
}

const fn bit(right: Right) -> u32 {
    1 << right as u32
}

fn halves(wide: u128) -> [u64; 2] {
    [wide >> 64, wide & u128::from(u64::MAX)].map(|half| u64::try_from(half).unwrap_or(0))
}

#[cfg(test)]
mod tests;
