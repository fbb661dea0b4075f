//! Who works leads well.

use leadwerk_core::partner::{
    Alarm, DelayLaw, MemberFigures, PartnerRow, PartnerTable, PointsAccount, PointsEntry, Reminder, ResponseRow,
    ResponseTimes, TierCase, TierProposal, WinScore, WinTally, WorkedLead,
};
use leadwerk_core::policy::ProgrammeRule;
use leadwerk_core::units::{Count, Estimate, Language, MemberId, Probability, Timestamp};

functions! {
    /// A partner programme to begin with.
    programme_rule_standard() -> ProgrammeRule { ProgrammeRule::standard() }

    /// Winning is as likely on each day up to the horizon.
    delay_law_uniform(horizon_days: Count) -> DelayLaw { DelayLaw::uniform(horizon_days) }

    /// Winning takes no time: for leads that are all decided.
    delay_law_immediate() -> DelayLaw { Ok(DelayLaw::immediate()) }

    /// How long winning took, as far as it was seen until a time.
    delay_law_of(leads: Vec<WorkedLead>, horizon_days: Count, until: Timestamp) -> DelayLaw {
        DelayLaw::of(&leads, horizon_days, until)
    }

    /// Of the leads that are won, the share that is won by an age in days.
    delay_law_share(delay_law: DelayLaw, age: Estimate) -> Probability { delay_law.share(age) }

    /// How many wins were expected by a time, and how many came.
    win_tally_of(leads: Vec<WorkedLead>, delay: DelayLaw, until: Timestamp) -> WinTally {
        WinTally::of(&leads, &delay, until)
    }

    /// Both together: what one pass over the leads of both gives.
    win_tally_merge(win_tally: WinTally, other: WinTally) -> WinTally { win_tally.merge(&other) }

    /// How likely the true figure is above a score.
    win_score_above(win_score: WinScore, score: Estimate) -> Probability { win_score.above(score) }

    /// How likely the true figure is below a score.
    win_score_below(win_score: WinScore, score: Estimate) -> Probability { win_score.below(score) }

    /// How well each member works its leads, beside what was to be expected of just these.
    partner_table_of(
        leads: Vec<WorkedLead>, delay: DelayLaw, rule: ProgrammeRule, until: Timestamp
    ) -> PartnerTable {
        PartnerTable::of(&leads, &delay, &rule, until)
    }

    /// The members that stand out at a review; of them at most this share are as good as expected, on average.
    partner_table_review(partner_table: PartnerTable, share: Probability) -> Vec<MemberId> {
        Ok(partner_table.review(share))
    }

    /// What the figures of each member say, for people.
    partner_table_sentences(partner_table: PartnerTable, language: Language) -> Vec<String> {
        Ok(partner_table.sentences(language))
    }

    /// What the figures of this member say, for people.
    partner_row_sentences(partner_row: PartnerRow, language: Language) -> Vec<String> {
        Ok(partner_row.sentences(language))
    }

    /// About how many wins must have been expected before a member that wins this many times as often as expected is seen.
    alarm_needed(rate: Estimate, false_alarms: Probability) -> Estimate { Alarm::needed(rate, false_alarms) }

    /// The same leads, their probabilities corrected by what the other members made of such before.
    worked_lead_recalibrated(leads: Vec<WorkedLead>, delay: DelayLaw) -> Vec<WorkedLead> {
        WorkedLead::recalibrated(&leads, &delay)
    }

    /// The points of every member that accepted a lead or has an entry up to a time.
    points_account_of(
        leads: Vec<WorkedLead>, entries: Vec<PointsEntry>, delay: DelayLaw, rule: ProgrammeRule, until: Timestamp
    ) -> Vec<PointsAccount> {
        PointsAccount::of(&leads, &entries, &delay, &rule, until)
    }

    /// What the points come from, for people.
    points_account_sentence(points_account: PointsAccount, language: Language) -> String {
        Ok(points_account.sentence(language))
    }

    /// What the figures of a member propose: one tier up, one down, or none.
    tier_proposal_of(figures: TierCase, rule: ProgrammeRule, now: Timestamp) -> TierProposal {
        TierProposal::of(&figures, &rule, now)
    }

    /// What is proposed, and why, for people.
    tier_proposal_sentences(tier_proposal: TierProposal, language: Language) -> Vec<String> {
        Ok(tier_proposal.sentences(language))
    }

    /// How soon customers are called, and who never is; usually within 24 hours, and up to a limit of 168.
    response_times_of(
        rows: Vec<ResponseRow>, within_hours: Count, limit_hours: Count, until: Timestamp
    ) -> ResponseTimes {
        ResponseTimes::of(&rows, within_hours, limit_hours, until)
    }

    /// How soon customers are called, for people.
    response_times_sentences(response_times: ResponseTimes, language: Language) -> Vec<String> {
        Ok(response_times.sentences(language))
    }

    /// Whom to remind of what; who closes well is left in peace.
    reminder_of(members: Vec<MemberFigures>, rule: ProgrammeRule) -> Vec<Reminder> { Reminder::of(&members, &rule) }

    /// The reminder, as to its member.
    reminder_sentence(reminder: Reminder, language: Language) -> String { Ok(reminder.sentence(language)) }
}
