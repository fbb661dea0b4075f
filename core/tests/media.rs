//! Media and raters in a log: a small one by hand, and the simulated year.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking, and so may its helpers")]

mod common;

use common::{at, lead_id, manager};
use leadwerk::engine::{Engine, MediumFold, RatingFold, Request};
use leadwerk::lead::{Actor, Command};
use leadwerk::policy::{LeadQuality, MediaRule, Policy};
use leadwerk::scoring::{
    MediaBy, MediaMix, MediaRanking, MediaReturns, MediumCost, MediumLead, MediumRow, RaterOptions, RaterTable,
    RaterVerdict,
};
use leadwerk::simulation::{Year, YearPlan};
use leadwerk::units::{Count, Currency, FactId, Language, MediumId, Money, PersonId, Probability};

fn euro() -> Currency {
    Currency::new("EUR").unwrap()
}

/// A year of the simulated company, folded.
fn year() -> (MediumFold, RatingFold) {
    let mut year = Year::new(YearPlan::standard().unwrap()).unwrap();
    let (mut media, mut ratings) = (MediumFold::by(Some(FactId::new("product").unwrap())), RatingFold::default());
    while let Some((_, answer)) = year.step() {
        for record in answer.iter().flat_map(|receipt| &receipt.records) {
            media.fold(record);
            ratings.fold(record);
        }
    }
    (media, ratings)
}

#[test]
fn a_year_tells_media_apart() {
    let (fold, ratings) = year();
    let rows = fold.rows(euro(), Count::new(30)).unwrap();
    let rule = MediaRule { draws: Count::new(500), ..MediaRule::standard().unwrap() };
    // Each medium's leads cost as much in every period.
    let cost = |row: &MediumRow| {
        let each = if row.medium.as_str() == "advert" { 40_000 } else { 60_000 };
        let cost = Money::new(each * i64::from(row.leads.get()), "EUR").unwrap();
        let MediumRow { medium, campaign, product, period, period_days, .. } = row.clone();
        MediumCost { medium, campaign, product, period, period_days, cost, margin: None }
    };
    let costs: Vec<_> = rows.iter().filter(|row| row.medium.as_str() != "referral").map(cost).collect();
    let returns = MediaReturns::of(&rows, &costs, MediaBy::Medium, euro(), &rule).unwrap();
    let row = |name: &str| returns.rows.iter().find(|row| row.medium.as_ref().unwrap().as_str() == name).unwrap();
    assert!((3_540..3_900).contains(&returns.total.leads.get()), "{}", returns.total.leads);
    assert_eq!(returns.rows.iter().map(|row| row.leads.get()).sum::<u32>(), returns.total.leads.get());
    assert!(
        row("telemarketing").won_share > row("website").won_share && row("website").won_share > row("advert").won_share
    );
    assert!(returns.rows.iter().all(|row| row.qualified <= row.leads && row.wins <= row.qualified));
    assert!(row("advert").judged.get() > 20 && row("telemarketing").quality > row("advert").quality);
    let ranking = MediaRanking::of(&rows, &costs, MediaBy::Medium, euro(), &rule).unwrap();
    assert_eq!(ranking.unranked.iter().map(|row| row.medium.as_str()).collect::<Vec<_>>(), ["referral"]);
    let sum: u32 = ranking.ranked.iter().map(|row| row.best.ppm()).sum();
    assert!((999_990..=1_000_010).contains(&sum), "{sum}");
    assert!(["telemarketing", "partner", "event", "trade_fair"].contains(&ranking.ranked[0].medium.as_str()));
    let campaigns = MediaReturns::of(&rows, &costs, MediaBy::Campaign, euro(), &rule).unwrap();
    assert!(campaigns.rows.len() > returns.rows.len() && campaigns.total == returns.total);
    let mix = MediaMix::of(&fold.leads(), MediaBy::Medium, rule.interval).unwrap();
    let observed: u32 = mix.rows.iter().map(|row| row.observed.get()).sum();
    assert!(observed > 100 && mix.left_out.get() > 0, "{observed}");
    for line in ranking.sentences(Language::English).iter().chain(&mix.sentences(Language::German)) {
        println!("{line}");
    }

    let ratings = ratings.ratings();
    let assumed = Policy::standard(euro()).distribution.assumed;
    let table = RaterTable::of(&ratings, &RaterOptions { assumed, least: None, interval: None }).unwrap();
    assert!(ratings.len() > 500 && !table.raters.is_empty(), "{}", ratings.len());
    println!("{:?}", table.sentences(Language::English));
}

/// A lead that a member has ends within 180 days; few go back and begin anew.
#[test]
fn leads_that_had_their_time_tell_what_young_ones_do_not() {
    let (fold, ratings) = year();
    let leads = fold.leads();
    let last = leads.iter().map(|lead| lead.captured).max().unwrap();
    let expires = 180 * 86_400_000;
    let ripe = fold.decided_until(last.plus(-expires).unwrap());
    assert!(ripe.len() > 1_000 && ripe.len() < leads.len(), "{}", ripe.len());
    let open = |leads: &[MediumLead]| leads.iter().filter(|lead| lead.won.is_none()).count();
    println!("open: {} of {} ripe ones, {} of {}", open(&ripe), ripe.len(), open(&leads), leads.len());
    assert!(open(&ripe) * 50 < ripe.len() && open(&leads) * 10 > leads.len());
    let ripe = ratings.decided_until(last.plus(-expires).unwrap());
    assert!(ripe.len() > 200 && ripe.len() < ratings.ratings().len(), "{}", ripe.len());
}

struct Log {
    engine: Engine,
    media: MediumFold,
    ratings: RatingFold,
    now: i64,
}

impl Log {
    fn new() -> Self {
        Self {
            engine: Engine::new(Policy::standard(euro())).unwrap(),
            media: MediumFold::by(None),
            ratings: RatingFold::default(),
            now: 1_777_885_200_000,
        }
    }

    fn ask(&mut self, actor: &Actor, command: Command) -> Result<(), &'static str> {
        self.now += 60_000;
        let request = Request { at: at(self.now), actor: actor.clone(), command };
        let receipt = self.engine.execute(&request).map_err(|error| error.code())?;
        for record in &receipt.records {
            self.media.fold(record);
            self.ratings.fold(record);
        }
        Ok(())
    }
}

#[test]
fn a_members_judgement_goes_before_a_managers() {
    let mut log = Log::new();
    let lead = || lead_id(1);
    let medium = MediumId::new("event").unwrap();
    let (campaign, account, predecessor, value) = (None, None, None, None);
    let member = Actor::Member { member: "M1".try_into().unwrap() };
    let marketing = Actor::Marketing { person: PersonId::new("Mia").unwrap() };
    let judge = |quality| Command::Judge { lead: lead(), quality, note: None };
    log.ask(
        &Actor::System {},
        Command::Capture { lead: lead(), medium, campaign, account, predecessor, proof: None, value },
    )
    .unwrap();
    log.ask(&Actor::System {}, Command::RequestConsent { lead: lead(), purpose: None }).unwrap();
    log.ask(&Actor::System {}, Command::ConfirmConsent { lead: lead(), proof: "p".try_into().unwrap(), purpose: None })
        .unwrap();
    assert_eq!(log.ask(&manager(), judge(LeadQuality::Fair)), Err("WRONG_PHASE"));
    for (probability, model) in [(0.3, Some("v1")), (0.4, None), (0.5, Some("v2"))] {
        let rate = serde_json::json!({ "type": "rate", "lead": lead(), "probability": probability, "model": model });
        log.ask(&marketing, serde_json::from_value(rate).unwrap()).unwrap();
    }
    let reason = Some("knows them".try_into().unwrap());
    log.ask(&manager(), Command::Assign { lead: lead(), member: Some("M1".try_into().unwrap()), reason }).unwrap();
    // It was decided on now, whenever it ends.
    let (before, now) = (at(log.now - 1), at(log.now));
    assert_eq!(log.ask(&marketing, judge(LeadQuality::Good)), Err("NOT_ALLOWED"));
    let other = Actor::Member { member: "M2".try_into().unwrap() };
    assert_eq!(log.ask(&other, judge(LeadQuality::Good)), Err("LEAD_NOT_FOUND"));
    log.ask(&manager(), judge(LeadQuality::Good)).unwrap();
    assert_eq!(log.media.leads()[0].judged, Some(LeadQuality::Good));
    log.ask(&member, judge(LeadQuality::Poor)).unwrap();
    log.ask(&manager(), judge(LeadQuality::Good)).unwrap();
    assert_eq!(log.media.leads()[0].judged, Some(LeadQuality::Poor));
    log.ask(&member, Command::Accept { lead: lead() }).unwrap();
    log.ask(&member, Command::Lose { lead: lead(), reason: "price".try_into().unwrap(), note: None, resume: None })
        .unwrap();
    let note = Some("nobody there".try_into().unwrap());
    log.ask(&member, Command::Judge { lead: lead(), quality: LeadQuality::Unusable, note: note.clone() }).unwrap();
    let found = log.media.leads().remove(0);
    assert_eq!((found.judged, found.won, found.qualified), (Some(LeadQuality::Unusable), Some(false), true));
    assert_eq!((log.media.decided_until(before), log.media.decided_until(now)), (vec![], log.media.leads()));
    let ratings = log.ratings.ratings();
    assert_eq!((log.ratings.decided_until(before), log.ratings.decided_until(now)), (vec![], ratings));
    // Once erased, a note would be personal again; the judgement alone is not.
    log.ask(&Actor::System {}, Command::Erase { lead: lead() }).unwrap();
    let again = |note| Command::Judge { lead: lead(), quality: LeadQuality::Poor, note };
    assert_eq!(log.ask(&member, again(note)), Err("LEAD_ERASED"));
    log.ask(&member, again(None)).unwrap();
    let [rating] = &log.ratings.ratings()[..] else { panic!() };
    assert_eq!((rating.rater.as_str(), rating.won), ("Mia", Some(false)));
    // What was computed afterwards, nobody knew then.
    let share = |ppm| Some(Probability::new(ppm).unwrap());
    assert_eq!((rating.probability, rating.computed), (share(400_000), share(300_000)));
    let assumed = Policy::standard(euro()).distribution.assumed;
    let table = RaterTable::of(&log.ratings.ratings(), &RaterOptions { assumed, least: None, interval: None }).unwrap();
    assert_eq!(table.raters[0].verdict, RaterVerdict::TooFew);
}
