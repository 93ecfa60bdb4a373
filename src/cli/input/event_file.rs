use std::sync::Arc;

use crate::cli::guard;
use crate::cli::output::{Failure, ProgressBar};
use crate::events::{
    ColumnInfo, EventTable, Fatalities, FilteredView, Known, LoadedColumns, RowSource, RuleHits, TextHits,
    Want,
};
use crate::files::{EventsRead, Opener, TableFile, Unkept};
use crate::formats::events::{EventFile, Mapping, Progress, Watch};
use crate::model::EventLayerId;
use crate::scene::EventDisplay;
use crate::session::{AboutFile, Action, EventAction, Session, Shared};
use crate::style::number::exact;

use super::event_filter;

/// A fully loaded event file, and its filtered view.
pub struct OpenEvents {
    pub name: String,
    /// The text of its rows.
    pub rows: Arc<dyn RowSource>,
    pub file: EventFile,
    pub about: AboutFile,
    pub shown: FilteredView,
    /// All columns of the file, and what has been read of them.
    pub columns: Vec<ColumnInfo>,
    pub loaded: LoadedColumns,
}

impl OpenEvents {
    /// What was left out or assumed when the file was read: a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let unread = self.loaded.columns().filter_map(|column| column.shortfall(exact));
        self.about.unpacked.iter().cloned().chain(self.file.notes.sentences()).chain(unread).collect()
    }

    /// Reads columns of the file; how much of them cannot be read is among the notes.
    ///
    /// # Errors
    /// If the file cannot be read or has changed.
    pub fn load(&mut self, wants: &[Want]) -> Result<(), Failure> {
        let mut bar = ProgressBar::new();
        let mut go_on = |share: f32| {
            bar.show((share * 1000.0) as u64, 1000, "reading columns");
            true
        };
        let loaded = self.rows.load(&self.file.table, wants, &mut go_on);
        drop(bar);
        let loaded = loaded.map_err(|why| Failure::usage(format!("{}: {why}.", self.name)))?;
        let loaded = loaded.ok_or_else(|| Failure::internal("Reading columns ended early."))?;
        self.loaded.append(loaded);
        Ok(())
    }

    /// Adds the file to a session as a layer with this id, so that pictures show it.
    pub fn put_into(self, session: &mut Session, layer: EventLayerId, display: EventDisplay) {
        let filter = self.shown.filter().clone();
        begin(session, layer, &self.name, self.about);
        for action in [
            EventAction::Columns { layer, columns: self.columns.into() },
            EventAction::Done { layer, table: Shared(self.file.table) },
            EventAction::Days(filter.days),
            EventAction::Filter { layer, filter },
            EventAction::Display { layer, display },
        ] {
            session.apply(action.into());
        }
    }
}

/// Adds a layer for a file; its rows follow later.
pub fn begin(session: &mut Session, layer: EventLayerId, name: &str, about: AboutFile) {
    let name = name.to_owned();
    for action in [EventAction::Begin { layer, name }, EventAction::About { layer, about: about.into() }] {
        session.apply(Action::from(action));
    }
}

/// Says on standard error what was left out or assumed.
pub fn tell(open: &OpenEvents) {
    open.notes().iter().for_each(|note| guard::say(&format!("{}: {note}", open.name)));
}

/// The sums of the lowest and the highest numbers of people killed, where a row gives them, and of its only
/// number where it does not; `None` if no row does.
pub fn range(table: &EventTable, shown: &FilteredView) -> Option<(u64, u64)> {
    if !table.has_range() {
        return None;
    }
    let rows = shown.bits().rows(0..u32::MAX).map(|row| table.fatalities(row));
    Some(rows.map(Fatalities::ends).fold((0, 0), |(low, high), (least, most)| (low + least, high + most)))
}

/// Reads the rest of an opened file, with a progress bar.
///
/// # Errors
/// A sentence that names the file and the remedy.
pub fn read(opener: &Opener, table: &TableFile, mapping: Option<&Mapping>) -> Result<EventsRead, Failure> {
    let mut bar = ProgressBar::new();
    let all = table.source.len();
    let mut watch = |progress: &Progress| {
        bar.show(progress.bytes, all, &format!("{} rows", exact(progress.rows)));
        Watch::GoOn
    };
    let mut read = opener.read(table, mapping, &mut watch)?;
    // The command ends with its answer.
    read.unkept.take().into_iter().for_each(Unkept::keep);
    Ok(read)
}

/// Reads a file and filters it.
///
/// # Errors
/// The same, or a condition that is not valid.
pub fn filtered(opener: &Opener, table: &TableFile, conditions: &[String]) -> Result<OpenEvents, Failure> {
    let read = read(opener, table, None)?;
    let about = read.about(None);
    let rows = read.rows();
    let EventsRead { file, source, .. } = read;
    let unreadable = |why| Failure::usage(format!("{}: {why}.", source.name()));
    let columns = rows.columns(&file.table).map_err(unreadable)?;
    let known = Known { table: &file.table, columns: &columns };
    let mut wanted = event_filter::parse(conditions, &known)?;
    if let Some(query) = wanted.text {
        let found = rows.search(&file.table, &query, &mut || true);
        let found = found.ok_or_else(|| Failure::internal("The search for a text ended early."))?;
        wanted.filter.text = Some(TextHits { query, rows: Arc::new(found) });
    }
    let mut open = OpenEvents {
        name: source.name().to_owned(),
        rows,
        about,
        shown: FilteredView::default(),
        columns,
        loaded: LoadedColumns::default(),
        file,
    };
    if let Some(rule) = wanted.rule {
        let wants = rule.missing(&open.columns, &open.loaded);
        open.load(&wants)?;
        let rows = rule.rows(&open.file.table, &open.columns, &open.loaded);
        let rows = rows.map_err(|_| Failure::internal("A column was not read."))?;
        wanted.filter.rule = Some(RuleHits { rule: Arc::new(rule), rows: Arc::new(rows) });
    }
    open.shown = FilteredView::new(&open.file.table, wanted.filter);
    Ok(open)
}
