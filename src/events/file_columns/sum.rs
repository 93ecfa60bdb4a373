use super::FileColumn;

/// The numbers of some rows, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ColumnSum {
    pub sum: f64,
    /// Rows that give a number.
    pub rows: u64,
    pub least: Option<f64>,
    pub most: Option<f64>,
    /// What the additions so far have lost to rounding.
    lost: f64,
}

impl ColumnSum {
    /// Of these rows of a column of numbers.
    pub fn of(column: &FileColumn, rows: impl IntoIterator<Item = u32>) -> Self {
        let mut all = Self::default();
        rows.into_iter().filter_map(|row| column.number(row)).for_each(|number| all.add(number));
        all
    }

    /// Adds with Neumaier's compensation, so that millions of decimals add up as on paper.
    pub fn add(&mut self, number: f64) {
        let sum = self.sum + number;
        self.lost += if self.sum.abs() >= number.abs() {
            (self.sum - sum) + number
        } else {
            (number - sum) + self.sum
        };
        self.sum = sum;
        self.rows += 1;
        self.least = Some(self.least.map_or(number, |least| least.min(number)));
        self.most = Some(self.most.map_or(number, |most| most.max(number)));
    }

    pub fn total(&self) -> f64 {
        let total = self.sum + self.lost;
        if total.is_finite() { total } else { self.sum }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_keep_what_rounding_would_lose() {
        // math.fsum of Python gives these.
        for (numbers, want) in
            [(vec![0.1; 10], 1.0), (vec![1e16, 1.0, -1e16], 1.0), (vec![1.0, 1e100, 1.0, -1e100], 2.0)]
        {
            let mut sum = ColumnSum::default();
            numbers.iter().for_each(|n| sum.add(*n));
            assert_eq!(sum.total(), want, "{numbers:?}");
        }
    }
}
