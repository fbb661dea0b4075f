//! A row of cells that hold the probability of a sum, and how an amount is added to it.

use super::grid::{Amount, Appearing};
use std::collections::BTreeMap;

/// Cells at the ends with less than this are left out: with 10,000 amounts that is less than a billionth in all.
const LEAST: f64 = 1e-16;
/// Beyond this, numbers are made smaller before they overflow.
const LARGE: f64 = 1e250;

/// The cells that have any mass worth the name.
pub(super) struct Cells {
    /// The number of the first cell in the buffer: that many cell widths are its sum.
    first: usize,
    buffer: Vec<f64>,
    /// So many at the beginning of the buffer are next to nothing.
    skip: usize,
    /// What the next step is written to: with two buffers, a step is one pass that the compiler can do several cells at
    /// a time.
    spare: Vec<f64>,
}

impl Cells {
    /// All mass at nothing.
    pub(super) fn nothing() -> Self {
        Self { first: 0, buffer: vec![1.0], skip: 0, spare: Vec::new() }
    }

    /// The number of the first cell with mass, and the masses from there on.
    pub(super) fn masses(&self) -> (usize, &[f64]) {
        (self.first + self.skip, part(&self.buffer, self.skip, self.buffer.len()))
    }

    /// Adds an independent amount.
    pub(super) fn add(&mut self, amount: Amount, width: f64) {
        let (whole, above) = split(amount.value, width);
        let (stays, comes) = (1.0 - amount.probability, amount.probability);
        let mut next = core::mem::take(&mut self.spare);
        next.clear();
        let (first, masses) = self.masses();
        shift(&mut next, masses, whole, [stays, comes * (1.0 - above), comes * above]);
        self.spare = core::mem::replace(&mut self.buffer, next);
        self.first = first;
        self.trim();
    }

    /// The sum of a Poisson number of amounts, by Panjer's recursion (1981): g(j) = μ/j Σ k f(k) g(j−k).
    ///
    /// All terms are positive, so it is stable; it begins at 1 instead of e^−μ(1−f(0)), which is no number any more
    /// from μ = 745 on, is made smaller on the way where it grows too large, and divided by its sum in the end.
    pub(super) fn appearing(appearing: &Appearing<'_>, width: f64) -> Self {
        let share = 1.0 / appearing.values.len().max(1) as f64;
        let mut sizes: BTreeMap<usize, f64> = BTreeMap::new();
        for value in appearing.values {
            let (whole, above) = split(*value, width);
            *sizes.entry(whole).or_default() += share * (1.0 - above);
            *sizes.entry(whole + 1).or_default() += share * above;
        }
        let terms: Vec<_> = sizes.into_iter().filter(|(size, mass)| *size > 0 && *mass > 0.0).collect();
        let widest = terms.last().map_or(0, |(size, _)| *size);
        let terms: Vec<_> = terms.into_iter().map(|(size, mass)| (size, size as f64 * mass)).collect();
        let middle = appearing.expected * terms.iter().map(|(_, term)| term).sum::<f64>();
        let (mut buffer, mut peak, mut quiet) = (vec![1.0], 1.0_f64, 0);
        while quiet <= widest {
            let number = buffer.len();
            let reached = terms.iter().take_while(|(size, _)| *size <= number);
            let sum: f64 = reached.map(|(size, term)| term * buffer.get(number - size).unwrap_or(&0.0)).sum();
            let mass = appearing.expected * sum / number as f64;
            buffer.push(mass);
            peak = peak.max(mass);
            quiet = if number as f64 > middle && mass <= peak * LEAST * 1e-2 { quiet + 1 } else { 0 };
            if mass > LARGE {
                buffer.iter_mut().for_each(|mass| *mass /= LARGE);
                peak /= LARGE;
            }
        }
        let total: f64 = buffer.iter().sum();
        buffer.iter_mut().for_each(|mass| *mass /= total);
        let mut cells = Self { first: 0, buffer, skip: 0, spare: Vec::new() };
        cells.trim();
        cells
    }

    /// Leaves out what is next to nothing at both ends.
    fn trim(&mut self) {
        while self.buffer.pop_if(|mass| *mass < LEAST).is_some() {}
        self.skip = self.buffer.iter().take_while(|mass| **mass < LEAST).count();
    }
}

/// The whole cells in a value, and how much of it belongs to the cell above.
fn split(value: f64, width: f64) -> (usize, f64) {
    let cells = value / width;
    (cells as usize, cells.fract())
}

/// Writes what comes of `cells` when so much stays, so much moves up by `whole` cells, and so much by one more.
fn shift(next: &mut Vec<f64>, cells: &[f64], whole: usize, [stays, lower, upper]: [f64; 3]) {
    let length = cells.len();
    let (near, far) = (whole, whole + 1);
    if far >= length {
        // The moved cells lie beyond all others.
        next.extend(cells.iter().map(|mass| stays * mass));
        next.resize(length + far, 0.0);
        add(next, near, cells, lower);
        add(next, far, cells, upper);
        return;
    }
    let (stay, moved) = (part(cells, far, length), part(cells, 1, length - near));
    next.extend(part(cells, 0, far).iter().map(|mass| stays * mass));
    add(next, near, part(cells, 0, 1), lower);
    next.extend(stay.iter().zip(moved).zip(cells).map(|((stay, near), far)| stays * stay + lower * near + upper * far));
    let (near, far) = (part(cells, length - near, length), part(cells, length - far, length));
    next.extend(near.iter().zip(far).map(|(near, far)| lower * near + upper * far));
    next.extend(cells.last().map(|mass| upper * mass));
}

/// Adds so much of some cells from a place on.
fn add(to: &mut [f64], from: usize, cells: &[f64], factor: f64) {
    for (sum, mass) in to.get_mut(from..).unwrap_or_default().iter_mut().zip(cells) {
        *sum += factor * mass;
    }
}

/// Part of a row of cells, nothing where there is none.
fn part(cells: &[f64], from: usize, to: usize) -> &[f64] {
    cells.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whether the moved cells overlap with those that stay or not: the same as cell by cell.
        #[test]
        fn shifted_cell_by_cell(cells in prop::collection::vec(0.0..1.0_f64, 1..9), whole in 0..12_usize) {
            let factors = [0.5, 0.3, 0.2];
            let mut wanted = vec![0.0; cells.len() + whole + 1];
            for (place, mass) in cells.iter().enumerate() {
                wanted[place] += factors[0] * mass;
                wanted[place + whole] += factors[1] * mass;
                wanted[place + whole + 1] += factors[2] * mass;
            }
            let mut next = Vec::new();
            shift(&mut next, &cells, whole, factors);
            prop_assert_eq!(next.len(), wanted.len());
            prop_assert!(next.iter().zip(&wanted).all(|(a, b)| (a - b).abs() < 1e-15));
        }
    }

    /// One size: the Poisson distribution itself, at numbers where e^−μ is no number any more too.
    #[test]
    fn poisson_numbers() {
        for expected in [0.3, 40.0, 5_000.0, 60_000.0_f64] {
            let cells = Cells::appearing(&Appearing { expected, values: &[3.0] }, 3.0);
            let (first, masses) = cells.masses();
            let moment = |about: f64, power| -> f64 {
                masses.iter().zip(first..).map(|(mass, number)| mass * (number as f64 - about).powi(power)).sum()
            };
            assert!((moment(0.0, 0) - 1.0).abs() < 1e-12);
            assert!((moment(0.0, 1) / expected - 1.0).abs() < 1e-11, "{expected}");
            assert!((moment(expected, 2) / expected - 1.0).abs() < 1e-9, "{expected}");
            assert!((moment(expected, 3) / expected - 1.0).abs() < 1e-6, "{expected}");
        }
    }
}
