//! The simulated year: a world in which everything happens that can.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking, and so may its helpers")]

use leadwerk::Error;
use leadwerk::engine::{Engine, Receipt, Record, Request, StayFold};
use leadwerk::lead::{Actor, CommandKind, DeadlineKind, Event, EventKind, Phase};
use leadwerk::pipeline::StageTable;
use leadwerk::simulation::{Year, YearPlan};
use leadwerk::units::{Count, Currency, LeadId, Seed, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

fn plan(seed: i64, leads: u32) -> YearPlan {
    YearPlan { seed: Seed::new(seed).unwrap(), leads: Count::new(leads), ..YearPlan::standard().unwrap() }
}

/// The standard year, lived once for all tests.
struct Lived {
    requests: Vec<Request>,
    answers: Vec<Result<Receipt, Error>>,
    engine: Engine,
}

impl Lived {
    fn live(plan: YearPlan) -> Self {
        let mut year = Year::new(plan).unwrap();
        let (mut requests, mut answers) = (Vec::new(), Vec::new());
        while let Some((request, answer)) = year.step() {
            requests.push(request);
            answers.push(answer);
        }
        Self { requests, answers, engine: year.engine().clone() }
    }

    fn records(&self) -> impl Iterator<Item = &Record> {
        self.answers.iter().flatten().flat_map(|receipt| &receipt.records)
    }

    fn refusals(&self) -> BTreeMap<&'static str, usize> {
        let mut codes = BTreeMap::new();
        for error in self.answers.iter().filter_map(|answer| answer.as_ref().err()) {
            *codes.entry(error.code()).or_insert(0) += 1;
        }
        codes
    }
}

static STANDARD: LazyLock<Lived> = LazyLock::new(|| Lived::live(YearPlan::standard().unwrap()));

#[test]
fn equal_seeds_give_equal_years() {
    let [one, same, other] = [7, 7, 8].map(|seed| Lived::live(plan(seed, 300)));
    assert_eq!(one.requests, same.requests);
    assert_eq!(one.engine.fingerprint(), same.engine.fingerprint());
    assert_ne!(one.requests, other.requests);
    assert_ne!(one.engine.fingerprint(), other.engine.fingerprint());
}

#[test]
fn another_engine_gives_the_same_answers() {
    let year = Year::new(plan(3, 300)).unwrap();
    let mut outer = Engine::new(year.policy().clone()).unwrap();
    let lived = Lived::live(plan(3, 300));
    for (request, answer) in lived.requests.iter().zip(&lived.answers) {
        assert_eq!(&outer.execute(request), answer);
    }
    assert_eq!(outer.fingerprint(), lived.engine.fingerprint());
}

#[test]
fn the_engine_inside_stands_where_the_requests_have_brought_it() {
    let mut year = Year::new(plan(4, 60)).unwrap();
    let mut outer = Engine::new(year.policy().clone()).unwrap();
    let mut steps = 0;
    while let Some(request) = year.next() {
        let _ = outer.execute(&request);
        assert_eq!(outer.sequence(), year.engine().sequence());
        steps += 1;
        if steps % 500 == 0 {
            assert_eq!(outer.fingerprint(), year.engine().fingerprint());
        }
    }
    assert!(steps > 3_000, "{steps}");
}

#[test]
fn replay_and_snapshot_lead_to_the_same_state() {
    let wanted = STANDARD.engine.fingerprint();
    let log: Vec<Record> = STANDARD.records().cloned().collect();
    let policy = STANDARD.engine.rules().policy();
    let (head, tail) = log.split_at(log.len() / 2);
    let half = Engine::replay(policy.clone(), head).unwrap();
    let mut restored = Engine::restore(policy.clone(), &half.snapshot()).unwrap();
    restored.catch_up(tail).unwrap();
    assert_eq!(restored.fingerprint(), wanted);
    assert_eq!(Engine::replay(policy.clone(), &log).unwrap().fingerprint(), wanted);
}

#[test]
fn it_is_a_year_of_the_size_that_was_planned() {
    let came = |kind| STANDARD.records().filter(|record| record.event.kind() == kind).count();
    let (captured, registered) = (came(EventKind::Captured), came(EventKind::DealRegistered));
    let returned =
        STANDARD.records().filter(|record| matches!(&record.event, Event::Captured { predecessor: Some(_), .. }));
    let own = captured + registered - returned.count();
    // A deal that another partner has registered before does not come in.
    assert!((3_540..=3_600).contains(&own), "{own}");
    assert!((60_000..100_000).contains(&STANDARD.requests.len()), "{}", STANDARD.requests.len());
    assert!((330..550).contains(&registered), "{registered}");
    let (first, last) = (STANDARD.requests.first().unwrap(), STANDARD.requests.last().unwrap());
    assert!(last.at.since(first.at) > 360 * 86_400_000 && last.at.since(first.at) < 365 * 86_400_000);
}

#[test]
fn time_never_runs_backwards_and_nothing_leaves_an_end() {
    assert!(STANDARD.requests.is_sorted_by_key(|request| request.at));
    let mut ended = BTreeSet::<LeadId>::new();
    for record in STANDARD.records() {
        let Some(lead) = record.event.lead() else { continue };
        if ended.contains(lead) {
            let afterwards = [EventKind::ResumeDue, EventKind::Erased, EventKind::ConsentWithdrawn, EventKind::Judged];
            assert!(afterwards.contains(&record.event.kind()), "{record:?}");
        }
        let ends = [EventKind::Won, EventKind::Lost, EventKind::Expired, EventKind::Rejected];
        if ends.contains(&record.event.kind()) {
            ended.insert(lead.clone());
        }
    }
    assert!(ended.len() > 2_000);
}

#[test]
fn every_command_is_asked_and_answered() {
    for kind in CommandKind::ALL {
        let asked =
            STANDARD.requests.iter().zip(&STANDARD.answers).filter(|(request, _)| request.command.kind() == *kind);
        let granted = asked.filter(|(_, answer)| answer.is_ok()).count();
        // What happens to a roster is rare: one suspension in a year is more than enough.
        let least = if UNASKED.contains(kind) {
            0
        } else if STAFF.contains(kind) {
            1
        } else {
            5
        };
        assert!(granted >= least, "{kind}: {granted}");
    }
}

/// The company of the year has no partner programme.
const UNASKED: [CommandKind; 3] = [CommandKind::SetTier, CommandKind::Warn, CommandKind::Confirm];

const STAFF: [CommandKind; 7] = [
    CommandKind::BeginYear,
    CommandKind::Leave,
    CommandKind::ReportReturn,
    CommandKind::SetCoverage,
    CommandKind::SetLimit,
    CommandKind::Suspend,
    CommandKind::Reinstate,
];

#[test]
fn everything_happens_that_can() {
    // A policy is adopted by a call of its own, not by a command: a year has one policy. And nobody is ever owed more
    // than the policy allows: that is what the ledger is for. The company has no partner programme.
    let impossible = [
        EventKind::PolicyAdopted,
        EventKind::OwedClamped,
        EventKind::ProbationBegun,
        EventKind::TierSet,
        EventKind::MemberWarned,
        EventKind::MemberConfirmed,
    ];
    let rare = [
        EventKind::YearBegun,
        EventKind::MemberLeft,
        EventKind::ReturnReported,
        EventKind::CoverageSet,
        EventKind::LimitSet,
        EventKind::MemberSuspended,
        EventKind::ClawedBack,
        EventKind::MemberReinstated,
    ];
    for kind in EventKind::ALL {
        let happened = STANDARD.records().filter(|record| record.event.kind() == *kind).count();
        if impossible.contains(kind) {
            assert_eq!(happened, 0, "{kind}");
        } else {
            let least = if rare.contains(kind) { 1 } else { 5 };
            assert!(happened >= least, "{kind}: {happened}");
        }
    }
}

#[test]
fn every_deadline_comes_due() {
    let mut due = BTreeSet::new();
    for record in STANDARD.records() {
        due.extend(match &record.event {
            Event::DeadlineMissed { deadline, .. } => Some(*deadline),
            Event::ConsentLapsed { .. } => Some(DeadlineKind::ConfirmConsent),
            Event::Lapsed { .. } => Some(DeadlineKind::Accept),
            Event::WokeUp { .. } => Some(DeadlineKind::WakeUp),
            Event::ExpiryWarned { .. } => Some(DeadlineKind::ExpiryWarning),
            Event::Expired { .. } => Some(DeadlineKind::Expiry),
            Event::ResumeDue { .. } => Some(DeadlineKind::Resume),
            _ => None,
        });
    }
    // The year asks for no consent to a purpose: its policy names none.
    due.insert(DeadlineKind::ConfirmPurpose);
    let missing: Vec<_> = DeadlineKind::ALL.iter().filter(|kind| !due.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_whole_escalation_plan_is_walked() {
    let counts: BTreeSet<u32> = STANDARD
        .records()
        .filter_map(|record| match &record.event {
            Event::Deferred { count, .. } => Some((*count).into()),
            _ => None,
        })
        .collect();
    assert_eq!(counts, BTreeSet::from([1, 2, 3]));
    assert!(STANDARD.refusals().get("DEFERRAL_REFUSED").is_some_and(|&count| count >= 5));
}

#[test]
fn a_few_per_cent_are_refused_for_many_reasons() {
    let refusals = STANDARD.refusals();
    let (refused, asked) = (refusals.values().sum::<usize>(), STANDARD.requests.len());
    assert!((asked..=8 * asked).contains(&(100 * refused)), "{refused} of {asked}");
    let wanted = [
        "ACCOUNT_PROTECTED",
        "CONSENT_MISSING",
        "CONSENT_TOO_LATE",
        "DEAL_PROTECTED",
        "DEFERRAL_PAST_EXPIRY",
        "DEFERRAL_REFUSED",
        "EMPTY_RATING",
        "GATE_NOT_MET",
        "LEAD_ENDED",
        "LEAD_EXISTS",
        "LEAD_NOT_FOUND",
        "NOTHING_THERE",
        "NOT_ALLOWED",
        "NOT_IN_FUTURE",
        "OFFER_LAPSED",
        "STAGE_IS_WON",
        "STAGE_NOT_AHEAD",
        "STAGE_NOT_BEHIND",
        "UNKNOWN_CHOICE",
        "UNKNOWN_FACT",
        "UNKNOWN_MEDIUM",
        "UNKNOWN_REASON",
        "UNKNOWN_STAGE",
        "WRONG_FACT_KIND",
        "WRONG_PHASE",
    ];
    let missing: Vec<_> = wanted.iter().filter(|code| !refusals.contains_key(*code)).collect();
    assert!(missing.is_empty(), "{missing:?} of {refusals:?}");
}

/// Of the leads of each medium, how many were handed over and how many won.
fn by_medium(lived: &Lived) -> BTreeMap<String, (usize, usize, usize)> {
    let mut media = BTreeMap::<LeadId, String>::new();
    let mut handed = BTreeSet::<LeadId>::new();
    let mut counts = BTreeMap::<String, (usize, usize, usize)>::new();
    for record in lived.records() {
        let count = |lead: &LeadId, counts: &mut BTreeMap<String, (usize, usize, usize)>, won: bool| {
            let entry = counts.entry(media.get(lead).cloned().unwrap_or_default()).or_default();
            if won { entry.2 += 1 } else { entry.1 += 1 }
        };
        match &record.event {
            Event::Captured { lead, medium, .. } | Event::DealRegistered { lead, medium, .. } => {
                counts.entry(medium.to_string()).or_default().0 += 1;
                media.insert(lead.clone(), medium.to_string());
            }
            Event::Accepted { lead, .. } if handed.insert(lead.clone()) => count(lead, &mut counts, false),
            Event::Won { lead, .. } => count(lead, &mut counts, true),
            _ => {}
        }
    }
    counts
}

#[test]
fn deeper_media_bring_more_orders() {
    let counts = by_medium(&STANDARD);
    let share = |medium: &str| {
        let (captured, _, won) = counts[medium];
        won * 10_000 / captured
    };
    let [best, good, middle, low] = ["telemarketing", "trade_fair", "website", "advert"].map(share);
    assert!(best > good && good > middle && middle > low && low > 0, "{counts:?}");
}

/// Whatever a lead ended as, and wherever it was then, the table says the same as the lead itself.
#[test]
fn the_table_says_what_the_leads_say() {
    let table = stage_table(&STANDARD);
    let stood: BTreeSet<_> = STANDARD
        .records()
        .filter_map(|record| match &record.event {
            Event::Accepted { lead, .. } | Event::DealRegistered { lead, .. } => Some(lead),
            _ => None,
        })
        .collect();
    let mut phases = BTreeMap::<Phase, i64>::new();
    for lead in stood {
        *phases.entry(STANDARD.engine.lead(&Actor::System {}, lead).unwrap().phase).or_default() += 1;
    }
    let ends = [Phase::Won, Phase::Lost, Phase::Expired, Phase::Rejected].map(|end| phases.remove(&end).unwrap());
    let row = table.rows.first().unwrap();
    assert_eq!([row.won, row.lost, row.expired, row.rejected], ends);
    assert_eq!(row.undecided, phases.values().sum::<i64>());
    let failed: i64 = table.rows.iter().map(|row| row.failed_here).sum();
    assert_eq!(failed, row.lost + row.expired + row.rejected, "each failed at one stage");
}

fn stage_table(lived: &Lived) -> StageTable {
    let mut stays = StayFold::default();
    lived.records().for_each(|record| stays.fold(record));
    let stages: Vec<_> = lived.engine.rules().stages().iter().map(|stage| stage.id.clone()).collect();
    StageTable::new(&stages, stays.stays(), stays.ends()).unwrap()
}

#[test]
fn the_further_the_likelier() {
    let table = stage_table(&STANDARD);
    let shares: Vec<_> = table.rows.iter().filter_map(|row| row.share_won_of_decided).collect();
    assert_eq!(shares.len(), 6);
    assert!(shares.is_sorted(), "{shares:?}");
    let handed_over = table.rows.first().unwrap();
    let won = handed_over.won * 100 / handed_over.reached;
    assert!((20..=25).contains(&won), "{won} % of {}", handed_over.reached);
    let rejected_or_never_ready = STANDARD.engine.leads().cast_signed() - handed_over.reached;
    let share = rejected_or_never_ready * 100 / STANDARD.engine.leads().cast_signed();
    assert!((35..=45).contains(&share), "{share} %");
    for phase in Phase::ALL {
        assert!(STANDARD.engine.count(*phase) > 0, "{phase}");
    }
}

#[test]
fn small_years_of_many_seeds() {
    for seed in 0..20 {
        let lived = Lived::live(plan(seed, 300));
        assert!(lived.engine.leads() >= 290, "{seed}: {}", lived.engine.leads());
        assert!(lived.requests.is_sorted_by_key(|request| request.at), "{seed}");
    }
    for seed in [0, leadwerk::units::LARGEST] {
        assert!(Lived::live(plan(seed, 1)).engine.leads() <= 8);
    }
}

#[test]
fn a_year_may_begin_at_any_time_and_in_any_currency() {
    for (start, currency) in [("1999-12-31T23:59:59.999Z", "JPY"), ("2024-02-29T12:34:56+09:00", "BHD")] {
        let start = Timestamp::parse(start).unwrap();
        let lived = Lived::live(YearPlan { start, currency: Currency::new(currency).unwrap(), ..plan(1, 100) });
        assert!(lived.requests.first().unwrap().at >= start);
        assert!(lived.engine.count(Phase::Won) > 0);
    }
}

#[test]
fn impossible_years_are_refused() {
    for leads in [0, 1_000_001, u32::MAX] {
        assert_eq!(Year::new(plan(1, leads)).unwrap_err().code(), "LEADS_OUT_OF_RANGE");
    }
    let last = YearPlan { start: Timestamp::MAX, ..plan(1, 1) };
    assert_eq!(Year::new(last).unwrap_err().code(), "TIMESTAMP_OUT_OF_RANGE");
    for seed in [i64::MIN, -1, leadwerk::units::LARGEST + 1] {
        assert_eq!(Seed::new(seed).unwrap_err().code(), "SEED_OUT_OF_RANGE");
    }
}

/// Part time, absences, a joiner, a suspension and full queues: still nobody is ever far from a fair share, and the two
/// channels least of all. The balances say it from inside, the audit from the log alone.
#[test]
fn the_ledger_is_fair_over_the_year() {
    let ledger = STANDARD.engine.ledger(&Actor::System {}).unwrap();
    assert_eq!((ledger.channels.len(), ledger.members.len()), (2, 12));
    let leads = |balance: &leadwerk::distribution::Balance| {
        [balance.leads, balance.cold, balance.warm, balance.hot].map(|figure| f64::from(figure).abs())
    };
    for account in &ledger.members {
        let [all, temperatures @ ..] = leads(&account.owed);
        assert!(all <= 3.0 && temperatures.iter().all(|off| *off <= 4.0), "{account:?}");
    }
    for account in &ledger.channels {
        let [all, temperatures @ ..] = leads(&account.owed);
        assert!(all <= 1.5 && temperatures.iter().all(|off| *off <= 4.0), "{account:?}");
        assert!(account.received.leads() > 600, "{account:?}");
    }
    let mut fold = leadwerk::engine::StreamFold::default();
    STANDARD.records().for_each(|record| fold.fold(record));
    let stream = fold.stream();
    let audit = leadwerk::distribution::audit(
        &fold.rows(),
        &stream.receivers,
        &stream.changes,
        Count::new(200),
        Seed::new(1).unwrap(),
    )
    .unwrap();
    assert_eq!(audit.outside.get(), 0, "whoever received a lead could have it");
    for portion in audit.members.iter().map(|member| &member.portion).chain(audit.channels.iter().map(|c| &c.portion)) {
        let off = f64::from(portion.entitled) - f64::from(portion.received.get());
        assert!(off.abs() <= 4.0, "{off}: {portion:?}");
    }
    assert!(audit.leads.get() > 1_500);
}

/// Each receipt says again who gets the lead, and says why in both languages.
#[test]
fn every_receipt_can_be_replayed() {
    let mut by_hand = 0;
    let choices: Vec<_> = STANDARD.answers.iter().flatten().flat_map(|receipt| &receipt.choices).collect();
    for choice in &choices {
        assert_eq!(choice.replay().as_ref(), Ok(&choice.member));
        by_hand += usize::from(choice.by_hand.is_some());
        for language in [leadwerk::units::Language::English, leadwerk::units::Language::German] {
            assert!(choice.why(language).unwrap().contains(choice.member.as_str()));
        }
    }
    let booked = STANDARD.records().filter(|record| record.event.kind() == EventKind::Distributed).count();
    assert_eq!(choices.len(), booked);
    let reasons = STANDARD.records().filter(|record| matches!(&record.event, Event::Offered { reason: Some(_), .. }));
    assert_eq!(by_hand, reasons.count(), "each with its reason");
    assert!(by_hand > 0 && by_hand < booked);
}

#[test]
fn members_behave_as_they_are_said_to() {
    let mut tally = BTreeMap::<String, [usize; 6]>::new();
    let mut holder = BTreeMap::<LeadId, String>::new();
    for record in STANDARD.records() {
        let (lead, place) = match &record.event {
            Event::Offered { lead, member, .. } => {
                holder.insert(lead.clone(), member.to_string());
                (lead, 0)
            }
            Event::Accepted { lead, .. } => (lead, 1),
            Event::Declined { lead, .. } => (lead, 2),
            Event::Lapsed { lead, .. } => (lead, 3),
            Event::DeadlineMissed { lead, deadline: DeadlineKind::FirstContact, .. } => (lead, 4),
            Event::Won { lead, .. } => (lead, 5),
            _ => continue,
        };
        // Deals of a partner's own were never offered.
        if let Some(member) = holder.get(lead) {
            tally.entry(member.clone()).or_default()[place] += 1;
        }
    }
    assert_eq!(tally.len(), 12);
    let share = |member: &str, part: usize, whole: usize| tally[member][part] * 1_000 / tally[member][whole];
    let first = |part, whole| tally.keys().max_by_key(|member| share(member, part, whole)).unwrap().as_str();
    let last = |part, whole| tally.keys().min_by_key(|member| share(member, part, whole)).unwrap().as_str();
    // One is fast and good, one burns leads, one waits for the hot ones, one does not answer.
    let sum = |place: usize| tally.values().map(|row| row[place]).sum::<usize>();
    let usual = sum(5) * 1_000 / sum(1);
    assert!(share("partner_ahorn", 5, 1) * 100 > usual * 120, "{tally:?}");
    assert_eq!(last(5, 1), "partner_birke", "{tally:?}");
    assert!(share("partner_birke", 5, 1) * 2 < usual, "{tally:?}");
    assert_eq!(
        (first(4, 1), first(2, 0), first(3, 0)),
        ("partner_birke", "partner_eiche", "partner_linde"),
        "{tally:?}"
    );
    assert!(tally["direct_east"][0] < tally["direct_south"][0], "{tally:?}");
}
