//! The rules by which leads are given to members, as data.

use super::fact::Criterion;
use crate::units::{ChannelId, Count, FactId, Probability, ReasonId, RuleId, Seed, SkillId, Weight};
use leadwerk_macros::crosses;

/// Who gets a lead. Nothing of it is used before the first member has joined.
#[crosses]
pub struct DistributionRule {
    /// Which ready leads are given out without being asked for.
    pub automatic: Automatic,
    /// What a share of a lead is reckoned on.
    pub entitlement: Entitlement,
    /// How far a member may be ahead of others while it receives.
    pub bound: Guard,
    /// How much the expected value counts beside the number of leads; 0 leaves it out.
    pub value_weight: Probability,
    /// The most that a single lead counts, in units of the mean expected value; larger ones are hand work.
    pub value_cap: Count,
    /// How many leads, or means of value, one may at most be owed, or owe: 1 to 8,000. What is beyond is forgotten, on record.
    pub most_owed: Count,
    /// Breaks ties.
    pub seed: Seed,
    /// The probability of winning that is assumed where none was given.
    pub assumed: AssumedProbability,
    /// The channels, first the direct one.
    pub channels: Vec<ChannelRule>,
    /// What a member must cover to receive a lead.
    #[serde(default)]
    pub filters: Vec<FilterRule>,
    /// The reason with which leads are taken back from a member that leaves or is suspended; one of `reasons.take_back`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take_back_reason: Option<ReasonId>,
}

/// Which ready leads are given out without being asked for, by the ledger.
#[crosses]
pub enum Automatic {
    /// None: somebody asks with `assign`.
    Off,
    /// Hot ones, at once.
    Hot,
    /// All.
    All,
}

/// What a share of a lead is reckoned on.
#[crosses]
pub enum Entitlement {
    /// On the leads that one could have had: those one is eligible for.
    Opportunity,
    /// On all leads of the channel, so that totals become equal as far as eligibility allows.
    Outcome,
}

/// How far a member may be ahead of others while it receives. The bounds are those for equal weights, all eligible.
#[crosses]
pub enum Guard {
    /// Numbers differ by at most 1 at any time; values less evenly.
    Strict,
    /// Numbers differ by at most 2 at any time.
    Standard,
    /// Numbers differ by at most 1 at any time within each temperature; values less evenly.
    Stratified,
}

/// The probability of winning that is assumed where none was given.
#[crosses]
pub struct AssumedProbability {
    /// Of a cold lead.
    pub cold: Probability,
    /// Of a warm lead.
    pub warm: Probability,
    /// Of a hot lead.
    pub hot: Probability,
}

/// A channel that leads go through.
#[crosses]
pub struct ChannelRule {
    /// Its id.
    pub id: ChannelId,
    /// Its part of all leads, against the other channels; without it, the weights of its members that can take a lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
    /// How many undecided leads its members may have, unless a member has a limit of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Count>,
    /// Whether its members need a signed and valid data-protection agreement.
    pub agreement_needed: bool,
}

/// What a member must cover to receive a lead.
#[crosses]
pub struct FilterRule {
    /// Its id; receipts name it.
    pub id: RuleId,
    /// What people call it, as it reads behind "because": "the region is not hers".
    pub name: String,
    /// What is asked.
    pub needs: Need,
}

/// What a lead asks of a member. A fact that is not recorded asks for nothing; neither does a member that lists nothing
/// restrict itself.
#[crosses]
pub enum Need {
    /// The fact names a region, and the member covers it.
    Region {
        /// A choice or a text.
        fact: FactId,
    },
    /// The fact names a product, and the member sells it.
    Product {
        /// A choice or a text.
        fact: FactId,
    },
    /// The fact names a language, and the member speaks it.
    Language {
        /// A choice or a text.
        fact: FactId,
    },
    /// The member takes leads from this medium.
    Medium {},
    /// Where all of these hold for the lead, the member must have the skill. A member without any skill has none.
    Skill {
        /// The skill.
        skill: SkillId,
        /// When it is needed.
        needed_for: Vec<Criterion>,
    },
}

impl DistributionRule {
    /// Whether these are the rules that a policy has that names none.
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The rule of a channel.
    pub fn channel(&self, id: &ChannelId) -> Option<&ChannelRule> {
        self.channels.iter().find(|channel| channel.id == *id)
    }

    /// The probability that is assumed for a temperature.
    pub const fn assumed(&self, temperature: super::Temperature) -> Probability {
        match temperature {
            super::Temperature::Cold => self.assumed.cold,
            super::Temperature::Warm => self.assumed.warm,
            super::Temperature::Hot => self.assumed.hot,
        }
    }
}

/// A policy that names no rules of distribution has these: no channel, so nobody can join and everything is done by hand.
impl Default for DistributionRule {
    fn default() -> Self {
        let ppm = |ppm| Probability::new(ppm).unwrap_or(Probability::ZERO);
        Self {
            automatic: Automatic::Off,
            entitlement: Entitlement::Opportunity,
            bound: Guard::Standard,
            value_weight: ppm(50_000),
            value_cap: Count::new(1_000),
            most_owed: Count::new(1_000),
            seed: Seed::ZERO,
            assumed: AssumedProbability { cold: ppm(50_000), warm: ppm(300_000), hot: ppm(600_000) },
            channels: Vec::new(),
            filters: Vec::new(),
            take_back_reason: None,
        }
    }
}
