//! What the engine knows of a lead.

use super::consent::{ConsentState, PurposeConsent};
use super::deadline::Deadlines;
use super::list::{List, RareList};
use super::names::Symbol;
use super::phase::{Owner, Phase};
use super::plan::Plan;
use crate::distribution::Entry;
use crate::policy::{BuyerStage, FactValue, Temperature};
use crate::units::{AccountId, ChoiceId, Decimal, LeadId, Money, Note, Probability, RuleId, Timestamp};
use leadwerk_macros::Canonical;

/// A lead as folded from the log. Small, because there are millions: names are symbols, and what not every lead has is in `details`.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) struct Lead {
    pub(crate) id: LeadId,
    pub(crate) phase: Phase,
    pub(crate) temperature: Option<Temperature>,
    pub(crate) buyer: Option<BuyerStage>,
    pub(crate) probability: Option<Probability>,
    /// The version of the model that the probability comes from; nothing where a person gave it.
    pub(crate) model: Option<Symbol>,
    pub(crate) consent: ConsentState,
    /// Whether a partner registered it as a deal of its own.
    pub(crate) registered: bool,
    pub(crate) erased: bool,
    pub(crate) deferrals: u16,
    pub(crate) demotions: u16,
    pub(crate) medium: Symbol,
    pub(crate) campaign: Option<Symbol>,
    /// The member that has the lead, or had it at its end.
    pub(crate) member: Option<Symbol>,
    /// The stage it stands at, or stood at when it left the member.
    pub(crate) stage: Option<Symbol>,
    /// Why it ended.
    pub(crate) reason: Option<Symbol>,
    /// The place of the lead it follows.
    pub(crate) predecessor: Option<u32>,
    pub(crate) captured: Timestamp,
    /// When it entered its phase.
    pub(crate) since: Timestamp,
    /// When it entered its stage.
    pub(crate) stage_since: Option<Timestamp>,
    /// When its member first spoke with the customer.
    pub(crate) first_contact: Option<Timestamp>,
    pub(crate) protected_until: Option<Timestamp>,
    pub(crate) value: Option<Money>,
    pub(crate) deadlines: Deadlines,
    pub(crate) facts: List<Fact>,
    /// How the ledger has it, while a member has it that received it by distribution.
    pub(crate) booked: Option<Box<Entry>>,
    pub(crate) details: Option<Box<Details>>,
}

/// What not every lead has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Canonical)]
pub(crate) struct Details {
    pub(crate) account: Option<Box<AccountId>>,
    pub(crate) notes: List<(Timestamp, Note)>,
    pub(crate) findings: RareList<Finding>,
    /// The members that declined it or let it lapse.
    pub(crate) excluded: RareList<Symbol>,
    /// The members that it was taken from: the ledger does not give it to them again, a person may.
    pub(crate) taken_from: RareList<Symbol>,
    pub(crate) plan: Plan,
    pub(crate) duplicate_of: Option<Box<LeadId>>,
    /// How the contact stands to the purposes that were spoken of.
    pub(crate) purposes: RareList<PurposeConsent>,
}

/// A recorded fact.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) struct Fact {
    pub(crate) name: Symbol,
    pub(crate) verified: bool,
    pub(crate) value: Known,
}

/// The value of a fact as it is kept: a quarter smaller than [`FactValue`], of which there are millions.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) enum Known {
    Flag(bool),
    Number(Decimal),
    Money(Money),
    Date(Timestamp),
    Choice(Box<ChoiceId>),
    Text(Note),
}

impl Known {
    pub(crate) fn new(value: &FactValue) -> Self {
        match value {
            FactValue::Flag { value } => Self::Flag(*value),
            FactValue::Number { value } => Self::Number(*value),
            FactValue::Money { value } => Self::Money(*value),
            FactValue::Date { value } => Self::Date(*value),
            FactValue::Choice { value } => Self::Choice(Box::new(value.clone())),
            FactValue::Text { value } => Self::Text(value.clone()),
        }
    }

    pub(crate) fn value(&self) -> FactValue {
        match self {
            Self::Flag(value) => FactValue::Flag { value: *value },
            Self::Number(value) => FactValue::Number { value: *value },
            Self::Money(value) => FactValue::Money { value: *value },
            Self::Date(value) => FactValue::Date { value: *value },
            Self::Choice(value) => FactValue::Choice { value: value.as_ref().clone() },
            Self::Text(value) => FactValue::Text { value: value.clone() },
        }
    }
}

/// What a data check found.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) struct Finding {
    pub(crate) fact: Option<Symbol>,
    pub(crate) rule: RuleId,
    pub(crate) advice: Option<Note>,
}

impl Lead {
    pub(crate) fn details(&self) -> Option<&Details> {
        self.details.as_deref()
    }

    pub(crate) fn details_mut(&mut self) -> &mut Details {
        self.details.get_or_insert_with(Box::default)
    }

    pub(crate) fn fact(&self, name: Symbol) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name == name)
    }

    pub(crate) fn plan(&self) -> Option<&Plan> {
        self.details().map(|details| &details.plan)
    }

    /// The member on whose queue it weighs: undecided, and no deal of its own.
    pub(crate) fn burdens(&self) -> Option<Symbol> {
        self.member.filter(|_| self.phase.owner() == Owner::Member && !self.registered)
    }

    pub(crate) fn excludes(&self, member: Symbol) -> bool {
        self.details().is_some_and(|details| details.excluded.contains(&member))
    }
}
