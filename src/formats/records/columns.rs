use std::collections::{HashMap, HashSet};

use super::scan::{Span, inner};

/// The keys of the rows of a table that stands column by column, in the order in which they are first met.
pub(super) fn row_keys(text: &[u8], table: Span) -> Vec<String> {
    let (mut keys, mut known) = (Vec::new(), HashSet::new());
    for (_, column) in inner(text, table).filter(|(_, column)| column.is_object(text)) {
        for (key, _) in inner(text, column) {
            let key = key.words(text).into_owned();
            if known.insert(key.clone()) {
                keys.push(key);
            }
        }
    }
    keys
}

/// A table that stands column by column, turned into rows: the cells by column, of each row.
pub(super) fn rows(text: &[u8], table: Span) -> (Vec<Span>, Vec<Vec<Option<Span>>>) {
    let columns: Vec<(Span, Span)> =
        inner(text, table).filter(|(_, column)| !column.is_scalar(text)).collect();
    let keys = row_keys(text, table);
    let numbers: HashMap<&str, usize> = keys.iter().map(String::as_str).zip(0..).collect();
    let longest = columns.iter().filter(|(_, c)| c.is_list(text)).map(|(_, c)| inner(text, *c).count());
    let mut rows = vec![vec![None; columns.len()]; keys.len().max(longest.max().unwrap_or(0))];
    for (number, (_, column)) in columns.iter().enumerate() {
        for (at, (key, cell)) in inner(text, *column).enumerate() {
            let row = if column.is_list(text) { Some(at) } else { numbers.get(&*key.words(text)).copied() };
            if let Some(slot) = row.and_then(|row| rows.get_mut(row)).and_then(|row| row.get_mut(number)) {
                *slot = Some(cell);
            }
        }
    }
    (columns.into_iter().map(|(name, _)| name).collect(), rows)
}
