use std::sync::Arc;

use crate::events::{EventTable, Filter, FilteredView};
use crate::formats::events::EventNotes;
use crate::formats::project::Columns;
use crate::scene::{EventDisplay, ShownEvents};

/// An event file that is open, with how it is shown.
#[derive(Clone, Debug)]
pub struct EventLayer {
    pub id: String,
    /// The file's own name.
    pub name: String,
    pub table: Arc<EventTable>,
    pub shown: Arc<FilteredView>,
    /// What the map beside shows, where there are two.
    pub other: Option<Arc<FilteredView>>,
    pub visible: bool,
    /// 0 (clear) to 1.
    pub opacity: f32,
    pub display: EventDisplay,
    /// How far the file is read; `None` once all is.
    pub loading: Option<Loading>,
    /// Known once the file is open.
    pub about: Arc<AboutFile>,
    /// The text that is being looked for.
    pub finding: Option<String>,
}

/// What is known of an event file beside its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutFile {
    /// Where it lies, as the system writes paths.
    pub path: String,
    /// What it was recognised as: “ACLED export”, “table”.
    pub recognised: String,
    pub notes: EventNotes,
    /// Whether the program placed the rows by their words.
    pub by_names: bool,
    /// What is to be known of its unpacking, if it was packed.
    pub unpacked: Option<String>,
    /// What the reader said of its columns, if they were asked.
    pub columns: Option<Columns>,
}

/// How far a file is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    pub bytes: u64,
    /// 0 where it is not known.
    pub of_bytes: u64,
    pub rows: u64,
}

impl EventLayer {
    pub fn filter(&self) -> &Filter {
        self.shown.filter()
    }

    /// As a picture needs it.
    pub fn as_shown(&self) -> ShownEvents<'_> {
        ShownEvents {
            id: &self.id,
            name: &self.name,
            table: &self.table,
            shown: &self.shown,
            display: self.display,
            opacity: self.opacity,
            zooming: false,
        }
    }

    pub(super) fn filter_by(&mut self, filter: Filter) {
        if *self.shown.filter() != filter {
            self.shown = Arc::new(FilteredView::renewed(&self.table, filter, Some(&self.shown)));
        }
    }

    /// Takes a table with more rows, or all of them.
    pub(super) fn take(&mut self, table: Arc<EventTable>) {
        let filter = self.filter().moved(&self.table, &table);
        let everything = table.everything();
        // Most often all is shown, and that is counted already.
        self.shown = Arc::new(if filter == *everything.filter() {
            everything.clone()
        } else {
            FilteredView::renewed(&table, filter, Some(everything))
        });
        self.table = table;
        (self.other, self.finding) = (None, None);
    }
}
