use super::pieces::Pieces;
use crate::events::parallel::join;
use crate::events::{Parallel, block_capacity};

/// First day, number of people killed and group of each row, side by side: bringing a row into table order then costs
/// one access to memory that the processor does not foresee, not three.
pub(super) struct Packed {
    rows: Vec<[u32; 3]>,
}

impl Packed {
    /// In file order.
    pub fn of(first: &Pieces<i32>, best: &Pieces<u32>, groups: &[u16], parallel: &dyn Parallel) -> Self {
        let mut rows: Vec<[u32; 3]> = block_capacity::zeros(groups.len());
        let half = groups.len() / 2;
        let fill = |rows: &mut [[u32; 3]], from: usize| {
            // A table has fewer than 2^32 rows.
            for ((row, number), group) in rows.iter_mut().zip(from as u32..).zip(&groups[from..]) {
                *row = [first.get(number).cast_unsigned(), best.get(number), u32::from(*group)];
            }
        };
        let (early, late) = rows.split_at_mut(half);
        join(parallel, || fill(early, 0), || fill(late, half));
        Self { rows }
    }

    /// The three columns in the order of these row numbers.
    pub fn sorted(self, numbers: &[u32], parallel: &dyn Parallel) -> (Vec<i32>, Vec<u32>, Vec<u16>) {
        let mut first: Vec<i32> = block_capacity::zeros(numbers.len());
        let mut best: Vec<u32> = block_capacity::zeros(numbers.len());
        let mut groups: Vec<u16> = block_capacity::zeros(numbers.len());
        let half = numbers.len() / 2;
        let fill = |numbers: &[u32], first: &mut [i32], best: &mut [u32], groups: &mut [u16]| {
            for (((number, first), best), group) in numbers.iter().zip(first).zip(best).zip(groups) {
                let [day, people, own] = self.rows[*number as usize];
                // A group's number has two bytes.
                (*first, *best, *group) = (day.cast_signed(), people, own as u16);
            }
        };
        let (first_early, first_late) = first.split_at_mut(half);
        let (best_early, best_late) = best.split_at_mut(half);
        let (groups_early, groups_late) = groups.split_at_mut(half);
        join(
            parallel,
            || fill(&numbers[..half], first_early, best_early, groups_early),
            || fill(&numbers[half..], first_late, best_late, groups_late),
        );
        (first, best, groups)
    }
}
