use serde_json::Value;

use super::members::Members;
use super::out::Out;
use super::{Entry, Rest};
use crate::formats::findings::Findings;

/// Which rows of an event file are shown, in the words of the file; the days are the project's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedFilter {
    pub columns: Vec<Entry<KeptValues>>,
    /// People killed.
    pub at_least: Option<u32>,
    pub at_most: Option<u32>,
    /// Whether rows without a date are left out where there are days.
    pub dated_only: bool,
    /// A text that has to stand in a row; it is looked for anew.
    pub text: Option<String>,
    pub other: Rest,
}

/// The values of a column that are let through.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptValues {
    /// The file's header for it, or `governorate`, `precision`, `dated`.
    pub column: String,
    /// Which of the columns of that name, from 1.
    pub nth: usize,
    /// True where `values` are those that are let through, false where they are those left out:
    /// this tells what becomes of a value that the file did not have then.
    pub only: bool,
    /// As the file has them; an empty text stands for “not given”.
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
