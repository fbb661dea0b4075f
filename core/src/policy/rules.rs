//! The rules of one tenant, as data: each type is what a person writes in TOML or JSON.

use super::chances::ModelRule;
use super::distribution::DistributionRule;
use super::fact::{Criterion, FactRule, Temperature};
use super::programme::ProgrammeRule;
use super::quality::{DuplicateRule, QualityRule};
use super::quotas::QuotaRule;
use super::returns::MediaRule;
use super::scoring::ScoringRule;
use super::span::{Clock, Day, Span, ZoneName};
use crate::units::{Count, Currency, MediumId, Money, Probability, PurposeId, ReasonId, RoleId, StageId};
use leadwerk_macros::crosses;

/// All rules of one tenant.
///
/// Read it with [`Policy::from_toml`] or [`Policy::from_json`], start from [`Policy::standard`], and look for
/// rules that are allowed but make no sense with [`Policy::check`].
#[crosses(own_json)]
pub struct Policy {
    /// The tenant's name for this version of its rules; every log says under which version it was decided.
    pub version: String,
    /// The currency of all order values.
    pub currency: Currency,
    /// When people work.
    pub calendar: CalendarRule,
    /// The media leads may come from.
    pub media: Vec<MediumId>,
    /// The facts that may be recorded, and their kinds.
    pub facts: Vec<FactRule>,
    /// When a lead may be worked.
    pub consent: ConsentRule,
    /// What makes a lead ready for sales.
    pub qualification: QualificationRule,
    /// How a lead is handed over, and how long each step may take.
    pub handover: HandoverRule,
    /// The stages of the sales pipeline.
    pub pipeline: PipelineRule,
    /// How chances to win are estimated, and what experts expect before there are data; without it, the usual rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chances: Option<ModelRule>,
    /// By which questions leads are scored; without it, they are rated by people alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scoring: Option<ScoringRule>,
    /// How media are compared by what they return, and what practitioners expect of them; without it, the usual rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns: Option<MediaRule>,
    /// What marketing and sales are to reach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<QuotaRule>,
    /// What is asked of contact data; without it, the usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<QualityRule>,
    /// When two leads are taken for one and the same; without it, the usual rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicates: Option<DuplicateRule>,
    /// The partner programme; without it, the usual one where figures are asked for, and no standing on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeRule>,
    /// Who gets a lead.
    #[serde(default, skip_serializing_if = "DistributionRule::is_default")]
    pub distribution: DistributionRule,
    /// What happens when the customer puts us off.
    pub deferral: DeferralRule,
    /// What an opportunity plan holds.
    pub plan: PlanRule,
    /// The reasons that may be given.
    pub reasons: ReasonLists,
    /// Who may do what.
    pub grants: Vec<Grant>,
}

/// When people work.
#[crosses]
pub struct CalendarRule {
    /// The tenant's time zone.
    pub time_zone: ZoneName,
    /// The hours in which people work; a day may have several.
    pub hours: Vec<WorkingHours>,
    /// Days on which nobody works.
    #[serde(default)]
    pub holidays: Vec<Day>,
}

/// Working hours of one day of the week, in local time.
#[crosses]
pub struct WorkingHours {
    /// The day.
    pub day: Weekday,
    /// When work begins.
    pub opens: Clock,
    /// When it ends; `24:00` is midnight.
    pub closes: Clock,
}

/// A day of the week.
#[crosses]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl CalendarRule {
    /// Whether somebody works on a day, given as days since 1970.
    pub(crate) fn works(&self, day: i64) -> bool {
        let weekday = Weekday::ALL.get(usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0));
        let open = self.hours.iter().any(|hours| Some(&hours.day) == weekday);
        open && !self.holidays.iter().any(|holiday| holiday.days() == day)
    }
}

/// When a lead may be worked.
#[crosses]
pub struct ConsentRule {
    /// What is needed.
    pub needed: ConsentNeed,
    /// For which steps.
    #[serde(default)]
    pub steps: Vec<ConsentStep>,
    /// How long a requested consent may be confirmed. Then a lead that marketing has is rejected if what is left is not enough.
    pub confirm_within: Span,
    /// What a withdrawal does to a living lead.
    pub withdrawal: Withdrawal,
    /// The reason for rejection when a consent lapses or is withdrawn, or the lead is erased; one of `reasons.rejection`.
    pub reason: ReasonId,
    /// What else is asked for one by one, beside the consent to be contacted about the request at all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<PurposeRule>,
}

/// A purpose that a contact consents to by itself: a call, a newsletter, being handed to a partner.
#[crosses]
pub struct PurposeRule {
    /// Its id.
    pub id: PurposeId,
    /// What people call it.
    pub name: String,
    /// What is needed for it: given or confirmed.
    pub needed: ConsentNeed,
    /// The steps that may not be done without it. Where there are none, nothing waits for it: the host asks the lead's
    /// view whether it may send a newsletter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ConsentStep>,
}

/// What consent a lead needs.
#[crosses]
pub enum ConsentNeed {
    /// None.
    Unneeded,
    /// Given once.
    Given,
    /// Given and confirmed by the contact (double opt-in).
    Confirmed,
}

/// A step that may need consent.
#[crosses]
pub enum ConsentStep {
    /// Marketing qualifies the lead.
    Qualify,
    /// The lead is handed to a member.
    HandOver,
    /// The member works the lead.
    Work,
}

/// What a withdrawn consent does to a living lead.
#[crosses]
pub enum Withdrawal {
    /// The lead is rejected at once.
    Reject,
    /// The lead stays, but nobody may work it until a consent comes again.
    Block,
}

/// What makes a lead ready for sales.
#[crosses]
pub struct QualificationRule {
    /// The probability from which a lead is hot.
    pub hot_from: Probability,
    /// The probability from which a lead is warm.
    pub warm_from: Probability,
    /// How far beyond a cut a probability must go before the temperature changes again.
    pub hysteresis: Probability,
    /// The temperature from which a lead is ready for sales.
    pub ready_from: Temperature,
    /// Cuts by what a lead is expected to bring, where its order value is known; without them, the probability decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_value: Option<ValueCuts>,
}

/// From which expected value on, the probability times the order value, a lead is warm and hot.
#[crosses]
#[derive(Copy, Eq)]
pub struct ValueCuts {
    /// Hot from here on.
    pub hot_from: Money,
    /// Warm from here on.
    pub warm_from: Money,
}

/// How a lead is handed over, and how long each step may take.
#[crosses]
pub struct HandoverRule {
    /// A hot lead is to be handed over within this time.
    pub hot_within: Span,
    /// A member accepts or declines within this time; then the offer lapses.
    pub accept_within: Span,
    /// The first contact with a hot lead, from acceptance.
    pub contact_hot_within: Span,
    /// The first contact with a warm lead.
    pub contact_warm_within: Span,
    /// The first contact with a cold lead.
    pub contact_cold_within: Span,
    /// What happens when the first contact does not come in time.
    pub missed_contact: MissedContact,
    /// From the first hand-over: then an undecided lead is gone, final, always.
    pub expires_after: Span,
    /// How long before its expiry the member is warned.
    pub warn_before_expiry: Span,
    /// How long a partner's registered deal is protected.
    pub protected_for: Span,
}

/// What happens when the first contact does not come in time.
#[crosses]
pub enum MissedContact {
    /// It is put on record.
    Remind,
    /// The lead is taken back, and offered to another.
    TakeBack,
}

/// The stages of the sales pipeline.
#[crosses]
pub struct PipelineRule {
    /// The stages in order; the last one is entered by winning.
    pub stages: Vec<StageRule>,
    /// Whether a stage may be skipped.
    pub skipping: Skipping,
    /// How often a lead may be demoted.
    pub most_demotions: Count,
}

/// A stage and its gate.
#[crosses]
pub struct StageRule {
    /// Its id.
    pub id: StageId,
    /// What people call it.
    pub name: String,
    /// What must hold to enter it: verifiable facts, all of them.
    #[serde(default)]
    pub gate: Vec<Criterion>,
    /// How long a lead should stay at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_stay: Option<Span>,
}

/// Whether a stage may be skipped.
#[crosses]
pub enum Skipping {
    /// One stage at a time.
    Forbidden,
    /// When the gates of all stages on the way hold.
    WithGates,
    /// When the gate of the stage entered holds.
    Free,
}

/// What happens when the customer puts us off.
#[crosses]
pub struct DeferralRule {
    /// The longest a single deferral may last.
    pub longest: Span,
    /// The escalation plan: what happens at which deferral. Between two steps, a deferral is just counted.
    #[serde(default)]
    pub steps: Vec<EscalationStep>,
}

/// A step of the escalation plan.
#[crosses]
pub struct EscalationStep {
    /// At which deferral, counted from 1.
    pub at: Count,
    /// What is done.
    pub action: EscalationAction,
}

/// What an escalation step does.
#[crosses]
#[derive(Eq)]
pub enum EscalationAction {
    /// The member changes its tone; the text says how.
    Script {
        /// What to say.
        text: String,
    },
    /// The manager is told.
    TellManager {},
    /// This deferral is refused, and every later one: decide.
    Refuse {},
    /// The lead is lost, with this reason.
    Lose {
        /// One of `reasons.lost`.
        reason: ReasonId,
    },
}

/// What an opportunity plan holds.
#[crosses]
pub struct PlanRule {
    /// The roles people at the customer may have.
    pub roles: Vec<RoleId>,
    /// The sections a complete plan has; the completeness is the share of them that are filled.
    pub sections: Vec<PlanSection>,
}

/// A section of the opportunity plan.
#[crosses]
pub enum PlanSection {
    /// The account team.
    Team,
    /// Buying steps and milestones.
    Milestones,
    /// Key people at the customer, one in every role of the policy.
    KeyPeople,
    /// Competitors.
    Competitors,
}

/// The reasons that may be given.
#[crosses]
pub struct ReasonLists {
    /// Why a lead is lost.
    pub lost: Vec<Reason>,
    /// Why a member declines an offer.
    pub decline: Vec<DeclineReason>,
    /// Why a lead is rejected.
    pub rejection: Vec<Reason>,
    /// Why an opportunity goes back to marketing.
    pub demotion: Vec<Reason>,
    /// Why a lead is taken back from a member.
    pub take_back: Vec<Reason>,
}

/// A reason.
#[crosses]
pub struct Reason {
    /// Its id.
    pub id: ReasonId,
    /// What people call it.
    pub name: String,
}

/// A reason to decline an offer.
#[crosses]
pub struct DeclineReason {
    /// Its id.
    pub id: ReasonId,
    /// What people call it.
    pub name: String,
    /// Whether the member gets the lead's share back in the ledger.
    pub refunded: bool,
}

/// What a role may do.
#[crosses]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Its rights.
    pub rights: Vec<Right>,
}

/// In which role somebody acts.
#[crosses]
pub enum Role {
    /// The host itself: its clock, its imports.
    System,
    /// Marketing, the owner of a lead until it is offered.
    Marketing,
    /// A sales or channel manager.
    Manager,
    /// A member; it sees and touches its own leads alone.
    Member,
    /// The contact itself, for its own lead alone.
    Contact,
}

/// Something that may be done.
#[crosses]
pub enum Right {
    /// Capture a lead.
    Capture,
    /// Register a deal.
    Register,
    /// Request, confirm and withdraw consent.
    Consent,
    /// Work a lead before the hand-over: qualify, rate, record facts and findings.
    Qualify,
    /// Hand a lead over, and take it back.
    Distribute,
    /// Accept and decline offers.
    Receive,
    /// Work an opportunity: contacts, stages, facts, plan, deferrals, notes.
    Work,
    /// Decide an opportunity: win, lose, demote.
    Decide,
    /// Reject a lead.
    Reject,
    /// Erase a lead's personal data.
    Erase,
    /// Let time pass.
    Tick,
    /// Adopt a new policy.
    Administer,
    /// Let members join and leave, and change what they may receive.
    Staff,
}
