//! The revenue distribution of 10,000 open deals, beside the same dynamic programme in numpy.
//!
//! The peer is `benches/peers/python/revenue.py`, run by the Python that `LEADWERK_PYTHON` names, or `python3`; without
//! numpy there, only our own time is measured. The peer reckons three quantiles; ours checks the deals too, and gives
//! the shares of all of them.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{Spread, once, rounds};
use leadwerk::pipeline::{Forecast, ForecastOptions, Odds};
use leadwerk::units::{Currency, Estimate, LeadId, Money, Timestamp};
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};

const BENCH: &str = "forecast";
const PEER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/python/revenue.py");

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let count = size.pick(10_000, 50);
    let (one, twenty) = (deals(count, 1), deals(count, 20));
    let options = options();
    let measure = |deals: &[Odds], per: usize| {
        rounds(size.pick(7, 1), per, || once(|| black_box(Forecast::of(deals, &options).expect("a forecast"))).0)
    };
    let mut figures = Vec::new();
    // The peer between two of ours, so that a slow moment of the machine meets both.
    let before = measure(&one, 1);
    let peer = peer(&one, size.pick(5, 1));
    let after = measure(&one, 1);
    let ours = Spread::of(vec![before.least, before.middle, after.middle, after.most]);
    figures.push(Figure::new(BENCH, format!("{count} deals"), Unit::Nanoseconds, ours).goal(50e6));
    let draws = measure(&twenty, 20);
    figures.push(Figure::new(BENCH, "the same in 20 draws, each", Unit::Nanoseconds, draws).goal(50e6));
    match peer {
        Some((peer, quantiles)) => {
            let forecast = Forecast::of(&one, &options).expect("a forecast");
            if let (Size::Full, Some(found)) = (size, &forecast.quantiles) {
                let tolerance = 0.002 * forecast.weighted.minor.get() as f64;
                for (found, wanted) in [found.p10, found.p50, found.p90].into_iter().zip(quantiles) {
                    assert!((found.minor.get() as f64 - wanted).abs() <= tolerance, "another distribution");
                }
            }
            let times = Spread::one(ours.middle / peer.middle);
            figures.push(Figure::new(BENCH, "numpy, the same programme", Unit::Nanoseconds, peer));
            figures.push(Figure::new(BENCH, "ours over numpy's", Unit::Times, times).goal(1.0));
        }
        None => eprintln!("forecast: no Python with numpy; `LEADWERK_PYTHON` can name one"),
    }
    figures
}

/// A number from 0 to 1, spread evenly over any run of numbers (Weyl).
fn even(number: usize, step: f64) -> f64 {
    ((number + 1) as f64 * step).fract()
}

/// Deals of lognormal values in cents, around 5,000 EUR, of any probability up to a half.
fn deals(count: usize, draws: usize) -> Vec<Odds> {
    let deal = |number: usize| {
        // A normal variable, by Box and Muller.
        let (radius, turn) = (even(number, 0.754_877_666_246_693), even(number, 0.569_840_290_998_053));
        let normal = (-2.0 * (1.0 - radius).ln()).sqrt() * (core::f64::consts::TAU * turn).cos();
        let minor = (13.1 + normal).exp() as i64 + 1;
        let chance = |draw: usize| even(number, 0.618_033_988_749_895) / 2.0 * (1.0 + draw as f64 / 100.0);
        let won = (0..draws).map(|draw| Estimate::new(chance(draw)).expect("a number")).collect();
        let value = Money::new(minor, "EUR").expect("an amount");
        Odds { lead: LeadId::new(format!("L{number:05}")).expect("an id"), value, won }
    };
    (0..count).map(deal).collect()
}

fn options() -> ForecastOptions {
    let instant = |milliseconds| Timestamp::new(milliseconds).expect("an instant");
    let currency = Currency::new("EUR").expect("a currency");
    ForecastOptions { at: instant(0), until: instant(7_776_000_000), currency, target: None, inflow: None }
}

/// The peer's times and quantiles; nothing where it does not run.
fn peer(deals: &[Odds], rounds: usize) -> Option<(Spread, Vec<f64>)> {
    let python = std::env::var("LEADWERK_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut lines = String::new();
    for deal in deals {
        let won = deal.won.first()?.get();
        writeln!(lines, "{} {won}", deal.value.minor.get()).ok()?;
    }
    let mut command = Command::new(python);
    command.args([PEER, &rounds.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    // A peer that does not start reads nothing; its status says so.
    let told = child.stdin.take().map(|mut stdin| stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().ok().filter(|output| output.status.success())?;
    told?.ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (times, quantiles) = text.trim_end().rsplit_once('\n')?;
    let times = times.lines().map(str::parse).collect::<Result<Vec<f64>, _>>().ok()?;
    let quantiles = quantiles.split(' ').map(str::parse).collect::<Result<Vec<f64>, _>>().ok()?;
    Some((Spread::of(times), quantiles))
}
