use std::borrow::Cow;
use std::iter::repeat_n;

use crate::events::block_capacity;

/// A column in file order whose rows lie in one block for each part of the file, so that none is copied to be
/// behind another.
#[derive(Debug)]
pub(super) struct Pieces<'a, T: Clone> {
    pieces: Vec<Piece<'a, T>>,
    /// What the rows of an empty block have.
    usual: T,
}

#[derive(Debug)]
struct Piece<'a, T: Clone> {
    rows: usize,
    /// As many values as rows, or none.
    values: Cow<'a, [T]>,
}

impl<'a, T: Copy> Pieces<'a, T> {
    /// Without rows.
    pub fn new(usual: T) -> Self {
        Self { pieces: Vec::new(), usual }
    }

    /// Adds the block of a part of the file with so many rows.
    pub fn add(&mut self, rows: usize, values: Cow<'a, [T]>) {
        self.pieces.push(Piece { rows, values });
    }

    pub fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.rows).sum()
    }

    /// Whether no block has values.
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.values.is_empty())
    }

    /// The value of a row; there must be one.
    pub fn get(&self, row: u32) -> T {
        let mut row = row as usize;
        for piece in &self.pieces {
            if row < piece.rows {
                return piece.values.get(row).copied().unwrap_or(self.usual);
            }
            row -= piece.rows;
        }
        self.usual
    }

    /// In the order of these row numbers; a column without values stays so.
    pub fn sorted(self, numbers: &[u32]) -> Vec<T> {
        if self.is_empty() {
            return Vec::new();
        }
        // In one block, because neighbours in that order come from any of them, which cannot be predicted.
        let (rows, usual) = (self.len(), self.usual);
        let whole = match <[Piece<T>; 1]>::try_from(self.pieces) {
            Ok([only]) => only.values,
            Err(pieces) => {
                let mut whole = block_capacity::with_block_capacity(rows);
                for piece in pieces {
                    whole.extend_from_slice(&piece.values);
                    whole.extend(repeat_n(usual, piece.rows - piece.values.len()));
                }
                Cow::from(whole)
            }
        };
        block_capacity::collect(numbers.len(), numbers.iter().map(|number| whole[*number as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_in_blocks_has_the_values_of_one_that_is_whole() {
        for blocks in [vec![], vec![vec![1, 2, 3]], vec![vec![1], vec![], vec![2, 3], vec![]]] {
            let whole: Vec<u8> = blocks.concat();
            let mut pieces = Pieces::new(9);
            blocks.iter().for_each(|block| pieces.add(block.len(), Cow::from(block)));
            assert_eq!((pieces.len(), pieces.is_empty()), (whole.len(), whole.is_empty()));
            (0..).zip(&whole).for_each(|(row, value)| assert_eq!(pieces.get(row), *value));
            let backwards: Vec<u32> = (0..whole.len() as u32).rev().collect();
            assert!(pieces.sorted(&backwards).iter().eq(whole.iter().rev()));
        }
    }

    #[test]
    fn the_rows_of_an_empty_block_have_the_usual_value() {
        let mut rare = Pieces::new(0);
        rare.add(2, Cow::from(vec![]));
        assert!(rare.is_empty());
        rare.add(2, Cow::from(vec![5, 6]));
        assert_eq!((0..4).map(|row| rare.get(row)).collect::<Vec<_>>(), [0, 0, 5, 6]);
        assert!(!rare.is_empty());
        assert_eq!(rare.sorted(&[3, 0, 2, 1]), [6, 0, 5, 0]);
    }
}
