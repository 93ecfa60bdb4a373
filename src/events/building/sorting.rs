//! Rows by Morton code.

use std::ops::Range;

use super::pieces::Pieces;
use crate::events::parallel::join;
use crate::events::{Parallel, block_capacity};

/// A row's code, and its number in the file.
pub(super) type Coded = (u64, u32);

/// The rows of each half of the file, by code; ties keep file order.
pub(super) fn sorted_halves(codes: &Pieces<u64>, parallel: &dyn Parallel) -> [Vec<Coded>; 2] {
    // The builder takes fewer than 2^32 rows.
    let (rows, half) = (codes.len() as u32, codes.len() as u32 / 2);
    let (first, second) = join(parallel, || sorted(codes, 0..half), || sorted(codes, half..rows));
    [first, second]
}

/// Cells by which rows are divided before each is sorted by itself, so that sorting stays in the processor's cache.
const CELLS: u64 = 1024;

fn sorted(codes: &Pieces<u64>, numbers: Range<u32>) -> Vec<Coded> {
    let own = || numbers.clone().map(|number| codes.get(number));
    // Rows that are not drawn have a cell of their own, behind the others.
    let (least, most) = own()
        .filter(|code| *code != u64::MAX)
        .fold((u64::MAX, 0), |(least, most), code| (code.min(least), code.max(most)));
    let shift = (u64::BITS - (most.saturating_sub(least) / CELLS).leading_zeros()).min(u64::BITS - 1);
    let cell =
        |code: u64| if code == u64::MAX { CELLS } else { code.saturating_sub(least) >> shift } as usize;
    let mut ends = vec![0; CELLS as usize + 1];
    own().for_each(|code| ends[cell(code)] += 1);
    let mut rows = 0;
    for end in &mut ends {
        // Where the cell begins, until its rows are in place.
        (*end, rows) = (rows, rows + *end);
    }
    let mut run: Vec<Coded> = block_capacity::zeros(rows);
    for (code, number) in own().zip(numbers.clone()) {
        let end = &mut ends[cell(code)];
        run[*end] = (code, number);
        *end += 1;
    }
    let (mut begin, mut room) = (0, Room::default());
    for end in ends {
        sort_cell(&mut run[begin..end], shift, &mut room);
        begin = end;
    }
    run
}

/// Room that is used again for each cell.
#[derive(Default)]
struct Room {
    keys: Vec<u64>,
    numbers: Vec<u32>,
}

/// Sorts the rows of a cell, which are in file order and whose codes differ by less than two to the power of
/// `bits`.
fn sort_cell(rows: &mut [Coded], bits: u32, room: &mut Room) {
    let Some(least) = rows.iter().map(|(code, _)| *code).min() else { return };
    let places = rows.len().next_power_of_two().trailing_zeros();
    if bits + places > u64::BITS {
        rows.sort_unstable();
        return;
    }
    // One number holds both the code and the place in the cell: numbers are sorted faster than pairs.
    room.keys.clear();
    room.keys.extend((0..).zip(&*rows).map(|(at, (code, _)): (u64, _)| (code - least) << places | at));
    room.keys.sort_unstable();
    room.numbers.clear();
    room.numbers.extend(rows.iter().map(|(_, number)| *number));
    for (row, key) in rows.iter_mut().zip(&room.keys) {
        let at = key & ((1 << places) - 1);
        *row = (least + (key >> places), room.numbers[at as usize]);
    }
}

/// The numbers of all rows by code, and the codes of those that are drawn. The first run has the earlier rows.
pub(super) fn merged(runs: [Vec<Coded>; 2], drawn: usize) -> (Vec<u32>, Vec<u64>) {
    let rows = runs[0].len() + runs[1].len();
    let mut numbers = block_capacity::with_block_capacity(rows);
    let mut codes = block_capacity::with_block_capacity(drawn);
    let mut add = |(code, number): Coded| {
        numbers.push(number);
        if codes.len() < drawn {
            codes.push(code);
        }
    };
    let [mut first, mut second] = runs.each_ref().map(|run| &run[..]);
    while let (Some(a), Some(b)) = (first.first(), second.first()) {
        // Without a branch, which could not be predicted.
        let later = b.0 < a.0;
        add(if later { *b } else { *a });
        first = &first[usize::from(!later)..];
        second = &second[usize::from(later)..];
    }
    first.iter().chain(second).for_each(|coded| add(*coded));
    (numbers, codes)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::events::OneByOne;

    #[test]
    fn halves_that_were_sorted_apart_are_merged_as_if_sorted_at_once() {
        for (rows, spread) in [(0_u64, 1), (1, 1), (2, 1), (3, 1), (7, 1 << 55), (1000, 1), (9000, 1)] {
            // With ties, and rows that are not drawn; far apart, close to each other, and very many in one cell beside
            // one that is far away.
            let code = |n: u64| match n % 7 {
                3 => u64::MAX,
                _ if n == 8999 => u64::MAX - 1,
                _ => (n * n % 97) * spread + 5,
            };
            let codes: Vec<u64> = (0..rows).map(code).collect();
            let drawn = codes.iter().filter(|code| **code != u64::MAX).count();
            let mut want: Vec<Coded> = codes.iter().copied().zip(0..).collect();
            want.sort_unstable();
            let mut pieces = Pieces::new(0);
            pieces.add(codes.len(), Cow::from(codes));
            let (numbers, codes) = merged(sorted_halves(&pieces, &OneByOne), drawn);
            assert_eq!(numbers, want.iter().map(|(_, number)| *number).collect::<Vec<_>>());
            assert_eq!(codes, want[..drawn].iter().map(|(code, _)| *code).collect::<Vec<_>>());
        }
    }
}
