//! A real pipeline: the loan applications of BPI 2012, forecast as of 2011-12-16 from what was known then.

use crate::reader;
use leadwerk::engine::import::{Mapping, import};
use leadwerk::engine::{Engine, StayFold};
use leadwerk::pipeline::{Backtest, BacktestRule, HistoryRule, Method, MethodScore, StagePercentage};
use leadwerk::policy::ModelRule;
use leadwerk::units::{Estimate, Probability, StageId, Timestamp};
use std::path::PathBuf;

/// A file of the reference data beside the checkout; nothing where there are none.
fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(name);
    if path.is_file() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "../shared/{name} is absent, but CI must have it");
    eprintln!("skipped: ../shared is absent");
    None
}

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
    let mut history = HistoryRule::standard(stages.clone());
    if std::env::var_os("FINE").is_some() {
        history.ages = [0.0, 0.0007, 0.02, 0.25, 1.0, 3.0, 7.0, 14.0, 21.0, 28.0, 35.0, 42.0, 56.0, 77.0]
            .map(|d| Estimate::new(d).unwrap())
            .to_vec();
    }
    let rule = BacktestRule {
        history,
        model: ModelRule::standard(),
        times: vec![at],
        methods: Method::ALL.to_vec(),
        fixed: fixed.collect(),
    };
    let (stays, ends): (Vec<_>, Vec<_>) = (fold.stays().collect(), fold.ends().collect());
    let backtest = Backtest::of(&rule, &stays, &ends).unwrap();
    for MethodScore { method, calibration } in &backtest.methods {
        println!(
            "{method:20} n {} decided {} loss {:.4} brier {:.4} f/a {:.3} wins {}",
            calibration.forecasts,
            calibration.decided,
            calibration.log_loss.unwrap().get(),
            calibration.brier.unwrap().get(),
            calibration.ratio.unwrap().get(),
            calibration.wins,
        );
    }
}
