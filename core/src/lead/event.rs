//! What happened.

use super::deadline::DeadlineKind;
use super::plan::{PlanEntry, PlanKey};
use crate::distribution::{Absence, Agreement, Barred, ChannelShare, Coverage, Owed, Profile, RosterSet, YearEnd};
use crate::policy::{BuyerStage, EscalationAction, FactValue, LeadQuality, Temperature};
use crate::units::{
    AccountId, CampaignId, ChannelId, Count, FactId, Fixed, LeadId, MediumId, MemberId, MilestoneId, ModelId, Money,
    Note, Probability, ProofId, PurposeId, ReasonId, RuleId, StageId, TierId, Timestamp, Weight,
};
use leadwerk_macros::crosses;

/// An event. It holds everything that follows from the rules, above all each due time, so that folding it needs no policy.
#[crosses(kinds, field(lead: LeadId))]
#[derive(Eq)]
// What says little stands on one line.
#[rustfmt::skip]
pub enum Event {
    /// A lead came in.
    Captured {
        /// Its id.
        lead: LeadId,
        /// Where it came from.
        medium: MediumId,
        /// The campaign that brought it.
        campaign: Option<CampaignId>,
        /// The company it belongs to.
        account: Option<AccountId>,
        /// The ended lead that it follows.
        predecessor: Option<LeadId>,
        /// The proof of a consent given with it.
        proof: Option<ProofId>,
        /// The expected order value.
        value: Option<Money>,
    },
    /// A partner registered a deal of its own; it is an opportunity at once.
    DealRegistered {
        /// Its id.
        lead: LeadId,
        /// The partner.
        member: MemberId,
        /// The company at which the deal is protected.
        account: AccountId,
        /// Where it came from.
        medium: MediumId,
        /// The ended lead that it follows.
        predecessor: Option<LeadId>,
        /// The partner's proof of consent.
        proof: Option<ProofId>,
        /// The expected order value.
        value: Option<Money>,
        /// The stage it stands at.
        stage: StageId,
        /// Until when it is protected.
        protected_until: Timestamp,
        /// When it expires.
        expires: Timestamp,
        /// When its member is warned of that.
        warn_at: Timestamp,
        /// How long it should stay at this stage.
        stay_until: Option<Timestamp>,
    },
    /// The contact was asked to confirm its consent.
    ConsentRequested {
        /// The lead.
        lead: LeadId,
        /// Until when it can.
        confirm_by: Timestamp,
        /// The purpose; nothing for the consent to be contacted at all.
        purpose: Option<PurposeId>,
    },
    /// The contact gave its consent.
    ConsentGiven {
        /// The lead.
        lead: LeadId,
        /// The proof.
        proof: ProofId,
        /// The purpose; nothing for the consent to be contacted at all.
        purpose: Option<PurposeId>,
    },
    /// The contact confirmed its consent.
    ConsentConfirmed {
        /// The lead.
        lead: LeadId,
        /// The proof.
        proof: ProofId,
        /// The purpose; nothing for the consent to be contacted at all.
        purpose: Option<PurposeId>,
    },
    /// The time to confirm a consent is over. A consent that was given without it stays.
    ConsentLapsed {
        /// The lead.
        lead: LeadId,
        /// The purpose; nothing for the consent to be contacted at all.
        purpose: Option<PurposeId>,
    },
    /// The contact withdrew its consent.
    ConsentWithdrawn {
        /// The lead.
        lead: LeadId,
        /// The purpose; nothing for every one of them and for being contacted at all.
        purpose: Option<PurposeId>,
    },
    /// Marketing took the lead up.
    QualifyingStarted {
        /// The lead.
        lead: LeadId,
    },
    /// A fact was recorded.
    FactRecorded {
        /// The lead.
        lead: LeadId,
        /// Which fact.
        fact: FactId,
        /// Its value.
        value: FactValue,
    },
    /// A fact turned out not to hold.
    FactRetracted { /** The lead. */ lead: LeadId, /** Which fact. */ fact: FactId },
    /// A recorded fact was confirmed.
    FactVerified { /** The lead. */ lead: LeadId, /** Which fact. */ fact: FactId },
    /// A data check found something.
    FindingRecorded {
        /// The lead.
        lead: LeadId,
        /// The fact it is about, if one.
        fact: Option<FactId>,
        /// The rule that found it.
        rule: RuleId,
        /// What to do about it.
        advice: Option<Note>,
    },
    /// The lead was rated.
    Rated {
        /// The lead.
        lead: LeadId,
        /// Its temperature from now on.
        temperature: Temperature,
        /// The probability of winning it, if one was given.
        probability: Option<Probability>,
        /// Where the buyer stands, if that was said.
        buyer: Option<BuyerStage>,
        /// The version of the model that the probability comes from; nothing where a person gave it.
        model: Option<ModelId>,
    },
    /// The lead is ready for sales.
    Readied {
        /// The lead.
        lead: LeadId,
        /// Until when it is to be handed over, where it is hot.
        hand_over_by: Option<Timestamp>,
    },
    /// The lead is no longer ready.
    Unreadied { /** The lead. */ lead: LeadId },
    /// The ledger booked a lead that a member receives; the offer follows.
    ///
    /// It holds what is booked. What was weighed stands in the receipt that the decision gave.
    Distributed {
        /// The lead.
        lead: LeadId,
        /// The member that receives it.
        member: MemberId,
        /// How warm it is.
        temperature: Temperature,
        /// The probability of winning it that was reckoned with.
        probability: Probability,
        /// Its order value, where it is known.
        value: Option<Money>,
        /// What it is expected to bring.
        expected: Money,
        /// The same, in units of the mean expected value of a lead.
        worth: Fixed,
        /// The channels that are credited a share of it.
        channels: Vec<ChannelShare>,
        /// The members in play, of all channels. Those of the chosen one are credited a share of it, by their weights.
        among: RosterSet,
    },
    /// What somebody is owed, or owes, has become more than the policy allows; what is beyond is forgotten.
    OwedClamped {
        /// The lead with which that happened.
        lead: LeadId,
        /// The member, if it is one.
        member: Option<MemberId>,
        /// The channel, if it is one.
        channel: Option<ChannelId>,
        /// The temperature of the lead.
        temperature: Temperature,
        /// How much is taken off what is owed.
        by: Owed,
    },
    /// Nobody can take the lead: it waits, and goes out as soon as somebody can.
    Waiting {
        /// The lead.
        lead: LeadId,
        /// What keeps everybody from it.
        barred: Vec<Barred>,
    },
    /// A lead that a member has is worth something else; the ledger reckons with that.
    Revalued {
        /// The lead.
        lead: LeadId,
        /// What it is worth.
        value: Money,
        /// What it is expected to bring.
        expected: Money,
        /// By how much more it counts, in units of the mean expected value of a lead.
        by: Fixed,
    },
    /// A member joined.
    MemberJoined {
        /// The member.
        member: MemberId,
        /// What it may and can receive.
        profile: Profile,
    },
    /// A member left.
    MemberLeft { /** The member. */ member: MemberId },
    /// A member will be, or is, absent.
    AbsenceReported { /** The member. */ member: MemberId, /** From when until when. */ absence: Absence },
    /// A member is back.
    ReturnReported { /** The member. */ member: MemberId },
    /// A member's weight changed.
    WeightSet { /** The member. */ member: MemberId, /** The weight. */ weight: Weight },
    /// A member's limit changed.
    LimitSet {
        /// The member.
        member: MemberId,
        /// The limit; nothing for that of its channel.
        limit: Option<Count>,
    },
    /// What a member covers changed.
    CoverageSet { /** The member. */ member: MemberId, /** What it covers. */ coverage: Coverage },
    /// A member signed a data-protection agreement.
    AgreementSigned { /** The member. */ member: MemberId, /** The agreement. */ agreement: Agreement },
    /// A member was suspended.
    MemberSuspended { /** The member. */ member: MemberId, /** Why. */ reason: Note },
    /// What a suspended member had undecided was clawed back, and what it earned; the leads are taken back one by one.
    ClawedBack {
        /// The member.
        member: MemberId,
        /// The leads.
        leads: Vec<LeadId>,
        /// From when on points that it earned count no more; nothing if it keeps them.
        points_since: Option<Timestamp>,
        /// The commission; nothing if it keeps it.
        commission: Option<Money>,
    },
    /// A suspended member may receive leads again.
    MemberReinstated { /** The member. */ member: MemberId },
    /// A member that joined is on probation: its points are not asked for yet. A person ends it.
    ProbationBegun { /** The member. */ member: MemberId, /** Until when a person is to decide. */ until: Timestamp },
    /// A member was given another tier of the partner programme.
    TierSet {
        /// The member.
        member: MemberId,
        /// The tier.
        tier: TierId,
        /// What its weight is multiplied by.
        factor: Weight,
        /// How many undecided leads it may have; nothing for as many as before there were tiers.
        queue: Option<Count>,
        /// Why.
        note: Option<Note>,
    },
    /// A member was warned that it may not stay in the partner programme.
    MemberWarned {
        /// The member.
        member: MemberId,
        /// Until when it has time to come back; then a person decides.
        until: Timestamp,
        /// Why.
        note: Option<Note>,
    },
    /// A member was confirmed: it is neither on probation nor warned any more.
    MemberConfirmed { /** The member. */ member: MemberId, /** Why. */ note: Option<Note> },
    /// A new year began in the ledger.
    YearBegun { /** What became of what was owed. */ owed: YearEnd },
    /// The lead was offered to a member.
    Offered {
        /// The lead.
        lead: LeadId,
        /// The member.
        member: MemberId,
        /// Why this one, where a person chose it.
        reason: Option<Note>,
        /// Its temperature at this moment; `hot` marks it for the member.
        temperature: Temperature,
        /// Until when it can be accepted.
        accept_by: Timestamp,
        /// When it expires; fixed at the first hand-over.
        expires: Timestamp,
        /// When its member is warned of that.
        warn_at: Timestamp,
    },
    /// The member accepted: the lead is an opportunity.
    Accepted {
        /// The lead.
        lead: LeadId,
        /// The member.
        member: MemberId,
        /// The stage it stands at.
        stage: StageId,
        /// Until when the member is to speak with the customer.
        contact_by: Option<Timestamp>,
        /// How long it should stay at this stage.
        stay_until: Option<Timestamp>,
    },
    /// The member declined the offer.
    Declined {
        /// The lead.
        lead: LeadId,
        /// The member.
        member: MemberId,
        /// Why.
        reason: ReasonId,
        /// Whether the member gets the lead's share back.
        refunded: bool,
        /// A note.
        note: Option<Note>,
        /// Until when it is to be handed over again, where it is hot.
        hand_over_by: Option<Timestamp>,
    },
    /// The member did not answer in time.
    Lapsed {
        /// The lead.
        lead: LeadId,
        /// The member.
        member: MemberId,
        /// Until when it is to be handed over again, where it is hot.
        hand_over_by: Option<Timestamp>,
    },
    /// The lead was taken back from its member.
    TakenBack {
        /// The lead.
        lead: LeadId,
        /// The member.
        member: MemberId,
        /// Why; nothing where the rules did it.
        reason: Option<ReasonId>,
        /// A note.
        note: Option<Note>,
        /// Until when it is to be handed over again, where it is hot.
        hand_over_by: Option<Timestamp>,
    },
    /// Somebody spoke with the customer.
    Contacted { /** The lead. */ lead: LeadId, /** A note. */ note: Option<Note> },
    /// The opportunity entered a later stage.
    Advanced {
        /// The lead.
        lead: LeadId,
        /// The stage.
        stage: StageId,
        /// How long it should stay.
        stay_until: Option<Timestamp>,
    },
    /// The opportunity fell back to an earlier stage.
    Regressed {
        /// The lead.
        lead: LeadId,
        /// The stage.
        stage: StageId,
        /// How long it should stay.
        stay_until: Option<Timestamp>,
        /// A note.
        note: Option<Note>,
    },
    /// The expected order value was set.
    ValueSet { /** The lead. */ lead: LeadId, /** The value. */ value: Money },
    /// An entry of the opportunity plan was added, or replaced.
    Planned { /** The lead. */ lead: LeadId, /** The entry. */ entry: PlanEntry },
    /// An entry of the opportunity plan was removed.
    Unplanned { /** The lead. */ lead: LeadId, /** Which entry. */ entry: PlanKey },
    /// The customer put us off.
    Deferred {
        /// The lead.
        lead: LeadId,
        /// When to come back.
        until: Timestamp,
        /// Which deferral it is, counted from 1.
        count: Count,
        /// What the customer said.
        note: Option<Note>,
    },
    /// A step of the escalation plan came.
    Escalated {
        /// The lead.
        lead: LeadId,
        /// At which deferral.
        count: Count,
        /// What is to be done.
        action: EscalationAction,
    },
    /// A deferral is over: back to the customer.
    WokeUp { /** The lead. */ lead: LeadId },
    /// The opportunity became a lead again; marketing owns it.
    Demoted {
        /// The lead.
        lead: LeadId,
        /// The member that gave it back.
        member: MemberId,
        /// Why.
        reason: ReasonId,
        /// A note.
        note: Option<Note>,
    },
    /// The opportunity was won.
    Won {
        /// The lead.
        lead: LeadId,
        /// The stage that is entered by winning.
        stage: StageId,
        /// The order value, if it is known.
        value: Option<Money>,
        /// A note.
        note: Option<Note>,
    },
    /// The opportunity was lost.
    Lost {
        /// The lead.
        lead: LeadId,
        /// The stage at which it failed; nothing in an imported history that never names one.
        stage: Option<StageId>,
        /// Why.
        reason: ReasonId,
        /// A note.
        note: Option<Note>,
        /// When it is worth another look.
        resume: Option<Timestamp>,
    },
    /// The lead expired; that is final.
    Expired { /** The lead. */ lead: LeadId },
    /// The lead was none.
    Rejected {
        /// The lead.
        lead: LeadId,
        /// Why.
        reason: ReasonId,
        /// The lead it duplicates.
        duplicate_of: Option<LeadId>,
    },
    /// A due time passed without what it was for.
    DeadlineMissed {
        /// The lead.
        lead: LeadId,
        /// Which due time.
        deadline: DeadlineKind,
        /// When it was.
        due: Timestamp,
        /// The milestone, where it was one.
        milestone: Option<MilestoneId>,
    },
    /// The lead will expire soon; its member sees it coming.
    ExpiryWarned { /** The lead. */ lead: LeadId, /** When. */ expires: Timestamp },
    /// A lost lead is worth another look: capture a new one that names it as predecessor.
    ResumeDue { /** The lead. */ lead: LeadId },
    /// A note was added.
    Noted { /** The lead. */ lead: LeadId, /** The note. */ note: Note },
    /// It was said what the lead was worth to whoever had it.
    Judged {
        /// The lead.
        lead: LeadId,
        /// What it was worth.
        quality: LeadQuality,
        /// A note.
        note: Option<Note>,
    },
    /// The lead's personal data were erased.
    Erased { /** The lead. */ lead: LeadId },
    /// From here on, decisions follow these rules.
    PolicyAdopted {
        /// The tenant's name for the version.
        version: String,
        /// The fingerprint of the rules.
        fingerprint: String,
    },
}
