//! The stage model on a pipeline whose truth is known.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test may fail by panicking, and so may its helpers; what it found is worth printing"
)]

mod bank;
#[path = "../../examples/demo/history.rs"]
mod reader;
#[path = "../common/shared.rs"]
mod shared;
mod world;

use leadwerk::pipeline::{Exit, ForecastRule, History, HistoryRule, StageModel, Stay};
use leadwerk::policy::ModelRule;
use leadwerk::units::{Count, Currency, Money};
use world::{Dice, Life, TODAY, WORKED, fresh, known, lives, open, stages, time, truth};

fn loss(p: f64, won: bool) -> f64 {
    let p = p.clamp(1e-4, 1.0 - 1e-4);
    if won { -p.ln() } else { -(1.0 - p).ln() }
}

/// Of the closed leads that came to a stage, the share that won.
fn count_and_invert(stays: &[Stay]) -> [f64; WORKED] {
    let mut counts = [(0.5, 1.0); WORKED];
    let mut furthest = std::collections::BTreeMap::new();
    for stay in stays {
        let place = stages().iter().position(|stage| *stage == stay.stage).unwrap();
        let entry = furthest.entry(stay.lead.clone()).or_insert((0, None));
        entry.0 = entry.0.max(place);
        match stay.how {
            Some(Exit::Won) => entry.1 = Some(true),
            Some(Exit::Lost) => entry.1 = Some(false),
            _ => {}
        }
    }
    for (far, outcome) in furthest.values() {
        if let Some(won) = outcome {
            for count in &mut counts[..=*far] {
                count.0 += f64::from(u8::from(*won));
                count.1 += 1.0;
            }
        }
    }
    counts.map(|(won, all)| won / all)
}

/// The chain of transition counts.
fn chain(stays: &[Stay]) -> [f64; WORKED] {
    let mut counts = [[0.5, 0.1, 0.5]; WORKED];
    for stay in stays {
        let place = stages().iter().position(|stage| *stage == stay.stage).unwrap();
        match stay.how {
            Some(Exit::Won | Exit::Advanced) => counts[place][0] += 1.0,
            Some(Exit::Regressed) => counts[place][1] += 1.0,
            Some(_) => counts[place][2] += 1.0,
            None => {}
        }
    }
    let mut won = [0.0; WORKED];
    for _ in 0..1_000 {
        for stage in (0..WORKED).rev() {
            let all: f64 = counts[stage].iter().sum();
            let next = if stage + 1 == WORKED { 1.0 } else { won[stage + 1] };
            let before = if stage == 0 { 0.0 } else { won[stage - 1] };
            won[stage] = (counts[stage][0] * next + counts[stage][1] * before) / all;
        }
    }
    won
}

/// What each method loses, and forecasts, on the open deals of many worlds.
#[derive(Default)]
struct Score {
    deals: f64,
    wins: f64,
    loss: [f64; 4],
    forecast: [f64; 4],
}

/// Count and invert, the chain of transition counts, the model, the truth.
fn score(count: usize, worlds: u64) -> Score {
    let (fresh, mut score) = (fresh(), Score::default());
    for seed in 0..worlds {
        let lives = lives(seed, count, TODAY);
        let stays = known(&lives, TODAY);
        let (inverted, chained) = (count_and_invert(&stays), chain(&stays));
        let model = fitted(stays);
        for (deal, number) in open(&lives, TODAY) {
            let (place, entered) = lives[number].standing(TODAY).unwrap();
            let won = lives[number].won;
            let truth = truth(&fresh, place, TODAY - entered);
            let forecasts = [inverted[place], chained[place], model.won(&deal).unwrap(), truth];
            for (method, p) in forecasts.into_iter().enumerate() {
                score.loss[method] += loss(p, won);
                score.forecast[method] += p;
            }
            score.deals += 1.0;
            score.wins += f64::from(u8::from(won));
        }
    }
    score.loss = score.loss.map(|loss| loss / score.deals);
    score
}

fn fitted(stays: Vec<Stay>) -> StageModel {
    let history = History::of(HistoryRule::standard(stages()), stays).unwrap();
    StageModel::fit(&history, ModelRule::standard(), time(TODAY)).unwrap()
}

/// The margins that were published for this kind of world: against count and invert, against the chain.
#[test]
fn open_deals_are_forecast_better_than_by_counting() {
    for (count, worlds, inverted, chained) in
        [(2_000, 30, 0.039, 0.097), (300, 150, 0.039, 0.076), (100, 300, 0.024, 0.031)]
    {
        let score = score(count, worlds);
        let [by_counts, by_chain, model, truth] = score.loss;
        let ratios = score.forecast.map(|forecast| forecast / score.wins);
        let said = format!("{count} deals: losses {:.4?}, forecast over actual {ratios:.3?}", score.loss);
        eprintln!("{said}");
        assert!(by_counts - model > inverted && by_chain - model > chained, "{said}");
        // What is left is noise that grows as the deals grow fewer.
        assert!(model - truth < 0.03, "{said}");
        assert!((0.9..1.1).contains(&ratios[2]), "{said}");
    }
}

/// A deal of every open lead, with a value that has nothing to do with its chance, and what came of them by a date.
fn valued(lives: &[Life], seed: u64, until: f64) -> (Vec<leadwerk::pipeline::Deal>, f64) {
    let (mut dice, mut actual) = (Dice(77 + seed), 0.0);
    let deals = open(lives, TODAY).into_iter().map(|(mut deal, number)| {
        let value = (1_000_000.0 * (0.7 * dice.normal()).exp()).round();
        deal.value = Some(Money::new(value as i64, "EUR").unwrap());
        if lives[number].won && lives[number].ended() <= until {
            actual += value;
        }
        deal
    });
    (deals.collect(), actual)
}

/// Of revenue up to a date: how often the range from P10 to P90 holds what came, and forecast over actual.
///
/// The few worlds of a usual run say something of all sizes together. LEADWERK_LONG=1 asks enough for each size.
#[test]
fn ranges_of_revenue_hold_what_they_promise() {
    let long = std::env::var_os("LEADWERK_LONG").is_some_and(|long| long == "1");
    let (mut all, promised) = ((0.0, 0.0), 0.74..=0.86);
    for (count, worlds) in [(2_000, 4), (300, 15), (100, 30)] {
        let (mut held, mut asked, mut forecasts, mut actuals) = (0.0, 0.0, 0.0, 0.0);
        let worlds = if long { 75 * worlds } else { worlds };
        for (seed, days) in (0..worlds).flat_map(|seed| [(seed, 60.0), (seed, 150.0)]) {
            let lives = lives(1_000 + seed, count, TODAY);
            let until = TODAY + days;
            let (deals, actual) = valued(&lives, seed, until);
            let (draws, currency) = (Count::new(if long { 40 } else { 12 }), Currency::new("EUR").unwrap());
            let rule = ForecastRule { until: time(until), currency, target: None, draws, arrivals: None };
            let forecast = fitted(known(&lives, TODAY)).forecast(&deals, &rule).unwrap();
            let minor = |money: Money| money.minor.get() as f64;
            forecasts += minor(forecast.mean);
            actuals += actual;
            // Where one deal makes up most of it there is no range.
            let Some(range) = forecast.quantiles else { continue };
            held += f64::from(u8::from((minor(range.p10)..=minor(range.p90)).contains(&actual)));
            asked += 1.0;
        }
        let (covered, ratio) = (held / asked, forecasts / actuals);
        let said = format!("{count} deals: {covered:.3} of {asked} held, forecast over actual {ratio:.3}");
        eprintln!("{said}");
        assert!(!long || promised.contains(&covered), "{said}");
        assert!(!long || (0.9..=1.1).contains(&ratio), "{said}");
        all = (all.0 + held, all.1 + asked);
    }
    assert!(promised.contains(&(all.0 / all.1)), "of all: {all:?}");
}
