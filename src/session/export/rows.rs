use std::sync::Arc;

use crate::events::Bits;
use crate::formats::export::{ExportAbout, ExportScope, RowExport, RowsAbout};
use crate::session::{DigestQuestion, EventLayer, Scope, Session};
use crate::style::number::exact;
use crate::style::{Theme, TypeLooks, event_ink};

use super::about::{about, counted};
use super::filter;

/// Rows to be exported; finding them is linear in their number, so it is done on a worker thread.
#[derive(Clone, Debug)]
pub struct ExportRows {
    question: DigestQuestion,
    /// Everything except what depends on the rows.
    about: ExportAbout,
    rows: RowsAbout,
    /// The colours of types on the map.
    looks: TypeLooks,
}

impl Session {
    /// The rows of an event file in the scope.
    pub fn export_rows(&self, layer: &EventLayer, scope: Scope) -> ExportRows {
        let which = match &scope {
            Scope::Marked(_) => ExportScope::RowsMarked,
            Scope::Region(_) => ExportScope::RowsInRegion,
            Scope::At(_) | Scope::Governorate(_) => ExportScope::RowsSelected,
            Scope::Shown => ExportScope::RowsShown,
        };
        let rows = RowsAbout {
            file: layer.file_name.clone(),
            recognised: layer.about.recognised.clone(),
            rows: 0,
            events: None,
            of: layer.table.len() as u64,
            with_position: 0,
            filter: filter::about(layer),
        };
        let mut about = about(which, String::new());
        about.credits.push(format!("The rows are from {}; the terms of its source apply.", layer.file_name));
        let decided = layer.about.notes.decisions.iter();
        about.notes.extend(decided.map(|said| format!("On reading {}: {said}", layer.file_name)));
        let met = layer.about.notes.list.iter();
        about.notes.extend(met.map(|note| format!("Import note on {}: {note}.", layer.file_name)));
        let question = DigestQuestion::of(layer, scope);
        ExportRows { question, about, rows, looks: layer.looks }
    }
}

impl ExportRows {
    /// Finds the rows, in linear time.
    pub fn find(self) -> RowExport {
        let Self { question, mut about, rows: mut numbers, looks } = self;
        let rows = question.rows();
        let table = question.table.clone();
        numbers.rows = u64::from(rows.count());
        if table.counts_events() {
            let summed = table.without_overlap(rows.clone());
            let events = summed.rows(0..u32::MAX).map(|row| u64::from(table.events(row)));
            numbers.events = Some(events.sum());
        }
        numbers.with_position = u64::from(rows.count_in(&(0..table.drawn())));
        about.holds = holds(&about, &numbers);
        about.left_out = left_out(&question, &about, &numbers);
        let hidden = hidden(&question, &about, &rows);
        if hidden > 0 {
            let rows = counted(hidden, "row", "rows");
            about.notes.push(format!(
                "The filter hides {rows} of these; they are exported because they are marked."
            ));
        }
        let without = numbers.rows - numbers.with_position;
        if without > 0 {
            let noun = counted(without, "row has", "rows have");
            about.notes.push(format!("{noun} no geometry: the place is known at best to a governorate."));
        }
        let classes = table.type_classes().names.len();
        let theme = Theme::light();
        let colours = (0..classes.max(1)).map(|class| event_ink(&theme, looks.slot(class)).web()).collect();
        about.rows = Some(numbers);
        RowExport { about, table, rows: Arc::new(rows), colours }
    }
}

/// Rows that are exported although the filter hides them.
fn hidden(question: &DigestQuestion, about: &ExportAbout, rows: &Bits) -> u64 {
    let marked = about.scope == ExportScope::RowsMarked;
    let hidden = |row: &u32| marked && !question.shown.bits().get(*row);
    rows.rows(0..u32::MAX).filter(hidden).count() as u64
}

fn holds(about: &ExportAbout, rows: &RowsAbout) -> String {
    let which = match about.scope {
        ExportScope::RowsMarked => "marked in the table",
        ExportScope::RowsInRegion => "shown in the region",
        ExportScope::RowsSelected => "shown in the selection",
        ExportScope::VisibleFeatures
        | ExportScope::SelectedFeatures
        | ExportScope::RowsShown
        | ExportScope::Changes => "shown",
    };
    format!("{} of {} rows of {}: those {which}.", exact(rows.rows), exact(rows.of), rows.file)
}

fn left_out(question: &DigestQuestion, about: &ExportAbout, numbers: &RowsAbout) -> Vec<String> {
    let mut left_out = Vec::new();
    let shown = u64::from(question.shown.count());
    let by_filter = numbers.of - shown;
    let marked = about.scope == ExportScope::RowsMarked;
    if by_filter > 0 && !marked {
        let words = numbers.filter.words.join("; ");
        let rows = counted(by_filter, "row", "rows");
        left_out.push(format!("{rows} by the filter ({words})."));
    }
    if marked && numbers.of > numbers.rows {
        let rows = counted(numbers.of - numbers.rows, "row that is", "rows that are");
        left_out.push(format!("{rows} not marked."));
    }
    let elsewhere = shown.saturating_sub(numbers.rows);
    match about.scope {
        ExportScope::RowsInRegion if elsewhere > 0 => left_out.push(format!(
            "{} shown outside the region, or without a point on the map.",
            counted(elsewhere, "row", "rows")
        )),
        ExportScope::RowsSelected if elsewhere > 0 => {
            left_out.push(format!("{} shown elsewhere.", counted(elsewhere, "row", "rows")));
        }
        ExportScope::VisibleFeatures
        | ExportScope::SelectedFeatures
        | ExportScope::RowsShown
        | ExportScope::RowsMarked
        | ExportScope::RowsInRegion
        | ExportScope::RowsSelected
        | ExportScope::Changes => {}
    }
    left_out
}
