use super::forecast::{Forecast, ForecastOptions, Inflow, Odds};
use super::grid::{Amount, Appearing, gridded, outcomes};
use super::outcomes::{Mixture, Outcomes};
use crate::numerics::lot::Lot;
use crate::units::{Currency, Estimate, Language, LeadId, Money, Probability, Timestamp};

const TENTHS: [f64; 3] = [0.1, 0.5, 0.9];

/// Deals of lognormal values in whole cents, or in whole thousands where `round`.
fn amounts(count: usize, lot: &mut Lot, round: bool) -> Vec<Amount> {
    let unit = if round { 100_000.0 } else { 1.0 };
    let amount = |_| {
        let value = ((13.0 + 1.2 * lot.normal()).exp() / unit).ceil() * unit;
        Amount { value, probability: lot.beta(1.5, 3.0) }
    };
    (0..count).map(amount).collect()
}

fn weighted(amounts: &[Amount]) -> f64 {
    amounts.iter().map(|amount| amount.value * amount.probability).sum()
}

fn moments(amounts: &[Amount]) -> (f64, f64) {
    (weighted(amounts), amounts.iter().map(Amount::variance).sum())
}

fn alone(outcomes: Outcomes) -> Mixture {
    Mixture::new(vec![(1.0, outcomes)])
}

/// All 2ⁿ sums with their probabilities.
fn enumerated(amounts: &[Amount]) -> Vec<(f64, f64)> {
    let sum = |ways: u32| {
        let each = amounts.iter().enumerate().map(|(place, amount)| match ways >> place & 1 {
            1 => (amount.value, amount.probability),
            _ => (0.0, 1.0 - amount.probability),
        });
        each.fold((0.0, 1.0), |(sum, mass), (value, part)| (sum + value, mass * part))
    };
    (0..1_u32 << amounts.len()).map(sum).collect()
}

/// Whether a quantile is right within a tolerance: less than `probability` lies clearly below it, at least that much
/// not clearly above.
fn is_quantile(sums: &[(f64, f64)], quantile: f64, probability: f64, tolerance: f64, slack: f64) -> bool {
    let mass =
        |is: &dyn Fn(f64) -> bool| -> f64 { sums.iter().filter(|(sum, _)| is(*sum)).map(|(_, mass)| mass).sum() };
    mass(&|sum| sum < quantile - tolerance) <= probability + slack
        && mass(&|sum| sum <= quantile + tolerance) >= probability - slack
}

/// The entry of the published table of reference figures: PyPI package fast-poibin.
#[test]
fn the_poisson_binomial_distribution() {
    let amounts = [0.1, 0.2, 0.2].map(|probability| Amount { value: 1.0, probability });
    for outcomes in [outcomes(0.0, amounts.to_vec(), None), gridded(0.0, &amounts, None, moments(&amounts))] {
        let mixture = alone(outcomes);
        for (number, mass) in [0.576, 0.352, 0.068, 0.004].into_iter().enumerate() {
            let number = number as f64;
            assert!((mixture.at_least(number) - mixture.at_least(number + 0.5) - mass).abs() < 1e-15, "{number}");
        }
        assert_eq!(TENTHS.map(|tenth| mixture.quantile(tenth)), [0.0, 0.0, 1.0]);
    }
}

#[test]
fn quantiles_as_by_enumeration() {
    for (count, round) in (1..=15).flat_map(|count| [(count, false), (count, true)]) {
        let mut lot = Lot::new(5, count);
        let amounts = amounts(count as usize, &mut lot, round);
        let sums = enumerated(&amounts);
        let listed = outcomes(0.0, amounts.clone(), None);
        let grid = gridded(0.0, &amounts, None, moments(&amounts));
        for (mixture, exact) in [(alone(listed), count <= 12 || round), (alone(grid), round)] {
            let tolerance = weighted(&amounts) * if exact { 1e-12 } else { 0.002 };
            for tenth in TENTHS {
                let quantile = mixture.quantile(tenth);
                assert!(is_quantile(&sums, quantile, tenth, tolerance, 1e-9), "{count} {round} {tenth}: {quantile}");
            }
            let (at, total) = (sums[sums.len() / 3].0, sums[sums.len() - 1].0);
            let reached: f64 = sums.iter().filter(|(sum, _)| *sum >= at).map(|(_, mass)| mass).sum();
            if exact {
                assert!((mixture.at_least(at) - reached).abs() < 1e-12, "{count} {round}");
            }
            assert_eq!(mixture.at_least(0.0), 1.0);
            assert!(mixture.at_least(total * 1.01) < 1e-12);
        }
    }
}

/// Against draws.
fn as_by_draws(count: usize, repetitions: usize) {
    let mut lot = Lot::new(11, count as u64);
    let amounts = amounts(count, &mut lot, false);
    let mixture = alone(outcomes(0.0, amounts.clone(), None));
    let mass = 1.0 / repetitions as f64;
    let mut draw =
        || amounts.iter().filter(|amount| lot.uniform() < amount.probability).map(|amount| amount.value).sum();
    let sums: Vec<(f64, f64)> = (0..repetitions).map(|_| (draw(), mass)).collect();
    for tenth in TENTHS {
        // Four standard errors of the share of draws below a value.
        let slack = 4.0 * (tenth * (1.0 - tenth) * mass).sqrt();
        let quantile = mixture.quantile(tenth);
        assert!(is_quantile(&sums, quantile, tenth, 0.002 * weighted(&amounts), slack), "{count} {tenth}: {quantile}");
    }
    let within: f64 = sums.iter().map(|(sum, mass)| (sum - weighted(&amounts)).powi(2) * mass).sum();
    let variance = moments(&amounts).1;
    assert!((within / variance - 1.0).abs() < 8.0 * mass.sqrt(), "{within} {variance}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may take long where it is asked to")]
fn quantiles_as_by_draws() {
    let long = std::env::var_os("LEADWERK_LONG").is_some();
    as_by_draws(300, if long { 1_000_000 } else { 20_000 });
    as_by_draws(10_000, if long { 50_000 } else { 500 });
}

/// Mean and variance of the cells themselves are exact, and no cell is lost.
#[test]
fn moments_of_the_grid() {
    for count in [13, 60, 1_000] {
        let amounts = amounts(count, &mut Lot::new(3, count as u64), false);
        let (mean, variance) = moments(&amounts);
        let mixture = alone(outcomes(500.0, amounts, None));
        let steps = 4_000;
        let at = |step: usize| mixture.quantile((step as f64 + 0.5) / f64::from(steps));
        let points: Vec<f64> = (0..steps as usize).map(at).collect();
        let middle = points.iter().sum::<f64>() / f64::from(steps);
        let spread = points.iter().map(|point| (point - middle).powi(2)).sum::<f64>() / f64::from(steps);
        assert!((middle / (mean + 500.0) - 1.0).abs() < 1e-3, "{count}: {middle} {mean}");
        assert!((spread / variance - 1.0).abs() < 0.01, "{count}: {spread} {variance}");
    }
}

/// New deals: a compound Poisson number by the convolution powers of one deal.
#[test]
fn new_deals_as_by_convolution() {
    let values = [1.0, 2.0, 7.0];
    let appearing = Appearing { expected: 2.5, values: &values };
    let mixture = alone(outcomes(0.0, Vec::new(), Some(&appearing)));
    let (mut wanted, mut power, mut poisson) = (vec![0.0; 60], vec![0.0; 60], (-2.5_f64).exp());
    power[0] = 1.0;
    for number in 1..40 {
        wanted.iter_mut().zip(&power).for_each(|(sum, mass)| *sum += poisson * mass);
        let next = |place: usize| -> f64 {
            values
                .iter()
                .filter(|value| **value <= place as f64)
                .map(|value| power[place - *value as usize] / 3.0)
                .sum()
        };
        power = (0..60).map(next).collect();
        poisson *= 2.5 / f64::from(number);
    }
    for (place, wanted) in wanted.iter().enumerate().take(50) {
        let mass = mixture.at_least(place as f64) - mixture.at_least(place as f64 + 0.5);
        assert!((mass - wanted).abs() < 1e-12, "{place}: {mass}");
    }
}

/// New deals of uneven values beside open ones, by draws.
#[test]
fn new_deals_beside_open_ones() {
    let mut lot = Lot::new(2, 0);
    let open = amounts(40, &mut lot, false);
    let values: Vec<f64> = amounts(30, &mut lot, false).iter().map(|amount| amount.value).collect();
    let appearing = Appearing { expected: 6.0, values: &values };
    let mixture = alone(outcomes(0.0, open.clone(), Some(&appearing)));
    let mut draw = || -> f64 {
        let won: f64 = open.iter().filter(|amount| lot.uniform() < amount.probability).map(|amount| amount.value).sum();
        // As many as uniform numbers can be multiplied before the product falls below e^−μ (Knuth).
        let (mut product, mut more) = (lot.uniform(), 0.0);
        while product > (-6.0_f64).exp() {
            more += values[(lot.uniform() * 30.0) as usize];
            product *= lot.uniform();
        }
        won + more
    };
    let sums: Vec<(f64, f64)> = (0..40_000).map(|_| (draw(), 1.0 / 40_000.0)).collect();
    for tenth in TENTHS {
        assert!(is_quantile(&sums, mixture.quantile(tenth), tenth, 0.002 * mixture.mean(), 0.008), "{tenth}");
    }
}

fn odds(lead: &str, euros: i64, won: &[f64]) -> Odds {
    let won = won.iter().map(|won| Estimate::new(*won).unwrap()).collect();
    Odds { lead: LeadId::new(lead).unwrap(), value: euro(euros), won }
}

fn euro(euros: i64) -> Money {
    Money::new(euros * 100, "EUR").unwrap()
}

fn options(target: Option<i64>, inflow: Option<Inflow>) -> ForecastOptions {
    let (at, until) = (Timestamp::new(0).unwrap(), Timestamp::new(1).unwrap());
    ForecastOptions { at, until, currency: Currency::new("EUR").unwrap(), target: target.map(euro), inflow }
}

fn near(estimate: Estimate, wanted: f64) -> bool {
    (estimate.get() - wanted).abs() < 1e-12
}

/// Four equal deals, won with 0.2 in one world and with 0.6 in the other: by hand.
#[test]
fn draws_are_mixed() {
    let deals = ["a", "b", "c", "d"].map(|lead| odds(lead, 1_000, &[0.2, 0.6]));
    let forecast = Forecast::of(&deals, &options(Some(3_000), None)).unwrap();
    assert_eq!((forecast.draws.get(), forecast.weighted, forecast.mean), (2, euro(1_600), euro(1_600)));
    // Three or more: (0.0256 + 0.0016 + 0.3456 + 0.1296) / 2.
    assert_eq!(forecast.above_target, Some(Probability::new(251_200).unwrap()));
    // None: (0.4096 + 0.0256) / 2; at most one: (0.8192 + 0.1792) / 2, just below a half; at most three: 0.93 and more.
    let quantiles = forecast.quantiles.unwrap();
    assert_eq!((quantiles.p10, quantiles.p50, quantiles.p90), (euro(0), euro(2_000), euro(3_000)));
    // Within 4 (0.16 + 0.24) / 2 = 0.8, between 0.8² = 0.64, in squares of 1,000 euros.
    assert_eq!(forecast.deviation, euro(1_200));
    assert!(near(forecast.parameter_share, 0.64 / 1.44) && near(forecast.inflow_share, 0.0));
    assert!(forecast.shares.iter().all(|deal| near(deal.share, 0.2 / 1.44) && near(deal.won, 0.4)));
}

/// One of 10,000 beside two of 1,000: by hand.
#[test]
fn scenarios_where_one_deal_dominates() {
    let deals = [odds("whale", 10_000, &[0.2, 0.4]), odds("b", 1_000, &[0.5, 0.5]), odds("c", 1_000, &[0.5, 0.9])];
    let forecast = Forecast::of(&deals, &options(Some(10_000), None)).unwrap();
    assert_eq!(forecast.quantiles, None);
    let both = forecast.scenarios.as_ref().unwrap();
    assert_eq!(both.lead.as_str(), "whale");
    assert_eq!((f64::from(both.won.probability), f64::from(both.not_won.probability)), (0.3, 0.7));
    // Where it is won, the second draw is twice as likely as the first: 10,000 + 500 + (500 + 2 × 900) / 3.
    assert_eq!(both.won.mean, Money::new(1_126_667, "EUR").unwrap());
    // Where it is not, 8 to 6: 500 + (8 × 500 + 6 × 900) / 14.
    assert_eq!(both.not_won.mean, Money::new(117_143, "EUR").unwrap());
    assert_eq!((both.won.quantiles.p10, both.won.quantiles.p90), (euro(10_000), euro(12_000)));
    assert_eq!((both.not_won.quantiles.p10, both.not_won.quantiles.p50), (euro(0), euro(1_000)));
    assert_eq!(forecast.above_target, Some(Probability::new(300_000).unwrap()));
    assert_eq!(forecast.mean, euro(3_000 + 500 + 700));
    let said = forecast.sentences(Language::English);
    assert_eq!(said[0], "Lead whale is more than half of the pipeline, so there are two cases.");
    assert_eq!(said[1], "It is won (30 %): then 8 of 10 times 10,000 EUR to 12,000 EUR.");
    let said = forecast.sentences(Language::German);
    assert_eq!(said[3], "Das Ziel von 10.000 EUR wird mit 30 % erreicht.");
    // By weight: not half of the values, but half of what is counted on.
    let deals: Vec<_> = (0..10).map(|number| odds(&number.to_string(), 1_000, &[0.1])).collect();
    let sure = [odds("likely", 2_000, &[0.9])];
    let forecast = Forecast::of(&[&deals[..], &sure].concat(), &options(None, None)).unwrap();
    assert_eq!(forecast.scenarios.unwrap().lead.as_str(), "likely");
}

#[test]
fn nothing_and_certainty() {
    let empty = Forecast::of(&[], &options(Some(1), None)).unwrap();
    assert_eq!((empty.mean, empty.deviation, empty.above_target), (euro(0), euro(0), Some(Probability::ZERO)));
    assert_eq!(empty.quantiles.map(|of| of.p90), Some(euro(0)));
    let deals = [odds("a", 500, &[1.0]), odds("b", 9_000, &[0.0]), odds("c", 0, &[0.5])];
    let forecast = Forecast::of(&deals, &options(Some(500), None)).unwrap();
    assert_eq!((forecast.mean, forecast.above_target), (euro(500), Some(Probability::ONE)));
    assert_eq!(forecast.quantiles.map(|of| (of.p10, of.p90)), Some((euro(500), euro(500))));
    assert!(forecast.scenarios.is_none() && forecast.shares.iter().all(|deal| near(deal.share, 0.0)));
    let largest = Odds { value: Money::new(crate::units::LARGEST, "EUR").unwrap(), ..odds("a", 1, &[0.5]) };
    assert!(Forecast::of(&[largest], &options(None, None)).unwrap().scenarios.is_some());
}

/// A Poisson number of new deals: 3 expected, none with e^−3.
#[test]
fn new_deals_alone() {
    let inflow = Inflow { expected: vec![Estimate::new(3.0).unwrap()], values: vec![euro(2_000)] };
    let forecast = Forecast::of(&[], &options(Some(2_000), Some(inflow))).unwrap();
    assert_eq!((forecast.mean, forecast.deviation), (euro(6_000), Money::new(346_410, "EUR").unwrap()));
    assert_eq!(forecast.above_target, Some(Probability::try_from(1.0 - (-3.0_f64).exp()).unwrap()));
    assert!(near(forecast.inflow_share, 1.0));
    assert_eq!(forecast.quantiles.map(|of| (of.p10, of.p50, of.p90)), Some((euro(2_000), euro(6_000), euro(10_000))));
}

#[test]
fn any_order_gives_the_same() {
    let mut lot = Lot::new(9, 9);
    let deal = |number: i64| odds(&number.to_string(), 1_000 + number * 37, &[lot.uniform(), lot.uniform()]);
    let mut deals: Vec<_> = (0..60).map(deal).collect();
    let forecast = Forecast::of(&deals, &options(Some(20_000), None)).unwrap();
    deals.reverse();
    deals.swap(3, 40);
    assert_eq!(Forecast::of(&deals, &options(Some(20_000), None)).unwrap(), forecast);
    let sum: f64 = forecast.shares.iter().map(|deal| deal.share.get()).sum();
    assert!((sum + forecast.parameter_share.get() - 1.0).abs() < 1e-12);
}

#[test]
fn what_is_refused() {
    let code = |deals: &[Odds]| Forecast::of(deals, &options(None, None)).unwrap_err().code();
    assert_eq!(code(&[odds("a", 1, &[0.5]), odds("a", 1, &[0.5])]), "DUPLICATE_DEAL");
    assert_eq!(code(&[odds("a", 1, &[1.5])]), "FIGURE_OUT_OF_RANGE");
    assert_eq!(code(&[odds("a", 1, &[])]), "UNREADABLE");
    assert_eq!(code(&[odds("a", 1, &[0.5]), odds("b", 1, &[0.5, 0.5])]), "UNREADABLE");
    assert_eq!(code(&[odds("a", -1, &[0.5])]), "AMOUNT_NEGATIVE");
    let yen = Odds { value: Money::new(1, "JPY").unwrap(), ..odds("a", 1, &[0.5]) };
    assert_eq!(code(&[yen]), "CURRENCY_MISMATCH");
    let largest = |lead| Odds { value: Money::new(crate::units::LARGEST, "EUR").unwrap(), ..odds(lead, 1, &[0.5]) };
    assert_eq!(code(&[largest("a"), largest("b")]), "AMOUNT_OUT_OF_RANGE");
    let past = ForecastOptions { until: Timestamp::new(0).unwrap(), ..options(None, None) };
    assert_eq!(Forecast::of(&[], &past).unwrap_err().code(), "NOT_IN_FUTURE");
    let inflow = |expected, values| Some(Inflow { expected: vec![Estimate::new(expected).unwrap()], values });
    let refused = |inflow| Forecast::of(&[], &options(None, inflow)).unwrap_err().code();
    assert_eq!(refused(inflow(1.0, vec![])), "UNREADABLE");
    assert_eq!(refused(inflow(100_001.0, vec![euro(1)])), "FIGURE_OUT_OF_RANGE");
}
