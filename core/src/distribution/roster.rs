//! Who there is to receive leads.

use super::profile::{Absence, Agreement, Coverage, MemberStanding, Profile};
use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use crate::units::{ChannelId, Count, MemberId, TierId, Timestamp, Weight};
use leadwerk_macros::Canonical;
use std::collections::BTreeMap;

/// A member as the roster knows it.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) struct Member {
    pub(crate) id: MemberId,
    /// The number of its channel.
    pub(crate) channel: u32,
    pub(crate) weight: Weight,
    pub(crate) limit: Option<Count>,
    pub(crate) coverage: Coverage,
    pub(crate) agreement: Option<Agreement>,
    /// Those that are not over, in order.
    pub(crate) absences: Vec<Absence>,
    pub(crate) suspended: bool,
    pub(crate) gone: bool,
    pub(crate) tier: Option<Tier>,
    pub(crate) standing: MemberStanding,
}

/// A tier of the partner programme, with what the rules said of it when the member was given it.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) struct Tier {
    pub(crate) id: TierId,
    pub(crate) since: Timestamp,
    /// What the member's own weight is multiplied by.
    pub(crate) factor: Weight,
    /// How many undecided leads the member may have; nothing where the tier leaves it as agreed.
    pub(crate) queue: Option<Count>,
}

/// All members that ever joined, each at its number: the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roster {
    channels: Vec<ChannelId>,
    members: Vec<Member>,
    /// Derived: where each member is.
    numbers: BTreeMap<MemberId, u32>,
}

/// Why an event cannot have happened to the roster as it stands.
type Fault = &'static str;

impl Member {
    pub(crate) fn is_absent(&self, at: Timestamp) -> bool {
        self.absences.iter().any(|absence| absence.covers(at))
    }

    /// The weight by which it gets leads: its own, times the factor of its tier.
    pub(crate) fn tier_weight(&self) -> Weight {
        // INVARIANT (weight): a product beyond all weights is refused before it can enter the log.
        self.tier.as_ref().map_or(self.weight, |tier| self.weight.times(tier.factor).unwrap_or(self.weight))
    }

    /// How many undecided leads it may have by its tier, or else as agreed with it; nothing for that of its channel.
    pub(crate) fn own_limit(&self) -> Option<Count> {
        self.tier.as_ref().and_then(|tier| tier.queue).or(self.limit)
    }
}

impl Roster {
    /// Whether nobody has ever joined.
    pub(crate) const fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// All that ever joined, with their numbers.
    pub(crate) fn members(&self) -> impl Iterator<Item = (u32, &Member)> {
        (0..).zip(&self.members)
    }

    /// How many ever joined.
    pub(crate) const fn len(&self) -> usize {
        self.members.len()
    }

    pub(crate) fn find(&self, id: &str) -> Option<(u32, &Member)> {
        let number = *self.numbers.get(id)?;
        Some((number, self.get(number)?))
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Member> {
        self.members.get(number as usize)
    }

    pub(crate) fn channels(&self) -> &[ChannelId] {
        &self.channels
    }

    pub(crate) fn channel(&self, id: &ChannelId) -> Option<u32> {
        (0..).zip(&self.channels).find(|(_, channel)| *channel == id).map(|(number, _)| number)
    }

    /// A member joins, or comes again after it has left.
    pub(crate) fn join(&mut self, id: &MemberId, profile: &Profile) -> Result<(), Fault> {
        if self.numbers.get(id).and_then(|&number| self.get(number)).is_some_and(|known| !known.gone) {
            return Err("the member is there already");
        }
        let channel = self.channel(&profile.channel).map_or_else(
            || {
                self.channels.push(profile.channel.clone());
                u32::try_from(self.channels.len() - 1).map_err(|_| "there are too many channels")
            },
            Ok,
        )?;
        let member = Member {
            id: id.clone(),
            channel,
            weight: profile.weight,
            limit: profile.limit,
            coverage: profile.coverage.clone().unwrap_or_default(),
            agreement: profile.agreement,
            absences: Vec::new(),
            suspended: false,
            gone: false,
            tier: None,
            standing: MemberStanding::Full {},
        };
        match self.numbers.get(id).and_then(|&number| self.members.get_mut(number as usize)) {
            Some(known) => *known = member,
            None => {
                let number = u32::try_from(self.members.len()).map_err(|_| "there are too many members")?;
                self.numbers.insert(id.clone(), number);
                self.members.push(member);
            }
        }
        Ok(())
    }

    /// A member that is there, to be changed.
    pub(crate) fn change(&mut self, id: &MemberId) -> Result<&mut Member, Fault> {
        let number = self.numbers.get(id).copied();
        let member = number.and_then(|number| self.members.get_mut(number as usize));
        member.filter(|member| !member.gone).ok_or("the member is not there")
    }
}

/// How many undecided leads each member has that are not deals of its own, by its number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loads(Vec<u32>);

impl Loads {
    /// Nobody has any yet.
    pub(crate) fn new(members: usize) -> Self {
        Self(vec![0; members])
    }

    pub(crate) fn get(&self, number: u32) -> u32 {
        self.0.get(number as usize).copied().unwrap_or(0)
    }

    /// Nobody has any any more.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// A member has so many.
    pub(crate) fn set(&mut self, number: u32, load: u32) {
        let place = number as usize;
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        if let Some(own) = self.0.get_mut(place) {
            *own = load;
        }
    }
}

impl Canonical for Roster {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.channels.put(sink);
        self.members.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let mut roster = Self { channels: Canonical::take(source)?, ..Self::default() };
        for (number, member) in (0..).zip(Vec::<Member>::take(source)?) {
            let homeless = member.channel as usize >= roster.channels.len();
            if homeless || roster.numbers.insert(member.id.clone(), number).is_some() {
                return Err(Corrupt::new("the roster"));
            }
            roster.members.push(member);
        }
        Ok(roster)
    }
}
