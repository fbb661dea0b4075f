//! The stage model on a pipeline whose truth is known.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test may fail by panicking, and so may its helpers; what it found is worth printing"
)]

mod bank;
#[path = "../../examples/demo/history.rs"]
mod reader;
mod world;

use leadwerk::pipeline::{Exit, History, HistoryRule, StageModel, Stay};
use leadwerk::policy::ModelRule;
use world::{TODAY, WORKED, fresh, known, lives, open, stages, time, truth};

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

#[test]
fn bias() {
    let fresh = fresh();
    for count in [2_000, 20_000] {
        let lives = lives(5, count, TODAY);
        let history = History::of(HistoryRule::standard(stages()), known(&lives, TODAY)).unwrap();
        for shrinkage in [0.1, 2.0, 10.0, 50.0] {
            let rule = ModelRule {
                shrinkage: Some(leadwerk::units::Estimate::new(shrinkage).unwrap()),
                ..ModelRule::standard()
            };
            let model = StageModel::fit(&history, rule, time(TODAY)).unwrap();
            println!("shrinkage {shrinkage}");
            let deal = |place: usize, age: f64| leadwerk::pipeline::Deal {
                lead: leadwerk::units::LeadId::new("x").unwrap(),
                stage: world::stage(place),
                entered: time(TODAY - age),
                value: None,
                segment: None,
                member: None,
                channel: None,
            };
            for age in [0.0, 30.0, 80.0] {
                let ps: Vec<f64> =
                    (0..WORKED).map(|s| model.won(&deal(s, age)).unwrap() / truth(&fresh, s, age)).collect();
                println!("{count} age {age}: {ps:.3?}");
            }
        }
    }
}

/// Of revenue up to a date: how often the range from P10 to P90 holds what came.
#[test]
fn coverage() {
    let number = |name: &str, usual: u64| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(usual);
    let draws = number("DRAWS", 40) as u32;
    for (count, repetitions) in [(2_000, 40), (300, 200), (100, 300)] {
        for horizon in [60.0, 180.0] {
            let (mut below, mut above, mut ratio, mut actual_sum, mut width) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for seed in 0..repetitions {
                let lives = lives(1_000 + seed, count, TODAY);
                let stays = known(&lives, TODAY);
                let history = History::of(HistoryRule::standard(stages()), stays).unwrap();
                let model = StageModel::fit(&history, ModelRule::standard(), time(TODAY)).unwrap();
                let mut dice = world::Dice(77 + seed);
                let (mut deals, mut actual) = (Vec::new(), 0.0);
                for (mut deal, number) in open(&lives, TODAY) {
                    let value = (10_000.0 * (0.7 * dice.normal()).exp() * 100.0).round();
                    deal.value = Some(leadwerk::units::Money::new(value as i64, "EUR").unwrap());
                    deals.push(deal);
                    if lives[number].won && lives[number].ended() <= TODAY + horizon {
                        actual += value;
                    }
                }
                let rule = leadwerk::pipeline::ForecastRule {
                    until: time(TODAY + horizon),
                    currency: leadwerk::units::Currency::new("EUR").unwrap(),
                    target: None,
                    draws: leadwerk::units::Count::new(draws),
                    arrivals: None,
                };
                let forecast = model.forecast(&deals, &rule).unwrap();
                let Some(q) = forecast.quantiles else { continue };
                let minor = |money: leadwerk::units::Money| money.minor.get() as f64;
                if actual < minor(q.p10) {
                    below += 1.0
                }
                if actual > minor(q.p90) {
                    above += 1.0
                }
                ratio += minor(forecast.mean);
                actual_sum += actual;
                width += (minor(q.p90) - minor(q.p10)) / minor(forecast.mean);
            }
            let n = repetitions as f64;
            println!(
                "{count} {horizon}: below {:.3} above {:.3} covered {:.3}; forecast/actual {:.3}; width {:.2}",
                below / n,
                above / n,
                1.0 - (below + above) / n,
                ratio / actual_sum,
                width / n
            );
        }
    }
}

#[test]
fn explore() {
    let fresh = fresh();
    println!("truth {fresh:.3?}");
    for (count, repetitions) in [(2_000, 60), (300, 300), (100, 600)] {
        let (mut losses, mut n, mut wins, mut forecast) = ([0.0; 4], 0.0, 0.0, [0.0; 4]);
        for seed in 0..repetitions {
            let lives = lives(seed, count, TODAY);
            let stays = known(&lives, TODAY);
            let (inverted, chained) = (count_and_invert(&stays), chain(&stays));
            let history = History::of(HistoryRule::standard(stages()), stays).unwrap();
            let model = StageModel::fit(&history, ModelRule::standard(), time(TODAY)).unwrap();
            for (deal, number) in open(&lives, TODAY) {
                let (place, entered) = lives[number].standing(TODAY).unwrap();
                let won = lives[number].won;
                let ps =
                    [inverted[place], chained[place], model.won(&deal).unwrap(), truth(&fresh, place, TODAY - entered)];
                for (method, p) in ps.into_iter().enumerate() {
                    losses[method] += loss(p, won);
                    forecast[method] += p;
                }
                n += 1.0;
                wins += f64::from(u8::from(won));
            }
        }
        println!("{count}: open {:.0}, won {wins}/{n}", n / repetitions as f64);
        println!("  loss {:.4?}", losses.map(|loss| loss / n));
        println!("  f/a  {:.3?}", forecast.map(|sum| sum / wins));
    }
}
