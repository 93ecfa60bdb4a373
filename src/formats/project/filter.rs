use serde_json::Value;

use super::members::Members;
use super::out::Out;
use super::{Entry, Rest};
use crate::formats::findings::Findings;

/// Which rows of an event file are shown, by the file's values; the days belong to the project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedFilter {
    pub columns: Vec<Entry<KeptValues>>,
    /// People killed.
    pub at_least: Option<u32>,
    pub at_most: Option<u32>,
    /// Whether undated rows are hidden while days are set.
    pub dated_only: bool,
    /// A text that a row must contain; it is searched for again.
    pub text: Option<String>,
    /// Conditions on any column, as they are written on the command line.
    pub rule: Option<String>,
    pub other: Rest,
}

/// A filter that the user keeps under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedFilter {
    pub name: String,
    pub filter: SavedFilter,
    pub other: Rest,
}

impl NamedFilter {
    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let name = m.need("name");
        let filter = m.object("filter", SavedFilter::read).unwrap_or_default();
        Some(Self { name: name?, filter, other: m.rest() })
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        out.put("name", &self.name).put("filter", self.filter.value()).end(&self.other)
    }
}

/// The values of a column that pass.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptValues {
    /// The file's column header, or `governorate`, `precision`, `dated`.
    pub column: String,
    /// Which of the columns of that name, from 1.
    pub nth: usize,
    /// True if `values` are those that pass, false if they are those excluded: this decides about values that
    /// are new in the file.
    pub only: bool,
    /// As in the file; an empty text means “not given”.
    pub values: Vec<String>,
    pub other: Rest,
}

impl SavedFilter {
    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        Some(Self {
            columns: m.list("columns", KeptValues::read),
            at_least: m.take("at_least"),
            at_most: m.take("at_most"),
            dated_only: m.take("dated_only").unwrap_or(false),
            text: m.take("text"),
            rule: m.take("conditions"),
            other: m.rest(),
        })
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        if !self.columns.is_empty() {
            let columns: Vec<Value> = self.columns.iter().map(|c| c.value(KeptValues::value)).collect();
            out.put("columns", columns);
        }
        out.put_some("at_least", self.at_least).put_some("at_most", self.at_most);
        out.put_some("dated_only", self.dated_only.then_some(true)).put_some("text", self.text.as_ref());
        out.put_some("conditions", self.rule.as_ref());
        out.end(&self.other)
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl KeptValues {
    fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let column = m.need("column");
        let nth = m.take("nth").unwrap_or(1);
        let only: Option<Vec<String>> = m.take("only");
        let (only, values) = match only {
            Some(values) => (true, values),
            None => (false, m.need("without")?),
        };
        Some(Self { column: column?, nth, only, values, other: m.rest() })
    }

    fn value(&self) -> Value {
        let mut out = Out::default();
        out.put("column", &self.column).put_some("nth", (self.nth > 1).then_some(self.nth));
        out.put(if self.only { "only" } else { "without" }, &self.values).end(&self.other)
    }
}
