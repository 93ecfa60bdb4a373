//! Vectors with a value for each row. The allocator gives each a block of its own that goes
//! back to the system as soon as it is freed, so that closing a file, cancelling its reading
//! or replacing a part of a table by more of it leaves nothing behind.

/// A block of more bytes than this is always one of its own: the C library's allocator (glibc)
/// raises the limit from which blocks are so with each one that is freed, up to 32 MiB, and
/// keeps smaller ones. What is not written to takes no memory, only addresses.
const ROOM: usize = if cfg!(all(target_env = "gnu", target_pointer_width = "64")) { 33 << 20 } else { 0 };

/// Vectors of fewer bytes are not worth a block of their own.
const SMALL: usize = 128 << 10;

/// An empty vector with room for so many values.
pub fn room_for<T>(rows: usize) -> Vec<T> {
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

/// As many values as there are rows, in a vector with room for them.
pub fn collect<T>(rows: usize, values: impl Iterator<Item = T>) -> Vec<T> {
    let mut column = room_for(rows);
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
            assert_eq!(room_for::<u64>(rows).len(), 0);
        }
    }

    #[test]
    fn small_columns_ask_for_no_more_than_they_need() {
        assert_eq!(room_for::<u32>(1000).capacity(), 1000);
        let mut few = Vec::new();
        (0..1000_u32).for_each(|i| push(&mut few, i));
        assert!(few.capacity() <= 2048);
    }
}
