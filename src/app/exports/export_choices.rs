use std::sync::Arc;

use crate::events::{Bits, Day};
use crate::geo::World;
use crate::model::{EventKey, Subject};
use crate::session::{DigestQuestion, EventLayer, ExportFeatures, Scope, Session};
use crate::style::number::exact;
use crate::ui::{ExportChoice, ExportWhat};

use crate::app::files::event_files::EventFiles;

/// The available exports, with counts.
pub struct Choices {
    pub list: Vec<ExportChoice>,
}

/// Cache key of the choices.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceBasis {
    /// Each layer by address, and whether it is visible.
    layers: Vec<(usize, bool)>,
    selected: Option<Subject>,
    marks: usize,
    own_marks: bool,
    days: Option<(Day, Day)>,
    /// The active file: its filtered view, by address, and whether it is still loading.
    rows: Option<(usize, bool)>,
    marked: Arc<Vec<u32>>,
    region: Option<Arc<Vec<World>>>,
}

impl ChoiceBasis {
    pub fn of(session: &Session, own_marks: bool) -> Self {
        let events = session.events();
        let address = |l: &crate::session::FeatureLayer| Arc::as_ptr(&l.prepared) as usize;
        Self {
            layers: session.layers().iter().map(|l| (address(l), session.is_shown(l))).collect(),
            selected: session.selection().map(|s| s.key().clone()),
            marks: session.annotations().len(),
            own_marks,
            days: events.days(),
            rows: events.active().map(|l| (Arc::as_ptr(&l.shown) as usize, l.loading.is_some())),
            marked: events.marked().clone(),
            region: events.region().cloned(),
        }
    }
}

impl Choices {
    pub fn of(session: &Session, events: &EventFiles, own_marks: bool) -> Self {
        let mut list = vec![features(session, ExportWhat::Visible, None, own_marks)];
        if let Some(these) = features_of(session) {
            list.push(features(session, ExportWhat::Selected, Some(these), own_marks));
        }
        for what in
            [ExportWhat::RowsShown, ExportWhat::RowsMarked, ExportWhat::RowsInRegion, ExportWhat::RowsHere]
        {
            if let Some((layer, scope)) = scope_of(session, what) {
                list.push(rows(session, events, what, layer, &scope));
            }
        }
        Self { list }
    }
}

/// The selected features; `None` if nothing, rows or an annotation is selected.
pub fn features_of(session: &Session) -> Option<Vec<Subject>> {
    let key = session.selection()?.key();
    match key {
        Subject::Feature { .. } | Subject::Governorate(_) => Some(vec![key.clone()]),
        Subject::Event { .. } | Subject::Annotation(_) => None,
    }
}

/// The file and rows of a choice, if any.
pub fn scope_of(session: &Session, what: ExportWhat) -> Option<(&EventLayer, Scope)> {
    let events = session.events();
    let layer = events.active();
    match what {
        ExportWhat::Visible | ExportWhat::Selected => None,
        ExportWhat::RowsShown => Some((layer?, Scope::Shown)),
        ExportWhat::RowsMarked => {
            let some = layer.filter(|_| !events.marked().is_empty())?;
            Some((some, Scope::Marked(events.marked().clone())))
        }
        ExportWhat::RowsInRegion => Some((layer?, Scope::Region(events.region()?.to_vec()))),
        ExportWhat::RowsHere => {
            let (layer, key) = session.event_of(session.selection()?.key())?;
            // A selected row is always marked.
            (!matches!(key, EventKey::Row(_))).then_some((layer, Scope::At(key)))
        }
    }
}

fn features(
    session: &Session,
    what: ExportWhat,
    these: Option<Vec<Subject>>,
    own_marks: bool,
) -> ExportChoice {
    let words = match these.as_ref().and_then(|t| t.first()) {
        None => "Features of the visible layers".to_owned(),
        Some(key) => format!("Selection: {}", session.name_of(key)),
    };
    let export = session.export_features(&ExportFeatures { these, own_marks });
    let numbers = export.about.features.unwrap_or_default();
    let count = |n: u64, one: &str| format!("{} {one}{}", exact(n), if n == 1 { "" } else { "s" });
    let mut counted = vec![count(numbers.features, "feature"), count(numbers.claims, "claim")];
    counted.push(count(export.citations.len() as u64, "article"));
    ExportChoice {
        what,
        words,
        count: counted.join(", "),
        left_out: export.about.left_out,
        not_yet: String::new(),
    }
}

fn rows(
    session: &Session,
    events: &EventFiles,
    what: ExportWhat,
    layer: &EventLayer,
    scope: &Scope,
) -> ExportChoice {
    let words = match what {
        ExportWhat::RowsMarked => format!("Rows marked in the table of {}", layer.name()),
        ExportWhat::RowsInRegion => format!("Rows in the region of {}", layer.name()),
        ExportWhat::RowsHere => format!("Rows of the selection: {}", selected_name(session)),
        ExportWhat::RowsShown | ExportWhat::Visible | ExportWhat::Selected => {
            format!("Rows shown of {}", layer.name())
        }
    };
    let n = count_of(layer, scope);
    let all = layer.table.len() as u64;
    let mut left_out = Vec::new();
    let by_filter = all - u64::from(layer.shown.count());
    if by_filter > 0 && what != ExportWhat::RowsMarked {
        let words = layer.filter_words().join("; ");
        left_out.push(format!("{} by the filter ({words}).", rows_words(by_filter)));
    }
    let rest = if what == ExportWhat::RowsMarked { all - n } else { u64::from(layer.shown.count()) - n };
    if rest > 0 {
        let why = if what == ExportWhat::RowsMarked {
            "not marked"
        } else {
            "elsewhere, or without a point on the map"
        };
        left_out.push(format!("{} {why}.", rows_words(rest)));
    }
    let ready = layer.loading.is_none() && events.rows_of(layer.id).is_some();
    ExportChoice {
        what,
        words,
        count: format!("{} of {} rows", exact(n), exact(all)),
        left_out,
        not_yet: if ready { String::new() } else { "the file is still loading".to_owned() },
    }
}

fn selected_name(session: &Session) -> String {
    session.selection().map(|s| session.name_of(s.key())).unwrap_or_default()
}

fn rows_words(n: u64) -> String {
    format!("{} row{}", exact(n), if n == 1 { "" } else { "s" })
}

fn count_of(layer: &EventLayer, scope: &Scope) -> u64 {
    match scope {
        Scope::Shown => layer.shown.count().into(),
        Scope::Marked(rows) => rows.len() as u64,
        Scope::Region(_) | Scope::At(_) | Scope::Governorate(_) => {
            let rows: Bits = DigestQuestion::of(layer, scope.clone()).rows();
            rows.count().into()
        }
    }
}
