use std::sync::Arc;

use crate::events::{ColumnInfo, EventTable};
use crate::formats::project::{Entry, KeptValues, SavedFilter};
use crate::model::EventLayerId;
use crate::session::{Effect, EventLayer, Session, StackLayer};

use super::{AboutFile, FileColumns};

/// A file that was read again with other columns.
#[derive(Clone, Debug)]
pub struct Reread {
    pub about: AboutFile,
    pub columns: Vec<ColumnInfo>,
    pub table: Arc<EventTable>,
}

/// Puts a layer with the new rows in the place of the old one. What still makes sense of how the old one was shown
/// stays, by the names of columns and values; the rest is told.
pub fn replace(session: &mut Session, old: EventLayerId, by: EventLayerId, read: &Reread) -> Vec<Effect> {
    let Some(was) = session.document.layers.event_layer(old).cloned() else { return Vec::new() };
    let saved = session.saved_filter(&was);
    let mut layer =
        EventLayer::new(by, was.file_name.clone(), session.document.maps.days(session.view.right));
    if let Some(days) = was.own_days {
        layer.keep_days(days);
    }
    layer.set_table(read.table.clone());
    (layer.loading, layer.about) = (None, Arc::new(read.about.clone()));
    (layer.settings, layer.display) = (was.settings.clone(), was.display);
    layer.kept_filters = was.kept_filters.clone();
    layer.update_of = was.update_of;
    layer.hidden_for = was.hidden_for;
    let mut lost = Vec::new();
    let known = |name: &String| read.columns.iter().any(|column| column.name == *name);
    layer.sized_by = was.sized_by.clone().filter(known);
    if let (Some(column), None) = (&was.sized_by, &layer.sized_by) {
        lost.push(format!("the size by “{column}”"));
    }
    session.document.layers.replace(&old.into(), StackLayer::Events(layer));
    session.document.layers.updates_follow(old, by);
    let columns = FileColumns { all: Arc::new(read.columns.clone()), ..FileColumns::default() };
    session.columns.insert(by, columns);
    session.leave_rows_of(old);
    session.project.replaced.push((old, by));
    session.follow_replaced();
    let (saved, gone) = session.without_lost_values(by, saved);
    let (mut effects, left) = session.apply_saved(by, &saved);
    lost.extend(gone.iter().chain(left.columns.iter().filter_map(Entry::read)).map(filter_of));
    lost.extend(left.rule.iter().map(|rule| format!("the conditions {rule}")));
    effects.extend(session.settle_size(by));
    if !lost.is_empty() {
        let name = session.events().layer(by).map_or("", |l| l.name());
        let words = format!(
            "{name}: not kept, because columns or values are not the same: {}. Undo brings them back.",
            lost.join(", ")
        );
        effects.push(Effect::Say(words));
    }
    effects
}

fn filter_of(kept: &KeptValues) -> String {
    format!("the filter by “{}”", kept.column)
}

impl Session {
    /// Takes the parts out of a filter that would hide all rows because none of their values is there any more.
    fn without_lost_values(&self, layer: EventLayerId, saved: SavedFilter) -> (SavedFilter, Vec<KeptValues>) {
        let Some(layer) = self.document.layers.event_layer(layer) else { return (saved, Vec::new()) };
        let is_lost = |kept: &KeptValues| {
            let mut same = layer.table.dimensions().iter().filter(|d| d.header == kept.column);
            let any = |values: &[String]| values.iter().any(|value| kept.values.contains(value));
            kept.only && same.next().is_some_and(|dimension| !any(&dimension.values))
        };
        let lost =
            saved.columns.iter().filter_map(Entry::read).filter(|kept| is_lost(kept)).cloned().collect();
        let stays = |entry: &Entry<KeptValues>| entry.read().is_none_or(|kept| !is_lost(kept));
        let columns = saved.columns.iter().filter(|entry| stays(entry)).cloned().collect();
        (SavedFilter { columns, ..saved }, lost)
    }

    /// What was replaced in the document, or came back by undo, takes the other's place in the project and as the
    /// active layer.
    pub(in crate::session) fn follow_replaced(&mut self) {
        for (old, by) in self.project.replaced.clone() {
            let there = |id| self.document.layers.event_layer(id).is_some();
            let (from, to) = match (there(old), there(by)) {
                (true, false) => (by, old),
                (false, true) => (old, by),
                (true, true) | (false, false) => continue,
            };
            self.project.hand_over(from, to);
            if self.view.active == Some(from) {
                self.view.active = Some(to);
            }
        }
    }

    /// Whether a file is in the document or in one that undo or redo leads to.
    pub fn holds_events(&self, layer: EventLayerId) -> bool {
        let mut steps = self.interaction.undo.documents();
        self.events().layer(layer).is_some() || steps.any(|d| d.layers.event_layer(layer).is_some())
    }
}
