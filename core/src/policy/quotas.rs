//! What marketing and sales are to reach, as data.

use super::faults::Fault;
use super::rules::Policy;
use super::span::Day;
use crate::units::{CampaignId, ChannelId, Count, MediumId, MemberId, Money};
use leadwerk_macros::crosses;

/// What is to be reached, by whom, from when until when.
#[crosses]
#[derive(Eq)]
pub struct QuotaRule {
    /// By whom or through what.
    pub unit: QuotaUnit,
    /// The first day that counts.
    pub first: Day,
    /// The last day that counts.
    pub last: Day,
    /// What is to be reached in that time.
    pub goal: QuotaGoal,
}

/// Whose leads count for a quota.
#[crosses]
#[derive(Eq)]
pub enum QuotaUnit {
    /// All.
    All {},
    /// Those of a channel.
    Channel {
        /// Which.
        channel: ChannelId,
    },
    /// Those of a member.
    Member {
        /// Which.
        member: MemberId,
    },
    /// Those from a medium.
    Medium {
        /// Which.
        medium: MediumId,
    },
    /// Those of a campaign.
    Campaign {
        /// Which.
        campaign: CampaignId,
    },
}

/// What is counted for a quota, and how much is to come.
#[crosses]
#[derive(Copy, Eq)]
pub enum QuotaGoal {
    /// Leads that come in.
    Captured {
        /// How many.
        leads: Count,
    },
    /// Leads that become ready for sales for the first time.
    Qualified {
        /// How many.
        leads: Count,
    },
    /// Leads that a member accepts.
    Accepted {
        /// How many.
        leads: Count,
    },
    /// Leads that are won.
    Won {
        /// How many.
        leads: Count,
    },
    /// The order value of the leads that are won.
    Revenue {
        /// How much.
        value: Money,
    },
}

impl QuotaGoal {
    /// Whether it is marketing's to reach; sales' otherwise.
    pub(crate) const fn is_marketing(self) -> bool {
        matches!(self, Self::Captured { .. } | Self::Qualified { .. })
    }

    /// How much it is, in leads or in minor units of money.
    pub(crate) fn amount(self) -> i64 {
        match self {
            Self::Captured { leads } | Self::Qualified { leads } | Self::Accepted { leads } | Self::Won { leads } => {
                leads.get().into()
            }
            Self::Revenue { value } => value.minor.get(),
        }
    }
}

impl QuotaRule {
    /// Everything that makes it invalid.
    pub(super) fn faults(&self, path: &str, policy: &Policy) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |field: &str, fault: String| faults.push(Fault { path: format!("{path}{field}"), fault });
        if self.last < self.first {
            add("last", format!("`{}` is before the first day, {}; exchange them", self.last, self.first));
        }
        let worth = match self.goal {
            QuotaGoal::Revenue { value } => value.worth_in(policy.currency).map(drop),
            _ => Ok(()),
        };
        match worth {
            Err(fault) => add("goal.value", fault.to_string()),
            Ok(()) if self.goal.amount() == 0 => {
                add("goal", "is 0, which is always reached; give more, or remove the quota".into());
            }
            Ok(()) => {}
        }
        let channels: Vec<_> = policy.distribution.channels.iter().map(|channel| &channel.id).collect();
        match &self.unit {
            QuotaUnit::Member { .. } | QuotaUnit::Channel { .. } if self.goal.is_marketing() => {
                add("unit", "is of sales, but nobody has these leads yet; name a medium, a campaign or all".into());
            }
            QuotaUnit::Medium { medium } if !policy.media.contains(medium) => {
                let media: Vec<_> = policy.media.iter().map(MediumId::as_str).collect();
                add("unit.medium", format!("`{medium}` is not in media; allowed: {}", media.join(", ")));
            }
            QuotaUnit::Channel { channel } if !channels.contains(&channel) => {
                let channels: Vec<_> = channels.into_iter().map(ChannelId::as_str).collect();
                add(
                    "unit.channel",
                    format!("`{channel}` is not in distribution.channels; allowed: {}", channels.join(", ")),
                );
            }
            _ => {}
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Currency;

    #[test]
    fn what_cannot_be_reached() {
        let policy = Policy::standard(Currency::new("EUR").unwrap());
        let [first, last] = ["2026-01-01", "2026-12-31"].map(|day| Day::parse(day).unwrap());
        let paths = |unit, first, last, goal| -> Vec<_> {
            let faults = QuotaRule { unit, first, last, goal }.faults("", &policy);
            faults.into_iter().map(|fault| fault.path).collect()
        };
        let won = |leads| QuotaGoal::Won { leads: Count::new(leads) };
        let captured = QuotaGoal::Captured { leads: Count::new(9) };
        let member = || QuotaUnit::Member { member: MemberId::new("M1").unwrap() };
        let none: [&str; 0] = [];
        assert_eq!(paths(member(), first, last, won(9)), none);
        assert_eq!(paths(QuotaUnit::All {}, first, last, captured), none);
        assert_eq!(paths(QuotaUnit::All {}, last, first, won(9)), ["last"]);
        assert_eq!(paths(QuotaUnit::All {}, first, last, won(0)), ["goal"]);
        assert_eq!(paths(member(), first, last, captured), ["unit"]);
        let medium = QuotaUnit::Medium { medium: MediumId::new("smoke").unwrap() };
        assert_eq!(paths(medium, first, last, captured), ["unit.medium"]);
        let channel = QuotaUnit::Channel { channel: ChannelId::new("smoke").unwrap() };
        assert_eq!(paths(channel, first, last, won(9)), ["unit.channel"]);
        let direct = QuotaUnit::Channel { channel: policy.distribution.channels[0].id.clone() };
        assert_eq!(paths(direct, first, last, won(9)), none);
        let yen = QuotaGoal::Revenue { value: Money::new(9, "JPY").unwrap() };
        assert_eq!(paths(QuotaUnit::All {}, first, last, yen), ["goal.value"]);
    }
}
