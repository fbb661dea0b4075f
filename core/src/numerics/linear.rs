//! Small systems of linear equations.

/// A square matrix, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// Nothing everywhere.
    pub(crate) fn zero(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    /// One on the diagonal.
    pub(crate) fn identity(size: usize) -> Self {
        let mut matrix = Self::zero(size);
        (0..size).for_each(|place| matrix.add(place, place, 1.0));
        matrix
    }

    /// A cell; nothing outside.
    pub(crate) fn get(&self, row: usize, column: usize) -> f64 {
        let inside = column < self.size;
        self.cells.get(row * self.size + column).copied().filter(|_| inside).unwrap_or(0.0)
    }

    /// Adds to a cell; does nothing outside.
    pub(crate) fn add(&mut self, row: usize, column: usize, value: f64) {
        let inside = column < self.size;
        if let Some(cell) = self.cells.get_mut(row * self.size + column).filter(|_| inside) {
            *cell += value;
        }
    }

    /// The inverse, by Gauss and Jordan with the largest pivot; nothing where it has none.
    pub(crate) fn inverse(mut self) -> Option<Self> {
        let mut inverse = Self::identity(self.size);
        for column in 0..self.size {
            let pivot =
                (column..self.size).max_by(|&a, &b| self.get(a, column).abs().total_cmp(&self.get(b, column).abs()))?;
            for matrix in [&mut self, &mut inverse] {
                (0..matrix.size)
                    .for_each(|place| matrix.cells.swap(pivot * matrix.size + place, column * matrix.size + place));
            }
            let head = self.get(column, column);
            if head.abs() < 1e-300 {
                return None;
            }
            for matrix in [&mut self, &mut inverse] {
                (0..matrix.size)
                    .for_each(|place| matrix.add(column, place, (1.0 / head - 1.0) * matrix.get(column, place)));
            }
            for row in (0..self.size).filter(|&row| row != column) {
                let factor = self.get(row, column);
                for matrix in [&mut self, &mut inverse] {
                    (0..matrix.size).for_each(|place| matrix.add(row, place, -factor * matrix.get(column, place)));
                }
            }
        }
        Some(inverse)
    }

    /// The product with a column.
    pub(crate) fn times(&self, column: &[f64]) -> Vec<f64> {
        let rows = self.cells.chunks(self.size.max(1));
        rows.map(|row| row.iter().zip(column).map(|(cell, value)| cell * value).sum()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&[f64]]) -> Matrix {
        Matrix { size: rows.len(), cells: rows.concat() }
    }

    #[test]
    fn inverses() {
        let given = matrix(&[&[0.0, 2.0, 1.0], &[1.0, 0.0, 3.0], &[4.0, -3.0, 8.0]]);
        let inverse = given.clone().inverse().unwrap();
        for column in 0..3 {
            let unit: Vec<f64> = (0..3).map(|row| f64::from(u8::from(row == column))).collect();
            let back = inverse.times(&given.times(&unit));
            assert!(back.iter().zip(&unit).all(|(a, b)| (a - b).abs() < 1e-12), "{back:?}");
        }
        assert_eq!(matrix(&[&[1.0, 2.0], &[2.0, 4.0]]).inverse(), None);
        assert_eq!(matrix(&[&[2.0, 0.0], &[0.0, 4.0]]).times(&[1.0, 0.5]), [2.0, 2.0]);
    }
}
