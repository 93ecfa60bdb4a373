use std::io;

use rustc_hash::FxHashSet;

use crate::events::{Bits, EventTable, Fields, RowSource, RowText, plain_id};
use crate::formats::events::member_names::member;
use crate::formats::events::{Layout, json_fields, unlike_names};

use super::keys::shared_columns;

/// How many events of the later file are looked for, and how many of them are enough.
const SAMPLE: usize = 64;
const ENOUGH: usize = 8;

/// Rows between two questions whether to go on.
const EVERY: u32 = 1 << 12;

/// A file of which it is asked whether it has the events of another one.
#[derive(Clone, Copy)]
pub struct IdSource<'a> {
    pub rows: &'a dyn RowSource,
    pub layout: &'a Layout,
    pub table: &'a EventTable,
}

/// Whether two files seem to be two states of one source: their ids are in columns of one name, most of their
/// columns are the same, and some events of `new`, taken from all over it, are in `old`. `go_on` is asked now and
/// then.
///
/// # Errors
/// As those of [`RowSource::texts`].
pub fn seem_one_source(old: IdSource, new: IdSource, go_on: &mut dyn FnMut() -> bool) -> io::Result<bool> {
    let Ok(shared) = shared_columns((old.rows.name(), old.layout), (new.rows.name(), new.layout)) else {
        return Ok(false);
    };
    let (a, b) = (unlike_names(&old.layout.header), unlike_names(&new.layout.header));
    let alike = b.iter().filter(|name| a.contains(name)).count();
    // Many a table numbers its rows in a column “id”.
    if shared.old.id != shared.new.id || alike * 5 < a.len().max(b.len()) * 4 {
        return Ok(false);
    }
    let wanted = sample(new, &shared.new.id);
    let enough = ENOUGH.min(wanted.len().div_ceil(2));
    if enough == 0 {
        return Ok(false);
    }
    let mut found: FxHashSet<String> = FxHashSet::default();
    let (mut seen, mut stopped) = (0_u32, false);
    let read = old.rows.texts(old.table, &Bits::all(old.table.len()), &mut |text| {
        seen = seen.wrapping_add(1);
        let id = id_of(text, &shared.old.id, &a);
        if wanted.contains(&id) {
            found.insert(id);
        }
        stopped = seen % EVERY == 0 && !go_on();
        if stopped || found.len() >= enough { Err(io::Error::other("ended early")) } else { Ok(()) }
    });
    match read {
        _ if found.len() >= enough => Ok(true),
        Err(why) if !stopped => Err(why),
        Ok(()) | Err(_) => Ok(false),
    }
}

/// The ids of rows from all over a table.
fn sample(of: IdSource, id: &str) -> FxHashSet<String> {
    let len = of.table.len();
    let step = len.div_ceil(SAMPLE).max(1);
    // A table has fewer than 2^32 rows.
    let rows = (0..len).step_by(step).filter_map(|at| of.table.row(at as u32));
    let fields = rows.filter_map(|row| of.rows.row(row.number).ok());
    let ids = fields.filter_map(|fields| member(&fields, id).map(|text| plain_id(text).to_owned()));
    ids.filter(|id| !id.is_empty()).collect()
}

fn id_of(text: RowText, id: &str, header: &[String]) -> String {
    match text.fields {
        Fields::Cells(cells) => {
            let at = header.iter().position(|name| name == id);
            at.and_then(|at| cells.nth(at)).map_or_else(String::new, |cell| plain_id(&cell).to_owned())
        }
        Fields::Json(object) => {
            let fields = json_fields::fields(object);
            member(&fields, id).map_or_else(String::new, |text| plain_id(text).to_owned())
        }
    }
}
