use std::fmt;
use std::ops::Bound;

use super::{Condition, Rule, RuleColumn, Test};

/// As the user writes it, so that it can be read again.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::All(parts) => group(f, "all of", parts),
            Self::Any(parts) => group(f, "any of", parts),
            Self::Not(part) => write!(f, "not ({part})"),
            Self::Is(condition) => condition.fmt(f),
        }
    }
}

fn group(f: &mut fmt::Formatter, words: &str, parts: &[Rule]) -> fmt::Result {
    write!(f, "{words} (")?;
    for (i, part) in parts.iter().enumerate() {
        write!(f, "{}{part}", if i > 0 { "; " } else { "" })?;
    }
    f.write_str(")")
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let column = &self.column;
        match &self.test {
            Test::Number { from, to } => numbers(f, column, *from, *to),
            Test::Days { from: Some(from), to: Some(to) } => write!(f, "{column} {from}..{to}"),
            Test::Days { from: Some(from), to: None } => write!(f, "{column} >= {from}"),
            Test::Days { from: None, to: Some(to) } => write!(f, "{column} <= {to}"),
            Test::Days { from: None, to: None } => write!(f, "{column} >= {}", crate::events::Day::MIN),
            Test::OneOf(values) => {
                write!(f, "{column} = ")?;
                for (i, value) in values.iter().enumerate() {
                    write!(f, "{}{}", if i > 0 { ", " } else { "" }, quoted(value))?;
                }
                Ok(())
            }
            Test::Contains(text) => write!(f, "{column} ~ {}", quoted(text)),
        }
    }
}

fn numbers(f: &mut fmt::Formatter, column: &RuleColumn, from: Bound<f64>, to: Bound<f64>) -> fmt::Result {
    match (from, to) {
        (Bound::Included(a), Bound::Included(b)) if a == b => write!(f, "{column} = {a}"),
        (Bound::Included(a), Bound::Included(b)) => write!(f, "{column} {a}..{b}"),
        (Bound::Unbounded, Bound::Unbounded) => write!(f, "{column} >= {}", f64::MIN),
        (from, Bound::Unbounded) => write!(f, "{column} {}", at_least(from)),
        (Bound::Unbounded, to) => write!(f, "{column} {}", at_most(to)),
        (from, to) => write!(f, "all of ({column} {}; {column} {})", at_least(from), at_most(to)),
    }
}

fn at_least(bound: Bound<f64>) -> String {
    match bound {
        Bound::Included(a) => format!(">= {a}"),
        Bound::Excluded(a) => format!("> {a}"),
        Bound::Unbounded => format!(">= {}", f64::MIN),
    }
}

fn at_most(bound: Bound<f64>) -> String {
    match bound {
        Bound::Included(a) => format!("<= {a}"),
        Bound::Excluded(a) => format!("< {a}"),
        Bound::Unbounded => format!("<= {}", f64::MAX),
    }
}

impl fmt::Display for RuleColumn {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Killed => f.write_str("killed"),
            Self::Day => f.write_str("day"),
            Self::Anywhere => f.write_str("text"),
            Self::Dimension(name) | Self::File(name) => {
                let own = ["killed", "day", "text"].iter().any(|word| name.eq_ignore_ascii_case(word));
                let plain =
                    |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '/' | '%' | '#' | '+');
                let starts = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
                let group = ["any of", "all of", "none of", "not"]
                    .iter()
                    .any(|w| name.get(..w.len()).is_some_and(|head| head.eq_ignore_ascii_case(w)));
                if own || group || !starts || name.ends_with(' ') || !name.chars().all(plain) {
                    f.write_str(&quoted(name))
                } else {
                    f.write_str(name)
                }
            }
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
