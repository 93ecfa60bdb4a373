//! Vectors with one value per row. Each gets its own allocator block, which is returned to the system as soon
//! as it is freed, so that closing a file, cancelling a load or replacing a partial table leaves nothing
//! behind.

/// A block larger than this is always mapped separately: glibc raises its mmap threshold with each freed
/// block, up to 32 MiB, and keeps smaller blocks. Untouched pages take address space but no memory.
const ROOM: usize = if cfg!(all(target_env = "gnu", target_pointer_width = "64")) { 33 << 20 } else { 0 };

/// Smaller vectors are not worth a separate block.
const SMALL: usize = 128 << 10;

/// An empty vector with capacity for that many values.
pub fn with_block_capacity<T>(rows: usize) -> Vec<T> {
    let least = if rows.saturating_mul(size_of::<T>()) < SMALL { 0 } else { ROOM / size_of::<T>().max(1) };
    Vec::with_capacity(rows.max(least))
}

/// Adds a value to a vector that grows row by row.
pub fn push<T>(column: &mut Vec<T>, value: T) {
    if column.len() == column.capacity() {
        grow(column);
    }
    column.push(value);
}

#[cold]
fn grow<T>(column: &mut Vec<T>) {
    let room = ROOM / size_of::<T>().max(1);
    if column.len() * size_of::<T>() >= SMALL && column.len() < room {
        column.reserve_exact(room - column.len());
    } else {
        column.reserve(1);
    }
}

/// That many zeros, to be filled.
pub fn zeros<T: Copy + Default>(rows: usize) -> Vec<T> {
    if rows.saturating_mul(size_of::<T>()) >= ROOM {
        // Comes zeroed from the system.
        return vec![T::default(); rows];
    }
    let mut column = with_block_capacity(rows);
    column.resize(rows, T::default());
    column
}

/// One value per row, in a vector with the capacity for them.
pub fn collect<T>(rows: usize, values: impl Iterator<Item = T>) -> Vec<T> {
    let mut column = with_block_capacity(rows);
    column.extend(values);
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_holds_what_was_pushed_however_long_it_gets() {
        for rows in [0, 1, 3, 20_000, 40_000, 100_000] {
            let mut pushed = Vec::new();
            (0..rows).for_each(|i| push(&mut pushed, i as u64));
            assert!(pushed.iter().copied().eq(0..rows as u64));
            assert_eq!(collect(rows, 0..rows as u64), pushed);
            assert_eq!(with_block_capacity::<u64>(rows).len(), 0);
        }
    }

    #[test]
    fn small_columns_ask_for_no_more_than_they_need() {
        assert_eq!(with_block_capacity::<u32>(1000).capacity(), 1000);
        let mut few = Vec::new();
        (0..1000_u32).for_each(|i| push(&mut few, i));
        assert!(few.capacity() <= 2048);
    }
}
