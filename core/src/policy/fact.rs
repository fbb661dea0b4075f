//! Facts about a lead, and the criteria that gates are made of.

use crate::units::{ChoiceId, Decimal, FactId, MilestoneId, Money, Note, RoleId, Timestamp};
use leadwerk_macros::{Canonical, crosses};

/// A fact that may be recorded.
#[crosses]
pub struct FactRule {
    /// Its id.
    pub id: FactId,
    /// What people call it.
    pub name: String,
    /// Which values it takes.
    pub kind: FactKind,
}

/// Which values a fact takes.
#[crosses]
pub enum FactKind {
    /// Yes or no.
    Flag {},
    /// A number between two limits, both included.
    Number {
        /// The smallest.
        least: Decimal,
        /// The largest.
        most: Decimal,
    },
    /// An amount in the policy's currency.
    Money {},
    /// An instant.
    Date {},
    /// One of some answers.
    Choice {
        /// The answers.
        choices: Vec<ChoiceId>,
    },
    /// A free text.
    Text {},
}

/// The value of a fact.
#[crosses]
#[derive(Eq, Canonical)]
pub enum FactValue {
    /// Yes or no.
    Flag {
        /// Yes is true.
        value: bool,
    },
    /// A number.
    Number {
        /// The number.
        value: Decimal,
    },
    /// An amount.
    Money {
        /// The amount.
        value: Money,
    },
    /// An instant.
    Date {
        /// The instant.
        value: Timestamp,
    },
    /// One of the allowed answers.
    Choice {
        /// The answer.
        value: ChoiceId,
    },
    /// A free text.
    Text {
        /// The text.
        value: Note,
    },
}

impl FactValue {
    /// What kind of value it is, in a word.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Flag { .. } => "a flag",
            Self::Number { .. } => "a number",
            Self::Money { .. } => "an amount of money",
            Self::Date { .. } => "a date",
            Self::Choice { .. } => "a choice",
            Self::Text { .. } => "a text",
        }
    }
}

impl FactKind {
    /// What kind of value it takes, in a word.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Flag {} => "a flag",
            Self::Number { .. } => "a number",
            Self::Money {} => "an amount of money",
            Self::Date {} => "a date",
            Self::Choice { .. } => "a choice",
            Self::Text {} => "a text",
        }
    }
}

/// One verifiable criterion of a gate.
#[crosses]
pub enum Criterion {
    /// The fact is recorded; a flag must say yes.
    Fact {
        /// The fact.
        fact: FactId,
    },
    /// The fact is one of these choices.
    Choice {
        /// The fact.
        fact: FactId,
        /// The choices that will do.
        any_of: Vec<ChoiceId>,
    },
    /// The number is at least this.
    AtLeast {
        /// The fact.
        fact: FactId,
        /// The smallest that will do.
        least: Decimal,
    },
    /// The number is at most this.
    AtMost {
        /// The fact.
        fact: FactId,
        /// The largest that will do.
        most: Decimal,
    },
    /// The fact was verified after it was last recorded.
    Verified {
        /// The fact.
        fact: FactId,
    },
    /// The order value is known.
    Valued {},
    /// The member has spoken with the customer.
    Contacted {},
    /// Somebody at the customer has this role, with at least this attitude.
    KeyPerson {
        /// The role.
        role: RoleId,
        /// The attitude that will do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attitude: Option<Attitude>,
    },
    /// The milestone is done.
    Milestone {
        /// The milestone.
        milestone: MilestoneId,
    },
    /// The plan is complete.
    PlanComplete {},
}

/// How somebody at the customer stands to us, from worst to best.
#[crosses]
#[derive(Canonical)]
pub enum Attitude {
    /// Against us.
    Opponent,
    /// Neither.
    Neutral,
    /// For us.
    Supporter,
    /// Fights for us.
    Champion,
}

/// How likely a lead will buy, in a word.
#[crosses]
#[derive(Canonical)]
pub enum Temperature {
    /// Unlikely.
    Cold,
    /// Possible.
    Warm,
    /// Likely; handed over at once.
    Hot,
}

/// What a member found a lead to be worth once it had it.
#[crosses]
pub enum LeadQuality {
    /// No lead at all: wrong data, no interest, nobody there.
    Unusable,
    /// Hardly worth the work.
    Poor,
    /// Worth the work.
    Fair,
    /// Just what sales can use.
    Good,
}

/// Where the buyer stands in its own process.
#[crosses]
#[derive(Canonical)]
pub enum BuyerStage {
    /// Looks around, without a concrete problem.
    Early,
    /// Compares solutions of a concrete problem.
    Mid,
    /// About to decide.
    Late,
}
