use std::sync::{Arc, Weak};

use crate::events::{EventTable, Filter, FilteredView, TextHits};
use crate::scene::EventDisplay;

use super::super::EventLayer;

/// How an event file is shown. It never keeps the file's table.
#[derive(Clone, Debug)]
pub struct EventPart {
    pub id: String,
    pub visible: bool,
    pub opacity: f32,
    pub display: EventDisplay,
    /// Without its days, which are those of the map.
    pub filter: Filter,
    /// The text that rows are looked for by; where `filter` has no rows for it, they have to be
    /// found again.
    pub query: Option<String>,
    /// The table that the filter was made for.
    table: Weak<EventTable>,
    /// What was shown, on one map or two.
    shown: Vec<Arc<FilteredView>>,
}

impl EventPart {
    pub fn of(layer: &EventLayer) -> Self {
        let filter = Filter { days: None, ..layer.filter().clone() };
        let found = filter.text.as_ref().map(|text| text.query.clone());
        Self {
            id: layer.id.clone(),
            visible: layer.visible,
            opacity: layer.opacity,
            display: layer.display,
            // A text counts from the moment at which it is asked for.
            query: layer.finding.clone().or(found),
            filter,
            table: Arc::downgrade(&layer.table),
            shown: std::iter::once(&layer.shown).chain(&layer.other).cloned().collect(),
        }
    }

    pub fn same(&self, other: &Self) -> bool {
        self.id == other.id
            && self.visible == other.visible
            && self.opacity == other.opacity
            && self.display == other.display
            && self.same_filter(other)
    }

    /// Whether the same rows are let through, whatever the days.
    pub fn same_filter(&self, other: &Self) -> bool {
        let (a, b) = (&self.filter, &other.filter);
        self.query == other.query
            && (&a.kept, a.at_least, a.at_most, a.undated) == (&b.kept, b.at_least, b.at_most, b.undated)
    }

    pub fn is_of(&self, table: &Arc<EventTable>) -> bool {
        std::ptr::eq(self.table.as_ptr(), Arc::as_ptr(table))
    }

    /// What was counted before under this very filter, days included.
    pub fn counted(&self, table: &Arc<EventTable>, filter: &Filter) -> Option<Arc<FilteredView>> {
        self.shown.iter().find(|s| self.is_of(table) && s.filter() == filter).cloned()
    }

    /// Rows in which the text was found, if they are still those of the table.
    pub fn text(&self, table: &Arc<EventTable>) -> Option<TextHits> {
        let text = self.filter.text.as_ref().filter(|text| self.query.as_ref() == Some(&text.query));
        text.filter(|_| self.is_of(table)).cloned()
    }

    /// Lets go of what grows with the file.
    pub fn thin(&mut self) {
        self.shown.clear();
        self.filter.text = None;
    }

    /// The same for a table with more rows of the same file.
    pub fn moved(&mut self, old: &Arc<EventTable>, new: &Arc<EventTable>) {
        if !self.filter.kept.is_empty() && self.is_of(old) {
            self.filter = self.filter.moved(old, new);
        }
        self.thin();
        self.table = Arc::downgrade(new);
    }
}
