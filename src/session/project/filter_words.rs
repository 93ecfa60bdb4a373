use std::collections::HashMap;

use crate::events::{Dimension, EventTable, Filter, ValueSet};
use crate::formats::project::{Entry, KeptValues, SavedFilter};
use crate::session::EventLayer;

/// The filter of a file in terms of its columns; `was` is the previous form in the project, and `left` the
/// parts without a column.
pub(in crate::session) fn in_words(
    layer: &EventLayer,
    was: Option<&SavedFilter>,
    left: Option<&SavedFilter>,
) -> SavedFilter {
    let filter = layer.filter();
    let rest = |column: &str, nth: usize| {
        let mut known = was.into_iter().flat_map(|was| &was.columns).filter_map(Entry::read);
        known.find(|k| k.column == column && k.nth == nth).map(|k| k.other.clone()).unwrap_or_default()
    };
    let dimensions = layer.table.dimensions();
    let mut columns: Vec<Entry<KeptValues>> = Vec::new();
    for (index, kept) in &filter.kept {
        // A dimension that passes entirely is not part of the filter.
        let part = dimensions.get(*index).filter(|d| kept.len() < d.values.len());
        let Some(dimension) = part else { continue };
        let column = dimension.header.clone();
        let nth = dimensions.iter().take(*index + 1).filter(|d| d.header == column).count();
        // Excluded values stay excluded; new values of a longer file follow the majority.
        let only = kept.len() * 2 <= dimension.values.len();
        let wanted = |(code, _): &(u16, &String)| kept.contains(*code) == only;
        let values = (0_u16..).zip(&dimension.values).filter(wanted).map(|(_, v)| v.clone()).collect();
        let other = rest(&column, nth);
        columns.push(KeptValues { column, nth, only, values, other }.into());
    }
    columns.extend(left.into_iter().flat_map(|left| left.columns.iter().cloned()));
    SavedFilter {
        columns,
        at_least: filter.at_least,
        at_most: filter.at_most,
        dated_only: !filter.undated,
        text: layer.query().map(str::to_owned),
        rule: layer.rule().map(ToString::to_string).or_else(|| left.and_then(|left| left.rule.clone())),
        other: was.map(|was| was.other.clone()).unwrap_or_default(),
    }
}

/// The filter for a table, independent of value codes and without its text. Second: parts without a column,
/// or unreadable ones.
pub(in crate::session) fn on_table(saved: &SavedFilter, table: &EventTable) -> (Filter, SavedFilter) {
    let (at_least, at_most) = (saved.at_least, saved.at_most);
    let mut filter = Filter { at_least, at_most, undated: !saved.dated_only, ..Filter::default() };
    let mut left = SavedFilter::default();
    for entry in &saved.columns {
        let found = entry.read().and_then(|kept| Some((kept, index_of(table.dimensions(), kept)?)));
        match found {
            Some((kept, index)) => _ = filter.kept.insert(index, kept_of(&table.dimensions()[index], kept)),
            None => left.columns.push(entry.clone()),
        }
    }
    // A dimension that passes entirely is not part of a filter.
    let all = |index: &usize, kept: &ValueSet| {
        table.dimensions().get(*index).is_some_and(|d| d.values.len() == kept.len())
    };
    filter.kept.retain(|index, kept| !all(index, kept));
    (filter, left)
}

fn index_of(dimensions: &[Dimension], kept: &KeptValues) -> Option<usize> {
    let mut same = dimensions.iter().enumerate().filter(|(_, d)| d.header == kept.column);
    same.nth(kept.nth.checked_sub(1)?).map(|(index, _)| index)
}

fn kept_of(dimension: &Dimension, kept: &KeptValues) -> ValueSet {
    let named: HashMap<&str, ()> = kept.values.iter().map(|value| (value.as_str(), ())).collect();
    let passes = |value: &String| named.contains_key(value.as_str()) == kept.only;
    (0_u16..).zip(&dimension.values).filter(|(_, value)| passes(value)).map(|(code, _)| code).collect()
}
