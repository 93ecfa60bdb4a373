use crate::cli::arguments::ReadArgs;
use crate::cli::output::Failure;
use crate::files::TableFile;
use crate::formats::events::{Dates, Mapping, Meaning, column_named};

/// What the columns of a table mean, where the call says something of it; `None` if it says nothing.
///
/// # Errors
/// A sentence that names a role or a column that does not exist, with those that do.
pub fn said(args: &ReadArgs, table: &TableFile) -> Result<Option<Mapping>, Failure> {
    if args.is_empty() {
        return Ok(None);
    }
    let preview = &table.preview;
    let mut mapping = preview.mapping().clone();
    if !mapping.has_place() {
        mapping.names.clone_from(&preview.names);
    }
    let mut said = args.columns.iter().map(|text| one(text, table)).collect::<Result<Vec<_>, _>>()?;
    // A year comes before its months and a first day before the last.
    said.sort_by_key(|(meaning, _)| Meaning::ALL.iter().position(|m| m == meaning));
    let parts = |m: &Meaning| matches!(m, Meaning::Month | Meaning::Day);
    for (meaning, column) in said {
        if parts(&meaning) && column.is_some() && !matches!(mapping.dates, Dates::Parts { .. }) {
            return Err(Failure::usage("A month or a day needs a year: add --column year=NAME."));
        }
        mapping.assign(meaning, column, preview.header(), &preview.rows);
    }
    if mapping.latitude.is_some() != mapping.longitude.is_some() {
        return Err(Failure::usage("Latitude and longitude go together: say --column for both."));
    }
    preview.decide(&mut mapping, args.date_order.map(Into::into), args.decimal.map(Into::into));
    Ok(Some(mapping))
}

/// Reads `killed=No. of dead`; without a name, no column has the role.
pub fn one(text: &str, table: &TableFile) -> Result<(Meaning, Option<usize>), Failure> {
    let Some((role, name)) = text.split_once('=') else {
        return Err(Failure::usage(format!(
            "“{text}” says nothing of a column; write ROLE=NAME, such as --column \"date=Date of event\"."
        )));
    };
    let meaning = Meaning::ALL.into_iter().find(|m| m.word().eq_ignore_ascii_case(role.trim()));
    let meaning = meaning.ok_or_else(|| {
        let all = Meaning::ALL.map(Meaning::word).join(", ");
        Failure::usage(format!("“{role}” is no role of a column; there are {all}."))
    })?;
    if name.trim().is_empty() {
        return Ok((meaning, None));
    }
    let header = table.preview.header();
    let column = column_named(header, name).ok_or_else(|| {
        let file = table.source.name();
        Failure::usage(format!("{file} has no column “{name}”; it has {}.", header.join(", ")))
    })?;
    Ok((meaning, Some(column)))
}
