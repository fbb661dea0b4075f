//! What may be asked.

use super::plan::{PlanEntry, PlanKey};
use crate::distribution::{Absence, Agreement, Coverage, Profile, YearEnd};
use crate::policy::{BuyerStage, FactValue, LeadQuality, Temperature};
use crate::units::{
    AccountId, CampaignId, Count, FactId, LeadId, MediumId, MemberId, ModelId, Money, Note, Probability, ProofId,
    PurposeId, ReasonId, RuleId, StageId, TierId, Timestamp, Weight,
};
use leadwerk_macros::crosses;

/// A command. Each is answered with events, or refused with nothing changed.
///
/// `docs/lifecycle.md` says in which phase of a lead each is possible, and what comes of it.
#[crosses(kinds, field(lead: LeadId))]
#[derive(Eq)]
pub enum Command {
    /// A lead comes in.
    Capture {
        /// Its id, chosen by the host; opaque, not a name or an address.
        lead: LeadId,
        /// Where it came from.
        medium: MediumId,
        /// The campaign that brought it.
        campaign: Option<CampaignId>,
        /// The company it belongs to.
        account: Option<AccountId>,
        /// The ended lead that this one follows.
        predecessor: Option<LeadId>,
        /// The proof of a consent given with it.
        proof: Option<ProofId>,
        /// The expected order value.
        value: Option<Money>,
    },
    /// A partner registers a deal of its own: it belongs to the partner, and is protected for a time.
    RegisterDeal {
        /// Its id.
        lead: LeadId,
        /// The partner.
        member: MemberId,
        /// The company at which the deal is protected.
        account: AccountId,
        /// Where it came from.
        medium: MediumId,
        /// The ended lead that this one follows.
        predecessor: Option<LeadId>,
        /// The partner's proof of consent.
        proof: Option<ProofId>,
        /// The expected order value.
        value: Option<Money>,
    },
    /// The contact is asked to confirm its consent.
    RequestConsent {
        /// The lead.
        lead: LeadId,
        /// For one purpose of the policy; nothing for the consent to be contacted at all.
        purpose: Option<PurposeId>,
    },
    /// The contact gives its consent.
    GiveConsent {
        /// The lead.
        lead: LeadId,
        /// The proof.
        proof: ProofId,
        /// For one purpose of the policy; nothing for the consent to be contacted at all.
        purpose: Option<PurposeId>,
    },
    /// The contact confirms a consent that was requested (double opt-in).
    ConfirmConsent {
        /// The lead.
        lead: LeadId,
        /// The proof.
        proof: ProofId,
        /// For one purpose of the policy; nothing for the consent to be contacted at all.
        purpose: Option<PurposeId>,
    },
    /// The contact withdraws its consent: to one purpose, or to all.
    WithdrawConsent {
        /// The lead.
        lead: LeadId,
        /// The purpose; nothing for every one of them and for being contacted at all.
        purpose: Option<PurposeId>,
    },
    /// Marketing takes the lead up.
    Qualify {
        /// The lead.
        lead: LeadId,
    },
    /// A fact is recorded, or replaced.
    RecordFact {
        /// The lead.
        lead: LeadId,
        /// Which fact.
        fact: FactId,
        /// Its value.
        value: FactValue,
    },
    /// A fact turns out not to hold.
    RetractFact {
        /// The lead.
        lead: LeadId,
        /// Which fact.
        fact: FactId,
    },
    /// A recorded fact is confirmed.
    VerifyFact {
        /// The lead.
        lead: LeadId,
        /// Which fact.
        fact: FactId,
    },
    /// A data check has found something; nothing is mended silently.
    RecordFinding {
        /// The lead.
        lead: LeadId,
        /// The fact it is about, if one.
        fact: Option<FactId>,
        /// The rule that found it.
        rule: RuleId,
        /// What to do about it.
        advice: Option<Note>,
    },
    /// A person rates the lead, or a probability is given.
    Rate {
        /// The lead.
        lead: LeadId,
        /// The temperature by a person's judgement; it goes before the one that follows from the probability.
        temperature: Option<Temperature>,
        /// The probability of winning it.
        probability: Option<Probability>,
        /// Where the buyer stands.
        buyer: Option<BuyerStage>,
        /// The version of the model that the probability comes from; without it, it is a person's.
        model: Option<ModelId>,
    },
    /// The lead is offered to a member: to the one that is furthest behind its share, or by hand to a named one.
    ///
    /// Where nobody can take it, it waits, and goes out as soon as somebody can.
    Assign {
        /// The lead.
        lead: LeadId,
        /// The member, where a person chooses it.
        member: Option<MemberId>,
        /// Why this one; goes with `member`.
        reason: Option<Note>,
    },
    /// Many leads are offered at once, such as a trade fair's: as many as there is room for, and as fairly as one by one.
    AssignAll {
        /// The leads, each of them ready.
        leads: Vec<LeadId>,
    },
    /// The member accepts the offer: the lead becomes an opportunity.
    Accept {
        /// The lead.
        lead: LeadId,
    },
    /// The member declines the offer.
    Decline {
        /// The lead.
        lead: LeadId,
        /// Why; one of `reasons.decline`.
        reason: ReasonId,
        /// A note.
        note: Option<Note>,
    },
    /// The lead is taken back from its member, to be given anew.
    TakeBack {
        /// The lead.
        lead: LeadId,
        /// Why; one of `reasons.take_back`.
        reason: ReasonId,
        /// A note.
        note: Option<Note>,
    },
    /// Somebody spoke with the customer.
    RecordContact {
        /// The lead.
        lead: LeadId,
        /// A note.
        note: Option<Note>,
    },
    /// The opportunity enters a later stage, through its gate.
    Advance {
        /// The lead.
        lead: LeadId,
        /// The stage.
        stage: StageId,
    },
    /// The opportunity falls back to an earlier stage.
    Regress {
        /// The lead.
        lead: LeadId,
        /// The stage.
        stage: StageId,
        /// A note.
        note: Option<Note>,
    },
    /// The expected order value is set.
    SetValue {
        /// The lead.
        lead: LeadId,
        /// The value.
        value: Money,
    },
    /// An entry of the opportunity plan is added, or replaced.
    Plan {
        /// The lead.
        lead: LeadId,
        /// The entry.
        entry: PlanEntry,
    },
    /// An entry of the opportunity plan is removed.
    Unplan {
        /// The lead.
        lead: LeadId,
        /// Which entry.
        entry: PlanKey,
    },
    /// The customer puts us off.
    Defer {
        /// The lead.
        lead: LeadId,
        /// When to come back.
        until: Timestamp,
        /// What the customer said.
        note: Option<Note>,
    },
    /// Not qualified enough: the opportunity becomes a lead again, and marketing owns it.
    Demote {
        /// The lead.
        lead: LeadId,
        /// Why; one of `reasons.demotion`.
        reason: ReasonId,
        /// A note.
        note: Option<Note>,
    },
    /// The opportunity is won.
    Win {
        /// The lead.
        lead: LeadId,
        /// The order value, where it differs from the one that is set.
        value: Option<Money>,
        /// A note.
        note: Option<Note>,
    },
    /// The opportunity is lost.
    Lose {
        /// The lead.
        lead: LeadId,
        /// Why; one of `reasons.lost`.
        reason: ReasonId,
        /// A note, such as "budget free again from May".
        note: Option<Note>,
        /// When it is worth another look.
        resume: Option<Timestamp>,
    },
    /// The lead is none: no consent, bad data, a duplicate.
    Reject {
        /// The lead.
        lead: LeadId,
        /// Why; one of `reasons.rejection`.
        reason: ReasonId,
        /// The lead it duplicates.
        duplicate_of: Option<LeadId>,
    },
    /// A note is added.
    AddNote {
        /// The lead.
        lead: LeadId,
        /// The note.
        note: Note,
    },
    /// The member that has the lead, or had it at its end, says what it was worth; the latest judgement counts.
    ///
    /// To judge a lead that is given back, judge it before it is declined or demoted.
    Judge {
        /// The lead.
        lead: LeadId,
        /// What it was worth.
        quality: LeadQuality,
        /// A note.
        note: Option<Note>,
    },
    /// The lead's personal data are erased; anonymous counts stay.
    Erase {
        /// The lead.
        lead: LeadId,
    },
    /// A lead that a member has turns out to be worth more or less: the ledger reckons with that from now on.
    Revalue {
        /// The lead.
        lead: LeadId,
        /// What it is worth.
        value: Money,
    },
    /// A member joins, or comes back after it has left. It begins with nothing owed to it.
    Join {
        /// The member.
        member: MemberId,
        /// What it may and can receive.
        profile: Profile,
    },
    /// A member leaves: its undecided leads are given anew, and what it was owed goes to those who stay.
    Leave {
        /// The member.
        member: MemberId,
    },
    /// A member will be, or is, absent: it receives nothing, and is owed nothing for that time.
    ReportAbsence {
        /// The member.
        member: MemberId,
        /// From when until when.
        absence: Absence,
    },
    /// A member is back; absences that have begun are over.
    ReportReturn {
        /// The member.
        member: MemberId,
    },
    /// How much of a full share a member gets from now on.
    SetWeight {
        /// The member.
        member: MemberId,
        /// The weight.
        weight: Weight,
    },
    /// How many undecided leads a member may have.
    SetLimit {
        /// The member.
        member: MemberId,
        /// The limit; nothing for that of its channel. What it has beyond stays with it.
        limit: Option<Count>,
    },
    /// What a member covers.
    SetCoverage {
        /// The member.
        member: MemberId,
        /// What it covers from now on.
        coverage: Coverage,
    },
    /// A member signs a data-protection agreement, or a new one.
    SignAgreement {
        /// The member.
        member: MemberId,
        /// The agreement.
        agreement: Agreement,
    },
    /// A member is suspended, such as for a breach of data protection: its undecided leads are given anew.
    Suspend {
        /// The member.
        member: MemberId,
        /// Why.
        reason: Note,
        /// From when on points that it earned are clawed back; nothing if it keeps them.
        points_since: Option<Timestamp>,
        /// The commission that is clawed back; nothing if none is.
        commission: Option<Money>,
    },
    /// A suspended member may receive leads again.
    Reinstate {
        /// The member.
        member: MemberId,
    },
    /// A person gives a member another tier of the partner programme; what that changes in its weight and its queue counts
    /// from now on.
    SetTier {
        /// The member.
        member: MemberId,
        /// The tier; one of `programme.tiers`.
        tier: TierId,
        /// Why.
        note: Option<Note>,
    },
    /// A person warns a member that it may not stay in the partner programme.
    Warn {
        /// The member.
        member: MemberId,
        /// Why.
        note: Option<Note>,
    },
    /// A person confirms a member: its probation, or a warning, is over; or it was talked to about an alarm, which goes by what
    /// it is given from now on.
    Confirm {
        /// The member.
        member: MemberId,
        /// Why.
        note: Option<Note>,
    },
    /// A new year begins in the ledger.
    BeginYear {
        /// What becomes of what is owed.
        owed: YearEnd,
    },
    /// Time passes: whatever is due by now happens.
    Tick {},
}

impl Command {
    /// The member that a command about the roster is about.
    pub(crate) const fn member(&self) -> Option<&MemberId> {
        match self {
            Self::Join { member, .. }
            | Self::Leave { member }
            | Self::ReportAbsence { member, .. }
            | Self::ReportReturn { member }
            | Self::SetWeight { member, .. }
            | Self::SetLimit { member, .. }
            | Self::SetCoverage { member, .. }
            | Self::SignAgreement { member, .. }
            | Self::Suspend { member, .. }
            | Self::Reinstate { member }
            | Self::SetTier { member, .. }
            | Self::Warn { member, .. }
            | Self::Confirm { member, .. } => Some(member),
            _ => None,
        }
    }
}
