use crate::cli::output::Failure;
use crate::events::{Day, EventTable, Filter, Role, ValueSet};
use crate::model::PartialDate;

/// A filter given on the command line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub filter: Filter,
    /// A text that a row must contain; the search needs the file.
    pub text: Option<String>,
}

/// Comparison operators, longer ones first.
const SIGNS: [&str; 4] = ["!=", ">=", "<=", "="];

/// Reads conditions such as `type=Battles,Riots`, `killed>=5` or `from=2007-03`; all of them must hold.
///
/// # Errors
/// A sentence with valid alternatives.
pub fn parse(conditions: &[String], table: &EventTable) -> Result<Wanted, Failure> {
    let mut wanted = Wanted::default();
    let (mut from, mut to) = (None, None);
    for condition in conditions {
        let (column, sign, value) = split(condition)?;
        match (column.to_lowercase().as_str(), sign) {
            ("killed", ">=") => wanted.filter.at_least = Some(number(condition, value)?),
            ("killed", "<=") => wanted.filter.at_most = Some(number(condition, value)?),
            ("killed", "=") => {
                let n = number(condition, value)?;
                (wanted.filter.at_least, wanted.filter.at_most) = (Some(n), Some(n));
            }
            ("from", "=") => from = Some(date(value)?.first_day()),
            ("to", "=") => to = Some(date(value)?.last_day()),
            ("undated", "=") => wanted.filter.undated = yes_or_no(condition, value)?,
            ("text", "=") => wanted.text = Some(value.to_owned()),
            (_, "=" | "!=") => values(&mut wanted.filter, table, column, sign == "!=", value)?,
            _ => {
                return Err(Failure::usage(format!(
                    "“{condition}” is not valid: {sign} compares numbers of people killed, as in \
                     killed{sign}5."
                )));
            }
        }
    }
    let day = |(y, m, d)| Day::from_ymd(y, m, d);
    if from.is_some() || to.is_some() {
        let first = from.and_then(day).unwrap_or(Day::MIN);
        wanted.filter.days = Some((first, to.and_then(day).unwrap_or(Day::MAX)));
    }
    Ok(wanted)
}

fn split(condition: &str) -> Result<(&str, &'static str, &str), Failure> {
    let found = SIGNS.iter().filter_map(|sign| Some((condition.find(sign)?, *sign)));
    // The first operator counts; of two at the same position, the longer is listed first.
    let first = found.min_by_key(|(at, _)| *at);
    let Some((at, sign)) = first.filter(|(at, _)| *at > 0) else {
        return Err(Failure::usage(format!(
            "“{condition}” is not a condition; write COLUMN=VALUE, such as type=Battles, killed>=5, from=2007-03, \
             text=market."
        )));
    };
    Ok((condition[..at].trim(), sign, condition[at + sign.len()..].trim()))
}

fn number(condition: &str, value: &str) -> Result<u32, Failure> {
    let fail =
        |_| Failure::usage(format!("“{condition}” needs a whole number after the operator, such as 5."));
    value.parse().map_err(fail)
}

fn date(value: &str) -> Result<PartialDate, Failure> {
    PartialDate::try_from(value).map_err(|e| Failure::usage(format!("{e}.")))
}

fn yes_or_no(condition: &str, value: &str) -> Result<bool, Failure> {
    match value.to_lowercase().as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Failure::usage(format!("“{condition}” must end in yes or no."))),
    }
}

/// The dimension named by a word: its header, title or role.
///
/// # Errors
/// A sentence with all valid names.
pub fn dimension(table: &EventTable, word: &str) -> Result<usize, Failure> {
    let dimensions = table.dimensions();
    let same = |a: &str| a.eq_ignore_ascii_case(word);
    let by_role = || {
        let role = match word.to_lowercase().as_str() {
            "type" => Role::Type,
            "subtype" => Role::Subtype,
            "source" => Role::Source,
            "actor" => Role::Actor,
            "place" => Role::Place,
            _ => return None,
        };
        dimensions.iter().position(|d| d.role == role)
    };
    let found = dimensions.iter().position(|d| same(&d.header) || same(&d.title)).or_else(by_role);
    found.ok_or_else(|| {
        let all: Vec<&str> = dimensions.iter().map(|d| d.header.as_str()).collect();
        Failure::usage(format!("This file has no column “{word}” to filter by; it has {}.", all.join(", ")))
    })
}

fn values(
    filter: &mut Filter,
    table: &EventTable,
    column: &str,
    not: bool,
    value: &str,
) -> Result<(), Failure> {
    let index = dimension(table, column)?;
    let dimension = &table.dimensions()[index];
    let mut kept = ValueSet::default();
    // A value may contain commas, so the whole text is tried first.
    let parts: Vec<&str> = match code_of(dimension, value) {
        Some(_) => vec![value],
        None => value.split(',').map(str::trim).collect(),
    };
    for part in parts {
        let code = code_of(dimension, part).ok_or_else(|| unknown(dimension, part))?;
        kept.insert(code);
    }
    if not {
        kept = (0..=u16::MAX).take(dimension.values.len()).filter(|code| !kept.contains(*code)).collect();
    }
    filter.kept.insert(index, kept);
    Ok(())
}

fn code_of(dimension: &crate::events::Dimension, value: &str) -> Option<u16> {
    let folded = value.to_lowercase();
    let mut codes = (0..=u16::MAX).take(dimension.values.len());
    codes.find(|code| dimension.words(*code).to_lowercase() == folded)
}

/// Most values listed in a sentence.
const LISTED: u16 = 12;

fn unknown(dimension: &crate::events::Dimension, value: &str) -> Failure {
    let count = dimension.values.len();
    let some: Vec<&str> = (0..LISTED).take(count).map(|code| dimension.words(code)).collect();
    let more = if count > usize::from(LISTED) { ", and others" } else { "" };
    Failure::usage(format!(
        "No row has “{value}” as its {}; there are {}{more}.",
        dimension.header,
        some.join(", ")
    ))
}
