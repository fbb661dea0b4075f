//! Who gets a lead: what is asked for, and what follows from what was asked.

use super::draft::{By, Draft};
use super::{Case, Events, World};
use crate::distribution::{
    Ask, Barred, ChannelShare, Choice, Demand, Distribution, Filter, Given, Screen, Task, Wants, room,
};
use crate::lead::booking;
use crate::lead::command::Command;
use crate::lead::event::Event;
use crate::lead::gate;
use crate::lead::names::Names;
use crate::lead::phase::Phase;
use crate::lead::state::{Known, Lead};
use crate::policy::{Automatic, ConsentStep, Need, Temperature};
use crate::units::{Error, LeadId, MemberId, Note};
use core::cmp::Reverse;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The state as the events decided so far will leave it, as far as distribution goes.
struct Ahead<'a, W> {
    case: &'a Case<'a, W>,
    distribution: Cow<'a, Distribution>,
    names: Cow<'a, Names>,
    /// Leads that have changed.
    leads: BTreeMap<LeadId, Lead>,
    /// What was decided, and how much of it is folded.
    events: Events,
    folded: usize,
    choices: Vec<Choice>,
}

impl<W: World> Case<'_, W> {
    /// A lead is assigned, by the ledger or by hand.
    pub(super) fn assign(&self, lead: &Lead, draft: &mut impl Draft) -> Result<(), Error> {
        let Command::Assign { member, reason, .. } = self.command else { return Ok(()) };
        let mut ahead = Ahead::new(self);
        match (member, reason) {
            (None, None) => {
                if self.world.distribution().roster.is_empty() {
                    return Err(Error::RosterEmpty { lead: lead.id.clone() });
                }
                if let Err(barred) = ahead.place(lead, &[])? {
                    return Err(nobody(lead, &barred));
                }
            }
            (Some(member), Some(reason)) => ahead.hand_over(lead, member, reason)?,
            _ => return Err(Error::HandOverIncomplete { lead: lead.id.clone() }),
        }
        draft.add_all(By::Asker, ahead.events);
        draft.choose(ahead.choices);
        Ok(())
    }

    /// Many leads are assigned at once: as many as there is room for.
    pub(super) fn assign_all(&self, ids: &[LeadId], draft: &mut impl Draft) -> Result<(), Error> {
        self.check_right(Phase::Ready)?;
        let (mut overdue, mut leads, mut seen) = (Vec::new(), Vec::with_capacity(ids.len()), BTreeSet::new());
        for id in ids {
            let lead = self.visible(id)?;
            self.check_phase(lead)?;
            if !seen.insert(id) {
                // When its second turn comes it has gone out.
                return Err(self.wrong_phase(id, Phase::Offered));
            }
            overdue.extend(self.overdue(lead)?);
            self.check_consent(lead)?;
            leads.push(lead);
        }
        let Some(first) = leads.first() else { return Ok(()) };
        if self.world.distribution().roster.is_empty() {
            return Err(Error::RosterEmpty { lead: first.id.clone() });
        }
        leads.sort_by_key(|lead| (Reverse(lead.temperature), lead.since, &lead.id));
        let mut ahead = Ahead::new(self);
        overdue.iter().for_each(|event| ahead.fold(event));
        ahead.place_all(&leads)?;
        draft.add_all(By::System, overdue);
        draft.add_all(By::Asker, ahead.events);
        draft.choose(ahead.choices);
        Ok(())
    }

    /// What follows from what was decided: leads that have become free go to somebody else, hot ones go out at once,
    /// and those that wait go out when somebody can take them.
    pub(crate) fn follow(&self, draft: &mut impl Draft) -> Result<(), Error> {
        let distribution = self.world.distribution();
        let events = || draft.events();
        let joined = events().any(|event| matches!(event, Event::MemberJoined { .. }));
        if distribution.roster.is_empty() && !joined {
            return Ok(());
        }
        let tick = matches!(self.command, Command::Tick {});
        let free: BTreeSet<_> = events().filter(|event| self.frees(event)).filter_map(Event::lead).collect();
        let first = distribution.roster.is_empty();
        // Nearly always nothing follows, and that must cost nearly nothing.
        let waits = !distribution.waiting.is_empty() && (tick || events().any(opens) || self.time_frees());
        if free.is_empty() && !waits && !first {
            return Ok(());
        }
        let mut ahead = Ahead::new(self);
        events().for_each(|event| ahead.fold(event));
        let able = ahead.able(tick || first);
        let mut next = BTreeSet::new();
        let mut add = |lead: &Lead| next.insert((Reverse(lead.temperature), lead.since, lead.id.clone()));
        for id in free {
            // One that waits and has become another may find somebody now.
            let waits = ahead.distribution.waiting.contains_key(id);
            ahead.lead(id).filter(|lead| waits || self.is_automatic(lead)).map(&mut add);
        }
        let waiting = ahead.distribution.waiting.keys().filter_map(|id| ahead.lead(id));
        waiting.filter(|lead| ahead.one_of(&able, lead)).for_each(|lead| {
            add(lead);
        });
        if first {
            // What was ready before anybody joined.
            self.world.ready().into_iter().filter(|lead| self.is_automatic(lead)).for_each(|lead| {
                add(lead);
            });
        }
        for (_, _, id) in next {
            ahead.place_if_due(&id)?;
        }
        draft.add_all(By::System, ahead.events);
        draft.choose(ahead.choices);
        Ok(())
    }

    /// Whether somebody can receive leads now that could not when the last record was written, by time alone.
    fn time_frees(&self) -> bool {
        let distribution = self.world.distribution();
        let rules = &self.rules.policy().distribution;
        let now = Screen::new(distribution, rules, self.at);
        let before = Screen::new(distribution, rules, self.world.last());
        distribution.roster.members().any(|(_, member)| now.is_in(member) && !before.is_in(member))
    }

    /// Whether an event may leave a lead to be given to somebody. Asked of every event, so it looks at little.
    fn frees(&self, event: &Event) -> bool {
        let waits = |lead: &LeadId| self.world.distribution().waiting.contains_key(lead);
        let automatic = self.rules.policy().distribution.automatic;
        match event {
            Event::Readied { hand_over_by, .. }
            | Event::Declined { hand_over_by, .. }
            | Event::Lapsed { hand_over_by, .. }
            | Event::TakenBack { hand_over_by, .. } => match automatic {
                Automatic::Off => false,
                // Hot leads, and no others, are to be handed over by a time.
                Automatic::Hot => hand_over_by.is_some(),
                Automatic::All => true,
            },
            Event::ConsentGiven { lead, .. } | Event::ConsentConfirmed { lead, .. } => {
                self.world.lead(lead).is_some_and(|lead| lead.phase == Phase::Ready)
            }
            Event::FactRecorded { lead, .. } | Event::FactRetracted { lead, .. } => waits(lead),
            _ => false,
        }
    }

    /// Whether a lead goes out without being asked for.
    fn is_automatic(&self, lead: &Lead) -> bool {
        let hot = lead.temperature == Some(Temperature::Hot);
        match self.rules.policy().distribution.automatic {
            Automatic::Off => false,
            Automatic::Hot => hot,
            Automatic::All => true,
        }
    }

    /// What a lead asks of whoever receives it.
    fn demand<'b>(&'b self, lead: &'b Lead, names: &'b Names) -> Demand<'b> {
        let named = |fact: &crate::units::FactId| {
            let fact = names.find(fact.as_str()).and_then(|name| lead.fact(name))?;
            match &fact.value {
                Known::Choice(choice) => Some(choice.as_str()),
                Known::Text(text) => Some(text.as_str()),
                Known::Flag(_) | Known::Number(_) | Known::Money(_) | Known::Date(_) => None,
            }
        };
        let asks = self.rules.policy().distribution.filters.iter().filter_map(|rule| {
            let wants = match &rule.needs {
                Need::Region { fact } => Wants::Region(named(fact)?),
                Need::Product { fact } => Wants::Product(named(fact)?),
                Need::Language { fact } => Wants::Language(named(fact)?),
                Need::Medium {} => Wants::Medium(names.text(lead.medium)),
                Need::Skill { skill, needed_for } => {
                    let holds = |criterion| gate::holds(criterion, lead, names, self.rules, None);
                    needed_for.iter().all(holds).then_some(Wants::Skill(skill))?
                }
            };
            Some(Ask { rule, wants })
        });
        let details = lead.details();
        let account = details.and_then(|details| details.account.as_ref());
        let owner = account.and_then(|account| self.world.protection(account, self.at));
        Demand {
            asks: asks.collect(),
            excluded: details
                .map(|details| {
                    let all = details.excluded.iter().chain(details.taken_from.iter());
                    all.map(|&member| names.text(member)).collect()
                })
                .unwrap_or_default(),
            owner: owner.map(|(owner, _)| self.world.names().text(owner)),
            kept: &[],
        }
    }

    fn task<'b>(&'b self, lead: &'b Lead, demand: &'b Demand<'b>) -> Task<'b> {
        Task {
            policy: self.rules.policy(),
            at: self.at,
            lead: &lead.id,
            temperature: lead.temperature.unwrap_or(Temperature::Cold),
            probability: lead.probability,
            value: lead.value,
            demand,
        }
    }
}

impl<'a, W: World> Ahead<'a, W> {
    fn new(case: &'a Case<'a, W>) -> Self {
        Self {
            case,
            distribution: Cow::Borrowed(case.world.distribution()),
            names: Cow::Borrowed(case.world.names()),
            leads: BTreeMap::new(),
            folded: 0,
            events: Vec::new(),
            choices: Vec::new(),
        }
    }

    fn lead(&self, id: &LeadId) -> Option<&Lead> {
        self.leads.get(id).or_else(|| self.case.world.lead(id))
    }

    /// Folds what was decided here so far: only when more is to be decided, so that a single decision folds nothing.
    fn catch_up(&mut self) {
        let decided = core::mem::take(&mut self.events);
        decided.iter().skip(self.folded).for_each(|event| self.fold(event));
        self.folded = decided.len();
        self.events = decided;
    }

    fn fold(&mut self, event: &Event) {
        let at = self.case.at;
        let mut lead = event.lead().and_then(|id| self.lead(id)).cloned();
        let held = lead.as_ref().and_then(Lead::burdens);
        let names = self.names.to_mut();
        if let Some(lead) = &mut lead {
            // INVARIANT (decided): what was decided can happen; folding the records would show a fault.
            let _can_happen = lead.fold(at, event, names);
        }
        let holds = lead.as_ref().and_then(Lead::burdens);
        let distribution = self.distribution.to_mut();
        let mut none = None;
        let booked = lead.as_mut().map_or(&mut none, |lead| &mut lead.booked);
        let _can_happen = booking::fold(distribution, booked, at, event);
        booking::moved(distribution, names, held, holds);
        if let Event::MemberJoined { member, .. } = event {
            booking::joined(distribution, member, self.case.world.burdens(member.as_str()));
        }
        if let Some(lead) = lead {
            self.leads.insert(lead.id.clone(), lead);
        }
    }

    /// Gives a lead that waits, or has become free, to somebody, if it is still to be given: what time has done to it
    /// comes first.
    fn place_if_due(&mut self, id: &LeadId) -> Result<(), Error> {
        self.catch_up();
        let Some(lead) = self.lead(id).cloned() else { return Ok(()) };
        let overdue = if lead.deadlines.first().is_some_and(|due| due <= self.case.at) {
            self.case.due(&lead)?
        } else {
            Vec::new()
        };
        self.events.extend(overdue);
        self.catch_up();
        let Some(lead) = self.lead(id).cloned() else { return Ok(()) };
        let waits = self.distribution.waiting.contains_key(id);
        let ready = lead.phase == Phase::Ready
            && self.case.check_step(&lead, ConsentStep::HandOver).is_ok()
            && (waits || self.case.is_automatic(&lead));
        // One that waits already is looked at closely only if somebody can take it.
        if ready && (!waits || self.one_of(&self.able(true), &lead)) {
            // Nobody can take it: it waits.
            let _ = self.place(&lead, &[])?;
        }
        Ok(())
    }

    /// Gives a lead to whoever is furthest behind. Where nobody can take it, it begins to wait; one that waits already
    /// gets back what keeps everybody from it.
    fn place(&mut self, lead: &Lead, kept: &[u32]) -> Result<Result<(), Vec<Barred>>, Error> {
        self.catch_up();
        let demand = Demand { kept, ..self.case.demand(lead, &self.names) };
        match self.distribution.choose(self.case.task(lead, &demand)) {
            Ok(given) => self.give(lead, given).map(Ok),
            Err(barred) if self.distribution.waiting.contains_key(&lead.id) => Ok(Err(barred)),
            Err(barred) => {
                self.events.push(Event::Waiting { lead: lead.id.clone(), barred });
                Ok(Ok(()))
            }
        }
    }

    /// As many leads as there is room for; where there is room for all, simply one after the other.
    fn place_all(&mut self, leads: &[&Lead]) -> Result<(), Error> {
        self.catch_up();
        let case = self.case;
        let screen = self.screen();
        let mut free = Vec::new();
        let members: Vec<_> = self.distribution.roster.members().filter(|(_, member)| screen.is_in(member)).collect();
        for (number, member) in &members {
            let limit = screen.limit(member).unwrap_or(u32::MAX);
            free.push(limit.saturating_sub(self.distribution.loads.get(*number)));
        }
        let mut able = Vec::with_capacity(leads.len());
        for lead in leads {
            let demand = case.demand(lead, &self.names);
            let can = |(number, member): &(u32, &_)| {
                let barrier = screen.barrier(*number, member, &demand);
                barrier.is_none_or(|barrier| barrier.filter == Filter::Queue)
            };
            able.push((0..).zip(&members).filter(|(_, member)| can(member)).map(|(place, _)| place).collect());
        }
        let numbers: Vec<_> = members.iter().map(|(number, _)| *number).collect();
        let mut room = room::Room::new(able, free);
        for (place, lead) in leads.iter().enumerate() {
            let needed: Vec<_> = room.needed(place).into_iter().filter_map(|at| numbers.get(at).copied()).collect();
            // Nobody can take it: it waits.
            let _ = self.place(lead, &needed)?;
            let taken = self.choices.last().filter(|choice| choice.lead == lead.id).and_then(|choice| {
                let (number, _) = self.distribution.roster.find(choice.member.as_str())?;
                numbers.iter().position(|known| *known == number)
            });
            room.take(place, taken);
        }
        Ok(())
    }

    /// Gives a lead to a named member.
    fn hand_over(&mut self, lead: &Lead, member: &MemberId, reason: &Note) -> Result<(), Error> {
        self.case.check_offer(lead, member)?;
        // Where nobody has joined, the host distributes by itself and there is nothing to book.
        if self.distribution.roster.is_empty() {
            self.events.push(self.case.offered(lead, member, Some(reason))?);
            return Ok(());
        }
        let found = self.distribution.roster.find(member.as_str()).filter(|(_, member)| !member.gone);
        let (number, known) = found.ok_or_else(|| Error::UnknownMember { member: member.clone() })?;
        if let Some(filter) = self.screen().forbids(number, known) {
            let (lead, member) = (lead.id.clone(), member.clone());
            return Err(Error::MemberNotEligible { lead, member, filter: filter.name().into() });
        }
        let demand = self.case.demand(lead, &self.names);
        let given = self.distribution.give_by_hand(self.case.task(lead, &demand), number, reason);
        self.give(lead, given.ok_or_else(|| Error::UnknownMember { member: member.clone() })?)
    }

    fn give(&mut self, lead: &Lead, given: Given) -> Result<(), Error> {
        let Given { choice, .. } = &given;
        let (id, temperature) = (&lead.id, choice.temperature);
        let share = |standing: &crate::distribution::ChannelStanding| ChannelShare {
            channel: standing.channel.clone(),
            share: standing.share,
        };
        let offered = self.case.offered(lead, &choice.member, choice.by_hand.as_ref())?;
        self.events.reserve(2);
        self.events.push(Event::Distributed {
            lead: id.clone(),
            member: choice.member.clone(),
            temperature,
            probability: choice.probability,
            value: lead.value,
            expected: choice.expected,
            worth: choice.worth,
            channels: choice.channels.iter().map(share).collect(),
            among: given.among.clone(),
        });
        for (member, channel, by) in given.beyond(self.case.rules.policy().distribution.most_owed.get()) {
            self.events.push(Event::OwedClamped { lead: id.clone(), member, channel, temperature, by });
        }
        self.events.push(offered);
        self.choices.push(given.choice);
        Ok(())
    }

    fn screen(&self) -> Screen<'_> {
        Screen::new(&self.distribution, &self.case.rules.policy().distribution, self.case.at)
    }

    /// The members that can receive a lead now: all of them, or those that could not when the last record was written.
    fn able(&self, all: bool) -> Vec<u32> {
        let now = self.screen();
        let world = self.case.world;
        let before = Screen::new(world.distribution(), &self.case.rules.policy().distribution, world.last());
        let was = |number: u32| {
            let known = before.roster.get(number);
            known.filter(|member| before.is_in(member) && before.has_room(number, member))
        };
        now.roster
            .members()
            .filter(|(number, member)| now.is_in(member) && now.has_room(*number, member))
            .filter(|(number, member)| all || was(*number).is_none_or(|was| was.coverage != member.coverage))
            .map(|(number, _)| number)
            .collect()
    }

    /// Whether one of some members can take a lead.
    fn one_of(&self, members: &[u32], lead: &Lead) -> bool {
        let (screen, demand) = (self.screen(), self.case.demand(lead, &self.names));
        let can = |number: &u32| {
            screen.roster.get(*number).is_some_and(|member| screen.barrier(*number, member, &demand).is_none())
        };
        members.iter().any(can)
    }
}

/// Whether an event may let somebody receive leads who could not: a place becomes free, or the roster changes.
const fn opens(event: &Event) -> bool {
    matches!(
        event,
        Event::Declined { .. }
            | Event::Lapsed { .. }
            | Event::TakenBack { .. }
            | Event::Demoted { .. }
            | Event::Won { .. }
            | Event::Lost { .. }
            | Event::Expired { .. }
            | Event::Rejected { .. }
            | Event::MemberJoined { .. }
            | Event::ReturnReported { .. }
            | Event::WeightSet { .. }
            | Event::LimitSet { .. }
            | Event::CoverageSet { .. }
            | Event::AgreementSigned { .. }
            | Event::MemberReinstated { .. }
            | Event::TierSet { .. }
    )
}

fn nobody(lead: &Lead, barred: &[Barred]) -> Error {
    let words = |barred: &Barred| {
        let rule =
            barred.rule.as_ref().map_or_else(|| barred.filter.name().to_owned(), |rule| rule.as_str().to_owned());
        format!("{rule} ({})", barred.members.len())
    };
    Error::NobodyEligible { lead: lead.id.clone(), barred: barred.iter().map(words).collect() }
}
