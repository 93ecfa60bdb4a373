use crate::model::EventLayerId;
use crate::session::{Effect, Session};

use super::filter_words;
use super::select_wanted::select_wanted;

impl Session {
    /// Applies the filter of a project's event file once all its rows are loaded.
    pub(in crate::session) fn settle(&mut self, layer: EventLayerId) -> Vec<Effect> {
        settle(self, layer)
    }
}

fn settle(session: &mut Session, layer: EventLayerId) -> Vec<Effect> {
    let Some(pending) = session.project.pending.remove(&layer) else { return Vec::new() };
    let Some(table) = session.events().layer(layer).map(|l| l.table.clone()) else { return Vec::new() };
    let (filter, left) = filter_words::on_table(&pending.filter, &table);
    let mut effects = Vec::new();
    session.set_filter(layer, filter);
    if !left.is_empty() {
        effects.push(Effect::Say(left_words(session, layer, left.columns.len())));
        session.project.left.insert(layer, left);
    }
    if let Some(query) = pending.filter.text {
        effects.extend(session.document.find_text(layer, &query));
    }
    let entry = session.project.entries.get(&layer.into());
    if session.project.selection.as_ref().is_some_and(|s| Some(&s.layer) == entry) {
        let of_row = session.project.selection.as_ref().is_some_and(|s| s.feature.starts_with("record-"));
        if of_row && !pending.same {
            // The rows of a changed file may have other numbers.
            session.project.selection = None;
        }
        effects.extend(select_wanted(session));
    }
    effects
}

fn left_words(session: &Session, layer: EventLayerId, parts: usize) -> String {
    let name = session.events().layer(layer).map_or("The file", |l| l.name());
    let parts = if parts == 1 { "one part" } else { &format!("{parts} parts") };
    format!("{name}: {parts} of its filter cannot be applied, because the file no longer has the column.")
}
