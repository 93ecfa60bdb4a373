use crate::cli::output::Failure;
use crate::events::{Day, EventTable, Filter, Known, Rule, ValueSet};
use crate::model::PartialDate;

/// A filter given on the command line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub filter: Filter,
    /// A text that a row must contain; the search needs the file.
    pub text: Option<String>,
    /// Conditions on columns that the table does not keep, and groups of conditions.
    pub rule: Option<Rule>,
}

/// First and last day that were named.
#[derive(Default)]
struct Ends {
    from: Option<(i32, u8, u8)>,
    to: Option<(i32, u8, u8)>,
}

/// Comparison operators, longer ones first.
const SIGNS: [&str; 4] = ["!=", ">=", "<=", "="];

/// Reads conditions such as `type=Battles,Riots`, `killed>=5`, `Households 5..20` or
/// `any of (Contact~0770; Settlement=Balad)`; all of them must hold.
///
/// # Errors
/// A sentence with valid alternatives.
pub fn parse(conditions: &[String], known: &Known) -> Result<Wanted, Failure> {
    let mut wanted = Wanted::default();
    let mut ends = Ends::default();
    for condition in conditions {
        if simple(condition, known.table, &mut wanted, &mut ends)? {
            continue;
        }
        let rule = known.rule(condition).map_err(|why| Failure::usage(format!("{why}.")))?;
        wanted.rule = Some(match wanted.rule.take() {
            Some(before) => before.and(rule),
            None => rule,
        });
    }
    let day = |(y, m, d)| Day::from_ymd(y, m, d);
    if ends.from.is_some() || ends.to.is_some() {
        let first = ends.from.and_then(day).unwrap_or(Day::MIN);
        wanted.filter.days = Some((first, ends.to.and_then(day).unwrap_or(Day::MAX)));
    }
    Ok(wanted)
}

/// A condition on what the table keeps; false if it is any other.
fn simple(
    condition: &str,
    table: &EventTable,
    wanted: &mut Wanted,
    ends: &mut Ends,
) -> Result<bool, Failure> {
    let Some((column, sign, value)) = split(condition) else { return Ok(false) };
    match (column.to_lowercase().as_str(), sign) {
        ("killed", ">=") => wanted.filter.at_least = Some(number(condition, value)?),
        ("killed", "<=") => wanted.filter.at_most = Some(number(condition, value)?),
        ("killed", "=") if !value.contains("..") => {
            let n = number(condition, value)?;
            (wanted.filter.at_least, wanted.filter.at_most) = (Some(n), Some(n));
        }
        ("from", "=") => ends.from = Some(date(value)?.first_day()),
        ("to", "=") => ends.to = Some(date(value)?.last_day()),
        ("undated", "=") => wanted.filter.undated = yes_or_no(condition, value)?,
        ("text", "=") => wanted.text = Some(value.to_owned()),
        (_, "=" | "!=") if !value.contains("..") && !value.starts_with('"') => {
            let Some(index) = table.dimension_named(column) else { return Ok(false) };
            // Of too many values the table keeps only the first ones.
            if table.dimensions()[index].values.len() > EventTable::MOST_VALUES {
                return Ok(false);
            }
            values(&mut wanted.filter, table, index, sign == "!=", value)?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Column, operator and value; `None` if it is a group, a range or has another operator.
fn split(condition: &str) -> Option<(&str, &'static str, &str)> {
    let found = SIGNS.iter().filter_map(|sign| Some((condition.find(sign)?, *sign)));
    // The first operator counts; of two at the same position, the longer is listed first.
    let (at, sign) = found.min_by_key(|(at, _)| *at).filter(|(at, _)| *at > 0)?;
    let column = condition[..at].trim();
    let other = column.contains(['(', '~', '<', '>', '"', '!']);
    (!other).then(|| (column, sign, condition[at + sign.len()..].trim()))
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

fn values(
    filter: &mut Filter,
    table: &EventTable,
    index: usize,
    not: bool,
    value: &str,
) -> Result<(), Failure> {
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
