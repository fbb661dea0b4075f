//! A real pipeline: the loan applications of BPI 2012, forecast as of 2011-12-16 from what was known then.

use crate::reader;
use crate::shared::shared;
use leadwerk::engine::import::{Mapping, import};
use leadwerk::engine::{Engine, StayFold};
use leadwerk::pipeline::{Backtest, BacktestRule, HistoryRule, Method, MethodScore, StagePercentage};
use leadwerk::policy::ModelRule;
use leadwerk::units::{Probability, StageId, Timestamp};

fn history() -> Option<(Vec<StageId>, StayFold)> {
    let file = shared("data/bpi2012/bpi2012_events.csv.gz")?;
    let mapping = Mapping::from_toml(include_str!("../../examples/demo/bpi2012.toml")).unwrap();
    let rows = reader::read(file, &mapping).unwrap();
    let mut engine = Engine::new(mapping.policy().unwrap()).unwrap();
    let mut stays = StayFold::default();
    let until = Timestamp::parse("2012-04-01T00:00:00Z").unwrap();
    import(&mut engine, &mapping, rows, until, |record| stays.fold(record)).unwrap();
    Some((mapping.stages.iter().map(|stage| stage.id.clone()).collect(), stays))
}

#[test]
fn the_bank_forecast_half_way() {
    let Some((stages, fold)) = history() else { return };
    let at = Timestamp::parse("2011-12-16T00:00:00+01:00").unwrap();
    // What somebody might have written down without looking.
    let fixed = stages.iter().zip([200_000, 400_000, 600_000, 800_000, 1_000_000]);
    let fixed = fixed.map(|(stage, ppm)| StagePercentage { stage: stage.clone(), won: Probability::new(ppm).unwrap() });
    let rule = BacktestRule {
        history: HistoryRule::standard(stages.clone()),
        model: ModelRule::standard(),
        times: vec![at],
        methods: Method::ALL.to_vec(),
        fixed: fixed.collect(),
    };
    let (stays, ends): (Vec<_>, Vec<_>) = (fold.stays().collect(), fold.ends().collect());
    let backtest = Backtest::of(&rule, &stays, &ends).unwrap();
    let figure = |of: fn(&MethodScore) -> f64| -> Vec<f64> { backtest.methods.iter().map(of).collect() };
    let losses = figure(|score| score.calibration.log_loss.unwrap().get());
    let briers = figure(|score| score.calibration.brier.unwrap().get());
    let ratios = figure(|score| score.calibration.ratio.unwrap().get());
    let said = format!("{:?}: losses {losses:.4?}, briers {briers:.4?}, ratios {ratios:.3?}", rule.methods);
    eprintln!("{said}");
    // Ours comes first in the list, and in each figure.
    let best = |figures: &[f64]| figures.iter().skip(1).all(|other| *other > figures[0]);
    let distances: Vec<f64> = ratios.iter().map(|ratio| (ratio - 1.0).abs()).collect();
    assert!(best(&losses) && best(&briers) && best(&distances), "{said}");
    let ours = &backtest.methods[0].calibration;
    assert_eq!((ours.forecasts.get(), ours.decided.get(), ours.wins.get()), (698, 698, 231));
}
