//! The partner programme in a company that lives: what is decided, and what the log says of members afterwards.

use crate::common::at;
use crate::company::{Company, HOUR, SYSTEM, member, note, policy};
use leadwerk::distribution::MemberStanding;
use leadwerk::engine::{Engine, PartnerFold, Request};
use leadwerk::lead::{Actor, Command, Event};
use leadwerk::partner::{DelayLaw, Fate, PointsAccount, PointsCause, ResponseTimes};
use leadwerk::policy::{FactValue, MissedContact, Policy, ProcessKind, ProgrammeRule, Span, Temperature};
use leadwerk::simulation::{Year, YearPlan};
use leadwerk::units::{Count, Error, FactId, LeadId, MemberId, Money, ReasonId, TierId, Timestamp};

fn programme() -> ProgrammeRule {
    ProgrammeRule::standard().unwrap()
}

/// Members are to call within a day, or lose the lead; two members.
fn company() -> Company {
    let mut policy = Policy { programme: Some(programme()), ..policy() };
    policy.handover.contact_warm_within = Span::parse("24 hours").unwrap();
    policy.handover.missed_contact = MissedContact::TakeBack;
    let mut company = Company::under(policy, &["Ada", "Ben"]);
    company.engine.retain_log(true);
    company
}

fn folded(company: &Company) -> PartnerFold {
    let mut fold = PartnerFold::default();
    fold.fold_all(company.engine.log());
    fold
}

/// A lead that Ada has accepted.
fn accepted(company: &mut Company) -> LeadId {
    let lead = company.ready(Temperature::Warm, 1_000);
    company.hand(&lead, "Ada").unwrap();
    company.accept(&lead);
    lead
}

fn by(company: &mut Company, who: &str, command: Command) -> Result<(), Error> {
    let actor = Actor::Member { member: member(who) };
    company.engine.execute(&Request { at: at(company.now), actor, command }).map(drop)
}

fn fates(fold: &PartnerFold) -> Vec<Fate> {
    fold.worked().iter().map(|lead| lead.fate).collect()
}

#[test]
fn silence_is_a_loss_and_a_recall_is_none() {
    let mut company = company();
    let silent = accepted(&mut company);
    company.now += 25 * HOUR;
    company.engine.tick(at(company.now)).unwrap();
    assert_eq!(company.holder(&silent), None, "nobody called, so it was taken back");
    let missed = at(company.now);
    assert_eq!(fates(&folded(&company)), [Fate::Lost { at: missed }]);
    // One that is called is recalled where Ada leaves; one that waits for its call, too: there was time left.
    let called = accepted(&mut company);
    by(&mut company, "Ada", Command::RecordContact { lead: called.clone(), note: None }).unwrap();
    let waits = accepted(&mut company);
    company.now += HOUR;
    company.ask(Command::Leave { member: member("Ada") });
    let left = at(company.now);
    let fold = folded(&company);
    assert_eq!(fates(&fold), [Fate::Lost { at: missed }, Fate::Recalled { at: left }, Fate::Recalled { at: left }]);
    let rows = fold.responses();
    let excused: Vec<_> = rows.iter().map(|row| (row.lead.clone(), row.contacted.is_some(), row.excused)).collect();
    assert_eq!(excused, [(silent, false, false), (called, true, true), (waits, false, true)]);
    let times = ResponseTimes::of(&rows, Count::new(24), Count::new(168), left).unwrap();
    assert_eq!((times.total.never.get(), times.total.contacted.get(), times.total.in_time.get()), (1, 1, 1));
}

#[test]
fn giving_back_is_a_loss_for_whoever_gave_it_back() {
    let mut company = company();
    let lead = accepted(&mut company);
    company.now += HOUR;
    let reason = ReasonId::new(company.engine.policy().reasons.demotion[0].id.as_str()).unwrap();
    by(&mut company, "Ada", Command::Demote { lead: lead.clone(), reason, note: None }).unwrap();
    let given_back = at(company.now);
    company.now += HOUR;
    company.rate(&lead, Temperature::Warm);
    company.hand(&lead, "Ben").unwrap();
    company.accept(&lead);
    company.now += HOUR;
    by(&mut company, "Ben", Command::RecordContact { lead: lead.clone(), note: None }).unwrap();
    lose(&mut company, "Ben", lead.clone());
    let fold = folded(&company);
    assert_eq!(fates(&fold), [Fate::Lost { at: given_back }, Fate::Lost { at: at(company.now) }]);
    let members: Vec<_> = fold.worked().into_iter().map(|lead| lead.member).collect();
    assert_eq!(members, [member("Ada"), member("Ben")]);
    // Nobody accepts in a member's name here: the system did, and it counts for the member all the same.
    let points = fold.points(&programme()).unwrap();
    let of = |name: &str, kind| {
        let own = points.iter().filter(|entry| entry.member == member(name));
        own.filter(|entry| entry.cause == PointsCause::Process { kind }).count()
    };
    use ProcessKind::{AnsweredInTime, ContactedInTime, Decided};
    assert_eq!([of("Ada", AnsweredInTime), of("Ada", ContactedInTime), of("Ada", Decided)], [1, 0, 1]);
    assert_eq!([of("Ben", AnsweredInTime), of("Ben", ContactedInTime), of("Ben", Decided)], [1, 1, 1]);
}

fn lose(company: &mut Company, who: &str, lead: LeadId) {
    let reason = ReasonId::new(company.engine.policy().reasons.lost[0].id.as_str()).unwrap();
    by(company, who, Command::Lose { lead, reason, note: None, resume: None }).unwrap();
}

/// Ada loses a lead, does much right since, and sells a list of addresses: what she earned since is gone, what she lost is
/// not; and a second breach takes nothing twice.
#[test]
fn a_breach_takes_back_what_was_earned() {
    let mut company = company();
    let first = accepted(&mut company);
    by(&mut company, "Ada", Command::RecordContact { lead: first.clone(), note: None }).unwrap();
    lose(&mut company, "Ada", first);
    company.now += HOUR;
    let since = at(company.now);
    let second = accepted(&mut company);
    let fact = FactId::new("authority").unwrap();
    let value = FactValue::Flag { value: true };
    by(&mut company, "Ada", Command::RecordFact { lead: second.clone(), fact: fact.clone(), value }).unwrap();
    company.ask(Command::VerifyFact { lead: second.clone(), fact });
    by(&mut company, "Ada", Command::RecordContact { lead: second, note: None }).unwrap();
    let third = accepted(&mut company);
    lose(&mut company, "Ada", third);
    company.now += HOUR;

    let account = |company: &Company| {
        let accounts = accounts(&folded(company), at(company.now));
        accounts.into_iter().find(|account| account.member == member("Ada")).unwrap()
    };
    let before = account(&company);
    let suspend = Command::Suspend {
        member: member("Ada"),
        reason: note("a list was sold"),
        points_since: Some(since),
        commission: Some(Money::new(25_000, "EUR").unwrap()),
    };
    company.ask(suspend.clone());
    let after = account(&company);
    assert_eq!(before.selling, after.selling, "what was expected stays so, and nothing was won");
    // The first lead alone earned what stays: an answer, a contact and a decision; an hour hardly counts.
    let points = |account: &PointsAccount| (account.process.millionths() + 500_000) / 1_000_000;
    assert_eq!(points(&after), 4, "1 + 2 + 1");
    assert_eq!(points(&before), 12, "beside it 1 + 3 + 2 for the second, 1 + 1 for the third");
    company.ask(Command::Reinstate { member: member("Ada") });
    company.now += HOUR;
    company.ask(suspend);
    assert_eq!(points(&account(&company)), 4);
}

fn accounts(fold: &PartnerFold, now: Timestamp) -> Vec<PointsAccount> {
    let (rule, delay) = (programme(), DelayLaw::uniform(Count::new(180)).unwrap());
    PointsAccount::of(&fold.worked(), &fold.points(&rule).unwrap(), &delay, &rule, now).unwrap()
}

/// Nothing but a person changes a standing: neither time nor what a member does.
#[test]
fn nothing_is_automatic() {
    let mut company = company();
    let begun = company.engine.roster(&SYSTEM).unwrap()[0].standing;
    assert!(matches!(begun, MemberStanding::Probation { .. }));
    for _ in 0..5 {
        let lead = company.ready(Temperature::Warm, 1_000);
        company.hand(&lead, "Ada").unwrap();
        company.now += 400 * 24 * HOUR;
        company.engine.tick(at(company.now)).unwrap();
    }
    assert_eq!(company.engine.roster(&SYSTEM).unwrap()[0].standing, begun);
}

/// A snapshot keeps tier and standing; and so does a replay under rules without any programme.
#[test]
fn standings_are_in_the_log_and_in_snapshots() {
    let mut company = company();
    company.ask(Command::SetTier { member: member("Ada"), tier: TierId::new("premium").unwrap(), note: None });
    company.ask(Command::Warn { member: member("Ben"), note: Some(note("eight leads never called")) });
    let roster = company.engine.roster(&SYSTEM).unwrap();
    let restored = Engine::restore(policy(), &company.engine.snapshot()).unwrap();
    assert_eq!((restored.roster(&SYSTEM).unwrap(), restored.fingerprint()), (roster, company.engine.fingerprint()));
    // Another standing is another state.
    company.ask(Command::Confirm { member: member("Ben"), note: None });
    assert_ne!(restored.fingerprint(), company.engine.fingerprint());
}

/// In a year each acceptance is one row, each end one outcome, and nothing is counted twice.
#[test]
fn a_year_is_folded_whole() {
    let mut year = Year::new(YearPlan::standard().unwrap()).unwrap();
    let (mut fold, mut accepted, mut won, mut last) = (PartnerFold::default(), 0, 0, at(0));
    let (mut registered, mut registered_wins) = (std::collections::BTreeSet::new(), 0);
    let mut winners: std::collections::BTreeMap<LeadId, MemberId> = std::collections::BTreeMap::new();
    while let Some((_, answer)) = year.step() {
        for record in answer.iter().flat_map(|receipt| &receipt.records) {
            fold.fold(record);
            last = record.at;
            match &record.event {
                Event::Accepted { lead, member, .. } => {
                    accepted += 1;
                    winners.insert(lead.clone(), member.clone());
                }
                Event::DealRegistered { lead, .. } => drop(registered.insert(lead.clone())),
                Event::Won { lead, .. } if winners.contains_key(lead) => won += 1,
                Event::Won { lead, .. } if registered.contains(lead) => registered_wins += 1,
                _ => {}
            }
        }
    }
    let worked = fold.worked();
    assert_eq!(worked.len() + fold.unrated().get() as usize, accepted);
    assert_eq!(worked.iter().filter(|lead| matches!(lead.fate, Fate::Won { .. })).count(), won);
    assert_eq!(fold.responses().len(), accepted);
    let points = fold.points(&programme()).unwrap();
    let ended = worked.iter().filter(|lead| matches!(lead.fate, Fate::Won { .. } | Fate::Lost { .. })).count();
    let registered = points.iter().filter(|entry| entry.cause == PointsCause::RegisteredWin {}).count();
    assert_eq!((registered, registered > 0), (registered_wins, true));
    let verified =
        points.iter().filter(|entry| entry.cause == PointsCause::Process { kind: ProcessKind::DataVerified });
    println!("{accepted} accepted, {won} won, {ended} ended, {} facts verified by others", verified.count());
    let accounts = accounts(&fold, last);
    accounts.iter().for_each(|account| println!("{}: {} points", account.member, account.points));
    assert!(won > 100 && accounts.len() > 5);
}
