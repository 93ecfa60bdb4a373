use std::ops::Bound;

use crate::events::{ColumnInfo, ColumnType, Condition, Day, Rule, RuleColumn, Test};
use crate::model::PartialDate;

/// Conditions as they stand in the panel: also those that are not complete yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    Group { join: Join, parts: Vec<Draft> },
    Condition(Line),
}

/// How the parts of a group are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    All,
    Any,
    None,
}

/// A condition on one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub column: RuleColumn,
    /// Whether the rows that meet it are left out.
    pub not: bool,
    pub test: Asked,
}

/// What is typed or chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    Numbers { from: String, to: String },
    Days { from: String, to: String },
    OneOf { values: Vec<String>, search: String },
    Contains(String),
}

impl Join {
    pub const ALL: [Self; 3] = [Self::All, Self::Any, Self::None];

    pub fn words(self) -> &'static str {
        match self {
            Self::All => "all of these",
            Self::Any => "any of these",
            Self::None => "none of these",
        }
    }
}

impl Draft {
    pub fn empty(join: Join) -> Self {
        Self::Group { join, parts: Vec::new() }
    }

    /// A rule, as a group.
    pub fn of(rule: &Rule) -> Self {
        match Self::part(rule) {
            group @ Self::Group { .. } => group,
            line @ Self::Condition(_) => Self::Group { join: Join::All, parts: vec![line] },
        }
    }

    fn part(rule: &Rule) -> Self {
        let group =
            |join, parts: &[Rule]| Self::Group { join, parts: parts.iter().map(Self::part).collect() };
        match rule {
            Rule::All(parts) => group(Join::All, parts),
            Rule::Any(parts) => group(Join::Any, parts),
            Rule::Is(condition) => Self::Condition(Line::of(condition, false)),
            Rule::Not(part) => match &**part {
                Rule::Is(condition) => Self::Condition(Line::of(condition, true)),
                Rule::Any(parts) => group(Join::None, parts),
                other @ (Rule::All(_) | Rule::Not(_)) => {
                    Self::Group { join: Join::None, parts: vec![Self::part(other)] }
                }
            },
        }
    }

    /// The rule of what is complete; `None` if nothing is.
    pub fn rule(&self) -> Option<Rule> {
        match self {
            Self::Condition(line) => line.rule(),
            Self::Group { join, parts } => {
                let mut parts: Vec<Rule> = parts.iter().filter_map(Self::rule).collect();
                match join {
                    _ if parts.is_empty() => None,
                    Join::None => Some(Rule::Not(Box::new(Rule::Any(parts)))),
                    Join::All | Join::Any if parts.len() == 1 => parts.pop(),
                    Join::All => Some(Rule::All(parts)),
                    Join::Any => Some(Rule::Any(parts)),
                }
            }
        }
    }
}

impl Line {
    /// A new condition on a column of the file.
    pub fn on(column: &ColumnInfo) -> Self {
        let none = String::new;
        let test = match column.kind {
            ColumnType::Number => Asked::Numbers { from: none(), to: none() },
            ColumnType::Date => Asked::Days { from: none(), to: none() },
            ColumnType::Category => Asked::OneOf { values: Vec::new(), search: none() },
            ColumnType::Text => Asked::Contains(none()),
        };
        Self { column: RuleColumn::File(column.name.clone()), not: false, test }
    }

    fn of(condition: &Condition, not: bool) -> Self {
        let day = |day: &Option<Day>| day.map_or(String::new(), |day| day.to_string());
        let test = match &condition.test {
            Test::Number { from, to } => Asked::Numbers { from: bound(*from, '>'), to: bound(*to, '<') },
            Test::Days { from, to } => Asked::Days { from: day(from), to: day(to) },
            Test::OneOf(values) => Asked::OneOf { values: values.clone(), search: String::new() },
            Test::Contains(text) => Asked::Contains(text.clone()),
        };
        Self { column: condition.column.clone(), not, test }
    }

    fn rule(&self) -> Option<Rule> {
        let test = self.test.test()?;
        let is = Rule::Is(Condition { column: self.column.clone(), test });
        Some(if self.not { Rule::Not(Box::new(is)) } else { is })
    }
}

impl Asked {
    fn test(&self) -> Option<Test> {
        match self {
            Self::Numbers { from, to } => {
                let (from, to) = (number(from, '>')?, number(to, '<')?);
                ((from, to) != (Bound::Unbounded, Bound::Unbounded)).then_some(Test::Number { from, to })
            }
            Self::Days { from, to } => {
                let (from, to) = (days(from)?.map(|d| d.0), days(to)?.map(|d| d.1));
                (from.is_some() || to.is_some()).then_some(Test::Days { from, to })
            }
            Self::OneOf { values, .. } => (!values.is_empty()).then(|| Test::OneOf(values.clone())),
            Self::Contains(text) => (!text.trim().is_empty()).then(|| Test::Contains(text.trim().to_owned())),
        }
    }
}

/// "5", or "> 5" for an end that is not included.
fn bound(bound: Bound<f64>, sign: char) -> String {
    match bound {
        Bound::Included(n) => n.to_string(),
        Bound::Excluded(n) => format!("{sign} {n}"),
        Bound::Unbounded => String::new(),
    }
}

/// An end of a range of numbers; `None` if it is neither empty nor a number.
pub fn number(text: &str, sign: char) -> Option<Bound<f64>> {
    let text = text.trim();
    let (strict, digits) = match text.strip_prefix(sign) {
        Some(rest) => (true, rest.trim()),
        None => (false, text),
    };
    if text.is_empty() {
        return Some(Bound::Unbounded);
    }
    let number = digits.parse::<f64>().ok().filter(|n| n.is_finite())?;
    Some(if strict { Bound::Excluded(number) } else { Bound::Included(number) })
}

/// First and last day of a year, month or day; the outer `None` if it is neither empty nor a date.
pub fn days(text: &str) -> Option<Option<(Day, Day)>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let date = PartialDate::try_from(text).ok()?;
    let day = |(y, m, d)| Day::from_ymd(y, m, d);
    Some(Some((day(date.first_day())?, day(date.last_day())?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number_line(from: &str, to: &str) -> Draft {
        let column = ColumnInfo { name: "Households".to_owned(), kind: ColumnType::Number };
        let test = Asked::Numbers { from: from.to_owned(), to: to.to_owned() };
        Draft::Condition(Line { test, ..Line::on(&column) })
    }

    #[test]
    fn only_what_is_complete_becomes_part_of_the_rule() {
        for (from, to, want) in [
            ("5", "", Some("Households >= 5")),
            ("5", "20", Some("Households 5..20")),
            ("> 5", "", Some("Households > 5")),
            ("", "", None),
            ("five", "", None),
        ] {
            assert_eq!(number_line(from, to).rule().map(|r| r.to_string()).as_deref(), want, "{from} {to}");
        }
        let group = Draft::Group { join: Join::Any, parts: vec![number_line("5", ""), number_line("", "")] };
        assert_eq!(group.rule().map(|r| r.to_string()).as_deref(), Some("Households >= 5"));
    }

    #[test]
    fn a_rule_comes_back_from_its_draft() {
        let both =
            Draft::Group { join: Join::None, parts: vec![number_line("1", "2"), number_line("7", "")] };
        let all = Draft::Group { join: Join::All, parts: vec![number_line("> 0", ""), both] };
        let rule = all.rule().unwrap();
        assert_eq!(Draft::of(&rule), all);
        assert_eq!(Draft::of(&rule).rule(), Some(rule));
    }
}
