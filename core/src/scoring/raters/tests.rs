//! Raters whose skill is known.

use super::*;
use crate::numerics::lot::Lot;
use crate::policy::{AssumedProbability, Temperature};
use crate::units::{Count, Estimate, Language, LeadId, PersonId, Probability};

fn share(value: f64) -> Probability {
    Probability::try_from(value).unwrap()
}

fn options() -> RaterOptions {
    let assumed = AssumedProbability { cold: share(0.05), warm: share(0.3), hot: share(0.6) };
    RaterOptions { assumed, least: None, interval: None }
}

fn rating(number: u32, rater: &str, said: f64, computed: Option<f64>, won: Option<bool>) -> Rating {
    Rating {
        lead: LeadId::new(format!("L{number}")).unwrap(),
        rater: PersonId::new(rater).unwrap(),
        probability: Some(share(said)),
        temperature: None,
        computed: computed.map(share),
        won,
    }
}

/// Leads of one's own with a true chance. The computed figure sees it through noise; a rater sees it through noise of its own.
fn rated(rater: &str, leads: u32, noise: f64, part: u64) -> Vec<Rating> {
    let mut lot = Lot::new(11, part);
    let squash = |log_odds: f64| ((1.0 / (1.0 + (-log_odds).exp())) * 100.0).round() / 100.0;
    let one = |number| {
        let truth = -1.0 + 1.2 * lot.normal();
        let won = lot.uniform() < 1.0 / (1.0 + (-truth).exp());
        let (said, computed) = (truth + noise * lot.normal(), truth + 0.8 * lot.normal());
        rating(number + 100_000 * part as u32, rater, squash(said), Some(squash(computed)), Some(won))
    };
    (0..leads).map(one).collect()
}

#[test]
fn murphys_parts_make_the_brier_score() {
    // Said 0.2 of four with one won, 0.8 of four with two won: Brier (3 · 0.04 + 0.64 + 2 · 0.64 + 2 · 0.04) / 8.
    let ratings: Vec<_> = [(0.2, 1), (0.8, 2)]
        .into_iter()
        .zip([0, 4])
        .flat_map(|((said, wins), from)| {
            (0..4).map(move |place| rating(from + place, "Mia", said, None, Some(place < wins)))
        })
        .collect();
    let table = RaterTable::of(&ratings, &options()).unwrap();
    let score = table.raters[0].score.as_ref().unwrap();
    let close = |figure: Estimate, wanted: f64| assert!((figure.get() - wanted).abs() < 1e-12, "{figure} {wanted}");
    close(score.brier, 2.12 / 8.0);
    close(score.reliability, (0.05_f64.powi(2) + 0.3_f64.powi(2)) / 2.0);
    close(score.resolution, 0.125_f64.powi(2));
    close(score.uncertainty, 0.375 * 0.625);
    close(score.rest, 0.0);
    assert_eq!((table.raters[0].verdict.name(), table.raters[0].compared.get()), ("too_few", 0));
    // Many figures are grouped by tenths, and the parts still make the whole.
    let many = RaterTable::of(&rated("Mia", 500, 0.5, 1), &options()).unwrap();
    let score = many.raters[0].score.as_ref().unwrap();
    assert!(score.groups.len() <= 10 && score.rest.get() != 0.0);
    close(score.brier, score.reliability.get() - score.resolution.get() + score.uncertainty.get() + score.rest.get());
}

#[test]
fn good_judges_are_found_and_few_leads_are_too_few() {
    let mut ratings = rated("sharp", 400, 0.0, 1);
    ratings.extend(rated("blind", 400, 3.0, 2));
    ratings.extend(rated("new", 12, 0.0, 3));
    let table = RaterTable::of(&ratings, &options()).unwrap();
    let verdicts: Vec<_> = table.raters.iter().map(|row| (row.rater.as_str(), row.verdict.name())).collect();
    assert_eq!(verdicts[0], ("sharp", "better"));
    assert!(verdicts.contains(&("blind", "worse")) && verdicts.contains(&("new", "too_few")), "{verdicts:?}");
    let [sharp, new] = ["sharp", "new"].map(|name| table.raters.iter().find(|row| row.rater.as_str() == name).unwrap());
    assert!(sharp.skill_low.unwrap().get() > 0.0 && sharp.better.unwrap() > share(0.9));
    assert!(new.skill_low.is_none() && new.nearer_low.is_some());
    let kept = |row: &RaterRow| row.shrunk.unwrap().get() / row.skill.unwrap().get();
    assert!(kept(new) < kept(sharp) && kept(sharp) < 1.0);
}

/// Raters as good as what is computed, on whom nothing is to be found; and the shrunken skill is nearer to the truth.
#[test]
fn shrunken_skills_are_nearer_to_the_truth() {
    let (mut plain, mut shrunk, mut apart, mut held, mut all) = (0.0, 0.0, 0, 0, 0);
    for world in 0..40 {
        let noises = [0.3, 0.6, 0.8, 0.8, 1.0, 1.3];
        let ratings = noises
            .iter()
            .enumerate()
            .flat_map(|(place, noise)| rated(&format!("P{place}"), 60, *noise, 100 * world + place as u64));
        let table = RaterTable::of(&ratings.collect::<Vec<_>>(), &options()).unwrap();
        for row in &table.raters {
            let place = row.rater.as_str().trim_start_matches('P').parse::<usize>().unwrap();
            let truth = truth(noises[place]);
            plain += (row.skill.unwrap().get() - truth).powi(2);
            shrunk += (row.shrunk.unwrap().get() - truth).powi(2);
            let [low, high] = [row.skill_low, row.skill_high].map(|limit| limit.unwrap().get());
            held += u32::from(low <= truth && truth <= high);
            all += 1;
            apart += u32::from(place == 2 && row.verdict.name() != "not_apart");
        }
    }
    println!("squared errors: counted {plain:.4}, shrunken {shrunk:.4}; interval held {held} of {all}; false {apart}");
    assert!(shrunk < 0.8 * plain, "{shrunk} {plain}");
    assert!((0.74..0.86).contains(&(f64::from(held) / f64::from(all))), "{held}");
    assert!(apart <= 12, "{apart}");
}

/// The true skill of a rater with this noise, from very many leads.
fn truth(noise: f64) -> f64 {
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    thread_local!(static KNOWN: RefCell<BTreeMap<u64, f64>> = const { RefCell::new(BTreeMap::new()) });
    KNOWN.with_borrow_mut(|known| {
        *known.entry(noise.to_bits()).or_insert_with(|| {
            let table = RaterTable::of(&rated("all", 60_000, noise, 999), &options()).unwrap();
            table.raters[0].skill.unwrap().get()
        })
    })
}

#[test]
fn the_order_of_ratings_makes_no_difference() {
    let mut ratings = rated("a", 50, 0.5, 1);
    ratings.extend(rated("b", 40, 1.0, 2));
    let table = RaterTable::of(&ratings, &options()).unwrap();
    ratings.reverse();
    assert_eq!(RaterTable::of(&ratings, &options()).unwrap(), table);
}

#[test]
fn edges() {
    let none = RaterTable::of(&[], &options()).unwrap();
    assert!(none.raters.is_empty() && none.computed.is_none() && none.spread.get() == 0.0);
    let code = |ratings: &[Rating], options: &RaterOptions| RaterTable::of(ratings, options).unwrap_err().code();
    let one = rating(1, "a", 0.5, None, None);
    assert_eq!(code(&[one.clone(), one.clone()], &options()), "RATED_TWICE");
    assert_eq!(code(&[Rating { probability: None, ..one.clone() }], &options()), "EMPTY_RATING");
    let [won, lost] = [("a", true), ("b", false)].map(|(rater, won)| rating(1, rater, 0.5, Some(0.4), Some(won)));
    assert_eq!(code(&[won.clone(), lost], &options()), "OUTCOME_CONTRADICTED");
    // Nobody knows yet is no contradiction.
    let (open, ended) = (rating(1, "b", 0.5, None, None), won);
    assert!(RaterTable::of(&[open, ended], &options()).is_ok());
    assert_eq!(code(&[], &RaterOptions { least: Some(Count::new(1)), ..options() }), "FIGURE_OUT_OF_RANGE");
    assert_eq!(code(&[], &RaterOptions { interval: Some(Probability::ONE), ..options() }), "FIGURE_OUT_OF_RANGE");
    // Wrong and certain is very wrong, and still a number; as good as computed is half, and one lead says no more.
    let sure = RaterTable::of(&[rating(1, "a", 1.0, Some(1.0), Some(false))], &options()).unwrap();
    let row = &sure.raters[0];
    assert!((row.score.as_ref().unwrap().log_loss.get() - 14.508_657_738_524_219).abs() < 1e-6);
    assert_eq!((row.nearer, row.better), (Some(share(0.5)), None));
    // A word stands for what is assumed of it; a figure goes before it.
    let hot = Rating { probability: None, temperature: Some(Temperature::Hot), won: Some(true), ..one.clone() };
    let said =
        |rating: Rating| RaterTable::of(&[rating], &options()).unwrap().raters[0].score.as_ref().unwrap().said.get();
    assert_eq!((said(hot.clone()), said(Rating { probability: Some(share(0.9)), ..hot })), (0.6, 0.9));
}

#[test]
fn what_people_read() {
    let table =
        RaterTable::of(&[rating(1, "Mia", 0.5, None, None), rating(1, "Bo", 0.5, Some(0.25), Some(true))], &options());
    let table = table.unwrap();
    assert_eq!(
        table.sentences(Language::English),
        [
            "Bo rated 1 leads, of which 1 have ended, and said 50 % on average where more than 99 % came: too few to judge, for 1 have a computed figure besides and 30 are needed.",
            "Mia rated 1 leads, and none has ended: too few to judge, for 0 have a computed figure besides and 30 are needed.",
        ]
    );
    assert!(table.sentences(Language::German)[0].starts_with("Bo bewertete 1 Leads, von denen 1 zu Ende sind"));
}
