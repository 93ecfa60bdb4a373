use std::fmt;

use serde_json::Value;

use super::json::{Lines, SpanTree, Step};
use super::{Fault, Note};

/// What a finding means for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// The feature cannot be read.
    Skip,
    /// The feature is still read.
    Keep,
}

/// A fault with its path from the root of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub path: Vec<Step>,
    pub harm: Harm,
    pub message: String,
    pub remedy: String,
}

/// Collects findings while a check descends into a document.
#[derive(Debug, Default)]
pub struct Findings {
    path: Vec<Step>,
    pub list: Vec<Finding>,
}

impl Findings {
    /// Runs a check one step deeper.
    pub fn within<T>(&mut self, step: impl Into<Step>, check: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step.into());
        let result = check(self);
        self.path.pop();
        result
    }

    /// Runs a check several members deeper.
    pub fn within_all<T>(&mut self, keys: &[&str], check: impl FnOnce(&mut Self) -> T) -> T {
        let depth = self.path.len();
        self.path.extend(keys.iter().map(|key| Step::from(*key)));
        let result = check(self);
        self.path.truncate(depth);
        result
    }

    /// Adds a finding about the current value.
    pub fn add(&mut self, harm: Harm, message: impl Into<String>, remedy: impl Into<String>) {
        let (path, message, remedy) = (self.path.clone(), message.into(), remedy.into());
        self.list.push(Finding { path, harm, message, remedy });
    }
}

/// Turns findings into faults and notes, with their lines and features.
pub struct Locator<'a> {
    root: &'a Value,
    spans: SpanTree,
    lines: Lines<'a>,
}

impl<'a> Locator<'a> {
    /// `text` is the JSON that `root` was parsed from.
    pub fn new(text: &'a str, root: &'a Value) -> Self {
        Self { root, spans: SpanTree::scan(text), lines: Lines::of(text) }
    }

    /// Duplicate members of an object, of which only the last is kept.
    pub fn repeated_members(&self) -> Vec<Finding> {
        let repeated = self.spans.repeated_members();
        let finding = |path: Vec<Step>| Finding {
            message: format!("{} is given twice in one object", Field(&path[path.len().saturating_sub(1)..])),
            remedy: "keep one of the two".to_owned(),
            harm: Harm::Keep,
            path,
        };
        repeated.into_iter().map(finding).collect()
    }

    pub fn fault(&self, finding: &Finding) -> Fault {
        let (line, column) = self.lines.at(self.spans.offset_of(&finding.path));
        let (feature, rest) = self.feature(&finding.path);
        let rest =
            rest.strip_prefix(&[Step::from("properties")][..]).filter(|r| !r.is_empty()).unwrap_or(rest);
        Fault {
            line,
            column: Some(column),
            feature,
            field: (!rest.is_empty()).then(|| Field(rest).to_string()),
            message: finding.message.clone(),
            remedy: finding.remedy.clone(),
        }
    }

    pub fn note(&self, finding: &Finding) -> Note {
        let fault = self.fault(finding);
        let field = fault.field.map(|f| f + ": ").unwrap_or_default();
        Note {
            line: Some(fault.line),
            feature: fault.feature,
            skipped: finding.harm == Harm::Skip,
            message: format!("{field}{}; {}.", fault.message, fault.remedy),
        }
    }

    /// The feature a path leads into, and the rest of the path.
    fn feature<'p>(&self, path: &'p [Step]) -> (Option<String>, &'p [Step]) {
        let [Step::Key(key), Step::Index(index), rest @ ..] = path else { return (None, path) };
        if key != "features" {
            return (None, path);
        }
        let id = &self.root["features"][*index]["id"];
        let text = id.as_str().filter(|id| !id.trim().is_empty()).map(str::to_owned);
        let id = text.or_else(|| id.as_number().map(ToString::to_string));
        let id = id.unwrap_or_else(|| format!("no. {}", index + 1));
        (Some(id), rest)
    }
}

/// A readable path: `claims[0].stance`.
struct Field<'a>(&'a [Step]);

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
