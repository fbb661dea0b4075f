//! Which leads may be one and the same, by their keys.

use super::keys::DuplicateKeys;
use crate::policy::{DuplicateRule, KeyRule};
use crate::units::{Count, Error, Estimate, KeyKindId, LeadId, Order as _, Probability};
use core::hash::Hasher as _;
use leadwerk_macros::crosses;
use siphasher::sip::SipHasher24;
use siphasher::sip128::{Hasher128 as _, SipHasher24 as SipHasher128};
use std::collections::{BTreeMap, BTreeSet};

/// A lead that may be the same as another one.
#[crosses]
pub struct DuplicateCandidate {
    /// The lead that was asked about.
    pub lead: LeadId,
    /// The one that may be the same.
    pub other: LeadId,
    /// The probability that it is.
    pub probability: Probability,
    /// The same in bits: each doubles the odds, from the odds of two leads of which nothing is known.
    pub weight: Estimate,
    /// What follows from it.
    pub verdict: DuplicateVerdict,
    /// What each kind of key says that both have, in the order of the rule.
    pub reasons: Vec<DuplicateReason>,
}

/// Whether two leads are the same.
#[crosses]
pub enum DuplicateVerdict {
    /// They surely are.
    Surely,
    /// They perhaps are: a person looks.
    Perhaps,
}

/// What a kind of key says about two leads.
#[crosses]
pub struct DuplicateReason {
    /// The kind.
    pub kind: KeyKindId,
    /// Whether they share a key of it.
    pub agrees: bool,
    /// By how many bits that speaks for their being the same; below 0 it speaks against.
    pub weight: Estimate,
}

/// Finds leads that may be one and the same.
///
/// It keeps the ids of leads, and of their keys nothing but a hash of 64 bits (SipHash-2-4) under a salt that only the host
/// knows: without the salt nobody can tell, or try, what a key was. The answers do not depend on the order in which leads
/// come.
///
/// # Example
/// ```
/// use leadwerk::policy::DuplicateRule;
/// use leadwerk::quality::{DuplicateIndex, DuplicateKey, DuplicateKeys};
/// use leadwerk::units::{KeyKindId, LeadId};
///
/// let keys = |lead, values: &[(&str, &str)]| -> Result<DuplicateKeys, leadwerk::Error> {
///     let key = |(kind, value): &(&str, &str)| Ok(DuplicateKey { kind: KeyKindId::new(kind)?, value: (*value).into() });
///     let keys = values.iter().map(key).collect::<Result<_, leadwerk::Error>>()?;
///     Ok(DuplicateKeys { lead: LeadId::new(lead)?, keys })
/// };
/// let mut index = DuplicateIndex::new(DuplicateRule::standard(), "only the host knows this")?;
/// index.add(&keys("L1", &[("email", "eva@muster.example"), ("phone", "+49691234567")])?)?;
/// let found = index.candidates(&keys("L2", &[("email", "eva@muster.example"), ("phone", "+49691234567")])?)?;
/// assert_eq!((found[0].other.as_str(), found[0].reasons.len()), ("L1", 2));
/// assert!(f64::from(found[0].probability) > 0.99);
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[derive(Clone)]
pub struct DuplicateIndex {
    rule: DuplicateRule,
    salt: (u64, u64),
    places: BTreeMap<LeadId, u32>,
    /// By place; those that were removed are free again.
    leads: Vec<Option<Entry>>,
    free: Vec<u32>,
    sharing: BTreeMap<Key, BTreeSet<u32>>,
}

#[derive(Clone)]
struct Entry {
    lead: LeadId,
    keys: Vec<Key>,
}

/// So many keys are more than any contact has.
const MOST_KEYS: f64 = 100.0;

/// The place of a kind in the rule, and the hash.
type Key = (usize, u64);

impl core::fmt::Debug for DuplicateIndex {
    /// Without the salt: a log is no place for it.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("DuplicateIndex").field("leads", &self.places.len()).field("keys", &self.sharing.len()).finish()
    }
}

impl DuplicateIndex {
    /// An empty index by this rule. The salt is a secret of the host: at least 16 signs, best drawn at random.
    ///
    /// # Errors
    /// `POLICY_FAULTY` where the rule cannot stand; `FIGURE_OUT_OF_RANGE` for a salt that is too short, or longer than
    /// 1,024 signs.
    pub fn new(rule: DuplicateRule, salt: &str) -> Result<Self, Error> {
        rule.check()?;
        let length = u32::try_from(salt.chars().count()).unwrap_or(u32::MAX);
        Estimate::of(length.into()).within("length of the salt", 16.0, 1_024.0)?;
        let mut hash = SipHasher128::new();
        hash.write(salt.as_bytes());
        let halves = hash.finish128();
        let (places, leads, free, sharing) = (BTreeMap::new(), Vec::new(), Vec::new(), BTreeMap::new());
        Ok(Self { rule, salt: (halves.h1, halves.h2), places, leads, free, sharing })
    }

    /// Adds a lead; one that is there already gets these keys instead.
    ///
    /// # Errors
    /// `UNKNOWN_NAME` for a kind of key that the rule does not have, `FIGURE_OUT_OF_RANGE` for more than 100 keys; then the
    /// index is as before.
    pub fn add(&mut self, keys: &DuplicateKeys) -> Result<(), Error> {
        let hashed = self.hashed(keys)?;
        self.remove(&keys.lead);
        let place = self.free.pop().unwrap_or_else(|| u32::try_from(self.leads.len()).unwrap_or(u32::MAX));
        for key in &hashed {
            self.sharing.entry(*key).or_default().insert(place);
        }
        let entry = Some(Entry { lead: keys.lead.clone(), keys: hashed });
        match self.leads.get_mut(place as usize) {
            Some(vacant) => *vacant = entry,
            None => self.leads.push(entry),
        }
        self.places.insert(keys.lead.clone(), place);
        Ok(())
    }

    /// Adds many leads, all of them or none.
    ///
    /// # Errors
    /// As of [`DuplicateIndex::add`].
    pub fn add_all(&mut self, rows: &[DuplicateKeys]) -> Result<(), Error> {
        rows.iter().try_for_each(|keys| self.hashed(keys).map(drop))?;
        rows.iter().try_for_each(|keys| self.add(keys))
    }

    /// Removes a lead; whether it was there.
    pub fn remove(&mut self, lead: &LeadId) -> bool {
        let Some(place) = self.places.remove(lead) else { return false };
        let entry = self.leads.get_mut(place as usize).and_then(Option::take);
        for key in entry.into_iter().flat_map(|entry| entry.keys) {
            if let Some(leads) = self.sharing.get_mut(&key) {
                leads.remove(&place);
                if leads.is_empty() {
                    self.sharing.remove(&key);
                }
            }
        }
        self.free.push(place);
        true
    }

    /// How many leads it knows.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The leads that may be the same as this one, the likeliest first; itself is none. It need not be in the index.
    ///
    /// # Errors
    /// `UNKNOWN_NAME` for a kind of key that the rule does not have, `FIGURE_OUT_OF_RANGE` for more than 100 keys.
    pub fn candidates(&self, keys: &DuplicateKeys) -> Result<Vec<DuplicateCandidate>, Error> {
        let mine = self.hashed(keys)?;
        let own = self.places.get(&keys.lead).copied();
        // A key is told apart by how many other leads have it.
        let shared: BTreeMap<Key, usize> = mine
            .iter()
            .map(|key| {
                (
                    *key,
                    self.sharing
                        .get(key)
                        .map_or(0, |leads| leads.len() - usize::from(own.is_some_and(|own| leads.contains(&own)))),
                )
            })
            .collect();
        let common = self.rule.common.get() as usize;
        let rare = shared.iter().filter(|(_, others)| **others <= common).filter_map(|(key, _)| self.sharing.get(key));
        let places: BTreeSet<u32> = rare.flatten().copied().filter(|place| Some(*place) != own).collect();
        let others = self.len() - usize::from(own.is_some());
        let entries = places.into_iter().filter_map(|place| self.leads.get(place as usize)?.as_ref());
        let found = entries.filter_map(|entry| self.weigh(&keys.lead, &shared, entry, others));
        let mut found: Vec<_> = found.collect();
        found.order_by(|one, other| {
            other.weight.get().total_cmp(&one.weight.get()).then_with(|| one.other.cmp(&other.other))
        });
        Ok(found)
    }

    /// The same for many leads, in their order.
    ///
    /// # Errors
    /// As of [`DuplicateIndex::candidates`].
    pub fn candidates_all(&self, rows: &[DuplicateKeys]) -> Result<Vec<DuplicateCandidate>, Error> {
        let found = rows.iter().map(|keys| self.candidates(keys)).collect::<Result<Vec<_>, _>>()?;
        Ok(found.concat())
    }

    /// After Fellegi and Sunter: each kind that both have adds log₂(m/u) where they agree, log₂((1−m)/(1−u)) where not.
    fn weigh(
        &self,
        lead: &LeadId,
        mine: &BTreeMap<Key, usize>,
        entry: &Entry,
        others: usize,
    ) -> Option<DuplicateCandidate> {
        let mut reasons = Vec::new();
        for (kind, rule) in self.rule.kinds.iter().enumerate() {
            let mut keys = mine.range((kind, 0)..=(kind, u64::MAX)).peekable();
            if keys.peek().is_none() || !entry.keys.iter().any(|key| key.0 == kind) {
                continue;
            }
            // Of several that agree, the rarest tells most.
            let agreeing =
                keys.filter(|(key, _)| entry.keys.binary_search(key).is_ok()).map(|(_, shared)| *shared).min();
            let weight = self.bits(rule, agreeing, others);
            reasons.push(DuplicateReason {
                kind: rule.kind.clone(),
                agrees: agreeing.is_some(),
                weight: Estimate::of(weight),
            });
        }
        let prior = f64::from(self.rule.prior);
        let weight = (prior / (1.0 - prior)).log2() + reasons.iter().map(|reason| reason.weight.get()).sum::<f64>();
        let probability = Probability::try_from(1.0 / (1.0 + (-weight).exp2())).ok()?;
        let verdict = match probability {
            probability if probability >= self.rule.surely => DuplicateVerdict::Surely,
            probability if probability >= self.rule.perhaps => DuplicateVerdict::Perhaps,
            _ => return None,
        };
        let (lead, other, weight) = (lead.clone(), entry.lead.clone(), Estimate::of(weight));
        Some(DuplicateCandidate { lead, other, probability, weight, verdict, reasons })
    }

    /// What a kind says. A key that many leads have is agreed in by chance as often as leads have it (Winkler, 1989).
    fn bits(&self, rule: &KeyRule, agreeing: Option<usize>, others: usize) -> f64 {
        let (same, different) = (rule.same.get(), rule.different.get());
        let Some(shared) = agreeing else { return ((1.0 - same) / (1.0 - different)).log2() };
        if shared <= self.rule.common.get() as usize {
            return (same / different).log2();
        }
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2⁵³ leads")]
        let share = shared as f64 / others as f64;
        (same / different.max(share).min(same)).log2()
    }

    fn hashed(&self, keys: &DuplicateKeys) -> Result<Vec<Key>, Error> {
        let many = Count::saturating(keys.keys.len());
        Estimate::of(many.get().into()).within(&format!("keys of {}", keys.lead), 0.0, MOST_KEYS)?;
        let mut hashed = Vec::with_capacity(keys.keys.len());
        for key in keys.keys.iter().filter(|key| !key.value.trim().is_empty()) {
            let known = self.rule.kinds.iter().position(|rule| rule.kind == key.kind);
            let kind = known.ok_or_else(|| Error::UnknownName {
                what: "kind of key".into(),
                name: (&key.kind).into(),
                allowed: self.rule.kinds.iter().map(|rule| &rule.kind).collect(),
            })?;
            let mut hash = SipHasher24::new_with_keys(self.salt.0, self.salt.1);
            hash.write(key.kind.as_str().as_bytes());
            // No text holds this byte, so that no two keys run together to the same bytes.
            hash.write(&[0xff]);
            hash.write(key.value.trim().as_bytes());
            hashed.push((kind, hash.finish()));
        }
        hashed.sort_unstable();
        hashed.dedup();
        Ok(hashed)
    }
}
