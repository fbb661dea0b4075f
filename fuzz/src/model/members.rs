//! The members, as the model knows them, and to whom leads may go.

use super::life::{Life, has_ended, may};
use super::{Answer, Model, No, only_if};
use leadwerk::distribution::{Absence, Agreement, MemberStanding};
use leadwerk::engine::{Engine, Receipt};
use leadwerk::lead::{Actor, Command, Event, Phase};
use leadwerk::units::{LeadId, Timestamp};
use std::collections::BTreeSet;

/// What is known of a member.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Member {
    partner: bool,
    weightless: bool,
    limit: Option<u32>,
    agreement: Option<Agreement>,
    absences: Vec<Absence>,
    suspended: bool,
    /// The queue of its tier, once it has one.
    tier: Option<Option<u32>>,
    /// On probation, or warned; nothing for a full member.
    standing: Option<&'static str>,
    pub(super) gone: bool,
}

fn covers(since: Timestamp, until: Option<Timestamp>, now: i64) -> bool {
    since.milliseconds() <= now && until.is_none_or(|until| now < until.milliseconds())
}

fn is_span(since: Timestamp, until: Option<Timestamp>) -> Answer {
    only_if(until.is_none_or(|until| until > since))
}

impl Member {
    fn is_absent(&self, now: i64) -> bool {
        self.absences.iter().any(|absence| covers(absence.since, absence.until, now))
    }

    /// Whether it may have a lead at all, even by hand: partners need an agreement.
    pub(super) fn may_receive(&self, now: i64) -> bool {
        let signed = self.agreement.is_some_and(|agreement| covers(agreement.signed, agreement.until, now));
        !self.gone && !self.suspended && (signed || !self.partner)
    }
}

impl Model {
    /// How many undecided leads a member has that are no deals of its own.
    fn load(&self, member: &str) -> u32 {
        let has = |life: &&Life| {
            life.member.as_deref() == Some(member)
                && matches!(life.phase, Phase::Offered | Phase::Open)
                && !life.registered
        };
        self.leads.values().filter(has).count() as u32
    }

    /// Channels allow two, and three.
    pub(super) fn has_room(&self, member: &str) -> bool {
        let known = &self.members[member];
        self.load(member) < known.tier.flatten().or(known.limit).unwrap_or(if known.partner { 3 } else { 2 })
    }

    /// Who can take a lead.
    pub(super) fn able(&self, life: &Life, now: i64) -> BTreeSet<&str> {
        let open = self.members.iter().filter(|(id, member)| {
            let account = life.account.as_deref();
            member.may_receive(now)
                && !member.is_absent(now)
                && !member.weightless
                && !life.excluded.contains(id.as_str())
                && !life.taken_from.contains(id.as_str())
                && account.is_none_or(|account| !self.is_protected(account, id, now))
                && self.has_room(id)
        });
        open.map(|(id, _)| id.as_str()).collect()
    }

    /// A command about the roster, or its year.
    pub(super) fn staff(&mut self, now: i64, actor: &Actor, command: &Command) -> Answer {
        let own = match (actor, command) {
            (
                Actor::Member { member: own },
                Command::ReportAbsence { member, .. } | Command::ReportReturn { member },
            ) => own == member,
            _ => false,
        };
        only_if(own || matches!(actor, Actor::System {} | Actor::Manager { .. }))?;
        let member = match command {
            Command::Join { member, profile } => {
                only_if(self.members.get(member.as_str()).is_none_or(|known| known.gone))?;
                only_if(profile.channel.as_str() != "nowhere")?;
                profile.agreement.map_or(Ok(()), |agreement| is_span(agreement.signed, agreement.until))?;
                let joined = Member {
                    partner: profile.channel.as_str() == "partner",
                    weightless: profile.weight.thousandths() == 0,
                    limit: profile.limit.map(|limit| limit.get()),
                    agreement: profile.agreement,
                    standing: Some("probation"),
                    ..Member::default()
                };
                self.members.insert(member.as_str().to_owned(), joined);
                return Ok(());
            }
            Command::BeginYear { .. } => return Ok(()),
            Command::Leave { member }
            | Command::ReportAbsence { member, .. }
            | Command::ReportReturn { member }
            | Command::SetWeight { member, .. }
            | Command::SetLimit { member, .. }
            | Command::SetCoverage { member, .. }
            | Command::SignAgreement { member, .. }
            | Command::Suspend { member, .. }
            | Command::Reinstate { member }
            | Command::SetTier { member, .. }
            | Command::Warn { member, .. }
            | Command::Confirm { member, .. } => member.as_str(),
            _ => return Err(No),
        };
        let known = self.members.get_mut(member).filter(|known| !known.gone).ok_or(No)?;
        match command {
            Command::Leave { .. } => {
                known.gone = true;
                self.take_all_back(now, member);
            }
            Command::Suspend { points_since, commission, .. } => {
                only_if(!known.suspended)?;
                only_if(points_since.is_none_or(|since| since.milliseconds() < now))?;
                only_if(commission.is_none_or(|money| money.minor.get() >= 0 && money.currency.as_str() == "EUR"))?;
                known.suspended = true;
                self.take_all_back(now, member);
            }
            Command::Reinstate { .. } => {
                only_if(known.suspended)?;
                known.suspended = false;
            }
            Command::ReportAbsence { absence, .. } => {
                is_span(absence.since, absence.until)?;
                only_if(absence.until.is_none_or(|until| until.milliseconds() > now))?;
                known.absences.push(*absence);
            }
            Command::ReportReturn { .. } => {
                only_if(known.is_absent(now))?;
                known.absences.retain(|absence| absence.since.milliseconds() > now);
            }
            Command::SetTier { tier, .. } => {
                let queue = match tier.as_str() {
                    "plain" => None,
                    "large" => Some(4),
                    _ => return Err(No),
                };
                only_if(known.tier != Some(queue))?;
                known.tier = Some(queue);
            }
            Command::Warn { .. } => {
                only_if(known.standing != Some("warned"))?;
                known.standing = Some("warned");
            }
            Command::Confirm { .. } => {
                only_if(known.standing.is_some())?;
                known.standing = None;
            }
            Command::SetWeight { weight, .. } => known.weightless = weight.thousandths() == 0,
            Command::SetLimit { limit, .. } => known.limit = limit.map(|limit| limit.get()),
            Command::SignAgreement { agreement, .. } => {
                is_span(agreement.signed, agreement.until)?;
                known.agreement = Some(*agreement);
            }
            _ => {}
        }
        Ok(())
    }

    /// A member's undecided leads go back, but for its own deals.
    fn take_all_back(&mut self, now: i64, member: &str) {
        for life in self.leads.values_mut().filter(|life| life.member.as_deref() == Some(member)) {
            if !has_ended(life.phase) && !life.registered {
                life.taken_back(now);
            }
        }
    }

    /// Many leads at once: what becomes of them is in the answer.
    pub(super) fn assign_all(&mut self, now: i64, actor: &Actor, leads: &[LeadId]) -> Answer {
        let mut seen = BTreeSet::new();
        let command = Command::AssignAll { leads: Vec::new() };
        only_if(matches!(actor, Actor::System {} | Actor::Manager { .. } | Actor::Marketing { .. }))?;
        for id in leads {
            let life = self.leads.get_mut(id.as_str()).ok_or(No)?;
            only_if(life.is_seen_by(actor, id.as_str()) && may(actor, &command, life))?;
            only_if(life.phase == Phase::Ready && seen.insert(id))?;
            life.tick(now);
            only_if(life.phase == Phase::Ready && life.consents_to(&command))?;
        }
        only_if(leads.is_empty() || !self.members.is_empty())
    }

    /// What the answer says of who gets leads, and which wait: each must be possible, and nothing may be left out.
    pub(super) fn distribute(&mut self, now: i64, command: &Command, receipt: &Receipt) {
        let batch = matches!(command, Command::AssignAll { .. });
        let by_hand = matches!(command, Command::Assign { member: Some(_), .. });
        for event in receipt.events() {
            match event {
                Event::Offered { lead, member, reason, .. } => {
                    if by_hand && reason.is_some() {
                        continue;
                    }
                    let life = &self.leads[lead.as_str()];
                    assert!(life.phase == Phase::Ready && life.has_enough_consent(), "{lead} cannot go out");
                    let able = self.able(life, now);
                    assert!(able.contains(member.as_str()), "{member} cannot take {lead}: {able:?}");
                    let life = self.leads.get_mut(lead.as_str()).expect("it was there");
                    life.offered(now, member.as_str());
                    life.booked = true;
                    self.waiting.remove(lead.as_str());
                }
                Event::Waiting { lead, .. } => {
                    let life = &self.leads[lead.as_str()];
                    assert!(life.phase == Phase::Ready && self.waiting.insert(lead.as_str().to_owned()), "{lead}");
                    // In a batch a member may keep its place for another lead.
                    assert!(batch || self.able(&self.leads[lead.as_str()], now).is_empty(), "{lead} need not wait");
                }
                _ => {}
            }
        }
        match command {
            Command::Tick {} => {
                for id in &self.waiting {
                    let life = &self.leads[id];
                    let stays = !life.has_enough_consent() || self.able(life, now).is_empty();
                    assert!(stays, "{id} waits although {:?} can take it", self.able(life, now));
                }
            }
            Command::Assign { lead, .. } => {
                let gone = self.leads[lead.as_str()].phase == Phase::Offered;
                assert!(gone || self.waiting.contains(lead.as_str()), "{lead} goes out or waits");
            }
            _ => {}
        }
    }

    pub(super) fn agree_on_members(&self, engine: &Engine) {
        let system = Actor::System {};
        let roster = engine.roster(&system).expect("a roster");
        assert_eq!(roster.len(), self.members.len());
        for view in roster {
            let id = view.member.as_str();
            let known = &self.members[id];
            assert_eq!((id, view.suspended, view.gone), (id, known.suspended, known.gone));
            assert_eq!((id, view.undecided.get()), (id, self.load(id)), "how many leads it has");
            let standing = match view.standing {
                MemberStanding::Full {} => None,
                MemberStanding::Probation { .. } => Some("probation"),
                MemberStanding::Warned { .. } => Some("warned"),
            };
            assert_eq!((id, standing, view.tier.is_some()), (id, known.standing, known.tier.is_some()));
        }
        let mut waiting: Vec<_> =
            engine.waiting(&system).expect("a list").into_iter().map(|line| line.lead.as_str().to_owned()).collect();
        waiting.sort();
        assert!(waiting.iter().eq(&self.waiting), "{waiting:?} wait, and {:?}", self.waiting);
    }
}
