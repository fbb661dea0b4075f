//! How good probabilities are.

/// The share of pairs of a won and a lost lead in which the won one was said to be likelier; ties count half.
pub(crate) fn auc(said: &[f64], won: &[bool]) -> f64 {
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_by(|&a, &b| said[a].total_cmp(&said[b]));
    let (mut ranks, mut start) = (0.0, 0);
    while start < order.len() {
        let ties = order[start..].iter().take_while(|&&place| said[place] == said[order[start]]).count();
        let rank = start as f64 + (ties as f64 + 1.0) / 2.0;
        ranks += rank * order[start..start + ties].iter().filter(|&&place| won[place]).count() as f64;
        start += ties;
    }
    let wins = won.iter().filter(|won| **won).count() as f64;
    let losses = won.len() as f64 - wins;
    (ranks - wins * (wins + 1.0) / 2.0) / (wins * losses)
}

pub(crate) fn log_loss(said: &[f64], won: &[bool]) -> f64 {
    let loss = |(&said, &won): (&f64, &bool)| {
        let said = said.clamp(1e-6, 1.0 - 1e-6);
        -(if won { said } else { 1.0 - said }).ln()
    };
    said.iter().zip(won).map(loss).sum::<f64>() / said.len() as f64
}

/// The mean distance of what is said from what came, in ten groups of one size.
pub(crate) fn calibration_error(said: &[f64], won: &[bool]) -> f64 {
    let mut both: Vec<(f64, f64)> =
        said.iter().zip(won).map(|(&said, &won)| (said, f64::from(u8::from(won)))).collect();
    both.sort_by(|a, b| a.0.total_cmp(&b.0));
    let group = both.len().div_ceil(10);
    let away = |part: &[(f64, f64)]| part.iter().map(|(said, won)| said - won).sum::<f64>().abs();
    both.chunks(group).map(away).sum::<f64>() / both.len() as f64
}
