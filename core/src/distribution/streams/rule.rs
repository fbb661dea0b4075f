//! Ways to give leads away, behind one interface: ours, and those that others use.

use super::baseline::{LeastBusy, LeastValue, Random, RoundRobin, SmoothRoundRobin, StratifiedRoundRobin};
use super::ledger_rule::LedgerRule;
use super::odoo::Odoo;
use crate::policy::{DistributionRule, Entitlement, Guard, Temperature};
use crate::units::{Count, Language, Probability, Seed};
use leadwerk_macros::crosses;

/// A way to give leads away.
///
/// A receiver with a weight of 0 receives nothing under any of them. Beyond that, weights count for those rules alone that
/// say so: most rules in use do not know them, and that is what a comparison is to show.
#[crosses]
#[derive(Eq)]
pub enum Rule {
    /// The deficit ledger, on two levels: first the channel that is furthest behind, then the member. A channel's weight
    /// is that of its members who can take the lead.
    Ledger {
        /// How far a member may be ahead of others while it receives.
        bound: Guard,
        /// What a share of a lead is reckoned on.
        entitlement: Entitlement,
        /// How much the expected value counts beside the number of leads; 0 leaves it out.
        value_weight: Probability,
        /// The most that a single lead counts, in units of the mean expected value.
        value_cap: Count,
    },
    /// By lot, according to weight.
    Random {},
    /// In turn, in the order of the receivers; who cannot take a lead misses the turn.
    RoundRobin {},
    /// In turn, in proportion to the weights and spread evenly: nginx's smooth weighted round robin.
    SmoothRoundRobin {},
    /// To whoever has the fewest open leads; of these to who has waited longest, then in the order of the receivers.
    ///
    /// A lead that never leaves its member is open for ever.
    LeastBusy {},
    /// To whoever has received the least expected value for its weight; of these to who has waited longest, then in the
    /// order of the receivers.
    LeastValue {},
    /// In turn, with a turn of its own for each temperature.
    StratifiedRoundRobin {},
    /// Odoo's assignment rule: once a day, at midnight in UTC, over all leads that wait.
    ///
    /// A member's quota is a thirtieth of its monthly maximum, half rounded up, less what it was given in the last
    /// 24 hours; what it did not use is lost. Members stand in a row by their quota, the leads come by probability, the
    /// likeliest first, one with no probability last. The first in the row that can take a lead takes it and goes to the
    /// end, or out of the row when its quota is used up. What nobody takes waits for the next day.
    Odoo {
        /// The most leads in a month for a weight of 1; for other weights in proportion. Odoo's own default is 30.
        monthly_maximum: Count,
    },
}

impl Rule {
    /// The ledger with what a policy says of it; a policy's standard is `DistributionRule::default()`.
    pub const fn ledger(rules: &DistributionRule) -> Self {
        Self::Ledger {
            bound: rules.bound,
            entitlement: rules.entitlement,
            value_weight: rules.value_weight,
            value_cap: rules.value_cap,
        }
    }

    /// What people call it.
    pub const fn title(&self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Ledger { bound: Guard::Standard, .. }, Language::English) => "ledger",
            (Self::Ledger { bound: Guard::Standard, .. }, Language::German) => "Guthaben",
            (Self::Ledger { bound: Guard::Strict, .. }, Language::English) => "strict ledger",
            (Self::Ledger { bound: Guard::Strict, .. }, Language::German) => "Guthaben, streng",
            (Self::Ledger { bound: Guard::Stratified, .. }, Language::English) => "ledger by temperature",
            (Self::Ledger { bound: Guard::Stratified, .. }, Language::German) => "Guthaben je Temperatur",
            (Self::Random {}, Language::English) => "by lot",
            (Self::Random {}, Language::German) => "nach Los",
            (Self::RoundRobin {}, Language::English) => "round robin",
            (Self::RoundRobin {}, Language::German) => "reihum",
            (Self::SmoothRoundRobin {}, Language::English) => "smooth weighted round robin",
            (Self::SmoothRoundRobin {}, Language::German) => "reihum nach Gewicht",
            (Self::LeastBusy {}, Language::English) => "least busy",
            (Self::LeastBusy {}, Language::German) => "wer am wenigsten hat",
            (Self::LeastValue {}, Language::English) => "least value",
            (Self::LeastValue {}, Language::German) => "wer am wenigsten Wert erhielt",
            (Self::StratifiedRoundRobin {}, Language::English) => "round robin by temperature",
            (Self::StratifiedRoundRobin {}, Language::German) => "reihum je Temperatur",
            (Self::Odoo { .. }, Language::English) => "Odoo's assignment",
            (Self::Odoo { .. }, Language::German) => "Zuweisung wie in Odoo",
        }
    }

    /// The rule at its beginning, before any lead.
    pub(crate) fn begin(&self, hall: &Hall<'_>) -> Box<dyn Give> {
        let members = hall.weights.len();
        match self {
            Self::Ledger { bound, entitlement, value_weight, value_cap } => {
                let weights = hall.weights.iter().map(|&weight| u64::from(weight));
                let rules = DistributionRule {
                    bound: *bound,
                    entitlement: *entitlement,
                    value_weight: *value_weight,
                    value_cap: *value_cap,
                    seed: hall.seed,
                    ..DistributionRule::default()
                };
                Box::new(LedgerRule::new(hall.channels.iter().copied().zip(weights).collect(), &rules))
            }
            Self::Random {} => Box::new(Random::new(hall)),
            Self::RoundRobin {} => Box::new(RoundRobin::default()),
            Self::SmoothRoundRobin {} => Box::new(SmoothRoundRobin::new(hall.weights)),
            Self::LeastBusy {} => Box::new(LeastBusy::new(members)),
            Self::LeastValue {} => Box::new(LeastValue::new(hall.weights)),
            Self::StratifiedRoundRobin {} => Box::new(StratifiedRoundRobin::default()),
            Self::Odoo { monthly_maximum } => Box::new(Odoo::new(hall.weights, *monthly_maximum)),
        }
    }
}

/// Whom a rule gives to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hall<'a> {
    /// Their weights in thousandths, in the order of the receivers.
    pub(crate) weights: &'a [u32],
    /// The number of the channel of each.
    pub(crate) channels: &'a [u32],
    /// What draws and ties depend on.
    pub(crate) seed: Seed,
}

/// One lead to be given away, as a rule sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lot<'a> {
    /// Its place in the stream; breaks ties.
    pub(crate) number: u64,
    /// When, in milliseconds.
    pub(crate) at: i64,
    pub(crate) temperature: Temperature,
    /// The probability of winning it.
    #[expect(dead_code, reason = "what a rule may look at; Odoo's row is put in order before")]
    pub(crate) probability: Probability,
    /// What it is expected to bring, in minor units of the currency; never negative.
    pub(crate) worth: i64,
    /// The members that can take it, by their places among the receivers, ascending; at least one, and none without
    /// weight.
    pub(crate) eligible: &'a [u32],
}

/// Gives one lead after the other.
pub(crate) trait Give {
    /// Picks one of `lot.eligible`, and takes note of it.
    fn give(&mut self, lot: &Lot<'_>) -> u32;

    /// A member has another weight from now on; rules that know no weights do not mind.
    fn reweigh(&mut self, _member: u32, _weight: u32) {}

    /// A lead has left its member.
    fn free(&mut self, _member: u32) {}

    /// The milliseconds from one run to the next, where leads wait for a run; nothing where each is given at once.
    fn period(&self) -> Option<i64> {
        None
    }

    /// A run begins.
    fn run(&mut self, _at: i64) {}

    /// Whether the member takes more, now.
    fn takes(&self, _member: u32) -> bool {
        true
    }

    /// Whether the member could ever take a lead. Who never does need not be waited for.
    fn ever(&self, _member: u32) -> bool {
        true
    }
}
