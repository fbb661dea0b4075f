//! How often leads of each medium are won: a beta distribution each, around a common rate.

use crate::numerics::lot::Lot;
use crate::numerics::odds::chance;
use statrs::function::beta::ln_beta;

/// What was seen of a medium, and what the practitioners say of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) won: f64,
    pub(super) ended: f64,
    /// How many leads their word is worth, and how many times as often as all leads these are won.
    pub(super) worth: f64,
    pub(super) factor: f64,
}

/// How far the rates of media lie apart, as a share of the common rate: what is thought possible, all alike at first.
const SPREADS: [f64; 8] = [0.02, 0.1, 0.2, 0.3, 0.45, 0.65, 0.9, 1.3];

/// How many standard errors from the pooled rate the common one is looked for, to each side, and in how many steps.
const REACH: f64 = 4.0;
const STEPS: i32 = 12;

/// A common rate and how far media lie apart, and how likely that is.
#[derive(Clone, Copy, Debug)]
struct Guess {
    common: f64,
    spread: f64,
    /// Up to here, all guesses together.
    up_to: f64,
}

impl Guess {
    /// The wins and losses that the common rate is worth beside a medium's own: a beta distribution of these has this
    /// spread, nearly.
    fn shape(self) -> (f64, f64) {
        let strength = (1.0 - self.common) / (self.common * self.spread * self.spread);
        // Where nearly all is won, the rule for small shares leaves nothing to reckon with.
        let strength = strength.max(0.5);
        (strength * self.common, (strength * (1.0 - self.common)).max(1e-3))
    }

    /// What is thought of a medium before any lead of its own has ended: the common rate, and the practitioners' word.
    fn prior(self, seen: &Seen) -> (f64, f64) {
        let ((a, b), won) = (self.shape(), seen.worth * (self.common * seen.factor).min(1.0));
        (a + won, b + (seen.worth - won))
    }

    /// How likely it makes what was seen, as a logarithm, with Jeffreys' prior on the common rate. A word is no lead: it
    /// says where a medium's rate is looked for, and nothing of the common rate, nor of how far media lie apart.
    fn log_likelihood(self, seen: &[Seen]) -> f64 {
        let common = 0.5 * (self.common * (1.0 - self.common)).ln();
        let each = seen.iter().map(|seen| {
            let (a, b) = self.prior(seen);
            ln_beta(a + seen.won, b + (seen.ended - seen.won)) - ln_beta(a, b)
        });
        common + each.sum::<f64>()
    }
}

/// What is known of the win rates.
#[derive(Clone, Debug)]
pub(super) struct Wins {
    seen: Vec<Seen>,
    guesses: Vec<Guess>,
}

impl Wins {
    /// Each guess is as likely as it makes what was seen (the beta-binomial marginal likelihood), times Jeffreys' prior
    /// on the common rate.
    pub(super) fn new(seen: Vec<Seen>) -> Self {
        let (won, ended) = seen.iter().fold((0.0, 0.0), |(won, ended), seen| (won + seen.won, ended + seen.ended));
        let (won, lost) = (won + 0.5, (ended - won).max(0.0) + 0.5);
        #[expect(clippy::cast_precision_loss, reason = "a number of media")]
        let media = (seen.len() as f64).max(1.0);
        let pooled = won / (won + lost);
        let mut guesses = Vec::new();
        let mut logs = Vec::new();
        for spread in SPREADS {
            // As far as the common rate can lie from the pooled one: by chance, and because media differ.
            let apart = spread / (1.0 - pooled);
            let step = REACH / f64::from(STEPS) * (1.0 / won + 1.0 / lost + apart * apart / media).sqrt();
            for place in -STEPS..=STEPS {
                let log_odds = (won / lost).ln() + step * f64::from(place);
                // Nothing is quite certain or impossible.
                let common = chance(log_odds).clamp(1e-6, 1.0 - 1e-6);
                let guess = Guess { common, spread, up_to: 0.0 };
                logs.push(guess.log_likelihood(&seen) + step.ln());
                guesses.push(guess);
            }
        }
        let most = logs.iter().copied().fold(f64::MIN, f64::max);
        let mut sum = 0.0;
        for (guess, log) in guesses.iter_mut().zip(logs) {
            sum += (log - most).exp();
            guess.up_to = sum;
        }
        guesses.iter_mut().for_each(|guess| guess.up_to /= sum);
        Self { seen, guesses }
    }

    /// Each medium's rate, as it may be.
    pub(super) fn draw(&self, lot: &mut Lot) -> Vec<f64> {
        let place = lot.uniform();
        let at = self.guesses.partition_point(|guess| guess.up_to <= place);
        let Some(guess) = self.guesses.get(at).or(self.guesses.last()) else { return Vec::new() };
        let rate = |seen: &Seen| {
            let (a, b) = guess.prior(seen);
            lot.beta(a + seen.won, b + (seen.ended - seen.won))
        };
        self.seen.iter().map(rate).collect()
    }

    /// The common rate, and how far media lie apart, on average.
    pub(super) fn common(&self) -> (f64, f64) {
        let mut before = 0.0;
        self.guesses.iter().fold((0.0, 0.0), |(common, spread), guess| {
            let weight = guess.up_to - before;
            before = guess.up_to;
            (common + weight * guess.common, spread + weight * guess.spread)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(rows: &[(f64, f64)]) -> Wins {
        Wins::new(rows.iter().map(|&(won, ended)| Seen { won, ended, worth: 0.0, factor: 1.0 }).collect())
    }

    /// Where no lead has ended, nothing is known of the common rate and of how far media lie apart, whatever is said.
    #[test]
    fn a_word_is_no_lead() {
        let said = |worth: f64| {
            let seen = [1.9, 0.1].map(|factor| Seen { won: 0.0, ended: 0.0, worth, factor });
            Wins::new(seen.to_vec())
        };
        let ((common, spread), (same, apart)) = (said(0.0).common(), said(500.0).common());
        assert!((common - same).abs() < 1e-12 && (spread - apart).abs() < 1e-12, "{common} {same} {spread} {apart}");
        // It does say where each rate lies.
        let mut sums = [0.0; 2];
        for part in 0..400 {
            let drawn = said(500.0).draw(&mut Lot::new(1, part));
            sums.iter_mut().zip(drawn).for_each(|(sum, rate)| *sum += rate);
        }
        assert!(sums[0] > 3.0 * sums[1], "{sums:?}");
    }

    #[test]
    fn alike_media_are_drawn_together_and_unlike_ones_are_not() {
        let (_, alike) = seen(&[(20.0, 100.0), (21.0, 100.0), (19.0, 100.0), (20.0, 100.0)]).common();
        let (common, unlike) = seen(&[(40.0, 100.0), (5.0, 100.0), (20.0, 100.0), (12.0, 100.0)]).common();
        assert!(alike < 0.35 && unlike > 0.5, "{alike} {unlike}");
        assert!((common - 0.19).abs() < 0.06, "{common}");
    }

    #[test]
    fn draws_have_the_mean_of_the_posterior() {
        let wins = seen(&[(0.0, 0.0), (300.0, 1_000.0)]);
        let mut sums = [0.0; 2];
        for part in 0..4_000 {
            let drawn = wins.draw(&mut Lot::new(1, part));
            sums.iter_mut().zip(drawn).for_each(|(sum, rate)| *sum += rate / 4_000.0);
        }
        // Of the medium without leads, only the common rate is known.
        assert!((sums[1] - 0.3).abs() < 0.003 && (sums[0] - wins.common().0).abs() < 0.02, "{sums:?}");
    }

    #[test]
    fn no_win_at_all_is_no_division() {
        let (common, spread) = seen(&[(0.0, 50.0), (0.0, 0.0)]).common();
        assert!(common > 0.0 && common < 0.1 && spread.is_finite(), "{common}");
        assert!(seen(&[]).draw(&mut Lot::new(0, 0)).is_empty());
        for extreme in [(4e9, 4e9), (0.0, 4e9), (1.0, 1.0), (0.5, 0.5)] {
            let rate = seen(&[extreme, (0.0, 0.0)]).draw(&mut Lot::new(0, 0));
            assert!(rate.iter().all(|rate| (0.0..=1.0).contains(rate)), "{rate:?}");
        }
    }
}
