use std::borrow::Cow;
use std::io;
use std::ops::Range;

use super::column_builder::{ColumnBuilder, Written, name_of};
use crate::events::{Bits, ColumnInfo, EventTable, Fields, LoadedColumns, RowId, RowSource, Want};
use crate::formats::events::member_names::MemberNames;
use crate::formats::events::types::{Sampled, typed, unlike_names};
use crate::formats::events::{Layout, Watch, json_fields};

/// Rows at the beginning, and in each of some places further on, of which the cells tell a column's type.
const FIRST_ROWS: usize = 300;
const LATER_ROWS: usize = 60;
const PLACES: usize = 8;

/// Rows of a block of numbers.
const BLOCK: usize = 1 << 12;

/// Rows between two progress calls.
const EVERY: usize = 1 << 14;

/// The columns of a source with their types, by a sample of rows from all over it.
///
/// # Errors
/// As those of [`RowSource::texts`].
pub fn column_types(
    source: &dyn RowSource,
    layout: &Layout,
    table: &EventTable,
) -> io::Result<Vec<ColumnInfo>> {
    let names = unlike_names(&layout.header);
    let members = MemberNames::of(&layout.header);
    let mut sampled = vec![Sampled::default(); names.len()];
    let rows = table.len();
    let starts = (1..=PLACES).map(|place| (rows * place / (PLACES + 1)).max(FIRST_ROWS));
    let later = starts.filter(|start| *start < rows).map(|start| start..start + LATER_ROWS);
    let parts: Vec<Range<usize>> = std::iter::once(0..FIRST_ROWS).chain(later).collect();
    for part in rows_by_number(table, &parts) {
        source.texts(table, &Bits::of(part, rows), &mut |again| {
            each_cell(&members, again.fields, &mut |column, cell| sampled[column].add(cell));
            Ok(())
        })?;
    }
    Ok(typed(names, &sampled))
}

/// For each range of row numbers, its rows.
fn rows_by_number(table: &EventTable, parts: &[Range<usize>]) -> Vec<Vec<u32>> {
    // Few of the blocks of numbers have one of them, and whether a block has fits in the processor's cache.
    let mut blocks = vec![false; (table.len() + FIRST_ROWS) / BLOCK + 1];
    parts.iter().cloned().flatten().for_each(|number| blocks[number / BLOCK] = true);
    let mut rows = vec![Vec::new(); parts.len()];
    for (row, number) in (0..).zip(table.numbers()).filter(|(_, number)| blocks[**number as usize / BLOCK]) {
        let within = |part: &Range<usize>| part.contains(&(*number as usize));
        let own = rows.iter_mut().zip(parts).filter(|(_, part)| within(part));
        own.for_each(|(rows, _)| rows.push(row));
    }
    rows
}

/// Reads what is wanted of the columns in one pass over the source; a second one for columns of which all
/// cells together prove another order of day and month, or another decimal sign, than the layout's. `watch` is
/// called every few thousand rows with the rows read so far; `None` if cancelled. Text anywhere in a row is not sought here.
///
/// # Errors
/// As those of [`RowSource::texts`].
pub fn load_columns(
    source: &dyn RowSource,
    layout: &Layout,
    table: &EventTable,
    wants: &[Want],
    watch: &mut dyn FnMut(usize) -> Watch,
) -> io::Result<Option<LoadedColumns>> {
    let mut loaded = LoadedColumns::default();
    let mapping = &layout.mapping;
    let usual = Written { order: mapping.date_order, style: mapping.number_style };
    let mut ways: Vec<(Want, Written)> =
        wants.iter().filter(|want| name_of(want).is_some()).map(|want| (want.clone(), usual)).collect();
    for last in [false, true] {
        let make = |(want, written): (Want, Written)| ColumnBuilder::new(want, table.len(), written);
        let mut builders: Vec<ColumnBuilder> = ways.drain(..).map(make).collect();
        if builders.is_empty() {
            break;
        }
        if !pass(source, layout, table, &mut builders, watch)? {
            return Ok(None);
        }
        for builder in builders {
            match builder.otherwise(usual).filter(|_| !last) {
                Some(written) => ways.push((builder.want().clone(), written)),
                None => builder.finish(&mut loaded),
            }
        }
    }
    Ok(Some(loaded))
}

/// False if cancelled.
fn pass(
    source: &dyn RowSource,
    layout: &Layout,
    table: &EventTable,
    builders: &mut [ColumnBuilder],
    watch: &mut dyn FnMut(usize) -> Watch,
) -> io::Result<bool> {
    let names = unlike_names(&layout.header);
    let members = MemberNames::of(&layout.header);
    let columns: Vec<Option<usize>> =
        builders.iter().map(|b| names.iter().position(|name| Some(name.as_str()) == b.name())).collect();
    let (mut rows, mut stopped) = (0, false);
    let all = Bits::all(table.len());
    let read = source.texts(table, &all, &mut |again| {
        rows += 1;
        if rows % EVERY == 0 && watch(rows) == Watch::Stop {
            stopped = true;
            return Err(io::Error::other("cancelled"));
        }
        let at = (again.row, again.id);
        match again.fields {
            Fields::Cells(cells) => add_cells(builders, &columns, at, cells),
            Fields::Json(object) => add_fields(builders, &columns, &members, at, object),
        }
        Ok(())
    });
    match read {
        Err(_) if stopped => Ok(false),
        read => read.map(|()| true),
    }
}

fn add_cells<'c>(
    builders: &mut [ColumnBuilder],
    columns: &[Option<usize>],
    (row, id): (u32, RowId),
    cells: &mut dyn Iterator<Item = Cow<'c, str>>,
) {
    let last = columns.iter().flatten().max().map_or(0, |last| last + 1);
    for (at, cell) in cells.take(last).enumerate() {
        for (builder, column) in builders.iter_mut().zip(columns) {
            if *column == Some(at) {
                builder.add(row, id, &cell);
            }
        }
    }
}

fn add_fields(
    builders: &mut [ColumnBuilder],
    columns: &[Option<usize>],
    members: &MemberNames,
    (row, id): (u32, RowId),
    object: &[u8],
) {
    for (name, cell) in json_fields::fields(object) {
        let Some((own, _)) = members.column(&name) else { continue };
        let wanted = builders.iter_mut().zip(columns).filter(|(_, column)| **column == Some(own));
        wanted.for_each(|(builder, _)| builder.add(row, id, &cell));
    }
}

fn each_cell(members: &MemberNames, fields: Fields, add: &mut dyn FnMut(usize, &str)) {
    match fields {
        Fields::Cells(cells) => cells.enumerate().for_each(|(at, cell)| add(at, &cell)),
        Fields::Json(object) => {
            for (name, cell) in json_fields::fields(object) {
                if let Some((at, _)) = members.column(&name) {
                    add(at, &cell);
                }
            }
        }
    }
}
