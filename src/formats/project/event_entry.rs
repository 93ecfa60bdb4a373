use std::path::PathBuf;

use serde_json::Value;

use super::days::{days, days_value};
use super::layer_entry::{opacity, put_shown};
use super::members::Members;
use super::out::Out;
use super::{Columns, Entry, NamedFilter, Rest, SavedFilter, Source};
use crate::events::Day;
use crate::formats::findings::Findings;
use crate::formats::{Overrides, TextEncoding};

/// An event file, its column mapping and its display settings.
#[derive(Clone, Debug, PartialEq)]
pub struct EventEntry {
    /// The id by which the rest of the project refers to it.
    pub id: String,
    pub source: Source,
    /// The sheet, the encoding and the list of deleted events that the user said.
    pub said: Overrides,
    /// The user's column mapping; `None` for a known export.
    pub columns: Option<Columns>,
    pub visible: bool,
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// A name that the user gave it; `None` = the file's.
    pub name: Option<String>,
    /// How it is drawn: `circles`, `cells`, `governorates`, `by-area` or `killed`.
    pub display: String,
    /// Whether timeline, table and filters apply to this one.
    pub at_work: bool,
    pub filter: SavedFilter,
    /// Days of its own, where it does not share the project's; `Some(None)` = all days.
    pub own_days: Option<Option<(Day, Day)>>,
    /// The id of the entry of which this is a later state.
    pub update_of: Option<String>,
    /// The column of numbers that symbols are sized by.
    pub sized_by: Option<String>,
    /// Filters kept under a name.
    pub kept_filters: Vec<Entry<NamedFilter>>,
    pub other: Rest,
}

/// The ways to draw events.
pub const DISPLAYS: [&str; 5] = ["circles", "cells", "governorates", "by-area", "killed"];

impl EventEntry {
    /// The initial display.
    pub fn new(id: &str, source: Source) -> Self {
        Self {
            id: id.to_owned(),
            source,
            said: Overrides::default(),
            columns: None,
            visible: true,
            opacity: 1.0,
            name: None,
            display: DISPLAYS[0].to_owned(),
            at_work: false,
            filter: SavedFilter::default(),
            own_days: None,
            update_of: None,
            sized_by: None,
            kept_filters: Vec::new(),
            other: Rest::default(),
        }
    }

    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let id: Option<String> = m.need("id");
        let source = match object.get("source") {
            Some(Value::Object(_)) => m.object("source", Source::read),
            _ => m.need::<Rest>("source").and(None),
        };
        let mut entry = Self::new("", Source::default());
        entry.said.sheet = m.take("sheet");
        let known = |name: &String| {
            let wrong =
                ("this is no encoding that is known here", "write windows-1256 or another usual name");
            TextEncoding::named(name).map(drop).ok_or(wrong)
        };
        let encoding: Option<String> = m.take_if("encoding", known);
        entry.said.encoding = encoding.as_deref().and_then(TextEncoding::named);
        let deleted: Option<String> = m.take("deleted");
        entry.said.deleted = deleted.map(PathBuf::from);
        entry.said.keep_totals = m.take("keep_totals").unwrap_or(false);
        entry.columns = m.object("columns", Columns::read);
        entry.visible = m.take("visible").unwrap_or(true);
        entry.opacity = opacity(&mut m);
        entry.name = m.take("name");
        let known = |display: &String| {
            let wrong = (
                "this is not a way of drawing events",
                "write circles, cells, governorates, by-area or killed",
            );
            if DISPLAYS.contains(&display.as_str()) { Ok(()) } else { Err(wrong) }
        };
        entry.display = m.take_if("display", known).unwrap_or(entry.display);
        entry.at_work = m.take("at_work").unwrap_or(false);
        entry.filter = m.object("filter", SavedFilter::read).unwrap_or_default();
        // Two members, because all days are days of its own as well.
        entry.own_days = m.take("all_days").unwrap_or(false).then_some(None);
        entry.own_days = days(&mut m, "own_days").map(Some).or(entry.own_days);
        entry.update_of = m.take("update_of");
        entry.sized_by = m.take("sized_by");
        entry.kept_filters = m.list("filters", NamedFilter::read);
        Some(Self { id: id?, source: source?, other: m.rest(), ..entry })
    }

    /// Changes the path of its list of deleted events, if it has one.
    pub(super) fn change_deleted(&mut self, change: impl Fn(&str) -> String) {
        let path = self.said.deleted.as_ref().map(|path| change(&path.to_string_lossy()));
        self.said.deleted = path.map(PathBuf::from);
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        out.put("id", &self.id).put("source", self.source.value());
        out.put_some("sheet", self.said.sheet.as_ref());
        out.put_some("encoding", self.said.encoding.map(TextEncoding::name));
        let deleted = self.said.deleted.as_ref().map(|path| path.to_string_lossy().into_owned());
        out.put_some("deleted", deleted);
        out.put_some("keep_totals", self.said.keep_totals.then_some(true));
        out.put_some("columns", self.columns.as_ref().map(Columns::value));
        put_shown(&mut out, self.visible, self.opacity);
        out.put_some("name", self.name.as_ref());
        out.put_some("display", (self.display != DISPLAYS[0]).then_some(&self.display));
        out.put_some("at_work", self.at_work.then_some(true));
        out.put_some("filter", (!self.filter.is_empty()).then(|| self.filter.value()));
        out.put_some("all_days", (self.own_days == Some(None)).then_some(true));
        out.put_some("own_days", self.own_days.flatten().map(days_value));
        out.put_some("update_of", self.update_of.as_ref());
        out.put_some("sized_by", self.sized_by.as_ref());
        if !self.kept_filters.is_empty() {
            let kept: Vec<Value> = self.kept_filters.iter().map(|k| k.value(NamedFilter::value)).collect();
            out.put("filters", kept);
        }
        out.end(&self.other)
    }
}
