use std::sync::Arc;

use crate::events::{Filter, LoadedColumns, ReadAs, RowError, Rule, RuleHits, Want};
use crate::model::EventLayerId;
use crate::session::{Effect, Session};

use super::FileColumns;

impl Session {
    /// Asks for the rows that meet a rule; without one the part of the filter ends.
    pub(in crate::session) fn set_rule(&mut self, id: EventLayerId, rule: Option<Rule>) -> Vec<Effect> {
        let Some(layer) = self.document.layers.event_layer_mut(id) else { return Vec::new() };
        layer.asking = rule.map(Arc::new);
        if layer.asking.is_none() {
            layer.set_filter(Filter { rule: None, ..layer.filter().clone() });
            return Vec::new();
        }
        self.settle_rule(id)
    }

    /// Applies the rule that was asked for, or asks for what it needs of the file.
    pub(in crate::session) fn settle_rule(&mut self, id: EventLayerId) -> Vec<Effect> {
        let Some(layer) = self.document.layers.event_layer_mut(id) else { return Vec::new() };
        // The rows of a table that grows are asked for once all are there.
        let Some(rule) = layer.asking.clone().filter(|_| layer.loading.is_none()) else { return Vec::new() };
        let columns = self.columns.entry(id).or_default();
        match rule.rows(&layer.table, &columns.all, &columns.loaded) {
            Ok(rows) => {
                layer.asking = None;
                let used: Vec<Want> = rule.conditions().iter().filter_map(|c| c.want(&columns.all)).collect();
                let hits = RuleHits { rule, rows: rows.into() };
                layer.set_filter(Filter { rule: Some(hits), ..layer.filter().clone() });
                columns.drop_unused(&used);
                Vec::new()
            }
            Err(wants) => self.load_columns(id, wants),
        }
    }

    /// Sizes symbols by the column that was asked for, or asks for it.
    pub(in crate::session) fn settle_size(&mut self, id: EventLayerId) -> Vec<Effect> {
        let Some(layer) = self.document.layers.event_layer_mut(id) else { return Vec::new() };
        layer.size = layer.size.take().filter(|size| Some(&size.name) == layer.sized_by.as_ref());
        let Some(name) = layer.sized_by.clone().filter(|_| layer.size.is_none() && layer.loading.is_none())
        else {
            return Vec::new();
        };
        let columns = self.columns.entry(id).or_default();
        layer.size = columns.column(&name, ReadAs::Numbers).cloned();
        // A file that no longer has the column is drawn by count.
        if layer.size.is_some() || columns.info(&name).is_none() {
            return Vec::new();
        }
        self.load_columns(id, vec![Want::Column { name, read_as: ReadAs::Numbers }])
    }

    /// Asks for columns that are not read yet.
    pub(super) fn load_columns(&mut self, id: EventLayerId, mut wants: Vec<Want>) -> Vec<Effect> {
        let columns = self.columns.entry(id).or_default();
        wants.retain(|want| !columns.loaded.has(want));
        if wants.is_empty() {
            return Vec::new();
        }
        columns.loading = Some(0.0);
        vec![Effect::LoadColumns { layer: id, wants }]
    }

    /// Columns that were read for a table of so many rows.
    pub(super) fn columns_loaded(
        &mut self,
        id: EventLayerId,
        rows: usize,
        loaded: &LoadedColumns,
    ) -> Vec<Effect> {
        let of_table = self.events().layer(id).is_some_and(|layer| layer.table.len() == rows);
        let columns = self.columns.entry(id).or_default();
        columns.loading = None;
        if of_table {
            columns.loaded.append(loaded.clone());
        }
        let mut effects = self.settle_rule(id);
        effects.extend(self.settle_size(id));
        effects
    }

    /// Columns cannot be read, or the user does not want to wait for them: the filter stays as it was.
    pub(super) fn columns_failed(&mut self, id: EventLayerId, why: Option<RowError>) -> Vec<Effect> {
        if let Some(columns) = self.columns.get_mut(&id) {
            columns.loading = None;
        }
        let Some(layer) = self.document.layers.event_layer_mut(id) else { return Vec::new() };
        layer.asking = None;
        if layer.size.is_none() {
            layer.sized_by = None;
        }
        let name = layer.name().to_owned();
        why.map(|why| Effect::Say(format!("{name}: {why}."))).into_iter().collect()
    }

    /// The columns of an event file; `None` until they are known.
    pub fn file_columns(&self, layer: EventLayerId) -> Option<&FileColumns> {
        self.columns.get(&layer)
    }
}
