//! Symmetric positive definite matrices: what a quadratic loss is made of.

/// A symmetric matrix; of each row only what stands up to the diagonal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Symmetric {
    rows: Vec<Vec<f64>>,
}

impl Symmetric {
    /// A diagonal one.
    pub(crate) fn diagonal(cells: &[f64]) -> Self {
        let row = |(place, &cell): (usize, &f64)| {
            let mut row = vec![0.0; place];
            row.push(cell);
            row
        };
        Self { rows: cells.iter().enumerate().map(row).collect() }
    }

    /// From its rows up to the diagonal; nothing where one is too long or too short.
    pub(crate) fn from_rows(rows: Vec<Vec<f64>>) -> Option<Self> {
        let right = rows.iter().enumerate().all(|(place, row)| row.len() == place + 1);
        right.then_some(Self { rows })
    }

    /// Its rows up to the diagonal.
    pub(crate) fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// A cell; nothing outside.
    pub(crate) fn get(&self, a: usize, b: usize) -> f64 {
        self.rows.get(a.max(b)).and_then(|row| row.get(a.min(b))).copied().unwrap_or(0.0)
    }

    /// Adds the outer product of a sparse column with itself, so many times. Its places rise.
    pub(crate) fn add_outer(&mut self, column: &[(usize, f64)], times: f64) {
        for (count, &(place, value)) in (1..).zip(column) {
            let Some(row) = self.rows.get_mut(place) else { continue };
            for &(before, other) in column.iter().take(count) {
                if let Some(cell) = row.get_mut(before) {
                    *cell += times * value * other;
                }
            }
        }
    }

    /// The product with a sparse column.
    pub(crate) fn times(&self, column: &[(usize, f64)]) -> Vec<f64> {
        let cell = |place: usize| column.iter().map(|&(other, value)| self.get(place, other) * value).sum();
        (0..self.rows.len()).map(cell).collect()
    }

    /// The quadratic form of a sparse column, whose places rise.
    pub(crate) fn form(&self, column: &[(usize, f64)]) -> f64 {
        let mut sum = 0.0;
        for (count, &(place, value)) in column.iter().enumerate() {
            let Some(row) = self.rows.get(place) else { continue };
            let before: f64 = column.iter().take(count).map(|&(at, other)| other * part(row, at)).sum();
            sum += value * (2.0 * before + value * part(row, place));
        }
        sum
    }

    /// Adds a dense outer product, so many times.
    pub(crate) fn add_dense(&mut self, column: &[f64], times: f64) {
        for (row, value) in self.rows.iter_mut().zip(column) {
            row.iter_mut().zip(column).for_each(|(cell, other)| *cell += times * value * other);
        }
    }

    /// Every cell times the two factors of its row and its column.
    pub(crate) fn rescale(&mut self, factors: &[f64]) {
        for (row, factor) in self.rows.iter_mut().zip(factors) {
            row.iter_mut().zip(factors).for_each(|(cell, other)| *cell *= factor * other);
        }
    }

    /// The lower triangle L with L Lᵀ = this (Cholesky); nothing where it is not positive definite.
    fn cholesky(&self) -> Option<Vec<Vec<f64>>> {
        let mut lower: Vec<Vec<f64>> = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let mut new: Vec<f64> = Vec::with_capacity(row.len());
            for (place, cell) in row.iter().enumerate() {
                match lower.get(place) {
                    Some(before) => new.push((cell - dot(&new, before)) / part(before, place)),
                    None => {
                        let left = cell - dot(&new, &new);
                        if left <= 0.0 || !left.is_finite() {
                            return None;
                        }
                        new.push(left.sqrt());
                    }
                }
            }
            lower.push(new);
        }
        Some(lower)
    }

    /// The column that this times gives the other; nothing where it is not positive definite.
    pub(crate) fn solve(&self, column: &[f64]) -> Option<Vec<f64>> {
        Some(back(&self.cholesky()?, column))
    }

    /// The inverse; nothing where it is not positive definite.
    pub(crate) fn inverse(&self) -> Option<Self> {
        let lower = self.cholesky()?;
        let size = lower.len();
        let column = |place: usize| {
            let mut unit = vec![0.0; size];
            unit.get_mut(place).into_iter().for_each(|cell| *cell = 1.0);
            let mut column = back(&lower, &unit);
            column.truncate(place + 1);
            column
        };
        Some(Self { rows: (0..size).map(column).collect() })
    }
}

/// Solves L Lᵀ x = b: forward, then back.
fn back(lower: &[Vec<f64>], column: &[f64]) -> Vec<f64> {
    let mut solved: Vec<f64> = Vec::with_capacity(lower.len());
    for (row, value) in lower.iter().zip(column) {
        let head = row.last().copied().unwrap_or(1.0);
        solved.push((value - dot(&solved, row)) / head);
    }
    for (place, row) in lower.iter().enumerate().rev() {
        let head = row.last().copied().unwrap_or(1.0);
        let Some(value) = solved.get_mut(place).map(|value| {
            *value /= head;
            *value
        }) else {
            continue;
        };
        solved.iter_mut().take(place).zip(row).for_each(|(before, cell)| *before -= value * cell);
    }
    solved
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn part(row: &[f64], place: usize) -> f64 {
    row.get(place).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_inverts_and_refuses() {
        let mut matrix = Symmetric::diagonal(&[4.0, 3.0, 2.0]);
        matrix.add_outer(&[(0, 1.0), (2, 2.0)], 0.5);
        assert_eq!((matrix.get(0, 0), matrix.get(2, 0), matrix.get(0, 2), matrix.get(2, 2)), (4.5, 1.0, 1.0, 4.0));
        assert_eq!(matrix.form(&[(0, 1.0), (2, 1.0)]), 10.5);
        assert_eq!(matrix.times(&[(0, 2.0)]), [9.0, 0.0, 2.0]);
        let solved = matrix.solve(&[5.5, 3.0, 5.0]).unwrap();
        assert!(solved.iter().all(|value| (value - 1.0).abs() < 1e-12), "{solved:?}");
        let inverse = matrix.inverse().unwrap();
        assert!((inverse.get(0, 0) - 4.0 / 17.0).abs() < 1e-12 && (inverse.get(2, 0) + 1.0 / 17.0).abs() < 1e-12);
        let mut dense = Symmetric::diagonal(&[1.0, 1.0]);
        dense.add_dense(&[1.0, 2.0], 1.0);
        dense.rescale(&[1.0, 0.5]);
        assert_eq!(dense.rows(), [vec![2.0], vec![1.0, 1.25]]);
        assert_eq!(Symmetric::diagonal(&[1.0, 0.0]).solve(&[1.0, 1.0]), None);
        assert_eq!(Symmetric::from_rows(vec![vec![1.0], vec![1.0]]), None);
    }
}
