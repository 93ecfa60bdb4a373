use std::ops::Bound;

use crate::events::Day;

/// Which rows pass.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Those that meet all of these; all rows if there are none.
    All(Vec<Rule>),
    /// Those that meet at least one of these; no row if there are none.
    Any(Vec<Rule>),
    Not(Box<Rule>),
    Is(Condition),
}

/// A condition on one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pub column: RuleColumn,
    pub test: Test,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleColumn {
    /// People killed, by the best estimate.
    Killed,
    /// The days of the event.
    Day,
    /// A dimension of the table, by its header.
    Dimension(String),
    /// A column of the file, by its name.
    File(String),
    /// Any column of the file; only for texts.
    Anywhere,
}

/// What a cell has to be. A cell without a value meets only a test for the empty text.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    Number {
        from: Bound<f64>,
        to: Bound<f64>,
    },
    /// First and last day, both inclusive. A date less precise than a day counts by its first day, and an
    /// event of several days if any of them is within.
    Days {
        from: Option<Day>,
        to: Option<Day>,
    },
    /// One of these texts, as a whole, case aside. The empty one stands for "not given".
    OneOf(Vec<String>),
    /// Holds this text, case aside.
    Contains(String),
}

impl Test {
    pub fn number(&self, number: f64) -> bool {
        match self {
            Self::Number { from, to } => (*from, *to).contains_number(number),
            Self::Days { .. } | Self::OneOf(_) | Self::Contains(_) => false,
        }
    }

    /// Of something that begins and ends on these days.
    pub fn days(&self, first: Day, last: Day) -> bool {
        match self {
            Self::Days { from, to } => from.is_none_or(|f| last >= f) && to.is_none_or(|t| first <= t),
            Self::Number { .. } | Self::OneOf(_) | Self::Contains(_) => false,
        }
    }

    /// The test of texts, prepared for many of them; `None` if it tests something else.
    pub fn of_texts(&self) -> Option<impl Fn(&str) -> bool + use<>> {
        let (parts, whole) = match self {
            Self::OneOf(values) => (values.iter().map(|v| v.trim().to_lowercase()).collect(), true),
            Self::Contains(part) => (vec![part.trim().to_lowercase()], false),
            Self::Number { .. } | Self::Days { .. } => return None,
        };
        Some(move |text: &str| {
            let text = text.trim();
            let meets = |text: &str| {
                parts.iter().any(|part| if whole { text == part } else { text.contains(part.as_str()) })
            };
            // Most texts are in ASCII and need no copy if they are in lower case.
            if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
                meets(text)
            } else {
                meets(&text.to_lowercase())
            }
        })
    }
}

trait ContainsNumber {
    fn contains_number(self, number: f64) -> bool;
}

impl ContainsNumber for (Bound<f64>, Bound<f64>) {
    fn contains_number(self, number: f64) -> bool {
        let above = match self.0 {
            Bound::Included(from) => number >= from,
            Bound::Excluded(from) => number > from,
            Bound::Unbounded => true,
        };
        let below = match self.1 {
            Bound::Included(to) => number <= to,
            Bound::Excluded(to) => number < to,
            Bound::Unbounded => true,
        };
        above && below
    }
}

impl Rule {
    /// Every condition, in order.
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::conditions).collect(),
            Self::Not(part) => part.conditions(),
            Self::Is(condition) => vec![condition],
        }
    }

    /// Both rules; parts of "all of" are joined.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let parts = |rule| match rule {
            Self::All(parts) => parts,
            rule @ (Self::Any(_) | Self::Not(_) | Self::Is(_)) => vec![rule],
        };
        let mut all = parts(self);
        all.extend(parts(other));
        Self::All(all)
    }
}
