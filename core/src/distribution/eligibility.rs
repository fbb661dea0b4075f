//! Who can receive a lead, and what keeps the others from it.

use super::roster::{Loads, Member, Roster};
use super::state::Distribution;
use crate::policy::{ChannelRule, DistributionRule, FilterRule};
use crate::units::{MemberId, RuleId, SkillId, Timestamp, Weight};
use leadwerk_macros::{Canonical, crosses};

/// What keeps a member from a lead. They are asked in this order, and the first one counts.
#[crosses]
#[derive(Canonical)]
pub enum Filter {
    /// It is suspended.
    Suspended,
    /// Its data-protection agreement is missing or over.
    Agreement,
    /// It is absent.
    Absent,
    /// Its weight is 0.
    Weight,
    /// It has declined this lead or let it lapse, or the lead was taken from it.
    Excluded,
    /// Another member has registered a deal with the lead's account.
    Protected,
    /// A rule of the policy, which is named.
    Rule,
    /// It has as many undecided leads as it may have.
    Queue,
    /// It keeps its free place for another lead of the same batch, which would find none otherwise.
    Kept,
}

/// Members that cannot take a lead, and why.
#[crosses]
#[derive(Eq, Canonical)]
pub struct Barred {
    /// What keeps them from it.
    pub filter: Filter,
    /// Which rule of the policy, where it is one.
    pub rule: Option<RuleId>,
    /// The members, in the order in which they joined.
    pub members: Vec<MemberId>,
}

/// What a lead asks of a member, under one rule of the policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) rule: &'a FilterRule,
    pub(crate) wants: Wants<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Wants<'a> {
    Region(&'a str),
    Product(&'a str),
    Language(&'a str),
    Medium(&'a str),
    Skill(&'a SkillId),
}

/// What a lead asks of whoever is to receive it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Demand<'a> {
    pub(crate) asks: Vec<Ask<'a>>,
    /// Those it has been with already.
    pub(crate) excluded: Vec<&'a str>,
    /// The only one it may go to, where its account is protected.
    pub(crate) owner: Option<&'a str>,
    /// Those that keep their place for another lead, by their numbers.
    pub(crate) kept: &'a [u32],
}

/// What keeps one member from a lead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Barrier<'a> {
    pub(crate) filter: Filter,
    pub(crate) rule: Option<&'a FilterRule>,
}

impl Wants<'_> {
    fn met_by(self, member: &Member) -> bool {
        fn covers<T: AsRef<str>>(list: &[T], wanted: &str) -> bool {
            list.is_empty() || list.iter().any(|own| own.as_ref() == wanted)
        }
        let coverage = &member.coverage;
        match self {
            Self::Region(wanted) => covers(&coverage.regions, wanted),
            Self::Product(wanted) => covers(&coverage.products, wanted),
            Self::Language(wanted) => covers(&coverage.languages, wanted),
            Self::Medium(wanted) => covers(&coverage.media, wanted),
            Self::Skill(wanted) => coverage.skills.contains(wanted),
        }
    }
}

/// The rules and the moment under which members are looked at.
#[derive(Clone, Debug)]
pub(crate) struct Screen<'a> {
    pub(crate) roster: &'a Roster,
    loads: &'a Loads,
    /// The rule of each channel of the roster: found once, for it is asked of every member.
    channels: Vec<Option<&'a ChannelRule>>,
    at: Timestamp,
}

impl<'a> Screen<'a> {
    pub(crate) fn new(distribution: &'a Distribution, rules: &'a DistributionRule, at: Timestamp) -> Self {
        let roster = &*distribution.roster;
        let channels = roster.channels().iter().map(|channel| rules.channel(channel)).collect();
        Self { roster, loads: &distribution.loads, channels, at }
    }

    /// The rule of a member's channel.
    fn channel(&self, member: &Member) -> Option<&'a ChannelRule> {
        self.channels.get(member.channel as usize).copied().flatten()
    }

    /// What keeps a member from receiving anything, but for its queue.
    fn absence(&self, member: &Member) -> Option<Filter> {
        let needed = || self.channel(member).is_some_and(|channel| channel.agreement_needed);
        let holds = || member.agreement.is_some_and(|agreement| agreement.holds(self.at));
        if member.suspended {
            Some(Filter::Suspended)
        } else if !holds() && needed() {
            Some(Filter::Agreement)
        } else if member.is_absent(self.at) {
            Some(Filter::Absent)
        } else if member.tier_weight() == Weight::ZERO {
            Some(Filter::Weight)
        } else {
            None
        }
    }

    /// Whether a member is there to receive leads, this one or others.
    pub(crate) fn is_in(&self, member: &Member) -> bool {
        !member.gone && self.absence(member).is_none()
    }

    /// What keeps a member from a lead; nothing where it can take it.
    pub(crate) fn barrier(&self, number: u32, member: &Member, demand: &Demand<'a>) -> Option<Barrier<'a>> {
        let plain = |filter| Some(Barrier { filter, rule: None });
        if let Some(filter) = self.absence(member) {
            return plain(filter);
        }
        if demand.excluded.iter().any(|excluded| *excluded == member.id.as_str()) {
            return plain(Filter::Excluded);
        }
        if demand.owner.is_some_and(|owner| owner != member.id.as_str()) {
            return plain(Filter::Protected);
        }
        if let Some(ask) = demand.asks.iter().find(|ask| !ask.wants.met_by(member)) {
            return Some(Barrier { filter: Filter::Rule, rule: Some(ask.rule) });
        }
        if !self.has_room(number, member) {
            return plain(Filter::Queue);
        }
        demand.kept.contains(&number).then_some(Barrier { filter: Filter::Kept, rule: None })
    }

    /// What keeps a member even from a lead that a person wants to give it.
    pub(crate) fn forbids(&self, number: u32, member: &Member) -> Option<Filter> {
        match self.absence(member) {
            Some(filter @ (Filter::Suspended | Filter::Agreement)) => Some(filter),
            _ if !self.has_room(number, member) => Some(Filter::Queue),
            _ => None,
        }
    }

    /// Whether it may have another undecided lead.
    pub(crate) fn has_room(&self, number: u32, member: &Member) -> bool {
        self.limit(member).is_none_or(|limit| self.loads.get(number) < limit)
    }

    /// How many undecided leads a member may have.
    pub(crate) fn limit(&self, member: &Member) -> Option<u32> {
        let limit = member.own_limit().or_else(|| self.channel(member)?.limit);
        limit.map(|limit| limit.get())
    }
}

/// Members by what keeps them from a lead.
#[derive(Debug, Default)]
pub(super) struct Bars(Vec<Barred>);

impl Bars {
    pub(super) fn add(&mut self, barrier: Barrier<'_>, member: &Member) {
        let rule = barrier.rule.map(|rule| &rule.id);
        let same = |known: &&mut Barred| known.filter == barrier.filter && known.rule.as_ref() == rule;
        match self.0.iter_mut().find(same) {
            Some(known) => known.members.push(member.id.clone()),
            None => {
                self.0.push(Barred { filter: barrier.filter, rule: rule.cloned(), members: vec![member.id.clone()] })
            }
        }
    }

    /// In the order of the filters.
    pub(super) fn finish(mut self) -> Vec<Barred> {
        self.0.sort_by(|one, other| (one.filter, &one.rule).cmp(&(other.filter, &other.rule)));
        self.0
    }
}
