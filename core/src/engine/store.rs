//! The state that is folded from the log.

use super::agenda::Agenda;
use super::record::{Record, Sequence, check_version};
use crate::distribution::{Distribution, Entry};
use crate::lead::booking;
use crate::lead::decide::World;
use crate::lead::fold;
use crate::lead::names::{Names, Symbol};
use crate::lead::state::Lead;
use crate::lead::{DeadlineKind, Event, Owner, Phase};
use crate::units::canonical::{Canonical, Corrupt, Sink, Source};
use crate::units::{AccountId, Error, LeadId, Text, Timestamp};
use core::hash::BuildHasher;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::collections::BTreeMap;

/// Leads live in blocks, so that a million of them is never copied to grow.
const BLOCK: usize = 1024;

/// Everything that is known. What is marked as derived follows from the rest, and is in no snapshot.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    pub(super) sequence: Sequence,
    pub(super) last: Timestamp,
    /// The version and fingerprint of the policy adopted last.
    pub(super) policy: Option<(smol_str::SmolStr, smol_str::SmolStr)>,
    names: Names,
    pub(super) distribution: Distribution,
    blocks: Vec<Vec<Lead>>,
    /// Derived: where each id is.
    places: HashTable<u32>,
    /// Derived: the leads that each member has, offered or open.
    queues: Vec<Vec<u32>>,
    /// Derived: where each lead stands in its member's queue.
    queue_places: Vec<u32>,
    /// Derived: the deals registered with each account.
    deals: BTreeMap<AccountId, Vec<u32>>,
    /// Derived: how many leads are in each phase.
    counts: [u64; Phase::ALL.len()],
    /// Derived: what is due when.
    pub(super) agenda: Agenda,
}

impl Default for Store {
    fn default() -> Self {
        Self {
            sequence: Sequence::START,
            last: Timestamp::MIN,
            policy: None,
            names: Names::default(),
            distribution: Distribution::default(),
            blocks: Vec::new(),
            places: HashTable::new(),
            queues: Vec::new(),
            queue_places: Vec::new(),
            deals: BTreeMap::new(),
            counts: [0; Phase::ALL.len()],
            agenda: Agenda::default(),
        }
    }
}

/// What a batch of records changes, as it was before.
struct Before {
    sequence: Sequence,
    last: Timestamp,
    policy: Option<(smol_str::SmolStr, smol_str::SmolStr)>,
    names: usize,
    distribution: Distribution,
    leads: usize,
    changed: BTreeMap<u32, Lead>,
}

impl Before {
    fn new(store: &Store) -> Self {
        Self {
            sequence: store.sequence,
            last: store.last,
            policy: store.policy.clone(),
            names: store.names.len(),
            distribution: store.distribution.clone(),
            leads: store.len(),
            changed: BTreeMap::new(),
        }
    }

    /// Keeps a lead that is about to change, the first time.
    fn keep(&mut self, store: &Store, id: &LeadId) {
        // Nothing to look up while there was nothing: a log is replayed from its start at full speed.
        let place = if self.leads == 0 { None } else { store.place(id) };
        if let Some(place) = place.filter(|&place| (place as usize) < self.leads)
            && let std::collections::btree_map::Entry::Vacant(vacant) = self.changed.entry(place)
            && let Some(lead) = store.at(place)
        {
            vacant.insert(lead.clone());
        }
    }
}

fn hash(id: &LeadId) -> u64 {
    // A fixed seed: the order of the table is never seen, only its speed depends on it.
    FixedState::with_seed(1).hash_one(id.as_str())
}

fn look_up(blocks: &[Vec<Lead>], place: u32) -> Option<&Lead> {
    blocks.get(place as usize / BLOCK)?.get(place as usize % BLOCK)
}

impl World for Store {
    fn lead(&self, id: &LeadId) -> Option<&Lead> {
        self.at(self.place(id)?)
    }

    fn protection(&self, account: &AccountId, now: Timestamp) -> Option<(Symbol, Timestamp)> {
        let deals = self.deals.get(account)?.iter().filter_map(|&place| self.at(place));
        let open = deals.filter(|deal| deal.phase == Phase::Open);
        let protected = open.filter_map(|deal| Some((deal.member?, deal.protected_until?)));
        protected.filter(|(_, until)| *until > now).max_by_key(|(_, until)| *until)
    }

    fn names(&self) -> &Names {
        &self.names
    }

    fn distribution(&self) -> &Distribution {
        &self.distribution
    }

    fn held(&self, member: &str) -> Vec<&Lead> {
        let mut places = self.queue(member).to_vec();
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.at(place)).collect()
    }

    fn last(&self) -> Timestamp {
        self.last
    }

    fn ready(&self) -> Vec<&Lead> {
        self.leads().filter(|lead| lead.phase == Phase::Ready).collect()
    }
}

impl Store {
    /// Where a lead is.
    pub(super) fn place(&self, id: &LeadId) -> Option<u32> {
        let found =
            self.places.find(hash(id), |&place| look_up(&self.blocks, place).is_some_and(|lead| lead.id == *id));
        found.copied()
    }

    /// The lead at a place.
    pub(super) fn at(&self, place: u32) -> Option<&Lead> {
        look_up(&self.blocks, place)
    }

    /// All leads, in the order in which they came in.
    pub(super) fn leads(&self) -> impl Iterator<Item = &Lead> {
        self.blocks.iter().flatten()
    }

    /// How many leads there are.
    pub(super) fn len(&self) -> usize {
        self.blocks.last().map_or(0, |last| (self.blocks.len() - 1) * BLOCK + last.len())
    }

    /// How many leads are in a phase.
    pub(super) fn count(&self, phase: Phase) -> u64 {
        self.counts.get(phase as usize).copied().unwrap_or(0)
    }

    /// The places of the leads that a member has.
    pub(super) fn queue(&self, member: &str) -> &[u32] {
        let queue = self.names.find(member).and_then(|member| self.queues.get(member.place()));
        queue.map_or(&[], Vec::as_slice)
    }

    /// Moves the index of due times on.
    pub(super) fn advance(&mut self, now: Timestamp) {
        let blocks = &self.blocks;
        self.agenda.advance(now, |place| look_up(blocks, place).and_then(|lead| lead.deadlines.first()));
    }

    /// A lead's first due time.
    pub(super) fn first_due(&self, place: u32) -> Option<Timestamp> {
        self.at(place).and_then(|lead| lead.deadlines.first())
    }

    /// Whether a record is the next one.
    ///
    /// # Errors
    /// `RECORD_TOO_NEW`, `SEQUENCE_TAKEN`, `SEQUENCE_GAP`, `TIME_REVERSED`.
    fn check_next(&self, record: &Record) -> Result<(), Error> {
        check_version(record.version)?;
        let (last, given) = (self.sequence.get(), record.sequence.get());
        if given <= last {
            return Err(Error::SequenceTaken { last, given });
        }
        if given != last + 1 {
            return Err(Error::SequenceGap { last, expected: last + 1, given });
        }
        if record.at < self.last {
            return Err(Error::TimeReversed { last: self.last, given: record.at });
        }
        Ok(())
    }

    /// Folds the next record.
    ///
    /// # Errors
    /// As `check_next`, and `RECORD_IMPOSSIBLE` when it cannot have happened. Nothing has changed then.
    fn fold(&mut self, record: &Record) -> Result<(), Error> {
        self.fold_near(None, record)
    }

    /// The same, where the record's lead is probably at this place.
    fn fold_near(&mut self, place: Option<u32>, record: &Record) -> Result<(), Error> {
        self.check_next(record)?;
        self.fold_event(place, record.at, &record.event)
            .map_err(|fault| Error::RecordImpossible { sequence: record.sequence.get(), fault: Text::from(fault) })?;
        self.sequence = record.sequence;
        self.last = record.at;
        Ok(())
    }

    /// Folds the next records, all or none; the lead of a single one is probably at this place.
    ///
    /// # Errors
    /// Those of `fold`; then nothing has changed.
    pub(super) fn fold_all(&mut self, place: Option<u32>, records: &[Record]) -> Result<(), Error> {
        if let [record] = records {
            return self.fold_near(place, record);
        }
        let mut before = Before::new(self);
        for record in records {
            if let Some(id) = record.event.lead() {
                before.keep(self, id);
            }
            if let Err(fault) = self.fold(record) {
                self.go_back(before);
                return Err(fault);
            }
        }
        Ok(())
    }

    /// Folds the next records one by one.
    ///
    /// # Errors
    /// Those of `fold`; the records before are folded.
    pub(super) fn follow(&mut self, records: &[Record]) -> Result<(), Error> {
        records.iter().try_for_each(|record| self.fold(record))
    }

    /// Puts everything back as it was. Rare, so what is derived is simply derived anew.
    fn go_back(&mut self, mut before: Before) {
        let mut leads: Vec<Lead> = core::mem::take(&mut self.blocks).into_iter().flatten().collect();
        leads.truncate(before.leads);
        for (place, old) in core::mem::take(&mut before.changed) {
            if let Some(lead) = leads.get_mut(place as usize) {
                *lead = old;
            }
        }
        let mut names = core::mem::take(&mut self.names);
        names.truncate(before.names);
        let Before { sequence, last, policy, mut distribution, .. } = before;
        distribution.loads.clear();
        *self = Self { sequence, last, policy, names, distribution, ..Self::default() };
        for lead in leads {
            // They were there before, so there is room for them.
            let _ = self.add(lead);
        }
    }

    fn fold_event(&mut self, near: Option<u32>, at: Timestamp, event: &Event) -> Result<(), fold::Fault> {
        let Some(id) = event.lead() else {
            if let Event::PolicyAdopted { version, fingerprint } = event {
                self.policy = Some((version.into(), fingerprint.into()));
            }
            booking::fold(&mut self.distribution, &mut None, at, event)?;
            if let Event::MemberJoined { member, .. } = event {
                let load = self.burdens(member.as_str());
                booking::joined(&mut self.distribution, member, load);
            }
            return Ok(());
        };
        let near = near.filter(|&place| self.at(place).is_some_and(|lead| lead.id == *id));
        let Some(place) = near.or_else(|| self.place(id)) else { return self.begin(at, event) };
        let index = place as usize;
        let lead = self.blocks.get_mut(index / BLOCK).and_then(|block| block.get_mut(index % BLOCK));
        let Some(lead) = lead else { return Err("the lead is unknown") };
        let (phase, holder, due, burdens) = (lead.phase, holder(lead), lead.deadlines.first(), lead.burdens());
        lead.fold(at, event, &mut self.names)?;
        booking::fold(&mut self.distribution, &mut lead.booked, at, event)?;
        booking::moved(&mut self.distribution, &self.names, burdens, lead.burdens());
        let (new_phase, new_holder, new_due) = (lead.phase, self::holder(lead), lead.deadlines.first());
        let deal_over = lead.registered && phase == Phase::Open && new_phase != Phase::Open;
        let account = lead.details().filter(|_| deal_over).and_then(|details| details.account.as_deref().cloned());
        if let Some(account) = account {
            self.drop_deal(account, place);
        }
        if new_phase != phase {
            self.recount(phase, new_phase);
        }
        if new_holder != holder {
            self.requeue(place, holder, new_holder);
        }
        if new_due != due {
            self.agenda.note(place, new_due);
        }
        Ok(())
    }

    fn begin(&mut self, at: Timestamp, event: &Event) -> Result<(), fold::Fault> {
        let predecessor = match event {
            Event::Captured { predecessor: Some(id), .. } | Event::DealRegistered { predecessor: Some(id), .. } => {
                Some(self.place(id).ok_or("the predecessor is unknown")?)
            }
            _ => None,
        };
        let lead = fold::begin(at, event, predecessor, &mut self.names).ok_or("the lead is unknown")?;
        self.add(lead)
    }

    /// Adds a lead, and all that is derived from it.
    fn add(&mut self, lead: Lead) -> Result<(), fold::Fault> {
        let place = u32::try_from(self.len()).map_err(|_| "there are too many leads")?;
        let (phase, holder, due) = (lead.phase, holder(&lead), lead.deadlines.first());
        let burdens = lead.burdens();
        let protects = lead.registered && phase == Phase::Open;
        if let Some(account) =
            lead.details().filter(|_| protects).and_then(|details| details.account.as_deref().cloned())
        {
            self.deals.entry(account).or_default().push(place);
        }
        let blocks = &mut self.blocks;
        self.places
            .insert_unique(hash(&lead.id), place, |&other| look_up(blocks, other).map_or(0, |lead| hash(&lead.id)));
        match blocks.last_mut().filter(|block| block.len() < BLOCK) {
            Some(block) => block.push(lead),
            None => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(lead);
                blocks.push(block);
            }
        }
        self.queue_places.push(0);
        if let Some(count) = self.counts.get_mut(phase as usize) {
            *count += 1;
        }
        booking::moved(&mut self.distribution, &self.names, None, burdens);
        self.requeue(place, None, holder);
        self.agenda.note(place, due);
        Ok(())
    }

    /// A deal that is no longer open protects nothing, and its account is nobody's business here any more.
    fn drop_deal(&mut self, account: AccountId, place: u32) {
        if let std::collections::btree_map::Entry::Occupied(mut deals) = self.deals.entry(account) {
            deals.get_mut().retain(|deal| *deal != place);
            if deals.get().is_empty() {
                deals.remove();
            }
        }
    }

    fn recount(&mut self, old: Phase, new: Phase) {
        if let Some(count) = self.counts.get_mut(old as usize) {
            *count -= 1;
        }
        if let Some(count) = self.counts.get_mut(new as usize) {
            *count += 1;
        }
    }

    /// Moves a lead from one member's queue to another's, each in constant time.
    fn requeue(&mut self, place: u32, old: Option<Symbol>, new: Option<Symbol>) {
        if let Some(queue) = old.and_then(|member| self.queues.get_mut(member.place())) {
            let own = self.queue_places.get(place as usize).map_or(0, |&own| own as usize);
            if queue.get(own) == Some(&place) {
                queue.swap_remove(own);
                if let Some(moved) = queue.get(own)
                    && let Some(moved) = self.queue_places.get_mut(*moved as usize)
                {
                    *moved = own as u32;
                }
            }
        }
        if let Some(member) = new {
            if self.queues.len() <= member.place() {
                self.queues.resize_with(member.place() + 1, Vec::new);
            }
            if let (Some(queue), Some(own)) =
                (self.queues.get_mut(member.place()), self.queue_places.get_mut(place as usize))
            {
                *own = queue.len() as u32;
                queue.push(place);
            }
        }
    }

    /// Writes what is not derived.
    pub(super) fn put<S: Sink>(&self, sink: &mut S) {
        self.sequence.put(sink);
        self.last.put(sink);
        self.policy.put(sink);
        self.names.put(sink);
        self.distribution.put(sink);
        (self.len() as u64).put(sink);
        for lead in self.leads() {
            lead.put(sink);
        }
    }

    /// Reads what is not derived, derives the rest, and checks that it can be the state of a log.
    pub(super) fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        let mut store = Self {
            sequence: Canonical::take(source)?,
            last: Canonical::take(source)?,
            policy: Canonical::take(source)?,
            names: Canonical::take(source)?,
            distribution: Canonical::take(source)?,
            ..Self::default()
        };
        for _ in 0..u64::take(source)? {
            let lead = Lead::take(source)?;
            store.check_lead(&lead)?;
            store.add(lead).map_err(Corrupt::new)?;
        }
        let ready = |id| store.lead(id).is_some_and(|lead| lead.phase == Phase::Ready);
        if !store.distribution.waiting.keys().all(ready) {
            return Err(Corrupt::new("the leads that wait"));
        }
        Ok(store)
    }

    fn check_lead(&self, lead: &Lead) -> Result<(), Corrupt> {
        let details = lead.details();
        let findings = details.iter().flat_map(|details| details.findings.iter()).filter_map(|finding| finding.fact);
        let excluded =
            details.iter().flat_map(|details| details.excluded.iter().chain(details.taken_from.iter()).copied());
        let mut symbols = [Some(lead.medium), lead.campaign, lead.member, lead.stage, lead.reason]
            .into_iter()
            .flatten()
            .chain(lead.facts.iter().map(|fact| fact.name))
            .chain(findings)
            .chain(excluded);
        if !symbols.all(|symbol| self.names.knows(symbol)) {
            return Err(Corrupt::new("a name of a lead"));
        }
        if lead.predecessor.is_some_and(|place| place as usize >= self.len()) || self.place(&lead.id).is_some() {
            return Err(Corrupt::new("the id of a lead"));
        }
        let later = [Some(lead.since), Some(lead.captured), lead.stage_since, lead.first_contact];
        if later.into_iter().flatten().any(|at| at > self.last) || self.sequence == Sequence::START {
            return Err(Corrupt::new("the times of a lead"));
        }
        let ended = lead.phase.is_end();
        let due_after_end = lead.deadlines.in_order().any(|(_, kind)| kind != DeadlineKind::Resume);
        if ended && due_after_end || lead.erased && !(ended && lead.facts.is_empty() && lead.details.is_none()) {
            return Err(Corrupt::new("the end of a lead"));
        }
        // It is booked before it is offered: two records, and a snapshot may be taken between them.
        let may_be_booked = lead.phase.owner() == Owner::Member || lead.phase == Phase::Ready;
        let known = |entry: &Entry| may_be_booked && self.distribution.knows(entry);
        if !lead.booked.as_deref().is_none_or(known) {
            return Err(Corrupt::new("the booking of a lead"));
        }
        let homeless = lead.phase.owner() == Owner::Member && lead.member.is_none()
            || lead.phase == Phase::Open && lead.stage.is_none();
        if homeless {
            return Err(Corrupt::new("the phase of a lead"));
        }
        Ok(())
    }
}

/// The member that has the lead now.
fn holder(lead: &Lead) -> Option<Symbol> {
    lead.member.filter(|_| lead.phase.owner() == Owner::Member)
}
