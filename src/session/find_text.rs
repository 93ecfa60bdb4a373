use std::sync::Arc;

use crate::events::{Bits, Filter, TextHits};

use super::{Effect, Events};

/// Asks for the rows that hold a text; an empty one ends the part of the filter.
pub(super) fn find(events: &mut Events, id: String, query: &str) -> Vec<Effect> {
    let Some(layer) = events.layer_mut(&id) else { return Vec::new() };
    let query = query.trim().to_owned();
    if query.is_empty() {
        layer.finding = None;
        layer.filter_by(Filter { text: None, ..layer.filter().clone() });
        return Vec::new();
    }
    if layer.filter().text.as_ref().is_some_and(|t| t.query == query) {
        layer.finding = None;
        return Vec::new();
    }
    layer.finding = Some(query.clone());
    vec![Effect::FindText { layer: id, query }]
}

/// Takes the rows in which a text was found, if it is still the one that is asked for.
pub(super) fn found(events: &mut Events, id: &str, query: String, rows: Arc<Bits>) {
    let Some(layer) = events.layer_mut(id) else { return };
    // Rows of a table that has been replaced mean nothing.
    if layer.finding.as_ref() == Some(&query) && rows.len() == layer.table.len() {
        layer.finding = None;
        layer.filter_by(Filter { text: Some(TextHits { query, rows }), ..layer.filter().clone() });
    }
}
