use std::ops::Bound;

use super::{Condition, Rule, RuleColumn, Test};
use crate::events::{ColumnInfo, ColumnType, Day, EventTable};
use crate::model::PartialDate;

/// What conditions may name: the columns of a table and of its file.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub table: &'a EventTable,
    pub columns: &'a [ColumnInfo],
}

/// Why a condition is not valid, as a sentence without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    #[error(
        "“{0}” is not a condition; write COLUMN=VALUE, COLUMN>=NUMBER, COLUMN 5..20 or COLUMN~TEXT, or any of (…; …)"
    )]
    NotACondition(String),
    #[error("“{0}” has no closing “)” at its end")]
    Unclosed(String),
    #[error("“{0}” has no conditions between its brackets")]
    EmptyGroup(String),
    #[error("This file has no column “{word}”; it has {all}")]
    NoColumn { word: String, all: String },
    #[error("“{condition}” compares numbers, and “{value}” is not one")]
    NotANumber { condition: String, value: String },
    #[error("“{condition}” compares dates, and “{value}” is not one; write 2017, 2017-03 or 2017-03-15")]
    NotADate { condition: String, value: String },
    #[error("“{condition}” needs a number or a date; texts are compared with =, != and ~")]
    NotComparable { condition: String },
}

/// Longer ones first where one begins another.
const SIGNS: [&str; 8] = ["!=", ">=", "<=", "!~", "=", ">", "<", "~"];

/// How many brackets may be nested.
const DEEPEST: usize = 40;

impl Known<'_> {
    /// Reads a condition, or a group of them: `any of (Households >= 10; Contact ~ 0770)`.
    ///
    /// # Errors
    /// What is not valid, with the remedy.
    pub fn rule(&self, text: &str) -> Result<Rule, RuleError> {
        self.nested(text.trim(), 0)
    }

    fn nested(&self, text: &str, depth: usize) -> Result<Rule, RuleError> {
        if depth > DEEPEST {
            return Err(RuleError::NotACondition(text.to_owned()));
        }
        let joins =
            [("all of", Join::All), ("any of", Join::Any), ("none of", Join::None), ("not", Join::None)];
        for (words, join) in joins {
            let Some(inner) = after_words(text, words) else { continue };
            let Some(inner) = inner.strip_suffix(')') else {
                return Err(RuleError::Unclosed(text.to_owned()));
            };
            let parts = parts(inner).into_iter().map(|part| self.nested(part, depth + 1));
            let parts: Vec<Rule> = parts.collect::<Result<_, _>>()?;
            return match join {
                _ if parts.is_empty() => Err(RuleError::EmptyGroup(text.to_owned())),
                Join::All => Ok(Rule::All(parts)),
                Join::Any => Ok(Rule::Any(parts)),
                Join::None if parts.len() == 1 => Ok(Rule::Not(Box::new(Rule::All(parts)).simpler())),
                Join::None => Ok(Rule::Not(Box::new(Rule::Any(parts)))),
            };
        }
        self.condition(text)
    }

    fn condition(&self, text: &str) -> Result<Rule, RuleError> {
        let wrong = || RuleError::NotACondition(text.to_owned());
        if let Some((at, sign)) = sign_of(text) {
            let (name, value) = (text[..at].trim(), text[at + sign.len()..].trim());
            let column = self.column(name)?;
            return self.compared(text, column, sign, value);
        }
        // COLUMN 5..20
        let (left, to) = text.rsplit_once("..").ok_or_else(wrong)?;
        let cut = left.rfind(char::is_whitespace).ok_or_else(wrong)?;
        let column = self.column(left[..cut].trim())?;
        let range = self.range(text, &column, left[cut..].trim(), to.trim())?;
        Ok(is(column.of(&range), range))
    }

    fn compared(&self, text: &str, column: Named, sign: &str, value: &str) -> Result<Rule, RuleError> {
        let no = |rule, not| if not { Rule::Not(Box::new(rule)) } else { rule };
        match sign {
            "~" | "!~" => {
                let test = Test::Contains(unquoted(value).unwrap_or_else(|| value.to_owned()));
                Ok(no(is(column.of(&test), test), sign == "!~"))
            }
            "=" | "!=" => Ok(no(self.equal(text, &column, value)?, sign == "!=")),
            _ => {
                let test = self.limit(text, &column, sign, value)?;
                Ok(is(column.of(&test), test))
            }
        }
    }

    fn equal(&self, text: &str, column: &Named, value: &str) -> Result<Rule, RuleError> {
        if column.column == RuleColumn::Anywhere {
            let test = Test::Contains(unquoted(value).unwrap_or_else(|| value.to_owned()));
            return Ok(is(RuleColumn::Anywhere, test));
        }
        let number = |text: &str| unquoted(text).is_none().then(|| number(text)).flatten();
        let comparable = column.kind == ColumnType::Number || column.kind == ColumnType::Date;
        if comparable && let Some((from, to)) = value.split_once("..") {
            let range = self.range(text, column, from.trim(), to.trim())?;
            return Ok(is(column.of(&range), range));
        }
        let items = items(value);
        let tests: Option<Vec<Test>> = items
            .iter()
            .map(|item| match column.kind {
                ColumnType::Number => number(item).map(|n| within(Bound::Included(n), Bound::Included(n))),
                ColumnType::Date => {
                    date(item).map(|(from, to)| Test::Days { from: Some(from), to: Some(to) })
                }
                ColumnType::Category | ColumnType::Text => None,
            })
            .collect();
        if let Some(mut tests) = tests.filter(|tests| !tests.is_empty()) {
            let one = |test: Test| is(column.of(&test), test);
            let first = tests.remove(0);
            return Ok(if tests.is_empty() {
                one(first)
            } else {
                Rule::Any(std::iter::once(first).chain(tests).map(one).collect())
            });
        }
        if matches!(column.column, RuleColumn::Killed) {
            return Err(RuleError::NotANumber { condition: text.to_owned(), value: value.to_owned() });
        }
        if matches!(column.column, RuleColumn::Day) {
            return Err(RuleError::NotADate { condition: text.to_owned(), value: value.to_owned() });
        }
        let mut values: Vec<String> =
            items.iter().map(|v| unquoted(v).unwrap_or_else(|| (*v).to_owned())).collect();
        // A value may have commas of its own.
        if values.len() > 1 && !value.contains('"') {
            values.push(value.to_owned());
        }
        let test = Test::OneOf(values);
        Ok(is(column.of(&test), test))
    }

    fn limit(&self, text: &str, column: &Named, sign: &str, value: &str) -> Result<Test, RuleError> {
        match self.as_what(text, column, value)? {
            Literal::Number(n) => Ok(match sign {
                ">=" => within(Bound::Included(n), Bound::Unbounded),
                ">" => within(Bound::Excluded(n), Bound::Unbounded),
                "<=" => within(Bound::Unbounded, Bound::Included(n)),
                _ => within(Bound::Unbounded, Bound::Excluded(n)),
            }),
            Literal::Days(first, last) => Ok(match sign {
                ">=" => Test::Days { from: Some(first), to: None },
                ">" => Test::Days { from: Some(Day(last.0 + 1)), to: None },
                "<=" => Test::Days { from: None, to: Some(last) },
                _ => Test::Days { from: None, to: Some(Day(first.0 - 1)) },
            }),
        }
    }

    /// Either end may be open.
    fn range(&self, text: &str, column: &Named, from: &str, to: &str) -> Result<Test, RuleError> {
        let end = |value: &str| match value {
            "" => Ok(None),
            value => self.as_what(text, column, value).map(Some),
        };
        match (end(from)?, end(to)?) {
            (None, None) => Err(RuleError::NotACondition(text.to_owned())),
            (Some(Literal::Number(a)), Some(Literal::Number(b))) => {
                Ok(within(Bound::Included(a), Bound::Included(b)))
            }
            (Some(Literal::Number(a)), None) => Ok(within(Bound::Included(a), Bound::Unbounded)),
            (None, Some(Literal::Number(b))) => Ok(within(Bound::Unbounded, Bound::Included(b))),
            (Some(Literal::Days(a, _)), Some(Literal::Days(_, b))) => {
                Ok(Test::Days { from: Some(a), to: Some(b) })
            }
            (Some(Literal::Days(a, _)), None) => Ok(Test::Days { from: Some(a), to: None }),
            (None, Some(Literal::Days(_, b))) => Ok(Test::Days { from: None, to: Some(b) }),
            (Some(Literal::Number(_)), Some(Literal::Days(..)))
            | (Some(Literal::Days(..)), Some(Literal::Number(_))) => {
                Err(RuleError::NotComparable { condition: text.to_owned() })
            }
        }
    }

    /// The column's type decides what a value is; where it has none, the value's own form.
    fn as_what(&self, text: &str, column: &Named, value: &str) -> Result<Literal, RuleError> {
        let (condition, value) = (text.to_owned(), unquoted(value).unwrap_or_else(|| value.to_owned()));
        let a_number = number(&value).map(Literal::Number);
        let a_date = date(&value).map(|(first, last)| Literal::Days(first, last));
        match column.kind {
            ColumnType::Number => a_number.ok_or(RuleError::NotANumber { condition, value }),
            ColumnType::Date => a_date.ok_or(RuleError::NotADate { condition, value }),
            ColumnType::Category | ColumnType::Text => {
                let column_of_texts = matches!(column.column, RuleColumn::Anywhere)
                    || matches!(&column.column, RuleColumn::Dimension(_)) && column.file.is_none();
                let found = a_number.or(a_date).filter(|_| !column_of_texts);
                found.ok_or(RuleError::NotComparable { condition })
            }
        }
    }

    /// The column of a name: a header or title, or for dimensions a role. In quotes it is never one of our
    /// own words.
    fn column(&self, word: &str) -> Result<Named, RuleError> {
        let bare = unquoted(word);
        let name = bare.clone().unwrap_or_else(|| word.to_owned());
        let file = self.columns.iter().find(|c| c.name == name);
        let file = file.or_else(|| self.columns.iter().find(|c| c.name.eq_ignore_ascii_case(&name)));
        let own = |column, kind| Named { column, kind, file: None };
        if bare.is_none() {
            match name.to_lowercase().as_str() {
                "killed" => return Ok(own(RuleColumn::Killed, ColumnType::Number)),
                "text" => return Ok(own(RuleColumn::Anywhere, ColumnType::Text)),
                "day" if file.is_none() => return Ok(own(RuleColumn::Day, ColumnType::Date)),
                _ => {}
            }
        }
        let kind = file.map_or(ColumnType::Category, |c| c.kind);
        let file = file.map(|c| c.name.clone());
        if let Some(header) = self.dimension(&name) {
            return Ok(Named { column: RuleColumn::Dimension(header), kind, file });
        }
        match file {
            Some(name) => Ok(Named { column: RuleColumn::File(name.clone()), kind, file: Some(name) }),
            None => Err(RuleError::NoColumn { word: name, all: self.names() }),
        }
    }

    fn dimension(&self, word: &str) -> Option<String> {
        let dimension = self.table.dimensions().get(self.table.dimension_named(word)?)?;
        let own = dimension.header.eq_ignore_ascii_case(word) || dimension.title.eq_ignore_ascii_case(word);
        let is_column = self.columns.iter().any(|c| c.name.eq_ignore_ascii_case(word));
        // Of too many values the table keeps only the first ones.
        let complete = dimension.values.len() <= EventTable::MOST_VALUES;
        (complete && (own || !is_column)).then(|| dimension.header.clone())
    }

    /// All names, for a sentence.
    pub fn names(&self) -> String {
        let derived = self.table.dimensions().iter().map(|d| d.header.as_str());
        let mut all: Vec<&str> = Vec::new();
        let own = std::iter::once("killed").filter(|_| self.table.has_fatalities());
        for name in self.columns.iter().map(|c| c.name.as_str()).chain(derived).chain(own) {
            if !all.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                all.push(name);
            }
        }
        all.join(", ")
    }
}

/// How the parts of a group are joined.
#[derive(Clone, Copy)]
enum Join {
    All,
    Any,
    None,
}

#[derive(Clone, Copy)]
enum Literal {
    Number(f64),
    Days(Day, Day),
}

/// A column that a condition names.
struct Named {
    column: RuleColumn,
    kind: ColumnType,
    /// Its name in the file, if it is a column of the file.
    file: Option<String>,
}

impl Named {
    /// The table keeps only the texts of a dimension; its numbers and dates are read from the file.
    fn of(&self, test: &Test) -> RuleColumn {
        match (&self.column, test, &self.file) {
            (RuleColumn::Dimension(_), Test::Number { .. } | Test::Days { .. }, Some(name)) => {
                RuleColumn::File(name.clone())
            }
            (column, ..) => column.clone(),
        }
    }
}

trait Simpler {
    fn simpler(self) -> Self;
}

impl Simpler for Box<Rule> {
    /// A group of one is what it holds.
    fn simpler(self) -> Self {
        match *self {
            Rule::All(mut parts) if parts.len() == 1 => Self::new(parts.remove(0)),
            rule @ (Rule::All(_) | Rule::Any(_) | Rule::Not(_) | Rule::Is(_)) => Self::new(rule),
        }
    }
}

fn is(column: RuleColumn, test: Test) -> Rule {
    Rule::Is(Condition { column, test })
}

fn within(from: Bound<f64>, to: Bound<f64>) -> Test {
    Test::Number { from, to }
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|n| n.is_finite())
}

fn date(text: &str) -> Option<(Day, Day)> {
    let date = PartialDate::try_from(text).ok()?;
    let day = |(y, m, d)| Day::from_ymd(y, m, d);
    Some((day(date.first_day())?, day(date.last_day())?))
}

/// What follows the words of a group and its opening bracket.
fn after_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let head = text.get(..words.len()).filter(|head| head.eq_ignore_ascii_case(words))?;
    text[head.len()..].trim_start().strip_prefix('(')
}

/// The pieces between semicolons, outside of quotes and inner brackets; empty ones are left out.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            ';' if !quoted && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The pieces between commas, outside of quotes; an empty text is one piece.
fn items(text: &str) -> Vec<&str> {
    let (mut items, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        if c == '"' {
            quoted = !quoted;
        } else if c == ',' && !quoted {
            items.push(text[start..at].trim());
            start = at + 1;
        }
    }
    items.push(text[start..].trim());
    items
}

/// The first operator outside of quotes.
fn sign_of(text: &str) -> Option<(usize, &'static str)> {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        if c == '"' {
            quoted = !quoted;
        } else if !quoted
            && at > 0
            && let Some(sign) = SIGNS.iter().find(|sign| text[at..].starts_with(**sign))
        {
            return Some((at, sign));
        }
    }
    None
}

/// The text between quotes, in which quotes are doubled; `None` if there are none around it.
fn unquoted(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('"')?.strip_suffix('"')?;
    Some(inner.replace("\"\"", "\""))
}
