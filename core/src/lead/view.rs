//! A lead as an actor sees it.

use super::actor::Actor;
use super::consent::ConsentState;
use super::deadline::DeadlineKind;
use super::decide::sees_all;
use super::names::{Names, Symbol};
use super::phase::{Owner, Phase};
use super::plan::PlanEntry;
use super::state::Lead;
use crate::policy::{BuyerStage, FactValue, PurposeRule, Rules, Temperature};
use crate::units::{
    AccountId, CampaignId, Count, Error, FactId, LeadId, MediumId, MemberId, ModelId, Money, Note, Probability,
    PurposeId, ReasonId, RuleId, StageId, Timestamp,
};
use leadwerk_macros::crosses;

/// Everything that is known of a lead.
#[crosses]
pub struct LeadView {
    /// Its id.
    pub lead: LeadId,
    /// Where it stands in its life.
    pub phase: Phase,
    /// Who owns it.
    pub owner: Owner,
    /// How likely it buys, in a word.
    pub temperature: Option<Temperature>,
    /// How likely it buys.
    pub probability: Option<Probability>,
    /// The version of the model that the probability comes from; nothing where a person gave it.
    pub model: Option<ModelId>,
    /// Where the buyer stands.
    pub buyer: Option<BuyerStage>,
    /// How the contact stands to being contacted.
    pub consent: ConsentState,
    /// How it stands to each purpose of the policy, in its order.
    pub purposes: Vec<PurposeView>,
    /// Where it came from.
    pub medium: MediumId,
    /// The campaign that brought it.
    pub campaign: Option<CampaignId>,
    /// The company it belongs to.
    pub account: Option<AccountId>,
    /// The ended lead that it follows.
    pub predecessor: Option<LeadId>,
    /// The member that has it, or had it at its end.
    pub member: Option<MemberId>,
    /// The stage it stands at, or stood at.
    pub stage: Option<StageId>,
    /// Why it ended.
    pub reason: Option<ReasonId>,
    /// The lead it duplicates.
    pub duplicate_of: Option<LeadId>,
    /// The order value.
    pub value: Option<Money>,
    /// Whether a partner registered it as a deal of its own.
    pub registered: bool,
    /// Whether its personal data were erased.
    pub erased: bool,
    /// How often the customer put us off.
    pub deferrals: Count,
    /// How often it went back to marketing.
    pub demotions: Count,
    /// When it came in.
    pub captured: Timestamp,
    /// When it entered its phase.
    pub since: Timestamp,
    /// When it entered its stage.
    pub stage_since: Option<Timestamp>,
    /// When its member first spoke with the customer.
    pub first_contact: Option<Timestamp>,
    /// Until when it is protected.
    pub protected_until: Option<Timestamp>,
    /// What is due, earliest first.
    pub due: Vec<Due>,
    /// The recorded facts.
    pub facts: Vec<FactView>,
    /// The notes, oldest first.
    pub notes: Vec<NoteView>,
    /// What data checks found and nobody has settled.
    pub findings: Vec<FindingView>,
    /// The opportunity plan.
    pub plan: Vec<PlanEntry>,
    /// The share of the plan's sections that are filled.
    pub plan_completeness: Probability,
    /// The members that declined it or let it lapse; a member does not see them.
    pub excluded: Vec<MemberId>,
}

/// How a contact stands to a purpose.
#[crosses]
pub struct PurposeView {
    /// The purpose.
    pub purpose: PurposeId,
    /// How it stands.
    pub state: ConsentState,
    /// Until when a confirmation is waited for.
    pub confirm_by: Option<Timestamp>,
    /// Whether that is as much as the policy asks for, so that what it is for may be done.
    pub granted: bool,
}

/// Something due.
#[crosses]
#[derive(Copy, Eq)]
pub struct Due {
    /// What.
    pub deadline: DeadlineKind,
    /// When.
    pub at: Timestamp,
}

/// A recorded fact.
#[crosses]
pub struct FactView {
    /// Which.
    pub fact: FactId,
    /// Its value.
    pub value: FactValue,
    /// Whether it was verified since it was recorded.
    pub verified: bool,
}

/// A note.
#[crosses]
pub struct NoteView {
    /// When it was written.
    pub at: Timestamp,
    /// What it says.
    pub note: Note,
}

/// What a data check found.
#[crosses]
pub struct FindingView {
    /// The fact it is about, if one.
    pub fact: Option<FactId>,
    /// The rule that found it.
    pub rule: RuleId,
    /// What to do about it.
    pub advice: Option<Note>,
}

/// The leads that a lead names, where the actor may know of them.
pub(crate) struct Related {
    pub(crate) predecessor: Option<LeadId>,
    pub(crate) duplicate_of: Option<LeadId>,
}

/// Turns a symbol back into the id it was.
fn id<T: for<'a> TryFrom<&'a str, Error = Error>>(names: &Names, symbol: Symbol) -> Result<T, Error> {
    T::try_from(names.text(symbol))
}

fn maybe<T: for<'a> TryFrom<&'a str, Error = Error>>(
    names: &Names,
    symbol: Option<Symbol>,
) -> Result<Option<T>, Error> {
    symbol.map(|symbol| id(names, symbol)).transpose()
}

impl LeadView {
    pub(crate) fn new(
        lead: &Lead,
        related: Related,
        actor: &Actor,
        names: &Names,
        rules: &Rules,
    ) -> Result<Self, Error> {
        // What we think and plan is not the contact's to read.
        let inside = !matches!(actor, Actor::Contact { .. });
        let account = lead.details().and_then(|details| details.account.as_deref().cloned());
        let details = lead.details().filter(|_| inside);
        let plan = lead.plan().filter(|_| inside);
        let notes = details.map_or(&[][..], |details| &details.notes);
        let findings = details.map_or(&[][..], |details| &details.findings);
        let excluded = details.filter(|_| sees_all(actor)).map_or(&[][..], |details| &details.excluded);
        let plan_rule = &rules.policy().plan;
        let empty = || if plan_rule.sections.is_empty() { Probability::ONE } else { Probability::ZERO };
        Ok(Self {
            lead: lead.id.clone(),
            phase: lead.phase,
            owner: lead.phase.owner(),
            temperature: lead.temperature.filter(|_| inside),
            probability: lead.probability.filter(|_| inside),
            model: maybe(names, lead.model.filter(|_| inside))?,
            buyer: lead.buyer.filter(|_| inside),
            consent: lead.consent,
            purposes: rules.policy().consent.purposes.iter().map(|rule| purpose(lead, rule, names)).collect(),
            medium: id(names, lead.medium)?,
            campaign: maybe(names, lead.campaign)?,
            account,
            predecessor: related.predecessor,
            member: maybe(names, lead.member)?,
            stage: maybe(names, lead.stage)?,
            reason: maybe(names, lead.reason)?,
            duplicate_of: related.duplicate_of,
            value: lead.value,
            registered: lead.registered,
            erased: lead.erased,
            deferrals: Count::new(lead.deferrals.into()),
            demotions: Count::new(lead.demotions.into()),
            captured: lead.captured,
            since: lead.since,
            stage_since: lead.stage_since,
            first_contact: lead.first_contact,
            protected_until: lead.protected_until,
            due: lead.deadlines.in_order().map(|(at, deadline)| Due { deadline, at }).collect(),
            facts: lead
                .facts
                .iter()
                .map(|fact| {
                    let value = fact.value.value();
                    Ok(FactView { fact: id(names, fact.name)?, value, verified: fact.verified })
                })
                .collect::<Result<_, Error>>()?,
            notes: notes.iter().map(|(at, note)| NoteView { at: *at, note: note.clone() }).collect(),
            findings: findings
                .iter()
                .map(|finding| {
                    let (rule, advice) = (finding.rule.clone(), finding.advice.clone());
                    Ok(FindingView { fact: maybe(names, finding.fact)?, rule, advice })
                })
                .collect::<Result<_, Error>>()?,
            plan: plan.map(|plan| plan.entries().cloned().collect()).unwrap_or_default(),
            plan_completeness: plan.map_or_else(empty, |plan| plan.completeness(plan_rule)),
            excluded: excluded.iter().map(|member| id(names, *member)).collect::<Result<_, Error>>()?,
        })
    }
}

fn purpose(lead: &Lead, rule: &PurposeRule, names: &Names) -> PurposeView {
    let (state, confirm_by) = lead.consent_to(Some(&rule.id), names);
    PurposeView { purpose: rule.id.clone(), state, confirm_by, granted: rule.needed.is_met_by(state) }
}
