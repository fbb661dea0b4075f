//! Points, tiers, response times, reminders.

use super::*;
use crate::partner::{
    AlarmLevel, MemberFigures, PointsAccount, PointsCause, PointsEntry, Reminder, ReminderKind, ResponseRow,
    ResponseTimes, TierCase, TierProposal, TierReason, TierStep, WinScore,
};
use crate::policy::ProcessKind;
use crate::units::{Decimal, Language, MediumId, Money, TierId};

fn entry(at: f64, cause: PointsCause) -> PointsEntry {
    PointsEntry { member: MemberId::new("A").unwrap(), lead: None, at: day(at), cause }
}

fn account(leads: &[WorkedLead], entries: &[PointsEntry], until: f64) -> PointsAccount {
    let delay = DelayLaw::uniform(Count::new(100)).unwrap();
    PointsAccount::of(leads, entries, &delay, &rule(), day(until)).unwrap().remove(0)
}

fn points(account: &PointsAccount) -> [f64; 3] {
    [account.points, account.selling, account.process_counted].map(f64::from)
}

#[test]
fn points_by_hand() {
    let at_once = |leads: &[WorkedLead], entries: &[PointsEntry], until: f64| {
        PointsAccount::of(leads, entries, &DelayLaw::immediate(), &rule(), day(until)).unwrap().remove(0)
    };
    let (win, loss) = (lead("A", 1, 0.0, 0.2, won(0.0)), lead("A", 2, 0.0, 0.2, lost(0.0)));
    let process = entry(0.0, PointsCause::Process { kind: ProcessKind::ContactedInTime });
    let both = [win.clone(), loss];
    assert_eq!(points(&at_once(&both, std::slice::from_ref(&process), 0.0)), [62.0, 60.0, 2.0]);
    // Half after a year, a quarter after two; what has not happened yet does not count.
    assert_eq!(points(&at_once(&both, &[], 365.0)), [30.0, 30.0, 0.0]);
    assert_eq!(points(&at_once(&[win.clone(), lead("A", 3, 800.0, 0.2, lost(800.0))], &[], 730.0)), [20.0, 20.0, 0.0]);
    // Diligence without a win counts nothing, and at most two thirds of what wins earn: 40 % of both.
    let diligent: Vec<_> = (0..100).map(|_| process.clone()).collect();
    let without = at_once(&[], &diligent, 0.0);
    assert_eq!((points(&without), f64::from(without.process), without.enough), ([0.0, 0.0, 0.0], 200.0, true));
    let with = at_once(&[win], &diligent, 0.0);
    assert_eq!(points(&with), [146.667, 80.0, 66.667]);
    assert!(with.sentence(Language::English).contains("200.0 were earned"));
    let lost = |count| -> Vec<_> { (0..count).map(|number| lead("A", number, 0.0, 0.2, lost(0.0))).collect() };
    assert!(at_once(&lost(12), &[], 0.0).enough && !at_once(&lost(13), &[], 0.0).enough);
}

/// A lead costs little by little, as its age makes a win more likely to have come, whether it was lost meanwhile or not.
#[test]
fn what_was_expected_is_booked_as_time_goes_by() {
    let (open, lost) = (lead("A", 1, 0.0, 0.5, Fate::Open {}), lead("A", 1, 0.0, 0.5, lost(10.0)));
    // After 50 days a quarter: −ln(1 − 0.25) wins of 100 points, less what eight weeks of fading take, 4.6 % of the half.
    let at_half = f64::from(account(std::slice::from_ref(&open), &[], 50.0).expected);
    let due = -100.0 * f64::ln(0.75);
    assert!(at_half < due && at_half > 0.95 * due, "{at_half} of {due}");
    assert_eq!(account(std::slice::from_ref(&open), &[], 50.0), account(&[lost], &[], 50.0));
    // Nothing more after the horizon: it only fades.
    let [end, later] = [100.0, 465.0].map(|until| f64::from(account(std::slice::from_ref(&open), &[], until).expected));
    assert!((later - end / 2.0).abs() < 1e-2, "{later} of {end}");
    // Won: nothing more is expected from then on.
    let won = lead("A", 1, 0.0, 0.5, won(50.0));
    assert!((f64::from(account(&[won], &[], 50.0).selling) - (100.0 - at_half)).abs() < 1e-3);
}

/// Taken back a year later, a win counts as if it had never been: today and ever after. What was expected stays so.
#[test]
fn claw_backs_undo() {
    let claw = PointsCause::ClawBack {
        earned: day(10.0),
        selling: Decimal::whole(100).unwrap(),
        process: Decimal::whole(2).unwrap(),
    };
    let process = entry(10.0, PointsCause::Process { kind: ProcessKind::ContactedInTime });
    let (win, loss) = (lead("A", 1, 0.0, 0.2, won(10.0)), lead("A", 1, 0.0, 0.2, Fate::Recalled { at: day(10.0) }));
    let entries = [process, entry(375.0, claw)];
    for until in [375.0, 500.0, 2_000.0] {
        assert_eq!(
            account(std::slice::from_ref(&win), &entries, until),
            account(std::slice::from_ref(&loss), &[], until)
        );
    }
    assert!(points(&account(&[win], &entries, 374.0))[0] > 40.0);
    let early = entry(9.0, claw);
    let refused = PointsAccount::of(&[], &[early], &DelayLaw::immediate(), &rule(), day(20.0)).unwrap_err();
    assert_eq!(refused.code(), "SPELL_REVERSED");
}

/// A deal that the member registered itself earns what the rule says, and nothing where it says nothing.
#[test]
fn registered_deals() {
    let win = [entry(0.0, PointsCause::RegisteredWin {})];
    let mut rule = rule();
    let of = |rule: &_| PointsAccount::of(&[], &win, &DelayLaw::immediate(), rule, day(365.0)).unwrap().remove(0);
    assert_eq!(points(&of(&rule)), [0.0; 3]);
    rule.points.registered_win = Decimal::whole(30).ok();
    assert_eq!(points(&of(&rule)), [15.0, 15.0, 0.0]);
}

fn case(tier: &str, wins: f64, expected: f64) -> TierCase {
    let rate = |figure: f64| Estimate::new(figure).unwrap();
    let zero = Estimate::ZERO;
    let score = WinScore { score: zero, low: zero, high: zero, wins: rate(wins), expected: rate(expected) };
    TierCase {
        tier: TierId::new(tier).unwrap(),
        since: day(0.0),
        score: Some(score),
        expected: Decimal::whole(20).unwrap(),
        turnover: None,
        alarm: AlarmLevel::Quiet,
    }
}

fn proposed(case: &TierCase, now: f64) -> (TierStep, String, Vec<TierReason>) {
    let proposal = TierProposal::of(case, &rule(), day(now)).unwrap();
    assert_eq!(proposal.sentences(Language::German).len(), 1 + proposal.reasons.len());
    (proposal.step, proposal.tier.to_string(), proposal.reasons)
}

#[test]
fn tiers_go_up_and_down_with_care() {
    let say = |step, tier: &str, reason| (step, tier.to_owned(), vec![reason]);
    // 60 wins of 40: surely above 110. 50 of 40: not surely.
    assert_eq!(proposed(&case("partner", 60.0, 40.0), 91.0), say(TierStep::Promote, "premium", TierReason::ScoreAbove));
    assert_eq!(proposed(&case("partner", 46.0, 40.0), 91.0), say(TierStep::Stay, "partner", TierReason::ScoreNotAbove));
    assert_eq!(proposed(&case("partner", 60.0, 40.0), 90.9), say(TierStep::Stay, "partner", TierReason::TooSoon));
    // Between the limits nobody moves, from whichever side it came.
    assert_eq!(proposed(&case("premium", 41.0, 40.0), 91.0), say(TierStep::Stay, "premium", TierReason::Highest));
    assert_eq!(proposed(&case("premium", 30.0, 40.0), 91.0), say(TierStep::Demote, "partner", TierReason::ScoreBelow));
    // Red asks a person and takes nothing away; amber only holds back.
    let alarmed = |alarm, tier, wins| TierCase { alarm, ..case(tier, wins, 40.0) };
    let red = say(TierStep::Review, "premium", TierReason::RedAlarm);
    assert_eq!(proposed(&alarmed(AlarmLevel::Red, "premium", 5.0), 91.0), red);
    let amber = say(TierStep::Stay, "partner", TierReason::AmberAlarm);
    assert_eq!(proposed(&alarmed(AlarmLevel::Amber, "partner", 60.0), 91.0), amber);
    let little = TierCase { expected: Decimal::whole(2).unwrap(), ..case("partner", 60.0, 40.0) };
    assert_eq!(proposed(&little, 91.0), say(TierStep::Stay, "partner", TierReason::TooLittle));
    let refused = TierProposal::of(&case("gold", 1.0, 1.0), &rule(), day(0.0)).unwrap_err();
    assert_eq!(refused.code(), "UNKNOWN_NAME");
}

#[test]
fn turnover_counts_beside_the_score() {
    let euro = |minor| Some(Money::new(minor, "EUR").unwrap());
    let mut rule = rule();
    (rule.tiers[1].promote_turnover, rule.tiers[1].demote_turnover) = (euro(1_000), euro(800));
    let of = |tier, wins, turnover| {
        let case = TierCase { turnover, ..case(tier, wins, 40.0) };
        let proposal = TierProposal::of(&case, &rule, day(91.0)).unwrap();
        (proposal.step, proposal.reasons)
    };
    let both = vec![TierReason::ScoreAbove, TierReason::TurnoverReached];
    assert_eq!(of("partner", 60.0, euro(1_000)), (TierStep::Promote, both));
    assert_eq!(of("partner", 60.0, euro(999)), (TierStep::Stay, vec![TierReason::TurnoverNotReached]));
    assert_eq!(of("partner", 60.0, None), (TierStep::Stay, vec![TierReason::TurnoverNotReached]));
    assert_eq!(of("premium", 60.0, euro(900)), (TierStep::Stay, vec![TierReason::Highest]));
    assert_eq!(of("premium", 60.0, euro(799)), (TierStep::Demote, vec![TierReason::TurnoverBelow]));
    let yen = TierCase { turnover: Some(Money::new(1, "JPY").unwrap()), ..case("partner", 60.0, 40.0) };
    assert_eq!(TierProposal::of(&yen, &rule, day(91.0)).unwrap_err().code(), "CURRENCY_MISMATCH");
}

fn response(member: &str, number: usize, contacted: Option<f64>, ended: Option<f64>) -> ResponseRow {
    ResponseRow {
        lead: LeadId::new(format!("L{number}")).unwrap(),
        member: MemberId::new(member).unwrap(),
        medium: MediumId::new("event").ok(),
        at: day(0.0),
        due: Some(day(1.0)),
        contacted: contacted.map(day),
        ended: ended.map(day),
        excused: false,
    }
}

/// Four leads by hand: called after half a day and after two, waiting since three, ended uncalled after one.
#[test]
fn response_times_by_hand() {
    let mut rows = vec![
        response("A", 1, Some(0.5), None),
        response("A", 2, Some(2.0), Some(2.5)),
        response("B", 3, None, None),
        response("B", 4, None, Some(1.0)),
    ];
    let of = |rows: &[ResponseRow]| ResponseTimes::of(rows, Count::new(24), Count::new(96), day(3.0)).unwrap();
    let times = of(&rows);
    let total = &times.total;
    let counts = [total.leads, total.contacted, total.waiting, total.never, total.in_time, total.late];
    assert_eq!(counts.map(Count::get), [4, 2, 1, 1, 1, 3]);
    assert_eq!((total.share_in_time, total.share_never), (Some(share(0.25)), Some(share(0.25))));
    assert_eq!(total.within.unwrap().value.get(), 0.25);
    // 12 hours for one, 48 for another; the last two are at risk throughout: 96 each, of four.
    assert_eq!(total.mean_hours.unwrap().value.get(), (12.0 + 48.0 + 96.0 + 96.0) / 4.0);
    assert_eq!(total.untouched.unwrap().value.get(), 0.5);
    let names: Vec<_> = times.members.iter().chain(&times.media).map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["A", "B", "event"]);
    assert_eq!(times.sentences(Language::English).len(), 3);
    // Taken back for another reason, it might have been called: half a day counts, and no more.
    rows[3].excused = true;
    rows[3].ended = Some(day(0.75));
    let excused = of(&rows).total;
    assert_eq!((excused.never.get(), excused.late.get()), (0, 2));
    assert!((excused.untouched.unwrap().value.get() - 0.75 * 0.5).abs() < 1e-12);
    // Who comes later is not known yet; an empty week is no error.
    rows[0].at = day(9.0);
    rows[0].contacted = None;
    assert_eq!(of(&rows).total.leads.get(), 3);
    let none = of(&[]);
    assert!(none.total.within.is_none() && none.members.is_empty());
    assert_eq!(none.sentences(Language::German), ["Kein Lead."]);
    let reversed = [response("A", 1, Some(-1.0), None)];
    let refused = ResponseTimes::of(&reversed, Count::new(24), Count::new(96), day(3.0)).unwrap_err();
    assert_eq!(refused.code(), "SPELL_REVERSED");
}

#[test]
fn who_closes_well_is_left_in_peace() {
    let figures = |member: &str, wins, alarm| MemberFigures {
        member: MemberId::new(member).unwrap(),
        expiring: Count::new(1),
        late: Count::new(2),
        due: Count::new(3),
        share_in_time: Some(share(0.5)),
        score: case("partner", wins, 40.0).score,
        alarm,
    };
    let members = [figures("slow", 30.0, AlarmLevel::Amber), figures("good", 60.0, AlarmLevel::Quiet)];
    let reminders = Reminder::of(&members, &rule()).unwrap();
    let said: Vec<_> = reminders.iter().map(|one| (one.member.as_str(), one.about, one.number.get())).collect();
    let wanted = [
        ("good", ReminderKind::Expiring, 1),
        ("slow", ReminderKind::Expiring, 1),
        ("slow", ReminderKind::Talk, 0),
        ("slow", ReminderKind::FirstContact, 2),
    ];
    assert_eq!(said, wanted);
    assert_eq!(reminders[3].sentence(Language::German), "2 Kunden warten auf den ersten Anruf.");
}
