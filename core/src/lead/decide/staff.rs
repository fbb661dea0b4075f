//! Who joins, leaves, is absent or suspended.

use super::draft::{By, Draft};
use super::tick::moves;
use super::{Case, Events, World};
use crate::distribution::Absence;
use crate::lead::actor::Actor;
use crate::lead::command::Command;
use crate::lead::event::Event;
use crate::lead::phase::Phase;
use crate::policy::Right;
use crate::units::{Error, LeadId, MemberId, Money, Timestamp};

impl<W: World> Case<'_, W> {
    /// A command about the roster, or the year of its ledger.
    pub(super) fn decide_staff(&self, draft: &mut impl Draft) -> Result<(), Error> {
        self.check_staff()?;
        let member = match self.command {
            Command::Join { member, profile } => {
                return self.join(member, profile, draft);
            }
            Command::BeginYear { owed } => {
                draft.asked(Event::YearBegun { owed: *owed });
                return Ok(());
            }
            command => match command.member() {
                Some(member) => member,
                None => return Ok(()),
            },
        };
        let roster = &self.world.distribution().roster;
        let known = roster.find(member.as_str()).map(|(_, known)| known).filter(|known| !known.gone);
        let known = known.ok_or_else(|| Error::UnknownMember { member: member.clone() })?;
        let unchanged = |state: &str| Error::MemberUnchanged { member: member.clone(), state: state.into() };
        let id = || member.clone();
        let event = match self.command {
            Command::Leave { .. } => {
                let back = self.take_all_back(member, draft)?;
                draft.add_all(By::Asker, back);
                Event::MemberLeft { member: id() }
            }
            Command::Suspend { .. } if known.suspended => return Err(unchanged("suspended")),
            Command::Suspend { reason, points_since, commission, .. } => {
                self.check_claw_back(member, *points_since, *commission)?;
                let back = self.take_all_back(member, draft)?;
                let leads = back.iter().filter_map(Event::lead).cloned().collect();
                draft.asked(Event::MemberSuspended { member: id(), reason: reason.clone() });
                let (points_since, commission) = (*points_since, *commission);
                draft.asked(Event::ClawedBack { member: id(), leads, points_since, commission });
                draft.add_all(By::Asker, back);
                return Ok(());
            }
            Command::Reinstate { .. } if !known.suspended => return Err(unchanged("reinstated")),
            Command::Reinstate { .. } => Event::MemberReinstated { member: id() },
            Command::ReportAbsence { absence, .. } => {
                self.check_absence(member, absence)?;
                Event::AbsenceReported { member: id(), absence: *absence }
            }
            Command::ReportReturn { .. } if !known.is_absent(self.at) => return Err(unchanged("present")),
            Command::ReportReturn { .. } => Event::ReturnReported { member: id() },
            Command::SetWeight { weight, .. } => {
                if let Some(tier) = &known.tier {
                    weight.times(tier.factor)?;
                }
                Event::WeightSet { member: id(), weight: *weight }
            }
            Command::SetLimit { limit, .. } => Event::LimitSet { member: id(), limit: *limit },
            Command::SetCoverage { coverage, .. } => Event::CoverageSet { member: id(), coverage: coverage.clone() },
            Command::SignAgreement { agreement, .. } => {
                check_span(member, "agreement", agreement.signed, agreement.until)?;
                Event::AgreementSigned { member: id(), agreement: *agreement }
            }
            Command::SetTier { tier, note, .. } => self.set_tier(known, tier, note)?,
            Command::Warn { note, .. } => self.warn(known, note)?,
            Command::Confirm { note, .. } => self.confirm(known, note)?,
            _ => return Ok(()),
        };
        draft.asked(event);
        Ok(())
    }

    /// A member may say itself that it is absent; everything else takes the right.
    fn check_staff(&self) -> Result<(), Error> {
        let own = matches!(self.command, Command::ReportAbsence { .. } | Command::ReportReturn { .. });
        match (self.actor, self.command.member()) {
            (Actor::Member { member }, Some(named)) if own && self.rules.allows(self.actor.role(), Right::Receive) => {
                if member == named {
                    Ok(())
                } else {
                    Err(Error::NotYourself { member: member.clone() })
                }
            }
            _ => self.check_right(Phase::Captured),
        }
    }

    fn join(
        &self,
        member: &MemberId,
        profile: &crate::distribution::Profile,
        draft: &mut impl Draft,
    ) -> Result<(), Error> {
        let distribution = self.world.distribution();
        if distribution.roster.find(member.as_str()).is_some_and(|(_, known)| !known.gone) {
            return Err(Error::MemberExists { member: member.clone() });
        }
        let rules = &self.rules.policy().distribution;
        if rules.channel(&profile.channel).is_none() {
            return Err(Error::UnknownChannel {
                channel: (&profile.channel).into(),
                allowed: rules.channels.iter().map(|channel| &channel.id).collect(),
            });
        }
        if let Some(agreement) = profile.agreement {
            check_span(member, "agreement", agreement.signed, agreement.until)?;
        }
        draft.asked(Event::MemberJoined { member: member.clone(), profile: profile.clone() });
        self.probation(member)?.into_iter().for_each(|event| draft.asked(event));
        Ok(())
    }

    fn check_absence(&self, member: &MemberId, absence: &Absence) -> Result<(), Error> {
        check_span(member, "absence", absence.since, absence.until)?;
        absence.until.map_or(Ok(()), |until| self.must_lie_ahead(until))
    }

    fn check_claw_back(
        &self,
        member: &MemberId,
        points_since: Option<Timestamp>,
        commission: Option<Money>,
    ) -> Result<(), Error> {
        if let Some(since) = points_since {
            check_span(member, "claw-back", since, Some(self.at))?;
        }
        let currency = self.rules.policy().currency;
        commission.map_or(Ok(()), |commission| commission.worth_in(currency).map(drop))
    }

    /// All undecided leads of a member go back, but for the deals that it registered itself; gives these events. What
    /// time has done to the leads is added first: an offer that has lapsed is not taken back, and an expired lead is
    /// given to nobody.
    fn take_all_back(&self, member: &MemberId, draft: &mut impl Draft) -> Result<Events, Error> {
        let reason = self.rules.policy().distribution.take_back_reason.clone();
        let mut back = Vec::new();
        for lead in self.world.held(member.as_str()).into_iter().filter(|lead| !lead.registered) {
            let due =
                if lead.deadlines.first().is_some_and(|due| due <= self.at) { self.due(lead)? } else { Vec::new() };
            if !due.iter().any(moves) {
                back.push(Event::TakenBack {
                    lead: LeadId::clone(&lead.id),
                    member: member.clone(),
                    reason: reason.clone(),
                    note: None,
                    hand_over_by: self.hand_over_by(lead.temperature)?,
                });
            }
            draft.add_all(By::System, due);
        }
        Ok(back)
    }
}

fn check_span(member: &MemberId, what: &str, since: Timestamp, until: Option<Timestamp>) -> Result<(), Error> {
    match until {
        Some(until) if until <= since => {
            Err(Error::SpanReversed { member: member.clone(), what: what.into(), since, until })
        }
        _ => Ok(()),
    }
}
