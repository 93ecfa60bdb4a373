use std::sync::Arc;

use crate::events::{Bits, Filter, TextHits};
use crate::model::EventLayerId;
use crate::session::{Document, Effect};

impl Document {
    /// Asks for the rows of a layer that hold a text; an empty one ends the part of the filter.
    pub(in crate::session) fn find_text(&mut self, id: EventLayerId, query: &str) -> Option<Effect> {
        find(self, id, query)
    }
}

fn find(document: &mut Document, id: EventLayerId, query: &str) -> Option<Effect> {
    let layer = document.layers.event_layer_mut(id)?;
    let query = query.trim().to_owned();
    if query.is_empty() {
        layer.finding = None;
        layer.set_filter(Filter { text: None, ..layer.filter().clone() });
        return None;
    }
    if layer.filter().text.as_ref().is_some_and(|t| t.query == query) {
        layer.finding = None;
        return None;
    }
    layer.finding = Some(query.clone());
    Some(Effect::FindText { layer: id, query })
}

/// Accepts the rows in which a text was found, if it is still the requested text.
pub fn found(document: &mut Document, id: EventLayerId, query: String, rows: Arc<Bits>) {
    let Some(layer) = document.layers.event_layer_mut(id) else { return };
    // Rows of a replaced table are meaningless.
    if layer.finding.as_ref() == Some(&query) && rows.len() == layer.table.len() {
        layer.finding = None;
        layer.set_filter(Filter { text: Some(TextHits { query, rows }), ..layer.filter().clone() });
    }
}
