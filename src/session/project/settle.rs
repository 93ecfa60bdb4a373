use crate::events::{Known, Rule};
use crate::formats::project::SavedFilter;
use crate::model::EventLayerId;
use crate::session::{Effect, Session};

use super::filter_words;
use super::select_wanted::select_wanted;

impl Session {
    /// Applies the filter of a project's event file once all its rows are loaded.
    pub(in crate::session) fn settle(&mut self, layer: EventLayerId) -> Vec<Effect> {
        settle(self, layer)
    }

    /// Filters a layer as saved in terms of its columns; its text and conditions on any column follow as
    /// soon as the file has been read for them. Second: parts without a column, or unreadable ones.
    pub(in crate::session) fn apply_saved(
        &mut self,
        layer: EventLayerId,
        saved: &SavedFilter,
    ) -> (Vec<Effect>, SavedFilter) {
        let Some(table) = self.events().layer(layer).map(|l| l.table.clone()) else {
            return (Vec::new(), SavedFilter::default());
        };
        let (filter, mut left) = filter_words::on_table(saved, &table);
        self.set_filter(layer, filter);
        let mut effects = Vec::new();
        if let Some(text) = &saved.rule {
            match self.rule_of(layer, text) {
                Some(rule) => effects.extend(self.set_rule(layer, Some(rule))),
                None => left.rule = Some(text.clone()),
            }
        }
        effects.extend(self.document.find_text(layer, saved.text.as_deref().unwrap_or_default()));
        (effects, left)
    }

    /// Conditions as they are written on the command line; `None` if they are not valid for this file.
    fn rule_of(&self, layer: EventLayerId, text: &str) -> Option<Rule> {
        let table = &self.events().layer(layer)?.table;
        let columns = self.file_columns(layer).map(|c| c.all.clone()).unwrap_or_default();
        Known { table, columns: &columns }.rule(text).ok()
    }

    /// What a part of a filter that has no column is called.
    pub(in crate::session) fn left_words(&self, layer: EventLayerId, left: &SavedFilter) -> Option<String> {
        let parts = left.columns.len() + usize::from(left.rule.is_some());
        let name = self.events().layer(layer).map_or("The file", |l| l.name());
        let words = if parts == 1 { "one part" } else { &format!("{parts} parts") };
        (parts > 0).then(|| {
            format!(
                "{name}: {words} of its filter cannot be applied, because the file no longer has the column."
            )
        })
    }
}

fn settle(session: &mut Session, layer: EventLayerId) -> Vec<Effect> {
    let Some(pending) = session.project.pending.remove(&layer) else { return Vec::new() };
    if session.events().layer(layer).is_none() {
        return Vec::new();
    }
    let (mut effects, left) = session.apply_saved(layer, &pending.filter);
    if let Some(words) = session.left_words(layer, &left) {
        effects.push(Effect::Say(words));
        session.project.left.insert(layer, left);
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
